//! Stretches over the same quarters, unit by unit: what closes them, as far as that is known or found.

use super::board::Board;
use super::closed::is_whole;
use super::count::Holding;
use super::report::Found;
use super::shut::{Across, Sides};
use crate::document::ProofNumbers;
use crate::options::{Shape, UnitSet};

/// Units that are gone through one after the other, each as what was found for those before it left things.
#[derive(Debug)]
pub(super) struct Sweep<S> {
    shape: Shape,
    span: (usize, usize),
    /// Those of which something was not looked at yet: only they can change anything. All others are looked at together.
    untried: S,
    /// Those gone through since something was last found: what closes them is to be seen, their own limits and their pools.
    own: S,
    by_pools: S,
    /// Those that are closed, and the limits that close them.
    closed: S,
    used: Across<S>,
}

impl<S: UnitSet> Sweep<S> {
    pub(super) fn untried(&self) -> S {
        self.untried.clone()
    }

    /// Units of which all was looked at come next.
    pub(super) fn pass(&mut self, units: &S) {
        self.own.join(units);
        self.by_pools.join(units);
    }

    pub(super) fn pass_one(&mut self, unit: usize) {
        self.own.add(unit);
        self.by_pools.add(unit);
    }
}

impl<S: UnitSet> Board<'_, S> {
    /// Begins to go through stretches in these units.
    pub(super) fn sweep(&mut self, shape: Shape, units: &S, span: (usize, usize)) -> Sweep<S> {
        let untried = self.untried(shape, units, span);
        let none = || S::none(self.size());
        Sweep { shape, span, untried, own: none(), by_pools: none(), closed: none(), used: Across::none(self.size()) }
    }

    /// A unit of which something was not looked at yet comes next: looks for what closes it, as far as nothing known does.
    pub(super) fn look(&mut self, sweep: &mut Sweep<S>, unit: usize, found: &mut Found<'_, '_>) {
        let span = sweep.span;
        let mut before = self.across(span);
        let mut known = found.next();
        self.close_at(Holding::Unit(unit), span, found);
        if found.next() > known {
            self.see(&before, sweep);
            before = self.across(span);
            known = found.next();
        }
        sweep.own.add(unit);
        for pool in self.carriers(sweep.shape, (unit, span.0, span.1)).iter() {
            self.close_at(Holding::Pool(pool), span, found);
        }
        if found.next() > known {
            self.see(&before, sweep);
        }
        sweep.by_pools.add(unit);
    }

    /// Which are closed; the proofs of the limits that close them are told.
    pub(super) fn finish(&self, mut sweep: Sweep<S>, proofs: &mut ProofNumbers) -> S {
        self.see(&self.across(sweep.span), &mut sweep);
        self.tell(&sweep.used, sweep.span, proofs);
        sweep.closed
    }

    /// What closes those gone through, as things are or were.
    fn see(&self, across: &Across<S>, sweep: &mut Sweep<S>) {
        let own = std::mem::replace(&mut sweep.own, S::none(self.size()));
        let by_pools = std::mem::replace(&mut sweep.by_pools, S::none(self.size()));
        sweep.closed.join(&across.closed_units(&own, &mut sweep.used));
        sweep.closed.join(&self.closed_by_pools(across, sweep.shape, &by_pools, sweep.span, &mut sweep.used));
    }

    /// The units of which some limit, or some pool that could carry the shape there, was not looked at with as many seated as
    /// there are.
    fn untried(&mut self, shape: Shape, units: &S, (from, to): (usize, usize)) -> S {
        self.find_alike(shape, (from, to));
        for quarter in from..=to {
            let layer = &self.quarters[quarter];
            self.shut[quarter].seat(layer.seats, Some(layer));
        }
        if is_whole(from, to) {
            self.bring_wholes_up_to_date(from, to);
        }
        let (first, last) = (&self.shut[from], &self.shut[to]);
        let mut unit = first.tried().units.and(&last.tried().units);
        let mut pool = first.tried().pools.and(&last.tried().pools);
        if is_whole(from, to) {
            let whole = &self.shut_whole[from / 2];
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

    /// What is known of the wholes of a half-year, where anybody was seated in it since that was last asked.
    fn bring_wholes_up_to_date(&mut self, from: usize, to: usize) {
        let (period, seats) = (from / 2, self.quarters[from].seats + self.quarters[to].seats);
        if self.shut_whole[period].seats() != seats {
            if self.wholes[period].is_some() {
                self.seat_wholes(period);
            }
            self.shut_whole[period].seat(seats, self.wholes[period].as_ref().map(|wholes| &wholes.layer));
        }
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
    fn tell(&self, used: &Across<S>, (from, to): (usize, usize), proofs: &mut ProofNumbers) {
        self.shut[from].tell(&used.first, proofs);
        if to > from {
            self.shut[to].tell(&used.last, proofs);
        }
        if is_whole(from, to) {
            self.shut_whole[from / 2].tell(&used.whole, proofs);
        }
    }
}

/// Takes out of a set what is below a number.
pub(super) fn taken_below<S: UnitSet>(set: &mut S, number: usize) -> S {
    let mut below = set.clone();
    set.iter().skip_while(|own| *own < number).for_each(|own| below.remove(own));
    *set = set.minus(&below);
    below
}
