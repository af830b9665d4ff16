//! Who starts at the next turnover, and who is refused.

use alis::document::{PlacementDocument, PlacementStatus};
use alis::problem::TrustIx;

use super::facts::Facts;
use super::grid::{Cell, Grid};
use super::wishes::{Wish, wish_number};
use super::wrap::paragraph;

/// Who starts before the next turnover, at it, and later though proposed now: who, where, from when.
pub(super) fn next_turnover(facts: &Facts<'_>, trust: TrustIx) -> String {
    let words = facts.style.words();
    let turnover = facts.next_turnover();
    let mut starting = facts.placements(trust).to_vec();
    starting.retain(|placement| is_new(facts, placement));
    starting.sort_by_key(|placement| placement.start);
    let at = turnover.first_quarter();
    let (before, rest): (Vec<_>, Vec<_>) = starting.into_iter().partition(|placement| placement.start < at);
    let (now, later): (Vec<_>, Vec<_>) = rest.into_iter().partition(|placement| placement.start == at);
    let mut parts = Vec::new();
    if !before.is_empty() {
        parts.push(titled(facts, words.before_turnover(), &table(facts, &before)));
    }
    if turnover <= facts.problem.last_period {
        let none = || paragraph("", words.no_one_starts(), facts.style.columns());
        let who = if now.is_empty() { none() } else { table(facts, &now) };
        parts.push(titled(facts, &words.next_turnover(turnover), &format!("{who}\n{}", vacant(facts, trust))));
    }
    if !later.is_empty() {
        parts.push(titled(facts, words.after_turnover(), &table(facts, &later)));
    }
    parts.join("\n")
}

fn titled(facts: &Facts<'_>, title: &str, text: &str) -> String {
    format!("{}\n{text}", facts.style.bold(title))
}

/// Whether a placement has not begun, and is proposed now or starts by the next turnover.
fn is_new(facts: &Facts<'_>, placement: &PlacementDocument) -> bool {
    let soon = placement.start <= facts.next_turnover().first_quarter()
        && placement.start_date >= facts.problem.decision_date
        && placement.status != PlacementStatus::Serving;
    placement.status == PlacementStatus::Proposed || soon
}

fn table(facts: &Facts<'_>, starting: &[&PlacementDocument]) -> String {
    let words = facts.style.words();
    let grid = Grid {
        titles: [
            words.queue(),
            words.candidate(),
            words.municipality(),
            words.unit(),
            words.from(),
            words.to(),
            words.wish(),
            words.status_column(),
        ]
        .map(Cell::new)
        .to_vec(),
        rows: starting.iter().flat_map(|placement| rows(facts, placement)).collect(),
        labels: 2,
        widest: 40,
        right: vec![0],
        ..Grid::default()
    };
    grid.fitted(facts.style)
}

/// A row for each segment of a placement; the first tells who and how, every one where and when.
fn rows(facts: &Facts<'_>, placement: &PlacementDocument) -> Vec<Vec<Cell>> {
    let words = facts.style.words();
    let id = &placement.candidate;
    let place = placement.queue_place.map_or_else(|| "–".to_owned(), |place| place.to_string());
    let who = [Cell::new(place), Cell::new(facts.style.candidate(id)), Cell::new(facts.municipality(id))];
    let mut rows = Vec::new();
    for (at, segment) in placement.segments.iter().enumerate() {
        let mut row = if at == 0 { who.to_vec() } else { vec![Cell::new(""); who.len()] };
        row.push(Cell::new(facts.place(&segment.unit)));
        row.push(Cell::new(words.date(segment.from.first_day())));
        row.push(Cell::new(words.date(segment.to.last_day())));
        row.push(Cell::new(wish(facts, placement, at)));
        row.push(Cell::new(if at == 0 { words.status(placement.status) } else { "" }));
        rows.push(row);
    }
    rows
}

/// The wish that a segment answers.
fn wish(facts: &Facts<'_>, placement: &PlacementDocument, at: usize) -> String {
    match wish_number(facts.problem, placement, at) {
        Wish::Number(number) => number.to_string(),
        Wish::Outside => facts.style.words().outside_wishes().to_owned(),
        Wish::NoneStated => "–".to_owned(),
    }
}

/// How many posts stand empty from the turnover.
fn vacant(facts: &Facts<'_>, trust: TrustIx) -> String {
    let words = facts.style.words();
    let first = facts.next_turnover().first_quarter();
    let (all, used) = facts.use_of(trust, |quarter| quarter == first);
    let text = if all == 0 { words.no_posts().to_owned() } else { words.vacant_posts(all.saturating_sub(used)) };
    paragraph("", &text, facts.style.columns())
}

/// Who a rule refuses at a trust: rule, field and value; empty where there is none.
pub(super) fn refused(facts: &Facts<'_>, trust: TrustIx) -> String {
    let words = facts.style.words();
    let rows: Vec<Vec<Cell>> = facts
        .ineligible(trust)
        .iter()
        .map(|item| {
            vec![
                Cell::new(facts.style.candidate(&item.candidate)),
                Cell::new(words.rule(item.rule)),
                Cell::new(words.field(&item.field)),
                Cell::new(words.value(&item.field, &item.value)),
            ]
        })
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    let titles = [words.candidate(), words.rule_column(), words.field_column(), words.value_column()];
    let grid = Grid { titles: titles.map(Cell::new).to_vec(), rows, labels: 1, widest: 52, ..Grid::default() };
    format!("{}\n{}", facts.style.bold(words.refused()), grid.fitted(facts.style))
}
