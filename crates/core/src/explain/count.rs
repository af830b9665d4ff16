//! Counting whole half-years beside half ones (docs/verification.md, 5): w wholes take w places in each quarter, and whoever
//! takes one of the two quarters, whichever, takes a half of what is left.

use super::board::{Board, Course, Few, Member, ascending};
use super::layer::Layer;
use super::shut::Sides;
use crate::options::{Choices, UnitSet};

/// What a member could take, one by one, where that is not its whole stake: by the member's number.
pub(super) type Narrowed<'a> = dyn Fn(u32) -> Option<Vec<Course>> + 'a;

/// Nobody is narrowed.
pub(super) fn at_large(_: u32) -> Option<Vec<Course>> {
    None
}

/// How many whole half-years a unit or pool bears, and why no more.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Count {
    pub(super) capacity: i32,
    /// Members of whom a part is certain, and those who take one of the two quarters.
    pub(super) fixed: Vec<u32>,
    pub(super) splits: Vec<u32>,
}

/// A unit, or a pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holding {
    Unit(usize),
    Pool(usize),
}

/// What a member takes of a unit or pool in the two quarters of a half-year, whatever it chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Takes {
    /// Each of the two quarters.
    each: [bool; 2],
    /// One of them, now this, now that.
    either: bool,
    /// Some choice has a whole here.
    whole: bool,
}

impl<S: UnitSet> Board<'_, S> {
    /// How many whole half-years a unit or pool bears.
    pub(super) fn count(&self, period: usize, holding: Holding, narrowed: &Narrowed<'_>) -> Count {
        self.count_with(period, holding, [0; 2], narrowed)
    }

    /// The same with so many places or posts more in the two quarters.
    pub(super) fn count_with(&self, period: usize, holding: Holding, more: [i32; 2], narrowed: &Narrowed<'_>) -> Count {
        let (mut fixed, mut splits) = (Vec::new(), Vec::new());
        let [mut a, mut b] = [0, 1].map(|at| {
            more[at]
                + match holding {
                    Holding::Unit(unit) => self.places(unit),
                    Holding::Pool(pool) => self.posts(pool, 2 * period + at),
                }
        });
        for number in self.parts_of(period, holding) {
            let takes = self.takes(number, period, holding, narrowed);
            if takes.whole {
                continue;
            }
            if takes.each[0] || takes.each[1] {
                fixed.push(number);
                a -= i32::from(takes.each[0]);
                b -= i32::from(takes.each[1]);
            } else if takes.either {
                splits.push(number);
            }
        }
        let halves = a + b - i32::try_from(splits.len()).unwrap_or(i32::MAX);
        Count { capacity: a.min(b).min(halves.div_euclid(2)).max(0), fixed, splits }
    }

    /// Who has a seat in a unit or pool in one of the two quarters that is no whole, by number.
    fn parts_of(&self, period: usize, holding: Holding) -> Few {
        let here = |number: u32, quarter: usize| {
            let mut seat = self.members[number as usize].seat.iter();
            seat.any(|stretch| {
                stretch.holds(holding) && stretch.quarters().contains(&quarter) && !stretch.is_whole_of(period)
            })
        };
        let quarters = [2 * period, 2 * period + 1];
        let parts = quarters.into_iter().flat_map(|quarter| {
            self.seated(holding, quarter).iter().copied().filter(move |&number| here(number, quarter))
        });
        let mut parts: Few = parts.collect();
        ascending(&mut parts);
        parts
    }

    fn takes(&self, number: u32, period: usize, holding: Holding, narrowed: &Narrowed<'_>) -> Takes {
        let member = &self.members[number as usize];
        if member.stake.is_none() {
            return standing(member, period, holding);
        }
        let mut takes = Takes { each: [true; 2], either: true, whole: false };
        let courses = narrowed(number).unwrap_or_else(|| member.courses().collect());
        for course in courses {
            let mut at = [false; 2];
            for stretch in course.stretches(member.start()) {
                let (unit, from, to) = stretch;
                let certain = match holding {
                    Holding::Unit(own) => own == unit,
                    Holding::Pool(own) => {
                        let mut pools = self.pools_for(course.shape, stretch);
                        pools.next() == Some(own) && pools.next().is_none()
                    }
                };
                let possible = certain
                    || matches!(holding, Holding::Pool(own) if self.pools_for(course.shape, stretch).any(|p| p == own));
                takes.whole |= possible && from == 2 * period && to == from + 1;
                for (at, quarter) in at.iter_mut().zip([2 * period, 2 * period + 1]) {
                    *at |= certain && (from..=to).contains(&quarter);
                }
            }
            takes.each[0] &= at[0];
            takes.each[1] &= at[1];
            takes.either &= at[0] || at[1];
        }
        takes
    }

    /// The whole half-years of a period as a network with nobody there.
    fn empty_wholes(&self, period: usize) -> Wholes<S> {
        let mut layer = self.empty_layer(2 * period..=2 * period + 1);
        for pool in 0..self.pools {
            layer.set_posts(pool, self.posts(pool, 2 * period).min(self.posts(pool, 2 * period + 1)));
        }
        Wholes { layer, members: 0 }
    }

    /// Brings the wholes of a period as a network up to date, with all seated who take a whole there whatever they choose.
    pub(super) fn seat_wholes(&mut self, period: usize) {
        let mut wholes = self.wholes[period].take().unwrap_or_else(|| self.empty_wholes(period));
        let mut parted: Sides<S> = Sides::none(self.size());
        for member in &self.members[wholes.members..] {
            for seat in &member.seat {
                if seat.is_whole_of(period) {
                    match member.wholes(period, self.size()) {
                        _ if member.stake.is_none() => wholes.layer.seat(seat.unit, seat.pool, None),
                        Some(reach) => wholes.layer.seat(seat.unit, seat.pool, Some(&reach)),
                        // Could serve otherwise: not counted, so that there is room for more.
                        None => {}
                    }
                } else if seat.from <= 2 * period + 1 && 2 * period <= seat.to {
                    parted.add(Holding::Unit(seat.unit));
                    parted.add(Holding::Pool(seat.pool));
                }
            }
        }
        wholes.members = self.members.len();
        // Places and posts are counts; nobody else's changed.
        for unit in parted.units.iter() {
            wholes.layer.set_places(unit, self.count(period, Holding::Unit(unit), &at_large).capacity);
        }
        for pool in parted.pools.iter() {
            wholes.layer.set_posts(pool, self.count(period, Holding::Pool(pool), &at_large).capacity);
        }
        self.wholes[period] = Some(wholes);
    }
}

