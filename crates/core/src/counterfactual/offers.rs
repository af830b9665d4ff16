//! Which single changes are tried for a candidate, kind by kind.

use super::holders;
use super::{Basis, worth};
use crate::calendar::Period;
use crate::document::{
    CandidateChange, CandidateDocument, Change, CountedPeriod, CriterionName, HeldDocument, Id, Objective,
    PlaceDocument, Prefers, SupervisionGroup,
};

/// The changes of one kind, in the order in which they are tried.
#[derive(Debug)]
pub(super) enum Kind {
    /// From the smallest on: the first that helps is the one to tell, and the others are not tried.
    Steps(Vec<Change>),
    /// Each by itself, with its size: those are told that no other, as small, beats.
    Each(Vec<(u32, Change)>),
}

/// Who is asked about, and what the candidate has.
pub(super) struct Subject<'a> {
    pub(super) basis: Basis<'a>,
    pub(super) document: &'a CandidateDocument,
    pub(super) held: Option<&'a HeldDocument>,
}

/// Every kind, in the order in which they are told where they help as much; service up to so many months more.
pub(super) fn all(subject: &Subject<'_>, months: u32) -> Vec<Kind> {
    vec![
        places(subject),
        latest(subject),
        earliest(subject),
        service_months(subject, months),
        supervision_group(subject),
        municipality(subject),
        posts(subject),
        units(subject),
        holders::withdrawals(subject),
        stated_otherwise(subject),
    ]
}

impl Subject<'_> {
    /// A change to the candidate.
    fn own(&self, change: CandidateChange) -> Change {
        Change::Candidate { candidate: self.document.id.clone(), change }
    }

    /// The first period that someone could still start in.
    fn first_open(&self) -> Period {
        let first = self.basis.problem.first_period;
        let decision = self.basis.problem.decision_date;
        let last_start = |period: Period| period.quarters()[1].first_day();
        let of_decision = Period::containing(decision);
        let open = if last_start(of_decision) < decision { of_decision.next() } else { of_decision };
        open.max(first)
    }

    /// So many of the horizon's periods, from one to another.
    fn periods(first: Period, last: Period) -> impl DoubleEndedIterator<Item = Period> {
        (first.number()..=last.number()).map(Period::from_number)
    }
}

/// Another hospital, or a unit of none; at last any place of the trust.
fn places(subject: &Subject<'_>) -> Kind {
    let who = subject.document;
    if who.places.is_empty() || who.open_to_others {
        return Kind::Each(Vec::new());
    }
    let trusts = subject.basis.document.trusts.iter().filter(|trust| trust.id == who.trust);
    let hospitals = trusts.clone().flat_map(|trust| &trust.hospitals);
    let mut more: Vec<PlaceDocument> = hospitals.map(|own| PlaceDocument::Hospital(own.id.clone())).collect();
    more.extend(trusts.flat_map(|trust| &trust.units).map(|own| PlaceDocument::Unit(own.id.clone())));
    more.retain(|place| !who.places.contains(place));
    more.sort_by(|a, b| id_of(a).cmp(&id_of(b)));
    let added = more.into_iter().map(|place| (1, subject.own(CandidateChange::AddPlace(place))));
    Kind::Each(added.chain([(2, subject.own(CandidateChange::OpenToOthers(true)))]).collect())
}

/// Hospitals before units, by id.
fn id_of(place: &PlaceDocument) -> (bool, Option<&Id>) {
    match place {
        PlaceDocument::Hospital(id) => (false, Some(id)),
        PlaceDocument::Unit(id) => (true, Some(id)),
        PlaceDocument::Field(_) | PlaceDocument::Split(_) => (true, None),
    }
}

/// A later last start, a half-year at a time.
fn latest(subject: &Subject<'_>) -> Kind {
    let Some(latest) = subject.document.latest else { return Kind::Steps(Vec::new()) };
    let later = Subject::periods(latest.next().max(subject.first_open()), subject.basis.problem.last_period);
    Kind::Steps(later.map(|period| subject.own(CandidateChange::Latest(period))).collect())
}

/// An earlier first start, a half-year at a time.
fn earliest(subject: &Subject<'_>) -> Kind {
    let before = Period::from_number(subject.document.earliest.number() - 1);
    let earlier = Subject::periods(subject.first_open(), before.min(subject.basis.problem.last_period));
    Kind::Steps(earlier.rev().map(|period| subject.own(CandidateChange::Earliest(period))).collect())
}

