//! One change to a problem: what a counterfactual and a what-if question change.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CountedPeriod, Id, PlaceDocument, Prefers, SupervisionGroup};
use crate::calendar::Period;

/// One change to a problem document. `docs/what-if.md` has its form as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Change {
    /// More posts of a pool in a half-year or a quarter; fewer, where `by` is below 0.
    Post {
        /// The pool.
        post: Id,
        /// When.
        period: CountedPeriod,
        /// How many more.
        by: i32,
    },
    /// More places in a unit at once, in every quarter: `max_at_once`, whether its own or the rule set's `unit_max`.
    Unit {
        /// The unit.
        unit: Id,
        /// How many more.
        by: i32,
    },
    /// More of a municipality's ALIS away at once: `max_absent`.
    Municipality {
        /// The municipality.
        municipality: Id,
        /// How many more.
        by: i32,
    },
    /// Something about a candidate.
    Candidate {
        /// Who.
        candidate: Id,
        /// What.
        change: CandidateChange,
    },
}

/// One change to a candidate. None is about leave: nobody is asked to move one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CandidateChange {
    /// So many months of service more.
    ServiceMonths(i32),
    /// How far the candidate has come in a supervision group.
    SupervisionGroup(SupervisionGroup),
    /// Another first wished period.
    Earliest(Period),
    /// Another last acceptable starting period.
    Latest(Period),
    /// No last acceptable starting period.
    NoLatest,
    /// A wish more, after those there are.
    AddPlace(PlaceDocument),
    /// This wish first, before those there are. It teaches how to state wishes: for the coordinator alone.
    FirstPlace(PlaceDocument),
    /// Whether the candidate may be placed outside the wishes.
    OpenToOthers(bool),
    /// What comes first, time or place. It teaches how to state wishes: for the coordinator alone.
    Prefers(Prefers),
    /// The candidate leaves the queue, and what stands for the candidate falls away. About someone else it is for the
    /// coordinator alone.
    Withdraw,
}

impl Change {
    /// The candidate that it is about, if it is about one.
    pub fn candidate(&self) -> Option<&Id> {
        match self {
            Self::Candidate { candidate, .. } => Some(candidate),
            _ => None,
        }
    }
}
