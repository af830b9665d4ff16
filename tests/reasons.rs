//! Every candidate below the best value has a reason, and proofs cover all but few of them.

use std::collections::BTreeMap;

use alis::document::{PlanDocument, ProofKind, ReasonDocument};
use alis_tests::engine::Case;
use alis_tests::random::{crowded_problem, fixed_seeds, random_problem};

/// How often each form was needed.
#[derive(Debug, Default)]
struct Tally {
    plans: usize,
    starts: usize,
    barred: usize,
    resolved: usize,
    proofs: BTreeMap<&'static str, usize>,
    nodes: usize,
}

impl Tally {
    /// Counts what a plan with reasons holds, all of which the verifier must find right.
    fn add(&mut self, case: &Case, told: &str) {
        let plan = case.plan_with_reasons();
        let found = case.verification(&plan);
        assert!(found.violations.is_empty(), "{told}: {}\n{}", found.violations[0], shown(case, &plan));
        let resolved = |reason: &&ReasonDocument| reason.better.iter().any(|better| better.resolved);
        assert_eq!(found.unproved, plan.reasons.iter().filter(resolved).count(), "{told}");
        self.count(&plan);
    }

    fn count(&mut self, plan: &PlanDocument) {
        self.plans += 1;
        for better in plan.reasons.iter().flat_map(|reason| &reason.better) {
            self.starts += 1;
            self.barred += usize::from(better.barred.is_some());
            self.resolved += usize::from(better.resolved);
        }
        for proof in &plan.proofs {
            let form = match proof.kind {
                ProofKind::ClosedSet => "closed set",
                ProofKind::Count => "count",
                ProofKind::Cases => "cases",
            };
            *self.proofs.entry(form).or_default() += 1;
            self.nodes += proof.nodes.len();
        }
    }
}

/// The problem and the plan, to look at.
fn shown(case: &Case, plan: &PlanDocument) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    format!("{}\n{}", text(&case.bytes), text(&alis_tests::engine::bytes(plan)))
}

#[test]
fn reasons_are_proved_by_what_the_plan_holds() {
    let mut small = Tally::default();
    for (seed, shape) in fixed_seeds(60) {
        small.add(&Case::new(&random_problem(seed, shape)), &format!("seed {seed}, {shape:?}"));
    }
    println!("small: {small:?}");
    let mut crowded = Tally::default();
    for (seed, shape) in fixed_seeds(10) {
        let rounds = 2 + u32::try_from(seed % 4).expect("below four");
        crowded.add(
            &Case::new(&crowded_problem(seed, shape, rounds)),
            &format!("seed {seed}, {shape:?}, {rounds} rounds"),
        );
    }
    println!("crowded: {crowded:?}");
    assert!(small.resolved * 200 <= small.starts, "{small:?}");
    assert!(crowded.resolved * 50 <= crowded.starts, "{crowded:?}");
}
