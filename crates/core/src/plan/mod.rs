//! From a witness to the plan document: placements, who is unplaced and why, posts and warnings.

mod pretty;
mod sink;
mod warnings;

use crate::calendar::Quarter;
use crate::document::{
    EngineDocument, Id, IneligibleDocument, PlacementDocument, PlacementStatus, PlanDocument, PlanFormat, PlanStatus,
    PlannedSegmentDocument, PostUseDocument, UnplacedDocument, UnplacedReason,
};
use crate::options::{PlacementOption, Values, commitment_values};
use crate::parallel;
use crate::priority::{PriorityList, Ranked};
use crate::problem::{CandidateIx, Problem, Segment, TrustIx};

/// What a ranked candidate ends with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Allotment {
    /// A placement that stands.
    Committed,
    /// An option of this plan.
    Placed(PlacementOption),
    /// None.
    Unplaced(UnplacedReason),
}

/// A plan: for each entry of the priority list what the candidate ends with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// In rank order.
    pub allotments: Vec<Allotment>,
    /// Whether both tiers are proved.
    pub status: PlanStatus,
    /// Where they are not: the rights of ranks 1 to this one are.
    pub proved_to_rank: Option<u32>,
}

/// Writes the plan document; it is the same for any number of threads.
pub fn report(problem: &Problem, priority: &PriorityList, plan: &Plan, threads: usize) -> PlanDocument {
    let threads = if plan.allotments.len() < WORTH_A_THREAD { 1 } else { threads };
    let ((placements, unplaced, posts), warnings) =
        parallel::both(threads, || allotted(problem, priority, plan), || warnings::all(problem, priority, plan));
    PlanDocument {
        format: PlanFormat::V1,
        engine: EngineDocument { name: "alis".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
        problem_sha256: problem.sha256.clone(),
        rules: problem.rules.document().id.clone(),
        rules_sha256: problem.rules.sha256().to_owned(),
        status: plan.status,
        proved_to_rank: plan.proved_to_rank,
        posts,
        placements,
        unplaced,
        ineligible: ineligible(problem, priority),
        warnings,
        reasons: Vec::new(),
        proofs: Vec::new(),
    }
}

/// Who has a place, who has none, and the posts that are taken.
fn allotted(problem: &Problem, priority: &PriorityList, plan: &Plan) -> Allotted {
    let mut posts = Posts::new(problem);
    let (mut placements, mut unplaced) = (Vec::with_capacity(plan.allotments.len()), Vec::new());
    // The order goes to and fro among the candidates; what is needed of each is fetched ahead, in one short loop.
    let fetch = |ranked: &Ranked| {
        let candidate = &problem.candidates[ranked.candidate];
        (candidate.id.clone(), candidate.trust)
    };
    let names: Vec<(Id, TrustIx)> = priority.order().iter().map(fetch).collect();
    let entries = priority.order().iter().zip(names).zip(&plan.allotments);
    for (((ranked, (id, trust)), place), rank) in entries.zip(1_u32..) {
        let entry = Entry { id, trust: &problem.trusts[trust].id, rank, queue_place: ranked.queue_place };
        if let Some((segments, values, status)) = held(problem, ranked.candidate, place) {
            posts.take(segments);
            placements.extend(placement(problem, entry, (segments, values, status)));
        } else if let Allotment::Unplaced(reason) = *place {
            unplaced.extend(not_placed(entry, reason));
        }
    }
    placements.shrink_to_fit();
    (placements, unplaced, posts.report())
}

/// The bytes of a plan document: two spaces of indentation, one newline at the end.
///
/// # Errors
/// Only where memory runs out while writing.
///
/// # Examples
///
/// ```
/// let bytes = std::fs::read("../../docs/examples/ahus-new.json")?;
/// let problem = alis::read(&bytes, &alis::ReadOptions::default())?;
/// let plan = alis::plan(&problem, &alis::PlanOptions::default())?;
/// let bytes = alis::write(&plan)?;
/// assert_eq!(alis::read_plan(&bytes, 1 << 20)?, plan);
/// assert!(bytes.ends_with(b"}\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(document: &PlanDocument) -> serde_json::Result<Vec<u8>> {
    write_with_threads(document, 1)
}

