//! Every stage from bytes to bytes, and the verifier, over sizes.
//!
//! Every bench asserts its answer, so that it is a test as well: `cargo bench -p alis-benches -- --test`.

use std::hint::black_box;
use std::time::Duration;

use alis_benches::engine;
use alis_benches::instances::Instance;
use criterion::{BenchmarkGroup, Criterion, criterion_group, criterion_main, measurement::WallTime};

const SIZES: [Instance; 3] = [
    Instance::HelseNord,
    Instance::Nation { candidates: 3000, trusts: 20 },
    Instance::Nation { candidates: 50_000, trusts: 200 },
];

/// From so many candidates on, options are not listed one by one: the engine never does that either.
const MANY: u32 = 50_000;

fn stages(criterion: &mut Criterion) {
    for instance in SIZES {
        let mut group = criterion.benchmark_group(instance.name());
        if instance.candidates() >= 1000 {
            group.sample_size(10).warm_up_time(Duration::from_secs(1));
        }
        stages_of(&mut group, instance);
        group.finish();
    }
}

fn stages_of(group: &mut BenchmarkGroup<'_, WallTime>, instance: Instance) {
    let bytes = instance.bytes();
    let candidates = usize::try_from(instance.candidates()).expect("at most a million");
    let document = engine::typed_parse(&bytes);
    let problem = engine::read(&bytes, 1);
    let plan = engine::plan(&problem, 1);
    let written = engine::write(&plan);
    assert_eq!(Some(plan.placements.len()), instance.placed());

    // Results are dropped outside the clock, as `measure` does.
    group.bench_function("typed-parse", |b| {
        b.iter_with_large_drop(|| {
            right(engine::typed_parse(black_box(&bytes)), |it| it.candidates.len() == candidates)
        });
    });
    group.bench_function("parse", |b| {
        b.iter_with_large_drop(|| right(engine::parse(black_box(&bytes)), |it| it.candidates.len() == candidates));
    });
    group.bench_function("validate", |b| {
        b.iter_with_large_drop(|| {
            right(engine::validate(black_box(&document), 1), |it| it.candidates.len() == candidates)
        });
    });
    group.bench_function("read", |b| {
        b.iter_with_large_drop(|| right(engine::read(black_box(&bytes), 1), |it| it.candidates.len() == candidates));
    });
    let of_all = |list: &alis::PriorityList| list.order().len() + list.ineligible().len() == candidates;
    group.bench_function("rank", |b| {
        b.iter_with_large_drop(|| right(engine::rank(black_box(&problem)), of_all));
    });
    if instance.candidates() < MANY {
        options(group, &problem);
    }
    group.bench_function("solve", |b| {
        b.iter_with_large_drop(|| right(engine::plan(black_box(&problem), 1), |it| *it == plan));
    });
    solvers(group, instance, &problem, &plan);
    group.bench_function("write", |b| {
        b.iter_with_large_drop(|| right(engine::write(black_box(&plan)), |it| *it == written));
    });
    group.bench_function("verify", |b| {
        let rules = problem.rules.document();
        let verify = || alis::verify::verify(black_box(&document), &problem.sha256, rules, &plan);
        b.iter_with_large_drop(|| right(verify(), Vec::is_empty));
    });
}

/// The result, if it is right.
fn right<T>(result: T, is_right: impl Fn(&T) -> bool) -> T {
    assert!(is_right(&result), "a wrong answer");
    result
}

/// Every option of every candidate, listed as the library does for those who ask.
fn options(group: &mut BenchmarkGroup<'_, WallTime>, problem: &alis::Problem) {
    let list = || {
        let options = |candidate| alis::options::enumerate(black_box(problem), candidate).unwrap_or_default().len();
        problem.candidates.iter().map(options).sum::<usize>()
    };
    let many = list();
    group.bench_function("options", |b| b.iter(|| assert_eq!(list(), many)));
}

/// The reference solver on each of its back ends gives the same plan.
fn solvers(
    group: &mut BenchmarkGroup<'_, WallTime>,
    instance: Instance,
    problem: &alis::Problem,
    plan: &alis::PlanDocument,
) {
    use alis::solve::{Solver, backend, reference::Reference};
    if instance != Instance::HelseNord {
        return;
    }
    let solvers: Vec<(&str, Box<dyn Solver>)> = vec![
        ("solve-reference-microlp", Box::new(Reference::new(backend::Microlp))),
        #[cfg(feature = "highs")]
        ("solve-reference-highs", Box::new(Reference::new(backend::Highs))),
    ];
    for (name, solver) in solvers {
        let solve = || alis::plan_with(black_box(problem), solver.as_ref(), &alis::PlanOptions::default());
        group.bench_function(name, |b| {
            b.iter_with_large_drop(|| right(solve(), |it| it.as_ref() == Ok(plan)));
        });
    }
}

criterion_group!(benches, stages);
criterion_main!(benches);
