//! A problem and a plan side by side, with what the views ask of them.

use std::borrow::Cow;

use alis::calendar::{Period, Quarter};
use alis::document::{IneligibleDocument, PlacementDocument, PlanDocument, PostUseDocument, UnplacedDocument};
use alis::problem::{Candidate, CandidateIx, PoolIx, Problem, Trust, TrustIx, Unit, UnitIx};

use super::holders::Holders;
use super::style::{Style, clean};

/// What a view draws from.
#[derive(Debug)]
pub(super) struct Facts<'a> {
    pub(super) problem: &'a Problem,
    pub(super) plan: &'a PlanDocument,
    pub(super) style: &'a Style<'a>,
    /// Who holds what.
    pub(super) holders: Holders<'a>,
    /// What belongs to each trust, by its index.
    of_trust: Vec<OfTrust<'a>>,
    /// The placements that use each pool, by its index, each once.
    of_pool: Vec<Vec<&'a PlacementDocument>>,
}

/// What belongs to a trust; of the plan in the plan's order.
#[derive(Debug, Clone, Default)]
struct OfTrust<'a> {
    registered: usize,
    hospitals: usize,
    placements: Vec<&'a PlacementDocument>,
    unplaced: Vec<&'a UnplacedDocument>,
    ineligible: Vec<&'a IneligibleDocument>,
    posts: Vec<&'a PostUseDocument>,
}

/// The index of an id in a list that is sorted by id.
pub(super) fn find<T>(list: &[T], id: &str, key: impl Fn(&T) -> &str) -> Option<usize> {
    list.binary_search_by(|item| key(item).cmp(id)).ok()
}

/// The candidate with this id.
pub(super) fn candidate_index(problem: &Problem, id: &str) -> Option<CandidateIx> {
    find(&problem.candidates, id, |candidate| &candidate.id)
}

/// The unit with this id.
pub(super) fn unit_index(problem: &Problem, id: &str) -> Option<UnitIx> {
    find(&problem.units, id, |unit| &unit.id)
}

/// The pool with this id.
pub(super) fn pool_index(problem: &Problem, id: &str) -> Option<PoolIx> {
    find(&problem.pools, id, |pool| &pool.id)
}

/// The trust with this id.
pub(super) fn trust_index(problem: &Problem, id: &str) -> Option<TrustIx> {
    find(&problem.trusts, id, |trust| &trust.id)
}

/// A hospital's name without the word for hospital at its end.
fn short_hospital(name: &str) -> &str {
    [" sykehus", " sjukehus", " hospital"]
        .iter()
        .find_map(|end| name.strip_suffix(end))
        .filter(|rest| !rest.is_empty())
        .unwrap_or(name)
}

/// The word of a hospital's name that tells it from the others, as a rule its town.
fn last_word(hospital: &str) -> &str {
    let short = short_hospital(hospital);
    short.rsplit(' ').next().unwrap_or(short)
}

/// Sorts a problem and its plan by trust.
fn by_trust<'a>(problem: &Problem, plan: &'a PlanDocument) -> Vec<OfTrust<'a>> {
    let mut of_trust = vec![OfTrust::default(); problem.trusts.len()];
    for candidate in &problem.candidates {
        of_trust[candidate.trust].registered += 1;
    }
    for hospital in &problem.hospitals {
        of_trust[hospital.trust].hospitals += 1;
    }
    let index = |id: &str| trust_index(problem, id);
    for placement in &plan.placements {
        if let Some(trust) = index(&placement.trust) {
            of_trust[trust].placements.push(placement);
        }
    }
    for unplaced in &plan.unplaced {
        if let Some(trust) = index(&unplaced.trust) {
            of_trust[trust].unplaced.push(unplaced);
        }
    }
    for refused in &plan.ineligible {
        if let Some(trust) = index(&refused.trust) {
            of_trust[trust].ineligible.push(refused);
        }
    }
    for post in &plan.posts {
        if let Some(pool) = pool_index(problem, &post.post) {
            of_trust[problem.pools[pool].trust].posts.push(post);
        }
    }
    of_trust
}

/// The placements that use each pool.
fn by_pool<'a>(problem: &Problem, plan: &'a PlanDocument) -> Vec<Vec<&'a PlacementDocument>> {
    let mut of_pool: Vec<Vec<&PlacementDocument>> = vec![Vec::new(); problem.pools.len()];
    for placement in &plan.placements {
        let mut pools: Vec<PoolIx> =
            placement.segments.iter().filter_map(|segment| pool_index(problem, &segment.post)).collect();
        pools.sort_unstable();
        pools.dedup();
        for pool in pools {
            of_pool[pool].push(placement);
        }
    }
    of_pool
}

impl<'a> Facts<'a> {
    pub(super) fn new(problem: &'a Problem, plan: &'a PlanDocument, style: &'a Style<'a>) -> Self {
        Self {
            problem,
            plan,
            style,
            holders: Holders::of(problem, plan),
            of_trust: by_trust(problem, plan),
            of_pool: by_pool(problem, plan),
        }
    }

