//! What the plan states of itself, of each placement and of each candidate without one.

use sha2::{Digest, Sha256};

use super::{
    ViolationRule,
    facts::{Candidate, Facts},
    legality, options,
    ranking::Ranking,
    values::{self, Segment, Values},
    violation::{Report, name_of, or_nothing},
};
use crate::document::{
    Id, PlacementDocument, PlacementStatus, PlanDocument, PlanStatus, RulesDocument, UnplacedReason,
};

/// Checks the digests, the rule set, the engine and what is said to be proved.
pub(super) fn heading(facts: &Facts<'_>, problem: &str, plan: &PlanDocument, ranked: usize, report: &mut Report) {
    report.same(ViolationRule::ProblemSha256, "/problem_sha256", plan.problem_sha256.as_str(), problem);
    report.same(ViolationRule::RulesId, "/rules", &*plan.rules, &*facts.rules.id);
    let digest = canonical_sha256(facts.rules);
    report.same(ViolationRule::RulesSha256, "/rules_sha256", plan.rules_sha256.as_str(), &digest);
    report.same(ViolationRule::EngineName, "/engine/name", plan.engine.name.as_str(), "alis");
    let right = match (plan.status, plan.proved_to_rank) {
        (PlanStatus::Optimal, proved) => proved.is_none(),
        (PlanStatus::Feasible, proved) => proved.is_none_or(|rank| u64::from(rank) <= ranked as u64),
    };
    if !right {
        let found = format!("{} with {}", name_of(&plan.status), or_nothing(plan.proved_to_rank));
        let expected = format!("at most {ranked} with feasible, nothing with optimal");
        report.add(ViolationRule::ProvedToRank, "/proved_to_rank", found, expected);
    }
}

/// SHA-256 of a rule set's canonical JSON (RFC 8785): keys sorted, no white space. The keys are ASCII and the
/// numbers integers, so that the order of bytes and serde's way of writing are the canonical ones.
pub(super) fn canonical_sha256(rules: &RulesDocument) -> String {
    let Ok(value) = serde_json::to_value(rules) else {
        return String::new();
    };
    let digest = Sha256::digest(sorted(&value).to_string());
    let digits = |byte: &u8| [byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16).unwrap_or('0'));
    digest.iter().flat_map(digits).collect()
}

/// The same value with the keys of its objects sorted, whatever map serde's features choose.
fn sorted(value: &serde_json::Value) -> serde_json::Value {
    match value {
        serde_json::Value::Object(map) => {
            let mut entries: Vec<_> = map.iter().map(|(key, value)| (key.clone(), sorted(value))).collect();
            entries.sort_by(|a, b| a.0.cmp(&b.0));
            serde_json::Value::Object(entries.into_iter().collect())
        }
        serde_json::Value::Array(items) => serde_json::Value::Array(items.iter().map(sorted).collect()),
        other => other.clone(),
    }
}

/// Checks every placement: its rules or its commitment, and every stated field.
pub(super) fn placements(facts: &Facts<'_>, ranking: &Ranking<'_>, plan: &PlanDocument, report: &mut Report) {
    for (index, placement) in plan.placements.iter().enumerate() {
        let Some(candidate) = facts.candidates.get(placement.candidate.as_str()) else {
            continue;
        };
        let at = format!("/placements/{index}");
        place_in_order(ranking, candidate, &at, placement, report);
        let segments: Vec<Segment<'_>> = placement.segments.iter().map(Segment::from).collect();
        let values = match candidate.commitment {
            Some(_) => committed(facts, candidate, &at, placement, &segments, report),
            None => planned(facts, candidate, &at, placement, &segments, report),
        };
        if let Some(values) = values {
            stated_values(&at, placement, values, report);
        }
        dates(&at, placement, &segments, report);
        hospitals(facts, &at, placement, report);
    }
}

/// Trust, rank and the place in the queue.
fn place_in_order(
    ranking: &Ranking<'_>,
    candidate: &Candidate<'_>,
    at: &str,
    placement: &PlacementDocument,
    report: &mut Report,
) {
    report.same(ViolationRule::Trust, format!("{at}/trust"), &*placement.trust, candidate.trust());
    let Some(rank) = ranking.rank(candidate.id()) else {
        return;
    };
    report.same(ViolationRule::Rank, format!("{at}/rank"), placement.rank, rank);
    let place = ranking.queue_place(candidate.id());
    report.same_if_any(ViolationRule::QueuePlace, format!("{at}/queue_place"), placement.queue_place, place);
}

