//! What two plans give each candidate, and whether the difference is for the better.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::document::{
    Effect, Id, MovedDocument, Objective, OutcomeChange, OutcomePlaceDocument, PlacementDocument, PlanDocument,
    PolicyOutcome, PolicyOutcomeDocument,
};
use crate::options::Values;
use crate::problem::{Candidate, CandidateIx, Problem};

/// What two plans give somebody in the queue.
pub(super) struct Outcomes {
    pub(super) candidate: CandidateIx,
    pub(super) both: [PolicyOutcomeDocument; 2],
    pub(super) change: OutcomeChange,
    pub(super) effect: Effect,
}

/// What two plans give everyone whose placement does not stand already, by id.
pub(super) fn of(problem: &Problem, plans: [&PlanDocument; 2]) -> Vec<Outcomes> {
    let mut both = plans.map(outcomes);
    let queued = problem.candidates.iter().enumerate().filter(|(_, candidate)| candidate.commitment.is_none());
    let outcome = |(index, candidate): (CandidateIx, &Candidate)| {
        let both = both.each_mut().map(|outcomes| outcomes.remove(&candidate.id).unwrap_or_else(refused));
        let (change, effect) = judge(candidate, &both);
        Outcomes { candidate: index, both, change, effect }
    };
    queued.map(outcome).collect()
}

/// Those for whom something is another, as the document tells it.
pub(super) fn moved(problem: &Problem, outcomes: Vec<Outcomes>) -> Vec<MovedDocument> {
    let other =
        |one: &Outcomes| one.change != OutcomeChange::QueueOnly || one.both[0].queue_place != one.both[1].queue_place;
    let document = |one: Outcomes| {
        let candidate = &problem.candidates[one.candidate];
        MovedDocument {
            candidate: candidate.id.clone(),
            trust: problem.trusts[candidate.trust].id.clone(),
            outcomes: one.both,
            change: one.change,
            effect: one.effect,
        }
    };
    outcomes.into_iter().filter(other).map(document).collect()
}

/// What a plan gives each candidate that it ranks.
fn outcomes(plan: &PlanDocument) -> BTreeMap<&Id, PolicyOutcomeDocument> {
    let placed = plan.placements.iter().map(|item| {
        let outcome = PolicyOutcomeDocument {
            outcome: PolicyOutcome::Placed,
            queue_place: item.queue_place,
            place: Some(place(item)),
        };
        (&item.candidate, outcome)
    });
    let unplaced = plan.unplaced.iter().map(|item| {
        let outcome = PolicyOutcomeDocument {
            outcome: PolicyOutcome::Unplaced,
            queue_place: Some(item.queue_place),
            place: None,
        };
        (&item.candidate, outcome)
    });
    placed.chain(unplaced).collect()
}

fn refused() -> PolicyOutcomeDocument {
    PolicyOutcomeDocument { outcome: PolicyOutcome::Refused, queue_place: None, place: None }
}

fn place(item: &PlacementDocument) -> OutcomePlaceDocument {
    OutcomePlaceDocument {
        start: item.start,
        waiting: item.waiting,
        wish: item.wish,
        away: item.away,
        relevance: item.relevance,
        units: item.segments.iter().map(|segment| segment.unit.clone()).collect(),
    }
}

/// What the difference is, and whether it is for the better.
fn judge(candidate: &Candidate, [a, b]: &[PolicyOutcomeDocument; 2]) -> (OutcomeChange, Effect) {
    if let (Some(before), Some(after)) = (&a.place, &b.place) {
        return (change(before, after), effect(candidate, before, after));
    }
    match (a.outcome, b.outcome) {
        (PolicyOutcome::Placed, _) => (OutcomeChange::NoLongerPlaced, Effect::Lose),
        (_, PolicyOutcome::Placed) => (OutcomeChange::NewlyPlaced, Effect::Gain),
        (PolicyOutcome::Refused, PolicyOutcome::Unplaced) => (OutcomeChange::Admitted, Effect::Gain),
        (PolicyOutcome::Unplaced, PolicyOutcome::Refused) => (OutcomeChange::NowRefused, Effect::Lose),
        _ => (OutcomeChange::QueueOnly, Effect::Neither),
    }
}

