#![allow(clippy::unwrap_used, reason = "tests")]
//! Instances small enough to be worked out by hand.

use serde_json::{Value, json};

use super::*;

/// One trust `t` with a hospital `h` of units `a` and `b` and a unit `d` of none, over 2022-P1 to 2022-P2;
/// one municipality `m` near `h`; first registered, first served.
fn world() -> Value {
    json!({
        "format": "alis.problem/1", "rules": "none", "decision_date": "2022-01-01",
        "first_period": "2022-P1", "last_period": "2022-P2", "lottery_seed": "seed",
        "trusts": [{"id": "t", "name": "T",
            "hospitals": [{"id": "h", "name": "H", "units": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]}],
            "units": [{"id": "d", "name": "D", "relevance": "rare"}]}],
        "posts": [{"id": "p", "trust": "t", "periods": {"2022-P1": 1, "2022-P2": 1}}],
        "municipalities": [{"id": "m", "name": "M", "trust": "t", "nearest_hospital": "h"}],
        "candidates": []
    })
}

fn rules() -> Value {
    json!({"format": "alis.rules/1", "id": "r", "priority": [{"criterion": "registered_on"}]})
}

/// A candidate of `t` who wishes to start in 2022-P1, the first day of registration given by `day`.
fn candidate(id: &str, day: u32, changes: &Value) -> Value {
    let mut candidate = json!({
        "id": id, "municipality": "m", "trust": "t", "registered_on": format!("2021-01-{day:02}"), "scheme": "new",
        "service_months": 24, "employment": "permanent", "earliest": "2022-P1"
    });
    for (key, value) in changes.as_object().unwrap() {
        candidate[key] = value.clone();
    }
    candidate
}

fn read(problem: &Value, rules: &Value) -> (ProblemDocument, RulesDocument) {
    (serde_json::from_value(problem.clone()).unwrap(), serde_json::from_value(rules.clone()).unwrap())
}

fn told(placement: &Placement) -> String {
    let told = placement.segments.iter().map(|s| format!("{} {}/{}", s.from, s.unit, s.post));
    told.collect::<Vec<_>>().join(", ")
}

/// The optimum in words, by rank.
fn plan(problem: &Value, rules: &Value) -> Vec<String> {
    let (problem, rules) = read(problem, rules);
    let ranked = optimum(&problem, &rules).ranked.into_iter().map(|ranked| match ranked.placement {
        Some(placement) => format!("{}: {}", ranked.candidate, told(&placement)),
        None => format!("{}: {:?}", ranked.candidate, ranked.unplaced.unwrap()),
    });
    ranked.collect()
}

/// The options of a candidate in words.
fn listed(problem: &Value, rules: &Value, candidate: &str) -> Vec<String> {
    let (problem, rules) = read(problem, rules);
    options(&problem, &rules, candidate).iter().map(told).collect()
}

#[test]
fn two_want_one_post() {
    let mut problem = world();
    problem["posts"][0]["periods"] = json!({"2022-P1": 1});
    problem["candidates"] = json!([candidate("x", 2, &json!({})), candidate("y", 1, &json!({}))]);
    assert_eq!(plan(&problem, &rules()), ["y: 2022-P1a a/p", "x: Full"]);
    problem["posts"][0]["periods"]["2022-P2"] = json!(1);
    assert_eq!(plan(&problem, &rules()), ["y: 2022-P1a a/p", "x: 2022-P2a a/p"]);
}

#[test]
fn who_is_ahead_takes_what_leaves_most_to_those_behind() {
    let mut problem = world();
    problem["posts"][0]["periods"]["2022-P1"] = json!(2);
    problem["trusts"][0]["hospitals"][0]["units"][0]["max_at_once"] = json!(1);
    problem["candidates"] = json!([
        candidate("x", 1, &json!({"places": [{"hospital": "h"}]})),
        candidate("y", 2, &json!({"places": [{"unit": "a"}]})),
    ]);
    assert_eq!(plan(&problem, &rules()), ["x: 2022-P1a b/p", "y: 2022-P1a a/p"]);
}

#[test]
fn a_pair_of_splits_takes_turns() {
    let mut problem = world();
    problem["posts"][0]["periods"]["2022-P1"] = json!(2);
    problem["trusts"][0]["allows_split"] = json!(true);
    let split = json!({"places": [{"split": ["b", "a"]}], "latest": "2022-P1"});
    problem["candidates"] = json!([candidate("x", 1, &split), candidate("y", 2, &split), candidate("z", 3, &split)]);
    let mut rules = rules();
    rules["unit_max"] = json!(1);
    rules["shapes"] = json!({"split": "by_wish"});
    assert_eq!(plan(&problem, &rules), ["x: 2022-P1a a/p, 2022-P1b b/p", "y: 2022-P1a b/p, 2022-P1b a/p", "z: Full"]);
    rules["shapes"] = json!({"split": "by_wish_and_need"});
    assert_eq!(plan(&problem, &rules)[0], "x: Places", "no need is stated");
}

