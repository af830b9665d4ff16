//! Limits: a post, a unit or a municipality in a quarter, and counts of whole half-years; which of them an option uses.

use super::{
    super::{
        batches::{Batch, Stays},
        blocks::has_pair,
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
    /// The units in the set, each in its quarter.
    units: Vec<(usize, Quarter)>,
    /// The only limit of the set, where there is one alone.
    only: Option<Limit>,
}

/// From how many units in the set on it is quicker to ask each unit than to go through the set.
const MANY: usize = 256;

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
        Self { numbers, round: 1, rounds: vec![0; numbers.count()], kinds: 0, units: Vec::new(), only: None }
    }

    /// Whether the limit is one of the horizon; outside it nothing is limited.
    pub(super) fn knows(&self, limit: Limit) -> bool {
        self.numbers.of(limit).is_some()
    }

    /// Empties the set.
    pub(super) fn clear(&mut self) {
        self.kinds = 0;
        self.only = None;
        self.units.clear();
        self.round += 1;
    }

    /// Puts a limit into the set; false where it is there, or outside the horizon.
    pub(super) fn add(&mut self, limit: Limit) -> bool {
        let Some(number) = self.numbers.of(limit) else { return false };
        let is_first = self.kinds == 0;
        self.only = Some(limit).filter(|_| is_first || self.only == Some(limit));
        self.kinds |= match limit {
            Limit::Site(Site::Post(_), _) => POSTS,
            Limit::Site(Site::Unit(_), _) => UNITS,
            Limit::Home(..) => HOMES,
            Limit::Wholes(..) => COUNTS,
        };
        if let Limit::Site(Site::Unit(unit), quarter) = limit {
            self.units.push((unit, quarter));
        }
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
        self.in_unit(unit, from, to) + self.of_home(home, from, to)
    }

    /// How many of the set are used in a unit.
    fn in_unit(&self, unit: usize, from: Quarter, to: Quarter) -> u32 {
        if self.has_any(UNITS | COUNTS) { self.at(Site::Unit(unit), from, to) } else { 0 }
    }

    /// How many of the set are used by who is of this municipality, and away.
    fn of_home(&self, home: Option<usize>, from: Quarter, to: Quarter) -> u32 {
        let home = home.filter(|_| self.has_any(HOMES));
        home.map_or(0, |home| self.count(self.numbers.home(home), from, to))
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

    /// The least number of the set that an option of some batches uses; none where there is no option.
    pub(super) fn least_of(&self, facts: &Facts<'_>, home: Option<usize>, batches: &[Batch]) -> Option<u32> {
        if let Some(Limit::Site(site, quarter)) = self.only
            && !batches.iter().any(|batch| batch.apart)
        {
            // Most proofs are of one limit: it is used by all, or need not be.
            let is_used = batches.iter().all(|batch| is_at(facts, batch, (site, quarter)));
            return (!batches.is_empty()).then_some(u32::from(is_used));
        }
        batches.iter().map(|batch| self.used_by(facts, home, batch)).min()
    }

    /// The least number of the set that some option of a batch uses.
    fn used_by(&self, facts: &Facts<'_>, home: Option<usize>, batch: &Batch) -> u32 {
        let Batch { first, second, apart } = *batch;
        let cheapest = |stays: Stays| self.cheapest(facts, home, stays);
        let Some((one, there)) = cheapest(first) else { return 0 };
        let Some((second, (other, then))) = second.and_then(|own| Some((own, cheapest(own)?))) else { return one };
        if has_pair(there, then, apart) {
            return one + other;
        }
        // Both are cheapest in one and the same unit alone: either is elsewhere.
        let elsewhere = |stays: Stays| cheapest(stays.only(!there)).map(|(used, _)| used);
        let pairs = [elsewhere(first).map(|used| used + other), elsewhere(second).map(|used| one + used)];
        pairs.into_iter().flatten().min().unwrap_or(one + other)
    }

    /// The least number of the set that one of some stays uses, and in which units; none where there is none.
    fn cheapest(&self, facts: &Facts<'_>, home: Option<usize>, stays: Stays) -> Option<(u32, u64)> {
        let Stays { block, units, from, to, .. } = stays;
        if units == 0 {
            return None;
        }
        let of_pools = |pools: &[usize]| {
            if !self.has_any(POSTS | COUNTS) {
                return 0;
            }
            pools.iter().map(|pool| self.on_pool(*pool, from, to)).min().unwrap_or(0)
        };
        let away = self.of_home(home, from, to);
        let others = units & !self.in_units(facts, block, (from, to));
        if let Some(pools) = facts.pools_of(stays.pools).filter(|_| others != 0) {
            return Some((away + of_pools(pools), others));
        }
        let mut cheapest: Option<(u32, u64)> = None;
        for (stay, bit) in stays.each(facts) {
            let used = away + self.in_unit(stay.unit, from, to) + of_pools(facts.pools_for(&stay));
            cheapest = match cheapest {
                Some((least, _)) if used > least => cheapest,
                Some((least, units)) if used == least => Some((least, units | bit)),
                _ => Some((used, bit)),
            };
        }
        cheapest
    }

    /// Those units of a block in which some stay of these quarters uses none of the set.
    pub(super) fn free(
        &self,
        facts: &Facts<'_>,
        home: Option<usize>,
        (block, stretch, vacancy): (usize, (Quarter, Quarter), bool),
    ) -> u64 {
        let (from, to) = stretch;
        let open = facts.open(block, stretch, vacancy);
        if self.of_home(home, from, to) > 0 {
            return 0;
        }
        let is_free = |pools: &[usize]| pools.iter().any(|pool| self.on_pool(*pool, from, to) == 0);
        let units = match facts.pools_of(open.pools) {
            Some(pools) if !is_free(pools) => return 0,
            Some(_) => open.units,
            None => {
                let stays = Stays { block, units: open.units, from, to, vacancy, pools: None };
                let free = stays.each(facts).filter(|(stay, _)| is_free(facts.pools_for(stay)));
                free.fold(0, |all, (_, bit)| all | bit)
            }
        };
        units & !self.in_units(facts, block, stretch)
    }

    /// Those units of a block in which a stay of these quarters uses some of the set, whatever the pool.
    fn in_units(&self, facts: &Facts<'_>, block: usize, (from, to): (Quarter, Quarter)) -> u64 {
        if self.has_any(COUNTS) || self.units.len() > MANY {
            let units = facts.blocks[block].numbers(u64::MAX);
            return units.filter(|(unit, _)| self.in_unit(*unit, from, to) > 0).fold(0, |all, (_, bit)| all | bit);
        }
        let there = self.units.iter().filter(|(_, quarter)| from <= *quarter && *quarter <= to);
        there.fold(0, |all, (unit, _)| all | facts.units[*unit].bit_in(block))
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

/// Whether every option of a batch, whose stays do not depend on each other, is there in a quarter.
fn is_at(facts: &Facts<'_>, batch: &Batch, (site, quarter): (Site, Quarter)) -> bool {
    let takes = |stays: &Stays| stays.from <= quarter && quarter <= stays.to;
    let Some(stays) = Some(batch.first).filter(takes).or(batch.second.filter(takes)) else { return false };
    match (site, facts.pools_of(stays.pools)) {
        (Site::Unit(unit), _) => stays.units == facts.units[unit].bit_in(stays.block),
        (Site::Post(pool), Some(pools)) => *pools == [pool],
        (Site::Post(pool), None) => stays.each(facts).all(|(stay, _)| **facts.pools_for(&stay) == [pool]),
    }
}
