//! Closed sets and counts as proofs: which limits, and who fills them.

use super::board::{Board, Course};
use super::count::{Count, Holding, Narrowed, at_large};
use super::layer::Cut;
use super::shut::{Across, Sides};
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
#[derive(Debug)]
pub(super) struct Closing {
    /// Ascending, each once.
    pub(super) proofs: Vec<u32>,
    pub(super) left: Vec<Course>,
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
        // Most have a few proofs for each of their quarters.
        let mut closing = Closing { proofs: Vec::with_capacity(8), left: Vec::new() };
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
        let span = (start, start + shape.quarters() - 1);
        let mut used = Across::none(self.size());
        let closed = self.close_stretches(shape, units, span, found, &mut used);
        self.tell(&used, span, &mut closing.proofs);
        for unit in units.minus(&closed).iter() {
            let number = u32::try_from(unit).unwrap_or(u32::MAX);
            closing.left.push(Course { shape, units: [number; 2] });
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
        let none = S::none(self.size());
        let Some(spans) = spans(shape, start) else { return };
        let mut seen = [none.clone(), none.clone()];
        for units in pairs {
            (0..2).for_each(|at| seen[at].add(units[at] as usize));
        }
        let mut used = [Across::none(self.size()), Across::none(self.size())];
        let untried = [0, 1].map(|at| self.untried(shape, &seen[at], spans[at]));
        let mut closed = [none.clone(), none.clone()];
        if untried.iter().all(S::is_empty) {
            for at in 0..2 {
                closed[at] = self.known_to_close(shape, &seen[at], spans[at], &mut used[at]);
            }
        } else {
            // Proofs are numbered as they are found: in the order of the pairs.
            let mut rest = seen;
            for units in pairs {
                for at in 0..2 {
                    let unit = units[at] as usize;
                    if rest[at].has(unit) {
                        rest[at].remove(unit);
                        let mut one = none.clone();
                        one.add(unit);
                        let own = self.close_stretches(shape, &one, spans[at], found, &mut used[at]);
                        closed[at].join(&own);
                    }
                }
            }
        }
        (0..2).for_each(|at| self.tell(&used[at], spans[at], &mut closing.proofs));
        let open = |units: &&[u32; 2]| !(0..2).any(|at| closed[at].has(units[at] as usize));
        closing.left.extend(pairs.iter().filter(open).map(|&units| Course { shape, units }));
    }

    /// Closes all pairs from a start, of which the units alone are told; `None` where they have to be gone through one by one:
    /// something was not looked at yet, or some may be left.
    pub(super) fn close_ends(&mut self, shape: Shape, ends: &[S; 2], start: usize) -> Option<Closing> {
        let spans = spans(shape, start)?;
        if (0..2).any(|at| !self.untried(shape, &ends[at], spans[at]).is_empty()) {
            return None;
        }
        let mut closing = Closing { proofs: Vec::with_capacity(8), left: Vec::new() };
        let mut all_closed = false;
        for at in 0..2 {
            let mut used = Across::none(self.size());
            all_closed |= self.known_to_close(shape, &ends[at], spans[at], &mut used) == ends[at];
            self.tell(&used, spans[at], &mut closing.proofs);
        }
        closing.proofs.sort_unstable();
        closing.proofs.dedup();
        all_closed.then_some(closing)
    }

    /// Which of these units are closed by what is known.
    fn known_to_close(&self, shape: Shape, units: &S, span: (usize, usize), used: &mut Across<S>) -> S {
        let now = self.across(span);
        let mut closed = now.closed_units(units, used);
        closed.join(&self.closed_by_pools(&now, shape, units, span, used));
        closed
    }

    /// Looks for what closes stretches in these units, as far as nothing known does; which of them are closed. The limits that
    /// close them go to `used`.
    ///
    /// Units are gone through one after the other, each as what was found for those before it left things. But only those of
    /// which something was not looked at yet can change anything; all others are looked at together.
    fn close_stretches(
        &mut self,
        shape: Shape,
        units: &S,
        span: (usize, usize),
        found: &mut Found,
        used: &mut Across<S>,
    ) -> S {
        let mut closed = S::none(self.size());
        let (mut own, mut by_pools) = (units.clone(), units.clone());
        for unit in self.untried(shape, units, span).iter() {
            let mut before = self.across(span);
            let mut known = found.closed.len();
            self.close_at(Holding::Unit(unit), span, found);
            if found.closed.len() > known {
                closed.join(&before.closed_units(&taken_below(&mut own, unit), used));
                closed.join(&self.closed_by_pools(&before, shape, &taken_below(&mut by_pools, unit), span, used));
                before = self.across(span);
                known = found.closed.len();
            }
            for pool in self.carriers(shape, (unit, span.0, span.1)).iter() {
                self.close_at(Holding::Pool(pool), span, found);
            }
            if found.closed.len() > known {
                closed.join(&before.closed_units(&taken_below(&mut own, unit + 1), used));
                closed.join(&self.closed_by_pools(&before, shape, &taken_below(&mut by_pools, unit), span, used));
            }
        }
        let now = self.across(span);
        closed.join(&now.closed_units(&own, used));
        closed.join(&self.closed_by_pools(&now, shape, &by_pools, span, used));
        closed
    }

