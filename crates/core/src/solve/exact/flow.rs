//! The flow of a half-year with a layer of pools between units and posts, and what a walk through it comes to
//! (docs/solver.md, 3).

use super::board::Board;
use crate::options::UnitSet;

/// A node of the flow that a search for a chain has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Node {
    /// Someone more would sit in this unit.
    Unit(usize),
    /// Someone in this unit has a place there, and needs a post.
    Post(usize),
    /// Someone more would hold a post of this pool.
    Pool(usize),
}

/// A walk through the flow, breadth first: each node once, with the place in the queue of the one it was met from.
struct Walk {
    seen: [Vec<bool>; 3],
    queue: Vec<(Node, usize)>,
    /// The node in hand; before the first, none.
    at: usize,
}

impl Walk {
    fn new(units: usize, pools: usize, starts: impl Iterator<Item = Node>) -> Self {
        let seen = [vec![false; units], vec![false; units], vec![false; pools]];
        let mut walk = Self { seen, queue: Vec::new(), at: usize::MAX };
        starts.for_each(|node| walk.visit(node));
        walk
    }

    /// Puts a node that was not met yet at the end of the queue.
    fn visit(&mut self, node: Node) {
        let known = match node {
            Node::Unit(unit) => &mut self.seen[0][unit],
            Node::Post(unit) => &mut self.seen[1][unit],
            Node::Pool(pool) => &mut self.seen[2][pool],
        };
        if !std::mem::replace(known, true) {
            self.queue.push((node, self.at));
        }
    }

    /// Goes on to the next node.
    fn next(&mut self) -> Option<Node> {
        self.at = self.at.wrapping_add(1);
        self.queue.get(self.at).map(|(node, _)| *node)
    }
}

impl<S: UnitSet> Board<S> {
    /// Moves parts to other posts, and half-years to other posts or away, until no pool is used above its posts in a quarter.
    pub(super) fn relieve_pools(&mut self, quarter: usize) -> bool {
        let pools = self.places.pools;
        for pool in 0..pools {
            while self.pool_free[quarter * pools + pool] < 0 {
                if self.push_part(quarter, pool) {
                    continue;
                }
                let period = quarter / 2;
                let carried = |unit: &usize| self.layers[period].flow[unit * pools + pool] > 0;
                let Some(unit) = (0..self.places.units).find(carried) else { return false };
                self.slot(period, unit, pool, -1);
                if self.augment(period, vec![Node::Post(unit)]).is_none() {
                    return false;
                }
            }
        }
        true
    }

    /// Finds a path of the flow with a layer of pools from one of these nodes to a pool with a post to spare, and
    /// moves along it; says which unit it begins with. The one who enters that unit is not seated yet, but its post is
    /// counted.
    pub(super) fn augment(&mut self, period: usize, starts: Vec<Node>) -> Option<u32> {
        let mut walk = Walk::new(self.places.units, self.places.pools, starts.into_iter());
        while let Some(node) = walk.next() {
            match node {
                Node::Pool(pool) if self.pool_whole_free(period, pool) > 0 => {
                    return self.follow(period, &walk.queue, walk.at);
                }
                _ => self.expand(period, node, &mut walk),
            }
        }
        if self.layers[period].loose == 0 {
            return None;
        }
        // Parts may still make way.
        let mut pools = (0..walk.queue.len()).filter_map(|at| match walk.queue[at].0 {
            Node::Pool(pool) => Some((at, pool)),
            Node::Unit(_) | Node::Post(_) => None,
        });
        let cleared = pools.find(|&(_, pool)| self.clear_post(period, pool));
        cleared.and_then(|(at, _)| self.follow(period, &walk.queue, at))
    }

    /// Visits the nodes that the flow leads to from one.
    fn expand(&mut self, period: usize, node: Node, walk: &mut Walk) {
        match node {
            Node::Unit(unit) => {
                if self.layers[period].room.has(unit) {
                    walk.visit(Node::Post(unit));
                }
                self.wide_reach(period, unit).iter().for_each(|other| walk.visit(Node::Unit(other)));
            }
            Node::Post(unit) => {
                let open = self.places.whole_pools(period, unit);
                open.iter().for_each(|pool| walk.visit(Node::Pool(pool)));
                self.wide_reach(period, unit).iter().for_each(|other| walk.visit(Node::Unit(other)));
            }
            Node::Pool(pool) => {
                let (pools, flow) = (self.places.pools, &self.layers[period].flow);
                let carried = (0..self.places.units).filter(|unit| flow[unit * pools + pool] > 0);
                carried.for_each(|unit| walk.visit(Node::Post(unit)));
            }
        }
    }

    /// Moves along a path of the flow, from its end.
    fn follow(&mut self, period: usize, queue: &[(Node, usize)], last: usize) -> Option<u32> {
        let (mut to, mut at) = queue[last];
        while at != usize::MAX {
            let (from, before) = queue[at];
            match (from, to) {
                (Node::Post(unit), Node::Pool(pool)) => self.slot(period, unit, pool, 1),
                (Node::Pool(pool), Node::Post(unit)) => self.slot(period, unit, pool, -1),
                (Node::Unit(unit) | Node::Post(unit), Node::Unit(other)) => {
                    let (mover, seat) = self.mover(period, unit, other)?;
                    self.stand(mover);
                    self.sit(mover, seat);
                }
                _ => {}
            }
            (to, at) = (from, before);
        }
        match to {
            Node::Unit(unit) | Node::Post(unit) => u32::try_from(unit).ok(),
            Node::Pool(_) => None,
        }
    }
}
