//! What no arrangement can attain: sets of units (and pools) that are full, and whose holders could only move among
//! themselves (docs/solver.md, 4). What lies outside is perhaps attainable; what lies inside is not.

use super::board::{Board, Choice, Domain, MemberIx, NONE, Seat, Stretch};
use super::trust::Pools;
use crate::options::{UnitSet, WORD};

/// What one more member might still get of a half-year, limit by limit.
#[derive(Debug, Clone)]
pub(super) struct Bounds<S> {
    period: usize,
    /// Units that one half-year more might enter.
    pub(super) whole: S,
    /// For each of the two quarters, units that one quarter more might enter.
    quarter: [S; 2],
    /// With [`Pools::Many`], for each of the two quarters the pools that might have a post to spare.
    pools: [S; 2],
}

impl<S: UnitSet> Bounds<S> {
    /// The bounds of a half-year as the board stands.
    pub(super) fn new(board: &mut Board<S>, period: usize) -> Self {
        let (wholes, mixed) = board.whole_reaches(period);
        let (counted, posts) = board.counted(period, &wholes, &mixed);
        let [(a, a_pools), (b, b_pools)] = [2 * period, 2 * period + 1].map(|quarter| board.quarter_bound(quarter));
        let pools = [a_pools, b_pools];
        let mut bounds = Self { period, whole: counted.and(&a).and(&b), quarter: [a, b], pools };
        for (at, quarter) in [2 * period, 2 * period + 1].into_iter().enumerate() {
            for (unit, reach) in wholes.iter().enumerate() {
                // Whoever leaves takes a post along: with a layer of pools, `counted` asks for too much.
                let many = board.places.mode == Pools::Many;
                let leaves = many || mixed.has(unit) || reach.meets(&counted);
                let may_be_had = |board: &Board<S>| {
                    board.has_half(quarter, unit, leaves) && (!many || board.has_half_post(quarter, unit, &posts))
                };
                if bounds.quarter[at].has(unit) && !may_be_had(board) {
                    bounds.quarter[at].remove(unit);
                }
            }
        }
        bounds
    }

    /// Whether a stretch might be had, as far as this half-year says.
    pub(super) fn allow(&self, stretch: Stretch) -> bool {
        let unit = stretch.unit as usize;
        if stretch.is_whole() {
            return stretch.from / 2 != self.period || self.whole.has(unit);
        }
        (stretch.from..=stretch.to).filter(|quarter| quarter / 2 == self.period).all(|quarter| {
            let posts = stretch.pool == NONE || self.pools[quarter % 2].has(stretch.pool as usize);
            posts && self.quarter[quarter % 2].has(unit)
        })
    }
}

impl<S: UnitSet> Board<S> {
    /// For each unit where those who serve a whole half-year there could go, half-year for half-year; and the units
    /// where one of them could serve another shape instead.
    fn whole_reaches(&mut self, period: usize) -> (Vec<S>, S) {
        let units = self.places.units;
        let mut mixed = S::none(units);
        let mut reaches = self.reaches(period);
        for (unit, reach) in reaches.iter_mut().enumerate() {
            for &member in &self.others[2 * period * units + unit] {
                let start = self.members[member as usize].start as usize;
                let seat = self.seated_choice(member);
                if whole_unit(seat, start, period).is_none() {
                    continue;
                }
                self.each_open(member, |_, choice| match whole_unit(choice, start, period) {
                    Some(unit) => reach.add(unit),
                    None => mixed.add(unit),
                });
            }
        }
        (reaches, mixed)
    }

    /// The units that one half-year more might enter: those below the count of whole places, and those that someone
    /// can leave for one that might be entered. With [`Pools::Many`], the pools as well that might have a post to spare.
    fn counted(&self, period: usize, reaches: &[S], mixed: &S) -> (S, S) {
        let (units, pools) = (self.places.units, self.places.pools);
        let layer = &self.layers[period];
        let many = self.places.mode == Pools::Many;
        let mut open = mixed.clone();
        let mut posts = S::none(units.max(pools));
        if many {
            (0..pools).filter(|&pool| self.pool_slack(period, pool) > 0).for_each(|pool| posts.add(pool));
        }
        loop {
            let mut grown = false;
            let room = |&unit: &usize| {
                layer.wholes[unit] < self.whole_places(period, unit)
                    && (!many || self.places.whole_pools(period, unit).meets(&posts))
            };
            (0..units).filter(room).for_each(|unit| open.add(unit));
            grow(&mut open, reaches);
            for pool in (0..pools).filter(|_| many) {
                let frees = |unit: usize| {
                    let elsewhere = self.places.whole_pools(period, unit).meets(&posts);
                    layer.flow[unit * pools + pool] > 0 && (elsewhere || mixed.has(unit) || reaches[unit].meets(&open))
                };
                if !posts.has(pool) && (0..units).any(frees) {
                    posts.add(pool);
                    grown = true;
                }
            }
            if !grown {
                return (open, posts);
            }
        }
    }

