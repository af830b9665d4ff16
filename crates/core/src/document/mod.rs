//! The documents as they are written: problems, rule sets, plans, and what is told of them.
//!
//! These types say what each document holds and nothing about whether it makes sense; that is
//! [`crate::problem`]'s work. JSON Schemas of all are generated from them ([`schema`]).

pub(crate) mod block;
mod candidate;
mod change;
mod compare;
mod cutoffs;
mod findings;
mod lottery;
mod plain;
mod plan;
mod policy;
mod problem;
mod rank;
mod reasons;
mod rules;
mod scalars;
mod schema;
mod strict;
mod what_if;
mod words;

pub use candidate::*;
pub use change::*;
pub use compare::*;
pub use cutoffs::*;
pub use findings::*;
pub use lottery::*;
pub use plan::*;
pub use policy::*;
pub use problem::*;
pub use rank::*;
pub use reasons::*;
pub use rules::*;
pub use scalars::{Count, CountedPeriod, Id, IdError, Months, Name, PeriodCounts};
pub use schema::{DocumentKind, schema};
pub(crate) use strict::read_strict;
pub use what_if::*;