/// The bytes of a plan document, as [`write`](fn@write) gives them, written in parts by so many threads.
///
/// # Errors
/// Only where memory runs out while writing.
pub fn write_with_threads(document: &PlanDocument, threads: usize) -> serde_json::Result<Vec<u8>> {
    let parts = parts(document, threads);
    // About what a plan takes, so that it need not be moved as it grows.
    let whole = 1024 + ELEMENTS.iter().map(|(count, size)| count(document) * size).sum::<usize>();
    let written = parallel::each(parts.into_iter(), |(first, last)| {
        let room = if first == 0 { whole } else { whole / threads.max(1) };
        let mut bytes = Vec::with_capacity(room);
        pretty::write(document, first..last, &mut bytes).map(|()| bytes)
    });
    let mut bytes = Vec::new();
    for part in written {
        let part = part?;
        if bytes.is_empty() {
            bytes = part;
        } else {
            bytes.extend_from_slice(&part);
        }
    }
    bytes.push(b'\n');
    Ok(bytes)
}

/// How many elements one of a plan's lists has.
type Count = fn(&PlanDocument) -> usize;

/// The lists of a plan in their order: how many elements each has, and about how many bytes one of them takes.
const ELEMENTS: [(Count, usize); 7] = [
    (|plan| plan.placements.len(), 660),
    (|plan| plan.unplaced.len(), 180),
    (|plan| plan.ineligible.len(), 180),
    (|plan| plan.posts.len(), 130),
    (|plan| plan.warnings.len(), 190),
    (|plan| plan.reasons.len(), 450),
    (|plan| plan.proofs.len(), 1500),
];

/// The plan's elements in parts of about the same size, one for each thread that is worth it: the first element of each,
/// and the one behind its last.
fn parts(document: &PlanDocument, threads: usize) -> Vec<(usize, usize)> {
    let lists = || ELEMENTS.iter().map(|(count, size)| (count(document), *size));
    let elements: usize = lists().map(|(count, _)| count).sum();
    let bytes: usize = lists().map(|(count, size)| count * size).sum();
    let threads = threads.clamp(1, (elements / WORTH_A_THREAD).max(1));
    let behind = |mut room: usize| {
        let mut number = 0;
        for (count, size) in lists() {
            let fit = (room / size).min(count);
            number += fit;
            room -= fit * size;
            if fit < count {
                break;
            }
        }
        number
    };
    let cuts = (1..threads).map(|thread| behind(bytes / threads * thread));
    let ends: Vec<usize> = cuts.chain([usize::MAX]).collect();
    std::iter::once(0).chain(ends.iter().copied()).zip(ends.iter().copied()).collect()
}

/// Who has an entry in the priority list, and where.
struct Entry<'p> {
    id: Id,
    trust: &'p Id,
    rank: u32,
    queue_place: Option<u32>,
}

/// Placements, those who have none, and the use of the posts.
type Allotted = (Vec<PlacementDocument>, Vec<UnplacedDocument>, Vec<PostUseDocument>);

/// With fewer elements than these one thread is as fast as two.
const WORTH_A_THREAD: usize = 2000;

/// What a candidate holds: the segments, what they are worth, and how firm they are.
type Held<'a> = (&'a [Segment], Values, PlacementStatus);

