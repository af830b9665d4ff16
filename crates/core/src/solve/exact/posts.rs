//! With a layer of pools, the posts of single quarters: no member is tied to one, as none is to the post of a whole
//! half-year (docs/solver.md, 2). Whoever serves a quarter in a unit may hold any post there that another in it holds.

use smallvec::SmallVec;

use super::board::{Board, NONE};
use crate::options::UnitSet;

/// Of one unit in one quarter the pools that carry someone there, ascending, each with how many.
pub(super) type Carried = SmallVec<[(u32, i32); 2]>;

impl<S: UnitSet> Board<S> {
    /// The pools that a single quarter in a unit may use.
    pub(super) fn quarter_pools(&self, quarter: usize, unit: usize) -> S {
        self.places.serving[unit].and(&self.places.posted[quarter])
    }

    /// How many single quarters in a unit a pool carries.
    pub(super) fn carries(&self, quarter: usize, unit: usize, pool: usize) -> i32 {
        let carried = &self.parts[quarter * self.places.units + unit];
        carried.iter().find(|(own, _)| *own as usize == pool).map_or(0, |(_, count)| *count)
    }

    /// A pool that carries a single quarter in a unit, if any does.
    pub(super) fn carrier(&self, quarter: usize, unit: usize) -> Option<usize> {
        self.parts[quarter * self.places.units + unit].first().map(|(pool, _)| *pool as usize)
    }

    /// The pool to take a post of for a single quarter in a unit: one with a post to spare, of these rather one that has none
    /// for a whole half-year; where all are full, the first.
    pub(super) fn post_for(&self, quarter: usize, unit: usize) -> Option<usize> {
        let pools = self.quarter_pools(quarter, unit);
        let spare = |pool: &usize| self.pool_free[quarter * self.places.pools + pool] > 0;
        let broken = |pool: &usize| spare(pool) && self.pool_whole_free(quarter / 2, *pool) <= 0;
        pools.iter().find(broken).or_else(|| pools.iter().find(spare)).or_else(|| pools.first())
    }

    /// As [`Self::post`], without a way back.
    pub(super) fn move_post(&mut self, quarter: usize, unit: usize, pool: usize, by: i32) {
        let number = u32::try_from(pool).unwrap_or(NONE);
        let carried = &mut self.parts[quarter * self.places.units + unit];
        match carried.binary_search_by_key(&number, |(own, _)| *own) {
            Ok(at) => {
                carried[at].1 += by;
                if carried[at].1 == 0 {
                    carried.remove(at);
                }
            }
            Err(at) => carried.insert(at, (number, by)),
        }
        let cell = quarter * self.places.pools + pool;
        self.pool_free[cell] -= by;
        self.pool_loose[cell] += by;
    }

    /// Moves single quarters from pool to pool until one that a pool carried is on one with a post to spare: a path of the flow
    /// of this quarter's parts over pools. Where it fails nothing has changed.
    pub(super) fn push_part(&mut self, quarter: usize, from: usize) -> bool {
        let mut seen = S::none(self.places.units.max(self.places.pools));
        seen.add(from);
        // A pool, whom it was met from (its place here), and in which unit.
        let mut queue = vec![(from, usize::MAX, 0)];
        let mut next = 0;
        while let Some(&(pool, ..)) = queue.get(next) {
            for unit in 0..self.places.units {
                if self.carries(quarter, unit, pool) == 0 {
                    continue;
                }
                for to in self.quarter_pools(quarter, unit).minus(&seen).iter() {
                    seen.add(to);
                    queue.push((to, next, unit));
                    if self.pool_free[quarter * self.places.pools + to] > 0 {
                        self.pass_on(quarter, &queue);
                        return true;
                    }
                }
            }
            next += 1;
        }
        false
    }

    /// Moves a part along each step of a path over pools, from its end, which is the last of the queue.
    fn pass_on(&mut self, quarter: usize, queue: &[(usize, usize, usize)]) {
        let mut at = queue.len() - 1;
        loop {
            let (to, before, unit) = queue[at];
            if before == usize::MAX {
                return;
            }
            self.post(quarter, unit, queue[before].0, -1);
            self.post(quarter, unit, to, 1);
            at = before;
        }
    }

    /// Sees to it that a pool has a post to spare for a whole half-year by moving parts alone. Where it fails nothing has
    /// changed.
    pub(super) fn clear_post(&mut self, period: usize, pool: usize) -> bool {
        let mark = self.mark();
        for quarter in [2 * period, 2 * period + 1] {
            while self.pool_free[quarter * self.places.pools + pool] <= 0 {
                if !self.push_part(quarter, pool) {
                    self.undo(mark);
                    return false;
                }
            }
        }
        true
    }
}
