//! The problem's and the rule set's facts, found by id.

use std::collections::BTreeMap;

use crate::{
    calendar::{Date, Quarter},
    document::{
        CandidateDocument, CommitmentDocument, CountedPeriod, DeclinedDocument, Id, Months, MunicipalityDocument,
        PoolDocument, PoolKind, ProblemDocument, RulesDocument, Scheme, SplitRule, TrustDocument, UnitDocument,
        both_goals,
    },
};

/// What the documents say, by id.
#[derive(Debug)]
pub(super) struct Facts<'a> {
    /// The problem as written.
    pub(super) problem: &'a ProblemDocument,
    /// The rule set as written.
    pub(super) rules: &'a RulesDocument,
    /// The horizon's first quarter.
    pub(super) first: Quarter,
    /// The horizon's last quarter.
    pub(super) last: Quarter,
    /// Units by id.
    pub(super) units: BTreeMap<&'a str, Unit<'a>>,
    /// Pools by id.
    pub(super) pools: BTreeMap<&'a str, Pool<'a>>,
    /// Municipalities by id.
    pub(super) municipalities: BTreeMap<&'a str, &'a MunicipalityDocument>,
    /// Candidates by id.
    pub(super) candidates: BTreeMap<&'a str, Candidate<'a>>,
    /// The units of each trust, by id.
    trust_units: BTreeMap<&'a str, Vec<&'a str>>,
    /// The pools of each trust, by id.
    trust_pools: BTreeMap<&'a str, Vec<&'a str>>,
}

/// A unit and where it belongs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit<'a> {
    /// The unit as written.
    pub(super) document: &'a UnitDocument,
    /// Its trust.
    pub(super) trust: &'a str,
    /// Its hospital, if it has one.
    pub(super) hospital: Option<&'a str>,
}

/// A pool and its posts in each quarter that it has some in.
#[derive(Debug)]
pub(super) struct Pool<'a> {
    /// The pool as written.
    pub(super) document: &'a PoolDocument,
    /// Counts by quarter; a quarter's own key goes before its period's.
    counts: BTreeMap<Quarter, u32>,
}

/// A candidate, with defaults filled in.
#[derive(Debug)]
pub(super) struct Candidate<'a> {
    /// The candidate as written.
    pub(super) document: &'a CandidateDocument,
    /// The municipality of service.
    pub(super) municipality: Option<&'a MunicipalityDocument>,
    /// The nearest hospital: the candidate's own, else the municipality's.
    pub(super) nearest: Option<&'a str>,
    /// Months left to serve.
    pub(super) months: u32,
    /// Goals that the placement must cover.
    pub(super) goals: Vec<String>,
    /// Whether 3+3 is open: consent and, where the rule set asks for it, need.
    pub(super) may_split: bool,
    /// The placement that stands.
    pub(super) commitment: Option<&'a CommitmentDocument>,
    /// Offers turned down.
    pub(super) declined: Vec<&'a DeclinedDocument>,
}

impl<'a> Facts<'a> {
    /// Indexes the two documents.
    pub(super) fn new(problem: &'a ProblemDocument, rules: &'a RulesDocument) -> Self {
        let mut facts = Self {
            problem,
            rules,
            first: problem.first_period.first_quarter(),
            last: problem.last_period.first_quarter().next(),
            units: units(problem),
            pools: problem.posts.iter().map(|pool| (pool.id.as_str(), Pool::new(pool))).collect(),
            municipalities: problem.municipalities.iter().map(|m| (m.id.as_str(), m)).collect(),
            candidates: BTreeMap::new(),
            trust_units: BTreeMap::new(),
            trust_pools: BTreeMap::new(),
        };
        for (id, unit) in &facts.units {
            facts.trust_units.entry(unit.trust).or_default().push(*id);
        }
        for (id, pool) in &facts.pools {
            facts.trust_pools.entry(pool.document.trust.as_str()).or_default().push(*id);
        }
        facts.candidates = facts.index_candidates();
        facts
    }

    fn index_candidates(&self) -> BTreeMap<&'a str, Candidate<'a>> {
        let trusts: BTreeMap<&str, &TrustDocument> = self.problem.trusts.iter().map(|t| (t.id.as_str(), t)).collect();
        let mut candidates: BTreeMap<&str, Candidate<'a>> = BTreeMap::new();
        for document in &self.problem.candidates {
            let consents = trusts.get(document.trust.as_str()).is_some_and(|trust| trust.allows_split);
            candidates.insert(document.id.as_str(), self.candidate(document, consents));
        }
        for commitment in &self.problem.commitments {
            if let Some(candidate) = candidates.get_mut(commitment.candidate.as_str()) {
                candidate.commitment = Some(commitment);
            }
        }
        for declined in &self.problem.declined {
            if let Some(candidate) = candidates.get_mut(declined.candidate.as_str()) {
                candidate.declined.push(declined);
            }
        }
        candidates
    }

