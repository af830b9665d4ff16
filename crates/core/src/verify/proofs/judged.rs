//! Each proof by itself: what it closes or refutes, or that it is wrong.

use std::fmt;

use super::{
    super::{
        ViolationRule,
        candidates::Candidate,
        facts::Facts,
        violation::{Report, name_of},
        words::{Demand, Statement},
    },
    better::{are_right, pass},
    cases::{self, Spoken},
    closed::{Closed, Court},
    scene::Scene,
    sets::Bundle,
};
use crate::document::{Pass, PlanDocument, ProofDocument, ProofKind};

/// A proof that was looked at.
#[derive(Debug)]
pub(super) struct Judged {
    pub(super) rank: u32,
    pub(super) of: Option<Pass>,
    pub(super) verdict: Verdict,
}

/// What a proof does.
#[derive(Debug)]
pub(super) enum Verdict {
    /// It closes limits.
    Closed(Closed),
    /// It refutes options.
    Refuted(Refuted),
    /// Nothing: it is wrong, and the report says why.
    Wrong,
}

/// The options that a case proof refutes.
#[derive(Debug)]
pub(super) struct Refuted {
    candidate: usize,
    pub(super) options: Vec<Bundle>,
    spoken: Spoken,
}

impl Refuted {
    /// Whether it refutes the same options of another candidate too: whoever is not spoken of in the tree, and whose
    /// municipality, where the tree counts on it, is the same.
    pub(super) fn holds_for(&self, candidate: &Candidate<'_>, facts: &Facts<'_>) -> bool {
        let same_home = facts.candidates[self.candidate].home == candidate.home;
        self.candidate == candidate.number
            || ((same_home || !self.spoken.of_home) && self.spoken.of.binary_search(&candidate.number).is_err())
    }
}

/// Where a proof stands in the plan; written where something is wrong with it.
struct At(usize);

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/proofs/{}", self.0)
    }
}

/// Judges every proof of a plan: closed sets and counts first, then the case proofs, which may build on both and on
/// case proofs before them.
pub(super) fn judge(court: &mut Court<'_, '_, '_>, plan: &PlanDocument, report: &mut Report) -> Vec<Judged> {
    let mut judged = Vec::with_capacity(plan.proofs.len());
    for (index, proof) in plan.proofs.iter().enumerate() {
        let at = At(index);
        let stated = heading(court, &at, proof, report);
        let closed = (proof.kind != ProofKind::Cases).then(|| court.closed(&at, proof, report)).flatten();
        let verdict = closed.filter(|_| stated).map_or(Verdict::Wrong, Verdict::Closed);
        judged.push(Judged { rank: proof.rank, of: proof.of, verdict });
    }
    for (index, proof) in plan.proofs.iter().enumerate().filter(|(_, proof)| proof.kind == ProofKind::Cases) {
        let at = format!("/proofs/{index}");
        if let Some(refuted) = refuted(court, (&at, index, proof), (plan, &judged), report) {
            judged[index].verdict = Verdict::Refuted(refuted);
        }
    }
    judged
}

/// The rank is one of those there are, and the pass stands where there are two.
fn heading(court: &Court<'_, '_, '_>, at: &At, proof: &ProofDocument, report: &mut Report) -> bool {
    let ranked = u32::try_from(court.book.ranking.len()).unwrap_or(u32::MAX);
    let known_rank = (1..=ranked).contains(&proof.rank);
    if !known_rank {
        let expected = if proof.rank == 0 { Statement::AtLeast(1) } else { Statement::AtMost(ranked) };
        report.add(ViolationRule::ProofRank, format!("{at}/rank"), Statement::value(proof.rank), expected);
    }
    let has_pass = proof.of.is_some() == court.book.time_first;
    if !has_pass {
        let expected = if court.book.time_first { Demand::Pass.into() } else { Statement::Nothing };
        report.add(ViolationRule::ProofPass, format!("{at}/of"), pass(proof.of), expected);
    }
    known_rank && has_pass
}

/// What a case proof refutes; nothing where it is not right.
fn refuted(
    court: &mut Court<'_, '_, '_>,
    (at, index, proof): (&str, usize, &ProofDocument),
    (plan, judged): (&PlanDocument, &[Judged]),
    report: &mut Report,
) -> Option<Refuted> {
    let book = court.book;
    let ranked = u32::try_from(book.ranking.len()).unwrap_or(u32::MAX);
    if !(1..=ranked).contains(&proof.rank) || proof.of.is_some() != book.time_first {
        return None;
    }
    let (Some(id), Some(start), true) =
        (&proof.candidate, proof.start, proof.limits.is_empty() && proof.holders.is_empty())
    else {
        report.add(ViolationRule::ProofForm, at, Statement::value(name_of(&proof.kind)), Demand::Cases);
        return None;
    };
    let is_behind = |own: &&Candidate<'_>| book.ranking.rank_of(own.number).is_some_and(|rank| rank >= proof.rank);
    let candidate = book.facts.candidates.get(id).filter(is_behind);
    let better = candidate.and_then(|candidate| book.better(candidate)).filter(|better| better.pass(start) == proof.of);
    let Some((candidate, better)) = candidate.zip(better) else {
        report.add(ViolationRule::ProofCandidate, format!("{at}/candidate"), Statement::value(id), Demand::BehindProof);
        return None;
    };
    // A case proof that builds on itself, or on one that builds on it, would prove nothing.
    let later = |own: &u32| {
        let own = usize::try_from(*own).unwrap_or(usize::MAX);
        own >= index && plan.proofs.get(own).is_some_and(|proof| proof.kind == ProofKind::Cases)
    };
    if let Some(place) = proof.beside.iter().position(later) {
        let (at, found) = (format!("{at}/beside/{place}"), Statement::value(proof.beside[place]));
        report.add(ViolationRule::ProofIndex, at, found, Demand::EarlierProof);
        return None;
    }
    if !are_right(&format_args!("{at}/beside"), &proof.beside, (proof.rank, proof.of), judged, report) {
        return None;
    }
    let options = court.left_open(candidate, (better, start), &proof.beside, judged);
    if options.is_empty() {
        report.add(
            ViolationRule::ProofNeedless,
            at,
            Statement::OptionsFrom { candidate: id.to_string(), start },
            Demand::Refutes,
        );
        return None;
    }
    let mut scene = Scene::new(book, proof.rank, proof.of).refuting(candidate.number, options.clone());
    let spoken = cases::check(court, &mut scene, (at, proof), report)?;
    Some(Refuted { candidate: candidate.number, options, spoken })
}
