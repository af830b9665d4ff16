//! What the limits have left when someone sits down or gets up.

use super::board::{Board, MemberIx, NONE, Seat, touched_periods};
use super::trust::Pools;
use crate::options::UnitSet;

impl<S: UnitSet> Board<S> {
    pub(super) fn put(&mut self, member: MemberIx, seat: Seat) {
        self.members[member as usize].seat = seat;
        match seat {
            Seat::Unit(unit) => {
                let period = self.members[member as usize].start as usize / 2;
                self.count_whole(period, unit as usize, 1);
                self.link(member, period, unit as usize);
            }
            Seat::Choice(number) => self.count_choice(member, number, 1),
            Seat::None => {}
        }
    }

    pub(super) fn take(&mut self, member: MemberIx) {
        match std::mem::replace(&mut self.members[member as usize].seat, Seat::None) {
            Seat::Unit(unit) => {
                let period = self.members[member as usize].start as usize / 2;
                self.count_whole(period, unit as usize, -1);
                self.unlink(member, period, unit as usize);
            }
            Seat::Choice(number) => self.count_choice(member, number, -1),
            Seat::None => {}
        }
    }

    /// A half-year in a unit, more (1) or less (-1).
    fn count_whole(&mut self, period: usize, unit: usize, by: i32) {
        let units = self.places.units;
        self.free[2 * period * units + unit] -= by;
        self.free[(2 * period + 1) * units + unit] -= by;
        self.layers[period].wholes[unit] += by;
        self.note_room(period, unit);
        if self.places.mode == Pools::One {
            self.pool_free[2 * period] -= by;
            self.pool_free[2 * period + 1] -= by;
        }
    }

    fn count_choice(&mut self, member: MemberIx, number: u32, by: i32) {
        let choice = self.choice(member, number);
        let start = self.members[member as usize].start as usize;
        let units = self.places.units;
        for stretch in choice.stretches(start) {
            let unit = stretch.unit as usize;
            if stretch.is_whole() {
                self.layers[stretch.from / 2].wholes[unit] += by;
            }
            for quarter in stretch.from..=stretch.to {
                self.free[quarter * units + unit] -= by;
                self.note_room(quarter / 2, unit);
                let others = &mut self.others[quarter * units + unit];
                if by > 0 {
                    others.push(member);
                } else if let Some(at) = others.iter().position(|other| *other == member) {
                    others.swap_remove(at);
                }
                match self.places.mode {
                    Pools::One => self.pool_free[quarter] -= by,
                    Pools::Many if stretch.pool != NONE => {
                        let cell = quarter * self.places.pools + stretch.pool as usize;
                        self.pool_free[cell] -= by;
                        self.pool_loose[cell] += by;
                    }
                    Pools::Many | Pools::InUnits => {}
                }
            }
        }
        for period in touched_periods(choice, start) {
            let loose = &mut self.layers[period].loose;
            *loose = loose.saturating_add_signed(by);
        }
    }

    pub(super) fn move_slot(&mut self, period: usize, unit: usize, pool: usize, by: i32) {
        let pools = self.places.pools;
        self.layers[period].flow[unit * pools + pool] += by;
        self.pool_free[2 * period * pools + pool] -= by;
        self.pool_free[(2 * period + 1) * pools + pool] -= by;
    }

    pub(super) fn note_room(&mut self, period: usize, unit: usize) {
        if self.whole_free(period, unit) > 0 {
            self.layers[period].room.add(unit);
        } else {
            self.layers[period].room.remove(unit);
        }
    }
}
