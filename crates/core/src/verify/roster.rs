//! Every candidate stands exactly once in the plan, in the right list, and each list is in its order.

use super::{
    ViolationRule,
    candidates::Candidate,
    facts::Facts,
    placed::Placed,
    ranking::Ranking,
    violation::Report,
    words::{Demand, Statement},
};
use crate::document::{Id, PlanDocument};

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
    fn is_open_to(self, ranking: &Ranking, candidate: &Candidate<'_>) -> bool {
        let refused = ranking.rank_of(candidate.number).is_none();
        match self {
            Self::Placements => !refused,
            Self::Unplaced => !refused && candidate.commitment.is_none(),
            Self::Ineligible => refused,
        }
    }
}

/// Checks who stands where.
pub(super) fn check(
    facts: &Facts<'_>,
    ranking: &Ranking,
    (plan, placed): (&PlanDocument, &[Placed<'_>]),
    report: &mut Report,
) {
    let mut seen: Vec<Option<(List, usize)>> = vec![None; facts.candidates.len()];
    let entries: Vec<Entry<'_>> = entries(facts, ranking, (plan, placed));
    for Entry { list, index, id, number } in entries.iter().copied() {
        let at = || format!("/{}/{index}/candidate", list.name());
        let Some(candidate) = number.map(|number| &facts.candidates[number]) else {
            report.add(ViolationRule::CandidateUnknown, at(), Statement::value(id), Demand::KnownCandidate);
            continue;
        };
        if !list.is_open_to(ranking, candidate) {
            let found = Statement::Listed { candidate: id.to_owned(), lists: vec![list.name()] };
            report.add(ViolationRule::CandidateMisplaced, at(), found, due(ranking, candidate));
        }
        if let Some((list, index)) = seen[candidate.number] {
            let expected = Statement::OnlyAt(format!("/{}/{index}/candidate", list.name()));
            report.add(ViolationRule::CandidateRepeated, at(), Statement::value(id), expected);
        } else {
            seen[candidate.number] = Some((list, index));
        }
    }
    for candidate in facts.candidates.values() {
        if seen[candidate.number].is_none() {
            report.add(ViolationRule::CandidateMissing, "", Statement::Nothing, due(ranking, candidate));
        }
    }
    orders(ranking, &entries, report);
}

/// An entry of a list: where it stands, and the candidate's id and number; none of whom the problem does not hold.
#[derive(Debug, Clone, Copy)]
struct Entry<'p> {
    list: List,
    index: usize,
    id: &'p str,
    number: Option<usize>,
}

fn entries<'p>(
    facts: &Facts<'_>,
    ranking: &Ranking,
    (plan, placed): (&'p PlanDocument, &[Placed<'_>]),
) -> Vec<Entry<'p>> {
    let with_place = plan.placements.iter().zip(placed).map(|(entry, read)| (&entry.candidate, read.candidate));
    let unplaced = plan.unplaced.iter();
    let unplaced = unplaced.map(|entry| (&entry.candidate, ranking.number_of(facts, &entry.candidate, entry.rank)));
    let ineligible = plan.ineligible.iter().map(|entry| (&entry.candidate, facts.candidates.number(&entry.candidate)));
    let mut entries = Vec::with_capacity(plan.placements.len() + plan.unplaced.len() + plan.ineligible.len());
    let mut add = |list, all: &mut dyn Iterator<Item = (&'p Id, Option<usize>)>| {
        entries.extend(all.enumerate().map(|(index, (id, number))| Entry { list, index, id: id.as_str(), number }));
    };
    add(List::Placements, &mut { with_place });
    add(List::Unplaced, &mut { unplaced });
    add(List::Ineligible, &mut { ineligible });
    entries
}

/// The lists that a candidate may stand in.
fn due(ranking: &Ranking, candidate: &Candidate<'_>) -> Statement {
    let open = [List::Placements, List::Unplaced, List::Ineligible].into_iter();
    let lists = open.filter(|list| list.is_open_to(ranking, candidate)).map(List::name).collect();
    Statement::Listed { candidate: candidate.id().to_owned(), lists }
}

/// Placements and unplaced by rank, ineligible by id. Posts and warnings are compared row by row elsewhere.
fn orders(ranking: &Ranking, entries: &[Entry<'_>], report: &mut Report) {
    let rank = |entry: &Entry<'_>| ranking.rank_of(entry.number?);
    let of = |list| entries.iter().filter(move |entry| entry.list == list);
    sorted(of(List::Placements), rank, report);
    sorted(of(List::Unplaced), rank, report);
    sorted(of(List::Ineligible), |entry| Some(entry.id), report);
}

/// Adds a violation at each entry that ought to stand before the one ahead of it.
fn sorted<'e, 'p: 'e, K: Ord>(
    entries: impl Iterator<Item = &'e Entry<'p>>,
    key: impl Fn(&'e Entry<'p>) -> Option<K>,
    report: &mut Report,
) {
    let mut ahead: Option<(K, usize)> = None;
    for entry in entries {
        let Entry { list, index, id, .. } = *entry;
        let Some(key) = key(entry) else { continue };
        if let Some((_, before)) = ahead.filter(|(before, _)| key < *before) {
            let [at, before] = [index, before].map(|index| format!("/{}/{index}", list.name()));
            report.add(ViolationRule::SortOrder, at, Statement::value(id), Statement::Before(before));
        }
        ahead = Some((key, index));
    }
}
