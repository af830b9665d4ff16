//! `alis cutoffs`: how far down the queue the posts reached.

use super::{Screen, inputs, print, print_json, read_names, read_problem};
use crate::args::CutoffsArgs;
use crate::{Console, Failure, exit, files, view};

pub(super) fn run(args: &CutoffsArgs, screen: &Screen, console: &mut Console<'_>) -> Result<u8, Failure> {
    let read = inputs(&args.input).chain([args.plan.as_path()]).chain(args.show.names.as_deref());
    files::standard_input_once(read)?;
    let names = read_names(args.show.names.as_ref())?;
    let (_, problem) = read_problem(&args.input, None)?;
    let max_bytes = args.input.max_bytes;
    let plan = alis::read_plan(&files::read(&args.plan, max_bytes)?, max_bytes)
        .map_err(|faults| Failure::Faults { path: args.plan.clone(), faults })?;
    let list = alis::rank(&problem).map_err(|faults| Failure::Faults { path: args.input.problem.clone(), faults })?;
    let document = alis::cutoffs::cutoffs(&problem, &list, &plan)
        .map_err(|error| Failure::PlanOfAnother { path: args.plan.clone(), error })?;
    if args.show.json {
        print_json(console, &document)?;
    } else {
        let style = screen.style(names.as_ref(), args.show.verbose);
        print(console, view::cutoffs(&problem, &plan, &document, &style).as_bytes())?;
    }
    Ok(exit::OK)
}
