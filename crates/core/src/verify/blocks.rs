//! The units of a trust in blocks of up to 64, a bit for each: what is asked of all of them is asked in one step.

use super::{
    candidates::Wish,
    facts::{Facts, Unit},
    values,
};

/// How many units a block has room for.
pub(super) const ROOM: usize = 64;

/// Units of one trust, and which of them are alike.
#[derive(Debug)]
pub(super) struct Block {
    /// Their numbers, ascending: that of the lowest bit first.
    units: Vec<usize>,
    /// The units of each hospital.
    by_hospital: Vec<(usize, u64)>,
    /// The units of each field.
    by_field: Vec<(usize, u64)>,
    /// The units by what they are worth to everyone, the most relevant first.
    kinds: Vec<Kind>,
}

/// Units of the same relevance, which cover the same goals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kind {
    pub(super) relevance: i64,
    /// The number of the goals covered.
    pub(super) coverage: usize,
    pub(super) units: u64,
}

impl Block {
    /// Of these units, ascending, no more than there is room for.
    pub(super) fn new(facts: &Facts<'_>, units: &[usize]) -> Self {
        let (mut by_hospital, mut by_field) = (Vec::new(), Vec::new());
        let mut kinds: Vec<Kind> = Vec::new();
        for Unit { bit, document, hospital_name, field_name, coverage, .. } in
            units.iter().map(|own| &facts.units[*own])
        {
            for (list, name) in [(&mut by_hospital, hospital_name), (&mut by_field, field_name)] {
                if let Some(name) = name {
                    add(list, *name, *bit);
                }
            }
            let (relevance, coverage) = (values::relevance_of(document.relevance), *coverage);
            match kinds.iter_mut().find(|kind| (kind.relevance, kind.coverage) == (relevance, coverage)) {
                Some(kind) => kind.units |= bit,
                None => kinds.push(Kind { relevance, coverage, units: *bit }),
            }
        }
        kinds.sort_unstable_by_key(|kind| (kind.relevance, kind.coverage));
        Self { units: units.to_vec(), by_hospital, by_field, kinds }
    }

    /// All of its units.
    pub(super) fn all(&self) -> u64 {
        self.kinds.iter().fold(0, |all, kind| all | kind.units)
    }

    /// Its units by what they are worth to everyone, the most relevant first.
    pub(super) fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// The units of a hospital.
    pub(super) fn of_hospital(&self, name: usize) -> u64 {
        named(&self.by_hospital, name)
    }

    /// The units that a wish matches; `own` is the block's number.
    pub(super) fn wished(&self, facts: &Facts<'_>, own: usize, wish: &Wish) -> u64 {
        match wish {
            Wish::Unit(unit) => unit.map(|unit| &facts.units[unit]).map_or(0, |unit| unit.bit_in(own)),
            Wish::Hospital(name) => self.of_hospital(*name),
            Wish::Field(name) => named(&self.by_field, *name),
            Wish::Split(_) => 0,
        }
    }

    /// The number of the first of some of its units.
    pub(super) fn lowest(&self, units: u64) -> Option<usize> {
        self.units.get(usize::try_from(units.trailing_zeros()).ok()?).copied()
    }

    /// The numbers of some of its units, ascending, each with its bit.
    pub(super) fn numbers(&self, units: u64) -> impl Iterator<Item = (usize, u64)> {
        let mut left = units;
        std::iter::from_fn(move || {
            let number = self.lowest(left)?;
            let bit = left & left.wrapping_neg();
            left ^= bit;
            Some((number, bit))
        })
    }
}

fn add(list: &mut Vec<(usize, u64)>, name: usize, bit: u64) {
    match list.iter_mut().find(|(own, _)| *own == name) {
        Some((_, units)) => *units |= bit,
        None => list.push((name, bit)),
    }
}

fn named(list: &[(usize, u64)], name: usize) -> u64 {
    list.iter().find(|(own, _)| *own == name).map_or(0, |(_, units)| *units)
}

/// Whether there is one unit among some and one among others, both of one block, if need be two that are not the same.
pub(super) fn has_pair(some: u64, others: u64, apart: bool) -> bool {
    some != 0 && others != 0 && !(apart && some == others && some.is_power_of_two())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_of_two_where_it_must_be() {
        for (some, others) in (0..8_u64).flat_map(|some| (0..8).map(move |others| (some, others))) {
            for apart in [false, true] {
                let mut pairs = (0..9).map(|place| (1 << (place / 3), 1 << (place % 3)));
                let is_one = |(one, other): (u64, u64)| some & one != 0 && others & other != 0;
                let found = pairs.any(|pair| is_one(pair) && !(apart && pair.0 == pair.1));
                assert_eq!(has_pair(some, others, apart), found, "{some} {others} {apart}");
            }
        }
    }
}
