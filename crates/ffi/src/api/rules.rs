//! Rule sets.

use super::buf::hand_out;
use super::objects::{alis_buf, alis_cancel, alis_engine, alis_error};
use super::shared::answered;
use crate::failure::to_json;
use crate::guard::guard;
use crate::status::alis_status;
use crate::{boundary, calls, table};

/// A built-in rule set as a document, to read or to start one's own from.
///
/// name: UTF-8, name_len bytes: "helse-nord-2021", or another of those that `alis_build_info` lists.
/// out: `alis.rules/1`; yours, `alis_buf_free`.
/// Errors: `ALIS_E_NOT_FOUND`, `ALIS_E_NULL`. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_rules_json(
    name: *const u8,
    name_len: usize,
    out: *mut *mut alis_buf,
    error: *mut *mut alis_error,
) -> alis_status {
    guard(error, || {
        boundary::writable(out, "out")?;
        hand_out(out, to_json(&calls::rule_set(calls::name(name, name_len, "name")?)?)?);
        Ok(())
    })
}

/// Two rule sets by what they do to one problem: how they differ, who moves, who gains, who loses, waiting by group. The problem is planned by
/// each.
///
/// json: UTF-8 JSON `alis.problem/1`, json_len bytes.
/// rules_a, rules_b: UTF-8 JSON as of `alis_check`; none may be NULL.
/// cancel: ends the call; may be NULL.
/// out: `alis.policy/1`; yours, `alis_buf_free`.
/// Errors: those of `alis_problem_from_json` and `alis_solve`. One thread at a time for each engine. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_rules_diff(
    engine: *mut alis_engine,
    json: *const u8,
    json_len: usize,
    rules_a: *const u8,
    rules_a_len: usize,
    rules_b: *const u8,
    rules_b_len: usize,
    cancel: *const alis_cancel,
    out: *mut *mut alis_buf,
    error: *mut *mut alis_error,
) -> alis_status {
    answered(engine, out, error, |session| {
        let (cancel, limit) = (table::get_optional(cancel)?, session.engine.max_input_bytes);
        let bytes = boundary::bytes(json, json_len, limit, "json")?;
        let a = calls::rules(session, boundary::bytes(rules_a, rules_a_len, limit, "rules_a")?)?;
        let b = calls::rules(session, boundary::bytes(rules_b, rules_b_len, limit, "rules_b")?)?;
        to_json(&calls::rules_diff(session, cancel.as_deref(), bytes, [a, b], &|faults| faults)?)
    })
}
