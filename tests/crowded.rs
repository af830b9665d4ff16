//! Where brute force cannot follow: the production solver's plan is the reference's on crowded problems, and keeps every
//! rule that the verifier knows.

use alis::solve::backend::Microlp;
use alis::solve::exact::{Exact, Stage};
use alis::solve::reference::Reference;
use alis_tests::engine::Case;
use alis_tests::random::{Shape, crowded_problem, fixed_seeds, smallest};

/// Whether the two solvers disagree.
fn disagree(case: &Case) -> bool {
    case.plan_with(&Exact::new()) != case.plan_with(&Reference::new(Microlp))
}

fn check(seed: u64, shape: Shape, rounds: u32) {
    let document = crowded_problem(seed, shape, rounds);
    let case = Case::new(&document);
    if disagree(&case) {
        let small = smallest(&document, |document| disagree(&Case::new(document)));
        panic!("seed {seed}, shape {shape:?}, {rounds} rounds; the smallest that still differs:\n{small}");
    }
    let violations = case.violations(&case.plan());
    assert!(violations.is_empty(), "seed {seed}, shape {shape:?}, {rounds} rounds: {}", violations[0]);
}

#[test]
fn the_production_solver_is_the_reference_where_it_is_crowded() {
    for (seed, shape) in fixed_seeds(15) {
        check(seed, shape, 2 + u32::try_from(seed % 4).expect("below four"));
    }
}

/// The tests would prove little if the hard stages were never asked.
#[test]
fn every_stage_is_asked() {
    let solver = Exact::new();
    for (seed, shape) in fixed_seeds(40) {
        Case::new(&crowded_problem(seed, shape, 5)).plan_with(&solver);
    }
    for (stage, yes, no) in solver.tally().counts() {
        let (says_yes, says_no) = match stage {
            Stage::Free | Stage::Chain => (true, false),
            Stage::PoolFull | Stage::ClosedBefore | Stage::ClosedSet | Stage::Bound => (false, true),
            Stage::Search => (true, true),
        };
        assert!((yes > 0, no > 0) == (says_yes, says_no), "{stage:?}: {yes} yes, {no} no");
    }
    assert!(solver.tally().nodes() > 1000, "{} nodes", solver.tally().nodes());
}
