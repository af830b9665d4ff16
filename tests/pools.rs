//! Pools that overlap or are alike, and stays of every length: proved in few steps, and what the reference says.

use std::time::{Duration, Instant};

use alis::PlanOptions;
use alis::document::{Count, Id, Months, PlanStatus, PoolDocument, ProblemDocument};
use alis::solve::backend::Microlp;
use alis::solve::exact::Exact;
use alis::solve::reference::Reference;
use alis_cli::example::ahus_like;
use alis_tests::engine::{Case, bytes};

/// How the posts of a trust are laid out.
#[derive(Debug, Clone, Copy)]
enum Layout {
    /// A pool for any unit, and one of its own for every second unit.
    General,
    /// Pools of one post each, all for any unit.
    Alike,
    /// Each for three units in a row.
    Overlapping,
}

const LAYOUTS: [Layout; 3] = [Layout::General, Layout::Alike, Layout::Overlapping];

/// One trust of so many units whose posts are laid out so, with stays of 3, 6, 9 and 12 months.
fn pooled(candidates: u32, units: u32, seed: u64, layout: Layout) -> ProblemDocument {
    let mut document = ahus_like(candidates, units, 40, seed);
    let all: Vec<Id> = document.trusts[0].units.iter().map(|unit| unit.id.clone()).collect();
    for (number, unit) in (1..).zip(&mut document.trusts[0].units) {
        unit.max_at_once = Some(Count(1 + number % 2));
    }
    let pattern = document.posts[0].clone();
    let pool = |number: usize, units: Option<Vec<Id>>, count: u32| {
        let mut pool = PoolDocument { units, ..pattern.clone() };
        pool.id = Id::new(format!("stilling-{number:03}")).expect("a short id");
        pool.periods.0.iter_mut().for_each(|(_, own)| *own = Count(count));
        pool
    };
    let numbers = 0..all.len();
    document.posts = match layout {
        Layout::General => {
            let own = numbers.step_by(2).map(|unit| pool(unit + 1, Some(vec![all[unit].clone()]), 1));
            own.chain([pool(0, None, units / 2)]).collect()
        }
        Layout::Alike => numbers.map(|number| pool(number, None, 1)).collect(),
        Layout::Overlapping => numbers
            .map(|unit| pool(unit, Some((0..3).map(|more| all[(unit + more) % all.len()].clone()).collect()), 1))
            .collect(),
    };
    for (number, candidate) in document.candidates.iter_mut().enumerate() {
        match number % 10 {
            0 => candidate.months_needed = Some(Months::NINE),
            1 | 2 => candidate.months_needed = Some(Months::THREE),
            _ => {}
        }
    }
    document
}

#[test]
fn overlapping_pools_are_proved_in_few_steps() {
    let sizes = [(Layout::General, 80, 10), (Layout::Alike, 80, 10), (Layout::Overlapping, 60, 8)];
    for ((layout, candidates, units), seed) in sizes.into_iter().flat_map(|size| [1, 3].map(|seed| (size, seed))) {
        let case = Case::new(&pooled(candidates, units, seed, layout));
        let plan = case.plan_with(&Exact::with_steps(5_000));
        assert_eq!(plan.status, PlanStatus::Optimal, "{layout:?}, seed {seed}");
        assert_eq!(case.violations(&plan), [], "{layout:?}, seed {seed}");
    }
}

/// A problem whose search takes long. How close the limit is kept is measured elsewhere; here it is enough that the search
/// looks at the clock at all.
#[test]
fn a_time_limit_ends_a_long_search() {
    let case = Case::new(&pooled(200, 20, 1, Layout::Overlapping));
    let limit = Duration::from_millis(100);
    let begun = Instant::now();
    let plan = case.plan_as(&PlanOptions { time_limit: Some(limit), ..PlanOptions::default() });
    assert!(begun.elapsed() < limit * 20, "{:?}", begun.elapsed());
    assert_eq!(plan.status, PlanStatus::Feasible);
    assert_eq!(case.violations(&plan), []);
}

#[test]
fn overlapping_pools_come_out_as_the_reference_says() {
    for (layout, seed) in LAYOUTS.into_iter().flat_map(|layout| (1..5).map(move |seed| (layout, seed))) {
        let case = Case::new(&pooled(16, 4, seed, layout));
        let (ours, reference) = (case.plan(), case.plan_with(&Reference::new(Microlp)));
        assert_eq!(bytes(&ours), bytes(&reference), "{layout:?}, seed {seed}");
    }
}
