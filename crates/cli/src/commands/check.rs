//! `alis check`: what is wrong with a problem, and what to look at.

use super::{Screen, print, read_problem};
use crate::args::InputArgs;
use crate::{Console, Failure, exit, view};

pub(super) fn run(args: &InputArgs, screen: &Screen, console: &mut Console<'_>) -> Result<u8, Failure> {
    let (_, problem) = read_problem(args, None)?;
    let list = alis::rank(&problem).map_err(|faults| Failure::Faults { path: args.problem.clone(), faults })?;
    let mut warnings = problem.warnings.clone();
    warnings.extend(list.warnings(&problem));
    warnings.sort_unstable();
    let candidates = problem.candidates.len();
    let path = args.problem.display();
    let line = match screen.say("nb", "en") {
        "nb" => format!("{path}: gyldig, {candidates} kandidater\n"),
        _ => format!("{path}: valid, {candidates} candidates\n"),
    };
    print(console, line.as_bytes())?;
    print(console, view::warnings(&warnings, &screen.style(None, false)).as_bytes())?;
    Ok(exit::OK)
}
