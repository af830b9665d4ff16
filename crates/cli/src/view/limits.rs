//! The first full limit in a candidate's way: a plain reading of the plan, not a proof.

use alis::calendar::{Period, Quarter};
use alis::document::PlannedSegmentDocument;
use alis::fault::LimitKind;
use alis::problem::{Candidate, CandidateIx, Place, PoolIx, UnitIx};

use super::facts::{Facts, candidate_index};
use super::style::clean;
use super::wishes::serves;

/// What stands in the way of a candidate's first wish at the earliest start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Finding<'a> {
    /// A limit that is full.
    Full {
        kind: LimitKind,
        name: String,
        quarter: Quarter,
        /// Who holds it, by rank.
        holders: Vec<&'a str>,
    },
    /// No pool has a post that could be used.
    NoPost,
    /// Nothing is full.
    Nothing,
}

/// The candidate's earliest acceptable start.
pub(super) fn earliest_start(facts: &Facts<'_>, candidate: CandidateIx) -> Period {
    earliest(facts, &facts.problem.candidates[candidate])
}

/// The candidate's earliest acceptable start, and the first limit that is full then: of the pools, the units, the
/// municipality.
pub(super) fn first_full<'a>(facts: &Facts<'a>, candidate: CandidateIx) -> (Period, Finding<'a>) {
    let who = &facts.problem.candidates[candidate];
    let period = earliest(facts, who);
    let mut quarters = period.quarters().to_vec();
    if who.months_needed.get() == 3 {
        quarters.truncate(1);
    }
    let search = Search { facts, who, quarters };
    (period, search.run())
}

/// The first period in which the candidate could start: wished for, decided, inside the horizon and without leave.
fn earliest(facts: &Facts<'_>, who: &Candidate) -> Period {
    let first = who.earliest.max(facts.next_turnover());
    let last = facts.problem.last_period.min(who.latest.unwrap_or(facts.problem.last_period));
    let away = |period: Period| {
        let (from, to) = (period.first_day(), period.last_day());
        who.leave.iter().any(|leave| leave.0 <= to && leave.1 >= from)
    };
    let mut period = first;
    while period < last && away(period) {
        period = period.next();
    }
    if away(period) { first } else { period }
}

/// A search for the first full limit.
struct Search<'f, 'a> {
    facts: &'f Facts<'a>,
    who: &'a Candidate,
    quarters: Vec<Quarter>,
}

impl<'a> Search<'_, 'a> {
    fn run(&self) -> Finding<'a> {
        let mut first = None;
        let mut posts = false;
        for unit in self.wished() {
            let pools = self.pools(unit);
            if pools.is_empty() {
                continue;
            }
            posts = true;
            match self.full_pool(&pools).or_else(|| self.full_unit(unit)) {
                Some(full) => first = first.or(Some(full)),
                None => return self.full_municipality().unwrap_or(Finding::Nothing),
            }
        }
        match first {
            Some(full) => full,
            None if posts => Finding::Nothing,
            None => Finding::NoPost,
        }
    }

    /// The units of the first wish; every unit of the trust where there is none.
    fn wished(&self) -> Vec<UnitIx> {
        let problem = self.facts.problem;
        let units = problem.trusts[self.who.trust].units.iter().copied();
        match self.who.places.first() {
            Some(Place::Split(pair)) => pair.to_vec(),
            Some(place) => units.filter(|&unit| serves(problem, place, unit)).collect(),
            None => units.collect(),
        }
    }

    /// The pools that have posts for a unit in every one of the quarters.
    fn pools(&self, unit: UnitIx) -> Vec<PoolIx> {
        let problem = self.facts.problem;
        let counted = |pool: PoolIx, quarter: Quarter| {
            let index = problem.quarter_index(quarter);
            index.and_then(|index| problem.pools[pool].counts.get(index)).is_some_and(|&count| count > 0)
        };
        let ours = problem.trusts[self.who.trust].pools.iter().copied();
        ours.filter(|&pool| problem.pools[pool].serves(unit))
            .filter(|&pool| self.quarters.iter().all(|&quarter| counted(pool, quarter)))
            .collect()
    }

    /// The first of the pools, where all of them are full.
    fn full_pool(&self, pools: &[PoolIx]) -> Option<Finding<'a>> {
        let full: Option<Vec<Quarter>> = pools.iter().map(|&pool| self.pool_full_in(pool)).collect();
        let quarter = full?.first().copied()?;
        let pool = *pools.first()?;
        let id = &self.facts.problem.pools[pool].id;
        let holders = self.holders(quarter, |_, segment| *segment.post == **id);
        let name = match self.facts.only_unit(pool) {
            Some(unit) => self.facts.style.words().posts_of_unit(&self.facts.place(&unit.id)),
            None => self.facts.style.words().posts_of_pool(id),
        };
        Some(Finding::Full { kind: LimitKind::Pool, name, quarter, holders })
    }

    fn pool_full_in(&self, pool: PoolIx) -> Option<Quarter> {
        let id = &self.facts.problem.pools[pool].id;
        let full = |quarter: &Quarter| {
            let posts = &self.facts.plan.posts;
            let at = posts.binary_search_by(|post| (&*post.post, post.quarter).cmp(&(id, *quarter)));
            at.is_ok_and(|at| posts[at].used >= posts[at].capacity)
        };
        self.quarters.iter().copied().find(full)
    }

    fn full_unit(&self, unit: UnitIx) -> Option<Finding<'a>> {
        let unit = &self.facts.problem.units[unit];
        let name = self.facts.place(&unit.id);
        self.at_most(unit.max_at_once?, LimitKind::Unit, &name, |_, segment| *segment.unit == *unit.id)
    }

    fn full_municipality(&self) -> Option<Finding<'a>> {
        let problem = self.facts.problem;
        let home = &problem.municipalities[self.who.municipality];
        let name = clean(&home.name);
        self.at_most(home.max_absent?, LimitKind::Municipality, &name, |candidate, _| {
            candidate_index(problem, candidate)
                .is_some_and(|index| problem.candidates[index].municipality == self.who.municipality)
        })
    }

    /// The first quarter in which so many others hold what the test tells.
    fn at_most(
        &self,
        limit: u32,
        kind: LimitKind,
        name: &str,
        test: impl Fn(&str, &PlannedSegmentDocument) -> bool,
    ) -> Option<Finding<'a>> {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        self.quarters.iter().find_map(|&quarter| {
            let holders = self.holders(quarter, &test);
            (holders.len() >= limit).then(|| Finding::Full { kind, name: name.to_owned(), quarter, holders })
        })
    }

    /// Who else serves in a quarter on a segment that passes the test, by rank.
    fn holders(&self, quarter: Quarter, test: impl Fn(&str, &PlannedSegmentDocument) -> bool) -> Vec<&'a str> {
        let others = self.facts.plan.placements.iter().filter(|placement| *placement.candidate != *self.who.id);
        others
            .filter(|placement| {
                let now = placement.segments.iter().filter(|part| part.from <= quarter && quarter <= part.to);
                now.into_iter().any(|segment| test(&placement.candidate, segment))
            })
            .map(|placement| &*placement.candidate)
            .collect()
    }
}
