//! With a layer of pools: whether a half-year can be dealt anew when every part stays in its unit and its quarter, while
//! half-years in one unit and all posts may move. Exact (docs/solver.md, 4).
//!
//! Each quarter alone is a flow. What ties the two is that a whole half-year holds the same pool in both; so the search branches
//! on how many wholes a pool carries, where the flows of the two quarters differ.

use super::board::{Board, Domain, MemberIx, Seat};
use super::chain::seat;
use super::network::{EdgeIx, Network};
use super::search::{Answer, Budget};
use crate::options::UnitSet;

/// Whom and what there is to deal.
struct Hand<S> {
    /// Half-years in one unit, together where their domains are the same.
    alike: Vec<(S, Vec<MemberIx>)>,
    /// For each unit the wholes of other shapes, which stay in it.
    fixed: Vec<i32>,
    /// For each unit the places for all these.
    places: Vec<i32>,
    /// For each unit the pools that a whole there may use.
    whole_pools: Vec<S>,
    quarters: [Quarter<S>; 2],
    pools: usize,
}

/// What is dealt in one quarter.
struct Quarter<S> {
    /// For each unit the parts in it.
    parts: Vec<i32>,
    /// For each unit the pools that a part there may use.
    open: Vec<S>,
    /// For each pool the posts for wholes and parts.
    posts: Vec<i32>,
}

/// An arrangement of the wholes and of one quarter's parts.
struct Dealt {
    /// For each kind of half-year and unit how many sit there.
    seats: Vec<Vec<i32>>,
    /// For each unit and pool how many wholes it carries.
    wholes: Vec<i32>,
    /// For each unit and pool how many parts it carries.
    parts: Vec<i32>,
}

/// The least and the most wholes that each pool is to carry.
type Range = (Vec<i32>, Vec<i32>);

impl<S: UnitSet> Board<S> {
    /// With [`super::trust::Pools::Many`], seats a member in whichever choice it may take while all others keep theirs,
    /// half-years in one unit and posts excepted; first by chains, which find most, then exactly.
    pub(super) fn seat_among_pools(&mut self, member: MemberIx, budget: &Budget<'_>) -> Answer {
        let start = self.members[member as usize].start as usize;
        if let Domain::Whole(units) = &self.members[member as usize].domain {
            let (period, units) = (start / 2, units.clone());
            if self.enter(member, &units) {
                return Answer::Yes;
            }
            if self.layers[period].loose == 0 || self.shut_to_wholes(period, &units).is_some() {
                return Answer::No;
            }
            let any = units.iter().find(|&unit| !self.places.whole_pools(period, unit).is_empty());
            return any.map_or(Answer::No, |unit| self.seat_by_deal(member, seat(unit), budget));
        }
        let choices = self.open_choices(member);
        for &number in &choices {
            if self.seat_by_chains(member, number) {
                return Answer::Yes;
            }
            if (budget.is_over)() {
                return Answer::Stopped;
            }
        }
        for number in choices {
            if self.first_block(member, number).is_none() {
                let answer = self.seat_by_deal(member, Seat::Choice(number), budget);
                if answer != Answer::No {
                    return answer;
                }
            }
            if (budget.is_over)() {
                return Answer::Stopped;
            }
        }
        Answer::No
    }

    /// Takes a seat for a member and deals its half-years anew. Where that fails nothing has changed.
    fn seat_by_deal(&mut self, member: MemberIx, seat: Seat, budget: &Budget<'_>) -> Answer {
        let mark = self.mark();
        let mut answer = if self.seat_over(member, seat) { Answer::Yes } else { Answer::No };
        let quarters = self.members[member as usize].quarters();
        for period in quarters.start / 2..=(quarters.end - 1) / 2 {
            if answer == Answer::Yes {
                answer = self.deal(period, budget);
            }
        }
        if answer != Answer::Yes {
            self.undo(mark);
        }
        answer
    }

