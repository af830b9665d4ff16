//! Keys as numbers: the values of all criteria side by side, so that two keys are compared at once.

use std::iter::once;

/// How many words a key has.
const WORDS: usize = 3;

/// The values of all criteria in the rule set's order, as one number: the weightiest criterion in the highest bits.
/// Keys of one problem compare as the values do, from the first criterion to the last; smaller comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Key([u64; WORDS]);

impl Key {
    /// Puts a value of so many bits (1 to 63) behind those that are there.
    pub(super) fn push(&mut self, value: u64, bits: u32) {
        debug_assert!(value < 1 << bits, "{value} does not fit into {bits} bits");
        let mut carried = value;
        for word in self.0.iter_mut().rev() {
            let out = *word >> (64 - bits);
            *word = *word << bits | carried;
            carried = out;
        }
        debug_assert_eq!(carried, 0, "each criterion stands once, and all of them fit into a key");
    }

    /// The highest bit in which two keys differ, counted from the lowest.
    fn difference(&self, other: &Self) -> Option<u32> {
        let words = self.0.iter().zip(&other.0).map(|(a, b)| a ^ b);
        let (word, bits) = (0_u32..).zip(words).find(|(_, bits)| *bits != 0)?;
        Some((2 - word) * 64 + bits.ilog2())
    }
}

/// Where each criterion stands in a key.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    /// The lowest bit of each criterion, in the rule set's order: from high to low.
    lowest: Vec<u32>,
    /// The bits of a key.
    all: u32,
}

impl Layout {
    /// The layout of criteria that take so many bits each.
    pub(super) fn new(bits: impl DoubleEndedIterator<Item = u32>) -> Self {
        let mut all = 0;
        let mut lowest: Vec<u32> = bits.rev().map(|bits| (all, all += bits).0).collect();
        lowest.reverse();
        Self { lowest, all }
    }

    /// The place of the first criterion in which two keys differ.
    pub(super) fn first_difference(&self, a: &Key, b: &Key) -> Option<usize> {
        let bit = a.difference(b)?;
        Some(self.lowest.partition_point(|&lowest| lowest > bit))
    }

    /// A key as it is where one of its criteria is not read.
    pub(super) fn without(&self, mut key: Key, position: usize) -> Key {
        let above = once(&self.all).chain(&self.lowest).nth(position);
        let range = self.lowest[position]..above.copied().unwrap_or(self.all);
        for bit in range {
            if let Some(word) = key.0.iter_mut().rev().nth((bit / 64) as usize) {
                *word &= !(1 << (bit % 64));
            }
        }
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BITS: [u32; 6] = [1, 40, 32, 2, 40, 32];

    fn key(values: [u64; 6]) -> Key {
        let mut key = Key::default();
        values.iter().zip(BITS).for_each(|(value, bits)| key.push(*value, bits));
        key
    }

    /// Some values of each criterion, the least and the greatest among them.
    fn samples() -> Vec<[u64; 6]> {
        let mut state = 1_u64;
        let mut draw = |bits: u32| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            [0, (1 << bits) - 1, (state >> 20) & ((1 << bits) - 1), 1][(state >> 60) as usize % 4]
        };
        (0..200).map(|_| BITS.map(&mut draw)).collect()
    }

    #[test]
    fn keys_compare_as_their_values_do() {
        let layout = Layout::new(BITS.into_iter());
        for a in samples() {
            for b in samples() {
                assert_eq!(key(a).cmp(&key(b)), a.cmp(&b), "{a:?} {b:?}");
                let first = a.iter().zip(&b).position(|(a, b)| a != b);
                assert_eq!(layout.first_difference(&key(a), &key(b)), first, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn a_criterion_can_be_left_out() {
        let layout = Layout::new(BITS.into_iter());
        for a in samples() {
            for position in 0..BITS.len() {
                let mut left = a;
                left[position] = 0;
                assert_eq!(layout.without(key(a), position), key(left), "{a:?} {position}");
            }
        }
    }
}
