//! The board of one trust: who sits where, and how much of each limit is left (docs/solver.md, 2).
//!
//! A member is seated in one of the options of its domain, and every change goes through [`Board::sit`],
//! [`Board::stand`] and [`Board::slot`], which can be undone back to a mark.

use super::bounds::Bounds;
pub(super) use super::choice::{Choice, Stretch, touched_periods};
use super::trust::{Places, Pools};
use crate::options::{Shape, UnitSet, Values};

/// Index of a member: a candidate of this trust, in rank order.
pub(super) type MemberIx = u32;

/// No member, no pool.
pub(super) const NONE: u32 = u32::MAX;

/// The options of a member that have its proved values, all of one start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Domain<S> {
    /// A half-year in any of these units.
    Whole(S),
    /// Anything else, in the canonical order.
    Listed(Box<[Choice]>),
}

/// Where a member sits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seat {
    /// Nowhere.
    None,
    /// A half-year in this unit ([`Domain::Whole`]).
    Unit(u32),
    /// The choice with this number ([`Domain::Listed`]).
    Choice(u32),
}

/// A candidate on the board.
#[derive(Debug, Clone)]
pub(super) struct Member<S> {
    /// The start: a quarter's place in the horizon.
    pub(super) start: u32,
    pub(super) domain: Domain<S>,
    /// What every option of the domain is worth; while places are still open, what one of them is.
    pub(super) values: Values,
    pub(super) seat: Seat,
    /// What it takes for certain is counted in `forced` and `touched`.
    pub(super) accounted: bool,
    /// The seat is fixed for good (tier 2).
    pub(super) pinned: bool,
    /// The pools of a pinned member's stretches, where the units do not say which.
    pub(super) pools: [u32; 2],
    /// Neighbours in the list of half-years of its unit.
    next: MemberIx,
    before: MemberIx,
}

/// One half-year of the trust.
#[derive(Debug, Clone)]
pub(super) struct Layer<S> {
    /// Units where a half-year more fits as things are.
    pub(super) room: S,
    /// Units in which a half-year more may still be served; the others are proved to be closed for good.
    pub(super) alive: S,
    /// Seated members other than half-years in one unit that touch it and are not pinned.
    pub(super) loose: u32,
    /// For each unit how many serve there for the whole of it.
    pub(super) wholes: Vec<i32>,
    /// For each unit how many 3+3 members touch it in one quarter or the other.
    pub(super) touched: Vec<i32>,
    /// For each unit and pool how many of its wholes the pool carries ([`Pools::Many`] alone).
    pub(super) flow: Vec<i32>,
    /// For each unit the first of its movable half-years.
    first: Vec<MemberIx>,
    /// For each unit the union of their domains; stale where `stale` says so.
    reach: Vec<S>,
    stale: S,
}

/// A change that can be taken back.
#[derive(Debug, Clone)]
enum Step {
    /// A member sat elsewhere before.
    Seat(MemberIx, Seat),
    /// A slot of (period, unit, pool) was taken (1) or given back (-1).
    Slot(usize, usize, usize, i32),
    /// A member was free to take these choices before.
    Allowed(MemberIx, Option<Box<[u32]>>),
}

/// The state of a trust.
#[derive(Debug)]
pub(super) struct Board<S> {
    pub(super) places: Places<S>,
    pub(super) members: Vec<Member<S>>,
    pub(super) layers: Vec<Layer<S>>,
    /// For each quarter and unit the places left; below 0 only while a change is under way.
    pub(super) free: Vec<i32>,
    /// For each quarter and pool the posts left.
    pub(super) pool_free: Vec<i32>,
    /// For each quarter and pool the posts that members not pinned hold in a part of a half-year.
    pub(super) pool_loose: Vec<i32>,
    /// For each quarter and unit those who must take it there, whichever of their options they get.
    pub(super) forced: Vec<i32>,
    /// For each quarter and unit the seated members, not pinned, that are no half-years in one unit.
    pub(super) others: Vec<Vec<MemberIx>>,
    /// During a search: the choices that a member is still free to take.
    pub(super) allowed: Vec<Option<Box<[u32]>>>,
    log: Vec<Step>,
    /// Names the present state: two moments of the same stamp have the same seats.
    stamp: u64,
    last_stamp: u64,
    /// For each half-year its bounds, with the stamp of the state that they are of.
    bounds: Vec<Option<(u64, Bounds<S>)>>,
}

/// A moment to come back to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    steps: usize,
    stamp: u64,
}

