//! The documents as they are written: problems, rule sets and plans.
//!
//! These types say what each document holds and nothing about whether it makes sense; that is
//! [`crate::problem`]'s work. JSON Schemas of all three are generated from them ([`schema`]).

mod candidate;
mod change;
mod plan;
mod problem;
mod rank;
mod rules;
mod scalars;
mod schema;
mod strict;
mod what_if;
mod words;

pub use candidate::*;
pub use change::*;
pub use plan::*;
pub use problem::*;
pub use rank::*;
pub use rules::*;
pub use scalars::{Count, CountedPeriod, Id, IdError, Months, PeriodCounts};
pub use schema::{DocumentKind, schema};
pub(crate) use strict::read_strict;
pub use what_if::*;
