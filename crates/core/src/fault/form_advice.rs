//! What to write instead of a value of the wrong form.

use super::Form;
use super::similar::similar_word;
use super::text::say;
use crate::calendar::{Date, Period, Quarter};
use crate::document::Count;
use crate::language::Language;

/// What the JSON string in `value` says; nothing, where it is no string or was cut off.
pub(super) fn text_in(value: &str) -> Option<String> {
    serde_json::from_str(value).ok()
}

/// «Mente du …?», for a text in the document.
pub(super) fn similar_text(similar: &str, language: Language) -> String {
    say!(language, "Mente du \"{similar}\"?", "Did you mean \"{similar}\"?")
}

impl Form {
    /// What to write instead; `value` is the JSON text that stands there.
    pub(super) fn advice(self, value: &str, language: Language) -> Option<String> {
        if value == "null" {
            return Some(say!(
                language,
                "null brukes ikke: skriv en verdi, eller utelat feltet hvis det er valgfritt.",
                "null is not used: write a value, or leave the field out if it is optional."
            ));
        }
        match self {
            Self::Text | Self::Id => in_quotes(value, language),
            Self::Boolean => boolean(value).map(|flag| write(flag, language)),
            Self::Count | Self::Integer | Self::Months => number(self, value, language),
            Self::Date | Self::PlannedDate => date(&text_or_number(value)?, language),
            Self::Period | Self::Quarter | Self::CountedPeriod => period(self, &text_or_number(value)?, language),
            Self::Word(words) => word(words, &text_in(value)?, language),
            // The value is not repeated: free text in place of a list may say what belongs to nobody here.
            Self::List => text_or_number(value)
                .map(|_| say!(language, "Skriv det som en liste, […].", "Write it as a list, […].")),
            Self::Place => text_in(value).map(|_| write(&format!("{{\"unit\": {value}}}"), language)),
            Self::Object | Self::Pair | Self::Rules => None,
        }
    }
}

fn write(what: &str, language: Language) -> String {
    say!(language, "Skriv {what}.", "Write {what}.")
}

/// What a string says, or a number as it is written.
fn text_or_number(value: &str) -> Option<String> {
    let is_number = value.bytes().all(|b| b.is_ascii_digit());
    text_in(value).or_else(|| (is_number && (1..40).contains(&value.len())).then(|| value.to_owned()))
}

fn in_quotes(value: &str, language: Language) -> Option<String> {
    let is_number = value.starts_with(|c: char| c == '-' || c.is_ascii_digit()) && value.len() < 40;
    (is_number || matches!(value, "true" | "false"))
        .then(|| say!(language, "Skriv \"{value}\", i anførselstegn.", "Write \"{value}\", in quotation marks."))
}

fn boolean(value: &str) -> Option<&'static str> {
    let text = text_in(value).unwrap_or_else(|| value.to_owned());
    match text.trim().to_lowercase().as_str() {
        "true" | "ja" | "yes" | "j" | "y" | "1" | "sann" | "x" => Some("true"),
        "false" | "nei" | "no" | "n" | "0" | "usann" => Some("false"),
        _ => None,
    }
}

fn number(form: Form, value: &str, language: Language) -> Option<String> {
    let text = text_in(value);
    let plain = text.as_deref().unwrap_or(value).trim();
    let (digits, fraction) = plain.split_once(['.', ',']).unwrap_or((plain, ""));
    let whole = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let tenths = !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit());
    let good = |n: u32| match form {
        Form::Months => matches!(n, 3 | 6 | 9 | 12),
        Form::Count => n <= Count::MAX,
        _ => true,
    };
    if whole && fraction.bytes().all(|b| b == b'0') {
        let number = digits.parse().ok().filter(|n| good(*n))?;
        return Some(match text {
            Some(_) => {
                say!(language, "Skriv {number}, uten anførselstegn.", "Write {number}, without quotation marks.")
            }
            None => write(&number.to_string(), language),
        });
    }
    (whole && tenths).then(|| say!(language, "Skriv et helt tall.", "Write a whole number."))
}

fn date(text: &str, language: Language) -> Option<String> {
    if let Some(date) = date_like(text) {
        return Some(write(&date.to_string(), language));
    }
    if let Some((year, month, _)) = date_parts(text) {
        let last = day(year, month, 1)?.add_months(1).yesterday();
        return Some(say!(language, "Siste dag i den måneden er {last}.", "The last day of that month is {last}."));
    }
    let (first, last) = match (text.parse::<Period>(), text.parse::<Quarter>()) {
        (Ok(period), _) => (period.first_day(), period.last_day()),
        (_, Ok(quarter)) => (quarter.first_day(), quarter.last_day()),
        _ => return None,
    };
    Some(say!(language, "{text} begynner {first} og slutter {last}.", "{text} begins on {first} and ends on {last}."))
}

