//! `libalis`: the C ABI of `alis`. The manual is the header that is made from this crate, `include/alis.h`, and
//! `docs/c-api.md`; this page tells how the crate is built.
//!
//! Every exported function (`api`) is a contract check, a call into the library's public doors (`calls`), and a result. It runs
//! under a `guard`, where a panic becomes a status, and it reaches the caller's memory through `boundary` alone: no
//! `unsafe` block stands elsewhere, and a test counts them. What callers hold are tokens into a `table`, never addresses, so that
//! a handle that was freed, forged or mixed up is an error and never undefined behaviour. `request` answers the same questions
//! from one JSON document.
#![deny(unsafe_code)]
#![allow(non_camel_case_types, reason = "the names of C types are those of the header")]

#[cfg(not(panic = "unwind"))]
compile_error!("libalis turns panics into ALIS_E_PANIC, which needs panic = \"unwind\"");

#[cfg(not(target_pointer_width = "64"))]
compile_error!("libalis hands out 64-bit tokens as pointers; it is untested where pointers are shorter");

mod api;
mod boundary;
mod calls;
mod failure;
mod guard;
mod request;
mod status;
mod table;

pub use api::*;
pub use status::alis_status;
