//! The order as it would be without the nearest-hospital criterion, whose place is a choice (docs/readings.md).

use super::{Key, PriorityList};
use crate::document::CriterionName;
use crate::problem::{CandidateIx, Problem};

/// Each candidate's place in its trust's queue without the criterion (for the committed `None`), by candidate index;
/// `None` where the rule set does not read it, or where a lottery without a seed would have to decide.
pub(super) fn queue_places(list: &PriorityList, problem: &Problem) -> Option<Vec<Option<u32>>> {
    let position = list.criteria.iter().position(|&name| name == CriterionName::NearestHospital)?;
    let mut keyed: Vec<(Key, CandidateIx)> =
        list.order.iter().map(|ranked| (list.layout.without(ranked.key, position), ranked.candidate)).collect();
    keyed.sort_unstable();
    super::lottery::settle(problem, &mut keyed).ok()?;
    let again = PriorityList::new(problem, keyed, Vec::new());
    let mut places = vec![None; problem.candidates.len()];
    for ranked in again.order {
        places[ranked.candidate] = ranked.queue_place;
    }
    Some(places)
}
