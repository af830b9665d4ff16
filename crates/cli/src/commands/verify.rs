//! `alis verify`: an independent check of a plan.

use alis::document::PlanDocument;
use alis::resolve::differences;
use alis::verify::verify;
use alis::{PlanOptions, Problem};

use super::{Screen, plan::solver, print, read_problem};
use crate::args::VerifyArgs;
use crate::{Console, Failure, exit, files, view};

pub(super) fn run(args: &VerifyArgs, screen: &Screen, console: &mut Console<'_>) -> Result<u8, Failure> {
    let (bytes, problem) = read_problem(&args.input)?;
    let max_bytes = args.input.max_bytes;
    let plan = alis::read_plan(&files::read(&args.plan, max_bytes)?, max_bytes)
        .map_err(|faults| Failure::Faults { path: args.plan.clone(), faults })?;
    let document = alis::problem::read_document(&bytes, max_bytes)
        .map_err(|faults| Failure::Faults { path: args.input.problem.clone(), faults })?;
    let violations = verify(&document, &problem.sha256, problem.rules.document(), &plan);
    if !violations.is_empty() {
        print(console, view::violations(&violations, screen.language).as_bytes())?;
        return Ok(exit::REFUSED);
    }
    if !args.resolve {
        print(console, screen.say(HOLDS_NB, HOLDS_EN).as_bytes())?;
        return Ok(exit::NOT_PROVED);
    }
    resolve(args, &problem, &plan, screen, console)
}

const HOLDS_NB: &str = "alle regler holder, verdiene er ikke bevist (--resolve planlegger på nytt og sammenlikner)\n";
const HOLDS_EN: &str = "every rule holds, values not proved (--resolve plans again and compares)\n";
const PROVED_NB: &str = "alle regler holder, og planen er den reglene krever (planlagt på nytt)\n";
const PROVED_EN: &str = "every rule holds, and the plan is the one that the rules demand (planned again)\n";

/// Plans again and compares.
fn resolve(
    args: &VerifyArgs,
    problem: &Problem,
    plan: &PlanDocument,
    screen: &Screen,
    console: &mut Console<'_>,
) -> Result<u8, Failure> {
    let right = alis::plan_with(problem, solver(args.solver).as_ref(), &PlanOptions::default())
        .map_err(|error| Failure::of_plan(error, args.input.problem.clone()))?;
    let differences = differences(plan, &right);
    if differences.is_empty() {
        print(console, screen.say(PROVED_NB, PROVED_EN).as_bytes())?;
        return Ok(exit::OK);
    }
    print(console, view::differences(&differences, screen.language).as_bytes())?;
    Ok(exit::REFUSED)
}
