//! The instances with a goal, and what is measured of them.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::clock::{self, Effort, Task};
use crate::figures::{CommandFigure, Figure, GoalFigures};
use crate::instances::Instance;
use crate::machine::{Machine, profile};
use crate::probe::{self, Ask};

/// What an instance ought to stay below, with some number of threads.
#[derive(Debug, Clone, Copy)]
pub struct Goal {
    /// The instance.
    pub instance: Instance,
    /// With so many threads.
    pub threads: usize,
    /// Milliseconds from bytes to bytes.
    pub ms: Option<f64>,
    /// Multiples of the typed parse.
    pub ratio: Option<f64>,
    /// Peak memory, in multiples of the document.
    pub memory: Option<f64>,
}

/// Milliseconds that `alis plan` of Helse Nord ought to stay below.
pub const COMMAND_MS: f64 = 5.0;

/// What the exponent from 10,000 candidates on ought to stay below.
pub const EXPONENT: f64 = 1.1;

/// Every goal, in the order of the page.
pub fn goals() -> Vec<Goal> {
    let goal = |instance, threads, ms, ratio| Goal { instance, threads, ms: Some(ms), ratio, memory: None };
    let ahus = |seed| Instance::AhusLike { candidates: 200, units: 20, seed };
    let nation = |candidates, trusts| Instance::Nation { candidates, trusts };
    let mut goals = vec![goal(Instance::HelseNord, 1, 1.0, Some(4.0))];
    goals.extend((1..=5).map(|seed| goal(ahus(seed), 1, 50.0, None)));
    goals.extend([
        goal(nation(3000, 20), 1, 10.0, Some(4.0)),
        Goal { memory: Some(8.0), ..goal(nation(50_000, 200), 1, 150.0, Some(4.0)) },
        goal(nation(50_000, 200), 2, 100.0, None),
        goal(nation(50_000, 1), 1, 400.0, Some(10.0)),
        goal(nation(1_000_000, 4000), 2, 5000.0, None),
    ]);
    goals
}

/// Measures every instance with a goal and at most so many candidates, and the command.
///
/// What takes longer than `patience` is left out.
pub fn measure(
    machine: Machine,
    most: u32,
    budget: Duration,
    patience: Duration,
    tell: &dyn Fn(&Figure),
) -> GoalFigures {
    let mut instances: Vec<Instance> = goals().into_iter().map(|goal| goal.instance).collect();
    instances.dedup();
    instances.retain(|instance| instance.candidates() <= most);
    let ask = Ask { threads: &[1, 2], budget, patience, stages: true };
    let figures = instances.into_iter().filter_map(|instance| probe::measure(instance, &ask).inspect(tell)).collect();
    GoalFigures { machine, figures, command: Some(command(budget)) }
}

/// Builds the command as this program was built and times it, side by side with a command that does nothing.
///
/// # Panics
/// Where it cannot be built or run.
fn command(budget: Duration) -> CommandFigure {
    let program = build();
    let folder = tempfile::tempdir().expect("there is room for temporary files");
    let (problem, plan) = (folder.path().join("problem.json"), folder.path().join("plan.json"));
    std::fs::write(&problem, Instance::HelseNord.bytes()).expect("there is room for the document");
    let to_screen: [&Path; 2] = ["plan".as_ref(), &problem];
    let to_file: [&Path; 4] = ["plan".as_ref(), &problem, "-o".as_ref(), &plan];
    let nothing: [&Path; 1] = ["--version".as_ref()];
    let task = |arguments: &[&Path]| -> Task<'_> {
        let arguments: Vec<PathBuf> = arguments.iter().map(|&argument| argument.to_owned()).collect();
        let program = &program;
        Box::new(move || clock::time(|| run(program, &arguments)))
    };
    let mut tasks = [task(&to_screen), task(&to_file), task(&nothing)];
    let (medians, _) = clock::medians(Effort::of(budget), &mut tasks);
    CommandFigure { plan_ms: medians[0], plan_to_file_ms: medians[1], nothing_ms: medians[2] }
}

fn run(program: &Path, arguments: &[PathBuf]) {
    let status = Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    assert!(status.is_ok_and(|status| status.success()), "the command succeeds");
}

/// The command of the same build, which lies beside this program.
fn build() -> PathBuf {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let arguments = ["build", "--quiet", "--profile", &profile(), "--locked", "-p", "alis-cli"];
    let status = Command::new(cargo).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).status();
    assert!(status.is_ok_and(|status| status.success()), "the command can be built");
    let own = std::env::current_exe().expect("a running program has a file");
    own.with_file_name(format!("alis{}", std::env::consts::EXE_SUFFIX))
}
