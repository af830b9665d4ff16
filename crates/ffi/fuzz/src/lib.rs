//! What the fuzz targets share: a caller of the C ABI that keeps its contract, and checks the library's side of it.

use std::ffi::CStr;
use std::ptr::{null, null_mut};

use alis_ffi::*;

/// A problem of a few candidates, which is solved in microseconds.
pub const SMALL: &[u8] = include_bytes!("../seeds/problem/small.json");

/// Longer documents than this are of no interest here.
const LIMIT: u64 = 1 << 20;

/// An engine; freed at its end.
#[derive(Debug)]
pub struct Engine(pub *mut alis_engine);

impl Engine {
    /// # Panics
    /// Where the library gives none.
    pub fn new() -> Self {
        let size = size_of::<alis_engine_options>() as u32;
        let options = alis_engine_options { struct_size: size, max_input_bytes: LIMIT, ..Default::default() };
        let mut engine = null_mut();
        // SAFETY: all pointers are of locals.
        let status = unsafe { alis_engine_new(&options, &mut engine, null_mut()) };
        assert_eq!(status, alis_status::ALIS_OK);
        Self(engine)
    }
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        // SAFETY: any handle may be freed.
        unsafe { alis_engine_free(self.0) };
    }
}

/// Reads a problem.
pub fn problem(engine: &Engine, json: &[u8], rules: &[u8]) -> Option<*mut alis_problem> {
    let (mut problem, mut error) = (null_mut(), null_mut());
    let rules_data = if rules.is_empty() { null() } else { rules.as_ptr() };
    // SAFETY: slices and locals.
    let status = unsafe {
        alis_problem_from_json(engine.0, json.as_ptr(), json.len(), rules_data, rules.len(), &mut problem, &mut error)
    };
    settle(status, error, problem.is_null());
    (!problem.is_null()).then_some(problem)
}

/// Reads a plan.
pub fn plan(engine: &Engine, json: &[u8]) -> Option<*mut alis_plan> {
    let (mut plan, mut error) = (null_mut(), null_mut());
    // SAFETY: slices and locals.
    let status = unsafe { alis_plan_from_json(engine.0, json.as_ptr(), json.len(), &mut plan, &mut error) };
    settle(status, error, plan.is_null());
    (!plan.is_null()).then_some(plan)
}

/// Checks what every call promises of its status, output and error, reads the error, and frees it.
///
/// # Panics
/// Where a promise is broken.
pub fn settle(status: alis_status, error: *mut alis_error, is_without_output: bool) {
    assert_ne!(status, alis_status::ALIS_E_PANIC, "{}", message(error));
    assert_eq!(status == alis_status::ALIS_OK, error.is_null());
    assert_eq!(status != alis_status::ALIS_OK, is_without_output);
    if error.is_null() {
        return;
    }
    // SAFETY: a live error, and locals.
    unsafe {
        assert_eq!(alis_error_status(error), status);
        for index in 0..alis_error_fault_count(error).min(50) {
            let mut fault = alis_fault { struct_size: size_of::<alis_fault>() as u32, ..Default::default() };
            assert_eq!(alis_error_fault(error, index, &mut fault), alis_status::ALIS_OK);
            assert!(!alis_error_fault_pointer(error, index).is_null());
            CStr::from_ptr(alis_error_fault_message(error, index)).to_str().expect("a message is UTF-8");
        }
        let mut json = null_mut();
        assert_eq!(alis_error_to_json(error, &mut json), alis_status::ALIS_OK);
        alis_buf_free(json);
        alis_error_free(error);
    }
}

/// The message of an error.
pub fn message(error: *const alis_error) -> String {
    // SAFETY: never NULL, and ended by a NUL.
    unsafe { CStr::from_ptr(alis_error_message(error)) }.to_string_lossy().into_owned()
}

/// Nothing may be left of a round.
///
/// # Panics
/// Where a handle is.
pub fn nothing_is_left() {
    // SAFETY: takes nothing.
    assert_eq!(unsafe { alis_live_handles() }, 0, "a handle is left");
}
