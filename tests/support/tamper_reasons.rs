//! Wrong reasons and proofs: of a plan that says why, one thing at a time is changed.

use alis::document::{Choice, NodeDocument, Pass, PlanDocument, ProofNumbers, UnplacedReason};

use crate::engine::Case;
use crate::mutate::mutants;

/// What was done to the reasons or the proofs of a plan, or to the plan beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tamper {
    /// Who has what is changed, and all that follows from it but the reasons.
    Place,
    /// A reason is left out.
    ReasonDropped,
    /// Two reasons stand in each other's place.
    ReasonsSwapped,
    /// A key is another.
    Key,
    /// A choice is another, or none.
    Choice,
    /// A better start is left out.
    StartDropped,
    /// A start is barred by another filter.
    Filter,
    /// A start is marked as resolved.
    Resolved,
    /// A proof is no longer cited.
    CitationDropped,
    /// Another proof is cited in its place.
    CitationChanged,
    /// A proof is left out, and what cited it cites nothing.
    ProofDropped,
    /// The rank of a proof is another.
    Rank,
    /// A proof speaks of the other pass, or of none.
    Pass,
    /// A holder is left out.
    HolderHidden,
    /// The rank of a holder is another.
    HolderRank,
    /// A limit is left out.
    LimitDropped,
    /// A limit stands twice.
    LimitRepeated,
    /// A limit is said to bear more or less.
    Capacity,
    /// The limit of another quarter or period is said to be full.
    LimitMoved,
    /// Somebody who takes a part of a half-year is left out of a count.
    PartHidden,
    /// A branch of a case proof is cut.
    BranchCut,
    /// A split asks about the next quarter.
    SplitMoved,
    /// A case proof leans on one proof fewer.
    BesideDropped,
    /// A case proof is said to be about another start.
    StartMoved,
}

impl Tamper {
    /// Whether what is left may still be a proof: of fewer limits, of another rank, by another full limit, or by another
    /// proof that is cited beside it.
    pub fn may_be_harmless(self) -> bool {
        use Tamper as T;
        matches!(
            self,
            T::CitationDropped
                | T::CitationChanged
                | T::ProofDropped
                | T::Rank
                | T::LimitDropped
                | T::LimitMoved
                | T::PartHidden
                | T::SplitMoved
                | T::BesideDropped
        )
    }
}

/// A plan with one thing changed.
#[derive(Debug, Clone)]
pub struct Tampered {
    /// What was done.
    pub tamper: Tamper,
    /// Where.
    pub told: String,
    /// The plan.
    pub plan: PlanDocument,
}

/// Every plan that a tamper makes of one that says why; of the plans with other places every so many.
///
/// # Panics
/// Where `plan` is not the engine's optimal plan.
pub fn tampered(case: &Case, plan: &PlanDocument, every: usize) -> Vec<Tampered> {
    let mut made = Made { plan, all: Vec::new() };
    let bare = PlanDocument { reasons: Vec::new(), proofs: Vec::new(), ..plan.clone() };
    for mutant in mutants(case, &bare, every) {
        let told = format!("{:?} {}", mutant.mutation, mutant.told);
        let PlanDocument { reasons, proofs, .. } = plan.clone();
        made.all.push(Tampered { tamper: Tamper::Place, told, plan: PlanDocument { reasons, proofs, ..mutant.plan } });
    }
    for reason in 0..plan.reasons.len() {
        made.reason(reason);
    }
    for proof in 0..plan.proofs.len() {
        made.proof(proof);
        for node in 0..plan.proofs[proof].nodes.len() {
            made.node(proof, node);
        }
    }
    made.all.retain(|tampered| tampered.plan != *plan);
    made.all
}

/// What was made so far.
struct Made<'a> {
    plan: &'a PlanDocument,
    all: Vec<Tampered>,
}

