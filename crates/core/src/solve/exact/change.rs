//! Changes of who sits where: every one goes through [`Board::sit`], [`Board::stand`], [`Board::slot`],
//! [`Board::post`] or [`Board::restrict`], and can be undone back to a mark.

use super::board::{Board, MemberIx, Seat};
use super::bounds::Bounds;
use crate::options::UnitSet;

/// A change that can be taken back.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// A member sat elsewhere before.
    Seat(MemberIx, Seat),
    /// A slot of (period, unit, pool) was taken (1) or given back (-1).
    Slot(usize, usize, usize, i32),
    /// A post of (quarter, unit, pool) was taken (1) or given back (-1).
    Post(usize, usize, usize, i32),
    /// A member was free to take these choices before.
    Allowed(MemberIx, Option<Box<[u32]>>),
}

/// A moment to come back to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    steps: usize,
    stamp: u64,
}

impl<S: UnitSet> Board<S> {
    /// Restricts the choices of a member, until it is undone.
    pub(super) fn restrict(&mut self, member: MemberIx, choices: Vec<u32>) {
        let before = self.allowed[member as usize].replace(choices.into_boxed_slice());
        self.note(Step::Allowed(member, before));
    }

    /// Those whose choices are restricted at present.
    pub(super) fn restricted(&self) -> impl Iterator<Item = MemberIx> + '_ {
        self.log.iter().filter_map(|step| match step {
            Step::Allowed(member, _) => Some(*member),
            _ => None,
        })
    }

    /// Seats a member who stands. Limits may fall below 0; who calls sees to it that they do not stay there.
    pub(super) fn sit(&mut self, member: MemberIx, seat: Seat) {
        debug_assert_eq!(self.members[member as usize].seat, Seat::None);
        self.note(Step::Seat(member, Seat::None));
        self.put(member, seat);
    }

    /// Takes a member from its seat, and gives the seat back.
    pub(super) fn stand(&mut self, member: MemberIx) -> Seat {
        let seat = self.members[member as usize].seat;
        if seat != Seat::None {
            self.note(Step::Seat(member, seat));
            self.take(member);
        }
        seat
    }

    /// Takes (1) or gives back (-1) one of a pool's posts for a half-year in a unit.
    pub(super) fn slot(&mut self, period: usize, unit: usize, pool: usize, by: i32) {
        self.note(Step::Slot(period, unit, pool, by));
        self.move_slot(period, unit, pool, by);
    }

    /// Takes (1) or gives back (-1) one of a pool's posts for a single quarter in a unit.
    pub(super) fn post(&mut self, quarter: usize, unit: usize, pool: usize, by: i32) {
        self.note(Step::Post(quarter, unit, pool, by));
        self.move_post(quarter, unit, pool, by);
    }

    /// The present state, to come back to.
    pub(super) fn mark(&self) -> Mark {
        Mark { steps: self.log.len(), stamp: self.stamp }
    }

    /// Takes back everything since a mark.
    pub(super) fn undo(&mut self, mark: Mark) {
        self.stamp = mark.stamp;
        while self.log.len() > mark.steps {
            match self.log.pop() {
                Some(Step::Seat(member, seat)) => {
                    if self.members[member as usize].seat != Seat::None {
                        self.take(member);
                    }
                    if seat != Seat::None {
                        self.put(member, seat);
                    }
                }
                Some(Step::Slot(period, unit, pool, by)) => self.move_slot(period, unit, pool, -by),
                Some(Step::Post(quarter, unit, pool, by)) => self.move_post(quarter, unit, pool, -by),
                Some(Step::Allowed(member, before)) => self.allowed[member as usize] = before,
                None => {}
            }
        }
    }

    /// Lets everyone again take any choice of the domain, and keeps the seats.
    pub(super) fn lift_restrictions(&mut self, mark: Mark) {
        for step in &self.log[mark.steps..] {
            if let Step::Allowed(member, _) = step {
                self.allowed[*member as usize] = None;
            }
        }
        self.changed();
    }

    /// Forgets what could be undone.
    pub(super) fn settle(&mut self) {
        self.log.clear();
    }

    /// The bounds of a half-year as things are.
    pub(super) fn bounds_of(&mut self, period: usize) -> Bounds<S> {
        match &self.bounds[period] {
            Some((stamp, bounds)) if *stamp == self.stamp => bounds.clone(),
            _ => {
                let bounds = Bounds::new(self, period);
                self.bounds[period] = Some((self.stamp, bounds.clone()));
                bounds
            }
        }
    }

    fn note(&mut self, step: Step) {
        self.changed();
        self.log.push(step);
    }

    /// Notes that the state is another one now.
    pub(super) fn changed(&mut self) {
        self.last_stamp += 1;
        self.stamp = self.last_stamp;
    }
}
