//! One trust as a candidate of some rank finds it: its limits, who holds them, and what each of those could hold
//! instead at the same values.

use smallvec::SmallVec;

use super::answers::Answers;
use super::count::{Holding, Wholes};
use super::layer::Layer;
use super::shut::{Shut, Sides};
use crate::document::{PoolKind, ProofNumbers};
use crate::options::{Choices, Shape, UnitSet};
use crate::problem::{Problem, TrustIx};

/// No proof yet.
pub(super) const OPEN: u32 = u32::MAX;

/// A unit that no limit is on.
pub(super) const UNLIMITED: i32 = 1 << 29;

/// A stretch in one unit on one pool, in the trust's numbers; quarters by their places in the horizon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) unit: usize,
    pub(super) pool: usize,
    pub(super) from: usize,
    pub(super) to: usize,
}

impl Stretch {
    pub(super) fn quarters(self) -> std::ops::RangeInclusive<usize> {
        self.from..=self.to
    }

    /// Whether it is in this unit, or on this pool.
    pub(super) fn holds(self, holding: Holding) -> bool {
        match holding {
            Holding::Unit(unit) => self.unit == unit,
            Holding::Pool(pool) => self.pool == pool,
        }
    }

    /// Whether it takes all of this half-year.
    pub(super) fn is_whole_of(self, period: usize) -> bool {
        self.from <= 2 * period && 2 * period < self.to
    }
}

/// One way to serve, pools aside: a unit for each stretch of the shape; the second repeats the first where there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Course {
    pub(super) shape: Shape,
    pub(super) units: [u32; 2],
}

impl Course {
    /// Unit, first and last quarter of each stretch.
    pub(super) fn stretches(self, start: usize) -> impl Iterator<Item = (usize, usize, usize)> {
        self.shape.layout().iter().zip(self.units).map(move |(&(first, count), unit)| {
            let from = start + usize::from(first);
            (unit as usize, from, from + usize::from(count) - 1)
        })
    }

    /// The unit that it takes all of this half-year in.
    pub(super) fn whole_unit(self, start: usize, period: usize) -> Option<usize> {
        let mut stretches = self.stretches(start);
        stretches.find(|&(_, from, to)| from == 2 * period && to == from + 1).map(|(unit, _, _)| unit)
    }

    /// The unit that it is in in this quarter.
    pub(super) fn unit_at(self, start: usize, quarter: usize) -> Option<usize> {
        let mut stretches = self.stretches(start);
        stretches.find(|&(_, from, to)| (from..=to).contains(&quarter)).map(|(unit, _, _)| unit)
    }
}

/// Where somebody is: a stretch or two, but for some commitments.
pub(super) type Seat = SmallVec<[Stretch; 2]>;

/// Numbers of members, of candidates or of proofs: few, as a rule.
pub(super) type Few = SmallVec<[u32; 6]>;

/// Options that are worth the same to somebody: mostly the units of one stretch.
pub(super) type Equal<S> = SmallVec<[Choices<S>; 1]>;

/// Who stands in the way of those behind: a commitment, or a candidate ahead with all that is worth the same.
#[derive(Debug, Clone)]
pub(super) struct Member<S> {
    /// The place in the priority list.
    pub(super) entry: usize,
    /// Where the plan puts them.
    pub(super) seat: Seat,
    /// Where they could be as well; `None`: nowhere else, it is a commitment.
    pub(super) stake: Option<Equal<S>>,
}

impl<S: UnitSet> Member<S> {
    /// The first quarter, for who is no commitment.
    pub(super) fn start(&self) -> usize {
        self.seat.first().map_or(0, |first| first.from)
    }

    /// All that they could take, one by one.
    pub(super) fn courses(&self) -> impl Iterator<Item = Course> {
        courses(self.stake.as_deref().unwrap_or_default())
    }

    /// Whether all that they could take is a half-year in one unit.
    fn is_half_year(&self) -> bool {
        matches!(self.stake.as_deref(), Some([Choices::Units(Shape::Period, _)]))
    }

