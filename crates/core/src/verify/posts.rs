//! The pools that a stay may use: of the trust, for the unit, with posts in every quarter.

use super::{facts::Facts, options::Stay};
use crate::calendar::Quarter;

/// The pools of each stay of one or two quarters in the horizon, found once.
#[derive(Debug, Default)]
pub(super) struct StayPools {
    first: i32,
    quarters: usize,
    /// Where the pools of a stay begin in `pools`; by unit, first quarter and kind.
    begins: Vec<usize>,
    pools: Vec<usize>,
}

/// One quarter; two; two on a vacancy.
const KINDS: usize = 3;

impl StayPools {
    /// Looks at every unit and quarter.
    pub(super) fn new(facts: &Facts<'_>) -> Self {
        let mut found = Self {
            first: facts.first.number(),
            quarters: facts.quarters().count(),
            begins: vec![0],
            pools: Vec::new(),
        };
        for unit in facts.units.values() {
            let trust = facts.trusts.get(unit.trust).map_or(&[][..], |trust| &trust.pools);
            let own: Vec<usize> =
                trust.iter().copied().filter(|pool| facts.pools[*pool].serves(&unit.document.id)).collect();
            for quarter in facts.quarters() {
                for kind in 0..KINDS {
                    found.add(facts, &own, quarter, kind);
                }
            }
        }
        found
    }

    fn add(&mut self, facts: &Facts<'_>, own: &[usize], quarter: Quarter, kind: usize) {
        let fits = |pool: &&usize| {
            let pool = &facts.pools[**pool];
            let second = kind == 0 || (quarter < facts.last && pool.count(quarter.next()) > 0);
            pool.count(quarter) > 0 && second && (kind < 2 || pool.is_vacancy())
        };
        self.pools.extend(own.iter().filter(fits));
        self.begins.push(self.pools.len());
    }

    /// The pools of a stay, by id; none where it is not of one or two quarters in the horizon.
    pub(super) fn of(&self, stay: &Stay) -> &[usize] {
        let kind = match (stay.to.number() - stay.from.number(), stay.vacancy) {
            (0, false) => 0,
            (1, false) => 1,
            (1, true) => 2,
            _ => return &[],
        };
        let quarter = usize::try_from(stay.from.number() - self.first).ok();
        let Some(quarter) = quarter.filter(|quarter| *quarter < self.quarters) else { return &[] };
        let place = (stay.unit * self.quarters + quarter) * KINDS + kind;
        match self.begins.get(place..place + 2) {
            Some(&[from, to]) => &self.pools[from..to],
            _ => &[],
        }
    }
}
