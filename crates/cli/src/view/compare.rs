//! Two candidates side by side.

use alis::document::{
    CompareDocument, ComparedCriterionDocument, ComparedDocument, ComparedLotteryDocument, CriterionOutcome,
    KeyDocument, PlacementStatus,
};
use alis::problem::Problem;

use super::facts::candidate_index;
use super::grid::{Cell, Grid};
use super::rank::trust_name;
use super::style::{Style, clean};
use super::wrap::{pairs, paragraph};

/// Which criterion decided between two candidates, and what it read of both.
pub fn compare(problem: &Problem, compared: &CompareDocument, style: &Style<'_>) -> String {
    let columns = style.columns();
    let rows = compared
        .candidates
        .each_ref()
        .map(|one| (style.candidate(&one.candidate).into_owned(), standing(problem, one, style)));
    let mut parts = vec![style.heading(&headline(compared, style)), pairs(&rows, columns)];
    if compared.criteria.is_empty() {
        parts.push(paragraph("", style.words().refused_has_no_place(), columns));
        return parts.join("\n");
    }
    parts.extend(across_trusts(problem, compared, style).map(|note| paragraph("", &note, columns)));
    parts.push(criteria(compared, style));
    let decides = compared.criteria.iter().find(|row| row.outcome == CriterionOutcome::Decides);
    parts.extend(decides.map(|row| source(compared, row, style)));
    parts.extend(compared.lottery.as_ref().map(|lottery| numbers(compared, lottery, style)));
    parts.join("\n")
}

/// Who comes first, and why.
fn headline(compared: &CompareDocument, style: &Style<'_>) -> String {
    let words = style.words();
    let ids = compared.candidates.each_ref().map(|one| style.candidate(&one.candidate));
    let (Some(ahead), Some(decider)) = (&compared.ahead, &compared.decided_by) else {
        return words.no_order_between(&ids[0], &ids[1]);
    };
    let behind = usize::from(compared.candidates[0].candidate == *ahead);
    words.decided_between(&ids[1 - behind], &ids[behind], &clean(words.criterion(decider)))
}

/// Where a candidate stands: the place in the queue, the placement that stands, or the rule that refuses.
fn standing(problem: &Problem, one: &ComparedDocument, style: &Style<'_>) -> String {
    let words = style.words();
    let trust = clean(trust_name(problem, &one.trust));
    if let Some(refused) = &one.refused {
        let value = words.value(&refused.field, &clean(&refused.value));
        let source = refused.source.as_deref().map(clean);
        return words.is_refused(words.rule(refused.rule), words.field(&refused.field), &value, source.as_deref());
    }
    match (one.commitment, one.queue_place) {
        (Some(status), _) => words.holds_a_place(&trust, words.status(PlacementStatus::from(status))),
        (None, place) => words.stands_in_queue(&trust, place.unwrap_or_default()),
    }
}

/// What the order between candidates of two trusts means.
fn across_trusts(problem: &Problem, compared: &CompareDocument, style: &Style<'_>) -> Option<String> {
    let [a, b] = &compared.candidates;
    if a.trust == b.trust {
        return None;
    }
    let home =
        |one: &ComparedDocument| Some(problem.candidates[candidate_index(problem, &one.candidate)?].municipality);
    let municipality = home(a).filter(|own| home(b) == Some(*own)).map(|own| &problem.municipalities[own]);
    let bears = municipality.and_then(|own| Some((clean(&own.name), own.max_absent?)));
    Some(style.words().across_trusts(bears.as_ref().map(|(name, most)| (name.as_ref(), *most))))
}

fn criteria(compared: &CompareDocument, style: &Style<'_>) -> String {
    let words = style.words();
    let ids = compared.candidates.each_ref().map(|one| style.candidate(&one.candidate).into_owned());
    let row = |row: &ComparedCriterionDocument| {
        let cells = vec![
            Cell::new(clean(words.criterion(&row.criterion))),
            Cell::new(value(&row.values[0], row.width, style)),
            Cell::new(value(&row.values[1], row.width, style)),
            Cell::new(words.outcome(row.outcome)),
        ];
        match row.outcome {
            CriterionOutcome::Equal => cells,
            CriterionOutcome::Decides => cells.into_iter().map(Cell::bold).collect(),
            CriterionOutcome::NotReached => cells.into_iter().map(Cell::dim).collect(),
        }
    };
    let [a, b] = ids;
    let grid = Grid {
        titles: [words.criterion_column().to_owned(), a, b, String::new()].map(Cell::new).to_vec(),
        rows: compared.criteria.iter().map(row).collect(),
        labels: 1,
        widest: 30,
        ..Grid::default()
    };
    grid.fitted(style)
}

/// What a criterion read, months of service with their unit and the group that they fall in.
fn value(key: &KeyDocument, width: Option<u32>, style: &Style<'_>) -> String {
    let words = style.words();
    let text = clean(&words.key(key)).into_owned();
    if key.criterion != "service_months" {
        return text;
    }
    let months = words.months(&text);
    match (width, key.value.parse::<u32>()) {
        (Some(width), Ok(value)) => {
            let least = value / width * width;
            format!("{months} ({least}–{})", least + width - 1)
        }
        _ => months,
    }
}

/// Where the criterion that decided stands, and how it is read.
fn source(compared: &CompareDocument, row: &ComparedCriterionDocument, style: &Style<'_>) -> String {
    let words = style.words();
    let mut rows = vec![(words.rule_set().to_owned(), clean(&compared.rules).into_owned())];
    let source = row.source.as_deref().map_or(words.no_source().into(), clean);
    rows.push((words.source_of(words.criterion(&row.criterion)), source.into_owned()));
    rows.extend(row.note.as_deref().map(|note| (words.read_as().to_owned(), clean(note).into_owned())));
    pairs(&rows, style.columns())
}

/// What both drew.
fn numbers(compared: &CompareDocument, lottery: &ComparedLotteryDocument, style: &Style<'_>) -> String {
    let words = style.words();
    let mut out = paragraph("", words.lottery_between(), style.columns());
    let mut rows: Vec<(String, String)> = compared
        .candidates
        .iter()
        .zip(&lottery.numbers)
        .map(|(one, number)| (style.candidate(&one.candidate).into_owned(), number.clone()))
        .collect();
    rows.push((words.published_short().to_owned(), lottery.seed_sha256.clone()));
    out.push_str(&pairs(&rows, style.columns()));
    out
}
