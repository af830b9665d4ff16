//! Counted service (model: section Eligibility).

use super::Candidate;
use crate::calendar::Date;

impl Candidate {
    /// Months of counted service on a first of a month: those stated, and the whole months since, less the calendar
    /// months that lie wholly in a leave; never fewer than stated.
    pub fn counted_service(&self, on: Date) -> u32 {
        let from = self.service_counted_on;
        let started = i32::from(from.day() != 1);
        let elapsed = (on.month_number() - from.month_number() - started).max(0);
        let lost = self.months_in_leave(from.month_number() + started, on.month_number());
        self.service_months.saturating_add_signed((elapsed - lost).max(0))
    }

    /// Months of counted service by which candidates are ranked: on the first of the decision's month, or on the day
    /// of the count where that is later.
    pub fn service_at_decision(&self, decision_date: Date) -> u32 {
        self.counted_service(decision_date.first_of_month().max(self.service_counted_on))
    }

    /// How many of the months `from..to` (by number) one leave covers from its first day to its last.
    fn months_in_leave(&self, from: i32, to: i32) -> i32 {
        let mut lost = 0;
        let mut counted_to = from;
        // Leaves are sorted by their first day, so that whole months come in order and none counts twice.
        for &(first, last) in &self.leave {
            let begins = first.month_number() + i32::from(first.day() != 1);
            let ends = last.tomorrow().month_number();
            let begins = begins.max(counted_to);
            let ends = ends.min(to);
            if begins < ends {
                lost += ends - begins;
                counted_to = ends;
            }
        }
        lost
    }
}
