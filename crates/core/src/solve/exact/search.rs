//! The exact search for what chains and bounds leave undecided (docs/solver.md, 5).
//!
//! A node is a set of members who stand, and for each seated member the choices it may still take. Someone who cannot
//! be seated by moving half-years alone is seated in no arrangement in which everyone else (of a set that the closure
//! names) keeps to the choice, or to the set of full units, where they are now. So one of them leaves it, and the search
//! branches on who is the first to leave. All in integers; a tree that is exhausted is a proof.

use std::collections::BTreeSet;

use super::board::{Board, Choice, Domain, MemberIx, NONE, Seat, Stretch};
use super::bounds::{Bounds, whole_unit};
use super::chain::Reached;
use super::tally::{Counts, Stage};
use super::trust::Pools;
use crate::options::UnitSet;

impl<S: UnitSet> Cut<S> {
    /// How much of the limits a stretch takes.
    fn taken(&self, stretch: Stretch) -> u32 {
        let unit = stretch.unit as usize;
        let reached = &self.reached;
        let at = |late: bool| (stretch.from..=stretch.to).contains(&(2 * self.period + usize::from(late)));
        let of_unit = reached.units.has(unit) && !reached.posts.has(unit) && at(self.late_units.has(unit));
        let of_pool = match stretch.pool {
            NONE => stretch.is_whole() && stretch.from / 2 == self.period && reached.posts.has(unit),
            pool => reached.pools.has(pool as usize) && at(self.late_pools.has(pool as usize)),
        };
        u32::from(of_unit) + u32::from(of_pool)
    }
}

/// The answer to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// The member sits.
    Yes,
    /// Proved: there is no way.
    No,
    /// Not found so far; the search was not exhausted.
    Cut,
    /// The time is up.
    Stopped,
}

/// What answers may cost, and what they did cost.
pub(super) struct Budget<'a> {
    /// Whether the time is up, or nobody waits any more.
    pub(super) is_over: &'a dyn Fn() -> bool,
    /// Steps that are left, where they are counted.
    pub(super) steps: Option<u64>,
    pub(super) counts: Counts,
}

impl Budget<'_> {
    /// Takes one step; whether there is nothing left for it.
    pub(super) fn is_spent(&mut self) -> bool {
        if let Some(steps) = &mut self.steps {
            match steps.checked_sub(1) {
                Some(left) => *steps = left,
                None => return true,
            }
        }
        (self.is_over)()
    }

    /// Notes which stage decided.
    pub(super) fn decided(&mut self, stage: Stage, answer: Answer) -> Answer {
        self.counts.count(stage, answer);
        answer
    }
}

/// The members whose restrictions a refusal rests on: it holds wherever these are as narrow.
type Why = BTreeSet<MemberIx>;

/// How deep the search goes before it tries elsewhere; the last is to the end.
const DEPTHS: [u32; 6] = [1, 2, 3, 5, 9, u32::MAX];

/// A way to break what stands against a member: its own choices narrowed, and who might make way.
struct Branch<S> {
    /// The choices that the member is narrowed to; `None`: as they are.
    own: Option<Vec<u32>>,
    movers: Vec<MemberIx>,
    leaving: Leaving<S>,
}

/// What a mover gives up.
enum Leaving<S> {
    /// The choice that it sits in, for any other.
    Choice,
    /// A part of what was reached in a half-year, each limit in a quarter in which it is full.
    Cut(Cut<S>),
    /// A whole half-year in one of these units, all full by count.
    Wholes(usize, S),
}

impl<S: UnitSet> Leaving<S> {
    /// How much of the full limits a choice takes.
    fn taken(&self, choice: Choice, start: usize) -> u32 {
        match self {
            Self::Choice => 0,
            Self::Wholes(period, units) => {
                u32::from(whole_unit(choice, start, *period).is_some_and(|unit| units.has(unit)))
            }
            Self::Cut(cut) => choice.stretches(start).map(|stretch| cut.taken(stretch)).sum(),
        }
    }
}

/// Limits of a half-year that are full, and that half-years in one unit cannot leave.
struct Cut<S> {
    period: usize,
    reached: Reached<S>,
    /// Those that are looked at in the second quarter, the others in the first.
    late_units: S,
    late_pools: S,
}

