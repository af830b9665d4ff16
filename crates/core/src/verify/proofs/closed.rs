//! Closed sets and counts: limits that their holders use up alone (docs/verification.md, Closed sets and Counts).

use std::fmt::Display;

use super::{
    super::{
        ViolationRule,
        violation::{Report, name_of},
        words::{Demand, Statement},
    },
    book::{Book, Stake},
    limits::{Limit, Limits},
    scene::Scene,
    sets::Site,
};
use crate::{
    calendar::Period,
    document::{HolderDocument, Id, LimitDocument, Pass, ProofDocument, ProofKind},
};

/// What judges proofs: the book, and a set of limits to work with.
#[derive(Debug)]
pub(super) struct Court<'b, 'f, 'a> {
    pub(super) book: &'b Book<'f, 'a>,
    pub(super) marks: Limits,
}

/// What a closed set or a count closes, and for whom it does not.
#[derive(Debug, Default)]
pub(super) struct Closed {
    pub(super) limits: Vec<Limit>,
    /// The numbers of those holders who may come after its rank, ascending: in the pass `place` alone anyone behind has a stake.
    holders: Vec<usize>,
}

impl Closed {
    /// Whether it closes the same for everyone of its rank or behind.
    pub(super) fn is_for_all(&self) -> bool {
        self.holders.is_empty()
    }

    /// Whether it closes nothing for somebody of its rank or behind, as one of its holders.
    pub(super) fn is_held_by(&self, number: usize) -> bool {
        !self.holders.is_empty() && self.holders.binary_search(&number).is_ok()
    }
}

