//! The problem's and the rule set's facts, found by id and numbered.

use std::{collections::HashMap, ops::Range, rc::Rc};

use smallvec::SmallVec;

use super::{
    blocks::{self, Block},
    options::Stay,
    pool::Pool,
    posts::{Open, StayPools},
    service,
    set::{Names, Set},
    sights::{Sights, View},
    table::Table,
};
use crate::{
    calendar::{Date, Quarter},
    document::{
        CandidateDocument, CommitmentDocument, DeclinedDocument, Id, Months, MunicipalityDocument, PlaceDocument,
        ProblemDocument, RulesDocument, Scheme, SplitRule, TrustDocument, UnitDocument,
    },
};

/// The goals that hospital service serves, where a candidate does not say.
const BOTH_GOALS: [&str; 2] = ["ALM-055", "ALM-085"];

/// What the documents say.
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
    /// The first of its quarters that does not begin before the decision; the one behind the last where there is none.
    pub(super) decided: Quarter,
    /// Trusts by id.
    pub(super) trusts: Table<'a, Trust<'a>>,
    /// Units by id.
    pub(super) units: Table<'a, Unit<'a>>,
    /// Pools by id.
    pub(super) pools: Table<'a, Pool<'a>>,
    /// Municipalities by id.
    pub(super) municipalities: Table<'a, &'a MunicipalityDocument>,
    /// Candidates by id.
    pub(super) candidates: Table<'a, Candidate<'a>>,
    /// The units of the trusts in blocks.
    pub(super) blocks: Vec<Block>,
    /// The goals that units cover, each set of them once.
    coverages: Vec<Set>,
    /// The pools of each stay.
    stay_pools: StayPools,
    /// How the candidates see the units.
    pub(super) sights: Sights,
}

/// A trust and what is its own.
#[derive(Debug)]
pub(super) struct Trust<'a> {
    /// The trust as written.
    pub(super) document: &'a TrustDocument,
    /// Its units, by id.
    pub(super) units: Vec<usize>,
    /// The numbers of the blocks of its units.
    pub(super) blocks: Range<usize>,
    /// Its pools, by id.
    pub(super) pools: Vec<usize>,
    /// Whether one of its pools is a vacancy.
    pub(super) has_vacancy: bool,
}

