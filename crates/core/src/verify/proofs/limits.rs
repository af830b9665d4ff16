//! Limits: a post, a unit or a municipality in a quarter, and counts of whole half-years; which of them an option uses.

use super::{
    super::{
        facts::{Facts, quarters},
        options::{Course, Stay},
    },
    sets::{Bundle, Site, Stretch},
};
use crate::calendar::{Period, Quarter};

/// What a limit is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    /// A post or a unit in a quarter.
    Site(Site, Quarter),
    /// A municipality in a quarter.
    Home(usize, Quarter),
    /// The whole half-years of a post or a unit.
    Wholes(Site, Period),
}

/// Every limit of the horizon by a number.
#[derive(Debug, Clone, Copy)]
struct Numbers {
    first: i32,
    quarters: usize,
    pools: usize,
    units: usize,
    homes: usize,
}

impl Numbers {
    /// The quarter's place in the horizon.
    fn quarter(&self, quarter: Quarter) -> Option<usize> {
        let place = usize::try_from(quarter.number() - self.first).ok()?;
        (place < self.quarters).then_some(place)
    }

    fn site(&self, site: Site) -> usize {
        match site {
            Site::Post(pool) => pool,
            Site::Unit(unit) => self.pools + unit,
        }
    }

    fn home(&self, home: usize) -> usize {
        self.pools + self.units + home
    }

    fn of(&self, limit: Limit) -> Option<usize> {
        let sites = self.pools + self.units;
        Some(match limit {
            Limit::Site(site, quarter) => self.site(site) * self.quarters + self.quarter(quarter)?,
            Limit::Home(home, quarter) => self.home(home) * self.quarters + self.quarter(quarter)?,
            Limit::Wholes(site, period) => {
                let period = self.quarter(period.first_quarter())? / 2;
                (sites + self.homes) * self.quarters + self.site(site) * (self.quarters / 2) + period
            }
        })
    }

    fn count(&self) -> usize {
        (self.pools + self.units + self.homes) * self.quarters + (self.pools + self.units) * (self.quarters / 2)
    }
}

/// A set of limits, emptied at no cost.
#[derive(Debug)]
pub(super) struct Limits {
    numbers: Numbers,
    round: u32,
    /// For each limit the last round that it was in the set.
    rounds: Vec<u32>,
    /// Of which kinds some limit is in the set: a bit for each.
    kinds: u8,
}

/// The bits of the kinds: a post, a unit or a municipality in a quarter, and counts.
const POSTS: u8 = 1;
const UNITS: u8 = 2;
const HOMES: u8 = 4;
const COUNTS: u8 = 8;

impl Limits {
    /// None of the limits of a problem.
    pub(super) fn new(facts: &Facts<'_>) -> Self {
        let numbers = Numbers {
            first: facts.first.number(),
            quarters: facts.quarters().count(),
            pools: facts.pools.len(),
            units: facts.units.len(),
            homes: facts.municipalities.len(),
        };
        Self { numbers, round: 1, rounds: vec![0; numbers.count()], kinds: 0 }
    }

    /// Whether the limit is one of the horizon; outside it nothing is limited.
    pub(super) fn knows(&self, limit: Limit) -> bool {
        self.numbers.of(limit).is_some()
    }

    /// Empties the set.
    pub(super) fn clear(&mut self) {
        self.kinds = 0;
        self.round += 1;
    }

    /// Puts a limit into the set; false where it is there, or outside the horizon.
    pub(super) fn add(&mut self, limit: Limit) -> bool {
        let Some(number) = self.numbers.of(limit) else { return false };
        self.kinds |= match limit {
            Limit::Site(Site::Post(_), _) => POSTS,
            Limit::Site(Site::Unit(_), _) => UNITS,
            Limit::Home(..) => HOMES,
            Limit::Wholes(..) => COUNTS,
        };
        std::mem::replace(&mut self.rounds[number], self.round) != self.round
    }

