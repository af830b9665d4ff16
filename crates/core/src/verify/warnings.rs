//! The warnings that are due (readings, Warnings), each computed anew and compared with those stated.

use std::{collections::BTreeMap, fmt};

use super::{
    ViolationRule, eligibility,
    facts::{Candidate, Facts, Wish},
    options,
    ranking::Ranking,
    violation::Report,
    warnings_placed,
    words::Statement,
};
use crate::document::{CountedPeriod, CriterionName, PlaceDocument, PlanDocument, WarningCode, WarningDocument};

/// Checks that the warnings are those due, each once, in order.
pub(super) fn check(facts: &Facts<'_>, ranking: &Ranking<'_>, plan: &PlanDocument, report: &mut Report) {
    let mut due = due(facts, ranking, plan);
    due.sort_unstable();
    let mut met = vec![false; due.len()];
    // Where the plan is right, the next of those due is the one.
    let mut next = 0;
    for (index, warning) in plan.warnings.iter().enumerate() {
        if due.get(next) == Some(warning) && !met[next] {
            met[next] = true;
            next += 1;
            continue;
        }
        // Of several that are equal, each stands for one.
        let first = due.partition_point(|own| own < warning);
        let equal = (first..due.len()).take_while(|place| due[*place] == *warning).find(|place| !met[*place]);
        if let Some(place) = equal {
            met[place] = true;
        } else {
            let at = format!("/warnings/{index}");
            report.add(ViolationRule::WarningUnexpected, at, as_written(warning), Statement::Nothing);
        }
    }
    for (warning, _) in due.iter().zip(&met).filter(|(_, met)| !**met) {
        report.add(ViolationRule::WarningMissing, "/warnings", Statement::Nothing, as_written(warning));
    }
    let pairs = plan.warnings.iter().zip(plan.warnings.iter().skip(1)).enumerate();
    for (index, (_, entry)) in pairs.filter(|(_, (before, after))| after < before) {
        let (at, before) = (format!("/warnings/{}", index + 1), format!("/warnings/{index}"));
        report.add(ViolationRule::SortOrder, at, as_written(entry), Statement::Before(before));
    }
}

fn as_written(warning: &WarningDocument) -> Statement {
    Statement::Value(serde_json::to_string(warning).unwrap_or_else(|error| error.to_string()))
}

/// Every warning that is due.
fn due(facts: &Facts<'_>, ranking: &Ranking<'_>, plan: &PlanDocument) -> Vec<WarningDocument> {
    let mut due = Vec::new();
    for candidate in facts.candidates.values() {
        dates(facts, candidate, &mut due);
        fields_unknown(facts, candidate, &mut due);
        if eligibility::refusal(facts, candidate).is_none() {
            fields_absent((facts, ranking), candidate, &mut due);
        }
        if ranking.queue_place_of(candidate.number).is_some() {
            declined(facts, candidate, &mut due);
        }
    }
    for municipality in &facts.problem.municipalities {
        if municipality.registration.is_none() {
            due.push(Warning::new(WarningCode::RegistrationUnknown).id(&municipality.id).done());
        }
    }
    periods(facts, &mut due);
    lottery(facts, ranking, &mut due);
    municipal_orders(facts, ranking, &mut due);
    warnings_placed::placements(facts, plan, &mut due);
    warnings_placed::unplaced(facts, plan, &mut due);
    due
}

/// A warning in the making, field by field.
#[derive(Debug)]
pub(super) struct Warning(WarningDocument);

impl Warning {
    fn new(code: WarningCode) -> Self {
        Self(WarningDocument { code, candidate: None, id: None, value: None, rule: None })
    }

    pub(super) fn of(code: WarningCode, candidate: &Candidate<'_>) -> Self {
        let mut warning = Self::new(code);
        warning.0.candidate = Some(candidate.document.id.clone());
        warning
    }

    fn id(mut self, id: impl fmt::Display) -> Self {
        self.0.id = Some(id.to_string());
        self
    }

    pub(super) fn value(mut self, value: impl fmt::Display) -> Self {
        self.0.value = Some(value.to_string());
        self
    }

    pub(super) fn rule(mut self, rule: impl fmt::Display) -> Self {
        self.0.rule = Some(rule.to_string());
        self
    }

    pub(super) fn done(self) -> WarningDocument {
        self.0
    }
}

/// What a candidate's own dates and periods call for.
fn dates(facts: &Facts<'_>, candidate: &Candidate<'_>, due: &mut Vec<WarningDocument>) {
    let document = candidate.document;
    let decision = facts.problem.decision_date;
    if document.earliest > facts.problem.last_period {
        due.push(Warning::of(WarningCode::EarliestAfterHorizon, candidate).value(document.earliest).done());
    }
    if let Some(latest) = document.latest.filter(|latest| *latest < document.earliest) {
        due.push(Warning::of(WarningCode::LatestBeforeEarliest, candidate).value(latest).done());
    }
    if document.registered_on > decision {
        due.push(Warning::of(WarningCode::RegisteredAfterDecision, candidate).value(document.registered_on).done());
    }
    let renewed = document.updated_on.unwrap_or(document.registered_on);
    if renewed.add_months(6) < decision {
        due.push(Warning::of(WarningCode::RegistrationStale, candidate).value(renewed).done());
    }
}

