//! Who starts at the next turnover, and who is refused.

use alis::document::{PlacementDocument, PlacementStatus};
use alis::problem::TrustIx;

use super::facts::Facts;
use super::grid::{Cell, Grid};
use super::wishes::{Wish, wish_number};
use super::wrap::paragraph;

/// The next turnover: who, where, from when.
pub(super) fn next_turnover(facts: &Facts<'_>, trust: TrustIx) -> String {
    let words = facts.style.words();
    let turnover = facts.next_turnover();
    let mut out = facts.style.bold(&words.next_turnover(turnover));
    out.push('\n');
    let mut starting: Vec<&PlacementDocument> = facts.placements(trust).filter(|p| starts(facts, p)).collect();
    starting.sort_by_key(|placement| placement.start);
    if starting.is_empty() {
        out.push_str(&paragraph("", words.no_one_starts(), facts.style.columns()));
    } else {
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
        out.push_str(&grid.fitted(facts.style));
    }
    out.push('\n');
    out.push_str(&vacant(facts, trust));
    out
}

/// Whether a placement belongs to the next turnover: proposed now, or starting by then and not begun.
fn starts(facts: &Facts<'_>, placement: &PlacementDocument) -> bool {
    let soon = placement.start <= facts.next_turnover().first_quarter()
        && placement.start_date >= facts.problem.decision_date
        && placement.status != PlacementStatus::Serving;
    placement.status == PlacementStatus::Proposed || soon
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
    let id = &facts.trust(trust).id;
    let rows: Vec<Vec<Cell>> = facts
        .plan
        .ineligible
        .iter()
        .filter(|item| *item.trust == **id)
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
