//! Two candidates side by side: which criterion decided between them, and what it read of both.

use crate::document::{
    CompareDocument, CompareFormat, ComparedCriterionDocument, ComparedDocument, ComparedLotteryDocument,
    CriterionOutcome, KeyDocument,
};
use crate::lottery::{number, seed_sha256};
use crate::priority::{Decider, PriorityList, Ranked, key_documents, refused_document};
use crate::problem::{CandidateIx, Problem};
use crate::rules::Criterion;

/// Why two candidates cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CompareError {
    /// The problem has no candidate of this id.
    #[error("there is no candidate {0}")]
    Unknown(String),
    /// Both are the same.
    #[error("{0} is compared with itself")]
    Same(String),
}

/// Tells what decided between two candidates of a problem: every criterion up to the one that did, its values, and
/// where it stands; the numbers of the lottery where it came to that. Of who is refused it tells the rule.
///
/// The two may be of different trusts: then the order between them matters only where one municipality must choose who
/// is away.
///
/// # Errors
/// Where the problem has no such candidate, or both are the same.
///
/// # Examples
///
/// ```
/// let bytes = std::fs::read("../../docs/examples/ahus-new.json")?;
/// let problem = alis::read(&bytes, &alis::ReadOptions::default())?;
/// let list = alis::rank(&problem)?;
/// let compared = alis::compare::compare(&problem, &list, "K2", "K1")?;
/// assert_eq!(compared.ahead.unwrap(), "K1");
/// assert_eq!(compared.decided_by.unwrap(), "employment");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn compare(problem: &Problem, list: &PriorityList, a: &str, b: &str) -> Result<CompareDocument, CompareError> {
    let pair = [index(problem, a)?, index(problem, b)?];
    if pair[0] == pair[1] {
        return Err(CompareError::Same(a.to_owned()));
    }
    let mut document = CompareDocument {
        format: CompareFormat::V1,
        problem_sha256: problem.sha256.clone(),
        rules: problem.rules.document().id.clone(),
        rules_sha256: problem.rules.sha256().to_owned(),
        candidates: pair.map(|candidate| standing(problem, list, candidate)),
        ahead: None,
        decided_by: None,
        criteria: Vec::new(),
        lottery: None,
    };
    if let [Some(first), Some(second)] = pair.map(|candidate| list.entry(candidate)) {
        let decider = list.decider(first, second);
        document.ahead = Some(problem.candidates[ahead(list, first, second).candidate].id.clone());
        document.decided_by = Some(decider.name().to_owned());
        document.criteria = criteria(problem, pair, decider);
        document.lottery = lottery(problem, pair, decider);
    }
    Ok(document)
}

fn index(problem: &Problem, id: &str) -> Result<CandidateIx, CompareError> {
    let found = problem.candidates.binary_search_by(|candidate| candidate.id.as_str().cmp(id));
    found.map_err(|_| CompareError::Unknown(id.to_owned()))
}

fn ahead<'a>(list: &PriorityList, first: &'a Ranked, second: &'a Ranked) -> &'a Ranked {
    if list.rank_of(first.candidate) < list.rank_of(second.candidate) { first } else { second }
}

fn standing(problem: &Problem, list: &PriorityList, index: CandidateIx) -> ComparedDocument {
    let candidate = &problem.candidates[index];
    let refused = list.ineligible().iter().find(|refused| refused.candidate == index);
    ComparedDocument {
        candidate: candidate.id.clone(),
        trust: problem.trusts[candidate.trust].id.clone(),
        rank: list.rank_of(index),
        queue_place: list.entry(index).and_then(|entry| entry.queue_place),
        commitment: candidate.commitment.as_ref().map(|commitment| commitment.status),
        refused: refused.map(|refused| refused_document(problem, refused)),
    }
}

/// Every criterion with what it read of both.
fn criteria(problem: &Problem, pair: [CandidateIx; 2], decider: Decider) -> Vec<ComparedCriterionDocument> {
    let [a, b] = pair.map(|candidate| key_documents(problem, &problem.candidates[candidate]));
    let criteria = problem.rules.criteria();
    let deciding = criteria.iter().position(|criterion| decider == Decider::Criterion(criterion.name()));
    let rows = a.into_iter().zip(b).enumerate();
    rows.map(|(at, (a, b))| criterion(problem, at, [a, b], deciding)).collect()
}

