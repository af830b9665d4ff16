//! Reads a document by its table and keeps every fault; what is wrong it replaces, so that the rest can be read.

use std::collections::HashSet;

use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::parts::{Member, elements, members, text_of};
use super::place::{cut, offset_in, push, shown};
use super::repair::{leaf, mend_pairs, placeholder};
use super::shape::{Field, Shape};
use crate::document::CountedPeriod;
use crate::fault::similar::similar_word;
use crate::fault::{Fault, FaultKind, Form};

/// The most faults that are listed; a document with more is of another kind.
const MOST: usize = 250_000;

/// A walk over a document. Its depth is that of the table, never that of the text.
pub(super) struct Walk<'t> {
    text: &'t str,
    pointer: String,
    /// The faults so far with their offsets.
    pub(super) faults: Vec<(usize, Fault)>,
}

impl<'t> Walk<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, pointer: String::new(), faults: Vec::new() }
    }

    /// Whether there were too many faults, so that the walk has stopped.
    pub(super) fn is_full(&self) -> bool {
        self.faults.len() > MOST
    }

    /// Reads a value; what comes back is of its shape, whatever the text holds.
    pub(super) fn value(&mut self, raw: &'t RawValue, shape: Shape) -> Value {
        let first = raw.get().as_bytes().first().filter(|_| !self.is_full());
        match (shape, first) {
            (Shape::Leaf(form), Some(_)) => match leaf(form, raw.get()) {
                Some(value) => value,
                None => self.wrong(raw, shape),
            },
            (Shape::Rules(_), Some(b'"')) if text_of(raw).is_some() => text_of(raw).into(),
            (Shape::Rules(set), Some(b'{')) => self.value(raw, *set),
            (Shape::Object(fields), Some(b'{')) => self.object(raw, fields),
            (Shape::OneOf(fields), Some(b'{')) => self.one_of(raw, fields),
            (Shape::Counts, Some(b'{')) => self.counts(raw),
            (Shape::List(of), Some(b'[')) => self.list(raw, *of),
            (Shape::Pair, Some(b'[')) if elements(raw).len() == 2 => self.list(raw, Shape::Leaf(Form::Id)),
            _ => self.wrong(raw, shape),
        }
    }

    fn object(&mut self, raw: &'t RawValue, fields: &'static [Field]) -> Value {
        let mut object = Map::new();
        let mut poisoned = HashSet::new();
        for member in members(raw) {
            if self.is_full() {
                break;
            }
            let Some(field) = fields.iter().find(|field| field.name == member.name) else {
                self.unknown(&member, fields);
                continue;
            };
            if object.contains_key(field.name) {
                self.key(&member, FaultKind::RepeatedField, cut(&member.name));
                poisoned.insert(field.name);
                continue;
            }
            let before = self.faults.len();
            let value = self.at(&member.name, |walk| walk.value(member.value, field.shape));
            if self.faults.len() > before {
                poisoned.insert(field.name);
            }
            object.insert(field.name.to_owned(), value);
        }
        for field in fields.iter().filter(|field| field.required) {
            if !object.contains_key(field.name) {
                let value = self.at(field.name, |walk| {
                    walk.fault(raw.get(), FaultKind::MissingField, "");
                    placeholder(field.shape, &walk.pointer)
                });
                object.insert(field.name.to_owned(), value);
                poisoned.insert(field.name);
            }
        }
        mend_pairs(&mut object, |name| poisoned.contains(name));
        Value::Object(object)
    }

    fn one_of(&mut self, raw: &'t RawValue, fields: &'static [Field]) -> Value {
        let mut first: Option<(&'static str, Value)> = None;
        let before = self.faults.len();
        for member in members(raw) {
            let Some(field) = fields.iter().find(|field| field.name == member.name) else {
                self.unknown(&member, fields);
                continue;
            };
            match &first {
                Some((name, _)) if *name == field.name => {
                    self.key(&member, FaultKind::RepeatedField, cut(&member.name));
                }
                Some(_) => {
                    self.wrong(raw, Shape::OneOf(fields));
                    break;
                }
                None => {
                    let value = self.at(&member.name, |walk| walk.value(member.value, field.shape));
                    first = Some((field.name, value));
                }
            }
        }
        match first {
            Some((name, value)) => Value::Object(Map::from_iter([(name.to_owned(), value)])),
            None if self.faults.len() > before => placeholder(Shape::OneOf(fields), &self.pointer),
            None => self.wrong(raw, Shape::OneOf(fields)),
        }
    }

    fn counts(&mut self, raw: &'t RawValue) -> Value {
        let mut counts = Map::new();
        for member in members(raw) {
            if self.is_full() {
                break;
            }
            if CountedPeriod::parse(&member.name).is_none() {
                let kind = FaultKind::Wrong(Form::CountedPeriod);
                self.key(&member, kind, cut(member.key));
            } else if counts.contains_key(&*member.name) {
                self.key(&member, FaultKind::RepeatedField, cut(&member.name));
            } else {
                let count = Shape::Leaf(Form::Count);
                let value = self.at(&member.name, |walk| walk.value(member.value, count));
                counts.insert(member.name.into_owned(), value);
            }
        }
        Value::Object(counts)
    }

    fn list(&mut self, raw: &'t RawValue, of: Shape) -> Value {
        let mut list = Vec::new();
        for (index, element) in elements(raw).into_iter().enumerate() {
            if self.is_full() {
                break;
            }
            list.push(self.at(&index.to_string(), |walk| walk.value(element, of)));
        }
        Value::Array(list)
    }

    /// Does something one step down.
    fn at<T>(&mut self, name: &str, what: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.pointer.len();
        push(&mut self.pointer, name);
        let result = what(self);
        self.pointer.truncate(length);
        result
    }

    fn wrong(&mut self, raw: &'t RawValue, shape: Shape) -> Value {
        self.fault(raw.get(), FaultKind::Wrong(shape.form()), &shown(raw.get()));
        match (shape, raw.get()) {
            // A number where an id belongs still names what it was meant to.
            (Shape::Leaf(Form::Id), number) if number.starts_with(|c: char| c.is_ascii_digit()) => {
                leaf(Form::Id, &format!("\"{number}\""))
            }
            _ => None,
        }
        .unwrap_or_else(|| placeholder(shape, &self.pointer))
    }

    fn unknown(&mut self, member: &Member<'t>, fields: &'static [Field]) {
        let known: Vec<_> = fields.iter().map(|field| field.name).collect();
        let similar = similar_word(&member.name, known.iter().copied());
        self.key(member, FaultKind::UnknownField { known, similar }, cut(&member.name));
    }

    /// A fault of a key.
    fn key(&mut self, member: &Member<'t>, kind: FaultKind, value: &str) {
        // A key can be anything at all, a person's name too: no more of it is repeated than of a value.
        self.at(cut(&member.name), |walk| walk.fault(member.key, kind, value));
    }

    fn fault(&mut self, part: &'t str, kind: FaultKind, value: &str) {
        let kind = match self.faults.len() {
            ..MOST => kind,
            MOST => FaultKind::TooMany { listed: MOST },
            _ => return,
        };
        let mut fault = Fault::at(self.pointer.clone(), kind);
        value.clone_into(&mut fault.value);
        self.faults.push((offset_in(self.text, part), fault));
    }
}
