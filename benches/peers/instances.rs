//! The problem documents that `benches/peers/run` compares solvers on, and how long the library takes over each.
//!
//! ```text
//! peers-instances write FOLDER [--quick]    the documents; prints their names
//! peers-instances random FOLDER COUNT       small random ones of every shape, to check the peers by
//! peers-instances time auto|reference FILE   bytes in to bytes out, by the engine's own choice or the reference
//! ```
#![expect(clippy::print_stdout, reason = "a program that prints what it made")]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs};

use alis::document::ProblemDocument;
use alis::solve::{backend, reference::Reference};
use alis::{PlanDocument, PlanError, PlanOptions, Problem, ReadOptions};
use alis_cli::example::{self, Example, NationSize, ahus_like, nation};
use alis_tests::random::{fixed_seeds, random_problem};

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["write", folder] => write(Path::new(folder), instances(false)),
        ["write", folder, "--quick"] => write(Path::new(folder), instances(true)),
        ["random", folder, count] => write(Path::new(folder), random(count.parse().expect("COUNT is a number"))),
        ["time", "auto", file] => time(Path::new(file), &|bytes| plan(bytes, alis::plan)),
        ["time", "reference", file] => time(Path::new(file), &|bytes| plan(bytes, reference)),
        _ => panic!("write FOLDER [--quick] | random FOLDER COUNT | time auto|reference FILE"),
    }
}

/// The instances, the smallest first.
fn instances(quick: bool) -> Vec<(String, ProblemDocument)> {
    let country = |candidates, trusts| nation(&NationSize { candidates, trusts, ..NationSize::default() });
    let mut found = vec![
        ("helse-nord".to_owned(), Example::HelseNord.document()),
        ("ahus-like-30".to_owned(), ahus_like(30, 20, 40, 1)),
        ("nation-500".to_owned(), country(500, 20)),
    ];
    if !quick {
        found.push(("nation-1500".to_owned(), country(1500, 20)));
        found.push(("nation-3000".to_owned(), country(3000, 20)));
        found.push(("ahus-like-200".to_owned(), ahus_like(200, 20, 40, 1)));
        found.push(("one-pool-1000".to_owned(), country(1000, 1)));
    }
    found
}

/// Small random documents of every shape, and one in eight larger, where many compete for few posts.
fn random(count: usize) -> Vec<(String, ProblemDocument)> {
    let each = u64::try_from(count).expect("a small number");
    let named = |(seed, shape)| (format!("{shape:?}-{seed}").to_lowercase(), random_problem(seed, shape));
    let small = fixed_seeds(each).map(named).take(count - count / 8);
    small.chain((0..each / 8).map(crowded)).collect()
}

fn crowded(seed: u64) -> (String, ProblemDocument) {
    if seed.is_multiple_of(2) {
        return (format!("ahus-like-40-{seed}"), ahus_like(40, 5, 40, seed));
    }
    let size = NationSize { candidates: 80, trusts: 1, seed, share_12_months_percent: 30, units_per_trust: 8 };
    (format!("nation-80-{seed}"), nation(&size))
}

fn write(folder: &Path, documents: Vec<(String, ProblemDocument)>) {
    for (name, document) in documents {
        let path = folder.join(&name).with_extension("json");
        fs::write(path, example::to_json(&document)).expect("the folder can be written to");
        println!("{name}");
    }
}

/// Plans a document over and over for a second, at least three times where that does not take all day, and prints the
/// median.
fn time(file: &Path, run: &dyn Fn(&[u8]) -> Vec<u8>) {
    let bytes = fs::read(file).expect("the file can be read");
    let begin = Instant::now();
    let mut times = Vec::new();
    while times.is_empty() || begin.elapsed() < Duration::from_secs(if times.len() < 3 { 10 } else { 1 }) {
        let start = Instant::now();
        black_box(run(black_box(&bytes)));
        times.push(start.elapsed());
    }
    times.sort_unstable();
    let median = times[times.len() / 2].as_micros();
    println!("{{\"microseconds\": {median}, \"runs\": {}}}", times.len());
}

/// Bytes in to bytes out, on one thread.
fn plan(bytes: &[u8], make: fn(&Problem, &PlanOptions<'_>) -> Result<PlanDocument, PlanError>) -> Vec<u8> {
    let problem = alis::read(bytes, &ReadOptions::default()).expect("the document is valid");
    let plan = make(&problem, &PlanOptions::default()).expect("the problem can be planned");
    alis::write(&plan).expect("a plan can be written")
}

fn reference(problem: &Problem, options: &PlanOptions<'_>) -> Result<PlanDocument, PlanError> {
    alis::plan_with(problem, &Reference::new(backend::Microlp), options)
}
