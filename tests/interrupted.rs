//! A plan that was cut short keeps every rule, and what it calls proved is what the optimal plan has.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use alis::document::{PlanDocument, PlanStatus};
use alis::solve::backend::{Answer, Backend, Microlp, Question};
use alis::solve::exact::{Exact, Stage};
use alis::solve::reference::Reference;
use alis::solve::{SolveError, Solver};
use alis::{PlanError, PlanOptions};
use alis_cli::example::{Example, NationSize, nation};
use alis_tests::engine::{Case, bytes};
use alis_tests::random::{Shape, crowded_problem, fixed_seeds, random_problem, seeds};
use proptest::prelude::*;

/// Answers so many questions; then its time is up.
struct Tiring {
    left: AtomicUsize,
}

impl Tiring {
    fn after(questions: usize) -> Self {
        Self { left: AtomicUsize::new(questions) }
    }

    /// The plan that it allows.
    fn plan(self, case: &Case) -> PlanDocument {
        case.plan_with(&Reference::new(self))
    }
}

impl Backend for Tiring {
    fn name(&self) -> &'static str {
        "tiring"
    }

    fn decide(&self, question: &Question, deadline: Option<Instant>) -> Answer {
        let left = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1));
        if left.is_err() { Answer::OutOfTime } else { Microlp.decide(question, deadline) }
    }
}

/// The values of each rank: `None` where there is no place.
fn values(plan: &PlanDocument) -> BTreeMap<u32, Option<[u32; 4]>> {
    let placed = plan.placements.iter().map(|p| (p.rank, Some([p.waiting, p.wish, p.away, p.relevance])));
    placed.chain(plan.unplaced.iter().map(|u| (u.rank, None))).collect()
}

/// What is wrong with a plan that may have been cut short.
fn fault(case: &Case, plan: &PlanDocument, optimal: &PlanDocument) -> Option<String> {
    if let Some(violation) = case.violations(plan).first() {
        return Some(violation.to_string());
    }
    match (plan.status, plan.proved_to_rank) {
        (PlanStatus::Optimal, None) => (bytes(plan) != bytes(optimal)).then(|| "not the optimal plan".to_owned()),
        (PlanStatus::Feasible, Some(rank)) => {
            let (own, right) = (values(plan), values(optimal));
            let wrong = (1..=rank).find(|rank| own.get(rank) != right.get(rank))?;
            Some(format!("proved to {rank}, but rank {wrong} has {:?}, not {:?}", own.get(&wrong), right.get(&wrong)))
        }
        other => Some(format!("{other:?}")),
    }
}

fn check(name: &str, case: &Case, optimal: &PlanDocument, plan: &PlanDocument) {
    if let Some(fault) = fault(case, plan, optimal) {
        panic!("{name}: {fault}\n{}\n{}", String::from_utf8_lossy(&case.bytes), String::from_utf8_lossy(&bytes(plan)));
    }
}

/// Cuts a plan short after every number of questions. Returns how many plans were cut short.
fn tire(seed: u64, shape: Shape) -> usize {
    let case = Case::new(&random_problem(seed, shape));
    let optimal = case.plan();
    for questions in 0.. {
        let plan = Tiring::after(questions).plan(&case);
        check(&format!("seed {seed}, shape {shape:?}, {questions} questions"), &case, &optimal, &plan);
        if plan.status == PlanStatus::Optimal {
            return questions;
        }
    }
    unreachable!("some number of questions is enough")
}

/// Cuts the production solver short after every number of steps. Returns how many plans were cut short.
fn stop(seed: u64, shape: Shape) -> u64 {
    let case = Case::new(&random_problem(seed, shape));
    let optimal = case.plan();
    for steps in 0.. {
        let plan = case.plan_with(&Exact::with_steps(steps));
        check(&format!("seed {seed}, shape {shape:?}, {steps} steps"), &case, &optimal, &plan);
        if plan.status == PlanStatus::Optimal {
            return steps;
        }
    }
    unreachable!("some number of steps is enough")
}

