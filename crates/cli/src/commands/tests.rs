//! The commands from outside: exit codes, what is said, and what is left alone.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::{Console, exit, run};

/// What a command ended with, wrote and said.
struct Ran {
    code: u8,
    out: String,
    err: String,
}

fn alis(arguments: &[&str]) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut console = Console { out: &mut out, err: &mut err, out_is_terminal: false, err_is_terminal: false };
    let all = ["alis", "--language", "nb"].iter().chain(arguments).map(OsString::from);
    let code = run(all, &mut console);
    Ran {
        code,
        out: String::from_utf8(out).expect("what is written is UTF-8"),
        err: String::from_utf8(err).expect("what is said is UTF-8"),
    }
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a temporary path is UTF-8")
}

/// A folder with an example problem and its plan.
fn example() -> (TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (problem, plan) = (folder.path().join("problem.json"), folder.path().join("plan.json"));
    assert_eq!(alis(&["example", "ahus-new", "-o", text(&problem)]).code, exit::OK);
    assert_eq!(alis(&["plan", text(&problem), "-o", text(&plan), "--quiet"]).code, exit::OK);
    (folder, problem, plan)
}

#[test]
fn a_plan_is_never_written_over_what_is_read() {
    let (folder, problem, _plan) = example();
    let before = fs::read(&problem).expect("the file is there");
    let names = folder.path().join("names.csv");
    fs::write(&names, "X;Rosa\n").expect("a temporary file can be written");
    // The same file by another name.
    let detour = folder.path().join(".").join("problem.json");
    for output in [&problem, &detour, &names] {
        let ran = alis(&["plan", text(&problem), "--names", text(&names), "-o", text(output)]);
        assert_eq!(ran.code, exit::USAGE);
        assert!(ran.err.starts_with("planen skrives ikke til"), "{}", ran.err);
    }
    assert_eq!(fs::read(&problem).expect("the file is there"), before);
    assert_eq!(fs::read(&names).expect("the file is there"), b"X;Rosa\n");
}

#[test]
fn standard_input_is_read_once() {
    for arguments in [&["verify", "-", "-"][..], &["plan", "-", "--rules", "-"], &["check", "-", "--rules", "-"]] {
        let ran = alis(arguments);
        assert_eq!((ran.code, &*ran.err), (exit::USAGE, "bare ett dokument kan leses fra standard inn (-)\n"));
    }
}

#[test]
fn sizes_belong_to_the_example_nation() {
    let ran = alis(&["example", "helse-nord", "--candidates", "5"]);
    assert_eq!(ran.code, exit::USAGE);
    assert!(ran.err.contains("nation"));
    let ran = alis(&["example", "nation", "--candidates", "5", "--trusts", "1"]);
    assert_eq!(ran.code, exit::OK);
}

#[test]
fn names_go_with_no_file() {
    for format in ["--json", "--csv"] {
        let ran = alis(&["plan", "problem.json", "--names", "names.csv", format]);
        assert_eq!(ran.code, exit::USAGE);
        assert!(ran.err.contains("--names"), "{}", ran.err);
    }
    assert!(alis(&["rank", "--help"]).out.contains("not with --json or --csv"));
}

#[test]
fn common_errors_of_files_are_norwegian() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let ran = alis(&["check", text(&folder.path().join("no.json"))]);
    assert_eq!(ran.code, exit::IO);
    assert!(ran.err.ends_with(": finnes ikke\n"), "{}", ran.err);
    let ran = alis(&["check", text(folder.path())]);
    assert!(ran.err.ends_with(": er en mappe, ikke en fil\n"), "{}", ran.err);
    let lost = folder.path().join("no").join("problem.json");
    let ran = alis(&["example", "ahus-new", "-o", text(&lost)]);
    assert_eq!(ran.err, format!("kan ikke skrive {}: finnes ikke\n", lost.display()));
}

#[test]
fn the_right_plan_is_right_byte_by_byte() {
    let (_folder, problem, plan) = example();
    let verify = || alis(&["verify", text(&problem), text(&plan), "--resolve", "--threads", "1"]);
    assert_eq!(verify().code, exit::OK);
    let document: serde_json::Value = serde_json::from_slice(&fs::read(&plan).expect("the file is there")).unwrap();
    fs::write(&plan, document.to_string()).expect("a temporary file can be written");
    let ran = verify();
    assert_eq!(ran.code, exit::REFUSED);
    assert!(ran.out.starts_with("innholdet er riktig, men"), "{}", ran.out);
    let ran = alis(&["verify", text(&problem), text(&plan), "--threads", "1"]);
    assert_eq!(ran.code, exit::USAGE, "{}", ran.out);
}

#[test]
fn a_plan_that_ran_out_of_time_is_not_called_wrong() {
    let (folder, problem, _plan) = example();
    let plan = folder.path().join("soon.json");
    assert_eq!(alis(&["plan", text(&problem), "-o", text(&plan), "--time-limit", "0"]).code, exit::NOT_PROVED);
    let ran = alis(&["verify", text(&problem), text(&plan), "--resolve"]);
    assert_eq!(ran.code, exit::NOT_PROVED, "{}", ran.out);
    assert!(ran.out.starts_with("alle regler holder; bevist til og med prioritet"), "{}", ran.out);
}
