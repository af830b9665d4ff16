//! The commands, one file each.

mod check;
mod compare;
mod cutoffs;
mod example;
mod explain;
mod letter;
mod lottery;
mod plan;
mod rank;
mod rules;
mod schema;
mod solving;
mod verify;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use alis::language::Language;
use alis::{Problem, ReadOptions};

use crate::args::{Cli, Command, InputArgs, LanguageArg};
use crate::names::Names;
use crate::view::{DEFAULT_WIDTH, Style};
use crate::{Console, Failure, files};

/// Runs a command; the result is the exit code.
pub(crate) fn run(cli: &Cli, language: Language, console: &mut Console<'_>) -> Result<u8, Failure> {
    let screen = Screen { language, width: width(cli, console), colour: console.out_is_terminal && wants_colour() };
    if cli.language == Some(LanguageArg::Nn) && !matches!(cli.command, Command::Letter(_)) {
        return Err(Failure::OnlyInLetters);
    }
    match &cli.command {
        Command::Plan(args) => plan::run(args, &screen, console),
        Command::Rank(args) => rank::run(args, &screen, console),
        Command::Check(args) => check::run(args, &screen, console),
        Command::Verify(args) => verify::run(args, &screen, console),
        Command::Letter(args) => letter::run(args, cli.language, &screen, console),
        Command::Compare(args) => compare::run(args, &screen, console),
        Command::Cutoffs(args) => cutoffs::run(args, &screen, console),
        Command::Rules(args) => rules::run(args, &screen, console),
        Command::Lottery(args) => lottery::run(args, &screen, console),
        Command::Explain(args) => explain::run(args, &screen, console),
        Command::Schema { document } => schema::run(*document, console),
        Command::Example(args) => example::run(args, &screen, console),
    }
}

/// How texts are laid out.
pub(crate) struct Screen {
    pub(crate) language: Language,
    pub(crate) width: usize,
    pub(crate) colour: bool,
}

impl Screen {
    fn style<'a>(&self, names: Option<&'a Names>, verbose: bool) -> Style<'a> {
        Style { language: self.language, width: self.width, names, colour: self.colour, verbose }
    }

    /// One of two texts, by language.
    pub(crate) fn say<'a>(&self, nb: &'a str, en: &'a str) -> &'a str {
        match self.language {
            Language::Nb => nb,
            Language::En => en,
        }
    }
}

fn width(cli: &Cli, console: &Console<'_>) -> usize {
    let screen = || terminal_size::terminal_size().filter(|_| console.out_is_terminal);
    cli.width.or_else(|| screen().map(|(width, _)| usize::from(width.0))).unwrap_or(DEFAULT_WIDTH)
}

/// The custom of the environment variable `NO_COLOR`: set and not empty, it asks for none.
fn wants_colour() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Reads the problem, and the rule set where one is given, on so many threads; by default, on as many as the machine has.
fn read_problem(args: &InputArgs, threads: Option<usize>) -> Result<(Vec<u8>, Problem), Failure> {
    files::standard_input_once(inputs(args))?;
    let bytes = files::read(&args.problem, args.max_bytes)?;
    let problem = alis::read(&bytes, &read_options(args, threads)?)
        .map_err(|faults| Failure::Faults { path: args.problem.clone(), faults })?;
    Ok((bytes, problem))
}

fn read_options(args: &InputArgs, threads: Option<usize>) -> Result<ReadOptions, Failure> {
    let rules = match &args.rules {
        None => None,
        Some(path) => {
            let bytes = files::read(path, args.max_bytes)?;
            let rules = alis::read_rules(&bytes, args.max_bytes);
            Some(rules.map_err(|faults| Failure::Faults { path: path.clone(), faults })?)
        }
    };
    Ok(ReadOptions { rules, max_bytes: args.max_bytes, threads: threads_for(threads) })
}

/// The number of threads that was asked for, else as many as the machine has. Finding that out takes a dozen system
/// calls, so that it is done once.
fn threads_for(asked: Option<usize>) -> usize {
    static MACHINE: OnceLock<usize> = OnceLock::new();
    let machine = || std::thread::available_parallelism().map_or(1, usize::from);
    asked.unwrap_or_else(|| *MACHINE.get_or_init(machine))
}

/// The files that a problem is read from.
fn inputs(args: &InputArgs) -> impl Iterator<Item = &Path> {
    [Some(&args.problem), args.rules.as_ref()].into_iter().flatten().map(PathBuf::as_path)
}

/// Reads the file of names, where one is given.
fn read_names(path: Option<&PathBuf>) -> Result<Option<Names>, Failure> {
    let Some(path) = path else { return Ok(None) };
    let bytes = files::read(path, u64::MAX)?;
    Names::read(&bytes).map(Some).map_err(|error| Failure::Names { path: path.clone(), error })
}

/// Prints a document as JSON.
fn print_json<T: serde::Serialize>(console: &mut Console<'_>, document: &T) -> Result<(), Failure> {
    let mut json = serde_json::to_vec_pretty(document).map_err(|error| Failure::Output(error.into()))?;
    json.push(b'\n');
    print(console, &json)
}

fn print(console: &mut Console<'_>, bytes: &[u8]) -> Result<(), Failure> {
    console.out.write_all(bytes).map_err(Failure::Output)
}
