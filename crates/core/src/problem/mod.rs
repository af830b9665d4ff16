//! From a document to a problem in which nothing dangles.
//!
//! [`Problem`] holds what a [`ProblemDocument`](crate::document::ProblemDocument) says with every reference
//! resolved to an index. All lists are sorted by id (UTF-8 bytes), so that an index compares as its id does and the
//! order of the document's lists can reach nothing.

mod build;
mod candidates;
mod collect;
mod commitments;
mod directory;
mod read;
mod service;
mod warnings;

use std::ops::Range;
use std::sync::Arc;

pub use read::{ReadOptions, read, read_document, read_plan, read_rules, read_with_document, rule_set, validate};
pub(crate) use warnings::warning;

use crate::calendar::{Date, Period, Quarter};
use crate::document::{
    CommitmentStatus, Employment, Id, Months, Name, PoolKind, Prefers, Registration, Relevance, Scheme,
    SupervisionGroup, WarningDocument,
};
use crate::rules::RuleSet;

/// Index of a trust.
pub type TrustIx = usize;
/// Index of a hospital.
pub type HospitalIx = usize;
/// Index of a unit.
pub type UnitIx = usize;
/// Index of a pool of posts.
pub type PoolIx = usize;
/// Index of a municipality.
pub type MunicipalityIx = usize;
/// Index of a medical field; a wished field that no unit has is the number of fields.
pub type FieldIx = usize;
/// Index of a candidate.
pub type CandidateIx = usize;

/// A problem in which every reference holds. Only [`read`] makes one.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Problem {
    /// SHA-256 of the document's bytes, in hexadecimal.
    pub sha256: String,
    /// No placement starts before this day.
    pub decision_date: Date,
    /// First period of the horizon.
    pub first_period: Period,
    /// Last period of the horizon.
    pub last_period: Period,
    /// Placements that start up to this period are proposed.
    pub nominate_through: Period,
    /// Decides ties that nothing else decides.
    pub lottery_seed: Option<String>,
    /// The trusts, by id.
    pub trusts: Vec<Trust>,
    /// The hospitals, by id.
    pub hospitals: Vec<Hospital>,
    /// The units, by id.
    pub units: Vec<Unit>,
    /// The pools, by id.
    pub pools: Vec<Pool>,
    /// The municipalities, by id.
    pub municipalities: Vec<Municipality>,
    /// The names of the fields that units have, sorted.
    pub fields: Vec<Name>,
    /// The candidates, by id.
    pub candidates: Vec<Candidate>,
    /// The rule set to place by.
    pub rules: RuleSet,
    /// What the document itself warns of, in the plan's order.
    pub warnings: Vec<WarningDocument>,
}

impl Problem {
    /// The quarters of the horizon, by number.
    pub fn horizon(&self) -> Range<i32> {
        self.first_period.first_quarter().number()..self.last_period.next().first_quarter().number()
    }

    /// The number of quarters in the horizon.
    pub fn quarter_count(&self) -> usize {
        self.horizon().len()
    }

    /// A quarter's place in the horizon, from 0; `None` outside it.
    pub fn quarter_index(&self, quarter: Quarter) -> Option<usize> {
        let horizon = self.horizon();
        let index = horizon.contains(&quarter.number()).then(|| quarter.number() - horizon.start)?;
        usize::try_from(index).ok()
    }

    /// The quarter at this place in the horizon.
    pub fn quarter_at(&self, index: usize) -> Quarter {
        self.first_period.first_quarter().plus(i32::try_from(index).unwrap_or(i32::MAX))
    }
}

/// A health trust.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trust {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Name,
    /// Its units, by index.
    pub units: Vec<UnitIx>,
    /// Its pools, by index.
    pub pools: Vec<PoolIx>,
    /// The fields of its units, sorted, each once.
    pub fields: Vec<FieldIx>,
}

/// A hospital.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hospital {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Name,
    /// Its trust.
    pub trust: TrustIx,
    /// The fields of its units, sorted, each once.
    pub fields: Vec<FieldIx>,
}

/// A unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Name,
    /// Its trust.
    pub trust: TrustIx,
    /// Its hospital, if it has one.
    pub hospital: Option<HospitalIx>,
    /// Its medical field.
    pub field: Option<FieldIx>,
    /// The learning goals it covers.
    pub learning_goals: Arc<[String]>,
    /// How relevant it is.
    pub relevance: Relevance,
    /// How many may serve there at once, the rule set's default included; `None`: no limit.
    pub max_at_once: Option<u32>,
}

