//! What the plan states of itself, of each placement and of each candidate without one.

use std::fmt::Display;

use sha2::{Digest, Sha256};

use super::{
    ViolationRule,
    candidates::Candidate,
    facts::Facts,
    options,
    placed::Placed,
    ranking::Ranking,
    values::{self, Segment, Values},
    violation::{Report, same},
    words::Statement,
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
    proved(ranked, plan, report);
}

/// How far a plan is proved stands with `feasible`, where it must, and with it alone; 0 is no one.
fn proved(ranked: usize, plan: &PlanDocument, report: &mut Report) {
    let ranked = u32::try_from(ranked).unwrap_or(u32::MAX);
    let expected = match (plan.status, plan.proved_to_rank) {
        (PlanStatus::Optimal, Some(_)) => Statement::Nothing,
        (PlanStatus::Feasible, rank) if rank.is_none_or(|rank| rank > ranked) => Statement::AtMost(ranked),
        _ => return,
    };
    report.add(ViolationRule::ProvedToRank, "/proved_to_rank", Statement::any(plan.proved_to_rank), expected);
}

/// SHA-256 of a rule set's canonical JSON (RFC 8785): keys sorted, no white space. The keys are ASCII and the
/// numbers integers, so that the order of bytes and serde's way of writing are the canonical ones.
pub(super) fn canonical_sha256(rules: &RulesDocument) -> String {
    let Ok(value) = serde_json::to_value(rules) else {
        return String::new();
    };
    let value = if is_sorted(&value) { value } else { sorted(&value) };
    let digest = Sha256::digest(value.to_string());
    let digits = |byte: &u8| [byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16).unwrap_or('0'));
    digest.iter().flat_map(digits).collect()
}

