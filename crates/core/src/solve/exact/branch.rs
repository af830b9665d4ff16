//! What stands against a member that chains cannot seat, and who might make way (docs/solver.md, 5).

use super::board::{Board, Choice, Domain, MemberIx, NONE, Seat, Stretch};
use super::bounds::whole_unit;
use super::flow::Reached;
use super::trust::Pools;
use crate::options::UnitSet;

/// A way to break what stands against a member: its own choices narrowed, and who might make way.
pub(super) struct Branch<S> {
    /// The choices that the member is narrowed to; `None`: as they are.
    pub(super) own: Option<Vec<u32>>,
    pub(super) movers: Vec<MemberIx>,
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

impl<S: UnitSet> Board<S> {
    /// The choices of a mover by which it leaves, and those by which it stays.
    pub(super) fn part(&self, mover: MemberIx, branch: &Branch<S>) -> (Vec<u32>, Vec<u32>) {
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

    /// What stands against a member that chains cannot seat: its choices by where each is blocked first.
    pub(super) fn branches(&mut self, member: MemberIx) -> Vec<Branch<S>> {
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
            if matches!(site, Site::Together(_)) {
                return self.branch_together(start, &choices, own_if_narrower);
            }
            let mut branch = self.branch(site, &units, &pools, own_if_narrower);
            // A cut says something only of choices that take a part of it. (A unit that was come to by way of another's
            // pool is no limit of the cut, though it is full.)
            if choices.iter().any(|&choice| branch.leaving.taken(choice, start) == 0) {
                branch.leaving = Leaving::Choice;
            }
            branch
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
}
