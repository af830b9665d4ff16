//! The board of one trust: who sits where, and how much of each limit is left (docs/solver.md, 2).
//!
//! A member is seated in one of the options of its domain. What changes seats is in `change`, and what is counted of them
//! in `count` and `holders`.

use smallvec::{SmallVec, smallvec};

use super::bounds::Bounds;
use super::change::Step;
pub(super) use super::choice::{Choice, Stretch, touched_periods};
use super::posts::Carried;
use super::prices::PerLimit;
use super::trust::{Places, Pools};
use crate::options::{UnitSet, Values};

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
    pub(super) next: MemberIx,
    pub(super) before: MemberIx,
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
    /// For each pool how many 3+3 members take a post of it in one quarter or the other ([`Pools::Many`] alone).
    pub(super) pool_touched: Vec<i32>,
    /// For each unit and pool how many of its wholes the pool carries ([`Pools::Many`] alone).
    pub(super) flow: Vec<i32>,
    /// For each unit the first of its movable half-years.
    pub(super) first: Vec<MemberIx>,
    /// For each unit the union of their domains; stale where `stale` says so.
    pub(super) reach: Vec<S>,
    pub(super) stale: S,
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
    /// For each quarter and unit which pools carry its single quarters ([`Pools::Many`] alone).
    pub(super) parts: Vec<Carried>,
    /// For each quarter and unit those who must take it there, whichever of their options they get.
    pub(super) forced: Vec<i32>,
    /// For each quarter and pool those who, in a part of a half-year, must take a post of it ([`Pools::Many`] alone).
    pub(super) pool_forced: Vec<i32>,
    /// For each quarter and unit the seated members, not pinned, that are no half-years in one unit.
    pub(super) others: Vec<Vec<MemberIx>>,
    /// During a search: the choices that a member is still free to take.
    pub(super) allowed: Vec<Option<Box<[u32]>>>,
    pub(super) log: Vec<Step>,
    /// Names the present state: two moments of the same stamp have the same seats.
    pub(super) stamp: u64,
    pub(super) last_stamp: u64,
    /// For each half-year its bounds, with the stamp of the state that they are of.
    pub(super) bounds: Vec<Option<(u64, Bounds<S>)>>,
    /// The prices that last refused someone.
    pub(super) prices: Option<PerLimit>,
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
            pool_touched: vec![0; pools],
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
            parts: vec![Carried::new(); if places.mode == Pools::Many { quarters * units } else { 0 }],
            forced: vec![0; quarters * units],
            pool_forced: vec![0; quarters * pools],
            others: vec![Vec::new(); quarters * units],
            allowed: vec![None; members],
            log: Vec::new(),
            stamp: 0,
            last_stamp: 0,
            bounds: vec![None; quarters / 2],
            prices: None,
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

    /// The choices of a member that a search leaves open, by number.
    pub(super) fn open_choices(&self, member: MemberIx) -> Vec<u32> {
        match (&self.allowed[member as usize], &self.members[member as usize].domain) {
            (Some(allowed), _) => allowed.to_vec(),
            (None, Domain::Listed(choices)) => (0..).take(choices.len()).collect(),
            (None, Domain::Whole(_)) => Vec::new(),
        }
    }

    /// A choice of a member with a listed domain.
    pub(super) fn choice(&self, member: MemberIx, number: u32) -> Choice {
        match &self.members[member as usize].domain {
            Domain::Listed(choices) => choices[number as usize],
            Domain::Whole(_) => unreachable!("only listed domains have numbered choices"),
        }
    }

    /// The stretches that a member serves in a seat, in the order of time.
    pub(super) fn stretches_of(&self, member: MemberIx, seat: Seat) -> SmallVec<[Stretch; 2]> {
        let start = self.members[member as usize].start as usize;
        match seat {
            Seat::None => SmallVec::new(),
            Seat::Unit(unit) => smallvec![Stretch { unit, pool: NONE, from: start, to: start + 1 }],
            Seat::Choice(number) => self.choice(member, number).stretches(start).collect(),
        }
    }

    /// The units that a member's domain names for a whole half-year, as a set; empty where it is listed.
    pub(super) fn whole_units(&self, member: MemberIx) -> S {
        match &self.members[member as usize].domain {
            Domain::Whole(units) => units.clone(),
            Domain::Listed(_) => S::none(self.places.units),
        }
    }
}
