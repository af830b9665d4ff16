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

/// Options that differ in their pools alone: each stretch takes any of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::verify) struct Bundle(pub(super) Vec<Stretch>);

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

impl Bundle {
    /// The options of a course, on all pools that there are.
    pub(super) fn of_course(facts: &Facts<'_>, course: &Course) -> Self {
        let stretch = |stay: Stay| {
            let Stay { unit, from, to, .. } = stay;
            Stretch { unit, from, to, pools: Rc::clone(facts.pools_for(&stay)) }
        };
        Self(course.stays().map(stretch).collect())
    }

    /// A placement as it stands; what the problem does not hold is left out.
    pub(super) fn of_segments(segments: &[Segment<'_>]) -> Self {
        let stretch = |segment: &Segment<'_>| {
            let (unit, pool) = (segment.unit_number?, segment.pool_number?);
            Some(Stretch { unit, from: segment.from, to: segment.to, pools: Rc::new([pool]) })
        };
        Self(segments.iter().filter_map(stretch).collect())
    }

    /// Whether every one of the options is there in the quarter.
    pub(super) fn is_at(&self, site: Site, quarter: Quarter) -> bool {
        self.0.iter().any(|stretch| stretch.takes(quarter) && stretch.is_at(site))
    }

    /// Whether some of the options have a stretch there that takes both quarters.
    pub(super) fn may_take_both(&self, site: Site, [first, second]: [Quarter; 2]) -> bool {
        self.0.iter().any(|stretch| stretch.takes(first) && stretch.takes(second) && stretch.may_be_at(site))
    }

    /// The options that are there in the quarter, or those that are not; none where there are none.
    pub(super) fn narrowed(&self, site: Site, quarter: Quarter, there: bool) -> Option<Self> {
        let Some(place) = self.0.iter().position(|stretch| stretch.takes(quarter) && stretch.may_be_at(site)) else {
            return (!there).then(|| self.clone());
        };
        let mut left = self.clone();
        match site {
            Site::Unit(_) => return there.then_some(left),
            Site::Post(pool) => left.0[place].keep(|own| (own == pool) == there),
        }
        (!left.0[place].pools.is_empty()).then_some(left)
    }

    /// The options of this one that are not among those of the other.
    pub(super) fn without(self, other: &Self) -> Vec<Self> {
        let same = |(a, b): (&Stretch, &Stretch)| (a.unit, a.from, a.to) == (b.unit, b.from, b.to);
        if self.0.len() != other.0.len() || !self.0.iter().zip(&other.0).all(same) {
            return vec![self];
        }
        let mut left = Vec::new();
        let mut shared = self;
        for place in 0..other.0.len() {
            // What differs here; then on with what agrees up to here.
            let is_shared = |pool| other.0[place].pools.contains(&pool);
            let mut differing = shared.clone();
            differing.0[place].keep(|pool| !is_shared(pool));
            shared.0[place].keep(is_shared);
            if !differing.0[place].pools.is_empty() {
                left.push(differing);
            }
            if shared.0[place].pools.is_empty() {
                return left;
            }
        }
        left
    }

    /// The first of the options, as segments.
    pub(super) fn first<'a>(&self, facts: &Facts<'a>) -> Vec<Segment<'a>> {
        let segment = |stretch: &Stretch| {
            let pool = *stretch.pools.first()?;
            Some(Segment::numbered(facts, (stretch.unit, pool), stretch.from, stretch.to))
        };
        self.0.iter().filter_map(segment).collect()
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
