//! How a document must be refused: by the library and by every command, with each fault in its place.

use alis::ReadOptions;
use alis::fault::{Entity, Fault, FaultKind, Form};

use super::place::{Part, parts, place};
use crate::cli::{Answer, Folder, alis};

/// A fault that is expected: its JSON pointer and its kind.
pub type Expected = (String, FaultKind);

/// An unknown field; which fields there are is not compared.
pub fn unknown_field() -> FaultKind {
    FaultKind::UnknownField { known: Vec::new(), similar: None }
}

/// An unknown id; which one may have been meant is not compared.
pub fn unknown_id(entity: Entity) -> FaultKind {
    FaultKind::UnknownId { entity, similar: None }
}

/// Every fault of a document, those of its ranking included.
///
/// # Panics
/// Where there is none.
pub fn faults_of(bytes: &[u8]) -> Vec<Fault> {
    let problem = alis::read(bytes, &ReadOptions::default());
    let ranked = problem.and_then(|problem| alis::rank(&problem).map(drop));
    ranked.expect_err("the document has a fault").0
}

/// Asserts that a text is refused with exactly these faults, each in its place, by the library and by every command.
///
/// # Panics
/// Where it is not.
pub fn refused<P: Into<String>>(text: &str, expected: impl IntoIterator<Item = (P, FaultKind)>) {
    let faults = faults_of(text.as_bytes());
    let mut expected: Vec<String> = expected.into_iter().map(|(pointer, kind)| said(&pointer.into(), &kind)).collect();
    let mut found: Vec<String> = faults.iter().map(|fault| said(&fault.pointer, &fault.kind)).collect();
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
    let parts = parts(text);
    for fault in faults.iter().filter(|fault| !matches!(fault.kind, FaultKind::SeedNeeded { .. })) {
        assert_eq!((fault.line, fault.column), place(text, offset_of(fault, &parts)), "{fault}");
    }
    refused_alike(text.as_bytes(), &faults);
}

fn said(pointer: &str, kind: &FaultKind) -> String {
    match kind {
        FaultKind::UnknownField { .. } => format!("{pointer}: unknown field"),
        FaultKind::UnknownId { entity, .. } => format!("{pointer}: unknown {entity:?}"),
        kind => format!("{pointer}: {kind:?}"),
    }
}

/// Where a fault must point: to the key for what is wrong with a key, to the value for what is wrong with a value, and
/// to the nearest thing around it for what is not there.
fn offset_of(fault: &Fault, parts: &[Part]) -> usize {
    let here = |part: &&Part| part.pointer == fault.pointer;
    let of_key = matches!(
        fault.kind,
        FaultKind::UnknownField { .. } | FaultKind::RepeatedField | FaultKind::Wrong(Form::CountedPeriod)
    );
    if of_key {
        return parts.iter().rev().find(here).and_then(|part| part.key).expect("the key is there");
    }
    let is_around = |part: &&Part| fault.pointer.starts_with(&format!("{}/", part.pointer));
    let around = || parts.iter().filter(is_around).max_by_key(|part| part.pointer.len());
    parts.iter().find(here).or_else(around).expect("something is around it").value
}

/// Asserts that every command refuses a document with these faults, and writes nothing.
///
/// # Panics
/// Where one does not.
pub fn refused_alike(bytes: &[u8], faults: &[Fault]) {
    let folder = Folder::new();
    let problem = folder.write("problem.json", bytes);
    let (new, old) = (folder.path("new.json"), folder.write("old.json", b"as it was"));
    for command in [
        &["plan", &problem, "-o", &new] as &[&str],
        &["plan", &problem, "-o", &old, "--quiet"],
        &["plan", &problem, "--json"],
        &["rank", &problem],
        &["check", &problem],
        &["verify", &problem, &old, "--resolve"],
    ] {
        refuses(&alis(command), faults);
    }
    assert_eq!(folder.read("old.json"), b"as it was");
    assert_eq!(folder.files(), ["old.json", "problem.json"]);
}

fn refuses(answer: &Answer, faults: &[Fault]) {
    assert_eq!((answer.code, answer.out()), (1, ""), "{}", answer.err());
    for fault in faults.iter().filter(|fault| fault.line > 0) {
        let place = format!("line {}, column {}", fault.line, fault.column);
        assert!(answer.err().contains(&place), "{place} is not in {}", answer.err());
    }
    let lines = answer.err().lines().count();
    assert_eq!(lines, faults.len() + 2, "the file, a line for each fault, and their number: {}", answer.err());
}
