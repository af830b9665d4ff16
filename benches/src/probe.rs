//! One instance in a process of its own: its peak memory, then its times side by side.
//!
//! The document is made by the parent and handed over as a file, so that neither making it nor an instance before it
//! shows in the child's memory.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::clock::{self, Effort, Task};
use crate::engine;
use crate::figures::{Figure, Stages, Whole};
use crate::instances::Instance;
use crate::machine::peak_kib;

/// What the child is asked.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// With how many threads, in order.
    pub threads: &'a [usize],
    /// How long to repeat.
    pub budget: Duration,
    /// How long the first run may take.
    pub patience: Duration,
    /// Whether the stages are timed as well.
    pub stages: bool,
}

/// How a child ends whose first run takes too long.
const TOO_LONG: i32 = 3;

/// Has an instance measured by a child of this program; `None` where its first run takes too long.
///
/// # Panics
/// Where the child fails, or its answer is wrong.
pub fn measure(instance: Instance, ask: &Ask<'_>) -> Option<Figure> {
    let file = tempfile::NamedTempFile::new().expect("there is room for temporary files");
    fs::write(file.path(), instance.bytes()).expect("there is room for the document");
    let mut command = Command::new(std::env::current_exe().expect("a running program has a file"));
    command.arg("probe").arg(file.path()).args(["--seconds", &ask.budget.as_secs_f64().to_string()]);
    command.args(["--patience", &ask.patience.as_secs_f64().to_string()]);
    for threads in ask.threads {
        command.args(["--threads", &threads.to_string()]);
    }
    if ask.stages {
        command.arg("--stages");
    }
    let output = command.stderr(std::process::Stdio::inherit()).output().expect("this program can be run");
    if output.status.code() == Some(TOO_LONG) {
        return None;
    }
    assert!(output.status.success(), "{}: the child failed", instance.name());
    let mut figure: Figure = serde_json::from_slice(&output.stdout).expect("the child answers with a figure");
    if let Some(placed) = instance.placed() {
        assert_eq!(figure.placed, placed, "{}: placed", instance.name());
    }
    figure.instance = instance.name();
    figure.title = instance.title();
    Some(figure)
}

/// What the child does with the file.
///
/// # Panics
/// Where the file is no valid problem, or the answers differ.
pub fn answer(path: &Path, ask: &Ask<'_>) -> Figure {
    let bytes = fs::read(path).expect("the parent wrote it");
    let start = Instant::now();
    let mut first = None;
    let peaks: Vec<u64> =
        within(ask.patience, || ask.threads.iter().map(|&threads| once(&bytes, threads, &mut first)).collect());
    let (placed, right) = first.expect("asked with some number of threads");
    // What takes many seconds is repeated three times alone: the machine's whims are short beside it.
    let fewest = if start.elapsed() > Duration::from_secs(20) { 3 } else { 5 };
    let effort = Effort { fewest, ..Effort::of(ask.budget) };
    let (medians, rounds) = side_by_side(&bytes, ask, &right, effort);
    let whole = ask.threads.iter().zip(peaks).zip(&medians[1..]);
    let whole = whole.map(|((&threads, peak_kib), &ms)| Whole { threads, ms, peak_kib }).collect();
    Figure {
        instance: String::new(),
        title: String::new(),
        candidates: u32::try_from(engine::typed_parse(&bytes).candidates.len()).expect("at most a million"),
        document_bytes: bytes.len() as u64,
        placed,
        rounds,
        typed_parse_ms: medians[0],
        whole,
        stages: ask.stages.then(|| stages(&medians[1 + ask.threads.len()..])),
    }
}

/// What `work` gives; ends this process where it takes too long.
fn within<R>(patience: Duration, work: impl FnOnce() -> R) -> R {
    let (done, is_done) = mpsc::channel::<()>();
    let watch = thread::spawn(move || {
        if is_done.recv_timeout(patience) == Err(mpsc::RecvTimeoutError::Timeout) {
            std::process::exit(TOO_LONG);
        }
    });
    let result = work();
    drop(done);
    watch.join().expect("the watch only waits");
    result
}

/// Runs the whole way once; the peak memory after it. Every run must give the bytes of the first.
fn once(bytes: &[u8], threads: usize, first: &mut Option<(usize, Vec<u8>)>) -> u64 {
    let answer = engine::whole_way(bytes, threads);
    let peak = peak_kib();
    match first {
        None => *first = Some(answer),
        Some(first) => assert!(*first == answer, "{threads} threads give another plan"),
    }
    peak
}

fn side_by_side(bytes: &[u8], ask: &Ask<'_>, right: &[u8], effort: Effort) -> (Vec<f64>, usize) {
    let prepared = ask.stages.then(|| {
        let problem = engine::read(bytes, 1);
        let plan = engine::plan(&problem, 1);
        (problem, plan)
    });
    let mut tasks: Vec<Task<'_>> = vec![Box::new(|| clock::time(|| engine::typed_parse(bytes)))];
    for &threads in ask.threads {
        tasks.push(Box::new(move || {
            let start = Instant::now();
            let (_, plan) = engine::whole_way(bytes, threads);
            let taken = start.elapsed();
            assert!(plan == right, "{threads} threads give another plan");
            taken
        }));
    }
    if let Some((problem, plan)) = &prepared {
        tasks.push(Box::new(|| clock::time(|| engine::parse(bytes))));
        tasks.push(Box::new(|| clock::time(|| engine::read(bytes, 1))));
        tasks.push(Box::new(|| clock::time(|| engine::rank(problem))));
        tasks.push(Box::new(|| clock::time(|| engine::plan(problem, 1))));
        tasks.push(Box::new(|| clock::time(|| engine::write(plan))));
    }
    clock::medians(effort, &mut tasks)
}

/// The stages from the medians of parse, read, rank, plan and write.
fn stages(medians: &[f64]) -> Stages {
    let &[parse_ms, read, rank_ms, plan, write_ms] = medians else { unreachable!("five tasks were added") };
    let less = |all: f64, part: f64| (all - part).max(0.0);
    Stages { parse_ms, validate_ms: less(read, parse_ms), rank_ms, solve_ms: less(plan, rank_ms), write_ms }
}
