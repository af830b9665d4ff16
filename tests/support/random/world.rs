//! Trusts, hospitals, units, pools and municipalities.

use alis::calendar::{Period, Quarter};
use alis::document::{
    Count, CountedPeriod, HospitalDocument, Id, MunicipalityDocument, PeriodCounts, PoolDocument, PoolKind,
    ProblemDocument, Registration, Relevance, TrustDocument, UnitDocument, both_goals,
};

use super::rng::Rng;
use super::{Names, Shape, horizon};

/// The medical fields that units have; wishes name one more.
pub(super) const FIELDS: [&str; 3] = ["Indremedisin", "Pediatri", "Øre-nese-hals"];

/// One or two trusts with one to four units each, rarely none.
pub(super) fn add_trusts(rng: &mut Rng, shape: Shape, names: Names, problem: &mut ProblemDocument) {
    let trusts = if shape == Shape::OneAbsent { 2 } else { rng.pick(&[1, 1, 2]) };
    let (mut units, mut hospitals) = (0, 0);
    for index in 0..trusts {
        let mut trust = TrustDocument {
            id: names.id(rng, "T", index),
            name: format!("Helseforetak {index}").into(),
            allows_split: rng.chance(50) || shape == Shape::SwapPairs,
            hospitals: Vec::new(),
            units: Vec::new(),
        };
        for _ in 0..rng.below(3) {
            trust.hospitals.push(HospitalDocument {
                id: names.id(rng, "H", hospitals),
                name: format!("Sykehus {hospitals}").into(),
                units: Vec::new(),
            });
            hospitals += 1;
        }
        for _ in 0..number_of_units(rng, shape) {
            let unit = unit(rng, shape, names, units);
            units += 1;
            match trust.hospitals.len() {
                0 => trust.units.push(unit),
                _ if rng.chance(15) => trust.units.push(unit),
                2 if rng.chance(50) => trust.hospitals[1].units.push(unit),
                _ => trust.hospitals[0].units.push(unit),
            }
        }
        problem.trusts.push(trust);
    }
}

fn number_of_units(rng: &mut Rng, shape: Shape) -> u32 {
    match shape {
        Shape::SwapPairs | Shape::TightUnits => rng.between(2, 3),
        Shape::LongChains => rng.pick(&[1, 2, 2, 2, 3]),
        _ if rng.chance(2) => 0,
        _ => rng.between(1, 4),
    }
}

fn unit(rng: &mut Rng, shape: Shape, names: Names, index: u32) -> UnitDocument {
    let limited = match shape {
        Shape::TightUnits => 80,
        Shape::SwapPairs => 60,
        _ => 30,
    };
    let partly = [
        Vec::new(),
        vec!["ALM-055".to_owned()],
        vec!["ALM-085".to_owned()],
        vec!["ALM-085".to_owned(), "ALM-055".to_owned(), "ALM-001".to_owned()],
    ];
    UnitDocument {
        id: names.id(rng, "U", index),
        name: format!("Enhet {index}").into(),
        field: rng.maybe(70, |rng| rng.pick(&FIELDS).into()),
        learning_goals: rng.maybe(20, |rng| rng.pick(&partly).into()).unwrap_or_else(both_goals),
        relevance: rng.pick(&[Relevance::Most, Relevance::Most, Relevance::Some, Relevance::Rare]),
        max_at_once: rng.maybe(limited, |rng| Count(rng.pick(&[0, 1, 1, 1, 1, 1, 1, 1, 2, 2]))),
    }
}

/// The ids of a trust's units.
pub(super) fn unit_ids(trust: &TrustDocument) -> Vec<Id> {
    let housed = trust.hospitals.iter().flat_map(|hospital| &hospital.units);
    housed.chain(&trust.units).map(|unit| unit.id.clone()).collect()
}

