//! Test support: [`random`] problem documents, and [`brute`], an oracle that shares nothing with the engine
//! but the document and calendar types; [`engine`] is the engine as a user meets it, [`compare`] holds it against the
//! oracle, and [`mutate`] makes wrong plans of right ones.
#![forbid(unsafe_code)]

pub mod brute;
pub mod compare;
pub mod engine;
pub mod mutate;
pub mod random;
