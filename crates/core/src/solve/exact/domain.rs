//! From described groups of options to what a member may choose from.

use super::board::{Board, Choice, Domain, NONE, Stretch};
use super::trust::Pools;
use crate::options::{Choices, Shape, UnitSet};

impl<S: UnitSet> Board<S> {
    /// The options of some groups of one start as one domain.
    pub(super) fn domain(&self, start: usize, groups: &[Choices<S>]) -> Domain<S> {
        if let [Choices::Units(Shape::Period, units)] = groups {
            return Domain::Whole(units.clone());
        }
        let whole = groups.iter().all(|choices| matches!(choices, Choices::Units(Shape::Period, _)));
        if whole {
            let mut all = S::none(self.places.units);
            for choices in groups {
                if let Choices::Units(_, units) = choices {
                    all.join(units);
                }
            }
            return Domain::Whole(all);
        }
        let mut choices = Vec::with_capacity(groups.iter().map(Choices::len).sum());
        for group in groups {
            match group {
                Choices::Units(shape, units) => {
                    let number = |unit: usize| u32::try_from(unit).unwrap_or(NONE);
                    units.iter().for_each(|unit| self.with_pools(*shape, [number(unit); 2], start, &mut choices));
                }
                Choices::Pairs(shape, pairs) => {
                    for units in pairs {
                        self.with_pools(*shape, *units, start, &mut choices);
                    }
                }
            }
        }
        if self.places.mode == Pools::Many {
            choices.sort_unstable_by_key(|choice| (choice.units, choice.pools));
        } else {
            // Units alone tell choices apart; one number is compared faster than two.
            choices.sort_unstable_by_key(|choice| u64::from(choice.units[0]) << 32 | u64::from(choice.units[1]));
        }
        Domain::Listed(choices.into_boxed_slice())
    }

    /// Of some options of one start those in whose units somebody more fits as things are.
    pub(super) fn with_room(&self, start: usize, choices: &Choices<S>) -> Choices<S> {
        let has_room = |shape: Shape, units: [u32; 2]| {
            let mut stretches = Choice { shape, units, pools: [NONE; 2] }.stretches(start);
            stretches.all(|stretch| self.has_place(stretch))
        };
        match choices {
            Choices::Units(shape, units) => {
                let mut open = S::none(self.places.units);
                let has_room = |unit: &usize| u32::try_from(*unit).is_ok_and(|unit| has_room(*shape, [unit; 2]));
                units.iter().filter(has_room).for_each(|unit| open.add(unit));
                Choices::Units(*shape, open)
            }
            Choices::Pairs(shape, pairs) => {
                Choices::Pairs(*shape, pairs.iter().copied().filter(|units| has_room(*shape, *units)).collect())
            }
        }
    }

    /// Units with every choice of pools that has to be named: where a stretch lies in two half-years. All other posts are left
    /// to the flows; units without any post for a stretch are left out.
    fn with_pools(&self, shape: Shape, units: [u32; 2], start: usize, choices: &mut Vec<Choice>) {
        let bare = Choice { shape, units, pools: [NONE; 2] };
        if self.places.mode != Pools::Many {
            choices.push(bare);
            return;
        }
        if shape == Shape::Offset {
            let pools = self.places.serving[units[0] as usize].and(&self.places.vacancies);
            let pools = pools.and(&self.places.posted[start]).and(&self.places.posted[start + 1]);
            let named = pools.iter().filter_map(|pool| u32::try_from(pool).ok());
            choices.extend(named.map(|pool| Choice { pools: [pool, NONE], ..bare }));
            return;
        }
        let has_posts = |stretch: Stretch| !self.open_pools(stretch).is_empty();
        if bare.stretches(start).all(has_posts) {
            choices.push(bare);
        }
    }

    /// With a layer of pools, those that a stretch may use which lies in one half-year.
    pub(super) fn open_pools(&self, stretch: Stretch) -> S {
        if stretch.is_whole() {
            self.places.whole_pools(stretch.from / 2, stretch.unit as usize)
        } else {
            self.quarter_pools(stretch.from, stretch.unit as usize)
        }
    }
}
