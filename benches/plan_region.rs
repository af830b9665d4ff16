//! A region from bytes to bytes: reading, ranking, planning with the reference solver, verifying.
//!
//! Every bench asserts its answer, so that it is a test as well: `cargo bench -p alis-benches -- --test`.

use std::hint::black_box;

use alis::solve::{Solver, backend, reference::Reference};
use alis::{PlanOptions, ReadOptions};
use criterion::{Criterion, criterion_group, criterion_main};

fn region() -> Vec<u8> {
    let document = alis_cli::example::document("helse-nord").expect("the example is built in");
    alis_cli::example::to_json(&document).into_bytes()
}

/// The back ends, each under the reference solver.
fn solvers() -> Vec<(&'static str, Box<dyn Solver>)> {
    vec![
        ("microlp", Box::new(Reference::new(backend::Microlp))),
        #[cfg(feature = "highs")]
        ("highs", Box::new(Reference::new(backend::Highs))),
    ]
}

fn plan_region(criterion: &mut Criterion) {
    let bytes = region();
    let problem = alis::read(&bytes, &ReadOptions::default()).expect("the example is valid");
    let right = alis::plan(&problem, &PlanOptions::default()).expect("the example can be planned");
    let document = alis::problem::read_document(&bytes, u64::MAX).expect("the example is valid");

    let mut group = criterion.benchmark_group("helse-nord");
    group.bench_function("read", |b| {
        b.iter(|| {
            assert_eq!(alis::read(black_box(&bytes), &ReadOptions::default()).map(|p| p.candidates.len()), Ok(149));
        });
    });
    group.bench_function("rank", |b| {
        b.iter(|| assert_eq!(alis::rank(black_box(&problem)).map(|list| list.ineligible().len()), Ok(9)));
    });
    for (name, solver) in solvers() {
        group.bench_function(format!("plan/{name}"), |b| {
            let plan = || alis::plan_with(black_box(&problem), solver.as_ref(), &PlanOptions::default());
            b.iter(|| assert_eq!(plan().as_ref(), Ok(&right)));
        });
    }
    group.bench_function("verify", |b| {
        let rules = problem.rules.document();
        b.iter(|| assert_eq!(alis::verify::verify(black_box(&document), &problem.sha256, rules, &right), []));
    });
    group.finish();
}

criterion_group!(benches, plan_region);
criterion_main!(benches);
