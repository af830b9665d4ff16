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