impl<S: UnitSet> Board<S> {
    /// An empty board for so many members.
    pub(super) fn new(places: Places<S>, members: usize) -> Self {
        let (units, pools, quarters) = (places.units, places.pools, places.quarters);
        let none = || S::none(units);
        let flow = if places.mode == Pools::Many { units * pools } else { 0 };
        let layer = |_| Layer {
            room: none(),
            alive: S::all(units),
            loose: 0,
            wholes: vec![0; units],
            touched: vec![0; units],
            flow: vec![0; flow],
            first: vec![NONE; units],
            reach: vec![none(); units],
            stale: none(),
        };
        let member = Member {
            start: 0,
            domain: Domain::Whole(none()),
            values: Values::default(),
            seat: Seat::None,
            accounted: false,
            pinned: false,
            pools: [NONE; 2],
            next: NONE,
            before: NONE,
        };
        let mut board = Self {
            members: vec![member; members],
            layers: (0..quarters / 2).map(layer).collect(),
            free: places.capacity.clone(),
            pool_free: places.pool_capacity.clone(),
            pool_loose: vec![0; quarters * pools],
            forced: vec![0; quarters * units],
            others: vec![Vec::new(); quarters * units],
            allowed: vec![None; members],
            log: Vec::new(),
            stamp: 0,
            last_stamp: 0,
            bounds: vec![None; quarters / 2],
            places,
        };
        for period in 0..quarters / 2 {
            for unit in 0..units {
                board.note_room(period, unit);
            }
        }
        board
    }

    /// Places left in a unit for the whole of a half-year.
    pub(super) fn whole_free(&self, period: usize, unit: usize) -> i32 {
        let units = self.places.units;
        self.free[2 * period * units + unit].min(self.free[(2 * period + 1) * units + unit])
    }

    /// Posts left of a pool for the whole of a half-year.
    pub(super) fn pool_whole_free(&self, period: usize, pool: usize) -> i32 {
        let pools = self.places.pools;
        self.pool_free[2 * period * pools + pool].min(self.pool_free[(2 * period + 1) * pools + pool])
    }

    fn note_room(&mut self, period: usize, unit: usize) {
        if self.whole_free(period, unit) > 0 {
            self.layers[period].room.add(unit);
        } else {
            self.layers[period].room.remove(unit);
        }
    }

    /// The choices of a member that a search leaves open, by number.
    pub(super) fn open_choices(&self, member: MemberIx) -> Vec<u32> {
        match (&self.allowed[member as usize], &self.members[member as usize].domain) {
            (Some(allowed), _) => allowed.to_vec(),
            (None, Domain::Listed(choices)) => (0..).take(choices.len()).collect(),
            (None, Domain::Whole(_)) => Vec::new(),
        }
    }

    /// Restricts the choices of a member, until it is undone.
    pub(super) fn restrict(&mut self, member: MemberIx, choices: Vec<u32>) {
        let before = self.allowed[member as usize].replace(choices.into_boxed_slice());
        self.note(Step::Allowed(member, before));
    }

