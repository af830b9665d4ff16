//! `alis rules diff`: two rule sets by what they do.

use std::io::ErrorKind;
use std::path::Path;

use alis::document::PlanDocument;
use alis::policy::PolicyError;
use alis::rules::{RuleSet, built_in};
use alis::{Problem, ReadOptions};

use super::{Screen, print, print_json, read_names, solving};
use crate::args::{RulesArgs, RulesCommand, RulesDiffArgs};
use crate::{Console, Failure, exit, files, view};

pub(super) fn run(args: &RulesArgs, screen: &Screen, console: &mut Console<'_>) -> Result<u8, Failure> {
    let RulesCommand::Diff(args) = &args.what;
    diff(args, screen, console)
}

fn diff(args: &RulesDiffArgs, screen: &Screen, console: &mut Console<'_>) -> Result<u8, Failure> {
    let files = [Some(&args.problem), Some(&args.a), Some(&args.b), args.show.names.as_ref()];
    files::standard_input_once(files.into_iter().flatten().map(AsRef::as_ref))?;
    let names = read_names(args.show.names.as_ref())?;
    let sets = [rule_set(&args.a, args.max_bytes)?, rule_set(&args.b, args.max_bytes)?];
    let bytes = files::read(&args.problem, args.max_bytes)?;
    let [a, b] = sets.map(|rules| planned(args, &bytes, rules, screen, console));
    let (a, b) = (a?, b?);
    let document = alis::policy::compare((&a.0, &a.1), (&b.0, &b.1)).map_err(|error| failure(error, &args.problem))?;
    if args.show.json {
        print_json(console, &document)?;
    } else {
        let style = screen.style(names.as_ref(), args.show.verbose);
        print(console, view::policy(&a.0, &a.1, &document, &style).as_bytes())?;
    }
    Ok(if document.proved { exit::OK } else { exit::NOT_PROVED })
}

/// A built-in rule set by its name, else one from a file.
fn rule_set(path: &Path, max_bytes: u64) -> Result<RuleSet, Failure> {
    if let Some(set) = path.to_str().and_then(built_in) {
        return Ok(set);
    }
    let bytes = files::read(path, max_bytes).map_err(|failure| match failure {
        Failure::Read { path, error } if error.kind() == ErrorKind::NotFound => Failure::UnknownRules(path),
        other => other,
    })?;
    alis::read_rules(&bytes, max_bytes).map_err(|faults| Failure::Faults { path: path.to_owned(), faults })
}

/// The problem by these rules, and its plan.
fn planned(
    args: &RulesDiffArgs,
    bytes: &[u8],
    rules: RuleSet,
    screen: &Screen,
    console: &mut Console<'_>,
) -> Result<(Problem, PlanDocument), Failure> {
    let options = ReadOptions { rules: Some(rules), max_bytes: args.max_bytes, ..ReadOptions::default() };
    let problem =
        alis::read(bytes, &options).map_err(|faults| Failure::Faults { path: args.problem.clone(), faults })?;
    let plan = solving::make(&args.solve, false, &problem, &args.problem, screen, console)?;
    Ok((problem, plan))
}

fn failure(error: PolicyError, path: &Path) -> Failure {
    match error {
        PolicyError::Faults(faults) => Failure::Faults { path: path.to_owned(), faults },
        other => Failure::Solver(other.to_string()),
    }
}
