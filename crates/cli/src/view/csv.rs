//! CSV that Norwegian Excel opens by a double click: semicolons, a byte order mark, `dd.mm.yyyy`, decimal comma, CRLF.
//!
//! It holds ids and never the names of people.

use alis::calendar::Date;
use alis::document::{IneligibleDocument, PlacementDocument, PlanDocument, UnplacedDocument};
use alis::language::Language;
use alis::problem::Problem;

use super::facts::{Facts, trust_index};
use super::rank::{IneligibleRow, RankPlace, RankRow, RankView, TrustRank};
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
        guard(&placement.candidate),
        guard(&trust_name(facts, &placement.trust)),
        placement.rank.to_string(),
        placement.queue_place.map(|place| place.to_string()).unwrap_or_default(),
        guard(&facts.unit_name(&part.unit)),
        guard(&hospital.unwrap_or_default()),
        guard(&part.post),
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
        guard(&item.candidate),
        guard(&trust_name(facts, &item.trust)),
        item.rank.to_string(),
        item.queue_place.to_string(),
    ];
    row.resize(13, String::new());
    row.push(words.unplaced(item.reason).to_owned());
    row
}

fn refused(facts: &Facts<'_>, item: &IneligibleDocument) -> Vec<String> {
    let words = facts.style.words();
    let mut row = vec![words.csv_refused().to_owned(), guard(&item.candidate), guard(&trust_name(facts, &item.trust))];
    row.resize(13, String::new());
    let value = in_excel(words, &item.field, &item.value);
    row.push(guard(&format!("{} ({}: {value})", words.rule(item.rule), words.field(&item.field))));
    row
}

fn trust_name(facts: &Facts<'_>, id: &str) -> String {
    trust_index(facts.problem, id).map_or(id, |trust| &facts.trust(trust).name).to_owned()
}

/// An order as CSV: a row for each candidate, with a column for each criterion, and for each that a rule refuses.
pub fn csv_rank(view: &RankView, language: Language) -> Vec<u8> {
    let words = Words(language);
    let keys = view.trusts.iter().flat_map(|trust| &trust.rows).next().map(|row| row.keys.as_slice());
    let keys = keys.unwrap_or_default();
    let mut head = owned(words.csv_rank_columns());
    head.extend(keys.iter().map(|(criterion, _)| guard(words.criterion(criterion))));
    head.push(words.reason_column().to_owned());
    let width = head.len();
    let mut rows = vec![head];
    for trust in &view.trusts {
        rows.extend(trust.rows.iter().map(|row| ranked(words, trust, row, width)));
        rows.extend(trust.ineligible.iter().map(|item| ineligible(words, trust, item, width)));
    }
    write(&rows)
}

fn ranked(words: Words, trust: &TrustRank, row: &RankRow, width: usize) -> Vec<String> {
    let (status, place) = match row.place {
        RankPlace::Queue(place) => (words.in_queue(), place.to_string()),
        RankPlace::Committed(status) => (words.status(status.into()), String::new()),
    };
    let other = row.place_without_nearest_hospital;
    let mut cells = vec![
        status.to_owned(),
        guard(&trust.name),
        row.rank.to_string(),
        place,
        guard(&row.candidate),
        row.decided_by.as_deref().map(|name| guard(words.criterion(name))).unwrap_or_default(),
        other.map(|place| place.to_string()).unwrap_or_default(),
    ];
    cells.extend(row.keys.iter().map(|(criterion, value)| guard(&in_excel(words, criterion, value))));
    cells.resize(width, String::new());
    cells
}

fn ineligible(words: Words, trust: &TrustRank, item: &IneligibleRow, width: usize) -> Vec<String> {
    let mut cells = vec![words.csv_refused().to_owned(), guard(&trust.name)];
    cells.resize(4, String::new());
    cells.push(guard(&item.candidate));
    cells.resize(width.saturating_sub(1), String::new());
    let value = in_excel(words, &item.field, &item.value);
    let source = item.source.as_deref().map(|source| format!("; {source}")).unwrap_or_default();
    cells.push(guard(&format!("{} ({}: {value}){source}", words.rule(item.rule), words.field(&item.field))));
    cells
}

/// A value in words, dates always as Norwegian Excel reads them.
fn in_excel(words: Words, field: &str, value: &str) -> String {
    value.parse::<Date>().map_or_else(|_| words.value(field, value), dotted)
}

/// Quarters in half-years with a decimal comma.
fn half_years(quarters: u32) -> String {
    let half = if quarters % 2 == 1 { ",5" } else { "" };
    format!("{}{half}", quarters / 2)
}

/// A text that Excel will not take for a formula.
fn guard(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
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