    /// The units of which some limit, or some pool that could carry the shape there, was not looked at with as many seated as
    /// there are.
    fn untried(&mut self, shape: Shape, units: &S, (from, to): (usize, usize)) -> S {
        self.find_alike(shape, (from, to));
        for quarter in from..=to {
            self.shut[quarter].seat(self.quarters[quarter].seats);
        }
        let (first, last) = (&self.shut[from], &self.shut[to]);
        let mut unit = first.tried().units.and(&last.tried().units);
        let mut pool = first.tried().pools.and(&last.tried().pools);
        if is_whole(from, to) {
            let whole = &mut self.shut_whole[from / 2];
            whole.seat(self.quarters[from].seats + self.quarters[to].seats);
            let mut settled = first.closed.units.and(&last.closed.units);
            settled.join(&whole.tried().units);
            unit = unit.and(&settled);
            let mut settled = first.closed.pools.and(&last.closed.pools);
            settled.join(&whole.tried().pools);
            pool = pool.and(&settled);
        }
        let mut untried = units.minus(&unit);
        if self.all_pools != pool {
            for alike in self.alike(shape, (from, to)) {
                if !alike.pools.minus(&pool).is_empty() {
                    untried.join(&units.and(&alike.units));
                }
            }
        }
        untried
    }

    /// What is closed in the quarters of a stretch.
    fn across(&self, (from, to): (usize, usize)) -> Across<S> {
        let none = || Sides::none(self.size());
        Across {
            first: self.shut[from].closed.clone(),
            last: if to > from { self.shut[to].closed.clone() } else { none() },
            whole: if is_whole(from, to) { self.shut_whole[from / 2].closed.clone() } else { none() },
        }
    }

    /// Which of these units are closed in that all pools which could carry the shape there are.
    fn closed_by_pools(
        &self,
        across: &Across<S>,
        shape: Shape,
        units: &S,
        span: (usize, usize),
        used: &mut Across<S>,
    ) -> S {
        let (mut closed, mut pools) = (S::none(self.size()), S::none(self.size()));
        let full = across.closed_pools();
        if full.is_empty() {
            return closed;
        }
        for alike in self.alike(shape, span) {
            if !alike.pools.is_empty() && alike.pools.minus(&full).is_empty() && alike.units.meets(units) {
                pools.join(&alike.pools);
                closed.join(&alike.units.and(units));
            }
        }
        across.use_pools(&pools, used);
        closed
    }

    /// The proofs that close the limits used.
    fn tell(&self, used: &Across<S>, (from, to): (usize, usize), proofs: &mut Vec<u32>) {
        self.shut[from].tell(&used.first, proofs);
        if to > from {
            self.shut[to].tell(&used.last, proofs);
        }
        if is_whole(from, to) {
            self.shut_whole[from / 2].tell(&used.whole, proofs);
        }
    }

    fn close_at(&mut self, holding: Holding, (from, to): (usize, usize), found: &mut Found) {
        for quarter in from..=to {
            if self.shut[quarter].try_once(holding) {
                match self.quarters[quarter].close(holding, self.shut[quarter].free()) {
                    Some(cut) => self.close_quarter(quarter, &cut, found),
                    None => self.shut[quarter].set_free(holding),
                }
            }
        }
        if !is_whole(from, to) {
            return;
        }
        let open = [from, to].map(|quarter| !self.shut[quarter].closed.has(holding));
        if open != [false; 2] && self.shut_whole[from / 2].try_once(holding) {
            let seats = self.quarters[from].seats + self.quarters[to].seats;
            self.close_whole(holding, from / 2, open, seats, found);
        }
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
        match layer.close(holding, self.shut_whole[period].free()) {
            Some(cut) => self.close_wholes(period, &cut, found),
            None => self.shut_whole[period].set_free(holding),
        }
    }

    fn close_quarter(&mut self, quarter: usize, cut: &Cut<S>, found: &mut Found) {
        if self.shut[quarter].holds(cut) {
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
        self.shut[quarter].close(cut, proof);
    }

    fn close_wholes(&mut self, period: usize, cut: &Cut<S>, found: &mut Found) {
        if self.shut_whole[period].holds(cut) {
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
        self.shut_whole[period].close(cut, proof);
    }
}

/// The limits of a cut through a quarter.
pub(super) fn quarter_limits<S: UnitSet>(quarter: usize, cut: &Cut<S>) -> Vec<Limit> {
    holdings(cut).map(|holding| Limit::Quarter(holding, quarter)).collect()
}

/// Takes out of a set what is below a number.
fn taken_below<S: UnitSet>(set: &mut S, number: usize) -> S {
    let mut below = set.clone();
    set.iter().skip_while(|own| *own < number).for_each(|own| below.remove(own));
    *set = set.minus(&below);
    below
}

/// Whether a stretch is the whole of a half-year.
fn is_whole(from: usize, to: usize) -> bool {
    from.is_multiple_of(2) && to == from + 1
}

/// The quarters of the two stretches of a shape from a start.
fn spans(shape: Shape, start: usize) -> Option<[(usize, usize); 2]> {
    let span = |at: usize| {
        let &(first, count) = shape.layout().get(at)?;
        let from = start + usize::from(first);
        Some((from, from + usize::from(count) - 1))
    };
    Some([span(0)?, span(1)?])
}

fn closed(limits: Vec<Limit>, mut holders: Vec<u32>) -> Closed {
    holders.sort_unstable();
    holders.dedup();
    Closed { limits, holders }
}

fn holdings<S: UnitSet>(cut: &Cut<S>) -> impl Iterator<Item = Holding> + '_ {
    cut.units.iter().map(Holding::Unit).chain(cut.pools.iter().map(Holding::Pool))
}
