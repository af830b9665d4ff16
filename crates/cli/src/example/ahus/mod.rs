//! Ahus: both illustrations of the project report of 2020 (section 7.3.1.2), and a mix of the schemes.

mod mix;

use alis::{
    calendar::Period,
    document::{
        CandidateDocument, Count,
        Employment::{self, OwnList, Permanent},
        Id, MunicipalityDocument, PlaceDocument, PoolDocument, ProblemDocument, Registration, Relevance, Scheme,
        SupervisionGroup, TrustDocument, UnitDocument, both_goals,
    },
};

use super::{
    build::{candidate, date, id, later, period, periods, pool, problem},
    facts,
};

pub(super) use mix::document as mix;

/// A made-up doctor in one line: id, municipality, registered on, scheme, months of service, employment,
/// and the units that are wished for, best first.
type Line<'a> = (&'a str, &'a str, &'a str, Scheme, u32, Employment, &'a [&'a str]);

/// «Fire ALIS vil kunne fullføre sin institusjonstjeneste i løpet av et år»: the first illustration.
///
/// Each wishes for the two departments that the table shows. `K3` ranks first, and of the two ways round, which
/// are equally good, the canonical order takes the one that the table prints.
pub(super) fn old() -> ProblemDocument {
    let mut document = ahus("2021-02-15", "2021-P2", 2);
    let lines: [Line<'_>; 4] = [
        ("K1", "3029", "2020-10-12", Scheme::Old, 55, Permanent, &["geriatri", "akuttpsyk"]),
        ("K2", "030112", "2020-11-05", Scheme::Old, 51, OwnList, &["lunge", "geriatri"]),
        ("K3", "3020", "2020-09-21", Scheme::Old, 58, Permanent, &["akuttpsyk", "onh"]),
        ("K4", "3033", "2020-12-01", Scheme::Old, 47, OwnList, &["onh", "lunge"]),
    ];
    document.candidates = lines.iter().map(|line| doctor(&document, line)).collect();
    document
}

/// «8 ALIS får gjennomført sin institusjonstjeneste i løpet av et år»: the second illustration. The first of
/// the new scheme were expected in autumn 2022.
///
/// Two wish for each department; who ranks behind waits until spring.
pub(super) fn new() -> ProblemDocument {
    let mut document = ahus("2022-02-15", "2022-P2", 2);
    let lines: [Line<'_>; 8] = [
        ("K1", "3030", "2021-09-10", Scheme::New, 35, Permanent, &["geriatri", "lunge"]),
        ("K2", "030110", "2021-10-04", Scheme::New, 29, OwnList, &["geriatri"]),
        ("K3", "3020", "2021-09-17", Scheme::New, 34, Permanent, &["akuttpsyk"]),
        ("K4", "3034", "2021-12-08", Scheme::New, 27, OwnList, &["akuttpsyk", "geriatri"]),
        ("K5", "3029", "2021-10-20", Scheme::New, 33, Permanent, &["lunge"]),
        ("K6", "3027", "2022-01-11", Scheme::New, 25, OwnList, &["lunge", "onh"]),
        ("K7", "030111", "2021-11-15", Scheme::New, 31, Permanent, &["onh"]),
        ("K8", "3033", "2022-01-24", Scheme::New, 24, OwnList, &["onh"]),
    ];
    document.candidates = lines.iter().map(|line| doctor(&document, line)).collect();
    document
}

/// A doctor who wishes to begin with the horizon, first in the municipality's own order.
fn doctor(document: &ProblemDocument, line: &Line<'_>) -> CandidateDocument {
    let &(name, municipality, registered_on, scheme, service, employment, units) = line;
    let mut doctor = candidate(name.to_owned(), &id(municipality), &document.trusts[0].id, date(registered_on));
    doctor.scheme = scheme;
    doctor.service_months = Count(service);
    doctor.employment = employment;
    doctor.supervision_group = match scheme {
        Scheme::Old => SupervisionGroup::Completed,
        Scheme::New | Scheme::Converted => SupervisionGroup::Started,
    };
    doctor.learning_goals_done = Count(if scheme == Scheme::Old { 0 } else { service * 5 / 4 });
    doctor.courses_done = Count(service / 4);
    doctor.municipal_rank = Some(Count(1));
    doctor.earliest = document.first_period;
    doctor.places = units.iter().map(|&unit| PlaceDocument::Unit(id(unit))).collect();
    doctor
}

/// A problem with the trust, its four posts and its municipalities, and nobody registered yet.
fn ahus(decision_date: &str, first_period: &str, halves: i32) -> ProblemDocument {
    let first = period(first_period);
    let last = later(first, halves - 1);
    let mut document = problem("ahus-2020", date(decision_date), first, last);
    document.trusts = vec![trust()];
    document.posts = posts(&document.trusts[0], first, last);
    document.municipalities = municipalities();
    document
}

/// The trust; «gjerne fordelt på flere avdelinger», so it consents to 3+3.
fn trust() -> TrustDocument {
    TrustDocument {
        id: id("ahus"),
        name: "Akershus universitetssykehus HF".into(),
        allows_split: true,
        hospitals: Vec::new(),
        units: facts::ahus_departments()
            .into_iter()
            .map(|department| UnitDocument {
                id: id(department.id),
                name: department.name.into(),
                field: Some(department.field.into()),
                learning_goals: both_goals(),
                relevance: Relevance::Most,
                max_at_once: None,
            })
            .collect(),
    }
}

/// One earmarked post in each department.
fn posts(trust: &TrustDocument, first: Period, last: Period) -> Vec<PoolDocument> {
    trust
        .units
        .iter()
        .map(|unit| PoolDocument {
            units: Some(vec![unit.id.clone()]),
            ..pool(&format!("{}-alis", unit.id), &trust.id, periods(first, last).map(|period| (period, 1)))
        })
        .collect()
}

fn municipalities() -> Vec<MunicipalityDocument> {
    facts::ahus_municipalities()
        .into_iter()
        .map(|fact| municipality(&fact.number, &fact.name, &id("ahus"), fact.specialist_shortage))
        .collect()
}

fn municipality(number: &str, name: &str, trust: &Id, specialist_shortage: bool) -> MunicipalityDocument {
    MunicipalityDocument {
        id: id(number),
        name: name.into(),
        trust: trust.clone(),
        nearest_hospital: None,
        registration: Some(Registration::Registered),
        specialist_shortage,
        max_absent: None,
    }
}
