#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;

use alis::document::{PlaceDocument, TrustDocument, UnplacedReason};

use super::*;
use crate::brute;

const SEEDS: u64 = 350;

fn documents() -> impl Iterator<Item = (String, ProblemDocument)> {
    let named = |seed, shape| (format!("seed {seed}, {shape:?}"), random_problem(seed, shape));
    (0..SEEDS).flat_map(move |seed| Shape::ALL.map(|shape| named(seed, shape)))
}

#[test]
fn two_thousand_documents_are_read_back_as_they_were_written() {
    for (name, problem) in documents() {
        let text = serde_json::to_string(&problem).unwrap();
        assert_eq!(serde_json::from_str::<ProblemDocument>(&text).unwrap(), problem, "{name}: {text}");
    }
}

/// The placed who could have started earlier or got a better place alone, and the unplaced with options.
fn conflicts(problem: &ProblemDocument) -> (usize, usize) {
    let rules = rules_of(problem);
    let ranked = brute::optimum(problem, &rules).ranked;
    let lesser = |r: &&brute::Ranked| {
        let options = brute::options(problem, &rules, &r.candidate);
        let values = |option: &brute::Placement| (option.values.waiting, option.values.wish);
        let has = |placement: &brute::Placement| options.iter().any(|option| values(option) < values(placement));
        r.commitment.is_none() && r.placement.as_ref().is_some_and(has)
    };
    let full = ranked.iter().filter(|r| r.unplaced == Some(UnplacedReason::Full)).count();
    (ranked.iter().filter(lesser).count(), full)
}

#[test]
fn every_shape_has_conflicts() {
    for shape in Shape::ALL {
        let (mut solved, mut lesser, mut full) = (0, 0, 0);
        for problem in (0..100).map(|seed| random_problem(seed, shape)) {
            if brute::size(&problem, &rules_of(&problem)) <= 2_000_000 {
                let (some_lesser, some_full) = conflicts(&problem);
                solved += 1;
                lesser += usize::from(some_lesser > 0);
                full += usize::from(some_full > 0);
            }
        }
        assert!(solved >= 85 && lesser >= 10 && full >= 20, "{shape:?}: {lesser} and {full} of {solved}");
    }
}

fn unique<T: Ord>(list: impl IntoIterator<Item = T>) -> bool {
    let mut seen = BTreeSet::new();
    list.into_iter().all(|item| seen.insert(item))
}

#[test]
fn ids_are_unique_in_their_kind() {
    for (name, problem) in documents() {
        let units: Vec<Id> = problem.trusts.iter().flat_map(world::unit_ids).collect();
        let hospitals = problem.trusts.iter().flat_map(|trust| &trust.hospitals);
        assert!(unique(units), "{name}");
        assert!(unique(hospitals.map(|hospital| &hospital.id)), "{name}");
        assert!(unique(problem.trusts.iter().map(|trust| &trust.id)), "{name}");
        assert!(unique(problem.posts.iter().map(|pool| &pool.id)), "{name}");
        assert!(unique(problem.municipalities.iter().map(|m| &m.id)), "{name}");
        assert!(unique(problem.candidates.iter().map(|candidate| &candidate.id)), "{name}");
        assert!(unique(problem.commitments.iter().map(|commitment| &commitment.candidate)), "{name}");
    }
}

/// Whether a wish names something of this trust, and no unit twice.
fn points_home(trust: &TrustDocument, place: &PlaceDocument) -> bool {
    let units = world::unit_ids(trust);
    match place {
        PlaceDocument::Unit(unit) => units.contains(unit),
        PlaceDocument::Hospital(hospital) => trust.hospitals.iter().any(|known| known.id == *hospital),
        PlaceDocument::Field(_) => true,
        PlaceDocument::Split([a, b]) => a != b && units.contains(a) && units.contains(b),
    }
}

