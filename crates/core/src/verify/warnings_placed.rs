//! The warnings that follow from where this plan places someone, or does not (readings, Warnings).

use super::{
    candidates::Candidate, facts::Facts, placed::Placed, ranking::Ranking, service, values::Segment, warnings::Warning,
};
use crate::{
    calendar::{Date, Period},
    document::{Employment, PlanDocument, Scheme, WarningCode},
};

/// What a placement of this plan calls for.
pub(super) fn placements<'f>(facts: &Facts<'_>, placed: &[Placed<'_>], due: &mut Vec<Warning<'f>>) {
    for Placed { candidate, segments, .. } in placed {
        let Some(candidate) = candidate.map(|number| &facts.candidates[number]) else {
            continue;
        };
        let (Some(first), Some(last)) = (segments.first(), segments.last()) else {
            continue;
        };
        if candidate.commitment.is_some() {
            continue;
        }
        let start = first.from.first_day();
        // Most call for nothing: nothing is moved then.
        let mut add = |warning: Option<Warning<'f>>| {
            if let Some(warning) = warning {
                due.push(warning);
            }
        };
        add(lead_short(facts, candidate, first.from.period(), start));
        add(locum_ends(candidate, start));
        add(notice_short(facts, candidate, segments, start));
        add(old_scheme(facts, candidate, last.to.last_day()));
        add(service_below(facts, candidate, start));
    }
}

/// `lead_short`: registered later before the start than advised, for starts from a period on.
fn lead_short<'f>(facts: &Facts<'_>, candidate: &Candidate<'_>, period: Period, start: Date) -> Option<Warning<'f>> {
    let months = facts.rules.eligibility.advised_lead_months.as_ref()?.value.0;
    let from = facts.rules.eligibility.advised_lead_from.as_ref();
    let registered = candidate.document.registered_on;
    let read = from.is_none_or(|from| period >= from.value);
    (read && start < registered.add_months(months)).then(|| {
        let warning = Warning::of(WarningCode::LeadShort, candidate);
        warning.day(registered).rule("advised_lead_months")
    })
}

/// `locum_ends_before_start`: the contract ends before the placement begins.
fn locum_ends<'f>(candidate: &Candidate<'_>, start: Date) -> Option<Warning<'f>> {
    let to = candidate.document.locum_to.filter(|_| candidate.document.employment == Employment::Locum)?;
    (to < start).then(|| Warning::of(WarningCode::LocumEndsBeforeStart, candidate).day(to))
}

/// `notice_short`: an earmarked post that starts sooner after the decision than advised.
fn notice_short<'f>(
    facts: &Facts<'_>,
    candidate: &Candidate<'_>,
    segments: &[Segment<'_>],
    start: Date,
) -> Option<Warning<'f>> {
    let months = facts.rules.eligibility.advised_notice_months.as_ref()?.value.0;
    let is_earmarked = |pool: usize| !facts.pools[pool].is_vacancy();
    let earmarked = segments.iter().any(|segment| segment.pool_number.is_some_and(is_earmarked));
    (earmarked && start < facts.problem.decision_date.add_months(months)).then(|| {
        let warning = Warning::of(WarningCode::NoticeShort, candidate);
        warning.day(start).rule("advised_notice_months")
    })
}

/// `old_scheme_ends`: old-scheme service would end after the scheme does.
fn old_scheme<'f>(facts: &Facts<'_>, candidate: &Candidate<'_>, end: Date) -> Option<Warning<'f>> {
    let last = facts.rules.eligibility.old_scheme_ends.as_ref()?.value;
    (candidate.document.scheme == Scheme::Old && end > last).then(|| {
        let warning = Warning::of(WarningCode::OldSchemeEnds, candidate);
        warning.day(end).rule("old_scheme_ends")
    })
}

/// `service_below_advised`: less counted service at the start than advised.
fn service_below<'f>(facts: &Facts<'_>, candidate: &Candidate<'_>, start: Date) -> Option<Warning<'f>> {
    let advised = facts.rules.eligibility.advised_service_months.as_ref()?.value.0;
    let months = service::at(facts, candidate, start);
    (months < advised).then(|| {
        let warning = Warning::of(WarningCode::ServiceBelowAdvised, candidate);
        warning.value(months).rule("advised_service_months")
    })
}

/// `old_scheme_ends` for those without a place: as if they began on the first turnover that is open to them.
pub(super) fn unplaced(facts: &Facts<'_>, ranking: &Ranking, plan: &PlanDocument, due: &mut Vec<Warning<'_>>) {
    for stated in &plan.unplaced {
        let Some(candidate) = facts.candidates.get(stated.candidate.as_str()) else {
            continue;
        };
        if candidate.commitment.is_some() || ranking.rank_of(candidate.number).is_none() {
            continue;
        }
        let open = facts.first_day().max(candidate.earliest().first_day()).max(facts.problem.decision_date);
        let period = Period::containing(open);
        let start = if period.first_day() < open { period.next().first_day() } else { period.first_day() };
        due.extend(old_scheme(facts, candidate, start.add_months(candidate.months).yesterday()));
    }
}
