//! A pool of posts, quarter by quarter.

use crate::{
    calendar::Quarter,
    document::{CountedPeriod, PoolDocument, PoolKind},
};

/// A pool and its posts in each quarter that it has some in.
#[derive(Debug)]
pub(super) struct Pool<'a> {
    /// The pool as written.
    pub(super) document: &'a PoolDocument,
    /// The number of the first quarter that `counts` speaks of.
    from: i32,
    /// Counts by quarter; a quarter's own key goes before its period's.
    counts: Vec<u32>,
}

impl<'a> Pool<'a> {
    pub(super) fn new(document: &'a PoolDocument) -> Self {
        let listed = document.periods.0.iter();
        let quarters_of = |key: &CountedPeriod| match key {
            CountedPeriod::Period(period) => period.quarters(),
            CountedPeriod::Quarter(quarter) => [*quarter; 2],
        };
        let all = || listed.clone().flat_map(|(key, _)| quarters_of(key)).map(Quarter::number);
        let from = all().min().unwrap_or(0);
        let length = all().max().map_or(0, |last| last - from + 1);
        let mut pool = Self { document, from, counts: vec![0; usize::try_from(length).unwrap_or(0)] };
        for whole in [true, false] {
            for (key, count) in listed.clone().filter(|(key, _)| matches!(key, CountedPeriod::Period(_)) == whole) {
                for quarter in quarters_of(key) {
                    pool.set(quarter, count.0);
                }
            }
        }
        pool
    }

    fn set(&mut self, quarter: Quarter, count: u32) {
        let place = usize::try_from(quarter.number() - self.from);
        if let Some(own) = place.ok().and_then(|place| self.counts.get_mut(place)) {
            *own = count;
        }
    }

    /// The posts in a quarter; what is not listed is 0.
    pub(super) fn count(&self, quarter: Quarter) -> u32 {
        let place = usize::try_from(quarter.number() - self.from);
        place.ok().and_then(|place| self.counts.get(place)).copied().unwrap_or(0)
    }

    /// Whether the pool may be used in a unit.
    pub(super) fn serves(&self, unit: &str) -> bool {
        let units = self.document.units.as_ref();
        units.is_none_or(|units| units.iter().any(|id| id.as_str() == unit))
    }

    /// Whether its posts are a vacancy.
    pub(super) fn is_vacancy(&self) -> bool {
        self.document.kind == PoolKind::Vacancy
    }
}
