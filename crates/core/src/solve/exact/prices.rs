//! A refusal by prices: what no arrangement attains over all half-years at once (docs/solver.md, 4).
//!
//! Each place of a unit and each post of a pool, quarter by quarter, gets a price, a whole number not below 0. Whoever sits, or wants
//! to, takes an option and pays for it, and cannot pay less than for the cheapest that is open. Where these least sums come to
//! more than all places and posts are worth together, there is no arrangement: the prices are the proof, however they were found.
//! They are found by raising the price of what too many want.

use super::board::{Board, Choice, Domain, Member, MemberIx, NONE, Seat, Stretch};
use super::search::Budget;
use super::trust::Pools;
use crate::options::UnitSet;

/// How often prices are changed before nothing is said.
const ROUNDS: u32 = 400;
/// How much a price is raised for each one too many, at first; no more than so many count.
const FIRST_STEP: i64 = 1 << 12;
const MOST_TOO_MANY: i64 = 8;
/// After so many rounds without a better sum the step is halved.
const PATIENCE: u32 = 12;

/// How long prices are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rounds {
    /// Not at all: those that are kept are tried.
    None,
    /// As long as it is worth.
    All,
}

/// For each quarter and unit, and for each quarter and pool, a number.
#[derive(Debug, Clone)]
pub(super) struct PerLimit {
    places: Vec<i64>,
    posts: Vec<i64>,
}

impl PerLimit {
    /// Nothing, for as many limits.
    fn none(&self) -> Self {
        Self { places: vec![0; self.places.len()], posts: vec![0; self.posts.len()] }
    }

    /// Whether anything costs something in a half-year.
    fn costs(&self, period: usize, units: usize, pools: usize) -> bool {
        let within = |per_quarter: usize| 2 * period * per_quarter..(2 * period + 2) * per_quarter;
        let any = |prices: &[i64]| prices.iter().any(|price| *price > 0);
        any(&self.places[within(units)]) || any(&self.posts[within(pools)])
    }
}

/// What the whole of each half-year, and each quarter alone, costs in each unit, with the cheapest pool for it.
struct Tariff {
    wholes: Vec<(i64, u32)>,
    quarters: Vec<(i64, u32)>,
}

/// The price of what cannot be had: more than prices come to.
const DEAR: i64 = 1 << 50;

impl<S: UnitSet> Board<S> {
    /// Whether prices show that these standing members have no seats in their open choices while everyone keeps the proved values.
    /// A no says nothing. What was found for one question often answers the next: such prices are tried first.
    pub(super) fn is_priced_out(&mut self, standing: &[MemberIx], rounds: Rounds, budget: &Budget<'_>) -> bool {
        if let Some(kept) = &self.prices {
            // Who serves only where nothing costs anything pays nothing.
            let costs = |period: usize| kept.costs(period, self.places.units, self.places.pools);
            let dear: Vec<bool> = (0..self.layers.len()).map(costs).collect();
            let all = self.to_be_seated(standing, &dear);
            let capacity = self.capacity_for(&all);
            if self.gain(&all, kept, &capacity, 0, &mut capacity.none()) > 0 {
                return true;
            }
        }
        if rounds == Rounds::None {
            return false;
        }
        let all = self.to_be_seated(standing, &vec![true; self.layers.len()]);
        let capacity = self.capacity_for(&all);
        let none = || capacity.none();
        let mut prices = none();
        let mut best = i128::MIN;
        let (mut step, mut idle) = (FIRST_STEP, 0);
        for round in 0..ROUNDS {
            let mut asked = none();
            let gain = self.gain(&all, &prices, &capacity, round, &mut asked);
            if gain > 0 {
                self.prices = Some(prices);
                return true;
            }
            if (budget.is_over)() {
                return false;
            }
            if gain > best {
                (best, idle) = (gain, 0);
            } else {
                idle += 1;
                if idle > PATIENCE {
                    (step, idle) = ((step / 2).max(1), 0);
                }
            }
            raise(&mut prices.places, &asked.places, &capacity.places, step);
            raise(&mut prices.posts, &asked.posts, &capacity.posts, step);
        }
        false
    }

