//! Placements that stand and offers that were turned down: attached to their candidates, and held against the limits.

use std::collections::BTreeMap;

use super::build::Directories;
use super::directory::Directory;
use super::{Commitment, Declined, Problem, Segment};
use crate::document::{CandidateDocument, CommitmentDocument, ProblemDocument};
use crate::fault::{Entity, Fault, FaultKind, LimitKind};

/// Attaches each commitment to its candidate; a second one is a fault.
pub(super) fn attach(
    document: &ProblemDocument,
    directories: &Directories<'_>,
    candidates: &Directory<'_, CandidateDocument>,
    problem: &mut Problem,
    faults: &mut Vec<Fault>,
) {
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    for (i, commitment) in document.commitments.iter().enumerate() {
        let pointer = || format!("/commitments/{i}/candidate");
        let candidate = candidates.resolve(&commitment.candidate, pointer, faults);
        let trust = candidate.and_then(|c| directories.trusts.find(&candidates.get(c)?.trust));
        let segments = segments(directories, commitment, i, trust, faults);
        let Some(candidate) = candidate else { continue };
        if let Some(first) = first.get(&candidate) {
            let kind = FaultKind::SecondCommitment { first: format!("/commitments/{first}/candidate") };
            faults.push(Fault::at(pointer(), kind));
            continue;
        }
        first.insert(candidate, i);
        problem.candidates[candidate].commitment = Some(Commitment { status: commitment.status, segments });
    }
}

fn segments(
    directories: &Directories<'_>,
    commitment: &CommitmentDocument,
    i: usize,
    trust: Option<usize>,
    faults: &mut Vec<Fault>,
) -> Vec<Segment> {
    if commitment.segments.is_empty() {
        faults.push(Fault::at(format!("/commitments/{i}/segments"), FaultKind::NoSegments));
    }
    let mut segments = Vec::with_capacity(commitment.segments.len());
    let mut before: Option<crate::calendar::Quarter> = None;
    for (j, segment) in commitment.segments.iter().enumerate() {
        let at = |field: &str| format!("/commitments/{i}/segments/{j}/{field}");
        if segment.to < segment.from {
            let kind = FaultKind::EndsBeforeItBegins { begins: segment.from.to_string() };
            faults.push(Fault::at(at("to"), kind));
        }
        if before.is_some_and(|end| segment.from <= end) {
            faults.push(Fault::at(at("from"), FaultKind::SegmentOutOfOrder));
        }
        before = before.max(Some(segment.to));
        let unit = directories.own(Entity::Unit, &segment.unit, trust, || at("unit"), faults);
        let pool = directories.own(Entity::Post, &segment.post, trust, || at("post"), faults);
        if let Some((unit, pool)) = unit.zip(pool) {
            segments.push(Segment { unit, pool, from: segment.from, to: segment.to });
        }
    }
    segments
}

/// Attaches each declined offer to its candidate.
pub(super) fn attach_declined(
    document: &ProblemDocument,
    directories: &Directories<'_>,
    candidates: &Directory<'_, CandidateDocument>,
    problem: &mut Problem,
    faults: &mut Vec<Fault>,
) {
    for (i, declined) in document.declined.iter().enumerate() {
        let pointer = || format!("/declined/{i}/candidate");
        let candidate = candidates.resolve(&declined.candidate, pointer, faults);
        let trust = candidate.and_then(|c| directories.trusts.find(&candidates.get(c)?.trust));
        let units = declined.units.as_ref().map(|units| {
            let units = units.iter().enumerate();
            let resolved = units.map(|(u, unit)| {
                directories
                    .own(Entity::Unit, unit, trust, || format!("/declined/{i}/units/{u}"), faults)
                    .unwrap_or_default()
            });
            resolved.collect()
        });
        if let Some(candidate) = candidate {
            problem.candidates[candidate].declined.push(Declined { start: declined.start, units });
        }
    }
    for candidate in &mut problem.candidates {
        candidate.declined.sort_unstable();
    }
}

/// A limit in one quarter of the horizon, and the commitments that count against it, in the document's order:
/// (the commitment, its segment).
type Holders = BTreeMap<(LimitKind, usize, usize), Vec<(usize, usize)>>;

/// Commitments may not break a limit inside the horizon; one fault for each limit, at the first such quarter.
pub(super) fn check_limits(document: &ProblemDocument, problem: &Problem, faults: &mut Vec<Fault>) {
    let holders = holders(document, problem);
    let mut last = None;
    for ((kind, index, quarter), holders) in holders {
        let Some(capacity) = capacity(problem, kind, index, quarter) else {
            continue;
        };
        let over = holders.len() > usize::try_from(capacity).unwrap_or(usize::MAX);
        if !over || last == Some((kind, index)) {
            continue;
        }
        last = Some((kind, index));
        let Some(&(last_holder, segment)) = holders.last() else { continue };
        let (id, end) = match kind {
            LimitKind::Pool => (&problem.pools[index].id, format!("segments/{segment}/post")),
            LimitKind::Unit => (&problem.units[index].id, format!("segments/{segment}/unit")),
            LimitKind::Municipality => (&problem.municipalities[index].id, "candidate".to_owned()),
        };
        let candidates = holders.iter().map(|(i, _)| document.commitments[*i].candidate.to_string()).collect();
        let pointer = format!("/commitments/{last_holder}/{end}");
        let quarter = problem.quarter_at(quarter);
        faults.push(Fault::at(
            pointer,
            FaultKind::OverCommitted { limit: kind, id: id.to_string(), quarter, capacity, candidates },
        ));
    }
}

fn holders(document: &ProblemDocument, problem: &Problem) -> Holders {
    let mut holders = Holders::new();
    let mut seen = vec![false; problem.candidates.len()];
    for (i, commitment) in document.commitments.iter().enumerate() {
        let found = problem.candidates.binary_search_by(|c| c.id.as_str().cmp(&commitment.candidate));
        // A second commitment of one candidate is a fault of its own, and holds nothing.
        let Some(index) = found.ok().filter(|&index| !std::mem::replace(&mut seen[index], true)) else { continue };
        let candidate = &problem.candidates[index];
        let Some(own) = &candidate.commitment else { continue };
        for (j, segment) in own.segments.iter().enumerate() {
            for quarter in segment.quarters().filter_map(|quarter| problem.quarter_index(quarter)) {
                let mut hold = |kind, index| holders.entry((kind, index, quarter)).or_default().push((i, j));
                hold(LimitKind::Pool, segment.pool);
                hold(LimitKind::Unit, segment.unit);
                hold(LimitKind::Municipality, candidate.municipality);
            }
        }
    }
    holders
}

fn capacity(problem: &Problem, kind: LimitKind, index: usize, quarter: usize) -> Option<u32> {
    match kind {
        LimitKind::Pool => problem.pools[index].counts.get(quarter).copied(),
        LimitKind::Unit => problem.units[index].max_at_once,
        LimitKind::Municipality => problem.municipalities.get(index)?.max_absent,
    }
}
