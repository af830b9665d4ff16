//! Planning again, and comparing: the check of a plan that trusts nothing but the rules and this engine.

use serde_json::Value;

use crate::document::PlanDocument;

/// A place where a stated plan is not the right one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where in the plan document: a JSON pointer.
    pub pointer: String,
    /// What is stated there; empty where it is missing.
    pub found: String,
    /// What is right; empty where nothing should stand there.
    pub expected: String,
}

/// Every place where a stated plan differs from the right one. The version of the engine is not compared.
///
/// # Examples
///
/// ```
/// let bytes = std::fs::read("../../docs/examples/ahus-new.json")?;
/// let problem = alis::read(&bytes, &alis::ReadOptions::default())?;
/// let right = alis::plan(&problem, &alis::PlanOptions::default())?;
/// let mut stated = right.clone();
/// stated.placements[0].wish = 1;
/// let found = alis::resolve::differences(&stated, &right);
/// assert_eq!((found.len(), found[0].pointer.as_str()), (1, "/placements/0/wish"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn differences(stated: &PlanDocument, right: &PlanDocument) -> Vec<Difference> {
    let value = |plan: &PlanDocument| {
        let mut plan = plan.clone();
        plan.engine.version.clear();
        serde_json::to_value(plan).unwrap_or_default()
    };
    let mut found = Vec::new();
    compare(&value(stated), &value(right), "", &mut found);
    found
}

/// Compares two values that stand at the same place. The depth is that of the plan format, not of any input.
fn compare(stated: &Value, right: &Value, pointer: &str, found: &mut Vec<Difference>) {
    match (stated, right) {
        (Value::Object(a), Value::Object(b)) => {
            let mut keys: Vec<&String> = a.keys().chain(b.keys().filter(|key| !a.contains_key(*key))).collect();
            keys.sort();
            for key in keys {
                member(a.get(key), b.get(key), &format!("{pointer}/{key}"), found);
            }
        }
        (Value::Array(a), Value::Array(b)) => {
            for index in 0..a.len().max(b.len()) {
                member(a.get(index), b.get(index), &format!("{pointer}/{index}"), found);
            }
        }
        _ if stated == right => {}
        _ => found.push(difference(pointer, Some(stated), Some(right))),
    }
}

fn member(stated: Option<&Value>, right: Option<&Value>, pointer: &str, found: &mut Vec<Difference>) {
    match (stated, right) {
        (Some(stated), Some(right)) => compare(stated, right, pointer, found),
        _ => found.push(difference(pointer, stated, right)),
    }
}

fn difference(pointer: &str, stated: Option<&Value>, right: Option<&Value>) -> Difference {
    let text = |value: Option<&Value>| value.map(ToString::to_string).unwrap_or_default();
    Difference { pointer: pointer.to_owned(), found: text(stated), expected: text(right) }
}
