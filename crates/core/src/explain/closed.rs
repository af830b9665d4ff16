//! Closed sets and counts as proofs: which limits, and who fills them.

use super::board::{Board, Cell, Course, OPEN};
use super::count::{Count, Holding, Narrowed, at_large};
use super::layer::Cut;
use crate::options::{Choices, Shape, UnitSet};
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

/// What closes some options, and those that nothing found closes.
#[derive(Debug, Default)]
pub(super) struct Closing {
    /// Ascending, each once.
    pub(super) proofs: Vec<u32>,
    pub(super) left: Vec<Course>,
}

/// What was found to close some units to a shape, as long as nothing changed in its quarters.
#[derive(Debug)]
pub(super) struct Memo<S> {
    shape: Shape,
    units: S,
    version: u64,
    proofs: Vec<u32>,
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

    /// Closes options from a start for someone behind all members, as far as that can be done by closed sets and counts: the
    /// proofs of every limit of theirs that is closed, so that a reason names all that would have to give way; and the
    /// options that are not closed.
    pub(super) fn close(&mut self, choices: &[Choices<S>], start: usize, found: &mut Found) -> Closing {
        let mut closing = Closing::default();
        for choices in choices {
            match choices {
                Choices::Units(shape, units) => self.close_units(*shape, units, start, found, &mut closing),
                Choices::Pairs(shape, pairs) => self.close_pairs(*shape, pairs, start, found, &mut closing),
            }
        }
        closing.proofs.sort_unstable();
        closing.proofs.dedup();
        closing
    }

    fn close_units(&mut self, shape: Shape, units: &S, start: usize, found: &mut Found, closing: &mut Closing) {
        let version = |board: &Self| -> u64 {
            let quarters = start..start + shape.quarters();
            quarters.map(|quarter| u64::from(board.changes[quarter] + board.quarters[quarter].seats)).sum()
        };
        let now = version(self);
        let same = |memo: &&Memo<S>| memo.version == now && memo.shape == shape && memo.units == *units;
        if let Some(memo) = self.memos[start].iter().find(same) {
            closing.proofs.extend_from_slice(&memo.proofs);
            return;
        }
        let (mut proofs, mut all) = (Vec::new(), true);
        for unit in units.iter() {
            let number = u32::try_from(unit).unwrap_or(u32::MAX);
            let course = Course { shape, units: [number; 2] };
            let is_closed =
                course.stretches(start).all(|stretch| self.close_stretch(shape, stretch, found, &mut proofs));
            if !is_closed {
                closing.left.push(course);
                all = false;
            }
        }
        proofs.sort_unstable();
        proofs.dedup();
        closing.proofs.extend_from_slice(&proofs);
        if all {
            let memo = Memo { shape, units: units.clone(), version: version(self), proofs };
            self.memos[start].retain(|known| known.version == memo.version);
            self.memos[start].push(memo);
        }
    }

    fn close_pairs(
        &mut self,
        shape: Shape,
        pairs: &[[u32; 2]],
        start: usize,
        found: &mut Found,
        closing: &mut Closing,
    ) {
        let size = self.units.max(self.pools);
        let mut closed = [S::none(size), S::none(size)];
        let mut seen = [S::none(size), S::none(size)];
        for &units in pairs {
            let course = Course { shape, units };
            for (at, stretch) in course.stretches(start).enumerate() {
                if !seen[at].has(stretch.0) {
                    seen[at].add(stretch.0);
                    if self.close_stretch(shape, stretch, found, &mut closing.proofs) {
                        closed[at].add(stretch.0);
                    }
                }
            }
        }
        let open = |units: &&[u32; 2]| !(0..2).any(|at| closed[at].has(units[at] as usize));
        closing.left.extend(pairs.iter().filter(open).map(|&units| Course { shape, units }));
    }

    /// Looks for what closes the limits of a stretch, as far as nothing known does; tells the proofs that do, and whether the
    /// stretch is closed.
    fn close_stretch(
        &mut self,
        shape: Shape,
        stretch: (usize, usize, usize),
        found: &mut Found,
        proofs: &mut Vec<u32>,
    ) -> bool {
        let (unit, from, to) = stretch;
        self.close_at(Holding::Unit(unit), (from, to), found);
        let mut is_closed = self.closed_at(Holding::Unit(unit), (from, to), proofs);
        let pools = self.carriers(shape, stretch);
        for pool in pools.iter() {
            self.close_at(Holding::Pool(pool), (from, to), found);
        }
        let before = proofs.len();
        if pools.iter().all(|pool| self.closed_at(Holding::Pool(pool), (from, to), proofs)) {
            is_closed |= !pools.is_empty();
        } else {
            proofs.truncate(before);
        }
        is_closed
    }

    /// Tells the proofs that close a unit or pool to a stretch, in each quarter, and as a whole where a quarter alone is
    /// open; whether there is any.
    fn closed_at(&self, holding: Holding, (from, to): (usize, usize), proofs: &mut Vec<u32>) -> bool {
        let before = proofs.len();
        let quarters = (from..=to).map(|quarter| self.cell(holding, quarter).0);
        proofs.extend(quarters.filter(|proof| *proof != OPEN));
        if is_whole(from, to) && proofs.len() < before + 2 {
            proofs.extend(Some(self.whole_cell(holding, from / 2).0).filter(|proof| *proof != OPEN));
        }
        proofs.len() > before
    }

    fn close_at(&mut self, holding: Holding, (from, to): (usize, usize), found: &mut Found) {
        for quarter in from..=to {
            let seats = self.quarters[quarter].seats;
            let cell = self.cell_mut(holding, quarter);
            if cell.0 != OPEN || cell.1 == seats {
                continue;
            }
            cell.1 = seats;
            if let Some(cut) = self.quarters[quarter].close(holding) {
                self.close_quarter(quarter, &cut, found);
            }
        }
        if !is_whole(from, to) || self.whole_cell(holding, from / 2).0 != OPEN {
            return;
        }
        let open = [from, to].map(|quarter| self.cell(holding, quarter).0 == OPEN);
        let period = from / 2;
        let seats = self.quarters[from].seats + self.quarters[to].seats;
        if open == [false; 2] || self.whole_cell(holding, period).1 == seats {
            return;
        }
        self.whole_cell_mut(holding, period).1 = seats;
        self.close_whole(holding, period, open, seats, found);
    }

    /// Looks for what closes a unit or pool as a whole. Where a quarter alone is closed, and with one place more in it a
    /// whole could be had, that quarter is all there is to say.
    fn close_whole(&mut self, holding: Holding, period: usize, open: [bool; 2], seats: u32, found: &mut Found) {
        if self.wholes[period].as_ref().is_none_or(|(known, _)| *known != seats) {
            self.wholes[period] = Some((seats, self.seated_whole_layer(period)));
        }
        let Some((_, layer)) = &self.wholes[period] else { return };
        if open != [true; 2] {
            let more = self.count_with(period, holding, open.map(|open| i32::from(!open)), &at_large).capacity;
            let taken = match holding {
                Holding::Unit(unit) => layer.in_unit[unit],
                Holding::Pool(pool) => layer.on_pool[pool],
            };
            if more > taken {
                return;
            }
        }
        if let Some(cut) = layer.close(holding) {
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
        self.changes[quarter] += 1;
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
        self.changes[2 * period] += 1;
        self.changes[2 * period + 1] += 1;
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
