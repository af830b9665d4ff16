//! Every leaf of a plan document replaced, every entry of a list left out or doubled: one at a time.

use std::collections::BTreeMap;

use alis::document::PlanDocument;
use serde_json::Value;

/// A plan document's lists.
const LISTS: [&str; 5] = ["placements", "unplaced", "ineligible", "posts", "warnings"];

/// Every plan document of one small change that can still be read, with the change in words. The version of the engine is
/// not touched: nothing follows from it.
///
/// # Panics
/// Never: a plan can be written.
pub fn tampered(plan: &PlanDocument) -> Vec<(String, PlanDocument)> {
    let value = serde_json::to_value(plan).expect("a plan can be written");
    let changed = replaced(&value).into_iter().chain(listed(&value));
    changed.filter_map(|(told, value)| Some((told, serde_json::from_value(value).ok()?))).collect()
}

/// Each leaf replaced by what stands under the same key elsewhere in the plan, and by what stands nowhere.
fn replaced(value: &Value) -> Vec<(String, Value)> {
    let mut leaves = Vec::new();
    collect(value, String::new(), &mut leaves);
    let mut under: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for (at, leaf) in &leaves {
        under.entry(kind(at)).or_default().push(leaf);
    }
    let mut all = Vec::new();
    for (at, leaf) in leaves.iter().filter(|(at, _)| at != "/engine/version") {
        let mut others: Vec<Value> = under[kind(at)].iter().copied().cloned().chain(foreign(leaf)).collect();
        others.sort_by_key(Value::to_string);
        others.dedup();
        for other in others.into_iter().filter(|other| other != leaf) {
            let told = format!("{at}: {leaf} -> {other}");
            let mut changed = value.clone();
            *changed.pointer_mut(at).expect("the place of a leaf") = other;
            all.push((told, changed));
        }
    }
    all
}

fn collect(value: &Value, at: String, leaves: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(key, value)| collect(value, format!("{at}/{key}"), leaves)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| collect(item, format!("{at}/{index}"), leaves));
        }
        leaf => leaves.push((at, leaf.clone())),
    }
}

/// The key of a leaf; quarters are of one kind.
fn kind(at: &str) -> &str {
    match at.rsplit('/').next().unwrap_or_default() {
        "from" | "to" | "start" | "quarter" => "quarter",
        key => key,
    }
}

/// Numbers beside this one; words, quarters and dates from nowhere.
fn foreign(leaf: &Value) -> Vec<Value> {
    match leaf.as_u64() {
        Some(0) => vec![1.into(), u32::MAX.into()],
        Some(number) => vec![(number - 1).into(), (number + 1).into(), u32::MAX.into()],
        None => ["other", "2199-P2b", "1900-P1a", "2199-12-31"].map(Value::from).to_vec(),
    }
}

/// Each entry of each list left out, and doubled.
fn listed(value: &Value) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    for list in LISTS {
        let entries = value[list].as_array().map_or(0, Vec::len);
        for index in 0..entries {
            let mut change = |told: &str, change: &dyn Fn(&mut Vec<Value>)| {
                let mut changed = value.clone();
                changed[list].as_array_mut().into_iter().for_each(change);
                all.push((format!("/{list}/{index}: {told}"), changed));
            };
            change("left out", &|entries| drop(entries.remove(index)));
            change("doubled", &|entries| entries.insert(index, entries[index].clone()));
        }
    }
    all
}
