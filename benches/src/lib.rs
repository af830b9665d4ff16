//! What the speed of `alis` is measured with.
//!
//! ```text
//! instances ─▶ probe (a process of its own: times, peak memory) ─▶ figures (JSON) ─▶ page and plots
//!                 └── engine: the stages of alis, and nothing else of it
//! ```
//!
//! `docs/performance.md` is what the command `measure` makes of it all.
#![forbid(unsafe_code)]
#![allow(clippy::float_arithmetic, reason = "times and ratios are measured quantities; nothing decides by them")]

pub mod abi;
pub mod clock;
pub mod counting;
pub mod engine;
pub mod figures;
pub mod fit;
pub mod goals;
pub mod instances;
pub mod machine;
pub mod page;
pub mod peers;
pub mod plots;
pub mod probe;
pub mod reasons;
pub mod scaling;
mod tables;
