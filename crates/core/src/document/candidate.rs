//! A candidate in a problem document.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::scalars::is_default;
use super::{Count, Id, Months, Name};
use crate::calendar::{Date, Period};

/// A registered candidate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CandidateDocument {
    /// The candidate's id: opaque, never a name or a national number.
    pub id: Id,
    /// The municipality of service.
    pub municipality: Id,
    /// The one trust that the candidate is registered with.
    pub trust: Id,
    /// Overrides the municipality's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nearest_hospital: Option<Id>,
    /// First complete registration; a renewal never changes it.
    pub registered_on: Date,
    /// Latest renewal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated_on: Option<Date>,
    /// The training scheme.
    pub scheme: Scheme,
    /// Months left to serve. Default: 6, old scheme 12.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months_needed: Option<Months>,
    /// An earlier placement was broken off. Default: false.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub interrupted: bool,
    /// Whole months of ALIS service, full-time equivalent, in registered municipalities.
    pub service_months: Count,
    /// The day that `service_months` was counted. Default: `decision_date`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service_counted_on: Option<Date>,
    /// When the training is expected to be complete.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_completion: Option<Date>,
    /// The employment in the municipality.
    pub employment: Employment,
    /// First day of a locum's contract; with `locum`, and only then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locum_from: Option<Date>,
    /// Last day of a locum's contract; with `locum`, and only then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locum_to: Option<Date>,
    /// The supervision group. Default: `none`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub supervision_group: SupervisionGroup,
    /// Approved learning goals. Default: 0.
    #[serde(default, skip_serializing_if = "is_default")]
    pub learning_goals_done: Count,
    /// Completed courses. Default: 0.
    #[serde(default, skip_serializing_if = "is_default")]
    pub courses_done: Count,
    /// The learning goals that the placement must cover. Default: `ALM-055` and `ALM-085`, old scheme none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goals_needed: Option<Vec<String>>,
    /// The municipality's own order, 1 first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub municipal_rank: Option<Count>,
    /// The first period wished for; waiting counts from it.
    pub earliest: Period,
    /// The last acceptable starting period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<Period>,
    /// Leaves: dates alone, never the cause.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leave: Vec<LeaveDocument>,
    /// Wishes, best first; empty: any unit of the trust.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<PlaceDocument>,
    /// May be placed outside `places`. Default: false.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub open_to_others: bool,
    /// Whether an earlier start or a better place comes first. Default: `time`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub prefers: Prefers,
    /// The need behind a 3+3 wish is stated. Default: false.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub split_need: bool,
    /// The trust's consent in this case. Default: its `allows_split`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split_consent: Option<bool>,
}

/// The training scheme that a candidate follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Scheme {
    /// The scheme of 2019.
    New,
    /// Converted from the old scheme to the new.
    Converted,
    /// The scheme before 2019, with 12 months in hospital.
    Old,
}

/// How a candidate is employed in the municipality.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Employment {
    /// A permanent municipal post.
    Permanent,
    /// An own list as a GP.
    OwnList,
    /// A locum with a contract from and to a day.
    Locum,
    /// Anything else.
    Other,
}

/// How far a candidate has come in a supervision group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SupervisionGroup {
    /// Not begun.
    #[default]
    None,
    /// Taking part.
    Started,
    /// Done.
    Completed,
}

/// What a candidate puts first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Prefers {
    /// An earlier start before a better place.
    #[default]
    Time,
    /// A better place before an earlier start.
    Place,
}

/// A leave: first and last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeaveDocument {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

/// One wish.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlaceDocument {
    /// One unit.
    Unit(Id),
    /// Any unit of a hospital.
    Hospital(Id),
    /// Any unit of a medical field.
    Field(Name),
    /// Three months in each of two units, in either order.
    Split([Id; 2]),
}
