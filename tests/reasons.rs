//! Every candidate below the best value has a reason, and proofs cover all but few of them.

use std::collections::BTreeMap;

use alis::PlanOptions;
use alis::document::{PlanDocument, ProofKind};
use alis_tests::engine::Case;
use alis_tests::random::{crowded_problem, fixed_seeds, random_problem};

const WITH_REASONS: PlanOptions<'_> =
    PlanOptions { threads: 1, time_limit: None, reasons: true, progress: None, cancel: None };

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
    fn add(&mut self, plan: &PlanDocument) {
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

#[test]
fn reasons_are_proved_by_what_the_plan_holds() {
    let mut small = Tally::default();
    for (seed, shape) in fixed_seeds(60) {
        small.add(&Case::new(&random_problem(seed, shape)).plan_as(&WITH_REASONS));
    }
    println!("small: {small:?}");
    let mut crowded = Tally::default();
    for (seed, shape) in fixed_seeds(10) {
        let rounds = 2 + u32::try_from(seed % 4).expect("below four");
        let plan = Case::new(&crowded_problem(seed, shape, rounds)).plan_as(&WITH_REASONS);
        crowded.add(&plan);
    }
    println!("crowded: {crowded:?}");
    assert!(small.resolved * 200 <= small.starts, "{small:?}");
    assert!(crowded.resolved * 50 <= crowded.starts, "{crowded:?}");
}