/// A unit and where it belongs.
#[derive(Debug)]
pub(super) struct Unit<'a> {
    /// The unit's number.
    pub(super) number: usize,
    /// The unit as written.
    pub(super) document: &'a UnitDocument,
    /// Its trust.
    pub(super) trust: &'a str,
    /// Its hospital, if it has one.
    pub(super) hospital: Option<&'a str>,
    /// How many may serve there at once: its own number, else the rule set's, else any.
    pub(super) max: Option<u32>,
    /// The hospital's id, as a number to compare.
    pub(super) hospital_name: Option<usize>,
    /// The field, as a number to compare.
    pub(super) field_name: Option<usize>,
    /// The learning goals, as numbers.
    pub(super) covers: Set,
    /// The number of the same in the list of what units cover.
    pub(super) coverage: usize,
    /// The number of the block that it is in.
    pub(super) block: usize,
    /// Its bit there.
    pub(super) bit: u64,
}

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
    /// Indexes the two documents.
    pub(super) fn new(problem: &'a ProblemDocument, rules: &'a RulesDocument) -> Self {
        let unit_max = rules.unit_max.map(|count| count.0);
        let (first, last) = (problem.first_period.first_quarter(), problem.last_period.first_quarter().next());
        let mut facts = Self {
            problem,
            rules,
            first,
            last,
            decided: quarters(first, last)
                .find(|quarter| quarter.first_day() >= problem.decision_date)
                .unwrap_or(last.next()),
            trusts: Table::new(problem.trusts.iter().map(|trust| (trust.id.as_str(), Trust::new(trust)))),
            units: Table::new(problem.trusts.iter().flat_map(|trust| units(trust, unit_max))),
            pools: Table::new(problem.posts.iter().map(|pool| (pool.id.as_str(), Pool::new(pool)))),
            municipalities: Table::new(problem.municipalities.iter().map(|m| (m.id.as_str(), m))),
            candidates: Table::new([]),
            blocks: Vec::new(),
            coverages: Vec::new(),
            stay_pools: StayPools::none(),
            sights: Sights::default(),
        };
        facts.give_to_trusts();
        facts.stay_pools = StayPools::new(&facts);
        let (mut names, mut goals) = (Names::default(), Names::default());
        facts.number_units(&mut names, &mut goals);
        let chunks = facts.trusts.values().flat_map(|trust| trust.units.chunks(blocks::ROOM));
        facts.blocks = chunks.map(|units| Block::new(&facts, units)).collect();
        facts.candidates = facts.candidates(&mut names, &mut goals);
        facts.sights = Sights::new(&facts);
        facts
    }

    /// Lists the units and pools of each trust.
    fn give_to_trusts(&mut self) {
        let Self { trusts, units, pools, .. } = self;
        let owner = |id: &str| trusts.number(id);
        let of_units: Vec<Option<usize>> = units.values().map(|unit| owner(unit.trust)).collect();
        let of_pools: Vec<Option<usize>> = pools.values().map(|pool| owner(&pool.document.trust)).collect();
        for (unit, trust) in of_units.into_iter().enumerate().filter_map(|(unit, trust)| Some((unit, trust?))) {
            trusts.items_mut()[trust].units.push(unit);
        }
        for (pool, trust) in of_pools.into_iter().enumerate().filter_map(|(pool, trust)| Some((pool, trust?))) {
            let trust = &mut trusts.items_mut()[trust];
            trust.has_vacancy |= pools[pool].is_vacancy();
            trust.pools.push(pool);
        }
        let mut blocks = 0;
        for trust in trusts.items_mut() {
            let first = blocks;
            for (place, unit) in trust.units.iter().enumerate() {
                let unit = &mut units.items_mut()[*unit];
                (unit.block, unit.bit) = (first + place / blocks::ROOM, 1 << (place % blocks::ROOM));
            }
            blocks += trust.units.len().div_ceil(blocks::ROOM);
            trust.blocks = first..blocks;
        }
    }

    /// Gives numbers to what candidates ask of a unit.
    fn number_units(&mut self, names: &mut Names<'a>, goals: &mut Names<'a>) {
        let mut known: HashMap<Set, usize, foldhash::fast::FixedState> = HashMap::default();
        for (number, unit) in self.units.items_mut().iter_mut().enumerate() {
            unit.number = number;
            unit.hospital_name = unit.hospital.map(|hospital| names.number(hospital));
            unit.field_name = unit.document.field.as_ref().map(|field| names.number(field));
            for goal in unit.document.learning_goals.iter() {
                unit.covers.insert(goals.number(goal));
            }
            let next = known.len();
            unit.coverage = *known.entry(unit.covers.clone()).or_insert(next);
            if unit.coverage == next {
                self.coverages.push(unit.covers.clone());
            }
        }
    }

    fn candidates(&self, names: &mut Names<'a>, goals: &mut Names<'a>) -> Table<'a, Candidate<'a>> {
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

    /// The horizon's quarters, in order.
    pub(super) fn quarters(&self) -> impl Iterator<Item = Quarter> + use<> {
        quarters(self.first, self.last)
    }

    /// The units that a candidate wishes for, or is open to, by id.
    pub(super) fn views(&self, candidate: &Candidate<'_>) -> &[View] {
        self.sights.views(self, candidate)
    }

    /// The pools that a stay may use, by id.
    pub(super) fn pools_for(&self, stay: &Stay) -> &Rc<[usize]> {
        self.stay_pools.of(stay)
    }

    /// The units of a block that a stay of these quarters may be in, as far as pools go.
    pub(super) fn open(&self, block: usize, stretch: (Quarter, Quarter), vacancy: bool) -> Open {
        self.stay_pools.open(block, stretch, vacancy)
    }

    /// The pools of this number in the list of what stays may use.
    pub(super) fn pools_of(&self, list: Option<usize>) -> Option<&[usize]> {
        list.map(|list| self.stay_pools.list(list))
    }

    /// Whether units that cover these together cover what a candidate needs.
    pub(super) fn covers(&self, candidate: &Candidate<'_>, [one, other]: [usize; 2]) -> bool {
        candidate.needs.is_within(&self.coverages[one], &self.coverages[other])
    }

    /// Whether 9 and 12 months must be in two different units.
    pub(super) fn demands_two_units(&self) -> bool {
        self.rules.shapes.two_units.unwrap_or(false)
    }

    /// The units of a candidate's trust, by id.
    pub(super) fn units_of(&self, candidate: &Candidate<'_>) -> &[usize] {
        candidate.trust.map_or(&[], |trust| &self.trusts[trust].units)
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

/// Goals that a placement must cover: the candidate's own list, else those of the scheme.
fn goals_of(document: &CandidateDocument) -> impl Iterator<Item = &str> {
    let by_scheme: &[&str] = if document.scheme == Scheme::Old { &[] } else { &BOTH_GOALS };
    let own = document.goals_needed.as_ref();
    let scheme = by_scheme.iter().copied().filter(move |_| own.is_none());
    own.into_iter().flatten().map(String::as_str).chain(scheme)
}

/// The units of a trust, with or without a hospital.
fn units(trust: &TrustDocument, unit_max: Option<u32>) -> impl Iterator<Item = (&str, Unit<'_>)> {
    let of_hospitals = trust
        .hospitals
        .iter()
        .flat_map(|hospital| hospital.units.iter().map(|unit| (Some(hospital.id.as_str()), unit)));
    of_hospitals.chain(trust.units.iter().map(|unit| (None, unit))).map(move |(hospital, document)| {
        let max = document.max_at_once.map(|count| count.0).or(unit_max);
        let unit = Unit {
            number: 0,
            document,
            trust: trust.id.as_str(),
            hospital,
            max,
            hospital_name: None,
            field_name: None,
            covers: Set::default(),
            coverage: 0,
            block: 0,
            bit: 0,
        };
        (document.id.as_str(), unit)
    })
}

impl Unit<'_> {
    /// Its bit in a block; none where it is in another.
    pub(super) fn bit_in(&self, block: usize) -> u64 {
        if self.block == block { self.bit } else { 0 }
    }
}

impl<'a> Trust<'a> {
    fn new(document: &'a TrustDocument) -> Self {
        Self { document, units: Vec::new(), blocks: 0..0, pools: Vec::new(), has_vacancy: false }
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
