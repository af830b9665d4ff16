//! Questions about a problem and its plan, each answered by a document.

use super::objects::{alis_buf, alis_cancel, alis_engine, alis_error, alis_plan, alis_problem};
use super::shared::answered;
use crate::calls::{Audience, LetterChoice};
use crate::failure::to_json;
use crate::status::alis_status;
use crate::{calls, table};

/// Who comes before whom, and which criterion decided.
///
/// out: `alis.rank/1`; yours, `alis_buf_free`.
/// Errors: `ALIS_E_INVALID` (a lottery is needed and the problem has no seed), `ALIS_E_NULL`, `ALIS_E_HANDLE`, `ALIS_E_BUSY`. One
/// thread at a time for each engine. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_rank(
    engine: *mut alis_engine,
    problem: *const alis_problem,
    out: *mut *mut alis_buf,
    error: *mut *mut alis_error,
) -> alis_status {
    answered(engine, out, error, |session| to_json(&calls::rank(session, &table::get(problem)?.problem)?))
}

/// Which criterion decided between two candidates, with both values and its source.
///
/// a, b: ids, UTF-8, a_len and b_len bytes.
/// out: `alis.compare/1`; yours, `alis_buf_free`.
/// Errors: `ALIS_E_NOT_FOUND`, `ALIS_E_ARGUMENT` (the two are one), and those of `alis_rank`. One thread at a time for each
/// engine. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_compare(
    engine: *mut alis_engine,
    problem: *const alis_problem,
    a: *const u8,
    a_len: usize,
    b: *const u8,
    b_len: usize,
    out: *mut *mut alis_buf,
    error: *mut *mut alis_error,
) -> alis_status {
    answered(engine, out, error, |session| {
        let (a, b) = (calls::name(a, a_len, "a")?, calls::name(b, b_len, "b")?);
        to_json(&calls::compare(session, &table::get(problem)?.problem, a, b)?)
    })
}

/// Why a candidate got what they got: what the plan's reasons and proofs say of one candidate, put together, and the same in words for
/// a coordinator, with the ids of those who hold what is full. Not for the candidate: that is `alis_letter`.
///
/// candidate: an id, UTF-8, candidate_len bytes.
/// out: `alis.explanation/1`; yours, `alis_buf_free`.
/// Errors: `ALIS_E_NOT_FOUND`, `ALIS_E_NO_REASONS` (the plan was made without, and something better is to be explained),
/// `ALIS_E_MISMATCH`, `ALIS_E_INVALID` (the reasons point to what is not there),
/// `ALIS_E_NULL`, `ALIS_E_HANDLE`, `ALIS_E_BUSY`. One thread at a time for each engine. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_explain(
    engine: *mut alis_engine,
    problem: *const alis_problem,
    plan: *const alis_plan,
    candidate: *const u8,
    candidate_len: usize,
    out: *mut *mut alis_buf,
    error: *mut *mut alis_error,
) -> alis_status {
    answered(engine, out, error, |session| {
        let (problem, plan) = (table::get(problem)?, table::get(plan)?);
        let candidate = calls::name(candidate, candidate_len, "candidate")?;
        to_json(&calls::explain(session, &problem, &plan.document, candidate)?)
    })
}

/// In `alis_what_if`'s flags: the answer for the candidate's own eyes, without what is for the coordinator alone, and of others
/// the numbers alone.
pub const ALIS_WHAT_IF_FOR_CANDIDATE: u32 = 1;

