//! Instruction counts under callgrind, held against `instructions.json`.
//!
//! ```sh
//! cargo bench -p alis-benches --bench instructions              # compare; fails where a count has grown
//! cargo bench -p alis-benches --bench instructions -- --bless   # keep what is counted now
//! cargo bench -p alis-benches --bench instructions -- --test    # only whether the answers are right, without valgrind
//! ```
#![allow(clippy::print_stdout, reason = "a command says what it counts")]

use std::process::ExitCode;

use alis_benches::counting::{Baseline, TOLERANCE_PERCENT, growth, instructions, run, tasks};
use alis_benches::figures::thousands;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let is_asked = |what: &str| arguments.iter().any(|argument| argument == what);
    if let [first, task] = arguments.as_slice()
        && first == "--task"
    {
        run(task);
        return ExitCode::SUCCESS;
    }
    if is_asked("--test") {
        tasks().for_each(|task| run(&task));
        return ExitCode::SUCCESS;
    }
    let kept = Baseline::kept();
    let mut now = Baseline::empty();
    let comparable = kept.filter(|kept| kept.is_like(&now));
    let mut grown = 0;
    for task in tasks() {
        let instructions = instructions(&task);
        let before = comparable.as_ref().and_then(|kept| kept.counts.get(&task));
        let change = before.map(|&before| growth(before, instructions));
        let words = change.map_or_else(String::new, |change| format!("{change:+9.3} %"));
        println!("{task:28} {:>16}{words}", thousands(instructions));
        grown += usize::from(change.is_some_and(|change| change > TOLERANCE_PERCENT));
        now.counts.insert(task, instructions);
    }
    if is_asked("--bless") {
        now.keep();
        println!("kept as the baseline; for docs/performance.md: cargo run --release -p alis-benches -- page");
        return ExitCode::SUCCESS;
    }
    if comparable.is_none() {
        println!("not compared: the baseline is of another compiler, valgrind or processor, or there is none");
    }
    if grown > 0 {
        println!("{grown} counts have grown by more than {TOLERANCE_PERCENT} %: mend it, or keep them with --bless");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