    /// Those whose choices are restricted at present.
    pub(super) fn restricted(&self) -> impl Iterator<Item = MemberIx> + '_ {
        self.log.iter().filter_map(|step| match step {
            Step::Allowed(member, _) => Some(*member),
            _ => None,
        })
    }

    /// A choice of a member with a listed domain.
    pub(super) fn choice(&self, member: MemberIx, number: u32) -> Choice {
        match &self.members[member as usize].domain {
            Domain::Listed(choices) => choices[number as usize],
            Domain::Whole(_) => unreachable!("only listed domains have numbered choices"),
        }
    }

    /// The units that a member's domain names for a whole half-year, as a set; empty where it is listed.
    pub(super) fn whole_units(&self, member: MemberIx) -> S {
        match &self.members[member as usize].domain {
            Domain::Whole(units) => units.clone(),
            Domain::Listed(_) => S::none(self.places.units),
        }
    }

    /// Seats a member who stands. Limits may fall below 0; who calls sees to it that they do not stay there.
    pub(super) fn sit(&mut self, member: MemberIx, seat: Seat) {
        debug_assert_eq!(self.members[member as usize].seat, Seat::None);
        self.note(Step::Seat(member, Seat::None));
        self.put(member, seat);
    }

    /// Takes a member from its seat, and gives the seat back.
    pub(super) fn stand(&mut self, member: MemberIx) -> Seat {
        let seat = self.members[member as usize].seat;
        if seat != Seat::None {
            self.note(Step::Seat(member, seat));
            self.take(member);
        }
        seat
    }

    /// Takes (1) or gives back (-1) one of a pool's posts for a half-year in a unit.
    pub(super) fn slot(&mut self, period: usize, unit: usize, pool: usize, by: i32) {
        self.note(Step::Slot(period, unit, pool, by));
        self.move_slot(period, unit, pool, by);
    }

    fn move_slot(&mut self, period: usize, unit: usize, pool: usize, by: i32) {
        let pools = self.places.pools;
        self.layers[period].flow[unit * pools + pool] += by;
        self.pool_free[2 * period * pools + pool] -= by;
        self.pool_free[(2 * period + 1) * pools + pool] -= by;
    }

    /// The present state, to come back to.
    pub(super) fn mark(&self) -> Mark {
        Mark { steps: self.log.len(), stamp: self.stamp }
    }

    /// Notes that the state is another one now.
    fn changed(&mut self) {
        self.last_stamp += 1;
        self.stamp = self.last_stamp;
    }

    fn note(&mut self, step: Step) {
        self.changed();
        self.log.push(step);
    }

    /// The bounds of a half-year as things are.
    pub(super) fn bounds_of(&mut self, period: usize) -> Bounds<S> {
        match &self.bounds[period] {
            Some((stamp, bounds)) if *stamp == self.stamp => bounds.clone(),
            _ => {
                let bounds = Bounds::new(self, period);
                self.bounds[period] = Some((self.stamp, bounds.clone()));
                bounds
            }
        }
    }

    /// Takes back everything since a mark.
    pub(super) fn undo(&mut self, mark: Mark) {
        self.stamp = mark.stamp;
        while self.log.len() > mark.steps {
            match self.log.pop() {
                Some(Step::Seat(member, seat)) => {
                    if self.members[member as usize].seat != Seat::None {
                        self.take(member);
                    }
                    if seat != Seat::None {
                        self.put(member, seat);
                    }
                }
                Some(Step::Slot(period, unit, pool, by)) => self.move_slot(period, unit, pool, -by),
                Some(Step::Allowed(member, before)) => self.allowed[member as usize] = before,
                None => {}
            }
        }
    }

    /// Lets everyone again take any choice of the domain, and keeps the seats.
    pub(super) fn lift_restrictions(&mut self, mark: Mark) {
        for step in &self.log[mark.steps..] {
            if let Step::Allowed(member, _) = step {
                self.allowed[*member as usize] = None;
            }
        }
        self.changed();
    }

    /// Forgets what could be undone.
    pub(super) fn settle(&mut self) {
        self.log.clear();
    }

    fn put(&mut self, member: MemberIx, seat: Seat) {
        self.members[member as usize].seat = seat;
        match seat {
            Seat::Unit(unit) => {
                let period = self.members[member as usize].start as usize / 2;
                self.count_whole(period, unit as usize, 1);
                self.link(member, period, unit as usize);
            }
            Seat::Choice(number) => self.count_choice(member, number, 1),
            Seat::None => {}
        }
    }

    fn take(&mut self, member: MemberIx) {
        match std::mem::replace(&mut self.members[member as usize].seat, Seat::None) {
            Seat::Unit(unit) => {
                let period = self.members[member as usize].start as usize / 2;
                self.count_whole(period, unit as usize, -1);
                self.unlink(member, period, unit as usize);
            }
            Seat::Choice(number) => self.count_choice(member, number, -1),
            Seat::None => {}
        }
    }

    /// A half-year in a unit, more (1) or less (-1).
    fn count_whole(&mut self, period: usize, unit: usize, by: i32) {
        let units = self.places.units;
        self.free[2 * period * units + unit] -= by;
        self.free[(2 * period + 1) * units + unit] -= by;
        self.layers[period].wholes[unit] += by;
        self.note_room(period, unit);
        if self.places.mode == Pools::One {
            self.pool_free[2 * period] -= by;
            self.pool_free[2 * period + 1] -= by;
        }
    }

    fn count_choice(&mut self, member: MemberIx, number: u32, by: i32) {
        let choice = self.choice(member, number);
        let start = self.members[member as usize].start as usize;
        let units = self.places.units;
        for stretch in choice.stretches(start) {
            let unit = stretch.unit as usize;
            if stretch.is_whole() {
                self.layers[stretch.from / 2].wholes[unit] += by;
            }
            for quarter in stretch.from..=stretch.to {
                self.free[quarter * units + unit] -= by;
                self.note_room(quarter / 2, unit);
                let others = &mut self.others[quarter * units + unit];
                if by > 0 {
                    others.push(member);
                } else if let Some(at) = others.iter().position(|other| *other == member) {
                    others.swap_remove(at);
                }
                match self.places.mode {
                    Pools::One => self.pool_free[quarter] -= by,
                    Pools::Many if stretch.pool != NONE => {
                        let cell = quarter * self.places.pools + stretch.pool as usize;
                        self.pool_free[cell] -= by;
                        self.pool_loose[cell] += by;
                    }
                    Pools::Many | Pools::InUnits => {}
                }
            }
        }
        for period in touched_periods(choice, start) {
            let loose = &mut self.layers[period].loose;
            *loose = loose.saturating_add_signed(by);
        }
    }

    fn link(&mut self, member: MemberIx, period: usize, unit: usize) {
        let layer = &mut self.layers[period];
        let first = std::mem::replace(&mut layer.first[unit], member);
        if let Domain::Whole(units) = &self.members[member as usize].domain {
            layer.reach[unit].join(units);
        }
        if first != NONE {
            self.members[first as usize].before = member;
        }
        let own = &mut self.members[member as usize];
        (own.next, own.before) = (first, NONE);
    }

    fn unlink(&mut self, member: MemberIx, period: usize, unit: usize) {
        let (next, before) = (self.members[member as usize].next, self.members[member as usize].before);
        match before {
            NONE => self.layers[period].first[unit] = next,
            _ => self.members[before as usize].next = next,
        }
        if next != NONE {
            self.members[next as usize].before = before;
        }
        self.layers[period].stale.add(unit);
    }

    /// A unit's movable half-years.
    pub(super) fn half_years(&self, period: usize, unit: usize) -> impl Iterator<Item = MemberIx> + '_ {
        let mut at = self.layers[period].first[unit];
        std::iter::from_fn(move || {
            let own = (at != NONE).then_some(at)?;
            at = self.members[own as usize].next;
            Some(own)
        })
    }

    /// The units that some movable half-year of a unit could be served in instead.
    pub(super) fn reach(&mut self, period: usize, unit: usize) -> &S {
        if self.layers[period].stale.has(unit) {
            let mut reach = S::none(self.places.units);
            for member in self.half_years(period, unit) {
                if let Domain::Whole(units) = &self.members[member as usize].domain {
                    reach.join(units);
                }
            }
            let layer = &mut self.layers[period];
            layer.reach[unit] = reach;
            layer.stale.remove(unit);
        }
        &self.layers[period].reach[unit]
    }

    /// Fixes a member's seat for good; the caller has settled which pools.
    pub(super) fn pin(&mut self, member: MemberIx) {
        self.changed();
        let own = &self.members[member as usize];
        let start = own.start as usize;
        match own.seat {
            Seat::Unit(unit) => self.unlink(member, start / 2, unit as usize),
            Seat::Choice(number) => {
                self.account(member, -1);
                let choice = self.choice(member, number);
                self.pin_choice(member, choice, start);
            }
            Seat::None => {}
        }
        self.members[member as usize].pinned = true;
    }

    fn pin_choice(&mut self, member: MemberIx, choice: Choice, start: usize) {
        let units = self.places.units;
        for stretch in choice.stretches(start) {
            for quarter in stretch.from..=stretch.to {
                let cell = quarter * units + stretch.unit as usize;
                self.others[cell].retain(|other| *other != member);
                if !stretch.is_whole() {
                    self.forced[cell] += 1;
                }
                if self.places.mode == Pools::Many && stretch.pool != NONE {
                    self.pool_loose[quarter * self.places.pools + stretch.pool as usize] -= 1;
                }
            }
        }
        for period in touched_periods(choice, start) {
            self.layers[period].loose -= 1;
        }
    }

    /// Counts (1), or no longer counts (-1), what a member with a listed domain takes for certain: a 3+3 in a fixed pair
    /// of units touches both, and where all choices agree on a quarter's unit it is forced.
    pub(super) fn account(&mut self, member: MemberIx, by: i32) {
        self.changed();
        self.members[member as usize].accounted = by > 0;
        let own = &self.members[member as usize];
        let Domain::Listed(choices) = &own.domain else { return };
        let start = own.start as usize;
        let Some(&first) = choices.first() else { return };
        let [a, b] = first.units;
        let units = self.places.units;
        let same_pair = |choice: &Choice| choice.units == [a, b] || choice.units == [b, a];
        if first.shape == Shape::Split {
            if choices.iter().all(|choice| choice.shape == Shape::Split && same_pair(choice)) {
                let touched = &mut self.layers[start / 2].touched;
                touched[a as usize] += by;
                touched[b as usize] += by;
            }
            return;
        }
        if choices.iter().any(|choice| choice.shape != first.shape) {
            return;
        }
        for (at, stretch) in first.stretches(start).enumerate() {
            let agreed = choices.iter().all(|choice| choice.units[at] == stretch.unit);
            if agreed && !stretch.is_whole() {
                for quarter in stretch.from..=stretch.to {
                    self.forced[quarter * units + stretch.unit as usize] += by;
                }
            }
        }
    }
}