/// Who is seated when the time is up makes nobody move: with many pools that took twenty times the time that was given.
#[test]
fn nobody_moves_when_the_time_is_up() {
    let mut seated = 0;
    for (seed, shape) in fixed_seeds(20) {
        let solver = Exact::with_steps(0);
        Case::new(&crowded_problem(seed, shape, 3)).plan_with(&solver);
        for (stage, yes, no) in solver.tally().counts() {
            let expected = if stage == Stage::Free { yes } else { 0 };
            assert_eq!((yes, no), (expected, 0), "seed {seed}, shape {shape:?}, {stage:?}");
            seated += yes;
        }
    }
    assert!(seated > 100, "{seated}");
}

/// Cuts a plan short after each of these nanoseconds, which no two runs do in the same place.
fn hurry(name: &str, case: &Case, limits: impl IntoIterator<Item = u64>) {
    let optimal = case.plan();
    for nanos in limits {
        let time_limit = Some(Duration::from_nanos(nanos));
        let plan = case.plan_as(&PlanOptions { time_limit, threads: 2, ..PlanOptions::default() });
        check(&format!("{name}, {nanos} ns"), case, &optimal, &plan);
        let nobody =
            plan.unplaced.is_empty() && plan.placements.iter().all(|placement| placement.queue_place.is_none());
        assert!(nanos > 0 || nobody || plan.status == PlanStatus::Feasible, "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_proved_after_some_questions_holds((seed, shape) in seeds()) {
        tire(seed, shape);
    }
}

#[test]
fn what_is_proved_after_some_questions_holds_on_fixed_seeds() {
    let cut: usize = fixed_seeds(400).map(|(seed, shape)| tire(seed, shape)).sum();
    println!("{cut} plans cut short");
}

#[test]
fn what_is_proved_after_some_steps_holds() {
    let cut: u64 = fixed_seeds(400).map(|(seed, shape)| stop(seed, shape)).sum();
    assert!(cut > 400, "{cut} plans cut short");
}

#[test]
fn a_cancelled_plan_is_no_plan() {
    for example in Example::ALL {
        let case = Case::new(&example.document());
        let cancel = AtomicBool::new(true);
        let options = PlanOptions { cancel: &[&cancel], ..PlanOptions::default() };
        for solver in [&Exact::new() as &dyn Solver, &Reference::new(Microlp)] {
            let plan = alis::plan_with(&case.problem, solver, &options);
            assert_eq!(plan, Err(PlanError::Solver(SolveError::Cancelled)));
        }
    }
}

#[test]
fn cancelling_from_another_thread_ends_a_long_run() {
    let case = Case::new(&nation(&NationSize { candidates: 20_000, trusts: 40, ..NationSize::default() }));
    let cancel = AtomicBool::new(false);
    // The run cancels itself as soon as it has proved something, which is what another thread would do.
    let tell = |done: usize, all: usize| {
        assert!(done <= all);
        cancel.store(true, Ordering::Relaxed);
    };
    let options = PlanOptions { cancel: &[&cancel], progress: Some(&tell), threads: 2, ..PlanOptions::default() };
    assert_eq!(alis::plan(&case.problem, &options), Err(PlanError::Solver(SolveError::Cancelled)));
}

#[test]
fn what_is_proved_in_no_time_holds() {
    for (seed, shape) in fixed_seeds(40) {
        let case = Case::new(&random_problem(seed, shape));
        let name = format!("seed {seed}, shape {shape:?}");
        hurry(&name, &case, [0, 1_000, 10_000, 100_000 + 10_000 * seed, 1_000_000]);
    }
}

#[test]
fn the_examples_may_be_cut_short() {
    for example in Example::ALL {
        hurry(example.name(), &Case::new(&example.document()), [0, 1_000, 1_000_000, 20_000_000, 100_000_000]);
    }
}
