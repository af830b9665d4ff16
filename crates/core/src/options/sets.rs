//! Sets of a trust's units (or pools), by their number within the trust: one machine word where they are few.

use std::fmt::Debug;

/// A set of small numbers.
pub(crate) trait UnitSet: Clone + PartialEq + Eq + Debug + Send + Sync {
    /// The empty set, with room for the numbers below `size`.
    fn none(size: usize) -> Self;
    /// Whether a number is in it.
    fn has(&self, number: usize) -> bool;
    /// Puts a number in.
    fn add(&mut self, number: usize);
    /// Takes a number out.
    fn remove(&mut self, number: usize);
    /// Whether nothing is in it.
    fn is_empty(&self) -> bool;
    /// Whether the two have a number in common.
    fn meets(&self, other: &Self) -> bool;
    /// What both hold.
    fn and(&self, other: &Self) -> Self;
    /// What the other does not hold.
    fn minus(&self, other: &Self) -> Self;
    /// Puts in all that the other holds.
    fn join(&mut self, other: &Self);
    /// How many numbers are in it.
    fn len(&self) -> usize;
    /// The smallest number that is not below `from`.
    fn at_or_after(&self, from: usize) -> Option<usize>;

    /// These numbers, with room for those below `size`.
    fn of(size: usize, numbers: impl Iterator<Item = usize>) -> Self {
        let mut set = Self::none(size);
        numbers.for_each(|number| set.add(number));
        set
    }

    /// All numbers below `size`.
    fn all(size: usize) -> Self {
        Self::of(size, 0..size)
    }

    /// The smallest number.
    fn first(&self) -> Option<usize> {
        self.at_or_after(0)
    }

    /// The numbers, ascending.
    fn iter(&self) -> Numbers<'_, Self>
    where
        Self: Sized,
    {
        Numbers { set: self, from: 0 }
    }
}

/// The numbers of a set, ascending.
#[derive(Clone)]
pub(crate) struct Numbers<'a, S> {
    set: &'a S,
    from: usize,
}

impl<S: UnitSet> Iterator for Numbers<'_, S> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let number = self.set.at_or_after(self.from)?;
        self.from = number + 1;
        Some(number)
    }
}

/// How many numbers one word holds.
pub(crate) const WORD: usize = 64;

/// Up to 64 units: one word.
impl UnitSet for u64 {
    fn none(_: usize) -> Self {
        0
    }
    fn has(&self, number: usize) -> bool {
        self >> number & 1 == 1
    }
    fn add(&mut self, number: usize) {
        *self |= 1 << number;
    }
    fn remove(&mut self, number: usize) {
        *self &= !(1 << number);
    }
    fn is_empty(&self) -> bool {
        *self == 0
    }
    fn meets(&self, other: &Self) -> bool {
        self & other != 0
    }
    fn and(&self, other: &Self) -> Self {
        self & other
    }
    fn minus(&self, other: &Self) -> Self {
        self & !other
    }
    fn join(&mut self, other: &Self) {
        *self |= other;
    }
    fn len(&self) -> usize {
        self.count_ones() as usize
    }
    fn at_or_after(&self, from: usize) -> Option<usize> {
        let rest = if from < WORD { self & (!0 << from) } else { 0 };
        (rest != 0).then(|| rest.trailing_zeros() as usize)
    }
}

/// Any number of units: as many words as it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wide(Box<[u64]>);

impl Wide {
    fn zip(&self, other: &Self, of: impl Fn(u64, u64) -> u64) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(a, b)| of(*a, *b)).collect())
    }
}

impl UnitSet for Wide {
    fn none(size: usize) -> Self {
        Self(vec![0; size.div_ceil(WORD)].into_boxed_slice())
    }
    fn has(&self, number: usize) -> bool {
        self.0[number / WORD].has(number % WORD)
    }
    fn add(&mut self, number: usize) {
        self.0[number / WORD].add(number % WORD);
    }
    fn remove(&mut self, number: usize) {
        self.0[number / WORD].remove(number % WORD);
    }
    fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }
    fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }
    fn and(&self, other: &Self) -> Self {
        self.zip(other, |a, b| a & b)
    }
    fn minus(&self, other: &Self) -> Self {
        self.zip(other, |a, b| a & !b)
    }
    fn join(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a |= b);
    }
    fn len(&self) -> usize {
        self.0.iter().map(UnitSet::len).sum()
    }
    fn at_or_after(&self, from: usize) -> Option<usize> {
        let first = from / WORD;
        let mut words = self.0.iter().enumerate().skip(first);
        words.find_map(|(at, word)| {
            let rest = if at == first { word & (!0 << (from % WORD)) } else { *word };
            (rest != 0).then(|| at * WORD + rest.trailing_zeros() as usize)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn filled<S: UnitSet>(size: usize, numbers: &BTreeSet<usize>) -> S {
        let mut set = S::none(size);
        for &number in numbers {
            set.add(number);
        }
        set
    }

    fn agrees<S: UnitSet>(size: usize, a: &BTreeSet<usize>, b: &BTreeSet<usize>) {
        let (x, y): (S, S) = (filled(size, a), filled(size, b));
        let listed = |set: &S| set.iter().collect::<BTreeSet<usize>>();
        assert_eq!(listed(&x), *a);
        assert_eq!(listed(&x.and(&y)), a & b);
        assert_eq!(listed(&x.minus(&y)), a - b);
        assert_eq!(x.meets(&y), !a.is_disjoint(b));
        assert_eq!((x.is_empty(), x.len(), x.first()), (a.is_empty(), a.len(), a.first().copied()));
        let mut both = x.clone();
        both.join(&y);
        assert_eq!(listed(&both), a | b);
        for &number in b {
            both.remove(number);
        }
        assert_eq!(both, x.minus(&y));
        assert_eq!(listed(&S::all(size)), (0..size).collect());
    }

    proptest! {
        #[test]
        fn one_word_and_many_are_sets(
            a in proptest::collection::btree_set(0_usize..64, 0..20),
            b in proptest::collection::btree_set(0_usize..64, 0..20),
            far in proptest::collection::btree_set(0_usize..300, 0..40),
        ) {
            agrees::<u64>(64, &a, &b);
            agrees::<Wide>(64, &a, &b);
            agrees::<Wide>(300, &far, &b);
        }
    }
}