/// More service, a month at a time, where a rule reads it.
fn service_months(subject: &Subject<'_>, months: u32) -> Kind {
    let rules = &subject.basis.problem.rules;
    let read = rules.eligibility().min_service_months.is_some() || reads(subject, CriterionName::ServiceMonths);
    let months = if read { i32::try_from(months).unwrap_or(i32::MAX) } else { 0 };
    Kind::Steps((1..=months).map(|by| subject.own(CandidateChange::ServiceMonths(by))).collect())
}

/// Further in the supervision group, where a criterion reads it.
fn supervision_group(subject: &Subject<'_>) -> Kind {
    let further = match subject.document.supervision_group {
        _ if !reads(subject, CriterionName::SupervisionGroup) => &[][..],
        SupervisionGroup::None => &[SupervisionGroup::Started, SupervisionGroup::Completed],
        SupervisionGroup::Started => &[SupervisionGroup::Completed],
        SupervisionGroup::Completed => &[],
    };
    Kind::Steps(further.iter().map(|group| subject.own(CandidateChange::SupervisionGroup(*group))).collect())
}

fn reads(subject: &Subject<'_>, name: CriterionName) -> bool {
    subject.basis.problem.rules.criteria().iter().any(|criterion| criterion.name() == name)
}

/// One more away from the candidate's municipality.
fn municipality(subject: &Subject<'_>) -> Kind {
    let home = &subject.document.municipality;
    let found = subject.basis.document.municipalities.iter().find(|own| own.id == *home);
    let limited = found.is_some_and(|own| own.max_absent.is_some());
    Kind::Each(limited.then(|| (1, Change::Municipality { municipality: home.clone(), by: 1 })).into_iter().collect())
}

/// One more post, of each pool of the trust in each period: those that are full first, then by period and pool.
fn posts(subject: &Subject<'_>) -> Kind {
    let problem = subject.basis.problem;
    let full = holders::full_posts(subject.basis);
    let pools = problem.pools.iter().filter(|pool| problem.trusts[pool.trust].id == subject.document.trust);
    let mut cells: Vec<(bool, Period, &Id)> = pools
        .flat_map(|pool| {
            let periods = Subject::periods(subject.first_open(), problem.last_period);
            periods.map(move |period| (period, &pool.id))
        })
        .map(|(period, pool)| (!full.contains(&(pool, period)), period, pool))
        .collect();
    cells.sort_unstable();
    let more = |(_, period, pool): (bool, Period, &Id)| Change::Post {
        post: pool.clone(),
        period: CountedPeriod::Period(period),
        by: 1,
    };
    Kind::Each(cells.into_iter().map(|cell| (1, more(cell))).collect())
}

/// One more at once in each unit of the trust that bears only so many: those that are full first, then by id.
fn units(subject: &Subject<'_>) -> Kind {
    let problem = subject.basis.problem;
    let full = holders::full_units(subject.basis);
    let limited = problem.units.iter().filter(|unit| unit.max_at_once.is_some());
    let own = limited.filter(|unit| problem.trusts[unit.trust].id == subject.document.trust);
    let mut units: Vec<(bool, &Id)> = own.map(|unit| (!full.contains(&unit.id), &unit.id)).collect();
    units.sort_unstable();
    Kind::Each(units.into_iter().map(|(_, unit)| (1, Change::Unit { unit: unit.clone(), by: 1 })).collect())
}

/// Another first wish, of those there are or the nearest hospital; the other of time and place first.
fn stated_otherwise(subject: &Subject<'_>) -> Kind {
    let who = subject.document;
    let mut changes: Vec<CandidateChange> =
        who.places.iter().skip(1).map(|place| CandidateChange::FirstPlace(place.clone())).collect();
    let problem = subject.basis.problem;
    let nearest = worth::candidate(problem, &who.id).and_then(|own| own.nearest);
    let nearest = nearest.map(|at| &problem.hospitals[at]).filter(|own| problem.trusts[own.trust].id == who.trust);
    let nearest = nearest.map(|own| PlaceDocument::Hospital(own.id.clone()));
    let nearest = nearest.filter(|own| !who.places.is_empty() && !who.places.contains(own));
    changes.extend(nearest.map(CandidateChange::FirstPlace));
    if problem.rules.objective() == Objective::TimeAndPlace {
        changes.push(CandidateChange::Prefers(match who.prefers {
            Prefers::Time => Prefers::Place,
            Prefers::Place => Prefers::Time,
        }));
    }
    Kind::Each(changes.into_iter().map(|change| (1, subject.own(change))).collect())
}
