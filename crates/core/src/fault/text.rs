//! The words of a fault, in Norwegian and English.

use super::form_text::met;
use super::{Entity, Fault, FaultKind, LimitKind};
use crate::language::Language;

/// A text in the reader's language; both may hold the variables in scope.
macro_rules! say {
    ($language:expr, $nb:literal, $en:literal) => {
        match $language {
            $crate::language::Language::Nb => format!($nb),
            $crate::language::Language::En => format!($en),
        }
    };
}
pub(super) use say;

/// The whole fault in one line. What would disturb a terminal is escaped.
pub(crate) fn line(fault: &Fault, language: Language) -> String {
    let Fault { line, column, .. } = *fault;
    let mut text = match (fault.pointer.as_str(), language) {
        ("", Language::Nb) => "dokumentet".to_owned(),
        ("", Language::En) => "the document".to_owned(),
        (pointer, _) => pointer.to_owned(),
    };
    if line > 0 {
        text += &say!(language, " (linje {line}, kolonne {column})", " (line {line}, column {column})");
    }
    if !fault.value.is_empty() {
        text += ": ";
        text += &fault.value;
    }
    let expected = fault.expected(language);
    text += &say!(language, ": ventet {expected}.", ": expected {expected}.");
    if let Some(advice) = fault.advice(language) {
        text.push(' ');
        text += &advice;
    }
    text.chars().fold(String::with_capacity(text.len()), |mut line, c| {
        if c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}') {
            line.extend(c.escape_unicode());
        } else {
            line.push(c);
        }
        line
    })
}

impl FaultKind {
    /// What was expected: words that go after «ventet» or "expected". A new kind must be given to one of the groups.
    pub(super) fn expected(&self, language: Language) -> String {
        match self {
            Self::Syntax(_)
            | Self::NotUtf8
            | Self::TooLarge { .. }
            | Self::TooMany { .. }
            | Self::UnknownField { .. }
            | Self::RepeatedField
            | Self::MissingField
            | Self::Wrong(_) => self.expected_form(language),
            Self::UnknownId { .. }
            | Self::RepeatedId { .. }
            | Self::OtherTrust { .. }
            | Self::RepeatedPlace { .. }
            | Self::SecondCommitment { .. } => self.expected_reference(language),
            Self::UnknownRules { .. }
            | Self::RepeatedCriterion { .. }
            | Self::Classes
            | Self::Width
            | Self::ContractMonths
            | Self::SeedNeeded { .. } => self.expected_rules(language),
            Self::NoUnits
            | Self::EndsBeforeItBegins { .. }
            | Self::LongHorizon { .. }
            | Self::SplitOfOneUnit
            | Self::LocumWithoutDates
            | Self::DatesWithoutLocum
            | Self::CountedAfterDecision { .. }
            | Self::NoSegments
            | Self::SegmentOutOfOrder
            | Self::OverCommitted { .. } => self.expected_meaning(language),
        }
    }

    /// Faults of the text itself.
    fn expected_form(&self, language: Language) -> String {
        match self {
            Self::Syntax(words) => {
                let words = met(words, language);
                say!(language, "gyldig JSON ({words})", "JSON ({words})")
            }
            Self::NotUtf8 => say!(language, "tekst i UTF-8", "text in UTF-8"),
            Self::TooLarge { limit } => {
                say!(language, "et dokument på høyst {limit} byte", "a document of at most {limit} bytes")
            }
            Self::TooMany { listed } => say!(
                language,
                "færre feil; bare de første {listed} er tatt med",
                "fewer faults; only the first {listed} are listed"
            ),
            // The advice names the one that was meant.
            Self::UnknownField { similar: Some(_), .. } => {
                say!(language, "et felt som finnes her", "a field that there is here")
            }
            Self::UnknownField { known, similar: None } => {
                let known = known.join(", ");
                say!(language, "ett av feltene {known}", "one of the fields {known}")
            }
            Self::RepeatedField => say!(language, "bare ett felt med dette navnet", "only one field of this name"),
            Self::MissingField => say!(language, "dette feltet, som må være med", "this field, which is required"),
            Self::Wrong(form) => form.words(language),
            _ => String::new(),
        }
    }

    /// Faults of what points to something else.
    fn expected_reference(&self, language: Language) -> String {
        match self {
            Self::UnknownId { entity, .. } => {
                let (entity, _) = entity.words(language);
                say!(language, "id-en til {entity} i dokumentet", "the id of {entity} in the document")
            }
            Self::RepeatedId { entity, first } => {
                let (_, other) = entity.words(language);
                say!(
                    language,
                    "en id som {other} har; den står alt i {first}",
                    "an id that no {other} has; {first} has it already"
                )
            }
            Self::OtherTrust { entity, belongs, expected } => {
                let (entity, _) = entity.words(language);
                say!(
                    language,
                    "{entity} i helseforetaket {expected}, ikke i {belongs}",
                    "{entity} of the trust {expected}, not of {belongs}"
                )
            }
            Self::RepeatedPlace { first } => say!(
                language,
                "et ønske som ikke er ført opp før; det samme står i {first}",
                "a wish that is not listed before; {first} is the same"
            ),
            Self::SecondCommitment { first } => say!(
                language,
                "bare én plass som står fast for kandidaten; den første er {first}",
                "one commitment only for the candidate; the first is {first}"
            ),
            _ => String::new(),
        }
    }

