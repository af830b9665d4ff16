//! Plans.

use std::time::Duration;

use alis::document::PlanStatus;

use super::buf::hand_out;
use super::objects::{
    PlanObject, alis_buf, alis_cancel, alis_engine, alis_error, alis_plan, alis_problem, alis_report,
};
use super::shared::{freed, made};
use crate::calls::{SolveChoice, SolverChoice};
use crate::failure::Failure;
use crate::guard::{guard, value_or};
use crate::status::alis_status;
use crate::{boundary, calls, table};

/// Solvers. Passed as `int32_t`.
#[repr(i32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum alis_solver {
    /// The engine's own: exact, in integers, fast.
    ALIS_SOLVER_AUTO = 0,
    /// The integer program, level by level, to compare with. The plan is the same.
    ALIS_SOLVER_REFERENCE = 1,
}

/// In `alis_solve_options.flags`: the plan says nothing of why. Reasons and their proofs take a few times as long as the plan.
pub const ALIS_SOLVE_WITHOUT_REASONS: u32 = 1;

/// How a plan is made. Set `struct_size` to `sizeof(alis_solve_options)` and what is not used to 0.
#[repr(C)]
#[derive(Debug, Clone, Copy, Default)]
pub struct alis_solve_options {
    /// `sizeof(alis_solve_options)`
    pub struct_size: u32,
    /// `ALIS_SOLVE_` flags, added up.
    pub flags: u32,
    /// After so many milliseconds the plan is given as far as it is proved (`ALIS_PLAN_FEASIBLE`); 0: no limit. Reasons come on top.
    pub time_limit_ms: u64,
    /// An `alis_solver`.
    pub solver: i32,
    /// 0
    pub reserved: u32,
}

/// Whether a plan is proved.
#[repr(i32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum alis_plan_state {
    /// No plan: a bad handle.
    ALIS_PLAN_NONE = -1,
    /// The plan that the rules demand, proved.
    ALIS_PLAN_OPTIMAL = 0,
    /// Time ran out: every rule holds, and only the values of the first ranks are proved.
    ALIS_PLAN_FEASIBLE = 1,
}

/// Makes the plan that the problem's rules demand.
///
/// options: NULL for the usual ones.
/// cancel: ends the call from another thread; may be NULL.
/// out: the plan; yours, `alis_plan_free`. The problem is not needed by it.
/// Errors: `ALIS_E_CANCELLED` (no plan), `ALIS_E_INVALID` (a lottery is needed and the problem has no seed), `ALIS_E_NULL`,
/// `ALIS_E_HANDLE`, `ALIS_E_BUSY`, `ALIS_E_VERSION`, `ALIS_E_ARGUMENT`, `ALIS_E_SOLVER` (the reference solver alone). One thread at a
/// time for each engine. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_solve(
    engine: *mut alis_engine,
    problem: *const alis_problem,
    options: *const alis_solve_options,
    cancel: *const alis_cancel,
    out: *mut *mut alis_plan,
    error: *mut *mut alis_error,
) -> alis_status {
    made(engine, out, error, |session| {
        let (problem, cancel) = (table::get(problem)?, table::get_optional(cancel)?);
        let plan = calls::plan(session, cancel.as_deref(), &problem.problem, choice(options)?)
            .map_err(|error| Failure::of_plan(&error, session.engine.language))?;
        Ok(PlanObject::new(plan, None))
    })
}

fn choice(options: *const alis_solve_options) -> Result<SolveChoice, Failure> {
    if options.is_null() {
        return Ok(SolveChoice::default());
    }
    let options = boundary::read_struct(options, "options")?;
    if options.flags & !ALIS_SOLVE_WITHOUT_REASONS != 0 || options.reserved != 0 {
        return Err(Failure::version("options.flags", options.flags as usize));
    }
    let solver = match options.solver {
        0 => SolverChoice::Auto,
        1 => SolverChoice::Reference,
        other => return Err(Failure::argument(format!("solver is {other}: expected an ALIS_SOLVER_ value"))),
    };
    let time_limit = (options.time_limit_ms > 0).then(|| Duration::from_millis(options.time_limit_ms));
    let reasons = options.flags & ALIS_SOLVE_WITHOUT_REASONS == 0;
    Ok(SolveChoice { time_limit, solver, reasons })
}

