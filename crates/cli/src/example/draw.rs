//! What a made-up candidate looks like: service, progress, employment, registration and wishes.

use alis::{
    calendar::{Date, Period},
    document::{
        CandidateDocument, Count, Employment, HospitalDocument, Id, LeaveDocument, PlaceDocument, Prefers, Relevance,
        Scheme, SupervisionGroup, TrustDocument, UnitDocument,
    },
};

use super::random::Random;

/// The new scheme began on 1 March 2019: more service than this many months in June 2022 means that the
/// candidate converted.
const NEW_SCHEME_MONTHS: u32 = 39;

/// Fills in a doctor who wishes to begin in `earliest`: hospital service tends to come after 20 to 45 months.
pub(super) fn doctor(random: &mut Random, decision: Date, earliest: Period, candidate: &mut CandidateDocument) {
    let months = service(random, decision, earliest);
    candidate.earliest = earliest;
    candidate.service_months = Count(months);
    if months > NEW_SCHEME_MONTHS || random.percent(12) {
        candidate.scheme = Scheme::Converted;
    }
    progress(random, candidate);
    employment(random, decision, candidate);
    if candidate.registered_on.add_months(6) < decision && random.percent(88) {
        candidate.updated_on = Some(recent(random, decision));
    }
}

/// Counted service at the decision, so that most have 20 to 45 months when they wish to begin.
fn service(random: &mut Random, decision: Date, earliest: Period) -> u32 {
    let ahead = 6 * (earliest.number() - Period::containing(decision).number());
    let wanted = i64::from(random.between(20, 45)) - i64::from(ahead);
    // Some are in a hurry, and reach a year of service only later.
    if (6..=12).contains(&ahead) && random.percent(16) {
        return random.between(3, 11);
    }
    match u32::try_from(wanted) {
        Ok(months) if months > 0 => months.min(60),
        _ => random.below(6),
    }
}

/// Supervision group, learning goals and courses follow from the service so far.
pub(super) fn progress(random: &mut Random, candidate: &mut CandidateDocument) {
    let months = candidate.service_months.0;
    candidate.supervision_group = match months {
        0..8 => SupervisionGroup::None,
        8..18 if random.percent(30) => SupervisionGroup::None,
        8..30 => SupervisionGroup::Started,
        _ if random.percent(55) => SupervisionGroup::Completed,
        _ => SupervisionGroup::Started,
    };
    candidate.learning_goals_done = Count((months * 5 / 4 + random.below(12)).min(80));
    candidate.courses_done = Count((months / 4 + random.below(3)).min(14));
}

/// Half have their own list, a quarter a municipal post, the others are locums or neither.
pub(super) fn employment(random: &mut Random, decision: Date, candidate: &mut CandidateDocument) {
    candidate.employment = match random.below(100) {
        0..52 => Employment::OwnList,
        52..78 => Employment::Permanent,
        78..95 => Employment::Locum,
        _ => Employment::Other,
    };
    if candidate.employment == Employment::Locum {
        let length = *random.pick(&[6, 9, 12, 12, 18, 24, 30, 36]);
        let begun = random.below(length);
        locum(candidate, back(decision, begun), length);
    }
}

/// A locum's contract of so many months from the first of this month.
pub(super) fn locum(candidate: &mut CandidateDocument, from: Date, months: u32) {
    let from = from.first_of_month();
    candidate.employment = Employment::Locum;
    candidate.locum_from = Some(from);
    candidate.locum_to = Some(from.add_months(months).yesterday());
}

/// The first of the month that lies so many months back.
pub(super) fn back(date: Date, months: u32) -> Date {
    let years = months.div_ceil(12);
    let year = date.year() - i16::try_from(years).expect("examples look back a few years");
    Date::new(year, date.month(), 1).expect("the first of a month near the decision").add_months(12 * years - months)
}

/// A day in the five months before the decision's.
fn recent(random: &mut Random, decision: Date) -> Date {
    random.day(back(decision, 5), 4)
}

/// A leave of 4 to 12 months that begins within a year after the decision.
pub(super) fn leave(random: &mut Random, decision: Date) -> LeaveDocument {
    let from = random.day(decision.first_of_month().add_months(1), 11);
    let to = from.add_months(random.between(4, 12)).yesterday();
    LeaveDocument { from, to }
}

/// Wishes among a trust's hospitals and units, most of them for the nearest hospital.
pub(super) fn wishes(random: &mut Random, trust: &TrustDocument, nearest: &Id, candidate: &mut CandidateDocument) {
    let home = trust.hospitals.iter().find(|hospital| hospital.id == *nearest);
    let Some(home) = home.or(trust.hospitals.first()) else {
        return;
    };
    let away = other_hospital(random, trust, home);
    candidate.places = match random.below(100) {
        0..24 => vec![hospital(home)],
        24..46 => vec![unit(random, home), hospital(home)],
        46..56 => vec![unit(random, home)],
        56..66 => vec![field(random, home), hospital(home)],
        66..72 => two_units(random, home),
        72..78 => Vec::new(),
        78..86 => vec![hospital(home), hospital(away)],
        86..94 => vec![hospital(away), hospital(home)],
        _ => vec![unit(random, away)],
    };
    candidate.places.dedup();
    candidate.open_to_others = !candidate.places.is_empty() && random.percent(20);
    if candidate.places.len() > 1 && random.percent(6) {
        candidate.prefers = Prefers::Place;
    }
}

/// Another hospital of the trust; the same one where there is no other.
fn other_hospital<'a>(
    random: &mut Random,
    trust: &'a TrustDocument,
    home: &'a HospitalDocument,
) -> &'a HospitalDocument {
    let step = random.index(trust.hospitals.len().saturating_sub(1)) + 1;
    let place = trust.hospitals.iter().position(|hospital| hospital.id == home.id);
    place.map_or(home, |place| &trust.hospitals[(place + step) % trust.hospitals.len()])
}

fn hospital(hospital: &HospitalDocument) -> PlaceDocument {
    PlaceDocument::Hospital(hospital.id.clone())
}

fn unit(random: &mut Random, hospital: &HospitalDocument) -> PlaceDocument {
    PlaceDocument::Unit(relevant(random, &hospital.units).id.clone())
}

fn field(random: &mut Random, hospital: &HospitalDocument) -> PlaceDocument {
    let unit = relevant(random, &hospital.units);
    match &unit.field {
        Some(field) => PlaceDocument::Field(field.clone()),
        None => PlaceDocument::Unit(unit.id.clone()),
    }
}

fn two_units(random: &mut Random, hospital: &HospitalDocument) -> Vec<PlaceDocument> {
    vec![unit(random, hospital), unit(random, hospital)]
}

/// A unit, the more relevant ones more often.
fn relevant<'a>(random: &mut Random, units: &'a [UnitDocument]) -> &'a UnitDocument {
    let weights: Vec<u32> = units
        .iter()
        .map(|unit| match unit.relevance {
            Relevance::Most => 6,
            Relevance::Some => 3,
            Relevance::Rare => 1,
        })
        .collect();
    &units[random.weighted(&weights)]
}
