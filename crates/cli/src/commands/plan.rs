//! `alis plan`: the plan that the rules demand.

use std::io;

use alis::document::{PlanDocument, PlanStatus};
use alis::solve::{Solver, backend, reference::Reference};
use alis::{PlanOptions, Problem};

use super::{Screen, print, read_names, read_problem};
use crate::args::{PlanArgs, SolverArg};
use crate::progress::Progress;
use crate::{Console, Failure, exit, files, view};

pub(super) fn run(args: &PlanArgs, screen: &Screen, console: &mut Console<'_>) -> Result<u8, Failure> {
    let names = read_names(&args.print)?;
    let (_, problem) = read_problem(&args.input)?;
    let plan = make(args, &problem, console)?;
    let json = alis::write(&plan).map_err(|error| Failure::Output(error.into()))?;
    let to_output = args.output.as_ref().is_some_and(|path| files::is_standard(path));
    if let Some(path) = args.output.as_ref().filter(|path| !files::is_standard(path)) {
        files::write(path, &json)?;
    }
    if args.print.json || to_output {
        print(console, &json)?;
    } else if args.print.csv {
        print(console, &view::csv_plan(&problem, &plan, screen.language))?;
    } else if !args.quiet {
        let style = screen.style(names.as_ref(), args.print.verbose);
        print(console, view::plan(&problem, &plan, &style).as_bytes())?;
    }
    Ok(if plan.status == PlanStatus::Optimal { exit::OK } else { exit::NOT_PROVED })
}

fn make(args: &PlanArgs, problem: &Problem, console: &Console<'_>) -> Result<PlanDocument, Failure> {
    let machine = || std::thread::available_parallelism().map_or(1, usize::from);
    let threads = args.threads.unwrap_or_else(machine);
    let mut stderr = io::stderr();
    let progress = console.err_is_terminal.then(|| Progress::new(&mut stderr));
    let tell = |done, all| progress.as_ref().into_iter().for_each(|progress| progress.tell(done, all));
    let options = PlanOptions { threads, time_limit: args.time_limit, progress: Some(&tell) };
    let plan = alis::plan_with(problem, solver(args.solver).as_ref(), &options);
    if let Some(progress) = progress {
        progress.finish();
    }
    plan.map_err(|error| Failure::of_plan(error, args.input.problem.clone()))
}

/// The solver of this name.
pub(super) fn solver(name: SolverArg) -> Box<dyn Solver> {
    match name {
        SolverArg::Auto | SolverArg::Reference => Box::new(Reference::new(backend::Microlp)),
        #[cfg(feature = "highs")]
        SolverArg::Highs => Box::new(Reference::new(backend::Highs)),
    }
}
