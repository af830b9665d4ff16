//! A node of the search and the cases that refute it, one after another (docs/solver.md, 5). Nodes wait on a stack of their
//! own, so that the depth of a search is bounded by memory alone, however small the thread's stack is.

use std::collections::BTreeSet;

use super::board::{Board, MemberIx};
use super::branch::Branch;
use super::change::Mark;
use super::search::Answer;
use crate::options::UnitSet;

/// The members whose restrictions a refusal rests on: it holds wherever these are as narrow.
pub(super) type Why = BTreeSet<MemberIx>;

/// What the search does next.
pub(super) enum Turn {
    /// Seat those who stand, the last one first, while so many more may make way.
    Open(Vec<MemberIx>, u32),
    /// Tell the node above what became of its case.
    Close(Answer, Why),
}

/// A member whom chains cannot seat, and who has to make way for it.
pub(super) struct Node<S> {
    member: MemberIx,
    /// Those who stand besides.
    rest: Vec<MemberIx>,
    /// How many more may make way below.
    depth: u32,
    was_restricted: bool,
    branches: std::vec::IntoIter<Branch<S>>,
    /// The branch in hand.
    cases: Option<Cases<S>>,
    why: Why,
    cut: bool,
}

/// The cases of a branch: one mover after another leaves; those before it stay.
struct Cases<S> {
    branch: Branch<S>,
    /// Whether the member is narrowed to a part of its choices.
    narrowed: bool,
    before: Mark,
    /// How many of the movers were looked at.
    looked_at: usize,
    /// The case in hand, and the moment before.
    mover: Option<(Case, Mark)>,
    /// The cases before it.
    tried: Vec<Case>,
    narrowed_here: Why,
    restricted_here: Why,
    why: Why,
    cut: bool,
}

/// That a mover leaves: by which choices, and by which it would stay.
struct Case {
    mover: MemberIx,
    leave: Vec<u32>,
    stay: Vec<u32>,
}

impl<S> Node<S> {
    pub(super) fn new(
        member: MemberIx,
        rest: Vec<MemberIx>,
        depth: u32,
        restricted: bool,
        all: Vec<Branch<S>>,
    ) -> Self {
        let branches = all.into_iter();
        Self { member, rest, depth, was_restricted: restricted, branches, cases: None, why: Why::new(), cut: false }
    }
}

impl<S> Cases<S> {
    /// What the cases come to once they are all looked at, or need not be.
    fn ended(&mut self) -> (Answer, Why) {
        let restricted_here = &self.restricted_here;
        self.why.retain(|member| !restricted_here.contains(member));
        (if self.cut { Answer::Cut } else { Answer::No }, std::mem::take(&mut self.why))
    }
}

impl<S: UnitSet> Board<S> {
    /// The next case of a node, or what became of the node.
    pub(super) fn next_case(&mut self, node: &mut Node<S>) -> Turn {
        loop {
            if let Some(cases) = &mut node.cases {
                if let Some(mover) = self.next_mover(cases) {
                    let standing = node.rest.iter().copied().chain([mover, node.member]).collect();
                    return Turn::Open(standing, node.depth - 1);
                }
                let (answer, why) = cases.ended();
                if let Some(refused) = self.end_branch(node, answer, why) {
                    return refused;
                }
            }
            let Some(branch) = node.branches.next() else {
                let answer = if node.cut { Answer::Cut } else { Answer::No };
                return Turn::Close(answer, std::mem::take(&mut node.why));
            };
            node.cases = Some(self.begin_branch(node.member, branch));
        }
    }

    /// Takes back the case in hand, which was refused or not decided, and says how the node goes on.
    pub(super) fn heed(&mut self, node: &mut Node<S>, answer: Answer, mut own_why: Why) -> Turn {
        let Some(cases) = &mut node.cases else { return Turn::Close(answer, own_why) };
        let Some((case, before)) = cases.mover.take() else { return Turn::Close(answer, own_why) };
        let mover = case.mover;
        self.undo(before);
        let mut ended = None;
        if answer == Answer::Cut {
            cases.cut = true;
        } else if own_why.is_disjoint(&cases.narrowed_here) {
            // It did not matter that anyone here left or stayed.
            ended = Some((Answer::No, own_why));
        } else {
            let idle = !own_why.contains(&mover);
            cases.why.append(&mut own_why);
            if idle && !cases.cut {
                // It did not matter that this one left: nobody need be tried after it.
                ended = Some(cases.ended());
            }
        }
        let Some((answer, why)) = ended else {
            self.restrict(mover, case.stay.clone());
            cases.tried.push(case);
            return self.next_case(node);
        };
        self.end_branch(node, answer, why).unwrap_or_else(|| self.next_case(node))
    }

    fn begin_branch(&mut self, member: MemberIx, mut branch: Branch<S>) -> Cases<S> {
        let before = self.mark();
        let own = branch.own.take();
        let narrowed = own.is_some();
        if let Some(own) = own {
            self.restrict(member, own);
        }
        let mut why = Why::new();
        if self.allowed[member as usize].is_some() {
            why.insert(member);
        }
        let (narrowed_here, restricted_here) = (Why::new(), Why::new());
        Cases {
            branch,
            narrowed,
            before,
            looked_at: 0,
            mover: None,
            tried: Vec::new(),
            narrowed_here,
            restricted_here,
            why,
            cut: false,
        }
    }

    /// Lets the next mover that can leave, and says who it is.
    fn next_mover(&mut self, cases: &mut Cases<S>) -> Option<MemberIx> {
        while let Some(&mover) = cases.branch.movers.get(cases.looked_at) {
            cases.looked_at += 1;
            let was_restricted = self.allowed[mover as usize].is_some();
            let (leave, stay) = self.part(mover, &cases.branch);
            if leave.is_empty() {
                if was_restricted {
                    cases.why.insert(mover);
                }
                continue;
            }
            cases.narrowed_here.insert(mover);
            if !was_restricted {
                cases.restricted_here.insert(mover);
            }
            let case = Case { mover, leave, stay };
            if let Some(twin) = cases.tried.iter().find(|tried| self.are_alike(tried, &case)).map(|tried| tried.mover) {
                cases.why.extend([twin, mover]);
                self.restrict(mover, case.stay);
                continue;
            }
            let before = self.mark();
            self.restrict(mover, case.leave.clone());
            self.unseat(mover);
            cases.mover = Some((case, before));
            return Some(mover);
        }
        None
    }

    /// Whether two cases differ only in who is who: then a solution of the second, in which the first mover stays, would be one of
    /// the first with both in each other's seats.
    fn are_alike(&self, first: &Case, second: &Case) -> bool {
        let [a, b] = [first, second].map(|case| &self.members[case.mover as usize]);
        a.start == b.start && first.leave == second.leave && first.stay == second.stay && a.domain == b.domain
    }

    /// Takes a branch back; says so where its refusal is one of the whole node.
    fn end_branch(&mut self, node: &mut Node<S>, answer: Answer, mut own_why: Why) -> Option<Turn> {
        let cases = node.cases.take()?;
        self.undo(cases.before);
        if answer == Answer::Cut {
            node.cut = true;
        } else if cases.narrowed && !own_why.contains(&node.member) {
            // It did not matter which of its choices the member was narrowed to.
            return Some(Turn::Close(Answer::No, own_why));
        }
        if !node.was_restricted {
            own_why.remove(&node.member);
        }
        node.why.append(&mut own_why);
        None
    }
}
