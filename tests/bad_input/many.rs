//! Many different faults at once: each is reported, once, and none hides another.

use alis::fault::FaultKind::{
    CountedAfterDecision, DatesWithoutLocum, EndsBeforeItBegins, LocumWithoutDates, MissingField, NoSegments, NoUnits,
    OtherTrust, RepeatedField, RepeatedId, RepeatedPlace, SecondCommitment, SegmentOutOfOrder, SplitOfOneUnit,
    UnknownRules, Wrong,
};
use alis::fault::{Entity, Form};
use alis::rules::BUILT_IN;
use alis_tests::input::{Expected, good, refused, unknown_field, unknown_id};
use serde_json::{Value, json};

/// Changes to the good document, each with the fault that it makes.
fn changes() -> Vec<(&'static str, Value, Expected)> {
    let at = |pointer: &str, kind| (pointer.to_owned(), kind);
    let text = |text: &str| text.to_owned();
    let other = |entity| OtherTrust { entity, belongs: text("øst"), expected: text("sør") };
    let begins = |begins: &str| EndsBeforeItBegins { begins: text(begins) };
    let repeated = |entity, first: &str| RepeatedId { entity, first: text(first) };
    vec![
        ("/rules", json!("gone"), at("/rules", UnknownRules { known: BUILT_IN.to_vec() })),
        ("/last_period", json!("2022-P2"), at("/last_period", begins("2023-P1"))),
        ("/lottery_seed", json!(7), at("/lottery_seed", Wrong(Form::Text))),
        ("/colour", json!(1), at("/colour", unknown_field())),
        ("/trusts/0/name", Value::Null, at("/trusts/0/name", Wrong(Form::Text))),
        (
            "/trusts/0/units/-",
            json!({"id": "akutt", "name": ""}),
            at("/trusts/0/hospitals/1/units/0/id", repeated(Entity::Unit, "/trusts/0/units/1/id")),
        ),
        (
            "/trusts/1/hospitals/-",
            json!({"id": "by", "name": ""}),
            at("/trusts/1/hospitals/1/id", repeated(Entity::Hospital, "/trusts/0/hospitals/0/id")),
        ),
        ("/posts/0/periods/2022-P3", json!(1), at("/posts/0/periods/2022-P3", Wrong(Form::CountedPeriod))),
        ("/posts/1/units", json!([]), at("/posts/1/units", NoUnits)),
        ("/posts/2/periods/2023-P1", json!(-1), at("/posts/2/periods/2023-P1", Wrong(Form::Count))),
        ("/posts/2/trust", json!("vest"), at("/posts/2/trust", unknown_id(Entity::Trust))),
        ("/municipalities/0/max_absent", json!(1.5), at("/municipalities/0/max_absent", Wrong(Form::Count))),
        ("/municipalities/1/colour", json!(1), at("/municipalities/1/colour", unknown_field())),
        ("/candidates/0/registered_on", json!("2022-02-30"), at("/candidates/0/registered_on", Wrong(Form::Date))),
        ("/candidates/0/months_needed", json!(5), at("/candidates/0/months_needed", Wrong(Form::Months))),
        (
            "/candidates/0/service_counted_on",
            json!("2023-01-01"),
            at("/candidates/0/service_counted_on", CountedAfterDecision { decision: text("2022-10-01") }),
        ),
        ("/candidates/0/locum_to", json!("2021-01-01"), at("/candidates/0/locum_to", begins("2022-01-01"))),
        ("/candidates/0/leave/0/to", json!("2023-09-30"), at("/candidates/0/leave/0/to", begins("2023-10-01"))),
        ("/candidates/0/places/0/unit", json!("medisn"), at("/candidates/0/places/0/unit", unknown_id(Entity::Unit))),
        (
            "/candidates/0/places/1/hospital",
            json!("dal"),
            at("/candidates/0/places/1/hospital", other(Entity::Hospital)),
        ),
        ("/candidates/0/places/3/split", json!(["akutt", "akutt"]), at("/candidates/0/places/3/split", SplitOfOneUnit)),
        (
            "/candidates/0/places/-",
            json!({"field": "kirurgi"}),
            at("/candidates/0/places/4", RepeatedPlace { first: text("/candidates/0/places/2") }),
        ),
        ("/candidates/1/locum_to", json!("2024-01-01"), at("/candidates/1/locum_to", DatesWithoutLocum)),
        ("/candidates/2/locum_from", json!("2024-01-01"), at("/candidates/2/locum_to", LocumWithoutDates)),
        (
            "/candidates/3/municipality",
            json!("9999"),
            at("/candidates/3/municipality", unknown_id(Entity::Municipality)),
        ),
        ("/candidates/3/nearest_hospital", json!(""), at("/candidates/3/nearest_hospital", Wrong(Form::Id))),
        ("/commitments/0/segments/1/from", json!("2023-P1b"), at("/commitments/0/segments/1/from", SegmentOutOfOrder)),
        (
            "/commitments/-",
            json!({"candidate": "K2", "status": "offered"}),
            at("/commitments/1/candidate", SecondCommitment { first: text("/commitments/0/candidate") }),
        ),
        ("/declined/0/units/0", json!("lunge"), at("/declined/0/units/0", other(Entity::Unit))),
    ]
}

