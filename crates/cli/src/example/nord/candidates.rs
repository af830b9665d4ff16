//! The candidates: spread by population, with the local demand that the report describes.

use std::collections::BTreeMap;

use alis::{
    calendar::Period,
    document::{CandidateDocument, Count, Id, MunicipalityDocument, ProblemDocument, Registration, Scheme},
};

use super::{PLACEABLE, REFUSED, decision};
use crate::example::{
    build::{candidate, date, later, period},
    draw, facts,
    random::Random,
};

/// Of fifteen candidates, how many wish to begin in each year from 2021 (autumn alone) to 2026.
const YEARS: [u32; 6] = [2, 5, 4, 2, 1, 1];

/// «0 – 4 stillinger per år» in a local hospital's area; the areas of Tromsø and Bodø are larger.
pub(in crate::example) const LOCAL_DEMAND: u32 = 4;

/// The areas of the two specialised hospitals, which the local demand does not bind.
pub(in crate::example) const LARGE_AREAS: [&str; 2] = ["tromso", "bodo"];

/// Everyone who is registered, refused ones too, in no order.
pub(super) fn draw(random: &mut Random, document: &ProblemDocument) -> Vec<CandidateDocument> {
    let (old, unregistered) = REFUSED;
    let mut numbers: Vec<usize> = (1..=PLACEABLE + old + unregistered).collect();
    random.shuffle(&mut numbers);
    let mut names = numbers.into_iter().map(|number| format!("K{number:03}"));
    let mut demand = Demand::default();
    let homes = homes(random, &document.municipalities);
    homes
        .into_iter()
        .zip(0..)
        .zip(&mut names)
        .map(|((home, number), name)| {
            let mut candidate = doctor(random, document, home, name, &mut demand);
            if (PLACEABLE..PLACEABLE + old).contains(&number) {
                make_old(random, &mut candidate);
            }
            candidate
        })
        .collect()
}

/// One municipality for each candidate: those that can be placed, the old scheme's, the unregistered ones.
fn homes<'a>(random: &mut Random, municipalities: &'a [MunicipalityDocument]) -> Vec<&'a MunicipalityDocument> {
    let population: BTreeMap<String, u32> =
        facts::nord_municipalities().into_iter().map(|fact| (fact.number, fact.population)).collect();
    let people = |municipality: &MunicipalityDocument| population[municipality.id.as_str()];
    let is_registered = |m: &&MunicipalityDocument| m.registration != Some(Registration::None);
    let (registered, others): (Vec<_>, Vec<_>) = municipalities.iter().partition(is_registered);

    let mut areas: BTreeMap<Option<&Id>, (u32, Vec<&MunicipalityDocument>)> = BTreeMap::new();
    for municipality in municipalities {
        let area = areas.entry(municipality.nearest_hospital.as_ref()).or_default();
        area.0 += people(municipality);
        if is_registered(&municipality) {
            area.1.push(municipality);
        }
    }
    let weights: Vec<u32> = areas.values().map(|area| area.0).collect();
    let mut homes = Vec::new();
    for ((_, members), share) in areas.values().zip(apportion(PLACEABLE, &weights)) {
        let weights: Vec<u32> = members.iter().map(|member| people(member)).collect();
        for (member, count) in members.iter().zip(apportion(share, &weights)) {
            homes.extend(std::iter::repeat_n(*member, count));
        }
    }
    homes.extend((0..REFUSED.0).map(|_| *random.pick(&registered)));
    homes.extend((0..REFUSED.1).map(|_| *random.pick(&others)));
    homes
}

/// Shares out seats by the largest remainders; the earlier of two equal ones first.
fn apportion(seats: usize, weights: &[u32]) -> Vec<usize> {
    let total = weights.iter().map(|&weight| u64::from(weight)).sum::<u64>().max(1);
    let seats_wide = u64::try_from(seats).expect("a few hundred seats");
    let quota = |weight: u32| seats_wide * u64::from(weight);
    let mut shares: Vec<usize> =
        weights.iter().map(|&weight| usize::try_from(quota(weight) / total).expect("not above the seats")).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|&index| std::cmp::Reverse(quota(weights[index]) % total));
    let left = seats - shares.iter().sum::<usize>();
    for &index in order.iter().take(left) {
        shares[index] += 1;
    }
    shares
}

fn doctor(
    random: &mut Random,
    document: &ProblemDocument,
    home: &MunicipalityDocument,
    name: String,
    demand: &mut Demand,
) -> CandidateDocument {
    let hospital = home.nearest_hospital.as_ref().expect("every municipality has one here");
    let earliest = demand.draw(random, hospital);
    // Whoever wished to begin by March 2022 sent the form before it.
    let months = if earliest > period("2022-P1") { 8 } else { 4 };
    let registered_on = random.day(date("2021-09-01"), months);
    let mut candidate = candidate(name, &home.id, &home.trust, registered_on);
    draw::doctor(random, decision(), earliest, &mut candidate);
    let trust = document.trusts.iter().find(|trust| trust.id == home.trust);
    draw::wishes(random, trust.expect("four trusts, all held"), hospital, &mut candidate);
    candidate
}

fn make_old(random: &mut Random, candidate: &mut CandidateDocument) {
    candidate.scheme = Scheme::Old;
    candidate.service_months = Count(random.between(40, 60));
    candidate.earliest = later(period("2022-P2"), i32::from(random.percent(50)));
    draw::progress(random, candidate);
    candidate.learning_goals_done = Count(0);
}

/// How many wish to begin each year, by local hospital.
#[derive(Default)]
struct Demand(BTreeMap<(Id, usize), u32>);

impl Demand {
    /// A first period; a year that is full in this area is drawn again.
    fn draw(&mut self, random: &mut Random, hospital: &Id) -> Period {
        loop {
            let year = random.weighted(&YEARS);
            let taken = self.0.entry((hospital.clone(), year)).or_default();
            if *taken < LOCAL_DEMAND || LARGE_AREAS.contains(&hospital.as_str()) {
                *taken += 1;
                return half(random, year);
            }
        }
    }
}

/// Either half of the year; in 2021 the autumn alone.
fn half(random: &mut Random, year: usize) -> Period {
    let spring = later(period("2021-P1"), 2 * i32::try_from(year).expect("six years"));
    if year == 0 || random.percent(55) { spring.next() } else { spring }
}
