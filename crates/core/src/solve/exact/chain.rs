//! Chains of half-years: a place is made by moving one half-year to another unit of its domain, whoever sits there on
//! to another, and so on (docs/solver.md, 3). All that is no half-year in one unit stands still.
//!
//! Half-years of one period are the tokens of a flow from members over units to pools, and a chain is an augmenting
//! path of it: where there is none, no arrangement of the half-years alone makes the place.

use super::board::{Board, Domain, MemberIx, NONE, Seat, Stretch};
use super::bounds::grow;
use super::flow::Node;
use super::search::{Answer, Budget};
use super::trust::Pools;
use crate::options::{Shape, UnitSet};

impl<S: UnitSet> Board<S> {
    /// Seats a member whose domain is a half-year, and who stands, in one of these units, moving other half-years where
    /// need be. Where it fails nothing has changed.
    pub(super) fn enter(&mut self, member: MemberIx, targets: &S) -> bool {
        let period = self.members[member as usize].start as usize / 2;
        if self.places.mode == Pools::Many {
            let starts: Vec<Node> = targets.iter().map(Node::Unit).collect();
            let entered = self.augment(period, starts);
            if let Some(unit) = entered {
                self.sit(member, Seat::Unit(unit));
            }
            return entered.is_some();
        }
        if self.places.mode == Pools::One && self.pool_whole_free(period, 0) <= 0 {
            return false;
        }
        if let Some(unit) = targets.and(&self.layers[period].room).first() {
            self.sit(member, seat(unit));
            return true;
        }
        let Some(unit) = self.make_room(period, targets) else { return false };
        self.sit(member, seat(unit));
        true
    }

    /// Makes room in one of these units, which have none, by a chain of half-years; says in which.
    fn make_room(&mut self, period: usize, targets: &S) -> Option<usize> {
        let mut seen = targets.clone();
        let mut queue: Vec<(usize, usize)> = targets.iter().map(|unit| (unit, usize::MAX)).collect();
        // Half-years in one unit mostly suffice, and are looked up sooner: longer stays are asked once they are at their end.
        let (mut plain, mut wide) = (0, 0);
        loop {
            let (at, reach) = if let Some(&(unit, _)) = queue.get(plain) {
                plain += 1;
                (plain - 1, self.reach(period, unit).minus(&seen))
            } else if let Some(&(unit, _)) = queue.get(wide) {
                wide += 1;
                (wide - 1, self.turned_reach(period, unit).minus(&seen))
            } else {
                return None;
            };
            if let Some(room) = reach.and(&self.layers[period].room).first() {
                return self.shift(period, &queue, at, room);
            }
            queue.extend(reach.iter().map(|other| (other, at)));
            seen.join(&reach);
        }
    }

    /// Moves a half-year along each step of a chain, the last one first; gives the unit that it began with.
    fn shift(&mut self, period: usize, queue: &[(usize, usize)], last: usize, room: usize) -> Option<usize> {
        let (mut at, mut to) = (last, room);
        loop {
            let (unit, before) = queue[at];
            let (mover, seat) = self.mover(period, unit, to)?;
            self.stand(mover);
            self.sit(mover, seat);
            if before == usize::MAX {
                return Some(unit);
            }
            (at, to) = (before, unit);
        }
    }

    /// The units that someone who serves the whole of a half-year in a unit could serve it in instead, all else of its option
    /// staying as it is.
    pub(super) fn wide_reach(&mut self, period: usize, unit: usize) -> S {
        let mut reach = self.turned_reach(period, unit);
        reach.join(self.reach(period, unit));
        reach
    }

    /// As [`Self::wide_reach`], of those alone whose option is no half-year in one unit.
    fn turned_reach(&self, period: usize, unit: usize) -> S {
        let mut reach = S::none(self.places.units);
        if self.layers[period].loose > 0 {
            for &member in &self.others[2 * period * self.places.units + unit] {
                self.each_turn(member, period, |_, to| reach.add(to));
            }
        }
        reach
    }

    /// Who serves a half-year in a unit and could serve it in another one instead, and the seat that this comes to.
    pub(super) fn mover(&self, period: usize, from: usize, to: usize) -> Option<(MemberIx, Seat)> {
        let plain = self.half_years(period, from).find(|&member| match &self.members[member as usize].domain {
            Domain::Whole(units) => units.has(to),
            Domain::Listed(_) => false,
        });
        plain.map(|member| (member, seat(to))).or_else(|| {
            let others = &self.others[2 * period * self.places.units + from];
            others.iter().find_map(|&member| {
                let mut turned = None;
                self.each_turn(member, period, |number, unit| {
                    if unit == to && turned.is_none() {
                        turned = Some((member, Seat::Choice(number)));
                    }
                });
                turned
            })
        })
    }