#[test]
fn every_fault_is_reported_once() {
    let mut document = good().with("/candidates/2/employment", "locum").without("/municipalities/0/name");
    let mut expected = vec![("/municipalities/0/name".to_owned(), MissingField)];
    expected.push(("/commitments/1/segments".to_owned(), NoSegments));
    for (pointer, value, fault) in changes() {
        document = document.with(pointer, value);
        expected.push(fault);
    }
    let status = r#""status": "serving""#;
    let text = document.text().replace(status, &format!("{status}, {status}"));
    expected.push(("/commitments/0/status".to_owned(), RepeatedField));
    refused(&text, expected);
}

/// Each of them alone makes that one fault too.
#[test]
fn every_fault_alone_is_the_same() {
    for (pointer, value, fault) in changes() {
        let mut expected = vec![fault];
        if pointer == "/candidates/2/locum_from" {
            // Without `locum` in `employment`, it is the date that is too much.
            expected = vec![("/candidates/2/locum_from".to_owned(), DatesWithoutLocum)];
        }
        if pointer == "/commitments/-" {
            expected.push(("/commitments/1/segments".to_owned(), NoSegments));
        }
        refused(&good().with(pointer, value).text(), expected);
    }
}

/// A document of another kind altogether: its own fields are unknown, the problem's are missing.
#[test]
fn a_plan_is_no_problem() {
    let folder = alis_tests::cli::Folder::new();
    let problem = folder.write("problem.json", good().text());
    let plan = alis_tests::cli::alis(&["plan", &problem, "--json"]).exits(0);
    let faults = alis_tests::input::faults_of(&plan.bytes);
    let count = |test: fn(&alis::fault::FaultKind) -> bool| {
        let top = faults.iter().filter(|fault| fault.pointer.matches('/').count() == 1);
        top.filter(|fault| test(&fault.kind)).count()
    };
    assert_eq!(count(|kind| matches!(kind, Wrong(Form::Word(_)))), 1, "the format");
    assert_eq!(count(|kind| matches!(kind, MissingField)), 6);
    assert_eq!(count(|kind| matches!(kind, alis::fault::FaultKind::UnknownField { .. })), 10);
    alis_tests::input::refused_alike(&plan.bytes, &faults);
}

/// A file of nothing but faults, more than anyone reads, is refused all the same.
#[test]
fn a_hundred_thousand_faults() {
    let leave = vec![json!(0); 100_000];
    let text = good().with("/candidates/0/leave", leave).text();
    assert_eq!(alis_tests::input::faults_of(text.as_bytes()).len(), 100_000);
}