fn change(before: &OutcomePlaceDocument, after: &OutcomePlaceDocument) -> OutcomeChange {
    let place = |one: &OutcomePlaceDocument| (one.wish, one.away, one.relevance);
    match (after.start.cmp(&before.start), place(after).cmp(&place(before))) {
        (Ordering::Less, _) => OutcomeChange::Earlier,
        (Ordering::Greater, _) => OutcomeChange::Later,
        (Ordering::Equal, Ordering::Less) => OutcomeChange::BetterPlace,
        (Ordering::Equal, Ordering::Greater) => OutcomeChange::WorsePlace,
        _ if before.units != after.units => OutcomeChange::OtherUnit,
        _ => OutcomeChange::QueueOnly,
    }
}

/// Whether a place is better than another by what the candidate puts first.
fn effect(candidate: &Candidate, before: &OutcomePlaceDocument, after: &OutcomePlaceDocument) -> Effect {
    let weight = |one: &OutcomePlaceDocument| {
        let values = Values { waiting: one.waiting, wish: one.wish, away: one.away, relevance: one.relevance };
        values.weighed(Objective::TimeAndPlace, candidate.prefers)
    };
    match weight(after).cmp(&weight(before)) {
        Ordering::Less => Effect::Gain,
        Ordering::Equal => Effect::Neither,
        Ordering::Greater => Effect::Lose,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Prefers;

    fn candidate(prefers: Prefers) -> Candidate {
        let bytes = std::fs::read("../../docs/examples/ahus-new.json").unwrap();
        let problem = crate::read(&bytes, &crate::ReadOptions::default()).unwrap();
        Candidate { prefers, ..problem.candidates[0].clone() }
    }

    fn placed(start: &str, waiting: u32, wish: u32, unit: &str) -> PolicyOutcomeDocument {
        let place = OutcomePlaceDocument {
            start: start.parse().unwrap(),
            waiting,
            wish,
            away: 0,
            relevance: 0,
            units: vec![Id::new(unit).unwrap()],
        };
        PolicyOutcomeDocument { outcome: PolicyOutcome::Placed, queue_place: Some(1), place: Some(place) }
    }

    #[test]
    fn every_change_has_its_word() {
        let unplaced = || PolicyOutcomeDocument { outcome: PolicyOutcome::Unplaced, queue_place: Some(1), place: None };
        let first = || placed("2022-P2a", 0, 1, "a");
        for (before, after, change, effect) in [
            (first(), placed("2023-P1a", 2, 0, "a"), OutcomeChange::Later, Effect::Lose),
            (placed("2023-P1a", 2, 0, "a"), first(), OutcomeChange::Earlier, Effect::Gain),
            (first(), placed("2022-P2a", 0, 0, "b"), OutcomeChange::BetterPlace, Effect::Gain),
            (first(), placed("2022-P2a", 0, 2, "b"), OutcomeChange::WorsePlace, Effect::Lose),
            (first(), placed("2022-P2a", 0, 1, "b"), OutcomeChange::OtherUnit, Effect::Neither),
            (first(), first(), OutcomeChange::QueueOnly, Effect::Neither),
            (first(), unplaced(), OutcomeChange::NoLongerPlaced, Effect::Lose),
            (unplaced(), first(), OutcomeChange::NewlyPlaced, Effect::Gain),
            (refused(), first(), OutcomeChange::NewlyPlaced, Effect::Gain),
            (first(), refused(), OutcomeChange::NoLongerPlaced, Effect::Lose),
            (refused(), unplaced(), OutcomeChange::Admitted, Effect::Gain),
            (unplaced(), refused(), OutcomeChange::NowRefused, Effect::Lose),
            (refused(), refused(), OutcomeChange::QueueOnly, Effect::Neither),
        ] {
            assert_eq!(judge(&candidate(Prefers::Time), &[before, after]), (change, effect));
        }
    }

    /// Who puts the place first loses by an earlier start at a worse one.
    #[test]
    fn what_the_candidate_puts_first_decides() {
        let both = [placed("2023-P1a", 2, 0, "a"), placed("2022-P2a", 0, 1, "b")];
        assert_eq!(judge(&candidate(Prefers::Time), &both), (OutcomeChange::Earlier, Effect::Gain));
        assert_eq!(judge(&candidate(Prefers::Place), &both), (OutcomeChange::Earlier, Effect::Lose));
    }
}
