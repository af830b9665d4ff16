//! What is full for a candidate from a start, and who holds it, gathered from the proofs.

use std::collections::{BTreeMap, BTreeSet};

use super::read::Reader;
use super::{Closed, FullLimit, FullSpan, Holder, Holders, LimitPlace, Precedence, ReasonsError};
use crate::calendar::Quarter;
use crate::document::{BetterDocument, Id, LimitDocument, ProofKind, ProofNumbers};
use crate::priority::key_documents;
use crate::problem::{Candidate, Place, Problem, UnitIx};

/// The limits and holders of all proofs that speak of some starts.
pub(super) struct Gathered {
    limits: BTreeMap<(LimitPlace, bool), Gauges>,
    holders: BTreeSet<Id>,
    cases: bool,
    resolved: bool,
}

/// A limit's capacity in each quarter, by number, and whether the candidate could use it then.
type Gauges = BTreeMap<i32, (u32, bool)>;

impl Gathered {
    /// What the proofs of one start say.
    pub(super) fn new(reader: &Reader<'_>, item: &BetterDocument) -> Result<Self, ReasonsError> {
        let mut gathered =
            Self { limits: BTreeMap::new(), holders: BTreeSet::new(), cases: false, resolved: item.resolved };
        let (mut due, mut seen) = (item.proofs.clone(), BTreeSet::new());
        while let Some(number) = due.pop() {
            if seen.insert(number) {
                due.extend(gathered.proof(reader, item.start, number)?);
            }
        }
        gathered.holders.remove(&reader.candidate.id);
        Ok(gathered)
    }

    /// Takes in a proof; the numbers of those that stand beside it.
    fn proof(&mut self, reader: &Reader<'_>, start: Quarter, number: u32) -> Result<ProofNumbers, ReasonsError> {
        let proof = usize::try_from(number).ok().and_then(|number| reader.plan.proofs.get(number));
        let proof = proof.ok_or_else(|| ReasonsError::Dangling(format!("/proofs/{number}")))?;
        self.cases |= proof.kind == ProofKind::Cases;
        let leaves = proof.nodes.iter().flat_map(|node| &node.limits);
        for limit in proof.limits.iter().chain(leaves) {
            self.limit(reader, start, limit);
        }
        self.holders.extend(proof.holders.iter().map(|holder| holder.candidate.clone()));
        self.holders.extend(proof.nodes.iter().flat_map(|node| &node.holders).cloned());
        Ok(proof.beside.clone())
    }

    fn limit(&mut self, reader: &Reader<'_>, start: Quarter, limit: &LimitDocument) {
        let place = match (&limit.post, &limit.unit, &limit.municipality) {
            (Some(id), ..) => LimitPlace::Post(id.clone()),
            (_, Some(id), _) => LimitPlace::Unit(id.clone()),
            (_, _, Some(id)) => LimitPlace::Municipality(id.clone()),
            _ => return,
        };
        let quarters = limit.period.map_or_else(Vec::new, |period| period.quarters().to_vec());
        let usable = may_use(reader.problem, reader.candidate, &place);
        let months = i32::try_from(reader.candidate.months_needed.get()).unwrap_or(i32::MAX);
        let until = start.plus(months / 3);
        let gauges = self.limits.entry((place, limit.period.is_some())).or_default();
        for quarter in quarters.into_iter().chain(limit.quarter) {
            put(gauges, quarter.number(), (limit.capacity, usable && start <= quarter && quarter < until));
        }
    }

    /// The pools that the candidate could have used; where none is full, the other places.
    fn own(&self) -> BTreeSet<&LimitPlace> {
        let used = |gauges: &Gauges| gauges.values().any(|(_, own)| *own);
        let own: BTreeSet<_> =
            self.limits.iter().filter(|(_, gauges)| used(gauges)).map(|((place, _), _)| place).collect();
        let pools: BTreeSet<_> = own.iter().copied().filter(|place| matches!(place, LimitPlace::Post(_))).collect();
        if pools.is_empty() { own } else { pools }
    }

    /// Whether it is the same that is full for the candidate: the pools, and where none is, the units and municipalities.
    pub(super) fn is_like(&self, next: &Self) -> bool {
        self.own() == next.own() && self.cases == next.cases && self.resolved == next.resolved
    }

    /// Takes in what closes the next start.
    pub(super) fn absorb(&mut self, next: Self) {
        for (place, gauges) in next.limits {
            let here = self.limits.entry(place).or_default();
            for (quarter, gauge) in gauges {
                put(here, quarter, gauge);
            }
        }
        self.holders.extend(next.holders);
    }

