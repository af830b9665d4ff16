//! The three languages say the same things, all of them, and nothing that no code asks for.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};

use super::{Texts, source};
use crate::language::LetterLanguage;

const LANGUAGES: [LetterLanguage; 3] = [LetterLanguage::Nb, LetterLanguage::Nn, LetterLanguage::En];

/// What a message takes: the names of its arguments, and the words by which it chooses (`argument=word`); plural forms
/// and numbers are a language's own matter.
type Taken = BTreeSet<String>;

fn messages(language: LetterLanguage) -> BTreeMap<String, Taken> {
    let resource = fluent_syntax::parser::parse(source(language).1).expect("the file is Fluent without a fault");
    let messages = resource.body.into_iter().filter_map(|entry| match entry {
        Entry::Message(message) => {
            let mut taken = Taken::new();
            pattern(&message.value.expect("every message has a text"), &mut taken);
            Some((message.id.name.to_owned(), taken))
        }
        Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => None,
        other => panic!("{language:?}: {other:?} is none of what these files are made of"),
    });
    messages.collect()
}

fn pattern(pattern: &Pattern<&str>, taken: &mut Taken) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => drop(argument(inline, taken)),
            Expression::Select { selector, variants } => {
                let name = argument(selector, taken);
                for variant in variants {
                    if let VariantKey::Identifier { name: word } = variant.key
                        && !["one", "other"].contains(&word)
                    {
                        taken.insert(format!("{name}={word}"));
                    }
                    self::pattern(&variant.value, taken);
                }
            }
        }
    }
}

fn argument(inline: &InlineExpression<&str>, taken: &mut Taken) -> String {
    match inline {
        InlineExpression::VariableReference { id } => {
            taken.insert(id.name.to_owned());
            id.name.to_owned()
        }
        InlineExpression::StringLiteral { value } => (*value).to_owned(),
        other => panic!("{other:?} is no argument"),
    }
}

/// The sources of the modules that speak.
fn sources() -> String {
    let mut text = String::new();
    for folder in ["texts", "reasons", "letters"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder);
        for file in fs::read_dir(folder).expect("the folder is there") {
            let file = file.expect("an entry").path();
            if !file.ends_with("tests.rs") {
                text.push_str(&fs::read_to_string(file).expect("a text"));
            }
        }
    }
    text
}

#[test]
fn the_languages_say_the_same_things() {
    let [nb, nn, en] = LANGUAGES.map(messages);
    assert!(nb.len() > 80, "{}", nb.len());
    for (language, others) in [("nn", nn), ("en", en)] {
        assert_eq!(nb.keys().collect::<Vec<_>>(), others.keys().collect::<Vec<_>>(), "{language}");
        for (id, taken) in &nb {
            assert_eq!(taken, &others[id], "{language}: {id}");
        }
    }
}

#[test]
fn every_message_is_asked_for_and_all_that_is_asked_for_is_there() {
    let (sources, messages) = (sources(), messages(LetterLanguage::Nb));
    for id in messages.keys() {
        assert!(sources.contains(&format!("\"{id}\"")), "no code asks for {id}");
    }
    let asked = sources.split(".say(").skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"'));
    for id in asked.filter_map(|rest| rest.split('"').next()) {
        assert!(messages.contains_key(id), "there is no message {id}");
    }
}

#[test]
fn nothing_isolates_writing_directions_and_plurals_are_right() {
    let say = |language, id, name, count: u32| Texts::new(language).say(id, &[(name, count.into())]);
    let told = LANGUAGES.map(|language| [0, 1, 2].map(|count| say(language, "value-service", "months", count)));
    assert_eq!(told[0], ["0 måneder", "1 måned", "2 måneder"]);
    assert_eq!(told[1], ["0 månader", "1 månad", "2 månader"]);
    assert_eq!(told[2], ["0 months", "1 month", "2 months"]);
}

#[test]
fn days_and_months_are_as_a_person_writes_them() {
    let [nb, nn, en] = LANGUAGES.map(Texts::new);
    let day = "2023-03-01".parse().unwrap();
    assert_eq!(
        [nb.day(day), nn.day(day), en.day(day)],
        ["1.\u{a0}mars 2023", "1.\u{a0}mars 2023", "1\u{a0}March 2023"]
    );
    let quarter = |text: &str| text.parse().unwrap();
    assert_eq!(nb.months(quarter("2023-P1a"), quarter("2023-P1b")), "mars–august 2023");
    assert_eq!(en.months(quarter("2023-P2a"), quarter("2023-P2b")), "September 2023–February 2024");
    let starts = ["2022-P2a", "2023-P1a", "2023-P2a"].map(quarter);
    assert_eq!(nb.starts(&starts[..2]), "1.\u{a0}september 2022 og 1.\u{a0}mars 2023");
    assert_eq!(nn.starts(&starts), "1.\u{a0}september 2022 til 1.\u{a0}september 2023");
}
