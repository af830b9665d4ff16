//! Holding an engine's plan against the oracle's optimum.

use alis::document::{PlanDocument, ProblemDocument, SegmentDocument};

use crate::brute::{self, Optimum, Ranked};
use crate::engine::Case;

/// What the engine's plan and the optimum do not agree on; `None` where they are one.
pub fn difference(plan: &PlanDocument, optimum: &Optimum) -> Option<String> {
    let engine: Vec<String> = engine_lines(plan);
    let oracle: Vec<String> = optimum.ranked.iter().map(oracle_line).collect();
    if engine != oracle {
        return Some(format!("engine:\n{}\noracle:\n{}", engine.join("\n"), oracle.join("\n")));
    }
    (plan.ineligible != optimum.ineligible)
        .then(|| format!("ineligible: engine {:?}, oracle {:?}", plan.ineligible, optimum.ineligible))
}

/// The engine's plan of a document differs from brute force.
pub fn disagrees(problem: &ProblemDocument) -> bool {
    let rules = crate::random::rules_of(problem);
    difference(&Case::new(problem).plan(), &brute::optimum(problem, &rules)).is_some()
}

fn engine_lines(plan: &PlanDocument) -> Vec<String> {
    let placed = plan.placements.iter().map(|p| {
        let segments = p.segments.iter().map(|s| segment(&s.unit, &s.post, s.from, s.to));
        let values = [p.waiting, p.wish, p.away, p.relevance];
        let line = line(p.rank, &p.candidate, &p.trust, p.queue_place);
        (p.rank, format!("{line} {} {values:?}", segments.collect::<Vec<_>>().join(" ")))
    });
    let unplaced = plan.unplaced.iter().map(|u| {
        let line = line(u.rank, &u.candidate, &u.trust, Some(u.queue_place));
        (u.rank, format!("{line} {:?}", u.reason))
    });
    let mut lines: Vec<(u32, String)> = placed.chain(unplaced).collect();
    lines.sort();
    lines.into_iter().map(|(_, line)| line).collect()
}

fn oracle_line(ranked: &Ranked) -> String {
    let start = line(ranked.rank, &ranked.candidate, &ranked.trust, ranked.queue_place);
    match (&ranked.placement, ranked.unplaced) {
        (Some(placement), _) => {
            let of = |s: &SegmentDocument| segment(&s.unit, &s.post, s.from, s.to);
            let segments: Vec<String> = placement.segments.iter().map(of).collect();
            let v = placement.values;
            format!("{start} {} {:?}", segments.join(" "), [v.waiting, v.wish, v.away, v.relevance])
        }
        (None, reason) => format!("{start} {:?}", reason.expect("who is not placed has a reason")),
    }
}

fn line(rank: u32, candidate: &str, trust: &str, queue_place: Option<u32>) -> String {
    format!("{rank} {candidate} {trust} {queue_place:?}")
}

fn segment(unit: &str, post: &str, from: alis::calendar::Quarter, to: alis::calendar::Quarter) -> String {
    format!("{unit}/{post}:{from}-{to}")
}
