//! Tier 2: of the options with the proved values each member, in rank order, takes the first in the canonical order
//! that leaves everyone else theirs, and keeps it (docs/solver.md, 7).

use super::board::{Board, Choice, Domain, Member, MemberIx, NONE, Seat, Stretch};
use super::question::Asking;
use super::search::{Answer, Budget};
use super::trust::Pools;
use crate::options::{Shape, UnitSet};

impl<S: UnitSet> Member<S> {
    /// The quarters that it takes, whichever of its options it gets.
    pub(super) fn quarters(&self) -> std::ops::Range<usize> {
        let count = match &self.domain {
            Domain::Whole(_) => Shape::Period.quarters(),
            Domain::Listed(choices) => choices.first().map_or(0, |choice| choice.shape.quarters()),
        };
        self.start as usize..self.start as usize + count
    }
}

impl<S: UnitSet> Board<S> {
    /// Narrows a seated member to a part of its domain, if everyone can keep the proved values; else leaves it as it is.
    pub(super) fn reseat(&mut self, member: MemberIx, domain: Domain<S>, budget: &mut Budget<'_>) -> Answer {
        self.account(member, -1);
        let mark = self.mark();
        self.unseat(member);
        let before = std::mem::replace(&mut self.members[member as usize].domain, domain);
        let answer = self.ask(member, Asking::Again, budget);
        if answer != Answer::Yes {
            self.members[member as usize].domain = before;
            self.undo(mark);
        }
        self.account(member, 1);
        self.settle();
        answer
    }

    /// Gives a seated member the first of its options in the canonical order, for good.
    ///
    /// # Errors
    /// When the time is up.
    pub(super) fn make_canonical(&mut self, member: MemberIx, budget: &mut Budget<'_>) -> Result<(), ()> {
        match self.members[member as usize].seat {
            Seat::None => return Ok(()),
            Seat::Unit(own) => self.first_unit(member, own as usize, budget)?,
            Seat::Choice(own) => self.first_choice(member, own, budget)?,
        }
        if self.places.mode == Pools::Many {
            self.first_pools(member, budget)?;
        }
        self.pin(member);
        self.settle();
        Ok(())
    }

    fn first_unit(&mut self, member: MemberIx, own: usize, budget: &mut Budget<'_>) -> Result<(), ()> {
        let units = self.whole_units(member);
        if units.first() == Some(own) {
            return Ok(());
        }
        let period = self.members[member as usize].start as usize / 2;
        let mark = self.mark();
        self.unseat(member);
        let by_chains =
            if self.places.mode == Pools::Many { self.layers[period].room.clone() } else { self.enterable(period) };
        let moves = self.places.mode == Pools::Many || self.layers[period].loose > 0;
        let perhaps = if moves { self.bounds_of(period).whole } else { by_chains.clone() };
        self.undo(mark);
        for unit in units.and(&perhaps).iter().take_while(|unit| *unit < own) {
            let mut only = S::none(self.places.units);
            only.add(unit);
            match self.reseat(member, Domain::Whole(only), budget) {
                Answer::Yes => return Ok(()),
                Answer::No => {}
                Answer::Cut | Answer::Stopped => return Err(()),
            }
        }
        let mut only = S::none(self.places.units);
        only.add(own);
        // Whoever may move reaches no further for it: the member keeps its unit.
        self.members[member as usize].domain = Domain::Whole(only);
        Ok(())
    }

    fn first_choice(&mut self, member: MemberIx, own: u32, budget: &mut Budget<'_>) -> Result<(), ()> {
        if own == 0 {
            return Ok(());
        }
        self.account(member, -1);
        let mark = self.mark();
        self.unseat(member);
        let possible = self.possible(member, false);
        self.undo(mark);
        self.account(member, 1);
        for number in possible.into_iter().take_while(|number| *number < own) {
            let only = vec![self.choice(member, number)];
            match self.reseat(member, Domain::Listed(only.into_boxed_slice()), budget) {
                Answer::Yes => return Ok(()),
                Answer::No => {}
                Answer::Cut | Answer::Stopped => return Err(()),
            }
        }
        Ok(())
    }

