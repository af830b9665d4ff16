//! Counted service (model, section Eligibility).

use alis::calendar::Date;
use alis::document::{CandidateDocument, LeaveDocument};

/// Counted service at S, where `decision` is the problem's decision date.
pub(super) fn counted(candidate: &CandidateDocument, decision: Date, at: Date) -> u32 {
    let counted_on = candidate.service_counted_on.unwrap_or(decision);
    let since = whole_months(counted_on, at);
    let lost = lost_months(&candidate.leave, counted_on, at);
    candidate.service_months.0 + since.saturating_sub(lost)
}

/// Counted service at the decision date: to the first of its month, or the day it was counted if that is later.
pub(super) fn at_decision(candidate: &CandidateDocument, decision: Date) -> u32 {
    let counted_on = candidate.service_counted_on.unwrap_or(decision);
    counted(candidate, decision, decision.first_of_month().max(counted_on))
}

fn whole_months(from: Date, to: Date) -> u32 {
    let years = i32::from(to.year()) - i32::from(from.year());
    let months = i32::from(to.month()) - i32::from(from.month());
    let begun = i32::from(from.day() != 1);
    u32::try_from(12 * years + months - begun).unwrap_or(0)
}

/// The calendar months that lie wholly in one leave, not before `from`, before `to`.
fn lost_months(leave: &[LeaveDocument], from: Date, to: Date) -> u32 {
    let mut lost = 0;
    let mut month = from.first_of_month();
    while month.add_months(1) <= to {
        let last_day = month.add_months(1).yesterday();
        if month >= from && leave.iter().any(|leave| leave.from <= month && last_day <= leave.to) {
            lost += 1;
        }
        month = month.add_months(1);
    }
    lost
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use serde_json::json;

    use super::*;

    /// 10 months counted on a day, with leaves.
    fn candidate(counted_on: &str, leave: &[[&str; 2]]) -> CandidateDocument {
        let leave: Vec<_> = leave.iter().map(|[from, to]| json!({"from": from, "to": to})).collect();
        serde_json::from_value(json!({
            "id": "x", "municipality": "m", "trust": "t", "registered_on": "2021-01-01", "scheme": "new",
            "service_months": 10, "service_counted_on": counted_on, "employment": "permanent",
            "earliest": "2022-P1", "leave": leave
        }))
        .unwrap()
    }

    fn on(candidate: &CandidateDocument, decision: &str, at: &str) -> u32 {
        counted(candidate, decision.parse().unwrap(), at.parse().unwrap())
    }

    #[test]
    fn whole_months_are_added() {
        assert_eq!(on(&candidate("2022-01-01", &[]), "2022-01-01", "2022-03-01"), 12);
        assert_eq!(on(&candidate("2022-01-02", &[]), "2022-02-01", "2022-03-01"), 11);
        assert_eq!(on(&candidate("2021-12-15", &[]), "2022-02-01", "2022-03-01"), 12);
        assert_eq!(on(&candidate("2022-03-15", &[]), "2022-03-15", "2022-03-01"), 10);
    }

    #[test]
    fn a_month_wholly_in_a_leave_is_lost_once() {
        let twice = [["2022-01-01", "2022-01-31"], ["2022-01-01", "2022-02-27"]];
        assert_eq!(on(&candidate("2022-01-01", &twice), "2022-01-01", "2022-03-01"), 11);
        let halves = [["2022-01-01", "2022-01-15"], ["2022-01-16", "2022-01-31"]];
        assert_eq!(on(&candidate("2022-01-01", &halves), "2022-01-01", "2022-03-01"), 12);
        let before = [["2021-06-01", "2022-01-31"]];
        assert_eq!(on(&candidate("2022-01-02", &before), "2022-02-01", "2022-03-01"), 11);
        let all = [["2021-06-01", "2023-01-31"]];
        assert_eq!(on(&candidate("2022-01-02", &all), "2022-02-01", "2022-03-01"), 10);
    }

    #[test]
    fn ranking_counts_to_the_first_of_the_month() {
        let ranked = |counted_on, decision: &str| at_decision(&candidate(counted_on, &[]), decision.parse().unwrap());
        assert_eq!(ranked("2022-01-01", "2022-02-28"), 11);
        assert_eq!(ranked("2022-01-15", "2022-02-28"), 10);
        assert_eq!(ranked("2022-02-15", "2022-02-28"), 10);
    }
}
