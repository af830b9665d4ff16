//! The posts left empty, and who could fill them by widening the wishes.

use std::collections::BTreeMap;

use super::taken::Taken;
use crate::calendar::{Period, Quarter};
use crate::document::{AskDocument, EmptyPostDocument, Objective, Prefers, Widening};
use crate::options::{PlacementOption, enumerate};
use crate::priority::{PriorityList, Ranked};
use crate::problem::{Candidate, PoolIx, Problem, Segment, UnitIx};

/// A pool in a half-year.
type Cell = (PoolIx, Period);

/// What a candidate could take in a cell.
struct Chance {
    start: Quarter,
    widen: Vec<Widening>,
    units: Vec<UnitIx>,
}

/// Every pool and half-year with posts left empty from the decision date on.
pub(super) fn empty(problem: &Problem, list: &PriorityList, taken: &Taken<'_>) -> Vec<EmptyPostDocument> {
    let mut cells: BTreeMap<Cell, [u32; 2]> = BTreeMap::new();
    for pool in 0..problem.pools.len() {
        for period in (problem.first_period.number()..=problem.last_period.number()).map(Period::from_number) {
            let left = period.quarters().map(|quarter| left(problem, taken, pool, quarter));
            if left != [0, 0] {
                cells.insert((pool, period), left);
            }
        }
    }
    let mut ask: BTreeMap<Cell, Vec<AskDocument>> = BTreeMap::new();
    for (rank, ranked) in (1..).zip(list.order()) {
        for (cell, chance) in chances(problem, ranked, taken) {
            ask.entry(cell).or_default().extend(asked(problem, rank, ranked, taken, chance));
        }
    }
    let document = |(cell, empty): (Cell, [u32; 2])| EmptyPostDocument {
        post: problem.pools[cell.0].id.clone(),
        trust: problem.trusts[problem.pools[cell.0].trust].id.clone(),
        period: cell.1,
        empty,
        ask: ask.remove(&cell).unwrap_or_default(),
    };
    cells.into_iter().map(document).collect()
}

/// The posts that are left in a quarter that no decision comes too late for.
fn left(problem: &Problem, taken: &Taken<'_>, pool: PoolIx, quarter: Quarter) -> u32 {
    if quarter.first_day() < problem.decision_date { 0 } else { taken.posts_left(pool, quarter) }
}

/// What someone without a place, or with a later one, could take of what is left, cell by cell: by the least widening
/// that is enough there, and by that the earliest start.
fn chances(problem: &Problem, ranked: &Ranked, taken: &Taken<'_>) -> BTreeMap<Cell, Chance> {
    let mut chances: BTreeMap<Cell, Chance> = BTreeMap::new();
    let candidate = &problem.candidates[ranked.candidate];
    if candidate.commitment.is_some() {
        return chances;
    }
    let planned = planned_start(ranked, taken);
    for (widen, wider) in widened(problem, candidate, planned.is_some()) {
        let mut options = enumerate(problem, &wider).unwrap_or_default();
        options.retain(|option| planned.is_none_or(|planned| option.start < planned));
        options.retain(|option| taken.bears(ranked.candidate, &option.segments));
        for option in options {
            take(&mut chances, &widen, &option);
        }
    }
    chances
}

/// Notes an option in the cells that it uses, where none by less widening or with an earlier start is known.
fn take(chances: &mut BTreeMap<Cell, Chance>, widen: &[Widening], option: &PlacementOption) {
    for segment in &option.segments {
        for period in (segment.from.period().number()..=segment.to.period().number()).map(Period::from_number) {
            let new = || Chance { start: option.start, widen: widen.to_vec(), units: Vec::new() };
            let chance = chances.entry((segment.pool, period)).or_insert_with(new);
            if chance.start == option.start && chance.widen == widen {
                note(&mut chance.units, segment);
            }
        }
    }
}

fn note(units: &mut Vec<UnitIx>, segment: &Segment) {
    if let Err(at) = units.binary_search(&segment.unit) {
        units.insert(at, segment.unit);
    }
}

/// The candidate with wider wishes, the least widening first. Whoever puts the place before the time, and has one, would
/// have to turn that round besides.
fn widened(problem: &Problem, candidate: &Candidate, has_place: bool) -> Vec<(Vec<Widening>, Candidate)> {
    let by_place = candidate.prefers == Prefers::Place && problem.rules.objective() == Objective::TimeAndPlace;
    let turned = (has_place && by_place).then_some(Widening::Prefers);
    let wide = !candidate.places.is_empty() && !candidate.open_to_others;
    let late = candidate.latest.is_some() && !has_place;
    let choices = [(false, false), (true, false), (false, true), (true, true)];
    let choices = choices.into_iter().filter(|choice| (wide || !choice.0) && (late || !choice.1));
    let with = |(wide, late): (bool, bool)| {
        let mut changed = candidate.clone();
        changed.open_to_others |= wide;
        changed.latest = changed.latest.filter(|_| !late);
        let widen = [turned, wide.then_some(Widening::Places), late.then_some(Widening::Latest)];
        (widen.into_iter().flatten().collect(), changed)
    };
    choices.map(with).collect()
}

fn planned_start(ranked: &Ranked, taken: &Taken<'_>) -> Option<Quarter> {
    taken.held[ranked.candidate].as_ref()?.segments.first().map(|segment| segment.from)
}

fn asked(problem: &Problem, rank: u32, ranked: &Ranked, taken: &Taken<'_>, chance: Chance) -> Option<AskDocument> {
    Some(AskDocument {
        candidate: problem.candidates[ranked.candidate].id.clone(),
        rank,
        queue_place: ranked.queue_place?,
        planned_start: planned_start(ranked, taken),
        start: chance.start,
        widen: chance.widen,
        units: chance.units.into_iter().map(|unit| problem.units[unit].id.clone()).collect(),
    })
}
