//! The problem's and the rule set's facts, found by id and numbered.

use std::{collections::HashMap, ops::Range, rc::Rc};

use super::{
    blocks::{self, Block},
    candidates::Candidate,
    options::Stay,
    pool::Pool,
    posts::{Open, StayPools},
    set::{Names, Set},
    sights::{Sights, View},
    table::Table,
};
use crate::{
    calendar::{Date, Quarter},
    document::{MunicipalityDocument, ProblemDocument, RulesDocument, TrustDocument, UnitDocument},
};

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
    #[inline]
    pub(super) fn open(&self, block: usize, stretch: (Quarter, Quarter), vacancy: bool) -> Open {
        self.stay_pools.open(block, stretch, vacancy)
    }

    /// The pools of this number in the list of what stays may use.
    #[inline]
    pub(super) fn pools_of(&self, list: Option<usize>) -> Option<&[usize]> {
        list.map(|list| self.stay_pools.list(list))
    }

    /// Whether units that cover these together cover what a candidate needs.
    #[inline]
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
    #[inline]
    pub(super) fn bit_in(&self, block: usize) -> u64 {
        if self.block == block { self.bit } else { 0 }
    }
}

impl<'a> Trust<'a> {
    fn new(document: &'a TrustDocument) -> Self {
        Self { document, units: Vec::new(), blocks: 0..0, pools: Vec::new(), has_vacancy: false }
    }
}
