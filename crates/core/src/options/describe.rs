//! A candidate's options described, not listed: for each start the units open to it, in groups of equal value, best
//! first. [`super::enumerate`] lists the same options one by one; a test holds the two against each other.

mod pairs;
mod starts;
mod wishes;
mod worth;

use std::ops::{ControlFlow, Range};

use smallvec::SmallVec;

use self::starts::{served_from, starts};
use super::sets::UnitSet;
use super::table::TrustTable;
use super::{Shape, Values};
use crate::document::{Months, Prefers};
use crate::problem::{Candidate, Problem};

/// Options of one start that have the same values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group<S> {
    /// The start: a quarter's place in the horizon.
    pub(crate) start: usize,
    /// What each is worth.
    pub(crate) values: Values,
    /// Which options they are.
    pub(crate) choices: Choices<S>,
}

/// The options of a group. Units are numbered within their trust.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Choices<S> {
    /// One stretch, in any of these units: [`Shape::Quarter`], [`Shape::Period`] or [`Shape::Offset`].
    Units(Shape, S),
    /// Two stretches, in these units one after the other: [`Shape::Split`], [`Shape::Nine`] or [`Shape::Twelve`].
    Pairs(Shape, Vec<[u32; 2]>),
}

impl<S: UnitSet> Choices<S> {
    /// How many units, or pairs of units.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Units(_, units) => units.len(),
            Self::Pairs(_, pairs) => pairs.len(),
        }
    }
}

/// Who is shown the groups, and what need not be shown.
pub(crate) trait Visitor<S> {
    /// The units that a whole half-year (by its place in the horizon) may still be open in.
    fn open(&self, period: usize) -> S;
    /// One group; `Break` ends the visit.
    fn group(&mut self, group: Group<S>) -> ControlFlow<()>;
}

/// A candidate's options, in a form that costs nothing to make.
#[derive(Debug)]
pub(crate) struct Description<'a, S> {
    problem: &'a Problem,
    candidate: &'a Candidate,
    table: &'a TrustTable<'a, S>,
    /// The number of each unit in its trust.
    numbers: &'a [u32],
    /// Quarters of the horizon in which a placement may start, as far as `earliest`, `latest` and the decision say.
    starts: Range<usize>,
    /// Units that cover all goals alone.
    covering: S,
    /// Units by the first wish that they match, ascending; no unit twice, no set empty.
    wishes: SmallVec<[(u32, S); 4]>,
    /// Wishes for 3+3 that are open.
    splits: Vec<(u32, [u32; 2])>,
    /// The first of the starts on which service suffices: counted service never falls, so it does on all later ones.
    served_from: usize,
    /// Units of the nearest hospital; `None`: none is known, and nothing is away.
    near: Option<S>,
}

impl<'a, S: UnitSet> Description<'a, S> {
    /// Describes a candidate of the trust that the table is of.
    pub(crate) fn new(
        problem: &'a Problem,
        candidate: &'a Candidate,
        table: &'a TrustTable<'a, S>,
        numbers: &'a [u32],
    ) -> Self {
        let none = || S::none(table.units.len());
        let near = candidate.nearest_hospital.as_ref().map(|_| {
            let units = candidate.nearest.and_then(|hospital| table.hospital(hospital));
            units.cloned().unwrap_or_else(none)
        });
        let starts = starts(problem, candidate);
        let mut description = Self {
            problem,
            candidate,
            table,
            numbers,
            served_from: served_from(problem, candidate, starts.clone()),
            starts,
            covering: none(),
            wishes: SmallVec::new(),
            splits: Vec::new(),
            near,
        };
        description.covering = description.covering();
        description.read_wishes();
        description
    }

    /// Shows the groups, the best first by the candidate's own order of values: start, wish, away, relevance, or,
    /// where places come before time, wish, start, away, relevance.
    pub(crate) fn visit(&self, visitor: &mut impl Visitor<S>) -> ControlFlow<()> {
        let by_place = self.candidate.prefers == Prefers::Place;
        match (self.candidate.months_needed, by_place) {
            (Months::NINE | Months::TWELVE, _) => self.visit_pairs(by_place, self.starts.clone(), visitor),
            (_, false) => self.visit_by_time(visitor),
            (_, true) => self.visit_by_place(visitor),
        }
    }

    /// As [`Self::visit`], by start, wish, away and relevance whatever the candidate prefers.
    pub(crate) fn visit_in_time(&self, visitor: &mut impl Visitor<S>) -> ControlFlow<()> {
        match self.candidate.months_needed {
            Months::NINE | Months::TWELVE => self.visit_pairs(false, self.starts.clone(), visitor),
            _ => self.visit_by_time(visitor),
        }
    }

    /// Whether all options lie within two quarters, so that [`Self::all_from`] tells them.
    pub(crate) fn is_short(&self) -> bool {
        !matches!(self.candidate.months_needed, Months::NINE | Months::TWELVE)
    }

