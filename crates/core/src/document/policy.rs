//! `alis.policy/1`: two rule sets on the same problem, and whom the difference moves.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CriterionName, Id};
use crate::calendar::Quarter;

/// The format line of a comparison of two rule sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum PolicyFormat {
    /// The first version.
    #[serde(rename = "alis.policy/1")]
    V1,
}

/// Two rule sets on the same problem. Every pair is of the first set and the second.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyDocument {
    /// `"alis.policy/1"`
    pub format: PolicyFormat,
    /// SHA-256 of the problem document's bytes, in hexadecimal.
    pub problem_sha256: String,
    /// The ids of the rule sets.
    pub rules: [Id; 2],
    /// SHA-256 of their canonical JSON, in hexadecimal.
    pub rules_sha256: [String; 2],
    /// Whether both plans are proved to the end; else the comparison may be of plans that are not the best.
    pub proved: bool,
    /// How the rule sets differ.
    pub differences: Vec<RuleDifferenceDocument>,
    /// All candidates, those with a placement that stands aside.
    pub total: PolicyGroupDocument,
    /// The candidates in groups: by kind of group, then by value.
    pub groups: Vec<PolicyGroupDocument>,
    /// Who has another place in the queue or in the plan, by id.
    pub moved: Vec<MovedDocument>,
    /// Whom reading `nearest_hospital` moves in the queue, under the first set that reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nearest_hospital: Option<NearestMovesDocument>,
}

/// A difference between two rule sets. Sources and notes are none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleDifferenceDocument {
    /// The part: `priority`, `eligibility`, `shapes`, `unit_max` or `objective`.
    pub part: String,
    /// The criterion, the entry of `eligibility` or that of `shapes`; absent for the other parts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What became of it.
    pub change: RuleChange,
    /// In the first set: a criterion's place, from 1, or the value as JSON; absent where it is not there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// In the second set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Of a criterion that moved back: those that it stood before and now stands behind, and that keep their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub now_behind: Vec<CriterionName>,
    /// Of a criterion that moved forward: those that it stood behind and now stands before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub now_before: Vec<CriterionName>,
}

/// What became of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RuleChange {
    /// Only the second set has it.
    Added,
    /// Only the first set has it.
    Removed,
    /// Both have the criterion, at another place among those that both have.
    Moved,
    /// Both have it, with another value.
    Changed,
}

/// What two rule sets give a group of candidates. Those with a placement that stands are not counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyGroupDocument {
    /// What the group is by.
    pub by: GroupBy,
    /// The group: an id or a word of the problem's; `all` for everyone.
    pub value: String,
    /// How many candidates it has.
    pub candidates: u32,
    /// How many are refused.
    pub refused: [u32; 2],
    /// How many have a place.
    pub placed: [u32; 2],
    /// The quarters that those with a place wait, in all.
    pub waiting: [u64; 2],
    /// How many have a place under both.
    pub placed_in_both: u32,
    /// The quarters that these wait, in all: what a mean of the two can be compared by.
    pub waiting_in_both: [u64; 2],
    /// How many are better off under the second.
    pub gain: u32,
    /// How many are worse off under the second.
    pub lose: u32,
}

/// What a group is by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GroupBy {
    /// Everyone.
    All,
    /// The trust.
    Trust,
    /// Whether the first wish is for the nearest hospital.
    NearestHospital,
    /// The training scheme.
    Scheme,
    /// The employment.
    Employment,
    /// The supervision group.
    SupervisionGroup,
    /// Whether specialists are short in the municipality.
    SpecialistShortage,
    /// The municipality.
    Municipality,
}

/// A candidate whom the other rule set moves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MovedDocument {
    /// Who.
    pub candidate: Id,
    /// At which trust.
    pub trust: Id,
    /// What each gives.
    pub outcomes: [PolicyOutcomeDocument; 2],
    /// What the difference is.
    pub change: OutcomeChange,
    /// Whether it is better for the candidate, by what the candidate puts first.
    pub effect: Effect,
}

/// What a rule set gives a candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyOutcomeDocument {
    /// Placed, in the queue without a place, or refused.
    pub outcome: PolicyOutcome,
    /// The place in the trust's queue, from 1; absent for who is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue_place: Option<u32>,
    /// The place; absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<OutcomePlaceDocument>,
}

/// The place that a rule set gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutcomePlaceDocument {
    /// First quarter.
    pub start: Quarter,
    /// Quarters from the first quarter of `earliest` to the start.
    pub waiting: u32,
    /// The place in the candidate's list of wishes, from 0.
    pub wish: u32,
    /// 1 where some unit is not of the nearest hospital.
    pub away: u32,
    /// The sum over segments of 0 (most relevant), 1 or 2.
    pub relevance: u32,
    /// The units, one per segment.
    pub units: Vec<Id>,
}

/// What becomes of a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PolicyOutcome {
    /// Has a place.
    Placed,
    /// Is in the queue, without a place.
    Unplaced,
    /// Is refused by a rule.
    Refused,
}

/// What the difference between two outcomes is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeChange {
    /// Refused under the first, in the queue without a place under the second.
    Admitted,
    /// Placed under the second alone.
    NewlyPlaced,
    /// Starts earlier.
    Earlier,
    /// Starts at the same time at a better place.
    BetterPlace,
    /// Another unit of the same worth, at the same time.
    OtherUnit,
    /// The same: only the place in the queue is another.
    QueueOnly,
    /// Starts at the same time at a worse place.
    WorsePlace,
    /// Starts later.
    Later,
    /// Placed under the first alone.
    NoLongerPlaced,
    /// In the queue without a place under the first, refused under the second.
    NowRefused,
}

/// Whether a change is for the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Better.
    Gain,
    /// Neither better nor worse.
    Neither,
    /// Worse.
    Lose,
}

/// Whom reading `nearest_hospital` moves in the queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NearestMovesDocument {
    /// The rule set that reads it.
    pub rules: Id,
    /// Those whose place in their trust's queue is another than if it were not read, by id.
    pub moved: Vec<NearestMovedDocument>,
}

/// Someone whom reading `nearest_hospital` moves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NearestMovedDocument {
    /// Who.
    pub candidate: Id,
    /// At which trust.
    pub trust: Id,
    /// The place in the trust's queue, from 1.
    pub queue_place: u32,
    /// The place if it were not read.
    pub without: u32,
}
