//! `alis.problem/1`: what is asked.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, de};

use super::scalars::is_default;
use super::{Count, Id, Months, PeriodCounts, RulesDocument};
use crate::calendar::{Date, Period, Quarter};

/// The format line of a problem document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum ProblemFormat {
    /// The first version.
    #[serde(rename = "alis.problem/1")]
    V1,
}

/// A problem: who is registered, which posts there are, and by which rules to place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProblemDocument {
    /// `"alis.problem/1"`
    pub format: ProblemFormat,
    /// The name of a built-in rule set, or a rule set.
    pub rules: RulesReference,
    /// No placement is proposed to start before this day.
    pub decision_date: Date,
    /// First period of the horizon.
    pub first_period: Period,
    /// Last period of the horizon.
    pub last_period: Period,
    /// Placements that start up to this period are proposed, later ones only expected. Default: `first_period`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nominate_through: Option<Period>,
    /// Decides ties that nothing else decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lottery_seed: Option<String>,
    /// The health trusts.
    pub trusts: Vec<TrustDocument>,
    /// The pools of posts.
    pub posts: Vec<PoolDocument>,
    /// The municipalities.
    pub municipalities: Vec<MunicipalityDocument>,
    /// The registered candidates.
    pub candidates: Vec<CandidateDocument>,
    /// Placements that stand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub commitments: Vec<CommitmentDocument>,
    /// Offers turned down.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub declined: Vec<DeclinedDocument>,
}

/// A rule set by name, or written out.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum RulesReference {
    /// The id of a built-in rule set.
    Name(String),
    /// The user's own rule set.
    Set(Box<RulesDocument>),
}

impl<'de> Deserialize<'de> for RulesReference {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reference;
        impl<'de> de::Visitor<'de> for Reference {
            type Value = RulesReference;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a built-in rule set, or a rule set")
            }
            fn visit_str<E: de::Error>(self, name: &str) -> Result<RulesReference, E> {
                Ok(RulesReference::Name(name.to_owned()))
            }
            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<RulesReference, A::Error> {
                RulesDocument::deserialize(de::value::MapAccessDeserializer::new(map))
                    .map(|set| RulesReference::Set(Box::new(set)))
            }
        }
        deserializer.deserialize_any(Reference)
    }
}

/// A health trust (helseforetak) with its hospitals and units.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TrustDocument {
    /// The trust's id.
    pub id: Id,
    /// The trust's name.
    pub name: String,
    /// Consents to 3+3 months in two units (Helse Nord report 2021, section 3).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub allows_split: bool,
    /// Its hospitals.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hospitals: Vec<HospitalDocument>,
    /// Units of no hospital.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<UnitDocument>,
}

/// A hospital and its units.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HospitalDocument {
    /// The hospital's id.
    pub id: Id,
    /// The hospital's name.
    pub name: String,
    /// Its units.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<UnitDocument>,
}

/// A unit (learning arena) that a candidate serves in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitDocument {
    /// The unit's id.
    pub id: Id,
    /// The unit's name.
    pub name: String,
    /// Its medical field, as wishes name it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The learning goals it covers. Default: `ALM-055` and `ALM-085`.
    #[serde(default = "both_goals", skip_serializing_if = "is_both_goals")]
    pub learning_goals: Vec<String>,
    /// How relevant it is for general practice. Default: `most`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub relevance: Relevance,
    /// How many may serve there at once. Default: the rule set's `unit_max`, else no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_at_once: Option<Count>,
}

/// The two learning goals that hospital service serves (Helse Nord report 2021, section 1).
pub fn both_goals() -> Vec<String> {
    vec!["ALM-055".to_owned(), "ALM-085".to_owned()]
}

fn is_both_goals(goals: &[String]) -> bool {
    goals == ["ALM-055", "ALM-085"]
}

/// How relevant a unit is (Helse Nord report 2021, section 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Relevance {
    /// «mest aktuelle»
    #[default]
    Most,
    /// «kan også være aktuelle»
    Some,
    /// «i mer sjeldne tilfeller»
    Rare,
}

/// A pool of posts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PoolDocument {
    /// The pool's id.
    pub id: Id,
    /// The trust whose posts they are.
    pub trust: Id,
    /// The only units it may be used in; absent: any unit of the trust.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub units: Option<Vec<Id>>,
    /// Earmarked posts, or a vacancy. Default: `earmarked`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: PoolKind,
    /// Posts by period or quarter.
    pub periods: PeriodCounts,
}

/// What kind of posts a pool holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PoolKind {
    /// Earmarked for ALIS.
    #[default]
    Earmarked,
    /// A vacancy that came up (Ahus report 2020, 7.3.1.2).
    Vacancy,
}

/// A municipality.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MunicipalityDocument {
    /// The municipality's id.
    pub id: Id,
    /// The municipality's name.
    pub name: String,
    /// The trust whose catchment it lies in; may be one that this document does not hold.
    pub trust: Id,
    /// Its nearest hospital, by table; may be one that this document does not hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nearest_hospital: Option<Id>,
    /// Its registration as a training institution; absent: unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration: Option<Registration>,
    /// Whether it is short of specialists in general practice. Default: false.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub specialist_shortage: bool,
    /// How many of its ALIS may be away at once; absent: no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_absent: Option<Count>,
}

/// A municipality's registration as a training institution (spesialistforskriften § 19).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Registration {
    /// Registered.
    Registered,
    /// Provisionally registered.
    Provisional,
    /// Not registered.
    None,
}

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
    Field(String),
    /// Three months in each of two units, in either order.
    Split([Id; 2]),
}

/// A placement that stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CommitmentDocument {
    /// Whose it is.
    pub candidate: Id,
    /// How far it has come.
    pub status: CommitmentStatus,
    /// Where and when, in order.
    #[serde(default)]
    pub segments: Vec<SegmentDocument>,
}

/// How far a commitment has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CommitmentStatus {
    /// Being served.
    Serving,
    /// Offered and accepted.
    Accepted,
    /// Offered, not yet answered.
    Offered,
}

/// A stretch in one unit, on one pool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SegmentDocument {
    /// The unit.
    pub unit: Id,
    /// The pool.
    pub post: Id,
    /// First quarter.
    pub from: Quarter,
    /// Last quarter.
    pub to: Quarter,
}

/// An offer turned down; it is not made again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclinedDocument {
    /// Who turned it down.
    pub candidate: Id,
    /// The start of the placement.
    pub start: Quarter,
    /// Exactly these units, one per segment; absent: every option with that start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub units: Option<Vec<Id>>,
}
