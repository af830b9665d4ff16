//! A made-up country, in any size from one candidate to a million.

use std::ops::Range;

use alis::{
    calendar::Date,
    document::{
        CandidateDocument, Count, HospitalDocument, Id, Months, MunicipalityDocument, PlaceDocument, PoolDocument,
        ProblemDocument, Registration, Relevance, Scheme, TrustDocument, UnitDocument, both_goals,
    },
};

use super::{
    build::{candidate, date, id, later, period, pool, problem},
    draw,
    random::Random,
};

/// Half-years in the horizon.
const PERIODS: i32 = 10;

/// Hospitals of each trust, municipalities of each hospital's area.
const HOSPITALS: u32 = 3;
const MUNICIPALITIES: u32 = 4;

/// Fields of the made-up units, with how relevant each is; a hospital takes the first ones, over and over.
const FIELDS: [(&str, Relevance); 8] = [
    ("indremedisin", Relevance::Most),
    ("psykisk helsevern voksne", Relevance::Most),
    ("psykisk helsevern barn og unge", Relevance::Most),
    ("rusbehandling", Relevance::Most),
    ("gynekologi", Relevance::Some),
    ("kirurgi", Relevance::Some),
    ("nevrologi", Relevance::Rare),
    ("øre-nese-hals", Relevance::Rare),
];

/// How large a country to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NationSize {
    /// Candidates, 0 to 1,000,000.
    pub candidates: u32,
    /// Health trusts; 0 is read as 1.
    pub trusts: u32,
    /// The seed of every draw.
    pub seed: u64,
    /// Of a hundred candidates, how many need twelve months rather than six.
    pub share_12_months_percent: u32,
    /// Units of each trust, over its hospitals; 0 is read as 1.
    pub units_per_trust: u32,
}

impl Default for NationSize {
    fn default() -> Self {
        Self { candidates: 1000, trusts: 20, seed: 1, share_12_months_percent: 5, units_per_trust: 18 }
    }
}

/// A country by the rules of Helse Nord: each trust has its hospitals, its pool of earmarked posts and its share
/// of the candidates. There are about nine half-year posts for ten candidates, and most wish to begin in the
/// first two years, so most wait.
///
/// # Examples
///
/// ```
/// use alis_cli::example::{NationSize, nation};
///
/// let size = NationSize { candidates: 500, trusts: 4, ..NationSize::default() };
/// assert_eq!(nation(&size).candidates.len(), 500);
/// ```
pub fn nation(size: &NationSize) -> ProblemDocument {
    let mut random = Random::new(size.seed);
    let first = period("2022-P2");
    let mut document = problem("helse-nord-2021", decision(), first, later(first, PERIODS - 1));
    document.lottery_seed = Some(format!("nation {}", size.seed));
    let trusts = size.trusts.max(1);
    let width = digits(trusts).max(2);
    for number in 0..trusts {
        let name = format!("T{:0width$}", number + 1);
        let share = share(size.candidates, trusts, number);
        let counts = growth(slots(share.end - share.start, size.share_12_months_percent));
        let most = counts.iter().copied().max().unwrap_or(0);
        let trust = trust(&name, number, size.units_per_trust.max(1), most);
        let municipalities = municipalities(&mut random, &trust);
        for place in share {
            let own = doctor(&mut random, size, &trust, &municipalities, place + 1);
            document.candidates.push(own);
        }
        document.posts.push(posts(&trust.id, &counts));
        document.municipalities.extend(municipalities);
        document.trusts.push(trust);
    }
    document
}

fn digits(number: u32) -> usize {
    number.to_string().len()
}

/// The candidates of one trust, numbered from 0 over the whole country.
fn share(candidates: u32, trusts: u32, trust: u32) -> Range<u32> {
    let cut = |trust: u32| {
        let cut = u64::from(candidates) * u64::from(trust) / u64::from(trusts);
        u32::try_from(cut).expect("not above the number of candidates")
    };
    cut(trust)..cut(trust + 1)
}

/// Half-year posts of a trust over the horizon: nine tenths of what its candidates need.
fn slots(candidates: u32, share_12_months_percent: u32) -> u64 {
    let halves = u64::from(candidates) * u64::from(100 + share_12_months_percent.min(100));
    (halves * 9 / 1000).max(1)
}

/// The posts of each half-year: they grow by an eighth of the first year's a year, as table 1 grows.
fn growth(slots: u64) -> Vec<u32> {
    let weight = |half: u64| 8 + half / 2;
    let before = |half: u64| (0..half).map(weight).sum::<u64>();
    let cut = |half: u64| slots * before(half) / before(10);
    (0..10).map(|half| u32::try_from(cut(half + 1) - cut(half)).expect("fewer than two for each candidate")).collect()
}

