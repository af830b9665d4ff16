//! Both readers refuse the same documents, and what the second repairs can always be read.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::document::{PlanDocument, ProblemDocument, RulesDocument, read_strict};
use crate::problem::collect::plan_shape::PLAN;
use crate::problem::collect::shape::{PROBLEM, RULES, Shape};
use crate::problem::collect::{Collected, collect, collect_problem};

/// A problem with every field.
pub(super) fn problem() -> Value {
    let text = r#"{
        "format": "alis.problem/1", "rules": RULES, "decision_date": "2022-10-01", "first_period": "2023-P1",
        "last_period": "2024-P2", "nominate_through": "2023-P1", "lottery_seed": "s",
        "trusts": [{"id": "t", "name": "T", "allows_split": true,
            "hospitals": [{"id": "h", "name": "H", "units": [{"id": "u", "name": "U", "field": "f",
                "learning_goals": ["ALM-055"], "relevance": "some", "max_at_once": 1}]}],
            "units": [{"id": "v", "name": "V"}]}],
        "posts": [{"id": "p", "trust": "t", "units": ["u"], "kind": "vacancy", "periods": {"2023-P1": 1, "2023-P2a": 0}}],
        "municipalities": [{"id": "m", "name": "M", "trust": "t", "nearest_hospital": "h", "registration": "registered",
            "specialist_shortage": true, "max_absent": 1}],
        "candidates": [{"id": "c", "municipality": "m", "trust": "t", "nearest_hospital": "h",
            "registered_on": "2022-01-01", "updated_on": "2022-09-01", "scheme": "new", "months_needed": 6,
            "interrupted": false, "service_months": 12, "service_counted_on": "2022-10-01",
            "expected_completion": "2026-01-01", "employment": "locum", "locum_from": "2022-01-01",
            "locum_to": "2024-01-01", "supervision_group": "none", "learning_goals_done": 1, "courses_done": 2,
            "goals_needed": ["ALM-085"], "municipal_rank": 1, "earliest": "2023-P1", "latest": "2024-P2",
            "leave": [{"from": "2023-01-01", "to": "2023-02-01"}],
            "places": [{"unit": "u"}, {"hospital": "h"}, {"field": "f"}, {"split": ["u", "v"]}],
            "open_to_others": true, "prefers": "place", "split_need": true, "split_consent": false}],
        "commitments": [{"candidate": "c", "status": "offered",
            "segments": [{"unit": "u", "post": "p", "from": "2023-P1a", "to": "2023-P1b"}]}],
        "declined": [{"candidate": "c", "start": "2023-P1a", "units": ["u"]}]
    }"#;
    parsed(&text.replace("RULES", &rules().to_string()))
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect(text)
}

fn rules() -> Value {
    let rule = |value: Value| json!({"value": value, "source": "s", "note": "n"});
    json!({
        "format": "alis.rules/1", "id": "r", "title": "R", "source": "s", "note": "n",
        "eligibility": {"schemes": rule(json!(["new"])), "municipality_registered": rule(json!(true)),
            "catchment": rule(json!(true)), "employment": rule(json!(["locum"])), "min_service_months": rule(json!(1)),
            "advised_service_months": rule(json!(2)), "advised_notice_months": rule(json!(3)),
            "advised_lead_months": rule(json!(4)), "advised_lead_from": rule(json!("2023-P1")),
            "old_scheme_ends": rule(json!("2026-12-31"))},
        "priority": [{"criterion": "employment", "classes": [[{"employment": "locum", "min_months": 12}],
            [{"employment": "other", "over_months": 3}]], "source": "s", "note": "n"},
            {"criterion": "service_months", "width": 2}],
        "shapes": {"split": "by_wish", "two_units": true}, "unit_max": 1, "objective": "time_and_place"
    })
}

fn plan() -> Value {
    json!({
        "format": "alis.plan/1", "engine": {"name": "alis", "version": "1"}, "problem_sha256": "0", "rules": "r",
        "rules_sha256": "0", "status": "feasible", "proved_to_rank": 3,
        "placements": [{"candidate": "c", "trust": "t", "rank": 1, "queue_place": 1, "status": "proposed",
            "start": "2023-P1a", "start_date": "2023-03-01", "end_date": "2023-08-31", "months": 6, "waiting": 0,
            "wish": 0, "away": 0, "relevance": 0,
            "segments": [{"unit": "u", "hospital": "h", "post": "p", "from": "2023-P1a", "to": "2023-P1b"}]}],
        "unplaced": [{"candidate": "d", "trust": "t", "rank": 2, "queue_place": 2, "reason": "full"}],
        "ineligible": [{"candidate": "e", "trust": "t", "rule": "schemes", "field": "scheme", "value": "old"}],
        "posts": [{"post": "p", "quarter": "2023-P1a", "capacity": 1, "used": 1}],
        "warnings": [{"code": "lead_short", "candidate": "c", "id": "i", "value": "v", "rule": "r"}],
        "reasons": [{"candidate": "c", "keys": ["1"], "choice": "first", "source": "s",
            "service_suffices_on": "2200-02-01",
            "better": [{"start": "2023-P1a", "barred": "leave", "proofs": [0], "resolved": true}]}],
        "proofs": [{"kind": "cases", "rank": 2, "of": "time",
            "limits": [{"post": "p", "unit": "u", "municipality": "m", "quarter": "2023-P1a", "period": "2023-P1",
                "capacity": 1, "fixed": ["c"], "splits": ["d"]}],
            "holders": [{"candidate": "c", "rank": 1, "commitment": "serving"}], "candidate": "d", "start": "2023-P1a",
            "beside": [0], "nodes": [{"candidate": "c", "split_by": {"post": "p", "unit": "u", "quarter": "2023-P1a"},
                "uses": 1, "avoids": 2, "limits": [{"unit": "u", "quarter": "2023-P1a", "capacity": 1}],
                "holders": ["c"]}]}]
    })
}