/// Where a choice of a member is blocked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Site {
    /// The whole of a half-year.
    Period(usize),
    /// A place in a unit in a quarter.
    Quarter(usize),
    /// A pool's post in a quarter.
    Post(usize),
    /// Nowhere alone: its parts stand in each other's way.
    Together(u32),
}

impl<S: UnitSet> Board<S> {
    /// Seats a standing member, whatever others have to move, or proves that there is no way.
    pub(super) fn search(&mut self, member: MemberIx, budget: &mut Budget<'_>) -> Answer {
        for depth in DEPTHS {
            let mark = self.mark();
            let (answer, _) = self.solve(&[member], depth, budget);
            if answer == Answer::Yes {
                self.lift_restrictions(mark);
                return answer;
            }
            self.undo(mark);
            if answer != Answer::Cut {
                return answer;
            }
        }
        Answer::Stopped
    }

    /// Seats those who stand, the last one first. A refusal comes with the members whose restrictions it rests on.
    fn solve(&mut self, standing: &[MemberIx], depth: u32, budget: &mut Budget<'_>) -> (Answer, Why) {
        let Some((&member, rest)) = standing.split_last() else { return (Answer::Yes, Why::new()) };
        if budget.is_spent() {
            return (Answer::Stopped, Why::new());
        }
        budget.counts.nodes += 1;
        if self.seat_beside(member) {
            return self.solve(rest, depth, budget);
        }
        if self.is_refused(member) {
            return (Answer::No, self.restricted_beside(member));
        }
        if depth == 0 {
            return (Answer::Cut, Why::new());
        }
        let mut why = Why::new();
        let mut cut = false;
        let was_restricted = self.allowed[member as usize].is_some();
        for branch in self.branches(member) {
            let mark = self.mark();
            let narrowed = branch.own.is_some();
            if let Some(own) = branch.own.clone() {
                self.restrict(member, own);
            }
            let (answer, mut own_why) = self.try_movers(member, rest, &branch, depth, budget);
            match answer {
                Answer::Yes | Answer::Stopped => return (answer, own_why),
                Answer::Cut => cut = true,
                Answer::No if narrowed && !own_why.contains(&member) => {
                    // It did not matter which of its choices the member was narrowed to.
                    self.undo(mark);
                    return (Answer::No, own_why);
                }
                Answer::No => {}
            }
            self.undo(mark);
            if !was_restricted {
                own_why.remove(&member);
            }
            why.append(&mut own_why);
        }
        (if cut { Answer::Cut } else { Answer::No }, why)
    }

    /// One mover after another leaves; those before it stay.
    fn try_movers(
        &mut self,
        member: MemberIx,
        rest: &[MemberIx],
        branch: &Branch<S>,
        depth: u32,
        budget: &mut Budget<'_>,
    ) -> (Answer, Why) {
        let mut cut = false;
        let mut why = Why::new();
        let mut restricted_here = Why::new();
        if self.allowed[member as usize].is_some() {
            why.insert(member);
        }
        for &mover in &branch.movers {
            let was_restricted = self.allowed[mover as usize].is_some();
            let (leave, stay) = self.part(mover, branch);
            if leave.is_empty() {
                if was_restricted {
                    why.insert(mover);
                }
                continue;
            }
            if !was_restricted {
                restricted_here.insert(mover);
            }
            let mark = self.mark();
            self.restrict(mover, leave);
            self.unseat(mover);
            let standing: Vec<MemberIx> = rest.iter().copied().chain([mover, member]).collect();
            let (answer, mut own_why) = self.solve(&standing, depth - 1, budget);
            match answer {
                Answer::Cut => cut = true,
                Answer::No => {
                    let idle = !own_why.contains(&mover);
                    why.append(&mut own_why);
                    if idle {
                        // Nor did it matter that this one left: nobody need be tried after it.
                        self.undo(mark);
                        why.retain(|member| !restricted_here.contains(member));
                        return (Answer::No, why);
                    }
                }
                found => return (found, own_why),
            }
            self.undo(mark);
            self.restrict(mover, stay);
        }
        why.retain(|member| !restricted_here.contains(member));
        (if cut { Answer::Cut } else { Answer::No }, why)
    }

