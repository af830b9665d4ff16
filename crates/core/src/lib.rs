//! `alis` places GP trainees (**ALIS**, allmennleger i spesialisering) in the hospital posts earmarked for them.
#![forbid(unsafe_code)]

pub mod calendar;
pub mod document;
pub mod verify;
