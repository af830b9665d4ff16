//! When a candidate's placements may start.

use std::ops::Range;

use crate::calendar::{Date, Quarter};
use crate::problem::{Candidate, Problem};

/// The first of these starts on which a candidate's service suffices; their end where there is none.
pub(super) fn served_from(problem: &Problem, candidate: &Candidate, mut starts: Range<usize>) -> usize {
    let (first, end) = (starts.start, starts.end);
    let least = problem.rules.eligibility().min_service_months.as_ref();
    match least.filter(|rule| candidate.service_months < rule.value.0) {
        None => first,
        Some(rule) => {
            let suffices =
                |start: &usize| candidate.counted_service(problem.quarter_at(*start).first_day()) >= rule.value.0;
            starts.find(suffices).unwrap_or(end)
        }
    }
}

/// The quarters of the horizon that are not before `earliest` or the decision, nor in a period after `latest`.
pub(super) fn starts(problem: &Problem, candidate: &Candidate) -> Range<usize> {
    let horizon = problem.horizon();
    let decided = first_quarter_from(problem.decision_date);
    let from = horizon.start.max(candidate.earliest.first_quarter().number()).max(decided.number());
    let after = candidate.latest.map_or(horizon.end, |latest| latest.next().first_quarter().number());
    let place = |number: i32| usize::try_from(number - horizon.start).unwrap_or(0);
    place(from)..place(after.min(horizon.end))
}

/// The first quarter that does not begin before this day.
fn first_quarter_from(date: Date) -> Quarter {
    // The day's own quarter (they begin in months 2, 5, 8 and 11, counted from 0), or the one before a turn of year.
    let own = Quarter::from_number((date.month_number() - 2).div_euclid(3));
    if own.first_day() < date { own.next() } else { own }
}
