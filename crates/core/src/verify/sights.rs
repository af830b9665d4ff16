//! How candidates see the units of their trust. Those with the same trust, wishes, goals and nearest hospital see them alike, so
//! each sight is looked at once.

use std::{cell::OnceCell, collections::HashMap};

use super::{
    blocks::Kind,
    candidates::{Candidate, Wish},
    facts::{Facts, Unit},
    values,
};

/// The sights of all candidates.
#[derive(Debug, Default)]
pub(super) struct Sights {
    /// The number of the sight by the candidate's number.
    of: Vec<usize>,
    /// The units that are wished for, found when they are first asked for.
    views: Vec<OnceCell<Vec<View>>>,
    /// The same by what they are worth, sight by sight.
    groups: Vec<Group>,
    /// Where in `groups` those of each sight begin, and where the last end.
    bounds: Vec<usize>,
}

/// Units of one block that a candidate sees alike.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    /// The number of the block.
    pub(super) block: usize,
    /// A bit for each unit.
    pub(super) units: u64,
    pub(super) wish: i64,
    pub(super) away: i64,
    pub(super) relevance: i64,
    /// The number of the goals that each covers.
    pub(super) coverage: usize,
}

impl Sights {
    /// Finds who sees alike.
    pub(super) fn new(facts: &Facts<'_>) -> Self {
        let (mut words, mut bounds) = (Vec::with_capacity(facts.candidates.len() * 8), vec![0]);
        for candidate in facts.candidates.values() {
            add_words(candidate, &mut words);
            bounds.push(words.len());
        }
        let mut known: HashMap<&[u64], usize, _> =
            HashMap::with_capacity_and_hasher(facts.candidates.len(), foldhash::fast::FixedState::default());
        let mut sights = Self { of: Vec::with_capacity(facts.candidates.len()), ..Self::default() };
        for (candidate, bounds) in facts.candidates.values().zip(bounds.windows(2)) {
            let next = known.len();
            let number = *known.entry(&words[bounds[0]..bounds[1]]).or_insert(next);
            sights.of.push(number);
            if number == next {
                sights.bounds.push(sights.groups.len());
                group(facts, candidate, &mut sights.groups);
            }
        }
        sights.bounds.push(sights.groups.len());
        sights.views.resize_with(known.len(), OnceCell::new);
        sights
    }

    /// The units that a candidate wishes for, or is open to, by what they are worth; of a block the best wish first.
    #[inline]
    pub(super) fn groups(&self, candidate: &Candidate<'_>) -> &[Group] {
        let number = self.number(candidate);
        &self.groups[self.bounds[number]..self.bounds[number + 1]]
    }

    /// The number of a candidate's sight.
    #[inline]
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

/// Adds all that a sight depends on: two candidates have the same words only if they see alike.
fn add_words(candidate: &Candidate<'_>, words: &mut Vec<u64>) {
    let word = |number: Option<usize>| number.map_or(0, |number| number as u64 + 1);
    let Candidate { trust, nearest_name, wishes, needs, document, .. } = candidate;
    words.extend([word(*trust), word(*nearest_name), u64::from(document.open_to_others)]);
    needs.add_words(words);
    for wish in wishes {
        match wish {
            Wish::Unit(unit) => words.extend([0, word(*unit)]),
            Wish::Hospital(name) => words.extend([1, word(Some(*name))]),
            Wish::Field(name) => words.extend([2, word(Some(*name))]),
            Wish::Split([one, other]) => words.extend([3, word(*one), word(*other)]),
        }
    }
}

/// Adds what a candidate wishes for, or is open to.
fn group(facts: &Facts<'_>, candidate: &Candidate<'_>, groups: &mut Vec<Group>) {
    let Some(trust) = candidate.trust else { return };
    for number in facts.trusts[trust].blocks.clone() {
        let block = &facts.blocks[number];
        let near = candidate.nearest_name.map_or(u64::MAX, |nearest| block.of_hospital(nearest));
        let mut add = |wished: u64, wish: i64| {
            for (away, there) in [(0, wished & near), (1, wished & !near)] {
                let kinds = block.kinds().iter().filter(|kind| kind.units & there != 0);
                groups.extend(kinds.map(|kind| {
                    let Kind { relevance, coverage, units } = *kind;
                    Group { block: number, units: units & there, wish, away, relevance, coverage }
                }));
            }
        };
        let mut left = block.all();
        if candidate.wishes.is_empty() {
            add(left, 0);
            continue;
        }
        for (wish, place) in candidate.wishes.iter().zip(0..) {
            let wished = left & block.wished(facts, number, wish);
            left &= !wished;
            add(wished, place);
        }
        if candidate.document.open_to_others {
            add(left, values::outside(candidate));
        }
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
