//! Closed sets and counts as proofs: which limits, and who fills them.

use super::board::{Board, Course, Few, ascending};
use super::count::{Count, Holding, Narrowed, Wholes, at_large};
use super::layer::{Answer, Cut};
use super::report::Found;
use super::sweep::taken_below;
use crate::document::ProofNumbers;
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

/// Full limits, and who fills them: places in the priority list, ascending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Closed {
    pub(super) limits: Vec<Limit>,
    pub(super) holders: Few,
}

/// What closes some options, and those that nothing found closes.
#[derive(Debug)]
pub(super) struct Closing {
    /// Ascending, each once.
    pub(super) proofs: ProofNumbers,
    pub(super) left: Vec<Course>,
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
    pub(super) fn close(&mut self, choices: &[Choices<S>], start: usize, found: &mut Found<'_, '_>) -> Closing {
        let alone = match choices {
            [Choices::Units(shape, units)] => Some((*shape, units, self.stamp(span(*shape, start)))),
            _ => None,
        };
        let answer = alone.and_then(|(shape, units, stamp)| self.answer(shape, units, span(shape, start), stamp));
        if let Some(proofs) = answer {
            return Closing { proofs, left: Vec::new() };
        }
        let known = found.next();
        let mut closing = Closing { proofs: ProofNumbers::new(), left: Vec::new() };
        for choices in choices {
            match choices {
                Choices::Units(shape, units) => self.close_units(*shape, units, start, found, &mut closing),
                Choices::Pairs(shape, pairs) => {
                    let mut seen = [S::none(self.size()), S::none(self.size())];
                    for units in pairs {
                        (0..2).for_each(|at| seen[at].add(units[at] as usize));
                    }
                    self.close_pairs(*shape, &seen, pairs.iter().copied(), start, found, &mut closing);
                }
            }
        }
        ascending(&mut closing.proofs);
        // Where something was found on the way, it would be found again to close more of those before it.
        if let Some((shape, units, stamp)) = alone.filter(|_| closing.left.is_empty() && found.next() == known) {
            self.remember(shape, units, span(shape, start), stamp, &closing.proofs);
        }
        closing
    }

    fn close_units(&mut self, shape: Shape, units: &S, start: usize, found: &mut Found<'_, '_>, closing: &mut Closing) {
        let mut sweep = self.sweep(shape, units, span(shape, start));
        let mut rest = units.clone();
        for unit in sweep.untried().iter() {
            sweep.pass(&taken_below(&mut rest, unit));
            rest.remove(unit);
            self.look(&mut sweep, unit, found);
        }
        sweep.pass(&rest);
        let closed = self.finish(sweep, &mut closing.proofs);
        for unit in units.minus(&closed).iter() {
            let number = u32::try_from(unit).unwrap_or(u32::MAX);
            closing.left.push(Course { shape, units: [number; 2] });
        }
    }

    /// Closes groups of pairs, each told by the units of its blocks: any first with any second one, as in [`Self::close`].
    pub(super) fn close_blocks(
        &mut self,
        shape: Shape,
        groups: &[Vec<[S; 2]>],
        start: usize,
        found: &mut Found<'_, '_>,
    ) -> Closing {
        let differ = self.problem.rules.two_units();
        let mut closing = Closing { proofs: ProofNumbers::new(), left: Vec::new() };
        for blocks in groups {
            let mut seen = [S::none(self.size()), S::none(self.size())];
            for block in blocks {
                (0..2).for_each(|at| seen[at].join(&block[at]));
            }
            let pairs = blocks.iter().flat_map(|[firsts, seconds]| {
                let with = move |a| seconds.iter().filter(move |b| !(differ && a == *b)).map(move |b| [a, b]);
                firsts.iter().flat_map(with)
            });
            let pairs = pairs.map(|units| units.map(|unit| u32::try_from(unit).unwrap_or(u32::MAX)));
            self.close_pairs(shape, &seen, pairs, start, found, &mut closing);
        }
        ascending(&mut closing.proofs);
        closing
    }

    /// Closes pairs of units, of which `seen` are the first ones and the second ones.
    fn close_pairs(
        &mut self,
        shape: Shape,
        seen: &[S; 2],
        pairs: impl Iterator<Item = [u32; 2]> + Clone,
        start: usize,
        found: &mut Found<'_, '_>,
        closing: &mut Closing,
    ) {
        let Some(spans) = spans(shape, start) else { return };
        let mut sweeps = [0, 1].map(|at| self.sweep(shape, &seen[at], spans[at]));
        let mut untried = [0, 1].map(|at| sweeps[at].untried());
        let (mut rest, mut in_order) = (seen.clone(), pairs.clone());
        // Proofs are numbered as they are found: in the order of the pairs.
        while !untried.iter().all(S::is_empty) {
            let Some(units) = in_order.next() else { break };
            for at in 0..2 {
                let unit = units[at] as usize;
                if untried[at].has(unit) {
                    untried[at].remove(unit);
                    self.look(&mut sweeps[at], unit, found);
                } else if rest[at].has(unit) {
                    sweeps[at].pass_one(unit);
                }
                rest[at].remove(unit);
            }
        }
        let mut all_closed = false;
        let mut at = 0;
        let closed = sweeps.map(|mut sweep| {
            sweep.pass(&rest[at]);
            let closed = self.finish(sweep, &mut closing.proofs);
            all_closed |= closed == seen[at];
            at += 1;
            closed
        });
        if !all_closed {
            let open = |units: &[u32; 2]| !(0..2).any(|at| closed[at].has(units[at] as usize));
            closing.left.extend(pairs.filter(open).map(|units| Course { shape, units }));
        }
    }