    /// The units that they could be in in a quarter.
    fn units_at(&self, quarter: usize, size: usize) -> S {
        let mut units = S::none(size);
        let start = self.start();
        for choices in self.stake.iter().flatten() {
            match choices {
                Choices::Units(_, set) => units.join(set),
                Choices::Pairs(shape, pairs) => {
                    let courses = pairs.iter().map(|&units| Course { shape: *shape, units });
                    courses.filter_map(|course| course.unit_at(start, quarter)).for_each(|unit| units.add(unit));
                }
            }
        }
        units
    }
}

/// Stretches that the same pools could carry: one quarter, two, or two in a vacancy.
pub(super) fn kind(shape: Shape, (from, to): (usize, usize)) -> usize {
    if shape == Shape::Offset { 2 } else { to - from }
}

/// Described options, one by one.
fn courses<S: UnitSet>(choices: &[Choices<S>]) -> impl Iterator<Item = Course> {
    choices.iter().flat_map(|choices| {
        let (shape, alone, pairs) = match choices {
            Choices::Units(shape, units) => (*shape, Some(units), [].as_slice()),
            Choices::Pairs(shape, pairs) => (*shape, None, pairs.as_slice()),
        };
        let number = |unit: usize| u32::try_from(unit).unwrap_or(u32::MAX);
        let alone = alone.into_iter().flat_map(S::iter).map(move |unit| [number(unit); 2]);
        alone.chain(pairs.iter().copied()).map(move |units| Course { shape, units })
    })
}

/// A trust, and who is ahead.
#[derive(Debug)]
pub(super) struct Board<'p, S> {
    pub(super) problem: &'p Problem,
    pub(super) trust: TrustIx,
    pub(super) units: usize,
    pub(super) pools: usize,
    pub(super) members: Vec<Member<S>>,
    /// For each unit the pools that may be used in it.
    pub(super) serving: Vec<Vec<usize>>,
    /// The same as sets.
    serving_sets: Vec<S>,
    /// The places of each unit.
    places: Vec<i32>,
    /// The pools that are vacancies.
    vacancies: S,
    /// For each quarter who is where in it, and how full that is.
    pub(super) quarters: Vec<Layer<S>>,
    /// For each cell `quarter * units + unit` who is there, in the order in which they were seated; likewise for pools.
    in_unit: Vec<Few>,
    on_pool: Vec<Few>,
    /// For each first quarter and [`kind`] of stretch the units by the pools that could carry it there, once that was asked.
    alike: Vec<[Vec<Sides<S>>; 3]>,
    /// For the same what was answered.
    pub(super) answers: Vec<[Answers<S>; 3]>,
    /// How often somebody was seated in each quarter, or something closed in it or its period.
    pub(super) changes: Vec<u32>,
    /// All pools.
    pub(super) all_pools: S,
    /// For each quarter what is closed in it; for each period what is closed to wholes.
    pub(super) shut: Vec<Shut<S>>,
    pub(super) shut_whole: Vec<Shut<S>>,
    /// For each period the wholes as a network, once that was asked.
    pub(super) wholes: Vec<Option<Wholes<S>>>,
}

impl<'p, S: UnitSet> Board<'p, S> {
    /// The limits of a trust, with nobody there, and room for so many members.
    pub(super) fn new(problem: &'p Problem, trust: TrustIx, most: usize) -> Self {
        let own = &problem.trusts[trust];
        let (units, pools, quarters) = (own.units.len(), own.pools.len(), problem.quarter_count());
        let serves = |unit: usize, pool: usize| problem.pools[own.pools[pool]].serves(own.units[unit]);
        let serving: Vec<Vec<usize>> =
            (0..units).map(|unit| (0..pools).filter(|&pool| serves(unit, pool)).collect()).collect();
        let periods = quarters.div_ceil(2);
        let size = units.max(pools);
        let serving_sets = serving.iter().map(|pools| S::of(size, pools.iter().copied())).collect();
        let is_vacancy = |pool: &usize| problem.pools[own.pools[*pool]].kind == PoolKind::Vacancy;
        let vacancies = S::of(size, (0..pools).filter(is_vacancy));
        let places = own.units.iter().map(|&unit| problem.units[unit].max_at_once);
        let places = places.map(|most| most.map_or(UNLIMITED, |most| i32::try_from(most).unwrap_or(UNLIMITED)));
        let mut board = Self {
            problem,
            trust,
            units,
            pools,
            members: Vec::with_capacity(most),
            serving,
            serving_sets,
            places: places.collect(),
            vacancies,
            quarters: Vec::new(),
            in_unit: (0..quarters * units).map(|_| Few::new()).collect(),
            on_pool: (0..quarters * pools).map(|_| Few::new()).collect(),
            alike: (0..quarters).map(|_| [const { Vec::new() }; 3]).collect(),
            answers: (0..quarters).map(|_| [const { Answers::NONE }; 3]).collect(),
            changes: vec![0; quarters],
            all_pools: S::of(size, 0..pools),
            shut: vec![Shut::new(size); quarters],
            shut_whole: vec![Shut::new(size); periods],
            wholes: (0..periods).map(|_| None).collect(),
        };
        board.quarters = (0..quarters).map(|quarter| board.empty_layer(quarter..=quarter)).collect();
        board
    }

