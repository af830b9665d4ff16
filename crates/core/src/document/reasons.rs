//! The part of `alis.plan/1` that says why: a reason for each candidate, and the proofs that reasons point to
//! (docs/verification.md says how a stranger checks them).

use std::{borrow::Cow, ops::Deref};

use compact_str::CompactString;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use super::scalars::{is_default, planned_date, planned_date_schema};
use super::{CommitmentStatus, Id, UnplacedReason};
use crate::calendar::{Date, Period, Quarter};

/// Why a candidate got what they got.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReasonDocument {
    /// Who.
    pub candidate: Id,
    /// The values of the rule set's criteria, in its order: the first in which two candidates differ decided between
    /// them. Empty for the ineligible.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keys: Vec<KeyText>,
    /// For who is placed: why this place and not another of equal value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<Choice>,
    /// For the ineligible: where the rule that refused them stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Where too little service is what leaves no option: the first day on which it will suffice.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "some_planned_date")]
    #[schemars(schema_with = "planned_date_schema")]
    pub service_suffices_on: Option<Date>,
    /// The starts from which something better would have come, in order, and why it did not; empty where nothing is better.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub better: Vec<BetterDocument>,
}

/// The value of a criterion as text.
///
/// Up to 24 bytes, which nearly all are, lie in the value itself, off the heap: there are a few for each candidate.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyText(CompactString);

impl Deref for KeyText {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for KeyText {
    fn from(text: &str) -> Self {
        Self(CompactString::new(text))
    }
}

impl JsonSchema for KeyText {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        String::schema_name()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

/// Places in `proofs`, ascending. A few lie in the value itself, off the heap: a plan has several such lists for each
/// candidate, nearly all of them short.
pub type ProofNumbers = SmallVec<[u32; 6]>;

/// Why nothing better was to be had from one start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BetterDocument {
    /// The first quarter of the options that are spoken of: all the candidate's options from it that are worth more than
    /// what they got.
    pub start: Quarter,
    /// There are no such options: the first filter that leaves none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub barred: Option<UnplacedReason>,
    /// The proofs that close them, by their places in `proofs`, ascending.
    #[serde(default, skip_serializing_if = "ProofNumbers::is_empty")]
    pub proofs: ProofNumbers,
    /// No form of proof covers some of them: found by solving, and to be checked by solving again.
    #[serde(default, skip_serializing_if = "is_default")]
    pub resolved: bool,
}

/// Why a placed candidate got this option and not another of equal value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// No other option is worth the same.
    Only,
    /// The first in the canonical order of those worth the same.
    First,
    /// Those earlier in the canonical order are needed for the values of others.
    Later,
}

/// A statement that places cannot be had, with all that is needed to check it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProofDocument {
    /// What form it has.
    pub kind: ProofKind,
    /// It holds for whoever is ranked here or behind: everyone it speaks of is committed or ranked ahead of this.
    pub rank: u32,
    /// With `time_then_place` alone: which of a candidate's values it speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Pass>,
    /// The limits that are full, or exceeded. Empty in a case proof.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<LimitDocument>,
    /// Who fills them, by rank. Empty in a case proof.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holders: Vec<HolderDocument>,
    /// A case proof alone: whose options it refutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidate: Option<Id>,
    /// A case proof alone: the start of those options.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Quarter>,
    /// A case proof alone: the proofs that close the candidate's other options from this start.
    #[serde(default, skip_serializing_if = "ProofNumbers::is_empty")]
    pub beside: ProofNumbers,
    /// A case proof alone: the nodes of its tree; the first is the root, and each points to later ones only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nodes: Vec<NodeDocument>,
}

/// The forms of proof (model, Reasons).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProofKind {
    /// Full limits, whose holders could only move among them.
    ClosedSet,
    /// The same, where some limits are counts of whole half-years beside half ones.
    Count,
    /// A tree of cases, each leaf of which is one of the others.
    Cases,
}

/// The two passes of `time_then_place`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Pass {
    /// The waiting: those ahead keep their starts.
    Time,
    /// The place at the proved start: those ahead keep all their values, those behind their starts.
    Place,
}

/// A limit: one of `post`, `unit` and `municipality`, in a quarter; or the whole half-years of a post or unit in a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitDocument {
    /// A pool of posts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<Id>,
    /// A unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Id>,
    /// A municipality: its ALIS who are away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub municipality: Option<Id>,
    /// The quarter that it is a limit in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quarter: Option<Quarter>,
    /// A count: the period whose whole half-years it limits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// How many it bears.
    pub capacity: u32,
    /// A count alone: who takes a part of the period here that is certain, and never the whole, by rank.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fixed: Vec<Id>,
    /// A count alone: who takes one of the two quarters here, whichever, and never the whole, by rank.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub splits: Vec<Id>,
}

/// Who holds a part of the limits of a proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HolderDocument {
    /// Who.
    pub candidate: Id,
    /// The rank.
    pub rank: u32,
    /// A placement that stands: its status.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commitment: Option<CommitmentStatus>,
}

/// A node of a case proof: a split on one candidate's options, or a leaf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NodeDocument {
    /// A split: whose options are parted in those that use `split_by` and those that do not. A leaf with a candidate and
    /// no limits: no option is left to them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidate: Option<Id>,
    /// A split: the limit that parts them (a post or a unit in a quarter).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split_by: Option<SplitDocument>,
    /// A split: the node of those that use it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uses: Option<u32>,
    /// A split: the node of those that do not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avoids: Option<u32>,
    /// A leaf: the limits that are exceeded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<LimitDocument>,
    /// A leaf: who asks more of them than they bear, by rank; the one who is refused, last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holders: Vec<Id>,
}

/// What parts a candidate's options: whether they use a post or a unit in a quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SplitDocument {
    /// The pool of posts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<Id>,
    /// The unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Id>,
    /// The quarter.
    pub quarter: Quarter,
}

fn some_planned_date<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    planned_date(deserializer).map(Some)
}