    /// The starts to go through, before this one.
    pub(crate) fn starts_before(&self, end: usize) -> Range<usize> {
        self.starts.start..self.starts.end.min(end)
    }

    /// All options from a start, whatever they are worth: the units of one stretch as one set, at the place of the first that
    /// [`Self::visit_in_time`] would show. For who [is short](Self::is_short).
    pub(crate) fn all_from(&self, start: usize) -> Vec<Choices<S>> {
        let Some(shape) = self.single(start) else { return Vec::new() };
        let none = || S::none(self.table.units.len());
        let (mut open, mut units, mut first) = (none(), none(), None);
        if self.may_be(shape, start) {
            open = self.covering.and(self.posted(shape, start));
            self.take_declined(start, &mut open);
        }
        for (wish, of) in &self.wishes {
            let own = of.and(&open);
            if !own.is_empty() {
                units.join(&own);
                first = first.or(Some(*wish));
            }
        }
        let ahead = first.map_or(0, |first| self.splits.partition_point(|(wish, _)| *wish < first));
        let splits =
            |range: Range<usize>| range.filter_map(|split| self.split(start, split)).map(|group| group.choices);
        let mut all: Vec<Choices<S>> = splits(0..ahead).collect();
        all.extend(first.map(|_| Choices::Units(shape, units)));
        all.extend(splits(ahead..self.splits.len()));
        all
    }

    /// All units that are wished for, for who [is short](Self::is_short) and wishes for no 3+3.
    pub(crate) fn wished_alone(&self) -> Option<S> {
        (self.is_short() && self.splits.is_empty()).then(|| self.wished())
    }

    fn wished(&self) -> S {
        self.wishes.iter().fold(S::none(self.table.units.len()), |mut wished, (_, units)| {
            wished.join(units);
            wished
        })
    }

    /// As [`Self::all_from`], where [these](Self::wished_alone) are all that is wished for.
    pub(crate) fn units_from(&self, start: usize, wished: &S) -> Option<Choices<S>> {
        let shape = self.single(start)?;
        let mut units = wished.and(&self.covering).and(self.posted(shape, start));
        if units.is_empty() || !self.may_be(shape, start) {
            return None;
        }
        self.take_declined(start, &mut units);
        (!units.is_empty()).then_some(Choices::Units(shape, units))
    }

    /// As [`Self::visit_in_time`], from one start alone.
    pub(crate) fn visit_start(&self, start: usize, visitor: &mut impl Visitor<S>) -> ControlFlow<()> {
        let starts = start..start + 1;
        if self.is_short() { self.visit_starts(starts, visitor) } else { self.visit_pairs(false, starts, visitor) }
    }