    fn candidate(&self, document: &'a CandidateDocument, trust_consents: bool) -> Candidate<'a> {
        let municipality = self.municipalities.get(document.municipality.as_str()).copied();
        let old = document.scheme == Scheme::Old;
        let nearest = document.nearest_hospital.as_ref();
        let consent = document.split_consent.unwrap_or(trust_consents);
        Candidate {
            document,
            municipality,
            nearest: nearest.or_else(|| municipality?.nearest_hospital.as_ref()).map(Id::as_str),
            months: document.months_needed.map_or(if old { 12 } else { 6 }, Months::get),
            goals: document.goals_needed.clone().unwrap_or_else(|| if old { Vec::new() } else { both_goals() }),
            may_split: match self.rules.shapes.split {
                None => false,
                Some(SplitRule::ByWish) => consent,
                Some(SplitRule::ByWishAndNeed) => consent && document.split_need,
            },
            commitment: None,
            declined: Vec::new(),
        }
    }

    /// The horizon's quarters, in order.
    pub(super) fn quarters(&self) -> impl Iterator<Item = Quarter> + use<> {
        quarters(self.first, self.last)
    }

    /// The units of a trust, by id.
    pub(super) fn units_of(&self, trust: &str) -> &[&'a str] {
        self.trust_units.get(trust).map_or(&[], Vec::as_slice)
    }

    /// The pools of a trust, by id.
    pub(super) fn pools_of(&self, trust: &str) -> impl Iterator<Item = (&'a str, &Pool<'a>)> {
        let ids = self.trust_pools.get(trust).map_or(&[][..], Vec::as_slice);
        ids.iter().filter_map(|id| Some((*id, self.pools.get(id)?)))
    }

    /// How many may serve in a unit at once: its own number, else the rule set's, else any.
    pub(super) fn unit_max(&self, unit: &str) -> Option<u32> {
        let own = self.units.get(unit).and_then(|unit| unit.document.max_at_once);
        own.or(self.rules.unit_max).map(|count| count.0)
    }

    /// How many of a municipality may be away at once.
    pub(super) fn absent_max(&self, municipality: &str) -> Option<u32> {
        self.municipalities.get(municipality)?.max_absent.map(|count| count.0)
    }

    /// The posts of a pool in a quarter.
    pub(super) fn capacity(&self, pool: &str, quarter: Quarter) -> u32 {
        self.pools.get(pool).map_or(0, |pool| pool.count(quarter))
    }

    /// The first day of the horizon.
    pub(super) fn first_day(&self) -> Date {
        self.first.first_day()
    }
}

/// The quarters from one to another, both included; none where they are out of order.
pub(super) fn quarters(from: Quarter, to: Quarter) -> impl Iterator<Item = Quarter> + use<> {
    (from.number()..=to.number()).map(Quarter::from_number)
}

fn units(problem: &ProblemDocument) -> BTreeMap<&str, Unit<'_>> {
    let mut units = BTreeMap::new();
    for trust in &problem.trusts {
        let of_hospitals = trust
            .hospitals
            .iter()
            .flat_map(|hospital| hospital.units.iter().map(|unit| (Some(hospital.id.as_str()), unit)));
        for (hospital, document) in of_hospitals.chain(trust.units.iter().map(|unit| (None, unit))) {
            units.insert(document.id.as_str(), Unit { document, trust: trust.id.as_str(), hospital });
        }
    }
    units
}

impl<'a> Pool<'a> {
    fn new(document: &'a PoolDocument) -> Self {
        let mut counts = BTreeMap::new();
        for (key, count) in &document.periods.0 {
            if let CountedPeriod::Period(period) = key {
                counts.extend(period.quarters().map(|quarter| (quarter, count.0)));
            }
        }
        for (key, count) in &document.periods.0 {
            if let CountedPeriod::Quarter(quarter) = key {
                counts.insert(*quarter, count.0);
            }
        }
        Self { document, counts }
    }

    /// The posts in a quarter; what is not listed is 0.
    pub(super) fn count(&self, quarter: Quarter) -> u32 {
        self.counts.get(&quarter).copied().unwrap_or(0)
    }

    /// Whether the pool may be used in a unit.
    pub(super) fn serves(&self, unit: &str) -> bool {
        let units = self.document.units.as_ref();
        units.is_none_or(|units| units.iter().any(|id| id.as_str() == unit))
    }

    /// Whether its posts are a vacancy.
    pub(super) fn is_vacancy(&self) -> bool {
        self.document.kind == PoolKind::Vacancy
    }
}

impl<'a> Candidate<'a> {
    /// The candidate's id.
    pub(super) fn id(&self) -> &'a str {
        self.document.id.as_str()
    }

    /// The candidate's trust.
    pub(super) fn trust(&self) -> &'a str {
        self.document.trust.as_str()
    }

    /// The first quarter wished for.
    pub(super) fn earliest(&self) -> Quarter {
        self.document.earliest.first_quarter()
    }

    /// Whether a leave overlaps the quarter.
    pub(super) fn on_leave(&self, quarter: Quarter) -> bool {
        let leave = &self.document.leave;
        leave.iter().any(|leave| leave.from <= quarter.last_day() && quarter.first_day() <= leave.to)
    }
}