/// The wholes of a period as a network.
#[derive(Debug)]
pub(super) struct Wholes<S> {
    pub(super) layer: Layer<S>,
    /// So many members of the board are counted, and seated.
    members: usize,
}

impl<S: UnitSet> Member<S> {
    /// The units that its wholes in a half-year could be in; `None` where it may have none there.
    pub(super) fn wholes(&self, period: usize, size: usize) -> Option<S> {
        if let Some([Choices::Units(_, units)]) = self.stake.as_deref() {
            // All take the quarters of the seat.
            return self.seat.iter().any(|seat| seat.is_whole_of(period)).then(|| units.clone());
        }
        let mut units = S::none(size);
        for course in self.courses() {
            units.add(course.whole_unit(self.start(), period)?);
        }
        Some(units)
    }
}

/// What a commitment takes.
fn standing<S>(member: &Member<S>, period: usize, holding: Holding) -> Takes {
    let mut takes = Takes { each: [false; 2], either: false, whole: false };
    for stretch in member.seat.iter().filter(|stretch| stretch.holds(holding)) {
        if stretch.is_whole_of(period) {
            takes.whole = true;
        } else {
            takes.each[0] |= stretch.quarters().contains(&(2 * period));
            takes.each[1] |= stretch.quarters().contains(&(2 * period + 1));
        }
    }
    takes.either = takes.each[0] || takes.each[1];
    takes
}
