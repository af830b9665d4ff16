//! Look-ups in the documents, by linear search.

use alis::calendar::Quarter;
use alis::document::{
    CandidateDocument, CommitmentDocument, CountedPeriod, HospitalDocument, Id, MunicipalityDocument, PoolDocument,
    ProblemDocument, RulesDocument, TrustDocument, UnitDocument,
};

/// The two documents.
#[derive(Clone, Copy)]
pub(super) struct Facts<'a> {
    pub(super) problem: &'a ProblemDocument,
    pub(super) rules: &'a RulesDocument,
}

impl<'a> Facts<'a> {
    pub(super) fn candidate(&self, id: &str) -> &'a CandidateDocument {
        let found = self.problem.candidates.iter().find(|candidate| &*candidate.id == id);
        found.expect("the document holds the candidate")
    }

    pub(super) fn municipality(&self, candidate: &CandidateDocument) -> &'a MunicipalityDocument {
        let mut all = self.problem.municipalities.iter();
        all.find(|municipality| municipality.id == candidate.municipality)
            .expect("a valid document holds the candidate's municipality")
    }

    pub(super) fn trust(&self, id: &Id) -> &'a TrustDocument {
        let found = self.problem.trusts.iter().find(|trust| trust.id == *id);
        found.expect("a valid document holds the trust")
    }

    /// The units of a trust, each with its hospital if it has one.
    pub(super) fn units(&self, trust: &Id) -> Vec<(&'a UnitDocument, Option<&'a Id>)> {
        let trust = self.trust(trust);
        let housed = trust
            .hospitals
            .iter()
            .flat_map(|hospital| hospital.units.iter().map(move |unit| (unit, Some(&hospital.id))));
        housed.chain(trust.units.iter().map(|unit| (unit, None))).collect()
    }

    /// A unit and its hospital if it has one.
    pub(super) fn unit(&self, id: &Id) -> (&'a UnitDocument, Option<&'a Id>) {
        let mut all = self.problem.trusts.iter().flat_map(|trust| self.units(&trust.id));
        all.find(|(unit, _)| unit.id == *id).expect("a valid document holds the unit")
    }

    /// A hospital of this trust.
    pub(super) fn hospital(&self, trust: &Id, id: &Id) -> Option<&'a HospitalDocument> {
        self.trust(trust).hospitals.iter().find(|hospital| hospital.id == *id)
    }

    /// The candidate's own nearest hospital, else the municipality's, else unknown.
    pub(super) fn nearest_hospital(&self, candidate: &'a CandidateDocument) -> Option<&'a Id> {
        let table = self.municipality(candidate).nearest_hospital.as_ref();
        candidate.nearest_hospital.as_ref().or(table)
    }

    pub(super) fn pools(&self, trust: &Id) -> impl Iterator<Item = &'a PoolDocument> {
        self.problem.posts.iter().filter(move |pool| pool.trust == *trust)
    }

    pub(super) fn commitment(&self, candidate: &CandidateDocument) -> Option<&'a CommitmentDocument> {
        let mut all = self.problem.commitments.iter();
        all.find(|commitment| commitment.candidate == candidate.id)
    }

    /// The quarters of the horizon.
    pub(super) fn horizon(&self) -> Vec<Quarter> {
        let first = self.problem.first_period.first_quarter().number();
        let last = self.problem.last_period.quarters()[1].number();
        (first..=last).map(Quarter::from_number).collect()
    }

    /// How many may serve in a unit at once, if that is limited.
    pub(super) fn unit_max(&self, unit: &UnitDocument) -> Option<u32> {
        unit.max_at_once.or(self.rules.unit_max).map(|count| count.0)
    }
}

/// The posts of a pool in a quarter: the quarter's own count, else its period's, else 0.
pub(super) fn posts(pool: &PoolDocument, quarter: Quarter) -> u32 {
    let listed = |key: CountedPeriod| pool.periods.0.iter().find(|(k, _)| *k == key).map(|(_, count)| count.0);
    listed(CountedPeriod::Quarter(quarter)).or_else(|| listed(CountedPeriod::Period(quarter.period()))).unwrap_or(0)
}
