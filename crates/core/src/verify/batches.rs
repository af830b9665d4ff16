//! A candidate's options in batches: those of one span and of the same values, by the units that each stay may be in.
//!
//! What the options are is said in [`options`](super::options), one by one; here the same ones are found many at a time.

use std::{iter, ops::ControlFlow};

use super::{
    blocks::has_pair,
    candidates::Candidate,
    facts::Facts,
    options::{Span, Stay, options},
    posts::Open,
    sights::Group,
    values::{self, Order, Values},
};
use crate::calendar::Quarter;

/// Stays of the same quarters, each in one of some units; never none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stays {
    /// The block of the units.
    pub(super) block: usize,
    /// A bit for each unit.
    pub(super) units: u64,
    pub(super) from: Quarter,
    pub(super) to: Quarter,
    /// Only a vacancy may be used.
    pub(super) vacancy: bool,
    /// The number of their list of pools, where all of the block have the same and it is known.
    pub(super) pools: Option<usize>,
}

/// Options of the same quarters: any of the first stays, and then any of the second.
#[derive(Debug, Clone, Copy)]
pub(super) struct Batch {
    pub(super) first: Stays,
    pub(super) second: Option<Stays>,
    /// Whether the two stays must be in two units.
    pub(super) apart: bool,
}

impl Stays {
    /// Those in the units of some bits.
    pub(super) fn only(self, units: u64) -> Self {
        Self { units: self.units & units, ..self }
    }

    /// Each of them, by unit, with the unit's bit.
    pub(super) fn each(self, facts: &Facts<'_>) -> impl Iterator<Item = (Stay, u64)> {
        let Self { block, units, from, to, vacancy, .. } = self;
        facts.blocks[block].numbers(units).map(move |(unit, bit)| (Stay { unit, from, to, vacancy }, bit))
    }

    /// That in the first of the units.
    fn lowest(self, facts: &Facts<'_>) -> Option<Stay> {
        let Self { block, units, from, to, vacancy, .. } = self;
        facts.blocks[block].lowest(units).map(|unit| Stay { unit, from, to, vacancy })
    }

    fn of(facts: &Facts<'_>, stay: Stay) -> Self {
        let Stay { unit, from, to, vacancy } = stay;
        let unit = &facts.units[unit];
        Self { block: unit.block, units: unit.bit, from, to, vacancy, pools: None }
    }
}

impl Batch {
    /// One option alone.
    pub(super) fn of_stays(facts: &Facts<'_>, first: Stay, second: Option<Stay>) -> Self {
        let of = |stay| Stays::of(facts, stay);
        Self { first: of(first), second: second.map(of), apart: false }
    }

    /// The options by their stays, in the order of their units.
    pub(super) fn each(self, facts: &Facts<'_>) -> impl Iterator<Item = (Stay, Option<Stay>)> {
        self.first.each(facts).flat_map(move |(first, taken)| {
            let second = self.second.map(|second| if self.apart { second.only(!taken) } else { second });
            let others = second.into_iter().flat_map(|second| second.each(facts));
            let alone = self.second.is_none().then_some((first, None));
            alone.into_iter().chain(others.map(move |(other, _)| (first, Some(other))))
        })
    }

    /// Whether it is one option alone, on one pool.
    pub(super) fn is_single(self, facts: &Facts<'_>) -> bool {
        let is_single = |stay: &Stay| facts.pools_for(stay).len() == 1;
        let Some(second) = self.second else {
            return self.first.units.is_power_of_two() && self.first.lowest(facts).as_ref().is_some_and(is_single);
        };
        let [one, other] = [self.first.units, second.units];
        let in_both = if self.apart { (one & other).count_ones() } else { 0 };
        let is_single = |(one, other): (Stay, Option<Stay>)| is_single(&one) && other.as_ref().is_none_or(is_single);
        one.count_ones() * other.count_ones() - in_both == 1 && self.each(facts).all(is_single)
    }