    /// Those who stand here and those who sit and may move, as far as they may serve in one of these half-years.
    fn to_be_seated(&self, standing: &[MemberIx], periods: &[bool]) -> Vec<MemberIx> {
        let is_asked = |(number, own): &(MemberIx, &Member<S>)| {
            let quarters = own.quarters();
            (own.seat != Seat::None && !own.pinned || standing.contains(number))
                && periods[quarters.start / 2..quarters.end.div_ceil(2)].contains(&true)
        };
        (0..).zip(&self.members).filter(is_asked).map(|(number, _)| number).collect()
    }

    /// By how much the least that all must pay is above what all places and posts are worth; and what they ask for.
    fn gain(&self, all: &[MemberIx], prices: &PerLimit, capacity: &PerLimit, round: u32, asked: &mut PerLimit) -> i128 {
        let tariff = self.tariff(prices);
        let paid: i128 = all.iter().map(|&own| i128::from(self.buy(own, round, &tariff, asked))).sum();
        paid - worth(&prices.places, &capacity.places) - worth(&prices.posts, &capacity.posts)
    }

    /// Places and posts for these members: what is free, and what they hold.
    fn capacity_for(&self, members: &[MemberIx]) -> PerLimit {
        let wide = |left: &[i32]| left.iter().map(|&left| i64::from(left)).collect();
        let mut capacity = PerLimit { places: wide(&self.free), posts: wide(&self.pool_free) };
        let (units, pools) = (self.places.units, self.places.pools);
        for &member in members {
            for stretch in self.stretches_of(member, self.members[member as usize].seat) {
                for quarter in stretch.from..=stretch.to {
                    capacity.places[quarter * units + stretch.unit as usize] += 1;
                    match self.places.mode {
                        Pools::One => capacity.posts[quarter] += 1,
                        Pools::Many if stretch.pool != NONE => {
                            capacity.posts[quarter * pools + stretch.pool as usize] += 1;
                        }
                        Pools::Many | Pools::InUnits => {}
                    }
                }
            }
        }
        // Posts that no member holds by name are held by the flows.
        for (quarter, unit) in (0..self.places.quarters).flat_map(|quarter| (0..units).map(move |unit| (quarter, unit)))
        {
            if self.places.mode == Pools::Many {
                let flow = &self.layers[quarter / 2].flow[unit * pools..(unit + 1) * pools];
                let own = &mut capacity.posts[quarter * pools..(quarter + 1) * pools];
                own.iter_mut().zip(flow).for_each(|(own, &held)| *own += i64::from(held));
                let parts = &self.parts[quarter * units + unit];
                parts.iter().for_each(|&(pool, held)| own[pool as usize] += i64::from(held));
            }
        }
        capacity
    }

    fn tariff(&self, prices: &PerLimit) -> Tariff {
        let (units, pools) = (self.places.units, self.places.pools);
        let post = |quarter: usize, pool: usize| prices.posts[quarter * pools + pool];
        let cheapest = |open: S, price: &dyn Fn(usize) -> i64| {
            let all = open.iter().map(|pool| (price(pool), u32::try_from(pool).unwrap_or(NONE)));
            all.min().unwrap_or((DEAR, NONE))
        };
        let place = |quarter: usize, unit: usize| prices.places[quarter * units + unit];
        let mut tariff = Tariff { wholes: Vec::new(), quarters: Vec::new() };
        for period in 0..self.places.quarters / 2 {
            let (a, b) = (2 * period, 2 * period + 1);
            for unit in 0..units {
                let (posts, pool) = match self.places.mode {
                    Pools::InUnits => (0, NONE),
                    Pools::One => (post(a, 0) + post(b, 0), 0),
                    Pools::Many => {
                        cheapest(self.places.whole_pools(period, unit), &|pool| post(a, pool) + post(b, pool))
                    }
                };
                tariff.wholes.push((posts + place(a, unit) + place(b, unit), pool));
            }
        }
        for quarter in 0..self.places.quarters {
            for unit in 0..units {
                let (posts, pool) = match self.places.mode {
                    Pools::InUnits => (0, NONE),
                    Pools::One => (post(quarter, 0), 0),
                    Pools::Many => cheapest(self.quarter_pools(quarter, unit), &|pool| post(quarter, pool)),
                };
                tariff.quarters.push((posts + place(quarter, unit), pool));
            }
        }
        tariff
    }

