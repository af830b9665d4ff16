//! The reasons that the engine gives are right, and prove what they say; no reason that is changed does.

use std::collections::BTreeMap;

use alis_cli::example::Example;
use alis_tests::engine::Case;
use alis_tests::random::{fixed_seeds, random_problem, seeds_told};
use alis_tests::tamper_reasons::{Tamper, tampered};

/// What is wrong with the reasons that the engine gives.
fn wrong(case: &Case) -> Option<String> {
    let found = case.verification(&case.plan_with_reasons());
    let told = found.violations.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    (!found.violations.is_empty()).then_some(told)
}

/// How many values are proved by the plan, of how many.
#[derive(Debug, Default)]
struct Tally {
    values: usize,
    unproved: usize,
    proofs: BTreeMap<String, usize>,
}

impl Tally {
    fn add(&mut self, case: &Case) {
        let plan = case.plan_with_reasons();
        self.values += plan.reasons.len();
        self.unproved += case.verification(&plan).unproved;
        for proof in &plan.proofs {
            *self.proofs.entry(format!("{:?}", proof.kind)).or_default() += 1;
        }
    }
}

#[test]
fn the_reasons_of_the_examples_are_accepted() {
    for example in Example::ALL {
        let case = Case::new(&example.document());
        assert_eq!(wrong(&case), None, "{}", example.name());
        let mut tally = Tally::default();
        tally.add(&case);
        println!("{}: {tally:?}", example.name());
    }
}

/// How many changes were refused, or left the plan unproved, of how many.
#[derive(Debug, Default)]
struct Seen {
    refused: usize,
    of: usize,
    passed: Vec<String>,
}

fn tamper_with(name: &str, case: &Case, every: usize, seen: &mut BTreeMap<Tamper, Seen>) {
    let plan = case.plan_with_reasons();
    if !case.verification(&plan).is_proved() {
        return;
    }
    for wrong in tampered(case, &plan, every) {
        let seen = seen.entry(wrong.tamper).or_default();
        let passed = case.verification(&wrong.plan).is_proved();
        seen.of += 1;
        seen.refused += usize::from(!passed);
        if passed {
            seen.passed.push(format!("{name}: {:?} {}", wrong.tamper, wrong.told));
        }
    }
}

#[test]
fn no_reason_that_is_changed_proves_anything() {
    let mut seen = BTreeMap::new();
    for (seed, shape) in fixed_seeds(seeds_told().unwrap_or(30)) {
        let case = Case::new(&random_problem(seed, shape));
        tamper_with(&format!("seed {seed}, {shape:?}"), &case, 7, &mut seen);
    }
    for example in [Example::AhusOld, Example::AhusNew, Example::AhusMix] {
        tamper_with(example.name(), &Case::new(&example.document()), 7, &mut seen);
    }
    for (tamper, Seen { refused, of, passed }) in &seen {
        println!("{tamper:?}: {refused} of {of} refused");
        let some = passed[..passed.len().min(5)].join("\n");
        assert!(passed.is_empty() || tamper.may_be_harmless(), "{tamper:?}\n{some}");
    }
}
