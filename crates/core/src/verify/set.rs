//! Sets of small numbers, and numbers for texts that are only ever compared.

use std::collections::HashMap;

/// A set of small numbers: a bit for each. The first 64 need no allocation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct Set {
    first: u64,
    rest: Vec<u64>,
}

impl Set {
    /// Puts a number into the set.
    pub(super) fn insert(&mut self, number: usize) {
        let bit = 1 << (number % 64);
        let Some(place) = (number / 64).checked_sub(1) else {
            self.first |= bit;
            return;
        };
        if self.rest.len() <= place {
            self.rest.resize(place + 1, 0);
        }
        self.rest[place] |= bit;
    }

    /// Adds words that two sets share only if they are the same: how many there are, and the bits.
    pub(super) fn add_words(&self, words: &mut Vec<u64>) {
        words.extend([u64::try_from(self.rest.len()).unwrap_or(u64::MAX), self.first]);
        words.extend_from_slice(&self.rest);
    }

    /// Whether each of its numbers is in one of the two others.
    #[inline]
    pub(super) fn is_within(&self, one: &Self, other: &Self) -> bool {
        let left_out = |place: usize, word: &u64| {
            let of = |set: &Self| set.rest.get(place).copied().unwrap_or(0);
            *word & !(of(one) | of(other))
        };
        self.first & !(one.first | other.first) == 0
            && self.rest.iter().enumerate().all(|(place, word)| left_out(place, word) == 0)
    }
}

impl FromIterator<usize> for Set {
    fn from_iter<I: IntoIterator<Item = usize>>(numbers: I) -> Self {
        let mut set = Self::default();
        numbers.into_iter().for_each(|number| set.insert(number));
        set
    }
}

/// Texts by number: two numbers are the same where the texts are.
#[derive(Debug, Default)]
pub(super) struct Names<'a>(HashMap<&'a str, usize, foldhash::fast::FixedState>);

impl<'a> Names<'a> {
    /// The number of a text; a new one where it was not met before.
    pub(super) fn number(&mut self, text: &'a str) -> usize {
        let next = self.0.len();
        *self.0.entry(text).or_insert(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(numbers: &[usize]) -> Set {
        numbers.iter().copied().collect()
    }

    #[test]
    fn a_set_lies_within_two_that_hold_it_together() {
        let all = set(&[3, 63, 64, 200]);
        assert!(all.is_within(&set(&[3, 64, 5]), &set(&[63, 200])));
        assert!(!all.is_within(&set(&[3, 64]), &set(&[200])));
        assert!(!all.is_within(&set(&[3, 63]), &set(&[64])));
        assert!(set(&[]).is_within(&set(&[]), &set(&[])) && !set(&[0]).is_within(&set(&[64]), &set(&[])));
    }

    #[test]
    fn equal_texts_have_one_number() {
        let mut names = Names::default();
        assert_eq!(["a", "b", "a"].map(|text| names.number(text)), [0, 1, 0]);
    }
}
