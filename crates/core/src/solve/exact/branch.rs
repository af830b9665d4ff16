//! What stands against a member that chains cannot seat, and who might make way (docs/solver.md, 5).

use super::board::{Board, Choice, Domain, MemberIx, NONE, Seat, Stretch};
use super::bounds::whole_unit;
use super::shut::{Facing, Reached, Wanted};
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
    /// Units that are looked at in the second quarter, the others in the first.
    late_units: S,
}

/// Where a choice of a member is blocked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Site {
    /// The whole of a half-year.
    Period(usize),
    /// A place in a unit in a quarter.
    Quarter(usize),
    /// With [`Pools::Many`], a place in a unit in a quarter, for someone whose post is settled.
    Place(usize),
    /// With [`Pools::Many`], a place or a post, asked for in this quarter.
    Post(usize, Facing),
}

impl<S: UnitSet> Cut<S> {
    /// How much of the limits a stretch takes.
    fn taken(&self, stretch: Stretch) -> u32 {
        let unit = stretch.unit as usize;
        let reached = &self.reached;
        let at = |late: bool| (stretch.from..=stretch.to).contains(&(2 * self.period + usize::from(late)));
        let of_unit = reached.units.has(unit) && !reached.posts.has(unit) && at(self.late_units.has(unit));
        let of_pool = if stretch.is_whole() && stretch.pool == NONE {
            reached.posts.has(unit) && at(false)
        } else {
            [false, true].into_iter().any(|late| {
                let quarter = usize::from(late);
                let is_reached = match stretch.pool {
                    NONE => reached.parts[quarter].has(unit),
                    pool => reached.pools[quarter].has(pool as usize),
                };
                is_reached && at(late)
            })
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

    /// What stands against a member that cannot be seated beside the others: its choices by where each is blocked first.
    pub(super) fn branches(&mut self, member: MemberIx) -> Vec<Branch<S>> {
        let start = self.members[member as usize].start as usize;
        if let Domain::Whole(units) = &self.members[member as usize].domain {
            let units = units.clone();
            return vec![self.branch_whole(start / 2, &units)];
        }
        let numbers = self.open_choices(member);
        let mut sites: Vec<(Option<Site>, u32)> =
            numbers.iter().map(|&number| (self.first_block(member, number), number)).collect();
        sites.sort_unstable();
        let alone = |a: &(Option<Site>, u32), b: &(Option<Site>, u32)| a.0.is_some() && a.0 == b.0;
        let groups: Vec<(Option<Site>, Vec<u32>)> = sites
            .chunk_by(alone)
            .map(|group| (group[0].0, group.iter().map(|(_, number)| *number).collect()))
            .collect();
        let is_only = groups.len() == 1;
        let branch = |(site, own): (Option<Site>, Vec<u32>)| {
            let choices: Vec<Choice> = own.iter().map(|&number| self.choice(member, number)).collect();
            let own_if_narrower = (!is_only).then_some(own);
            let reached = site.and_then(|site| Some((site, self.reached_at(site, start, &choices)?)));
            let Some((site, reached)) = reached else { return self.branch_together(start, &choices, own_if_narrower) };
            let branch = self.branch(site, reached, own_if_narrower);
            // A cut says something only of choices that take a part of it.
            if choices.iter().all(|&choice| branch.leaving.taken(choice, start) > 0) {
                return branch;
            }
            self.branch_together(start, &choices, branch.own)
        };
        groups.into_iter().map(branch).collect()
    }

    /// What stands against a half-year in one of these units.
    fn branch_whole(&mut self, period: usize, units: &S) -> Branch<S> {
        if self.places.mode != Pools::Many {
            let reached = self.reached(period, units);
            return self.branch(Site::Period(period), reached, None);
        }
        if let Some((site, reached)) = self.shut_to_wholes(period, units) {
            return self.branch(site, reached, None);
        }
        let movers = self.loose_in(period, &S::all(self.places.units));
        Branch { own: None, movers, leaving: Leaving::Choice }
    }

    /// With [`Pools::Many`], the limits that stand in the way of a half-year in one of these units, and where; `None` where that is
    /// not to be seen from one limit to the next.
    pub(super) fn shut_to_wholes(&mut self, period: usize, units: &S) -> Option<(Site, Reached<S>)> {
        let wanted: Vec<Wanted> = units.iter().map(Wanted::Unit).collect();
        let mut sites = Self::whole_sites(period).into_iter();
        sites.find_map(|(quarter, facing)| Some((Site::Post(quarter, facing), self.shut(quarter, &wanted, facing)?)))
    }

    /// With [`Pools::Many`], how posts for the whole of a half-year may be looked for, simple ways first.
    fn whole_sites(period: usize) -> [(usize, Facing); 3] {
        [(2 * period, Facing::Asked), (2 * period + 1, Facing::Asked), (2 * period, Facing::Either)]
    }

    /// Where a choice is blocked though everything else of it were free; `None` where its parts block each other, or, with
    /// [`Pools::Many`], where no quarter alone says so.
    pub(super) fn first_block(&mut self, member: MemberIx, number: u32) -> Option<Site> {
        let choice = self.choice(member, number);
        let start = self.members[member as usize].start as usize;
        choice.stretches(start).find_map(|stretch| self.block(stretch))
    }

    fn block(&mut self, stretch: Stretch) -> Option<Site> {
        if self.places.mode == Pools::Many {
            return self.block_among_pools(stretch);
        }
        if stretch.is_whole() {
            let period = stretch.from / 2;
            return (!self.plainly_enterable(period).has(stretch.unit as usize)).then_some(Site::Period(period));
        }
        let only = S::of(self.places.units, std::iter::once(stretch.unit as usize));
        let mut quarters = stretch.from..=stretch.to;
        quarters.find(|&quarter| self.shut_places(quarter, &only).is_some()).map(Site::Quarter)
    }

    /// The units that one more in each of these would push half-years to, where all these are full in a quarter and no half-year
    /// can leave what is reached.
    fn shut_places(&mut self, quarter: usize, units: &S) -> Option<S> {
        let full = units.iter().all(|unit| self.free[quarter * self.places.units + unit] <= 0);
        let reached = full.then(|| self.closure(quarter / 2, units))?;
        (!reached.meets(&self.layers[quarter / 2].room)).then_some(reached)
    }

    fn block_among_pools(&mut self, stretch: Stretch) -> Option<Site> {
        let mut sites: Vec<Site> = Vec::new();
        if stretch.is_whole() && stretch.pool == NONE {
            sites.extend(Self::whole_sites(stretch.from / 2).map(|(quarter, facing)| Site::Post(quarter, facing)));
        } else {
            for quarter in stretch.from..=stretch.to {
                sites.extend((stretch.pool != NONE).then_some(Site::Place(quarter)));
                sites.extend([Facing::Asked, Facing::Either].map(|facing| Site::Post(quarter, facing)));
            }
        }
        sites.into_iter().find(|&site| self.reached_by(site, &[stretch]).is_some())
    }

    /// What is reached from a site that blocks these choices.
    fn reached_at(&mut self, site: Site, start: usize, choices: &[Choice]) -> Option<Reached<S>> {
        let stretches = choices.iter().flat_map(|choice| choice.stretches(start));
        let stretches: Vec<Stretch> = match site {
            Site::Period(period) => stretches.filter(|own| own.is_whole() && own.from / 2 == period).collect(),
            Site::Quarter(quarter) | Site::Place(quarter) | Site::Post(quarter, _) => {
                stretches.filter(|own| (own.from..=own.to).contains(&quarter)).collect()
            }
        };
        self.reached_by(site, &stretches)
    }

    /// What these stretches push half-years and posts to from a site; with [`Pools::Many`], `None` where they are not blocked there.
    fn reached_by(&mut self, site: Site, stretches: &[Stretch]) -> Option<Reached<S>> {
        let in_units = S::of(self.places.units, stretches.iter().map(|own| own.unit as usize));
        match site {
            Site::Period(period) => Some(self.reached(period, &in_units)),
            Site::Quarter(quarter) => Some(self.reached(quarter / 2, &in_units)),
            Site::Place(quarter) => {
                self.shut_places(quarter, &in_units)?;
                Some(self.reached(quarter / 2, &in_units))
            }
            Site::Post(quarter, facing) => {
                let units = self.places.units;
                let wanted = |own: &Stretch| {
                    let unit = own.unit as usize;
                    let has_place = self.free[quarter * units + unit] > 0;
                    match own.pool {
                        NONE if own.is_whole() => Wanted::Unit(unit),
                        NONE if has_place => Wanted::Part(unit),
                        NONE => Wanted::Place(unit),
                        pool => Wanted::Pool(pool as usize),
                    }
                };
                let wanted: Vec<Wanted> = stretches.iter().map(wanted).collect();
                self.shut(quarter, &wanted, facing)
            }
        }
    }

    /// What stands against choices that are blocked at a site.
    fn branch(&mut self, site: Site, reached: Reached<S>, own: Option<Vec<u32>>) -> Branch<S> {
        let (period, late) = match site {
            Site::Period(period) => (period, false),
            // A quarter that is asked for alone is what its own limits are looked at in.
            Site::Quarter(quarter) | Site::Place(quarter) | Site::Post(quarter, _) => (quarter / 2, quarter % 2 == 1),
        };
        let movers = self.loose_at(period, &reached);
        let counted = matches!(site, Site::Period(_))
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
            return Branch { own, movers, leaving: Leaving::Cut(self.cut(period, reached, late)) };
        }
        let serves_whole = |mover: &MemberIx| {
            let start = self.members[*mover as usize].start as usize;
            whole_unit(self.seated_choice(*mover), start, period).is_some()
        };
        let movers = movers.into_iter().filter(serves_whole).collect();
        Branch { own, movers, leaving: Leaving::Wholes(period, reached.units) }
    }

    /// Each limit that was reached, in a quarter in which it is full; where a unit is in both, in the first, or else the second.
    fn cut(&self, period: usize, reached: Reached<S>, late: bool) -> Cut<S> {
        let units = self.places.units;
        let is_full = |quarter: usize, unit: usize| self.free[quarter * units + unit] <= 0;
        let is_late = |&unit: &usize| {
            if late { is_full(2 * period + 1, unit) } else { !is_full(2 * period, unit) }
        };
        let late_units = S::of(units, reached.units.iter().filter(is_late));
        Cut { period, reached, late_units }
    }

    /// What stands against choices whose parts stand in each other's way: everyone who sits where half-years could not
    /// get out of the way; with [`Pools::Many`], everyone in their half-years.
    fn branch_together(&mut self, start: usize, choices: &[Choice], own: Option<Vec<u32>>) -> Branch<S> {
        let last = choices.iter().map(|choice| (start + choice.shape.quarters() - 1) / 2).max().unwrap_or(start / 2);
        let mut movers = Vec::new();
        for period in start / 2..=last {
            let stretches = choices.iter().flat_map(|choice| choice.stretches(start));
            let here = stretches.filter(|stretch| (stretch.from / 2..=stretch.to / 2).contains(&period));
            let units = S::of(self.places.units, here.map(|stretch| stretch.unit as usize));
            let units =
                if self.places.mode == Pools::Many { S::all(self.places.units) } else { self.closure(period, &units) };
            movers.extend(self.loose_in(period, &units));
        }
        movers.sort_unstable_by(|a, b| b.cmp(a));
        movers.dedup();
        Branch { own, movers, leaving: Leaving::Choice }
    }

    /// Members other than half-years who take a part of what was reached, those of the lowest rank first.
    fn loose_at(&self, period: usize, reached: &Reached<S>) -> Vec<MemberIx> {
        let mut units = reached.units.clone();
        for more in [&reached.posts, &reached.parts[0], &reached.parts[1]] {
            units.join(more);
        }
        let mut found = self.loose_in(period, &units);
        let mut pools = reached.pools[0].clone();
        pools.join(&reached.pools[1]);
        if !pools.is_empty() {
            let on_pools = |member: &MemberIx| {
                let start = self.members[*member as usize].start as usize;
                let mut stretches = self.seated_choice(*member).stretches(start);
                stretches.any(|stretch| stretch.pool != NONE && pools.has(stretch.pool as usize))
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
