//! Test support: [`random`] problem documents, and [`brute`], an oracle that shares nothing with the engine
//! but the document and calendar types; [`engine`] is the engine as a user meets it, [`compare`] holds it against the
//! oracle, and [`mutate`] makes wrong plans of right ones,
//! [`tamper_reasons`] wrong reasons, [`told`] reasons by hand. For what faces the user: [`cli`] calls the command line,
//! [`input`] makes documents with a known fault, [`golden`] keeps files as they are.
#![forbid(unsafe_code)]

pub mod brute;
pub mod cli;
pub mod compare;
pub mod engine;
pub mod golden;
pub mod input;
pub mod mutate;
pub mod random;
pub mod tamper_reasons;
pub mod told;
