//! Making a plan for a command: solver, threads, time, progress.

use std::path::Path;

use alis::document::PlanDocument;
use alis::solve::{Solver, backend, exact::Exact, reference::Reference};
use alis::{PlanOptions, Problem};

use super::{Screen, threads_for};
use crate::args::{SolveArgs, SolverArg};
use crate::progress::{Progress, QUIET};
use crate::{Console, Failure};

/// Makes the plan of a problem that was read from this path, with progress on the screen.
pub(super) fn make(
    args: &SolveArgs,
    reasons: bool,
    problem: &Problem,
    path: &Path,
    screen: &Screen,
    console: &mut Console<'_>,
) -> Result<PlanDocument, Failure> {
    let threads = threads_for(args.threads);
    let shown = console.err_is_terminal;
    let progress = shown.then(|| Progress::new(&mut *console.err, screen.language, QUIET));
    let tell = |done, all| progress.as_ref().into_iter().for_each(|progress| progress.tell(done, all));
    let options =
        PlanOptions { threads, time_limit: args.time_limit, reasons, progress: Some(&tell), ..PlanOptions::default() };
    let plan = alis::plan_with(problem, solver(args.solver).as_ref(), &options);
    if let Some(progress) = progress {
        progress.finish();
    }
    plan.map_err(|error| Failure::of_plan(error, path.to_owned()))
}

/// The solver of this name.
fn solver(name: SolverArg) -> Box<dyn Solver> {
    match name {
        SolverArg::Auto => Box::new(Exact::new()),
        SolverArg::Reference => Box::new(Reference::new(backend::Microlp)),
        #[cfg(feature = "highs")]
        SolverArg::Highs => Box::new(Reference::new(backend::Highs)),
    }
}
