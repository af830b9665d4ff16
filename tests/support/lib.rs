//! Test support: [`random`] problem documents, and [`brute`], an oracle that shares nothing with the engine
//! but the document and calendar types; [`compare`] holds the two against each other.
#![forbid(unsafe_code)]

pub mod brute;
pub mod compare;
pub mod random;
