//! Changes to documents: another order of the lists whose order does not matter, and fewer things.

use alis::document::ProblemDocument;
use serde_json::Value;

use super::rng::Rng;

/// The same problem with the lists in another order whose order the model says changes nothing: `trusts`,
/// `hospitals`, `units` (of trusts, hospitals and pools), `posts`, `municipalities`, `candidates`, `commitments`,
/// `declined` and `leave`.
pub fn shuffle(problem: &ProblemDocument, seed: u64) -> ProblemDocument {
    let mut rng = Rng::new(seed);
    let mut problem = problem.clone();
    rng.shuffle(&mut problem.trusts);
    for trust in &mut problem.trusts {
        rng.shuffle(&mut trust.units);
        rng.shuffle(&mut trust.hospitals);
        for hospital in &mut trust.hospitals {
            rng.shuffle(&mut hospital.units);
        }
    }
    rng.shuffle(&mut problem.posts);
    for pool in &mut problem.posts {
        rng.shuffle(pool.units.as_deref_mut().unwrap_or_default());
    }
    rng.shuffle(&mut problem.municipalities);
    rng.shuffle(&mut problem.candidates);
    for candidate in &mut problem.candidates {
        rng.shuffle(&mut candidate.leave);
    }
    rng.shuffle(&mut problem.commitments);
    rng.shuffle(&mut problem.declined);
    problem
}

/// The document in other bytes that say the same: keys in another order, white space between all tokens, characters
/// escaped here and there.
///
/// # Panics
/// Never: a document can be written.
pub fn rewritten(problem: &ProblemDocument, seed: u64) -> Vec<u8> {
    let mut rng = Rng::new(seed);
    let value = serde_json::to_value(problem).expect("a document can be written");
    let mut text = String::new();
    write_value(&mut rng, &value, &mut text);
    space(&mut rng, &mut text);
    text.into_bytes()
}

fn write_value(rng: &mut Rng, value: &Value, text: &mut String) {
    space(rng, text);
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            rng.shuffle(&mut members);
            text.push('{');
            for (index, (key, value)) in members.into_iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                space(rng, text);
                write_text(rng, key, text);
                space(rng, text);
                text.push(':');
                write_value(rng, value, text);
            }
            space(rng, text);
            text.push('}');
        }
        Value::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                write_value(rng, item, text);
            }
            space(rng, text);
            text.push(']');
        }
        Value::String(string) => write_text(rng, string, text),
        other => text.push_str(&other.to_string()),
    }
}

fn space(rng: &mut Rng, text: &mut String) {
    text.push_str(rng.pick(&["", "", " ", "\n", "\t", "\r\n  "]));
}

/// One character in ten as `\uXXXX`.
fn write_text(rng: &mut Rng, string: &str, text: &mut String) {
    text.push('"');
    for character in string.chars() {
        if rng.chance(10) || character.is_control() || "\"\\".contains(character) {
            let units =
                character.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect::<Vec<_>>();
            text.push_str(&units.concat());
        } else {
            text.push(character);
        }
    }
    text.push('"');
}

/// A smaller document that still fails: leaves out candidates, commitments, declined offers, leaves, wishes and pools
/// one at a time, as long as `fails` holds of what is left. What is left is valid if the document was.
pub fn reduce(problem: &ProblemDocument, fails: impl Fn(&ProblemDocument) -> bool) -> ProblemDocument {
    let mut smallest = problem.clone();
    while let Some(smaller) = smaller(&smallest).into_iter().find(|problem| fails(problem)) {
        smallest = smaller;
    }
    smallest
}

/// The smallest that [`reduce`] finds, to be printed.
///
/// # Panics
/// Never: a document can be written.
pub fn smallest(problem: &ProblemDocument, fails: impl Fn(&ProblemDocument) -> bool) -> String {
    serde_json::to_string_pretty(&reduce(problem, fails)).expect("a document can be written")
}

/// Every document with one thing less.
fn smaller(problem: &ProblemDocument) -> Vec<ProblemDocument> {
    let mut all = Vec::new();
    let mut add = |change: &dyn Fn(&mut ProblemDocument)| {
        let mut less = problem.clone();
        change(&mut less);
        all.push(less);
    };
    for (index, candidate) in problem.candidates.iter().enumerate() {
        add(&|less| {
            less.candidates.remove(index);
            less.commitments.retain(|commitment| commitment.candidate != candidate.id);
            less.declined.retain(|offer| offer.candidate != candidate.id);
        });
    }
    for index in 0..problem.commitments.len() {
        add(&|less| drop(less.commitments.remove(index)));
    }
    for index in 0..problem.declined.len() {
        add(&|less| drop(less.declined.remove(index)));
    }
    for (index, pool) in problem.posts.iter().enumerate() {
        let mut standing = problem.commitments.iter().flat_map(|commitment| &commitment.segments);
        if standing.all(|segment| segment.post != pool.id) {
            add(&|less| drop(less.posts.remove(index)));
        }
    }
    for (index, candidate) in problem.candidates.iter().enumerate() {
        for entry in 0..candidate.leave.len() {
            add(&|less| {
                less.candidates[index].leave.remove(entry);
            });
        }
        for entry in 0..candidate.places.len() {
            add(&|less| drop(less.candidates[index].places.remove(entry)));
        }
    }
    all
}
