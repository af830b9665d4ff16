//! Planning again, and comparing: the check of a plan that trusts nothing but the rules and this engine.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::document::{
    DifferenceDocument, PlanDocument, PlanStatus, PlanVerdict, PlannedAgainDocument, VerificationDocument,
};

/// A place where a stated plan is not the right one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where in the plan document: a JSON pointer.
    pub pointer: String,
    /// What is stated there; empty where it is missing.
    pub found: String,
    /// What is right; empty where nothing should stand there.
    pub expected: String,
}

/// What planning again says of a stated plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The plan that the rules demand, byte by byte.
    Right,
    /// What it says is right, but the bytes are others: white space, the order of keys, the writing of texts.
    OtherBytes,
    /// The values of ranks 1 to this one are right; one of the two plans is proved no further.
    ProvedTo(u32),
    /// It is not the plan that the rules demand, and here is where.
    Wrong(Vec<Difference>),
}

impl Verdict {
    /// Adds to what the verifier found of a plan what planning again says of it; the verdict follows.
    pub fn add_to(&self, found: &mut VerificationDocument) {
        let (verdict, proved_to_rank, differences): (_, _, &[Difference]) = match self {
            // Of other bytes too what it says is right; whoever wants the bytes reads `same_bytes`.
            Self::Right | Self::OtherBytes => (PlanVerdict::Proved, None, &[]),
            Self::ProvedTo(rank) => (PlanVerdict::NotProved, Some(*rank), &[]),
            Self::Wrong(differences) => (PlanVerdict::Wrong, None, differences),
        };
        let document = |difference: &Difference| DifferenceDocument {
            pointer: difference.pointer.clone(),
            found: difference.found.clone(),
            expected: difference.expected.clone(),
        };
        found.verdict = if found.violations.is_empty() { verdict } else { PlanVerdict::Wrong };
        found.planned_again = Some(PlannedAgainDocument {
            same: differences.is_empty(),
            same_bytes: *self == Self::Right,
            proved_to_rank,
            differences: differences.iter().map(document).collect(),
        });
    }
}

/// Compares a stated plan, and the bytes that state it, with the plan that was made again. Where either is proved only
/// up to a rank, so far it is compared, and by value: behind the rank nothing is promised, and which of equal options
/// someone takes depends on those behind. Which proofs a plan gives is its own affair, as long as they are right, and that is
/// for [`crate::verify`] to say: reasons and proofs are not compared.
///
/// # Errors
/// Only where memory runs out while writing.
pub fn compare(bytes: &[u8], stated: &PlanDocument, right: &PlanDocument) -> serde_json::Result<Verdict> {
    let proved = |plan: &PlanDocument| match plan.status {
        PlanStatus::Optimal => u32::MAX,
        PlanStatus::Feasible => plan.proved_to_rank.unwrap_or(0),
    };
    let rank = proved(stated).min(proved(right));
    if rank < u32::MAX {
        let found = value_differences(stated, right, rank);
        return Ok(if found.is_empty() { Verdict::ProvedTo(rank) } else { Verdict::Wrong(found) });
    }
    let right = PlanDocument { reasons: stated.reasons.clone(), proofs: stated.proofs.clone(), ..right.clone() };
    let found = differences(stated, &right);
    if !found.is_empty() {
        return Ok(Verdict::Wrong(found));
    }
    let same_engine = PlanDocument { engine: stated.engine.clone(), ..right };
    let same = crate::plan::write(&same_engine)? == bytes;
    Ok(if same { Verdict::Right } else { Verdict::OtherBytes })
}

/// Where the values of ranks 1 to this one differ: who has a place, and what it is worth.
fn value_differences(stated: &PlanDocument, right: &PlanDocument, rank: u32) -> Vec<Difference> {
    let (stated, right) = (by_rank(stated, rank), by_rank(right, rank));
    let mut found = Vec::new();
    for (rank, (pointer, values)) in &stated {
        let expected = right.get(rank).map(|(_, values)| values);
        member(Some(values), expected, pointer, &mut found);
    }
    for (pointer, values) in right.iter().filter(|(rank, _)| !stated.contains_key(rank)).map(|(_, right)| right) {
        member(None, Some(values), pointer, &mut found);
    }
    found
}

/// For each rank up to this one where it stands, who it is and what the candidate gets.
fn by_rank(plan: &PlanDocument, rank: u32) -> BTreeMap<u32, (String, Value)> {
    let placements = plan.placements.iter().enumerate().map(|(at, item)| {
        let values = json!({"candidate": item.candidate, "waiting": item.waiting, "wish": item.wish,
                            "away": item.away, "relevance": item.relevance});
        (item.rank, (format!("/placements/{at}"), values))
    });
    let unplaced = plan.unplaced.iter().enumerate().map(|(at, item)| {
        (item.rank, (format!("/unplaced/{at}"), json!({"candidate": item.candidate, "reason": item.reason})))
    });
    placements.chain(unplaced).filter(|(own, _)| *own <= rank).collect()
}

