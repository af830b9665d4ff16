//! What a candidate would rather have had, and what they could have had as well: their options by start, better than what
//! they got, and those of equal value.

use std::ops::ControlFlow;

use super::board::Equal;
use crate::document::{Objective, Prefers};
use crate::options::{Choices, Description, Group, Shape, UnitSet, Values, Visitor};
use crate::problem::Candidate;

/// Options from one start.
#[derive(Debug)]
pub(super) enum Better<S> {
    /// All in one stretch.
    Alone(Choices<S>),
    /// Described in groups.
    Listed(Vec<Choices<S>>),
    /// All pairs that there are: the units of their first stretches, and of their second ones.
    Ends(Shape, [S; 2]),
}

impl<S> Better<S> {
    /// How many quarters they take.
    pub(super) fn quarters(&self) -> usize {
        let quarters = |choices: &Choices<S>| match choices {
            Choices::Units(shape, _) | Choices::Pairs(shape, _) => shape.quarters(),
        };
        match self {
            Self::Alone(choices) => quarters(choices),
            Self::Listed(choices) => choices.first().map_or(0, quarters),
            Self::Ends(shape, _) => shape.quarters(),
        }
    }
}

/// A candidate's options, in so far as reasons speak of them.
#[derive(Debug)]
pub(super) struct Wanted<S> {
    /// By start: those worth more, pools aside.
    pub(super) better: ByStart<S>,
    /// Under `time_then_place`: those at the start that they got which are worth more.
    pub(super) better_place: Vec<Choices<S>>,
    /// Those of the values that they got.
    pub(super) equal: Equal<S>,
    /// Under `time_then_place`: all of the start that they got.
    pub(super) equal_start: Equal<S>,
    /// The starts from which there is any option at all, as far as they were gone through; `None`: those of `better`, as all
    /// from an earlier start is better.
    pub(super) starts: Option<Vec<usize>>,
}

/// What a candidate got: the start, and the values.
pub(super) type Got = (usize, Values);

/// Options by start.
pub(super) type ByStart<S> = Vec<(usize, Better<S>)>;

impl<S: UnitSet> Wanted<S> {
    /// Goes through a candidate's options. `room` is an empty list, to be filled.
    pub(super) fn new(
        description: &Description<'_, S>,
        candidate: &Candidate,
        objective: Objective,
        got: Option<Got>,
        room: ByStart<S>,
    ) -> Self {
        let by_place = candidate.prefers == Prefers::Place && objective == Objective::TimeAndPlace;
        let mut wanted = Self {
            better: room,
            better_place: Vec::new(),
            equal: Equal::new(),
            equal_start: Equal::new(),
            starts: by_place.then(Vec::new),
        };
        match description.wished_alone() {
            Some(wished) if objective == Objective::TimeAndPlace => wanted.take_units(description, &wished, got),
            _ => wanted.take_groups(description, objective, got),
        }
        wanted
    }

    /// Where all are units of one stretch, and no two passes are made: sets tell what comes before what they got.
    fn take_units(&mut self, description: &Description<'_, S>, wished: &S, got: Option<Got>) {
        let by_place = self.starts.is_some();
        // With the place first, a wish comes before what they got from any start.
        let [mut before, mut up_to] = [wished.clone(), wished.clone()];
        if let Some((_, values)) = got.filter(|_| by_place) {
            [before, up_to] = [0, 1].map(|more| description.wished_before(values.wish + more));
        }
        let end = got.filter(|_| !by_place).map_or(usize::MAX, |(start, _)| start + 1);
        for start in description.starts_before(end) {
            let Some(Choices::Units(shape, open)) = description.units_from(start, wished) else { continue };
            self.starts.iter_mut().for_each(|starts| starts.push(start));
            let better = match got {
                Some((own, values)) if start == own => {
                    let [better, equal] = description.parted(&open, &values);
                    self.equal.push(Choices::Units(shape, equal));
                    better
                }
                Some((own, _)) if start > own => open.and(&before),
                _ => open.and(&up_to),
            };
            if !better.is_empty() {
                self.better.push((start, Better::Alone(Choices::Units(shape, better))));
            }
        }
    }

