//! A problem and a plan side by side, with what the views ask of them.

use std::borrow::Cow;

use alis::calendar::{Period, Quarter};
use alis::document::{PlacementDocument, PlanDocument};
use alis::problem::{Candidate, CandidateIx, Pool, PoolIx, Problem, Trust, TrustIx, Unit, UnitIx};

use super::style::{Style, clean};

/// What a view draws from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts<'a> {
    pub(super) problem: &'a Problem,
    pub(super) plan: &'a PlanDocument,
    pub(super) style: &'a Style<'a>,
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

impl<'a> Facts<'a> {
    /// The trusts that have candidates or posts.
    pub(super) fn trusts(&self) -> Vec<TrustIx> {
        let used = |trust: TrustIx| {
            !self.problem.trusts[trust].pools.is_empty()
                || self.problem.candidates.iter().any(|candidate| candidate.trust == trust)
        };
        (0..self.problem.trusts.len()).filter(|&trust| used(trust)).collect()
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

    /// The placements at a trust, by rank.
    pub(super) fn placements(&self, trust: TrustIx) -> impl Iterator<Item = &'a PlacementDocument> + use<'a> {
        let id = &self.problem.trusts[trust].id;
        self.plan.placements.iter().filter(move |placement| *placement.trust == **id)
    }

    /// The unit with this id.
    pub(super) fn unit(&self, id: &str) -> Option<&'a Unit> {
        unit_index(self.problem, id).map(|index| &self.problem.units[index])
    }

    /// The pool with this id.
    pub(super) fn pool(&self, id: &str) -> Option<&'a Pool> {
        find(&self.problem.pools, id, |pool| &pool.id).map(|index| &self.problem.pools[index])
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
        let of_trust = self.problem.hospitals.iter().filter(|hospital| hospital.trust == unit.trust);
        match self.hospital_name(unit) {
            Some(hospital) if of_trust.count() > 1 && !name.contains(last_word(&hospital)) => {
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
        let ours = |id: &str| self.pool(id).is_some_and(|pool| pool.trust == trust);
        self.plan
            .posts
            .iter()
            .filter(|post| wanted(post.quarter) && ours(&post.post))
            .fold((0, 0), |(all, used), post| (all.saturating_add(post.capacity), used.saturating_add(post.used)))
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
