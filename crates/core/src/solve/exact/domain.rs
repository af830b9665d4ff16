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
