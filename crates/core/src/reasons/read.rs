//! What a plan says of one candidate, put together.

use super::closed::Gathered;
use super::{Account, Against, Better, Outcome, Precedence, ReasonsError, Refusal, Standing, Why};
use crate::document::{
    EligibilityRule, IneligibleDocument, PlacementStatus, PlanDocument, PlanStatus, ReasonDocument, Rule,
    UnplacedReason,
};
use crate::priority::{Decider, PriorityList, Ranked, key_documents, rank};
use crate::problem::{Candidate, CandidateIx, Problem};

/// What a plan says of a candidate, and why, from the plan's reasons and proofs and the problem's order.
///
/// # Errors
/// Where the plan is not of this problem and rule set, where one of the two does not hold the candidate, or where the
/// plan has no reason for them.
///
/// # Examples
///
/// ```
/// use alis::reasons::{Outcome, account};
///
/// let bytes = std::fs::read("../../docs/examples/helse-nord.json")?;
/// let problem = alis::read(&bytes, &alis::ReadOptions::default())?;
/// let plan = alis::plan(&problem, &alis::PlanOptions::default())?;
/// let account = account(&problem, &plan, "K013")?;
/// assert!(matches!(account.outcome, Outcome::Refused(refusal) if refusal.field == "registration"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn account(problem: &Problem, plan: &PlanDocument, candidate: &str) -> Result<Account, ReasonsError> {
    if plan.problem_sha256 != problem.sha256 {
        return Err(ReasonsError::OtherProblem);
    }
    if plan.rules_sha256 != problem.rules.sha256() {
        return Err(ReasonsError::OtherRules);
    }
    let index = index_of(problem, candidate).ok_or_else(|| ReasonsError::UnknownCandidate(candidate.to_owned()))?;
    let list = rank(problem).map_err(|_| ReasonsError::Dangling("lottery_seed".to_owned()))?;
    Reader { problem, plan, list: &list, index, candidate: &problem.candidates[index] }.account()
}

/// A candidate's index.
fn index_of(problem: &Problem, id: &str) -> Option<CandidateIx> {
    problem.candidates.binary_search_by(|candidate| candidate.id.as_str().cmp(id)).ok()
}

/// The candidate with this id.
pub(crate) fn candidate_of<'a>(problem: &'a Problem, id: &str) -> Option<&'a Candidate> {
    index_of(problem, id).map(|index| &problem.candidates[index])
}

/// What is read of one candidate.
pub(super) struct Reader<'a> {
    pub(super) problem: &'a Problem,
    pub(super) plan: &'a PlanDocument,
    list: &'a PriorityList,
    index: CandidateIx,
    pub(super) candidate: &'a Candidate,
}

