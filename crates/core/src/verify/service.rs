//! Counted service (model, Eligibility).

use super::{
    candidates::Candidate,
    facts::{Facts, quarters},
};
use crate::calendar::{Date, Quarter};

/// Counted service on the first day of a month: what was stated, and the whole months since then, without
/// those lost to leave.
pub(super) fn at(facts: &Facts<'_>, candidate: &Candidate<'_>, day: Date) -> u32 {
    let stated = candidate.document.service_months.0;
    let counted_on = counted_on(facts, candidate);
    let passed = whole_months(counted_on, day);
    let gained = passed.saturating_sub(months_lost(candidate, counted_on, day)).max(0);
    stated.saturating_add(u32::try_from(gained).unwrap_or(0))
}

/// Counted service as the ranking reads it: on the first of the decision date's month, or on the day that
/// the service was counted, where that is later.
pub(super) fn at_decision(facts: &Facts<'_>, candidate: &Candidate<'_>) -> u32 {
    let first = facts.problem.decision_date.first_of_month();
    at(facts, candidate, first.max(counted_on(facts, candidate)))
}

/// The first quarter in which a candidate could begin and the service that the rule set demands of a start is reached; the one
/// behind the horizon where there is none. Service never shrinks: from then on it suffices.
pub(super) fn suffices_from(facts: &Facts<'_>, candidate: &Candidate<'_>) -> Quarter {
    let needed = facts.rules.eligibility.min_service_months.as_ref().map_or(0, |rule| rule.value.0);
    let suffices = |start: &Quarter| needed == 0 || at(facts, candidate, start.first_day()) >= needed;
    let mut open = quarters(facts.decided.max(candidate.earliest()), facts.last);
    open.find(suffices).unwrap_or(facts.last.next())
}

/// The first day on which the service that the rule set demands of a start is reached, where the calendar of documents
/// gets so far: the day of the count, or the first of a month.
pub(super) fn suffices_on(facts: &Facts<'_>, candidate: &Candidate<'_>) -> Option<Date> {
    let needed = facts.rules.eligibility.min_service_months.as_ref()?.value.0;
    let counted_on = counted_on(facts, candidate);
    let lacking = needed.saturating_sub(candidate.document.service_months.0);
    if lacking == 0 {
        return Some(counted_on);
    }
    // No month counts for more than one.
    let months_left = (LAST_YEAR - counted_on.year()).unsigned_abs().saturating_mul(12);
    let mut days = (lacking..=u32::from(months_left)).map(|months| counted_on.first_of_month().add_months(months));
    days.find(|day| at(facts, candidate, *day) >= needed)
}

/// Documents name no day after the February of this year.
const LAST_YEAR: i16 = 2200;

fn counted_on(facts: &Facts<'_>, candidate: &Candidate<'_>) -> Date {
    candidate.document.service_counted_on.unwrap_or(facts.problem.decision_date)
}

/// Whole months from a day to the first of a month, never below 0.
fn whole_months(from: Date, to: Date) -> i32 {
    let broken = i32::from(from.day() != 1);
    (to.month_number() - from.month_number() - broken).max(0)
}

/// The calendar months between two days that one leave covers wholly; a month in two leaves counts once.
fn months_lost(candidate: &Candidate<'_>, from: Date, to: Date) -> i32 {
    if candidate.document.leave.is_empty() {
        return 0;
    }
    let first = first_whole_month(from);
    let mut spans: Vec<(i32, i32)> = candidate
        .document
        .leave
        .iter()
        .map(|leave| (first_whole_month(leave.from), leave.to.tomorrow().month_number()))
        .collect();
    spans.sort_unstable();
    let mut lost = 0;
    let mut counted_to = first;
    for (start, end) in spans {
        let start = start.max(counted_to);
        let end = end.min(to.month_number());
        lost += (end - start).max(0);
        counted_to = counted_to.max(end);
    }
    lost
}

/// The number of the first month that begins on the day or after it.
fn first_whole_month(day: Date) -> i32 {
    day.month_number() + i32::from(day.day() != 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::tests::{problem_with, rules};
    use serde_json::json;

    fn service(fields: &serde_json::Value, day: &str) -> u32 {
        let problem = problem_with(|document| {
            for (name, value) in fields.as_object().unwrap() {
                document["candidates"][0][name] = value.clone();
            }
        });
        let rules = rules();
        let facts = Facts::new(&problem, &rules);
        at(&facts, &facts.candidates["c1"], day.parse().unwrap())
    }

    #[test]
    fn months_since_the_count_are_added() {
        let counted = json!({"service_months": 10, "service_counted_on": "2022-09-01"});
        assert_eq!(service(&counted, "2023-03-01"), 16);
        let counted = json!({"service_months": 10, "service_counted_on": "2022-09-02"});
        assert_eq!(service(&counted, "2023-03-01"), 15);
        assert_eq!(service(&counted, "2022-09-01"), 10);
    }

    #[test]
    fn only_whole_months_of_leave_are_lost() {
        let leave = |from: &str, to: &str| {
            json!({"service_months": 10, "service_counted_on": "2022-09-01",
                   "leave": [{"from": from, "to": to}]})
        };
        assert_eq!(service(&leave("2022-10-01", "2022-11-30"), "2023-03-01"), 14);
        assert_eq!(service(&leave("2022-10-02", "2022-11-30"), "2023-03-01"), 15);
        assert_eq!(service(&leave("2022-10-02", "2022-11-29"), "2023-03-01"), 16);
        assert_eq!(service(&leave("2020-01-01", "2023-12-31"), "2023-03-01"), 10);
        assert_eq!(service(&leave("2023-02-01", "2023-12-31"), "2023-03-01"), 15);
    }

    #[test]
    fn a_month_in_two_leaves_is_lost_once() {
        let counted = json!({"service_months": 10, "service_counted_on": "2022-09-01", "leave": [
            {"from": "2022-10-01", "to": "2022-12-31"}, {"from": "2022-11-01", "to": "2022-11-30"},
            {"from": "2022-12-01", "to": "2023-01-31"}]});
        assert_eq!(service(&counted, "2023-03-01"), 12);
    }

    #[test]
    fn two_leaves_that_share_a_month_lose_only_whole_ones() {
        let counted = json!({"service_months": 10, "service_counted_on": "2022-09-01", "leave": [
            {"from": "2022-10-01", "to": "2022-10-15"}, {"from": "2022-10-16", "to": "2022-10-31"}]});
        assert_eq!(service(&counted, "2023-03-01"), 16);
    }
}
