//! Placements that stand in June 2022, and offers that were turned down.

use std::collections::BTreeSet;

use alis::{
    calendar::{Period, Quarter},
    document::{
        CandidateDocument, CommitmentDocument, CommitmentStatus, Count, DeclinedDocument, Id, PlaceDocument,
        ProblemDocument, TrustDocument, UnitDocument,
    },
};

use super::{cases::Picker, facts, first_period};
use crate::example::build::{commitment, id, segment};

/// The trust, and how many of its posts in 2022-P2 are promised already.
const ACCEPTED: [(&str, usize, CommitmentStatus); 5] = [
    ("finnmark", 1, CommitmentStatus::Accepted),
    ("unn", 1, CommitmentStatus::Accepted),
    ("nlsh", 1, CommitmentStatus::Accepted),
    ("helgeland", 1, CommitmentStatus::Accepted),
    ("unn", 1, CommitmentStatus::Offered),
];

/// The ten posts of 2022-P1 are being served, one of them as 3+3; some of 2022-P2 are promised.
pub(super) fn add(picker: &mut Picker, document: &mut ProblemDocument) {
    let first = first_period();
    let mut taken = BTreeSet::new();
    serve_split(picker, document, &mut taken);
    for line in facts::nord_posts() {
        let split = usize::from(line.trust == "nlsh");
        let count = usize::try_from(line.counts[0]).expect("two or three posts") - split;
        place(picker, document, &mut taken, (&line.trust, count, CommitmentStatus::Serving), first);
    }
    for offer in ACCEPTED {
        place(picker, document, &mut taken, offer, first.next());
    }
}

/// Quarters of units and municipalities that are taken.
type Taken = BTreeSet<(Id, Quarter)>;

/// One at Bodø serves three months in each of two units.
fn serve_split(picker: &mut Picker, document: &mut ProblemDocument, taken: &mut Taken) {
    let units = [id("bodo-phv"), id("bodo-gyn")];
    let [spring, summer] = first_period().quarters();
    let ready = |c: &CandidateDocument| c.trust.as_str() == "nlsh" && is_ready(c, first_period());
    if let Some(index) = picker.furthest(document, ready) {
        let candidate = &mut document.candidates[index];
        candidate.places = vec![PlaceDocument::Split(units.clone())];
        candidate.split_need = true;
        let post = id("nlsh-alis");
        let segments = vec![segment(&units[0], &post, spring, spring), segment(&units[1], &post, summer, summer)];
        taken.extend([(units[0].clone(), spring), (units[1].clone(), summer)]);
        let own = commitment(&candidate.id, CommitmentStatus::Serving, segments);
        document.commitments.push(own);
    }
}

/// Places so many candidates of a trust for a whole period, each in a unit of its own.
fn place(
    picker: &mut Picker,
    document: &mut ProblemDocument,
    taken: &mut Taken,
    (trust, count, status): (&str, usize, CommitmentStatus),
    period: Period,
) {
    let mut left = count;
    while left > 0 {
        let ready = |c: &CandidateDocument| {
            c.trust.as_str() == trust
                && is_ready(c, period)
                && !taken.contains(&(c.municipality.clone(), period.first_quarter()))
        };
        let Some(index) = picker.furthest(document, ready) else {
            return;
        };
        if let Some(own) = whole_period(document, taken, index, status, period) {
            document.commitments.push(own);
            left -= 1;
        }
    }
}

/// A year of service, and wished for by then.
fn is_ready(candidate: &CandidateDocument, period: Period) -> bool {
    candidate.earliest <= period && candidate.service_months >= Count(20)
}

fn whole_period(
    document: &ProblemDocument,
    taken: &mut Taken,
    index: usize,
    status: CommitmentStatus,
    period: Period,
) -> Option<CommitmentDocument> {
    let candidate = &document.candidates[index];
    let trust = document.trusts.iter().find(|trust| trust.id == candidate.trust)?;
    let [first, last] = period.quarters();
    let unit = wished(trust, candidate).find(|unit| {
        let free = |quarter| !taken.contains(&(unit.id.clone(), quarter));
        free(first) && free(last)
    })?;
    for quarter in [first, last] {
        taken.insert((unit.id.clone(), quarter));
        if document.municipalities.iter().any(|m| m.id == candidate.municipality && m.max_absent.is_some()) {
            taken.insert((candidate.municipality.clone(), quarter));
        }
    }
    let post = id(format!("{}-alis", trust.id));
    Some(commitment(&candidate.id, status, vec![segment(&unit.id, &post, first, last)]))
}

/// The units that the candidate's wishes match, best first.
fn wished<'a>(trust: &'a TrustDocument, candidate: &'a CandidateDocument) -> impl Iterator<Item = &'a UnitDocument> {
    candidate.places.iter().flat_map(move |place| {
        trust.hospitals.iter().flat_map(move |hospital| {
            hospital.units.iter().filter(move |unit| match place {
                PlaceDocument::Unit(id) => unit.id == *id,
                PlaceDocument::Hospital(id) => hospital.id == *id,
                PlaceDocument::Field(field) => unit.field.as_ref() == Some(field),
                PlaceDocument::Split(_) => false,
            })
        })
    })
}

/// Two offers for 2022-P2 were turned down: one in a named unit, one whatever the unit.
pub(super) fn decline(picker: &mut Picker, document: &mut ProblemDocument) {
    let period = first_period().next();
    let ready = |c: &CandidateDocument| is_ready(c, period);
    let first_is_unit = |c: &CandidateDocument| matches!(c.places.first(), Some(PlaceDocument::Unit(_)));
    let named = picker.take(document, 1, |c| ready(c) && first_is_unit(c));
    let any = picker.take(document, 1, ready);
    for index in named.into_iter().chain(any) {
        let candidate = &document.candidates[index];
        let unit = match candidate.places.first() {
            Some(PlaceDocument::Unit(unit)) if document.declined.is_empty() => Some(vec![unit.clone()]),
            _ => None,
        };
        document.declined.push(DeclinedDocument {
            candidate: candidate.id.clone(),
            start: period.first_quarter(),
            units: unit,
        });
    }
}
