//! Random candidates and their wishes.

use alis::calendar::{Date, Period};
use alis::document::{
    CandidateDocument, Count, Employment, Id, LeaveDocument, Months, PlaceDocument, Prefers, ProblemDocument, Scheme,
    SupervisionGroup, TrustDocument,
};

use super::rng::Rng;
use super::world::{FIELDS, some_hospital, unit_ids};
use super::{Names, Shape, day_near, number};

const EMPLOYMENTS: [Employment; 4] = [Employment::Permanent, Employment::OwnList, Employment::Locum, Employment::Other];

/// One to seven candidates, most of them of the first trust.
pub(super) fn add_candidates(rng: &mut Rng, shape: Shape, names: Names, problem: &mut ProblemDocument) {
    let count = match shape {
        Shape::LongChains => rng.between(2, 6),
        _ => rng.pick(&[1, 3, 4, 5, 5, 6, 6, 7, 7]),
    };
    for index in 0..count {
        let trust = if rng.chance(50) { problem.trusts[0].clone() } else { rng.pick(&problem.trusts) };
        let id = names.id(rng, "C", index);
        let candidate = candidate(rng, shape, id, &trust, problem);
        problem.candidates.push(candidate);
    }
}

fn candidate(
    rng: &mut Rng,
    shape: Shape,
    id: Id,
    trust: &TrustDocument,
    problem: &ProblemDocument,
) -> CandidateDocument {
    let others = rng.pick(&problem.municipalities).id;
    let municipality = rng.maybe(50, |_| problem.municipalities[0].id.clone());
    let decision = problem.decision_date;
    let employment = rng.pick(&EMPLOYMENTS);
    let locum_from = (employment == Employment::Locum).then(|| some_day(rng, decision, 12));
    let earliest = earliest(rng, problem);
    let scheme = rng.pick(&[Scheme::New, Scheme::New, Scheme::New, Scheme::Converted, Scheme::Converted, Scheme::Old]);
    let places = places(rng, shape, trust);
    CandidateDocument {
        id,
        municipality: municipality.unwrap_or(others),
        trust: trust.id.clone(),
        nearest_hospital: rng.maybe(15, |rng| some_hospital(rng, problem)),
        registered_on: some_day(rng, decision, 4),
        updated_on: rng.maybe(20, |rng| some_day(rng, decision, 3)),
        scheme,
        months_needed: months_needed(rng, shape, scheme, problem.first_period == problem.last_period),
        interrupted: rng.chance(15),
        service_months: Count(rng.pick(&[0, 6, 9, 11, 12, 12, 13, 20, 24])),
        service_counted_on: rng.maybe(30, |rng| some_day(rng, decision, 5).min(decision)),
        expected_completion: rng.maybe(50, |rng| some_day(rng, decision.add_months(24), 4)),
        employment,
        locum_from,
        locum_to: locum_from.map(|from| locum_to(rng, from)),
        supervision_group: rng.pick(&[SupervisionGroup::None, SupervisionGroup::Started, SupervisionGroup::Completed]),
        learning_goals_done: Count(rng.below(3)),
        courses_done: Count(rng.below(2)),
        goals_needed: rng.maybe(20, goals),
        municipal_rank: rng.maybe(40, |rng| Count(rng.between(1, 3))),
        earliest,
        latest: rng.maybe(15, |rng| latest(rng, problem)),
        leave: leave(rng, problem),
        places,
        open_to_others: rng.chance(35),
        prefers: if rng.chance(40) { Prefers::Place } else { Prefers::Time },
        split_need: rng.chance(60),
        split_consent: rng.maybe(25, |rng| rng.chance(60)),
    }
}

/// A day up to so many months before, seldom after; few days, so that candidates tie.
fn some_day(rng: &mut Rng, near: Date, months: u32) -> Date {
    let back = months + rng.pick(&[0, 0, 0, 1]) - if rng.chance(5) { months } else { 0 };
    let month = near.month_number() - number(back);
    let year = i16::try_from(month.div_euclid(12)).expect("a year near 2022");
    let month = i8::try_from(month.rem_euclid(12) + 1).expect("a month");
    day_near(rng, Date::new(year, month, 1).expect("a month's first"))
}

/// The contract's end, often just at, before or after 6 or 12 months.
fn locum_to(rng: &mut Rng, from: Date) -> Date {
    let due = from.add_months(rng.pick(&[6, 12, 12, 24]));
    match rng.below(4) {
        0 => due.yesterday().yesterday(),
        1 => due,
        _ => due.yesterday(),
    }
}

