//! The warnings that are due (readings, Warnings), each computed anew and compared with those stated.

use std::{borrow::Cow, fmt};

use compact_str::{CompactString, ToCompactString};

use super::{
    ViolationRule,
    candidates::{Candidate, Wish},
    facts::Facts,
    options,
    placed::Placed,
    ranking::Ranking,
    violation::Report,
    warnings_placed,
    words::Statement,
};
use crate::{
    calendar::Date,
    document::{CountedPeriod, CriterionName, Id, PlaceDocument, PlanDocument, WarningCode, WarningDocument},
};

/// Checks that the warnings are those due, each once, in order.
pub(super) fn check(
    facts: &Facts<'_>,
    ranking: &Ranking,
    (plan, placed): (&PlanDocument, &[Placed<'_>]),
    report: &mut Report,
) {
    let due = due(facts, ranking, (plan, placed));
    let due = sorted(facts, &due);
    let stated = &plan.warnings;
    if stated.len() == due.len() && due.iter().zip(stated).all(|(own, stated)| own.is(facts, stated)) {
        return;
    }
    let due: Vec<WarningDocument> = due.iter().map(|own| own.written(facts)).collect();
    compare(stated, &due, report);
    let pairs = stated.iter().zip(stated.iter().skip(1)).enumerate();
    for (index, (_, entry)) in pairs.filter(|(_, (before, after))| after < before) {
        let (at, before) = (format!("/warnings/{}", index + 1), format!("/warnings/{index}"));
        report.add(ViolationRule::SortOrder, at, as_written(entry), Statement::Before(before));
    }
}

/// Adds what is stated and not due, and what is due and not stated.
fn compare(stated: &[WarningDocument], due: &[WarningDocument], report: &mut Report) {
    let mut met = vec![false; due.len()];
    // Where the plan is right, the next of those due is the one.
    let mut next = 0;
    for (index, warning) in stated.iter().enumerate() {
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
}

fn as_written(warning: &WarningDocument) -> Statement {
    Statement::Value(serde_json::to_string(warning).unwrap_or_else(|error| error.to_string()))
}

/// Every warning that is due.
fn due<'f>(
    facts: &'f Facts<'_>,
    ranking: &'f Ranking,
    (plan, placed): (&PlanDocument, &[Placed<'_>]),
) -> Vec<Warning<'f>> {
    let mut due = Vec::with_capacity(facts.candidates.len());
    for candidate in facts.candidates.values() {
        dates(facts, candidate, &mut due);
        fields_unknown(facts, candidate, &mut due);
        if ranking.rank_of(candidate.number).is_some() {
            fields_absent((facts, ranking), candidate, &mut due);
        }
        if ranking.queue_place_of(candidate.number).is_some() {
            declined(facts, candidate, &mut due);
        }
    }
    for municipality in &facts.problem.municipalities {
        if municipality.registration.is_none() {
            due.push(Warning::new(WarningCode::RegistrationUnknown).id(municipality.id.as_str()));
        }
    }
    periods(facts, &mut due);
    lottery(facts, ranking, &mut due);
    municipal_orders(facts, ranking, &mut due);
    warnings_placed::placements(facts, placed, &mut due);
    warnings_placed::unplaced(facts, ranking, plan, &mut due);
    due
}

/// The same in order. Most differ in their code or candidate, which are numbers.
fn sorted<'d, 'f>(facts: &Facts<'_>, due: &'d [Warning<'f>]) -> Vec<&'d Warning<'f>> {
    let people = facts.candidates.len() + 1;
    let number = |own: &Warning<'f>| own.code as usize * people + own.candidate.map_or(0, |number| number + 1);
    let mut sorted: Vec<(usize, &Warning<'f>)> = due.iter().map(|own| (number(own), own)).collect();
    sorted.sort_unstable_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.cmp(other)));
    sorted.into_iter().map(|(_, own)| own).collect()
}

/// A warning that is due. They sort as they do when they are written: candidates are numbered by id.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Warning<'f> {
    code: WarningCode,
    /// The number of the candidate.
    candidate: Option<usize>,
    id: Option<Cow<'f, str>>,
    value: Option<CompactString>,
    rule: Option<&'f str>,
}

impl<'f> Warning<'f> {
    fn new(code: WarningCode) -> Self {
        Self { code, candidate: None, id: None, value: None, rule: None }
    }

    pub(super) fn of(code: WarningCode, candidate: &Candidate<'_>) -> Self {
        Self { candidate: Some(candidate.number), ..Self::new(code) }
    }

    fn id(self, id: impl Into<Cow<'f, str>>) -> Self {
        Self { id: Some(id.into()), ..self }
    }

    pub(super) fn value(self, value: impl fmt::Display) -> Self {
        Self { value: Some(value.to_compact_string()), ..self }
    }

    /// A day as its value: there are many, and the ways of [`fmt::Display`] are long.
    pub(super) fn day(self, day: Date) -> Self {
        let mut value = CompactString::default();
        // To write into a text never fails.
        let _ = day.write(&mut value);
        Self { value: Some(value), ..self }
    }

    pub(super) fn rule(self, rule: &'f str) -> Self {
        Self { rule: Some(rule), ..self }
    }

    /// Whether a stated warning is this one.
    fn is(&self, facts: &Facts<'_>, stated: &WarningDocument) -> bool {
        self.code == stated.code
            && self.rule == stated.rule.as_deref()
            && self.value.as_deref() == stated.value.as_deref()
            && self.id.as_deref() == stated.id.as_deref()
            && self.candidate.map(|number| facts.candidates.id(number)) == stated.candidate.as_ref().map(Id::as_str)
    }

    /// The same as plans write it.
    fn written(&self, facts: &Facts<'_>) -> WarningDocument {
        let Self { code, candidate, id, value, rule } = self;
        WarningDocument {
            code: *code,
            candidate: candidate.map(|number| facts.candidates[number].document.id.clone()),
            id: id.as_deref().map(str::to_owned),
            value: value.as_deref().map(str::to_owned),
            rule: rule.map(str::to_owned),
        }
    }
}

/// What a candidate's own dates and periods call for.
fn dates(facts: &Facts<'_>, candidate: &Candidate<'_>, due: &mut Vec<Warning<'_>>) {
    let document = candidate.document;
    let decision = facts.problem.decision_date;
    if document.earliest > facts.problem.last_period {
        due.push(Warning::of(WarningCode::EarliestAfterHorizon, candidate).value(document.earliest));
    }
    if let Some(latest) = document.latest.filter(|latest| *latest < document.earliest) {
        due.push(Warning::of(WarningCode::LatestBeforeEarliest, candidate).value(latest));
    }
    if document.registered_on > decision {
        due.push(Warning::of(WarningCode::RegisteredAfterDecision, candidate).day(document.registered_on));
    }
    let renewed = document.updated_on.unwrap_or(document.registered_on);
    if renewed.add_months(6) < decision {
        due.push(Warning::of(WarningCode::RegistrationStale, candidate).day(renewed));
    }
}

/// `field_unknown`: a wished field that no unit of the trust has.
fn fields_unknown<'f>(facts: &Facts<'_>, candidate: &'f Candidate<'_>, due: &mut Vec<Warning<'f>>) {
    let units = facts.units_of(candidate);
    let has = |field: usize| units.iter().any(|unit| facts.units[*unit].field_name == Some(field));
    for (place, wish) in candidate.document.places.iter().zip(&candidate.wishes) {
        if let (PlaceDocument::Field(field), Wish::Field(name)) = (place, *wish)
            && !has(name)
        {
            due.push(Warning::of(WarningCode::FieldUnknown, candidate).id(field.as_str()));
        }
    }
}

/// `criterion_field_absent`: a listed criterion reads what the ranked candidate lacks.
fn fields_absent<'f>(
    (facts, ranking): (&'f Facts<'_>, &'f Ranking),
    candidate: &Candidate<'_>,
    due: &mut Vec<Warning<'f>>,
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
            due.push(Warning::of(WarningCode::CriterionFieldAbsent, candidate).rule(rule));
        }
    }
}

