//! The enumeration of options, filter by filter.

use serde_json::{Value, json};

use super::{
    facts::Facts,
    legality, options,
    tests::{problem_with, rules, rules_with},
    values::{self, Segment},
};
use crate::document::{RulesDocument, UnplacedReason};

fn reason(edit: impl FnOnce(&mut Value), rules: &RulesDocument) -> Option<UnplacedReason> {
    let problem = problem_with(edit);
    let facts = Facts::new(&problem, rules);
    options::reason(&facts, &facts.candidates["c1"])
}

#[test]
fn the_first_filter_that_leaves_nothing_is_the_reason() {
    let with = |name: &'static str, value: Value| move |document: &mut Value| document["candidates"][0][name] = value;
    let plain = rules();
    assert_eq!(reason(|_| {}, &plain), None);
    assert_eq!(reason(with("earliest", json!("2024-P1")), &plain), Some(UnplacedReason::BeyondHorizon));
    let away = json!([{"from": "2023-08-31", "to": "2023-09-01"}]);
    assert_eq!(reason(with("leave", away), &plain), Some(UnplacedReason::Leave));
    let strict = rules_with(|document| document["eligibility"]["min_service_months"] = json!({"value": 40}));
    assert_eq!(reason(|_| {}, &strict), Some(UnplacedReason::Service));
    assert_eq!(reason(with("goals_needed", json!(["ALM-001"])), &plain), Some(UnplacedReason::Goals));
    assert_eq!(reason(with("places", json!([{"field": "none"}])), &plain), Some(UnplacedReason::Places));
    let declined = json!([{"candidate": "c1", "start": "2023-P1a"}, {"candidate": "c1", "start": "2023-P2a"}]);
    assert_eq!(reason(|document| document["declined"] = declined, &plain), Some(UnplacedReason::Declined));
    let quarter = json!({"2023-P1": 1, "2023-P1b": 0, "2023-P2b": 1});
    assert_eq!(reason(|document| document["posts"][0]["periods"] = quarter, &plain), Some(UnplacedReason::NoPost));
}

#[test]
fn the_enumeration_and_the_rules_agree() {
    let problem = problem_with(|document| {
        document["trusts"][0]["allows_split"] = json!(true);
        document["posts"].as_array_mut().unwrap().push(
            json!({"id": "p2", "trust": "t1", "kind": "vacancy", "units": ["u2"], "periods": {"2023-P1b": 1, "2023-P2a": 1}}));
        document["candidates"][0]["places"] = json!([{"split": ["u2", "u1"]}, {"hospital": "h1"}]);
        document["candidates"][1]["months_needed"] = json!(12);
        document["candidates"][2]["months_needed"] = json!(3);
    });
    let rules = rules();
    let facts = Facts::new(&problem, &rules);
    // Whole: 2 periods x 2 units; 3+3: 2 x 2 orders; from a second quarter: u2. Pairs: u1 u2 and u2 u1. 3 months: 4 x 2.
    for (id, count) in [("c1", 9), ("c2", 2), ("c3", 8)] {
        let candidate = &facts.candidates[id];
        let courses = options::all(&facts, candidate);
        assert_eq!(courses.len(), count, "{id}");
        for course in courses {
            let segments: Vec<Segment<'_>> = course
                .stays()
                .map(|stay| Segment::numbered(&facts, (stay.unit, facts.pools_for(&stay)[0]), stay.from, stay.to))
                .collect();
            let worth = values::of(&facts, candidate, &segments);
            assert!(legality::faults(&facts, candidate, &segments, worth).is_empty(), "{segments:?}");
            assert_eq!(worth, Some(course.values));
        }
    }
}