#[test]
fn twelve_months_are_two_segments() {
    let mut problem = world();
    let wishes = json!([{"unit": "b"}, {"unit": "a"}]);
    problem["candidates"] = json!([candidate("x", 1, &json!({"months_needed": 12, "places": wishes}))]);
    let mut rules = rules();
    assert_eq!(plan(&problem, &rules), ["x: 2022-P1a b/p, 2022-P2a b/p"]);
    assert_eq!(listed(&problem, &rules, "x").len(), 4);
    rules["shapes"] = json!({"two_units": true});
    assert_eq!(plan(&problem, &rules), ["x: 2022-P1a a/p, 2022-P2a b/p"]);
    let (document, rules) = read(&problem, &rules);
    assert_eq!(options(&document, &rules, "x")[0].values.wish, 1);
    assert_eq!(size(&document, &rules), 3);
    problem["candidates"][0]["months_needed"] = json!(9);
    let (document, rules) = read(&problem, &self::rules());
    let ends: Vec<_> = options(&document, &rules, "x").iter().map(|o| o.segments[1].to.to_string()).collect();
    assert_eq!(ends, ["2022-P2a"; 4]);
}

#[test]
fn a_vacancy_may_be_served_from_a_second_quarter() {
    let mut problem = world();
    problem["posts"][0] = json!({"id": "p", "trust": "t", "units": ["b"], "kind": "vacancy",
        "periods": {"2022-P1": 1, "2022-P1a": 0, "2022-P2a": 1}});
    problem["candidates"] = json!([candidate("x", 1, &json!({}))]);
    assert_eq!(listed(&problem, &rules(), "x"), ["2022-P1b b/p"]);
    let (document, set) = read(&problem, &rules());
    assert_eq!(options(&document, &set, "x")[0].values.waiting, 1);
    problem["posts"][0]["kind"] = json!("earmarked");
    assert_eq!(plan(&problem, &rules()), ["x: NoPost"]);
}

#[test]
fn whoever_prefers_a_place_waits_for_it() {
    let mut problem = world();
    problem["posts"][0]["periods"]["2022-P1"] = json!(2);
    let wishes = json!([{"unit": "b"}, {"unit": "a"}]);
    problem["candidates"] = json!([
        candidate("w", 1, &json!({"places": [{"unit": "b"}], "latest": "2022-P1"})),
        candidate("x", 2, &json!({"places": wishes})),
    ]);
    let mut rules = rules();
    rules["unit_max"] = json!(1);
    assert_eq!(plan(&problem, &rules)[1], "x: 2022-P1a a/p");
    problem["candidates"][1]["prefers"] = json!("place");
    assert_eq!(plan(&problem, &rules)[1], "x: 2022-P2a b/p");
}

#[test]
fn time_then_place_lets_a_lesser_place_pay_for_anothers_time() {
    let mut problem = world();
    problem["posts"][0]["periods"]["2022-P1"] = json!(2);
    problem["candidates"] = json!([
        candidate("x", 1, &json!({"places": [{"unit": "a"}, {"unit": "b"}]})),
        candidate("y", 2, &json!({"places": [{"unit": "a"}]})),
    ]);
    let mut rules = rules();
    rules["unit_max"] = json!(1);
    assert_eq!(plan(&problem, &rules), ["x: 2022-P1a a/p", "y: 2022-P2a a/p"]);
    rules["objective"] = json!("time_then_place");
    assert_eq!(plan(&problem, &rules), ["x: 2022-P1a b/p", "y: 2022-P1a a/p"]);
}

#[test]
fn equal_options_are_taken_in_the_order_of_bytes() {
    let mut problem = world();
    let pool = |id: &str| json!({"id": id, "trust": "t", "periods": {"2022-P1": 1}});
    problem["posts"] = json!([pool("å"), pool("b"), pool("Z")]);
    let changes = json!({"places": [{"unit": "a"}], "latest": "2022-P1"});
    problem["candidates"] = json!([1, 2, 3].map(|day| candidate(&format!("c{day}"), day, &changes)));
    assert_eq!(plan(&problem, &rules()), ["c1: 2022-P1a a/Z", "c2: 2022-P1a a/b", "c3: 2022-P1a a/å"]);
}

