//! Chains of half-years: a place is made by moving one half-year to another unit of its domain, whoever sits there on
//! to another, and so on (docs/solver.md, 3). All that is no half-year in one unit stands still.
//!
//! Half-years of one period are the tokens of a flow from members over units to pools, and a chain is an augmenting
//! path of it: where there is none, no arrangement of the half-years alone makes the place.

use super::board::{Board, Domain, MemberIx, NONE, Seat};
use super::trust::Pools;
use crate::options::UnitSet;

/// A node of the flow that a search for a chain has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Node {
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

/// What a walk from those who want in has come to without finding room.
#[derive(Debug, Clone)]
pub(super) struct Reached<S> {
    /// Units that someone more would sit in.
    pub(super) units: S,
    /// Units where someone would need another post ([`Pools::Many`] alone).
    pub(super) posts: S,
    /// Pools of which someone more would hold a post ([`Pools::Many`] alone).
    pub(super) pools: S,
}

impl<S: UnitSet> Board<S> {
    /// Seats a member whose domain is a half-year, and who stands, in one of these units, moving other half-years where
    /// need be. Where it fails nothing has changed.
    pub(super) fn enter(&mut self, member: MemberIx, targets: &S) -> bool {
        let period = self.members[member as usize].start as usize / 2;
        if self.places.mode == Pools::Many {
            let starts: Vec<Node> = targets.iter().map(Node::Unit).collect();
            let entered = self.augment(period, starts);
            if let Some(unit) = entered {
                self.sit(member, Seat::Unit(unit));
            }
            return entered.is_some();
        }
        if self.places.mode == Pools::One && self.pool_whole_free(period, 0) <= 0 {
            return false;
        }
        if let Some(unit) = targets.and(&self.layers[period].room).first() {
            self.sit(member, seat(unit));
            return true;
        }
        let Some(unit) = self.make_room(period, targets) else { return false };
        self.sit(member, seat(unit));
        true
    }

    /// Makes room in one of these units, which have none, by a chain of half-years; says in which.
    fn make_room(&mut self, period: usize, targets: &S) -> Option<usize> {
        let mut seen = targets.clone();
        let mut queue: Vec<(usize, usize)> = targets.iter().map(|unit| (unit, usize::MAX)).collect();
        let mut next = 0;
        while let Some(&(unit, _)) = queue.get(next) {
            let fresh = self.reach(period, unit).minus(&seen);
            if let Some(room) = fresh.and(&self.layers[period].room).first() {
                return self.shift(period, &queue, next, room);
            }
            for other in fresh.iter() {
                queue.push((other, next));
            }
            seen.join(&fresh);
            next += 1;
        }
        None
    }

    /// Moves a half-year along each step of a chain, the last one first; gives the unit that it began with.
    fn shift(&mut self, period: usize, queue: &[(usize, usize)], last: usize, room: usize) -> Option<usize> {
        let (mut at, mut to) = (last, room);
        loop {
            let (unit, before) = queue[at];
            let mover = self.mover(period, unit, to)?;
            self.stand(mover);
            self.sit(mover, seat(to));
            if before == usize::MAX {
                return Some(unit);
            }
            (at, to) = (before, unit);
        }
    }

    /// A half-year of a unit that could be served in another one instead.
    fn mover(&self, period: usize, from: usize, to: usize) -> Option<MemberIx> {
        self.half_years(period, from).find(|&member| match &self.members[member as usize].domain {
            Domain::Whole(units) => units.has(to),
            Domain::Listed(_) => false,
        })
    }

    /// Sees to it that a half-year leaves a unit, and sits elsewhere. Where it fails nothing has changed.
    pub(super) fn push_out(&mut self, period: usize, unit: usize) -> bool {
        let Some(member) = self.half_years(period, unit).next() else { return false };
        let mark = self.mark();
        self.unseat(member);
        let units = self.whole_units(member);
        let moved = self.enter(member, &units);
        if !moved {
            self.undo(mark);
        }
        moved
    }

