//! How candidates see the units of their trust. Those with the same trust, wishes, goals and nearest hospital see them alike, so
//! each sight is looked at once.

use std::{cell::OnceCell, collections::HashMap};

use super::{
    facts::{Candidate, Facts, Unit},
    values,
};

/// The sights of all candidates.
#[derive(Debug, Default)]
pub(super) struct Sights {
    /// The number of the sight by the candidate's number.
    of: Vec<usize>,
    /// The units that are wished for, found when they are first asked for.
    views: Vec<OnceCell<Vec<View>>>,
}

impl Sights {
    /// Finds who sees alike.
    pub(super) fn new<'c, 'a: 'c>(candidates: impl Iterator<Item = &'c Candidate<'a>>) -> Self {
        let mut known: HashMap<_, usize, foldhash::fast::FixedState> = HashMap::default();
        let of = candidates.map(|candidate| {
            let Candidate { trust, nearest_name, wishes, needs, document, .. } = candidate;
            let next = known.len();
            *known.entry((*trust, *nearest_name, document.open_to_others, &wishes[..], needs)).or_insert(next)
        });
        let of = of.collect();
        let mut views = Vec::new();
        views.resize_with(known.len(), OnceCell::new);
        Self { of, views }
    }

    /// The number of a candidate's sight.
    pub(super) fn number(&self, candidate: &Candidate<'_>) -> usize {
        self.of[candidate.number]
    }

    /// The units of the trust that are wished for, or that the candidate is open to, by number.
    pub(super) fn views(&self, facts: &Facts<'_>, candidate: &Candidate<'_>) -> &[View] {
        self.views[self.number(candidate)].get_or_init(|| {
            let units = facts.units_of(candidate);
            let mut views = Vec::with_capacity(units.len());
            for unit in units {
                if let Some(wish) = wish(candidate, &facts.units[*unit]) {
                    views.push(View::of(facts, candidate, *unit, Some(wish)));
                }
            }
            views
        })
    }
}

/// The index of the first wish that a unit matches, or the number behind the last of who is open to others.
fn wish(candidate: &Candidate<'_>, unit: &Unit<'_>) -> Option<i64> {
    values::unit_wish(candidate, unit).or_else(|| candidate.document.open_to_others.then(|| values::outside(candidate)))
}

/// A unit as a candidate sees it.
#[derive(Debug, Clone, Copy)]
pub(super) struct View {
    pub(super) unit: usize,
    /// The index of the first wish that it matches.
    pub(super) wish: Option<i64>,
    pub(super) away: i64,
    pub(super) relevance: i64,
    /// Whether it covers the goals needed by itself.
    pub(super) covers: bool,
}

impl View {
    pub(super) fn new(facts: &Facts<'_>, candidate: &Candidate<'_>, unit: usize) -> Self {
        Self::of(facts, candidate, unit, wish(candidate, &facts.units[unit]))
    }

    fn of(facts: &Facts<'_>, candidate: &Candidate<'_>, unit: usize, wish: Option<i64>) -> Self {
        let known = &facts.units[unit];
        Self {
            unit,
            wish,
            away: values::unit_away(candidate, known),
            relevance: values::unit_relevance(known),
            covers: candidate.needs.is_within(&known.covers, &known.covers),
        }
    }

    /// Whether it covers the goals needed, together with another.
    pub(super) fn covers_with(&self, other: Option<&View>, facts: &Facts<'_>, candidate: &Candidate<'_>) -> bool {
        let covers = |view: &View| &facts.units[view.unit].covers;
        self.covers || other.is_some_and(|other| candidate.needs.is_within(covers(self), covers(other)))
    }
}