    /// Everyone whose restrictions the bounds of a member's half-years may rest on.
    fn restricted_beside(&self, member: MemberIx) -> Why {
        let span = |own: MemberIx| {
            let quarters = self.members[own as usize].quarters();
            quarters.start / 2..=(quarters.end - 1) / 2
        };
        let own = span(member);
        let beside = |other: &MemberIx| span(*other).start() <= own.end() && own.start() <= span(*other).end();
        self.restricted().filter(beside).collect()
    }

    /// Whether the bounds refuse every choice that a standing member may still take.
    fn is_refused(&mut self, member: MemberIx) -> bool {
        if let Domain::Whole(units) = &self.members[member as usize].domain {
            let units = units.clone();
            let period = self.members[member as usize].start as usize / 2;
            return !units.meets(&self.bounds_of(period).whole);
        }
        self.possible(member, false).is_empty()
    }

    /// The choices of a mover by which it leaves, and those by which it stays.
    fn part(&self, mover: MemberIx, branch: &Branch<S>) -> (Vec<u32>, Vec<u32>) {
        let start = self.members[mover as usize].start as usize;
        let own = self.members[mover as usize].seat;
        let now = match own {
            Seat::Choice(number) => branch.leaving.taken(self.choice(mover, number), start),
            _ => 0,
        };
        let stays = |&number: &u32| match &branch.leaving {
            Leaving::Choice => own == Seat::Choice(number),
            leaving => leaving.taken(self.choice(mover, number), start) >= now,
        };
        self.open_choices(mover).into_iter().partition(|number| !stays(number))
    }

    /// Seats a member by chains of half-years alone, in whichever choice it may take.
    pub(super) fn seat_beside(&mut self, member: MemberIx) -> bool {
        if let Domain::Whole(units) = &self.members[member as usize].domain {
            let units = units.clone();
            return self.enter(member, &units);
        }
        let choices = self.open_choices(member);
        if self.places.mode == Pools::Many {
            return choices.into_iter().any(|number| self.seat_by_chains(member, number));
        }
        let start = self.members[member as usize].start as usize;
        // One half-year's chains do not reach into another: what can be entered can be entered together.
        let mut enterable: Vec<(usize, S)> = Vec::new();
        choices.into_iter().any(|number| {
            let choice = self.choice(member, number);
            let open = choice.stretches(start).filter(|stretch| stretch.is_whole()).all(|stretch| {
                let period = stretch.from / 2;
                if !enterable.iter().any(|(known, _)| *known == period) {
                    let units = self.enterable(period);
                    enterable.push((period, units));
                }
                let unit = stretch.unit as usize;
                enterable.iter().any(|(known, units)| *known == period && units.has(unit))
            });
            open && self.seat_by_chains(member, number)
        })
    }

    /// What stands against a member that chains cannot seat: its choices by where each is blocked first.
    fn branches(&mut self, member: MemberIx) -> Vec<Branch<S>> {
        let start = self.members[member as usize].start as usize;
        let none = S::none(self.places.units.max(self.places.pools));
        if let Domain::Whole(units) = &self.members[member as usize].domain {
            let units = units.clone();
            return vec![self.branch(Site::Period(start / 2), &units, &none, None)];
        }
        let numbers = self.open_choices(member);
        let mut sites: Vec<(Site, u32)> =
            numbers.iter().map(|&number| (self.first_block(member, number), number)).collect();
        sites.sort_unstable();
        let only = sites.windows(2).all(|pair| pair[0].0 == pair[1].0);
        let groups: Vec<(Site, Vec<u32>)> = sites
            .chunk_by(|a, b| a.0 == b.0)
            .map(|group| (group[0].0, group.iter().map(|(_, number)| *number).collect()))
            .collect();
        let branch = |(site, own): (Site, Vec<u32>)| {
            let (mut units, mut pools) = (S::none(self.places.units), none.clone());
            let choices: Vec<Choice> = own.iter().map(|&number| self.choice(member, number)).collect();
            for stretch in choices.iter().flat_map(|choice| choice.stretches(start)) {
                let covers = |quarter: usize| (stretch.from..=stretch.to).contains(&quarter);
                match site {
                    Site::Period(period) if stretch.is_whole() && stretch.from / 2 == period => {
                        units.add(stretch.unit as usize);
                    }
                    Site::Quarter(quarter) if covers(quarter) => units.add(stretch.unit as usize),
                    Site::Post(quarter) if covers(quarter) => pools.add(stretch.pool as usize),
                    _ => {}
                }
            }
            let own_if_narrower = (!only).then_some(own);
            match site {
                Site::Together(_) => self.branch_together(start, &choices, own_if_narrower),
                _ => self.branch(site, &units, &pools, own_if_narrower),
            }
        };
        groups.into_iter().map(branch).collect()
    }

