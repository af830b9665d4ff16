//! `alis.problem/1`: what is asked.

use std::fmt;
use std::sync::{Arc, LazyLock};

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, de};

use super::scalars::is_default;
use super::{CandidateDocument, Count, Id, Name, PeriodCounts, RulesDocument};
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
    pub name: Name,
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
    pub name: Name,
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
    pub name: Name,
    /// Its medical field, as wishes name it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Name>,
    /// The learning goals it covers. Default: `ALM-055` and `ALM-085`.
    #[serde(default = "both_goals", skip_serializing_if = "is_both_goals")]
    pub learning_goals: Arc<[String]>,
    /// How relevant it is for general practice. Default: `most`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub relevance: Relevance,
    /// How many may serve there at once. Default: the rule set's `unit_max`, else no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_at_once: Option<Count>,
}

/// The two learning goals that hospital service serves (Helse Nord report 2021, section 1): one list, which all share.
pub fn both_goals() -> Arc<[String]> {
    static BOTH: LazyLock<Arc<[String]>> = LazyLock::new(|| ["ALM-055", "ALM-085"].map(str::to_owned).into());
    Arc::clone(&BOTH)
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
    pub name: Name,
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
