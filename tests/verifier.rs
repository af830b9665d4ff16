//! The verifier accepts every plan of the engine and refuses every other; what it cannot see without solving, the
//! comparison with a plan made anew does.

use std::collections::BTreeMap;

use alis::document::PlanDocument;
use alis::resolve::differences;
use alis_cli::example::Example;
use alis_tests::engine::Case;
use alis_tests::mutate::{Mutation, mutants, tampered};
use alis_tests::random::{Shape, fixed_seeds, random_problem, seeds, seeds_told, smallest};
use proptest::prelude::*;

fn refused(case: &Case) -> Option<String> {
    let violations = case.violations(&case.plan());
    (!violations.is_empty()).then(|| violations.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

fn accepts(seed: u64, shape: Shape) {
    let document = random_problem(seed, shape);
    if let Some(violations) = refused(&Case::new(&document)) {
        let small = smallest(&document, |document| refused(&Case::new(document)).is_some());
        panic!("seed {seed}, shape {shape:?}\n{violations}\nthe smallest that is still refused:\n{small}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_plan_is_accepted((seed, shape) in seeds()) {
        accepts(seed, shape);
    }
}

#[test]
fn every_plan_is_accepted_on_fixed_seeds() {
    for (seed, shape) in fixed_seeds(150) {
        accepts(seed, shape);
    }
}

#[test]
fn the_examples_plans_are_accepted() {
    for example in Example::ALL {
        assert_eq!(refused(&Case::new(&example.document())), None, "{}", example.name());
    }
}

/// How many mutants the verifier alone refused, of how many.
#[derive(Debug, Default)]
struct Tally {
    refused: usize,
    of: usize,
    missed: Vec<String>,
}

impl Tally {
    fn add(&mut self, refused: bool, told: impl FnOnce() -> String) {
        self.of += 1;
        self.refused += usize::from(refused);
        if !refused {
            self.missed.push(told());
        }
    }
}

/// Adds mutants of a case's plan, every so many. Each is refused by the verifier or by comparison.
fn tally(name: &str, case: &Case, every: usize, tallies: &mut BTreeMap<Mutation, Tally>) {
    let right = case.plan();
    for mutant in mutants(case, &right, every) {
        let told = || format!("{name}: {:?} {}", mutant.mutation, mutant.told);
        let seen = !case.violations(&mutant.plan).is_empty();
        assert!(seen || !differences(&mutant.plan, &right).is_empty(), "{}", told());
        tallies.entry(mutant.mutation).or_default().add(seen, told);
    }
}

/// What the verifier must see without solving: everything, or so many in a hundred.
fn least(mutation: Mutation) -> usize {
    match mutation {
        Mutation::Overtaken => 80,
        // Everyone has the best that those ahead left: only a solver sees that those ahead could have left more.
        Mutation::Unfinished => 0,
        _ => 100,
    }
}

fn judge(mutation: Mutation, Tally { refused, of, missed }: &Tally) {
    let some = &missed[..missed.len().min(3)];
    assert!(refused * 100 >= of * least(mutation), "{mutation:?}: {refused} of {of}, not {}", some.join("\n"));
}

#[test]
fn every_mutant_is_refused() {
    let mut tallies = BTreeMap::new();
    for (seed, shape) in fixed_seeds(30) {
        let case = Case::new(&random_problem(seed, shape));
        tally(&format!("seed {seed}, {shape:?}"), &case, 1, &mut tallies);
    }
    for (example, every) in
        [(Example::AhusOld, 1), (Example::AhusNew, 1), (Example::AhusMix, 1), (Example::HelseNord, 301)]
    {
        tally(example.name(), &Case::new(&example.document()), every, &mut tallies);
    }
    for (mutation, tally) in &tallies {
        println!("{mutation:?}: the verifier alone refuses {} of {}", tally.refused, tally.of);
        judge(*mutation, tally);
    }
    assert_eq!(tallies.len(), 9, "every mutation is met");
}

/// A document differs from the plan wherever it was tampered with, and the verifier sees it.
#[test]
fn every_leaf_that_is_tampered_with_is_refused() {
    let mut tally = Tally::default();
    for (seed, shape) in fixed_seeds(seeds_told().map_or(3, |seeds| seeds.div_ceil(10))) {
        let case = Case::new(&random_problem(seed, shape));
        let plan: PlanDocument = case.plan();
        for (told, wrong) in tampered(&plan) {
            tally.add(!case.violations(&wrong).is_empty(), || format!("seed {seed}, {shape:?}: {told}"));
        }
    }
    println!("{} of {} refused", tally.refused, tally.of);
    assert!(tally.missed.is_empty(), "{}", tally.missed.join("\n"));
}
