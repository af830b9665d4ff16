//! What is no JSON at all, or no text.

use std::fs::File;

use alis::fault::{Fault, FaultKind, Form};
use alis_tests::cli::{Folder, alis};
use alis_tests::input::{faults_of, good, refused_alike};

/// The one fault of these bytes, which every command must find.
fn only_fault(bytes: &[u8]) -> Fault {
    let faults = faults_of(bytes);
    refused_alike(bytes, &faults);
    let [fault] = &faults[..] else { panic!("{faults:?}") };
    fault.clone()
}

fn not_json(text: impl AsRef<[u8]>, line: usize, column: usize) {
    let fault = only_fault(text.as_ref());
    assert!(matches!(fault.kind, FaultKind::Syntax(_)), "{fault}");
    assert_eq!((&*fault.pointer, fault.line, fault.column), ("", line, column), "{fault}");
}

#[test]
fn an_empty_file() {
    not_json("", 1, 1);
    not_json("\u{feff}", 1, 1);
    not_json(" \n\n", 1, 1);
}

#[test]
fn json_that_is_cut_off() {
    let text = good().text();
    let text = text.trim_end();
    for cut in [1, 2, 20, text.len() / 2, text.len() - 1] {
        let cut = (0..=text.len() - cut).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let fault = only_fault(&text.as_bytes()[..cut]);
        let FaultKind::Syntax(words) = &fault.kind else { panic!("{fault}") };
        assert!(words.starts_with("EOF"), "{words}");
        assert_eq!(fault.line, text[..cut].trim_end().matches('\n').count() + 1);
    }
}

#[test]
fn commas_quotation_marks_and_what_follows() {
    not_json("{\n  \"format\": \"alis.problem/1\",\n}", 3, 1);
    not_json("{\n  'format': 1}", 2, 3);
    not_json("{} {}", 1, 4);
    not_json("{\"å\": 1 2}", 1, 9);
    not_json("{\"a\": NaN}", 1, 7);
    not_json("// none\n{}", 1, 1);
}

#[test]
fn bytes_that_are_not_utf8() {
    for (bytes, place) in [
        (&b"{\"name\": \"S\xF8r\"}"[..], (1, 12)),
        (b"\xEF\xBB\xBF{\n \"\xC3\xA5\": \"\xFF\"", (2, 8)),
        (b"\xFF\xFE{\0}\0", (1, 1)),
        (b"\"\xED\xA0\x80\"", (1, 2)),
        (b"\"\xC0\xAF\"", (1, 2)),
    ] {
        let fault = only_fault(bytes);
        assert_eq!((fault.kind, fault.line, fault.column), (FaultKind::NotUtf8, place.0, place.1));
    }
}

#[test]
fn brackets_two_hundred_thousand_deep() {
    let (open, close) = ("[".repeat(200_000), "]".repeat(200_000));
    not_json(&open, 1, 200_001);
    not_json("{\"a\":".repeat(200_000), 1, 1_000_001);
    let fault = only_fault(format!("{open}{close}").as_bytes());
    assert_eq!((fault.kind, fault.line, fault.column), (FaultKind::Wrong(Form::Object), 1, 1));
}

#[test]
fn depth_inside_a_document() {
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    let text = good().text().replace("\"locum\"", &deep);
    let fault = only_fault(text.as_bytes());
    assert_eq!((&*fault.pointer, &*fault.value), ("/candidates/0/employment", "[…]"));
}

/// A hundred megabytes of zero bytes, as an unfinished download leaves them; and of the digit.
#[test]
fn a_large_file_of_zeros() {
    let folder = Folder::new();
    let (problem, plan) = (folder.path("problem.json"), folder.path("plan.json"));
    File::create(&problem).and_then(|file| file.set_len(100_000_000)).expect("a sparse file");
    let answer = alis(&["plan", &problem, "-o", &plan]).exits(1);
    assert!(answer.err().contains("line 1, column 1"), "{}", answer.err());
    assert_eq!(folder.files(), ["problem.json"]);
    not_json("0".repeat(1_000_000), 1, 2);
}