fn criterion(
    problem: &Problem,
    at: usize,
    values: [KeyDocument; 2],
    decided: Option<usize>,
) -> ComparedCriterionDocument {
    let written = &problem.rules.document().priority[at];
    let width = match problem.rules.criteria()[at] {
        Criterion::ServiceMonths { width } if width > 1 => Some(width),
        _ => None,
    };
    ComparedCriterionDocument {
        criterion: written.criterion.word().to_owned(),
        width,
        source: written.source.clone(),
        note: written.note.clone(),
        values,
        outcome: match decided {
            Some(decided) if decided < at => CriterionOutcome::NotReached,
            Some(decided) if decided == at => CriterionOutcome::Decides,
            _ => CriterionOutcome::Equal,
        },
    }
}

fn lottery(problem: &Problem, pair: [CandidateIx; 2], decider: Decider) -> Option<ComparedLotteryDocument> {
    let seed = problem.lottery_seed.as_ref().filter(|_| decider == Decider::Lottery)?;
    let numbers = pair.map(|candidate| number(seed, &problem.candidates[candidate].id));
    Some(ComparedLotteryDocument { seed_sha256: seed_sha256(seed), numbers })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::EligibilityRule;

    fn helse_nord() -> (Problem, PriorityList) {
        let bytes = std::fs::read("../../docs/examples/helse-nord.json").unwrap();
        let problem = crate::read(&bytes, &crate::ReadOptions::default()).unwrap();
        let list = crate::rank(&problem).unwrap();
        (problem, list)
    }

    /// Every pair of the example: the order is the ranks', and all before the criterion that decided is equal.
    #[test]
    fn every_pair_agrees_with_the_ranks() {
        let (problem, list) = helse_nord();
        for (a, b) in list.order().iter().zip(list.order().iter().skip(1).chain(list.order().first())) {
            let ids = [a, b].map(|ranked| problem.candidates[ranked.candidate].id.as_str());
            let compared = compare(&problem, &list, ids[0], ids[1]).unwrap();
            let [first, second] = compared.candidates.each_ref().map(|one| one.rank.unwrap());
            assert_eq!(compared.ahead.unwrap(), if first < second { ids[0] } else { ids[1] });
            let decides = compared.criteria.iter().position(|row| row.outcome == CriterionOutcome::Decides);
            let decided_by = decides.map_or("lottery", |at| compared.criteria[at].criterion.as_str());
            assert_eq!(compared.decided_by.as_deref(), Some(decided_by));
            for row in &compared.criteria[..decides.unwrap_or(compared.criteria.len())] {
                assert_eq!(row.outcome, CriterionOutcome::Equal);
            }
            assert_eq!(compared.lottery.is_some(), decides.is_none());
        }
    }

    #[test]
    fn the_lottery_gives_both_numbers() {
        let (problem, list) = helse_nord();
        let tied =
            list.warnings(&problem).into_iter().find(|warning| warning.rule.as_deref() == Some("lottery")).unwrap();
        let (first, second) = (tied.candidate.unwrap(), tied.id.unwrap());
        let compared = compare(&problem, &list, &second, &first).unwrap();
        let [behind, ahead] = compared.lottery.unwrap().numbers;
        assert!(compared.ahead == Some(first) && ahead < behind);
    }

    #[test]
    fn who_is_refused_is_in_no_order() {
        let (problem, list) = helse_nord();
        let refused = &problem.candidates[list.ineligible()[0].candidate].id;
        let ranked = &problem.candidates[list.order()[0].candidate].id;
        let compared = compare(&problem, &list, refused, ranked).unwrap();
        assert_eq!((&compared.ahead, &compared.decided_by, compared.criteria.len()), (&None, &None, 0));
        let [refused, ranked] = compared.candidates;
        assert!(ranked.refused.is_none() && ranked.rank == Some(1) && refused.rank.is_none());
        let rules = [EligibilityRule::Schemes, EligibilityRule::MunicipalityRegistered];
        assert!(rules.contains(&refused.refused.unwrap().rule));
    }

    #[test]
    fn who_is_not_there_or_the_same() {
        let (problem, list) = helse_nord();
        let one = problem.candidates[0].id.as_str();
        assert_eq!(compare(&problem, &list, one, "X"), Err(CompareError::Unknown("X".to_owned())));
        assert_eq!(compare(&problem, &list, one, one), Err(CompareError::Same(one.to_owned())));
    }
}
