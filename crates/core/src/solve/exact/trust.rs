//! The limits of one trust, as the board of its candidates starts with them: commitments are taken off.

use crate::document::PoolKind;
use crate::options::UnitSet;
use crate::problem::{CandidateIx, PoolIx, Problem, TrustIx, UnitIx};

/// How the pools of a trust bind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pools {
    /// Each pool is of one unit and each unit has one pool: its posts are places of the unit.
    InUnits,
    /// One pool serves all units.
    One,
    /// Anything else: a layer of its own between units and posts.
    Many,
}

/// A place that no limit is on.
const UNLIMITED: i32 = 1 << 29;

/// The limits of a trust. Units and pools are numbered within it, in the order of their ids; a cell is
/// `quarter * units + unit`, or `quarter * pools + pool`.
#[derive(Debug)]
pub(super) struct Places<S> {
    pub(super) mode: Pools,
    pub(super) units: usize,
    /// How many pools the board keeps count of: none where they are [`Pools::InUnits`].
    pub(super) pools: usize,
    pub(super) quarters: usize,
    /// Places of each unit in each quarter, commitments taken off; with [`Pools::InUnits`] its posts as well.
    pub(super) capacity: Vec<i32>,
    /// Posts of each pool in each quarter, commitments taken off.
    pub(super) pool_capacity: Vec<i32>,
    /// With [`Pools::Many`], for each unit the pools that may be used in it.
    pub(super) serving: Vec<S>,
    /// With [`Pools::Many`], for each quarter the pools that have posts in it.
    pub(super) posted: Vec<S>,
    /// The pools that are vacancies.
    pub(super) vacancies: S,
    /// The units and pools in the problem, by number.
    pub(super) unit_ids: Vec<UnitIx>,
    pub(super) pool_ids: Vec<PoolIx>,
    /// With [`Pools::InUnits`], the pool of each unit.
    pub(super) own_pool: Vec<Option<PoolIx>>,
}

impl<S: UnitSet> Places<S> {
    /// The limits of a trust before anyone sits; `committed` are its candidates whose placements stand, `numbers` the
    /// units' numbers in their trusts.
    pub(super) fn new(problem: &Problem, trust: TrustIx, committed: &[CandidateIx], numbers: &[u32]) -> Self {
        let own = &problem.trusts[trust];
        let quarters = problem.quarter_count();
        let units = own.units.len();
        let size = units.max(own.pools.len());
        let serving: Vec<Vec<usize>> = own.units.iter().map(|&unit| serving(problem, &own.pools, unit)).collect();
        let mode = mode(problem, &own.pools, &serving);
        let pools = if mode == Pools::InUnits { 0 } else { own.pools.len() };
        let mut places = Self {
            mode,
            units,
            pools,
            quarters,
            capacity: vec![0; quarters * units],
            pool_capacity: Vec::with_capacity(quarters * pools),
            serving: Vec::new(),
            posted: Vec::new(),
            vacancies: S::none(size),
            unit_ids: own.units.clone(),
            pool_ids: own.pools.clone(),
            own_pool: serving.iter().map(|pools| pools.first().map(|&pool| own.pools[pool])).collect(),
        };
        for quarter in 0..quarters {
            let posts = |pool: usize| places_of(problem.pools[own.pools[pool]].counts[quarter]);
            places.pool_capacity.extend((0..pools).map(posts));
        }
        for (pool, &index) in own.pools.iter().enumerate() {
            if problem.pools[index].kind == PoolKind::Vacancy {
                places.vacancies.add(pool);
            }
        }
        if mode == Pools::Many {
            places.note_serving(problem, &serving);
        }
        places.take_commitments(problem, committed, numbers);
        places
    }

    fn note_serving(&mut self, problem: &Problem, serving: &[Vec<usize>]) {
        let size = self.units.max(self.pools);
        for pools in serving {
            let mut set = S::none(size);
            for &pool in pools {
                set.add(pool);
            }
            self.serving.push(set);
        }
        for quarter in 0..self.quarters {
            let mut set = S::none(size);
            let posted = |pool: &usize| problem.pools[self.pool_ids[*pool]].counts[quarter] > 0;
            (0..self.pools).filter(posted).for_each(|pool| set.add(pool));
            self.posted.push(set);
        }
    }

    /// The places of each unit, and the posts, less what the placements that stand hold of them.
    fn take_commitments(&mut self, problem: &Problem, committed: &[CandidateIx], numbers: &[u32]) {
        // A pool's posts and a unit's places are two limits, also where they are counted as one: a commitment may use
        // a pool in a unit that it does not serve.
        let mut pool_held = vec![0; self.quarters * self.units];
        let mut unit_held = vec![0; self.quarters * self.units];
        let of_pool: Vec<(PoolIx, usize)> =
            self.own_pool.iter().enumerate().filter_map(|(unit, pool)| Some(((*pool)?, unit))).collect();
        let commitments = committed.iter().filter_map(|&candidate| problem.candidates[candidate].commitment.as_ref());
        for segment in commitments.flat_map(|commitment| &commitment.segments) {
            let unit = numbers[segment.unit] as usize;
            for quarter in segment.quarters().filter_map(|quarter| problem.quarter_index(quarter)) {
                unit_held[quarter * self.units + unit] += 1;
                if self.mode == Pools::InUnits {
                    let owner = of_pool.iter().find(|(pool, _)| *pool == segment.pool);
                    if let Some((_, unit)) = owner {
                        pool_held[quarter * self.units + unit] += 1;
                    }
                } else if let Ok(pool) = self.pool_ids.binary_search(&segment.pool) {
                    self.pool_capacity[quarter * self.pools + pool] -= 1;
                }
            }
        }
        for quarter in 0..self.quarters {
            for unit in 0..self.units {
                let cell = quarter * self.units + unit;
                let most = problem.units[self.unit_ids[unit]].max_at_once.map_or(UNLIMITED, places_of);
                let left = most - unit_held[cell];
                self.capacity[cell] = match (self.mode, self.own_pool[unit]) {
                    (Pools::InUnits, Some(pool)) => {
                        left.min(places_of(problem.pools[pool].counts[quarter]) - pool_held[cell])
                    }
                    (Pools::InUnits, None) => 0,
                    _ => left,
                };
            }
        }
    }

    /// The pools that a whole half-year in a unit may use.
    pub(super) fn whole_pools(&self, period: usize, unit: usize) -> S {
        self.serving[unit].and(&self.posted[2 * period]).and(&self.posted[2 * period + 1])
    }
}

fn places_of(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(UNLIMITED)
}

/// The pools of a trust that may be used in a unit, by number.
fn serving(problem: &Problem, pools: &[PoolIx], unit: UnitIx) -> Vec<usize> {
    (0..pools.len()).filter(|&pool| problem.pools[pools[pool]].serves(unit)).collect()
}

fn mode(problem: &Problem, pools: &[PoolIx], serving: &[Vec<usize>]) -> Pools {
    let mut users = vec![0; pools.len()];
    serving.iter().flatten().for_each(|&pool| users[pool] += 1);
    if serving.iter().all(|pools| pools.len() <= 1) && users.iter().all(|users| *users <= 1) {
        return Pools::InUnits;
    }
    match pools {
        [only] if problem.pools[*only].units.is_none() => Pools::One,
        [_] if serving.iter().all(|pools| pools.len() == 1) => Pools::One,
        _ => Pools::Many,
    }
}
