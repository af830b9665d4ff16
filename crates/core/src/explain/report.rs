//! Proofs as the plan document holds them.

use super::board::{Board, OPEN};
use super::cases::{NEWCOMER, Node};
use super::closed::{Closed, Limit};
use super::count::Holding;
use crate::document::{
    HolderDocument, Id, LimitDocument, NodeDocument, Pass, ProofDocument, ProofKind, ProofNumbers, ReasonDocument,
    SplitDocument,
};
use crate::options::UnitSet;
use crate::priority::{PriorityList, Ranked};
use crate::problem::Problem;

/// The proofs found so far.
pub(super) struct Proofs<'p> {
    problem: &'p Problem,
    /// Everyone ranked, as a holder: who holds something is asked often, and candidates lie far apart.
    ranked: Vec<HolderDocument>,
    documents: Vec<ProofDocument>,
    /// Which of them a reason points to, as far as that was noted.
    cited: Vec<bool>,
}

impl<'p> Proofs<'p> {
    pub(super) fn new(problem: &'p Problem, priority: &'p PriorityList) -> Self {
        let holder = |(entry, ranked): (usize, &Ranked)| {
            let candidate = &problem.candidates[ranked.candidate];
            let commitment = candidate.commitment.as_ref().map(|commitment| commitment.status);
            HolderDocument { candidate: candidate.id.clone(), rank: rank_of(entry), commitment }
        };
        let ranked: Vec<HolderDocument> = priority.order().iter().enumerate().map(holder).collect();
        Self { problem, documents: Vec::with_capacity(ranked.len() / 2), ranked, cited: Vec::new() }
    }

    /// The number of the next proof.
    pub(super) fn next(&self) -> u32 {
        u32::try_from(self.documents.len()).unwrap_or(u32::MAX)
    }

    /// What a proof by cases leaves aside.
    pub(super) fn beside(&self, proof: u32) -> ProofNumbers {
        self.documents.get(proof as usize).map(|proof| proof.beside.clone()).unwrap_or_default()
    }

    /// Notes that a reason points to these.
    pub(super) fn cite(&mut self, proofs: &[u32]) {
        self.cited.resize(self.documents.len(), false);
        for &proof in proofs {
            self.cited[proof as usize] = true;
        }
    }

    /// The proofs that reasons point to, numbered anew, in the reasons too. (What closes one of several pools is found before
    /// it is known whether the others are closed too.)
    pub(super) fn keep_cited(mut self, reasons: &mut [ReasonDocument]) -> Vec<ProofDocument> {
        self.cited.resize(self.documents.len(), false);
        if !self.cited.contains(&false) {
            return self.documents;
        }
        let mut next = 0;
        let number = |cited: &bool| if *cited { (next, next += 1).0 } else { OPEN };
        let number: Vec<u32> = self.cited.iter().map(number).collect();
        let renumber = |proofs: &mut ProofNumbers| {
            for proof in proofs {
                *proof = number[*proof as usize];
            }
        };
        for better in reasons.iter_mut().flat_map(|reason| &mut reason.better) {
            renumber(&mut better.proofs);
        }
        let mut at = 0..;
        self.documents.retain(|_| at.next().is_some_and(|at| self.cited[at]));
        self.documents.iter_mut().for_each(|proof| renumber(&mut proof.beside));
        self.documents
    }

    /// A closed set or count; it holds from the one behind the last whom it names, or from `entry`.
    fn add_closed<S: UnitSet>(
        &mut self,
        board: &Board<'_, S>,
        closed: &Closed,
        of: Option<Pass>,
        entry: Option<usize>,
    ) {
        let is_count = closed.limits.iter().any(|limit| matches!(limit, Limit::Whole(..)));
        self.documents.push(ProofDocument {
            kind: if is_count { ProofKind::Count } else { ProofKind::ClosedSet },
            rank: entry.map_or_else(|| self.rank_behind_closed(board, closed), rank_of),
            limits: closed.limits.iter().map(|limit| self.limit(board, limit)).collect(),
            holders: closed.holders.iter().map(|entry| self.holder(*entry as usize)).collect(),
            ..nothing(of)
        });
    }

