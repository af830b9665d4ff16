//! The examples hold together, show what they should, and are checked in as they are made.

mod check;

use std::collections::{BTreeMap, BTreeSet};

use alis::{
    calendar::Period,
    document::{CandidateDocument, CommitmentStatus, Employment, PlaceDocument, ProblemDocument, Registration, Scheme},
};

use super::{Example, NationSize, ahus_like, document, names, nation, nord, to_json};
use check::{check, count};

#[test]
fn every_example_holds_together() {
    for (name, _, _) in names() {
        check(&document(name).expect(name));
    }
    assert!(document("helse-sør-øst").is_none());
}

#[test]
fn every_size_of_nation_holds_together() {
    for (candidates, trusts, units_per_trust) in [(0, 0, 0), (1, 1, 1), (1, 20, 2), (7, 3, 5), (20_000, 120, 18)] {
        let size = NationSize { candidates, trusts, units_per_trust, ..NationSize::default() };
        let country = nation(&size);
        check(&country);
        assert_eq!(country.candidates.len(), usize::try_from(candidates).unwrap());
        let slots: u32 = country.posts.iter().flat_map(|pool| &pool.periods.0).map(|(_, count)| count.0).sum();
        assert!(candidates < 1000 || (candidates * 8 / 10..candidates).contains(&slots), "{slots}");
    }
}

#[test]
fn the_benchmark_instance_has_the_share_that_was_asked_for() {
    let instance = ahus_like(200, 20, 40, 1);
    check(&instance);
    let old = instance.candidates.iter().filter(|c| c.scheme == Scheme::Old).count();
    assert_eq!((old, instance.candidates.len(), instance.posts.len()), (80, 200, 20));
    check(&ahus_like(3, 0, 100, 1));
}

#[test]
fn helse_nord_has_the_reports_figures() {
    let region = Example::HelseNord.document();
    let registered = |wanted| region.municipalities.iter().filter(|m| m.registration == Some(wanted)).count();
    assert_eq!(region.municipalities.len(), 80);
    assert_eq!(registered(Registration::Registered), 38);
    assert_eq!(registered(Registration::Provisional), 14);
    assert_eq!(registered(Registration::None), 28);
    let columns: Vec<u32> = (region.first_period.number()..=region.last_period.number())
        .map(|number| region.posts.iter().map(|pool| count(pool, Period::from_number(number))).sum())
        .collect();
    assert_eq!(columns, [10, 10, 15, 16, 20, 22, 25, 25, 27, 28]);
    assert_eq!(columns.iter().sum::<u32>(), 198);
    assert_eq!(region.posts.iter().map(|pool| pool.periods.0.len()).sum::<usize>(), 40);
    let (old, unregistered) = nord::REFUSED;
    assert_eq!(placeable(&region).count(), 140);
    assert_eq!(region.candidates.len(), 140 + old + unregistered);
}

fn placeable(region: &ProblemDocument) -> impl Iterator<Item = &CandidateDocument> {
    let refused: BTreeSet<_> =
        region.municipalities.iter().filter(|m| m.registration == Some(Registration::None)).map(|m| &m.id).collect();
    region.candidates.iter().filter(move |c| c.scheme != Scheme::Old && !refused.contains(&c.municipality))
}

#[test]
fn helse_nord_has_the_cases_that_coordinators_meet() {
    let region = Example::HelseNord.document();
    let some = |fits: &dyn Fn(&CandidateDocument) -> bool| placeable(&region).filter(|c| fits(c)).count();
    assert_eq!(some(&|c| matches!(c.places.first(), Some(PlaceDocument::Split(_)))), 7);
    assert_eq!(some(&|c| !c.leave.is_empty()), 8);
    assert_eq!(some(&|c| c.interrupted), 2);
    assert_eq!(some(&|c| c.latest.is_some()), 5);
    assert!(some(&|c| c.service_months.0 < 12) > 5);
    assert!(some(&|c| c.employment == Employment::Locum) > 10);
    assert!(some(&|c| c.open_to_others) > 10);
    let home = |c: &CandidateDocument| &region.municipalities.iter().find(|m| m.id == c.municipality).unwrap().trust;
    assert_eq!(some(&|c| c.trust != *home(c)), 3);
    assert_eq!(region.municipalities.iter().filter(|m| m.max_absent.is_some()).count(), 4);
    assert_eq!(region.declined.len(), 2);
    let unranked = |c: &CandidateDocument| c.municipal_rank.is_none();
    assert!(some(&unranked) > 0);
    assert_eq!(some(&|c| c.nearest_hospital.is_some()), 1);
    let with = |status| region.commitments.iter().filter(|c| c.status == status).count();
    assert_eq!(with(CommitmentStatus::Serving), 10);
    assert_eq!((with(CommitmentStatus::Accepted), with(CommitmentStatus::Offered)), (4, 1));
}

#[test]
fn one_pair_of_helse_nord_is_left_to_the_lottery() {
    let region = Example::HelseNord.document();
    let key = |c: &CandidateDocument| {
        let progress = (c.supervision_group as u8, c.learning_goals_done, c.courses_done);
        (c.trust.clone(), c.service_months, progress, c.registered_on, c.municipal_rank)
    };
    let mut seen = BTreeMap::new();
    for candidate in placeable(&region).filter(|c| c.places.is_empty()) {
        *seen.entry(key(candidate)).or_insert(0) += 1;
    }
    assert_eq!(seen.values().filter(|count| **count == 2).count(), 1);
}

#[test]
fn local_demand_is_nought_to_four_a_year() {
    let region = Example::HelseNord.document();
    let mut demand: BTreeMap<(String, i16), u32> = BTreeMap::new();
    for candidate in placeable(&region) {
        let home = region.municipalities.iter().find(|m| m.id == candidate.municipality).unwrap();
        let hospital = home.nearest_hospital.as_ref().unwrap().to_string();
        if !["tromso", "bodo"].contains(&hospital.as_str()) {
            *demand.entry((hospital, candidate.earliest.year())).or_default() += 1;
        }
    }
    assert!(demand.values().all(|count| *count <= 4), "{demand:?}");
}

#[test]
fn ahus_fills_every_post() {
    let (old, new) = (Example::AhusOld.document(), Example::AhusNew.document());
    for (example, people, months) in [(old, 4, 12), (new, 8, 6)] {
        let posts: u32 = example.posts.iter().flat_map(|pool| &pool.periods.0).map(|(_, count)| count.0).sum();
        assert_eq!(posts, 8);
        assert_eq!(example.candidates.len(), people);
        assert_eq!(people * months, 48);
    }
}

/// Writes the files where `BLESS=1` is set.
#[test]
fn the_checked_in_files_are_the_examples() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/examples");
    for example in Example::ALL {
        let path = folder.join(format!("{}.json", example.name()));
        let made = to_json(&example.document());
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&path, &made).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert!(kept == made, "{} differs; BLESS=1 cargo test -p alis-cli rewrites it", path.display());
        let read: ProblemDocument = serde_json::from_str(&made).unwrap();
        assert_eq!(read, example.document());
    }
}
