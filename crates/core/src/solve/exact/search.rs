//! The exact search for what chains and bounds leave undecided (docs/solver.md, 5).
//!
//! A node is a set of members who stand, and for each seated member the choices it may still take. Someone who cannot
//! be seated by moving half-years alone is seated in no arrangement in which everyone else (of a set that the closure
//! names) keeps to the choice, or to the set of full units, where they are now. So one of them leaves it, and the search
//! branches on who is the first to leave. All in integers; a tree that is exhausted is a proof.

use super::board::{Board, Choice, Domain, MemberIx, Seat};
use super::bounds::{Bounds, whole_unit};
use super::tally::{Counts, Stage};
use super::trust::Pools;
use crate::options::{Shape, UnitSet};

/// The answer to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// The member sits.
    Yes,
    /// Proved: there is no way.
    No,
    /// Not found so far; the search was not exhausted.
    Cut,
    /// The time is up.
    Stopped,
}

/// What answers may cost, and what they did cost.
pub(super) struct Budget<'a> {
    /// Whether the time is up, or nobody waits any more.
    pub(super) is_over: &'a dyn Fn() -> bool,
    /// Steps that are left, where they are counted.
    pub(super) steps: Option<u64>,
    pub(super) counts: Counts,
}

impl Budget<'_> {
    /// Takes one step; whether there is nothing left for it.
    pub(super) fn is_spent(&mut self) -> bool {
        if let Some(steps) = &mut self.steps {
            match steps.checked_sub(1) {
                Some(left) => *steps = left,
                None => return true,
            }
        }
        (self.is_over)()
    }

    /// Notes which stage decided.
    pub(super) fn decided(&mut self, stage: Stage, answer: Answer) -> Answer {
        self.counts.count(stage, answer);
        answer
    }
}

/// How deep the search goes before it tries elsewhere; the last is to the end.
const DEPTHS: [u32; 6] = [1, 2, 3, 5, 9, u32::MAX];

/// A way to break what stands against a member: its own choices narrowed, and who might make way.
struct Branch<S> {
    /// The choices that the member is narrowed to; `None`: as they are.
    own: Option<Vec<u32>>,
    movers: Vec<MemberIx>,
    /// Movers leave a closed set of units in this half-year; `None`: they leave their choice.
    closed: Option<(usize, S)>,
}

impl<S: UnitSet> Board<S> {
    /// Seats a standing member, whatever others have to move, or proves that there is no way.
    pub(super) fn search(&mut self, member: MemberIx, budget: &mut Budget<'_>) -> Answer {
        for depth in DEPTHS {
            let mark = self.mark();
            let answer = self.solve(&[member], depth, budget);
            if answer == Answer::Yes {
                self.lift_restrictions(mark);
                return answer;
            }
            self.undo(mark);
            if answer != Answer::Cut {
                return answer;
            }
        }
        Answer::Stopped
    }

    fn solve(&mut self, standing: &[MemberIx], depth: u32, budget: &mut Budget<'_>) -> Answer {
        let Some((&member, rest)) = standing.split_last() else { return Answer::Yes };
        budget.counts.nodes += 1;
        if budget.is_spent() {
            return Answer::Stopped;
        }
        if self.seat_beside(member) {
            return self.solve(rest, depth, budget);
        }
        if depth == 0 {
            return Answer::Cut;
        }
        let mut cut = false;
        for branch in self.branches(member) {
            let mark = self.mark();
            if let Some(own) = branch.own.clone() {
                self.restrict(member, own);
            }
            let answer = self.try_movers(member, rest, &branch, depth, budget);
            match answer {
                Answer::Yes | Answer::Stopped => return answer,
                Answer::Cut => cut = true,
                Answer::No => {}
            }
            self.undo(mark);
        }
        if cut { Answer::Cut } else { Answer::No }
    }