    /// The most whole places of a unit in a half-year: places not forced to anyone, of which each 3+3 that touches the
    /// unit takes a half.
    pub(super) fn whole_places(&self, period: usize, unit: usize) -> i32 {
        let (a, b) = self.unforced(period, unit);
        a.min(b).min((a + b - self.layers[period].touched[unit]).div_euclid(2))
    }

    /// The places of a unit in the two quarters, less what is forced.
    fn unforced(&self, period: usize, unit: usize) -> (i32, i32) {
        let cell = |quarter: usize| quarter * self.places.units + unit;
        let of = |quarter: usize| self.places.capacity[cell(quarter)] - self.forced[cell(quarter)];
        (of(2 * period), of(2 * period + 1))
    }

    /// Whether a quarter of a unit might be had by count: beside the whole half-years, or after one of them left.
    fn has_half(&self, quarter: usize, unit: usize, leaves: bool) -> bool {
        let period = quarter / 2;
        let (a, b) = self.unforced(period, unit);
        let own = if quarter.is_multiple_of(2) { a } else { b };
        let wholes = self.layers[period].wholes[unit] - i32::from(leaves);
        own - wholes >= 1 && a + b - self.layers[period].touched[unit] - 2 * wholes >= 1
    }

    /// Posts of a pool in the two quarters that nobody is forced to take, and no whole holds.
    fn unforced_posts(&self, period: usize, pool: usize) -> [i32; 2] {
        [2 * period, 2 * period + 1].map(|quarter| {
            let cell = quarter * self.places.pools + pool;
            self.pool_free[cell] + self.pool_loose[cell] - self.pool_forced[cell]
        })
    }

    /// The most wholes that a pool might carry in addition: as with the places of a unit, each 3+3 that touches it takes a half.
    fn pool_slack(&self, period: usize, pool: usize) -> i32 {
        let [a, b] = self.unforced_posts(period, pool);
        a.min(b).min((a + b - self.layers[period].pool_touched[pool]).div_euclid(2))
    }

    /// Whether a post for a quarter of a unit might be had by count: of a pool that a whole might leave or enter, or beside its wholes.
    fn has_half_post(&self, quarter: usize, unit: usize, posts: &S) -> bool {
        let period = quarter / 2;
        self.quarter_pools(quarter, unit).iter().any(|pool| {
            let left = self.unforced_posts(period, pool);
            let beside = left[quarter % 2] >= 1 && left[0] + left[1] - self.layers[period].pool_touched[pool] >= 1;
            posts.has(pool) || beside
        })
    }

    /// The units that one more might enter in a quarter, and with [`Pools::Many`] the pools that might have a post to
    /// spare, if only this quarter counted.
    fn quarter_bound(&mut self, quarter: usize) -> (S, S) {
        let (units, pools) = (self.places.units, self.places.pools);
        let many = self.places.mode == Pools::Many;
        let mut open = S::none(units);
        let mut posts = S::none(units.max(pools));
        let reaches: Vec<S> = (0..units).map(|unit| self.quarter_reach(quarter, unit)).collect();
        let held = self.held(quarter);
        let serving: Vec<S> = if many {
            self.places.serving.iter().map(|pools| pools.and(&self.places.posted[quarter])).collect()
        } else {
            Vec::new()
        };
        (0..pools).filter(|pool| many && self.pool_free[quarter * pools + pool] > 0).for_each(|pool| posts.add(pool));
        loop {
            let mut grown = false;
            let room = |&unit: &usize| self.free[quarter * units + unit] > 0 && (!many || serving[unit].meets(&posts));
            (0..units).filter(room).for_each(|unit| open.add(unit));
            grow(&mut open, &reaches);
            for pool in (0..pools).filter(|_| many) {
                let frees =
                    |unit: usize| held[unit].has(pool) && (serving[unit].meets(&posts) || reaches[unit].meets(&open));
                if !posts.has(pool) && (0..units).any(frees) {
                    posts.add(pool);
                    grown = true;
                }
            }
            if !grown {
                return (open, posts);
            }
        }
    }

    /// Where those who sit in a unit in a quarter could be in it instead.
    fn quarter_reach(&mut self, quarter: usize, unit: usize) -> S {
        let mut reach = self.reach(quarter / 2, unit).clone();
        for &member in &self.others[quarter * self.places.units + unit] {
            let start = self.members[member as usize].start as usize;
            self.each_open(member, |_, choice| {
                if let Some(stretch) = at_quarter(choice, start, quarter) {
                    reach.add(stretch.unit as usize);
                }
            });
        }
        reach
    }

