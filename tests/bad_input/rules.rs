//! Rule sets: unknown names, faulty sets inside a problem, and faulty files for `--rules`.

use alis::fault::FaultKind::{
    self, Classes, ContractMonths, MissingField, RepeatedCriterion, RepeatedField, UnknownRules, Width, Wrong,
};
use alis::fault::Form;
use alis::rules::{BUILT_IN, built_in};
use alis_tests::cli::{Folder, alis};
use alis_tests::input::{Document, faults_of, good, refused, unknown_field};
use serde_json::{Value, json};

/// The good document with a built-in set written out in it.
fn inline() -> Document {
    let set = built_in("ahus-2020").expect("a built-in set");
    good().with("/rules", serde_json::to_value(set.document()).expect("a document"))
}

#[test]
fn an_unknown_rule_set() {
    for name in ["ahus", "Ahus-2020", "", "ahus-2020 "] {
        refused(&good().with("/rules", name).text(), [("/rules", UnknownRules { known: BUILT_IN.to_vec() })]);
    }
}

#[test]
fn no_rule_set_at_all() {
    for value in [json!(7), json!([]), json!(true), Value::Null] {
        refused(&good().with("/rules", value).text(), [("/rules", Wrong(Form::Rules))]);
    }
}

#[test]
fn an_inline_set_is_a_rule_set() {
    let own = inline().with("/rules/id", "our-own").text();
    alis::read(own.as_bytes(), &alis::ReadOptions::default()).unwrap_or_else(|faults| panic!("{faults}"));
}

#[test]
fn fields_of_a_set() {
    for (pointer, value, kind) in [
        ("/rules/colour", json!("red"), unknown_field()),
        ("/rules/eligibility/colour", json!("red"), unknown_field()),
        ("/rules/eligibility/catchment/colour", json!("red"), unknown_field()),
        ("/rules/priority/0/colour", json!("red"), unknown_field()),
        ("/rules/shapes/colour", json!("red"), unknown_field()),
        ("/rules/id", json!(""), Wrong(Form::Id)),
        ("/rules/title", Value::Null, Wrong(Form::Text)),
        ("/rules/priority", json!({}), Wrong(Form::List)),
        ("/rules/unit_max", json!(-1), Wrong(Form::Count)),
        ("/rules/shapes/two_units", json!("yes"), Wrong(Form::Boolean)),
        ("/rules/eligibility/catchment", json!(true), Wrong(Form::Object)),
        ("/rules/eligibility/catchment/value", json!(1), Wrong(Form::Boolean)),
        ("/rules/eligibility/old_scheme_ends/value", json!("2023-02-29"), Wrong(Form::Date)),
        ("/rules/eligibility/advised_service_months/value", json!(24.5), Wrong(Form::Count)),
        ("/rules/priority/2/width", json!(1.5), Wrong(Form::Count)),
    ] {
        refused(&inline().with(pointer, value).text(), [(pointer, kind)]);
    }
    for pointer in ["/rules/format", "/rules/id", "/rules/priority", "/rules/eligibility/catchment/value"] {
        refused(&inline().without(pointer).text(), [(pointer, MissingField)]);
    }
}

#[test]
fn words_of_a_set() {
    for (pointer, value) in [
        ("/rules/format", "alis.problem/1"),
        ("/rules/objective", "place_and_time"),
        ("/rules/shapes/split", "always"),
        ("/rules/eligibility/schemes/value/0", "ny"),
        ("/rules/priority/0/criterion", "age"),
        ("/rules/priority/0/criterion", "lottery"),
    ] {
        let faults = faults_of(inline().with(pointer, value).text().as_bytes());
        let [fault] = &faults[..] else { panic!("{faults:?}") };
        assert!(matches!(fault.kind, Wrong(Form::Word(_))), "{fault}");
        refused(&inline().with(pointer, value).text(), [(pointer, fault.kind.clone())]);
    }
}