/// One to three pools a trust, mostly of one post.
pub(super) fn add_posts(rng: &mut Rng, shape: Shape, names: Names, problem: &mut ProblemDocument) {
    let mut index = 0;
    for trust in problem.trusts.clone() {
        let pools = match shape {
            Shape::OverlappingPools => rng.between(2, 3),
            Shape::LongChains => rng.pick(&[1, 1, 2]),
            _ => rng.pick(&[1, 1, 2, 2, 3]),
        };
        for _ in 0..pools {
            let units = unit_ids(&trust);
            let limited = if shape == Shape::OverlappingPools { 70 } else { 30 };
            let some = rng.subset(&units, 60);
            let pool = PoolDocument {
                id: names.id(rng, "P", index),
                trust: trust.id.clone(),
                units: (!some.is_empty() && rng.chance(limited)).then_some(some),
                kind: if rng.chance(25) { PoolKind::Vacancy } else { PoolKind::Earmarked },
                periods: PeriodCounts(counts(rng, shape, problem)),
            };
            problem.posts.push(pool);
            index += 1;
        }
    }
}

/// Counts by period, by quarter or both, and sometimes outside the horizon.
fn counts(rng: &mut Rng, shape: Shape, problem: &ProblemDocument) -> Vec<(CountedPeriod, Count)> {
    let each: &[u32] = match shape {
        Shape::TightUnits | Shape::SwapPairs | Shape::OneAbsent => &[1, 2, 2, 3],
        Shape::LongChains => &[1, 1, 1, 1, 2],
        Shape::Mixed | Shape::OverlappingPools => &[0, 1, 1, 1, 1, 2],
    };
    let by_quarter = if shape == Shape::OverlappingPools { 35 } else { 12 };
    let mut counts = Vec::new();
    for quarter in horizon(problem) {
        if quarter.is_turnover() && rng.chance(95) {
            counts.push((CountedPeriod::Period(quarter.period()), Count(rng.pick(each))));
        }
        if rng.chance(by_quarter) {
            counts.push((CountedPeriod::Quarter(quarter), Count(rng.pick(each))));
        }
    }
    if rng.chance(10) {
        let after: Quarter = problem.last_period.next().first_quarter();
        let before = Period::from_number(problem.first_period.number() - 1);
        let keys = [CountedPeriod::Quarter(after), CountedPeriod::Period(before)];
        counts.push((rng.pick(&keys), Count(1)));
    }
    rng.shuffle(&mut counts);
    counts
}

/// One to three municipalities.
pub(super) fn add_municipalities(rng: &mut Rng, shape: Shape, names: Names, problem: &mut ProblemDocument) {
    let limited = if shape == Shape::OneAbsent { 90 } else { 20 };
    let registrations = [Some(Registration::Registered), Some(Registration::Provisional), None];
    for index in 0..rng.between(1, 3) {
        let municipality = MunicipalityDocument {
            id: names.id(rng, "M", index),
            name: format!("Kommune {index}").into(),
            trust: if rng.chance(10) { id("elsewhere") } else { rng.pick(&problem.trusts).id },
            nearest_hospital: rng.maybe(80, |rng| some_hospital(rng, problem)),
            registration: if rng.chance(10) { Some(Registration::None) } else { rng.pick(&registrations) },
            specialist_shortage: rng.chance(30),
            max_absent: rng.maybe(limited, |rng| Count(rng.pick(&[0, 1, 1, 1, 1, 1, 1, 2, 2]))),
        };
        problem.municipalities.push(municipality);
    }
}

/// A hospital of any trust of the document, or one that it does not hold.
pub(super) fn some_hospital(rng: &mut Rng, problem: &ProblemDocument) -> Id {
    let hospitals = problem.trusts.iter().flat_map(|trust| &trust.hospitals);
    let mut known: Vec<Id> = hospitals.map(|hospital| hospital.id.clone()).collect();
    if known.is_empty() || rng.chance(10) {
        known = vec![id("far-away")];
    }
    rng.pick(&known)
}

fn id(text: &str) -> Id {
    Id::new(text).expect("a short id")
}
