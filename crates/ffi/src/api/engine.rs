//! Engines: how calls are made.

use std::ffi::c_void;

use alis::language::Language;

use super::objects::{Engine, alis_buf, alis_cancel, alis_engine, alis_error};
use super::shared::{answered, freed};
use crate::boundary::alis_progress_fn;
use crate::failure::Failure;
use crate::guard::{guard, status_of};
use crate::status::alis_status;
use crate::{boundary, request, table};

/// Languages. Passed as `int32_t`.
#[repr(i32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum alis_language {
    /// English.
    ALIS_LANGUAGE_DEFAULT = 0,
    /// Norwegian, bokmål.
    ALIS_LANGUAGE_NB = 1,
    /// English.
    ALIS_LANGUAGE_EN = 2,
}

/// How an engine makes its calls. Set `struct_size` to `sizeof(alis_engine_options)` and what is not used to 0.
#[repr(C)]
#[derive(Debug, Clone, Copy, Default)]
pub struct alis_engine_options {
    /// `sizeof(alis_engine_options)`
    pub struct_size: u32,
    /// An `alis_language`: of the messages in errors and reports, and of reasons. Letters have their own.
    pub language: i32,
    /// The longest document that is read, in bytes; 0: 1 GiB. Memory is at most a few times the document's.
    pub max_input_bytes: u64,
    /// How many threads a call may use, its own included; 0: one. All have ended when the call returns. The result is the same for
    /// any number.
    pub threads: u32,
    /// 0
    pub flags: u32,
}

/// The longest document, where nothing else is said.
const USUAL_LIMIT: u64 = 1 << 30;

/// More threads than any machine has were a mistake.
const MOST_THREADS: u32 = 1024;

/// Makes an engine.
///
/// options: NULL for the usual ones.
/// out: the engine; yours, `alis_engine_free`.
/// Errors: `ALIS_E_NULL`, `ALIS_E_VERSION`, `ALIS_E_ARGUMENT`. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_engine_new(
    options: *const alis_engine_options,
    out: *mut *mut alis_engine,
    error: *mut *mut alis_error,
) -> alis_status {
    guard(error, || {
        boundary::writable(out, "out")?;
        let options =
            if options.is_null() { alis_engine_options::default() } else { boundary::read_struct(options, "options")? };
        boundary::write(out, table::insert::<alis_engine>(engine(&options)?));
        Ok(())
    })
}

fn engine(options: &alis_engine_options) -> Result<Engine, Failure> {
    let language = match options.language {
        0 | 2 => Language::En,
        1 => Language::Nb,
        other => return Err(Failure::argument(format!("language is {other}: expected an ALIS_LANGUAGE_ value"))),
    };
    if options.flags != 0 {
        return Err(Failure::version("options.flags", options.flags as usize));
    }
    if options.threads > MOST_THREADS {
        let text = format!("threads is {}: expected at most {MOST_THREADS}", options.threads);
        return Err(Failure::argument(text));
    }
    let limit = if options.max_input_bytes == 0 { USUAL_LIMIT } else { options.max_input_bytes };
    Ok(Engine::new(language, limit, options.threads.max(1) as usize))
}

/// Frees the engine. A call that it is in, on another thread or around a callback, ends well first. NULL, and a handle
/// that is none, do nothing. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_engine_free(engine: *mut alis_engine) {
    freed(engine);
}

/// Sets the function that is told of progress in `alis_solve`, `alis_rules_diff`, `alis_verify` where it plans again, and the same by
/// `alis_call_json` (not in `alis_what_if`, which plans many small problems): as each rank is proved, how many are, of
/// how many; and while reasons are found, that all are. A result other than 0 cancels the call (`ALIS_E_CANCELLED`). It is called as
/// often as ranks are proved, thousands of times in a long run: do little in it.
///
/// function: NULL for none. It is called on the thread of the call, with no lock held, and must return: no `longjmp`, no
/// exception. It may use every other engine and handle, trigger switches, and free handles, this engine too; a call on this
/// engine is `ALIS_E_BUSY`. With several threads it is called for what its own thread proves.
/// user_data: passed to the function; never read.
/// Errors: `ALIS_E_HANDLE`, `ALIS_E_BUSY` during a call. One thread at a time. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_engine_set_progress(
    engine: *mut alis_engine,
    function: alis_progress_fn,
    user_data: *mut c_void,
) -> alis_status {
    status_of(|| {
        let engine = table::get(engine)?;
        engine.begin()?.set_progress(function, user_data);
        Ok(())
    })
}

/// Any call as one document, for hosts that would rather have one function than forty: `alis.request/1` in, the answer
/// out, the same bytes as that of the call of its own. The formats stand in docs/c-api.md.
///
/// request: UTF-8 JSON, request_len bytes, such as {"format":"alis.request/1","call":"plan","problem":{...}}.
/// cancel: ends the call; may be NULL.
/// out: the answer; yours, `alis_buf_free`.
/// Errors: those of the call. A fault in a document inside the request has its place in the request: pointer, line and column.
/// One thread at a time for each engine. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_call_json(
    engine: *mut alis_engine,
    request: *const u8,
    request_len: usize,
    cancel: *const alis_cancel,
    out: *mut *mut alis_buf,
    error: *mut *mut alis_error,
) -> alis_status {
    answered(engine, out, error, |session| {
        let cancel = table::get_optional(cancel)?;
        let request = boundary::bytes(request, request_len, session.engine.max_input_bytes, "request")?;
        request::answer(session, cancel.as_deref(), request)
    })
}
