//! Two units one after the other, for those who need nine or twelve months.

use std::ops::{ControlFlow, Range};

use super::{Choices, Description, Group, Visitor};
use crate::document::Months;
use crate::options::Shape;
use crate::options::sets::UnitSet;

impl<S: UnitSet> Description<'_, S> {
    /// Shows the pairs of units of those who need nine or twelve months, the best first: start by start, or wish by wish.
    pub(super) fn visit_pairs(
        &self,
        by_place: bool,
        starts: Range<usize>,
        visitor: &mut impl Visitor<S>,
    ) -> ControlFlow<()> {
        let shape = self.pair_shape();
        let classes = self.classes();
        let values = pair_values(&classes);
        let is_open = |start: &usize| start.is_multiple_of(2) && self.may_be(shape, *start);
        let starts: Vec<usize> = starts.filter(is_open).collect();
        let same_wish = |a: &PairValue, b: &PairValue| a.wish == b.wish;
        let show = |start: usize, values: &[PairValue], visitor: &mut _| {
            for equal in values.chunk_by(PairValue::equals) {
                self.show_pairs(shape, start, &classes, equal, visitor)?;
            }
            ControlFlow::Continue(())
        };
        if by_place {
            for values in values.chunk_by(same_wish) {
                starts.iter().try_for_each(|&start| show(start, values, visitor))?;
            }
            return ControlFlow::Continue(());
        }
        starts.iter().try_for_each(|&start| show(start, &values, visitor))
    }

    fn pair_shape(&self) -> Shape {
        if self.candidate.months_needed == Months::NINE { Shape::Nine } else { Shape::Twelve }
    }

    /// The units of all pairs from a start, the first ones and the second ones, for who is not [short](Self::is_short);
    /// `None` where only listing the pairs tells.
    pub(crate) fn ends_from(&self, start: usize) -> Option<(Shape, [S; 2])> {
        let shape = self.pair_shape();
        let none = || S::none(self.table.units.len());
        if !start.is_multiple_of(2) || !self.may_be(shape, start) {
            return Some((shape, [none(), none()]));
        }
        let at = self.problem.quarter_at(start);
        if self.candidate.declined.iter().any(|declined| declined.start == at) {
            return None;
        }
        let wished = self.wished();
        let first = wished.and(&self.table.whole[start / 2]);
        let second = wished.and(self.posted_second(shape, start));
        Some((shape, [self.paired(&first, &second), self.paired(&second, &first)]))
    }

    /// The pairs from a start in the groups that [`Self::visit_start`] would show, and their order, as sets of which any two
    /// units make a pair (with `two_units` any two that differ); `None` where only listing them tells.
    pub(crate) fn blocks_from(&self, start: usize) -> Option<Vec<Vec<[S; 2]>>> {
        let at = self.problem.quarter_at(start);
        let is_declined = self.candidate.declined.iter().any(|declined| declined.start == at);
        if is_declined || !self.wished().minus(&self.covering).is_empty() {
            return None;
        }
        let (first, second) = (&self.table.whole[start / 2], self.posted_second(self.pair_shape(), start));
        let classes = self.classes();
        let block = |value: &PairValue| {
            let [a, b] = value.classes.map(|class| &classes[class].units);
            self.block(a.and(first), b.and(second))
        };
        let values = pair_values(&classes);
        let groups = values.chunk_by(PairValue::equals).map(|equal| equal.iter().filter_map(block).collect());
        Some(groups.filter(|blocks: &Vec<[S; 2]>| !blocks.is_empty()).collect())
    }

    /// Units each of which makes a pair with some of the others; `None` where there is no pair.
    fn block(&self, mut firsts: S, mut seconds: S) -> Option<[S; 2]> {
        if self.problem.rules.two_units() {
            if seconds.len() == 1 {
                firsts = firsts.minus(&seconds);
            }
            if firsts.len() == 1 {
                seconds = seconds.minus(&firsts);
            }
        }
        (!firsts.is_empty() && !seconds.is_empty()).then_some([firsts, seconds])
    }

    /// Those of some units that make a pair with one of the others.
    fn paired(&self, units: &S, others: &S) -> S {
        let differ = self.problem.rules.two_units();
        let covering = units.and(&self.covering);
        let mut paired = S::none(self.table.units.len());
        if others.len() > usize::from(differ) {
            paired.join(&covering);
        }
        if others.meets(&self.covering) {
            paired.join(&units.minus(&covering));
        }
        for unit in units.minus(&paired).iter() {
            if others.iter().any(|other| !(differ && other == unit) && self.cover_together(unit, other)) {
                paired.add(unit);
            }
        }
        paired
    }

    /// The units where a pool has posts for the second stretch of a pair from this start.
    fn posted_second(&self, shape: Shape, start: usize) -> &S {
        if shape == Shape::Nine { &self.table.quarter[start + 2] } else { &self.table.whole[start / 2 + 1] }
    }

    /// The wished units by what each is worth alone.
    fn classes(&self) -> Vec<Class<S>> {
        let mut classes = Vec::new();
        for (wish, units) in &self.wishes {
            let at_home = self.near.as_ref().map_or_else(|| units.clone(), |near| units.and(near));
            let elsewhere = units.minus(&at_home);
            for (away, side) in [(false, at_home), (true, elsewhere)] {
                for (relevance, of) in (0..).zip(&self.table.relevance) {
                    let units = side.and(of);
                    if !units.is_empty() {
                        classes.push(Class { wish: *wish, away, relevance, units });
                    }
                }
            }
        }
        classes
    }

    /// Shows the pairs of units from a start that have one value.
    fn show_pairs(
        &self,
        shape: Shape,
        start: usize,
        classes: &[Class<S>],
        equal: &[PairValue],
        visitor: &mut impl Visitor<S>,
    ) -> ControlFlow<()> {
        let period = start / 2;
        let first = self.table.whole[period].and(&visitor.open(period));
        let mut second = self.posted_second(shape, start).clone();
        if shape == Shape::Twelve {
            second = second.and(&visitor.open(period + 1));
        }
        let differ = self.problem.rules.two_units();
        let none_declined = self.candidate.declined.is_empty();
        let ends = |value: &PairValue| {
            let [a, b] = value.classes.map(|class| &classes[class].units);
            [a.and(&first), b.and(&second)]
        };
        let count = |[firsts, seconds]: [S; 2]| firsts.len() * seconds.len();
        let mut pairs = Vec::with_capacity(equal.iter().map(ends).map(count).sum());
        for value in equal {
            let [firsts, seconds] = ends(value);
            for a in firsts.iter() {
                let covers = self.covering.has(a);
                for b in seconds.iter().filter(|b| !(differ && a == *b)) {
                    let units = [a, b].map(|unit| u32::try_from(unit).unwrap_or(u32::MAX));
                    if (covers || self.cover_together(a, b)) && (none_declined || !self.is_declined(start, units)) {
                        pairs.push(units);
                    }
                }
            }
        }
        if pairs.is_empty() {
            return ControlFlow::Continue(());
        }
        let PairValue { wish, away, relevance, .. } = equal[0];
        let values = self.values(start, wish, u32::from(away), relevance);
        visitor.group(Group { start, values, choices: Choices::Pairs(shape, pairs) })
    }
}

/// Units that are worth the same alone.
struct Class<S> {
    wish: u32,
    away: bool,
    relevance: u32,
    units: S,
}

/// What two units served one after the other are worth, and of which classes they are.
struct PairValue {
    wish: u32,
    away: bool,
    relevance: u32,
    classes: [usize; 2],
}

impl PairValue {
    fn value(&self) -> (u32, bool, u32) {
        (self.wish, self.away, self.relevance)
    }

    fn equals(&self, other: &Self) -> bool {
        self.value() == other.value()
    }
}

/// All pairs of classes, the best first.
fn pair_values<S>(classes: &[Class<S>]) -> Vec<PairValue> {
    let each = || classes.iter().enumerate();
    let pair = |(i, a): (usize, &Class<S>), (j, b): (usize, &Class<S>)| PairValue {
        wish: a.wish + b.wish,
        away: a.away || b.away,
        relevance: a.relevance + b.relevance,
        classes: [i, j],
    };
    let mut values = Vec::with_capacity(classes.len() * classes.len());
    values.extend(each().flat_map(|a| each().map(move |b| pair(a, b))));
    values.sort_unstable_by_key(|value: &PairValue| (value.value(), value.classes));
    values
}
