//! One quarter of a trust (or the whole half-years of one) as a network: who is in which unit, units filled up to their
//! places, pools to their posts; and what is closed in it.

use super::count::Holding;
use super::shut::{Shut, Sides};
use crate::options::UnitSet;

/// Units and pools, how full they are, and where those who sit there could go.
#[derive(Debug, Clone)]
pub(super) struct Layer<S> {
    /// A trust has a layer for each quarter, so each is in few pieces.
    pub(super) units: Vec<UnitState<S>>,
    pub(super) pools: Vec<PoolState<S>>,
    /// The units in which somebody could move.
    movable: S,
    /// The units with a place left, and the pools with a post left.
    left: Sides<S>,
    /// How many are seated.
    pub(super) seats: u32,
    /// How often a unit or pool became full: as long as none does, there is a free post from wherever there was one.
    pub(super) lost: u32,
    size: usize,
}

/// A unit in a layer.
#[derive(Debug, Clone)]
pub(super) struct UnitState<S> {
    pub(super) places: i32,
    /// How many of them are taken.
    pub(super) taken: i32,
    /// The pools that may be used there and have posts.
    pub(super) serving: S,
    /// Where those in it could be instead; commitments stay.
    reach: S,
}

/// A pool in a layer.
#[derive(Debug, Clone)]
pub(super) struct PoolState<S> {
    pub(super) posts: i32,
    /// How many of them are taken.
    pub(super) taken: i32,
    /// The units in which somebody who could move holds one of them.
    users: S,
}

/// Limits that are full and whose holders could only move among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cut<S> {
    /// The units.
    pub(super) units: S,
    /// The pools.
    pub(super) pools: S,
}

impl<S: UnitSet> Layer<S> {
    /// Nobody is there. Units are told by their places and the pools that serve them, pools by their posts.
    pub(super) fn new(
        units: impl ExactSizeIterator<Item = (i32, S)>,
        pools: impl ExactSizeIterator<Item = i32>,
        size: usize,
    ) -> Self {
        let none = || S::none(size);
        let units = units.map(|(places, serving)| UnitState { places, taken: 0, serving, reach: none() });
        let pools = pools.map(|posts| PoolState { posts, taken: 0, users: none() });
        let (units, pools): (Vec<UnitState<S>>, Vec<PoolState<S>>) = (units.collect(), pools.collect());
        let left = Sides {
            units: S::of(size, (0..units.len()).filter(|&unit| units[unit].places > 0)),
            pools: S::of(size, (0..pools.len()).filter(|&pool| pools[pool].posts > 0)),
        };
        Self { units, pools, movable: none(), left, seats: 0, lost: 0, size }
    }

    /// Seats someone in a unit, on a pool; with where they could go, if they could.
    pub(super) fn seat(&mut self, unit: usize, pool: usize, reach: Option<&S>) {
        self.seats += 1;
        self.units[unit].taken += 1;
        self.pools[pool].taken += 1;
        self.lose_places(unit);
        self.lose_posts(pool);
        if let Some(reach) = reach {
            self.units[unit].reach.join(reach);
            self.pools[pool].users.add(unit);
            self.movable.add(unit);
        }
    }

    /// Notes where a unit became full.
    fn lose_places(&mut self, unit: usize) {
        if self.left.units.has(unit) && self.units[unit].taken >= self.units[unit].places {
            self.left.units.remove(unit);
            self.lost += 1;
        }
    }

    /// Notes where a pool became full.
    fn lose_posts(&mut self, pool: usize) {
        if self.left.pools.has(pool) && self.pools[pool].taken >= self.pools[pool].posts {
            self.left.pools.remove(pool);
            self.lost += 1;
        }
    }

    /// So many places does a unit have now, which are no more than before.
    pub(super) fn set_places(&mut self, unit: usize, places: i32) {
        self.units[unit].places = places;
        self.lose_places(unit);
    }

    /// So many posts does a pool have now, which are no more than before.
    pub(super) fn set_posts(&mut self, pool: usize, posts: i32) {
        self.pools[pool].posts = posts;
        self.lose_posts(pool);
    }

    /// Units and pools from which there is a free post at once, or as soon as one there goes elsewhere.
    pub(super) fn free_at_once(&self) -> Sides<S> {
        let mut free = Sides { units: S::none(self.size), pools: self.left.pools.clone() };
        if !free.pools.is_empty() {
            let units = self.left.units.iter();
            units.filter(|&unit| self.units[unit].serving.meets(&free.pools)).for_each(|unit| free.units.add(unit));
            let at_once = free.units.clone();
            let full = self.movable.minus(&at_once);
            full.iter().filter(|&unit| self.units[unit].reach.meets(&at_once)).for_each(|unit| free.units.add(unit));
        }
        free
    }

    /// What closes a unit or pool to one more, beside what is known of others.
    pub(super) fn close(&self, holding: Holding, shut: &Shut<S>) -> Answer<S> {
        if matches!(holding, Holding::Unit(unit) if self.ends_at_once(unit, shut)) {
            return Answer::Known;
        }
        let Some(short) = Walk::from(holding, self.size).run(self, shut.free(), shut.settled()) else {
            return Answer::Free;
        };
        // Where the walk ended at what was walked from before, all that lies behind and is closed is known to be.
        if short.holds_only(shut.settled(), &shut.closed) {
            return Answer::Known;
        }
        let whole = if short.meets(shut.settled()) {
            Walk::from(holding, self.size).run(self, shut.free(), &Sides::none(self.size))
        } else {
            Some(short)
        };
        whole.map_or(Answer::Free, |walk| Answer::Closed(self.settled_by(&walk), walk.cut()))
    }

