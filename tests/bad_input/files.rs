//! Files that cannot be read or written, that are too large or carry a byte order mark; and wrong use.

use alis::ReadOptions;
use alis::fault::FaultKind;
use alis_tests::cli::{Folder, alis};
use alis_tests::input::{faults_of, good};

#[test]
fn a_file_longer_than_max_bytes() {
    let folder = Folder::new();
    let text = good().text();
    let (problem, plan) = (folder.write("problem.json", &text), folder.path("plan.json"));
    let length = u64::try_from(text.len()).expect("a short text");
    for (max_bytes, code) in [(length, 0), (length - 1, 1), (0, 1)] {
        let limit = max_bytes.to_string();
        let answer = alis(&["plan", &problem, "--max-bytes", &limit, "-o", &plan, "--quiet"]).exits(code);
        assert_eq!(answer.err().contains(&format!("at most {limit} bytes")), code == 1, "{}", answer.err());
        let options = ReadOptions { max_bytes, ..ReadOptions::default() };
        let read = alis::read(text.as_bytes(), &options);
        let kinds: Vec<FaultKind> =
            read.map_or_else(|faults| faults.0, |_| Vec::new()).into_iter().map(|f| f.kind).collect();
        assert_eq!(kinds == [FaultKind::TooLarge { limit: max_bytes }], code == 1);
    }
}

#[test]
fn a_byte_order_mark_is_accepted_and_shifts_no_place() {
    let marked = |text: &str| [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    let good_text = good().text();
    alis::read(&marked(&good_text), &ReadOptions::default()).expect("a mark is allowed");
    for document in [good().with("/rules", "gone"), good().with("/candidates/0/scheme", "ny")] {
        let text = document.text();
        assert_eq!(faults_of(&marked(&text)), faults_of(text.as_bytes()));
        let in_one_line = text.replace('\n', " ");
        assert_eq!(faults_of(&marked(&in_one_line)), faults_of(in_one_line.as_bytes()));
    }
    let twice = faults_of(&marked(&format!("\u{feff}{good_text}")));
    assert!(matches!(twice[0].kind, FaultKind::Syntax(_)) && twice.len() == 1);
}

#[test]
fn carriage_returns_count_as_no_line() {
    let text = good().with("/candidates/0/scheme", "ny").text();
    let (unix, windows) = (faults_of(text.as_bytes()), faults_of(text.replace('\n', "\r\n").as_bytes()));
    assert_eq!(unix, windows);
}

#[test]
fn a_file_that_is_not_there() {
    let folder = Folder::new();
    let problem = folder.write("problem.json", good().text());
    let gone = folder.path("gone.json");
    for command in [
        &["plan", &gone] as &[&str],
        &["rank", &gone],
        &["check", &gone],
        &["verify", &gone, &problem],
        &["verify", &problem, &gone],
        &["plan", &problem, "--rules", &gone],
        &["plan", &problem, "--names", &gone],
        &["rank", &problem, "--names", &gone],
        &["check", &folder.path("")],
    ] {
        let answer = alis(command).exits(4);
        assert!(answer.out().is_empty() && answer.err().starts_with("cannot read "), "{}", answer.err());
    }
}

#[test]
fn a_plan_that_cannot_be_written() {
    let folder = Folder::new();
    let problem = folder.write("problem.json", good().text());
    for output in [folder.path("no/such/plan.json"), folder.path(""), format!("{problem}/plan.json")] {
        let answer = alis(&["plan", &problem, "-o", &output]).exits(4);
        assert!(answer.out().is_empty() && answer.err().contains("cannot write "), "{}", answer.err());
    }
    assert_eq!(folder.files(), ["problem.json"]);
}

#[test]
fn wrong_use() {
    let folder = Folder::new();
    let problem = folder.write("problem.json", good().text());
    for command in [
        &[] as &[&str],
        &["placer"],
        &["plan"],
        &["plan", &problem, "--colour"],
        &["plan", &problem, "--json", "--csv"],
        &["plan", &problem, "--quiet"],
        &["plan", &problem, "--time-limit", "soon"],
        &["plan", &problem, "--threads", "-1"],
        &["plan", &problem, "--solver", "guess"],
        &["plan", &problem, "--max-bytes", "1.5"],
        &["plan", &problem, "--language", "sv"],
        &["verify", &problem],
        &["verify", &problem, &problem, "--solver", "reference"],
        &["schema", "candidate"],
        &["example", "oslo"],
    ] {
        let answer = alis(command).exits(2);
        assert!(answer.out().is_empty() && !answer.err().is_empty(), "{command:?}");
    }
}

#[test]
fn a_bad_file_of_names() {
    let folder = Folder::new();
    let (problem, plan) = (folder.write("problem.json", good().text()), folder.path("plan.json"));
    for (names, said) in [
        (&b"K1,En\nK2,To\n"[..], "commas"),
        (b"K1\n", "two columns"),
        (b";En\n", "id is missing"),
        (b"K1;En\nK1;To\n", "twice"),
        (b"K1;\xF8\n", "UTF-8"),
    ] {
        let names = folder.write("names.csv", names);
        for command in [&["plan", &problem, "-o", &plan, "--names", &names][..], &["rank", &problem, "--names", &names]]
        {
            let answer = alis(command).exits(1);
            assert!(answer.out().is_empty() && answer.err().contains(said), "{}", answer.err());
        }
    }
    assert_eq!(folder.files(), ["names.csv", "problem.json"]);
}

/// A plan that is no plan: refused as a document, with its place.
#[test]
fn verify_refuses_what_is_no_plan() {
    let folder = Folder::new();
    let problem = folder.write("problem.json", good().text());
    for (plan, said) in [("", "line 1, column 1"), ("{}", "/placements"), (&*good().text(), "/format")] {
        let plan = folder.write("plan.json", plan);
        let answer = alis(&["verify", &problem, &plan]).exits(1);
        assert!(answer.err().starts_with(&plan) && answer.err().contains(said), "{}", answer.err());
    }
}
