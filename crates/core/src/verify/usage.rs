//! Who takes up how much: pools, units and municipalities by quarter of the horizon.

use super::{candidates::Candidate, facts::Facts, placed::Placed, values::Segment};
use crate::calendar::Quarter;

/// How many in each quarter of the horizon, by the number of a pool, a unit or a municipality.
#[derive(Debug, Clone)]
pub(super) struct Counts {
    first: i32,
    quarters: usize,
    /// By number, then by quarter.
    table: Vec<u32>,
}

impl Counts {
    fn new(facts: &Facts<'_>, things: usize) -> Self {
        let quarters = facts.quarters().count();
        Self { first: facts.first.number(), quarters, table: vec![0; things * quarters] }
    }

    /// The place of a count, if the quarter is in the horizon.
    fn place(&self, number: usize, quarter: Quarter) -> Option<usize> {
        let quarter = usize::try_from(quarter.number() - self.first).ok()?;
        (quarter < self.quarters).then_some(number * self.quarters + quarter)
    }

    /// How many there are of one in a quarter.
    pub(super) fn of(&self, number: usize, quarter: Quarter) -> u32 {
        self.place(number, quarter).and_then(|place| self.table.get(place)).copied().unwrap_or(0)
    }

    /// Everything that is not 0, by number and quarter.
    pub(super) fn taken(&self) -> impl Iterator<Item = (usize, Quarter, u32)> {
        let quarters = self.quarters.max(1);
        let taken = self.table.iter().enumerate().filter(|(_, count)| **count > 0);
        taken.map(move |(place, count)| {
            let quarter = i32::try_from(place % quarters).unwrap_or(0) + self.first;
            (place / quarters, Quarter::from_number(quarter), *count)
        })
    }

    /// Changes the counts of one in some quarters, as far as they are in the horizon.
    fn change(&mut self, number: Option<usize>, (from, to): (Quarter, Quarter), by: fn(u32) -> u32) {
        let place = |quarter: i32| usize::try_from(quarter - self.first).unwrap_or(0).min(self.quarters);
        let (from, to) = (place(from.number()), place(to.number() + 1));
        let own =
            number.and_then(|number| self.table.get_mut(number * self.quarters + from..number * self.quarters + to));
        own.into_iter().flatten().for_each(|count| *count = by(*count));
    }
}

/// What a set of placements takes up. What the problem does not hold takes up nothing.
#[derive(Debug, Clone)]
pub(super) struct Usage {
    /// Posts taken of each pool.
    pub(super) pools: Counts,
    /// Candidates serving in each unit.
    pub(super) units: Counts,
    /// Candidates away from each municipality.
    pub(super) homes: Counts,
}

impl Usage {
    /// Nothing.
    pub(super) fn none(facts: &Facts<'_>) -> Self {
        Self {
            pools: Counts::new(facts, facts.pools.len()),
            units: Counts::new(facts, facts.units.len()),
            homes: Counts::new(facts, facts.municipalities.len()),
        }
    }

    /// What the commitments take up.
    pub(super) fn of_commitments(facts: &Facts<'_>) -> Self {
        let mut usage = Self::none(facts);
        for candidate in facts.candidates.values() {
            if let Some(commitment) = candidate.commitment {
                let segments: Vec<_> =
                    commitment.segments.iter().map(|segment| Segment::standing(facts, segment)).collect();
                usage.add(Some(candidate), &segments);
            }
        }
        usage
    }

    /// What the commitments and the plan's other placements take up, every placement stated.
    pub(super) fn of_plan(facts: &Facts<'_>, placed: &[Placed<'_>]) -> Self {
        let mut usage = Self::of_commitments(facts);
        for Placed { candidate, segments, .. } in placed {
            let candidate = candidate.map(|number| &facts.candidates[number]);
            if candidate.is_none_or(|candidate| candidate.commitment.is_none()) {
                usage.add(candidate, segments);
            }
        }
        usage
    }

    /// Adds a placement of somebody.
    pub(super) fn add(&mut self, of: Option<&Candidate<'_>>, segments: &[Segment<'_>]) {
        self.change(of, segments, |count| count.saturating_add(1));
    }

    /// Takes a placement away.
    pub(super) fn remove(&mut self, of: Option<&Candidate<'_>>, segments: &[Segment<'_>]) {
        self.change(of, segments, |count| count.saturating_sub(1));
    }

    fn change(&mut self, of: Option<&Candidate<'_>>, segments: &[Segment<'_>], by: fn(u32) -> u32) {
        let home = of.and_then(|candidate| candidate.home);
        for segment in segments {
            let (unit, pool) = (segment.unit_number, segment.pool_number);
            let stretch = (segment.from, segment.to);
            self.pools.change(pool, stretch, by);
            self.units.change(unit, stretch, by);
            self.homes.change(home, stretch, by);
        }
    }

    /// Whether a pool has a post left in a quarter.
    pub(super) fn pool_has_room(&self, facts: &Facts<'_>, pool: usize, quarter: Quarter) -> bool {
        self.pools.of(pool, quarter) < facts.pools[pool].count(quarter)
    }

    /// Whether one more may serve in a unit in a quarter.
    pub(super) fn unit_has_room(&self, facts: &Facts<'_>, unit: usize, quarter: Quarter) -> bool {
        facts.units[unit].max.is_none_or(|max| self.units.of(unit, quarter) < max)
    }

    /// Whether one more may be away from a municipality in a quarter.
    pub(super) fn home_has_room(&self, facts: &Facts<'_>, home: usize, quarter: Quarter) -> bool {
        let max = facts.municipalities[home].max_absent;
        max.is_none_or(|max| self.homes.of(home, quarter) < max.0)
    }
}