#[test]
fn a_municipality_ties_two_trusts() {
    let mut problem = world();
    let more = |list: &mut Value, item: Value| list.as_array_mut().unwrap().push(item);
    more(&mut problem["trusts"], json!({"id": "t2", "name": "T2", "units": [{"id": "e", "name": "E"}]}));
    more(&mut problem["posts"], json!({"id": "q", "trust": "t2", "periods": {"2022-P1": 1, "2022-P2": 1}}));
    problem["municipalities"][0]["max_absent"] = json!(1);
    problem["candidates"] = json!([
        candidate("x", 2, &json!({})),
        candidate("y", 1, &json!({"trust": "t2", "months_needed": 3})),
        candidate("z", 3, &json!({"trust": "t2", "months_needed": 3})),
    ]);
    assert_eq!(plan(&problem, &rules()), ["y: 2022-P1a e/q", "x: 2022-P2a a/p", "z: 2022-P1b e/q"]);
    let (document, set) = read(&problem, &rules());
    let places: Vec<_> = optimum(&document, &set).ranked.iter().map(|r| r.queue_place).collect();
    assert_eq!(places, [Some(1), Some(1), Some(2)]);
}

#[test]
fn a_commitment_stands_and_is_repeated() {
    let mut problem = world();
    problem["candidates"] = json!([
        candidate("x", 1, &json!({"latest": "2022-P1"})),
        candidate("y", 2, &json!({"places": [{"unit": "a"}], "earliest": "2022-P2"})),
    ]);
    problem["commitments"] = json!([{"candidate": "y", "status": "accepted",
        "segments": [{"unit": "d", "post": "p", "from": "2021-P2b", "to": "2022-P1a"}]}]);
    assert_eq!(plan(&problem, &rules()), ["x: Full", "y: 2021-P2b d/p"]);
    let (document, set) = read(&problem, &rules());
    let ranked = &optimum(&document, &set).ranked[1];
    let values = ranked.placement.as_ref().unwrap().values;
    let (waiting, wish, away, relevance) = (0, 1, 1, 2);
    assert_eq!(values, Values { waiting, wish, away, relevance });
    assert_eq!((ranked.rank, ranked.queue_place), (2, None));
}

#[test]
fn the_first_filter_that_leaves_nothing_is_the_reason() {
    let mut rules = rules();
    rules["eligibility"] = json!({"min_service_months": {"value": 12}});
    for (reason, changes) in [
        (UnplacedReason::BeyondHorizon, json!({"earliest": "2023-P1", "service_months": 0})),
        (UnplacedReason::BeyondHorizon, json!({"latest": "2021-P2"})),
        (UnplacedReason::Leave, json!({"leave": [{"from": "2022-08-31", "to": "2022-09-01"}]})),
        (UnplacedReason::Service, json!({"service_months": 3, "goals_needed": ["ALM-001"]})),
        (UnplacedReason::Goals, json!({"service_months": 4, "goals_needed": ["ALM-001"]})),
        (UnplacedReason::Places, json!({"places": [{"field": "Pediatri"}]})),
        (UnplacedReason::Declined, json!({"latest": "2022-P1", "id": "x"})),
        (UnplacedReason::NoPost, json!({"places": [{"unit": "d"}]})),
        (UnplacedReason::Full, json!({"places": [{"unit": "b"}]})),
    ] {
        let mut problem = world();
        problem["posts"][0]["units"] = json!(["a", "b"]);
        problem["trusts"][0]["hospitals"][0]["units"][1]["max_at_once"] = json!(0);
        problem["declined"] = json!([{"candidate": "x", "start": "2022-P1a"}]);
        problem["candidates"] = json!([candidate("y", 1, &changes)]);
        let id = problem["candidates"][0]["id"].as_str().unwrap().to_owned();
        if id != "x" {
            problem["declined"] = json!([]);
        }
        assert_eq!(plan(&problem, &rules), [format!("{id}: {reason:?}")], "{changes}");
    }
}

#[test]
fn an_offer_with_units_turns_down_those_alone() {
    let mut problem = world();
    problem["candidates"] = json!([candidate("x", 1, &json!({"latest": "2022-P1", "places": [{"hospital": "h"}]}))]);
    problem["declined"] = json!([{"candidate": "x", "start": "2022-P1a", "units": ["a"]},
        {"candidate": "x", "start": "2022-P1a", "units": ["b", "b"]}]);
    assert_eq!(listed(&problem, &rules(), "x"), ["2022-P1a b/p"]);
}
