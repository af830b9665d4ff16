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