    /// One mover after another leaves; those before it stay.
    fn try_movers(
        &mut self,
        member: MemberIx,
        rest: &[MemberIx],
        branch: &Branch<S>,
        depth: u32,
        budget: &mut Budget<'_>,
    ) -> Answer {
        let mut cut = false;
        for &mover in &branch.movers {
            let (leave, stay) = self.part(mover, branch);
            if !leave.is_empty() {
                let mark = self.mark();
                self.restrict(mover, leave);
                self.unseat(mover);
                let standing: Vec<MemberIx> = rest.iter().copied().chain([mover, member]).collect();
                match self.solve(&standing, depth - 1, budget) {
                    Answer::Cut => cut = true,
                    Answer::No => {}
                    found => return found,
                }
                self.undo(mark);
            }
            self.restrict(mover, stay);
        }
        if cut { Answer::Cut } else { Answer::No }
    }

    /// The choices of a mover by which it leaves, and those by which it stays.
    fn part(&self, mover: MemberIx, branch: &Branch<S>) -> (Vec<u32>, Vec<u32>) {
        let start = self.members[mover as usize].start as usize;
        let own = self.members[mover as usize].seat;
        let stays = |&number: &u32| match &branch.closed {
            None => own == Seat::Choice(number),
            Some((period, closed)) => {
                whole_unit(self.choice(mover, number), start, *period).is_some_and(|unit| closed.has(unit))
            }
        };
        self.open_choices(mover).into_iter().partition(|number| !stays(number))
    }

    /// Seats a member by chains of half-years alone, in whichever choice it may take.
    pub(super) fn seat_beside(&mut self, member: MemberIx) -> bool {
        if let Domain::Whole(units) = &self.members[member as usize].domain {
            let units = units.clone();
            return self.enter(member, &units);
        }
        let choices = self.open_choices(member);
        if self.places.mode == Pools::Many {
            return choices.into_iter().any(|number| self.seat_by_chains(member, number));
        }
        let start = self.members[member as usize].start as usize;
        // One half-year's chains do not reach into another: what can be entered can be entered together.
        let mut enterable: Vec<(usize, S)> = Vec::new();
        choices.into_iter().any(|number| {
            let choice = self.choice(member, number);
            let open = choice.stretches(start).filter(|stretch| stretch.is_whole()).all(|stretch| {
                let period = stretch.from / 2;
                if !enterable.iter().any(|(known, _)| *known == period) {
                    let units = self.enterable(period);
                    enterable.push((period, units));
                }
                let unit = stretch.unit as usize;
                enterable.iter().any(|(known, units)| *known == period && units.has(unit))
            });
            open && self.seat_by_chains(member, number)
        })
    }

    /// What stands against a member that chains cannot seat, in one way or, where its choices touch two half-years, two.
    fn branches(&mut self, member: MemberIx) -> Vec<Branch<S>> {
        let start = self.members[member as usize].start as usize;
        if let Domain::Whole(units) = &self.members[member as usize].domain {
            let units = units.clone();
            return vec![self.branch(start / 2, &units, None)];
        }
        let numbers = self.open_choices(member);
        let choices: Vec<Choice> = numbers.iter().map(|&number| self.choice(member, number)).collect();
        let twelve = choices.iter().all(|choice| choice.shape == Shape::Twelve);
        if self.places.mode == Pools::Many || !twelve {
            return vec![self.any_branch(start, &choices)];
        }
        let period = start / 2;
        let enterable = self.enterable(period);
        let in_first = |choice: &Choice| enterable.has(choice.units[0] as usize);
        let mut branches = Vec::new();
        // Where the first half-year can be had, the second stands against it; else the first does.
        for first_open in [true, false] {
            let own: Vec<u32> =
                numbers.iter().zip(&choices).filter(|(_, c)| in_first(c) == first_open).map(|(n, _)| *n).collect();
            if own.is_empty() {
                continue;
            }
            let mut targets = S::none(self.places.units);
            let against = usize::from(first_open);
            for choice in choices.iter().filter(|choice| in_first(choice) == first_open) {
                targets.add(choice.units[against] as usize);
            }
            branches.push(self.branch(period + against, &targets, Some(own)));
        }
        branches
    }

