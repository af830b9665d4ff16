//! Helse Nord in June 2022: the region, table 1 and the learning arenas are facts, the candidates are made up.

mod candidates;
mod cases;
mod commitments;
mod municipalities;

use alis::{
    calendar::{Date, Period},
    document::{Count, HospitalDocument, PoolDocument, ProblemDocument, TrustDocument, UnitDocument, both_goals},
};

use super::{
    build::{date, id, later, period, pool, problem},
    facts::{self, NordUnit},
    random::Random,
};

/// The draw of everything that is made up.
const SEED: u64 = 20_220_301;

/// «ca. 140 ALIS i ny ordning … som mangler 6 måneders sykehustjeneste» (section 3).
pub(super) const PLACEABLE: usize = 140;

/// Old-scheme registrations, and registrations from municipalities that are not registered: all are refused.
pub(super) const REFUSED: (usize, usize) = (4, 5);

fn decision() -> Date {
    date("2022-06-15")
}

fn first_period() -> Period {
    period("2022-P1")
}

/// The whole problem.
pub(super) fn document() -> ProblemDocument {
    let mut random = Random::new(SEED);
    let first = first_period();
    let mut document = problem("helse-nord-2021", decision(), first, later(first, 9));
    document.nominate_through = Some(later(first, 1));
    document.lottery_seed = Some("helse-nord 2022-06-15".to_owned());
    document.trusts = trusts();
    document.posts = posts();
    document.municipalities = municipalities::draw(&mut random);
    document.candidates = candidates::draw(&mut random, &document);
    let mut picker = cases::Picker::new(&mut random, document.candidates.len());
    cases::limit_absence(&mut document);
    cases::apply(&mut random, &mut picker, &mut document);
    commitments::add(&mut picker, &mut document);
    commitments::decline(&mut picker, &mut document);
    cases::rank_in_municipalities(&mut random, &mut document);
    document.candidates.sort_by(|a, b| a.id.cmp(&b.id));
    document
}

/// The four trusts; Tromsø and Bodø consent to 3+3 (made up).
fn trusts() -> Vec<TrustDocument> {
    let (hospitals, units) = (facts::nord_hospitals(), facts::nord_units());
    facts::nord_posts()
        .into_iter()
        .map(|line| TrustDocument {
            allows_split: ["unn", "nlsh"].contains(&line.trust.as_str()),
            hospitals: hospitals
                .iter()
                .filter(|hospital| hospital.trust == line.trust)
                .map(|hospital| HospitalDocument {
                    id: id(&hospital.id),
                    name: hospital.name.as_str().into(),
                    units: units_of(&units, &line.trust, &hospital.id),
                })
                .collect(),
            units: units_of(&units, &line.trust, ""),
            id: id(line.trust),
            name: line.name.into(),
        })
        .collect()
}

fn units_of(units: &[NordUnit], trust: &str, hospital: &str) -> Vec<UnitDocument> {
    units
        .iter()
        .filter(|unit| unit.trust == trust && unit.hospital == hospital)
        .map(|unit| UnitDocument {
            id: id(&unit.id),
            name: unit.name.as_str().into(),
            field: Some(unit.field.as_str().into()),
            learning_goals: both_goals(),
            relevance: unit.relevance,
            max_at_once: max_at_once(unit),
        })
        .collect()
}

/// «alle indremedisinske spesialiteter» at Tromsø and Bodø (section 5) is several wards; three is made up.
fn max_at_once(unit: &NordUnit) -> Option<Count> {
    ["tromso-im", "bodo-im"].contains(&unit.id.as_str()).then_some(Count(3))
}

/// Table 1: one pool of earmarked posts for each trust.
fn posts() -> Vec<PoolDocument> {
    facts::nord_posts()
        .iter()
        .map(|line| {
            let counts = (0..).map(|half| later(first_period(), half)).zip(line.counts.iter().copied());
            pool(&format!("{}-alis", line.trust), &id(&line.trust), counts)
        })
        .collect()
}