fn posts(trust: &Id, counts: &[u32]) -> PoolDocument {
    let halves = (0..PERIODS).map(|half| later(period("2022-P2"), half));
    pool(&format!("{trust}-alis"), trust, halves.zip(counts.iter().copied()))
}

fn trust(name: &str, number: u32, units: u32, posts: u32) -> TrustDocument {
    // The units together bear twice the posts; where one each is enough, the rule set says so already.
    let bears = (posts * 2).div_ceil(units);
    let max_at_once = (bears > 1).then_some(Count(bears));
    let hospitals = (0..HOSPITALS.min(units))
        .map(|hospital| HospitalDocument {
            id: id(format!("{name}-S{}", hospital + 1)),
            name: format!("Sykehus {} i {name}", hospital + 1).into(),
            units: (hospital..units)
                .step_by(3)
                .zip(0..)
                .map(|(_, place)| unit(name, hospital + 1, place, max_at_once))
                .collect(),
        })
        .collect();
    TrustDocument {
        id: id(name),
        name: format!("Helseforetak {name}").into(),
        allows_split: number.is_multiple_of(2),
        hospitals,
        units: Vec::new(),
    }
}

fn unit(trust: &str, hospital: u32, place: usize, max_at_once: Option<Count>) -> UnitDocument {
    let (field, relevance) = FIELDS[place % FIELDS.len()];
    UnitDocument {
        id: id(format!("{trust}-S{hospital}-E{:02}", place + 1)),
        name: format!("Enhet {} ({field}), sykehus {hospital} i {trust}", place + 1).into(),
        field: Some(field.into()),
        learning_goals: both_goals(),
        relevance,
        max_at_once,
    }
}

fn municipalities(random: &mut Random, trust: &TrustDocument) -> Vec<MunicipalityDocument> {
    let nearest = trust.hospitals.iter().cycle();
    (0..HOSPITALS * MUNICIPALITIES)
        .zip(nearest)
        .map(|(number, hospital)| MunicipalityDocument {
            id: id(format!("{}-K{:02}", trust.id, number + 1)),
            name: format!("Kommune {} i {}", number + 1, trust.id).into(),
            trust: trust.id.clone(),
            nearest_hospital: Some(hospital.id.clone()),
            registration: Some(match random.below(20) {
                0 => Registration::None,
                1..4 => Registration::Provisional,
                _ => Registration::Registered,
            }),
            specialist_shortage: random.percent(30),
            max_absent: None,
        })
        .collect()
}

fn doctor(
    random: &mut Random,
    size: &NationSize,
    trust: &TrustDocument,
    municipalities: &[MunicipalityDocument],
    number: u32,
) -> CandidateDocument {
    let home = random.pick(municipalities);
    let registered_on = random.day(date("2021-09-01"), 8);
    let width = digits(size.candidates).max(3);
    let mut own = candidate(format!("K{number:0width$}"), &home.id, &trust.id, registered_on);
    let half = i32::try_from(random.weighted(&[5, 6, 6, 5, 4, 3, 2, 1])).expect("eight weights");
    draw::doctor(random, decision(), later(period("2022-P1"), half), &mut own);
    let nearest = home.nearest_hospital.as_ref().expect("set above for every municipality");
    draw::wishes(random, trust, nearest, &mut own);
    unusual(random, size, trust, &mut own);
    own
}

fn decision() -> Date {
    date("2022-06-15")
}

/// What some have: twelve months to serve, the old scheme, a leave, a last start, a 3+3 wish.
fn unusual(random: &mut Random, size: &NationSize, trust: &TrustDocument, own: &mut CandidateDocument) {
    if random.percent(size.share_12_months_percent) {
        own.scheme = Scheme::Converted;
        own.months_needed = Some(Months::TWELVE);
        own.places.clear();
    }
    match random.below(50) {
        0 => own.scheme = Scheme::Old,
        1..4 => own.leave.push(draw::leave(random, decision())),
        4..6 => own.latest = Some(later(own.earliest, 4)),
        6 if own.months_needed.is_none() => split(random, trust, own),
        _ => {}
    }
    if random.percent(80) {
        own.municipal_rank = Some(Count(random.between(1, 6)));
    }
}

/// Puts a 3+3 wish first, where a hospital has two units.
fn split(random: &mut Random, trust: &TrustDocument, own: &mut CandidateDocument) {
    let hospital = random.pick(&trust.hospitals);
    if let [first, second, ..] = hospital.units.as_slice() {
        own.places.insert(0, PlaceDocument::Split([first.id.clone(), second.id.clone()]));
        own.split_need = random.percent(70);
    }
}
