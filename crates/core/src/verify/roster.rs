//! Every candidate stands exactly once in the plan, in the right list, and each list is in its order.

use std::collections::BTreeMap;

use super::{
    ViolationRule, eligibility,
    facts::{Candidate, Facts},
    ranking::Ranking,
    violation::Report,
};
use crate::document::PlanDocument;

/// The lists that a candidate can stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    Placements,
    Unplaced,
    Ineligible,
}

impl List {
    fn name(self) -> &'static str {
        match self {
            Self::Placements => "placements",
            Self::Unplaced => "unplaced",
            Self::Ineligible => "ineligible",
        }
    }

    /// Whether a candidate may stand here: the refused among the ineligible, the committed among the placed.
    fn is_open_to(self, facts: &Facts<'_>, candidate: &Candidate<'_>) -> bool {
        let refused = eligibility::refusal(facts, candidate).is_some();
        match self {
            Self::Placements => !refused,
            Self::Unplaced => !refused && candidate.commitment.is_none(),
            Self::Ineligible => refused,
        }
    }
}

/// Checks who stands where.
pub(super) fn check(facts: &Facts<'_>, ranking: &Ranking<'_>, plan: &PlanDocument, report: &mut Report) {
    let mut seen: BTreeMap<&str, String> = BTreeMap::new();
    for (list, index, id) in entries(plan) {
        let at = format!("/{}/{index}/candidate", list.name());
        let Some(candidate) = facts.candidates.get(id) else {
            report.add(ViolationRule::CandidateUnknown, at, id, "a candidate of the problem");
            continue;
        };
        if !list.is_open_to(facts, candidate) {
            let found = format!("{id} in {}", list.name());
            report.add(ViolationRule::CandidateMisplaced, at.clone(), found, due(facts, candidate));
        }
        if let Some(before) = seen.get(id) {
            report.add(ViolationRule::CandidateRepeated, at, id, format!("once, as at {before}"));
        } else {
            seen.insert(id, at);
        }
    }
    for (id, candidate) in &facts.candidates {
        if !seen.contains_key(id) {
            report.add(ViolationRule::CandidateMissing, "", "nothing", format!("{id} in {}", due(facts, candidate)));
        }
    }
    orders(ranking, plan, report);
}

fn entries(plan: &PlanDocument) -> impl Iterator<Item = (List, usize, &str)> {
    let placed = plan.placements.iter().map(|entry| entry.candidate.as_str());
    let unplaced = plan.unplaced.iter().map(|entry| entry.candidate.as_str());
    let ineligible = plan.ineligible.iter().map(|entry| entry.candidate.as_str());
    let placed = placed.enumerate().map(|(index, id)| (List::Placements, index, id));
    let unplaced = unplaced.enumerate().map(|(index, id)| (List::Unplaced, index, id));
    let ineligible = ineligible.enumerate().map(|(index, id)| (List::Ineligible, index, id));
    placed.chain(unplaced).chain(ineligible)
}

/// The lists that a candidate may stand in, in words.
fn due(facts: &Facts<'_>, candidate: &Candidate<'_>) -> String {
    let open = [List::Placements, List::Unplaced, List::Ineligible].into_iter();
    let names: Vec<&str> = open.filter(|list| list.is_open_to(facts, candidate)).map(List::name).collect();
    names.join(" or ")
}

/// Placements and unplaced by rank, ineligible by id. Posts and warnings are compared row by row elsewhere.
fn orders(ranking: &Ranking<'_>, plan: &PlanDocument, report: &mut Report) {
    let placed = plan.placements.iter().map(|entry| ranking.rank(&entry.candidate));
    sorted("placements", placed, report);
    sorted("unplaced", plan.unplaced.iter().map(|entry| ranking.rank(&entry.candidate)), report);
    sorted("ineligible", plan.ineligible.iter().map(|entry| Some(entry.candidate.as_str())), report);
}

/// Adds a violation at each entry that ought to stand before the one ahead of it.
fn sorted<K: Ord>(list: &str, keys: impl Iterator<Item = Option<K>>, report: &mut Report) {
    let mut ahead: Option<K> = None;
    for (index, key) in keys.enumerate() {
        let Some(key) = key else { continue };
        if ahead.as_ref().is_some_and(|ahead| key < *ahead) {
            let expected = "the order of the list";
            report.add(ViolationRule::SortOrder, format!("/{list}/{index}"), "an entry after its place", expected);
        }
        ahead = Some(key);
    }
}