impl Court<'_, '_, '_> {
    /// A closed set or a count; nothing where it is not right.
    pub(super) fn closed(&mut self, at: &dyn Display, proof: &ProofDocument, report: &mut Report) -> Option<Closed> {
        let scene = Scene::new(self.book, proof.rank, proof.of);
        let formed = closed_form(at, proof, report);
        let limits = self.limits(&scene, at, &proof.limits, report);
        let holders = self.holders(&scene, at, &proof.holders, report);
        let (limits, mut holders) = (limits?, holders?);
        formed?;
        let borne: u64 = limits.iter().map(|(_, capacity)| u64::from(*capacity)).sum();
        match self.asked(&scene, &limits, &holders) {
            Some(asked) if asked == borne => {}
            asked => {
                let (found, expected) = (Statement::any(asked), Statement::value(borne));
                report.add(ViolationRule::ProofSum, at.to_string(), found, expected);
                return None;
            }
        }
        if proof.of != Some(Pass::Place) {
            holders = Vec::new();
        }
        holders.sort_unstable();
        Some(Closed { limits: limits.into_iter().map(|(limit, _)| limit).collect(), holders })
    }

    /// The limits of a proof or a leaf with their capacities; nothing where one is not right.
    pub(super) fn limits(
        &mut self,
        scene: &Scene<'_, '_, '_>,
        at: &dyn Display,
        documents: &[LimitDocument],
        report: &mut Report,
    ) -> Option<Vec<(Limit, u32)>> {
        self.marks.clear();
        let mut limits = Vec::with_capacity(documents.len());
        for (place, document) in documents.iter().enumerate() {
            let at = || format!("{at}/limits/{place}");
            let Some((limit, capacity)) = self.limit(scene, &at, document, report) else { continue };
            if !self.marks.add(limit) {
                report.add(ViolationRule::ProofRepeated, at(), stated(document), Demand::Once);
            } else if document.capacity == capacity {
                limits.push((limit, capacity));
            } else {
                let (found, expected) = (Statement::value(document.capacity), Statement::value(capacity));
                report.add(ViolationRule::ProofCapacity, format!("{}/capacity", at()), found, expected);
            }
        }
        (limits.len() == documents.len()).then_some(limits)
    }

    /// A limit and how much it bears; nothing where there is no such limit.
    fn limit(
        &self,
        scene: &Scene<'_, '_, '_>,
        at: &dyn Fn() -> String,
        document: &LimitDocument,
        report: &mut Report,
    ) -> Option<(Limit, u32)> {
        let facts = self.book.facts;
        let limit = self.named(document);
        let capacity = limit.and_then(|limit| match limit {
            Limit::Site(Site::Post(pool), quarter) => Some(facts.pools[pool].count(quarter)),
            Limit::Site(Site::Unit(unit), _) => facts.units[unit].max,
            Limit::Home(home, _) => facts.municipalities[home].max_absent.map(|count| count.0),
            Limit::Wholes(Site::Unit(unit), _) if facts.units[unit].max.is_none() => None,
            Limit::Wholes(site, period) => self.wholes(scene, at, document, (site, period), report),
        });
        let limited = limit.is_some_and(|limit| match limit {
            Limit::Wholes(Site::Unit(unit), _) => facts.units[unit].max.is_some(),
            Limit::Wholes(..) => true,
            _ => capacity.is_some(),
        });
        if !limited {
            report.add(ViolationRule::ProofLimit, at(), stated(document), Demand::Limit);
        }
        limit.zip(capacity)
    }

    /// The limit that a document names, if it names one of the horizon.
    fn named(&self, document: &LimitDocument) -> Option<Limit> {
        let LimitDocument { post, unit, municipality, quarter, period, fixed, splits, .. } = document;
        let facts = self.book.facts;
        let site = match (post, unit, municipality) {
            (Some(post), None, None) => Some(Site::Post(facts.pools.number(post)?)),
            (None, Some(unit), None) => Some(Site::Unit(facts.units.number(unit)?)),
            (None, None, Some(_)) => None,
            _ => return None,
        };
        let limit = match (site, quarter, period) {
            (Some(site), None, Some(period)) => Limit::Wholes(site, *period),
            _ if !fixed.is_empty() || !splits.is_empty() => return None,
            (Some(site), Some(quarter), None) => Limit::Site(site, *quarter),
            (None, Some(quarter), None) => Limit::Home(facts.municipalities.number(municipality.as_ref()?)?, *quarter),
            _ => return None,
        };
        self.marks.knows(limit).then_some(limit)
    }

    /// How many whole half-years a count bears; nothing where who is said to take a part does not.
    fn wholes(
        &self,
        scene: &Scene<'_, '_, '_>,
        at: &dyn Fn() -> String,
        document: &LimitDocument,
        (site, period): (Site, Period),
        report: &mut Report,
    ) -> Option<u32> {
        let facts = self.book.facts;
        let quarters = period.quarters();
        let fixed = partial(scene, at, ("fixed", &document.fixed), (site, period), report);
        let splits = partial(scene, at, ("splits", &document.splits), (site, period), report);
        let (fixed, splits) = (fixed?, splits?);
        if let Some(both) = splits.iter().find(|number| fixed.contains(number)) {
            let found = Statement::value(facts.candidates.id(*both));
            report.add(ViolationRule::ProofCount, at(), found, Demand::OneOfLists);
            return None;
        }
        let taken = |quarter| {
            let there = fixed.iter().filter(|own| scene.listed(**own).iter().all(|bundle| bundle.is_at(site, quarter)));
            i64::try_from(there.count()).unwrap_or(i64::MAX)
        };
        let borne = quarters.map(|quarter| match site {
            Site::Post(pool) => i64::from(facts.pools[pool].count(quarter)),
            Site::Unit(unit) => i64::from(facts.units[unit].max.unwrap_or(u32::MAX)),
        });
        let [first, second] = [borne[0] - taken(quarters[0]), borne[1] - taken(quarters[1])];
        let halves = i64::try_from(splits.len()).unwrap_or(i64::MAX);
        let most = first.min(second).min((first + second - halves).div_euclid(2)).max(0);
        u32::try_from(most).ok()
    }

    /// Those who fill a closed set, by number; nothing where one is not stated rightly.
    fn holders(
        &self,
        scene: &Scene<'_, '_, '_>,
        at: &dyn Display,
        documents: &[HolderDocument],
        report: &mut Report,
    ) -> Option<Vec<usize>> {
        let mut right = true;
        let mut holders = Vec::with_capacity(documents.len());
        for (place, document) in documents.iter().enumerate() {
            let at = || format!("{at}/holders/{place}");
            let id = &document.candidate;
            let known = self.book.ranking.number_of(self.book.facts, id, document.rank);
            let Some(number) = scene.holding((id, known), &at, report) else {
                right = false;
                continue;
            };
            holders.push(number);
            let rank = self.book.ranking.rank_of(number);
            let commitment = self.book.facts.candidates[number].commitment.map(|commitment| commitment.status);
            if Some(document.rank) != rank {
                right = false;
                let (found, expected) = (Statement::value(document.rank), Statement::any(rank));
                report.add(ViolationRule::HolderRank, format!("{}/rank", at()), found, expected);
            }
            if document.commitment != commitment {
                right = false;
                let [found, expected] = [document.commitment, commitment].map(|status| status.map(|own| name_of(&own)));
                let (found, expected) = (Statement::any(found), Statement::any(expected));
                report.add(ViolationRule::HolderCommitment, format!("{}/commitment", at()), found, expected);
            }
        }
        scene.in_order(&|| format!("{at}/holders"), &holders, report)?;
        right.then_some(holders)
    }

    /// How many of the limits the holders use at the least; nothing where one of them need not use any.
    pub(super) fn asked(
        &mut self,
        scene: &Scene<'_, '_, '_>,
        limits: &[(Limit, u32)],
        holders: &[usize],
    ) -> Option<u64> {
        self.marks.clear();
        for (limit, _) in limits {
            self.marks.add(*limit);
        }
        let least = |holder: &usize| {
            let home = self.book.facts.candidates[*holder].home;
            let least = match scene.stake(*holder) {
                Stake::Batches(batches) => self.marks.least_of(self.book.facts, home, batches),
                Stake::Bundles(bundles) => self.marks.least(home, bundles),
            };
            least.filter(|least| *least > 0).map(u64::from)
        };
        holders.iter().map(least).sum()
    }
}