    /// In groups of equal value, the best first.
    fn take_groups(&mut self, description: &Description<'_, S>, objective: Objective, got: Option<Got>) {
        let by_place = self.starts.is_some();
        let mut collector =
            Collector { got, objective, by_place, is_better: true, all: description.all_units().clone(), wanted: self };
        // Whether it was broken off says nothing here.
        if by_place {
            let _ = description.visit(&mut collector);
        } else {
            // All from an earlier start is better; what each is worth matters from the start that they got alone.
            let alone = description.wished_alone();
            for start in description.starts_before(got.map_or(usize::MAX, |(start, _)| start)) {
                let all = match &alone {
                    Some(wished) => description.units_from(start, wished).map(Better::Alone),
                    None => all_from(description, start),
                };
                collector.wanted.better.extend(all.map(|all| (start, all)));
            }
            let _ = got.map(|(start, _)| description.visit_start(start, &mut collector));
        }
        if let Some(starts) = &mut self.starts {
            starts.sort_unstable();
            starts.dedup();
        }
        self.better.sort_unstable_by_key(|(start, _)| *start);
    }
}

/// All options from a start, if there are any.
fn all_from<S: UnitSet>(description: &Description<'_, S>, start: usize) -> Option<Better<S>> {
    let listed = if description.is_short() {
        description.all_from(start)
    } else if let Some((shape, ends)) = description.ends_from(start) {
        return (!ends[0].is_empty()).then_some(Better::Ends(shape, ends));
    } else {
        listed(description, start)
    };
    (!listed.is_empty()).then_some(Better::Listed(listed))
}

/// All options from a start, the best first.
pub(super) fn listed<S: UnitSet>(description: &Description<'_, S>, start: usize) -> Vec<Choices<S>> {
    let mut list = List { all: description.all_units().clone(), choices: Vec::new() };
    // Nothing breaks it off.
    let _ = description.visit_start(start, &mut list);
    list.choices
}

struct List<S> {
    all: S,
    choices: Vec<Choices<S>>,
}

impl<S: UnitSet> Visitor<S> for List<S> {
    fn open(&self, _: usize) -> S {
        self.all.clone()
    }

    fn group(&mut self, group: Group<S>) -> ControlFlow<()> {
        add(&mut self.choices, group.choices);
        ControlFlow::Continue(())
    }
}

struct Collector<'w, S> {
    got: Option<Got>,
    objective: Objective,
    /// Places come before time: starts are gone through again for each wish.
    by_place: bool,
    /// What is shown comes before what they got.
    is_better: bool,
    all: S,
    wanted: &'w mut Wanted<S>,
}

impl<S: UnitSet> Visitor<S> for Collector<'_, S> {
    fn open(&self, _: usize) -> S {
        self.all.clone()
    }

    fn group(&mut self, group: Group<S>) -> ControlFlow<()> {
        if let Some(starts) = self.wanted.starts.as_mut().filter(|starts| starts.last() != Some(&group.start)) {
            starts.push(group.start);
        }
        let Some((start, values)) = self.got else {
            self.better(group);
            return ControlFlow::Continue(());
        };
        if self.objective == Objective::TimeThenPlace {
            return self.in_two_passes(group, start, values);
        }
        if group.values == values {
            self.is_better = false;
            self.wanted.equal.push(group.choices);
        } else if self.is_better {
            self.better(group);
        }
        if self.is_better || self.by_place { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }
}

impl<S: UnitSet> Collector<'_, S> {
    fn better(&mut self, group: Group<S>) {
        let better = &mut self.wanted.better;
        // Most come after the last.
        match better.iter_mut().rev().find(|(start, _)| *start == group.start) {
            Some((_, Better::Listed(choices))) => add(choices, group.choices),
            _ => better.push((group.start, Better::Listed(vec![group.choices]))),
        }
    }

    fn in_two_passes(&mut self, group: Group<S>, start: usize, values: Values) -> ControlFlow<()> {
        if group.start < start {
            self.better(group);
            return ControlFlow::Continue(());
        }
        if group.start > start {
            return ControlFlow::Break(());
        }
        self.wanted.equal_start.push(group.choices.clone());
        if group.values == values {
            self.is_better = false;
            self.wanted.equal.push(group.choices);
        } else if self.is_better {
            add(&mut self.wanted.better_place, group.choices);
        }
        ControlFlow::Continue(())
    }
}

/// Adds some options: units of one shape become one set.
fn add<S: UnitSet>(all: &mut Vec<Choices<S>>, more: Choices<S>) {
    if let Choices::Units(shape, units) = &more {
        for choices in all.iter_mut() {
            if let Choices::Units(known, set) = choices
                && known == shape
            {
                set.join(units);
                return;
            }
        }
    }
    all.push(more);
}
