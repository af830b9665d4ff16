//! The examples' plans and what the screen shows of them: kept as they are, and as the sources demand.

use std::collections::BTreeMap;

use alis::calendar::{Half, Period};
use alis::document::{PlacementDocument, PlanDocument, PlanStatus, ProblemDocument, Scheme};
use alis_cli::example::Example;
use alis_tests::cli::alis;
use alis_tests::golden::{is_golden, path};

fn problem_file(example: Example) -> String {
    let file = path(&format!("docs/examples/{}.json", example.name()));
    file.into_os_string().into_string().expect("a path in UTF-8")
}

fn plan(example: Example) -> PlanDocument {
    let answer = alis(&["plan", &problem_file(example), "--json"]).exits(0);
    alis::read_plan(&answer.bytes, 1 << 30).expect("the plan is a plan document")
}

#[test]
fn plans_stay_as_they_are() {
    for example in Example::ALL {
        let answer = alis(&["plan", &problem_file(example), "--json"]).exits(0);
        is_golden(&format!("docs/examples/plans/{}.json", example.name()), &answer.bytes);
    }
}

#[test]
fn screens_stay_as_they_are() {
    for example in Example::ALL {
        for language in ["nb", "en"] {
            for command in ["plan", "rank"] {
                let file = problem_file(example);
                let answer = alis(&[command, &file, "--language", language, "--width", "100"]).exits(0);
                is_golden(&format!("tests/golden/{}.{command}.{language}.txt", example.name()), &answer.bytes);
                assert!(answer.out().lines().all(|line| line.chars().count() <= 100 && line == line.trim_end()));
            }
        }
    }
}

/// Who is in each unit in each period: what the report prints as a table.
fn table(plan: &PlanDocument) -> BTreeMap<(String, Period), Vec<&str>> {
    let mut table: BTreeMap<_, Vec<&str>> = BTreeMap::new();
    for placement in &plan.placements {
        for segment in &placement.segments {
            assert_eq!(segment.to, segment.from.period().quarters()[1], "a segment is a half-year");
            table.entry((segment.unit.to_string(), segment.from.period())).or_default().push(&placement.candidate);
        }
    }
    table
}

/// A report's table: for each department the candidates of the autumn and of the spring.
fn printed(year: i16, rows: [(&str, &'static str, &'static str); 4]) -> BTreeMap<(String, Period), Vec<&'static str>> {
    let autumn = Period::new(year, Half::P2);
    let cells =
        rows.into_iter().flat_map(|(unit, first, second)| [(unit, autumn, first), (unit, autumn.next(), second)]);
    cells.map(|(unit, period, who)| ((unit.to_owned(), period), vec![who])).collect()
}

fn every_post_is_full(plan: &PlanDocument) {
    assert!(plan.posts.iter().all(|post| post.used == post.capacity && post.capacity > 0));
    assert!(plan.unplaced.is_empty() && plan.ineligible.is_empty() && plan.status == PlanStatus::Optimal);
}

/// «Fire ALIS vil kunne fullføre sin institusjonstjeneste i løpet av et år»
#[test]
fn ahus_old_is_the_reports_first_table() {
    let plan = plan(Example::AhusOld);
    let rows = [("geriatri", "K1", "K2"), ("akuttpsyk", "K3", "K1"), ("lunge", "K2", "K4"), ("onh", "K4", "K3")];
    assert_eq!(table(&plan), printed(2021, rows));
    assert_eq!(plan.placements.len(), 4);
    for placement in &plan.placements {
        let [first, second] = &placement.segments[..] else { panic!("two departments: {placement:?}") };
        assert!(placement.months == 12 && first.unit != second.unit);
    }
    every_post_is_full(&plan);
}

/// «8 ALIS får gjennomført sin institusjonstjeneste i løpet av et år»
#[test]
fn ahus_new_is_the_reports_second_table() {
    let plan = plan(Example::AhusNew);
    let rows = [("geriatri", "K1", "K2"), ("akuttpsyk", "K3", "K4"), ("lunge", "K5", "K6"), ("onh", "K7", "K8")];
    assert_eq!(table(&plan), printed(2022, rows));
    assert!(plan.placements.len() == 8 && plan.placements.iter().all(|placement| placement.months == 6));
    every_post_is_full(&plan);
}

#[test]
fn ahus_mix_puts_the_interrupted_first() {
    let (problem, plan) = (Example::AhusMix.document(), plan(Example::AhusMix));
    let interrupted: Vec<_> = problem.candidates.iter().filter(|candidate| candidate.interrupted).collect();
    let [interrupted] = interrupted[..] else { panic!("one is interrupted") };
    let first = plan.placements.iter().find(|placement| placement.queue_place == Some(1)).expect("someone is first");
    assert_eq!((&first.candidate, first.rank, first.waiting), (&interrupted.id, 1, 0));
}

/// 2 x old + new: two half-years for each of the old scheme and one for each of the new, at most 8 a year.
#[test]
fn ahus_mix_holds_two_old_plus_new_within_eight_a_year() {
    let (problem, plan) = (Example::AhusMix.document(), plan(Example::AhusMix));
    let mut years: BTreeMap<i32, [i32; 2]> = BTreeMap::new();
    for placement in &plan.placements {
        for segment in &placement.segments {
            let scheme = usize::from(scheme(&problem, placement) != Scheme::Old);
            let quarters = segment.to.number() - segment.from.number() + 1;
            years.entry(year(segment.from.period())).or_default()[scheme] += quarters;
        }
    }
    // In quarters, so that 3 + 3 months are one half-year.
    for (year, [old, new]) in &years {
        assert!(old + new <= 8 * 2, "{year}: {years:?}");
    }
    let full = |[old, new]: &[i32; 2]| *old > 0 && *new > 0 && old + new == 8 * 2;
    assert!(years.values().any(full), "a year of both schemes is full: {years:?}");
}

fn scheme(problem: &ProblemDocument, placement: &PlacementDocument) -> Scheme {
    let own = problem.candidates.iter().find(|candidate| candidate.id == placement.candidate);
    own.expect("a candidate of the problem").scheme
}

/// The year that begins with the autumn's turnover.
fn year(period: Period) -> i32 {
    1900 + (period.number() - Period::new(1900, Half::P2).number()).div_euclid(2)
}