/// `field_unknown`: a wished field that no unit of the trust has.
fn fields_unknown(facts: &Facts<'_>, candidate: &Candidate<'_>, due: &mut Vec<WarningDocument>) {
    let units = facts.units_of(candidate);
    let has = |field: usize| units.iter().any(|unit| facts.units[*unit].field_name == Some(field));
    for (place, wish) in candidate.document.places.iter().zip(&candidate.wishes) {
        if let (PlaceDocument::Field(field), Wish::Field(name)) = (place, *wish)
            && !has(name)
        {
            due.push(Warning::of(WarningCode::FieldUnknown, candidate).id(field).done());
        }
    }
}

/// `criterion_field_absent`: a listed criterion reads what the ranked candidate lacks.
fn fields_absent(
    (facts, ranking): (&Facts<'_>, &Ranking<'_>),
    candidate: &Candidate<'_>,
    due: &mut Vec<WarningDocument>,
) {
    for (index, criterion) in facts.rules.priority.iter().enumerate() {
        let absent = match criterion.criterion {
            CriterionName::NearestHospital => candidate.nearest.is_none(),
            CriterionName::RemainingTime => candidate.document.expected_completion.is_none(),
            CriterionName::MunicipalRank => candidate.document.municipal_rank.is_none(),
            _ => false,
        };
        if absent {
            let rule = ranking.criterion(index);
            due.push(Warning::of(WarningCode::CriterionFieldAbsent, candidate).rule(rule).done());
        }
    }
}

/// `declined_matches_nothing`: none of the options there would be without any offer turned down.
fn declined(facts: &Facts<'_>, candidate: &Candidate<'_>, due: &mut Vec<WarningDocument>) {
    if candidate.declined.is_empty() {
        return;
    }
    for entry in &candidate.declined {
        if !options::offers(facts, candidate, entry) {
            due.push(Warning::of(WarningCode::DeclinedMatchesNothing, candidate).id(entry.start).done());
        }
    }
}

/// `period_outside_horizon`: keys of `periods` that are not used.
fn periods(facts: &Facts<'_>, due: &mut Vec<WarningDocument>) {
    let horizon = facts.problem.first_period..=facts.problem.last_period;
    for pool in &facts.problem.posts {
        for (key, _) in &pool.periods.0 {
            let period = match key {
                CountedPeriod::Period(period) => *period,
                CountedPeriod::Quarter(quarter) => quarter.period(),
            };
            if !horizon.contains(&period) {
                due.push(Warning::new(WarningCode::PeriodOutsideHorizon).id(&pool.id).value(key).done());
            }
        }
    }
}

/// `lottery_decided`: neighbours in the order of a trust's ranked, the committed among them, that nothing but the
/// lottery separates; and neighbours of different trusts among the ranked of a municipality with `max_absent`.
fn lottery(facts: &Facts<'_>, ranking: &Ranking<'_>, due: &mut Vec<WarningDocument>) {
    let mut by_trust: Vec<Option<usize>> = vec![None; facts.trusts.len()];
    let mut by_home: Vec<Option<usize>> = vec![None; facts.municipalities.len()];
    let mut drawn = |first: usize, second: usize| {
        if ranking.differ(first, second).is_none() {
            let warning = Warning::of(WarningCode::LotteryDecided, &facts.candidates[first]);
            due.push(warning.id(facts.candidates.id(second)).rule("lottery").done());
        }
    };
    for number in ranking.numbers() {
        let candidate = &facts.candidates[number];
        if let Some(before) = candidate.trust.and_then(|trust| by_trust[trust].replace(number)) {
            drawn(before, number);
        }
        let limited = candidate.home.filter(|home| facts.municipalities[*home].max_absent.is_some());
        if let Some(before) = limited.and_then(|home| by_home[home].replace(number))
            && facts.candidates[before].trust != candidate.trust
        {
            drawn(before, number);
        }
    }
}

/// The municipality's own rank, the rank, and who.
type Own<'f, 'a> = (u32, u32, &'f Candidate<'a>);

/// `municipal_order_overturned`: neighbours in a municipality's own order, the later ranked first.
fn municipal_orders(facts: &Facts<'_>, ranking: &Ranking<'_>, due: &mut Vec<WarningDocument>) {
    let mut orders: BTreeMap<(Option<usize>, Option<usize>), Vec<Own<'_, '_>>> = BTreeMap::new();
    for candidate in facts.candidates.values() {
        if let (Some(own), Some(rank)) = (candidate.document.municipal_rank, ranking.rank_of(candidate.number)) {
            orders.entry((candidate.home, candidate.trust)).or_default().push((own.0, rank, candidate));
        }
    }
    for order in orders.values_mut() {
        order.sort_by_key(|(own, rank, _)| (*own, *rank));
        for (before, after) in order.iter().zip(order.iter().skip(1)) {
            if before.0 != after.0 && after.1 < before.1 {
                let (lost, went_before) = (before.2, after.2.id());
                let rule = ranking.deciding(lost.number, after.2.number);
                let warning = Warning::of(WarningCode::MunicipalOrderOverturned, lost);
                due.push(warning.id(went_before).rule(rule).done());
            }
        }
    }
}
