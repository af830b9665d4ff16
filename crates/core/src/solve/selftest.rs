//! Errors on purpose, for the tests of the boundary; only with the feature `selftest`.

use crate::parallel;
use crate::problem::Problem;

/// Panics where a problem's seed asks for it, here or in a thread of its own: what an error in the library would do.
pub(crate) fn panic_if_asked(problem: &Problem) {
    match problem.lottery_seed.as_deref() {
        Some("selftest: panic") => panic!("asked to by the seed of the problem"),
        Some("selftest: panic in a thread") => {
            parallel::both(2, || (), || panic!("asked to by the seed of the problem"));
        }
        _ => {}
    }
}
