//! One question: can this member be seated in its domain while everyone seated keeps the proved values? The stages, from
//! the cheapest, until one decides (docs/solver.md, 6).

use super::board::{Board, Choice, Domain, MemberIx, NONE, Seat, Stretch, touched_periods};
use super::search::{Answer, Budget};
use super::tally::Stage;
use super::trust::Pools;
use crate::options::UnitSet;

/// How a question is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asking {
    /// For someone who comes in addition to all who sit: a refusal holds for everyone behind as well.
    Newcomer,
    /// For someone who had a seat before.
    Again,
    /// The time is up: only what is free at once.
    InHaste,
}

impl<S: UnitSet> Board<S> {
    /// Seats a standing member in its domain, or proves that there is no way. After anything but a yes nothing has
    /// changed.
    pub(super) fn ask(&mut self, member: MemberIx, asking: Asking, budget: &mut Budget<'_>) -> Answer {
        match &self.members[member as usize].domain {
            _ if asking == Asking::InHaste => {
                if self.sit_where_free(member) {
                    budget.decided(Stage::Free, Answer::Yes)
                } else {
                    Answer::No
                }
            }
            Domain::Whole(units) => {
                let units = units.clone();
                self.ask_whole(member, &units, asking, budget)
            }
            Domain::Listed(_) => self.ask_listed(member, asking, budget),
        }
    }

    fn ask_whole(&mut self, member: MemberIx, units: &S, asking: Asking, budget: &mut Budget<'_>) -> Answer {
        let period = self.members[member as usize].start as usize / 2;
        let newcomer = asking == Asking::Newcomer;
        if self.places.mode == Pools::One && self.pool_whole_free(period, 0) <= 0 {
            if newcomer {
                self.layers[period].alive = S::none(self.places.units);
            }
            return budget.decided(Stage::PoolFull, Answer::No);
        }
        let units = if newcomer { units.and(&self.layers[period].alive) } else { units.clone() };
        if units.is_empty() {
            return budget.decided(Stage::ClosedBefore, Answer::No);
        }
        let direct = units.meets(&self.layers[period].room);
        if self.enter(member, &units) {
            return budget.decided(if direct { Stage::Free } else { Stage::Chain }, Answer::Yes);
        }
        let answer = self.refuse_whole(member, period, &units, asking, budget);
        if newcomer && answer == Answer::No {
            let closed = &mut self.layers[period].alive;
            *closed = closed.minus(&units);
        }
        answer
    }

    /// What to make of a half-year that no chain seats.
    fn refuse_whole(
        &mut self,
        member: MemberIx,
        period: usize,
        units: &S,
        asking: Asking,
        budget: &mut Budget<'_>,
    ) -> Answer {
        if self.layers[period].loose == 0 {
            if asking == Asking::Newcomer && self.places.mode != Pools::Many {
                let closed = self.closure(period, units);
                self.layers[period].alive = self.layers[period].alive.minus(&closed);
            }
            return budget.decided(Stage::ClosedSet, Answer::No);
        }
        let bounds = self.bounds_of(period);
        if asking == Asking::Newcomer {
            self.layers[period].alive = self.layers[period].alive.and(&bounds.whole);
        }
        if !units.meets(&bounds.whole) {
            return budget.decided(Stage::Bound, Answer::No);
        }
        let (stage, answer) = self.search(member, budget);
        budget.decided(stage, answer)
    }

    fn ask_listed(&mut self, member: MemberIx, asking: Asking, budget: &mut Budget<'_>) -> Answer {
        if self.sit_where_free(member) {
            return budget.decided(Stage::Free, Answer::Yes);
        }
        if self.pool_is_full(member) {
            return budget.decided(Stage::PoolFull, Answer::No);
        }
        match self.seat_beside(member, budget) {
            Answer::Yes => return budget.decided(Stage::Chain, Answer::Yes),
            Answer::Stopped => return Answer::Stopped,
            Answer::No | Answer::Cut => {}
        }
        if self.stands_alone(member) {
            return budget.decided(Stage::ClosedSet, Answer::No);
        }
        let possible = self.possible(member, asking == Asking::Newcomer);
        if possible.is_empty() {
            return budget.decided(Stage::Bound, Answer::No);
        }
        let mark = self.mark();
        self.restrict(member, possible);
        let (stage, answer) = self.search(member, budget);
        if answer == Answer::Yes {
            self.lift_restrictions(mark);
        } else {
            self.undo(mark);
        }
        budget.decided(stage, answer)
    }

    /// Seats a standing member where all limits have room as things are. Where there is no such seat nothing has changed.
    fn sit_where_free(&mut self, member: MemberIx) -> bool {
        let mark = self.mark();
        let seated = self.free_seat(member).is_some_and(|seat| self.seat_over(member, seat));
        if !seated {
            self.undo(mark);
        }
        seated
    }

    /// A seat whose limits all have room as things are.
    fn free_seat(&self, member: MemberIx) -> Option<Seat> {
        let start = self.members[member as usize].start as usize;
        match &self.members[member as usize].domain {
            Domain::Whole(units) => {
                let open = units.and(&self.layers[start / 2].room);
                let is_free =
                    |unit: &u32| self.is_free(Stretch { unit: *unit, pool: NONE, from: start, to: start + 1 });
                open.iter().filter_map(|unit| u32::try_from(unit).ok()).find(is_free).map(Seat::Unit)
            }
            Domain::Listed(choices) => {
                let is_free = |choice: &Choice| choice.stretches(start).all(|stretch| self.is_free(stretch));
                (0..).zip(choices).find(|(_, choice)| is_free(choice)).map(|(number, _)| Seat::Choice(number))
            }
        }
    }

    /// Whether somebody more fits into the unit of a stretch.
    pub(super) fn has_place(&self, stretch: Stretch) -> bool {
        let place = |quarter: usize| self.free[quarter * self.places.units + stretch.unit as usize];
        (stretch.from..=stretch.to).all(|quarter| place(quarter) > 0)
    }

    /// Whether somebody more fits into a stretch, and there is a post.
    fn is_free(&self, stretch: Stretch) -> bool {
        let posts = |pool: usize| {
            (stretch.from..=stretch.to).all(|quarter| self.pool_free[quarter * self.places.pools + pool] > 0)
        };
        self.has_place(stretch)
            && match self.places.mode {
                Pools::InUnits => true,
                Pools::One => posts(0),
                Pools::Many if stretch.pool == NONE => self.open_pools(stretch).iter().any(posts),
                Pools::Many => posts(stretch.pool as usize),
            }
    }

    /// Whether the one pool of the trust is full in a quarter that every choice takes: nobody's stay moves in time.
    fn pool_is_full(&self, member: MemberIx) -> bool {
        let start = self.members[member as usize].start as usize;
        let quarters = |number: u32| start..start + self.choice(member, number).shape.quarters();
        self.places.mode == Pools::One
            && self.open_choices(member).into_iter().all(|number| quarters(number).any(|q| self.pool_free[q] <= 0))
    }

    /// Whether all who sit in the half-years of a member's choices are half-years in one unit: then chains see all.
    fn stands_alone(&self, member: MemberIx) -> bool {
        let start = self.members[member as usize].start as usize;
        let mut choices = self.open_choices(member).into_iter().map(|number| self.choice(member, number));
        choices.all(|choice| touched_periods(choice, start).all(|period| self.layers[period].loose == 0))
    }
}
