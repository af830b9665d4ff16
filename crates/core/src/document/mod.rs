//! The documents as they are written: problems, rule sets and plans.
//!
//! These types say what each document holds and nothing about whether it makes sense; that is
//! [`crate::problem`]'s work. JSON Schemas of all three are generated from them ([`schema`]).

mod block;
mod candidate;
mod plain;
mod plan;
mod problem;
mod rank;
mod reasons;
mod rules;
mod scalars;
mod schema;
mod strict;
mod words;

pub(crate) use block::is_usual_text;
pub use candidate::*;
pub use plan::*;
pub use problem::*;
pub use rank::*;
pub use reasons::*;
pub use rules::*;
pub use scalars::{Count, CountedPeriod, Id, IdError, Months, PeriodCounts};
pub use schema::{DocumentKind, schema};
pub(crate) use strict::read_strict;
