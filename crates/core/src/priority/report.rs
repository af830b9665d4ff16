//! The priority list as a document.

use super::{Ineligible, PriorityList, Ranked, key_text};
use crate::document::{
    CriterionName, DecidedDocument, EligibilityRule, KeyDocument, RankDocument, RankFormat, RankedDocument,
    RefusedDocument, TrustRankDocument,
};
use crate::problem::{Candidate, Problem};
use crate::rules::Criterion;

impl PriorityList {
    /// Writes the list as a document.
    pub fn report(&self, problem: &Problem) -> RankDocument {
        let without = self.without_nearest_hospital(problem);
        let lists = self.by_trust(problem);
        let trusts = problem.trusts.iter().zip(&lists).map(|(trust, order)| TrustRankDocument {
            trust: trust.id.clone(),
            candidates: self.rows(problem, order, without.as_deref()),
            decided: self.decided(order),
        });
        let mut warnings = self.warnings(problem);
        warnings.sort_unstable();
        RankDocument {
            format: RankFormat::V1,
            problem_sha256: problem.sha256.clone(),
            rules: problem.rules.document().id.clone(),
            rules_sha256: problem.rules.sha256().to_owned(),
            trusts: trusts.collect(),
            ineligible: self.refused(problem),
            warnings,
        }
    }

    fn rows(&self, problem: &Problem, order: &[&Ranked], without: Option<&[Option<u32>]>) -> Vec<RankedDocument> {
        let next = order.iter().skip(1).map(Some).chain([None]);
        let row = |(ranked, next): (&&Ranked, Option<&&Ranked>)| {
            let candidate = &problem.candidates[ranked.candidate];
            RankedDocument {
                candidate: candidate.id.clone(),
                rank: self.rank_of(ranked.candidate).unwrap_or_default(),
                queue_place: ranked.queue_place,
                commitment: candidate.commitment.as_ref().map(|commitment| commitment.status),
                keys: keys(problem, candidate),
                before_next_by: next.map(|next| self.decider(ranked, next).name().to_owned()),
                queue_place_without_nearest_hospital: without.and_then(|places| places[ranked.candidate]),
            }
        };
        order.iter().zip(next).map(row).collect()
    }

    fn decided(&self, order: &[&Ranked]) -> Vec<DecidedDocument> {
        let counts = self.pairs_decided(order).into_iter();
        counts
            .map(|(decider, neighbours, pairs)| DecidedDocument {
                criterion: decider.name().to_owned(),
                neighbours,
                pairs,
            })
            .collect()
    }

    fn refused(&self, problem: &Problem) -> Vec<RefusedDocument> {
        self.ineligible().iter().map(|item| refused(problem, item)).collect()
    }
}

/// A refusal as a document.
pub(crate) fn refused(problem: &Problem, refused: &Ineligible) -> RefusedDocument {
    let candidate = &problem.candidates[refused.candidate];
    RefusedDocument {
        candidate: candidate.id.clone(),
        trust: problem.trusts[candidate.trust].id.clone(),
        rule: refused.rule,
        source: source(problem, refused.rule),
        field: refused.field.to_owned(),
        value: refused.value.clone(),
    }
}

/// What each criterion read of a candidate, in the rule set's order.
pub(crate) fn keys(problem: &Problem, candidate: &Candidate) -> Vec<KeyDocument> {
    let criteria = problem.rules.criteria().iter();
    let key = |criterion: &Criterion| {
        let contract = candidate.locum.filter(|_| criterion.name() == CriterionName::Employment);
        KeyDocument {
            criterion: criterion.name().word().to_owned(),
            value: key_text(problem, candidate, criterion),
            from: contract.map(|(from, _)| from),
            to: contract.map(|(_, to)| to),
        }
    };
    criteria.map(key).collect()
}

/// Where a rule stands, as the rule set says.
pub(crate) fn source(problem: &Problem, rule: EligibilityRule) -> Option<String> {
    let rules = problem.rules.eligibility();
    match rule {
        EligibilityRule::Schemes => rules.schemes.as_ref()?.source.clone(),
        EligibilityRule::MunicipalityRegistered => rules.municipality_registered.as_ref()?.source.clone(),
        EligibilityRule::Catchment => rules.catchment.as_ref()?.source.clone(),
        EligibilityRule::Employment => rules.employment.as_ref()?.source.clone(),
    }
}