/// Values that are wrong in most places.
const BAD: &[&str] = &[
    "null",
    "true",
    "\"true\"",
    "-1",
    "-0",
    "0",
    "1",
    "5",
    "6.0",
    "0.5",
    "1e2",
    "1000000",
    "1000001",
    "4294967295",
    "4294967296",
    "1e30",
    "1e999",
    "\"\"",
    "\"1\"",
    "\"x\"",
    "\"\\u0007\"",
    "\"\\ud800\"",
    "\"2022-P3\"",
    "\"2023-P1\"",
    "\"2023-P1a\"",
    "\"2023-02-30\"",
    "\"2023-02-28\"",
    "\"2200-02-28\"",
    "\"2200-03-01\"",
    "\"old\"",
    "[]",
    "{}",
    "[\"a\"]",
    "[\"a\", \"b\"]",
    "[null]",
    "[[]]",
    "{\"unit\": \"u\"}",
    "{\"unit\": \"u\", \"hospital\": \"u\"}",
    "{\"new\": null}",
    "{\"2023-P1\": 1}",
];

/// Every document that differs from this one in one value, one more member, one less or one twice.
fn mutants(document: &Value) -> Vec<String> {
    let mut mutants = Vec::new();
    for pointer in pointers(document) {
        for bad in BAD {
            mutants.push(with(document, &pointer, |_| (*bad).to_owned()));
        }
        mutants.push(with(document, &pointer, |old| {
            let extended = |inner: &str| format!("{inner}{}\"unknown\": 1}}", if inner == "{" { "" } else { ", " });
            old.strip_suffix('}').map_or_else(|| format!("[{old}]"), extended)
        }));
        if let Some((parent, name)) = pointer.rsplit_once('/')
            && document.pointer(parent).is_some_and(Value::is_object)
        {
            let mut fewer = document.clone();
            let members = fewer.pointer_mut(parent).and_then(Value::as_object_mut);
            let value = members.expect("is an object").remove(name);
            mutants.push(fewer.to_string());
            let member = format!("\"{name}\": {}", value.expect("is a member"));
            mutants.push(with(document, parent, |old| format!("{{{member}, {}", &old[1..])));
            mutants.push(with(document, parent, |old| format!("{{\"\\ud800\": 1, {}", &old[1..])));
        }
    }
    mutants
}

fn pointers(value: &Value) -> Vec<String> {
    let below = |(name, value): (String, &Value)| {
        let below = pointers(value);
        below.into_iter().map(move |pointer| format!("/{name}{pointer}"))
    };
    let mut all = vec![String::new()];
    match value {
        Value::Object(members) => all.extend(members.iter().map(|(n, v)| (n.clone(), v)).flat_map(below)),
        Value::Array(list) => all.extend(list.iter().enumerate().map(|(i, v)| (i.to_string(), v)).flat_map(below)),
        _ => {}
    }
    all
}

/// The document with the text at a pointer changed.
fn with(document: &Value, pointer: &str, change: impl Fn(&str) -> String) -> String {
    const MARK: &str = "the mark of a place";
    let mut marked = document.clone();
    let place = marked.pointer_mut(pointer).expect("exists");
    let old = std::mem::replace(place, json!(MARK)).to_string();
    marked.to_string().replace(&format!("\"{MARK}\""), &change(&old))
}

fn agree<D: DeserializeOwned>(document: &Value, shape: Shape) {
    let good: Collected<D> = collect(&document.to_string(), shape);
    assert!(good.faults.is_empty(), "{:?}", good.faults);
    let mutants = mutants(document);
    assert!(mutants.len() > 1000);
    for mutant in mutants {
        let strict = read_strict::<D>(&mutant);
        let collected: Collected<D> = collect(&mutant, shape);
        assert_eq!(strict.is_ok(), collected.faults.is_empty(), "{mutant}\n{:?} {:?}", strict.err(), collected.faults);
        assert!(collected.document.is_some(), "not repaired: {mutant}");
        assert!(collected.faults.iter().all(|f| f.line == 1 && f.column > 0 && f.value.len() <= 40));
    }
}

#[test]
fn the_readers_agree_on_every_small_change_of_a_problem() {
    let mut by_name = problem();
    by_name["rules"] = json!("ahus-2020");
    agree::<ProblemDocument>(&by_name, PROBLEM);
}

#[test]
fn the_readers_agree_on_every_small_change_of_a_rule_set() {
    agree::<RulesDocument>(&rules(), RULES);
}

#[test]
fn the_readers_agree_on_every_small_change_of_a_plan() {
    agree::<PlanDocument>(&plan(), PLAN);
}

#[test]
fn the_readers_agree_on_rules_within_a_problem() {
    for set in mutants(&rules()).into_iter().step_by(13) {
        let text = with(&problem(), "/rules", |_| set.clone());
        let collected = collect_problem(&text);
        assert_eq!(read_strict::<ProblemDocument>(&text).is_ok(), collected.faults.is_empty(), "{set}");
        assert!(collected.document.is_some(), "not repaired: {set}");
    }
}
