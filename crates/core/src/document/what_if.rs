//! `alis.what_if/1`: what single changes to a problem would have given a candidate, each confirmed by planning again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::scalars::{planned_date, planned_date_schema};
use super::{Change, Id, PlacementStatus, PlannedSegmentDocument, UnplacedReason};
use crate::calendar::{Date, Quarter};

/// The format line of an answer to "what if".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum WhatIfFormat {
    /// The first version.
    #[serde(rename = "alis.what_if/1")]
    V1,
}

/// What single changes would have given a candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhatIfDocument {
    /// `"alis.what_if/1"`
    pub format: WhatIfFormat,
    /// SHA-256 of the problem document's bytes, in hexadecimal.
    pub problem_sha256: String,
    /// The rule set's id.
    pub rules: Id,
    /// SHA-256 of the rule set's canonical JSON, in hexadecimal.
    pub rules_sha256: String,
    /// Whom it is about.
    pub candidate: Id,
    /// At which trust.
    pub trust: Id,
    /// Whose eyes it is for.
    pub audience: Audience,
    /// Whether changes that help were looked for, or one change was asked about.
    pub question: WhatIfQuestion,
    /// What the plan gives the candidate.
    pub outcome: OutcomeDocument,
    /// The changes: those that help, best first; or the one that was asked about, whether it helps or not.
    pub counterfactuals: Vec<CounterfactualDocument>,
    /// How many changed problems were planned again.
    pub resolves: u32,
    /// How many changes were left untried, because the budget of plans was used up.
    pub not_tried: u32,
}

/// Whose eyes an answer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Whoever coordinates: everything.
    Coordinator,
    /// The candidate: nothing that is for the coordinator alone, and of others the numbers alone.
    Candidate,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WhatIfQuestion {
    /// Which smallest single changes would have helped.
    WhatHelps,
    /// What one change would do.
    Asked,
}

/// What a candidate ends with. For who is refused by a rule, or has withdrawn, nothing is stated.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutcomeDocument {
    /// The place in the trust's queue, from 1; absent for a commitment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue_place: Option<u32>,
    /// The place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub placement: Option<HeldDocument>,
    /// Why there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unplaced: Option<UnplacedReason>,
}

/// A place, with its values by the candidate's wishes as the problem states them, whatever the change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HeldDocument {
    /// Proposed, expected, or the commitment's status.
    pub status: PlacementStatus,
    /// First quarter.
    pub start: Quarter,
    /// First day.
    #[serde(deserialize_with = "planned_date")]
    #[schemars(schema_with = "planned_date_schema")]
    pub start_date: Date,
    /// Quarters from the first quarter of the stated `earliest` to the start; 0 where it is before it.
    pub waiting: u32,
    /// The place in the stated list of wishes, from 0; its length outside it.
    pub wish: u32,
    /// 1 where some unit is not of the nearest hospital.
    pub away: u32,
    /// The sum over segments of 0 (most relevant), 1 or 2.
    pub relevance: u32,
    /// Where and when, in order.
    pub segments: Vec<PlannedSegmentDocument>,
}

/// One change and what it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CounterfactualDocument {
    /// The change.
    pub change: Change,
    /// The same as text, as `alis explain --what-if` takes it.
    pub expression: String,
    /// For the coordinator alone: it teaches how to state wishes, or is about someone else. Default: false.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub coordinator_only: bool,
    /// What it does to the candidate.
    pub effect: EffectKind,
    /// What the candidate would end with.
    pub outcome: OutcomeDocument,
    /// How many others gain by it.
    pub others_gain: u32,
    /// How many others lose by it.
    pub others_lose: u32,
    /// Each other candidate who would serve elsewhere or at another time, by rank; left out for the candidate's eyes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<EffectDocument>,
}

/// What a change does to another candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EffectDocument {
    /// Who.
    pub candidate: Id,
    /// What.
    pub effect: EffectKind,
    /// The place in the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<HeldDocument>,
    /// The place after the change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<HeldDocument>,
}

/// What a change does to a candidate: the first value that differs, in the order in which they count for the candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EffectKind {
    /// A place where there was none.
    Placed,
    /// Less waiting.
    Earlier,
    /// A better wish, nearer, or a more relevant unit.
    BetterPlace,
    /// The same units at the same time, or none as before.
    Unchanged,
    /// Other units or another start, worth the same.
    OtherPlace,
    /// A worse wish, farther away, or a less relevant unit.
    WorsePlace,
    /// More waiting.
    Later,
    /// No place where there was one.
    Unplaced,
    /// No longer in the queue: the change itself.
    Withdrawn,
}

impl EffectKind {
    /// Whether the candidate is better off.
    pub fn gains(self) -> bool {
        matches!(self, Self::Placed | Self::Earlier | Self::BetterPlace)
    }

    /// Whether the candidate is worse off.
    pub fn loses(self) -> bool {
        matches!(self, Self::WorsePlace | Self::Later | Self::Unplaced)
    }
}