fn earliest(rng: &mut Rng, problem: &ProblemDocument) -> Period {
    let first = problem.first_period.number();
    Period::from_number(match rng.below(40) {
        0 => problem.last_period.number() + 1,
        1..=7 => first - number(rng.between(1, 3)),
        8..=11 => problem.last_period.number().min(first + 1),
        _ => first,
    })
}

/// Mostly in the horizon, sometimes before `earliest`.
fn latest(rng: &mut Rng, problem: &ProblemDocument) -> Period {
    let first = problem.first_period.number();
    Period::from_number(first + rng.pick(&[-1, 0, 0, 1, 1, 2, 2]))
}

fn months_needed(rng: &mut Rng, shape: Shape, scheme: Scheme, short: bool) -> Option<Months> {
    let all = if short && rng.chance(80) {
        vec![Months::THREE, Months::SIX]
    } else {
        vec![Months::THREE, Months::SIX, Months::NINE, Months::TWELVE]
    };
    match shape {
        Shape::SwapPairs => Some(if rng.chance(85) { Months::SIX } else { Months::THREE }),
        Shape::LongChains => Some(rng.pick(&[Months::TWELVE, Months::TWELVE, Months::NINE, Months::SIX])),
        _ if scheme == Scheme::Old => rng.maybe(80, |rng| rng.pick(&all)),
        _ => rng.maybe(30, |rng| rng.pick(&all)),
    }
}

fn goals(rng: &mut Rng) -> Vec<String> {
    let wanted: [&[&str]; 5] = [&[], &["ALM-055"], &["ALM-085"], &["ALM-001"], &["ALM-085", "ALM-055"]];
    rng.pick(&wanted).iter().map(|&goal| goal.to_owned()).collect()
}

/// Whole quarters, whole months, or days at the edge of a quarter.
fn leave(rng: &mut Rng, problem: &ProblemDocument) -> Vec<LeaveDocument> {
    let mut leave = Vec::new();
    while rng.chance(15) && leave.len() < 2 {
        let start = problem.first_period.first_quarter().plus(number(rng.below(6)) - 2);
        let from = match rng.below(4) {
            0 => start.first_day().yesterday(),
            1 => day_near(rng, start.first_day()),
            _ => start.first_day(),
        };
        let to = from.add_months(rng.pick(&[0, 1, 2, 3, 6]));
        leave.push(LeaveDocument { from, to: if to > from && rng.chance(60) { to.yesterday() } else { to } });
    }
    leave
}

/// No wishes, or one to four; none twice.
fn places(rng: &mut Rng, shape: Shape, trust: &TrustDocument) -> Vec<PlaceDocument> {
    let units = unit_ids(trust);
    let mut places = Vec::new();
    let swaps = shape == Shape::SwapPairs;
    if swaps && units.len() > 1 && rng.chance(85) {
        places.push(PlaceDocument::Split(pair(rng, &units)));
    } else if rng.chance(35) {
        return places;
    }
    for _ in 0..rng.between(u32::from(!swaps), 3) {
        let place = match rng.below(10) {
            0..=1 if !trust.hospitals.is_empty() => PlaceDocument::Hospital(rng.pick(&trust.hospitals).id),
            2..=3 if units.len() > 1 => PlaceDocument::Split(pair(rng, &units)),
            4..=8 if !units.is_empty() => PlaceDocument::Unit(popular(rng, &units)),
            _ if rng.chance(15) => PlaceDocument::Field("Hudsykdommer".into()),
            _ => PlaceDocument::Field(rng.pick(&FIELDS).into()),
        };
        if !places.iter().any(|known| same(known, &place)) {
            places.push(place);
        }
    }
    places
}

/// A unit, often the one that others wish for too.
fn popular(rng: &mut Rng, units: &[Id]) -> Id {
    if rng.chance(40) { units[0].clone() } else { rng.pick(units) }
}

/// Two different units.
fn pair(rng: &mut Rng, units: &[Id]) -> [Id; 2] {
    let mut units = units.to_vec();
    rng.shuffle(&mut units);
    [units[0].clone(), units[1].clone()]
}

/// A split equals its reverse.
fn same(a: &PlaceDocument, b: &PlaceDocument) -> bool {
    match (a, b) {
        (PlaceDocument::Split([a1, a2]), PlaceDocument::Split(b)) => {
            *b == [a1.clone(), a2.clone()] || *b == [a2.clone(), a1.clone()]
        }
        _ => a == b,
    }
}
