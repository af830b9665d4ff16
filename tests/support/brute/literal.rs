#![allow(clippy::unwrap_used, reason = "tests")]
//! The search once more with nothing clever in it, for the smallest problems: all plans, one vector of levels each.

use alis::document::{Objective, Prefers, ProblemDocument};

use super::facts::posts;
use super::options::by_quarter;
use super::*;
use crate::random::{Shape, random_problem, rules_of};

/// A plan: for every ranked candidate the place of an option in the canonical order, or none.
type Plan = Vec<Option<usize>>;

/// What a ranked candidate may take; for the committed the commitment, which is always taken.
struct Seat<'a> {
    candidate: &'a CandidateDocument,
    options: Vec<Placement>,
    committed: bool,
}

fn seats<'a>(facts: &Facts<'a>) -> Vec<Seat<'a>> {
    let seat = |candidate| match facts.commitment(candidate) {
        Some(stands) => Seat { candidate, options: vec![options::repeated(facts, candidate, stands)], committed: true },
        None => Seat { candidate, options: options::options(facts, candidate).unwrap_or_default(), committed: false },
    };
    order::ranked(facts).into_iter().map(seat).collect()
}

fn all_plans(seats: &[Seat<'_>]) -> Vec<Plan> {
    seats.iter().fold(vec![Vec::new()], |plans, seat| {
        let mut takes: Vec<Option<usize>> = (0..seat.options.len()).map(Some).collect();
        if !seat.committed {
            takes.push(None);
        }
        let longer = plans.iter().flat_map(|plan: &Plan| takes.iter().map(move |&take| [&plan[..], &[take]].concat()));
        longer.collect()
    })
}

/// Whether in every quarter of the horizon no pool, unit or municipality is above its limit.
fn keeps_limits(facts: &Facts<'_>, seats: &[Seat<'_>], plan: &Plan) -> bool {
    let taken = |quarter, counts: &dyn Fn(&CandidateDocument, &SegmentDocument) -> bool| {
        let mut sum = 0;
        for (seat, option) in seats.iter().zip(plan).filter_map(|(seat, take)| Some((seat, &seat.options[(*take)?]))) {
            let mut there = by_quarter(&option.segments);
            sum += u32::from(there.any(|(q, segment)| q == quarter && counts(seat.candidate, segment)));
        }
        sum
    };
    facts.horizon().into_iter().all(|quarter| {
        let problem = facts.problem;
        let mut units = problem.trusts.iter().flat_map(|trust| facts.units(&trust.id));
        let mut pools = problem.posts.iter();
        let mut municipalities = problem.municipalities.iter();
        pools.all(|pool| taken(quarter, &|_, segment| segment.post == pool.id) <= posts(pool, quarter))
            && units.all(|(unit, _)| {
                let max = facts.unit_max(unit);
                max.is_none_or(|max| taken(quarter, &|_, segment| segment.unit == unit.id) <= max)
            })
            && municipalities.all(|m| {
                let max = m.max_absent;
                max.is_none_or(|max| taken(quarter, &|candidate, _| candidate.municipality == m.id) <= max.0)
            })
    })
}

/// Every level of both tiers in the model's order.
fn levels(facts: &Facts<'_>, seats: &[Seat<'_>], plan: &Plan) -> Vec<usize> {
    let (mut times, mut values, mut places) = (Vec::new(), Vec::new(), Vec::new());
    for (seat, take) in seats.iter().zip(plan).filter(|(seat, _)| !seat.committed) {
        let unplaced = usize::from(take.is_none());
        let own = take.map(|take| seat.options[take].values);
        let [waiting, wish, away, relevance] =
            own.map_or([0; 4], |v| [v.waiting, v.wish, v.away, v.relevance].map(|value| value as usize));
        match (facts.rules.objective, seat.candidate.prefers) {
            (Some(Objective::TimeThenPlace), _) => {
                times.extend([unplaced, waiting]);
                values.extend([wish, away, relevance]);
            }
            (_, Prefers::Time) => values.extend([unplaced, waiting, wish, away, relevance]),
            (_, Prefers::Place) => values.extend([unplaced, wish, waiting, away, relevance]),
        }
        places.push(take.unwrap_or(0));
    }
    [times, values, places].concat()
}

fn literal(problem: &ProblemDocument, rules: &RulesDocument) -> Vec<Option<Placement>> {
    let facts = Facts { problem, rules };
    let seats = seats(&facts);
    let mut plans = all_plans(&seats);
    plans.retain(|plan| keeps_limits(&facts, &seats, plan));
    let best = plans.into_iter().min_by_key(|plan| levels(&facts, &seats, plan)).unwrap();
    seats.iter().zip(best).map(|(seat, take)| take.map(|take| seat.options[take].clone())).collect()
}

#[test]
fn the_search_finds_what_a_list_of_all_plans_finds() {
    let mut compared = 0;
    for (seed, shape) in (0..150).flat_map(|seed| Shape::ALL.map(|shape| (seed, shape))) {
        let problem = random_problem(seed, shape);
        let rules = rules_of(&problem);
        if size(&problem, &rules) <= 2_000 {
            let found = optimum(&problem, &rules).ranked.into_iter().map(|ranked| ranked.placement);
            assert_eq!(found.collect::<Vec<_>>(), literal(&problem, &rules), "seed {seed}, {shape:?}");
            compared += 1;
        }
    }
    assert!(compared > 400, "{compared}");
}
