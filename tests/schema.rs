//! The JSON Schemas: checked in as they are generated, and what the engine reads and writes follows them.

use alis::PlanOptions;
use alis::document::{DocumentKind, schema};
use alis::rules::{BUILT_IN, built_in};
use alis_cli::example::{self, Example};
use alis_tests::cli::{Folder, alis};
use alis_tests::golden::{is_golden, path};
use alis_tests::input::{good, pointers};
use jsonschema::Validator;
use serde_json::{Value, json};

fn validator(kind: DocumentKind) -> Validator {
    jsonschema::draft202012::new(schema(kind).as_value()).expect("the schema is a schema")
}

fn follows(validator: &Validator, value: &Value, what: &str) {
    if let Err(error) = validator.validate(value) {
        panic!("{what}: {}: {error}", error.instance_path());
    }
}

#[test]
fn schemas_are_checked_in_as_they_are_generated() {
    for kind in DocumentKind::ALL {
        let name = kind.name();
        let printed = alis(&["schema", name]).exits(0);
        is_golden(&format!("docs/schema/{name}.json"), &printed.bytes);
        let value: Value = serde_json::from_slice(&printed.bytes).expect("the schema is JSON");
        assert_eq!(&value, schema(kind).as_value());
        jsonschema::draft202012::meta::validate(&value).expect("the schema is a schema of draft 2020-12");
    }
}

#[test]
fn built_in_rule_sets_follow_the_schema() {
    let validator = validator(DocumentKind::Rules);
    for name in BUILT_IN {
        let file = std::fs::read(path(&format!("crates/core/rules/{name}.json"))).expect("the file is there");
        follows(&validator, &serde_json::from_slice(&file).expect("JSON"), name);
        let set = built_in(name).expect("a built-in set");
        follows(&validator, &serde_json::to_value(set.document()).expect("a document"), name);
    }
}

#[test]
fn examples_plans_and_ranks_follow_the_schemas() {
    let [problems, plans, ranks, answers] =
        [DocumentKind::Problem, DocumentKind::Plan, DocumentKind::Rank, DocumentKind::WhatIf].map(validator);
    for example in Example::ALL {
        let name = example.name();
        let file = path(&format!("docs/examples/{name}.json"));
        let file = file.to_str().expect("a path in UTF-8");
        follows(&problems, &serde_json::from_slice(&std::fs::read(file).expect("is there")).expect("JSON"), name);
        let json = |command| serde_json::from_slice(&alis(&[command, file, "--json"]).exits(0).bytes).expect("JSON");
        follows(&plans, &json("plan"), name);
        follows(&ranks, &json("rank"), name);
        let plan = path(&format!("docs/examples/plans/{name}.json"));
        let plan = plan.to_str().expect("a path in UTF-8");
        let document: Value = serde_json::from_slice(&std::fs::read(file).expect("is there")).expect("JSON");
        for candidate in document["candidates"].as_array().expect("a list").iter().take(20) {
            let id = candidate["id"].as_str().expect("an id");
            let answer = alis(&["explain", file, plan, id, "--json"]).exits(0);
            follows(&answers, &serde_json::from_slice(&answer.bytes).expect("JSON"), name);
        }
    }
}

/// What is told of a problem, its plan and its rules.
#[test]
fn what_is_told_of_them_follows_the_schemas() {
    let file = |name: &str| path(&format!("docs/examples/{name}")).into_os_string().into_string().expect("UTF-8");
    let (problem, plan) = (file("helse-nord.json"), file("plans/helse-nord.json"));
    let folder = Folder::new();
    let seed = folder.write("seed.txt", "helse-nord 2022-06-15");
    let hash = alis::lottery::seed_sha256("helse-nord 2022-06-15");
    for (kind, command) in [
        (DocumentKind::Lottery, &["lottery", "commit", "--seed", &seed] as &[&str]),
        (DocumentKind::Lottery, &["lottery", "reveal", &problem, &seed]),
        (DocumentKind::LotteryCheck, &["lottery", "check", &hash, &seed, "--problem", &problem, "--plan", &plan]),
        (DocumentKind::Compare, &["compare", &problem, "K108", "K042"]),
        (DocumentKind::Compare, &["compare", &problem, "K013", "K119"]),
        (DocumentKind::Cutoffs, &["cutoffs", &problem, &plan]),
        (DocumentKind::Policy, &["rules", "diff", &problem, "helse-nord-2021", "ahus-2020"]),
    ] {
        let answer = alis(&[command, &["--json"]].concat()).exits(0);
        follows(&validator(kind), &serde_json::from_slice(&answer.bytes).expect("JSON"), command[0]);
    }
}

#[test]
fn example_rule_sets_follow_the_schema() {
    let validator = validator(DocumentKind::Rules);
    for entry in std::fs::read_dir(path("docs/examples/rules")).expect("the folder is there") {
        let file = std::fs::read(entry.expect("an entry").path()).expect("the file is there");
        alis::read_rules(&file, 1 << 20).expect("a good rule set");
        follows(&validator, &serde_json::from_slice(&file).expect("JSON"), "an example");
    }
}

#[test]
fn a_nation_and_its_plan_follow_the_schemas() {
    let size = example::NationSize { candidates: 60, trusts: 3, ..example::NationSize::default() };
    let text = example::to_json(&example::nation(&size));
    follows(&validator(DocumentKind::Problem), &serde_json::from_str(&text).expect("JSON"), "nation");
    let problem = alis::read(text.as_bytes(), &alis::ReadOptions::default()).expect("a good problem");
    let plan = alis::plan(&problem, &PlanOptions::default()).expect("a plan");
    follows(&validator(DocumentKind::Plan), &serde_json::to_value(&plan).expect("a document"), "nation");
}

/// What an editor marks by the schema is what the reader refuses, and the other way round, for a change in one field.
#[test]
fn the_schema_refuses_what_the_reader_refuses() {
    let validator = validator(DocumentKind::Problem);
    let document = good();
    follows(&validator, &document.0, "the good document");
    let bad =
        [Value::Null, json!(-1), json!(0.5), json!(1_000_001), json!({}), json!([[]]), json!(""), json!("2023-P3")];
    for pointer in pointers(&document.0).iter().filter(|pointer| !pointer.is_empty()) {
        for value in &bad {
            let changed = document.clone().with(pointer, value.clone());
            let by_reader = alis::problem::read_document(changed.text().as_bytes(), 1 << 20).is_ok();
            assert_eq!(validator.is_valid(&changed.0), by_reader, "{pointer} is {value}");
        }
    }
}

#[test]
fn the_schema_has_no_field_that_the_reader_has_not() {
    let validator = validator(DocumentKind::Problem);
    for object in pointers(&good().0).iter().filter(|pointer| good().at(pointer).is_object()) {
        let changed = good().with(&format!("{object}/colour"), "red");
        assert!(!validator.is_valid(&changed.0), "{object}");
    }
}
