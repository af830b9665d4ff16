//! One question: can this member be seated in its domain while everyone seated keeps the proved values? The stages, from
//! the cheapest, until one decides (docs/solver.md, 6).

use super::board::{Board, Domain, MemberIx, Seat, touched_periods};
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
        if asking == Asking::InHaste && !direct {
            return Answer::No;
        }
        if self.enter(member, &units) {
            return budget.decided(if direct { Stage::Free } else { Stage::Chain }, Answer::Yes);
        }
        if asking == Asking::InHaste {
            return Answer::No;
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
        let answer = self.search(member, budget);
        budget.decided(Stage::Search, answer)
    }

    fn ask_listed(&mut self, member: MemberIx, asking: Asking, budget: &mut Budget<'_>) -> Answer {
        if let Some(number) = self.free_choice(member) {
            self.sit(member, Seat::Choice(number));
            return budget.decided(Stage::Free, Answer::Yes);
        }
        if asking == Asking::InHaste && self.places.mode != Pools::Many {
            return Answer::No;
        }
        if self.pool_is_full(member) {
            return budget.decided(Stage::PoolFull, Answer::No);
        }
        if self.seat_beside(member) {
            return budget.decided(Stage::Chain, Answer::Yes);
        }
        if asking == Asking::InHaste {
            return Answer::No;
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
        let answer = self.search(member, budget);
        if answer == Answer::Yes {
            self.lift_restrictions(mark);
        } else {
            self.undo(mark);
        }
        budget.decided(Stage::Search, answer)
    }

    /// A choice whose limits all have room as things are.
    fn free_choice(&self, member: MemberIx) -> Option<u32> {
        if self.places.mode == Pools::Many {
            return None;
        }
        let start = self.members[member as usize].start as usize;
        let is_free = |number: &u32| {
            self.choice(member, *number).stretches(start).all(|stretch| {
                (stretch.from..=stretch.to).all(|quarter| {
                    self.free[quarter * self.places.units + stretch.unit as usize] > 0
                        && (self.places.mode != Pools::One || self.pool_free[quarter] > 0)
                })
            })
        };
        let Domain::Listed(choices) = &self.members[member as usize].domain else { return None };
        (0..).take(choices.len()).find(is_free)
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
