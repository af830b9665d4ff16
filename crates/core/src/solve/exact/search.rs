//! The exact search for what chains and bounds leave undecided (docs/solver.md, 5).
//!
//! A node is a set of members who stand, and for each seated member the choices it may still take. Someone who cannot
//! be seated by moving half-years alone is seated in no arrangement in which everyone else takes as much of the full
//! limits as now. So one of them takes less, and the search branches on who is the first to. All in integers; a tree
//! that is exhausted is a proof.

use super::board::{Board, Domain, MemberIx};
use super::node::{Node, Turn, Why};
use super::prices::Rounds;
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

/// How many may make way for one another before the search tries elsewhere; the last is no limit.
const DEPTHS: [u32; 6] = [1, 2, 3, 5, 9, u32::MAX];

/// After so many nodes those near the root are asked for prices, which take as long as many nodes and close a whole tree.
const CHEAP_NODES: u64 = 3000;

/// Near the root are nodes with no more than so many above them.
const NEAR_THE_ROOT: usize = 2;

/// So deep is looked before prices are.
const BEFORE_PRICES: u32 = 2;

impl<S: UnitSet> Board<S> {
    /// Seats a standing member, whatever others have to move, or proves that there is no way; and says which stage did.
    pub(super) fn search(&mut self, member: MemberIx, budget: &mut Budget<'_>) -> (Stage, Answer) {
        if self.is_priced_out(&[member], Rounds::None, budget) {
            return (Stage::Prices, Answer::No);
        }
        let priced_from = budget.counts.nodes + CHEAP_NODES;
        for depth in DEPTHS {
            let mark = self.mark();
            let answer = self.search_within(member, depth, priced_from, budget);
            if answer == Answer::Yes {
                self.lift_restrictions(mark);
                return (Stage::Search, answer);
            }
            self.undo(mark);
            if answer != Answer::Cut {
                return (Stage::Search, answer);
            }
            if depth == BEFORE_PRICES && self.is_priced_out(&[member], Rounds::All, budget) {
                return (Stage::Prices, Answer::No);
            }
        }
        (Stage::Search, Answer::Stopped)
    }

    /// As [`Self::search`], where no more than so many may make way for one another.
    fn search_within(&mut self, member: MemberIx, depth: u32, priced_from: u64, budget: &mut Budget<'_>) -> Answer {
        let mut nodes: Vec<Node<S>> = Vec::new();
        let mut turn = Turn::Open(vec![member], depth);
        loop {
            turn = match turn {
                Turn::Open(standing, depth) => self.open_node(standing, depth, priced_from, &mut nodes, budget),
                Turn::Close(answer @ (Answer::Yes | Answer::Stopped), _) => return answer,
                Turn::Close(answer, why) => {
                    let Some(mut node) = nodes.pop() else { return answer };
                    let next = self.heed(&mut node, answer, why);
                    if matches!(next, Turn::Open(..)) {
                        nodes.push(node);
                    }
                    next
                }
            };
        }
    }

    /// Seats those who stand, the last one first, as far as chains do; where they do not, a node is put on the stack. A
    /// refusal comes with the members whose restrictions it rests on.
    fn open_node(
        &mut self,
        mut standing: Vec<MemberIx>,
        depth: u32,
        priced_from: u64,
        nodes: &mut Vec<Node<S>>,
        budget: &mut Budget<'_>,
    ) -> Turn {
        while let Some(member) = standing.pop() {
            if budget.is_spent() {
                return Turn::Close(Answer::Stopped, Why::new());
            }
            budget.counts.nodes += 1;
            match self.seat_beside(member, budget) {
                Answer::Yes => continue,
                Answer::Stopped => return Turn::Close(Answer::Stopped, Why::new()),
                Answer::No | Answer::Cut => {}
            }
            if self.is_refused(member) {
                return Turn::Close(Answer::No, self.restricted_beside(member));
            }
            if budget.counts.nodes > priced_from && nodes.len() <= NEAR_THE_ROOT {
                standing.push(member);
                if self.is_priced_out(&standing, Rounds::All, budget) {
                    // Prices ask everyone: they rest on every restriction.
                    return Turn::Close(Answer::No, self.restricted().collect());
                }
                standing.pop();
            }
            if depth == 0 {
                return Turn::Close(Answer::Cut, Why::new());
            }
            let restricted = self.allowed[member as usize].is_some();
            let mut node = Node::new(member, standing, depth, restricted, self.branches(member));
            let next = self.next_case(&mut node);
            if matches!(next, Turn::Open(..)) {
                nodes.push(node);
            }
            return next;
        }
        Turn::Close(Answer::Yes, Why::new())
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
