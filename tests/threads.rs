//! A document is read to the same problem, or to the same faults in the same order, by any number of threads, and the
//! plan and its bytes are the same.

use alis::document::{PlaceDocument, ProblemDocument};
use alis::plan::write_with_threads;
use alis::{PlanOptions, ReadOptions};
use alis_cli::example::{NationSize, nation, to_json};

const THREADS: [usize; 4] = [0, 2, 3, 16];

/// Enough candidates for several threads.
fn country() -> ProblemDocument {
    nation(&NationSize { candidates: 9000, trusts: 12, ..NationSize::default() })
}

fn options(threads: usize) -> ReadOptions {
    ReadOptions { threads, ..ReadOptions::default() }
}

#[test]
fn the_problem_is_the_same() {
    let bytes = to_json(&country()).into_bytes();
    let one = format!("{:?}", alis::read(&bytes, &options(1)).expect("the example is valid"));
    for threads in THREADS {
        let several = alis::read(&bytes, &options(threads)).expect("the example is valid");
        assert!(format!("{several:?}") == one, "another problem with {threads} threads");
    }
}

#[test]
fn the_plan_and_its_bytes_are_the_same() {
    let bytes = to_json(&country()).into_bytes();
    let problem = alis::read(&bytes, &options(1)).expect("the example is valid");
    let plan = |threads| alis::plan(&problem, &PlanOptions { threads, ..PlanOptions::default() });
    let one = plan(1).expect("the example can be planned");
    assert!(one.placements.len() > 4000, "enough for several parts");
    let bytes = serde_json::to_string_pretty(&one).expect("a plan is written") + "\n";
    assert!(alis::write(&one).expect("a plan is written") == bytes.as_bytes());
    for threads in THREADS {
        assert!(plan(threads).expect("the example can be planned") == one, "another plan with {threads} threads");
        let written = write_with_threads(&one, threads).expect("a plan is written");
        assert!(written == bytes.as_bytes(), "other bytes with {threads} threads");
    }
}

#[test]
fn the_faults_are_the_same() {
    let mut document = country();
    let other = document.candidates[8999].trust.clone();
    for (number, candidate) in document.candidates.iter_mut().enumerate() {
        match number % 97 {
            0 => candidate.trust = candidate.id.clone(),
            1 => candidate.municipality = candidate.id.clone(),
            2 => candidate.trust = other.clone(),
            3 => candidate.places = vec![PlaceDocument::Field("x".into()); 3],
            4 => candidate.places = vec![PlaceDocument::Unit(candidate.id.clone()); 40],
            5 => candidate.locum_from = Some(candidate.registered_on),
            6 => candidate.service_counted_on = Some("2199-01-01".parse().expect("a date")),
            _ => {}
        }
    }
    let bytes = to_json(&document).into_bytes();
    let one = alis::read(&bytes, &options(1)).expect_err("the document has faults");
    assert!(one.0.len() > 2000, "{}", one.0.len());
    let unplaced = alis::problem::validate(&document, &options(1), String::new()).expect_err("the same faults");
    for threads in THREADS {
        assert_eq!(alis::read(&bytes, &options(threads)).expect_err("faults"), one);
        let again = alis::problem::validate(&document, &options(threads), String::new());
        assert_eq!(again.expect_err("faults"), unplaced);
    }
    assert_eq!(unplaced.0.len(), one.0.len());
}
