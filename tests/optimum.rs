//! The engine's plan is the one that brute force over all plans finds.

use alis_tests::brute;
use alis_tests::compare::{difference, disagrees};
use alis_tests::engine::Case;
use alis_tests::random::{Shape, fixed_seeds, random_problem, rules_of, seeds, smallest};
use proptest::prelude::*;

/// Larger instances take brute force too long.
const LARGEST: u128 = 2_000_000;

fn check(seed: u64, shape: Shape) {
    let problem = random_problem(seed, shape);
    let rules = rules_of(&problem);
    if brute::size(&problem, &rules) > LARGEST {
        return;
    }
    if let Some(difference) = difference(&Case::new(&problem).plan(), &brute::optimum(&problem, &rules)) {
        let small = smallest(&problem, disagrees);
        panic!("seed {seed}, shape {shape:?}\n{difference}\nthe smallest that still differs:\n{small}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn engine_is_brute_force((seed, shape) in seeds()) {
        check(seed, shape);
    }
}

/// The same over fixed seeds of each shape. `ALIS_SEEDS` sets how many.
#[test]
fn engine_is_brute_force_on_fixed_seeds() {
    for (seed, shape) in fixed_seeds(100) {
        check(seed, shape);
    }
}
