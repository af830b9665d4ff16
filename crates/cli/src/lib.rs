//! The command line of `alis`.
#![forbid(unsafe_code)]

pub mod names;
pub mod view;