/// `ahus-2020` lists interrupted, employment, `service_months`, progress, …
#[test]
fn a_criterion_twice() {
    let text = inline().with("/rules/priority/4", json!({"criterion": "progress"})).text();
    let first = "/rules/priority/3/criterion".to_owned();
    refused(&text, [("/rules/priority/4/criterion", RepeatedCriterion { first })]);
}

#[test]
fn classes_and_width_where_they_do_not_belong() {
    for (pointer, value, kind) in [
        ("/rules/priority/2/width", json!(0), Width),
        ("/rules/priority/3/width", json!(2), Width),
        ("/rules/priority/0/classes", json!([]), Classes),
    ] {
        refused(&inline().with(pointer, value).text(), [(pointer, kind)]);
    }
    let text = inline().without("/rules/priority/1/classes").text();
    refused(&text, [("/rules/priority/1/classes", Classes)]);
}

#[test]
fn the_length_of_a_contract_that_is_none() {
    let class = "/rules/priority/1/classes";
    let text = inline().with(&format!("{class}/0/0/min_months"), 12).text();
    refused(&text, [(format!("{class}/0/0/min_months"), ContractMonths)]);
    let text = inline().with(&format!("{class}/1/0/over_months"), 12).text();
    refused(&text, [(format!("{class}/1/0/over_months"), ContractMonths)]);
    let both = inline().with(&format!("{class}/2/0/over_months"), 12).text();
    refused(&both, [(format!("{class}/2/0/min_months"), ContractMonths)]);
}

#[test]
fn faults_of_the_set_hide_no_others() {
    let text = inline()
        .with("/rules/priority/2/width", 0)
        .with("/rules/priority/0/criterion", "service_months")
        .with("/candidates/3/earliest", "2022-P3")
        .with("/last_period", "2022-P2")
        .text();
    let first = "/rules/priority/0/criterion".to_owned();
    let begins = "2023-P1".to_owned();
    refused(
        &text,
        [
            ("/rules/priority/2/width", Width),
            ("/rules/priority/2/criterion", RepeatedCriterion { first }),
            ("/candidates/3/earliest", Wrong(Form::Period)),
            ("/last_period", FaultKind::EndsBeforeItBegins { begins }),
        ],
    );
}

#[test]
fn a_faulty_file_of_rules() {
    let folder = Folder::new();
    let problem = folder.write("problem.json", good().text());
    let set = inline().at("/rules").to_string();
    let twice = set.replace("\"id\":", "\"id\":\"x\",\"id\":");
    for (rules, expected) in [
        (set.replace("\"width\":1", "\"width\":0"), ("/priority/2/width", Width)),
        (set.replace("alis.rules/1", "alis.rules/2"), ("/format", Wrong(Form::Word(&["alis.rules/1"])))),
        (twice, ("/id", RepeatedField)),
        ("{".to_owned(), ("", FaultKind::Syntax("EOF while parsing an object".to_owned()))),
    ] {
        let faults = alis::read_rules(rules.as_bytes(), 1 << 20).expect_err("a faulty set").0;
        let found: Vec<_> = faults.iter().map(|fault| (&*fault.pointer, fault.kind.clone())).collect();
        assert_eq!(found, [expected]);
        let rules = folder.write("rules.json", &rules);
        for command in ["plan", "rank", "check"] {
            let answer = alis(&[command, &problem, "--rules", &rules]).exits(1);
            assert!(answer.out().is_empty() && answer.err().starts_with(&format!("{rules}:\n")), "{}", answer.err());
        }
    }
}

/// A set for `--rules` takes the place of the problem's own, also of one that is faulty.
#[test]
fn a_file_of_rules_takes_the_place_of_unknown_ones() {
    let folder = Folder::new();
    let problem = folder.write("problem.json", good().with("/rules", "gone").text());
    let rules = folder.write("rules.json", inline().at("/rules").to_string());
    alis(&["check", &problem]).exits(1);
    alis(&["check", &problem, "--rules", &rules]).exits(0);
}
