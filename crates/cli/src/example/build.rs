//! Short ways to write documents.

use alis::{
    calendar::{Date, Period, Quarter},
    document::{
        CandidateDocument, CommitmentDocument, CommitmentStatus, Count, CountedPeriod, Employment, Id, PeriodCounts,
        PoolDocument, PoolKind, Prefers, ProblemDocument, ProblemFormat, RulesReference, Scheme, SegmentDocument,
        SupervisionGroup,
    },
};

/// Takes a text as an id.
pub(super) fn id(text: impl AsRef<str>) -> Id {
    Id::new(text).expect("the ids of examples are short and printable")
}

/// A written date.
pub(super) fn date(text: &str) -> Date {
    text.parse().expect("examples write dates as YYYY-MM-DD")
}

/// A written period.
pub(super) fn period(text: &str) -> Period {
    text.parse().expect("examples write periods as YYYY-P1")
}

/// The period `count` half-years later (earlier, where negative).
pub(super) fn later(period: Period, count: i32) -> Period {
    Period::from_number(period.number() + count)
}

/// The periods from `first` to `last`, both included.
pub(super) fn periods(first: Period, last: Period) -> impl Iterator<Item = Period> {
    (first.number()..=last.number()).map(Period::from_number)
}

/// A problem with nothing in it yet.
pub(super) fn problem(rules: &str, decision_date: Date, first_period: Period, last_period: Period) -> ProblemDocument {
    ProblemDocument {
        format: ProblemFormat::V1,
        rules: RulesReference::Name(rules.to_owned()),
        decision_date,
        first_period,
        last_period,
        nominate_through: None,
        lottery_seed: None,
        trusts: Vec::new(),
        posts: Vec::new(),
        municipalities: Vec::new(),
        candidates: Vec::new(),
        commitments: Vec::new(),
        declined: Vec::new(),
    }
}

/// A pool of earmarked posts, counted by period.
pub(super) fn pool(name: &str, trust: &Id, counts: impl IntoIterator<Item = (Period, u32)>) -> PoolDocument {
    PoolDocument {
        id: id(name),
        trust: trust.clone(),
        units: None,
        kind: PoolKind::Earmarked,
        periods: PeriodCounts(
            counts.into_iter().map(|(period, count)| (CountedPeriod::Period(period), Count(count))).collect(),
        ),
    }
}

/// A new-scheme candidate with a permanent post and every other field at its default.
pub(super) fn candidate(name: String, municipality: &Id, trust: &Id, registered_on: Date) -> CandidateDocument {
    CandidateDocument {
        id: id(name),
        municipality: municipality.clone(),
        trust: trust.clone(),
        nearest_hospital: None,
        registered_on,
        updated_on: None,
        scheme: Scheme::New,
        months_needed: None,
        interrupted: false,
        service_months: Count(0),
        service_counted_on: None,
        expected_completion: None,
        employment: Employment::Permanent,
        locum_from: None,
        locum_to: None,
        supervision_group: SupervisionGroup::None,
        learning_goals_done: Count(0),
        courses_done: Count(0),
        goals_needed: None,
        municipal_rank: None,
        earliest: Period::containing(registered_on),
        latest: None,
        leave: Vec::new(),
        places: Vec::new(),
        open_to_others: false,
        prefers: Prefers::Time,
        split_need: false,
        split_consent: None,
    }
}

/// A stretch in one unit.
pub(super) fn segment(unit: &Id, post: &Id, from: Quarter, to: Quarter) -> SegmentDocument {
    SegmentDocument { unit: unit.clone(), post: post.clone(), from, to }
}

/// A placement that stands.
pub(super) fn commitment(
    candidate: &Id,
    status: CommitmentStatus,
    segments: Vec<SegmentDocument>,
) -> CommitmentDocument {
    CommitmentDocument { candidate: candidate.clone(), status, segments }
}
