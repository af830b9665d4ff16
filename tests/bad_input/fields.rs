//! Fields: unknown, missing, repeated, null, and values of another form than the model's.

use alis::fault::FaultKind::{MissingField, RepeatedField, Wrong};
use alis::fault::Form;
use alis_tests::input::{faults_of, good, pointers, refused, unknown_field};
use serde_json::{Value, json};

/// One object of each kind.
const OBJECTS: [&str; 13] = [
    "",
    "/trusts/0",
    "/trusts/0/hospitals/0",
    "/trusts/0/hospitals/0/units/0",
    "/trusts/0/units/0",
    "/posts/0",
    "/municipalities/0",
    "/candidates/0",
    "/candidates/0/leave/0",
    "/candidates/0/places/0",
    "/commitments/0",
    "/commitments/0/segments/0",
    "/declined/0",
];

#[test]
fn an_unknown_field() {
    for object in OBJECTS {
        let pointer = format!("{object}/colour");
        refused(&good().with(&pointer, "red").text(), [(pointer, unknown_field())]);
    }
}

#[test]
fn a_field_that_is_escaped_in_its_pointer() {
    refused(&good().with("/a~1b~0c", 1).text(), [("/a~1b~0c", unknown_field())]);
}

#[test]
fn a_required_field_that_is_missing() {
    for object in OBJECTS {
        for name in required(object) {
            let pointer = format!("{object}/{name}");
            refused(&good().without(&pointer).text(), [(pointer, MissingField)]);
        }
    }
}

fn required(object: &str) -> &'static [&'static str] {
    match object.rsplit('/').find(|step| step.parse::<u8>().is_err()) {
        Some("") => {
            &["format", "rules", "decision_date", "first_period", "last_period", "trusts", "posts", "candidates"]
        }
        Some("trusts" | "hospitals" | "units") => &["id", "name"],
        Some("posts") => &["id", "trust", "periods"],
        Some("municipalities") => &["id", "name", "trust"],
        Some("candidates") => {
            &["id", "municipality", "trust", "registered_on", "scheme", "service_months", "employment", "earliest"]
        }
        Some("leave") => &["from", "to"],
        Some("segments") => &["unit", "post", "from", "to"],
        Some("commitments") => &["candidate", "status"],
        Some("declined") => &["candidate", "start"],
        _ => &[],
    }
}

#[test]
fn an_optional_field_may_be_missing() {
    for object in OBJECTS {
        let fields = good().at(if object.is_empty() { "/trusts" } else { object });
        let names = fields.as_object().into_iter().flat_map(|fields| fields.keys());
        let single = ["/candidates/0/places/0"].contains(&object);
        for name in names.filter(|name| !single && !required(object).contains(&name.as_str())) {
            // These have a meaning of their own, and are tested with it.
            if ["locum_from", "locum_to", "hospitals", "units", "segments"].contains(&name.as_str()) {
                continue;
            }
            let text = good().without(&format!("{object}/{name}")).text();
            alis::read(text.as_bytes(), &alis::ReadOptions::default()).unwrap_or_else(|faults| panic!("{faults}"));
        }
    }
}

