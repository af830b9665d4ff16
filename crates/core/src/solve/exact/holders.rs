//! Who holds the places of a unit: the half-years that could move, those who are pinned, and what members take for
//! certain.

use super::board::{Board, Choice, Domain, MemberIx, NONE, Seat, touched_periods};
use super::trust::Pools;
use crate::options::{Shape, UnitSet};

impl<S: UnitSet> Board<S> {
    pub(super) fn link(&mut self, member: MemberIx, period: usize, unit: usize) {
        let layer = &mut self.layers[period];
        let first = std::mem::replace(&mut layer.first[unit], member);
        if let Domain::Whole(units) = &self.members[member as usize].domain {
            layer.reach[unit].join(units);
        }
        if first != NONE {
            self.members[first as usize].before = member;
        }
        let own = &mut self.members[member as usize];
        (own.next, own.before) = (first, NONE);
    }

    pub(super) fn unlink(&mut self, member: MemberIx, period: usize, unit: usize) {
        let (next, before) = (self.members[member as usize].next, self.members[member as usize].before);
        match before {
            NONE => self.layers[period].first[unit] = next,
            _ => self.members[before as usize].next = next,
        }
        if next != NONE {
            self.members[next as usize].before = before;
        }
        self.layers[period].stale.add(unit);
    }

    /// A unit's movable half-years.
    pub(super) fn half_years(&self, period: usize, unit: usize) -> impl Iterator<Item = MemberIx> + '_ {
        let mut at = self.layers[period].first[unit];
        std::iter::from_fn(move || {
            let own = (at != NONE).then_some(at)?;
            at = self.members[own as usize].next;
            Some(own)
        })
    }

    /// The units that some movable half-year of a unit could be served in instead.
    pub(super) fn reach(&mut self, period: usize, unit: usize) -> &S {
        if self.layers[period].stale.has(unit) {
            let mut reach = S::none(self.places.units);
            for member in self.half_years(period, unit) {
                if let Domain::Whole(units) = &self.members[member as usize].domain {
                    reach.join(units);
                }
            }
            let layer = &mut self.layers[period];
            layer.reach[unit] = reach;
            layer.stale.remove(unit);
        }
        &self.layers[period].reach[unit]
    }

    /// Fixes a member's seat for good; the caller has settled which pools.
    pub(super) fn pin(&mut self, member: MemberIx) {
        self.changed();
        let own = &self.members[member as usize];
        let start = own.start as usize;
        match own.seat {
            Seat::Unit(unit) => self.unlink(member, start / 2, unit as usize),
            Seat::Choice(number) => {
                self.account(member, -1);
                let choice = self.choice(member, number);
                self.pin_choice(member, choice, start);
            }
            Seat::None => {}
        }
        self.members[member as usize].pinned = true;
    }

    fn pin_choice(&mut self, member: MemberIx, choice: Choice, start: usize) {
        let units = self.places.units;
        for stretch in choice.stretches(start) {
            for quarter in stretch.from..=stretch.to {
                let cell = quarter * units + stretch.unit as usize;
                self.others[cell].retain(|other| *other != member);
                if !stretch.is_whole() {
                    self.forced[cell] += 1;
                }
                if self.places.mode == Pools::Many && stretch.pool != NONE {
                    self.pool_loose[quarter * self.places.pools + stretch.pool as usize] -= 1;
                }
            }
        }
        for period in touched_periods(choice, start) {
            self.layers[period].loose -= 1;
        }
    }

    /// Counts (1), or no longer counts (-1), what a member with a listed domain takes for certain: a 3+3 in a fixed pair
    /// of units touches both, and where all choices agree on a quarter's unit it is forced.
    pub(super) fn account(&mut self, member: MemberIx, by: i32) {
        self.changed();
        self.members[member as usize].accounted = by > 0;
        let own = &self.members[member as usize];
        let Domain::Listed(choices) = &own.domain else { return };
        let start = own.start as usize;
        let Some(&first) = choices.first() else { return };
        let [a, b] = first.units;
        let units = self.places.units;
        let same_pair = |choice: &Choice| choice.units == [a, b] || choice.units == [b, a];
        if first.shape == Shape::Split {
            if choices.iter().all(|choice| choice.shape == Shape::Split && same_pair(choice)) {
                let touched = &mut self.layers[start / 2].touched;
                touched[a as usize] += by;
                touched[b as usize] += by;
                self.account_posts(start / 2, [a as usize, b as usize], by);
            }
            return;
        }
        if choices.iter().any(|choice| choice.shape != first.shape) {
            return;
        }
        for (at, stretch) in first.stretches(start).enumerate() {
            let agreed = choices.iter().all(|choice| choice.units[at] == stretch.unit);
            if agreed && !stretch.is_whole() {
                for quarter in stretch.from..=stretch.to {
                    self.forced[quarter * units + stretch.unit as usize] += by;
                    if let Some(pool) = self.only_pool(quarter, stretch.unit as usize) {
                        self.pool_forced[quarter * self.places.pools + pool] += by;
                    }
                }
            }
        }
    }

    /// The posts that a 3+3 in a pair of units takes for certain: of the one pool of both units one in each quarter, else of the
    /// one pool of either unit one in one quarter or the other.
    fn account_posts(&mut self, period: usize, units: [usize; 2], by: i32) {
        let quarters = [2 * period, 2 * period + 1];
        let pools = units.map(|unit| {
            let [first, second] = quarters.map(|quarter| self.only_pool(quarter, unit));
            first.filter(|_| first == second)
        });
        match pools {
            [Some(pool), Some(other)] if pool == other => {
                for quarter in quarters {
                    self.pool_forced[quarter * self.places.pools + pool] += by;
                }
            }
            pools => pools.into_iter().flatten().for_each(|pool| self.layers[period].pool_touched[pool] += by),
        }
    }

    /// With [`Pools::Many`], the pool that a single quarter in a unit has to use, where there is but one.
    fn only_pool(&self, quarter: usize, unit: usize) -> Option<usize> {
        if self.places.mode != Pools::Many {
            return None;
        }
        let pools = self.quarter_pools(quarter, unit);
        let mut all = pools.iter();
        all.next().filter(|_| all.next().is_none())
    }
}
