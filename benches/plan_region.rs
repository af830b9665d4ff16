//! A region from bytes to bytes: reading, ranking, planning with the reference solver, verifying.
//!
//! Every bench asserts its answer, so that it is a test as well: `cargo bench -p alis-benches -- --test`.

use std::hint::black_box;

use alis::{PlanOptions, ReadOptions};
use criterion::{Criterion, criterion_group, criterion_main};

fn region() -> Vec<u8> {
    let document = alis_cli::example::document("helse-nord").expect("the example is built in");
    alis_cli::example::to_json(&document).into_bytes()
}

fn plan_region(criterion: &mut Criterion) {
    let bytes = region();
    let problem = alis::read(&bytes, &ReadOptions::default()).expect("the example is valid");
    let right = alis::plan(&problem, &PlanOptions::default()).expect("the example can be planned");
    let document = alis::problem::read_document(&bytes, u64::MAX).expect("the example is valid");

    let mut group = criterion.benchmark_group("helse-nord");
    group.bench_function("read", |b| {
        b.iter(|| assert_eq!(alis::read(black_box(&bytes), &ReadOptions::default()).unwrap().candidates.len(), 149));
    });
    group.bench_function("rank", |b| {
        b.iter(|| assert_eq!(alis::rank(black_box(&problem)).unwrap().ineligible().len(), 9));
    });
    group.bench_function("plan", |b| {
        b.iter(|| assert_eq!(alis::plan(black_box(&problem), &PlanOptions::default()).as_ref(), Ok(&right)));
    });
    group.bench_function("verify", |b| {
        let rules = problem.rules.document();
        b.iter(|| assert_eq!(alis::verify::verify(black_box(&document), &problem.sha256, rules, &right), []));
    });
    group.finish();
}

criterion_group!(benches, plan_region);
criterion_main!(benches);