    /// The units that a half-year more could enter by a chain, with those that have room.
    pub(super) fn enterable(&mut self, period: usize) -> S {
        let mut enterable = self.layers[period].room.clone();
        let units = self.places.units;
        loop {
            let mut grown = false;
            for unit in 0..units {
                if !enterable.has(unit) && self.reach(period, unit).meets(&enterable) {
                    enterable.add(unit);
                    grown = true;
                }
            }
            if !grown {
                return enterable;
            }
        }
    }

    /// Where one more in these units (with [`Pools::Many`], or on these pools) would push half-years to, one after
    /// another: with nothing else moved, the limits that stand in the way.
    pub(super) fn reached(&mut self, period: usize, units: &S, pools: &S) -> Reached<S> {
        if self.places.mode != Pools::Many {
            let none = S::none(self.places.units);
            return Reached { units: self.closure(period, units), posts: none.clone(), pools: none };
        }
        let nodes = units.iter().map(Node::Unit).chain(pools.iter().map(Node::Pool));
        let mut walk = Walk::new(self.places.units, self.places.pools, nodes);
        while let Some(node) = walk.next() {
            self.expand(period, node, &mut walk);
        }
        let size = self.places.units.max(self.places.pools);
        let set = |seen: &[bool]| {
            let mut set = S::none(size);
            (0..seen.len()).filter(|&at| seen[at]).for_each(|at| set.add(at));
            set
        };
        let [units, posts, pools] = &walk.seen;
        Reached { units: set(units), posts: set(posts), pools: set(pools) }
    }

    /// The units that the half-years of these units could get to, one after another; with these units.
    pub(super) fn closure(&mut self, period: usize, from: &S) -> S {
        let mut seen = from.clone();
        let mut queue: Vec<usize> = from.iter().collect();
        while let Some(unit) = queue.pop() {
            let fresh = self.reach(period, unit).minus(&seen);
            queue.extend(fresh.iter());
            seen.join(&fresh);
        }
        seen
    }

    /// Whether one half-year more could enter one of these units by a chain; nothing is moved.
    pub(super) fn can_enter(&mut self, period: usize, units: &S) -> bool {
        if self.places.mode != Pools::Many {
            return units.meets(&self.enterable(period));
        }
        self.could_augment(period, units.iter().map(Node::Unit))
    }

    /// With [`Pools::Many`], whether half-years could be arranged so that this pool has a post to spare.
    pub(super) fn can_spare(&mut self, period: usize, pool: usize) -> bool {
        self.could_augment(period, [Node::Pool(pool)].into_iter())
    }

    fn could_augment(&mut self, period: usize, starts: impl Iterator<Item = Node>) -> bool {
        let mut walk = Walk::new(self.places.units, self.places.pools, starts);
        while let Some(node) = walk.next() {
            match node {
                Node::Pool(pool) if self.pool_whole_free(period, pool) > 0 => return true,
                _ => self.expand(period, node, &mut walk),
            }
        }
        false
    }

    /// Takes a member from its seat, with the posts that carry its whole half-years.
    pub(super) fn unseat(&mut self, member: MemberIx) -> Seat {
        let seat = self.stand(member);
        if self.places.mode == Pools::Many {
            for (period, unit) in self.carried(member, seat) {
                let pools = self.places.pools;
                let flow = &self.layers[period].flow[unit * pools..(unit + 1) * pools];
                if let Some(pool) = flow.iter().position(|carried| *carried > 0) {
                    self.slot(period, unit, pool, -1);
                }
            }
        }
        seat
    }

    /// Seats a member as far as limits allow by moving half-years alone. Where it fails nothing has changed.
    pub(super) fn seat_by_chains(&mut self, member: MemberIx, number: u32) -> bool {
        let mark = self.mark();
        let seated = self.seat_over(member, number) && self.relieve(member, number);
        if !seated {
            self.undo(mark);
        }
        seated
    }