    /// Each choice that a seated member with a listed domain may still take which differs from its own only in where it spends
    /// the whole of a half-year; with that unit. None where it spends no such whole.
    fn each_turn(&self, member: MemberIx, period: usize, mut each: impl FnMut(u32, usize)) {
        let start = self.members[member as usize].start as usize;
        let own = self.seated_choice(member);
        let place = own.stretches(start).position(|stretch| stretch.is_whole() && stretch.from / 2 == period);
        let Some(place) = place.filter(|&place| own.pools[place] == NONE) else { return };
        let other = 1 - place;
        self.each_open(member, |number, choice| {
            let same = choice.shape == own.shape
                && (own.shape == Shape::Period || choice.units[other] == own.units[other])
                && choice.pools == own.pools;
            if same && choice.units[place] != own.units[place] {
                each(number, choice.units[place] as usize);
            }
        });
    }

    /// Sees to it that someone leaves a unit for the whole of a half-year, and sits elsewhere. Where it fails nothing has changed.
    pub(super) fn push_out(&mut self, period: usize, unit: usize) -> bool {
        if self.places.mode != Pools::Many {
            let mut only = S::none(self.places.units);
            only.add(unit);
            return self.make_room(period, &only).is_some();
        }
        let mark = self.mark();
        let first = self.half_years(period, unit).next();
        if let Some(member) = first {
            self.unseat(member);
            let units = self.whole_units(member);
            if self.enter(member, &units) {
                return true;
            }
            self.undo(mark);
        }
        let others = self.others[2 * period * self.places.units + unit].clone();
        others.into_iter().any(|member| self.turn(member, period, unit))
    }

    /// With a layer of pools, has a member with a listed domain spend the whole of a half-year in another unit, and nothing else
    /// of its option change. Where it fails nothing has changed.
    fn turn(&mut self, member: MemberIx, period: usize, unit: usize) -> bool {
        let mut turns: Vec<(u32, usize)> = Vec::new();
        self.each_turn(member, period, |number, unit| turns.push((number, unit)));
        if turns.is_empty() {
            return false;
        }
        let mark = self.mark();
        self.stand(member);
        self.give_back(period, unit);
        let starts = turns.iter().map(|(_, unit)| Node::Unit(*unit)).collect();
        let entered = self.augment(period, starts);
        let turned = turns.into_iter().find(|(_, unit)| entered.is_some_and(|entered| entered as usize == *unit));
        match turned {
            Some((number, _)) => self.sit(member, Seat::Choice(number)),
            None => self.undo(mark),
        }
        turned.is_some()
    }

    /// Gives back the post of one of a unit's wholes.
    fn give_back(&mut self, period: usize, unit: usize) {
        let pools = self.places.pools;
        let flow = &self.layers[period].flow[unit * pools..(unit + 1) * pools];
        if let Some(pool) = flow.iter().position(|carried| *carried > 0) {
            self.slot(period, unit, pool, -1);
        }
    }

    /// The units that a half-year more could enter by a chain, with those that have room.
    pub(super) fn enterable(&mut self, period: usize) -> S {
        let mut reaches = self.reaches(period);
        let mut enterable = self.layers[period].room.clone();
        grow(&mut enterable, &reaches);
        if self.layers[period].loose > 0 {
            for unit in S::all(self.places.units).minus(&enterable).iter() {
                reaches[unit].join(&self.turned_reach(period, unit));
            }
            grow(&mut enterable, &reaches);
        }
        enterable
    }

    /// As [`Self::enterable`], where nobody with a listed domain moves.
    pub(super) fn plainly_enterable(&mut self, period: usize) -> S {
        let mut enterable = self.layers[period].room.clone();
        grow(&mut enterable, &self.reaches(period));
        enterable
    }

    /// For each unit its [`Self::reach`].
    pub(super) fn reaches(&mut self, period: usize) -> Vec<S> {
        (0..self.places.units).map(|unit| self.reach(period, unit).clone()).collect()
    }

    /// The units that the half-years of these units could get to, one after another; with these units.
    pub(super) fn closure(&mut self, period: usize, from: &S) -> S {
        let mut seen = from.clone();
        let mut queue: Vec<usize> = from.iter().collect();
        while let Some(unit) = queue.pop() {
            let fresh = self.reach(period, unit).minus(&seen);
            queue.extend(fresh.iter());
            seen.join(&fresh);
        }
        seen
    }

