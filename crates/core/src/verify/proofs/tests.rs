//! Sets of options, taken apart.

use super::sets::{Bundle, Site, Stretch, narrowed, without};
use crate::calendar::Quarter;

fn stretch(unit: usize, from: i32, to: i32, pools: &[usize]) -> Stretch {
    let [from, to] = [from, to].map(Quarter::from_number);
    Stretch { unit, from, to, pools: pools.into() }
}

/// Two half-years in two units.
fn pair(first: &[usize], second: &[usize]) -> Bundle {
    [stretch(1, 0, 1, first), stretch(2, 2, 3, second)].into_iter().collect()
}

/// Every option by itself: a pool for each stretch.
fn listed(bundles: &[Bundle]) -> Vec<(usize, usize)> {
    let mut all: Vec<(usize, usize)> = bundles
        .iter()
        .flat_map(|bundle| {
            let [first, second] = [0, 1].map(|place| &bundle.stretches().nth(place).unwrap().pools);
            first.iter().flat_map(move |one| second.iter().map(move |other| (*one, *other)))
        })
        .collect();
    all.sort_unstable();
    all
}

#[test]
fn what_is_taken_away_is_gone_and_nothing_else() {
    let sets: [&[usize]; 7] = [&[1], &[2], &[3], &[1, 2], &[1, 3], &[2, 3], &[1, 2, 3]];
    let pairs: Vec<Bundle> = sets.iter().flat_map(|a| sets.iter().map(|b| pair(a, b))).collect();
    for all in &pairs {
        for other in &pairs {
            let left = listed(&without(vec![all.clone()], std::slice::from_ref(other)));
            let mut expected = listed(std::slice::from_ref(all));
            expected.retain(|option| !listed(std::slice::from_ref(other)).contains(option));
            assert_eq!(left, expected, "{all:?} without {other:?}");
        }
    }
}

#[test]
fn options_elsewhere_or_at_other_times_are_kept() {
    let all = pair(&[1], &[1]);
    let later: Bundle = [stretch(1, 2, 3, &[1]), stretch(2, 4, 5, &[1])].into_iter().collect();
    let elsewhere: Bundle = [stretch(1, 0, 1, &[1]), stretch(3, 2, 3, &[1])].into_iter().collect();
    let shorter: Bundle = [stretch(1, 0, 1, &[1])].into_iter().collect();
    assert_eq!(without(vec![all.clone()], &[later, elsewhere, shorter]), [all]);
}

#[test]
fn a_split_parts_options_and_loses_none() {
    let all = [pair(&[1, 2], &[1, 2, 3]), pair(&[2], &[1])];
    for (site, quarter) in
        [(Site::Post(1), 0), (Site::Post(1), 3), (Site::Post(9), 1), (Site::Unit(1), 1), (Site::Unit(2), 1)]
    {
        let quarter = Quarter::from_number(quarter);
        let [there, elsewhere] = [true, false].map(|there| narrowed(&all, site, quarter, there));
        assert!(there.iter().all(|bundle| bundle.is_at(site, quarter)), "{site:?} {quarter}");
        assert!(!elsewhere.iter().any(|bundle| bundle.is_at(site, quarter)), "{site:?} {quarter}");
        let together = [listed(&there), listed(&elsewhere)].concat();
        assert_eq!(together.len(), listed(&all).len(), "{site:?} {quarter}");
    }
}

#[test]
fn a_whole_takes_both_quarters_in_one_stretch() {
    let quarters = [0, 1].map(Quarter::from_number);
    let whole = pair(&[1, 2], &[1]);
    assert!(whole.may_take_both(Site::Post(2), quarters) && whole.may_take_both(Site::Unit(1), quarters));
    let parts: Bundle = [stretch(1, 0, 0, &[1]), stretch(1, 1, 1, &[1])].into_iter().collect();
    assert!(!parts.may_take_both(Site::Unit(1), quarters) && parts.is_at(Site::Unit(1), quarters[1]));
}