/// What single changes would have given a candidate, each confirmed by planning again, and what it does to others.
///
/// candidate: an id, UTF-8, candidate_len bytes.
/// expression: one change to ask about, UTF-8, expression_len bytes, such as post helgeland-alis 2022-P2 +1 (docs/what-if.md has the
/// grammar); NULL (and 0) looks for the smallest changes that help.
/// flags: `ALIS_WHAT_IF_` flags, added up; 0 for none.
/// cancel: ends the call; may be NULL.
/// out: `alis.what_if/1`; yours, `alis_buf_free`.
/// Errors: `ALIS_E_NOT_FOUND`, `ALIS_E_ARGUMENT` (the expression), `ALIS_E_INVALID` (what it changes is not there),
/// `ALIS_E_MISMATCH` (the plan is not of this problem, or not the one that the rules demand), `ALIS_E_NOT_PROVED`, `ALIS_E_CANCELLED`,
/// `ALIS_E_NULL`, `ALIS_E_HANDLE`, `ALIS_E_BUSY`. One thread at a time for each engine. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_what_if(
    engine: *mut alis_engine,
    problem: *const alis_problem,
    plan: *const alis_plan,
    candidate: *const u8,
    candidate_len: usize,
    expression: *const u8,
    expression_len: usize,
    flags: u32,
    cancel: *const alis_cancel,
    out: *mut *mut alis_buf,
    error: *mut *mut alis_error,
) -> alis_status {
    answered(engine, out, error, |session| {
        let (problem, plan) = (table::get(problem)?, table::get(plan)?);
        let cancel = table::get_optional(cancel)?;
        let candidate = calls::name(candidate, candidate_len, "candidate")?;
        let expression = calls::optional_text(expression, expression_len, "expression")?;
        let audience = match flags {
            0 => Audience::Coordinator,
            ALIS_WHAT_IF_FOR_CANDIDATE => Audience::Candidate,
            other => return Err(calls::unknown_flags(other, "ALIS_WHAT_IF_")),
        };
        let about = (&*problem, &plan.document, candidate);
        to_json(&calls::what_if(session, cancel.as_deref(), about, expression, audience)?)
    })
}

/// How far down the queue each pool and unit reached, and whom to ask about posts left empty.
///
/// out: `alis.cutoffs/1`; yours, `alis_buf_free`.
/// Errors: `ALIS_E_MISMATCH`, `ALIS_E_NULL`, `ALIS_E_HANDLE`, `ALIS_E_BUSY`. One thread at a time for each engine. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_cutoffs(
    engine: *mut alis_engine,
    problem: *const alis_problem,
    plan: *const alis_plan,
    out: *mut *mut alis_buf,
    error: *mut *mut alis_error,
) -> alis_status {
    answered(engine, out, error, |session| {
        let (problem, plan) = (table::get(problem)?, table::get(plan)?);
        to_json(&calls::cutoffs(session, &problem.problem, &plan.document)?)
    })
}

/// The letter to one candidate: what was decided, by which rules, why, what would change it, how to object. It says nominated, never
/// appointed, and nothing of anybody else. The plan is checked first: nobody is told what is not so.
///
/// candidate: an id, UTF-8, candidate_len bytes.
/// options: NULL (and 0) for a letter in bokmål to the candidate; else UTF-8 JSON, options_len bytes, each field optional:
/// {"language":"nb|nn|en","audience":"candidate|coordinator","contact":"...","answer_by":"2022-08-01","object_to":"..."}
/// out: the letter, UTF-8 text with line feeds; yours, `alis_buf_free`.
/// Errors: `ALIS_E_NOT_FOUND`, `ALIS_E_NO_REASONS`, `ALIS_E_MISMATCH` (the plan is of another problem, or wrong), `ALIS_E_SYNTAX` (the
/// options), `ALIS_E_NULL`, `ALIS_E_HANDLE`, `ALIS_E_BUSY`. One thread at a time for each engine. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_letter(
    engine: *mut alis_engine,
    problem: *const alis_problem,
    plan: *const alis_plan,
    candidate: *const u8,
    candidate_len: usize,
    options: *const u8,
    options_len: usize,
    out: *mut *mut alis_buf,
    error: *mut *mut alis_error,
) -> alis_status {
    answered(engine, out, error, |session| {
        let (problem, plan) = (table::get(problem)?, table::get(plan)?);
        let candidate = calls::name(candidate, candidate_len, "candidate")?;
        let choice = match calls::optional_bytes(options, options_len, session.engine.max_input_bytes, "options")? {
            Some(options) => LetterChoice::read(options)?,
            None => LetterChoice::default(),
        };
        Ok(calls::letter(session, &problem, &plan.document, candidate, &choice)?.into_bytes())
    })
}
