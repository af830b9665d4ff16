//! What people see: plans, orders, faults and warnings as text for a screen, and as CSV for Norwegian Excel.
//!
//! Every function here is pure: from a problem, a plan and a [`Style`] to text. Names of people come in through the style
//! alone and reach no CSV.

mod check;
mod compare;
mod counterfactuals;
mod csv;
mod cutoffs;
mod excel;
mod explained;
mod facts;
mod faults;
mod grid;
mod header;
mod holders;
mod lanes;
mod limits;
mod lottery;
mod plan;
mod policy;
mod rank;
mod reasons;
mod style;
mod text;
mod timetable;
mod turnover;
mod waiting;
mod warnings;
mod wishes;
mod wrap;

#[cfg(test)]
mod tests;

pub use self::csv::{csv_plan, csv_rank};
pub use check::{differences, violations};
pub use compare::compare;
pub use counterfactuals::counterfactuals;
pub use cutoffs::cutoffs;
pub use explained::explained;
pub use faults::faults;
pub use lottery::{lottery_checked, lottery_committed, lottery_revealed};
pub use plan::plan;
pub use policy::policy;
pub use rank::rank;
pub use reasons::no_reasons;
pub use style::{
    DEFAULT_WIDTH, LEAST_WIDTH, Style, language_from_environment, language_of, letter_language_from_environment,
    letter_language_of,
};
pub use warnings::warnings;

pub(crate) use style::clean;