/// Year, month and day of a text that is meant as a date: `1.9.2023`, `2023-9-1`, `2023/09/01`, `20230901`, each also
/// with a time of day after it.
fn date_parts(text: &str) -> Option<(i16, i8, i8)> {
    let text = text.trim().split(['T', ' ']).next()?;
    let parts: Vec<&str> = if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        vec![&text[..4], &text[4..6], &text[6..]]
    } else {
        text.split(['.', '-', '/']).collect()
    };
    let [a, month, b] = parts[..] else { return None };
    let (year, day) = match (a.len(), b.len()) {
        (4, 1..=2) => (a, b),
        (1..=2, 4) if !text.contains('/') => (b, a),
        _ => return None,
    };
    Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}

/// The day, if there is one in the years that a document may name.
fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).and_then(|date| date.to_string().parse().ok())
}

fn date_like(text: &str) -> Option<Date> {
    let (year, month, number) = date_parts(text)?;
    day(year, month, number)
}

fn period(form: Form, text: &str, language: Language) -> Option<String> {
    if let Some(date) = date_like(text).or_else(|| month_like(text)) {
        let quarters = Period::containing(date).quarters();
        let quarter = quarters[usize::from(quarters[1].first_day() <= date)];
        let written = match form {
            Form::Quarter => quarter.to_string(),
            _ => quarter.period().to_string(),
        };
        // The first months of 1900 lie in a period of 1899, which no document may name.
        return (quarter.period().year() >= 1900).then(|| write(&written, language));
    }
    let (year, half, letter) = period_like(text)?;
    if !matches!(half.as_str(), "1" | "2") {
        return Some(say!(
            language,
            "Det finnes bare P1 (mars til august) og P2 (september til februar).",
            "There are only P1 (March to August) and P2 (September to February)."
        ));
    }
    let period: Period = format!("{year}-P{half}").parse().ok()?;
    let [first, second] = period.quarters();
    Some(match (form, letter.as_str()) {
        (Form::Quarter, "") => say!(language, "Skriv {first} eller {second}.", "Write {first} or {second}."),
        (Form::Period, _) | (_, "") => write(&period.to_string(), language),
        (_, "A") => write(&first.to_string(), language),
        (_, "B") => write(&second.to_string(), language),
        _ => say!(language, "Det finnes bare {first} og {second}.", "There are only {first} and {second}."),
    })
}

/// The first day of a month written `2023-09`.
fn month_like(text: &str) -> Option<Date> {
    let (year, month) = text.trim().split_once(['-', '/', '.'])?;
    let plain = year.len() == 4 && month.len() == 2;
    plain.then(|| day(year.parse().ok()?, month.parse().ok()?, 1))?
}

/// Year, half and quarter's letter of a text that is meant as a period or a quarter: `2023P2`, `2023-p2a`, `P2 2023`.
fn period_like(text: &str) -> Option<(String, String, String)> {
    let plain: String = text.to_uppercase().chars().filter(char::is_ascii_alphanumeric).collect();
    let (before, after) = plain.split_once('P')?;
    let letters = after.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = &after[..after.len() - letters.len()];
    let (year, half) = match (before.len(), digits.len()) {
        (4, 1..=2) => (before, digits),
        (0, 5) => (&digits[1..], &digits[..1]),
        _ => return None,
    };
    let half = half.trim_start_matches('0');
    let is_year = year.bytes().all(|b| b.is_ascii_digit());
    (is_year && letters.len() <= 1).then(|| (year.to_owned(), half.to_owned(), letters.to_owned()))
}

/// What coordinators say, and the documents' words for it.
const SYNONYMS: [(&str, &str); 14] = [
    ("ny", "new"),
    ("gammel", "old"),
    ("konvertert", "converted"),
    ("fast", "permanent"),
    ("fastlege", "own_list"),
    ("vikar", "locum"),
    ("annet", "other"),
    ("ingen", "none"),
    ("påbegynt", "started"),
    ("fullført", "completed"),
    ("registrert", "registered"),
    ("øremerket", "earmarked"),
    ("tid", "time"),
    ("sted", "place"),
];

fn word(words: &[&'static str], text: &str, language: Language) -> Option<String> {
    if text.starts_with("alis.") && words.iter().any(|word| word.starts_with("alis.")) {
        return Some(say!(
            language,
            "Dette er et annet slags dokument, eller det hører til en annen utgave av alis.",
            "This is another kind of document, or one for another version of alis."
        ));
    }
    let lower = text.trim().to_lowercase();
    let mut said = SYNONYMS.iter().filter(|(said, _)| *said == lower).map(|(_, word)| *word);
    let meant = said.find(|word| words.contains(word)).or_else(|| similar_word(text, words.iter().copied()))?;
    Some(write(&format!("\"{meant}\""), language))
}