    /// The first of the options in the canonical order, by its stays.
    fn lowest(self, facts: &Facts<'_>) -> Option<(Stay, Option<Stay>)> {
        if self.second.is_none() { Some((self.first.lowest(facts)?, None)) } else { self.each(facts).next() }
    }

    /// Where the first of the options stands in the canonical order.
    pub(super) fn order(self, facts: &Facts<'_>) -> Option<Order> {
        let (first, second) = self.lowest(facts)?;
        let part = |stay: Stay| {
            let length = stay.to.number() - stay.from.number() + 1;
            (length, Some(stay.unit), facts.pools_for(&stay).first().copied())
        };
        Some(Order::new(iter::once(first).chain(second).map(part)))
    }
}

/// The options of a span in some units whose values are wanted, in batches, until one breaks off. `among` tells in which units
/// of a block the first and the second stay may be; they must have pools.
pub(super) fn batches<B>(
    facts: &Facts<'_>,
    candidate: &Candidate<'_>,
    (span, among): (&Span, &impl Fn(usize, usize) -> Open),
    wants: &impl Fn(Values) -> bool,
    visit: &mut impl FnMut(Batch) -> ControlFlow<B>,
) -> ControlFlow<B> {
    // Wishes for a split, and offers turned down, are of some few options.
    if span.is_split() || !candidate.declined.is_empty() {
        return options(facts, candidate, span, wants, &mut |course| {
            let Batch { first, second, .. } = Batch::of_stays(facts, course.first, course.second);
            let is_among = |stays: &Stays, stay| stays.units & among(stays.block, stay).units != 0;
            if is_among(&first, 0) && second.as_ref().is_none_or(|second| is_among(second, 1)) {
                visit(Batch { first, second, apart: false })
            } else {
                ControlFlow::Continue(())
            }
        });
    }
    let (first, second) = span.stretches();
    let waiting = values::waiting(candidate, span.start);
    // Groups of one block follow one another.
    let mut open = [(usize::MAX, Open::default()); 2];
    let mut stays = |group: &Group, (from, to): (Quarter, Quarter), stay: usize| {
        let Group { block, units, .. } = *group;
        if open[stay].0 != block {
            open[stay] = (block, among(block, stay));
        }
        let Open { units: open, pools } = open[stay].1;
        Stays { block, units: units & open, from, to, vacancy: span.vacancy(), pools }
    };
    let groups = facts.sights.groups(candidate);
    for one in groups {
        let own = stays(one, first, 0);
        if own.units == 0 {
            continue;
        }
        let Some(second) = second else {
            let Group { wish, away, relevance, coverage, .. } = *one;
            if wants(Values { waiting, wish, away, relevance }) && facts.covers(candidate, [coverage; 2]) {
                visit(Batch { first: own, second: None, apart: false })?;
            }
            continue;
        };
        for other in groups {
            let (wish, away) = (one.wish + other.wish, one.away.max(other.away));
            if !wants(Values { waiting, wish, away, relevance: one.relevance + other.relevance }) {
                continue;
            }
            let apart = facts.demands_two_units() && one.block == other.block;
            let others = stays(other, second, 1);
            if has_pair(own.units, others.units, apart) && facts.covers(candidate, [one.coverage, other.coverage]) {
                visit(Batch { first: own, second: Some(others), apart })?;
            }
        }
    }
    ControlFlow::Continue(())
}

/// The same in every unit that has pools.
pub(super) fn all_batches<B>(
    facts: &Facts<'_>,
    candidate: &Candidate<'_>,
    span: &Span,
    wants: &impl Fn(Values) -> bool,
    visit: &mut impl FnMut(Batch) -> ControlFlow<B>,
) -> ControlFlow<B> {
    let (first, second) = span.stretches();
    let among = |block: usize, stay: usize| {
        let stretch = if stay == 0 { Some(first) } else { second };
        stretch.map_or_else(Open::default, |stretch| facts.open(block, stretch, span.vacancy()))
    };
    batches(facts, candidate, (span, &among), wants, visit)
}