    /// Takes a member from its seat, with the posts that carry it.
    pub(super) fn unseat(&mut self, member: MemberIx) -> Seat {
        let seat = self.stand(member);
        if self.places.mode == Pools::Many {
            for stretch in self.carried(member, seat) {
                let (period, unit) = (stretch.from / 2, stretch.unit as usize);
                if !stretch.is_whole() {
                    if let Some(pool) = self.carrier(stretch.from, unit) {
                        self.post(stretch.from, unit, pool, -1);
                    }
                    continue;
                }
                self.give_back(period, unit);
            }
        }
        seat
    }

    /// Seats a member as far as limits allow by moving half-years alone. Where it fails nothing has changed.
    pub(super) fn seat_by_chains(&mut self, member: MemberIx, number: u32) -> bool {
        let mark = self.mark();
        let seated = self.seat_over(member, Seat::Choice(number)) && self.relieve(member, number);
        if !seated {
            self.undo(mark);
        }
        seated
    }

    /// Takes a seat for a member, over the limits if need be; false where not even a post can be named.
    pub(super) fn seat_over(&mut self, member: MemberIx, seat: Seat) -> bool {
        self.sit(member, seat);
        if self.places.mode != Pools::Many {
            return true;
        }
        self.carried(member, seat).all(|stretch| {
            let (period, unit) = (stretch.from / 2, stretch.unit as usize);
            if !stretch.is_whole() {
                let pool = self.post_for(stretch.from, unit);
                if let Some(pool) = pool {
                    self.post(stretch.from, unit, pool, 1);
                }
                return pool.is_some();
            }
            let pools = self.places.whole_pools(period, unit);
            let free = pools.iter().find(|&pool| self.pool_whole_free(period, pool) > 0);
            let pool = free.or_else(|| pools.first());
            if let Some(pool) = pool {
                self.slot(period, unit, pool, 1);
            }
            pool.is_some()
        })
    }

    /// Moves half-years out of the way of a choice that was just taken.
    fn relieve(&mut self, member: MemberIx, number: u32) -> bool {
        let choice = self.choice(member, number);
        let start = self.members[member as usize].start as usize;
        for stretch in choice.stretches(start) {
            let unit = stretch.unit as usize;
            for quarter in stretch.from..=stretch.to {
                while self.free[quarter * self.places.units + unit] < 0 {
                    if !self.push_out(quarter / 2, unit) {
                        return false;
                    }
                }
            }
        }
        match self.places.mode {
            Pools::InUnits => true,
            Pools::One => (start..start + choice.shape.quarters()).all(|quarter| self.pool_free[quarter] >= 0),
            Pools::Many => (start..start + choice.shape.quarters()).all(|quarter| self.relieve_pools(quarter)),
        }
    }

    /// The stretches of a seat whose posts are left to the flows.
    fn carried(&self, member: MemberIx, seat: Seat) -> impl Iterator<Item = Stretch> + use<S> {
        self.stretches_of(member, seat).into_iter().filter(|stretch| stretch.pool == NONE)
    }

    /// Seats a member in whichever choice it may take while the others keep their choices, half-years in one unit and posts
    /// excepted: a yes or a no, where the time is not up.
    pub(super) fn seat_beside(&mut self, member: MemberIx, budget: &Budget<'_>) -> Answer {
        let answer = |seated| if seated { Answer::Yes } else { Answer::No };
        if self.places.mode == Pools::Many {
            return self.seat_among_pools(member, budget);
        }
        if let Domain::Whole(units) = &self.members[member as usize].domain {
            let units = units.clone();
            return answer(self.enter(member, &units));
        }
        let choices = self.open_choices(member);
        let start = self.members[member as usize].start as usize;
        // One half-year's chains do not reach into another: what can be entered can be entered together.
        let mut enterable: Vec<(usize, S)> = Vec::new();
        answer(choices.into_iter().any(|number| {
            let choice = self.choice(member, number);
            let open = choice.stretches(start).filter(|stretch| stretch.is_whole()).all(|stretch| {
                let period = stretch.from / 2;
                if !enterable.iter().any(|(known, _)| *known == period) {
                    let units = self.enterable(period);
                    enterable.push((period, units));
                }
                let unit = stretch.unit as usize;
                enterable.iter().any(|(known, units)| *known == period && units.has(unit))
            });
            open && self.seat_by_chains(member, number)
        }))
    }
}

/// A half-year's seat in a unit.
pub(super) fn seat(unit: usize) -> Seat {
    Seat::Unit(u32::try_from(unit).unwrap_or(NONE))
}
