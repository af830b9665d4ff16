//! Where brute force cannot follow: the production solver's plan is the reference's on crowded problems, and keeps every
//! rule that the verifier knows.

use alis::document::{PlanDocument, ProblemDocument};
use alis::solve::backend::Microlp;
use alis::solve::exact::{Exact, Stage};
use alis::solve::reference::Reference;
use alis_tests::engine::Case;
use alis_tests::random::{Shape, crowded_problem, fixed_seeds, random_problem, smallest};
use serde_json::json;

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
            Stage::PoolFull | Stage::ClosedBefore | Stage::ClosedSet | Stage::Bound | Stage::Prices => (false, true),
            Stage::Search => (true, true),
        };
        assert!((yes > 0, no > 0) == (says_yes, says_no), "{stage:?}: {yes} yes, {no} no");
    }
    assert!(solver.tally().nodes() > 500, "{} nodes", solver.tally().nodes());
}

/// The same problem with more than a word's units around the trusts' own, which bear nobody.
fn padded(document: &ProblemDocument) -> ProblemDocument {
    let mut wide = document.clone();
    for trust in &mut wide.trusts {
        for number in 0..70 {
            for side in ["(", "~"] {
                let unit = json!({
                    "id": format!("{side}{}-{number}", trust.id), "name": "Tom", "learning_goals": [], "max_at_once": 0
                });
                trust.units.push(serde_json::from_value(unit).expect("a unit"));
            }
        }
    }
    wide
}

/// Who gets what, and which posts are used.
fn outcome(plan: &PlanDocument) -> serde_json::Value {
    let unplaced: Vec<_> = plan.unplaced.iter().map(|unplaced| &unplaced.candidate).collect();
    json!({"placements": plan.placements, "unplaced": unplaced, "posts": plan.posts})
}

/// Trusts of more units than a word has bits are solved with sets of another kind.
#[test]
fn units_that_bear_nobody_change_nothing() {
    for (seed, shape) in fixed_seeds(15) {
        let document = crowded_problem(seed, shape, 1 + u32::try_from(seed % 4).expect("below four"));
        let (own, wide) = (Case::new(&document).plan(), Case::new(&padded(&document)).plan());
        assert_eq!(outcome(&own), outcome(&wide), "seed {seed}, shape {shape:?}");
    }
}

#[test]
fn the_production_solver_is_the_reference_where_there_are_many_units() {
    for (seed, shape) in fixed_seeds(3) {
        let case = Case::new(&padded(&random_problem(seed, shape)));
        assert!(!disagree(&case), "seed {seed}, shape {shape:?}");
    }
}
