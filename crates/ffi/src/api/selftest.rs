//! Functions that misbehave on purpose, for the tests of the boundary; only with the feature `selftest`.

use super::objects::alis_error;
use crate::guard::guard;
use crate::status::alis_status;

/// Panics; `ALIS_E_PANIC` with the place.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_selftest_panic(error: *mut *mut alis_error) -> alis_status {
    guard(error, || panic!("asked to by a test"))
}

/// Uses up the stack: the process ends. No input of any other function can do that.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_selftest_overflow() -> u64 {
    fn deeper(depth: u64) -> u64 {
        let room = std::hint::black_box([depth; 512]);
        if depth == u64::MAX { 0 } else { deeper(depth + 1) + room[0] }
    }
    deeper(std::hint::black_box(0))
}
