//! `alis example`: a problem to try things on.

use super::{Screen, print};
use crate::args::ExampleArgs;
use crate::example::{self, NationSize};
use crate::{Console, Failure, exit, files};

pub(super) fn run(args: &ExampleArgs, screen: &Screen, console: &mut Console<'_>) -> Result<u8, Failure> {
    let sized = args.candidates.is_some() || args.trusts.is_some() || args.seed.is_some();
    if sized && args.name.as_deref() != Some("nation") {
        return Err(Failure::OnlyForNation);
    }
    let Some(name) = &args.name else {
        for (name, en, nb) in example::names() {
            print(console, format!("{name:<12} {}\n", screen.say(nb, en)).as_bytes())?;
        }
        return Ok(exit::OK);
    };
    let document = if name == "nation" {
        let usual = NationSize::default();
        example::nation(&NationSize {
            candidates: args.candidates.unwrap_or(usual.candidates),
            trusts: args.trusts.unwrap_or(usual.trusts),
            seed: args.seed.unwrap_or(usual.seed),
            ..usual
        })
    } else {
        example::document(name).ok_or_else(|| Failure::UnknownExample(name.clone()))?
    };
    let json = example::to_json(&document);
    match &args.output {
        Some(path) if !files::is_standard(path) => files::write(path, json.as_bytes())?,
        _ => print(console, json.as_bytes())?,
    }
    Ok(exit::OK)
}
