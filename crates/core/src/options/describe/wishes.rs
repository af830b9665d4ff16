//! What a candidate wishes for, and the goals that units cover.

use super::Description;
use crate::document::Months;
use crate::options::sets::UnitSet;
use crate::options::shapes::may_split;
use crate::problem::Place;

impl<S: UnitSet> Description<'_, S> {
    /// The units that cover all goals alone.
    pub(super) fn covering(&self) -> S {
        let goals = &self.candidate.goals_needed;
        if goals.is_empty() {
            return self.table.all.clone();
        }
        if goals.len() == 2 && goals[0] == "ALM-055" && goals[1] == "ALM-085" {
            return self.table.both_goals.clone();
        }
        let mut covering = S::none(self.table.units.len());
        let units = self.table.units.iter().enumerate();
        let covers = |unit: usize| goals.iter().all(|goal| self.problem.units[unit].learning_goals.contains(goal));
        units.filter(|(_, unit)| covers(**unit)).for_each(|(number, _)| covering.add(number));
        covering
    }

    pub(super) fn cover_together(&self, a: usize, b: usize) -> bool {
        if self.covering.has(a) || self.covering.has(b) {
            return true;
        }
        let goals = &self.candidate.goals_needed;
        let covers = |unit: usize, goal| self.problem.units[self.table.units[unit]].learning_goals.contains(goal);
        goals.iter().all(|goal| covers(a, goal) || covers(b, goal))
    }

    pub(super) fn read_wishes(&mut self) {
        let candidate = self.candidate;
        let mut rest = self.table.all.clone();
        self.wishes.reserve(candidate.places.len() + 1);
        for (wish, place) in (0..).zip(&candidate.places) {
            let units = match place {
                Place::Unit(unit) => {
                    let mut one = S::none(self.table.units.len());
                    one.add(self.numbers[*unit] as usize);
                    one.and(&rest)
                }
                Place::Hospital(hospital) => match self.table.hospital(*hospital) {
                    Some(units) => units.and(&rest),
                    None => continue,
                },
                Place::Field(field) => match self.table.field(*field) {
                    Some(units) => units.and(&rest),
                    None => continue,
                },
                Place::Split(units) => {
                    self.read_split(wish, *units);
                    continue;
                }
            };
            if !units.is_empty() {
                rest = rest.minus(&units);
                self.wishes.push((wish, units));
            }
        }
        if (candidate.open_to_others || candidate.places.is_empty()) && !rest.is_empty() {
            self.wishes.push((u32::try_from(candidate.places.len()).unwrap_or(u32::MAX), rest));
        }
    }

    fn read_split(&mut self, wish: u32, units: [usize; 2]) {
        let candidate = self.candidate;
        let [a, b] = units.map(|unit| self.numbers[unit]);
        let six = !matches!(candidate.months_needed, Months::THREE | Months::NINE | Months::TWELVE);
        if six && may_split(self.problem, candidate) && self.cover_together(a as usize, b as usize) {
            self.splits.push((wish, [a, b]));
        }
    }
}
