//! The pools that a stay may use: of the trust, for the unit, with posts in every quarter.

use std::{collections::HashMap, rc::Rc};

use smallvec::SmallVec;

use super::{facts::Facts, options::Stay};
use crate::calendar::Quarter;

/// The pools of each stay of one or two quarters in the horizon, found once.
#[derive(Debug)]
pub(super) struct StayPools {
    first: i32,
    quarters: usize,
    /// The number of the set of pools that may be used in each unit.
    sets: Vec<usize>,
    /// The place in `lists` of the pools of a stay; by set of pools, first quarter and kind.
    places: Vec<usize>,
    /// Lists of pools, which many stays share; the first holds none.
    lists: Vec<Rc<[usize]>>,
    /// The units that have pools; by block, first quarter and kind.
    open: Vec<Open>,
}

/// The units of a block that have pools for a stay.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Open {
    /// A bit for each unit.
    pub(super) units: u64,
    /// The place of their list, where all have the same.
    pub(super) pools: Option<usize>,
}

impl Open {
    /// Of some units, their pools unknown.
    pub(super) fn of(units: u64) -> Self {
        Self { units, pools: None }
    }
}

/// One quarter; two; two on a vacancy.
const KINDS: usize = 3;

impl StayPools {
    /// Of no unit.
    pub(super) fn none() -> Self {
        Self {
            first: 0,
            quarters: 0,
            sets: Vec::new(),
            places: Vec::new(),
            lists: vec![Rc::default()],
            open: Vec::new(),
        }
    }

    /// Looks at every set of pools that some unit may use, and every quarter.
    pub(super) fn new(facts: &Facts<'_>) -> Self {
        let quarters = facts.quarters().count();
        let mut found = Self { first: facts.first.number(), quarters, ..Self::none() };
        let mut known: HashMap<SmallVec<[usize; 4]>, usize, foldhash::fast::FixedState> = HashMap::default();
        let mut fitting = Vec::new();
        for unit in facts.units.values() {
            let pools = facts.trusts.get(unit.trust).map_or(&[][..], |trust| &trust.pools).iter().copied();
            let own: SmallVec<_> = pools.filter(|pool| facts.pools[*pool].serves(&unit.document.id)).collect();
            let next = known.len();
            if let Some(set) = known.get(&own) {
                found.sets.push(*set);
                continue;
            }
            for quarter in facts.quarters() {
                for kind in 0..KINDS {
                    fitting.clear();
                    fitting.extend(own.iter().copied().filter(|pool| fits(facts, *pool, quarter, kind)));
                    found.add(&fitting);
                }
            }
            known.insert(own, next);
            found.sets.push(next);
        }
        found.look_at_blocks(facts);
        found
    }

    fn look_at_blocks(&mut self, facts: &Facts<'_>) {
        let stays = self.quarters * KINDS;
        let mut sets: Vec<Vec<(usize, u64)>> =
            vec![Vec::new(); facts.trusts.values().map(|trust| trust.blocks.len()).sum::<usize>()];
        for (unit, set) in facts.units.values().zip(&self.sets) {
            if let Some(own) = sets.get_mut(unit.block) {
                match own.iter_mut().find(|(known, _)| known == set) {
                    Some((_, units)) => *units |= unit.bit,
                    None => own.push((*set, unit.bit)),
                }
            }
        }
        for sets in sets {
            for stay in 0..stays {
                let mut open = Open::default();
                for (set, units) in &sets {
                    let place = self.places[set * stays + stay];
                    if place > 0 {
                        let alike = open.units == 0 || open.pools == Some(place);
                        open = Open { units: open.units | units, pools: alike.then_some(place) };
                    }
                }
                self.open.push(open);
            }
        }
    }

    /// The units of a block that have pools for a stay of these quarters, of one or two in the horizon.
    #[inline]
    pub(super) fn open(&self, block: usize, (from, to): (Quarter, Quarter), vacancy: bool) -> Open {
        let place = self.place(block, (from, to), vacancy);
        place.and_then(|place| self.open.get(place)).copied().unwrap_or_default()
    }

    /// A list of pools by its place.
    pub(super) fn list(&self, place: usize) -> &[usize] {
        &self.lists[place]
    }

    /// Adds the pools of the next stay. Most are those of the stay before, or none.
    fn add(&mut self, pools: &[usize]) {
        let last = self.lists.len() - 1;
        self.places.push(if pools.is_empty() {
            0
        } else if *self.lists[last] == *pools {
            last
        } else {
            self.lists.push(pools.into());
            last + 1
        });
    }

    /// The pools of a stay, by id; none where it is not of one or two quarters in the horizon.
    pub(super) fn of(&self, stay: &Stay) -> &Rc<[usize]> {
        let set = self.sets.get(stay.unit);
        let place = set.and_then(|set| self.place(*set, (stay.from, stay.to), stay.vacancy));
        &self.lists[place.and_then(|place| self.places.get(place)).copied().unwrap_or(0)]
    }

    /// The place of a set or a block, these quarters and the kind.
    #[inline]
    fn place(&self, of: usize, (from, to): (Quarter, Quarter), vacancy: bool) -> Option<usize> {
        let kind = match (to.number() - from.number(), vacancy) {
            (0, false) => 0,
            (1, false) => 1,
            (1, true) => 2,
            _ => return None,
        };
        let quarter = usize::try_from(from.number() - self.first).ok()?;
        (quarter < self.quarters).then_some((of * self.quarters + quarter) * KINDS + kind)
    }
}

/// Whether a pool has posts for a stay of this kind.
fn fits(facts: &Facts<'_>, pool: usize, quarter: Quarter, kind: usize) -> bool {
    let pool = &facts.pools[pool];
    let second = kind == 0 || (quarter < facts.last && pool.count(quarter.next()) > 0);
    pool.count(quarter) > 0 && second && (kind < 2 || pool.is_vacancy())
}
