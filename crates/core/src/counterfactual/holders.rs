//! Who holds what the candidate wanted, and what is full.

use std::collections::{BTreeMap, BTreeSet};

use super::offers::{Kind, Subject};
use super::{Basis, worth};
use crate::calendar::{Period, Quarter};
use crate::document::{CandidateChange, Change, Id, Objective, PlacementDocument, PlacementStatus};
use crate::options::{self, PlacementOption, Values};
use crate::problem::Segment;

/// A pool, a unit or a municipality in a quarter, by id; kinds may share ids.
type Spot<'a> = (u8, &'a str, Quarter);

/// The withdrawal of each who holds something in a quarter that a better option of the candidate would use: who ranks
/// ahead, or holds a place that stands but is not yet being served. Under `time_then_place` the start of those behind
/// counts before the candidate's place, so that they are asked too. By rank.
pub(super) fn withdrawals(subject: &Subject<'_>) -> Kind {
    let wanted = wanted(subject);
    let behind_counts = subject.basis.problem.rules.objective() == Objective::TimeThenPlace;
    let own_rank = if behind_counts { u32::MAX } else { rank_of(subject) };
    let holds = |placement: &&PlacementDocument| {
        let stands = matches!(placement.status, PlacementStatus::Accepted | PlacementStatus::Offered);
        let ahead = placement.status != PlacementStatus::Serving && placement.rank < own_rank;
        let other = placement.candidate != subject.document.id;
        other && (stands || ahead) && spots_of(subject.basis, placement).iter().any(|spot| wanted.contains(spot))
    };
    let withdraw = |placement: &PlacementDocument| Change::Candidate {
        candidate: placement.candidate.clone(),
        change: CandidateChange::Withdraw,
    };
    Kind::Each(subject.basis.plan.placements.iter().filter(holds).map(|own| (1, withdraw(own))).collect())
}

fn rank_of(subject: &Subject<'_>) -> u32 {
    let (plan, id) = (subject.basis.plan, &subject.document.id);
    let placed = plan.placements.iter().find(|own| own.candidate == *id).map(|own| own.rank);
    let unplaced = || plan.unplaced.iter().find(|own| own.candidate == *id).map(|own| own.rank);
    placed.or_else(unplaced).unwrap_or(0)
}

/// What the candidate's better options use.
fn wanted<'a>(subject: &Subject<'a>) -> BTreeSet<Spot<'a>> {
    let problem = subject.basis.problem;
    let Some(who) = worth::candidate(problem, &subject.document.id) else { return BTreeSet::new() };
    let order = |values: &Values| worth::in_own_order(problem, &who.id, values);
    let held = subject.held.map(|held| order(&worth::values(held)));
    let better = |option: &PlacementOption| held.is_none_or(|held| order(&option.values) < held);
    let options = options::enumerate(problem, who).unwrap_or_default();
    let municipality = problem.municipalities[who.municipality].id.as_str();
    let spots = |segment: &Segment| {
        let (pool, unit) = (problem.pools[segment.pool].id.as_str(), problem.units[segment.unit].id.as_str());
        segment.quarters().flat_map(move |quarter| spots(pool, unit, municipality, quarter))
    };
    options.iter().filter(|option| better(option)).flat_map(|option| option.segments.iter().flat_map(spots)).collect()
}

fn spots<'a>(pool: &'a str, unit: &'a str, municipality: &'a str, quarter: Quarter) -> [Spot<'a>; 3] {
    [(0, pool, quarter), (1, unit, quarter), (2, municipality, quarter)]
}

/// What a placement uses.
fn spots_of<'a>(basis: Basis<'a>, placement: &'a PlacementDocument) -> Vec<Spot<'a>> {
    let home = worth::candidate(basis.problem, &placement.candidate)
        .map_or("", |who| basis.problem.municipalities[who.municipality].id.as_str());
    let of = |(unit, pool, quarter): (&'a Id, &'a Id, Quarter)| spots(pool, unit, home, quarter);
    uses(placement).flat_map(of).collect()
}

/// The unit and the pool of each quarter.
fn uses(placement: &PlacementDocument) -> impl Iterator<Item = (&Id, &Id, Quarter)> {
    placement.segments.iter().flat_map(|segment| {
        let quarters = (segment.from.number()..=segment.to.number()).map(Quarter::from_number);
        quarters.map(move |quarter| (&segment.unit, &segment.post, quarter))
    })
}

/// The pools that are full in some quarter of a period.
pub(super) fn full_posts(basis: Basis<'_>) -> BTreeSet<(&Id, Period)> {
    let full = basis.plan.posts.iter().filter(|post| post.used >= post.capacity);
    full.map(|post| (&post.post, post.quarter.period())).collect()
}

/// The units that are full in some quarter.
pub(super) fn full_units(basis: Basis<'_>) -> BTreeSet<&Id> {
    let mut serve: BTreeMap<(&Id, Quarter), u32> = BTreeMap::new();
    for (unit, _, quarter) in basis.plan.placements.iter().flat_map(uses) {
        *serve.entry((unit, quarter)).or_default() += 1;
    }
    let most = |id: &Id| {
        let at = basis.problem.units.binary_search_by(|unit| unit.id.cmp(id)).ok()?;
        basis.problem.units[at].max_at_once
    };
    let full = serve.iter().filter(|((unit, _), serve)| most(unit).is_some_and(|most| **serve >= most));
    full.map(|((unit, _), _)| *unit).collect()
}
