//! The exported functions, in the order of the header.
#![allow(unsafe_code, reason = "exported names and `unsafe fn`s; a test sees to it that no unsafe block is among them")]
#![allow(
    clippy::missing_safety_doc,
    reason = "the header's first page is the contract of all: pointers are NULL or good"
)]
#![allow(
    clippy::doc_markdown,
    clippy::similar_names,
    clippy::too_many_arguments,
    reason = "comments and names are C's"
)]

pub(crate) mod objects;
mod shared;

// The order of the header; an empty line keeps each where it is.
mod version;

mod engine;

mod cancel;

mod problem;

mod plan;

mod rows;

mod quarter;

mod report;

mod answers;

mod rules;

mod lottery;

mod buf;

mod error;

#[cfg(feature = "selftest")]
mod selftest;

pub use crate::boundary::alis_progress_fn;
pub use answers::*;
pub use buf::*;
pub use cancel::*;
pub use engine::*;
pub use error::*;
pub use lottery::*;
pub use objects::{alis_buf, alis_cancel, alis_engine, alis_error, alis_plan, alis_problem, alis_report};
pub use plan::*;
pub use problem::*;
pub use quarter::*;
pub use report::*;
pub use rows::*;
pub use rules::*;
#[cfg(feature = "selftest")]
pub use selftest::*;
pub(crate) use version::information;
pub use version::*;
