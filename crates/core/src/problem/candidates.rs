//! Validation of the candidates.

use std::collections::HashMap;
use std::sync::Arc;

use super::build::Directories;
use super::directory::{Entry, Spot};
use super::{Candidate, Place, warnings};
use crate::document::{
    CandidateDocument, Employment, Months, PlaceDocument, ProblemDocument, Scheme, WarningDocument, both_goals,
};
use crate::fault::{Entity, Fault, FaultKind};
use crate::parallel;

/// What a candidate's fields are read against.
pub(super) struct Context<'c, 'd> {
    pub(super) document: &'d ProblemDocument,
    pub(super) directories: &'c Directories<'d>,
}

/// Candidates that were read, the faults met on the way, and what is to be warned of where there are none.
#[derive(Default)]
pub(super) struct Read {
    pub(super) candidates: Vec<Candidate>,
    pub(super) faults: Vec<Fault>,
    pub(super) warnings: Vec<WarningDocument>,
}

/// Fewer candidates than these are read by one thread.
const WORTH_A_THREAD: usize = 2000;

/// Reads the candidates, in the order of their ids, each thread a stretch of them.
pub(super) fn all(context: &Context<'_, '_>, entries: &[Entry<'_, CandidateDocument>], threads: usize) -> Read {
    let threads = threads.clamp(1, (entries.len() / WORTH_A_THREAD).max(1));
    let stretches = entries.chunks(entries.len().div_ceil(threads).max(1));
    let parts = parallel::each(stretches, |stretch| read(context, stretch, entries.len()));
    let whole = parts.into_iter().reduce(|mut whole, part| {
        whole.candidates.extend(part.candidates);
        whole.faults.extend(part.faults);
        whole.warnings.extend(part.warnings);
        whole
    });
    whole.unwrap_or_default()
}

/// Reads a stretch of the candidates; the first makes room for all.
fn read(context: &Context<'_, '_>, stretch: &[Entry<'_, CandidateDocument>], all: usize) -> Read {
    let both: Arc<[String]> = both_goals();
    let none: Arc<[String]> = Arc::default();
    let mut read = Read { candidates: Vec::with_capacity(all), ..Read::default() };
    for &(_, spot, from) in stretch {
        let goals = || Arc::clone(if from.scheme == Scheme::Old { &none } else { &both });
        let candidate = candidate(context, from, spot, goals, &mut read.faults);
        warnings::of_candidate(context, from, candidate.trust, &mut read.warnings);
        read.candidates.push(candidate);
    }
    read
}

/// Reads one candidate; what cannot be resolved is a fault, and its place is filled with anything at all.
fn candidate(
    context: &Context<'_, '_>,
    from: &CandidateDocument,
    spot: Spot,
    usual_goals: impl FnOnce() -> Arc<[String]>,
    faults: &mut Vec<Fault>,
) -> Candidate {
    let directories = context.directories;
    let at = |field: &str| format!("{spot}/{field}");
    let municipality = directories.municipalities.resolve(&from.municipality, || at("municipality"), faults);
    let trust = directories.trusts.resolve(&from.trust, || at("trust"), faults);
    let (nearest_hospital, nearest) = match &from.nearest_hospital {
        Some(own) => (Some(own), directories.hospitals.find(own)),
        None => municipality.map_or((None, None), |index| {
            let municipality = directories.municipalities.get(index);
            (municipality.and_then(|municipality| municipality.nearest_hospital.as_ref()), directories.nearest[index])
        }),
    };
    check_service_date(context, from, &at, faults);
    let old = from.scheme == Scheme::Old;
    let consents = || trust.and_then(|index| directories.trusts.get(index)).is_some_and(|trust| trust.allows_split);
    Candidate {
        id: from.id.clone(),
        // What is not there is no index of anything; it is a fault, so that no problem ever holds it.
        municipality: municipality.unwrap_or(usize::MAX),
        trust: trust.unwrap_or(usize::MAX),
        nearest,
        nearest_hospital: nearest_hospital.cloned(),
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
        goals_needed: from.goals_needed.as_deref().map_or_else(usual_goals, Arc::from),
        municipal_rank: from.municipal_rank.map(|rank| rank.0),
        earliest: from.earliest,
        latest: from.latest,
        leave: leave(from, &at, faults),
        places: places(directories, from, trust, &at, faults),
        open_to_others: from.open_to_others,
        prefers: from.prefers,
        split_need: from.split_need,
        split_consent: from.split_consent.unwrap_or_else(consents),
        commitment: None,
        declined: Vec::new(),
    }
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
    let mut seen = Seen::default();
    for (i, wish) in from.places.iter().enumerate() {
        if let Some(first) = seen.before(&from.places, i) {
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
            PlaceDocument::Field(field) => {
                let known = directories.fields.get(field.as_str());
                Some(Place::Field(known.copied().unwrap_or(directories.fields.len())))
            }
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

/// The wishes of one candidate that were met.
#[derive(Default)]
struct Seen<'d>(HashMap<Wish<'d>, usize>);

/// A wish written in one way: a split equals its reverse.
#[derive(PartialEq, Eq, Hash)]
enum Wish<'d> {
    Unit(&'d str),
    Hospital(&'d str),
    Field(&'d str),
    Split(&'d str, &'d str),
}

impl<'d> Wish<'d> {
    fn of(place: &'d PlaceDocument) -> Self {
        match place {
            PlaceDocument::Unit(id) => Self::Unit(id),
            PlaceDocument::Hospital(id) => Self::Hospital(id),
            PlaceDocument::Field(field) => Self::Field(field),
            PlaceDocument::Split([a, b]) => Self::Split(a.min(b), a.max(b)),
        }
    }
}

impl<'d> Seen<'d> {
    /// Up to so many wishes are compared one with another; nobody has more, but a document can.
    const FEW: usize = 16;

    /// The first wish that this one repeats.
    fn before(&mut self, places: &'d [PlaceDocument], index: usize) -> Option<usize> {
        let wish = Wish::of(&places[index]);
        if places.len() <= Self::FEW {
            return places[..index].iter().position(|earlier| Wish::of(earlier) == wish);
        }
        let first = *self.0.entry(wish).or_insert(index);
        (first < index).then_some(first)
    }
}
