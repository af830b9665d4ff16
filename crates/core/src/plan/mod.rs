//! From a witness to the plan document: placements, who is unplaced and why, posts and warnings.

mod warnings;

use crate::calendar::Quarter;
use crate::document::{
    EngineDocument, IneligibleDocument, PlacementDocument, PlacementStatus, PlanDocument, PlanFormat, PlanStatus,
    PlannedSegmentDocument, PostUseDocument, UnplacedDocument, UnplacedReason,
};
use crate::options::{PlacementOption, Values, commitment_values};
use crate::priority::{PriorityList, Ranked};
use crate::problem::{Candidate, Problem, Segment};

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

/// Writes the plan document.
pub fn report(problem: &Problem, priority: &PriorityList, plan: &Plan) -> PlanDocument {
    let entries = || priority.order().iter().zip(&plan.allotments).zip(1_u32..);
    let placements: Vec<PlacementDocument> =
        entries().filter_map(|((ranked, place), rank)| placement(problem, ranked, place, rank)).collect();
    let unplaced = entries().filter_map(|((ranked, place), rank)| unplaced(problem, ranked, place, rank)).collect();
    let mut warnings = problem.warnings.clone();
    warnings.extend(priority.warnings(problem));
    warnings.extend(warnings::of(problem, priority, plan));
    warnings.sort_unstable();
    PlanDocument {
        format: PlanFormat::V1,
        engine: EngineDocument { name: "alis".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
        problem_sha256: problem.sha256.clone(),
        rules: problem.rules.document().id.clone(),
        rules_sha256: problem.rules.sha256().to_owned(),
        status: plan.status,
        proved_to_rank: plan.proved_to_rank,
        posts: posts(problem, priority, plan),
        placements,
        unplaced,
        ineligible: ineligible(problem, priority),
        warnings,
    }
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
    let mut bytes = serde_json::to_vec_pretty(document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn placement(problem: &Problem, ranked: &Ranked, place: &Allotment, rank: u32) -> Option<PlacementDocument> {
    let candidate = &problem.candidates[ranked.candidate];
    let (segments, values, status) = held(problem, candidate, place)?;
    let (first, last) = (segments.first()?, segments.last()?);
    let quarters: u32 = segments.iter().map(|segment| u32::try_from(segment.quarters().count()).unwrap_or(0)).sum();
    Some(PlacementDocument {
        candidate: candidate.id.clone(),
        trust: problem.trusts[candidate.trust].id.clone(),
        rank,
        queue_place: ranked.queue_place,
        status,
        start: first.from,
        start_date: first.from.first_day(),
        end_date: last.to.last_day(),
        months: quarters * 3,
        waiting: values.waiting,
        wish: values.wish,
        away: values.away,
        relevance: values.relevance,
        segments: segments.iter().map(|segment| planned_segment(problem, segment)).collect(),
    })
}

/// The segments that a candidate holds, what they are worth, and how firm they are.
fn held<'a>(
    problem: &Problem,
    candidate: &'a Candidate,
    place: &'a Allotment,
) -> Option<(&'a [Segment], Values, PlacementStatus)> {
    match place {
        Allotment::Committed => {
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

fn unplaced(problem: &Problem, ranked: &Ranked, place: &Allotment, rank: u32) -> Option<UnplacedDocument> {
    let Allotment::Unplaced(reason) = *place else { return None };
    let candidate = &problem.candidates[ranked.candidate];
    Some(UnplacedDocument {
        candidate: candidate.id.clone(),
        trust: problem.trusts[candidate.trust].id.clone(),
        rank,
        queue_place: ranked.queue_place?,
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

/// Every pool in every quarter of the horizon.
fn posts(problem: &Problem, priority: &PriorityList, plan: &Plan) -> Vec<PostUseDocument> {
    let quarters = problem.quarter_count();
    let mut used = vec![0_u32; problem.pools.len() * quarters];
    for (ranked, place) in priority.order().iter().zip(&plan.allotments) {
        let candidate = &problem.candidates[ranked.candidate];
        let segments = held(problem, candidate, place).map(|(segments, _, _)| segments);
        for segment in segments.into_iter().flatten() {
            for quarter in segment.quarters().filter_map(|quarter| problem.quarter_index(quarter)) {
                used[segment.pool * quarters + quarter] += 1;
            }
        }
    }
    let cell = |(number, used): (usize, &u32)| {
        let (pool, quarter) = (number / quarters, number % quarters);
        let at: Quarter = problem.quarter_at(quarter);
        let pool = &problem.pools[pool];
        PostUseDocument { post: pool.id.clone(), quarter: at, capacity: pool.counts[quarter], used: *used }
    };
    used.iter().enumerate().map(cell).collect()
}