    /// What stands against one half-year more in these units.
    fn branch(&mut self, period: usize, targets: &S, own: Option<Vec<u32>>) -> Branch<S> {
        let closed = self.closure(period, targets);
        let counted = self.places.mode != Pools::Many
            && closed.iter().all(|unit| self.layers[period].wholes[unit] >= self.whole_places(period, unit));
        let movers = self.loose_in(period, &closed);
        let even = |mover: &MemberIx| {
            let start = self.members[*mover as usize].start as usize;
            let open = self.open_choices(*mover);
            let wholes = open.iter().filter(|&&number| whole_unit(self.choice(*mover, number), start, period).is_some());
            let count = wholes.count();
            count == 0 || count == open.len()
        };
        if !counted || !movers.iter().all(even) {
            let movers = if self.places.mode == Pools::Many { self.loose_anywhere(period) } else { movers };
            return Branch { own, movers, closed: None };
        }
        let serves_whole = |mover: &MemberIx| {
            let start = self.members[*mover as usize].start as usize;
            whole_unit(self.seated_choice(*mover), start, period).is_some()
        };
        let movers = movers.into_iter().filter(serves_whole).collect();
        Branch { own, movers, closed: Some((period, closed)) }
    }

    /// What stands against any of these choices: everyone who sits where half-years could not get out of the way.
    fn any_branch(&mut self, start: usize, choices: &[Choice]) -> Branch<S> {
        let last = choices.iter().map(|choice| (start + choice.shape.quarters() - 1) / 2).max().unwrap_or(start / 2);
        let mut movers = Vec::new();
        for period in start / 2..=last {
            if self.places.mode == Pools::Many {
                movers.extend(self.loose_anywhere(period));
                continue;
            }
            let mut targets = S::none(self.places.units);
            let stretches = choices.iter().flat_map(|choice| choice.stretches(start));
            for stretch in stretches.filter(|stretch| (stretch.from / 2..=stretch.to / 2).contains(&period)) {
                targets.add(stretch.unit as usize);
            }
            let closed = self.closure(period, &targets);
            movers.extend(self.loose_in(period, &closed));
        }
        movers.sort_unstable();
        movers.dedup();
        Branch { own: None, movers, closed: None }
    }

    /// Members other than half-years who sit in one of these units in a half-year, those of the lowest rank first.
    fn loose_in(&self, period: usize, units: &S) -> Vec<MemberIx> {
        let cells = [2 * period, 2 * period + 1].map(|quarter| quarter * self.places.units);
        let mut found: Vec<MemberIx> =
            units.iter().flat_map(|unit| cells.map(|cell| &self.others[cell + unit])).flatten().copied().collect();
        found.sort_unstable_by(|a, b| b.cmp(a));
        found.dedup();
        found
    }

    fn loose_anywhere(&self, period: usize) -> Vec<MemberIx> {
        self.loose_in(period, &S::all(self.places.units))
    }

    /// The choices of a member that no bound refuses. Where it is a newcomer, units that no half-year more can enter are
    /// closed for good.
    pub(super) fn possible(&mut self, member: MemberIx, newcomer: bool) -> Vec<u32> {
        let start = self.members[member as usize].start as usize;
        let numbers = self.open_choices(member);
        let last = |number: &u32| (start + self.choice(member, *number).shape.quarters() - 1) / 2;
        let Some(last) = numbers.iter().map(last).max() else { return numbers };
        let bounds: Vec<Bounds<S>> = (start / 2..=last).map(|period| self.bounds_of(period)).collect();
        for (layer, bounds) in self.layers[start / 2..=last].iter_mut().zip(&bounds).filter(|_| newcomer) {
            layer.alive = layer.alive.and(&bounds.whole);
        }
        let possible = |number: &u32| {
            let mut stretches = self.choice(member, *number).stretches(start);
            stretches.all(|stretch| bounds.iter().all(|bounds| bounds.allow(self, stretch)))
        };
        numbers.into_iter().filter(possible).collect()
    }
}