/// Every place where a stated plan differs from the right one. The version of the engine is not compared.
///
/// # Examples
///
/// ```
/// let bytes = std::fs::read("../../docs/examples/ahus-new.json")?;
/// let problem = alis::read(&bytes, &alis::ReadOptions::default())?;
/// let right = alis::plan(&problem, &alis::PlanOptions::default())?;
/// let mut stated = right.clone();
/// stated.placements[0].wish = 1;
/// let found = alis::resolve::differences(&stated, &right);
/// assert_eq!((found.len(), found[0].pointer.as_str()), (1, "/placements/0/wish"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn differences(stated: &PlanDocument, right: &PlanDocument) -> Vec<Difference> {
    let value = |plan: &PlanDocument| {
        let mut plan = plan.clone();
        plan.engine.version.clear();
        serde_json::to_value(plan).unwrap_or_default()
    };
    let mut found = Vec::new();
    compare_values(&value(stated), &value(right), "", &mut found);
    found
}

/// Compares two values that stand at the same place. The depth is that of the plan format, not of any input.
fn compare_values(stated: &Value, right: &Value, pointer: &str, found: &mut Vec<Difference>) {
    match (stated, right) {
        (Value::Object(a), Value::Object(b)) => {
            let mut keys: Vec<&String> = a.keys().chain(b.keys().filter(|key| !a.contains_key(*key))).collect();
            keys.sort();
            for key in keys {
                member(a.get(key), b.get(key), &format!("{pointer}/{key}"), found);
            }
        }
        (Value::Array(a), Value::Array(b)) => {
            for index in 0..a.len().max(b.len()) {
                member(a.get(index), b.get(index), &format!("{pointer}/{index}"), found);
            }
        }
        _ if stated == right => {}
        _ => found.push(difference(pointer, Some(stated), Some(right))),
    }
}

fn member(stated: Option<&Value>, right: Option<&Value>, pointer: &str, found: &mut Vec<Difference>) {
    match (stated, right) {
        (Some(stated), Some(right)) => compare_values(stated, right, pointer, found),
        _ => found.push(difference(pointer, stated, right)),
    }
}

fn difference(pointer: &str, stated: Option<&Value>, right: Option<&Value>) -> Difference {
    let text = |value: Option<&Value>| value.map(ToString::to_string).unwrap_or_default();
    Difference { pointer: pointer.to_owned(), found: text(stated), expected: text(right) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{PlanOptions, ReadOptions};

    /// One post and two candidates: the second starts a period later.
    fn right() -> PlanDocument {
        let candidate = |id: &str, months: u32| {
            json!({"id": id, "municipality": "m", "trust": "t", "registered_on": "2020-10-01", "scheme": "new",
                   "service_months": months, "employment": "permanent", "earliest": "2021-P1"})
        };
        let problem = json!({
            "format": "alis.problem/1", "rules": "ahus-2020", "decision_date": "2021-01-15",
            "first_period": "2021-P1", "last_period": "2021-P2",
            "trusts": [{"id": "t", "name": "T", "units": [{"id": "u", "name": "U"}]}],
            "posts": [{"id": "p", "trust": "t", "periods": {"2021-P1": 1, "2021-P2": 1}}],
            "municipalities": [{"id": "m", "name": "M", "trust": "t", "registration": "registered"}],
            "candidates": [candidate("a", 30), candidate("b", 29)],
        });
        let problem = crate::read(problem.to_string().as_bytes(), &ReadOptions::default()).unwrap();
        crate::plan(&problem, &PlanOptions::default()).unwrap()
    }

    fn verdict(stated: &PlanDocument, right: &PlanDocument) -> Verdict {
        compare(&crate::write(stated).unwrap(), stated, right).unwrap()
    }

    fn pointers(verdict: Verdict) -> Vec<String> {
        match verdict {
            Verdict::Wrong(found) => found.into_iter().map(|difference| difference.pointer).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_same_plan_in_other_bytes_is_told_from_the_right_one() {
        let right = right();
        assert_eq!(verdict(&right, &right), Verdict::Right);
        let mut other_version = right.clone();
        other_version.engine.version = "0.0.0".to_owned();
        assert_eq!(verdict(&other_version, &right), Verdict::Right);
        let one_line = serde_json::to_vec(&right).unwrap();
        assert_eq!(compare(&one_line, &right, &right).unwrap(), Verdict::OtherBytes);
    }

    #[test]
    fn a_plan_that_is_proved_to_a_rank_is_compared_so_far() {
        let right = right();
        let mut stated = right.clone();
        stated.status = PlanStatus::Feasible;
        stated.proved_to_rank = Some(1);
        stated.placements[1].waiting = 7;
        assert_eq!(verdict(&stated, &right), Verdict::ProvedTo(1));
        assert_eq!(verdict(&right, &stated), Verdict::ProvedTo(1));
        stated.proved_to_rank = Some(2);
        assert_eq!(pointers(verdict(&stated, &right)), ["/placements/1/waiting"]);
        stated.placements.pop();
        assert_eq!(pointers(verdict(&stated, &right)), ["/placements/1"]);
        stated.proved_to_rank = None;
        assert_eq!(verdict(&stated, &right), Verdict::ProvedTo(0));
    }

    #[test]
    fn who_has_a_place_instead_of_none_is_told() {
        let right = right();
        let mut stated = right.clone();
        stated.status = PlanStatus::Feasible;
        stated.proved_to_rank = Some(2);
        stated.placements[0].candidate = right.placements[1].candidate.clone();
        assert_eq!(pointers(verdict(&stated, &right)), ["/placements/0/candidate"]);
    }
}