    /// Faults of what the document says.
    fn expected_meaning(&self, language: Language) -> String {
        match self {
            Self::NoUnits => say!(language, "minst én enhet", "at least one unit"),
            Self::EndsBeforeItBegins { begins } => {
                say!(language, "en slutt som ikke er før {begins}", "an end that is not before {begins}")
            }
            Self::LongHorizon { periods } => say!(
                language,
                "høyst 100 perioder fra first_period til last_period, ikke {periods}",
                "at most 100 periods from first_period to last_period, not {periods}"
            ),
            Self::SplitOfOneUnit => say!(language, "to ulike enheter", "two different units"),
            Self::LocumWithoutDates => say!(
                language,
                "både locum_from og locum_to, siden employment er locum",
                "both locum_from and locum_to, since employment is locum"
            ),
            Self::DatesWithoutLocum => say!(
                language,
                "ingen dato her, siden employment ikke er locum",
                "no date here, since employment is not locum"
            ),
            Self::CountedAfterDecision { decision } => say!(
                language,
                "en dag som ikke er etter decision_date, {decision}",
                "a day not after decision_date, {decision}"
            ),
            Self::NoSegments => say!(language, "minst ett ledd i segments", "at least one segment"),
            Self::SegmentOutOfOrder => say!(
                language,
                "et ledd som begynner etter at det forrige er slutt",
                "a segment that begins after the one before it has ended"
            ),
            Self::OverCommitted { .. } => self.over_committed(language),
            _ => String::new(),
        }
    }

    /// Faults of a rule set, and of a problem by its rule set.
    fn expected_rules(&self, language: Language) -> String {
        match self {
            Self::UnknownRules { known } => {
                let known = known.join(", ");
                say!(
                    language,
                    "et av regelsettene {known}, eller et eget regelsett",
                    "one of the rule sets {known}, or a rule set of your own"
                )
            }
            Self::RepeatedCriterion { first } => say!(
                language,
                "et kriterium som ikke er ført opp før; det samme står i {first}",
                "a criterion that is not listed before; {first} is the same"
            ),
            Self::Classes => say!(
                language,
                "classes sammen med kriteriet employment, og bare der",
                "classes with the criterion employment, and there alone"
            ),
            Self::Width => say!(
                language,
                "width på minst 1, og bare sammen med kriteriet service_months",
                "a width of at least 1, with the criterion service_months alone"
            ),
            Self::ContractMonths => say!(
                language,
                "min_months eller over_months, bare én av dem, og bare sammen med locum",
                "min_months or over_months, one of them, and with locum alone"
            ),
            Self::SeedNeeded { first, second } => say!(
                language,
                "lottery_seed, for {first} og {second} er like etter alle kriteriene",
                "a lottery_seed, for {first} and {second} are equal by every criterion"
            ),
            _ => String::new(),
        }
    }

    fn over_committed(&self, language: Language) -> String {
        let Self::OverCommitted { limit, id, quarter, capacity, candidates } = self else {
            return String::new();
        };
        let limit = match (limit, language) {
            (LimitKind::Pool, Language::Nb) => "i stillingen",
            (LimitKind::Pool, Language::En) => "in the pool",
            (LimitKind::Unit, Language::Nb) => "ved enheten",
            (LimitKind::Unit, Language::En) => "at the unit",
            (LimitKind::Municipality, Language::Nb) => "borte fra kommunen",
            (LimitKind::Municipality, Language::En) => "away from the municipality",
        };
        let (taken, who) = (candidates.len(), candidates.join(", "));
        say!(
            language,
            "høyst {capacity} {limit} {id} i {quarter}, men {taken} plasser står fast der: {who}",
            "at most {capacity} {limit} {id} in {quarter}, but {taken} commitments stand there: {who}"
        )
    }
}

impl Entity {
    /// One of it, and no other one («ikke noe annet helseforetak»; of English only "other trust").
    fn words(self, language: Language) -> (&'static str, &'static str) {
        match (self, language) {
            (Self::Trust, Language::Nb) => ("et helseforetak", "ikke noe annet helseforetak"),
            (Self::Trust, Language::En) => ("a trust", "other trust"),
            (Self::Hospital, Language::Nb) => ("et sykehus", "ikke noe annet sykehus"),
            (Self::Hospital, Language::En) => ("a hospital", "other hospital"),
            (Self::Unit, Language::Nb) => ("en enhet", "ingen annen enhet"),
            (Self::Unit, Language::En) => ("a unit", "other unit"),
            (Self::Post, Language::Nb) => ("en stilling", "ingen annen stilling"),
            (Self::Post, Language::En) => ("a pool", "other pool"),
            (Self::Municipality, Language::Nb) => ("en kommune", "ingen annen kommune"),
            (Self::Municipality, Language::En) => ("a municipality", "other municipality"),
            (Self::Candidate, Language::Nb) => ("en kandidat", "ingen annen kandidat"),
            (Self::Candidate, Language::En) => ("a candidate", "other candidate"),
        }
    }
}
