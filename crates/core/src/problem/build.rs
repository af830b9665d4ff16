//! Validation: from a document to a [`Problem`], or every fault.

use super::candidates::{Context, candidate};
use super::directory::{Directory, Spot};
use super::{Hospital, Municipality, Pool, Problem, Trust, Unit, commitments, warnings};
use crate::calendar::Quarter;
use crate::document::{
    CountedPeriod, HospitalDocument, MunicipalityDocument, PoolDocument, ProblemDocument, TrustDocument, UnitDocument,
};
use crate::fault::{Entity, Fault, FaultKind};
use crate::rules::RuleSet;

/// The longest horizon, in periods.
const MAX_PERIODS: i32 = 100;

/// Everything that ids can point to.
pub(super) struct Directories<'d> {
    pub(super) trusts: Directory<'d, TrustDocument>,
    pub(super) hospitals: Directory<'d, HospitalDocument>,
    pub(super) units: Directory<'d, UnitDocument>,
    pub(super) pools: Directory<'d, PoolDocument>,
    pub(super) municipalities: Directory<'d, MunicipalityDocument>,
    /// The trust of each hospital, unit and pool, by index.
    pub(super) hospital_trust: Vec<usize>,
    pub(super) unit_trust: Vec<usize>,
    pub(super) pool_trust: Vec<Option<usize>>,
}

/// Builds the problem that a document states.
///
/// # Errors
/// Every fault of meaning, with pointers into the document.
pub(super) fn build(document: &ProblemDocument, rules: RuleSet, sha256: String) -> Result<Problem, Vec<Fault>> {
    let mut faults = Vec::new();
    let horizon_holds = check_horizon(document, &mut faults);
    let directories = directories(document, &mut faults);
    let context = Context { document, directories: &directories };
    let candidate_ids = Directory::new(
        Entity::Candidate,
        document.candidates.iter().enumerate().map(|(i, c)| (c.id.as_str(), Spot::Candidate(i), c)),
        &mut faults,
    );
    let candidates = candidate_ids.iter().map(|(spot, from)| candidate(&context, from, spot, &mut faults)).collect();
    let mut problem = Problem {
        sha256,
        decision_date: document.decision_date,
        first_period: document.first_period,
        last_period: document.last_period,
        nominate_through: document.nominate_through.unwrap_or(document.first_period),
        lottery_seed: document.lottery_seed.clone(),
        trusts: trusts(&directories),
        hospitals: hospitals(&directories),
        units: units(document, &directories, &rules),
        pools: Vec::new(),
        municipalities: directories.municipalities.iter().map(|(_, m)| municipality(m)).collect(),
        candidates,
        warnings: Vec::new(),
        rules,
    };
    problem.pools = pools(document, &directories, horizon_holds, &mut faults);
    commitments::attach(document, &directories, &candidate_ids, &mut problem, &mut faults);
    commitments::attach_declined(document, &directories, &candidate_ids, &mut problem, &mut faults);
    if horizon_holds {
        commitments::check_limits(document, &problem, &mut faults);
    }
    if faults.is_empty() {
        problem.warnings = warnings::of(document, &problem);
        Ok(problem)
    } else {
        Err(faults)
    }
}

fn check_horizon(document: &ProblemDocument, faults: &mut Vec<Fault>) -> bool {
    let (first, last) = (document.first_period, document.last_period);
    let periods = last.number() - first.number() + 1;
    if periods < 1 {
        let kind = FaultKind::EndsBeforeItBegins { begins: first.to_string() };
        faults.push(Fault::at("/last_period", kind));
    } else if periods > MAX_PERIODS {
        let kind = FaultKind::LongHorizon { periods: periods.unsigned_abs() };
        faults.push(Fault::at("/last_period", kind));
    }
    (1..=MAX_PERIODS).contains(&periods)
}

