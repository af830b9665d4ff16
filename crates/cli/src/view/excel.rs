//! Cells that Norwegian Excel shows as they are meant.

use alis::calendar::Date;

use super::text::{Words, dotted};

/// Beginnings of words that Excel reads together with a number: months in Norwegian and English, currencies.
const WORDS: [&str; 17] = [
    "jan", "feb", "mar", "apr", "mai", "may", "jun", "jul", "aug", "sep", "okt", "oct", "nov", "des", "dec", "kr",
    "nok",
];

/// The longest text that a formula may hold.
const LONGEST: usize = 255;

/// A text that Excel will not take for a formula.
pub(super) fn guard(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// An id or a name. What Excel would turn into a number, a date or a truth value (`0301`, `1-2`, `mars 22`) is written
/// as the formula `="0301"`: of what survives a double click on a CSV file, the one way that keeps leading zeros and
/// shows nothing but the text. A tab or an apostrophe before it would become a part of the text.
pub(super) fn text(text: &str) -> String {
    if converts(text) && text.chars().count() <= LONGEST {
        format!("=\"{}\"", text.replace('"', "\"\""))
    } else {
        guard(text)
    }
}

/// A value in words, dates always as Norwegian Excel reads them.
pub(super) fn value(words: Words, field: &str, value: &str) -> String {
    value.parse::<Date>().map_or_else(|_| words.value(field, value), dotted)
}

/// Whether Excel may take a text for something else: a digit comes first, but for signs, spaces and the name of a month
/// or a currency; or it is a truth value.
fn converts(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    if ["sann", "usann", "true", "false"].contains(&lower.as_str()) {
        return true;
    }
    let plain = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    let rest = plain.trim_start_matches(char::is_alphabetic);
    let word = &plain[..plain.len() - rest.len()];
    let number = rest.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(|c: char| c.is_ascii_digit());
    number && (word.is_empty() || WORDS.iter().any(|known| word.starts_with(known)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_excel_would_convert_is_written_as_a_formula() {
        for id in ["0301", "1-2", "3/4", "12,5", "1E5", "mars-22", "Des 2022", "(12)", "kr 5", " 7", "2022-03-01"] {
            assert_eq!(text(id), format!("=\"{id}\""));
        }
        assert_eq!(text("SANN"), "=\"SANN\"");
        assert_eq!(text("1\"2"), "=\"1\"\"2\"");
    }

    #[test]
    fn plain_ids_and_names_stay_as_they_are() {
        for id in ["K001", "nlsh-alis", "Rana", "Marit", "", "post 2", "Geriatri"] {
            assert_eq!(text(id), id);
        }
    }

    #[test]
    fn no_text_is_a_formula_of_its_own() {
        assert_eq!(text("=U04"), "'=U04");
        assert_eq!(text("=1+1"), "=\"=1+1\"");
        assert_eq!(guard("+47"), "'+47");
        let long = "1".repeat(300);
        assert_eq!(text(&long), long);
    }
}
