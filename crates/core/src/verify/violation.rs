//! What is wrong with a plan, as data.

use std::fmt;

use serde::Serialize;

use super::words::Statement;
use crate::language::Language;

/// One thing in a plan that is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Violation {
    /// The check that failed.
    pub rule: ViolationRule,
    /// A JSON pointer into the plan document.
    pub pointer: String,
    /// What the plan says, or what follows from it.
    pub found: Statement,
    /// What it must say.
    pub expected: Statement,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line(Language::En))
    }
}

/// The checks that a plan can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
#[serde(rename_all = "snake_case")]
pub enum ViolationRule {
    /// The plan was made from other bytes.
    ProblemSha256,
    /// The plan names another rule set.
    RulesId,
    /// The plan was made by a rule set of other contents.
    RulesSha256,
    /// The plan was made by another engine.
    EngineName,
    /// `proved_to_rank` without `feasible` or `feasible` without it, or above the number of the ranked.
    ProvedToRank,
    /// A candidate whom the problem does not hold.
    CandidateUnknown,
    /// A candidate who stands in the plan twice.
    CandidateRepeated,
    /// A candidate who stands nowhere in the plan.
    CandidateMissing,
    /// A candidate in the wrong list: refused and yet placed, or committed and yet unplaced.
    CandidateMisplaced,
    /// A list that is not in its order.
    SortOrder,
    /// Another trust than the candidate's.
    Trust,
    /// Another rank than the criteria give.
    Rank,
    /// Another place in the trust's queue.
    QueuePlace,
    /// Refused by another rule, or by none.
    IneligibleRule,
    /// Refused for another field.
    IneligibleField,
    /// Refused for another value.
    IneligibleValue,
    /// A commitment that is not repeated as it stands.
    Commitment,
    /// Another status than `proposed`, `expected` or the commitment's.
    Status,
    /// `start` is not the first quarter of the segments.
    Start,
    /// `start_date` is not the first day.
    StartDate,
    /// `end_date` is not the last day.
    EndDate,
    /// `months` is not what the segments hold.
    Months,
    /// Another waiting.
    Waiting,
    /// Another place among the wishes.
    Wish,
    /// Another `away`.
    Away,
    /// Another relevance.
    Relevance,
    /// A unit's hospital is another.
    Hospital,
    /// Segments of no shape for the months needed.
    Shape,
    /// 9 or 12 months in one unit where two are demanded.
    TwoUnits,
    /// A 3+3 placement without wish, consent or stated need.
    Split,
    /// A start before the decision date.
    DecisionDate,
    /// A start before `earliest`.
    Earliest,
    /// A start after `latest`.
    Latest,
    /// Outside the horizon.
    Horizon,
    /// In a quarter that a leave overlaps.
    Leave,
    /// Too little service at the start.
    Service,
    /// A unit that is not there, or of another trust.
    Unit,
    /// The units do not cover the learning goals.
    Goals,
    /// Outside the wishes, without `open_to_others`.
    Places,
    /// An offer that was turned down.
    Declined,
    /// A pool that is not there, or of another trust.
    Pool,
    /// A pool that may not be used in the unit.
    PoolUnit,
    /// A pool with no posts in a quarter.
    PoolCount,
    /// An earmarked pool where only a vacancy may be used.
    PoolKind,
    /// More in a pool than its posts.
    PoolLimit,
    /// More in a unit than may serve there at once.
    UnitLimit,
    /// More of a municipality away than may be.
    MunicipalityLimit,
    /// The list of posts is not every pool in every quarter of the horizon.
    PostList,
    /// Another capacity.
    PostCapacity,
    /// Another use.
    PostUsed,
    /// Another reason for having no place.
    Reason,
    /// A warning that is due and absent.
    WarningMissing,
    /// A warning that is not due.
    WarningUnexpected,
    /// A post stands empty that someone unplaced could take.
    EmptyPost,
    /// A better option is open beside those ranked ahead.
    PassedOver,
    /// An option of equal values comes earlier in the canonical order, and is free.
    CanonicalOrder,
    /// Two candidates' options exchanged make the plan better.
    Exchange,
    /// The list of reasons is not everyone who is ranked and not committed, by rank, and then the ineligible, by id.
    ReasonList,
    /// Another number of keys than of criteria.
    ReasonKeyCount,
    /// Another value of a criterion.
    ReasonKey,
    /// Another choice among equals.
    ReasonChoice,
    /// Another place where the rule that refuses stands.
    ReasonSource,
    /// Another day on which service suffices.
    ServiceSufficesOn,
    /// The starts of `better` are others.
    BetterList,
    /// Another filter bars a start.
    BetterBarred,
    /// A start of `better` without proofs where they are due, or with proofs where nothing is to be proved.
    BetterForm,
    /// A better option that no cited proof closes.
    BetterOpen,
    /// A proof cited that is not there, or out of order.
    ProofIndex,
    /// A proof of a rank that there is not, or cited by somebody ahead of it.
    ProofRank,
    /// A proof that speaks of other values, or does not say of which.
    ProofPass,
    /// A proof, or a node of one, that is of no form.
    ProofForm,
    /// A limit of a proof that is none.
    ProofLimit,
    /// Another capacity of a limit.
    ProofCapacity,
    /// A limit that stands twice in one list.
    ProofRepeated,
    /// Somebody without a stake in a proof.
    ProofHolder,
    /// Candidates of a proof who are not in their order, or stand twice.
    ProofOrder,
    /// Another rank of a holder.
    HolderRank,
    /// Another status of a holder's commitment.
    HolderCommitment,
    /// The holders of a closed set do not use it up.
    ProofSum,
    /// Somebody in a count who does not take the part that is said.
    ProofCount,
    /// A case proof of somebody whom it cannot speak of.
    ProofCandidate,
    /// A case proof that refutes nothing.
    ProofNeedless,
    /// Nodes that are no tree.
    ProofTree,
    /// A leaf whose limits are not exceeded.
    ProofLeaf,
    /// A leaf that leaves options where there should be none.
    ProofEmptyLeaf,
    /// A proof that nothing cites.
    ProofUncited,
}