    /// Where a choice is blocked though everything else of it were free.
    fn first_block(&mut self, member: MemberIx, number: u32) -> Site {
        let choice = self.choice(member, number);
        let start = self.members[member as usize].start as usize;
        let mark = self.mark();
        for stretch in choice.stretches(start) {
            let unit = stretch.unit as usize;
            if stretch.is_whole() && stretch.pool == NONE {
                let period = stretch.from / 2;
                let mut only = S::none(self.places.units);
                only.add(unit);
                if !self.can_enter(period, &only) {
                    return Site::Period(period);
                }
                continue;
            }
            for quarter in stretch.from..=stretch.to {
                let full = self.free[quarter * self.places.units + unit] <= 0;
                let blocked = full && !self.push_out(quarter / 2, unit);
                self.undo(mark);
                if blocked {
                    return Site::Quarter(quarter);
                }
                let posts = self.places.mode != Pools::Many
                    || self.pool_free[quarter * self.places.pools + stretch.pool as usize] > 0
                    || self.can_spare(quarter / 2, stretch.pool as usize);
                if !posts {
                    return Site::Post(quarter);
                }
            }
        }
        Site::Together(number)
    }

    /// What stands against one more in these units, or on these pools.
    fn branch(&mut self, site: Site, units: &S, pools: &S, own: Option<Vec<u32>>) -> Branch<S> {
        let period = match site {
            Site::Period(period) => period,
            Site::Quarter(quarter) | Site::Post(quarter) => quarter / 2,
            Site::Together(_) => unreachable!("a choice that is blocked nowhere alone has no site"),
        };
        let reached = self.reached(period, units, pools);
        let movers = self.loose_at(period, &reached);
        let counted = self.places.mode != Pools::Many
            && matches!(site, Site::Period(_))
            && reached.units.iter().all(|unit| self.layers[period].wholes[unit] >= self.whole_places(period, unit));
        let whole = |mover: MemberIx, number: u32| {
            let start = self.members[mover as usize].start as usize;
            whole_unit(self.choice(mover, number), start, period).is_some()
        };
        let even = |mover: &MemberIx| {
            let open = self.open_choices(*mover);
            let count = open.iter().filter(|&&number| whole(*mover, number)).count();
            count == 0 || count == open.len()
        };
        if !counted || !movers.iter().all(even) {
            // A quarter that is asked for alone is what its own limits are looked at in.
            let first = !matches!(site, Site::Quarter(quarter) | Site::Post(quarter) if quarter % 2 == 1);
            return Branch { own, movers, leaving: Leaving::Cut(self.cut(period, reached, first)) };
        }
        let serves_whole = |mover: &MemberIx| {
            let start = self.members[*mover as usize].start as usize;
            whole_unit(self.seated_choice(*mover), start, period).is_some()
        };
        let movers = movers.into_iter().filter(serves_whole).collect();
        Branch { own, movers, leaving: Leaving::Wholes(period, reached.units) }
    }

    /// Each limit that was reached, in a quarter in which it is full; in the first (or else the second) where both are.
    fn cut(&self, period: usize, reached: Reached<S>, first: bool) -> Cut<S> {
        let (units, pools) = (self.places.units, self.places.pools);
        let is_late = |full: [bool; 2]| if first { !full[0] } else { full[1] };
        let (mut late_units, mut late_pools) = (S::none(units), S::none(units.max(pools)));
        let quarters = [2 * period, 2 * period + 1];
        for unit in reached.units.iter() {
            if is_late(quarters.map(|quarter| self.free[quarter * units + unit] <= 0)) {
                late_units.add(unit);
            }
        }
        for pool in reached.pools.iter() {
            if is_late(quarters.map(|quarter| self.pool_free[quarter * pools + pool] <= 0)) {
                late_pools.add(pool);
            }
        }
        Cut { period, reached, late_units, late_pools }
    }