impl Reader<'_> {
    fn account(&self) -> Result<Account, ReasonsError> {
        let id = &self.candidate.id;
        let reason = self.plan.reasons.iter().find(|reason| reason.candidate == *id);
        let outcome = self.outcome(reason)?;
        let asked = matches!(outcome, Outcome::Placed(_) | Outcome::Unplaced { .. });
        if asked && reason.is_none() {
            return Err(ReasonsError::NoReasons(id.clone()));
        }
        let better = match reason {
            Some(reason) if asked => self.better(reason, &outcome)?,
            _ => Vec::new(),
        };
        let standing = self.list.entry(self.index).map(|own| self.standing(own));
        let proved_to = match self.plan.status {
            PlanStatus::Optimal => u32::MAX,
            PlanStatus::Feasible => self.plan.proved_to_rank.unwrap_or(0),
        };
        let proved = !asked || standing.as_ref().is_some_and(|standing| standing.rank <= proved_to);
        let choice = reason.and_then(|reason| reason.choice).filter(|_| matches!(outcome, Outcome::Placed(_)));
        Ok(Account { candidate: id.clone(), outcome, standing, choice, proved, better })
    }

    /// Which list of the plan the candidate stands in.
    fn outcome(&self, reason: Option<&ReasonDocument>) -> Result<Outcome, ReasonsError> {
        let id = &self.candidate.id;
        if let Some(placement) = self.plan.placements.iter().find(|item| item.candidate == *id) {
            let ours = matches!(placement.status, PlacementStatus::Proposed | PlacementStatus::Expected);
            let made = if ours { Outcome::Placed } else { Outcome::Committed };
            return Ok(made(placement.clone()));
        }
        if let Some(item) = self.plan.unplaced.iter().find(|item| item.candidate == *id) {
            let service_suffices_on = reason.and_then(|reason| reason.service_suffices_on);
            return Ok(Outcome::Unplaced { reason: item.reason, service_suffices_on });
        }
        let refused = self.plan.ineligible.iter().find(|item| item.candidate == *id);
        refused.map(|item| Outcome::Refused(self.refusal(item))).ok_or_else(|| ReasonsError::NotInPlan(id.clone()))
    }

    fn refusal(&self, item: &IneligibleDocument) -> Refusal {
        let rules = self.problem.rules.eligibility();
        let (source, note) = match item.rule {
            EligibilityRule::Schemes => entry(rules.schemes.as_ref()),
            EligibilityRule::MunicipalityRegistered => entry(rules.municipality_registered.as_ref()),
            EligibilityRule::Catchment => entry(rules.catchment.as_ref()),
            EligibilityRule::Employment => entry(rules.employment.as_ref()),
        };
        Refusal { rule: item.rule, source, note, field: item.field.clone(), value: item.value.clone() }
    }

    fn standing(&self, own: &Ranked) -> Standing {
        let rank = self.list.rank_of(self.index).unwrap_or_default();
        let before = own.queue_place.map_or(&[][..], |_| &self.list.order()[..self.place(rank)]);
        let of_queue = |ranked: &&Ranked| {
            ranked.queue_place.is_some() && self.problem.candidates[ranked.candidate].trust == self.candidate.trust
        };
        let mut ahead: Vec<(Precedence, u32)> = Vec::new();
        for ranked in before.iter().filter(of_queue) {
            let by = self.decided(ranked, own);
            match ahead.iter_mut().find(|(other, _)| *other == by) {
                Some((_, count)) => *count += 1,
                None => ahead.push((by, 1)),
            }
        }
        ahead.sort_by_key(|(by, _)| self.order_of(*by));
        Standing { rank, queue_place: own.queue_place, values: key_documents(self.problem, self.candidate), ahead }
    }

    /// How many stand before a rank.
    fn place(&self, rank: u32) -> usize {
        usize::try_from(rank).map_or(0, |rank| rank.saturating_sub(1)).min(self.list.order().len())
    }

    /// What puts one ranked candidate before another.
    fn decided(&self, ahead: &Ranked, behind: &Ranked) -> Precedence {
        match self.list.decider(ahead, behind) {
            Decider::Criterion(name) => Precedence::Criterion(name),
            Decider::Lottery => Precedence::Lottery,
        }
    }

    /// A holder's rank, and what puts them before the candidate.
    pub(super) fn precedence(&self, holder: &str) -> Option<(CandidateIx, u32, Precedence)> {
        let index = index_of(self.problem, holder)?;
        let rank = self.list.rank_of(index)?;
        let by = match &self.problem.candidates[index].commitment {
            Some(commitment) => Precedence::Commitment(commitment.status),
            None if rank > self.list.rank_of(self.index)? => Precedence::Start,
            None => self.decided(self.list.entry(index)?, self.list.entry(self.index)?),
        };
        Some((index, rank, by))
    }

    /// Where something that puts others before the candidate stands in a list of such.
    pub(super) fn order_of(&self, by: Precedence) -> usize {
        let criteria = self.problem.rules.criteria();
        match by {
            Precedence::Commitment(status) => status as usize,
            Precedence::Criterion(name) => {
                3 + criteria.iter().position(|criterion| criterion.name() == name).unwrap_or(criteria.len())
            }
            Precedence::Lottery => 3 + criteria.len(),
            Precedence::Start => 4 + criteria.len(),
        }
    }

    /// The starts of a reason, neighbours that are closed in the same way put together.
    fn better(&self, reason: &ReasonDocument, outcome: &Outcome) -> Result<Vec<Better>, ReasonsError> {
        let mut found: Vec<(Against, Vec<_>, Cause)> = Vec::new();
        for item in &reason.better {
            let against = match outcome {
                Outcome::Placed(placement) if item.start < placement.start => Against::Earlier,
                Outcome::Placed(placement) if item.start == placement.start => Against::Same,
                Outcome::Placed(_) => Against::Later,
                _ => Against::NoPlace,
            };
            let cause = match item.barred {
                Some(filter) => Cause::Barred(filter, item.start.first_day() < self.problem.decision_date),
                None => Cause::Closed(Gathered::new(self, item)?),
            };
            match found.last_mut() {
                Some((other, starts, before)) if *other == against && before.is_like(&cause) => {
                    starts.push(item.start);
                    before.absorb(cause);
                }
                _ => found.push((against, vec![item.start], cause)),
            }
        }
        let finished = found.into_iter().map(|(against, starts, cause)| {
            let why = match cause {
                Cause::Barred(filter, before_decision) => Why::Barred { filter, before_decision },
                Cause::Closed(gathered) => Why::Closed(gathered.finish(self)?),
            };
            Ok(Better { starts, against, why })
        });
        finished.collect()
    }
}

/// Why nothing came of a start, while neighbours are still put together.
enum Cause {
    Barred(UnplacedReason, bool),
    Closed(Gathered),
}

impl Cause {
    /// Whether the next start falls in the same way.
    fn is_like(&self, next: &Self) -> bool {
        match (self, next) {
            (Self::Barred(one, early), Self::Barred(other, too)) => (one, early) == (other, too),
            (Self::Closed(one), Self::Closed(other)) => one.is_like(other),
            _ => false,
        }
    }

    /// Takes in the cause of such a start.
    fn absorb(&mut self, next: Self) {
        if let (Self::Closed(gathered), Self::Closed(next)) = (self, next) {
            gathered.absorb(next);
        }
    }
}

/// Where a rule stands, and how it is read.
fn entry<T>(rule: Option<&Rule<T>>) -> (Option<String>, Option<String>) {
    rule.map_or((None, None), |rule| (rule.source.clone(), rule.note.clone()))
}
