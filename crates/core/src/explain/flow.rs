//! Members assigned to units, and units to pools, within places and posts: a flow that is kept while members are narrowed,
//! or the cut that forbids it. A relaxation: one quarter alone, or the whole half-years of one period alone.

use super::layer::Cut;
use crate::options::UnitSet;

/// Someone in the flow.
#[derive(Debug, Clone)]
struct Assigned<S> {
    member: u32,
    /// The units that may be theirs.
    domain: S,
    unit: usize,
}

/// Who is in which unit, and on which pools those of each unit are.
#[derive(Debug, Clone)]
pub(super) struct Flow<S> {
    places: Vec<i32>,
    posts: Vec<i32>,
    in_unit: Vec<i32>,
    on_pool: Vec<i32>,
    /// `unit * pools + pool`
    carried: Vec<i32>,
    serving: Vec<S>,
    assigned: Vec<Assigned<S>>,
    size: usize,
}

/// A step of a path that seats one more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// Someone more is to be in the unit.
    Enter(usize),
    /// The unit takes one more, who needs a post.
    Pass(usize),
    /// One more post of the pool is needed.
    Post(usize),
}

impl<S: UnitSet> Flow<S> {
    pub(super) fn new(places: Vec<i32>, posts: Vec<i32>, serving: Vec<S>, size: usize) -> Self {
        let (units, pools) = (places.len(), posts.len());
        Self {
            in_unit: vec![0; units],
            on_pool: vec![0; pools],
            carried: vec![0; units * pools],
            places,
            posts,
            serving,
            assigned: Vec::new(),
            size,
        }
    }

    /// Puts in someone who sits in a unit on a pool.
    pub(super) fn put(&mut self, member: u32, domain: S, unit: usize, pool: usize) {
        self.in_unit[unit] += 1;
        self.on_pool[pool] += 1;
        self.carried[unit * self.posts.len() + pool] += 1;
        self.assigned.push(Assigned { member, domain, unit });
    }

    /// The unit that someone has.
    pub(super) fn unit_of(&self, member: u32) -> Option<usize> {
        self.assigned.iter().find(|own| own.member == member).map(|own| own.unit)
    }

    /// Who is in one of these units, in the order in which they came.
    pub(super) fn in_units(&self, units: &S) -> Vec<u32> {
        self.assigned.iter().filter(|own| units.has(own.unit)).map(|own| own.member).collect()
    }

    /// Lets someone be in these units alone, new or already there.
    ///
    /// # Errors
    /// Where there is no way: what forbids it, and the units that those who fill it are in.
    pub(super) fn narrow(&mut self, member: u32, domain: &S) -> Result<(), (Cut<S>, S)> {
        if let Some(at) = self.assigned.iter().position(|own| own.member == member) {
            self.assigned[at].domain = domain.clone();
            if domain.has(self.assigned[at].unit) {
                return Ok(());
            }
            let own = self.assigned.remove(at);
            self.take_out(own.unit);
        }
        self.insert(member, domain)
    }

    /// Lets a unit or pools bear less: whoever is too many is seated again.
    ///
    /// # Errors
    /// As [`Self::narrow`], with the member who finds no seat.
    pub(super) fn bound(&mut self, places: Vec<i32>, posts: Vec<i32>) -> Result<(), (u32, Cut<S>, S)> {
        self.places = places;
        self.posts = posts;
        while let Some(at) = self.one_too_many() {
            let own = self.assigned.remove(at);
            self.take_out(own.unit);
            self.insert(own.member, &own.domain).map_err(|(cut, units)| (own.member, cut, units))?;
        }
        Ok(())
    }

    fn one_too_many(&self) -> Option<usize> {
        let pools = self.posts.len();
        let over_pool = |unit: usize| {
            (0..pools).any(|pool| self.on_pool[pool] > self.posts[pool] && self.carried[unit * pools + pool] > 0)
        };
        let over = |unit: usize| self.in_unit[unit] > self.places[unit] || over_pool(unit);
        self.assigned.iter().rposition(|own| over(own.unit))
    }