impl fmt::Display for ViolationRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&name_of(self))
    }
}

/// A value's name as the documents write it.
pub(super) fn name_of<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        Ok(other) => other.to_string(),
        Err(error) => error.to_string(),
    }
}

/// Adds a violation where a stated value is not the right one: the same as [`Report::same`], and where nearly all are right and
/// there are many, nothing is made ready before one is not.
macro_rules! same {
    ($report:expr, $rule:expr, ($found:expr, $expected:expr), $($pointer:tt)+) => {
        let (found, expected) = ($found, $expected);
        if found != expected {
            let (found, expected) = (Statement::value(found), Statement::value(expected));
            $report.add($rule, format!($($pointer)+), found, expected);
        }
    };
}
pub(super) use same;

/// The violations found so far.
#[derive(Debug, Default)]
pub(super) struct Report(Vec<Violation>);

impl Report {
    /// Adds a violation.
    pub(super) fn add(
        &mut self,
        rule: ViolationRule,
        pointer: impl Into<String>,
        found: impl Into<Statement>,
        expected: impl Into<Statement>,
    ) {
        let (pointer, found, expected) = (pointer.into(), found.into(), expected.into());
        self.0.push(Violation { rule, pointer, found, expected });
    }

    /// Adds a violation where a stated value is not the right one. Nearly all are, so that this is all that is done.
    #[inline]
    pub(super) fn same<T: PartialEq + fmt::Display>(
        &mut self,
        rule: ViolationRule,
        pointer: impl fmt::Display,
        found: T,
        expected: T,
    ) {
        if found != expected {
            self.add(rule, pointer.to_string(), Statement::value(found), Statement::value(expected));
        }
    }

    /// The same for values that may be absent.
    #[inline]
    pub(super) fn same_if_any<T: PartialEq + fmt::Display>(
        &mut self,
        rule: ViolationRule,
        pointer: impl fmt::Display,
        found: Option<T>,
        expected: Option<T>,
    ) {
        if found != expected {
            self.add(rule, pointer.to_string(), Statement::any(found), Statement::any(expected));
        }
    }

    /// The same for values that the documents write by name.
    #[inline]
    pub(super) fn same_name<T: PartialEq + Serialize>(
        &mut self,
        rule: ViolationRule,
        pointer: impl fmt::Display,
        found: Option<T>,
        expected: Option<T>,
    ) {
        if found != expected {
            let [found, expected] = [found, expected].map(|value| Statement::any(value.map(|own| name_of(&own))));
            self.add(rule, pointer.to_string(), found, expected);
        }
    }

    /// Adds what another report found.
    pub(super) fn append(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// All of them, in the order found.
    pub(super) fn into_violations(self) -> Vec<Violation> {
        self.0
    }
}
