//! `alis compare`: which criterion decided between two candidates.

use super::{Screen, inputs, print, print_json, read_names, read_problem};
use crate::args::CompareArgs;
use crate::{Console, Failure, exit, files, view};

pub(super) fn run(args: &CompareArgs, screen: &Screen, console: &mut Console<'_>) -> Result<u8, Failure> {
    files::standard_input_once(inputs(&args.input).chain(args.show.names.as_deref()))?;
    let names = read_names(args.show.names.as_ref())?;
    let (_, problem) = read_problem(&args.input, None)?;
    let path = &args.input.problem;
    let list = alis::rank(&problem).map_err(|faults| Failure::Faults { path: path.clone(), faults })?;
    let document = alis::compare::compare(&problem, &list, &args.a, &args.b).map_err(Failure::Compare)?;
    if args.show.json {
        print_json(console, &document)?;
    } else {
        let style = screen.style(names.as_ref(), args.show.verbose);
        print(console, view::compare(&problem, &document, &style).as_bytes())?;
    }
    Ok(exit::OK)
}