    /// Buys a member the cheapest of its open choices; says what it pays.
    fn buy(&self, member: MemberIx, round: u32, tariff: &Tariff, asked: &mut PerLimit) -> i64 {
        let own = &self.members[member as usize];
        let start = own.start as usize;
        let units = self.places.units;
        if let Domain::Whole(domain) = &own.domain {
            let cost = |unit: usize| tariff.wholes[start / 2 * units + unit].0;
            let Some(unit) = domain
                .iter()
                .min_by_key(|&unit| (cost(unit), spread(u32::try_from(unit).unwrap_or(NONE), member, round)))
            else {
                return DEAR;
            };
            let stretch = Stretch { unit: u32::try_from(unit).unwrap_or(NONE), pool: NONE, from: start, to: start + 1 };
            self.ask_for(stretch, tariff, asked);
            return cost(unit);
        }
        let mut best: Option<(i64, u32, Choice)> = None;
        self.each_open(member, |number, choice| {
            let cost: i64 = choice.stretches(start).map(|stretch| self.cost(stretch, tariff)).sum();
            let turn = spread(number, member, round);
            if best.is_none_or(|(least, other, _)| (cost, turn) < (least, other)) {
                best = Some((cost, turn, choice));
            }
        });
        let Some((cost, _, choice)) = best else { return DEAR };
        choice.stretches(start).for_each(|stretch| self.ask_for(stretch, tariff, asked));
        cost
    }

    fn cost(&self, stretch: Stretch, tariff: &Tariff) -> i64 {
        let (units, unit) = (self.places.units, stretch.unit as usize);
        if stretch.is_whole() && stretch.pool == NONE {
            return tariff.wholes[stretch.from / 2 * units + unit].0;
        }
        (stretch.from..=stretch.to).map(|quarter| tariff.quarters[quarter * units + unit].0).sum()
    }

    fn ask_for(&self, stretch: Stretch, tariff: &Tariff, asked: &mut PerLimit) {
        let (units, pools, unit) = (self.places.units, self.places.pools, stretch.unit as usize);
        for quarter in stretch.from..=stretch.to {
            asked.places[quarter * units + unit] += 1;
            let pool = if stretch.pool != NONE {
                stretch.pool
            } else if stretch.is_whole() {
                tariff.wholes[stretch.from / 2 * units + unit].1
            } else {
                tariff.quarters[quarter * units + unit].1
            };
            if pool != NONE && self.places.mode != Pools::InUnits {
                asked.posts[quarter * pools + pool as usize] += 1;
            }
        }
    }
}

/// Who takes which of equally cheap ones: another each time, the same on every machine.
fn spread(number: u32, member: MemberIx, round: u32) -> u32 {
    let mixed = number.wrapping_mul(0x9E37_79B1) ^ member.wrapping_mul(0x85EB_CA6B);
    (mixed ^ round.wrapping_mul(0xC2B2_AE35)).wrapping_mul(0x27D4_EB2F) >> 8
}

fn worth(prices: &[i64], capacity: &[i64]) -> i128 {
    prices.iter().zip(capacity).map(|(&price, &count)| i128::from(price) * i128::from(count)).sum()
}

fn raise(prices: &mut [i64], asked: &[i64], capacity: &[i64], step: i64) {
    for ((price, asked), capacity) in prices.iter_mut().zip(asked).zip(capacity) {
        *price = (*price + step * (asked - capacity).clamp(-MOST_TOO_MANY, MOST_TOO_MANY)).max(0);
    }
}
