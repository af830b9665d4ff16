//! Validation: from a document to a [`Problem`], or every fault.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::candidates::{self, Context};
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
    /// The names of the fields that units have, sorted, with the index of each.
    pub(super) fields: BTreeMap<&'d str, usize>,
    /// The fields that the units of each trust have, and those of each hospital, by index; sorted, each once.
    pub(super) trust_fields: Vec<Vec<usize>>,
    hospital_fields: Vec<Vec<usize>>,
    /// The nearest hospital of each municipality, where the document holds it, by index.
    pub(super) nearest: Vec<Option<usize>>,
    /// The trust of each hospital, unit and pool, by index.
    pub(super) hospital_trust: Vec<usize>,
    pub(super) unit_trust: Vec<usize>,
    pub(super) pool_trust: Vec<Option<usize>>,
    /// The hospital and the field of each unit, by index.
    unit_hospital: Vec<Option<usize>>,
    unit_field: Vec<Option<usize>>,
}

/// Builds the problem that a document states.
///
/// # Errors
/// Every fault of meaning, with pointers into the document.
pub(super) fn build(
    document: &ProblemDocument,
    rules: RuleSet,
    sha256: String,
    threads: usize,
) -> Result<Problem, Vec<Fault>> {
    let mut faults = Vec::new();
    let horizon_holds = check_horizon(document, &mut faults);
    let directories = directories(document, &mut faults);
    let context = Context { document, directories: &directories };
    let candidate_ids = Directory::new(
        Entity::Candidate,
        document.candidates.iter().enumerate().map(|(i, c)| (c.id.as_str(), Spot::Candidate(i), c)),
        &mut faults,
    );
    let read = candidates::all(&context, candidate_ids.entries(), threads);
    faults.extend(read.faults);
    let mut problem = Problem {
        sha256,
        decision_date: document.decision_date,
        first_period: document.first_period,
        last_period: document.last_period,
        nominate_through: document.nominate_through.unwrap_or(document.first_period),
        lottery_seed: document.lottery_seed.clone(),
        trusts: trusts(&directories),
        hospitals: hospitals(&directories),
        fields: directories.fields.keys().map(|&field| field.into()).collect(),
        units: units(&directories, &rules),
        pools: Vec::new(),
        municipalities: directories.municipalities.iter().map(|(_, m)| municipality(m)).collect(),
        candidates: read.candidates,
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
        problem.warnings = warnings::of(document, read.warnings);
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
    let (trusts, hospitals, units) = (trusts.numbered(), hospitals.numbered(), units.numbered());
    let (pools, municipalities) = (pools.numbered(), municipalities.numbered());
    let trust_of = |spot: Spot| match spot {
        Spot::Hospital(t, _) | Spot::TrustUnit(t, _) | Spot::HospitalUnit(t, _, _) => {
            trusts.find(&document.trusts[t].id).unwrap_or_default()
        }
        _ => 0,
    };
    let mut fields: BTreeMap<&str, usize> =
        units.iter().filter_map(|(_, unit)| Some((unit.field.as_deref()?, 0))).collect();
    fields.values_mut().zip(0..).for_each(|(index, number)| *index = number);
    let nearest = |municipality: &MunicipalityDocument| hospitals.find(municipality.nearest_hospital.as_deref()?);
    let hospital_of = |spot: Spot| match spot {
        Spot::HospitalUnit(t, h, _) => hospitals.find(&document.trusts[t].hospitals[h].id),
        _ => None,
    };
    let unit_trust: Vec<usize> = units.iter().map(|(spot, _)| trust_of(spot)).collect();
    let unit_hospital: Vec<Option<usize>> = units.iter().map(|(spot, _)| hospital_of(spot)).collect();
    let unit_field: Vec<Option<usize>> =
        units.iter().map(|(_, unit)| fields.get(unit.field.as_deref()?).copied()).collect();
    let owned = |trust: &usize| Some(*trust);
    Directories {
        fields,
        trust_fields: grouped(trusts.entries().len(), unit_trust.iter().map(owned), &unit_field),
        hospital_fields: grouped(hospitals.entries().len(), unit_hospital.iter().copied(), &unit_field),
        nearest: municipalities.iter().map(|(_, municipality)| nearest(municipality)).collect(),
        hospital_trust: hospitals.iter().map(|(spot, _)| trust_of(spot)).collect(),
        pool_trust: pools
            .iter()
            .map(|(spot, pool)| trusts.resolve(&pool.trust, || format!("{spot}/trust"), faults))
            .collect(),
        unit_trust,
        unit_hospital,
        unit_field,
        trusts,
        hospitals,
        units,
        pools,
        municipalities,
    }
}

/// The fields of the units of each of `count` owners, sorted, each once.
fn grouped(count: usize, owners: impl Iterator<Item = Option<usize>>, unit_field: &[Option<usize>]) -> Vec<Vec<usize>> {
    let mut groups = vec![Vec::new(); count];
    for (owner, field) in owners.zip(unit_field).filter_map(|(owner, field)| owner.zip(*field)) {
        groups[owner].push(field);
    }
    for fields in &mut groups {
        fields.sort_unstable();
        fields.dedup();
    }
    groups
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
    let empty = |((_, trust), fields): ((_, &TrustDocument), &Vec<usize>)| Trust {
        id: trust.id.clone(),
        name: trust.name.clone(),
        units: Vec::new(),
        pools: Vec::new(),
        fields: fields.clone(),
    };
    let mut trusts: Vec<Trust> = directories.trusts.iter().zip(&directories.trust_fields).map(empty).collect();
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
    let hospital = |(index, (_, hospital)): (usize, (_, &HospitalDocument))| Hospital {
        id: hospital.id.clone(),
        name: hospital.name.clone(),
        trust: directories.hospital_trust[index],
        fields: directories.hospital_fields[index].clone(),
    };
    directories.hospitals.iter().enumerate().map(hospital).collect()
}

fn units(directories: &Directories<'_>, rules: &RuleSet) -> Vec<Unit> {
    let unit = |(index, (_, unit)): (usize, (_, &UnitDocument))| Unit {
        id: unit.id.clone(),
        name: unit.name.clone(),
        trust: directories.unit_trust[index],
        hospital: directories.unit_hospital[index],
        field: directories.unit_field[index],
        learning_goals: Arc::clone(&unit.learning_goals),
        relevance: unit.relevance,
        max_at_once: unit.max_at_once.map(|max| max.0).or(rules.unit_max()),
    };
    directories.units.iter().enumerate().map(unit).collect()
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