    /// The limits of some quarters together, with nobody there: the capacities are those of the first.
    pub(super) fn empty_layer(&self, quarters: std::ops::RangeInclusive<usize>) -> Layer<S> {
        let size = self.units.max(self.pools);
        let first = *quarters.start();
        let posted = |pool: usize| quarters.clone().all(|quarter| self.posts(pool, quarter) > 0);
        let open = S::of(size, (0..self.pools).filter(|&pool| posted(pool)));
        Layer::new(
            self.places.iter().zip(&self.serving_sets).map(|(places, pools)| (*places, pools.and(&open))),
            (0..self.pools).map(|pool| self.posts(pool, first)),
            size,
        )
    }

    /// Room for the numbers of units, and of pools.
    pub(super) fn size(&self) -> usize {
        self.units.max(self.pools)
    }

    /// The places of a unit.
    pub(super) fn places(&self, unit: usize) -> i32 {
        self.places[unit]
    }

    /// The posts of a pool in a quarter.
    pub(super) fn posts(&self, pool: usize, quarter: usize) -> i32 {
        let pool = &self.problem.pools[self.problem.trusts[self.trust].pools[pool]];
        i32::try_from(pool.counts[quarter]).unwrap_or(UNLIMITED)
    }

    /// How many could be in a unit in a quarter at the most: by its places, and by the posts of all pools that serve it.
    pub(super) fn bears(&self, unit: usize, quarter: usize) -> i32 {
        let posts = self.serving[unit].iter().fold(0_i32, |sum, &pool| sum.saturating_add(self.posts(pool, quarter)));
        self.places(unit).min(posts)
    }

