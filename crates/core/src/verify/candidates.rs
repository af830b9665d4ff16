//! The candidates, with defaults filled in and numbers for what they name.

use smallvec::SmallVec;

use super::{
    facts::Facts,
    service,
    set::{Names, Set},
    table::Table,
};
use crate::{
    calendar::Quarter,
    document::{
        CandidateDocument, CommitmentDocument, DeclinedDocument, Id, Months, MunicipalityDocument, PlaceDocument,
        Scheme, SplitRule,
    },
};

/// The goals that hospital service serves, where a candidate does not say.
const BOTH_GOALS: [&str; 2] = ["ALM-055", "ALM-085"];

/// A wish, with what it names as a number to compare; a unit that is not there has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Wish {
    Unit(Option<usize>),
    Hospital(usize),
    Field(usize),
    Split([Option<usize>; 2]),
}

/// What candidates take from their municipality.
struct Home {
    /// The number of the trust in whose catchment it lies.
    trust: Option<usize>,
    /// The nearest hospital, as a number to compare.
    nearest: Option<usize>,
}

/// A candidate, with defaults filled in.
#[derive(Debug)]
pub(super) struct Candidate<'a> {
    /// The candidate's number.
    pub(super) number: usize,
    /// The candidate as written.
    pub(super) document: &'a CandidateDocument,
    /// The number of the candidate's trust.
    pub(super) trust: Option<usize>,
    /// The number of the municipality of service.
    pub(super) home: Option<usize>,
    /// The municipality of service.
    pub(super) municipality: Option<&'a MunicipalityDocument>,
    /// The nearest hospital: the candidate's own, else the municipality's.
    pub(super) nearest: Option<&'a str>,
    /// The same, as a number to compare.
    pub(super) nearest_name: Option<usize>,
    /// The wishes, in order.
    pub(super) wishes: SmallVec<[Wish; 2]>,
    /// Months left to serve.
    pub(super) months: u32,
    /// Whether some shape may begin in a second quarter.
    pub(super) begins_in_any: bool,
    /// The first quarter in which service suffices to begin.
    pub(super) served_from: Quarter,
    /// The first quarter in which neither service, the decision nor what was asked for is against it to begin.
    pub(super) opens: Quarter,
    /// The last quarter to begin in by what was asked for, or that of the horizon.
    pub(super) closes: Quarter,
    /// Goals that the placement must cover, as numbers.
    pub(super) needs: Set,
    /// Whether 3+3 is open: consent and, where the rule set asks for it, need.
    pub(super) may_split: bool,
    /// Whether some wish is a split.
    pub(super) wishes_split: bool,
    /// The placement that stands.
    pub(super) commitment: Option<&'a CommitmentDocument>,
    /// Offers turned down.
    pub(super) declined: Vec<&'a DeclinedDocument>,
}

