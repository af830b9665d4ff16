//! Any bytes as a problem: refused with its faults, or read, checked, ranked and planned.
#![no_main]

use std::ptr::{null, null_mut};

use alis_ffi::*;
use alis_ffi_fuzz::{Engine, nothing_is_left, problem, settle};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|json: &[u8]| {
    let engine = Engine::new();
    if let Some(problem) = problem(&engine, json, &[]) {
        let (mut report, mut plan, mut buf, mut error) = (null_mut(), null_mut(), null_mut(), null_mut());
        let options = alis_solve_options {
            struct_size: size_of::<alis_solve_options>() as u32,
            time_limit_ms: 20,
            ..Default::default()
        };
        // SAFETY: live handles and locals.
        unsafe {
            settle(alis_problem_check(engine.0, problem, &mut report, &mut error), error, report.is_null());
            settle(alis_problem_to_json(problem, &mut buf, &mut error), error, buf.is_null());
            settle(alis_solve(engine.0, problem, &options, null(), &mut plan, &mut error), error, plan.is_null());
            if !plan.is_null() {
                let mut found = null_mut();
                let status = alis_verify(engine.0, problem, plan, 0, null(), &mut found, &mut error);
                settle(status, error, found.is_null());
                assert_ne!(alis_report_verdict(found), alis_verdict::ALIS_VERDICT_WRONG, "a plan of ours is wrong");
                alis_report_free(found);
            }
            alis_plan_free(plan);
            alis_report_free(report);
            alis_buf_free(buf);
            alis_problem_free(problem);
        }
    }
    drop(engine);
    nothing_is_left();
});
