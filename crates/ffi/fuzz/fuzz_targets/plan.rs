//! Any bytes as a plan: refused with its faults, or read row by row, and held against a problem.
#![no_main]

use std::ffi::CStr;
use std::ptr::{null, null_mut};

use alis_ffi::*;
use alis_ffi_fuzz::{Engine, SMALL, nothing_is_left, plan, problem, settle};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|json: &[u8]| {
    let engine = Engine::new();
    if let Some(plan) = plan(&engine, json) {
        let problem = problem(&engine, SMALL, &[]).expect("the small problem can be read");
        // SAFETY: live handles and locals.
        unsafe {
            for row in 0..alis_plan_count(plan) {
                let mut placement =
                    alis_placement { struct_size: size_of::<alis_placement>() as u32, ..Default::default() };
                assert_eq!(alis_plan_row(plan, row, &mut placement), alis_status::ALIS_OK);
                let id = CStr::from_ptr(alis_plan_candidate_id(plan, row)).to_bytes();
                let (mut answer, mut error) = (null_mut(), null_mut());
                let status =
                    alis_explain(engine.0, problem, plan, id.as_ptr(), id.len(), &mut answer, &mut error);
                settle(status, error, answer.is_null());
                alis_buf_free(answer);
                for segment in 0..placement.segments {
                    assert!(!alis_plan_unit_id(plan, row, segment).is_null());
                }
                assert!(alis_plan_unit_id(plan, row, placement.segments).is_null());
            }
            let (mut report, mut cutoffs, mut error) = (null_mut(), null_mut(), null_mut());
            let status = alis_verify(engine.0, problem, plan, 0, null(), &mut report, &mut error);
            settle(status, error, report.is_null());
            settle(alis_cutoffs(engine.0, problem, plan, &mut cutoffs, &mut error), error, cutoffs.is_null());
            alis_buf_free(cutoffs);
            alis_report_free(report);
            alis_problem_free(problem);
            alis_plan_free(plan);
        }
    }
    drop(engine);
    nothing_is_left();
});
