//! Any bytes as a request: refused with its faults, or answered.
#![no_main]

use std::ptr::{null, null_mut};

use alis_ffi::*;
use alis_ffi_fuzz::{Engine, nothing_is_left, settle};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|request: &[u8]| {
    let engine = Engine::new();
    let (mut answer, mut error) = (null_mut(), null_mut());
    // SAFETY: a slice and locals.
    unsafe {
        let status = alis_call_json(engine.0, request.as_ptr(), request.len(), null(), &mut answer, &mut error);
        settle(status, error, answer.is_null());
        alis_buf_free(answer);
    }
    drop(engine);
    nothing_is_left();
});
