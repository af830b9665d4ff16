//! The candidates in groups: what two plans give each.

use std::collections::BTreeMap;

use super::outcomes::Outcomes;
use crate::document::{Effect, GroupBy, PolicyGroupDocument, PolicyOutcome, PolicyOutcomeDocument};
use crate::priority::key_text;
use crate::problem::{Candidate, Problem};
use crate::rules::Criterion;

/// Everyone, and the groups.
pub(super) fn of(problem: &Problem, outcomes: &[Outcomes]) -> (PolicyGroupDocument, Vec<PolicyGroupDocument>) {
    let mut total = group(GroupBy::All, "all".to_owned());
    let mut groups: BTreeMap<(GroupBy, String), PolicyGroupDocument> = BTreeMap::new();
    for one in outcomes {
        add(&mut total, one);
        for (by, value) in belongs(problem, &problem.candidates[one.candidate]) {
            add(groups.entry((by, value.clone())).or_insert_with(|| group(by, value)), one);
        }
    }
    (total, groups.into_values().collect())
}

/// The groups of a candidate.
fn belongs(problem: &Problem, candidate: &Candidate) -> [(GroupBy, String); 7] {
    let municipality = &problem.municipalities[candidate.municipality];
    [
        (GroupBy::Trust, problem.trusts[candidate.trust].id.to_string()),
        (GroupBy::NearestHospital, key_text(problem, candidate, &Criterion::NearestHospital)),
        (GroupBy::Scheme, candidate.scheme.word().to_owned()),
        (GroupBy::Employment, candidate.employment.word().to_owned()),
        (GroupBy::SupervisionGroup, candidate.supervision_group.word().to_owned()),
        (GroupBy::SpecialistShortage, municipality.specialist_shortage.to_string()),
        (GroupBy::Municipality, municipality.id.to_string()),
    ]
}

fn group(by: GroupBy, value: String) -> PolicyGroupDocument {
    PolicyGroupDocument {
        by,
        value,
        candidates: 0,
        refused: [0; 2],
        placed: [0; 2],
        waiting: [0; 2],
        placed_in_both: 0,
        waiting_in_both: [0; 2],
        gain: 0,
        lose: 0,
    }
}

fn add(group: &mut PolicyGroupDocument, one: &Outcomes) {
    let waiting = one.both.each_ref().map(waiting);
    let in_both = waiting.iter().all(Option::is_some);
    group.candidates += 1;
    group.gain += u32::from(one.effect == Effect::Gain);
    group.lose += u32::from(one.effect == Effect::Lose);
    group.placed_in_both += u32::from(in_both);
    for (at, waiting) in waiting.into_iter().enumerate() {
        group.refused[at] += u32::from(one.both[at].outcome == PolicyOutcome::Refused);
        group.placed[at] += u32::from(waiting.is_some());
        group.waiting[at] += waiting.unwrap_or(0);
        group.waiting_in_both[at] += waiting.filter(|_| in_both).unwrap_or(0);
    }
}

/// The quarters that somebody with a place waits.
fn waiting(outcome: &PolicyOutcomeDocument) -> Option<u64> {
    outcome.place.as_ref().map(|place| u64::from(place.waiting))
}
