//! One option of a member, in the trust's own numbers.

use crate::options::Shape;

/// One option of a member that is not just a half-year in one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Choice {
    /// How the months are laid out.
    pub(super) shape: Shape,
    /// The unit of each stretch; the second repeats the first where there is but one.
    pub(super) units: [u32; 2],
    /// The pool of each stretch; [`super::board::NONE`] where the unit says which, or where it is left to the half-year's flow.
    pub(super) pools: [u32; 2],
}

/// A stretch of a choice in one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) unit: u32,
    pub(super) pool: u32,
    /// First and last quarter, by their places in the horizon.
    pub(super) from: usize,
    pub(super) to: usize,
}

impl Stretch {
    /// Whether it is the whole of a half-year.
    pub(super) fn is_whole(self) -> bool {
        self.from.is_multiple_of(2) && self.to == self.from + 1
    }
}

impl Choice {
    /// Its stretches from this start.
    pub(super) fn stretches(self, start: usize) -> impl Iterator<Item = Stretch> {
        let layout = self.shape.layout().iter().zip(self.units).zip(self.pools);
        layout.map(move |((&(first, count), unit), pool)| {
            let from = start + first as usize;
            Stretch { unit, pool, from, to: from + count as usize - 1 }
        })
    }
}

/// The half-years that a choice touches.
pub(super) fn touched_periods(choice: Choice, start: usize) -> std::ops::RangeInclusive<usize> {
    start / 2..=(start + choice.shape.quarters() - 1) / 2
}
