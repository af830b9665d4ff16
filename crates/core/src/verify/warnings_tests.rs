//! Each warning by itself, on the small problem of the tests.

use serde_json::{Value, json};

use super::{
    ViolationRule,
    facts::Facts,
    placed,
    ranking::Ranking,
    tests::{problem_with, right_plan, rules, rules_with},
    violation::Report,
    warnings,
};
use crate::{
    document::{PlanDocument, RulesDocument},
    language::Language,
};

/// The warnings that the verifier expects of the right plan, which states none.
fn due(edit: impl FnOnce(&mut Value), rules: &RulesDocument) -> Vec<String> {
    let problem = problem_with(edit);
    let facts = Facts::new(&problem, rules);
    let plan: PlanDocument = serde_json::from_value(right_plan(rules)).unwrap();
    let mut report = Report::default();
    let ranking = Ranking::new(&facts);
    warnings::check(&facts, &ranking, (&plan, &placed::read(&facts, &ranking, &plan)), &mut report);
    let missing = report.into_violations().into_iter();
    missing
        .map(|violation| {
            assert_eq!(violation.rule, ViolationRule::WarningMissing);
            violation.expected.text(Language::En)
        })
        .collect()
}

fn warning(code: &str, fields: &[(&str, &str)]) -> String {
    let fields: Vec<String> = fields.iter().map(|(name, value)| format!(",\"{name}\":\"{value}\"")).collect();
    format!("{{\"code\":\"{code}\"{}}}", fields.concat())
}

#[test]
fn a_candidates_own_fields_are_looked_at() {
    let c3 = |name: &'static str, value: Value| move |document: &mut Value| document["candidates"][2][name] = value;
    let plain = rules();
    for (name, value, code, fields) in [
        ("earliest", json!("2024-P1"), "earliest_after_horizon", vec![("candidate", "c3"), ("value", "2024-P1")]),
        ("latest", json!("2022-P2"), "latest_before_earliest", vec![("candidate", "c3"), ("value", "2022-P2")]),
        (
            "registered_on",
            json!("2023-01-02"),
            "registered_after_decision",
            vec![("candidate", "c3"), ("value", "2023-01-02")],
        ),
        ("updated_on", json!("2022-06-30"), "registration_stale", vec![("candidate", "c3"), ("value", "2022-06-30")]),
        (
            "places",
            json!([{"field": "none"}, {"unit": "u1"}]),
            "field_unknown",
            vec![("candidate", "c3"), ("id", "none")],
        ),
    ] {
        assert_eq!(due(c3(name, value), &plain), [warning(code, &fields)]);
    }
    assert_eq!(due(c3("updated_on", json!("2022-07-01")), &plain), Vec::<String>::new());
}

#[test]
fn an_offer_turned_down_must_have_been_one() {
    let declined = |entry: Value| move |document: &mut Value| document["declined"] = json!([entry]);
    let plain = rules();
    let expected = [warning("declined_matches_nothing", &[("candidate", "c3"), ("id", "2023-P1b")])];
    assert_eq!(due(declined(json!({"candidate": "c3", "start": "2023-P1b"})), &plain), expected);
    let real = json!({"candidate": "c3", "start": "2023-P1a", "units": ["u2"]});
    assert_eq!(due(declined(real), &plain), Vec::<String>::new());
}

#[test]
fn neighbours_are_looked_at() {
    let tie = |document: &mut Value| {
        document["lottery_seed"] = json!("s");
        document["candidates"][2]["registered_on"] = json!("2022-09-01");
    };
    let [found] = &due(tie, &rules())[..] else { unreachable!() };
    assert!(found.contains("lottery_decided") && found.ends_with("\"rule\":\"lottery\"}"), "{found}");
    let overturned = |document: &mut Value| {
        for (index, rank) in [2, 1, 2].into_iter().enumerate() {
            document["candidates"][index]["municipal_rank"] = json!(rank);
        }
    };
    let fields = [("candidate", "c2"), ("id", "c1"), ("rule", "registered_on")];
    assert_eq!(due(overturned, &rules()), [warning("municipal_order_overturned", &fields)]);
}

#[test]
fn what_the_rule_set_advises_is_a_warning() {
    let advised = |name: &'static str, value: Value| {
        rules_with(move |document| document["eligibility"][name] = json!({"value": value}))
    };
    // c1 starts on 1 March with 24 + 2 months of service, c2 on 1 September with 24 + 8.
    let fields = [("candidate", "c1"), ("value", "26"), ("rule", "advised_service_months")];
    assert_eq!(due(|_| {}, &advised("advised_service_months", json!(27))), [warning("service_below_advised", &fields)]);
    let fields = [("candidate", "c1"), ("value", "2023-03-01"), ("rule", "advised_notice_months")];
    assert_eq!(due(|_| {}, &advised("advised_notice_months", json!(6))), [warning("notice_short", &fields)]);
    let fields = [("candidate", "c1"), ("value", "2022-08-01"), ("rule", "advised_lead_months")];
    assert_eq!(due(|_| {}, &advised("advised_lead_months", json!(12))), [warning("lead_short", &fields)]);
}

#[test]
fn the_old_scheme_has_an_end() {
    let set = rules_with(|document| document["eligibility"]["old_scheme_ends"] = json!({"value": "2024-02-28"}));
    let old = |document: &mut Value| {
        for index in 0..3 {
            document["candidates"][index]["scheme"] = json!("old");
        }
    };
    // c2 ends on 29 February as placed; c3, without a place, would need the twelve months from 1 March.
    let of = |id: &str| {
        warning("old_scheme_ends", &[("candidate", id), ("value", "2024-02-29"), ("rule", "old_scheme_ends")])
    };
    assert_eq!(due(old, &set), [of("c2"), of("c3")]);
}

#[test]
fn fields_that_a_criterion_reads_and_keys_outside_the_horizon() {
    let set = rules_with(|document| {
        document["priority"] = json!([{"criterion": "registered_on"}, {"criterion": "municipal_rank"}]);
    });
    let ranks = |document: &mut Value| {
        for index in 0..2 {
            document["candidates"][index]["municipal_rank"] = json!(index + 1);
        }
        document["posts"][0]["periods"]["2024-P1a"] = json!(1);
    };
    let absent = warning("criterion_field_absent", &[("candidate", "c3"), ("rule", "municipal_rank")]);
    let outside = warning("period_outside_horizon", &[("id", "p1"), ("value", "2024-P1a")]);
    assert_eq!(due(ranks, &set), [absent, outside]);
}

#[test]
fn a_locum_contract_should_last_to_the_start() {
    let locum = |document: &mut Value| {
        document["candidates"][0]["employment"] = json!("locum");
        document["candidates"][0]["locum_from"] = json!("2022-01-01");
        document["candidates"][0]["locum_to"] = json!("2023-02-28");
    };
    let fields = [("candidate", "c1"), ("value", "2023-02-28")];
    assert_eq!(due(locum, &rules()), [warning("locum_ends_before_start", &fields)]);
}
