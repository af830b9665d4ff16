//! Commitments that break no limit, and offers turned down.

use std::collections::BTreeMap;

use alis::calendar::Quarter;
use alis::document::{
    CandidateDocument, CommitmentDocument, CommitmentStatus, CountedPeriod, DeclinedDocument, Id, ProblemDocument,
    SegmentDocument, TrustDocument, UnitDocument,
};

use super::rng::Rng;
use super::rules::rules_of;
use super::world::unit_ids;
use super::{horizon, number};

/// A commitment for one candidate in eight; those that break a limit are dropped.
pub(super) fn add_commitments(rng: &mut Rng, problem: &mut ProblemDocument) {
    for candidate in problem.candidates.clone() {
        let Some(commitment) = rng.maybe(12, |rng| commitment(rng, &candidate, problem)).flatten() else {
            continue;
        };
        problem.commitments.push(commitment);
        if breaks_a_limit(problem) {
            problem.commitments.pop();
        }
    }
}

/// One or two segments around the horizon, sometimes with a gap.
fn commitment(rng: &mut Rng, candidate: &CandidateDocument, problem: &ProblemDocument) -> Option<CommitmentDocument> {
    let units = unit_ids(trust_of(problem, candidate));
    let mut pools = problem.posts.clone();
    pools.retain(|pool| pool.trust == candidate.trust);
    if units.is_empty() || pools.is_empty() {
        return None;
    }
    let mut from = problem.first_period.first_quarter().plus(number(rng.below(6)) - 2);
    let mut segments = Vec::new();
    for _ in 0..rng.between(1, 2) {
        let to = from.plus(number(rng.below(2)));
        segments.push(SegmentDocument { unit: rng.pick(&units), post: rng.pick(&pools).id, from, to });
        from = to.plus(rng.pick(&[1, 1, 1, 2]));
    }
    Some(CommitmentDocument {
        candidate: candidate.id.clone(),
        status: rng.pick(&[CommitmentStatus::Serving, CommitmentStatus::Accepted, CommitmentStatus::Offered]),
        segments,
    })
}

fn trust_of<'a>(problem: &'a ProblemDocument, candidate: &CandidateDocument) -> &'a TrustDocument {
    let mut trusts = problem.trusts.iter();
    trusts.find(|trust| trust.id == candidate.trust).expect("made before")
}

/// Whether the commitments fill some pool, unit or municipality beyond its limit in a quarter of the horizon.
fn breaks_a_limit(problem: &ProblemDocument) -> bool {
    horizon(problem).into_iter().any(|quarter| {
        let mut taken: BTreeMap<(char, &Id), u32> = BTreeMap::new();
        for commitment in &problem.commitments {
            let mut candidates = problem.candidates.iter();
            let candidate = candidates.find(|candidate| candidate.id == commitment.candidate).expect("made before");
            for segment in &commitment.segments {
                if (segment.from..=segment.to).contains(&quarter) {
                    *taken.entry(('p', &segment.post)).or_default() += 1;
                    *taken.entry(('u', &segment.unit)).or_default() += 1;
                    *taken.entry(('m', &candidate.municipality)).or_default() += 1;
                }
            }
        }
        let over = |((kind, id), count): (&(char, &Id), &u32)| {
            limit(problem, *kind, id, quarter).is_some_and(|most| *count > most)
        };
        taken.iter().any(over)
    })
}

fn limit(problem: &ProblemDocument, kind: char, id: &Id, quarter: Quarter) -> Option<u32> {
    match kind {
        'p' => {
            let pool = problem.posts.iter().find(|pool| pool.id == *id).expect("made before");
            let listed = |key| pool.periods.0.iter().find(|(known, _)| *known == key).map(|(_, count)| count.0);
            let count =
                listed(CountedPeriod::Quarter(quarter)).or_else(|| listed(CountedPeriod::Period(quarter.period())));
            Some(count.unwrap_or(0))
        }
        'u' => {
            let mut units = problem.trusts.iter().flat_map(units);
            let unit = units.find(|unit| unit.id == *id).expect("made before");
            unit.max_at_once.or(rules_of(problem).unit_max).map(|count| count.0)
        }
        _ => {
            let mut municipalities = problem.municipalities.iter();
            let municipality = municipalities.find(|m| m.id == *id).expect("made before");
            municipality.max_absent.map(|count| count.0)
        }
    }
}

fn units(trust: &TrustDocument) -> impl Iterator<Item = &UnitDocument> {
    trust.hospitals.iter().flat_map(|hospital| &hospital.units).chain(&trust.units)
}

/// Offers turned down, two at most for a candidate.
pub(super) fn add_declined(rng: &mut Rng, problem: &mut ProblemDocument) {
    for candidate in problem.candidates.clone() {
        for _ in 0..2 {
            if rng.chance(12) {
                let offer = offer(rng, &candidate, problem);
                if !problem.declined.contains(&offer) {
                    problem.declined.push(offer);
                }
            }
        }
    }
}

/// A start in the horizon, with or without one or two units.
fn offer(rng: &mut Rng, candidate: &CandidateDocument, problem: &ProblemDocument) -> DeclinedDocument {
    let known = unit_ids(trust_of(problem, candidate));
    let named = !known.is_empty() && rng.chance(60);
    DeclinedDocument {
        candidate: candidate.id.clone(),
        start: rng.pick(&horizon(problem)),
        units: named.then(|| (0..rng.between(1, 2)).map(|_| rng.pick(&known)).collect()),
    }
}