    /// Whether there is any option at all.
    pub(crate) fn is_any(&self) -> bool {
        struct First<'t, S>(&'t [S]);
        impl<S: UnitSet> Visitor<S> for First<'_, S> {
            fn open(&self, period: usize) -> S {
                self.0[period].clone()
            }
            fn group(&mut self, _: Group<S>) -> ControlFlow<()> {
                ControlFlow::Break(())
            }
        }
        self.visit(&mut First(&self.table.whole)).is_break()
    }

    fn visit_by_time(&self, visitor: &mut impl Visitor<S>) -> ControlFlow<()> {
        self.visit_starts(self.starts.clone(), visitor)
    }

    fn visit_starts(&self, starts: Range<usize>, visitor: &mut impl Visitor<S>) -> ControlFlow<()> {
        for start in starts {
            let (mut next_single, mut next_split) = (0, 0);
            let Some(single) = self.single(start) else { continue };
            // Wishes and splits each ascend; together they are gone through in the order of their numbers.
            loop {
                let wish = self.wishes.get(next_single);
                let split = self.splits.get(next_split);
                match (wish, split) {
                    (None, None) => break,
                    (Some((number, _)), other) if other.is_none_or(|(split, _)| number < split) => {
                        self.show_single(start, single, next_single, visitor)?;
                        next_single += 1;
                    }
                    _ => {
                        self.show_split(start, next_split, visitor)?;
                        next_split += 1;
                    }
                }
            }
        }
        ControlFlow::Continue(())
    }

    fn visit_by_place(&self, visitor: &mut impl Visitor<S>) -> ControlFlow<()> {
        let singles = self.wishes.iter().enumerate().map(|(at, (wish, _))| (*wish, false, at));
        let splits = self.splits.iter().enumerate().map(|(at, (wish, _))| (*wish, true, at));
        let mut wishes: Vec<(u32, bool, usize)> = singles.chain(splits).collect();
        wishes.sort_unstable();
        for (_, is_split, at) in wishes {
            for start in self.starts.clone() {
                let Some(single) = self.single(start) else { continue };
                if is_split {
                    self.show_split(start, at, visitor)?;
                } else {
                    self.show_single(start, single, at, visitor)?;
                }
            }
        }
        ControlFlow::Continue(())
    }

    /// The shape of one stretch that may begin here.
    fn single(&self, start: usize) -> Option<Shape> {
        let turnover = start.is_multiple_of(2);
        match self.candidate.months_needed {
            Months::THREE => Some(Shape::Quarter),
            _ if turnover => Some(Shape::Period),
            _ => self.table.vacancy.then_some(Shape::Offset),
        }
    }

    /// The units where a pool has posts for one stretch of this shape.
    fn posted(&self, shape: Shape, start: usize) -> &S {
        match shape {
            Shape::Period => &self.table.whole[start / 2],
            Shape::Offset => &self.table.offset[start],
            _ => &self.table.quarter[start],
        }
    }

    /// Shows the groups of one wish at one start in one stretch.
    fn show_single(&self, start: usize, shape: Shape, wish: usize, visitor: &mut impl Visitor<S>) -> ControlFlow<()> {
        let mut units = self.wishes[wish].1.and(&self.covering);
        if shape == Shape::Period {
            units = units.and(&visitor.open(start / 2));
        }
        units = units.and(self.posted(shape, start));
        if units.is_empty() || !self.may_be(shape, start) {
            return ControlFlow::Continue(());
        }
        self.take_declined(start, &mut units);
        let near = self.near.as_ref();
        let at_home = near.map_or_else(|| units.clone(), |near| units.and(near));
        let elsewhere = units.minus(&at_home);
        for (away, side) in [(0, at_home), (1, elsewhere)] {
            for (relevance, of) in (0..).zip(&self.table.relevance) {
                let equal = side.and(of);
                if !equal.is_empty() {
                    let values = self.values(start, self.wishes[wish].0, away, relevance);
                    visitor.group(Group { start, values, choices: Choices::Units(shape, equal) })?;
                }
            }
        }
        ControlFlow::Continue(())
    }

    fn show_split(&self, start: usize, split: usize, visitor: &mut impl Visitor<S>) -> ControlFlow<()> {
        self.split(start, split).map_or(ControlFlow::Continue(()), |group| visitor.group(group))
    }

    /// The one group of a 3+3 wish at one start: its two orders are worth the same.
    fn split(&self, start: usize, split: usize) -> Option<Group<S>> {
        let (wish, [a, b]) = self.splits[split];
        if !start.is_multiple_of(2) || !self.may_be(Shape::Split, start) {
            return None;
        }
        let posts = |at: usize, unit: u32| self.table.quarter[start + at].has(unit as usize);
        let open = |order: &[u32; 2]| posts(0, order[0]) && posts(1, order[1]) && !self.is_declined(start, *order);
        let orders: Vec<[u32; 2]> = [[a, b], [b, a]].into_iter().filter(open).collect();
        if orders.is_empty() {
            return None;
        }
        let [a, b] = [a, b].map(|unit| unit as usize);
        let away = self.near.as_ref().is_some_and(|near| !near.has(a) || !near.has(b));
        let relevance = self.table.relevance_of(a) + self.table.relevance_of(b);
        let values = self.values(start, wish, u32::from(away), relevance);
        Some(Group { start, values, choices: Choices::Pairs(Shape::Split, orders) })
    }

    fn values(&self, start: usize, wish: u32, away: u32, relevance: u32) -> Values {
        let first = self.problem.horizon().start - self.candidate.earliest.first_quarter().number();
        let start = i32::try_from(start).unwrap_or(i32::MAX);
        Values { waiting: u32::try_from(first + start).unwrap_or(0), wish, away, relevance }
    }

    /// Whether a placement of this shape from this start ends in the horizon, touches no leave, and finds enough
    /// service.
    fn may_be(&self, shape: Shape, start: usize) -> bool {
        let end = start + shape.quarters();
        if start < self.served_from || end > self.table.quarter.len() {
            return false;
        }
        let leave = &self.candidate.leave;
        if leave.is_empty() {
            return true;
        }
        let (from, to) = (self.problem.quarter_at(start).first_day(), self.problem.quarter_at(end - 1).last_day());
        !leave.iter().any(|(first, last)| *first <= to && from <= *last)
    }

    /// Takes out the units that were declined for this start.
    fn take_declined(&self, start: usize, units: &mut S) {
        if self.candidate.declined.is_empty() {
            return;
        }
        let at = self.problem.quarter_at(start);
        for declined in self.candidate.declined.iter().filter(|declined| declined.start == at) {
            match declined.units.as_deref() {
                None => *units = S::none(self.table.units.len()),
                Some([unit]) => units.remove(self.numbers[*unit] as usize),
                Some(_) => {}
            }
        }
    }

    fn is_declined(&self, start: usize, units: [u32; 2]) -> bool {
        if self.candidate.declined.is_empty() {
            return false;
        }
        let at = self.problem.quarter_at(start);
        let same = |declined: &[usize]| declined.len() == 2 && (0..2).all(|i| self.numbers[declined[i]] == units[i]);
        self.candidate
            .declined
            .iter()
            .any(|declined| declined.start == at && declined.units.as_deref().is_none_or(same))
    }
}
