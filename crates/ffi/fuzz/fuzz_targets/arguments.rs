//! Any bytes as each of the short arguments: ids, expressions, letter options, seeds, hashes, names. The problem and its plan are kept
//! from round to round.
#![no_main]

use std::ptr::{null, null_mut};
use std::sync::OnceLock;

use alis_ffi::*;
use alis_ffi_fuzz::{Engine, SMALL, problem, settle};
use libfuzzer_sys::fuzz_target;

/// Tokens are numbers: they may be kept in a static.
struct Kept {
    engine: usize,
    problem: usize,
    plan: usize,
    candidate: &'static [u8],
}

fn kept() -> &'static Kept {
    static KEPT: OnceLock<Kept> = OnceLock::new();
    KEPT.get_or_init(|| {
        let engine = Engine::new();
        let problem = problem(&engine, SMALL, &[]).expect("the small problem can be read");
        let mut plan = null_mut();
        // SAFETY: live handles and locals.
        let status = unsafe { alis_solve(engine.0, problem, null(), null(), &mut plan, null_mut()) };
        assert_eq!(status, alis_status::ALIS_OK);
        let kept =
            Kept { engine: engine.0.addr(), problem: problem.addr(), plan: plan.addr(), candidate: b"K1" };
        std::mem::forget(engine);
        kept
    })
}

fuzz_target!(|data: &[u8]| {
    let Some((&which, text)) = data.split_first() else { return };
    let Kept { engine, problem, plan, candidate } = kept();
    let (engine, problem, plan) =
        (std::ptr::without_provenance_mut(*engine), std::ptr::without_provenance(*problem), std::ptr::without_provenance(*plan));
    let (data, length) = (text.as_ptr(), text.len());
    let (id, id_length) = (candidate.as_ptr(), candidate.len());
    let (mut out, mut error) = (null_mut(), null_mut());
    // SAFETY: slices, live handles and locals.
    unsafe {
        let status = match which % 9 {
            0 => alis_explain(engine, problem, plan, data, length, &mut out, &mut error),
            1 => alis_what_if(engine, problem, plan, id, id_length, data, length, 0, null(), &mut out, &mut error),
            2 => alis_letter(engine, problem, plan, id, id_length, data, length, &mut out, &mut error),
            3 => alis_lottery_commit(data, length, &mut out, &mut error),
            4 => alis_lottery_reveal(engine, problem, data, length, &mut out, &mut error),
            5 => alis_compare(engine, problem, id, id_length, data, length, &mut out, &mut error),
            6 => alis_json_schema(data, length, &mut out, &mut error),
            7 => alis_rules_json(data, length, &mut out, &mut error),
            _ => {
                let (hash, seed) = text.split_at(length / 2);
                alis_lottery_check(
                    engine,
                    hash.as_ptr(),
                    hash.len(),
                    seed.as_ptr(),
                    seed.len(),
                    problem,
                    plan,
                    &mut out,
                    &mut error,
                )
            }
        };
        settle(status, error, out.is_null());
        alis_buf_free(out);
        assert_eq!(alis_live_handles(), 3, "a handle is left");
    }
});
