//! `alis verify`: an independent check of a plan.

use alis::Problem;
use alis::document::PlanDocument;
use alis::language::Language;
use alis::resolve::{Verdict, compare};
use alis::verify::check;

use super::{Screen, inputs, print, read_problem, solving};
use crate::args::VerifyArgs;
use crate::{Console, Failure, exit, files, view};

pub(super) fn run(args: &VerifyArgs, screen: &Screen, console: &mut Console<'_>) -> Result<u8, Failure> {
    files::standard_input_once(inputs(&args.input).chain([args.plan.as_path()]))?;
    let (bytes, problem) = read_problem(&args.input, args.solve.threads)?;
    let max_bytes = args.input.max_bytes;
    let stated = files::read(&args.plan, max_bytes)?;
    let plan =
        alis::read_plan(&stated, max_bytes).map_err(|faults| Failure::Faults { path: args.plan.clone(), faults })?;
    let document = alis::problem::read_document(&bytes, max_bytes)
        .map_err(|faults| Failure::Faults { path: args.input.problem.clone(), faults })?;
    let found = check(&document, &problem.sha256, problem.rules.document(), &plan);
    if !found.violations.is_empty() {
        print(console, view::violations(&found.violations, screen.language).as_bytes())?;
        return Ok(exit::REFUSED);
    }
    if !args.resolve {
        print(console, holds(found.unproved, screen).as_bytes())?;
        return Ok(if found.unproved == 0 { exit::OK } else { exit::NOT_PROVED });
    }
    resolve(args, (&stated, &plan), &problem, screen, console)
}

/// Every rule holds; how many values the plan itself does not prove.
fn holds(unproved: usize, screen: &Screen) -> String {
    let (nb, en) = match unproved {
        0 => return screen.say(ALL_NB, ALL_EN).to_owned(),
        1 => ("1 verdi er ikke bevist".to_owned(), "1 value not proved".to_owned()),
        _ => (format!("{unproved} verdier er ikke bevist"), format!("{unproved} values not proved")),
    };
    match screen.language {
        Language::Nb => format!("alle regler holder; {nb} (--resolve planlegger på nytt og sammenlikner)\n"),
        Language::En => format!("every rule holds, {en} (--resolve plans again and compares)\n"),
    }
}

const ALL_NB: &str = "alle regler holder, og planen selv beviser alle verdiene\n";
const ALL_EN: &str = "every rule holds, and the plan itself proves every value\n";
const PROVED_NB: &str = "alle regler holder, og planen er den reglene krever (planlagt på nytt)\n";
const PROVED_EN: &str = "every rule holds, and the plan is the one that the rules demand (planned again)\n";
const BYTES_NB: &str = "innholdet er riktig, men filen er satt opp annerledes enn den skal (andre byte)\n";
const BYTES_EN: &str = "the content is right, the bytes differ (layout)\n";

/// Plans again and compares.
fn resolve(
    args: &VerifyArgs,
    (bytes, plan): (&[u8], &PlanDocument),
    problem: &Problem,
    screen: &Screen,
    console: &mut Console<'_>,
) -> Result<u8, Failure> {
    let right = solving::make(&args.solve, !plan.reasons.is_empty(), problem, &args.input.problem, screen, console)?;
    let verdict = compare(bytes, plan, &right).map_err(|error| Failure::Output(error.into()))?;
    let (text, code) = match verdict {
        Verdict::Right => (screen.say(PROVED_NB, PROVED_EN).to_owned(), exit::OK),
        Verdict::OtherBytes => (screen.say(BYTES_NB, BYTES_EN).to_owned(), exit::REFUSED),
        Verdict::ProvedTo(rank) => (proved_to(rank, screen), exit::NOT_PROVED),
        Verdict::Wrong(found) => (view::differences(&found, screen.language), exit::REFUSED),
    };
    print(console, text.as_bytes())?;
    Ok(code)
}

fn proved_to(rank: u32, screen: &Screen) -> String {
    format!(
        "{} {rank}\n",
        screen.say("alle regler holder; bevist til og med prioritet", "every rule holds; proved to rank")
    )
}
