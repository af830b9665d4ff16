//! What changes no plan: the order of lists, the way the JSON is written, the number of threads.

use alis::PlanOptions;
use alis::document::ProblemDocument;
use alis_cli::example::Example;
use alis_tests::engine::{Case, bytes};
use alis_tests::random::{Shape, fixed_seeds, random_problem, rewritten, seeds, shuffle, smallest};
use proptest::prelude::*;

/// A document and its plan.
fn planned(document: &ProblemDocument) -> (Case, Vec<u8>) {
    let case = Case::new(document);
    let plan = bytes(&case.plan());
    (case, plan)
}

/// The plan's bytes once the digest of the other document's bytes stands in it.
fn restated(case: &Case, of: &Case) -> Vec<u8> {
    let mut plan = case.plan();
    assert_eq!(plan.problem_sha256, case.problem.sha256);
    plan.problem_sha256.clone_from(&of.problem.sha256);
    bytes(&plan)
}

fn order_matters(document: &ProblemDocument, seed: u64) -> bool {
    let (case, plan) = planned(document);
    restated(&Case::new(&shuffle(document, seed)), &case) != plan
}

fn writing_matters(document: &ProblemDocument, seed: u64) -> bool {
    let (case, plan) = planned(document);
    restated(&Case::read(document, rewritten(document, seed)), &case) != plan
}

fn threads_matter(document: &ProblemDocument, _: u64) -> bool {
    let (case, plan) = planned(document);
    let on = |threads| bytes(&case.plan_as(&PlanOptions { threads, ..PlanOptions::default() }));
    [0, 1, 2, 5].into_iter().any(|threads| on(threads) != plan)
}

/// Whether a change, drawn by a seed, gives another plan.
type Matters = fn(&ProblemDocument, u64) -> bool;

/// What must not matter.
const CHANGES: [(&str, Matters); 3] =
    [("the order of lists", order_matters), ("the writing", writing_matters), ("threads", threads_matter)];

fn check(seed: u64, shape: Shape) {
    let document = random_problem(seed, shape);
    for (what, matters) in CHANGES {
        if matters(&document, seed) {
            let small = smallest(&document, |document| matters(document, seed));
            panic!("seed {seed}, shape {shape:?}: {what} matters\nthe smallest where it does:\n{small}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_same_problem_has_the_same_plan((seed, shape) in seeds()) {
        check(seed, shape);
    }
}

#[test]
fn the_same_problem_has_the_same_plan_on_fixed_seeds() {
    for (seed, shape) in fixed_seeds(50) {
        check(seed, shape);
    }
}

#[test]
fn the_examples_have_one_plan() {
    for example in Example::ALL {
        let document = example.document();
        for (what, matters) in CHANGES {
            assert!(!matters(&document, 7), "{}: {what} matters", example.name());
        }
    }
}
