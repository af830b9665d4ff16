//! The second reader: it runs once the strict one has refused a document, and finds every fault with its place.
//!
//! It reads by tables (`shape`), and replaces what is wrong (`repair`), so that what the rest of the document says can
//! be checked as well.

mod locate;
mod parts;
mod place;
mod plan_shape;
mod repair;
mod shape;
mod syntax;
mod walk;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::ops::Bound;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

pub(crate) use locate::locate;
pub(crate) use syntax::utf8;
use syntax::{syntax, syntax_fault};

use self::place::Places;
use self::shape::Shape;
use self::walk::Walk;
use crate::document::{PlanDocument, ProblemDocument, RulesDocument, read_strict};
use crate::fault::Fault;

/// What was found in a document that the strict reader refused.
#[derive(Debug)]
pub(crate) struct Collected<D = ProblemDocument> {
    /// The document with each fault replaced by something of the right form; `None` where the text is not JSON,
    /// or where the faults are too many to be read through.
    pub(crate) document: Option<D>,
    /// Every fault, by place.
    pub(crate) faults: Vec<Fault>,
    /// The pointers of the faults.
    pub(crate) poisoned: BTreeSet<String>,
}

impl<D> Collected<D> {
    /// Whether this place, or something around it, is faulty: what is said of it may be said of a stand-in.
    pub(crate) fn is_poisoned(&self, pointer: &str) -> bool {
        let ends = pointer.match_indices('/').map(|(at, _)| at).chain([pointer.len()]);
        ends.into_iter().any(|end| self.poisoned.contains(&pointer[..end]))
    }

    /// Whether something within this place is faulty, or the place itself, or something around it.
    pub(crate) fn touches(&self, pointer: &str) -> bool {
        let below = format!("{pointer}/");
        let range = (Bound::Included(below.as_str()), Bound::Unbounded);
        let first = self.poisoned.range::<str, _>(range).next();
        self.is_poisoned(pointer) || first.is_some_and(|first| first.starts_with(&below))
    }
}

/// Reads a problem document, strictly and fast; where it is refused, every fault of its form.
///
/// # Errors
/// What was collected: at least one fault.
pub(crate) fn read_problem(text: &str) -> Result<ProblemDocument, Box<Collected>> {
    read(text, collect_problem)
}

/// Reads a rule set as [`read_problem`] does a problem.
///
/// # Errors
/// What was collected: at least one fault.
pub(crate) fn read_rules(text: &str) -> Result<RulesDocument, Box<Collected<RulesDocument>>> {
    read(text, collect_rules)
}

/// Reads a plan as [`read_problem`] does a problem.
///
/// # Errors
/// Every fault of its form; at least one.
pub(crate) fn read_plan(text: &str) -> Result<PlanDocument, Vec<Fault>> {
    read(text, |text| collect(text, plan_shape::PLAN)).map_err(|collected| collected.faults)
}

/// Every fault in the form of a problem document, and what can be read of it all the same.
pub(crate) fn collect_problem(text: &str) -> Collected {
    collect(text, shape::PROBLEM)
}

/// Every fault in the form of a rule set, and what can be read of it all the same.
pub(crate) fn collect_rules(text: &str) -> Collected<RulesDocument> {
    collect(text, shape::RULES)
}

fn read<D: DeserializeOwned>(text: &str, collect: fn(&str) -> Collected<D>) -> Result<D, Box<Collected<D>>> {
    read_strict(text).map_err(|error| {
        let mut collected = collect(text);
        if collected.faults.is_empty() {
            collected.faults.push(syntax_fault(text, &error));
            collected.poisoned.insert(String::new());
        }
        Box::new(collected)
    })
}

fn collect<D: DeserializeOwned>(text: &str, shape: Shape) -> Collected<D> {
    if let Err(fault) = syntax(text) {
        return found(None, vec![*fault]);
    }
    let root = match serde_json::from_str::<&RawValue>(text) {
        Ok(root) => root,
        Err(error) => return found(None, vec![syntax_fault(text, &error)]),
    };
    let mut walk = Walk::new(text);
    let repaired = walk.value(root, shape);
    let whole = !walk.is_full();
    let mut faults = walk.faults;
    faults.sort_by(|(a, x), (b, y)| a.cmp(b).then_with(|| x.pointer.cmp(&y.pointer)));
    let places = Places::new(text);
    let faults = faults.into_iter().map(|(offset, mut fault)| {
        (fault.line, fault.column) = places.at(offset);
        fault
    });
    let document = if whole { serde_json::from_value(repaired).ok() } else { None };
    found(document, faults.collect())
}

fn found<D>(document: Option<D>, faults: Vec<Fault>) -> Collected<D> {
    let poisoned = faults.iter().map(|fault| fault.pointer.clone()).collect();
    Collected { document, faults, poisoned }
}
