//! Every kind of fault has its words, in both languages.

use crate::calendar::Quarter;
use crate::fault::text::line;
use crate::fault::{Entity, Fault, FaultKind, Form, LimitKind};
use crate::language::Language;

fn fault(value: &str, kind: FaultKind) -> Fault {
    Fault { value: value.to_owned(), ..Fault::at("/p", kind) }
}

/// Each kind of fault in the text and in what points to something, once, with a value that it has advice for where it has any.
fn every_form() -> Vec<(&'static str, FaultKind)> {
    let f = || "/candidates/3".to_owned();
    vec![
        ("", FaultKind::Syntax("EOF while parsing an object".into())),
        ("}", FaultKind::Syntax("key must be a string".into())),
        ("0xF8", FaultKind::NotUtf8),
        ("", FaultKind::TooLarge { limit: 100 }),
        ("0", FaultKind::TooMany { listed: 3 }),
        ("erliest", FaultKind::UnknownField { known: vec!["earliest", "latest"], similar: Some("earliest") }),
        ("a", FaultKind::RepeatedField),
        ("", FaultKind::MissingField),
        ("\"A\u{30a}lesund\"", FaultKind::UnknownId { entity: Entity::Hospital, similar: Some("Ålesund".into()) }),
        ("\"ålesund\"", FaultKind::UnknownId { entity: Entity::Unit, similar: Some("Ålesund".into()) }),
        (
            "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaA\u{30a}",
            FaultKind::UnknownId {
                entity: Entity::Unit,
                similar: Some("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaÅlesund".into()),
            },
        ),
        ("\"c\"", FaultKind::RepeatedId { entity: Entity::Candidate, first: f() }),
        ("\"c\"", FaultKind::RepeatedId { entity: Entity::Trust, first: f() }),
        ("\"c\"", FaultKind::OtherTrust { entity: Entity::Hospital, belongs: "a".into(), expected: "b".into() }),
    ]
}

/// Each kind of fault in what the document says, and some forms.
fn every_meaning() -> Vec<(&'static str, FaultKind)> {
    let q: Quarter = "2023-P1a".parse().unwrap();
    let f = || "/candidates/3".to_owned();
    vec![
        ("[…]", FaultKind::NoUnits),
        ("\"2023-P1\"", FaultKind::EndsBeforeItBegins { begins: "2023-P2".into() }),
        ("1", FaultKind::LongHorizon { periods: 101 }),
        ("{…}", FaultKind::RepeatedPlace { first: f() }),
        ("[…]", FaultKind::SplitOfOneUnit),
        ("", FaultKind::LocumWithoutDates),
        ("1", FaultKind::DatesWithoutLocum),
        ("1", FaultKind::CountedAfterDecision { decision: "2022-01-01".into() }),
        ("{…}", FaultKind::SecondCommitment { first: f() }),
        ("[…]", FaultKind::NoSegments),
        ("{…}", FaultKind::SegmentOutOfOrder),
        (
            "{…}",
            FaultKind::OverCommitted {
                limit: LimitKind::Municipality,
                id: "m".into(),
                quarter: q,
                capacity: 1,
                candidates: vec!["a".into(), "b".into()],
            },
        ),
        ("\"ahus2020\"", FaultKind::UnknownRules { known: vec!["ahus-2020", "helse-nord-2021"] }),
        ("\"x\"", FaultKind::RepeatedCriterion { first: f() }),
        ("", FaultKind::Classes),
        ("0", FaultKind::Width),
        ("", FaultKind::ContractMonths),
        ("", FaultKind::SeedNeeded { first: "a".into(), second: "b".into() }),
        ("\"u\"", FaultKind::Wrong(Form::Place)),
        ("5", FaultKind::Wrong(Form::Word(&["new", "old"]))),
        ("1", FaultKind::Wrong(Form::Text)),
    ]
}

#[test]
fn every_kind_has_words_in_both_languages() {
    for (value, kind) in every_form().into_iter().chain(every_meaning()) {
        let fault = fault(value, kind);
        let [nb, en] = [Language::Nb, Language::En].map(|language| line(&fault, language));
        assert!(nb.contains("ventet ") && en.contains("expected ") && nb != en, "{nb}\n{en}");
        assert!(!fault.expected(Language::Nb).is_empty() && !fault.expected(Language::En).is_empty(), "{en}");
        for language in [Language::Nb, Language::En] {
            let advice = fault.advice(language);
            assert!(advice.is_none_or(|advice| advice.ends_with(['.', '?'])), "{en}");
        }
    }
}

#[test]
fn an_id_that_looks_the_same_is_said_to() {
    let advice = |value: &str, similar: &str| {
        let similar = Some(similar.to_owned());
        let kind = FaultKind::UnknownId { entity: Entity::Unit, similar };
        fault(value, kind).advice(Language::En).unwrap_or_default()
    };
    let form = "It differs from \"Ålesund\" in Unicode form only; write both in the same way.";
    assert_eq!(advice("\"A\u{30a}lesund\"", "Ålesund"), form);
    assert_eq!(advice("\"ålesund\"", "Ålesund"), "Did you mean \"Ålesund\"?");
    let long = format!("{}Ålesund", "a".repeat(36));
    let cut = format!("\"{}A\u{30a}", "a".repeat(36));
    assert!(advice(&cut, &long).contains("Unicode form only"));
}

#[test]
fn a_line_cannot_disturb_a_terminal() {
    let fault = fault("\u{1b}[31m\u{202e}", FaultKind::RepeatedField);
    assert!(line(&fault, Language::Nb).starts_with("/p: \\u{1b}[31m\\u{202e}: ventet "));
}