    /// Seats a member in a choice, over the limits if need be; false where not even a post can be named.
    fn seat_over(&mut self, member: MemberIx, number: u32) -> bool {
        let seat = Seat::Choice(number);
        self.sit(member, seat);
        if self.places.mode != Pools::Many {
            return true;
        }
        self.carried(member, seat).into_iter().all(|(period, unit)| {
            let pools = self.places.whole_pools(period, unit);
            let free = pools.iter().find(|&pool| self.pool_whole_free(period, pool) > 0);
            let pool = free.or_else(|| pools.first());
            if let Some(pool) = pool {
                self.slot(period, unit, pool, 1);
            }
            pool.is_some()
        })
    }

    /// Moves half-years out of the way of a choice that was just taken.
    fn relieve(&mut self, member: MemberIx, number: u32) -> bool {
        let choice = self.choice(member, number);
        let start = self.members[member as usize].start as usize;
        for stretch in choice.stretches(start) {
            let unit = stretch.unit as usize;
            for quarter in stretch.from..=stretch.to {
                while self.free[quarter * self.places.units + unit] < 0 {
                    if !self.push_out(quarter / 2, unit) {
                        return false;
                    }
                }
            }
        }
        match self.places.mode {
            Pools::InUnits => true,
            Pools::One => (start..start + choice.shape.quarters()).all(|quarter| self.pool_free[quarter] >= 0),
            Pools::Many => (start..start + choice.shape.quarters()).all(|quarter| self.relieve_pools(quarter)),
        }
    }

    /// Moves half-years to other posts, or away, until no pool is used above its posts in a quarter.
    fn relieve_pools(&mut self, quarter: usize) -> bool {
        let pools = self.places.pools;
        for pool in 0..pools {
            while self.pool_free[quarter * pools + pool] < 0 {
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

    /// The whole half-years of a seat whose posts are left to the flow: period and unit.
    fn carried(&self, member: MemberIx, seat: Seat) -> Vec<(usize, usize)> {
        let start = self.members[member as usize].start as usize;
        match seat {
            Seat::None => Vec::new(),
            Seat::Unit(unit) => vec![(start / 2, unit as usize)],
            Seat::Choice(number) => {
                let stretches = self.choice(member, number).stretches(start);
                let open = stretches.filter(|stretch| stretch.is_whole() && stretch.pool == NONE);
                open.map(|stretch| (stretch.from / 2, stretch.unit as usize)).collect()
            }
        }
    }

    /// Finds a path of the flow with a layer of pools from one of these nodes to a pool with a post to spare, and
    /// moves along it; says which unit it begins with. The one who enters that unit is not seated yet, but its post is
    /// counted.
    fn augment(&mut self, period: usize, starts: Vec<Node>) -> Option<u32> {
        let mut walk = Walk::new(self.places.units, self.places.pools, starts.into_iter());
        while let Some(node) = walk.next() {
            match node {
                Node::Pool(pool) if self.pool_whole_free(period, pool) > 0 => {
                    return self.follow(period, &walk.queue, walk.at);
                }
                _ => self.expand(period, node, &mut walk),
            }
        }
        None
    }

    /// Visits the nodes that the flow leads to from one.
    fn expand(&mut self, period: usize, node: Node, walk: &mut Walk) {
        match node {
            Node::Unit(unit) => {
                if self.layers[period].room.has(unit) {
                    walk.visit(Node::Post(unit));
                }
                self.reach(period, unit).iter().for_each(|other| walk.visit(Node::Unit(other)));
            }
            Node::Post(unit) => {
                let open = self.places.whole_pools(period, unit);
                open.iter().for_each(|pool| walk.visit(Node::Pool(pool)));
                self.reach(period, unit).iter().for_each(|other| walk.visit(Node::Unit(other)));
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
                    let mover = self.mover(period, unit, other)?;
                    self.stand(mover);
                    self.sit(mover, seat(other));
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

/// A half-year's seat in a unit.
pub(super) fn seat(unit: usize) -> Seat {
    Seat::Unit(u32::try_from(unit).unwrap_or(NONE))
}