    /// Whether a walk from a unit would end with its first step, and find nothing but what is known: it is closed or has a
    /// place, and all that one more there would push on to was walked from before.
    fn ends_at_once(&self, unit: usize, shut: &Shut<S>) -> bool {
        let (own, settled) = (&self.units[unit], shut.settled());
        let is_known = if self.left.units.has(unit) {
            own.serving.minus(&settled.pools).is_empty()
        } else {
            shut.closed.units.has(unit)
        };
        let mut others = own.reach.minus(&settled.units);
        others.remove(unit);
        is_known && others.is_empty()
    }

    /// Units and pools from which a walk would come to all the pools that this one came to: what it would find to be closed
    /// is known then. (It enters and passes nothing else, and passes all whom a pool sends elsewhere.)
    fn settled_by(&self, walk: &Walk<S>) -> Sides<S> {
        let mut settled: Sides<S> = Sides::none(self.size);
        let to_all = |unit: &usize| walk.post.minus(&self.units[*unit].serving).is_empty();
        let units = walk.pass.iter().filter(|&unit| self.left.units.has(unit));
        units.filter(to_all).for_each(|unit| settled.units.add(unit));
        let at_once = settled.units.clone();
        let others = walk.enter.minus(&at_once);
        others.iter().filter(|&unit| self.units[unit].reach.meets(&at_once)).for_each(|unit| settled.units.add(unit));
        let sent = |pool: &usize| self.pools[*pool].users.iter().any(|unit| to_all(&unit));
        walk.post.iter().filter(sent).for_each(|pool| settled.pools.add(pool));
        settled
    }
}

/// What a walk from a unit or pool tells.
pub(super) enum Answer<S> {
    /// There is a free post for one more.
    Free,
    /// Nothing is closed but what is known to be.
    Known,
    /// What closes it; and others that have thereby been looked at too.
    Closed(Sides<S>, Cut<S>),
}

/// All that one more would push on to: a walk in the residual network. Where it comes to a post that is free, it is
/// a way to seat one more; where it ends, what it came to and could not pass is a closed set.
struct Walk<S> {
    /// Units that someone more would have to be in.
    enter: S,
    /// Units with a place for one more, who needs a post; or with somebody who needs another one.
    pass: S,
    /// Pools of which one post more would be taken.
    post: S,
}

impl<S: UnitSet> Walk<S> {
    fn from(holding: Holding, size: usize) -> Self {
        let mut walk = Self { enter: S::none(size), pass: S::none(size), post: S::none(size) };
        match holding {
            Holding::Unit(unit) => walk.enter.add(unit),
            Holding::Pool(pool) => walk.post.add(pool),
        }
        walk
    }

    /// Goes on to the end; `None` where there is a free post. `free` are some from which there is one. The walk ends at those
    /// that are settled: from each there was a walk, which came to no free post.
    fn run(mut self, layer: &Layer<S>, free: &Sides<S>, settled: &Sides<S>) -> Option<Self> {
        // What is still to be looked at.
        let (mut entered, mut passed, mut posted) = (self.enter.clone(), self.pass.clone(), self.post.clone());
        loop {
            if self.enter.meets(&free.units) || self.post.meets(&free.pools) {
                return None;
            }
            // Pools first: where there is a free post, it is soon found.
            if let Some(pool) = posted.first() {
                posted.remove(pool);
                if layer.left.pools.has(pool) {
                    return None;
                }
                let new = layer.pools[pool].users.minus(&self.pass);
                self.pass.join(&new);
                passed.join(&new);
            } else if let Some(unit) = passed.first() {
                passed.remove(unit);
                let new = layer.units[unit].serving.minus(&self.post);
                self.post.join(&new);
                posted.join(&new.minus(&settled.pools));
                if layer.movable.has(unit) && !self.enter.has(unit) {
                    self.enter.add(unit);
                    if !settled.units.has(unit) {
                        entered.add(unit);
                    }
                }
            } else if let Some(unit) = entered.first() {
                entered.remove(unit);
                if layer.left.units.has(unit) && !self.pass.has(unit) {
                    self.pass.add(unit);
                    passed.add(unit);
                }
                let new = layer.units[unit].reach.minus(&self.enter);
                self.enter.join(&new);
                entered.join(&new.minus(&settled.units));
            } else {
                return Some(self);
            }
        }
    }

    /// Whether it came to some of these.
    fn meets(&self, settled: &Sides<S>) -> bool {
        self.enter.meets(&settled.units) || self.post.meets(&settled.pools)
    }

    /// Whether it came to no limits but some of these.
    fn holds_only(&self, settled: &Sides<S>, closed: &Sides<S>) -> bool {
        let units = self.enter.minus(&self.pass).minus(&settled.units);
        self.post.minus(&settled.pools).minus(&closed.pools).is_empty() && units.minus(&closed.units).is_empty()
    }

    fn cut(self) -> Cut<S> {
        Cut { units: self.enter.minus(&self.pass), pools: self.post }
    }
}
