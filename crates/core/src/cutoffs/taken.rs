//! A plan as indices: what everyone holds, and what is taken of every limit.

use super::CutoffsError;
use crate::calendar::{Period, Quarter};
use crate::document::{Id, PlacementDocument, PlanDocument};
use crate::options::Values;
use crate::problem::{CandidateIx, MunicipalityIx, PoolIx, Problem, Segment, UnitIx};

/// What a candidate holds in a plan.
#[derive(Debug, Clone)]
pub(super) struct Held {
    pub(super) segments: Vec<Segment>,
    pub(super) values: Values,
}

/// A plan, and what it takes of every limit in every quarter of the horizon.
#[derive(Debug, Clone)]
pub(super) struct Taken<'p> {
    problem: &'p Problem,
    /// By candidate.
    pub(super) held: Vec<Option<Held>>,
    pools: Vec<Vec<u32>>,
    units: Vec<Vec<u32>>,
    municipalities: Vec<Vec<u32>>,
}

impl<'p> Taken<'p> {
    /// Reads a plan of a problem.
    pub(super) fn read(problem: &'p Problem, plan: &PlanDocument) -> Result<Self, CutoffsError> {
        let none = |count: usize| vec![vec![0; problem.quarter_count()]; count];
        let mut taken = Self {
            problem,
            held: vec![None; problem.candidates.len()],
            pools: none(problem.pools.len()),
            units: none(problem.units.len()),
            municipalities: none(problem.municipalities.len()),
        };
        for placement in &plan.placements {
            let candidate = find(&problem.candidates, &placement.candidate, |item| &item.id)?;
            let segments = segments(problem, placement)?;
            taken.add(candidate, &segments);
            let PlacementDocument { waiting, wish, away, relevance, .. } = *placement;
            taken.held[candidate] = Some(Held { segments, values: Values { waiting, wish, away, relevance } });
        }
        Ok(taken)
    }

    fn add(&mut self, candidate: CandidateIx, segments: &[Segment]) {
        let municipality = self.problem.candidates[candidate].municipality;
        for segment in segments {
            for quarter in segment.quarters().filter_map(|quarter| self.problem.quarter_index(quarter)) {
                self.pools[segment.pool][quarter] += 1;
                self.units[segment.unit][quarter] += 1;
                self.municipalities[municipality][quarter] += 1;
            }
        }
    }

    /// The posts of a pool that are left in a quarter; none outside the horizon.
    pub(super) fn posts_left(&self, pool: PoolIx, quarter: Quarter) -> u32 {
        let index = self.problem.quarter_index(quarter);
        index.map_or(0, |index| self.problem.pools[pool].counts[index].saturating_sub(self.pools[pool][index]))
    }

    /// Whether a unit has room in both quarters of a half-year.
    pub(super) fn unit_has_room(&self, unit: UnitIx, period: Period) -> bool {
        period
            .quarters()
            .iter()
            .all(|&quarter| self.room(self.problem.units[unit].max_at_once, &self.units[unit], quarter))
    }

    /// Whether a pool has a post left in both quarters of a half-year.
    pub(super) fn pool_has_room(&self, pool: PoolIx, period: Period) -> bool {
        period.quarters().iter().all(|&quarter| self.posts_left(pool, quarter) > 0)
    }

    fn room(&self, max: Option<u32>, used: &[u32], quarter: Quarter) -> bool {
        self.problem.quarter_index(quarter).is_some_and(|index| max.is_none_or(|max| used[index] < max))
    }

    /// Whether a candidate could serve these segments as well as everyone else serves theirs; what the candidate holds
    /// by the plan is given up.
    pub(super) fn bears(&self, candidate: CandidateIx, segments: &[Segment]) -> bool {
        let municipality = self.problem.candidates[candidate].municipality;
        let absent = self.problem.municipalities[municipality].max_absent;
        let own = |of: &dyn Fn(&Segment) -> bool, quarter: Quarter| {
            let held = self.held[candidate].iter().flat_map(|held| &held.segments);
            held.filter(|segment| of(segment) && segment.from <= quarter && quarter <= segment.to).count()
        };
        let fits = |segment: &Segment, quarter: Quarter| {
            let Some(index) = self.problem.quarter_index(quarter) else { return false };
            let below = |max: Option<u32>, used: u32, own: usize| {
                max.is_none_or(|max| used.saturating_sub(u32::try_from(own).unwrap_or(u32::MAX)) < max)
            };
            let posts = self.problem.pools[segment.pool].counts[index];
            let most = self.problem.units[segment.unit].max_at_once;
            below(Some(posts), self.pools[segment.pool][index], own(&|held| held.pool == segment.pool, quarter))
                && below(most, self.units[segment.unit][index], own(&|held| held.unit == segment.unit, quarter))
                && below(absent, self.absent(municipality, index), own(&|_| true, quarter))
        };
        segments.iter().all(|segment| segment.quarters().all(|quarter| fits(segment, quarter)))
    }

    fn absent(&self, municipality: MunicipalityIx, quarter: usize) -> u32 {
        self.municipalities[municipality][quarter]
    }
}

fn segments(problem: &Problem, placement: &PlacementDocument) -> Result<Vec<Segment>, CutoffsError> {
    let segment = |part: &crate::document::PlannedSegmentDocument| {
        Ok(Segment {
            unit: find(&problem.units, &part.unit, |item| &item.id)?,
            pool: find(&problem.pools, &part.post, |item| &item.id)?,
            from: part.from,
            to: part.to,
        })
    };
    placement.segments.iter().map(segment).collect()
}

/// The index of an id in a list that is sorted by id.
fn find<T>(list: &[T], id: &Id, of: impl Fn(&T) -> &Id) -> Result<usize, CutoffsError> {
    list.binary_search_by(|item| of(item).cmp(id)).map_err(|_| CutoffsError::Unknown(id.to_string()))
}
