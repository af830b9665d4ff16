//! What stands in the way of someone more in a half-year, and cannot be moved away while everyone else keeps their choices, half-years
//! in one unit and posts excepted (docs/solver.md, 5).

use super::board::Board;
use crate::options::UnitSet;

/// Limits that someone more would use, or push half-years and posts on to, and which are all full.
#[derive(Debug, Clone)]
pub(super) struct Reached<S> {
    /// Units that someone more would sit in.
    pub(super) units: S,
    /// Units where a whole half-year would need another post ([`super::trust::Pools::Many`] alone).
    pub(super) posts: S,
    /// For each of the two quarters, units where a part would need another post.
    pub(super) parts: [S; 2],
    /// For each of the two quarters, pools whose posts are full in it. No pool is in both: what a whole takes is one of them.
    pub(super) pools: [S; 2],
}

/// Someone more who wants in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// The unit for the whole half-year, and a post.
    Unit(usize),
    /// The unit for a part, and a post.
    Place(usize),
    /// A post for a part in this unit.
    Part(usize),
    /// This pool's post.
    Pool(usize),
}

/// In which quarter pools are to be full.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Facing {
    /// Each in the quarter that is asked for.
    Asked,
    /// Each in one or the other.
    Either,
}

/// A node of the walk.
#[derive(Debug, Clone, Copy)]
enum Node {
    Unit(usize),
    /// A whole half-year in this unit.
    Post(usize),
    /// A part in this unit, in the first quarter (0) or the second.
    Part(usize, usize),
    /// A pool's post for a whole half-year.
    Whole(usize),
    /// A pool's post in the first quarter (0) or the second.
    Pool(usize, usize),
}

/// How far a walk has come.
#[derive(Clone)]
struct Walk<S> {
    reached: Reached<S>,
    /// Pools of which a whole half-year would need a post.
    wholes: S,
    /// Units that are wanted for a part. Where their wholes hold the posts of the cut, the places count for nothing, and the part has to
    /// take one of the posts.
    wanted: S,
    next: Vec<Node>,
}

impl<S: UnitSet> Walk<S> {
    fn new(size: usize) -> Self {
        let none = || S::none(size);
        let reached = Reached { units: none(), posts: none(), parts: [none(), none()], pools: [none(), none()] };
        Self { reached, wholes: none(), wanted: none(), next: Vec::new() }
    }

    /// Notes a node; whether it is new.
    fn note(&mut self, node: Node) -> bool {
        let (set, number) = match node {
            Node::Unit(unit) => (&mut self.reached.units, unit),
            Node::Post(unit) => (&mut self.reached.posts, unit),
            Node::Part(at, unit) => (&mut self.reached.parts[at], unit),
            Node::Whole(pool) => (&mut self.wholes, pool),
            Node::Pool(at, pool) => (&mut self.reached.pools[at], pool),
        };
        let is_new = !set.has(number);
        set.add(number);
        is_new
    }
}

impl<S: UnitSet> Board<S> {
    /// Without a layer of pools, where one more in these units would push half-years to, one after another: with nothing else moved,
    /// the limits that stand in the way.
    pub(super) fn reached(&mut self, period: usize, units: &S) -> Reached<S> {
        Reached { units: self.closure(period, units), ..Walk::new(self.places.units).reached }
    }

    /// With a layer of pools, the limits that stand in the way of someone more, of whom this quarter is asked; `None` where nothing
    /// can be said: a post may be had, or the two quarters would have to be looked at together.
    pub(super) fn shut(&mut self, quarter: usize, wanted: &[Wanted], facing: Facing) -> Option<Reached<S>> {
        let (period, asked) = (quarter / 2, quarter % 2);
        let mut walk: Walk<S> = Walk::new(self.places.units.max(self.places.pools));
        let places = wanted.iter().filter_map(|wanted| match wanted {
            Wanted::Place(unit) => Some(*unit),
            _ => None,
        });
        places.for_each(|unit| walk.wanted.add(unit));
        walk.next.extend(wanted.iter().map(|&wanted| match wanted {
            Wanted::Unit(unit) | Wanted::Place(unit) => Node::Unit(unit),
            Wanted::Part(unit) => Node::Part(asked, unit),
            Wanted::Pool(pool) => Node::Pool(asked, pool),
        }));
        if !self.walk_on(period, asked, facing, &mut walk) {
            return None;
        }
        // Pools that are full in both quarters may be looked at in either.
        while let Some(pool) = walk.wholes.minus(&walk.reached.pools[0]).minus(&walk.reached.pools[1]).first() {
            let found = [asked, 1 - asked].into_iter().find_map(|at| {
                let mut further = walk.clone();
                further.next.push(Node::Pool(at, pool));
                self.walk_on(period, asked, facing, &mut further).then_some(further)
            });
            walk = found?;
        }
        Some(walk.reached)
    }

    /// Goes on from the nodes that are next; false where something is to be had.
    fn walk_on(&mut self, period: usize, asked: usize, facing: Facing, walk: &mut Walk<S>) -> bool {
        let (units, pools) = (self.places.units, self.places.pools);
        while let Some(node) = walk.next.pop() {
            if !walk.note(node) {
                continue;
            }
            match node {
                Node::Unit(unit) => {
                    if self.layers[period].room.has(unit) {
                        walk.next.push(Node::Post(unit));
                    }
                    walk.next.extend(self.reach(period, unit).iter().map(Node::Unit));
                }
                Node::Post(unit) => {
                    if walk.wanted.has(unit) {
                        walk.next.push(Node::Part(asked, unit));
                    }
                    walk.next.extend(self.places.whole_pools(period, unit).iter().map(Node::Whole));
                    walk.next.extend(self.reach(period, unit).iter().map(Node::Unit));
                }
                Node::Part(at, unit) => {
                    let open = self.quarter_pools(2 * period + at, unit);
                    walk.next.extend(open.iter().map(|pool| Node::Pool(at, pool)));
                }
                Node::Whole(pool) => {
                    let is_full = |at: usize| self.pool_free[(2 * period + at) * pools + pool] <= 0;
                    match (facing, is_full(0), is_full(1)) {
                        (Facing::Asked, ..) => walk.next.push(Node::Pool(asked, pool)),
                        (Facing::Either, true, false) => walk.next.push(Node::Pool(0, pool)),
                        (Facing::Either, false, true) => walk.next.push(Node::Pool(1, pool)),
                        (Facing::Either, true, true) => {}
                        (Facing::Either, false, false) => return false,
                    }
                }
                Node::Pool(at, pool) => {
                    let quarter = 2 * period + at;
                    if self.pool_free[quarter * pools + pool] > 0 || walk.reached.pools[1 - at].has(pool) {
                        return false;
                    }
                    let flow = &self.layers[period].flow;
                    walk.next.extend((0..units).filter(|unit| flow[unit * pools + pool] > 0).map(Node::Post));
                    let carried = (0..units).filter(|&unit| self.carries(quarter, unit, pool) > 0);
                    walk.next.extend(carried.map(|unit| Node::Part(at, unit)));
                }
            }
        }
        true
    }
}
