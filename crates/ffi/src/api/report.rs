//! Reports.

use super::buf::hand_out;
use super::objects::{alis_buf, alis_error, alis_report};
use super::shared::freed;
use crate::guard::{guard, value_or};
use crate::status::alis_status;
use crate::{boundary, table};

/// What a report comes to. The numbers are the exit codes of the command line.
#[repr(i32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum alis_verdict {
    /// No report: a bad handle.
    ALIS_VERDICT_NONE = -1,
    /// Of a problem: no fault. Of a plan: every rule holds, and every value is proved.
    ALIS_VERDICT_GOOD = 0,
    /// Something is wrong: the report's document says what and where.
    ALIS_VERDICT_WRONG = 1,
    /// Of a plan: every rule holds, and some values are not proved.
    ALIS_VERDICT_NOT_PROVED = 3,
}

/// What the report comes to. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_report_verdict(report: *const alis_report) -> alis_verdict {
    value_or(alis_verdict::ALIS_VERDICT_NONE, || Ok(table::get(report)?.verdict))
}

/// How many things are wrong: faults of a problem, violations of a plan (and differences, where it was planned again); 0 for a bad
/// handle. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_report_count(report: *const alis_report) -> u64 {
    value_or(0, || Ok(table::get(report)?.findings as u64))
}

/// How many candidates' values the plan does not prove; 0 for a problem and for a bad handle. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_report_unproved(report: *const alis_report) -> u32 {
    value_or(0, || Ok(table::get(report)?.unproved))
}

/// The report as a document: `alis.check/1` of a problem, `alis.verification/1` of a plan.
///
/// out: the document; yours, `alis_buf_free`.
/// Errors: `ALIS_E_HANDLE`, `ALIS_E_NULL`. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_report_to_json(
    report: *const alis_report,
    out: *mut *mut alis_buf,
    error: *mut *mut alis_error,
) -> alis_status {
    guard(error, || {
        boundary::writable(out, "out")?;
        hand_out(out, table::get(report)?.json.clone());
        Ok(())
    })
}

/// Frees the report. NULL, and a handle that is none, do nothing. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_report_free(report: *mut alis_report) {
    freed(report);
}
