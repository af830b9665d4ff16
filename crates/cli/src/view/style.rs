//! How a view is drawn, and the language that is chosen for it.

use std::borrow::Cow;

use alis::language::{Language, LetterLanguage};

use super::text::Words;
use super::wrap::wrap;
use crate::names::Names;

/// The width that is taken where the screen's is unknown.
pub const DEFAULT_WIDTH: usize = 100;

/// The narrowest screen that the views are laid out for.
pub const LEAST_WIDTH: usize = 40;

/// How a view is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Style<'a> {
    /// The language of every word that is not data.
    pub language: Language,
    /// Columns of the screen; less than [`LEAST_WIDTH`] is taken as that.
    pub width: usize,
    /// Names to show in place of ids.
    pub names: Option<&'a Names>,
    /// Whether headings are bold and empty posts dim; without it there is no escape sequence.
    pub colour: bool,
    /// Whether warnings list everyone they are about, and hashes are written out.
    pub verbose: bool,
}

impl Default for Style<'_> {
    fn default() -> Self {
        Self { language: Language::Nb, width: DEFAULT_WIDTH, names: None, colour: false, verbose: false }
    }
}

impl Style<'_> {
    /// The columns to lay out for.
    pub(crate) fn columns(&self) -> usize {
        self.width.max(LEAST_WIDTH)
    }

    /// The words of its language.
    pub(crate) fn words(&self) -> Words {
        Words(self.language)
    }

    /// A candidate's name where it is known, else the id; made safe for a screen.
    pub(crate) fn candidate<'b>(&'b self, id: &'b str) -> Cow<'b, str> {
        let shown = self.names.map_or(Cow::Borrowed(id), |names| names.show(id));
        match clean(&shown) {
            Cow::Borrowed(_) => shown,
            Cow::Owned(cleaned) => Cow::Owned(cleaned),
        }
    }

    /// A heading.
    pub(crate) fn bold(&self, text: &str) -> String {
        self.paint(text, "1")
    }

    /// A heading in lines that fit, each ended.
    pub(crate) fn heading(&self, text: &str) -> String {
        wrap(text, self.columns(), 0).iter().map(|line| self.bold(line) + "\n").collect()
    }

    /// Something to be read last.
    pub(crate) fn dim(&self, text: &str) -> String {
        self.paint(text, "2")
    }

    fn paint(&self, text: &str, code: &str) -> String {
        if self.colour && !text.is_empty() { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// The language of the environment: Norwegian where the locale is Norwegian or Sámi, else English.
pub fn language_from_environment() -> Language {
    language_of(sys_locale::get_locale().as_deref())
}

/// The language for a locale such as `nb-NO`, `nn_NO.UTF-8` or `en-GB`.
pub fn language_of(locale: Option<&str>) -> Language {
    match code_of(locale).as_str() {
        // Sámi-speaking coordinators read Norwegian; there is no Sámi text to give them.
        "nb" | "nn" | "no" | "se" | "sma" | "smj" => Language::Nb,
        _ => Language::En,
    }
}

/// The language of letters in this environment.
pub fn letter_language_from_environment() -> LetterLanguage {
    letter_language_of(sys_locale::get_locale().as_deref())
}

/// The language of letters for a locale: nynorsk where it says so, else that of other texts.
pub fn letter_language_of(locale: Option<&str>) -> LetterLanguage {
    match code_of(locale).as_str() {
        "nn" => LetterLanguage::Nn,
        _ => language_of(locale).into(),
    }
}

/// The language of a locale, in small letters.
fn code_of(locale: Option<&str>) -> String {
    locale.unwrap_or_default().split(['-', '_', '.', '@']).next().unwrap_or_default().to_ascii_lowercase()
}

/// A text of a document made safe for a screen: what could move the cursor, set colours or turn the writing direction
/// is replaced.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    let unsafe_char = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if text.contains(unsafe_char) { Cow::Owned(text.replace(unsafe_char, "\u{fffd}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn norwegian_locales_give_norwegian() {
        for locale in ["nb-NO", "nn_NO.UTF-8", "no", "NB", "se-NO"] {
            assert_eq!(language_of(Some(locale)), Language::Nb, "{locale}");
        }
        for locale in ["en-GB", "C", "POSIX", "", "nl-NL", "sv-SE"] {
            assert_eq!(language_of(Some(locale)), Language::En, "{locale}");
        }
        assert_eq!(language_of(None), Language::En);
        for (locale, language) in
            [("nn_NO.UTF-8", LetterLanguage::Nn), ("nb-NO", LetterLanguage::Nb), ("C", LetterLanguage::En)]
        {
            assert_eq!(letter_language_of(Some(locale)), language, "{locale}");
        }
    }

    #[test]
    fn no_escape_sequence_without_colour() {
        assert_eq!(Style::default().bold("Plan"), "Plan");
        let coloured = Style { colour: true, ..Style::default() };
        assert_eq!(coloured.bold("Plan"), "\u{1b}[1mPlan\u{1b}[0m");
    }
}