fn directories<'d>(document: &'d ProblemDocument, faults: &mut Vec<Fault>) -> Directories<'d> {
    let trusts = Directory::new(
        Entity::Trust,
        document.trusts.iter().enumerate().map(|(t, trust)| (trust.id.as_str(), Spot::Trust(t), trust)),
        faults,
    );
    let hospitals = Directory::new(Entity::Hospital, all_hospitals(document), faults);
    let units = Directory::new(Entity::Unit, all_units(document), faults);
    let pools = Directory::new(
        Entity::Post,
        document.posts.iter().enumerate().map(|(i, pool)| (pool.id.as_str(), Spot::Post(i), pool)),
        faults,
    );
    let municipalities = Directory::new(
        Entity::Municipality,
        document.municipalities.iter().enumerate().map(|(i, m)| (m.id.as_str(), Spot::Municipality(i), m)),
        faults,
    );
    let trust_of = |spot: Spot| match spot {
        Spot::Hospital(t, _) | Spot::TrustUnit(t, _) | Spot::HospitalUnit(t, _, _) => {
            trusts.find(&document.trusts[t].id).unwrap_or_default()
        }
        _ => 0,
    };
    Directories {
        hospital_trust: hospitals.iter().map(|(spot, _)| trust_of(spot)).collect(),
        unit_trust: units.iter().map(|(spot, _)| trust_of(spot)).collect(),
        pool_trust: pools
            .iter()
            .map(|(spot, pool)| trusts.resolve(&pool.trust, || format!("{spot}/trust"), faults))
            .collect(),
        trusts,
        hospitals,
        units,
        pools,
        municipalities,
    }
}

fn all_hospitals(document: &ProblemDocument) -> impl Iterator<Item = (&str, Spot, &HospitalDocument)> {
    document.trusts.iter().enumerate().flat_map(|(t, trust)| {
        let hospitals = trust.hospitals.iter().enumerate();
        hospitals.map(move |(h, hospital)| (hospital.id.as_str(), Spot::Hospital(t, h), hospital))
    })
}

fn all_units(document: &ProblemDocument) -> impl Iterator<Item = (&str, Spot, &UnitDocument)> {
    document.trusts.iter().enumerate().flat_map(|(t, trust)| {
        let own = trust.units.iter().enumerate();
        let own = own.map(move |(u, unit)| (unit.id.as_str(), Spot::TrustUnit(t, u), unit));
        own.chain(trust.hospitals.iter().enumerate().flat_map(move |(h, hospital)| {
            let units = hospital.units.iter().enumerate();
            units.map(move |(u, unit)| (unit.id.as_str(), Spot::HospitalUnit(t, h, u), unit))
        }))
    })
}

fn trusts(directories: &Directories<'_>) -> Vec<Trust> {
    let empty = |trust: &TrustDocument| Trust {
        id: trust.id.clone(),
        name: trust.name.clone(),
        units: Vec::new(),
        pools: Vec::new(),
    };
    let mut trusts: Vec<Trust> = directories.trusts.iter().map(|(_, trust)| empty(trust)).collect();
    for (unit, &trust) in directories.unit_trust.iter().enumerate() {
        trusts[trust].units.push(unit);
    }
    for (pool, trust) in directories.pool_trust.iter().enumerate() {
        if let Some(trust) = *trust {
            trusts[trust].pools.push(pool);
        }
    }
    trusts
}

fn hospitals(directories: &Directories<'_>) -> Vec<Hospital> {
    let owners = directories.hospital_trust.iter();
    let hospitals = directories.hospitals.iter().zip(owners);
    hospitals.map(|((_, h), &trust)| Hospital { id: h.id.clone(), name: h.name.clone(), trust }).collect()
}

