//! Who may do what where a proof is looked at: the stakes of its rank, smaller along the branches of a tree.

use std::collections::BTreeMap;

use super::{
    super::{
        ViolationRule,
        violation::Report,
        words::{Demand, Statement},
    },
    book::{Book, Stake},
    sets::Bundle,
};
use crate::document::{Id, Pass};

/// The stakes that a proof, or a node of it, speaks of.
#[derive(Debug)]
pub(super) struct Scene<'b, 'f, 'a> {
    pub(super) book: &'b Book<'f, 'a>,
    rank: u32,
    of: Option<Pass>,
    /// A case proof: whose options it refutes.
    pub(super) own: Option<usize>,
    /// What differs from the stakes of the rank.
    given: BTreeMap<usize, Vec<Bundle>>,
}

impl<'b, 'f, 'a> Scene<'b, 'f, 'a> {
    /// The stakes of a rank and a pass.
    pub(super) fn new(book: &'b Book<'f, 'a>, rank: u32, of: Option<Pass>) -> Self {
        Self { book, rank, of, own: None, given: BTreeMap::new() }
    }

    /// The same, where a candidate takes one of these options.
    pub(super) fn refuting(mut self, own: usize, options: Vec<Bundle>) -> Self {
        self.own = Some(own);
        self.give(own, options);
        self
    }

    /// Leaves a candidate these options.
    pub(super) fn give(&mut self, candidate: usize, options: Vec<Bundle>) {
        self.given.insert(candidate, options);
    }

    /// What a candidate may do here.
    pub(super) fn stake(&self, candidate: usize) -> Stake<'_> {
        let given = self.given.get(&candidate);
        given.map_or_else(|| self.book.stake(candidate, self.rank, self.of), |own| Stake::Bundles(own))
    }

    /// The same, each option by itself.
    pub(super) fn listed(&self, candidate: usize) -> &[Bundle] {
        self.given.get(&candidate).map_or_else(|| self.book.listed(candidate, self.rank, self.of), Vec::as_slice)
    }

    /// A candidate with a stake at the proof's rank, whatever a branch leaves of it.
    pub(super) fn member(&self, at: &dyn Fn() -> String, id: &Id, report: &mut Report) -> Option<usize> {
        let number = self.book.facts.candidates.number(id);
        let known = number.filter(|own| self.given.contains_key(own) || !self.stake(*own).is_empty());
        if known.is_none() {
            report.add(ViolationRule::ProofHolder, at(), Statement::value(id), Demand::Stake);
        }
        known
    }

    /// A candidate with options left.
    pub(super) fn holder(&self, at: &dyn Fn() -> String, id: &Id, report: &mut Report) -> Option<usize> {
        self.holding((id, self.book.facts.candidates.number(id)), at, report)
    }

    /// The same of who is known to have this number.
    pub(super) fn holding(
        &self,
        (id, number): (&Id, Option<usize>),
        at: &dyn Fn() -> String,
        report: &mut Report,
    ) -> Option<usize> {
        let number = number.filter(|own| !self.stake(*own).is_empty());
        if number.is_none() {
            report.add(ViolationRule::ProofHolder, at(), Statement::value(id), Demand::Stake);
        }
        number
    }

    /// Whether candidates stand by rank, nobody twice; whose options are refuted stands last.
    pub(super) fn in_order(&self, at: &dyn Fn() -> String, candidates: &[usize], report: &mut Report) -> Option<()> {
        let place = |number: &usize| (self.own == Some(*number), self.book.ranking.rank_of(*number));
        let Some(wrong) = candidates.windows(2).position(|pair| place(&pair[0]) >= place(&pair[1])) else {
            return Some(());
        };
        let id = self.book.facts.candidates.id(candidates[wrong + 1]);
        let before = Statement::Before(format!("{}/{wrong}", at()));
        report.add(ViolationRule::ProofOrder, format!("{}/{}", at(), wrong + 1), Statement::value(id), before);
        None
    }
}
