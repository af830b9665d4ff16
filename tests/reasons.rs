//! Every candidate below the best value has a reason, and proofs cover all but few of them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use alis::calendar::{Period, Quarter};
use alis::document::{
    Count, CountedPeriod, Id, Objective, PlacementDocument, PlanDocument, Prefers, ProblemDocument, ProofKind,
    ReasonDocument,
};
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

/// The document with every limit that these proofs name raised by one.
fn raised(case: &Case, plan: &PlanDocument, proofs: &[u32]) -> ProblemDocument {
    let mut document = case.document.clone();
    let proofs = proofs.iter().map(|&proof| &plan.proofs[proof as usize]);
    let limits = proofs.flat_map(|proof| proof.limits.iter().chain(proof.nodes.iter().flat_map(|node| &node.limits)));
    for limit in limits {
        let quarters: Vec<Quarter> =
            limit.quarter.into_iter().chain(limit.period.into_iter().flat_map(Period::quarters)).collect();
        if let Some(id) = &limit.post {
            let pool = case.problem.pools.iter().find(|pool| pool.id == *id).expect("a pool");
            let written = document.posts.iter_mut().find(|pool| pool.id == *id).expect("a pool");
            for quarter in quarters {
                let posts = pool.counts[case.problem.quarter_index(quarter).expect("in the horizon")] + 1;
                written.periods.0.retain(|(key, _)| *key != CountedPeriod::Quarter(quarter));
                written.periods.0.push((CountedPeriod::Quarter(quarter), Count(posts)));
            }
        }
        if let Some(id) = &limit.unit {
            let places = case.problem.units.iter().find(|unit| unit.id == *id).and_then(|unit| unit.max_at_once);
            let hospitals = document.trusts.iter_mut().flat_map(|trust| {
                trust.hospitals.iter_mut().flat_map(|hospital| &mut hospital.units).chain(&mut trust.units)
            });
            let unit = hospitals.into_iter().find(|unit| unit.id == *id).expect("a unit");
            unit.max_at_once = places.map(|places| Count(places + 1));
        }
        if let Some(id) = &limit.municipality {
            let own = document.municipalities.iter_mut().find(|own| own.id == *id).expect("a municipality");
            own.max_absent = Some(Count(limit.capacity + 1));
        }
    }
    document
}

/// What each candidate gets, so that more is better: nothing at all is least.
fn worth(case: &Case, plan: &PlanDocument) -> BTreeMap<String, Reverse<[u32; 5]>> {
    let by_place = |id: &Id| {
        case.document.candidates.iter().any(|candidate| candidate.id == *id && candidate.prefers == Prefers::Place)
    };
    let two_passes = case.rules().objective == Some(Objective::TimeThenPlace);
    let placed = plan.placements.iter().map(|item| {
        let PlacementDocument { waiting, wish, away, relevance, .. } = item;
        let (first, second) = if by_place(&item.candidate) && !two_passes { (wish, waiting) } else { (waiting, wish) };
        (item.candidate.to_string(), Reverse([0, *first, *second, *away, *relevance]))
    });
    let unplaced = plan.unplaced.iter().map(|item| (item.candidate.to_string(), Reverse([1, 0, 0, 0, 0])));
    placed.chain(unplaced).collect()
}

/// A reason names all that would have to give way: with every limit of it raised by one, the candidate or someone else gains.
#[test]
fn with_all_limits_of_a_reason_raised_somebody_gains() {
    let mut tried = 0;
    for (seed, shape) in fixed_seeds(20) {
        let case = Case::new(&random_problem(seed, shape));
        let plan = case.plan_with_reasons();
        let before = worth(&case, &plan);
        for reason in &plan.reasons {
            for better in reason.better.iter().filter(|better| !better.proofs.is_empty() && !better.resolved) {
                let more = Case::new(&raised(&case, &plan, &better.proofs));
                let after = worth(&more, &more.plan());
                let gains = after.iter().any(|(id, worth)| before.get(id).is_some_and(|before| worth > before));
                let told = || format!("seed {seed}, {shape:?}: {} at {}", reason.candidate, better.start);
                assert!(gains, "{}\n{}", told(), shown(&case, &plan));
                tried += 1;
            }
        }
    }
    println!("{tried} reasons raised");
    assert!(tried > 100);
}