    /// Who holds what, in order.
    pub(super) fn finish(self, reader: &Reader<'_>) -> Result<Closed, ReasonsError> {
        let limit = |own: bool, (place, gauges): (&(LimitPlace, bool), &Gauges)| {
            let spans =
                spans(gauges.iter().filter(|(_, gauge)| gauge.1 == own).map(|(&quarter, gauge)| (quarter, gauge.0)));
            let (place, wholes) = place.clone();
            (!spans.is_empty()).then_some(FullLimit { place, wholes, own, spans })
        };
        let part = |own: bool| self.limits.iter().filter_map(move |entry| limit(own, entry));
        let limits = part(true).chain(part(false)).collect();
        let holders = holders(reader, &self.holders)?;
        Ok(Closed { limits, holders, cases: self.cases, resolved: self.resolved })
    }
}

/// Takes in a capacity in a quarter. Leaves of one tree may count the same wholes differently: the most that any bears.
fn put(gauges: &mut Gauges, quarter: i32, (capacity, own): (u32, bool)) {
    let here = gauges.entry(quarter).or_default();
    *here = (here.0.max(capacity), here.1 || own);
}

/// Runs of quarters with the same capacity.
fn spans(capacities: impl Iterator<Item = (i32, u32)>) -> Vec<FullSpan> {
    let mut spans: Vec<FullSpan> = Vec::new();
    for (number, capacity) in capacities {
        let quarter = Quarter::from_number(number);
        match spans.last_mut() {
            Some(last) if last.to.next() == quarter && last.capacity == capacity => last.to = quarter,
            _ => spans.push(FullSpan { from: quarter, to: quarter, capacity }),
        }
    }
    spans
}

/// The holders by what put them there, each group by rank.
fn holders(reader: &Reader<'_>, ids: &BTreeSet<Id>) -> Result<Vec<Holders>, ReasonsError> {
    let mut groups: Vec<Holders> = Vec::new();
    for id in ids {
        let (index, rank, by) = reader.precedence(id).ok_or_else(|| ReasonsError::Dangling(id.to_string()))?;
        let value = match by {
            Precedence::Criterion(name) => {
                let keys = key_documents(reader.problem, &reader.problem.candidates[index]);
                keys.into_iter().find(|key| key.criterion == name.word())
            }
            _ => None,
        };
        let holder = Holder { candidate: id.clone(), rank, value };
        match groups.iter_mut().find(|group| group.by == by) {
            Some(group) => group.holders.push(holder),
            None => groups.push(Holders { by, holders: vec![holder] }),
        }
    }
    groups.sort_by_key(|group| reader.order_of(group.by));
    for group in &mut groups {
        group.holders.sort_by_key(|holder| holder.rank);
    }
    Ok(groups)
}

/// Whether a candidate's options can touch a limit at all, by trust and wishes.
fn may_use(problem: &Problem, candidate: &Candidate, place: &LimitPlace) -> bool {
    let trust = &problem.trusts[candidate.trust];
    let wished = |unit: UnitIx| is_wished(problem, candidate, unit);
    match place {
        LimitPlace::Post(id) => {
            let pool = trust.pools.iter().map(|&pool| &problem.pools[pool]).find(|pool| pool.id == *id);
            pool.is_some_and(|pool| trust.units.iter().any(|&unit| pool.serves(unit) && wished(unit)))
        }
        LimitPlace::Unit(id) => trust.units.iter().any(|&unit| problem.units[unit].id == *id && wished(unit)),
        LimitPlace::Municipality(id) => problem.municipalities[candidate.municipality].id == *id,
    }
}

/// Whether a unit is among the wishes, or the wishes leave it open.
fn is_wished(problem: &Problem, candidate: &Candidate, unit: UnitIx) -> bool {
    let of_split = |place: &Place| matches!(place, Place::Split(units) if units.contains(&unit));
    let wished = |place: &Place| covers(problem, place, unit) || of_split(place);
    candidate.open_to_others || candidate.places.is_empty() || candidate.places.iter().any(wished)
}

/// Whether a wish covers a stay in a unit; a split covers its own shape alone.
pub(super) fn covers(problem: &Problem, place: &Place, unit: UnitIx) -> bool {
    let found = &problem.units[unit];
    match place {
        Place::Unit(wish) => *wish == unit,
        Place::Hospital(hospital) => found.hospital == Some(*hospital),
        Place::Field(field) => found.field == Some(*field),
        Place::Split(_) => false,
    }
}