/// Nothing of a case proof, some limit, and the kind that the limits make it.
fn closed_form(at: &dyn Display, proof: &ProofDocument, report: &mut Report) -> Option<()> {
    let counts = proof.limits.iter().any(|limit| limit.period.is_some());
    let of_cases =
        proof.candidate.is_some() || proof.start.is_some() || !proof.beside.is_empty() || !proof.nodes.is_empty();
    let kind = if counts { ProofKind::Count } else { ProofKind::ClosedSet };
    if proof.kind == kind && !of_cases && !proof.limits.is_empty() {
        return Some(());
    }
    report.add(ViolationRule::ProofForm, at.to_string(), Statement::value(name_of(&proof.kind)), Demand::ClosedSet);
    None
}

/// Those of a count who take a part of the period there and never the whole, by number.
fn partial(
    scene: &Scene<'_, '_, '_>,
    at: &dyn Fn() -> String,
    (list, ids): (&str, &[Id]),
    (site, period): (Site, Period),
    report: &mut Report,
) -> Option<Vec<usize>> {
    let quarters = period.quarters();
    let mut numbers = Vec::with_capacity(ids.len());
    for (place, id) in ids.iter().enumerate() {
        let at = || format!("{}/{list}/{place}", at());
        let number = scene.holder(&at, id, report)?;
        let stake = scene.listed(number);
        let never_whole = !stake.iter().any(|bundle| bundle.may_take_both(site, quarters));
        let takes = if list == "fixed" {
            quarters.iter().any(|quarter| stake.iter().all(|bundle| bundle.is_at(site, *quarter)))
        } else {
            stake.iter().all(|bundle| quarters.iter().any(|quarter| bundle.is_at(site, *quarter)))
        };
        if !never_whole || !takes {
            let demand = if list == "fixed" { Demand::CertainPart } else { Demand::EitherPart };
            report.add(ViolationRule::ProofCount, at(), Statement::value(id), demand);
            return None;
        }
        numbers.push(number);
    }
    scene.in_order(&|| format!("{}/{list}", at()), &numbers, report)?;
    Some(numbers)
}

/// A limit as it is stated.
fn stated(document: &LimitDocument) -> Statement {
    let id = document.post.as_ref().or(document.unit.as_ref()).or(document.municipality.as_ref());
    let time = document.quarter.map(|quarter| quarter.to_string());
    let time = time.or_else(|| document.period.map(|period| period.to_string()));
    match (id, time) {
        (Some(id), Some(time)) => Statement::At { id: id.to_string(), time },
        (id, _) => Statement::any(id),
    }
}
