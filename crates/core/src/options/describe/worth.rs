//! The units of one stretch by what they are worth, as sets: for who only asks what comes before something.

use super::Description;
use crate::options::{UnitSet, Values};

impl<S: UnitSet> Description<'_, S> {
    /// All units of the trust.
    pub(crate) fn all_units(&self) -> &S {
        &self.table.all
    }

    /// The units that match a wish before this one.
    pub(crate) fn wished_before(&self, wish: u32) -> S {
        let mut wished = S::none(self.table.units.len());
        self.wishes.iter().take_while(|(own, _)| *own < wish).for_each(|(_, units)| wished.join(units));
        wished
    }

    /// Of units that one stretch could be in from a start: those worth more than these values from the same start, and those
    /// that are worth just as much.
    pub(crate) fn parted(&self, units: &S, values: &Values) -> [S; 2] {
        let none = || S::none(self.table.units.len());
        let mut better = units.and(&self.wished_before(values.wish));
        let own = self.wishes.iter().find(|(wish, _)| *wish == values.wish);
        let own = own.map_or_else(none, |(_, of)| units.and(of));
        let mut side = self.near.as_ref().map_or_else(|| own.clone(), |near| own.and(near));
        if values.away > 0 {
            better.join(&side);
            side = own.minus(&side);
        }
        let mut equal = none();
        for (relevance, of) in (0..=values.relevance).zip(&self.table.relevance) {
            if relevance < values.relevance {
                better.join(&side.and(of));
            } else {
                equal = side.and(of);
            }
        }
        [better, equal]
    }
}
