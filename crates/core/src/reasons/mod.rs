//! Why a candidate got what they got, as a person asks: what the [reasons](crate::document::ReasonDocument) and proofs of a
//! plan say of one candidate, put together ([`account`]), and in words for a coordinator ([`in_words`]).
//!
//! What a plan proves is read from the plan; what decided between two candidates is read from the problem, by the order
//! of its rule set. Nothing is planned here, and nothing is checked: that is [`crate::verify`]'s work.

mod closed;
mod read;
mod wording;
mod words;

pub use read::account;
use read::candidate_of;
pub(crate) use wording::{Wording, reason_word, status_word};
pub use words::in_words;

use serde::Serialize;

use crate::calendar::{Date, Quarter};
use crate::document::{
    Choice, CommitmentStatus, CriterionName, EligibilityRule, Id, KeyDocument, PlacementDocument, UnplacedReason,
};

/// All that a plan says of one candidate, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Account {
    /// Who.
    pub candidate: Id,
    /// What the plan says.
    pub outcome: Outcome,
    /// The place in the order; none for whom a rule refuses.
    pub standing: Option<Standing>,
    /// Why this place and not another of equal value, for who is placed by this plan.
    pub choice: Option<Choice>,
    /// Whether the plan proves the values of this candidate; not so behind the rank that a time limit cut off at.
    pub proved: bool,
    /// What would have been better, and why it was not to be had.
    pub better: Vec<Better>,
}

impl Account {
    /// Whether [`Self::better`] says more than the outcome does: not so where the one reason for which somebody has no place
    /// is what bars every start.
    pub fn says_more(&self) -> bool {
        let Outcome::Unplaced { reason, .. } = &self.outcome else { return !self.better.is_empty() };
        let same = |better: &Better| matches!(&better.why, Why::Barred { filter, .. } if filter == reason);
        !self.better.iter().all(same)
    }
}

/// What a plan says of a candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Placed by this plan.
    Placed(PlacementDocument),
    /// A placement that stood before the plan was made.
    Committed(PlacementDocument),
    /// In the queue, and without a place.
    Unplaced {
        /// The first filter that leaves no option; else `full`.
        reason: UnplacedReason,
        /// Where too little service is the reason: the first day on which it will suffice.
        service_suffices_on: Option<Date>,
    },
    /// Refused by a rule.
    Refused(Refusal),
}

/// A rule that refuses a candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The rule.
    pub rule: EligibilityRule,
    /// Where it stands.
    pub source: Option<String>,
    /// How the rule set reads it.
    pub note: Option<String>,
    /// The field that it read.
    pub field: String,
    /// The value that it found there.
    pub value: String,
}

/// A candidate's place in the order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// The rank in the whole document, from 1.
    pub rank: u32,
    /// The place in the trust's queue, from 1; none for a commitment.
    pub queue_place: Option<u32>,
    /// What each criterion read, in the rule set's order.
    pub values: Vec<KeyDocument>,
    /// What put those ahead in the trust's queue there, and how many, in the rule set's order.
    pub ahead: Vec<(Precedence, u32)>,
}

/// What puts somebody before a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Precedence {
    /// A placement that stands, whatever the rank.
    Commitment(CommitmentStatus),
    /// The first criterion in which the two differ.
    Criterion(CriterionName),
    /// Nothing but the lottery.
    Lottery,
    /// Under `time_then_place`: they rank behind, but everyone's start goes before anyone's place.
    Start,
}

/// How starts lie to the one that the candidate got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Against {
    /// The candidate has no place.
    NoPlace,
    /// Earlier.
    Earlier,
    /// The same, for a better place.
    Same,
    /// Later, for a better place.
    Later,
}

/// Starts from which something better would have come, and why it did not: in the same way for all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Better {
    /// The starts, in order.
    pub starts: Vec<Quarter>,
    /// How they lie to the start that the candidate got.
    pub against: Against,
    /// Why nothing came of them.
    pub why: Why,
}

/// Why nothing better was to be had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// There are no such options.
    Barred {
        /// The first filter that leaves none.
        filter: UnplacedReason,
        /// Whether it is that the starts lie before the decision date.
        before_decision: bool,
    },
    /// Others hold what they need.
    Closed(Closed),
}

/// What is full, and who holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Closed {
    /// The limits that are full; those that the candidate could use come first.
    pub limits: Vec<FullLimit>,
    /// Who holds them, by what put them there: commitments, then criteria in the rule set's order, then the lottery.
    pub holders: Vec<Holders>,
    /// Whether it takes a proof by cases: however those ahead are moved, nothing is left.
    pub cases: bool,
    /// Whether a part of it rests on planning again, and on no proof.
    pub resolved: bool,
}

/// What has a limit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitPlace {
    /// A pool of posts.
    Post(Id),
    /// A unit.
    Unit(Id),
    /// A municipality, for how many of its ALIS may be away.
    Municipality(Id),
}

/// A limit that is full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FullLimit {
    /// Of what.
    pub place: LimitPlace,
    /// Whether only stays of a whole half-year are spoken of.
    pub wholes: bool,
    /// Whether the candidate could have used it, in these quarters, from one of the starts.
    pub own: bool,
    /// When it is full, in order.
    pub spans: Vec<FullSpan>,
}

/// Quarters in which a limit is full at the same height.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct FullSpan {
    /// First quarter.
    pub from: Quarter,
    /// Last quarter.
    pub to: Quarter,
    /// How many it bears.
    pub capacity: u32,
}

/// Those who hold a part of what is full, by one thing that put them there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Holders {
    /// What put them there.
    pub by: Precedence,
    /// Who, by rank.
    pub holders: Vec<Holder>,
}

/// One who holds a part of what is full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Holder {
    /// Who.
    pub candidate: Id,
    /// The rank.
    pub rank: u32,
    /// What the criterion that decided read of them; none where no criterion did.
    pub value: Option<KeyDocument>,
}

/// Why nothing can be said of a candidate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReasonsError {
    /// The plan was made of another problem document.
    #[error("the plan was made of another problem document")]
    OtherProblem,
    /// The plan was made by another rule set.
    #[error("the plan was made by another rule set")]
    OtherRules,
    /// The problem has no such candidate.
    #[error("the problem holds no candidate {0}")]
    UnknownCandidate(String),
    /// The plan says nothing of the candidate.
    #[error("the plan says nothing of candidate {0}")]
    NotInPlan(Id),
    /// The plan holds no reasons.
    #[error("the plan holds no reasons for candidate {0}")]
    NoReasons(Id),
    /// The plan points to something that is not there.
    #[error("the reasons of the plan point to something that is not there: {0}")]
    Dangling(String),
}
