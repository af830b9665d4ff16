//! A horizon that runs to the last period a document may name: its plan ends in 2200, and can be read and verified.

use alis::problem::read_document;
use alis::verify::verify;

const PROBLEM: &str = r#"{
    "format": "alis.problem/1", "rules": "ahus-2020", "decision_date": "2199-01-15",
    "first_period": "2199-P1", "last_period": "2199-P2",
    "trusts": [{"id": "t", "name": "t", "units": [{"id": "u", "name": "u"}]}],
    "posts": [{"id": "p", "trust": "t", "periods": {"2199-P2": 1}}],
    "municipalities": [{"id": "m", "name": "m", "trust": "t", "registration": "registered"}],
    "candidates": [{"id": "c", "municipality": "m", "trust": "t", "registered_on": "2198-12-01", "scheme": "new",
        "service_months": 30, "employment": "permanent", "earliest": "2199-P1"}]
}"#;
const MAX_BYTES: u64 = 1 << 20;

#[test]
fn the_last_period_is_planned_and_verified() {
    let problem = alis::read(PROBLEM.as_bytes(), &alis::ReadOptions::default()).unwrap();
    let plan = alis::plan(&problem, &alis::PlanOptions::default()).unwrap();
    let written = alis::write(&plan).unwrap();
    let read = alis::read_plan(&written, MAX_BYTES).unwrap();
    assert_eq!(read, plan);
    assert_eq!(read.placements[0].end_date.to_string(), "2200-02-28");
    let document = read_document(PROBLEM.as_bytes(), MAX_BYTES).unwrap();
    assert_eq!(verify(&document, &problem.sha256, problem.rules.document(), &read), []);
}

#[test]
fn a_plan_may_end_in_2200_but_a_problem_says_nothing_of_that_year() {
    let faults = |decision: &str| {
        let text = PROBLEM.replace("2199-01-15", decision);
        alis::read(text.as_bytes(), &alis::ReadOptions::default()).unwrap_err().0
    };
    let pointers: Vec<String> = faults("2200-02-28").into_iter().map(|fault| fault.pointer).collect();
    assert_eq!(pointers, ["/decision_date"]);
    let problem = alis::read(PROBLEM.as_bytes(), &alis::ReadOptions::default()).unwrap();
    let plan = alis::write(&alis::plan(&problem, &alis::PlanOptions::default()).unwrap()).unwrap();
    let later = String::from_utf8(plan).unwrap().replace("2200-02-28", "2200-03-01");
    let faults = alis::read_plan(later.as_bytes(), MAX_BYTES).unwrap_err().0;
    assert_eq!(faults[0].pointer, "/placements/0/end_date");
}
