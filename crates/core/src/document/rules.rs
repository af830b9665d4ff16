//! `alis.rules/1`: a rule set as data. Another order is another rule set, not another program.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::scalars::is_default;
use super::{Count, Employment, Id, Scheme};
use crate::calendar::{Date, Period};

/// The format line of a rule set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum RulesFormat {
    /// The first version.
    #[serde(rename = "alis.rules/1")]
    V1,
}

/// A rule set: who is eligible, who comes first, which shapes a placement may have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RulesDocument {
    /// `"alis.rules/1"`
    pub format: RulesFormat,
    /// The set's id.
    pub id: Id,
    /// What people call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The document that it is published in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// How a reading of the source was chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who may be placed. What is absent is not checked.
    #[serde(default, skip_serializing_if = "is_default")]
    pub eligibility: EligibilityDocument,
    /// The criteria, the weightiest first; the first that differs decides. A lottery always comes last.
    pub priority: Vec<CriterionDocument>,
    /// Which shapes a placement may have.
    #[serde(default, skip_serializing_if = "is_default")]
    pub shapes: ShapesDocument,
    /// How many may serve in a unit at once, where the unit does not say; absent: no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_max: Option<Count>,
    /// The order of the levels. Default: `time_and_place`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub objective: Option<Objective>,
}

/// A rule's value with its place in the source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule<T> {
    /// What the rule says.
    pub value: T,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// How it is read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Who may be placed, and what is only advised.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EligibilityDocument {
    /// The schemes that are placed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schemes: Option<Rule<Vec<Scheme>>>,
    /// The municipality must be registered (or provisionally so).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub municipality_registered: Option<Rule<bool>>,
    /// The municipality must lie in the trust's catchment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub catchment: Option<Rule<bool>>,
    /// The employments that are placed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub employment: Option<Rule<Vec<Employment>>>,
    /// Months of service needed on the day that a placement starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_service_months: Option<Rule<Count>>,
    /// Months of service advised on the day that a placement starts; fewer give a warning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advised_service_months: Option<Rule<Count>>,
    /// Months from the decision to the start that are advised for earmarked posts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advised_notice_months: Option<Rule<Count>>,
    /// Months from the registration to the start that are advised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advised_lead_months: Option<Rule<Count>>,
    /// The first period that `advised_lead_months` is read for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advised_lead_from: Option<Rule<Period>>,
    /// The last day on which old-scheme service can end; later gives a warning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old_scheme_ends: Option<Rule<Date>>,
}

/// A criterion with its parameters and source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CriterionDocument {
    /// Which criterion.
    pub criterion: CriterionName,
    /// `employment` alone, and needed there: the classes, best first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub classes: Option<Vec<Vec<EmploymentClassDocument>>>,
    /// `service_months` alone: months are compared in groups of so many. Default: 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<Count>,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// How it is read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// The criteria that a rule set may list. The lottery is never listed: it always comes last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CriterionName {
    /// Whose placement was broken off comes first.
    Interrupted,
    /// Who wishes for the nearest hospital comes first.
    NearestHospital,
    /// The classes of employment, in order.
    Employment,
    /// More counted service comes first.
    ServiceMonths,
    /// An earlier expected completion comes first.
    RemainingTime,
    /// Completed, started, none.
    SupervisionGroup,
    /// More learning goals, then more courses.
    Progress,
    /// Who serves where specialists are short comes first.
    SpecialistShortage,
    /// The municipality's own order.
    MunicipalRank,
    /// An earlier registration comes first.
    RegisteredOn,
}

/// An employment that belongs to a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EmploymentClassDocument {
    /// The employment.
    pub employment: Employment,
    /// `locum` alone: the contract lasts at least so many months.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_months: Option<Count>,
    /// `locum` alone: the contract lasts longer than so many months.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over_months: Option<Count>,
}

/// Which shapes a placement may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShapesDocument {
    /// When 3+3 months in two units are possible; absent: never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split: Option<SplitRule>,
    /// 9 and 12 months must be served in two different units. Default: false.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub two_units: Option<bool>,
}

/// When 3+3 months in two units are possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SplitRule {
    /// A wish and the trust's consent.
    ByWish,
    /// A wish, a stated need and the trust's consent.
    ByWishAndNeed,
}

/// The order of the objective's levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Objective {
    /// Each candidate's time and place before the next candidate's.
    #[default]
    TimeAndPlace,
    /// Everyone's time before anyone's place.
    TimeThenPlace,
}