    /// Deals a half-year anew so that no limit in it is exceeded.
    fn deal(&mut self, period: usize, budget: &Budget<'_>) -> Answer {
        let hand = self.hand(period);
        if hand.places.iter().any(|places| *places < 0) || hand.quarters.iter().any(Quarter::is_over) {
            return Answer::No;
        }
        let most = (0..hand.pools).map(|pool| hand.quarters[0].posts[pool].min(hand.quarters[1].posts[pool]));
        let mut open: Vec<Range> = vec![(vec![0; hand.pools], most.collect())];
        while let Some(range) = open.pop() {
            if (budget.is_over)() {
                return Answer::Stopped;
            }
            let (Some(first), Some(second)) = (hand.flow(0, &range), hand.flow(1, &range)) else { continue };
            let [a, b] = [&first, &second].map(|dealt| hand.carried(dealt, &range.0));
            if let Some(parts) = hand.parts_beside(1, &a) {
                self.apply(period, &hand, &first, [&first.parts, &parts]);
                return Answer::Yes;
            }
            if let Some(parts) = hand.parts_beside(0, &b) {
                self.apply(period, &hand, &second, [&parts, &second.parts]);
                return Answer::Yes;
            }
            // Where both carry as many wholes everywhere, the parts of each fit beside the wholes of the other.
            let Some(pool) = (0..hand.pools).find(|&pool| a[pool] != b[pool]) else { continue };
            let fewer = a[pool].min(b[pool]);
            let (mut at_least, mut at_most) = (range.clone(), range);
            at_least.0[pool] = fewer + 1;
            at_most.1[pool] = fewer;
            open.extend([at_least, at_most]);
        }
        Answer::No
    }

    fn hand(&self, period: usize) -> Hand<S> {
        let (units, pools) = (self.places.units, self.places.pools);
        let flow = &self.layers[period].flow;
        let mut alike: Vec<(S, Vec<MemberIx>)> = Vec::new();
        let mut fixed = Vec::with_capacity(units);
        let mut places = Vec::with_capacity(units);
        for unit in 0..units {
            let wholes: i32 = flow[unit * pools..(unit + 1) * pools].iter().sum();
            let mut movable = 0;
            for member in self.half_years(period, unit) {
                movable += 1;
                let domain = self.whole_units(member);
                match alike.iter_mut().find(|(own, _)| *own == domain) {
                    Some((_, members)) => members.push(member),
                    None => alike.push((domain, vec![member])),
                }
            }
            fixed.push(wholes - movable);
            places.push(self.whole_free(period, unit) + wholes);
        }
        let quarter = |quarter: usize| {
            let carried = |unit: usize| &self.parts[quarter * units + unit];
            let mut posts = self.pool_free[quarter * pools..(quarter + 1) * pools].to_vec();
            for unit in 0..units {
                (0..pools).for_each(|pool| posts[pool] += flow[unit * pools + pool]);
                carried(unit).iter().for_each(|&(pool, count)| posts[pool as usize] += count);
            }
            Quarter {
                parts: (0..units).map(|unit| carried(unit).iter().map(|(_, count)| count).sum()).collect(),
                open: (0..units).map(|unit| self.quarter_pools(quarter, unit)).collect(),
                posts,
            }
        };
        Hand {
            alike,
            fixed,
            places,
            whole_pools: (0..units).map(|unit| self.places.whole_pools(period, unit)).collect(),
            quarters: [quarter(2 * period), quarter(2 * period + 1)],
            pools,
        }
    }

    /// Moves half-years and posts to where they were dealt.
    fn apply(&mut self, period: usize, hand: &Hand<S>, dealt: &Dealt, parts: [&[i32]; 2]) {
        let (units, pools) = (self.places.units, self.places.pools);
        for ((_, members), seats) in hand.alike.iter().zip(&dealt.seats) {
            let mut left = seats.clone();
            let mut movers = Vec::new();
            for &member in members {
                match self.members[member as usize].seat {
                    Seat::Unit(unit) if left[unit as usize] > 0 => left[unit as usize] -= 1,
                    _ => movers.push(member),
                }
            }
            let targets = (0..units).flat_map(|unit| (0..left[unit]).map(move |_| unit));
            for (member, unit) in movers.into_iter().zip(targets) {
                self.stand(member);
                self.sit(member, seat(unit));
            }
        }
        for (unit, pool) in (0..units).flat_map(|unit| (0..pools).map(move |pool| (unit, pool))) {
            let cell = unit * pools + pool;
            let more = dealt.wholes[cell] - self.layers[period].flow[cell];
            if more != 0 {
                self.slot(period, unit, pool, more);
            }
            for (quarter, parts) in [2 * period, 2 * period + 1].into_iter().zip(parts) {
                let more = parts[cell] - self.carries(quarter, unit, pool);
                if more != 0 {
                    self.post(quarter, unit, pool, more);
                }
            }
        }
    }
}

impl<S> Quarter<S> {
    /// Whether even the posts that are held for good are too many.
    fn is_over(&self) -> bool {
        self.posts.iter().any(|posts| *posts < 0)
    }
}