/// `declined_matches_nothing`: none of the options there would be without any offer turned down.
fn declined<'f>(facts: &'f Facts<'_>, candidate: &Candidate<'_>, due: &mut Vec<Warning<'f>>) {
    if candidate.declined.is_empty() {
        return;
    }
    for entry in &candidate.declined {
        if !options::offers(facts, candidate, entry) {
            due.push(Warning::of(WarningCode::DeclinedMatchesNothing, candidate).id(entry.start.to_string()));
        }
    }
}

/// `period_outside_horizon`: keys of `periods` that are not used.
fn periods<'f>(facts: &'f Facts<'_>, due: &mut Vec<Warning<'f>>) {
    let horizon = facts.problem.first_period..=facts.problem.last_period;
    for pool in &facts.problem.posts {
        for (key, _) in &pool.periods.0 {
            let period = match key {
                CountedPeriod::Period(period) => *period,
                CountedPeriod::Quarter(quarter) => quarter.period(),
            };
            if !horizon.contains(&period) {
                due.push(Warning::new(WarningCode::PeriodOutsideHorizon).id(pool.id.as_str()).value(key));
            }
        }
    }
}

/// `lottery_decided`: neighbours in the order of a trust's ranked, the committed among them, that nothing but the
/// lottery separates; and neighbours of different trusts among the ranked of a municipality with `max_absent`.
fn lottery<'f>(facts: &'f Facts<'_>, ranking: &'f Ranking, due: &mut Vec<Warning<'f>>) {
    let mut by_trust: Vec<Option<usize>> = vec![None; facts.trusts.len()];
    let mut by_home: Vec<Option<usize>> = vec![None; facts.municipalities.len()];
    let mut drawn = |first: usize, second: usize| {
        if ranking.differ(first, second).is_none() {
            let warning = Warning::of(WarningCode::LotteryDecided, &facts.candidates[first]);
            due.push(warning.id(facts.candidates.id(second)).rule("lottery"));
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

/// `municipal_order_overturned`: neighbours in a municipality's own order, the later ranked first.
fn municipal_orders<'f>(facts: &'f Facts<'_>, ranking: &'f Ranking, due: &mut Vec<Warning<'f>>) {
    // One number of each: the municipality and the trust, then the municipality's own rank, then the rank.
    let trusts = facts.trusts.len() + 1;
    let mut own: Vec<u128> = Vec::with_capacity(facts.candidates.len());
    for (number, rank) in ranking.numbers().zip(0_u32..) {
        let candidate = &facts.candidates[number];
        if let Some(place) = candidate.document.municipal_rank {
            let [home, trust] = [candidate.home, candidate.trust].map(|known| known.map_or(0, |number| number + 1));
            let order = u128::try_from(home * trusts + trust).unwrap_or(u128::MAX >> 64);
            own.push(order << 64 | u128::from(place.0) << 32 | u128::from(rank));
        }
    }
    own.sort_unstable();
    for (before, after) in own.iter().zip(own.iter().skip(1)) {
        let [rank, other] = [before, after].map(|own| own & u128::from(u32::MAX));
        if before >> 64 == after >> 64 && before >> 32 != after >> 32 && other < rank {
            let [lost, ahead] = [rank, other].map(|rank| ranking.at(usize::try_from(rank).unwrap_or(usize::MAX)));
            if let (Some(lost), Some(ahead)) = (lost, ahead) {
                let warning = Warning::of(WarningCode::MunicipalOrderOverturned, &facts.candidates[lost]);
                due.push(warning.id(facts.candidates.id(ahead)).rule(ranking.deciding(lost, ahead)));
            }
        }
    }
}