/// A wish as a set, so that a split equals its reverse.
fn told(place: &PlaceDocument) -> String {
    let mut place = place.clone();
    if let PlaceDocument::Split(units) = &mut place {
        units.sort();
    }
    format!("{place:?}")
}

#[test]
fn everything_points_somewhere_and_ends_after_it_begins() {
    for (name, problem) in documents() {
        assert!(problem.first_period <= problem.last_period, "{name}");
        let trust = |id: &Id| problem.trusts.iter().find(|trust| trust.id == *id).unwrap();
        for pool in &problem.posts {
            let units = world::unit_ids(trust(&pool.trust));
            let listed = pool.units.as_ref();
            assert!(
                listed.is_none_or(|listed| !listed.is_empty() && listed.iter().all(|u| units.contains(u))),
                "{name}"
            );
            assert!(unique(pool.periods.0.iter().map(|(key, _)| key)), "{name}");
        }
        for candidate in &problem.candidates {
            assert!(problem.municipalities.iter().any(|m| m.id == candidate.municipality), "{name}");
            assert!(candidate.places.iter().all(|place| points_home(trust(&candidate.trust), place)), "{name}");
            assert!(unique(candidate.places.iter().map(told)), "{name}");
            assert!(candidate.leave.iter().all(|leave| leave.from <= leave.to), "{name}");
            assert!(candidate.service_counted_on.is_none_or(|day| day <= problem.decision_date), "{name}");
            let locum = candidate.employment == alis::document::Employment::Locum;
            assert_eq!((candidate.locum_from.is_some(), candidate.locum_to.is_some()), (locum, locum), "{name}");
            assert!(candidate.locum_from <= candidate.locum_to, "{name}");
        }
    }
}

#[test]
fn what_stands_is_in_order_and_at_home() {
    for (name, problem) in documents() {
        let home = |id: &Id| {
            let candidate = problem.candidates.iter().find(|candidate| candidate.id == *id).unwrap();
            let trust = problem.trusts.iter().find(|trust| trust.id == candidate.trust).unwrap();
            (trust.id.clone(), world::unit_ids(trust))
        };
        for commitment in &problem.commitments {
            let (trust, units) = home(&commitment.candidate);
            let segments = &commitment.segments;
            assert!(
                !segments.is_empty() && segments.iter().all(|s| s.from <= s.to && units.contains(&s.unit)),
                "{name}"
            );
            assert!(segments.windows(2).all(|pair| pair[0].to < pair[1].from), "{name}");
            let pool = |id: &Id| problem.posts.iter().find(|pool| pool.id == *id).unwrap();
            assert!(segments.iter().all(|segment| pool(&segment.post).trust == trust), "{name}");
        }
        for offer in &problem.declined {
            let (_, units) = home(&offer.candidate);
            assert!(offer.units.iter().flatten().all(|unit| units.contains(unit)), "{name}");
        }
    }
}

#[test]
fn the_order_of_lists_changes_no_plan() {
    for (name, problem) in documents().step_by(7) {
        let rules = rules_of(&problem);
        if brute::size(&problem, &rules) <= 100_000 {
            let shuffled = shuffle(&problem, 1);
            assert_eq!(brute::optimum(&problem, &rules), brute::optimum(&shuffled, &rules), "{name}");
        }
    }
}

#[test]
fn reducing_keeps_what_fails() {
    let problem = random_problem(3, Shape::TightUnits);
    let whose = problem.candidates[1].id.clone();
    let reduced = reduce(&problem, |problem| problem.candidates.iter().any(|candidate| candidate.id == whose));
    assert_eq!(reduced.candidates.len(), 1);
    assert!(reduced.posts.is_empty() && reduced.commitments.is_empty() && reduced.declined.is_empty());
    assert!(reduced.candidates[0].places.is_empty());
}

proptest::proptest! {
    #[test]
    fn strategies_give_documents_that_have_candidates(problem in problems(), swap in problems_of(Shape::SwapPairs)) {
        proptest::prop_assert!(!problem.candidates.is_empty() && !swap.candidates.is_empty());
    }
}
