//! Closed sets and counts as proofs: which limits, and who fills them.

use super::board::{Board, Course, OPEN};
use super::count::{Count, Holding, Narrowed, at_large};
use super::layer::Cut;
use crate::options::{Shape, UnitSet};
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

    /// The proofs that close a course; `None` where it is not closed.
    pub(super) fn known(&self, course: Course, start: usize) -> Option<Vec<u32>> {
        course.stretches(start).find_map(|stretch| self.closed_by(course.shape, stretch))
    }

    /// Looks for what closes a course of someone behind all members, where nothing known does.
    pub(super) fn close(&mut self, course: Course, start: usize, found: &mut Found) {
        let stretches: Vec<(usize, usize, usize)> = course.stretches(start).collect();
        // Whether one of them is closed can be read off afterwards.
        let _ = stretches.into_iter().any(|stretch| self.close_stretch(course.shape, stretch, found));
    }

    fn close_stretch(&mut self, shape: Shape, stretch: (usize, usize, usize), found: &mut Found) -> bool {
        let (unit, from, to) = stretch;
        if self.closed_by(shape, stretch).is_some() {
            return true;
        }
        if let Some((quarter, cut)) =
            (from..=to).find_map(|quarter| self.quarters[quarter].close_unit(unit).map(|cut| (quarter, cut)))
        {
            self.close_quarter(quarter, &cut, found);
            return self.closed_by(shape, stretch).is_some();
        }
        let whole = (from.is_multiple_of(2) && to == from + 1).then_some(from / 2);
        let layer = whole.map(|period| (period, self.seated_whole_layer(period)));
        if let Some((period, layer)) = &layer
            && let Some(cut) = layer.close_unit(unit)
        {
            self.close_wholes(*period, &cut, found);
            return self.closed_by(shape, stretch).is_some();
        }
        let pools: Vec<usize> = self.pools_for(shape, stretch).collect();
        for pool in pools {
            let cut = (from..=to).find_map(|quarter| self.quarters[quarter].close_pool(pool).map(|cut| (quarter, cut)));
            if let Some((quarter, cut)) = cut {
                self.close_quarter(quarter, &cut, found);
            } else if let Some((period, layer)) = &layer
                && let Some(cut) = layer.close_pool(pool)
            {
                self.close_wholes(*period, &cut, found);
            } else {
                return false;
            }
        }
        self.closed_by(shape, stretch).is_some()
    }

    fn close_quarter(&mut self, quarter: usize, cut: &Cut<S>, found: &mut Found) {
        let mut holders = Vec::new();
        for holding in holdings(cut) {
            holders.extend_from_slice(match holding {
                Holding::Unit(unit) => self.in_unit(unit, quarter),
                Holding::Pool(pool) => self.on_pool(pool, quarter),
            });
        }
        let limits = quarter_limits(quarter, cut);
        let proof = found.add(closed(limits, holders));
        for holding in holdings(cut) {
            let cell = match holding {
                Holding::Unit(unit) => &mut self.closed_unit[quarter * self.units + unit],
                Holding::Pool(pool) => &mut self.closed_pool[quarter * self.pools + pool],
            };
            note(cell, proof);
        }
    }

    fn close_wholes(&mut self, period: usize, cut: &Cut<S>, found: &mut Found) {
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
        for holding in holdings(cut) {
            let cell = match holding {
                Holding::Unit(unit) => &mut self.closed_whole_unit[period * self.units + unit],
                Holding::Pool(pool) => &mut self.closed_whole_pool[period * self.pools + pool],
            };
            note(cell, proof);
        }
    }
}

/// The limits of a cut through a quarter.
pub(super) fn quarter_limits<S: UnitSet>(quarter: usize, cut: &Cut<S>) -> Vec<Limit> {
    holdings(cut).map(|holding| Limit::Quarter(holding, quarter)).collect()
}

/// The first proof of a limit stays.
fn note(cell: &mut u32, proof: u32) {
    if *cell == OPEN {
        *cell = proof;
    }
}

fn closed(limits: Vec<Limit>, mut holders: Vec<u32>) -> Closed {
    holders.sort_unstable();
    holders.dedup();
    Closed { limits, holders }
}

fn holdings<S: UnitSet>(cut: &Cut<S>) -> impl Iterator<Item = Holding> + '_ {
    cut.units.iter().map(Holding::Unit).chain(cut.pools.iter().map(Holding::Pool))
}
