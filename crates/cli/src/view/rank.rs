//! The order of candidates, and what decided it.

use alis::document::{PlacementStatus, RankDocument, RankedDocument, RefusedDocument, TrustRankDocument};
use alis::problem::Problem;

use super::facts::trust_index;
use super::grid::{Cell, Grid};
use super::style::{Style, clean};
use super::wrap::{pairs, paragraph};

/// The order as a table for each trust, with the criterion that decided between neighbours.
pub fn rank(problem: &Problem, list: &RankDocument, style: &Style<'_>) -> String {
    let words = style.words();
    let mut out = format!("{}\n{}\n\n", style.bold(words.rank_title()), words.nomination());
    let facts = [
        (words.decision_date(), words.date_in_words(problem.decision_date)),
        (words.rule_set(), clean(&list.rules).into_owned()),
    ];
    out.push_str(&pairs(&facts.map(|(name, value)| (name.to_owned(), value)), style.columns()));
    for trust in &list.trusts {
        let title = title(trust_name(problem, &trust.trust), style);
        for part in [title, order(trust, style), decided(trust, style), refused(list, trust, style)] {
            if !part.is_empty() {
                out.push('\n');
                out.push_str(&part);
            }
        }
    }
    out
}

/// A trust's name; its id where the problem does not hold it.
pub(super) fn trust_name<'a>(problem: &'a Problem, id: &'a str) -> &'a str {
    trust_index(problem, id).map_or(id, |trust| &problem.trusts[trust].name)
}

fn title(name: &str, style: &Style<'_>) -> String {
    let rule = "═".repeat(style.columns());
    format!("{rule}\n{}\n", style.bold(&clean(name)))
}

/// The order itself.
fn order(trust: &TrustRankDocument, style: &Style<'_>) -> String {
    let words = style.words();
    let Some(first) = trust.candidates.first() else {
        return paragraph("", words.no_one_ranked(), style.columns());
    };
    let nearest = trust.candidates.iter().any(|row| row.queue_place_without_nearest_hospital.is_some());
    let mut titles = vec![words.queue(), words.candidate(), words.decided_by()];
    titles.extend(first.keys.iter().map(|key| words.criterion(&key.criterion)));
    if nearest {
        titles.push(words.without_nearest());
    }
    let grid = Grid {
        titles: titles.into_iter().map(Cell::new).collect(),
        rows: trust.candidates.iter().map(|row| cells(row, nearest, style)).collect(),
        labels: 2,
        widest: 21,
        ..Grid::default()
    };
    let mut out = grid.blocks(style);
    if nearest {
        out.push_str(&paragraph("", words.nearest_note(), style.columns()));
    }
    out
}

fn cells(row: &RankedDocument, nearest: bool, style: &Style<'_>) -> Vec<Cell> {
    let words = style.words();
    let place = match (row.commitment, row.queue_place) {
        (Some(status), _) => words.status(PlacementStatus::from(status)).to_owned(),
        (None, place) => place.map(|place| place.to_string()).unwrap_or_default(),
    };
    let decided = row.before_next_by.as_deref().map_or("", |criterion| words.criterion(criterion));
    let mut cells = vec![Cell::new(place), Cell::new(style.candidate(&row.candidate)), Cell::new(clean(decided))];
    cells.extend(row.keys.iter().map(|key| Cell::new(clean(&words.key(key)))));
    if nearest {
        cells.push(Cell::new(without_nearest(row)));
    }
    cells
}

/// The place without the nearest hospital, starred where it is another.
fn without_nearest(row: &RankedDocument) -> String {
    match (row.queue_place_without_nearest_hospital, row.queue_place) {
        (Some(other), Some(place)) if other != place => format!("{other} *"),
        (Some(other), _) => other.to_string(),
        (None, _) => String::new(),
    }
}

/// How many neighbours each criterion decided between.
fn decided(trust: &TrustRankDocument, style: &Style<'_>) -> String {
    let words = style.words();
    if trust.decided.is_empty() {
        return String::new();
    }
    let part = |criterion: &str, count| format!("{} {count}", clean(words.criterion(criterion)));
    let parts: Vec<String> = trust.decided.iter().map(|item| part(&item.criterion, item.neighbours)).collect();
    paragraph("", &format!("{}: {}", words.neighbours_title(), parts.join(", ")), style.columns())
}

/// Who a rule refuses, with its source.
fn refused(list: &RankDocument, trust: &TrustRankDocument, style: &Style<'_>) -> String {
    let words = style.words();
    let here: Vec<_> = list.ineligible.iter().filter(|item| item.trust == trust.trust).collect();
    if here.is_empty() {
        return String::new();
    }
    let titles =
        [words.candidate(), words.rule_column(), words.source_column(), words.field_column(), words.value_column()];
    let row = |item: &&RefusedDocument| {
        vec![
            Cell::new(style.candidate(&item.candidate)),
            Cell::new(words.rule(item.rule)),
            Cell::new(clean(item.source.as_deref().unwrap_or("–"))),
            Cell::new(clean(words.field(&item.field))),
            Cell::new(words.value(&item.field, &clean(&item.value))),
        ]
    };
    let grid = Grid {
        titles: titles.map(Cell::new).to_vec(),
        rows: here.iter().map(row).collect(),
        labels: 1,
        widest: 40,
        ..Grid::default()
    };
    format!("{}\n{}", style.bold(words.refused()), grid.fitted(style))
}
