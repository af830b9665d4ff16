//! The engine's options of each candidate are those that the oracle lists: segments, values, canonical order, and where
//! there are none the same reason.

use alis::document::{Id, ProblemDocument, SegmentDocument, UnplacedReason};
use alis::options::{PlacementOption, Values, enumerate};
use alis::problem::{Candidate, Problem};
use alis_cli::example::Example;
use alis_tests::brute;
use alis_tests::engine::Case;
use alis_tests::random::{Shape, fixed_seeds, random_problem, rules_of, seeds, smallest};
use proptest::prelude::*;

/// Options as both tell them, or why there are none.
type Told = Result<Vec<(Vec<SegmentDocument>, [u32; 4])>, UnplacedReason>;

fn engine(problem: &Problem, candidate: &Candidate) -> Told {
    let id = |text: &str| Id::new(text).expect("an id of the document");
    let told = |option: &PlacementOption| {
        let segments = option.segments.iter().map(|segment| SegmentDocument {
            unit: id(&problem.units[segment.unit].id),
            post: id(&problem.pools[segment.pool].id),
            from: segment.from,
            to: segment.to,
        });
        let Values { waiting, wish, away, relevance } = option.values;
        (segments.collect(), [waiting, wish, away, relevance])
    };
    Ok(enumerate(problem, candidate)?.iter().map(told).collect())
}

fn oracle(document: &ProblemDocument, candidate: &str) -> Told {
    let rules = rules_of(document);
    let options = brute::options(document, &rules, candidate);
    if options.is_empty() {
        return Err(brute::unplaced_reason(document, &rules, candidate));
    }
    let told = |option: brute::Placement| {
        let brute::Values { waiting, wish, away, relevance } = option.values;
        (option.segments, [waiting, wish, away, relevance])
    };
    Ok(options.into_iter().map(told).collect())
}

/// The first candidate, the ineligible and the committed included, of whom the two tell differently.
fn difference(document: &ProblemDocument) -> Option<String> {
    let case = Case::new(document);
    case.problem.candidates.iter().find_map(|candidate| {
        let (engine, oracle) = (engine(&case.problem, candidate), oracle(document, &candidate.id));
        (engine != oracle).then(|| format!("{}\nengine: {engine:?}\noracle: {oracle:?}", candidate.id))
    })
}

fn check(seed: u64, shape: Shape) {
    let document = random_problem(seed, shape);
    if let Some(difference) = difference(&document) {
        let small = smallest(&document, |document| self::difference(document).is_some());
        panic!("seed {seed}, shape {shape:?}\n{difference}\nthe smallest that still differs:\n{small}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn options_are_the_oracles((seed, shape) in seeds()) {
        check(seed, shape);
    }
}

#[test]
fn options_are_the_oracles_on_fixed_seeds() {
    for (seed, shape) in fixed_seeds(150) {
        check(seed, shape);
    }
}

#[test]
fn options_are_the_oracles_in_the_examples() {
    for example in Example::ALL {
        assert_eq!(difference(&example.document()), None, "{}", example.name());
    }
}

/// Every reason is met, so that none is compared in name alone.
#[test]
fn every_reason_is_met() {
    use UnplacedReason::{BeyondHorizon, Declined, Goals, Leave, NoPost, Places, Service};
    let mut met = std::collections::BTreeSet::new();
    for (seed, shape) in (0..150).flat_map(|seed| Shape::ALL.map(|shape| (seed, shape))) {
        let problem = Case::new(&random_problem(seed, shape)).problem;
        met.extend(problem.candidates.iter().filter_map(|candidate| enumerate(&problem, candidate).err()));
    }
    let all = [BeyondHorizon, Leave, Service, Goals, Places, Declined, NoPost];
    assert_eq!(met.into_iter().collect::<Vec<_>>(), all);
}