/// Whether the keys of its objects are sorted.
fn is_sorted(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::Object(map) => map.keys().is_sorted() && map.values().all(is_sorted),
        serde_json::Value::Array(items) => items.iter().all(is_sorted),
        _ => true,
    }
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
pub(super) fn placements(
    facts: &Facts<'_>,
    ranking: &Ranking,
    (plan, placed): (&PlanDocument, &[Placed<'_>]),
    report: &mut Report,
) {
    for (index, (placement, placed)) in plan.placements.iter().zip(placed).enumerate() {
        if let Some(candidate) = placed.candidate.map(|number| &facts.candidates[number]) {
            let at = &format_args!("/placements/{index}");
            placement_of(facts, ranking, candidate, (at, placement, placed), report);
        }
    }
}

/// A placement in hand: where it stands in the plan, as it is written, and as it was read.
type InHand<'p, 'a> = (&'p dyn Display, &'p PlacementDocument, &'p Placed<'a>);

fn placement_of(
    facts: &Facts<'_>,
    ranking: &Ranking,
    candidate: &Candidate<'_>,
    (at, placement, placed): InHand<'_, '_>,
    report: &mut Report,
) {
    let order = Order { trust: &placement.trust, rank: placement.rank, queue_place: placement.queue_place };
    place_in_order(ranking, candidate, at, &order, report);
    let values = match candidate.commitment {
        Some(_) => committed(facts, candidate, at, placement, &placed.segments, report),
        None => planned(facts, (at, placement, placed), report),
    };
    if let Some(values) = values {
        stated_values(at, placement, values, report);
    }
    dates(at, placement, &placed.segments, report);
    hospitals(facts, (at, placement, placed), report);
}

/// What the plan states of a candidate's place in the order, with a place or without.
struct Order<'p> {
    trust: &'p str,
    rank: u32,
    queue_place: Option<u32>,
}

/// Trust, rank and the place in the queue.
fn place_in_order(
    ranking: &Ranking,
    candidate: &Candidate<'_>,
    at: &dyn Display,
    stated: &Order<'_>,
    report: &mut Report,
) {
    same!(report, ViolationRule::Trust, (stated.trust, candidate.trust()), "{at}/trust");
    let Some(rank) = ranking.rank_of(candidate.number) else {
        return;
    };
    same!(report, ViolationRule::Rank, (stated.rank, rank), "{at}/rank");
    let place = ranking.queue_place_of(candidate.number);
    if stated.queue_place != place {
        report.same_if_any(ViolationRule::QueuePlace, format_args!("{at}/queue_place"), stated.queue_place, place);
    }
}

/// A commitment is repeated whole, with its status (model, Constraints; readings 15 and 16).
fn committed(
    facts: &Facts<'_>,
    candidate: &Candidate<'_>,
    at: &dyn Display,
    placement: &PlacementDocument,
    segments: &[Segment<'_>],
    report: &mut Report,
) -> Option<Values> {
    let commitment = candidate.commitment?;
    let standing: Vec<Segment<'_>> = commitment.segments.iter().map(|own| Segment::standing(facts, own)).collect();
    if segments != standing {
        let (found, expected) = (Statement::segments(segments), Statement::segments(&standing));
        report.add(ViolationRule::Commitment, format!("{at}/segments"), found, expected);
    }
    status(at, placement, PlacementStatus::from(commitment.status), report);
    Some(Values {
        waiting: values::waiting(candidate, standing.first()?.from).max(0),
        wish: values::commitment_wish(facts, candidate, &standing),
        away: values::away(facts, candidate, &standing),
        relevance: values::relevance(facts, &standing),
    })
}

/// A placement of this plan is an option of its candidate; it is proposed, or expected when further ahead.
fn planned(facts: &Facts<'_>, (at, placement, placed): InHand<'_, '_>, report: &mut Report) -> Option<Values> {
    for fault in &placed.faults {
        report.add(fault.rule, format!("{at}/segments"), fault.found.clone(), fault.expected.clone());
    }
    let nominated = facts.problem.nominate_through.unwrap_or(facts.problem.first_period);
    let start = placed.segments.first()?.from;
    let proposed = start.period() <= nominated;
    let expected = if proposed { PlacementStatus::Proposed } else { PlacementStatus::Expected };
    status(at, placement, expected, report);
    placed.values
}

/// How firm the placement is.
fn status(at: &dyn Display, placement: &PlacementDocument, expected: PlacementStatus, report: &mut Report) {
    if placement.status != expected {
        report.same_name(ViolationRule::Status, format_args!("{at}/status"), Some(placement.status), Some(expected));
    }
}

/// Waiting, wish, away and relevance.
fn stated_values(at: &dyn Display, placement: &PlacementDocument, values: Values, report: &mut Report) {
    let Values { waiting, wish, away, relevance } = values;
    same!(report, ViolationRule::Waiting, (i64::from(placement.waiting), waiting), "{at}/waiting");
    same!(report, ViolationRule::Wish, (i64::from(placement.wish), wish), "{at}/wish");
    same!(report, ViolationRule::Away, (i64::from(placement.away), away), "{at}/away");
    same!(report, ViolationRule::Relevance, (i64::from(placement.relevance), relevance), "{at}/relevance");
}

/// Start, first and last day, and months, from the segments; that there are none is found elsewhere.
fn dates(at: &dyn Display, placement: &PlacementDocument, segments: &[Segment<'_>], report: &mut Report) {
    let (Some(first), Some(last)) = (segments.first(), segments.last()) else {
        return;
    };
    same!(report, ViolationRule::Start, (placement.start, first.from), "{at}/start");
    same!(report, ViolationRule::StartDate, (placement.start_date, first.from.first_day()), "{at}/start_date");
    same!(report, ViolationRule::EndDate, (placement.end_date, last.to.last_day()), "{at}/end_date");
    let months: i64 = segments.iter().map(|segment| i64::from(segment.length()) * 3).sum();
    same!(report, ViolationRule::Months, (i64::from(placement.months), months), "{at}/months");
}

/// Each segment's hospital is its unit's.
fn hospitals(facts: &Facts<'_>, (at, placement, placed): InHand<'_, '_>, report: &mut Report) {
    for (index, (segment, read)) in placement.segments.iter().zip(&placed.segments).enumerate() {
        let Some(unit) = read.known_unit(facts) else {
            continue;
        };
        let found = segment.hospital.as_ref().map(Id::as_str);
        if found != unit.hospital {
            let at = format_args!("{at}/segments/{index}/hospital");
            report.same_if_any(ViolationRule::Hospital, at, found, unit.hospital);
        }
    }
}

/// Checks what is stated of each candidate without a place, the reason among it.
pub(super) fn unplaced(facts: &Facts<'_>, ranking: &Ranking, plan: &PlanDocument, report: &mut Report) {
    for (index, stated) in plan.unplaced.iter().enumerate() {
        let Some(candidate) = facts.candidates.get(stated.candidate.as_str()) else {
            continue;
        };
        if ranking.queue_place_of(candidate.number).is_none() {
            continue;
        }
        let at = format_args!("/unplaced/{index}");
        let order = Order { trust: &stated.trust, rank: stated.rank, queue_place: Some(stated.queue_place) };
        place_in_order(ranking, candidate, &at, &order, report);
        let reason = options::reason(facts, candidate).unwrap_or(UnplacedReason::Full);
        report.same_name(ViolationRule::Reason, format_args!("{at}/reason"), Some(stated.reason), Some(reason));
    }
}