    /// Takes one out of a unit: from the fullest of its pools.
    fn take_out(&mut self, unit: usize) {
        let pools = self.posts.len();
        let left = |pool: &usize| self.posts[*pool] - self.on_pool[*pool];
        let carrying = (0..pools).filter(|pool| self.carried[unit * pools + pool] > 0);
        if let Some(pool) = carrying.min_by_key(left) {
            self.carried[unit * pools + pool] -= 1;
            self.on_pool[pool] -= 1;
        }
        self.in_unit[unit] -= 1;
    }

    fn insert(&mut self, member: u32, domain: &S) -> Result<(), (Cut<S>, S)> {
        let path = self.path(domain)?;
        let Some(Step::Enter(first)) = path.first().copied() else { return Ok(()) };
        for pair in path.windows(2) {
            self.follow(pair[0], pair[1]);
        }
        if let Some(Step::Post(last)) = path.last() {
            self.on_pool[*last] += 1;
        }
        self.assigned.push(Assigned { member, domain: domain.clone(), unit: first });
        Ok(())
    }

    fn follow(&mut self, from: Step, to: Step) {
        let pools = self.posts.len();
        match (from, to) {
            (Step::Enter(unit), Step::Enter(next)) => {
                let mut assigned = self.assigned.iter_mut();
                if let Some(own) = assigned.find(|own| own.unit == unit && own.domain.has(next)) {
                    own.unit = next;
                }
            }
            (Step::Enter(unit), Step::Pass(_)) => self.in_unit[unit] += 1,
            (Step::Pass(_), Step::Enter(unit)) => self.in_unit[unit] -= 1,
            (Step::Pass(unit), Step::Post(pool)) => self.carried[unit * pools + pool] += 1,
            (Step::Post(pool), Step::Pass(unit)) => self.carried[unit * pools + pool] -= 1,
            _ => {}
        }
    }

    /// A way from these units to a free post, breadth first; or the closed set that there is instead.
    fn path(&self, domain: &S) -> Result<Vec<Step>, (Cut<S>, S)> {
        let pools = self.posts.len();
        let (mut enter, mut pass, mut post) = (S::none(self.size), S::none(self.size), S::none(self.size));
        let mut queue: Vec<(Step, usize)> = Vec::new();
        for unit in domain.iter() {
            enter.add(unit);
            queue.push((Step::Enter(unit), usize::MAX));
        }
        let mut at = 0;
        while at < queue.len() {
            match queue[at].0 {
                Step::Enter(unit) => {
                    if self.in_unit[unit] < self.places[unit] && !pass.has(unit) {
                        pass.add(unit);
                        queue.push((Step::Pass(unit), at));
                    }
                    for own in self.assigned.iter().filter(|own| own.unit == unit) {
                        for next in own.domain.minus(&enter).iter() {
                            enter.add(next);
                            queue.push((Step::Enter(next), at));
                        }
                    }
                }
                Step::Pass(unit) => {
                    for pool in self.serving[unit].minus(&post).iter() {
                        post.add(pool);
                        queue.push((Step::Post(pool), at));
                    }
                    if !enter.has(unit) && self.assigned.iter().any(|own| own.unit == unit) {
                        enter.add(unit);
                        queue.push((Step::Enter(unit), at));
                    }
                }
                Step::Post(pool) => {
                    if self.on_pool[pool] < self.posts[pool] {
                        return Ok(back(&queue, at));
                    }
                    for unit in 0..self.places.len() {
                        if self.carried[unit * pools + pool] > 0 && !pass.has(unit) {
                            pass.add(unit);
                            queue.push((Step::Pass(unit), at));
                        }
                    }
                }
            }
            at += 1;
        }
        let cut = Cut { units: enter.minus(&pass), pools: post };
        enter.join(&pass);
        Err((cut, enter))
    }
}

/// The path that ends at this place of the queue.
fn back(queue: &[(Step, usize)], end: usize) -> Vec<Step> {
    let mut path = Vec::new();
    let mut at = end;
    while let Some(&(step, before)) = queue.get(at) {
        path.push(step);
        at = before;
    }
    path.reverse();
    path
}
