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
            rows: starting.iter().map(|placement| row(facts, placement)).collect(),
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

fn row(facts: &Facts<'_>, placement: &PlacementDocument) -> Vec<Cell> {
    let words = facts.style.words();
    let id = &placement.candidate;
    let place = placement
        .queue_place
        .map_or_else(|| "–".to_owned(), |place| place.to_string());
    let units: Vec<String> = placement
        .segments
        .iter()
        .map(|segment| facts.place(&segment.unit))
        .collect();
    vec![
        Cell::new(place),
        Cell::new(facts.style.candidate(id)),
        Cell::new(facts.municipality(id)),
        Cell::of(units),
        Cell::new(words.date(placement.start_date)),
        Cell::new(words.date(placement.end_date)),
        Cell::new(wish(facts, placement)),
        Cell::new(words.status(placement.status)),
    ]
}

/// The wishes that a placement's segments answer, from 1: `1`, `1 + 3`, or that it lies outside them.
fn wish(facts: &Facts<'_>, placement: &PlacementDocument) -> String {
    let mut wishes: Vec<String> = (0..placement.segments.len())
        .map(|at| wish_number(facts.problem, placement, at))
        .map(|number| match number {
            Wish::Number(number) => number.to_string(),
            Wish::Outside => facts.style.words().outside_wishes().to_owned(),
            Wish::NoneStated => "–".to_owned(),
        })
        .collect();
    wishes.dedup();
    wishes.join(" + ")
}

/// How many posts stand empty from the turnover.
fn vacant(facts: &Facts<'_>, trust: TrustIx) -> String {
    let words = facts.style.words();
    let (all, used) = facts.use_of(trust, facts.next_turnover().first_quarter());
    let text = if all == 0 {
        words.no_posts().to_owned()
    } else {
        words.vacant_posts(all.saturating_sub(used))
    };
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
    let titles = [
        words.candidate(),
        words.rule_column(),
        words.field_column(),
        words.value_column(),
    ];
    let grid = Grid {
        titles: titles.map(Cell::new).to_vec(),
        rows,
        labels: 1,
        widest: 52,
        ..Grid::default()
    };
    format!(
        "{}\n{}",
        facts.style.bold(words.refused_title()),
        grid.fitted(facts.style)
    )
}
