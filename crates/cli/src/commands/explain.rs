//! `alis explain`: what a candidate got in a plan, and what would have helped.

use alis::Problem;
use alis::counterfactual::{self, Basis, Bounds, for_the_candidate};
use alis::document::{PlanDocument, WhatIfDocument};
use alis::reasons::in_words;

use super::{Screen, inputs, print, read_names, read_problem};
use crate::args::{AudienceArg, ExplainArgs};
use crate::{Console, Failure, exit, files, view};

pub(super) fn run(args: &ExplainArgs, screen: &Screen, console: &mut Console<'_>) -> Result<u8, Failure> {
    let names = read_names(args.names.as_ref())?;
    files::standard_input_once(inputs(&args.input).chain([args.plan.as_path()]))?;
    let (bytes, problem) = read_problem(&args.input, None)?;
    let max_bytes = args.input.max_bytes;
    let plan = alis::read_plan(&files::read(&args.plan, max_bytes)?, max_bytes)
        .map_err(|faults| Failure::Faults { path: args.plan.clone(), faults })?;
    let document = alis::problem::read_document(&bytes, max_bytes)
        .map_err(|faults| Failure::Faults { path: args.input.problem.clone(), faults })?;
    let answer = answer(args, Basis { document: &document, problem: &problem, plan: &plan, cancel: &[] })?;
    if args.json {
        let mut json = serde_json::to_vec_pretty(&answer).map_err(|error| Failure::Output(error.into()))?;
        json.push(b'\n');
        print(console, &json)?;
        return Ok(exit::OK);
    }
    let style = screen.style(names.as_ref(), false);
    print(console, view::explained(&problem, &plan, &args.candidate, &style).as_bytes())?;
    if args.audience == AudienceArg::Coordinator {
        print(console, &reasons(&problem, &plan, &args.candidate, screen))?;
    }
    print(console, view::counterfactuals(&problem, &plan, &answer, &style).as_bytes())?;
    Ok(exit::OK)
}

fn answer(args: &ExplainArgs, basis: Basis<'_>) -> Result<WhatIfDocument, Failure> {
    let answer = match &args.what_if {
        Some(text) => {
            let change = counterfactual::parse(text).map_err(Failure::Expression)?;
            counterfactual::what_if(basis, &args.candidate, &change)
        }
        None => counterfactual::counterfactuals(basis, &args.candidate, &Bounds::default()),
    };
    let answer = answer.map_err(|error| Failure::what_if(error, args.what_if.as_deref()))?;
    Ok(match args.audience {
        AudienceArg::Coordinator => answer,
        AudienceArg::Candidate => for_the_candidate(&answer),
    })
}

/// The candidate's reasons in words, with the ids of others; where the plan holds none, how to have them.
fn reasons(problem: &Problem, plan: &PlanDocument, candidate: &str, screen: &Screen) -> Vec<u8> {
    let text = match in_words(problem, plan, candidate, screen.language, screen.width) {
        Ok(text) => text,
        Err(error) => view::no_reasons(&error, screen.language),
    };
    format!("\n{text}\n").into_bytes()
}
