//! What to do about a fault, where a slip is likely.

use super::form_advice::{similar_text, text_in};
use super::similar::{same_but_for_form, similar_word};
use super::text::say;
use super::{Entity, FaultKind};
use crate::language::Language;

impl FaultKind {
    /// What to do, in a sentence; `value` is what the fault shows of the document.
    pub(super) fn advice(&self, value: &str, language: Language) -> Option<String> {
        match self {
            Self::Wrong(form) => form.advice(value, language),
            Self::Syntax(_) | Self::NotUtf8 | Self::TooLarge { .. } => self.advice_on_text(value, language),
            Self::UnknownField { known, similar } => unknown_field(value, known, *similar, language),
            Self::UnknownId { similar, .. } => unknown_id(value, similar.as_deref()?, language),
            Self::UnknownRules { known } => {
                let similar = similar_word(&text_in(value)?, known.iter().copied())?;
                Some(similar_text(similar, language))
            }
            _ => self.advice_on_meaning(language),
        }
    }

    fn advice_on_text(&self, value: &str, language: Language) -> Option<String> {
        Some(match self {
            Self::NotUtf8 if matches!(value, "0xFF" | "0xFE") => say!(
                language,
                "Filen ser ut til å være lagret som UTF-16; lagre den som UTF-8.",
                "The file seems to be saved as UTF-16; save it as UTF-8."
            ),
            Self::NotUtf8 => say!(
                language,
                "Filen er kanskje lagret som ANSI (Windows-1252); lagre den som UTF-8.",
                "The file may be saved as ANSI (Windows-1252); save it as UTF-8."
            ),
            Self::Syntax(words) if words.starts_with("EOF") => {
                say!(language, "Filen er kanskje tom eller avkortet.", "The file may be empty or cut off.")
            }
            Self::Syntax(words) if words == "trailing comma" || words.starts_with("key") && value == "}" => {
                say!(language, "Ta bort kommaet foran.", "Remove the comma before it.")
            }
            Self::Syntax(_) if matches!(value, "'" | "\u{201c}" | "\u{201d}" | "«" | "\u{2019}") => {
                say!(language, "Skriv \" i stedet.", "Write \" instead.")
            }
            Self::Syntax(words) if words.starts_with("control character") => say!(
                language,
                "Mangler det et anførselstegn i slutten av teksten?",
                "Is a quotation mark missing at the end of the text?"
            ),
            _ => return None,
        })
    }

    fn advice_on_meaning(&self, language: Language) -> Option<String> {
        Some(match self {
            Self::RepeatedField => say!(language, "Ta bort det ene.", "Remove one of the two."),
            Self::RepeatedId { entity: Entity::Candidate, .. } => say!(
                language,
                "En kandidat er registrert én gang, i ett helseforetak: ta bort den ene.",
                "A candidate is registered once, with one trust: remove one of the two."
            ),
            Self::RepeatedId { .. } => say!(language, "Gi den ene en annen id.", "Give one of the two another id."),
            Self::NoUnits => say!(
                language,
                "Utelat units hvis stillingen kan brukes i alle enhetene.",
                "Leave units out if the pool may be used in any unit."
            ),
            Self::EndsBeforeItBegins { .. } => {
                say!(language, "Er begynnelse og slutt byttet om?", "Have beginning and end been swapped?")
            }
            Self::RepeatedPlace { .. } | Self::RepeatedCriterion { .. } => {
                say!(language, "Ta bort ett av dem.", "Remove one of the two.")
            }
            Self::SplitOfOneUnit => say!(
                language,
                "Skriv {{\"unit\": …}} for hele tiden i én enhet.",
                "Write {{\"unit\": …}} for the whole time in one unit."
            ),
            Self::LocumWithoutDates => say!(
                language,
                "Skriv første og siste dag i vikariatet.",
                "Write the first and last day of the contract."
            ),
            Self::DatesWithoutLocum => say!(
                language,
                "Ta bort datoen, eller skriv \"locum\" i employment.",
                "Remove the date, or write \"locum\" in employment."
            ),
            Self::SecondCommitment { .. } => say!(
                language,
                "Skriv en delt plass som flere ledd i samme segments.",
                "Write a placement in several parts as segments of one commitment."
            ),
            Self::SeedNeeded { .. } => say!(
                language,
                "Kunngjør SHA-256 av en tilfeldig tekst før fristen, og skriv teksten i lottery_seed etter den.",
                "Publish the SHA-256 of a random text before the deadline, and write the text in lottery_seed after it."
            ),
            _ => return None,
        })
    }
}

/// Beginnings of field names that say who someone is, or why they are on leave.
const PERSONAL: [&str; 19] = [
    "fnr",
    "fødsel",
    "fodsel",
    "foedsel",
    "født",
    "personnu",
    "person_nu",
    "personid",
    "ssn",
    "birth",
    "epost",
    "e_post",
    "email",
    "e_mail",
    "phone",
    "telefon",
    "mobil",
    "adress",
    "diagnos",
];

/// Names of people; other things may well have names.
const NAMES: [&str; 11] = [
    "name",
    "navn",
    "namn",
    "fornavn",
    "etternavn",
    "first_name",
    "last_name",
    "firstname",
    "lastname",
    "full_name",
    "surname",
];

/// Causes of a leave.
const CAUSES: [&str; 6] = ["cause", "reason", "årsak", "arsak", "grunn", "type"];

fn unknown_field(value: &str, known: &[&str], similar: Option<&'static str>, language: Language) -> Option<String> {
    let name = value.trim().to_lowercase().replace(['-', ' '], "_");
    let of_a_person = ["municipality", "candidate", "leave", "from"].iter().any(|field| known.contains(field));
    let personal = PERSONAL.iter().any(|beginning| name.starts_with(beginning))
        || of_a_person && NAMES.contains(&name.as_str())
        || known == ["from", "to"] && CAUSES.contains(&name.as_str());
    if personal {
        return Some(say!(
            language,
            "Ta det bort: personopplysninger hører ikke hjemme her, bare en id uten mening.",
            "Remove it: no personal data belongs here, only an id that tells nothing."
        ));
    }
    similar.map(|field| say!(language, "Mente du {field}?", "Did you mean {field}?"))
}

fn unknown_id(value: &str, similar: &str, language: Language) -> Option<String> {
    let only_in_form = match text_in(value) {
        Some(id) => same_but_for_form(&id, similar),
        // Cut off: enough of it is there to tell, but for a last mark.
        None => same_beginning(value.strip_prefix('"')?, similar),
    };
    Some(if only_in_form {
        say!(
            language,
            "Den skiller seg bare i Unicode-form fra \"{similar}\"; skriv den på samme måte begge steder.",
            "It differs from \"{similar}\" in Unicode form only; write both in the same way."
        )
    } else {
        similar_text(similar, language)
    })
}

fn same_beginning(cut: &str, whole: &str) -> bool {
    use unicode_normalization::UnicodeNormalization as _;
    let cut: Vec<char> = cut.nfc().collect();
    let sure = cut.len().saturating_sub(1);
    cut.iter().take(sure).copied().eq(whole.nfc().take(sure))
}