fn units(document: &ProblemDocument, directories: &Directories<'_>, rules: &RuleSet) -> Vec<Unit> {
    let hospital = |spot: Spot| match spot {
        Spot::HospitalUnit(t, h, _) => directories.hospitals.find(&document.trusts[t].hospitals[h].id),
        _ => None,
    };
    let units = directories.units.iter().zip(&directories.unit_trust);
    units
        .map(|((spot, unit), &trust)| Unit {
            id: unit.id.clone(),
            name: unit.name.clone(),
            trust,
            hospital: hospital(spot),
            field: unit.field.clone(),
            learning_goals: unit.learning_goals.clone(),
            relevance: unit.relevance,
            max_at_once: unit.max_at_once.map(|max| max.0).or(rules.unit_max()),
        })
        .collect()
}

fn municipality(document: &MunicipalityDocument) -> Municipality {
    Municipality {
        id: document.id.clone(),
        name: document.name.clone(),
        trust: document.trust.clone(),
        registration: document.registration,
        specialist_shortage: document.specialist_shortage,
        max_absent: document.max_absent.map(|max| max.0),
    }
}

fn pools(
    document: &ProblemDocument,
    directories: &Directories<'_>,
    horizon_holds: bool,
    faults: &mut Vec<Fault>,
) -> Vec<Pool> {
    let mut pools = Vec::new();
    for (index, (spot, pool)) in directories.pools.iter().enumerate() {
        let trust = directories.pool_trust[index];
        let units = pool.units.as_ref().map(|units| {
            if units.is_empty() {
                faults.push(Fault::at(format!("{spot}/units"), FaultKind::NoUnits));
            }
            let mut found: Vec<usize> = Vec::new();
            for (u, unit) in units.iter().enumerate() {
                let pointer = || format!("{spot}/units/{u}");
                found.extend(directories.own(Entity::Unit, unit, trust, pointer, faults));
            }
            found.sort_unstable();
            found.dedup();
            found
        });
        pools.push(Pool {
            id: pool.id.clone(),
            trust: trust.unwrap_or_default(),
            units,
            kind: pool.kind,
            counts: if horizon_holds { counts(document, pool) } else { Vec::new() },
        });
    }
    pools
}

impl Directories<'_> {
    /// A hospital, unit or pool that must exist and belong to a trust (where the trust itself is known).
    pub(super) fn own(
        &self,
        entity: Entity,
        id: &str,
        trust: Option<usize>,
        pointer: impl Fn() -> String,
        faults: &mut Vec<Fault>,
    ) -> Option<usize> {
        let (found, owner) = match entity {
            Entity::Hospital => {
                let found = self.hospitals.resolve(id, &pointer, faults)?;
                (found, Some(self.hospital_trust[found]))
            }
            Entity::Unit => {
                let found = self.units.resolve(id, &pointer, faults)?;
                (found, Some(self.unit_trust[found]))
            }
            _ => {
                let found = self.pools.resolve(id, &pointer, faults)?;
                (found, self.pool_trust[found])
            }
        };
        let (owner, trust) = owner.zip(trust)?;
        if owner != trust {
            let name = |index: usize| self.trusts.id(index).to_owned();
            let kind = FaultKind::OtherTrust { entity, belongs: name(owner), expected: name(trust) };
            faults.push(Fault::at(pointer(), kind));
        }
        (owner == trust).then_some(found)
    }
}

/// The posts of a pool in each quarter of the horizon: a quarter's key goes before its period's.
fn counts(document: &ProblemDocument, pool: &PoolDocument) -> Vec<u32> {
    let first = document.first_period.first_quarter().number();
    let last = document.last_period.next().first_quarter().number();
    let mut counts = vec![0; usize::try_from(last - first).unwrap_or_default()];
    let mut set = |quarter: Quarter, count: u32| {
        let index = usize::try_from(quarter.number() - first).ok();
        if let Some(slot) = index.and_then(|index| counts.get_mut(index)) {
            *slot = count;
        }
    };
    for (key, count) in &pool.periods.0 {
        if let CountedPeriod::Period(period) = key {
            for quarter in period.quarters() {
                set(quarter, count.0);
            }
        }
    }
    for (key, count) in &pool.periods.0 {
        if let CountedPeriod::Quarter(quarter) = key {
            set(*quarter, count.0);
        }
    }
    counts
}
