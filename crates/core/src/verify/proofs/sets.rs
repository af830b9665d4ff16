//! Sets of options: where and when, with the pools that each stretch may be on.

use std::rc::Rc;

use super::super::{
    facts::Facts,
    options::{Course, Stay},
    values::Segment,
};
use crate::calendar::Quarter;

/// A run of quarters in one unit, on one of these pools.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::verify) struct Stretch {
    /// The number of the unit.
    pub(super) unit: usize,
    /// First quarter.
    pub(super) from: Quarter,
    /// Last quarter.
    pub(super) to: Quarter,
    /// The numbers of the pools, ascending; never none.
    pub(super) pools: Rc<[usize]>,
}

/// Options that differ in their pools alone: each stretch takes any of its own. Most have one, which needs no list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::verify) struct Bundle {
    first: Option<Stretch>,
    rest: Vec<Stretch>,
}

/// A post or a unit, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Site {
    /// A pool of posts.
    Post(usize),
    /// A unit.
    Unit(usize),
}

impl Stretch {
    /// Whether it takes the quarter.
    pub(super) fn takes(&self, quarter: Quarter) -> bool {
        self.from <= quarter && quarter <= self.to
    }

    /// Leaves out the pools that do not hold.
    pub(super) fn keep(&mut self, holds: impl Fn(usize) -> bool) {
        if !self.pools.iter().all(|pool| holds(*pool)) {
            self.pools = self.pools.iter().copied().filter(|pool| holds(*pool)).collect();
        }
    }

    /// Whether it is there whichever pool it is on.
    fn is_at(&self, site: Site) -> bool {
        match site {
            Site::Post(pool) => *self.pools == [pool],
            Site::Unit(unit) => self.unit == unit,
        }
    }

    /// Whether it is there on some of its pools.
    fn may_be_at(&self, site: Site) -> bool {
        match site {
            Site::Post(pool) => self.pools.contains(&pool),
            Site::Unit(unit) => self.unit == unit,
        }
    }
}

impl FromIterator<Stretch> for Bundle {
    fn from_iter<I: IntoIterator<Item = Stretch>>(stretches: I) -> Self {
        let mut stretches = stretches.into_iter();
        Self { first: stretches.next(), rest: stretches.collect() }
    }
}

impl Bundle {
    /// Its stretches, in order.
    pub(super) fn stretches(&self) -> impl Iterator<Item = &Stretch> {
        self.first.iter().chain(&self.rest)
    }

    /// The same, to be changed.
    pub(super) fn stretches_mut(&mut self) -> impl Iterator<Item = &mut Stretch> {
        self.first.iter_mut().chain(&mut self.rest)
    }

    /// Whether another has the same pools in the same quarters, in whatever unit.
    pub(super) fn has_pools_of(&self, other: &Self) -> bool {
        let same = |one: &Stretch, other: &Stretch| {
            (one.from, one.to) == (other.from, other.to) && Rc::ptr_eq(&one.pools, &other.pools)
        };
        self.rest.len() == other.rest.len() && self.stretches().zip(other.stretches()).all(|(a, b)| same(a, b))
    }

    /// The options of a course, on all pools that there are.
    pub(super) fn of_course(facts: &Facts<'_>, course: &Course) -> Self {
        let stretch = |stay: Stay| {
            let Stay { unit, from, to, .. } = stay;
            Stretch { unit, from, to, pools: Rc::clone(facts.pools_for(&stay)) }
        };
        Self { first: Some(stretch(course.first)), rest: course.second.map(stretch).into_iter().collect() }
    }

    /// A placement as it stands; what the problem does not hold is left out.
    pub(super) fn of_segments(segments: &[Segment<'_>]) -> Self {
        let stretch = |segment: &Segment<'_>| {
            let (unit, pool) = (segment.unit_number?, segment.pool_number?);
            Some(Stretch { unit, from: segment.from, to: segment.to, pools: Rc::new([pool]) })
        };
        segments.iter().filter_map(stretch).collect()
    }

    /// Whether every one of the options is there in the quarter.
    pub(super) fn is_at(&self, site: Site, quarter: Quarter) -> bool {
        self.stretches().any(|stretch| stretch.takes(quarter) && stretch.is_at(site))
    }

    /// Whether some of the options have a stretch there that takes both quarters.
    pub(super) fn may_take_both(&self, site: Site, [first, second]: [Quarter; 2]) -> bool {
        self.stretches().any(|stretch| stretch.takes(first) && stretch.takes(second) && stretch.may_be_at(site))
    }

    /// The options that are there in the quarter, or those that are not; none where there are none.
    pub(super) fn narrowed(&self, site: Site, quarter: Quarter, there: bool) -> Option<Self> {
        let is_there = |stretch: &Stretch| stretch.takes(quarter) && stretch.may_be_at(site);
        let mut left = self.clone();
        let Some(stretch) = left.stretches_mut().find(|stretch| is_there(stretch)) else {
            return (!there).then_some(left);
        };
        let Site::Post(pool) = site else { return there.then_some(left) };
        stretch.keep(|own| (own == pool) == there);
        (!stretch.pools.is_empty()).then_some(left)
    }

    /// The options of this one that are not among those of the other.
    pub(super) fn without(self, other: &Self) -> Vec<Self> {
        let place = |stretch: &Stretch| (stretch.unit, stretch.from, stretch.to);
        if !self.stretches().map(place).eq(other.stretches().map(place)) {
            return vec![self];
        }
        let mut left = Vec::new();
        let mut shared = self;
        for (place, other) in other.stretches().enumerate() {
            // What differs here; then on with what agrees up to here.
            let is_shared = |pool| other.pools.contains(&pool);
            let mut differing = shared.clone();
            if differing.keeps_some(place, |pool| !is_shared(pool)) {
                left.push(differing);
            }
            if !shared.keeps_some(place, is_shared) {
                return left;
            }
        }
        left
    }

    /// Leaves out the pools of a stretch that do not hold; whether one is left.
    fn keeps_some(&mut self, place: usize, holds: impl Fn(usize) -> bool) -> bool {
        self.stretches_mut().nth(place).is_some_and(|stretch| {
            stretch.keep(holds);
            !stretch.pools.is_empty()
        })
    }

    /// The first of the options, as segments.
    pub(super) fn first<'a>(&self, facts: &Facts<'a>) -> Vec<Segment<'a>> {
        let segment = |stretch: &Stretch| {
            let pool = *stretch.pools.first()?;
            Some(Segment::numbered(facts, (stretch.unit, pool), stretch.from, stretch.to))
        };
        self.stretches().filter_map(segment).collect()
    }
}

/// The options that are there in the quarter, or those that are not.
pub(super) fn narrowed(bundles: &[Bundle], site: Site, quarter: Quarter, there: bool) -> Vec<Bundle> {
    bundles.iter().filter_map(|bundle| bundle.narrowed(site, quarter, there)).collect()
}

/// The options that are not among others.
pub(super) fn without(bundles: Vec<Bundle>, others: &[Bundle]) -> Vec<Bundle> {
    others.iter().fold(bundles, |left, other| left.into_iter().flat_map(|bundle| bundle.without(other)).collect())
}
