//! Pools and units by half-year: who asked, who got in, and who was the last.

use std::ops::Range;

use super::taken::Taken;
use crate::calendar::{Period, Quarter};
use crate::document::{CutoffDocument, LastInDocument, Need, PoolCutoffDocument, UnitCutoffDocument};
use crate::options::{PlacementOption, enumerate};
use crate::priority::{PriorityList, Ranked, key_documents};
use crate::problem::{Candidate, PoolIx, Problem, Segment, UnitIx};

/// What is counted in a cell.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    committed: u32,
    asked: u32,
    competed: u32,
    got_in: u32,
    /// The greatest rank of those who serve the whole half-year here in one stretch.
    last: Option<u32>,
}

/// The cells of all pools, then of all units, each in the periods of the horizon.
struct Cells<'p> {
    problem: &'p Problem,
    /// The numbers of the periods.
    periods: Range<i32>,
    counts: Vec<Cell>,
}

/// The cut-offs of every pool and every unit.
pub(super) fn cutoffs(
    problem: &Problem,
    list: &PriorityList,
    taken: &Taken<'_>,
) -> (Vec<PoolCutoffDocument>, Vec<UnitCutoffDocument>) {
    let mut cells = Cells::new(problem);
    for (rank, ranked) in (1..).zip(list.order()) {
        cells.count(rank, ranked, taken);
    }
    let periods = || cells.open_periods();
    let pools = (0..problem.pools.len()).flat_map(|pool| periods().map(move |period| (pool, period)));
    let pools = pools.filter_map(|(pool, period)| cells.pool(list, taken, pool, period)).collect();
    let units = (0..problem.units.len()).flat_map(|unit| periods().map(move |period| (unit, period)));
    let units = units.filter_map(|(unit, period)| cells.unit(list, taken, unit, period)).collect();
    (pools, units)
}

impl<'p> Cells<'p> {
    fn new(problem: &'p Problem) -> Self {
        let periods = problem.first_period.number()..problem.last_period.number() + 1;
        let count = (problem.pools.len() + problem.units.len()) * periods.len();
        Self { problem, periods, counts: vec![Cell::default(); count] }
    }

    /// The half-years that begin on the decision date or later.
    fn open_periods(&self) -> impl Iterator<Item = Period> + use<> {
        let decision = self.problem.decision_date;
        self.periods.clone().map(Period::from_number).filter(move |period| period.first_day() >= decision)
    }

    /// The cell of a pool; that of a unit follows the pools'.
    fn at(&self, place: usize, period: Period) -> Option<usize> {
        let within = self.periods.contains(&period.number()).then(|| period.number() - self.periods.start)?;
        Some(place * self.periods.len() + usize::try_from(within).ok()?)
    }

    fn of_unit(&self, unit: UnitIx, period: Period) -> Option<usize> {
        self.at(self.problem.pools.len() + unit, period)
    }

    /// The cells that segments touch, and whether one stretch fills the half-year there; each once.
    fn touched(&self, segments: &[Segment]) -> Vec<(usize, bool)> {
        let mut touched = Vec::new();
        for segment in segments {
            for period in (segment.from.period().number()..=segment.to.period().number()).map(Period::from_number) {
                let [first, last] = period.quarters();
                let whole = segment.from <= first && last <= segment.to;
                let places = [self.at(segment.pool, period), self.of_unit(segment.unit, period)];
                touched.extend(places.into_iter().flatten().map(|cell| (cell, whole)));
            }
        }
        // Where two stretches touch a cell, the whole one counts.
        touched.sort_unstable_by_key(|&(cell, whole)| (cell, !whole));
        touched.dedup_by_key(|(cell, _)| *cell);
        touched
    }

    /// Counts a ranked candidate in every cell that is touched by the plan or by an option.
    fn count(&mut self, rank: u32, ranked: &Ranked, taken: &Taken<'_>) {
        let candidate = &self.problem.candidates[ranked.candidate];
        let held = taken.held[ranked.candidate].as_ref();
        let serves = held.map(|held| self.touched(&held.segments)).unwrap_or_default();
        if candidate.commitment.is_some() {
            for (cell, _) in serves {
                self.counts[cell].committed += 1;
            }
            return;
        }
        for (cell, whole) in serves {
            self.counts[cell].got_in += 1;
            if whole {
                self.counts[cell].last = Some(rank);
            }
        }
        let options = enumerate(self.problem, candidate).unwrap_or_default();
        let got = held.map(|held| self.weight(candidate, &held.values));
        let mut asked: Vec<(usize, bool)> =
            options.iter().flat_map(|option| self.asks(candidate, option, got)).collect();
        asked.sort_unstable_by_key(|&(cell, competes)| (cell, !competes));
        asked.dedup_by_key(|(cell, _)| *cell);
        for (cell, competes) in asked {
            self.counts[cell].asked += 1;
            self.counts[cell].competed += u32::from(competes);
        }
    }