/// A pool of posts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pool {
    /// Its id.
    pub id: Id,
    /// Its trust.
    pub trust: TrustIx,
    /// The only units it may be used in, sorted; `None`: any of the trust.
    pub units: Option<Vec<UnitIx>>,
    /// Earmarked or a vacancy.
    pub kind: PoolKind,
    /// The posts in each quarter of the horizon.
    pub counts: Vec<u32>,
}

impl Pool {
    /// Whether it may be used in a unit of its trust.
    pub fn serves(&self, unit: UnitIx) -> bool {
        self.units.as_ref().is_none_or(|units| units.binary_search(&unit).is_ok())
    }
}

/// A municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Municipality {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Name,
    /// The id of the trust whose catchment it lies in.
    pub trust: Id,
    /// Its registration; `None`: unknown.
    pub registration: Option<Registration>,
    /// Whether specialists are short.
    pub specialist_shortage: bool,
    /// How many of its ALIS may be away at once; `None`: no limit.
    pub max_absent: Option<u32>,
}

/// A candidate, with the document's defaults filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a field of the document, with a name of its own")]
pub struct Candidate {
    /// Opaque id.
    pub id: Id,
    /// The municipality.
    pub municipality: MunicipalityIx,
    /// The trust.
    pub trust: TrustIx,
    /// The id of the nearest hospital, its own or the municipality's; it may not be in the document.
    pub nearest_hospital: Option<Id>,
    /// The nearest hospital, where the document holds it.
    pub nearest: Option<HospitalIx>,
    /// First complete registration.
    pub registered_on: Date,
    /// The scheme.
    pub scheme: Scheme,
    /// Months left to serve.
    pub months_needed: Months,
    /// An earlier placement was broken off.
    pub interrupted: bool,
    /// Months of service on `service_counted_on`.
    pub service_months: u32,
    /// The day of that count.
    pub service_counted_on: Date,
    /// When training should be complete.
    pub expected_completion: Option<Date>,
    /// The employment.
    pub employment: Employment,
    /// First and last day of a locum's contract.
    pub locum: Option<(Date, Date)>,
    /// The supervision group.
    pub supervision_group: SupervisionGroup,
    /// Approved learning goals.
    pub learning_goals_done: u32,
    /// Completed courses.
    pub courses_done: u32,
    /// Learning goals that the placement must cover; one list for all who need the same two.
    pub goals_needed: Arc<[String]>,
    /// The municipality's own order.
    pub municipal_rank: Option<u32>,
    /// First period wished for.
    pub earliest: Period,
    /// Last acceptable starting period.
    pub latest: Option<Period>,
    /// Leaves: first and last day, sorted.
    pub leave: Vec<(Date, Date)>,
    /// Wishes, best first.
    pub places: Vec<Place>,
    /// May be placed outside `places`.
    pub open_to_others: bool,
    /// What comes first.
    pub prefers: Prefers,
    /// The need behind a 3+3 wish is stated.
    pub split_need: bool,
    /// The trust consents to 3+3.
    pub split_consent: bool,
    /// The placement that stands, if any.
    pub commitment: Option<Commitment>,
    /// Offers turned down, sorted.
    pub declined: Vec<Declined>,
}

/// A wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// One unit.
    Unit(UnitIx),
    /// Any unit of a hospital.
    Hospital(HospitalIx),
    /// Any unit of a field.
    Field(FieldIx),
    /// Two units, as written.
    Split([UnitIx; 2]),
}

/// A placement that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commitment {
    /// How far it has come.
    pub status: CommitmentStatus,
    /// Its segments in order; at least one.
    pub segments: Vec<Segment>,
}

/// A stretch in one unit on one pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Segment {
    /// The unit.
    pub unit: UnitIx,
    /// The pool.
    pub pool: PoolIx,
    /// First quarter.
    pub from: Quarter,
    /// Last quarter.
    pub to: Quarter,
}

impl Segment {
    /// Its quarters, in order.
    pub fn quarters(&self) -> impl Iterator<Item = Quarter> + use<> {
        (self.from.number()..=self.to.number()).map(Quarter::from_number)
    }
}

/// An offer turned down.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Declined {
    /// The start.
    pub start: Quarter,
    /// Exactly these units, one per segment; `None`: every option with that start.
    pub units: Option<Vec<UnitIx>>,
}
