//! The exact search for what chains and bounds leave undecided (docs/solver.md, 5).
//!
//! A node is a set of members who stand, and for each seated member the choices it may still take. Someone who cannot
//! be seated by moving half-years alone is seated in no arrangement in which everyone else takes as much of the full
//! limits as now. So one of them takes less, and the search branches on who is the first to. All in integers; a tree
//! that is exhausted is a proof.

use std::collections::BTreeSet;

use super::board::{Board, Domain, MemberIx};
use super::branch::Branch;
use super::tally::{Counts, Stage};
use crate::options::UnitSet;

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

/// The members whose restrictions a refusal rests on: it holds wherever these are as narrow.
type Why = BTreeSet<MemberIx>;

/// How many may make way for one another before the search tries elsewhere. The last is further than any arrangement is
/// known to need, and bounds the stack; what even it cuts off is answered by "stopped", never by no.
const DEPTHS: [u32; 6] = [1, 2, 3, 5, 9, 500];

impl<S: UnitSet> Board<S> {
    /// Seats a standing member, whatever others have to move, or proves that there is no way.
    pub(super) fn search(&mut self, member: MemberIx, budget: &mut Budget<'_>) -> Answer {
        for depth in DEPTHS {
            let mark = self.mark();
            let (answer, _) = self.solve(&[member], depth, budget);
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

    /// Seats those who stand, the last one first. A refusal comes with the members whose restrictions it rests on.
    fn solve(&mut self, standing: &[MemberIx], depth: u32, budget: &mut Budget<'_>) -> (Answer, Why) {
        let Some((&member, rest)) = standing.split_last() else { return (Answer::Yes, Why::new()) };
        if budget.is_spent() {
            return (Answer::Stopped, Why::new());
        }
        budget.counts.nodes += 1;
        if self.seat_beside(member) {
            return self.solve(rest, depth, budget);
        }
        if self.is_refused(member) {
            return (Answer::No, self.restricted_beside(member));
        }
        if depth == 0 {
            return (Answer::Cut, Why::new());
        }
        let mut why = Why::new();
        let mut cut = false;
        let was_restricted = self.allowed[member as usize].is_some();
        for branch in self.branches(member) {
            let mark = self.mark();
            let narrowed = branch.own.is_some();
            if let Some(own) = branch.own.clone() {
                self.restrict(member, own);
            }
            let (answer, mut own_why) = self.try_movers(member, rest, &branch, depth, budget);
            match answer {
                Answer::Yes | Answer::Stopped => return (answer, own_why),
                Answer::Cut => cut = true,
                Answer::No if narrowed && !own_why.contains(&member) => {
                    // It did not matter which of its choices the member was narrowed to.
                    self.undo(mark);
                    return (Answer::No, own_why);
                }
                Answer::No => {}
            }
            self.undo(mark);
            if !was_restricted {
                own_why.remove(&member);
            }
            why.append(&mut own_why);
        }
        (if cut { Answer::Cut } else { Answer::No }, why)
    }

    /// One mover after another leaves; those before it stay.
    fn try_movers(
        &mut self,
        member: MemberIx,
        rest: &[MemberIx],
        branch: &Branch<S>,
        depth: u32,
        budget: &mut Budget<'_>,
    ) -> (Answer, Why) {
        let mut cut = false;
        let mut why = Why::new();
        let (mut narrowed_here, mut restricted_here) = (Why::new(), Why::new());
        if self.allowed[member as usize].is_some() {
            why.insert(member);
        }
        for &mover in &branch.movers {
            let was_restricted = self.allowed[mover as usize].is_some();
            let (leave, stay) = self.part(mover, branch);
            if leave.is_empty() {
                if was_restricted {
                    why.insert(mover);
                }
                continue;
            }
            narrowed_here.insert(mover);
            if !was_restricted {
                restricted_here.insert(mover);
            }
            let mark = self.mark();
            self.restrict(mover, leave);
            self.unseat(mover);
            let standing: Vec<MemberIx> = rest.iter().copied().chain([mover, member]).collect();
            let (answer, mut own_why) = self.solve(&standing, depth - 1, budget);
            match answer {
                Answer::Cut => cut = true,
                Answer::No if own_why.is_disjoint(&narrowed_here) => {
                    // It did not matter that anyone here left or stayed.
                    self.undo(mark);
                    return (Answer::No, own_why);
                }
                Answer::No => {
                    let idle = !own_why.contains(&mover);
                    why.append(&mut own_why);
                    if idle && !cut {
                        // It did not matter that this one left: nobody need be tried after it.
                        self.undo(mark);
                        why.retain(|member| !restricted_here.contains(member));
                        return (Answer::No, why);
                    }
                }
                found => return (found, own_why),
            }
            self.undo(mark);
            self.restrict(mover, stay);
        }
        why.retain(|member| !restricted_here.contains(member));
        (if cut { Answer::Cut } else { Answer::No }, why)
    }

    /// Everyone whose restrictions the bounds of a member's half-years may rest on.
    fn restricted_beside(&self, member: MemberIx) -> Why {
        let span = |own: MemberIx| {
            let quarters = self.members[own as usize].quarters();
            quarters.start / 2..=(quarters.end - 1) / 2
        };
        let own = span(member);
        let beside = |other: &MemberIx| span(*other).start() <= own.end() && own.start() <= span(*other).end();
        self.restricted().filter(beside).collect()
    }

    /// Whether the bounds refuse every choice that a standing member may still take.
    fn is_refused(&mut self, member: MemberIx) -> bool {
        if let Domain::Whole(units) = &self.members[member as usize].domain {
            let units = units.clone();
            let period = self.members[member as usize].start as usize / 2;
            return !units.meets(&self.bounds_of(period).whole);
        }
        // What it took for certain while it sat must not stand in its own way.
        let mark = self.mark();
        let counted = self.members[member as usize].accounted;
        if counted {
            self.account(member, -1);
        }
        let refused = self.possible(member, false).is_empty();
        if counted {
            self.account(member, 1);
            self.undo(mark);
        }
        refused
    }
}
