//! `alis rank`: who comes before whom, and why.

use super::{Screen, print, print_json, read_names, read_problem};
use crate::args::RankArgs;
use crate::{Console, Failure, exit, view};

pub(super) fn run(args: &RankArgs, screen: &Screen, console: &mut Console<'_>) -> Result<u8, Failure> {
    let names = read_names(args.print.names.as_ref())?;
    let (_, problem) = read_problem(&args.input, None)?;
    let path = &args.input.problem;
    let list = alis::rank(&problem).map_err(|faults| Failure::Faults { path: path.clone(), faults })?;
    let document = list.report(&problem);
    if args.print.json {
        print_json(console, &document)?;
    } else if args.print.csv {
        print(console, &view::csv_rank(&problem, &document, screen.language))?;
    } else {
        let style = screen.style(names.as_ref(), args.print.verbose);
        print(console, view::rank(&problem, &document, &style).as_bytes())?;
    }
    Ok(exit::OK)
}
