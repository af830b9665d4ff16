//! Single values: which are good, and what stands in for those that are not.
//!
//! What stands in must be of the right form and give rise to as few other faults as can be: no limit is so low that a
//! commitment breaks it, no date so early that another lies after it.

use serde_json::{Map, Value, json};

use super::shape::{Field, Shape};
use crate::calendar::{Date, Period, Quarter};
use crate::document::{Count, Id, Months};
use crate::fault::Form;

/// The value, if it is of this form.
pub(super) fn leaf(form: Form, raw: &str) -> Option<Value> {
    match form {
        Form::Boolean => raw.parse::<bool>().ok().map(Value::from),
        Form::Count => number(raw).filter(|n| *n <= Count::MAX).map(Value::from),
        Form::Integer => number(raw).map(Value::from),
        Form::Months => number(raw).filter(|n| Months::new(*n).is_some()).map(Value::from),
        _ => serde_json::from_str::<String>(raw).ok().filter(|text| is_of_form(form, text)).map(Value::from),
    }
}

fn number(raw: &str) -> Option<u32> {
    raw.bytes().all(|b| b.is_ascii_digit()).then(|| raw.parse().ok())?
}

fn is_of_form(form: Form, text: &str) -> bool {
    match form {
        Form::Text => true,
        Form::Id => Id::new(text).is_ok(),
        Form::Date => text.parse::<Date>().is_ok(),
        Form::PlannedDate => Date::planned(text).is_ok(),
        Form::Period => text.parse::<Period>().is_ok(),
        Form::Quarter => text.parse::<Quarter>().is_ok(),
        Form::Word(words) => words.contains(&text),
        _ => false,
    }
}

/// What stands in for a value of this shape.
pub(super) fn placeholder(shape: Shape, pointer: &str) -> Value {
    match shape {
        Shape::Leaf(form) => leaf_placeholder(form, pointer),
        Shape::Object(fields) => object_placeholder(fields, pointer),
        Shape::Counts => json!({}),
        Shape::List(_) => json!([]),
        Shape::Pair => json!([id(pointer, "0"), id(pointer, "1")]),
        Shape::OneOf(fields) => fields.first().map_or_else(
            || json!({}),
            |field| json!({field.name: placeholder(field.shape, &format!("{pointer}/{}", field.name))}),
        ),
        Shape::Rules(_) => json!("ahus-2020"),
    }
}

fn object_placeholder(fields: &[Field], pointer: &str) -> Value {
    let required = fields.iter().filter(|field| field.required);
    let members = required.map(|field| {
        let below = format!("{pointer}/{}", field.name);
        (field.name.to_owned(), placeholder(field.shape, &below))
    });
    Value::Object(members.collect())
}

fn leaf_placeholder(form: Form, pointer: &str) -> Value {
    match form {
        Form::Boolean => json!(false),
        Form::Count => json!(Count::MAX),
        Form::Integer => json!(1),
        Form::Months => json!(6),
        Form::Date | Form::PlannedDate => json!("2199-12-31"),
        Form::Period => json!("2199-P2"),
        Form::Quarter => json!("2199-P2b"),
        Form::Word(words) => words.first().copied().into(),
        Form::Id => json!(format!("\u{fffd}{pointer}")),
        _ => json!(""),
    }
}

fn id(pointer: &str, index: &str) -> Value {
    json!(format!("\u{fffd}{pointer}/{index}"))
}

/// Fields of which the second may not come before the first.
const PAIRS: [[&str; 2]; 3] = [["from", "to"], ["first_period", "last_period"], ["locum_from", "locum_to"]];

/// Where one of two ends is faulty, the other stands in for it.
pub(super) fn mend_pairs(object: &mut Map<String, Value>, faulty: impl Fn(&str) -> bool) {
    for [first, last] in PAIRS {
        let (bad, good) = match (faulty(first), faulty(last)) {
            (true, false) => (first, last),
            (false, true) => (last, first),
            _ => continue,
        };
        if let Some(value) = object.get(good).cloned() {
            object.insert(bad.to_owned(), value);
        }
    }
}
