//! The words of letters and reasons in Norwegian (bokmål, nynorsk) and English: Project Fluent's messages, which stand in
//! `crates/core/texts`, one file a language.

mod lines;
mod terms;

#[cfg(test)]
mod tests;

use fluent_bundle::{FluentBundle, FluentResource, FluentValue};

pub(crate) use lines::Page;

use crate::language::LetterLanguage;

/// Arguments of a message, by name.
pub(crate) type Arguments<'a> = [(&'static str, FluentValue<'a>)];

/// The messages of a language.
pub(crate) struct Texts {
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// Reads the messages of a language.
    pub(crate) fn new(language: LetterLanguage) -> Self {
        let (tag, source) = source(language);
        // What cannot be read is left out, and a test sees to it that nothing is.
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
        let mut bundle = FluentBundle::new(tag.parse().into_iter().collect());
        // These are texts for paper: no marks that isolate writing directions.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self { bundle }
    }

    /// A message with its arguments. That there is such a message in each language, with these arguments, is tested.
    pub(crate) fn say(&self, id: &str, arguments: &Arguments<'_>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            debug_assert!(false, "there is no message {id}");
            return id.to_owned();
        };
        let arguments = arguments.iter().cloned().collect();
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&arguments), &mut errors);
        debug_assert!(errors.is_empty(), "message {id}: {errors:?}");
        text.into_owned()
    }
}

/// A language's tag and its file.
fn source(language: LetterLanguage) -> (&'static str, &'static str) {
    match language {
        LetterLanguage::Nb => ("nb", include_str!("../../texts/nb.ftl")),
        LetterLanguage::Nn => ("nn", include_str!("../../texts/nn.ftl")),
        LetterLanguage::En => ("en", include_str!("../../texts/en.ftl")),
    }
}
