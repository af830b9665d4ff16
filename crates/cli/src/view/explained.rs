//! What a candidate got in a plan.

use alis::document::{IneligibleDocument, PlacementDocument, PlanDocument};
use alis::problem::Problem;

use super::facts::Facts;
use super::style::{Style, clean};
use super::wishes::{Wish, wish_number};
use super::wrap::{pairs, wrap};

/// Who, where, and what the plan gives. The plan must be of this problem.
pub fn explained(problem: &Problem, plan: &PlanDocument, candidate: &str, style: &Style<'_>) -> String {
    let facts = Facts::new(problem, plan, style);
    let words = style.words();
    let mut out = String::new();
    for line in wrap(&style.candidate(candidate), style.columns(), 0) {
        out.push_str(&style.bold(&line));
        out.push('\n');
    }
    out.push_str(words.nomination());
    out.push_str("\n\n");
    let mut rows = vec![(words.home().to_owned(), facts.municipality(candidate).into_owned())];
    if let Some(who) = facts.candidate(candidate) {
        rows.push((words.trust().to_owned(), clean(&facts.trust(who.trust).name).into_owned()));
    }
    if let Some(placement) = plan.placements.iter().find(|own| own.candidate == *candidate) {
        rows.extend(placed(&facts, placement));
    } else if let Some(item) = plan.unplaced.iter().find(|own| own.candidate == *candidate) {
        rows.push((words.queue_place().to_owned(), item.queue_place.to_string()));
        rows.push((words.in_the_plan().to_owned(), words.is_unplaced(words.unplaced(item.reason))));
    } else if let Some(item) = plan.ineligible.iter().find(|own| own.candidate == *candidate) {
        rows.push((words.in_the_plan().to_owned(), refused(&facts, item)));
    }
    out.push_str(&pairs(&rows, style.columns()));
    out.push('\n');
    out
}

/// The rows of who has a place.
fn placed(facts: &Facts<'_>, placement: &PlacementDocument) -> Vec<(String, String)> {
    let words = facts.style.words();
    let queue_place = placement.queue_place.map(|place| (words.queue_place().to_owned(), place.to_string()));
    let (from, to) = (words.date_in_words(placement.start_date), words.date_in_words(placement.end_date));
    let place = format!("{}, {from} – {to}: {}", words.status(placement.status), places_of(facts, placement));
    let mut wishes: Vec<String> = (0..placement.segments.len())
        .map(|segment| match wish_number(facts.problem, placement, segment) {
            Wish::Number(number) => number.to_string(),
            Wish::Outside => words.outside_all_wishes().to_owned(),
            Wish::NoneStated => words.no_wishes().to_owned(),
        })
        .collect();
    wishes.dedup();
    let mut rows: Vec<(String, String)> = queue_place.into_iter().collect();
    rows.push((words.in_the_plan().to_owned(), place));
    rows.push((words.waiting_time().to_owned(), words.half_years(placement.waiting)));
    rows.push((words.wish_answered().to_owned(), wishes.join(", ")));
    rows
}

/// The places of a placement, in order.
fn places_of(facts: &Facts<'_>, placement: &PlacementDocument) -> String {
    let mut places: Vec<String> = placement.segments.iter().map(|segment| facts.place(&segment.unit)).collect();
    places.dedup();
    places.join(" → ")
}

/// Which rule refuses someone.
fn refused(facts: &Facts<'_>, item: &IneligibleDocument) -> String {
    let words = facts.style.words();
    let value = words.value(&item.field, &clean(&item.value));
    words.is_refused(words.rule(item.rule), words.field(&item.field), &value, None)
}
