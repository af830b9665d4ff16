//! What every document must keep, looked at without the engine.

use std::collections::{BTreeMap, BTreeSet};

use alis::{
    calendar::{Period, Quarter},
    document::{
        CandidateDocument, CommitmentDocument, CountedPeriod, Employment, MunicipalityDocument, PlaceDocument,
        PoolDocument, ProblemDocument, RulesReference,
    },
};

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
pub(super) fn check(document: &ProblemDocument) {
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
    let limit = index.document.rules == RulesReference::Name("helse-nord-2021".to_owned());
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

pub(super) fn count(pool: &PoolDocument, period: Period) -> u32 {
    let found = pool.periods.0.iter().find(|(key, _)| *key == CountedPeriod::Period(period));
    found.map_or(0, |(_, count)| count.0)
}
