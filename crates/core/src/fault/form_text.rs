//! What the forms of values are called, and what a JSON reader can meet.

use super::Form;
use super::text::say;
use crate::language::Language;

impl Form {
    /// What a value of this form is called.
    pub(super) fn words(self, language: Language) -> String {
        let (nb, en) = match self {
            Self::Word(words) => return one_of(words, language),
            Self::Object => ("et objekt, {…}", "an object, {…}"),
            Self::List => ("en liste, […]", "a list, […]"),
            Self::Text => ("en tekst i anførselstegn", "a text in quotation marks"),
            Self::Id => (
                "en id: en tekst på 1 til 200 byte uten styretegn",
                "an id: a text of 1 to 200 bytes without control characters",
            ),
            Self::Boolean => ("true eller false", "true or false"),
            Self::Count => ("et heltall fra 0 til 1000000", "an integer from 0 to 1000000"),
            Self::Integer => ("et heltall fra 0 til 4294967295", "an integer from 0 to 4294967295"),
            Self::Months => ("3, 6, 9 eller 12", "3, 6, 9 or 12"),
            Self::Date => (
                "en dato skrevet ÅÅÅÅ-MM-DD, i årene 1900 til 2199",
                "a date written YYYY-MM-DD, in the years 1900 to 2199",
            ),
            Self::PlannedDate => (
                "en dato skrevet ÅÅÅÅ-MM-DD, fra 1900-01-01 til 2200-02-28",
                "a date written YYYY-MM-DD, from 1900-01-01 to 2200-02-28",
            ),
            Self::Period => ("en periode som 2023-P1", "a period such as 2023-P1"),
            Self::Quarter => ("et kvartal som 2023-P1a", "a quarter such as 2023-P1a"),
            Self::CountedPeriod => (
                "en periode som 2023-P1 eller et kvartal som 2023-P1a",
                "a period such as 2023-P1 or a quarter such as 2023-P1a",
            ),
            Self::Place => (
                r#"ett ønske: {"unit": …}, {"hospital": …}, {"field": …} eller {"split": [enhet, enhet]}"#,
                r#"one wish: {"unit": …}, {"hospital": …}, {"field": …} or {"split": [unit, unit]}"#,
            ),
            Self::Pair => ("en liste med id-ene til to enheter", "a list of the ids of two units"),
            Self::Rules => ("navnet på et regelsett, eller et regelsett", "the name of a rule set, or a rule set"),
        };
        if language == Language::Nb { nb } else { en }.to_owned()
    }
}

fn one_of(words: &[&str], language: Language) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("\"{word}\"")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => {
            let rest = rest.join(", ");
            say!(language, "{rest} eller {last}", "{rest} or {last}")
        }
        None => String::new(),
    }
}

/// What the JSON reader met. Its own words are English.
pub(super) fn met(words: &str, language: Language) -> &str {
    if language == Language::En {
        return words.strip_prefix("EOF").map_or(words, |_| "the text ends too early");
    }
    match words {
        _ if words.starts_with("EOF") => "teksten slutter for tidlig",
        "expected `:`" => "her skulle det stå et kolon",
        "expected `,` or `]`" => "her skulle det stå komma eller ]",
        "expected `,` or `}`" => "her skulle det stå komma eller }",
        "expected value" | "expected ident" => "her skulle det stå en verdi",
        "expected `\"`" | "key must be a string" => "her skulle det stå et feltnavn i anførselstegn",
        "invalid escape" | "unexpected end of hex escape" => "ukjent tegn etter omvendt skråstrek",
        "invalid number" => "dette er ikke et tall",
        "trailing comma" => "et komma for mye",
        "trailing characters" => "her skulle teksten være slutt",
        _ if words.starts_with("control character") => "linjeskift, tabulator eller annet styretegn i en tekst",
        _ => words,
    }
}