    /// The pools that could carry a stretch.
    pub(super) fn pools_for(
        &self,
        shape: Shape,
        (unit, from, to): (usize, usize, usize),
    ) -> impl Iterator<Item = usize> + '_ {
        let own = &self.problem.trusts[self.trust].pools;
        let allowed =
            move |pool: usize| shape != Shape::Offset || self.problem.pools[own[pool]].kind == PoolKind::Vacancy;
        let posted = move |pool: usize| (from..=to).all(|quarter| self.posts(pool, quarter) > 0);
        self.serving[unit].iter().copied().filter(move |&pool| allowed(pool) && posted(pool))
    }

    /// The same as a set.
    pub(super) fn carriers(&self, shape: Shape, (unit, from, to): (usize, usize, usize)) -> S {
        let posted = |quarter: usize| &self.quarters[quarter].units[unit].serving;
        let pools = posted(from).and(posted(to));
        if shape == Shape::Offset { pools.and(&self.vacancies) } else { pools }
    }

    /// The units by the pools that could carry a stretch, once [`Self::find_alike`] was asked.
    pub(super) fn alike(&self, shape: Shape, (from, to): (usize, usize)) -> &[Sides<S>] {
        &self.alike[from][kind(shape, (from, to))]
    }

    pub(super) fn find_alike(&mut self, shape: Shape, (from, to): (usize, usize)) {
        if !self.alike(shape, (from, to)).is_empty() {
            return;
        }
        let mut all: Vec<Sides<S>> = Vec::new();
        for unit in 0..self.units {
            let pools = self.carriers(shape, (unit, from, to));
            let at = all.iter().position(|known| known.pools == pools).unwrap_or_else(|| {
                all.push(Sides { units: S::none(self.size()), pools });
                all.len() - 1
            });
            all[at].units.add(unit);
        }
        self.alike[from][kind(shape, (from, to))] = all;
    }

    /// Puts someone who goes before all behind.
    pub(super) fn add(&mut self, member: Member<S>) {
        let number = u32::try_from(self.members.len()).unwrap_or(u32::MAX);
        let size = self.units.max(self.pools);
        let same = match member.stake.as_deref() {
            Some([Choices::Units(_, units)]) => Some(units.clone()),
            _ => None,
        };
        for stretch in &member.seat {
            for quarter in stretch.quarters() {
                self.changes[quarter] += 1;
                push(&mut self.in_unit[quarter * self.units + stretch.unit], number);
                push(&mut self.on_pool[quarter * self.pools + stretch.pool], number);
                let reach = member.stake.is_some().then(|| match &same {
                    Some(units) => units.clone(),
                    None => member.units_at(quarter, size),
                });
                self.quarters[quarter].seat(stretch.unit, stretch.pool, reach.as_ref());
            }
        }
        self.members.push(member);
    }

    /// Who is in a unit in a quarter.
    pub(super) fn in_unit(&self, unit: usize, quarter: usize) -> &[u32] {
        self.in_unit[quarter * self.units + unit].as_slice()
    }

    /// Who is on a pool in a quarter.
    pub(super) fn on_pool(&self, pool: usize, quarter: usize) -> &[u32] {
        self.on_pool[quarter * self.pools + pool].as_slice()
    }

    /// Who is in a unit, or on a pool, in a quarter.
    pub(super) fn seated(&self, holding: Holding, quarter: usize) -> &[u32] {
        match holding {
            Holding::Unit(unit) => self.in_unit(unit, quarter),
            Holding::Pool(pool) => self.on_pool(pool, quarter),
        }
    }

    /// The places in the priority list of some members.
    pub(super) fn entries<'n>(&self, members: impl IntoIterator<Item = &'n u32>) -> impl Iterator<Item = u32> {
        let entry = |member: &u32| self.members[*member as usize].entry;
        members.into_iter().map(move |member| u32::try_from(entry(member)).unwrap_or(u32::MAX))
    }

    /// Who takes part of a half-year in other ways than a half-year in one unit, commitments aside; ascending.
    pub(super) fn others(&self, period: usize) -> Few {
        let cells =
            (2 * period * self.units..(2 * period + 2) * self.units).flat_map(|cell| self.in_unit[cell].as_slice());
        let other = |member: &&u32| {
            let member = &self.members[**member as usize];
            member.stake.is_some() && !member.is_half_year()
        };
        let mut others: Few = cells.filter(other).copied().collect();
        ascending(&mut others);
        others
    }

    /// The proofs that close a course on some of the pools that could carry it.
    pub(super) fn partly_closed_by(&self, course: Course, start: usize) -> ProofNumbers {
        let mut proofs = ProofNumbers::new();
        for stretch in course.stretches(start) {
            let (_, from, to) = stretch;
            for pool in self.pools_for(course.shape, stretch) {
                let pool = Holding::Pool(pool);
                proofs.extend((from..=to).filter_map(|quarter| self.shut[quarter].proof_of(pool)));
                proofs.extend((from / 2..=to / 2).filter_map(|period| self.shut_whole[period].proof_of(pool)));
            }
        }
        proofs
    }
}

/// Adds a number. Where they are more than few, they soon are many: a list grows fourfold.
pub(super) fn push(numbers: &mut Few, number: u32) {
    if numbers.len() == numbers.capacity() {
        numbers.reserve(3 * numbers.len());
    }
    numbers.push(number);
}

/// Puts numbers in ascending order, each once.
pub(super) fn ascending(numbers: &mut Few) {
    // Most are.
    if !numbers.is_sorted_by(|a, b| a < b) {
        numbers.sort_unstable();
        numbers.dedup();
    }
}