    /// With [`Pools::Many`], for each unit the pools that someone there, not pinned, holds a post of in a quarter.
    fn held(&self, quarter: usize) -> Vec<S> {
        let (units, pools) = (self.places.units, self.places.pools);
        if self.places.mode != Pools::Many {
            return Vec::new();
        }
        let of = |unit: usize| {
            let mut held = S::none(units.max(pools));
            let flow = &self.layers[quarter / 2].flow[unit * pools..(unit + 1) * pools];
            (0..pools).filter(|&pool| flow[pool] > 0).for_each(|pool| held.add(pool));
            self.parts[quarter * units + unit].iter().for_each(|(pool, _)| held.add(*pool as usize));
            for &member in &self.others[quarter * units + unit] {
                let start = self.members[member as usize].start as usize;
                let stretch = at_quarter(self.seated_choice(member), start, quarter);
                stretch.filter(|stretch| stretch.pool != NONE).into_iter().for_each(|s| held.add(s.pool as usize));
            }
            held
        };
        (0..units).map(of).collect()
    }

    /// The choices of a member that no bound refuses. Where it is a newcomer, units that no half-year more can enter are
    /// closed for good.
    pub(super) fn possible(&mut self, member: MemberIx, newcomer: bool) -> Vec<u32> {
        let start = self.members[member as usize].start as usize;
        let numbers = self.open_choices(member);
        let last = |number: &u32| (start + self.choice(member, *number).shape.quarters() - 1) / 2;
        let Some(last) = numbers.iter().map(last).max() else { return numbers };
        let bounds: Vec<Bounds<S>> = (start / 2..=last).map(|period| self.bounds_of(period)).collect();
        for (layer, bounds) in self.layers[start / 2..=last].iter_mut().zip(&bounds).filter(|_| newcomer) {
            layer.alive = layer.alive.and(&bounds.whole);
        }
        let possible = |number: &u32| {
            let mut stretches = self.choice(member, *number).stretches(start);
            stretches.all(|stretch| bounds.iter().all(|bounds| bounds.allow(stretch)))
        };
        numbers.into_iter().filter(possible).collect()
    }

    /// The choice that a member with a listed domain sits in.
    pub(super) fn seated_choice(&self, member: MemberIx) -> Choice {
        match self.members[member as usize].seat {
            Seat::Choice(number) => self.choice(member, number),
            _ => unreachable!("only seated members with a listed domain are looked up"),
        }
    }

    /// Each choice that a member with a listed domain may still take.
    pub(super) fn each_open(&self, member: MemberIx, mut each: impl FnMut(u32, Choice)) {
        let Domain::Listed(choices) = &self.members[member as usize].domain else { return };
        match &self.allowed[member as usize] {
            Some(allowed) => allowed.iter().for_each(|&number| each(number, choices[number as usize])),
            None => (0..).zip(choices).for_each(|(number, &choice)| each(number, choice)),
        }
    }
}

/// The unit where a choice spends the whole of a half-year.
pub(super) fn whole_unit(choice: Choice, start: usize, period: usize) -> Option<usize> {
    let mut stretches = choice.stretches(start);
    stretches.find(|stretch| stretch.is_whole() && stretch.from / 2 == period).map(|stretch| stretch.unit as usize)
}

/// The stretch of a choice that covers a quarter.
fn at_quarter(choice: Choice, start: usize, quarter: usize) -> Option<Stretch> {
    choice.stretches(start).find(|stretch| (stretch.from..=stretch.to).contains(&quarter))
}

/// Adds to a set of units all from which someone could go to one in it, one after another; `reaches` says where to.
pub(super) fn grow<S: UnitSet>(open: &mut S, reaches: &[S]) {
    if reaches.len() <= WORD {
        // Few enough to look again until nothing is found.
        while look(open, reaches, |_| ()) {}
        return;
    }
    let mut fresh: Vec<usize> = Vec::new();
    if !look(open, reaches, |unit| fresh.push(unit)) {
        return;
    }
    // The first look mostly finds all. What is left is walked against the arrows, however long the way.
    let mut from: Vec<Vec<usize>> = vec![Vec::new(); reaches.len()];
    for (unit, reach) in reaches.iter().enumerate().filter(|(unit, _)| !open.has(*unit)) {
        reach.iter().for_each(|to| from[to].push(unit));
    }
    while let Some(to) = fresh.pop() {
        for unit in std::mem::take(&mut from[to]) {
            if !open.has(unit) {
                open.add(unit);
                fresh.push(unit);
            }
        }
    }
}

/// Looks at each unit once, adds it where someone could go from it to one in the set, and tells it; whether any was found.
fn look<S: UnitSet>(open: &mut S, reaches: &[S], mut found: impl FnMut(usize)) -> bool {
    let mut any = false;
    for (unit, reach) in reaches.iter().enumerate() {
        if !open.has(unit) && reach.meets(open) {
            open.add(unit);
            found(unit);
            any = true;
        }
    }
    any
}
