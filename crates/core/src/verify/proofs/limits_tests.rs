//! What is counted of batches, against what is counted of options one by one.

use super::{
    super::{
        batches::Stays,
        batches_tests::{both, every_span},
        facts::Facts,
    },
    limits::{Limit, Limits},
    sets::{Bundle, Site},
};
use crate::calendar::Quarter;

/// Numbers that look random.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

/// Some limits: posts alone, units too, the municipality, or counts; now and then so many units that none is free.
fn some(numbers: &mut Numbers, facts: &Facts<'_>) -> Limits {
    let mut marks = Limits::new(facts);
    let kinds = 1 + numbers.below(4);
    for _ in 0..[1, 3, 9, 700][numbers.below(4)] {
        let quarter = facts.first.plus(i32::try_from(numbers.below(8)).unwrap());
        let site = match numbers.below(2) {
            0 => Site::Post(numbers.below(facts.pools.len())),
            _ => Site::Unit(numbers.below(facts.units.len())),
        };
        marks.add(match (numbers.below(kinds), site) {
            (0, _) => Limit::Site(Site::Post(numbers.below(facts.pools.len())), quarter),
            (2, _) => Limit::Home(numbers.below(facts.municipalities.len()), quarter),
            (3, site) => Limit::Wholes(site, quarter.period()),
            (_, site) => Limit::Site(site, quarter),
        });
    }
    marks
}

#[test]
fn batches_are_counted_as_their_options_are() {
    let mut numbers = Numbers(7);
    let (mut closed, mut asked) = (0, 0);
    every_span(|facts, candidate, span| {
        let least = i64::try_from(numbers.below(3)).unwrap();
        let (batches, courses) = both(facts, candidate, span, &|values| values.wish >= least);
        let bundles: Vec<Bundle> = courses.iter().map(|course| Bundle::of_course(facts, course)).collect();
        for _ in 0..6 {
            let marks = some(&mut numbers, facts);
            let counted = marks.least_of(facts, candidate.home, &batches);
            assert_eq!(counted, marks.least(candidate.home, &bundles), "{} {span:?} {marks:?}", candidate.id());
            closed += usize::from(counted > Some(0));
            asked += 1;
        }
    });
    assert!(asked > 1000 && closed * 10 > asked && closed * 2 < asked * 2, "{closed} of {asked}");
}

#[test]
fn a_unit_is_free_where_a_stay_in_it_uses_nothing() {
    let mut numbers = Numbers(11);
    every_span(|facts, candidate, span| {
        let marks = some(&mut numbers, facts);
        let (stretch, _) = span.stretches();
        let blocks = candidate.trust.map_or(0..0, |trust| facts.trusts[trust].blocks.clone());
        for block in blocks {
            let free = marks.free(facts, candidate.home, (block, stretch, span.vacancy()));
            let open = facts.open(block, stretch, span.vacancy());
            let (from, to): (Quarter, Quarter) = stretch;
            let stays = Stays { block, units: open.units, from, to, vacancy: span.vacancy(), pools: None };
            for (stay, bit) in stays.each(facts) {
                let pools = facts.pools_for(&stay);
                let is_free = marks.apart_from_pool(candidate.home, stay.unit, from, to) == 0
                    && pools.iter().any(|pool| marks.on_pool(*pool, from, to) == 0);
                assert_eq!(free & bit != 0, is_free, "{stay:?} {marks:?}");
            }
            assert_eq!(free & !open.units, 0);
        }
    });
}
