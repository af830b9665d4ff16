//! What the options of all candidates of a trust share: which units are of which hospital, field and relevance, and
//! where each shape finds posts. Made once for a trust, so that options can be described without being listed.

use super::sets::UnitSet;
use crate::document::{PoolKind, Relevance, both_goals};
use crate::problem::{FieldIx, HospitalIx, Pool, Problem, TrustIx, UnitIx};

/// The number of a unit within its trust, for every unit of the problem.
pub(crate) fn numbers_in_trust(problem: &Problem) -> Vec<u32> {
    let mut numbers = vec![0; problem.units.len()];
    for trust in &problem.trusts {
        for (number, &unit) in (0..).zip(&trust.units) {
            numbers[unit] = number;
        }
    }
    numbers
}

/// A trust's units as sets. Units are numbered in the order of their ids.
#[derive(Debug)]
pub(crate) struct TrustTable<'p, S> {
    /// Its units.
    pub(crate) units: &'p [UnitIx],
    /// All of them.
    pub(super) all: S,
    /// Those that cover the two goals which hospital service serves.
    pub(super) both_goals: S,
    /// By relevance: most, some, rare.
    pub(super) relevance: [S; 3],
    hospitals: Vec<(HospitalIx, S)>,
    fields: Vec<(FieldIx, S)>,
    /// For each period of the horizon the units where a pool has posts in both quarters.
    pub(super) whole: Vec<S>,
    /// For each quarter the units where a pool has posts.
    pub(super) quarter: Vec<S>,
    /// For each quarter the units where a vacancy has posts in it and the next.
    pub(super) offset: Vec<S>,
    /// Whether it has a vacancy at all.
    pub(super) vacancy: bool,
}

impl<'p, S: UnitSet> TrustTable<'p, S> {
    /// The table of a trust; `numbers` are those of [`numbers_in_trust`].
    pub(crate) fn new(problem: &'p Problem, trust: TrustIx, numbers: &[u32]) -> Self {
        let own = &problem.trusts[trust];
        let size = own.units.len();
        let none = || S::none(size);
        let mut table = Self {
            units: &own.units,
            all: S::all(size),
            both_goals: none(),
            relevance: [none(), none(), none()],
            hospitals: Vec::new(),
            fields: Vec::new(),
            whole: vec![none(); problem.quarter_count().div_ceil(2)],
            quarter: vec![none(); problem.quarter_count()],
            offset: vec![none(); problem.quarter_count()],
            vacancy: own.pools.iter().any(|&pool| problem.pools[pool].kind == PoolKind::Vacancy),
        };
        let goals = both_goals();
        for (number, &index) in own.units.iter().enumerate() {
            let unit = &problem.units[index];
            if goals.iter().all(|goal| unit.learning_goals.contains(goal)) {
                table.both_goals.add(number);
            }
            table.relevance[relevance(unit.relevance) as usize].add(number);
            if let Some(hospital) = unit.hospital {
                put(&mut table.hospitals, hospital, number, none);
            }
            if let Some(field) = unit.field {
                put(&mut table.fields, field, number, none);
            }
        }
        for &pool in &own.pools {
            table.take_pool(&problem.pools[pool], numbers);
        }
        table
    }

    /// Notes where a pool has posts.
    fn take_pool(&mut self, pool: &Pool, numbers: &[u32]) {
        let mut served = self.all.clone();
        if let Some(units) = &pool.units {
            served = S::none(self.units.len());
            for &unit in units {
                served.add(numbers[unit] as usize);
            }
        }
        let open = |quarter: usize| pool.counts.get(quarter).is_some_and(|count| *count > 0);
        for quarter in (0..self.quarter.len()).filter(|&quarter| open(quarter)) {
            self.quarter[quarter].join(&served);
            if open(quarter + 1) && pool.kind == PoolKind::Vacancy {
                self.offset[quarter].join(&served);
            }
            if open(quarter + 1) && quarter % 2 == 0 {
                self.whole[quarter / 2].join(&served);
            }
        }
    }

    /// The units of a hospital; `None` where it has none here.
    pub(super) fn hospital(&self, hospital: HospitalIx) -> Option<&S> {
        self.hospitals.iter().find(|(known, _)| *known == hospital).map(|(_, units)| units)
    }

    /// The units of a field; `None` where there are none here.
    pub(super) fn field(&self, field: FieldIx) -> Option<&S> {
        self.fields.iter().find(|(known, _)| *known == field).map(|(_, units)| units)
    }
}

impl<S: UnitSet> TrustTable<'_, S> {
    /// The relevance of a unit: 0, 1 or 2.
    pub(super) fn relevance_of(&self, unit: usize) -> u32 {
        u32::from(!self.relevance[0].has(unit)) + u32::from(self.relevance[2].has(unit))
    }
}

fn relevance(relevance: Relevance) -> u8 {
    match relevance {
        Relevance::Most => 0,
        Relevance::Some => 1,
        Relevance::Rare => 2,
    }
}

/// Adds a number to the set of this key; there are few keys.
fn put<K: PartialEq, S: UnitSet>(sets: &mut Vec<(K, S)>, key: K, number: usize, none: impl Fn() -> S) {
    let at = sets.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
        sets.push((key, none()));
        sets.len() - 1
    });
    sets[at].1.add(number);
}