fn placement(problem: &Problem, entry: Entry<'_>, (segments, values, status): Held<'_>) -> Option<PlacementDocument> {
    let (first, last) = (segments.first()?, segments.last()?);
    let quarters: i32 = segments.iter().map(|segment| segment.to.number() - segment.from.number() + 1).sum();
    Some(PlacementDocument {
        candidate: entry.id,
        trust: entry.trust.clone(),
        rank: entry.rank,
        queue_place: entry.queue_place,
        status,
        start: first.from,
        start_date: first.from.first_day(),
        end_date: last.to.last_day(),
        months: u32::try_from(quarters).unwrap_or(0) * 3,
        waiting: values.waiting,
        wish: values.wish,
        away: values.away,
        relevance: values.relevance,
        segments: segments.iter().map(|segment| planned_segment(problem, segment)).collect(),
    })
}

fn held<'a>(problem: &'a Problem, candidate: CandidateIx, place: &'a Allotment) -> Option<Held<'a>> {
    match place {
        Allotment::Committed => {
            let candidate = &problem.candidates[candidate];
            let commitment = candidate.commitment.as_ref()?;
            let values = commitment_values(problem, candidate, commitment);
            Some((&commitment.segments, values, commitment.status.into()))
        }
        Allotment::Placed(option) => {
            let proposed = option.start.period() <= problem.nominate_through;
            let status = if proposed { PlacementStatus::Proposed } else { PlacementStatus::Expected };
            Some((&option.segments, option.values, status))
        }
        Allotment::Unplaced(_) => None,
    }
}

fn planned_segment(problem: &Problem, segment: &Segment) -> PlannedSegmentDocument {
    let unit = &problem.units[segment.unit];
    PlannedSegmentDocument {
        unit: unit.id.clone(),
        hospital: unit.hospital.map(|hospital| problem.hospitals[hospital].id.clone()),
        post: problem.pools[segment.pool].id.clone(),
        from: segment.from,
        to: segment.to,
    }
}

fn not_placed(entry: Entry<'_>, reason: UnplacedReason) -> Option<UnplacedDocument> {
    Some(UnplacedDocument {
        candidate: entry.id,
        trust: entry.trust.clone(),
        rank: entry.rank,
        queue_place: entry.queue_place?,
        reason,
    })
}

fn ineligible(problem: &Problem, priority: &PriorityList) -> Vec<IneligibleDocument> {
    let document = |refused: &crate::priority::Ineligible| {
        let candidate = &problem.candidates[refused.candidate];
        IneligibleDocument {
            candidate: candidate.id.clone(),
            trust: problem.trusts[candidate.trust].id.clone(),
            rule: refused.rule,
            field: refused.field.to_owned(),
            value: refused.value.clone(),
        }
    };
    priority.ineligible().iter().map(document).collect()
}

/// How many posts of each pool are taken in each quarter of the horizon.
struct Posts<'p> {
    problem: &'p Problem,
    /// Pool by pool, and within it quarter by quarter.
    used: Vec<u32>,
}

impl<'p> Posts<'p> {
    fn new(problem: &'p Problem) -> Self {
        Self { problem, used: vec![0; problem.pools.len() * problem.quarter_count()] }
    }

    fn take(&mut self, segments: &[Segment]) {
        let quarters = self.problem.quarter_count();
        for segment in segments {
            for quarter in segment.quarters().filter_map(|quarter| self.problem.quarter_index(quarter)) {
                self.used[segment.pool * quarters + quarter] += 1;
            }
        }
    }

    /// Every pool in every quarter.
    fn report(&self) -> Vec<PostUseDocument> {
        let quarters: Vec<Quarter> =
            (0..self.problem.quarter_count()).map(|index| self.problem.quarter_at(index)).collect();
        let mut posts = Vec::with_capacity(self.used.len());
        for (pool, used) in self.problem.pools.iter().zip(self.used.chunks(quarters.len().max(1))) {
            posts.extend(quarters.iter().zip(&pool.counts).zip(used).map(|((quarter, capacity), used)| {
                PostUseDocument { post: pool.id.clone(), quarter: *quarter, capacity: *capacity, used: *used }
            }));
        }
        posts
    }
}
