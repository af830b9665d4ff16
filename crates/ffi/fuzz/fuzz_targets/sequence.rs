//! Random calls over handles that are live, freed, of another type, NULL or never were: each byte pair is a call and what it takes. Every call
//! must answer, and freeing all that was handed out must leave nothing.
#![no_main]

use std::ffi::c_void;
use std::ptr::{null, null_mut, without_provenance_mut};

use alis_ffi::*;
use alis_ffi_fuzz::{SMALL, nothing_is_left};
use libfuzzer_sys::fuzz_target;

/// Handles of every type, as the numbers that they are: some are freed, some were never handed out.
struct Hands(Vec<usize>);

impl Hands {
    /// One of them, as a handle of any type.
    fn pick<T>(&self, which: u8) -> *mut T {
        without_provenance_mut(self.0.get(usize::from(which) % (self.0.len() + 1)).copied().unwrap_or(0))
    }

    /// Keeps what was handed out.
    fn keep<T>(&mut self, handle: *mut T) {
        if !handle.is_null() {
            self.0.push(handle.addr());
        }
    }
}

unsafe extern "C-unwind" fn progress(proved: u64, _: u64, user_data: *mut c_void) -> i32 {
    // SAFETY: the engine must be busy in here, whatever it is called with.
    let status = unsafe { alis_engine_set_progress(user_data.cast(), None, null_mut()) };
    assert_ne!(status, alis_status::ALIS_OK);
    i32::from(proved > 3)
}

fuzz_target!(|data: &[u8]| {
    let mut hands = Hands(vec![0xdead_beef, 8, usize::MAX]);
    for call in data.chunks_exact(3).take(64) {
        step(&mut hands, call[0], call[1], call[2]);
    }
    for &token in &hands.0 {
        // SAFETY: any number may be freed, as any type.
        unsafe {
            alis_engine_free(without_provenance_mut(token));
            alis_cancel_free(without_provenance_mut(token));
            alis_problem_free(without_provenance_mut(token));
            alis_plan_free(without_provenance_mut(token));
            alis_report_free(without_provenance_mut(token));
            alis_buf_free(without_provenance_mut(token));
            alis_error_free(without_provenance_mut(token));
        }
    }
    nothing_is_left();
});

fn step(hands: &mut Hands, call: u8, a: u8, b: u8) {
    let mut error = null_mut();
    // SAFETY: handles may be anything; other pointers are of slices and locals.
    let status = unsafe {
        match call % 24 {
            0 => {
                let mut out = null_mut();
                let size = u32::from(a);
                let options = alis_engine_options { struct_size: size.min(24), language: i32::from(b % 4), ..Default::default() };
                let status = alis_engine_new(if a > 200 { null() } else { &options }, &mut out, &mut error);
                hands.keep(out);
                status
            }
            1 => {
                let mut out = null_mut();
                let status = alis_cancel_new(&mut out);
                hands.keep(out);
                status
            }
            2 => alis_cancel_trigger(hands.pick(a)),
            3 | 4 => {
                let mut out = null_mut();
                let length = if b > 240 { SMALL.len() / 2 } else { SMALL.len() };
                let status =
                    alis_problem_from_json(hands.pick(a), SMALL.as_ptr(), length, null(), 0, &mut out, &mut error);
                hands.keep(out);
                status
            }
            5..=7 => {
                let mut out = null_mut();
                let cancel = if call > 128 { hands.pick(call) } else { null_mut() };
                let status = alis_solve(hands.pick(a), hands.pick(b), null(), cancel, &mut out, &mut error);
                hands.keep(out);
                status
            }
            8 => {
                let mut out = null_mut();
                let status = alis_plan_to_json(hands.pick(a), &mut out, &mut error);
                hands.keep(out);
                status
            }
            9 => {
                let mut out = null_mut();
                let status =
                    alis_verify(hands.pick(call), hands.pick(a), hands.pick(b), 0, null(), &mut out, &mut error);
                hands.keep(out);
                status
            }
            10 => {
                let mut out = null_mut();
                let status =
                    alis_explain(hands.pick(call), hands.pick(a), hands.pick(b), b"K1".as_ptr(), 2, &mut out, &mut error);
                hands.keep(out);
                status
            }
            11 => {
                let mut out = null_mut();
                let status = alis_report_to_json(hands.pick(a), &mut out, &mut error);
                hands.keep(out);
                status
            }
            12 => {
                let mut row = alis_placement { struct_size: u32::from(b).min(56), ..Default::default() };
                alis_plan_row(hands.pick(a), u64::from(call), &mut row)
            }
            13 => {
                let data = alis_buf_data(hands.pick(a));
                let length = alis_buf_len(hands.pick(a));
                if !data.is_null() {
                    assert_eq!(*data.add(length), 0);
                }
                alis_status::ALIS_OK
            }
            14 => alis_engine_set_progress(hands.pick(a), Some(progress), hands.pick(a)),
            15 => {
                alis_engine_free(hands.pick(a));
                alis_status::ALIS_OK
            }
            16 => {
                alis_problem_free(hands.pick(a));
                alis_status::ALIS_OK
            }
            17 => {
                alis_plan_free(hands.pick(a));
                alis_status::ALIS_OK
            }
            18 => {
                alis_buf_free(hands.pick(a));
                alis_error_free(hands.pick(b));
                alis_status::ALIS_OK
            }
            19 => {
                let mut out = null_mut();
                let status = alis_rank(hands.pick(a), hands.pick(b), &mut out, &mut error);
                hands.keep(out);
                status
            }
            20 => {
                let mut out = null_mut();
                let status = alis_cutoffs(hands.pick(call), hands.pick(a), hands.pick(b), &mut out, &mut error);
                hands.keep(out);
                status
            }
            21 => {
                let mut out = null_mut();
                let buf = hands.pick(b);
                let (data, length) = (alis_buf_data(buf), alis_buf_len(buf));
                let status = alis_plan_from_json(hands.pick(a), data, length, &mut out, &mut error);
                hands.keep(out);
                status
            }
            22 => {
                let mut counts = alis_problem_counts { struct_size: u32::from(b).min(40), ..Default::default() };
                alis_problem_info(hands.pick(a), &mut counts)
            }
            _ => {
                let mut out = null_mut();
                let status = alis_error_to_json(hands.pick(a), &mut out);
                hands.keep(out);
                status
            }
        }
    };
    assert_ne!(status, alis_status::ALIS_E_PANIC);
    hands.keep(error);
}
