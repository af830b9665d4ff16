//! `alis.plan/1`: what is proposed. Nominations, never appointments.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::scalars::{planned_date, planned_date_schema};
use super::{CommitmentStatus, Id, ProofDocument, ReasonDocument};
use crate::calendar::{Date, Quarter};

/// The format line of a plan document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum PlanFormat {
    /// The first version.
    #[serde(rename = "alis.plan/1")]
    V1,
}

/// A plan: who is proposed where and when, who is not and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanDocument {
    /// `"alis.plan/1"`
    pub format: PlanFormat,
    /// The engine that made it.
    pub engine: EngineDocument,
    /// SHA-256 of the problem document's bytes, in hexadecimal.
    pub problem_sha256: String,
    /// The rule set's id.
    pub rules: Id,
    /// SHA-256 of the rule set's canonical JSON, in hexadecimal.
    pub rules_sha256: String,
    /// Whether every level is proved.
    pub status: PlanStatus,
    /// With `feasible`, and there alone: the values of ranks 1 to this one are proved; 0 where none are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proved_to_rank: Option<u32>,
    /// Who has a place, by rank.
    pub placements: Vec<PlacementDocument>,
    /// Who is eligible and has none, by rank.
    pub unplaced: Vec<UnplacedDocument>,
    /// Who is refused by a rule, by id.
    pub ineligible: Vec<IneligibleDocument>,
    /// Every pool in every quarter of the horizon, by id and quarter.
    pub posts: Vec<PostUseDocument>,
    /// What a person should look at, by code, candidate, id, value and rule.
    pub warnings: Vec<WarningDocument>,
    /// Why each candidate got what they got: the ranked who are not committed by rank, then the ineligible by id. Empty
    /// where no reasons were asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<ReasonDocument>,
    /// The proofs that reasons point to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proofs: Vec<ProofDocument>,
}

/// The engine that made a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EngineDocument {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// Whether a plan is proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlanStatus {
    /// Both tiers of the objective are proved.
    Optimal,
    /// Time ran out: every rule holds, not every value is proved.
    Feasible,
}

/// A candidate's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlacementDocument {
    /// Who.
    pub candidate: Id,
    /// At which trust.
    pub trust: Id,
    /// The place in the whole document's order, from 1.
    pub rank: u32,
    /// The place in the trust's queue, from 1; absent for a commitment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue_place: Option<u32>,
    /// Proposed, expected, or the commitment's status.
    pub status: PlacementStatus,
    /// First quarter.
    pub start: Quarter,
    /// First day.
    #[serde(deserialize_with = "planned_date")]
    #[schemars(schema_with = "planned_date_schema")]
    pub start_date: Date,
    /// Last day.
    #[serde(deserialize_with = "planned_date")]
    #[schemars(schema_with = "planned_date_schema")]
    pub end_date: Date,
    /// Months served.
    pub months: u32,
    /// Quarters from the first quarter of `earliest` to the start.
    pub waiting: u32,
    /// The place in the candidate's list of wishes, from 0.
    pub wish: u32,
    /// 1 where some unit is not of the nearest hospital.
    pub away: u32,
    /// The sum over segments of 0 (most relevant), 1 or 2.
    pub relevance: u32,
    /// Where and when, in order.
    pub segments: Vec<PlannedSegmentDocument>,
}

/// How firm a placement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlacementStatus {
    /// Proposed for decision now.
    Proposed,
    /// Expected: further ahead than `nominate_through`, revised later.
    Expected,
    /// A commitment: being served.
    Serving,
    /// A commitment: offered and accepted.
    Accepted,
    /// A commitment: offered, not yet answered.
    Offered,
}

impl From<CommitmentStatus> for PlacementStatus {
    fn from(status: CommitmentStatus) -> Self {
        match status {
            CommitmentStatus::Serving => Self::Serving,
            CommitmentStatus::Accepted => Self::Accepted,
            CommitmentStatus::Offered => Self::Offered,
        }
    }
}

/// A stretch in one unit, on one pool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlannedSegmentDocument {
    /// The unit.
    pub unit: Id,
    /// The unit's hospital, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hospital: Option<Id>,
    /// The pool.
    pub post: Id,
    /// First quarter.
    pub from: Quarter,
    /// Last quarter.
    pub to: Quarter,
}

/// An eligible candidate without a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnplacedDocument {
    /// Who.
    pub candidate: Id,
    /// At which trust.
    pub trust: Id,
    /// The place in the whole document's order, from 1.
    pub rank: u32,
    /// The place in the trust's queue, from 1.
    pub queue_place: u32,
    /// The first filter that leaves no option; else `full`.
    pub reason: UnplacedReason,
}

/// The first filter, in this order, that leaves a candidate no option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum UnplacedReason {
    /// `earliest`, `latest`, the horizon and the decision date leave no start.
    BeyondHorizon,
    /// Every start touches a leave.
    Leave,
    /// Service does not suffice at any start.
    Service,
    /// No units cover the learning goals that are needed.
    Goals,
    /// No unit is among the wishes.
    Places,
    /// Every option was turned down.
    Declined,
    /// No pool has a post for any option.
    NoPost,
    /// There are options, and those ahead fill them.
    Full,
}

/// A candidate that a rule refuses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IneligibleDocument {
    /// Who.
    pub candidate: Id,
    /// At which trust.
    pub trust: Id,
    /// The first rule that failed.
    pub rule: EligibilityRule,
    /// The field that it read.
    pub field: String,
    /// The value that it found there.
    pub value: String,
}

/// The rules that can refuse a candidate, in the order in which they are tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EligibilityRule {
    /// The scheme is not placed by this rule set.
    Schemes,
    /// The municipality is not registered.
    MunicipalityRegistered,
    /// The municipality lies outside the trust's catchment.
    Catchment,
    /// The employment is not placed by this rule set.
    Employment,
}

/// A pool in a quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PostUseDocument {
    /// The pool.
    pub post: Id,
    /// The quarter.
    pub quarter: Quarter,
    /// The posts there are.
    pub capacity: u32,
    /// The posts that are taken.
    pub used: u32,
}

/// Something that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WarningDocument {
    /// What kind.
    pub code: WarningCode,
    /// The candidate it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidate: Option<Id>,
    /// Another thing it is about: a municipality, a pool, another candidate, a field or a quarter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The value that was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The rule or criterion that it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
}

/// The kinds of warning; they sort by their names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WarningCode {
    /// A criterion reads a field that the candidate lacks.
    CriterionFieldAbsent,
    /// A declined offer matches no option.
    DeclinedMatchesNothing,
    /// `earliest` lies after the horizon.
    EarliestAfterHorizon,
    /// A wished field that no unit of the trust has.
    FieldUnknown,
    /// `latest` lies before `earliest`.
    LatestBeforeEarliest,
    /// Registered later before the start than the rule set advises.
    LeadShort,
    /// A locum contract ends before the placement starts.
    LocumEndsBeforeStart,
    /// Nothing but the lottery decided between two candidates.
    LotteryDecided,
    /// A place of the municipality's own order was overturned.
    MunicipalOrderOverturned,
    /// The decision comes later before the start than the rule set advises.
    NoticeShort,
    /// The old scheme ends before the months needed can.
    OldSchemeEnds,
    /// A `periods` key outside the horizon; not used.
    PeriodOutsideHorizon,
    /// `registered_on` lies after the decision date.
    RegisteredAfterDecision,
    /// The registration was not renewed in the six months before the decision date.
    RegistrationStale,
    /// It is not known whether the municipality is registered.
    RegistrationUnknown,
    /// Less service at the start than the rule set advises.
    ServiceBelowAdvised,
}