    /// With a layer of pools, the first pools for the units that a member keeps, one stretch after another.
    fn first_pools(&mut self, member: MemberIx, budget: &mut Budget<'_>) -> Result<(), ()> {
        let start = self.members[member as usize].start as usize;
        let bare = match self.members[member as usize].seat {
            Seat::Unit(unit) => Choice { shape: Shape::Period, units: [unit; 2], pools: [NONE; 2] },
            _ => self.seated_choice(member),
        };
        let mut named = bare;
        for (at, stretch) in bare.stretches(start).enumerate().filter(|(_, stretch)| stretch.pool == NONE) {
            let mut refused: Vec<usize> = Vec::new();
            for pool in self.open_pools(stretch).iter() {
                let number = u32::try_from(pool).unwrap_or(NONE);
                // With alike pools in each other's places a seat on this one would be one on that which was refused.
                let is_alike =
                    |&other: &usize| !named.pools[..at].contains(&number) && self.pools_are_alike(other, pool);
                if refused.iter().any(is_alike) {
                    continue;
                }
                named.pools[at] = number;
                match self.reseat(member, Domain::Listed(vec![named].into_boxed_slice()), budget) {
                    Answer::Yes => break,
                    Answer::No if named.pools[..at].contains(&number) => {}
                    Answer::No => refused.push(pool),
                    Answer::Cut | Answer::Stopped => return Err(()),
                }
            }
        }
        Ok(())
    }

    /// Whether two pools serve the same units, and have as many posts in each quarter for those who may still move.
    fn pools_are_alike(&self, a: usize, b: usize) -> bool {
        let (places, pools) = (&self.places, self.places.pools);
        let posts = |quarter: usize, pool: usize| -> i32 {
            let flow = &self.layers[quarter / 2].flow;
            let wholes: i32 = (0..places.units).map(|unit| flow[unit * pools + pool]).sum();
            self.pool_free[quarter * pools + pool] + self.pool_loose[quarter * pools + pool] + wholes
        };
        places.serving.iter().chain(&places.posted).all(|own| own.has(a) == own.has(b))
            && places.vacancies.has(a) == places.vacancies.has(b)
            && (0..places.quarters).all(|quarter| posts(quarter, a) == posts(quarter, b))
    }

    /// Names the pools of stretches that the flows still carry, and of units that have but one.
    pub(super) fn name_pools(&mut self) {
        for member in 0..self.members.len() {
            let own = &self.members[member];
            let (start, seat) = (own.start as usize, own.seat);
            let ix = u32::try_from(member).unwrap_or(NONE);
            let choice = match seat {
                Seat::None => continue,
                Seat::Unit(unit) => Choice { shape: Shape::Period, units: [unit; 2], pools: [NONE; 2] },
                Seat::Choice(_) => self.seated_choice(ix),
            };
            for (at, stretch) in choice.stretches(start).enumerate() {
                let pool = match self.places.mode {
                    Pools::One => 0,
                    Pools::Many if stretch.pool == NONE => self.take_carried(stretch),
                    Pools::Many => stretch.pool,
                    Pools::InUnits => NONE,
                };
                self.members[member].pools[at] = pool;
            }
        }
    }

    /// The first pool that carries such a stretch, and no longer does.
    fn take_carried(&mut self, stretch: Stretch) -> u32 {
        let (unit, pools) = (stretch.unit as usize, self.places.pools);
        if !stretch.is_whole() {
            let pool = self.carrier(stretch.from, unit).unwrap_or(0);
            self.move_post(stretch.from, unit, pool, -1);
            return u32::try_from(pool).unwrap_or(NONE);
        }
        let flow = &mut self.layers[stretch.from / 2].flow[unit * pools..(unit + 1) * pools];
        let pool = flow.iter().position(|carried| *carried > 0).unwrap_or(0);
        flow[pool] -= 1;
        u32::try_from(pool).unwrap_or(NONE)
    }
}
