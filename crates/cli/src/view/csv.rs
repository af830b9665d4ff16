//! CSV that Norwegian Excel opens by a double click: semicolons, a byte order mark, `dd.mm.yyyy`, decimal comma, CRLF.
//!
//! It holds ids and never the names of people.

use alis::document::{
    IneligibleDocument, KeyDocument, PlacementDocument, PlanDocument, RankDocument, RankedDocument, RefusedDocument,
    UnplacedDocument,
};
use alis::language::Language;
use alis::problem::Problem;

use super::excel::{guard, text, value};
use super::facts::Facts;
use super::rank::trust_name;
use super::style::Style;
use super::text::{Words, dotted};
use super::wishes::{Wish, wish_number};

/// A plan as CSV: a row for each segment of a placement, each unplaced candidate and each that a rule refuses.
pub fn csv_plan(problem: &Problem, plan: &PlanDocument, language: Language) -> Vec<u8> {
    let style = Style { language, ..Style::default() };
    let facts = Facts::new(problem, plan, &style);
    let words = Words(language);
    let mut rows = vec![owned(words.csv_columns())];
    for placement in &plan.placements {
        rows.extend((0..placement.segments.len()).map(|at| segment(&facts, placement, at)));
    }
    rows.extend(plan.unplaced.iter().map(|item| unplaced(&facts, item)));
    rows.extend(plan.ineligible.iter().map(|item| refused(&facts, item)));
    write(&rows)
}

fn segment(facts: &Facts<'_>, placement: &PlacementDocument, at: usize) -> Vec<String> {
    let words = facts.style.words();
    let part = &placement.segments[at];
    let quarters = part.to.number() - part.from.number() + 1;
    let wish = match wish_number(facts.problem, placement, at) {
        Wish::Number(number) => number.to_string(),
        Wish::Outside => words.outside_wishes().to_owned(),
        Wish::NoneStated => String::new(),
    };
    let hospital = facts.unit(&part.unit).and_then(|unit| facts.hospital_name(unit));
    vec![
        words.status(placement.status).to_owned(),
        text(&placement.candidate),
        text(trust_name(facts.problem, &placement.trust)),
        placement.rank.to_string(),
        placement.queue_place.map(|place| place.to_string()).unwrap_or_default(),
        text(&facts.unit_name(&part.unit)),
        text(&hospital.unwrap_or_default()),
        text(&part.post),
        dotted(part.from.first_day()),
        dotted(part.to.last_day()),
        (quarters * 3).to_string(),
        half_years(placement.waiting),
        wish,
        String::new(),
    ]
}

fn unplaced(facts: &Facts<'_>, item: &UnplacedDocument) -> Vec<String> {
    let words = facts.style.words();
    let mut row = vec![
        words.csv_unplaced().to_owned(),
        text(&item.candidate),
        text(trust_name(facts.problem, &item.trust)),
        item.rank.to_string(),
        item.queue_place.to_string(),
    ];
    row.resize(13, String::new());
    row.push(words.unplaced(item.reason).to_owned());
    row
}

fn refused(facts: &Facts<'_>, item: &IneligibleDocument) -> Vec<String> {
    let words = facts.style.words();
    let mut row =
        vec![words.csv_refused().to_owned(), text(&item.candidate), text(trust_name(facts.problem, &item.trust))];
    row.resize(13, String::new());
    let value = value(words, &item.field, &item.value);
    row.push(guard(&format!("{} ({}: {value})", words.rule(item.rule), words.field(&item.field))));
    row
}

/// An order as CSV: a row for each candidate, with a column for each criterion (for `progress` two: `9/2` in one cell
/// would become a date), and for each that a rule refuses.
pub fn csv_rank(problem: &Problem, list: &RankDocument, language: Language) -> Vec<u8> {
    let words = Words(language);
    let first = list.trusts.iter().flat_map(|trust| &trust.candidates).next();
    let keys = first.map(|row| row.keys.as_slice()).unwrap_or_default();
    let mut head = owned(words.csv_rank_columns());
    head.extend(keys.iter().flat_map(|key| words.csv_key_columns(&key.criterion)).map(guard));
    head.push(words.reason_column().to_owned());
    let width = head.len();
    let mut rows = vec![head];
    for trust in &list.trusts {
        let name = text(trust_name(problem, &trust.trust));
        rows.extend(trust.candidates.iter().map(|row| ranked(words, &name, row, width)));
        let refused = list.ineligible.iter().filter(|item| item.trust == trust.trust);
        rows.extend(refused.map(|item| ineligible(words, &name, item, width)));
    }
    write(&rows)
}

fn ranked(words: Words, trust: &str, row: &RankedDocument, width: usize) -> Vec<String> {
    let number = |place: Option<u32>| place.map(|place| place.to_string()).unwrap_or_default();
    let mut cells = vec![
        row.commitment.map_or(words.in_queue(), |status| words.status(status.into())).to_owned(),
        trust.to_owned(),
        row.rank.to_string(),
        number(row.queue_place),
        text(&row.candidate),
        row.before_next_by.as_deref().map(|name| guard(words.criterion(name))).unwrap_or_default(),
        number(row.queue_place_without_nearest_hospital),
    ];
    cells.extend(row.keys.iter().flat_map(|key| self::key(words, key)));
    cells.resize(width, String::new());
    cells
}

/// The cells of a criterion, as many as it has columns.
fn key(words: Words, key: &KeyDocument) -> Vec<String> {
    let shown = guard(&value(words, &key.criterion, &key.value));
    match (key.criterion.as_str(), key.from, key.to) {
        ("progress", ..) => {
            let (goals, courses) = key.value.split_once('/').unwrap_or((&key.value, ""));
            vec![guard(goals), guard(courses)]
        }
        (_, Some(from), Some(to)) => vec![format!("{shown} {}–{}", dotted(from), dotted(to))],
        _ => vec![shown],
    }
}

fn ineligible(words: Words, trust: &str, item: &RefusedDocument, width: usize) -> Vec<String> {
    let mut cells = vec![words.csv_refused().to_owned(), trust.to_owned()];
    cells.resize(4, String::new());
    cells.push(text(&item.candidate));
    cells.resize(width.saturating_sub(1), String::new());
    let value = value(words, &item.field, &item.value);
    let source = item.source.as_deref().map(|source| format!("; {source}")).unwrap_or_default();
    cells.push(guard(&format!("{} ({}: {value}){source}", words.rule(item.rule), words.field(&item.field))));
    cells
}

/// Quarters in half-years with a decimal comma.
fn half_years(quarters: u32) -> String {
    let half = if quarters % 2 == 1 { ",5" } else { "" };
    format!("{}{half}", quarters / 2)
}

fn owned(columns: Vec<&str>) -> Vec<String> {
    columns.into_iter().map(str::to_owned).collect()
}

/// The rows with a byte order mark, semicolons and CRLF.
fn write(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(::csv::Terminator::CRLF)
        .from_writer(b"\xef\xbb\xbf".to_vec());
    for row in rows {
        writer.write_record(row).unwrap_or_else(|_| unreachable!("all rows are equally long, and memory takes them"));
    }
    writer.into_inner().unwrap_or_else(|_| unreachable!("memory takes what is flushed to it"))
}
