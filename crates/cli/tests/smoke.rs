//! The real binary, as a user runs it: standard input and output, files and exit codes.

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn alis(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_alis"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    // A command that reads no input may have gone before it is written.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().expect("the binary ends")
}

#[test]
fn example_check_plan_and_verify() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = |name: &str| folder.path().join(name).to_str().expect("a path in UTF-8").to_owned();
    let (problem, plan) = (path("problem.json"), path("plan.json"));
    for (arguments, code) in [
        (&["example", "ahus-mix", "-o", &problem] as &[&str], 0),
        (&["check", &problem], 0),
        (&["plan", &problem, "-o", &plan], 0),
        (&["verify", &problem, &plan, "--resolve"], 0),
        (&["verify", &problem, &problem], 1),
        (&["plan"], 2),
        (&["plan", &path("gone.json")], 4),
    ] {
        let output = alis(arguments, b"");
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let example = std::fs::read(&problem).expect("the example is written");
    let printed = alis(&["plan", "-", "-o", "-"], &example);
    assert_eq!(printed.stdout, std::fs::read(&plan).expect("the plan is written"));
}

#[test]
fn a_problem_on_standard_input_is_refused_in_its_place() {
    let output = alis(&["check", "-", "--language", "nb"], "{\n \"å\": }".as_bytes());
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(said.contains("linje 2, kolonne 7"), "{said}");
}

#[test]
fn help_and_version_go_to_standard_output() {
    for argument in ["--help", "--version"] {
        let output = alis(&[argument], b"");
        assert_eq!(output.status.code(), Some(0));
        assert!(!output.stdout.is_empty() && output.stderr.is_empty());
    }
}

/// Whoever reads the answer may go away.
#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_alis"))
        .args(["example", "helse-nord"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the binary ends");
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}
