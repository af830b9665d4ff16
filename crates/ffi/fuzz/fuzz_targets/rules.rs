//! Any bytes as a rule set: refused with its faults, or a small problem is planned by it.
#![no_main]

use std::ptr::{null, null_mut};

use alis_ffi::*;
use alis_ffi_fuzz::{Engine, SMALL, nothing_is_left, problem, settle};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|rules: &[u8]| {
    if rules.is_empty() {
        return;
    }
    let engine = Engine::new();
    if let Some(problem) = problem(&engine, SMALL, rules) {
        let (mut plan, mut error) = (null_mut(), null_mut());
        // SAFETY: live handles and locals.
        unsafe {
            settle(alis_solve(engine.0, problem, null(), null(), &mut plan, &mut error), error, plan.is_null());
            if !plan.is_null() {
                let mut found = null_mut();
                let status = alis_verify(engine.0, problem, plan, 0, null(), &mut found, &mut error);
                settle(status, error, found.is_null());
                assert_ne!(alis_report_verdict(found), alis_verdict::ALIS_VERDICT_WRONG, "a plan of ours is wrong");
                alis_report_free(found);
            }
            alis_plan_free(plan);
            alis_problem_free(problem);
        }
    }
    drop(engine);
    nothing_is_left();
});
