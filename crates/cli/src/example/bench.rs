//! Instances to measure the engine by.

use alis::document::{
    CandidateDocument, Count, MunicipalityDocument, PlaceDocument, PoolDocument, ProblemDocument, Registration,
    Relevance, Scheme, TrustDocument, UnitDocument, both_goals,
};

use super::{
    build::{candidate, date, id, later, period, periods, pool, problem},
    draw,
    random::Random,
};

/// Half-years in the horizon.
const PERIODS: i32 = 10;

/// An instance like Ahus, by the rules of Ahus: one trust, `units` departments with one earmarked post each, and
/// of a hundred candidates `old_percent` of the old scheme, who need twelve months.
///
/// # Examples
///
/// ```
/// let problem = alis_cli::example::ahus_like(200, 20, 40, 1);
/// assert_eq!(problem.posts.len(), 20);
/// ```
pub fn ahus_like(candidates: u32, units: u32, old_percent: u32, seed: u64) -> ProblemDocument {
    let mut random = Random::new(seed);
    let first = period("2022-P2");
    let last = later(first, PERIODS - 1);
    let mut document = problem("ahus-2020", date("2022-02-15"), first, last);
    document.lottery_seed = Some(format!("ahus-like {seed}"));
    let trust = trust(units);
    document.posts = trust.units.iter().map(|unit| post(unit, first, last)).collect();
    document.municipalities = (1..=12).map(|number| municipality(&mut random, number)).collect();
    document.candidates =
        (1..=candidates).map(|number| doctor(&mut random, &document, &trust, number, old_percent)).collect();
    document.trusts = vec![trust];
    document
}

fn trust(units: u32) -> TrustDocument {
    TrustDocument {
        id: id("ahus"),
        name: "Et sykehus som Ahus".into(),
        allows_split: true,
        hospitals: Vec::new(),
        units: (1..=units)
            .map(|number| UnitDocument {
                id: id(format!("A{number:03}")),
                name: format!("Avdeling {number}").into(),
                field: None,
                learning_goals: both_goals(),
                relevance: Relevance::Most,
                max_at_once: None,
            })
            .collect(),
    }
}

fn post(unit: &UnitDocument, first: alis::calendar::Period, last: alis::calendar::Period) -> PoolDocument {
    let counts = periods(first, last).map(|period| (period, 1));
    PoolDocument { units: Some(vec![unit.id.clone()]), ..pool(&format!("{}-alis", unit.id), &id("ahus"), counts) }
}

fn municipality(random: &mut Random, number: u32) -> MunicipalityDocument {
    MunicipalityDocument {
        id: id(format!("M{number:02}")),
        name: format!("Kommune {number}").into(),
        trust: id("ahus"),
        nearest_hospital: None,
        registration: Some(Registration::Registered),
        specialist_shortage: random.percent(30),
        max_absent: None,
    }
}

fn doctor(
    random: &mut Random,
    document: &ProblemDocument,
    trust: &TrustDocument,
    number: u32,
    old_percent: u32,
) -> CandidateDocument {
    let home = random.pick(&document.municipalities).id.clone();
    let registered_on = random.day(date("2021-09-01"), 4);
    let mut own = candidate(format!("K{number:04}"), &home, &trust.id, registered_on);
    let half = i32::try_from(random.weighted(&[5, 4, 3, 3, 2, 1])).expect("six weights");
    draw::doctor(random, document.decision_date, later(document.first_period, half), &mut own);
    own.municipal_rank = Some(Count(random.between(1, 20)));
    // Exactly the share that was asked for, spread evenly over the numbers.
    let old_before = |number: u32| u64::from(number) * u64::from(old_percent.min(100)) / 100;
    if old_before(number) > old_before(number - 1) {
        own.scheme = Scheme::Old;
    }
    own.places = places(random, trust, own.scheme == Scheme::Old);
    own.interrupted = random.percent(2);
    own
}

/// Two to four units, or any; the new scheme now and then a 3+3 first.
fn places(random: &mut Random, trust: &TrustDocument, old: bool) -> Vec<PlaceDocument> {
    if trust.units.is_empty() || random.percent(20) {
        return Vec::new();
    }
    let start = random.index(trust.units.len());
    let count = 2 + random.index(3);
    let units = trust.units.iter().cycle().skip(start).step_by(3).take(count.min(trust.units.len()));
    let mut places: Vec<PlaceDocument> = Vec::new();
    for unit in units {
        let place = PlaceDocument::Unit(unit.id.clone());
        if !places.contains(&place) {
            places.push(place);
        }
    }
    if let ([PlaceDocument::Unit(a), PlaceDocument::Unit(b), ..], true) =
        (places.as_slice(), !old && random.percent(10))
    {
        let split = PlaceDocument::Split([a.clone(), b.clone()]);
        places.insert(0, split);
    }
    places
}
