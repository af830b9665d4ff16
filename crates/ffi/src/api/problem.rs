//! Problems.

use super::buf::hand_out;
use super::objects::{ProblemObject, alis_buf, alis_engine, alis_error, alis_problem, alis_report};
use super::shared::{freed, made};
use crate::failure::{Failure, to_json};
use crate::guard::{guard, status_of};
use crate::status::alis_status;
use crate::{boundary, calls, table};

/// How much a problem holds. Set `struct_size` to `sizeof(alis_problem_counts)`.
#[repr(C)]
#[derive(Debug, Clone, Copy, Default)]
pub struct alis_problem_counts {
    /// `sizeof(alis_problem_counts)`
    pub struct_size: u32,
    /// Trusts.
    pub trusts: u32,
    /// Hospitals.
    pub hospitals: u32,
    /// Units.
    pub units: u32,
    /// Pools of posts.
    pub posts: u32,
    /// Municipalities.
    pub municipalities: u32,
    /// Candidates, those too whom a rule refuses.
    pub candidates: u32,
    /// Quarters of the horizon.
    pub quarters: u32,
    /// The first quarter of the horizon; see `alis_quarter_dates`.
    pub first_quarter: i32,
    /// 0
    pub reserved: u32,
}

/// Finds everything that is wrong with a problem document, or what to look at where nothing is. That a document has faults is no error
/// of the call.
///
/// json: UTF-8 JSON `alis.problem/1`, json_len bytes, no byte order mark.
/// rules: NULL (and 0) for the problem's own rules; else UTF-8 JSON, rules_len bytes: a name such as "ahus-2020" in quotation
/// marks, or an `alis.rules/1`.
/// out: the report, whose document is `alis.check/1`; yours, `alis_report_free`.
/// Errors: `ALIS_E_NULL`, `ALIS_E_HANDLE`, `ALIS_E_BUSY`, `ALIS_E_LIMIT`; `ALIS_E_SYNTAX` and `ALIS_E_INVALID` of the rules. One thread
/// at a time for each engine. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_check(
    engine: *mut alis_engine,
    json: *const u8,
    json_len: usize,
    rules: *const u8,
    rules_len: usize,
    out: *mut *mut alis_report,
    error: *mut *mut alis_error,
) -> alis_status {
    made(engine, out, error, |session| {
        let bytes = boundary::bytes(json, json_len, session.engine.max_input_bytes, "json")?;
        let rules = calls::optional_rules(session, rules, rules_len)?;
        calls::report_of_check(&calls::check_report(session, &calls::check(session, bytes, rules)))
    })
}

/// Reads a problem.
///
/// json: UTF-8 JSON `alis.problem/1`, json_len bytes, no byte order mark. Its SHA-256 becomes the plan's `problem_sha256`.
/// rules: as of `alis_check`.
/// out: the problem; yours, `alis_problem_free`.
/// Errors: `ALIS_E_SYNTAX`, `ALIS_E_INVALID` with every fault; `ALIS_E_LIMIT`, `ALIS_E_NULL`, `ALIS_E_HANDLE`, `ALIS_E_BUSY`. One
/// thread at a time for each engine. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_problem_from_json(
    engine: *mut alis_engine,
    json: *const u8,
    json_len: usize,
    rules: *const u8,
    rules_len: usize,
    out: *mut *mut alis_problem,
    error: *mut *mut alis_error,
) -> alis_status {
    made(engine, out, error, |session| {
        let bytes = boundary::bytes(json, json_len, session.engine.max_input_bytes, "json")?;
        let rules = calls::optional_rules(session, rules, rules_len)?;
        calls::read_problem(session, bytes, rules).map_err(|faults| Failure::faults(&faults, session.engine.language))
    })
}

/// The problem as a document again: the same contents always give the same bytes, however the document was written that it
/// was read from. Its SHA-256 is therefore another.
///
/// out: `alis.problem/1`; yours, `alis_buf_free`.
/// Errors: `ALIS_E_HANDLE`, `ALIS_E_NULL`. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_problem_to_json(
    problem: *const alis_problem,
    out: *mut *mut alis_buf,
    error: *mut *mut alis_error,
) -> alis_status {
    guard(error, || {
        boundary::writable(out, "out")?;
        hand_out(out, to_json(&table::get(problem)?.document)?);
        Ok(())
    })
}

/// How much the problem holds.
///
/// out: its `struct_size` must be set.
/// Errors: `ALIS_E_HANDLE`, `ALIS_E_NULL`, `ALIS_E_VERSION`. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_problem_info(problem: *const alis_problem, out: *mut alis_problem_counts) -> alis_status {
    status_of(|| boundary::write_struct(out, counts(&*table::get(problem)?), "out"))
}

fn counts(ProblemObject { problem, .. }: &ProblemObject) -> alis_problem_counts {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    alis_problem_counts {
        struct_size: 0,
        trusts: number(problem.trusts.len()),
        hospitals: number(problem.hospitals.len()),
        units: number(problem.units.len()),
        posts: number(problem.pools.len()),
        municipalities: number(problem.municipalities.len()),
        candidates: number(problem.candidates.len()),
        quarters: number(problem.quarter_count()),
        first_quarter: problem.first_period.first_quarter().number(),
        reserved: 0,
    }
}

/// What a person should look at in the problem, before there is a plan.
///
/// out: the report, whose document is `alis.check/1`; yours, `alis_report_free`. Where two candidates can be told apart by a
/// lottery alone and the problem has no seed, that is its one fault.
/// Errors: `ALIS_E_NULL`, `ALIS_E_HANDLE`, `ALIS_E_BUSY`. One thread at a time for each engine. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_problem_check(
    engine: *mut alis_engine,
    problem: *const alis_problem,
    out: *mut *mut alis_report,
    error: *mut *mut alis_error,
) -> alis_status {
    made(engine, out, error, |session| calls::report_of_check(&calls::check_problem(session, &*table::get(problem)?)))
}

/// Frees the problem; plans of it go on. NULL, and a handle that is none, do nothing. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_problem_free(problem: *mut alis_problem) {
    freed(problem);
}
