//! The languages that people read the engine's words in.

/// A language for texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Norwegian, bokmål.
    #[default]
    Nb,
    /// English.
    En,
}

/// A language for letters to candidates, who may read nynorsk; other texts have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LetterLanguage {
    /// Norwegian, bokmål.
    #[default]
    Nb,
    /// Norwegian, nynorsk.
    Nn,
    /// English.
    En,
}

impl From<Language> for LetterLanguage {
    fn from(language: Language) -> Self {
        match language {
            Language::Nb => Self::Nb,
            Language::En => Self::En,
        }
    }
}
