//! Measures the engine, and makes `docs/performance.md` of the figures.
//!
//! ```sh
//! cargo run --profile dist -p alis-benches -- all --million
//! ```
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command says what it measures")]
#![allow(clippy::float_arithmetic, reason = "seconds on the command line")]

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use alis_benches::figures::{self, Figure, time};
use alis_benches::machine::Machine;
use alis_benches::{abi, goals, page, probe, reasons, scaling};
use clap::{Args, Parser, Subcommand};

/// Measures the engine.
#[derive(Debug, Parser)]
struct Command {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Everything: the goals, the curve, the page.
    All(Measuring),
    /// What the goals are about, by stage; then the page.
    Goals(Measuring),
    /// The curve over sizes; then the page.
    Scaling(Measuring),
    /// What reasons and their verification cost: a table.
    Reasons(Measuring),
    /// What the C ABI costs on top of the library: a table. Needs a C compiler.
    Abi(Measuring),
    /// The page alone, from the figures that are kept.
    Page {
        /// Only say whether the page and its pictures are what the figures say.
        #[arg(long)]
        check: bool,
    },
    /// One document in this process, for the commands above.
    #[command(hide = true)]
    Probe(Probe),
    /// Plans a document as often as each line of standard input says, for `abi`.
    #[command(hide = true)]
    Planner { document: PathBuf },
}

#[derive(Debug, Args)]
struct Measuring {
    /// Leave out what has more candidates.
    #[arg(long, default_value_t = 100_000)]
    most: u32,
    /// Measure a million candidates as well: minutes, and some GiB of memory.
    #[arg(long)]
    million: bool,
    /// How long to repeat each instance.
    #[arg(long, default_value_t = 5.0)]
    seconds: f64,
    /// Leave out what takes longer than so many seconds, and what is larger of its family.
    #[arg(long, default_value_t = 60.0)]
    patience: f64,
}

#[derive(Debug, Args)]
struct Probe {
    document: PathBuf,
    #[arg(long)]
    seconds: f64,
    #[arg(long)]
    patience: f64,
    #[arg(long)]
    threads: Vec<usize>,
    #[arg(long)]
    stages: bool,
}

fn main() -> ExitCode {
    match Command::parse().what {
        What::All(how) => {
            // Asked before anything is measured, so that the load is that of others.
            let machine = Machine::present();
            measure_goals(machine.clone(), &how);
            measure_scaling(machine, &how);
        }
        What::Goals(how) => measure_goals(Machine::present(), &how),
        What::Scaling(how) => measure_scaling(Machine::present(), &how),
        What::Reasons(how) => {
            print!("{}", reasons::table(Duration::from_secs_f64(how.seconds), &|row| eprint!("{row}")));
            return ExitCode::SUCCESS;
        }
        What::Abi(how) => {
            print!("{}", abi::table(Duration::from_secs_f64(how.seconds), &|row| eprint!("{row}")));
            return ExitCode::SUCCESS;
        }
        What::Planner { document } => {
            abi::answer(&document);
            return ExitCode::SUCCESS;
        }
        What::Page { check } if check => return if page::is_current() { ExitCode::SUCCESS } else { stale() },
        What::Page { .. } => {}
        What::Probe(asked) => {
            let [budget, patience] = [asked.seconds, asked.patience].map(Duration::from_secs_f64);
            let ask = probe::Ask { threads: &asked.threads, budget, patience, stages: asked.stages };
            let figure = probe::answer(&asked.document, &ask);
            println!("{}", serde_json::to_string(&figure).expect("a figure has text keys alone"));
            return ExitCode::SUCCESS;
        }
    }
    page::write();
    ExitCode::SUCCESS
}

fn stale() -> ExitCode {
    println!("docs/performance.md is not what its figures say: cargo run --profile dist -p alis-benches -- page");
    ExitCode::FAILURE
}

fn measure_goals(machine: Machine, how: &Measuring) {
    let most = if how.million { 1_000_000 } else { how.most };
    let [budget, patience] = [how.seconds, how.patience].map(Duration::from_secs_f64);
    figures::save("goals.json", &goals::measure(machine, most, budget, patience, &tell));
}

fn measure_scaling(machine: Machine, how: &Measuring) {
    let [budget, patience] = [how.seconds, how.patience].map(Duration::from_secs_f64);
    figures::save("scaling.json", &scaling::measure(machine, how.most, budget, patience, &tell));
}

/// One line for each instance, as it is done.
fn tell(figure: &Figure) {
    let whole = figure.whole.iter().map(|whole| {
        let (ms, ratio, memory) = (time(whole.ms), figure.ratio(whole), figure.memory(whole));
        format!("threads {}: {ms}, {ratio:.2} x parsing, {memory:.1} x document", whole.threads)
    });
    let whole: Vec<String> = whole.collect();
    println!("{}: parsing {}; {}", figure.title, time(figure.typed_parse_ms), whole.join("; "));
}