    /// Closes all pairs from a start, of which the units alone are told; `None` where they have to be gone through one by one:
    /// something was not looked at yet, or some may be left.
    pub(super) fn close_ends(&mut self, shape: Shape, ends: &[S; 2], start: usize) -> Option<Closing> {
        let spans = spans(shape, start)?;
        let mut sweeps = [0, 1].map(|at| self.sweep(shape, &ends[at], spans[at]));
        if sweeps.iter().any(|sweep| !sweep.untried().is_empty()) {
            return None;
        }
        sweeps.iter_mut().zip(ends).for_each(|(sweep, ends)| sweep.pass(ends));
        let mut closing = Closing { proofs: ProofNumbers::new(), left: Vec::new() };
        let mut all_closed = false;
        for (sweep, ends) in sweeps.into_iter().zip(ends) {
            all_closed |= self.finish(sweep, &mut closing.proofs) == *ends;
        }
        ascending(&mut closing.proofs);
        all_closed.then_some(closing)
    }

    pub(super) fn close_at(&mut self, holding: Holding, (from, to): (usize, usize), found: &mut Found<'_, '_>) {
        for quarter in from..=to {
            if self.shut[quarter].try_once(holding) {
                match self.quarters[quarter].close(holding, &self.shut[quarter]) {
                    Answer::Free => {
                        self.shut[quarter].set_free(holding);
                        continue;
                    }
                    Answer::Known => {}
                    Answer::Closed(alike, cut) => {
                        self.close_quarter(quarter, &cut, found);
                        self.shut[quarter].settle_all(&alike);
                    }
                }
                self.shut[quarter].settle(holding);
            }
        }
        if !is_whole(from, to) {
            return;
        }
        let open = [from, to].map(|quarter| !self.shut[quarter].closed.has(holding));
        if open != [false; 2] && self.shut_whole[from / 2].try_once(holding) {
            self.close_whole(holding, from / 2, open, found);
        }
    }

    /// Looks for what closes a unit or pool as a whole. Where a quarter alone is closed, and with one place more in it a
    /// whole could be had, that quarter is all there is to say.
    fn close_whole(&mut self, holding: Holding, period: usize, open: [bool; 2], found: &mut Found<'_, '_>) {
        if self.wholes[period].is_none() {
            self.seat_wholes(period);
        }
        let Some(Wholes { layer, .. }) = &self.wholes[period] else { return };
        if open != [true; 2] {
            let more = self.count_with(period, holding, open.map(|open| i32::from(!open)), &at_large).capacity;
            let taken = match holding {
                Holding::Unit(unit) => layer.units[unit].taken,
                Holding::Pool(pool) => layer.pools[pool].taken,
            };
            if more > taken {
                return;
            }
        }
        match layer.close(holding, &self.shut_whole[period]) {
            Answer::Free => return self.shut_whole[period].set_free(holding),
            Answer::Known => {}
            Answer::Closed(alike, cut) => {
                self.close_wholes(period, &cut, found);
                self.shut_whole[period].settle_all(&alike);
            }
        }
        self.shut_whole[period].settle(holding);
    }

    fn close_quarter(&mut self, quarter: usize, cut: &Cut<S>, found: &mut Found<'_, '_>) {
        if self.shut[quarter].holds(cut) {
            return;
        }
        let count = holdings(cut).map(|holding| self.seated(holding, quarter).len()).sum();
        let mut holders = Few::with_capacity(count);
        holdings(cut).for_each(|holding| holders.extend(self.entries(self.seated(holding, quarter))));
        let limits = quarter_limits(quarter, cut);
        let proof = found.add(self, &closed(limits, holders));
        self.shut[quarter].close(cut, proof);
        self.changes[quarter] += 1;
    }

    fn close_wholes(&mut self, period: usize, cut: &Cut<S>, found: &mut Found<'_, '_>) {
        if self.shut_whole[period].holds(cut) {
            return;
        }
        let whole = |number: &u32, holding: Holding| {
            self.members[*number as usize].seat.iter().any(|seat| seat.is_whole_of(period) && seat.holds(holding))
        };
        let mut holders = Few::new();
        for holding in holdings(cut) {
            let there = self.seated(holding, 2 * period);
            let certain = |number: &&u32| {
                let member = &self.members[**number as usize];
                member.stake.is_none() || member.wholes(period, self.units.max(self.pools)).is_some()
            };
            let wholes = there.iter().filter(|number| whole(number, holding)).filter(certain);
            holders.extend(self.entries(wholes));
        }
        let proof = found.add(self, &closed(self.whole_limits(period, cut, &at_large), holders));
        self.shut_whole[period].close(cut, proof);
        self.changes[2 * period] += 1;
    }
}

/// The limits of a cut through a quarter.
pub(super) fn quarter_limits<S: UnitSet>(quarter: usize, cut: &Cut<S>) -> Vec<Limit> {
    let mut limits = Vec::with_capacity(cut.units.len() + cut.pools.len());
    limits.extend(holdings(cut).map(|holding| Limit::Quarter(holding, quarter)));
    limits
}

/// The quarters of a shape in one stretch from a start.
fn span(shape: Shape, start: usize) -> (usize, usize) {
    (start, start + shape.quarters() - 1)
}

/// Whether a stretch is the whole of a half-year.
pub(super) fn is_whole(from: usize, to: usize) -> bool {
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

fn closed(limits: Vec<Limit>, mut holders: Few) -> Closed {
    ascending(&mut holders);
    Closed { limits, holders }
}

fn holdings<S: UnitSet>(cut: &Cut<S>) -> impl Iterator<Item = Holding> + '_ {
    cut.units.iter().map(Holding::Unit).chain(cut.pools.iter().map(Holding::Pool))
}
