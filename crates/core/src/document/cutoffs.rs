//! `alis.cutoffs/1`: how far down the queue the posts reached, and whom to ask about those left empty.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Id, KeyDocument};
use crate::calendar::{Period, Quarter};

/// The format line of cut-offs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum CutoffsFormat {
    /// The first version.
    #[serde(rename = "alis.cutoffs/1")]
    V1,
}

/// How far down the queue the posts of a plan reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CutoffsDocument {
    /// `"alis.cutoffs/1"`
    pub format: CutoffsFormat,
    /// SHA-256 of the problem document's bytes, in hexadecimal.
    pub problem_sha256: String,
    /// The rule set's id.
    pub rules: Id,
    /// SHA-256 of the rule set's canonical JSON, in hexadecimal.
    pub rules_sha256: String,
    /// Each pool in each period in which it has posts, by id and period.
    pub pools: Vec<PoolCutoffDocument>,
    /// Each unit in each period in which someone could serve or serves there, by id and period.
    pub units: Vec<UnitCutoffDocument>,
    /// The posts left empty, by pool and period, with those who could be asked.
    pub empty: Vec<EmptyPostDocument>,
}

/// A pool in a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PoolCutoffDocument {
    /// The pool.
    pub post: Id,
    /// Its trust.
    pub trust: Id,
    /// The half-year.
    pub period: Period,
    /// The posts in the period's two quarters.
    pub capacity: [u32; 2],
    /// How far down the queue they reached.
    pub cutoff: CutoffDocument,
}

/// A unit in a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitCutoffDocument {
    /// The unit.
    pub unit: Id,
    /// Its trust.
    pub trust: Id,
    /// The half-year.
    pub period: Period,
    /// How many may serve there at once; absent: no limit of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_at_once: Option<u32>,
    /// How far down the queue its places reached.
    pub cutoff: CutoffDocument,
}

/// How far down the queue the places of a pool or unit in a period reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CutoffDocument {
    /// Those whose placement stands and who serve there then.
    pub committed: u32,
    /// Those in the queue with an option that serves there then, whatever the others get.
    pub asked: u32,
    /// Those of them for whom such an option is worth no less than what the plan gives them.
    pub competed: u32,
    /// Those in the queue who serve there then by the plan.
    pub got_in: u32,
    /// Whether it has no room left for a whole half-year, whatever the other limits have.
    pub full: bool,
    /// Of those in the queue who serve a whole half-year there in one stretch, the one furthest down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_in: Option<LastInDocument>,
    /// What someone new would need for a whole half-year there.
    pub needs: Need,
    /// With `rank`, and there alone: it is enough to rank ahead of this one, the last one in here or, where it is not
    /// here that it is full, at the pool or unit that is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ahead_of: Option<LastInDocument>,
}

/// What someone new would need to serve a whole half-year somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// There is room.
    Nothing,
    /// A rank: ahead of `ahead_of` is enough.
    Rank,
    /// No rank is seen to be enough: it is full with placements that stand, or with stays of another length.
    NotByRank,
}

/// The last one in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LastInDocument {
    /// Who.
    pub candidate: Id,
    /// The place in the whole document's order, from 1.
    pub rank: u32,
    /// The place in the trust's queue, from 1.
    pub queue_place: u32,
    /// What each criterion read, in the rule set's order.
    pub keys: Vec<KeyDocument>,
}

/// Posts of a pool that are left empty in a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EmptyPostDocument {
    /// The pool.
    pub post: Id,
    /// Its trust.
    pub trust: Id,
    /// The half-year.
    pub period: Period,
    /// The posts left empty in the period's two quarters.
    pub empty: [u32; 2],
    /// Who could fill one of them by widening the wishes, by rank.
    pub ask: Vec<AskDocument>,
}

/// Someone who could be asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskDocument {
    /// Who.
    pub candidate: Id,
    /// The place in the whole document's order, from 1.
    pub rank: u32,
    /// The place in the trust's queue, from 1.
    pub queue_place: u32,
    /// The start that the plan gives; absent for who has no place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned_start: Option<Quarter>,
    /// The start that the empty post would give.
    pub start: Quarter,
    /// What the candidate would have to widen: the least that is enough.
    pub widen: Vec<Widening>,
    /// The units in which the post could be used, by id.
    pub units: Vec<Id>,
}

/// What a candidate would have to widen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Widening {
    /// `prefers`: the time before the place.
    Prefers,
    /// `places`: other units than those wished for.
    Places,
    /// `latest`: a later start.
    Latest,
}