#[test]
fn a_repeated_key() {
    for (line, pointer) in [
        (r#""decision_date": "2022-10-01""#, "/decision_date"),
        (r#""allows_split": true"#, "/trusts/0/allows_split"),
        (r#""kind": "earmarked""#, "/posts/0/kind"),
        (r#""2023-P1": 2"#, "/posts/0/periods/2023-P1"),
        (r#""2024-P1a": 1"#, "/posts/0/periods/2024-P1a"),
        (r#""max_absent": 2"#, "/municipalities/0/max_absent"),
        (r#""service_months": 24"#, "/candidates/0/service_months"),
        (r#""hospital": "kyst""#, "/candidates/0/places/1/hospital"),
        (r#""status": "serving""#, "/commitments/0/status"),
        (r#""start": "2023-P2a""#, "/declined/0/start"),
    ] {
        let text = good().text();
        assert_eq!(text.matches(line).count(), 1, "{line}");
        let twice = text.replace(line, &format!("{line},\n {line}"));
        refused(&twice, [(pointer, RepeatedField)]);
    }
}

#[test]
fn one_key_written_in_two_ways() {
    let text = good().text().replace(r#""2023-P1": 2"#, r#""2023-P1": 2, "2023\u002dP1": 2"#);
    refused(&text, [("/posts/0/periods/2023-P1", RepeatedField)]);
}

#[test]
fn null_anywhere() {
    for pointer in pointers(&good().0).iter().filter(|pointer| !["", "/municipalities"].contains(&pointer.as_str())) {
        let faults = faults_of(good().with(pointer, Value::Null).text().as_bytes());
        let [fault] = &faults[..] else { panic!("{pointer}: {faults:?}") };
        assert_eq!((&fault.pointer, &*fault.value), (pointer, "null"));
        assert!(matches!(fault.kind, Wrong(_)), "{fault}");
    }
}

/// Values that nothing in `pointers` can have.
fn wrong(form: Form, pointers: &[&str], values: impl IntoIterator<Item = Value>) {
    for value in values {
        for pointer in pointers {
            let text = good().with(pointer, value.clone()).text();
            refused(&text, [(*pointer, Wrong(form))]);
        }
    }
}

#[test]
fn counts_are_integers_from_0_to_a_million() {
    let counts = [
        "/trusts/0/hospitals/0/units/0/max_at_once",
        "/posts/0/periods/2023-P1",
        "/municipalities/0/max_absent",
        "/candidates/0/service_months",
        "/candidates/0/learning_goals_done",
        "/candidates/0/courses_done",
        "/candidates/0/municipal_rank",
    ];
    wrong(Form::Count, &counts, [json!(-1), json!(1_000_001), json!(2.0), json!(0.5), json!("2"), json!(true)]);
    wrong(Form::Count, &counts[..2], [json!([2]), json!({}), json!(1e30)]);
}

#[test]
fn numbers_that_no_machine_holds() {
    for number in ["1000000000000000000000000000000", "-1000000000000000000000000000000", "1e400", "2e0", "-0"] {
        let text = good().text().replace(r#""service_months": 24"#, &format!(r#""service_months": {number}"#));
        refused(&text, [("/candidates/0/service_months", Wrong(Form::Count))]);
    }
}

#[test]
fn months_needed_are_3_6_9_or_12() {
    let months = ["/candidates/0/months_needed"];
    wrong(Form::Months, &months, [json!(5), json!(0), json!(15), json!(-6), json!(6.0), json!("6")]);
}

#[test]
fn dates_are_days_of_the_calendar() {
    let dates = [
        "/decision_date",
        "/candidates/0/registered_on",
        "/candidates/0/updated_on",
        "/candidates/0/service_counted_on",
        "/candidates/0/expected_completion",
        "/candidates/0/locum_from",
        "/candidates/0/leave/0/to",
    ];
    wrong(Form::Date, &dates, [json!("2023-02-30"), json!("2023-P1")]);
    let others = ["2023-13-01", "2023-00-10", "1899-12-31", "2200-01-01", "01.10.2022", "2022-1-1", "20221001", ""];
    wrong(Form::Date, &dates[..1], others.map(Value::from));
    wrong(Form::Date, &dates[..1], [json!("2022-10-01 "), json!("2022-10-01T00:00:00Z"), json!(20_221_001)]);
}

#[test]
fn periods_and_quarters() {
    let periods = ["/first_period", "/last_period", "/nominate_through", "/candidates/0/earliest"];
    wrong(Form::Period, &periods, [json!("2022-P3"), json!("2022-P0"), json!("2023-P1a"), json!("2023-03-01")]);
    wrong(Form::Period, &periods[..1], [json!("1899-P2"), json!("2200-P1"), json!("2023"), json!(2023)]);
    let quarters = ["/commitments/0/segments/0/from", "/commitments/0/segments/1/to", "/declined/0/start"];
    wrong(Form::Quarter, &quarters, [json!("2023-P1"), json!("2023-P1c"), json!("2023-P3a"), json!("2023-P1A")]);
}

#[test]
fn keys_of_periods_are_periods_or_quarters() {
    for key in ["2022-P3", "2023-P1c", "2023", "2023-p1", " 2023-P1", ""] {
        let pointer = format!("/posts/0/periods/{key}");
        refused(&good().with(&pointer, 1).text(), [(pointer, Wrong(Form::CountedPeriod))]);
    }
}

#[test]
fn ids_are_1_to_200_bytes_without_control_characters() {
    let [long, just] = [201, 200].map(|bytes| "å".repeat(100) + &"x".repeat(bytes - 200));
    let bad = [json!(""), json!(long), json!("K\n1"), json!("K\u{0}"), json!("K\u{85}"), json!(1), json!(["K1"])];
    wrong(Form::Id, &["/candidates/0/id", "/candidates/0/municipality", "/posts/1/id"], bad);
    let text = good().with("/candidates/0/id", just).text();
    alis::read(text.as_bytes(), &alis::ReadOptions::default()).expect("200 bytes are an id");
}

#[test]
fn words_flags_texts_lists_and_places() {
    wrong(Form::Boolean, &["/trusts/0/allows_split", "/candidates/0/interrupted"], [json!("true"), json!(1)]);
    wrong(Form::Text, &["/trusts/0/name", "/lottery_seed", "/candidates/0/goals_needed/0"], [json!(1), json!([])]);
    wrong(Form::List, &["/candidates", "/candidates/0/places", "/posts/0/units"], [json!({}), json!("x")]);
    wrong(Form::Object, &["/candidates/0", "/posts/0/periods", "/declined/0"], [json!([]), json!("x")]);
    let split = "/candidates/0/places/3/split";
    wrong(
        Form::Pair,
        &[split],
        [json!([]), json!(["medisin"]), json!(["medisin", "akutt", "kirurgi"]), json!("akutt")],
    );
    let two = json!({"unit": "medisin", "field": "x"});
    wrong(Form::Place, &["/candidates/0/places/0"], [json!({}), json!("medisin"), json!([]), two]);
}

#[test]
fn words_that_a_field_does_not_know() {
    for (pointer, value) in [
        ("/format", "alis.problem/2"),
        ("/format", "alis.plan/1"),
        ("/trusts/0/units/0/relevance", "Most"),
        ("/posts/0/kind", "reserved"),
        ("/municipalities/0/registration", ""),
        ("/candidates/0/scheme", "ny"),
        ("/candidates/0/employment", "own list"),
        ("/candidates/0/supervision_group", "done"),
        ("/candidates/0/prefers", "both"),
        ("/commitments/0/status", "proposed"),
    ] {
        let faults = faults_of(good().with(pointer, value).text().as_bytes());
        let Wrong(form @ Form::Word(_)) = faults[0].kind else { panic!("{faults:?}") };
        wrong(form, &[pointer], [json!(value), json!(7)]);
    }
}
