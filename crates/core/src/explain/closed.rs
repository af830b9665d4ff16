//! Closed sets and counts as proofs: which limits, and who fills them.

use super::board::{Board, Cell, Course, OPEN};
use super::count::{Count, Holding, Narrowed, at_large};
use super::layer::Cut;
use crate::options::UnitSet;
use crate::problem::MunicipalityIx;

/// A limit of a trust, in its numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Limit {
    /// A unit or pool in a quarter.
    Quarter(Holding, usize),
    /// The wholes of a unit or pool in a period.
    Whole(Holding, usize, Count),
    /// A municipality in a quarter.
    Municipality(MunicipalityIx, usize),
}

/// Full limits, and the members who fill them, ascending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Closed {
    pub(super) limits: Vec<Limit>,
    pub(super) holders: Vec<u32>,
}

/// Proofs on their way into the plan.
#[derive(Debug)]
pub(super) struct Found {
    /// The number of the first of them.
    first: u32,
    pub(super) closed: Vec<Closed>,
}

impl Found {
    /// None yet; the next proof has this number.
    pub(super) fn from(first: u32) -> Self {
        Self { first, closed: Vec::new() }
    }

    fn add(&mut self, closed: Closed) -> u32 {
        let number = self.first + u32::try_from(self.closed.len()).unwrap_or(u32::MAX);
        self.closed.push(closed);
        number
    }
}

