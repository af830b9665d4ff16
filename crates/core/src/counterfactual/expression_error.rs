//! What is wrong with an expression.

use crate::fault::similar::similar_word;
use crate::language::Language;

/// A word of an expression that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Language::En))]
pub struct ExpressionError {
    /// The column of the word, in characters, from 1; behind the last where a word is missing.
    pub column: usize,
    /// The word; empty where it is missing.
    pub value: String,
    /// What was expected.
    pub expected: Expected,
}

/// What was expected in an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// The id of a post, unit, hospital, municipality or candidate.
    Id(&'static str),
    /// `2023-P2` or `2023-P2a`
    CountedPeriod,
    /// `2023-P2`
    Period,
    /// `2023-P2` or `none`
    PeriodOrNone,
    /// `+1` or `-1`
    Difference,
    /// A medical field.
    Field,
    /// A quotation mark at the end.
    ClosingMark,
    /// Nothing more.
    End,
}

impl ExpressionError {
    /// Where, what stands there, what was expected, what to do.
    pub fn message(&self, language: Language) -> String {
        let Self { column, value, .. } = self;
        let (expected, advice) = (self.expected.words(language), self.advice(language));
        match (language, value.is_empty()) {
            (Language::Nb, true) => format!("kolonne {column}: uttrykket slutter her: ventet {expected}. {advice}"),
            (Language::Nb, false) => format!("kolonne {column}: «{value}»: ventet {expected}. {advice}"),
            (Language::En, true) => format!("column {column}: the expression ends here: expected {expected}. {advice}"),
            (Language::En, false) => format!("column {column}: “{value}”: expected {expected}. {advice}"),
        }
    }

    /// What to do.
    fn advice(&self, language: Language) -> String {
        let nb = language == Language::Nb;
        let similar = match self.expected {
            Expected::OneOf(words) => similar_word(&self.value, words.iter().copied()),
            _ => None,
        };
        if let Some(word) = similar {
            return if nb { format!("Mente du {word}?") } else { format!("Did you mean {word}?") };
        }
        let (nb_text, en_text) = match self.expected {
            Expected::OneOf(_) => {
                ("Et helt uttrykk er for eksempel: post P 2023-P2 +1", "A whole expression is, say: post P 2023-P2 +1")
            }
            Expected::Id(_) | Expected::Field => {
                ("Sett det i anførselstegn om det har mellomrom.", "Put it in quotation marks where it has spaces.")
            }
            Expected::CountedPeriod | Expected::Period | Expected::PeriodOrNone => {
                ("P1 er mars–august, P2 september–februar.", "P1 is March to August, P2 September to February.")
            }
            Expected::Difference => ("Skriv fortegnet: +1 er én mer.", "Write the sign: +1 is one more."),
            Expected::ClosingMark => ("Skriv \" til slutt.", "Write \" at the end."),
            Expected::End => ("Spør om én endring om gangen.", "Ask about one change at a time."),
        };
        if nb { nb_text } else { en_text }.to_owned()
    }
}

impl Expected {
    /// What was expected, in words that go after «ventet» or "expected".
    fn words(self, language: Language) -> String {
        let (nb, en) = match self {
            Self::OneOf(words) => return one_of(words, language),
            Self::Id(what) => return id_of(what, language),
            Self::CountedPeriod => (
                "en periode som 2023-P2 eller et kvartal som 2023-P2a",
                "a period such as 2023-P2 or a quarter such as 2023-P2a",
            ),
            Self::Period => ("en periode som 2023-P2", "a period such as 2023-P2"),
            Self::PeriodOrNone => ("en periode som 2023-P2, eller none", "a period such as 2023-P2, or none"),
            Self::Difference => {
                ("hvor mange flere eller færre, som +1 eller -1", "how many more or fewer, as +1 or -1")
            }
            Self::Field => ("et fagfelt", "a medical field"),
            Self::ClosingMark => ("et anførselstegn som avslutter", "a closing quotation mark"),
            Self::End => ("ikke noe mer", "nothing more"),
        };
        if language == Language::Nb { nb } else { en }.to_owned()
    }
}

fn one_of(words: &[&str], language: Language) -> String {
    let or = if language == Language::Nb { "eller" } else { "or" };
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {or} {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

fn id_of(what: &str, language: Language) -> String {
    if language == Language::En {
        return format!("the id of a {what}");
    }
    let what = match what {
        "post" => "en stilling (id i posts)",
        "unit" => "en enhet",
        "hospital" => "et sykehus",
        "municipality" => "en kommune",
        _ => "en kandidat",
    };
    format!("id-en til {what}")
}