    /// The first rank behind all whom a closed set or count names, and who are not committed.
    fn rank_behind_closed<S: UnitSet>(&self, board: &Board<'_, S>, closed: &Closed) -> u32 {
        // Behind the last of the holders stands none of them.
        let last = closed.holders.iter().rev().map(|entry| *entry as usize).find(|entry| !self.is_committed(*entry));
        let counts = closed.limits.iter().filter_map(|limit| match limit {
            Limit::Whole(_, _, count) => Some(count),
            _ => None,
        });
        let counted = counts.flat_map(|count| board.entries(count.fixed.iter().chain(&count.splits)));
        self.rank_behind(last.into_iter().chain(counted.map(|entry| entry as usize)))
    }

    /// A municipality that bears no more.
    pub(super) fn add_municipality(&mut self, limit: &Limit, away: &[usize], of: Option<Pass>) {
        let Limit::Municipality(index, quarter) = limit else { return };
        let municipality = &self.problem.municipalities[*index];
        let mut holders = away.to_vec();
        holders.sort_unstable();
        holders.dedup();
        let full = LimitDocument {
            municipality: Some(municipality.id.clone()),
            quarter: Some(self.problem.quarter_at(*quarter)),
            capacity: municipality.max_absent.unwrap_or_default(),
            ..no_limit()
        };
        self.documents.push(ProofDocument {
            rank: self.rank_behind(holders.iter().copied()),
            limits: vec![full],
            holders: holders.into_iter().map(|entry| self.holder(entry)).collect(),
            ..nothing(of)
        });
    }

    /// A tree that refutes the options of a candidate from a start.
    pub(super) fn add_cases<S: UnitSet>(
        &mut self,
        board: &Board<'_, S>,
        nodes: &[Node],
        (entry, start): (usize, usize),
        beside: ProofNumbers,
        of: Option<Pass>,
    ) {
        let nodes = nodes.iter().map(|node| self.node(board, node, entry)).collect();
        self.documents.push(ProofDocument {
            kind: ProofKind::Cases,
            rank: rank_of(entry),
            candidate: Some(self.id(entry)),
            start: Some(self.problem.quarter_at(start)),
            beside,
            nodes,
            ..nothing(of)
        });
    }

    fn id(&self, entry: usize) -> Id {
        self.ranked[entry].candidate.clone()
    }

    fn is_committed(&self, entry: usize) -> bool {
        self.ranked[entry].commitment.is_some()
    }

    /// The first rank behind all of these who are not committed.
    fn rank_behind(&self, entries: impl Iterator<Item = usize>) -> u32 {
        let last = entries.filter(|entry| !self.is_committed(*entry)).max();
        last.map_or(1, |entry| rank_of(entry + 1))
    }

    fn holder(&self, entry: usize) -> HolderDocument {
        self.ranked[entry].clone()
    }

    fn node<S: UnitSet>(&self, board: &Board<'_, S>, node: &Node, newcomer: usize) -> NodeDocument {
        let entry_of = |member: u32| if member == NEWCOMER { newcomer } else { board.members[member as usize].entry };
        let number = |node: usize| Some(u32::try_from(node).unwrap_or(u32::MAX));
        let nothing = NodeDocument {
            candidate: None,
            split_by: None,
            uses: None,
            avoids: None,
            limits: Vec::new(),
            holders: Vec::new(),
        };
        match node {
            Node::Nothing(member) => NodeDocument { candidate: Some(self.id(entry_of(*member))), ..nothing },
            Node::Split { member, unit, quarter, uses, avoids } => NodeDocument {
                candidate: Some(self.id(entry_of(*member))),
                split_by: Some(SplitDocument {
                    post: None,
                    unit: Some(self.unit(board, *unit)),
                    quarter: self.problem.quarter_at(*quarter),
                }),
                uses: number(*uses),
                avoids: number(*avoids),
                ..nothing
            },
            Node::Leaf { limits, holders } => {
                let mut others: Vec<usize> =
                    holders.iter().filter(|member| **member != NEWCOMER).map(|member| entry_of(*member)).collect();
                others.sort_unstable();
                let last = holders.contains(&NEWCOMER).then_some(newcomer);
                NodeDocument {
                    limits: limits.iter().map(|limit| self.limit(board, limit)).collect(),
                    holders: others.into_iter().chain(last).map(|entry| self.id(entry)).collect(),
                    ..nothing
                }
            }
        }
    }

