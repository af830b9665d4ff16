//! From described groups of options to what a member may choose from.

use super::board::{Board, Choice, Domain, NONE};
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

    /// Units with every choice of pools that has to be named: none for whole half-years, which the flow carries, nor
    /// where the unit says which.
    fn with_pools(&self, shape: Shape, units: [u32; 2], start: usize, choices: &mut Vec<Choice>) {
        let bare = Choice { shape, units, pools: [NONE; 2] };
        if self.places.mode != Pools::Many {
            choices.push(bare);
            return;
        }
        let mut open = vec![bare];
        for (at, stretch) in bare.stretches(start).enumerate() {
            if stretch.is_whole() {
                continue;
            }
            let mut pools = self.places.serving[stretch.unit as usize].clone();
            (stretch.from..=stretch.to).for_each(|quarter| pools = pools.and(&self.places.posted[quarter]));
            if shape == Shape::Offset {
                pools = pools.and(&self.places.vacancies);
            }
            open = open
                .into_iter()
                .flat_map(|choice| {
                    pools.iter().map(move |pool| {
                        let mut named = choice;
                        named.pools[at] = u32::try_from(pool).unwrap_or(NONE);
                        named
                    })
                })
                .collect();
        }
        choices.append(&mut open);
    }
}