    /// The cells that an option touches, and whether it is worth no less than what was got.
    fn asks(&self, candidate: &Candidate, option: &PlacementOption, got: Option<[u32; 4]>) -> Vec<(usize, bool)> {
        let competes = got.is_none_or(|got| self.weight(candidate, &option.values) <= got);
        self.touched(&option.segments).into_iter().map(|(cell, _)| (cell, competes)).collect()
    }

    fn weight(&self, candidate: &Candidate, values: &crate::options::Values) -> [u32; 4] {
        values.weighed(self.problem.rules.objective(), candidate.prefers)
    }

    fn pool(&self, list: &PriorityList, taken: &Taken<'_>, pool: PoolIx, period: Period) -> Option<PoolCutoffDocument> {
        let own = &self.problem.pools[pool];
        let posts = |quarter: Quarter| self.problem.quarter_index(quarter).map_or(0, |index| own.counts[index]);
        let capacity = period.quarters().map(posts);
        let cell = self.at(pool, period)?;
        let units = self.problem.trusts[own.trust].units.iter().filter(|&&unit| own.serves(unit));
        let others = units.filter_map(|&unit| Some((taken.unit_has_room(unit, period), self.of_unit(unit, period)?)));
        let cutoff = self.cutoff(list, cell, taken.pool_has_room(pool, period), others);
        (capacity != [0, 0]).then(|| PoolCutoffDocument {
            post: own.id.clone(),
            trust: self.problem.trusts[own.trust].id.clone(),
            period,
            capacity,
            cutoff,
        })
    }

    fn unit(&self, list: &PriorityList, taken: &Taken<'_>, unit: UnitIx, period: Period) -> Option<UnitCutoffDocument> {
        let own = &self.problem.units[unit];
        let cell = self.of_unit(unit, period)?;
        let pools = self.problem.trusts[own.trust].pools.iter().filter(|&&pool| self.problem.pools[pool].serves(unit));
        let others = pools.filter_map(|&pool| Some((taken.pool_has_room(pool, period), self.at(pool, period)?)));
        let cutoff = self.cutoff(list, cell, taken.unit_has_room(unit, period), others);
        (cutoff.asked + cutoff.got_in + cutoff.committed > 0).then(|| UnitCutoffDocument {
            unit: own.id.clone(),
            trust: self.problem.trusts[own.trust].id.clone(),
            period,
            max_at_once: own.max_at_once,
            cutoff,
        })
    }

    /// The cut-off of a cell, which has room or not; `others` are those cells that a stay here takes a place of as well
    /// (of a unit the pools that serve it, of a pool the units that it serves), and whether they have room.
    fn cutoff(
        &self,
        list: &PriorityList,
        cell: usize,
        room: bool,
        others: impl Iterator<Item = (bool, usize)> + Clone,
    ) -> CutoffDocument {
        let own = self.counts[cell];
        let (needs, hurdle) = if !room {
            (Need::Rank, own.last)
        } else if others.clone().any(|(room, _)| room) {
            (Need::Nothing, None)
        } else {
            // Whoever leaves one of the others frees a place there.
            (Need::Rank, others.filter_map(|(_, other)| self.counts[other].last).max())
        };
        CutoffDocument {
            committed: own.committed,
            asked: own.asked,
            competed: own.competed,
            got_in: own.got_in,
            full: !room,
            last_in: own.last.and_then(|rank| self.last_in(list, rank)),
            needs: if needs == Need::Rank && hurdle.is_none() { Need::NotByRank } else { needs },
            ahead_of: hurdle.and_then(|rank| self.last_in(list, rank)),
        }
    }

    fn last_in(&self, list: &PriorityList, rank: u32) -> Option<LastInDocument> {
        let ranked = list.order().get(usize::try_from(rank).ok()? - 1)?;
        let candidate = &self.problem.candidates[ranked.candidate];
        Some(LastInDocument {
            candidate: candidate.id.clone(),
            rank,
            queue_place: ranked.queue_place?,
            keys: key_documents(self.problem, candidate),
        })
    }
}
