//! The 80 municipalities. How many are registered is in the report, which ones is not: the seed decides.

use alis::document::{MunicipalityDocument, Registration};

use crate::example::{
    build::id,
    facts::{self, NordMunicipality},
    random::Random,
};

/// «kun 38 av 80 … godkjent», «14 kommuner … midlertidig»; the other 28 are not registered.
pub(in crate::example) const REGISTERED: (usize, usize) = (38, 14);

/// Municipalities with more inhabitants than this are registered in the example.
const TOWN: u32 = 7000;

/// The municipalities by number, with a registration for each.
pub(super) fn draw(random: &mut Random) -> Vec<MunicipalityDocument> {
    let facts = facts::nord_municipalities();
    let registrations = registrations(random, &facts);
    facts
        .into_iter()
        .zip(registrations)
        .map(|(fact, registration)| MunicipalityDocument {
            specialist_shortage: random.percent(if fact.population > TOWN { 10 } else { 45 }),
            id: id(fact.number),
            name: fact.name.into(),
            trust: id(fact.trust),
            nearest_hospital: Some(id(fact.nearest_hospital)),
            registration: Some(registration),
            max_absent: None,
        })
        .collect()
}

/// The towns first, the others in a drawn order.
fn registrations(random: &mut Random, facts: &[NordMunicipality]) -> Vec<Registration> {
    let mut order: Vec<usize> = (0..facts.len()).collect();
    random.shuffle(&mut order);
    order.sort_by_key(|&index| facts[index].population <= TOWN);
    let mut registrations = vec![Registration::None; facts.len()];
    let (registered, provisional) = REGISTERED;
    for (place, &index) in order.iter().enumerate().take(registered + provisional) {
        registrations[index] = if place < registered { Registration::Registered } else { Registration::Provisional };
    }
    registrations
}