/// A commitment is repeated whole, with its status (model, Constraints; readings 14 and 15).
fn committed(
    facts: &Facts<'_>,
    candidate: &Candidate<'_>,
    at: &str,
    placement: &PlacementDocument,
    segments: &[Segment<'_>],
    report: &mut Report,
) -> Option<Values> {
    let commitment = candidate.commitment?;
    let standing: Vec<Segment<'_>> = commitment.segments.iter().map(Segment::from).collect();
    if segments != standing {
        let rule = ViolationRule::Commitment;
        report.add(rule, format!("{at}/segments"), in_words(segments), in_words(&standing));
    }
    let status = PlacementStatus::from(commitment.status);
    report.same(ViolationRule::Status, format!("{at}/status"), name_of(&placement.status), name_of(&status));
    Some(Values {
        waiting: values::waiting(candidate, standing.first()?.from).max(0),
        wish: values::commitment_wish(facts, candidate, &standing),
        away: values::away(facts, candidate, standing.iter().map(|segment| segment.unit)),
        relevance: standing.iter().map(|segment| values::unit_relevance(facts, segment.unit)).sum(),
    })
}

/// A placement of this plan is an option of its candidate; it is proposed, or expected when further ahead.
fn planned(
    facts: &Facts<'_>,
    candidate: &Candidate<'_>,
    at: &str,
    placement: &PlacementDocument,
    segments: &[Segment<'_>],
    report: &mut Report,
) -> Option<Values> {
    for fault in legality::faults(facts, candidate, segments) {
        report.add(fault.rule, format!("{at}/segments"), fault.found, fault.expected);
    }
    let nominated = facts.problem.nominate_through.unwrap_or(facts.problem.first_period);
    let start = segments.first()?.from;
    let proposed = start.period() <= nominated;
    let status = if proposed { PlacementStatus::Proposed } else { PlacementStatus::Expected };
    report.same(ViolationRule::Status, format!("{at}/status"), name_of(&placement.status), name_of(&status));
    values::of(facts, candidate, segments)
}

/// Waiting, wish, away and relevance.
fn stated_values(at: &str, placement: &PlacementDocument, values: Values, report: &mut Report) {
    let Values { waiting, wish, away, relevance } = values;
    for (rule, field, found, expected) in [
        (ViolationRule::Waiting, "waiting", placement.waiting, waiting),
        (ViolationRule::Wish, "wish", placement.wish, wish),
        (ViolationRule::Away, "away", placement.away, away),
        (ViolationRule::Relevance, "relevance", placement.relevance, relevance),
    ] {
        report.same(rule, format!("{at}/{field}"), i64::from(found), expected);
    }
}

/// Start, first and last day, and months, from the segments.
fn dates(at: &str, placement: &PlacementDocument, segments: &[Segment<'_>], report: &mut Report) {
    let (Some(first), Some(last)) = (segments.first(), segments.last()) else {
        report.add(ViolationRule::Shape, format!("{at}/segments"), "nothing", "segments");
        return;
    };
    report.same(ViolationRule::Start, format!("{at}/start"), placement.start, first.from);
    report.same(ViolationRule::StartDate, format!("{at}/start_date"), placement.start_date, first.from.first_day());
    report.same(ViolationRule::EndDate, format!("{at}/end_date"), placement.end_date, last.to.last_day());
    let months: i64 = segments.iter().map(|segment| i64::from(segment.length()) * 3).sum();
    report.same(ViolationRule::Months, format!("{at}/months"), i64::from(placement.months), months);
}

/// Each segment's hospital is its unit's.
fn hospitals(facts: &Facts<'_>, at: &str, placement: &PlacementDocument, report: &mut Report) {
    for (index, segment) in placement.segments.iter().enumerate() {
        let Some(unit) = facts.units.get(segment.unit.as_str()) else {
            continue;
        };
        let found = segment.hospital.as_ref().map(Id::as_str);
        let at = format!("{at}/segments/{index}/hospital");
        report.same_if_any(ViolationRule::Hospital, at, found, unit.hospital);
    }
}

/// Checks what is stated of each candidate without a place, the reason among it.
pub(super) fn unplaced(facts: &Facts<'_>, ranking: &Ranking<'_>, plan: &PlanDocument, report: &mut Report) {
    for (index, stated) in plan.unplaced.iter().enumerate() {
        let Some(candidate) = facts.candidates.get(stated.candidate.as_str()) else {
            continue;
        };
        let Some(place) = ranking.queue_place(candidate.id()) else {
            continue;
        };
        let at = format!("/unplaced/{index}");
        report.same(ViolationRule::Trust, format!("{at}/trust"), &*stated.trust, candidate.trust());
        report.same_if_any(ViolationRule::Rank, format!("{at}/rank"), Some(stated.rank), ranking.rank(candidate.id()));
        report.same(ViolationRule::QueuePlace, format!("{at}/queue_place"), stated.queue_place, place);
        let reason = options::options(facts, candidate).err().unwrap_or(UnplacedReason::Full);
        report.same(ViolationRule::Reason, format!("{at}/reason"), name_of(&stated.reason), name_of(&reason));
    }
}

/// Segments in words.
pub(super) fn in_words(segments: &[Segment<'_>]) -> String {
    let words = |s: &Segment<'_>| format!("{} on {} from {} to {}", s.unit, s.pool, s.from, s.to);
    segments.iter().map(words).collect::<Vec<_>>().join(", then ")
}
