//! Lotteries that anyone can redo.

use super::buf::hand_out;
use super::objects::{alis_buf, alis_engine, alis_error, alis_plan, alis_problem};
use super::shared::answered;
use crate::failure::to_json;
use crate::guard::guard;
use crate::status::alis_status;
use crate::{boundary, calls, table};

/// What is published before the deadline: the SHA-256 of a seed. Where the seed comes from is the caller's affair; it must be hard to
/// guess, and stay secret until it is revealed.
///
/// seed: UTF-8, seed_len bytes, one line: at least 20 characters, half of them different.
/// out: `alis.lottery/1`; yours, `alis_buf_free`.
/// Errors: `ALIS_E_ARGUMENT` (no seed for a lottery in public), `ALIS_E_NULL`. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_lottery_commit(
    seed: *const u8,
    seed_len: usize,
    out: *mut *mut alis_buf,
    error: *mut *mut alis_error,
) -> alis_status {
    guard(error, || {
        boundary::writable(out, "out")?;
        hand_out(out, to_json(&calls::lottery_commit(calls::seed(seed, seed_len)?)?)?);
        Ok(())
    })
}

/// What is published after the deadline: the seed, what each candidate drew by it, and between whom nothing else decided.
///
/// seed: as of `alis_lottery_commit`.
/// out: `alis.lottery/1`; yours, `alis_buf_free`.
/// Errors: `ALIS_E_ARGUMENT`, `ALIS_E_INVALID`, `ALIS_E_NULL`, `ALIS_E_HANDLE`, `ALIS_E_BUSY`. One thread at a time for each engine. Since
/// 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_lottery_reveal(
    engine: *mut alis_engine,
    problem: *const alis_problem,
    seed: *const u8,
    seed_len: usize,
    out: *mut *mut alis_buf,
    error: *mut *mut alis_error,
) -> alis_status {
    answered(engine, out, error, |session| {
        let (problem, seed) = (table::get(problem)?, calls::seed(seed, seed_len)?);
        to_json(&calls::lottery_reveal(session, &problem.problem, seed)?)
    })
}

/// Whether a published hash, a seed, a problem and a plan belong together; `holds` in the document says so in one word.
///
/// hash: the SHA-256 that was published, hexadecimal, hash_len bytes. seed: as of `alis_lottery_commit`.
/// problem, plan: NULL for none; a plan needs its problem.
/// out: `alis.lottery-check/1`; yours, `alis_buf_free`.
/// Errors: as of `alis_lottery_reveal`. One thread at a time for each engine. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_lottery_check(
    engine: *mut alis_engine,
    hash: *const u8,
    hash_len: usize,
    seed: *const u8,
    seed_len: usize,
    problem: *const alis_problem,
    plan: *const alis_plan,
    out: *mut *mut alis_buf,
    error: *mut *mut alis_error,
) -> alis_status {
    answered(engine, out, error, |session| {
        let (problem, plan) = (table::get_optional(problem)?, table::get_optional(plan)?);
        let (hash, seed) = (calls::name(hash, hash_len, "hash")?, calls::seed(seed, seed_len)?);
        let (problem, plan) =
            (problem.as_deref().map(|held| &held.problem), plan.as_deref().map(|held| &held.document));
        to_json(&calls::lottery_check(session, hash, seed, problem, plan)?)
    })
}