impl<S: UnitSet> Hand<S> {
    fn units(&self) -> usize {
        self.places.len()
    }

    /// All wholes and the parts of one quarter, as if the other had room for every part; `None` where there is no way.
    fn flow(&self, quarter: usize, (least, most): &Range) -> Option<Dealt> {
        let (units, pools, kinds) = (self.units(), self.pools, self.alike.len());
        let own = &self.quarters[quarter];
        let (source, sink) = (0, 1);
        let kind_at = |kind: usize| 2 + kind;
        let unit_at = |unit: usize| 2 + kinds + 2 * unit;
        let whole_at = |pool: usize| 2 + kinds + 2 * units + pool;
        let part_in = |unit: usize| 2 + kinds + 2 * units + pools + unit;
        let part_at = |pool: usize| 2 + kinds + 3 * units + pools + pool;
        let post_at = |pool: usize| 2 + kinds + 3 * units + 2 * pools + pool;
        let mut network = Network::new(2 + kinds + 3 * units + 3 * pools);
        let mut all = 0;
        let mut seats: Vec<Vec<(usize, EdgeIx)>> = Vec::with_capacity(kinds);
        for (kind, (domain, members)) in self.alike.iter().enumerate() {
            let count = i32::try_from(members.len()).unwrap_or(i32::MAX);
            all += count;
            network.edge(source, kind_at(kind), count);
            seats.push(domain.iter().map(|unit| (unit, network.edge(kind_at(kind), unit_at(unit), count))).collect());
        }
        let (mut wholes, mut parts) = (Vec::new(), Vec::new());
        for unit in 0..units {
            all += self.fixed[unit] + own.parts[unit];
            network.edge(source, unit_at(unit), self.fixed[unit]);
            network.edge(unit_at(unit), unit_at(unit) + 1, self.places[unit]);
            for pool in self.whole_pools[unit].iter() {
                wholes.push((unit * pools + pool, network.edge(unit_at(unit) + 1, whole_at(pool), self.places[unit])));
            }
            if own.parts[unit] > 0 {
                network.edge(source, part_in(unit), own.parts[unit]);
                for pool in own.open[unit].iter() {
                    parts.push((unit * pools + pool, network.edge(part_in(unit), part_at(pool), own.parts[unit])));
                }
            }
        }
        for pool in 0..pools {
            network.edge(whole_at(pool), post_at(pool), most[pool]);
            network.edge(part_at(pool), post_at(pool), own.posts[pool] - least[pool]);
            network.edge(post_at(pool), sink, own.posts[pool]);
        }
        if network.send(source, sink) < all {
            return None;
        }
        let table = |edges: Vec<(usize, EdgeIx)>, size: usize| {
            let mut table = vec![0; size];
            for (cell, edge) in edges {
                table[cell] = network.flow(edge);
            }
            table
        };
        let seats = seats.into_iter().map(|edges| table(edges, units)).collect();
        Some(Dealt { seats, wholes: table(wholes, units * pools), parts: table(parts, units * pools) })
    }

    /// For each pool the wholes that it carries, or is to carry at least.
    fn carried(&self, dealt: &Dealt, least: &[i32]) -> Vec<i32> {
        let wholes =
            |pool: usize| -> i32 { (0..self.units()).map(|unit| dealt.wholes[unit * self.pools + pool]).sum() };
        (0..self.pools).map(|pool| wholes(pool).max(least[pool])).collect()
    }

    /// The parts of a quarter, on what posts so many wholes leave; `None` where there is no way.
    fn parts_beside(&self, quarter: usize, wholes: &[i32]) -> Option<Vec<i32>> {
        let (units, pools) = (self.units(), self.pools);
        let own = &self.quarters[quarter];
        let (source, sink) = (units + pools, units + pools + 1);
        let mut network = Network::new(units + pools + 2);
        let mut edges = Vec::new();
        for unit in (0..units).filter(|&unit| own.parts[unit] > 0) {
            network.edge(source, unit, own.parts[unit]);
            for pool in own.open[unit].iter() {
                edges.push((unit * pools + pool, network.edge(unit, units + pool, own.parts[unit])));
            }
        }
        (0..pools).for_each(|pool| {
            network.edge(units + pool, sink, own.posts[pool] - wholes[pool]);
        });
        if network.send(source, sink) < own.parts.iter().sum() {
            return None;
        }
        let mut parts = vec![0; units * pools];
        for (cell, edge) in edges {
            parts[cell] = network.flow(edge);
        }
        Some(parts)
    }
}
