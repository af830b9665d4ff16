//! The `alis` command.
#![forbid(unsafe_code)]

fn main() {}
