//! The part of a plan that says why: reasons, and the proofs that they point to (docs/verification.md).
//!
//! A proof closes limits for everyone behind, or refutes options of one candidate. Each is checked by itself, against what those
//! ahead may still do; then each option that would have been better is checked to be closed by a proof that its start cites.

mod better;
mod book;
mod cases;
mod choice;
mod cited;
mod closed;
mod judged;
mod keys;
mod limits;
#[cfg(test)]
mod limits_tests;
mod reasons;
mod scene;
mod sets;
#[cfg(test)]
mod tests;

use super::{
    ViolationRule,
    facts::Facts,
    promises::Stated,
    ranking::Ranking,
    violation::Report,
    words::{Demand, Statement},
};
use crate::document::{PlanDocument, ProofKind};
use book::Book;
use closed::Court;
use limits::Limits;

/// What the reasons and the proofs show.
#[derive(Debug)]
pub(super) struct Shown {
    /// How many candidates' values are not proved.
    pub(super) unproved: usize,
    /// By the candidate's number, whether nothing better was to be had.
    pub(super) proved: Vec<bool>,
    /// By the candidate's number, whether nothing of equal values comes earlier in the canonical order.
    pub(super) first: Vec<bool>,
}

/// Checks the reasons and the proofs.
pub(super) fn check<'a>(
    facts: &Facts<'a>,
    ranking: &Ranking,
    lists: (&[Option<Stated<'a>>], &[Option<usize>]),
    plan: &PlanDocument,
    report: &mut Report,
) -> Shown {
    let book = Book::new(facts, ranking, lists, plan);
    let mut court = Court { book: &book, marks: Limits::new(facts) };
    let judged = judged::judge(&mut court, plan, report);
    let tally = reasons::check(&mut court, &judged, plan, report);
    if tally.complete {
        needless(plan, tally.cited, report);
    }
    Shown { unproved: tally.unproved, proved: tally.proved, first: tally.first }
}

/// Adds a violation for each proof that neither a reason nor a case proof that is needed cites.
fn needless(plan: &PlanDocument, mut cited: Vec<bool>, report: &mut Report) {
    let mut open: Vec<usize> = (0..cited.len()).filter(|index| cited[*index]).collect();
    while let Some(index) = open.pop() {
        let proof = &plan.proofs[index];
        let beside = if proof.kind == ProofKind::Cases { &proof.beside[..] } else { &[] };
        for next in beside.iter().filter_map(|next| usize::try_from(*next).ok()) {
            if cited.get(next) == Some(&false) {
                cited[next] = true;
                open.push(next);
            }
        }
    }
    for (index, _) in cited.iter().enumerate().filter(|(_, cited)| !**cited) {
        report.add(ViolationRule::ProofUncited, format!("/proofs/{index}"), Statement::value(index), Demand::Cited);
    }
}
