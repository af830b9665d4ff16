//! What a plan warns of (docs/readings.md, Warnings).

use super::{Allotment, Plan};
use crate::document::{PoolKind, Scheme, WarningCode, WarningDocument};
use crate::options::{PlacementOption, declined_matches};
use crate::priority::PriorityList;
use crate::problem::{Candidate, Problem, warning};

/// All warnings, in the plan's order: by code, candidate, and what else they say.
pub(super) fn all(problem: &Problem, priority: &PriorityList, plan: &Plan) -> Vec<WarningDocument> {
    // One list for each code, in the order of the codes.
    let mut by_code: Vec<Vec<WarningDocument>> = Vec::new();
    let mut add = |warning: WarningDocument| {
        let code = warning.code as usize;
        if by_code.len() <= code {
            by_code.resize_with(code + 1, Vec::new);
        }
        by_code[code].push(warning);
    };
    problem.warnings.iter().cloned().for_each(&mut add);
    priority.warn(problem, &mut add);
    of(problem, priority, plan, &mut add);
    let mut all = Vec::with_capacity(by_code.iter().map(Vec::len).sum());
    for mut warnings in by_code {
        // Most were found in the order of the candidates, which is where this sort is fast.
        warnings.sort();
        all.append(&mut warnings);
    }
    all
}

/// The plan's own warnings, candidate by candidate.
fn of(problem: &Problem, priority: &PriorityList, plan: &Plan, add: &mut impl FnMut(WarningDocument)) {
    for (index, candidate) in problem.candidates.iter().enumerate() {
        let rank = priority.rank_of(index).and_then(|rank| usize::try_from(rank).ok());
        let place = rank.and_then(|rank| plan.allotments.get(rank - 1));
        let Some(place) = place.filter(|place| **place != Allotment::Committed) else { continue };
        for declined in candidate.declined.iter().filter(|declined| !declined_matches(problem, candidate, declined)) {
            let id = Some(declined.start.to_string());
            add(WarningDocument { id, ..warning(WarningCode::DeclinedMatchesNothing, Some(&candidate.id)) });
        }
        old_scheme_ends(problem, candidate, place).into_iter().for_each(&mut *add);
        if let Allotment::Placed(option) = place {
            for check in [locum, service, notice, lead] {
                check(problem, candidate, option).into_iter().for_each(&mut *add);
            }
        }
    }
}

fn advised(candidate: &Candidate, code: WarningCode, value: String, rule: &str) -> WarningDocument {
    WarningDocument { value: Some(value), rule: Some(rule.to_owned()), ..warning(code, Some(&candidate.id)) }
}

/// A locum's contract ends before the placement starts.
fn locum(_: &Problem, candidate: &Candidate, option: &PlacementOption) -> Option<WarningDocument> {
    let (_, to) = candidate.locum?;
    let code = WarningCode::LocumEndsBeforeStart;
    (to < option.start.first_day())
        .then(|| WarningDocument { value: Some(to.to_string()), ..warning(code, Some(&candidate.id)) })
}

/// Less service at the start than advised (Helse Nord report 2021, 4.3; Ahus report 2020, 7.3.1.1 criterion 2).
fn service(problem: &Problem, candidate: &Candidate, option: &PlacementOption) -> Option<WarningDocument> {
    let rule = problem.rules.eligibility().advised_service_months.as_ref()?;
    let months = candidate.counted_service(option.start.first_day());
    let code = WarningCode::ServiceBelowAdvised;
    (months < rule.value.0).then(|| advised(candidate, code, months.to_string(), "advised_service_months"))
}

/// An earmarked post is proposed later than advised (Ahus report 2020, 7.3.1.2, praktisk håndtering).
fn notice(problem: &Problem, candidate: &Candidate, option: &PlacementOption) -> Option<WarningDocument> {
    let rule = problem.rules.eligibility().advised_notice_months.as_ref()?;
    let mut pools = option.segments.iter().map(|segment| problem.pools[segment.pool].kind);
    let start = option.start.first_day();
    let short = pools.any(|kind| kind == PoolKind::Earmarked) && start < problem.decision_date.add_months(rule.value.0);
    short.then(|| advised(candidate, WarningCode::NoticeShort, start.to_string(), "advised_notice_months"))
}

/// Registered later before the start than advised (Helse Nord report 2021, 4.2).
fn lead(problem: &Problem, candidate: &Candidate, option: &PlacementOption) -> Option<WarningDocument> {
    let eligibility = problem.rules.eligibility();
    let rule = eligibility.advised_lead_months.as_ref()?;
    let read = eligibility.advised_lead_from.as_ref().is_none_or(|from| option.start.period() >= from.value);
    let registered = candidate.registered_on;
    let short = read && option.start.first_day() < registered.add_months(rule.value.0);
    short.then(|| advised(candidate, WarningCode::LeadShort, registered.to_string(), "advised_lead_months"))
}

/// The old scheme ends before the months needed can.
fn old_scheme_ends(problem: &Problem, candidate: &Candidate, place: &Allotment) -> Option<WarningDocument> {
    let rule = problem.rules.eligibility().old_scheme_ends.as_ref()?;
    if candidate.scheme != Scheme::Old {
        return None;
    }
    let end = match place {
        Allotment::Placed(option) => option.segments.last()?.to.last_day(),
        _ => earliest_end(problem, candidate),
    };
    let code = WarningCode::OldSchemeEnds;
    (end > rule.value).then(|| advised(candidate, code, end.to_string(), "old_scheme_ends"))
}

/// The last day of a placement that begins on the first turnover not before the wish, the decision and the horizon.
fn earliest_end(problem: &Problem, candidate: &Candidate) -> crate::calendar::Date {
    let mut first = candidate.earliest.max(problem.first_period);
    while first.first_day() < problem.decision_date {
        first = first.next();
    }
    first.first_day().add_months(candidate.months_needed.get()).yesterday()
}
