//! `alis` places GP trainees (**ALIS**, allmennleger i spesialisering) in the hospital posts earmarked for them.
#![forbid(unsafe_code)]

pub mod calendar;
pub mod document;
pub mod fault;
pub mod language;
pub mod options;
pub mod priority;
pub mod problem;
pub mod program;
pub mod rules;
pub mod solve;
