//! `alis plan`: the plan that the rules demand.

use alis::document::PlanStatus;

use super::{Screen, inputs, print, read_names, read_problem, solving, threads_for};
use crate::args::PlanArgs;
use crate::{Console, Failure, exit, files, view};

pub(super) fn run(args: &PlanArgs, screen: &Screen, console: &mut Console<'_>) -> Result<u8, Failure> {
    distinct(args)?;
    let names = read_names(args.print.names.as_ref())?;
    let (_, problem) = read_problem(&args.input, args.solve.threads)?;
    // The screen shows no reasons: they are made for the document alone.
    let reasons = !args.no_reasons && (args.output.is_some() || args.print.json);
    let plan = solving::make(&args.solve, reasons, &problem, &args.input.problem, screen, console)?;
    let threads = threads_for(args.solve.threads);
    let json = alis::plan::write_with_threads(&plan, threads).map_err(|error| Failure::Output(error.into()))?;
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

/// Refuses to write over a file that is read, and to read standard input twice.
fn distinct(args: &PlanArgs) -> Result<(), Failure> {
    let read = || inputs(&args.input).chain(args.print.names.as_deref());
    files::standard_input_once(read())?;
    match &args.output {
        Some(output) if read().any(|input| files::same(input, output)) => Err(Failure::OutputIsInput(output.clone())),
        _ => Ok(()),
    }
}
