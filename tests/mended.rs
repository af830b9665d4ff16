//! Small problems that the production solver once got wrong: found among random ones and reduced, with what was wrong.

use alis::document::ProblemDocument;
use alis_tests::brute;
use alis_tests::compare::difference;
use alis_tests::engine::Case;
use alis_tests::random::rules_of;

/// The plan of a problem is brute force's.
fn check(text: &str) {
    let problem: ProblemDocument = serde_json::from_str(text).expect("a problem");
    let optimum = brute::optimum(&problem, &rules_of(&problem));
    if let Some(difference) = difference(&Case::new(&problem).plan(), &optimum) {
        panic!("{difference}");
    }
}

/// A refusal that rested on a member narrowed further in a node was taken for one of the whole node, because the member
/// had been narrowed before it as well.
#[test]
fn a_refusal_that_rests_on_a_member_narrowed_twice() {
    check(include_str!("mended/narrowed-twice.json"));
    check(include_str!("mended/narrowed-twice-over-three-half-years.json"));
}

/// A cut was branched on though a choice took no part of it. (As the search names its sites today such a cut does not
/// occur; it does where a quarter counts as blocked although half-years sit there.)
#[test]
fn a_choice_that_takes_nothing_of_a_cut() {
    check(include_str!("mended/nothing-of-the-cut.json"));
}
