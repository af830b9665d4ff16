//! `alis lottery`: a seed whose hash is published first, and what everyone drew by it.

use std::path::Path;

use alis::document::ProblemSeed;
use alis::lottery::{check, commit, read_seed, reveal, seed_of};

use super::{Screen, inputs, print, print_json, read_names, read_problem};
use crate::args::{CheckLotteryArgs, CommitArgs, InputArgs, LotteryArgs, LotteryStep, RevealArgs};
use crate::{Console, Failure, exit, files, view};

/// The longest file that is read as a seed, in bytes.
const LONGEST_SEED: u64 = 1 << 16;

pub(super) fn run(args: &LotteryArgs, screen: &Screen, console: &mut Console<'_>) -> Result<u8, Failure> {
    match &args.step {
        LotteryStep::Commit(args) => commit_to(args, screen, console),
        LotteryStep::Reveal(args) => reveal_all(args, screen, console),
        LotteryStep::Check(args) => check_all(args, screen, console),
    }
}

fn commit_to(args: &CommitArgs, screen: &Screen, console: &mut Console<'_>) -> Result<u8, Failure> {
    let seed = match (&args.seed, &args.output) {
        (Some(path), _) => seed(path)?,
        (None, Some(path)) => new_seed(path)?,
        (None, None) => unreachable!("clap demands one of the two"),
    };
    let from = args.seed.as_ref().or(args.output.as_ref());
    let path = from.map(|path| path.display().to_string()).unwrap_or_default();
    let document = commit(&seed).map_err(|error| Failure::Seed { path: from.cloned().unwrap_or_default(), error })?;
    if args.json {
        print_json(console, &document)?;
    } else {
        let shown = args.show.then_some(seed.as_str());
        let own = args.seed.is_some();
        let style = screen.style(None, false);
        print(console, view::lottery_committed(&document, &path, own, shown, &style).as_bytes())?;
    }
    Ok(exit::OK)
}

/// Makes a seed at random, and puts it into a file that only its owner can read.
fn new_seed(path: &Path) -> Result<String, Failure> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| Failure::NoRandomness(error.to_string()))?;
    let seed = seed_of(&bytes);
    files::write_new_private(path, seed.as_bytes())?;
    Ok(seed)
}

/// Reads a seed from a file.
fn seed(path: &Path) -> Result<String, Failure> {
    let bytes = files::read(path, LONGEST_SEED)?;
    let read = read_seed(&bytes).map(str::to_owned);
    read.map_err(|error| Failure::Seed { path: path.to_owned(), error })
}

fn reveal_all(args: &RevealArgs, screen: &Screen, console: &mut Console<'_>) -> Result<u8, Failure> {
    let read = inputs(&args.input).chain([args.seed.as_path()]).chain(args.show.names.as_deref());
    files::standard_input_once(read)?;
    let names = read_names(args.show.names.as_ref())?;
    let seed = seed(&args.seed)?;
    let (_, problem) = read_problem(&args.input, None)?;
    let document =
        reveal(&problem, &seed).map_err(|faults| Failure::Faults { path: args.input.problem.clone(), faults })?;
    if args.show.json {
        print_json(console, &document)?;
    } else {
        let style = screen.style(names.as_ref(), args.show.verbose);
        print(console, view::lottery_revealed(&document, &style).as_bytes())?;
    }
    let other = document.revealed.is_some_and(|revealed| revealed.problem_seed == ProblemSeed::Other);
    Ok(if other { exit::REFUSED } else { exit::OK })
}

fn check_all(args: &CheckLotteryArgs, screen: &Screen, console: &mut Console<'_>) -> Result<u8, Failure> {
    let files = [Some(&args.seed), args.problem.as_ref(), args.plan.as_ref(), args.rules.as_ref()];
    files::standard_input_once(files.into_iter().flatten().map(AsRef::as_ref))?;
    let seed = seed(&args.seed)?;
    let input = |problem: &std::path::PathBuf| InputArgs {
        problem: problem.clone(),
        rules: args.rules.clone(),
        max_bytes: args.max_bytes,
    };
    let problem = args.problem.as_ref().map(|path| read_problem(&input(path), None)).transpose()?;
    let plan = match &args.plan {
        None => None,
        Some(path) => {
            let plan = alis::read_plan(&files::read(path, args.max_bytes)?, args.max_bytes);
            Some(plan.map_err(|faults| Failure::Faults { path: path.clone(), faults })?)
        }
    };
    let document = check(&args.hash, &seed, problem.as_ref().map(|(_, problem)| problem), plan.as_ref())
        .map_err(|faults| Failure::Faults { path: args.problem.clone().unwrap_or_default(), faults })?;
    if args.json {
        print_json(console, &document)?;
    } else {
        print(console, view::lottery_checked(&document, &seed, &screen.style(None, false)).as_bytes())?;
    }
    Ok(if document.holds { exit::OK } else { exit::REFUSED })
}
