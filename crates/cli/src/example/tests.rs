//! The examples hold together, show what they should, and are checked in as they are made.

use std::collections::{BTreeMap, BTreeSet};

use alis::{
    calendar::{Period, Quarter},
    document::{
        CandidateDocument, CommitmentDocument, CommitmentStatus, CountedPeriod, Employment, MunicipalityDocument,
        PlaceDocument, PoolDocument, ProblemDocument, Registration, Scheme,
    },
};

use super::{Example, NationSize, ahus_like, document, names, nation, nord, to_json};

/// What a document's references resolve to, by trust.
struct Index<'a> {
    document: &'a ProblemDocument,
    /// Each unit's trust, and how many may serve there by the unit's own word.
    units: BTreeMap<&'a str, (&'a str, Option<u32>)>,
    hospitals: BTreeMap<&'a str, &'a str>,
}

impl<'a> Index<'a> {
    fn new(document: &'a ProblemDocument) -> Self {
        let mut index = Self { document, units: BTreeMap::new(), hospitals: BTreeMap::new() };
        for trust in &document.trusts {
            for hospital in &trust.hospitals {
                assert!(index.hospitals.insert(&hospital.id, &trust.id).is_none(), "{}", hospital.id);
            }
            for unit in trust.hospitals.iter().flat_map(|h| &h.units).chain(&trust.units) {
                let max = unit.max_at_once.map(|count| count.0);
                assert!(index.units.insert(&unit.id, (&trust.id, max)).is_none(), "{}", unit.id);
            }
        }
        index
    }

    fn pool(&self, id: &str) -> &'a PoolDocument {
        self.document.posts.iter().find(|pool| pool.id.as_str() == id).expect(id)
    }
}

/// Every reference resolves within the right trust, ids are unique, and what stands keeps the limits.
fn check(document: &ProblemDocument) {
    let index = Index::new(document);
    let trusts: BTreeSet<&str> = document.trusts.iter().map(|trust| trust.id.as_str()).collect();
    let municipalities: BTreeMap<&str, &MunicipalityDocument> =
        document.municipalities.iter().map(|m| (m.id.as_str(), m)).collect();
    let candidates: BTreeMap<&str, &CandidateDocument> =
        document.candidates.iter().map(|c| (c.id.as_str(), c)).collect();
    assert_eq!(trusts.len(), document.trusts.len());
    assert_eq!(municipalities.len(), document.municipalities.len());
    assert_eq!(candidates.len(), document.candidates.len());
    for pool in &document.posts {
        assert!(trusts.contains(pool.trust.as_str()));
        for unit in pool.units.iter().flatten() {
            assert_eq!(index.units[unit.as_str()].0, pool.trust.as_str());
        }
    }
    for candidate in &document.candidates {
        assert!(municipalities.contains_key(candidate.municipality.as_str()));
        assert!(trusts.contains(candidate.trust.as_str()));
        check_candidate(&index, candidate);
    }
    for declined in &document.declined {
        let trust = candidates[declined.candidate.as_str()].trust.as_str();
        assert!(declined.units.iter().flatten().all(|unit| index.units[unit.as_str()].0 == trust));
    }
    check_commitments(&index, &candidates);
}

fn check_candidate(index: &Index<'_>, candidate: &CandidateDocument) {
    let own = candidate.trust.as_str();
    let unit = |unit: &str| assert_eq!(index.units[unit].0, own, "{}", candidate.id);
    for place in &candidate.places {
        match place {
            PlaceDocument::Unit(id) => unit(id),
            PlaceDocument::Hospital(id) => assert_eq!(index.hospitals[id.as_str()], own, "{}", candidate.id),
            PlaceDocument::Field(_) => {}
            PlaceDocument::Split([a, b]) => {
                assert_ne!(a, b, "{}", candidate.id);
                unit(a);
                unit(b);
            }
        }
    }
    let places: BTreeSet<String> = candidate.places.iter().map(|place| format!("{place:?}")).collect();
    assert_eq!(places.len(), candidate.places.len(), "{} repeats a wish", candidate.id);
    let is_locum = candidate.employment == Employment::Locum;
    assert_eq!(candidate.locum_from.is_some(), is_locum, "{}", candidate.id);
    assert_eq!(candidate.locum_to.is_some(), is_locum, "{}", candidate.id);
    assert!(candidate.locum_from <= candidate.locum_to, "{}", candidate.id);
    assert!(candidate.leave.iter().all(|leave| leave.from <= leave.to), "{}", candidate.id);
    assert!(candidate.registered_on <= index.document.decision_date, "{}", candidate.id);
    let updated = candidate.updated_on.unwrap_or(index.document.decision_date);
    assert!(candidate.registered_on <= updated && updated <= index.document.decision_date, "{}", candidate.id);
    assert!(candidate.latest.is_none_or(|latest| latest >= candidate.earliest), "{}", candidate.id);
}

fn check_commitments(index: &Index<'_>, candidates: &BTreeMap<&str, &CandidateDocument>) {
    let (mut units, mut pools, mut away) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let mut seen = BTreeSet::new();
    for commitment in &index.document.commitments {
        let candidate = candidates[commitment.candidate.as_str()];
        assert!(seen.insert(&candidate.id), "{} stands twice", candidate.id);
        for segment in &commitment.segments {
            assert_eq!(index.units[segment.unit.as_str()].0, candidate.trust.as_str());
            assert_eq!(index.pool(&segment.post).trust, candidate.trust);
        }
        for (unit, pool, quarter) in quarters(commitment) {
            *units.entry((unit, quarter)).or_insert(0) += 1;
            *pools.entry((pool, quarter)).or_insert(0) += 1;
            *away.entry((candidate.municipality.as_str(), quarter)).or_insert(0) += 1;
        }
    }
    let held =
        |quarter: Quarter| (index.document.first_period..=index.document.last_period).contains(&quarter.period());
    let limit = index.document.rules == alis::document::RulesReference::Name("helse-nord-2021".to_owned());
    for ((unit, quarter), used) in units {
        let max = index.units[unit].1.or(limit.then_some(1)).unwrap_or(u32::MAX);
        assert!(used <= max, "{unit} in {quarter}");
    }
    for ((pool, quarter), used) in pools.into_iter().filter(|((_, quarter), _)| held(*quarter)) {
        assert!(used <= count(index.pool(pool), quarter.period()), "{pool} in {quarter}");
    }
    for municipality in &index.document.municipalities {
        let Some(max) = municipality.max_absent else { continue };
        let most = away.iter().filter(|((home, _), _)| *home == municipality.id.as_str());
        assert!(most.map(|(_, used)| *used).max().unwrap_or(0) <= max.0);
    }
}

fn quarters(commitment: &CommitmentDocument) -> impl Iterator<Item = (&str, &str, Quarter)> {
    commitment.segments.iter().flat_map(|segment| {
        let range = segment.from.number()..=segment.to.number();
        range.map(|number| (segment.unit.as_str(), segment.post.as_str(), Quarter::from_number(number)))
    })
}

fn count(pool: &PoolDocument, period: Period) -> u32 {
    let found = pool.periods.0.iter().find(|(key, _)| *key == CountedPeriod::Period(period));
    found.map_or(0, |(_, count)| count.0)
}

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
    let with = |status| region.commitments.iter().filter(|c| c.status == status).count();
    assert_eq!(with(CommitmentStatus::Serving), 10);
    assert_eq!((with(CommitmentStatus::Accepted), with(CommitmentStatus::Offered)), (4, 1));
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