/// Reads a plan document. Whether it is right is for `alis_verify` to say.
///
/// json: UTF-8 JSON `alis.plan/1`, json_len bytes, no byte order mark.
/// out: the plan; yours, `alis_plan_free`.
/// Errors: `ALIS_E_SYNTAX`, `ALIS_E_INVALID`, `ALIS_E_LIMIT`, `ALIS_E_NULL`, `ALIS_E_HANDLE`, `ALIS_E_BUSY`. One thread at a time for
/// each engine. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_plan_from_json(
    engine: *mut alis_engine,
    json: *const u8,
    json_len: usize,
    out: *mut *mut alis_plan,
    error: *mut *mut alis_error,
) -> alis_status {
    made(engine, out, error, |session| {
        let bytes = boundary::bytes(json, json_len, session.engine.max_input_bytes, "json")?;
        calls::read_plan(session, bytes).map_err(|faults| Failure::faults(&faults, session.engine.language))
    })
}

/// The plan as a document: the bytes that the command line writes, or those that the plan was read from.
///
/// out: `alis.plan/1`; yours, `alis_buf_free`.
/// Errors: `ALIS_E_HANDLE`, `ALIS_E_NULL`. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_plan_to_json(
    plan: *const alis_plan,
    out: *mut *mut alis_buf,
    error: *mut *mut alis_error,
) -> alis_status {
    guard(error, || {
        boundary::writable(out, "out")?;
        hand_out(out, calls::write_plan(&*table::get(plan)?)?);
        Ok(())
    })
}

/// Whether the plan is proved; `ALIS_PLAN_NONE` for a bad handle. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_plan_status(plan: *const alis_plan) -> alis_plan_state {
    value_or(alis_plan_state::ALIS_PLAN_NONE, || {
        Ok(match table::get(plan)?.document.status {
            PlanStatus::Optimal => alis_plan_state::ALIS_PLAN_OPTIMAL,
            PlanStatus::Feasible => alis_plan_state::ALIS_PLAN_FEASIBLE,
        })
    })
}

/// Up to which rank the values are proved, of a plan that a time limit ended; of an optimal one, `UINT32_MAX`; 0 for a bad
/// handle. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_plan_proved_to_rank(plan: *const alis_plan) -> u32 {
    value_or(0, || {
        let plan = table::get(plan)?;
        Ok(match plan.document.status {
            PlanStatus::Optimal => u32::MAX,
            PlanStatus::Feasible => plan.document.proved_to_rank.unwrap_or(0),
        })
    })
}

/// In `alis_verify`'s flags: plan again and compare, where the plan holds no proof of some values.
pub const ALIS_VERIFY_RESOLVE: u32 = 1;

/// Checks a plan against its problem: every rule, value, reason and proof, by code that shares nothing with the solver. That the plan
/// is wrong is no error of the call.
///
/// flags: `ALIS_VERIFY_` flags, added up; 0 for none.
/// cancel: ends planning again; may be NULL.
/// out: the report, whose document is `alis.verification/1`; yours, `alis_report_free`.
/// Errors: `ALIS_E_CANCELLED`, `ALIS_E_ARGUMENT`, `ALIS_E_NULL`, `ALIS_E_HANDLE`, `ALIS_E_BUSY`. One thread at a time for each
/// engine. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_verify(
    engine: *mut alis_engine,
    problem: *const alis_problem,
    plan: *const alis_plan,
    flags: u32,
    cancel: *const alis_cancel,
    out: *mut *mut alis_report,
    error: *mut *mut alis_error,
) -> alis_status {
    made(engine, out, error, |session| {
        let (problem, plan, cancel) = (table::get(problem)?, table::get(plan)?, table::get_optional(cancel)?);
        let resolve = match flags {
            0 => false,
            ALIS_VERIFY_RESOLVE => true,
            other => return Err(calls::unknown_flags(other, "ALIS_VERIFY_")),
        };
        calls::report_of_verification(&calls::verify(session, cancel.as_deref(), &problem, &plan, resolve)?)
    })
}

/// Frees the plan. NULL, and a handle that is none, do nothing. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_plan_free(plan: *mut alis_plan) {
    freed(plan);
}
