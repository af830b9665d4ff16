//! Validation of one candidate.

use std::collections::HashMap;

use super::build::Directories;
use super::directory::Spot;
use super::{Candidate, Place};
use crate::document::{
    CandidateDocument, Employment, Months, PlaceDocument, ProblemDocument, Scheme, TrustDocument, both_goals,
};
use crate::fault::{Entity, Fault, FaultKind};

/// What a candidate's fields are read against.
pub(super) struct Context<'c, 'd> {
    pub(super) document: &'d ProblemDocument,
    pub(super) directories: &'c Directories<'d>,
}

/// Reads one candidate; what cannot be resolved is a fault, and its place is filled with anything at all.
pub(super) fn candidate(
    context: &Context<'_, '_>,
    from: &CandidateDocument,
    spot: Spot,
    faults: &mut Vec<Fault>,
) -> Candidate {
    let directories = context.directories;
    let at = |field: &str| format!("{spot}/{field}");
    let municipality = directories.municipalities.resolve(&from.municipality, || at("municipality"), faults);
    let trust = directories.trusts.resolve(&from.trust, || at("trust"), faults);
    let nearest = from
        .nearest_hospital
        .clone()
        .or_else(|| directories.municipalities.get(municipality?)?.nearest_hospital.clone());
    check_service_date(context, from, &at, faults);
    let old = from.scheme == Scheme::Old;
    Candidate {
        id: from.id.clone(),
        // What is not there is no index of anything; it is a fault, so that no problem ever holds it.
        municipality: municipality.unwrap_or(usize::MAX),
        trust: trust.unwrap_or(usize::MAX),
        nearest: nearest.as_ref().and_then(|id| directories.hospitals.find(id)),
        nearest_hospital: nearest,
        registered_on: from.registered_on,
        scheme: from.scheme,
        months_needed: from.months_needed.unwrap_or(if old { Months::TWELVE } else { Months::SIX }),
        interrupted: from.interrupted,
        service_months: from.service_months.0,
        service_counted_on: from.service_counted_on.unwrap_or(context.document.decision_date),
        expected_completion: from.expected_completion,
        employment: from.employment,
        locum: locum(from, &at, faults),
        supervision_group: from.supervision_group,
        learning_goals_done: from.learning_goals_done.0,
        courses_done: from.courses_done.0,
        goals_needed: from.goals_needed.clone().unwrap_or_else(|| if old { Vec::new() } else { both_goals() }),
        municipal_rank: from.municipal_rank.map(|rank| rank.0),
        earliest: from.earliest,
        latest: from.latest,
        leave: leave(from, &at, faults),
        places: places(directories, from, trust, &at, faults),
        open_to_others: from.open_to_others,
        prefers: from.prefers,
        split_need: from.split_need,
        split_consent: from.split_consent.unwrap_or_else(|| consents(trust_document(directories, trust))),
        commitment: None,
        declined: Vec::new(),
    }
}

fn trust_document<'d>(directories: &Directories<'d>, trust: Option<usize>) -> Option<&'d TrustDocument> {
    directories.trusts.get(trust?)
}

fn consents(trust: Option<&TrustDocument>) -> bool {
    trust.is_some_and(|trust| trust.allows_split)
}

fn check_service_date(
    context: &Context<'_, '_>,
    from: &CandidateDocument,
    at: &impl Fn(&str) -> String,
    faults: &mut Vec<Fault>,
) {
    let decision = context.document.decision_date;
    if from.service_counted_on.is_some_and(|counted| counted > decision) {
        let kind = FaultKind::CountedAfterDecision { decision: decision.to_string() };
        faults.push(Fault::at(at("service_counted_on"), kind));
    }
}

/// A locum's contract: both days with `locum`, neither without.
fn locum(
    from: &CandidateDocument,
    at: &impl Fn(&str) -> String,
    faults: &mut Vec<Fault>,
) -> Option<(crate::calendar::Date, crate::calendar::Date)> {
    let is_locum = from.employment == Employment::Locum;
    for (field, given) in [("locum_from", from.locum_from), ("locum_to", from.locum_to)] {
        match (is_locum, given) {
            (true, None) => faults.push(Fault::at(at(field), FaultKind::LocumWithoutDates)),
            (false, Some(_)) => faults.push(Fault::at(at(field), FaultKind::DatesWithoutLocum)),
            _ => {}
        }
    }
    let contract = from.locum_from.zip(from.locum_to).filter(|_| is_locum)?;
    if contract.1 < contract.0 {
        let kind = FaultKind::EndsBeforeItBegins { begins: contract.0.to_string() };
        faults.push(Fault::at(at("locum_to"), kind));
    }
    Some(contract)
}

fn leave(
    from: &CandidateDocument,
    at: &impl Fn(&str) -> String,
    faults: &mut Vec<Fault>,
) -> Vec<(crate::calendar::Date, crate::calendar::Date)> {
    let mut leaves = Vec::with_capacity(from.leave.len());
    for (i, leave) in from.leave.iter().enumerate() {
        if leave.to < leave.from {
            let kind = FaultKind::EndsBeforeItBegins { begins: leave.from.to_string() };
            faults.push(Fault::at(format!("{}/{i}/to", at("leave")), kind));
        }
        leaves.push((leave.from, leave.to));
    }
    leaves.sort_unstable();
    leaves
}

fn places(
    directories: &Directories<'_>,
    from: &CandidateDocument,
    trust: Option<usize>,
    at: &impl Fn(&str) -> String,
    faults: &mut Vec<Fault>,
) -> Vec<Place> {
    let mut places = Vec::with_capacity(from.places.len());
    let mut seen: HashMap<PlaceDocument, usize> = HashMap::new();
    for (i, wish) in from.places.iter().enumerate() {
        let first = *seen.entry(one_way(wish)).or_insert(i);
        if first < i {
            let kind = FaultKind::RepeatedPlace { first: at(&format!("places/{first}")) };
            faults.push(Fault::at(at(&format!("places/{i}")), kind));
        }
        let unit = |id: &str, rest: &str, faults: &mut Vec<Fault>| {
            directories.own(Entity::Unit, id, trust, || at(&format!("places/{i}/{rest}")), faults)
        };
        places.extend(match wish {
            PlaceDocument::Unit(id) => unit(id, "unit", faults).map(Place::Unit),
            PlaceDocument::Hospital(id) => {
                let pointer = || at(&format!("places/{i}/hospital"));
                directories.own(Entity::Hospital, id, trust, pointer, faults).map(Place::Hospital)
            }
            PlaceDocument::Field(field) => Some(Place::Field(field.clone())),
            PlaceDocument::Split([first, second]) => {
                if first == second {
                    faults.push(Fault::at(at(&format!("places/{i}/split")), FaultKind::SplitOfOneUnit));
                }
                unit(first, "split/0", faults).zip(unit(second, "split/1", faults)).map(|(a, b)| Place::Split([a, b]))
            }
        });
    }
    places
}

/// A wish written in one way: a split equals its reverse.
fn one_way(place: &PlaceDocument) -> PlaceDocument {
    match place {
        PlaceDocument::Split([a, b]) if b < a => PlaceDocument::Split([b.clone(), a.clone()]),
        place => place.clone(),
    }
}