impl<S: UnitSet> Board<'_, S> {
    /// The limits of a cut through the wholes of a period.
    pub(super) fn whole_limits(&self, period: usize, cut: &Cut<S>, narrowed: &Narrowed<'_>) -> Vec<Limit> {
        let count = |holding| Limit::Whole(holding, period, self.count(period, holding, narrowed));
        holdings(cut).map(count).collect()
    }

    /// The proofs that close a course: of every limit of it that is closed, so that a reason names all that would have to give
    /// way. `None` where it is not closed.
    pub(super) fn known(&self, course: Course, start: usize) -> Option<Vec<u32>> {
        let mut proofs = Vec::new();
        for stretch in course.stretches(start) {
            proofs.extend(self.closed_at(Holding::Unit(stretch.0), stretch));
            let pools = self.pools_for(course.shape, stretch).map(|pool| self.closed_at(Holding::Pool(pool), stretch));
            let pools: Vec<Vec<u32>> = pools.collect();
            if pools.iter().all(|proofs| !proofs.is_empty()) {
                proofs.extend(pools.into_iter().flatten());
            }
        }
        (!proofs.is_empty()).then_some(proofs)
    }

    /// The proofs that close a unit or pool to a stretch: in each quarter, and as a whole where a quarter alone is open.
    fn closed_at(&self, holding: Holding, (_, from, to): (usize, usize, usize)) -> Vec<u32> {
        let mut proofs: Vec<u32> = (from..=to).map(|quarter| self.cell(holding, quarter).0).collect();
        if is_whole(from, to) && proofs.contains(&OPEN) {
            proofs.push(self.whole_cell(holding, from / 2).0);
        }
        proofs.retain(|proof| *proof != OPEN);
        proofs
    }

    /// Looks for what closes the limits of a course of someone behind all members, as far as nothing known does.
    pub(super) fn close(&mut self, course: Course, start: usize, found: &mut Found) {
        for stretch in course.stretches(start) {
            self.close_at(Holding::Unit(stretch.0), stretch, found);
            let pools: Vec<usize> = self.pools_for(course.shape, stretch).collect();
            for pool in pools {
                self.close_at(Holding::Pool(pool), stretch, found);
            }
        }
    }

    fn close_at(&mut self, holding: Holding, (_, from, to): (usize, usize, usize), found: &mut Found) {
        for quarter in from..=to {
            let seats = self.quarters[quarter].seats;
            if self.cell(holding, quarter) == (OPEN, seats) || self.cell(holding, quarter).0 != OPEN {
                continue;
            }
            self.cell_mut(holding, quarter).1 = seats;
            if let Some(cut) = self.quarters[quarter].close(holding) {
                self.close_quarter(quarter, &cut, found);
            }
        }
        if !is_whole(from, to) || (from..=to).all(|quarter| self.cell(holding, quarter).0 != OPEN) {
            return;
        }
        let period = from / 2;
        let seats = self.quarters[from].seats + self.quarters[to].seats;
        if self.whole_cell(holding, period).1 == seats {
            return;
        }
        self.whole_cell_mut(holding, period).1 = seats;
        if let Some(cut) = self.seated_whole_layer(period).close(holding) {
            self.close_wholes(period, &cut, found);
        }
    }

    fn cell(&self, holding: Holding, quarter: usize) -> Cell {
        match holding {
            Holding::Unit(unit) => self.closed_unit[quarter * self.units + unit],
            Holding::Pool(pool) => self.closed_pool[quarter * self.pools + pool],
        }
    }

    fn cell_mut(&mut self, holding: Holding, quarter: usize) -> &mut Cell {
        match holding {
            Holding::Unit(unit) => &mut self.closed_unit[quarter * self.units + unit],
            Holding::Pool(pool) => &mut self.closed_pool[quarter * self.pools + pool],
        }
    }

    fn whole_cell(&self, holding: Holding, period: usize) -> Cell {
        match holding {
            Holding::Unit(unit) => self.closed_whole_unit[period * self.units + unit],
            Holding::Pool(pool) => self.closed_whole_pool[period * self.pools + pool],
        }
    }

    fn whole_cell_mut(&mut self, holding: Holding, period: usize) -> &mut Cell {
        match holding {
            Holding::Unit(unit) => &mut self.closed_whole_unit[period * self.units + unit],
            Holding::Pool(pool) => &mut self.closed_whole_pool[period * self.pools + pool],
        }
    }

    fn close_quarter(&mut self, quarter: usize, cut: &Cut<S>, found: &mut Found) {
        if holdings(cut).all(|holding| self.cell(holding, quarter).0 != OPEN) {
            return;
        }
        let mut holders = Vec::new();
        for holding in holdings(cut) {
            holders.extend_from_slice(match holding {
                Holding::Unit(unit) => self.in_unit(unit, quarter),
                Holding::Pool(pool) => self.on_pool(pool, quarter),
            });
        }
        let limits = quarter_limits(quarter, cut);
        let proof = found.add(closed(limits, holders));
        holdings(cut).for_each(|holding| note(self.cell_mut(holding, quarter), proof));
    }

    fn close_wholes(&mut self, period: usize, cut: &Cut<S>, found: &mut Found) {
        if holdings(cut).all(|holding| self.whole_cell(holding, period).0 != OPEN) {
            return;
        }
        let whole = |number: &u32, holding: Holding| {
            self.members[*number as usize].seat.iter().any(|seat| {
                seat.is_whole_of(period)
                    && match holding {
                        Holding::Unit(unit) => seat.unit == unit,
                        Holding::Pool(pool) => seat.pool == pool,
                    }
            })
        };
        let mut holders = Vec::new();
        for holding in holdings(cut) {
            let there = match holding {
                Holding::Unit(unit) => self.in_unit(unit, 2 * period),
                Holding::Pool(pool) => self.on_pool(pool, 2 * period),
            };
            let certain = |number: &&u32| {
                let member = &self.members[**number as usize];
                member.stake.is_none() || member.wholes(period, self.units.max(self.pools)).is_some()
            };
            holders.extend(there.iter().filter(|number| whole(number, holding)).filter(certain));
        }
        let proof = found.add(closed(self.whole_limits(period, cut, &at_large), holders));
        holdings(cut).for_each(|holding| note(self.whole_cell_mut(holding, period), proof));
    }
}

/// The limits of a cut through a quarter.
pub(super) fn quarter_limits<S: UnitSet>(quarter: usize, cut: &Cut<S>) -> Vec<Limit> {
    holdings(cut).map(|holding| Limit::Quarter(holding, quarter)).collect()
}

/// The first proof of a limit stays.
fn note(cell: &mut Cell, proof: u32) {
    if cell.0 == OPEN {
        cell.0 = proof;
    }
}

/// Whether a stretch is the whole of a half-year.
fn is_whole(from: usize, to: usize) -> bool {
    from.is_multiple_of(2) && to == from + 1
}

fn closed(limits: Vec<Limit>, mut holders: Vec<u32>) -> Closed {
    holders.sort_unstable();
    holders.dedup();
    Closed { limits, holders }
}

fn holdings<S: UnitSet>(cut: &Cut<S>) -> impl Iterator<Item = Holding> + '_ {
    cut.units.iter().map(Holding::Unit).chain(cut.pools.iter().map(Holding::Pool))
}