impl<'a> Facts<'a> {
    /// Reads the candidates.
    pub(super) fn candidates(&self, names: &mut Names<'a>, goals: &mut Names<'a>) -> Table<'a, Candidate<'a>> {
        let homes: Vec<Home> = self.municipalities.values().map(|own| self.home(own, names)).collect();
        let both: Set = BOTH_GOALS.into_iter().map(|goal| goals.number(goal)).collect();
        let of = |document: &'a CandidateDocument| {
            let needs = match &document.goals_needed {
                Some(own) => own.iter().map(|goal| goals.number(goal)).collect(),
                None if document.scheme == Scheme::Old => Set::default(),
                None => both.clone(),
            };
            (document.id.as_str(), self.candidate(document, needs, &homes, names))
        };
        let mut candidates = Table::new(self.problem.candidates.iter().map(of));
        for (number, candidate) in candidates.items_mut().iter_mut().enumerate() {
            candidate.number = number;
            candidate.served_from = service::suffices_from(self, candidate);
            candidate.opens = self.decided.max(candidate.earliest()).max(candidate.served_from);
        }
        for commitment in &self.problem.commitments {
            if let Some(number) = candidates.number(&commitment.candidate) {
                candidates.items_mut()[number].commitment = Some(commitment);
            }
        }
        for declined in &self.problem.declined {
            if let Some(number) = candidates.number(&declined.candidate) {
                candidates.items_mut()[number].declined.push(declined);
            }
        }
        candidates
    }

    fn home(&self, document: &'a MunicipalityDocument, names: &mut Names<'a>) -> Home {
        let nearest = document.nearest_hospital.as_ref().map(|nearest| names.number(nearest));
        Home { trust: self.trusts.number(&document.trust), nearest }
    }

    fn candidate(
        &self,
        document: &'a CandidateDocument,
        needs: Set,
        homes: &[Home],
        names: &mut Names<'a>,
    ) -> Candidate<'a> {
        let home = self.municipalities.number(&document.municipality);
        let municipality = home.map(|home| self.municipalities[home]);
        let in_catchment = municipality.filter(|own| own.trust == document.trust).and(home);
        let trust = in_catchment.map_or_else(|| self.trusts.number(&document.trust), |home| homes[home].trust);
        let old = document.scheme == Scheme::Old;
        let own_nearest = document.nearest_hospital.as_ref();
        let nearest_name = match own_nearest {
            Some(own) => Some(names.number(own)),
            None => home.and_then(|home| homes[home].nearest),
        };
        let nearest = own_nearest.or_else(|| municipality?.nearest_hospital.as_ref()).map(Id::as_str);
        let trust_consents = trust.is_some_and(|trust| self.trusts[trust].document.allows_split);
        let consent = document.split_consent.unwrap_or(trust_consents);
        let months = document.months_needed.map_or(if old { 12 } else { 6 }, Months::get);
        let has_vacancy = trust.is_some_and(|trust| self.trusts[trust].has_vacancy);
        Candidate {
            number: 0,
            document,
            trust,
            home,
            municipality,
            nearest,
            nearest_name,
            wishes: document.places.iter().map(|place| self.wish(place, names)).collect(),
            months,
            begins_in_any: months == 3 || (months == 6 && has_vacancy),
            served_from: self.first,
            opens: self.first,
            closes: document.latest.map_or(self.last, |latest| latest.first_quarter().next().min(self.last)),
            needs,
            may_split: match self.rules.shapes.split {
                None => false,
                Some(SplitRule::ByWish) => consent,
                Some(SplitRule::ByWishAndNeed) => consent && document.split_need,
            },
            wishes_split: document.places.iter().any(|place| matches!(place, PlaceDocument::Split(_))),
            commitment: None,
            declined: Vec::new(),
        }
    }

    fn wish(&self, place: &'a PlaceDocument, names: &mut Names<'a>) -> Wish {
        match place {
            PlaceDocument::Unit(unit) => Wish::Unit(self.units.number(unit)),
            PlaceDocument::Hospital(hospital) => Wish::Hospital(names.number(hospital)),
            PlaceDocument::Field(field) => Wish::Field(names.number(field)),
            PlaceDocument::Split(units) => Wish::Split(units.each_ref().map(|unit| self.units.number(unit))),
        }
    }
}

/// Goals that a placement must cover: the candidate's own list, else those of the scheme.
fn goals_of(document: &CandidateDocument) -> impl Iterator<Item = &str> {
    let by_scheme: &[&str] = if document.scheme == Scheme::Old { &[] } else { &BOTH_GOALS };
    let own = document.goals_needed.as_ref();
    let scheme = by_scheme.iter().copied().filter(move |_| own.is_none());
    own.into_iter().flatten().map(String::as_str).chain(scheme)
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

    /// Goals that the placement must cover.
    pub(super) fn goals(&self) -> Vec<&'a str> {
        goals_of(self.document).collect()
    }

    /// The first quarter wished for.
    pub(super) fn earliest(&self) -> Quarter {
        self.document.earliest.first_quarter()
    }

    /// Whether there is any leave.
    pub(super) fn is_ever_on_leave(&self) -> bool {
        !self.document.leave.is_empty()
    }

    /// Whether a leave overlaps the quarter.
    pub(super) fn on_leave(&self, quarter: Quarter) -> bool {
        let leave = &self.document.leave;
        leave.iter().any(|leave| leave.from <= quarter.last_day() && quarter.first_day() <= leave.to)
    }
}
