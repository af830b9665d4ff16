//! The pools that a stay may use: of the trust, for the unit, with posts in every quarter.

use std::rc::Rc;

use super::{facts::Facts, options::Stay};
use crate::calendar::Quarter;

/// The pools of each stay of one or two quarters in the horizon, found once.
#[derive(Debug)]
pub(super) struct StayPools {
    first: i32,
    quarters: usize,
    /// The place in `lists` of the pools of a stay; by unit, first quarter and kind.
    places: Vec<usize>,
    /// Lists of pools, which many stays share; the first holds none.
    lists: Vec<Rc<[usize]>>,
}

/// One quarter; two; two on a vacancy.
const KINDS: usize = 3;

impl StayPools {
    /// Of no unit.
    pub(super) fn none() -> Self {
        Self { first: 0, quarters: 0, places: Vec::new(), lists: vec![Rc::default()] }
    }

    /// Looks at every unit and quarter.
    pub(super) fn new(facts: &Facts<'_>) -> Self {
        let quarters = facts.quarters().count();
        let mut found = Self { first: facts.first.number(), quarters, ..Self::none() };
        let (mut fitting, mut before) = (Vec::new(), None);
        for unit in facts.units.values() {
            let trust = facts.trusts.get(unit.trust).map_or(&[][..], |trust| &trust.pools);
            let own: Vec<usize> =
                trust.iter().copied().filter(|pool| facts.pools[*pool].serves(&unit.document.id)).collect();
            // Most units of a trust have the pools of the unit before.
            if before.as_ref() == Some(&own) {
                found.places.extend_from_within(found.places.len() - quarters * KINDS..);
                continue;
            }
            for quarter in facts.quarters() {
                for kind in 0..KINDS {
                    fitting.clear();
                    fitting.extend(own.iter().copied().filter(|pool| fits(facts, *pool, quarter, kind)));
                    found.add(&fitting);
                }
            }
            before = Some(own);
        }
        found
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
        &self.lists[self.place(stay).unwrap_or(0)]
    }

    fn place(&self, stay: &Stay) -> Option<usize> {
        let kind = match (stay.to.number() - stay.from.number(), stay.vacancy) {
            (0, false) => 0,
            (1, false) => 1,
            (1, true) => 2,
            _ => return None,
        };
        let quarter = usize::try_from(stay.from.number() - self.first).ok()?;
        let place = (stay.unit * self.quarters + quarter) * KINDS + kind;
        self.places.get(place).copied().filter(|_| quarter < self.quarters)
    }
}

/// Whether a pool has posts for a stay of this kind.
fn fits(facts: &Facts<'_>, pool: usize, quarter: Quarter, kind: usize) -> bool {
    let pool = &facts.pools[pool];
    let second = kind == 0 || (quarter < facts.last && pool.count(quarter.next()) > 0);
    pool.count(quarter) > 0 && second && (kind < 2 || pool.is_vacancy())
}