impl Made<'_> {
    fn add(&mut self, tamper: Tamper, told: String, change: impl FnOnce(&mut PlanDocument)) {
        let mut plan = self.plan.clone();
        change(&mut plan);
        self.all.push(Tampered { tamper, told, plan });
    }

    fn reason(&mut self, at: usize) {
        let reason = &self.plan.reasons[at];
        let told = || format!("reason {at}, {}", reason.candidate);
        // A plan without any reason says nothing of reasons, which is another thing.
        if self.plan.reasons.len() > 1 {
            self.add(Tamper::ReasonDropped, told(), |plan| drop(plan.reasons.remove(at)));
        }
        if at > 0 {
            self.add(Tamper::ReasonsSwapped, told(), |plan| plan.reasons.swap(at - 1, at));
        }
        for key in 0..reason.keys.len() {
            self.add(Tamper::Key, told(), |plan| {
                let key = &mut plan.reasons[at].keys[key];
                *key = format!("{}0", &**key).as_str().into();
            });
        }
        for choice in [None, Some(Choice::Only), Some(Choice::First), Some(Choice::Later)] {
            self.add(Tamper::Choice, told(), |plan| plan.reasons[at].choice = choice);
        }
        for (start, better) in reason.better.iter().enumerate() {
            let told = || format!("{} from {}", told(), better.start);
            self.add(Tamper::StartDropped, told(), |plan| drop(plan.reasons[at].better.remove(start)));
            if better.barred.is_some() {
                for filter in [UnplacedReason::Leave, UnplacedReason::NoPost, UnplacedReason::BeyondHorizon] {
                    self.add(Tamper::Filter, told(), |plan| plan.reasons[at].better[start].barred = Some(filter));
                }
            } else {
                self.add(Tamper::Resolved, told(), |plan| plan.reasons[at].better[start].resolved = true);
            }
            for place in 0..better.proofs.len() {
                self.citation(at, start, place, &told());
            }
        }
    }

    fn citation(&mut self, at: usize, start: usize, place: usize, told: &str) {
        let proofs = u32::try_from(self.plan.proofs.len()).unwrap_or(u32::MAX);
        let cited = self.plan.reasons[at].better[start].proofs[place];
        self.add(Tamper::CitationDropped, told.to_owned(), |plan| {
            plan.reasons[at].better[start].proofs.remove(place);
        });
        for other in [cited.wrapping_sub(1), cited + 1, proofs] {
            self.add(Tamper::CitationChanged, format!("{told}: {cited} -> {other}"), |plan| {
                plan.reasons[at].better[start].proofs[place] = other;
            });
        }
    }

    fn proof(&mut self, at: usize) {
        let proof = &self.plan.proofs[at];
        let told = |what: &str| format!("proof {at}: {what}");
        self.add(Tamper::ProofDropped, told("dropped"), |plan| without_proof(plan, at));
        for rank in [proof.rank.saturating_sub(1), proof.rank + 1] {
            self.add(Tamper::Rank, told(&format!("rank {rank}")), |plan| plan.proofs[at].rank = rank);
        }
        for of in [None, Some(Pass::Time), Some(Pass::Place)] {
            self.add(Tamper::Pass, told("of"), |plan| plan.proofs[at].of = of);
        }
        for holder in 0..proof.holders.len() {
            self.add(Tamper::HolderHidden, told(&format!("holder {holder}")), |plan| {
                plan.proofs[at].holders.remove(holder);
            });
            self.add(Tamper::HolderRank, told(&format!("rank of holder {holder}")), |plan| {
                plan.proofs[at].holders[holder].rank += 1;
            });
        }
        self.limits(at, proof.limits.len(), |plan| &mut plan.proofs[at].limits);
        for place in 0..proof.beside.len() {
            self.add(Tamper::BesideDropped, told("beside"), |plan| {
                plan.proofs[at].beside.remove(place);
            });
        }
        if let Some(start) = proof.start {
            self.add(Tamper::StartMoved, told("start"), |plan| plan.proofs[at].start = Some(start.next()));
        }
    }

    fn limits(
        &mut self,
        at: usize,
        count: usize,
        of: impl Fn(&mut PlanDocument) -> &mut Vec<alis::document::LimitDocument>,
    ) {
        for limit in 0..count {
            let told = |what: &str| format!("proof {at}: limit {limit} {what}");
            self.add(Tamper::LimitDropped, told("dropped"), |plan| drop(of(plan).remove(limit)));
            self.add(Tamper::LimitRepeated, told("repeated"), |plan| {
                let again = of(plan)[limit].clone();
                of(plan).push(again);
            });
            self.add(Tamper::Capacity, told("bears more"), |plan| of(plan)[limit].capacity += 1);
            self.add(Tamper::Capacity, told("bears less"), |plan| {
                let capacity = &mut of(plan)[limit].capacity;
                *capacity = capacity.saturating_sub(1);
            });
            self.add(Tamper::LimitMoved, told("moved"), |plan| {
                let limit = &mut of(plan)[limit];
                limit.quarter = limit.quarter.map(alis::calendar::Quarter::next);
                limit.period = limit.period.map(alis::calendar::Period::next);
            });
            self.add(Tamper::PartHidden, told("without a part"), |plan| drop(of(plan)[limit].fixed.pop()));
            self.add(Tamper::PartHidden, told("without a part"), |plan| drop(of(plan)[limit].splits.pop()));
        }
    }

    fn node(&mut self, at: usize, number: usize) {
        let node = &self.plan.proofs[at].nodes[number];
        let told = |what: &str| format!("proof {at}, node {number}: {what}");
        let nowhere = NodeDocument { uses: None, avoids: None, split_by: None, ..node.clone() };
        self.add(Tamper::BranchCut, told("no longer split"), |plan| plan.proofs[at].nodes[number] = nowhere);
        self.add(Tamper::BranchCut, told("left out"), |plan| drop(plan.proofs[at].nodes.remove(number)));
        if node.split_by.is_some() {
            self.add(Tamper::BranchCut, told("one side"), |plan| {
                let node = &mut plan.proofs[at].nodes[number];
                node.avoids = node.uses;
            });
            self.add(Tamper::SplitMoved, told("the next quarter"), |plan| {
                if let Some(by) = &mut plan.proofs[at].nodes[number].split_by {
                    by.quarter = by.quarter.next();
                }
            });
        }
        for holder in 0..node.holders.len() {
            self.add(Tamper::HolderHidden, told("holder"), |plan| {
                plan.proofs[at].nodes[number].holders.remove(holder);
            });
        }
        self.limits(at, node.limits.len(), |plan| &mut plan.proofs[at].nodes[number].limits);
    }
}

/// Leaves a proof out: those behind it are numbered anew, and nothing cites it.
fn without_proof(plan: &mut PlanDocument, at: usize) {
    plan.proofs.remove(at);
    let at = u32::try_from(at).unwrap_or(u32::MAX);
    let renumber = |cited: &mut ProofNumbers| {
        cited.retain(|own| *own != at);
        cited.iter_mut().filter(|own| **own > at).for_each(|own| *own -= 1);
    };
    for reason in &mut plan.reasons {
        reason.better.iter_mut().for_each(|better| renumber(&mut better.proofs));
    }
    plan.proofs.iter_mut().for_each(|proof| renumber(&mut proof.beside));
}
