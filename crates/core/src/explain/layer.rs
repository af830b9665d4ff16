//! One quarter of a trust (or the whole half-years of one) as a network: who is in which unit, units filled up to their
//! places, pools to their posts; and what is closed in it.

use super::count::Holding;
use super::shut::Sides;
use crate::options::UnitSet;

/// Units and pools, how full they are, and where those who sit there could go.
#[derive(Debug, Clone)]
pub(super) struct Layer<S> {
    /// Places of each unit, posts of each pool.
    pub(super) places: Vec<i32>,
    pub(super) posts: Vec<i32>,
    /// How many of them are taken.
    pub(super) in_unit: Vec<i32>,
    pub(super) on_pool: Vec<i32>,
    /// For each unit the pools that may be used there and have posts.
    pub(super) serving: Vec<S>,
    /// For each unit where those in it could be instead; commitments stay.
    reach: Vec<S>,
    /// For each pool the units in which somebody who could move holds one of its posts.
    users: Vec<S>,
    /// The units in which somebody could move.
    movable: S,
    /// How many are seated.
    pub(super) seats: u32,
    size: usize,
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
    pub(super) fn new(places: Vec<i32>, posts: Vec<i32>, serving: Vec<S>, size: usize) -> Self {
        let (units, pools) = (places.len(), posts.len());
        Self {
            in_unit: vec![0; units],
            on_pool: vec![0; pools],
            places,
            posts,
            serving,
            reach: vec![S::none(size); units],
            users: vec![S::none(size); pools],
            movable: S::none(size),
            seats: 0,
            size,
        }
    }

    /// Seats someone in a unit, on a pool; with where they could go, if they could.
    pub(super) fn seat(&mut self, unit: usize, pool: usize, reach: Option<&S>) {
        self.seats += 1;
        self.in_unit[unit] += 1;
        self.on_pool[pool] += 1;
        if let Some(reach) = reach {
            self.reach[unit].join(reach);
            self.users[pool].add(unit);
            self.movable.add(unit);
        }
    }

    /// What closes a unit or pool to one more: `None` where nothing here does. `free` are some for which that is known.
    pub(super) fn close(&self, holding: Holding, free: &Sides<S>) -> Option<Cut<S>> {
        let mut walk = Walk::<S>::new(self.size);
        match holding {
            Holding::Unit(unit) => walk.enter.add(unit),
            Holding::Pool(pool) => walk.post.add(pool),
        }
        walk.run(self, free)
    }
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
    fn new(size: usize) -> Self {
        Self { enter: S::none(size), pass: S::none(size), post: S::none(size) }
    }

    fn run(mut self, layer: &Layer<S>, free: &Sides<S>) -> Option<Cut<S>> {
        let (mut entered, mut passed, mut posted) = (self.enter.clone(), self.pass.clone(), self.post.clone());
        // What is still to be looked at.
        loop {
            if self.enter.meets(&free.units) || self.post.meets(&free.pools) {
                return None;
            }
            // Pools first: where there is a free post, it is soon found.
            if let Some(pool) = posted.first() {
                posted.remove(pool);
                if layer.on_pool[pool] < layer.posts[pool] {
                    return None;
                }
                let new = layer.users[pool].minus(&self.pass);
                self.pass.join(&new);
                passed.join(&new);
            } else if let Some(unit) = passed.first() {
                passed.remove(unit);
                let new = layer.serving[unit].minus(&self.post);
                self.post.join(&new);
                posted.join(&new);
                if layer.movable.has(unit) && !self.enter.has(unit) {
                    self.enter.add(unit);
                    entered.add(unit);
                }
            } else if let Some(unit) = entered.first() {
                entered.remove(unit);
                if layer.in_unit[unit] < layer.places[unit] && !self.pass.has(unit) {
                    self.pass.add(unit);
                    passed.add(unit);
                }
                let new = layer.reach[unit].minus(&self.enter);
                self.enter.join(&new);
                entered.join(&new);
            } else {
                return Some(Cut { units: self.enter.minus(&self.pass), pools: self.post });
            }
        }
    }
}
