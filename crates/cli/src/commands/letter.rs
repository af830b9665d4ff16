//! `alis letter`: what to tell one candidate.

use alis::language::LetterLanguage;
use alis::letters::{Audience, LetterOptions, letter};
use alis::verify::verify;

use super::{Screen, inputs, print, read_problem};
use crate::args::{AudienceArg, LanguageArg, LetterArgs};
use crate::{Console, Failure, exit, files, view};

pub(super) fn run(
    args: &LetterArgs,
    language: Option<LanguageArg>,
    screen: &Screen,
    console: &mut Console<'_>,
) -> Result<u8, Failure> {
    files::standard_input_once(inputs(&args.input).chain([args.plan.as_path()]))?;
    let (bytes, problem) = read_problem(&args.input, None)?;
    let max_bytes = args.input.max_bytes;
    let stated = files::read(&args.plan, max_bytes)?;
    let plan =
        alis::read_plan(&stated, max_bytes).map_err(|faults| Failure::Faults { path: args.plan.clone(), faults })?;
    let document = alis::problem::read_document(&bytes, max_bytes)
        .map_err(|faults| Failure::Faults { path: args.input.problem.clone(), faults })?;
    let options = LetterOptions {
        language: language.map_or_else(view::letter_language_from_environment, LetterLanguage::from),
        audience: match args.audience {
            AudienceArg::Candidate => Audience::Candidate,
            AudienceArg::Coordinator => Audience::Coordinator,
        },
        contact: args.contact.clone(),
        answer_by: args.answer_by,
        object_to: args.object_to.clone(),
    };
    let text = letter(&problem, &plan, &args.candidate, &options).map_err(Failure::Reasons)?;
    // Nobody is to be told what is not so: the plan is checked before anything is printed of it.
    let violations = verify(&document, &problem.sha256, problem.rules.document(), &plan);
    if !violations.is_empty() {
        print(console, view::violations(&violations, screen.language).as_bytes())?;
        return Ok(exit::REFUSED);
    }
    print(console, text.as_bytes())?;
    Ok(exit::OK)
}
