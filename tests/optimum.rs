//! The engine's plan is the one that brute force over all plans finds.

use alis_tests::brute;
use alis_tests::compare::{difference, disagrees, engine_plan};
use alis_tests::random::{Shape, random_problem, reduce, rules_of, seeds};
use proptest::prelude::*;

/// Larger instances take brute force too long.
const LARGEST: u128 = 2_000_000;

fn check(seed: u64, shape: Shape) {
    let problem = random_problem(seed, shape);
    let rules = rules_of(&problem);
    if brute::size(&problem, &rules) > LARGEST {
        return;
    }
    if let Some(difference) = difference(&engine_plan(&problem), &brute::optimum(&problem, &rules)) {
        let small = reduce(&problem, disagrees);
        let small = serde_json::to_string_pretty(&small).expect("a document can be written");
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

/// The same over fixed seeds of each shape, so that every run looks at the same ground too. `ALIS_SEEDS` sets how many.
#[test]
fn engine_is_brute_force_on_fixed_seeds() {
    let seeds = std::env::var("ALIS_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(100);
    for shape in Shape::ALL {
        for seed in 0..seeds {
            check(seed, shape);
        }
    }
}