    fn unit<S: UnitSet>(&self, board: &Board<'_, S>, unit: usize) -> Id {
        self.problem.units[self.problem.trusts[board.trust].units[unit]].id.clone()
    }

    fn limit<S: UnitSet>(&self, board: &Board<'_, S>, limit: &Limit) -> LimitDocument {
        let place = |holding: Holding| match holding {
            Holding::Unit(unit) => LimitDocument { unit: Some(self.unit(board, unit)), ..no_limit() },
            Holding::Pool(pool) => {
                let pool = &self.problem.pools[self.problem.trusts[board.trust].pools[pool]];
                LimitDocument { post: Some(pool.id.clone()), ..no_limit() }
            }
        };
        let number = |capacity: i32| u32::try_from(capacity).unwrap_or_default();
        match limit {
            Limit::Quarter(holding, quarter) => LimitDocument {
                quarter: Some(self.problem.quarter_at(*quarter)),
                capacity: number(match *holding {
                    Holding::Unit(unit) => board.places(unit),
                    Holding::Pool(pool) => board.posts(pool, *quarter),
                }),
                ..place(*holding)
            },
            Limit::Whole(holding, period, count) => {
                let ids = |members: &[u32]| {
                    let mut entries: Vec<usize> =
                        members.iter().map(|member| board.members[*member as usize].entry).collect();
                    entries.sort_unstable();
                    entries.into_iter().map(|entry| self.id(entry)).collect()
                };
                LimitDocument {
                    period: Some(self.problem.quarter_at(2 * period).period()),
                    capacity: number(count.capacity),
                    fixed: ids(&count.fixed),
                    splits: ids(&count.splits),
                    ..place(*holding)
                }
            }
            Limit::Municipality(..) => no_limit(),
        }
    }
}

/// Where closed sets and counts go as they are found.
pub(super) struct Found<'f, 'p> {
    pub(super) proofs: &'f mut Proofs<'p>,
    /// The pass that they are of.
    pub(super) of: Option<Pass>,
    /// Whom they are found for, where they hold from there alone.
    pub(super) entry: Option<usize>,
}

impl Found<'_, '_> {
    /// The number of the next one.
    pub(super) fn next(&self) -> u32 {
        self.proofs.next()
    }

    /// Adds one; its number.
    pub(super) fn add<S: UnitSet>(&mut self, board: &Board<'_, S>, closed: &Closed) -> u32 {
        let number = self.next();
        self.proofs.add_closed(board, closed, self.of, self.entry);
        number
    }
}

/// A proof of nothing yet.
fn nothing(of: Option<Pass>) -> ProofDocument {
    ProofDocument {
        kind: ProofKind::ClosedSet,
        rank: 1,
        of,
        limits: Vec::new(),
        holders: Vec::new(),
        candidate: None,
        start: None,
        beside: ProofNumbers::new(),
        nodes: Vec::new(),
    }
}

fn no_limit() -> LimitDocument {
    LimitDocument {
        post: None,
        unit: None,
        municipality: None,
        quarter: None,
        period: None,
        capacity: 0,
        fixed: Vec::new(),
        splits: Vec::new(),
    }
}

/// The rank of who stands at this place of the priority list.
fn rank_of(entry: usize) -> u32 {
    u32::try_from(entry + 1).unwrap_or(u32::MAX)
}