    /// What stands against choices whose parts stand in each other's way: everyone who sits where half-years could not
    /// get out of the way.
    fn branch_together(&mut self, start: usize, choices: &[Choice], own: Option<Vec<u32>>) -> Branch<S> {
        let last = choices.iter().map(|choice| (start + choice.shape.quarters() - 1) / 2).max().unwrap_or(start / 2);
        let mut movers = Vec::new();
        for period in start / 2..=last {
            let mut units = S::none(self.places.units);
            let mut pools = S::none(self.places.units.max(self.places.pools));
            let stretches = choices.iter().flat_map(|choice| choice.stretches(start));
            for stretch in stretches.filter(|stretch| (stretch.from / 2..=stretch.to / 2).contains(&period)) {
                units.add(stretch.unit as usize);
                if self.places.mode == Pools::Many {
                    match stretch.pool {
                        NONE => pools.join(&self.places.whole_pools(period, stretch.unit as usize)),
                        pool => pools.add(pool as usize),
                    }
                }
            }
            let reached = self.reached(period, &units, &pools);
            movers.extend(self.loose_at(period, &reached));
        }
        movers.sort_unstable_by(|a, b| b.cmp(a));
        movers.dedup();
        Branch { own, movers, leaving: Leaving::Choice }
    }

    /// Members other than half-years who take a part of what was reached, those of the lowest rank first.
    fn loose_at(&self, period: usize, reached: &Reached<S>) -> Vec<MemberIx> {
        let mut units = reached.units.clone();
        units.join(&reached.posts);
        let mut found = self.loose_in(period, &units);
        if !reached.pools.is_empty() {
            let on_pools = |member: &MemberIx| {
                let start = self.members[*member as usize].start as usize;
                let mut stretches = self.seated_choice(*member).stretches(start);
                stretches.any(|stretch| stretch.pool != NONE && reached.pools.has(stretch.pool as usize))
            };
            let all = self.loose_in(period, &S::all(self.places.units));
            found.extend(all.into_iter().filter(on_pools));
            found.sort_unstable_by(|a, b| b.cmp(a));
            found.dedup();
        }
        found
    }

    /// Members other than half-years who sit in one of these units in a half-year, those of the lowest rank first.
    fn loose_in(&self, period: usize, units: &S) -> Vec<MemberIx> {
        let cells = [2 * period, 2 * period + 1].map(|quarter| quarter * self.places.units);
        let mut found: Vec<MemberIx> =
            units.iter().flat_map(|unit| cells.map(|cell| &self.others[cell + unit])).flatten().copied().collect();
        found.sort_unstable_by(|a, b| b.cmp(a));
        found.dedup();
        found
    }

    /// The choices of a member that no bound refuses. Where it is a newcomer, units that no half-year more can enter are
    /// closed for good.
    pub(super) fn possible(&mut self, member: MemberIx, newcomer: bool) -> Vec<u32> {
        let start = self.members[member as usize].start as usize;
        let numbers = self.open_choices(member);
        let last = |number: &u32| (start + self.choice(member, *number).shape.quarters() - 1) / 2;
        let Some(last) = numbers.iter().map(last).max() else { return numbers };
        let bounds: Vec<Bounds<S>> = (start / 2..=last).map(|period| self.bounds_of(period)).collect();
        for (layer, bounds) in self.layers[start / 2..=last].iter_mut().zip(&bounds).filter(|_| newcomer) {
            layer.alive = layer.alive.and(&bounds.whole);
        }
        let possible = |number: &u32| {
            let mut stretches = self.choice(member, *number).stretches(start);
            stretches.all(|stretch| bounds.iter().all(|bounds| bounds.allow(self, stretch)))
        };
        numbers.into_iter().filter(possible).collect()
    }
}
