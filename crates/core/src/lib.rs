//! `alis` places GP trainees (**ALIS**, allmennleger i spesialisering) in the hospital posts earmarked for them: the
//! one plan that the published rules demand, proved, the same bytes every time. It nominates; a person appoints.
//!
//! # The problem
//!
//! With `x[c, o] = 1` when candidate `c` takes option `o` (consecutive quarters, a unit for each, a pool of posts for
//! each stretch in one unit), minimise, one level after another,
//!
//! 1. for each candidate in rank order: unplaced, waiting, wish, away, relevance;
//! 2. for each candidate in rank order: the option's place in a canonical order,
//!
//! with at most one option for each candidate, and in each quarter no pool above its posts, no unit above its places, no
//! municipality above the absences it bears. `docs/model.md` has the whole of it.
//!
//! # One straight way
//!
//! [`read`] makes a [`Problem`] of a document, [`rank`] a [`PriorityList`], [`plan()`] a [`PlanDocument`],
//! [`write()`] its bytes.
//!
//! ```
//! let problem = r#"{
//!   "format": "alis.problem/1", "rules": "ahus-2020", "decision_date": "2021-01-15",
//!   "first_period": "2021-P1", "last_period": "2021-P1",
//!   "trusts": [{"id": "ahus", "name": "Akershus universitetssykehus HF",
//!               "units": [{"id": "lunge", "name": "Lungemedisinsk avdeling"}]}],
//!   "posts": [{"id": "lunge-1", "trust": "ahus", "units": ["lunge"], "periods": {"2021-P1": 1}}],
//!   "municipalities": [{"id": "3029", "name": "Lørenskog", "trust": "ahus", "registration": "registered"}],
//!   "candidates": [{"id": "K1", "municipality": "3029", "trust": "ahus", "registered_on": "2020-10-01",
//!                   "scheme": "new", "service_months": 30, "employment": "permanent", "earliest": "2021-P1"}]
//! }"#;
//! let problem = alis::read(problem.as_bytes(), &alis::ReadOptions::default())?;
//! let plan = alis::plan(&problem, &alis::PlanOptions::default())?;
//! assert_eq!(plan.placements[0].segments[0].unit.as_str(), "lunge");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![forbid(unsafe_code)]

pub mod calendar;
pub mod compare;
pub mod counterfactual;
pub mod cutoffs;
pub mod document;
pub mod explain;
pub mod fault;
pub mod language;
pub mod letters;
pub mod lottery;
pub mod options;
mod parallel;
pub mod plan;
mod planning;
pub mod policy;
pub mod priority;
pub mod problem;
pub mod program;
pub mod reasons;
pub mod resolve;
pub mod rules;
pub mod solve;
mod texts;
pub mod verify;

pub use document::PlanDocument;
pub use fault::{Fault, Faults};
pub use parallel::WORKER;
pub use plan::write;
pub use planning::{PlanError, PlanOptions, plan, plan_with};
pub use priority::{PriorityList, rank};
pub use problem::{Problem, ReadOptions, read, read_plan, read_rules};