    /// Whether some limit of these kinds is in the set.
    fn has_any(&self, kinds: u8) -> bool {
        self.kinds & kinds != 0
    }

    fn has(&self, limit: Limit) -> bool {
        self.numbers.of(limit).is_some_and(|number| self.rounds[number] == self.round)
    }

    /// How many of the set are of these quarters, of what has this number.
    fn count(&self, number: usize, from: Quarter, to: Quarter) -> u32 {
        let Numbers { first, quarters, .. } = self.numbers;
        let in_horizon = |quarter: i32| usize::try_from(quarter - first).unwrap_or(0).min(quarters);
        let places = in_horizon(from.number())..in_horizon(to.number() + 1);
        places.map(|place| u32::from(self.rounds[number * quarters + place] == self.round)).sum()
    }

    /// How many of the set a stay there uses.
    fn at(&self, site: Site, from: Quarter, to: Quarter) -> u32 {
        let parts = self.count(self.numbers.site(site), from, to);
        if !self.has_any(COUNTS) {
            return parts;
        }
        let whole = |first: &Quarter| first.is_turnover() && *first < to;
        let wholes = quarters(from, to).filter(whole).map(|first| Limit::Wholes(site, first.period()));
        parts + wholes.map(|wholes| u32::from(self.has(wholes))).sum::<u32>()
    }

    /// How many of the set a candidate of this municipality uses in a unit, the pool aside.
    pub(super) fn apart_from_pool(&self, home: Option<usize>, unit: usize, from: Quarter, to: Quarter) -> u32 {
        let away = |home| self.count(self.numbers.home(home), from, to);
        let in_unit = if self.has_any(UNITS | COUNTS) { self.at(Site::Unit(unit), from, to) } else { 0 };
        in_unit + home.filter(|_| self.has_any(HOMES)).map_or(0, away)
    }

    /// How many of the set are used on a pool.
    pub(super) fn on_pool(&self, pool: usize, from: Quarter, to: Quarter) -> u32 {
        self.at(Site::Post(pool), from, to)
    }

    /// The least number of the set that an option uses; none where there is no option.
    pub(super) fn least(&self, home: Option<usize>, bundles: &[Bundle]) -> Option<u32> {
        // Where neither units nor counts are asked for, the same pools in the same quarters are the same.
        let pools_alone = !self.has_any(UNITS | COUNTS);
        let alike = bundles.chunk_by(|one, other| pools_alone && one.has_pools_of(other));
        alike.map(|alike| self.used(home, &alike[0])).min()
    }

    /// The least number of the set that some option of a bundle uses.
    fn used(&self, home: Option<usize>, bundle: &Bundle) -> u32 {
        let mut used = 0;
        for Stretch { unit, from, to, pools } in bundle.stretches() {
            used += self.apart_from_pool(home, *unit, *from, *to);
            if self.has_any(POSTS | COUNTS) {
                used += pools.iter().map(|pool| self.on_pool(*pool, *from, *to)).min().unwrap_or(0);
            }
        }
        used
    }

    /// Whether some option of a course uses none of the set.
    pub(super) fn may_be_open(&self, facts: &Facts<'_>, home: Option<usize>, course: &Course) -> bool {
        course.stays().all(|stay| {
            let Stay { unit, from, to, .. } = stay;
            self.apart_from_pool(home, unit, from, to) == 0
                && facts.pools_for(&stay).iter().any(|pool| self.on_pool(*pool, from, to) == 0)
        })
    }

    /// The options of a bundle that use none of the set.
    pub(super) fn open(&self, home: Option<usize>, bundle: &Bundle) -> Option<Bundle> {
        let mut left = bundle.clone();
        for stretch in left.stretches_mut() {
            let Stretch { unit, from, to, .. } = *stretch;
            if self.apart_from_pool(home, unit, from, to) > 0 {
                return None;
            }
            stretch.keep(|pool| self.on_pool(pool, from, to) == 0);
            if stretch.pools.is_empty() {
                return None;
            }
        }
        Some(left)
    }
}
