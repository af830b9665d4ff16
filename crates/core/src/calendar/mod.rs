//! Dates, periods and quarters.
//!
//! Posts turn over on 1 March and 1 September (Helse Nord report 2021, section 3). A [`Period`] is the
//! half-year from one turnover to the next; it has two [`Quarter`]s of three months, the least that counts
//! in one unit (Ahus report 2020, 7.3.1.2). All arithmetic is on integers.

mod date;
mod period;
mod quarter;
mod text;

pub use date::Date;
pub use period::{Half, Period};
pub use quarter::Quarter;
pub(crate) use text::read_text;

/// A text that is not a date, a period or a quarter as the documents write them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// Not `YYYY-MM-DD`, or no such day, or outside the years 1900 to 2199.
    #[error("expected a date YYYY-MM-DD in the years 1900 to 2199")]
    Date,
    /// The same of a plan's day, which may lie in the last quarter's part of 2200.
    #[error("expected a date YYYY-MM-DD from 1900-01-01 to 2200-02-28")]
    PlannedDate,
    /// Not `YYYY-P1` or `YYYY-P2`.
    #[error("expected a period such as 2023-P1 (March to August) or 2023-P2 (September to February)")]
    Period,
    /// Not a period followed by `a` or `b`.
    #[error("expected a quarter such as 2023-P1a (March to May) or 2023-P2b (December to February)")]
    Quarter,
}

/// First and last year that a document may name.
pub(crate) const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;