    /// The trusts that have candidates or posts.
    pub(super) fn trusts(&self) -> Vec<TrustIx> {
        let used = |trust: &TrustIx| !self.trust(*trust).pools.is_empty() || self.registered(*trust) > 0;
        (0..self.problem.trusts.len()).filter(used).collect()
    }

    pub(super) fn trust(&self, trust: TrustIx) -> &'a Trust {
        &self.problem.trusts[trust]
    }

    /// The candidate with this id.
    pub(super) fn candidate(&self, id: &str) -> Option<&'a Candidate> {
        candidate_index(self.problem, id).map(|index| &self.problem.candidates[index])
    }

    /// The name of the candidate's municipality.
    pub(super) fn municipality(&self, candidate: &str) -> Cow<'a, str> {
        self.candidate(candidate)
            .map_or(Cow::Borrowed(""), |found| clean(&self.problem.municipalities[found.municipality].name))
    }

    /// How many candidates of a trust are registered.
    pub(super) fn registered(&self, trust: TrustIx) -> usize {
        self.of_trust[trust].registered
    }

    /// The placements at a trust, by rank.
    pub(super) fn placements(&self, trust: TrustIx) -> &[&'a PlacementDocument] {
        &self.of_trust[trust].placements
    }

    /// Who has no place at a trust, by rank.
    pub(super) fn unplaced(&self, trust: TrustIx) -> &[&'a UnplacedDocument] {
        &self.of_trust[trust].unplaced
    }

    /// Whom a rule refuses at a trust, by id.
    pub(super) fn ineligible(&self, trust: TrustIx) -> &[&'a IneligibleDocument] {
        &self.of_trust[trust].ineligible
    }

    /// The placements that use a pool, by rank.
    pub(super) fn users(&self, pool: PoolIx) -> &[&'a PlacementDocument] {
        &self.of_pool[pool]
    }

    /// The unit with this id.
    pub(super) fn unit(&self, id: &str) -> Option<&'a Unit> {
        unit_index(self.problem, id).map(|index| &self.problem.units[index])
    }

    /// A unit's name.
    pub(super) fn unit_name<'b>(&self, id: &'b str) -> Cow<'b, str>
    where
        'a: 'b,
    {
        self.unit(id).map_or(Cow::Borrowed(id), |unit| clean(&unit.name))
    }

    /// The name of a unit's hospital, if it has one.
    pub(super) fn hospital_name(&self, unit: &Unit) -> Option<Cow<'a, str>> {
        unit.hospital.map(|hospital| clean(&self.problem.hospitals[hospital].name))
    }

    /// A unit and its hospital, where the trust has more than one hospital and the unit's name does not tell which.
    pub(super) fn place(&self, id: &str) -> String {
        let name = self.unit_name(id);
        let Some(unit) = self.unit(id) else {
            return name.into_owned();
        };
        let several = self.of_trust[unit.trust].hospitals > 1;
        match self.hospital_name(unit) {
            Some(hospital) if several && !name.contains(last_word(&hospital)) => {
                format!("{name}, {}", short_hospital(&hospital))
            }
            _ => name.into_owned(),
        }
    }

    /// The units and hospitals of a placement, in order, one after another where it moves.
    pub(super) fn places(&self, placement: &'a PlacementDocument) -> String {
        let mut places: Vec<String> = placement.segments.iter().map(|segment| self.place(&segment.unit)).collect();
        places.dedup();
        places.join(" → ")
    }

    /// Posts and those that are taken, of a trust, summed over the quarters that are asked for.
    pub(super) fn use_of(&self, trust: TrustIx, wanted: impl Fn(Quarter) -> bool) -> (u32, u32) {
        let posts = self.of_trust[trust].posts.iter().filter(|post| wanted(post.quarter));
        posts.fold((0, 0), |(all, used), post| (all.saturating_add(post.capacity), used.saturating_add(post.used)))
    }

    /// The first turnover that is neither before the decision nor before the horizon.
    pub(super) fn next_turnover(&self) -> Period {
        let date = self.problem.decision_date;
        let period = Period::containing(date);
        let turnover = if period.first_day() == date { period } else { period.next() };
        turnover.max(self.problem.first_period)
    }

    /// The periods of the horizon.
    pub(super) fn periods(&self) -> Vec<Period> {
        (self.problem.first_period.number()..=self.problem.last_period.number()).map(Period::from_number).collect()
    }

    /// The unit that a pool's posts belong to, where it is one alone.
    pub(super) fn only_unit(&self, pool: PoolIx) -> Option<&'a Unit> {
        match self.problem.pools[pool].units.as_deref() {
            Some([unit]) => Some(&self.problem.units[*unit]),
            _ => None,
        }
    }
}
