//! Back ends: integer programming solvers behind one small trait. Only this folder knows `good_lp`.
//!
//! A back end's refusal rests on its floating-point arithmetic (its tolerances and its bounds), unlike a witness, which is
//! checked in integers. The tests therefore hold the refusals of each back end against brute force and against each other.

mod linear;

use std::time::Instant;

pub use super::question::Question;
#[cfg(feature = "highs")]
pub use linear::Highs;
#[cfg(feature = "microlp")]
pub use linear::Microlp;

/// A back end's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A column for each group; the caller checks it.
    Witness(Vec<usize>),
    /// There is none.
    Refused,
    /// The deadline came first.
    OutOfTime,
    /// The back end broke down.
    Failed(String),
}

/// Decides questions.
pub trait Backend: Sync {
    /// The back end's name.
    fn name(&self) -> &'static str;

    /// Decides one question.
    fn decide(&self, question: &Question, deadline: Option<Instant>) -> Answer;
}
