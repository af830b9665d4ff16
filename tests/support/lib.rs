//! Test support: [`random`] problem documents, and [`brute`], an oracle that shares nothing with the engine
//! but the document and calendar types.
#![forbid(unsafe_code)]

pub mod brute;
pub mod random;
