//! What a reason says of its candidate alone, without any proof.

use crate::calendar::Date;
use crate::document::{Choice, EligibilityRule, Months, UnplacedReason};
use crate::options::{PlacementOption, Shape, barred};
use crate::priority::key_text;
use crate::problem::{Candidate, Problem};
use crate::rules::Criterion;

use super::board::Course;

/// The values of the criteria as they are compared, and after a space, where that is something else, what they were
/// read from.
pub(super) fn keys(problem: &Problem, candidate: &Candidate) -> Vec<String> {
    let key = |criterion: &Criterion| {
        let text = key_text(problem, candidate, criterion);
        match criterion {
            Criterion::Employment(classes) => {
                format!("{} {text}", crate::priority::employment_class(candidate, classes) + 1)
            }
            Criterion::ServiceMonths { width } if *width > 1 => {
                let months = candidate.service_at_decision(problem.decision_date);
                format!("{} {text}", months / width * width)
            }
            _ if text.is_empty() => "none".to_owned(),
            _ => text,
        }
    };
    problem.rules.criteria().iter().map(key).collect()
}

/// The starts from which a candidate has no option at all, before `end`, with the first filter that leaves none. Second
/// quarters are looked at for 3 months alone.
pub(super) fn barred_starts(
    problem: &Problem,
    candidate: &Candidate,
    with_options: &[usize],
    end: usize,
) -> Vec<(usize, UnplacedReason)> {
    let horizon = problem.horizon();
    let place = |number: i32| usize::try_from(number - horizon.start).unwrap_or(0);
    let first = place(horizon.start.max(candidate.earliest.first_quarter().number()));
    let after = candidate.latest.map_or(horizon.end, |latest| latest.next().first_quarter().number());
    let end = end.min(place(after.min(horizon.end)));
    let step = if candidate.months_needed == Months::THREE { 1 } else { 2 };
    let starts = (first..end).step_by(step).filter(|start| with_options.binary_search(start).is_err());
    starts.filter_map(|start| Some((start, barred(problem, candidate, problem.quarter_at(start))?))).collect()
}

/// The first day on which a candidate's service suffices, if there ever is one that plans can write.
pub(super) fn service_suffices_on(problem: &Problem, candidate: &Candidate) -> Option<Date> {
    let least = problem.rules.eligibility().min_service_months.as_ref()?.value.0;
    let first = problem.decision_date.max(candidate.service_counted_on).first_of_month();
    let end = Date::new(2200, 2, 1)?;
    let mut day = first;
    while day <= end {
        if candidate.counted_service(day) >= least {
            return Some(day);
        }
        day = day.add_months(1);
    }
    None
}

/// Why this of the options of equal value. `carriers` gives the first pool that could carry a stretch, and how many could.
pub(super) fn choice(
    taken: &PlacementOption,
    start: usize,
    equal: &[Course],
    carriers: impl Fn(Shape, (usize, usize, usize)) -> (usize, usize),
    own: &[(usize, usize)],
) -> Choice {
    let mut first: Option<(Vec<usize>, Vec<usize>)> = None;
    let mut count: usize = 0;
    for course in equal {
        let (mut units, mut pools) = (Vec::new(), Vec::new());
        let mut ways: usize = 1;
        for stretch in course.stretches(start) {
            let (first, carrying) = carriers(course.shape, stretch);
            ways = ways.saturating_mul(carrying);
            for _ in stretch.1..=stretch.2 {
                units.push(stretch.0);
                pools.push(first);
            }
        }
        if ways == 0 {
            continue;
        }
        count = count.saturating_add(ways);
        if first.as_ref().is_none_or(|known| (&units, &pools) < (&known.0, &known.1)) {
            first = Some((units, pools));
        }
    }
    let each = |of: fn(&(usize, usize)) -> usize| -> Vec<usize> {
        let quarters = |at: usize| taken.segments[at].quarters().count();
        own.iter().enumerate().flat_map(|(at, place)| std::iter::repeat_n(of(place), quarters(at))).collect()
    };
    match first {
        _ if count <= 1 => Choice::Only,
        Some((units, pools)) if units == each(|place| place.0) && pools == each(|place| place.1) => Choice::First,
        _ => Choice::Later,
    }
}

/// Where the rule stands that refused a candidate.
pub(super) fn source(problem: &Problem, rule: EligibilityRule) -> Option<String> {
    crate::priority::rule_source(problem, rule)
}
