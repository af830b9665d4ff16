//! A right plan passes; each kind of tampering is refused.

use serde_json::{Value, json};

use super::{ViolationRule, statement::canonical_sha256, verify, words_tests::both_lines};
use crate::document::{PlanDocument, ProblemDocument, RulesDocument};

/// One trust with a hospital of two units, a pool with one post, three candidates of one municipality.
pub(super) fn problem_with(edit: impl FnOnce(&mut Value)) -> ProblemDocument {
    let candidate = |id: &str, registered_on: &str| {
        json!({"id": id, "municipality": "m1", "trust": "t1", "registered_on": registered_on, "updated_on": "2022-12-01",
               "scheme": "new", "service_months": 24, "employment": "permanent", "earliest": "2023-P1"})
    };
    let municipality =
        |id: &str| json!({"id": id, "name": id, "trust": "t1", "nearest_hospital": "h1", "registration": "registered"});
    let mut document = json!({
        "format": "alis.problem/1", "rules": "test", "decision_date": "2023-01-01",
        "first_period": "2023-P1", "last_period": "2023-P2",
        "trusts": [{"id": "t1", "name": "t1", "hospitals": [{"id": "h1", "name": "h1", "units": [
            {"id": "u1", "name": "u1", "field": "medicine"}, {"id": "u2", "name": "u2", "relevance": "some"}]}]}],
        "posts": [{"id": "p1", "trust": "t1", "periods": {"2023-P1": 1, "2023-P2": 1}}],
        "municipalities": [municipality("m1"), municipality("m2")],
        "candidates": [candidate("c1", "2022-08-01"), candidate("c2", "2022-09-01"), candidate("c3", "2022-10-01")],
    });
    edit(&mut document);
    serde_json::from_value(document).unwrap()
}

/// A rule set with catchment, employment and the order of registration.
pub(super) fn rules_with(edit: impl FnOnce(&mut Value)) -> RulesDocument {
    let mut document = json!({
        "format": "alis.rules/1", "id": "test",
        "eligibility": {"catchment": {"value": true}, "employment": {"value": ["permanent", "locum"]}},
        "priority": [{"criterion": "registered_on"}], "shapes": {"split": "by_wish", "two_units": true},
    });
    edit(&mut document);
    serde_json::from_value(document).unwrap()
}

pub(super) fn rules() -> RulesDocument {
    rules_with(|_| {})
}

fn placement(id: &str, rank: u32, period: &str, waiting: u32, unit: &str) -> Value {
    let (start, end, status) = if period == "2023-P1" {
        ("2023-03-01", "2023-08-31", "proposed")
    } else {
        ("2023-09-01", "2024-02-29", "expected")
    };
    json!({"candidate": id, "trust": "t1", "rank": rank, "queue_place": rank, "status": status,
        "start": format!("{period}a"), "start_date": start, "end_date": end, "months": 6,
        "waiting": waiting, "wish": 0, "away": 0, "relevance": i32::from(unit == "u2"),
        "segments": [{"unit": unit, "hospital": "h1", "post": "p1", "from": format!("{period}a"), "to": format!("{period}b")}]})
}

/// c1 in the first period, c2 in the second, c3 without a place.
pub(super) fn right_plan(rules: &RulesDocument) -> Value {
    let post = |quarter: &str| json!({"post": "p1", "quarter": quarter, "capacity": 1, "used": 1});
    json!({
        "format": "alis.plan/1", "engine": {"name": "alis", "version": "0.1.0"}, "problem_sha256": "aa",
        "rules": "test", "rules_sha256": canonical_sha256(rules), "status": "optimal",
        "placements": [placement("c1", 1, "2023-P1", 0, "u1"), placement("c2", 2, "2023-P2", 2, "u1")],
        "unplaced": [{"candidate": "c3", "trust": "t1", "rank": 3, "queue_place": 3, "reason": "full"}],
        "ineligible": [], "posts": [post("2023-P1a"), post("2023-P1b"), post("2023-P2a"), post("2023-P2b")],
        "warnings": [],
    })
}

fn violations(problem: &ProblemDocument, rules: &RulesDocument, plan: Value) -> Vec<ViolationRule> {
    let plan: PlanDocument = serde_json::from_value(plan).unwrap();
    let violations = verify(problem, "aa", rules, &plan).into_iter();
    violations.inspect(|violation| drop(both_lines(violation))).map(|violation| violation.rule).collect()
}

fn found(edit: impl FnOnce(&mut Value)) -> Vec<ViolationRule> {
    let (problem, rules) = (problem_with(|_| {}), rules());
    let mut plan = right_plan(&rules);
    edit(&mut plan);
    violations(&problem, &rules, plan)
}

#[test]
fn a_right_plan_gives_no_violation() {
    assert_eq!(found(|_| {}), []);
}

#[test]
fn each_stated_value_that_is_wrong_is_refused() {
    use ViolationRule as R;
    let cases: Vec<(&str, Value, R)> = vec![
        ("/problem_sha256", json!("ab"), R::ProblemSha256),
        ("/rules", json!("other"), R::RulesId),
        ("/rules_sha256", json!("00"), R::RulesSha256),
        ("/engine/name", json!("other"), R::EngineName),
        ("/placements/0/trust", json!("t2"), R::Trust),
        ("/placements/0/rank", json!(2), R::Rank),
        ("/placements/0/queue_place", json!(2), R::QueuePlace),
        ("/placements/0/status", json!("expected"), R::Status),
        ("/placements/0/start", json!("2023-P1b"), R::Start),
        ("/placements/0/start_date", json!("2023-03-02"), R::StartDate),
        ("/placements/0/end_date", json!("2023-08-30"), R::EndDate),
        ("/placements/0/months", json!(5), R::Months),
        ("/placements/1/waiting", json!(1), R::Waiting),
        ("/placements/0/wish", json!(1), R::Wish),
        ("/placements/0/away", json!(1), R::Away),
        ("/placements/0/relevance", json!(1), R::Relevance),
        ("/placements/0/segments/0/hospital", json!("h2"), R::Hospital),
        ("/unplaced/0/rank", json!(4), R::Rank),
        ("/unplaced/0/queue_place", json!(4), R::QueuePlace),
        ("/unplaced/0/reason", json!("no_post"), R::Reason),
        ("/posts/0/capacity", json!(2), R::PostCapacity),
        ("/posts/3/used", json!(0), R::PostUsed),
    ];
    for (pointer, value, rule) in cases {
        let rules = found(|plan| *plan.pointer_mut(pointer).unwrap() = value.clone());
        assert_eq!(rules, [rule], "{pointer}");
    }
}

#[test]
fn only_a_feasible_plan_says_how_far_it_is_proved() {
    let stated = |status: &str, rank: u32| {
        found(|plan| {
            plan["status"] = json!(status);
            plan["proved_to_rank"] = json!(rank);
        })
    };
    assert_eq!(stated("feasible", 3), []);
    assert_eq!(stated("feasible", 4), [ViolationRule::ProvedToRank]);
    assert_eq!(stated("feasible", 0), []);
    assert_eq!(stated("optimal", 3), [ViolationRule::ProvedToRank]);
    let unsaid = found(|plan| plan["status"] = json!("feasible"));
    assert_eq!(unsaid, [ViolationRule::ProvedToRank]);
}

#[test]
fn each_broken_rule_is_named() {
    use ViolationRule as R;
    let segment = "/placements/0/segments/0";
    let cases: Vec<(&str, Value, R)> = vec![
        ("to", json!("2023-P1a"), R::Shape),
        ("from", json!("2199-P2b"), R::Shape),
        ("unit", json!("u9"), R::Unit),
        ("post", json!("p9"), R::Pool),
    ];
    for (field, value, rule) in cases {
        let rules = found(|plan| *plan.pointer_mut(&format!("{segment}/{field}")).unwrap() = value.clone());
        assert!(rules.contains(&rule), "{field}: {rules:?}");
    }
    let rules = found(|plan| {
        plan["placements"][0]["segments"][0]["from"] = json!("2023-P1b");
        plan["placements"][0]["segments"][0]["to"] = json!("2023-P2a");
    });
    assert!(rules.contains(&R::PoolKind) && rules.contains(&R::PoolLimit), "{rules:?}");
}

#[test]
fn everyone_stands_once_in_the_right_list() {
    use ViolationRule as R;
    let rules = found(|plan| plan["unplaced"] = json!([]));
    assert_eq!(rules, [R::CandidateMissing]);
    let rules = found(|plan| plan["unplaced"][0]["candidate"] = json!("c9"));
    assert_eq!(rules, [R::CandidateUnknown, R::CandidateMissing]);
    let rules = found(|plan| {
        let twice = plan["unplaced"][0].clone();
        plan["unplaced"].as_array_mut().unwrap().push(twice);
    });
    assert_eq!(rules, [R::CandidateRepeated]);
    let rules = found(|plan| {
        plan["unplaced"] = json!([]);
        plan["ineligible"] =
            json!([{"candidate": "c3", "trust": "t1", "rule": "schemes", "field": "scheme", "value": "new"}]);
    });
    assert_eq!(rules, [R::CandidateMisplaced]);
    let rules = found(|plan| plan["placements"].as_array_mut().unwrap().reverse());
    assert_eq!(rules, [R::SortOrder]);
}

#[test]
fn posts_and_warnings_are_exactly_those_due() {
    use ViolationRule as R;
    let rules = found(|plan| drop(plan["posts"].as_array_mut().unwrap().remove(1)));
    assert_eq!(rules, [R::PostList]);
    let rules = found(|plan| plan["warnings"] = json!([{"code": "registration_unknown", "id": "m1"}]));
    assert_eq!(rules, [R::WarningUnexpected]);
    let problem = problem_with(|document| {
        document["municipalities"][0].as_object_mut().unwrap().remove("registration");
    });
    let set = self::rules();
    assert_eq!(violations(&problem, &set, right_plan(&set)), [R::WarningMissing]);
}

#[test]
fn a_post_that_someone_could_take_may_not_stand_empty() {
    let rules = found(|plan| {
        plan["placements"].as_array_mut().unwrap().pop();
        plan["unplaced"] = json!([
            {"candidate": "c2", "trust": "t1", "rank": 2, "queue_place": 2, "reason": "full"},
            {"candidate": "c3", "trust": "t1", "rank": 3, "queue_place": 3, "reason": "full"}]);
        plan["posts"][2]["used"] = json!(0);
        plan["posts"][3]["used"] = json!(0);
    });
    assert_eq!(rules, [ViolationRule::EmptyPost, ViolationRule::EmptyPost]);
}

#[test]
fn no_one_ranked_behind_may_cost_anyone_anything() {
    let rules = found(|plan| {
        plan["placements"] = json!([placement("c1", 1, "2023-P2", 2, "u1"), placement("c2", 2, "2023-P1", 0, "u1")]);
    });
    assert_eq!(rules, [ViolationRule::PassedOver]);
    let worse_unit = found(|plan| plan["placements"][0] = placement("c1", 1, "2023-P1", 0, "u2"));
    assert_eq!(worse_unit, [ViolationRule::PassedOver]);
    let unproved = found(|plan| {
        plan["placements"] = json!([placement("c1", 1, "2023-P2", 2, "u1"), placement("c2", 2, "2023-P1", 0, "u1")]);
        plan["status"] = json!("feasible");
        plan["proved_to_rank"] = json!(0);
    });
    assert_eq!(unproved, []);
}

#[test]
fn among_equal_options_the_first_in_order_is_taken() {
    let problem =
        problem_with(|document| document["trusts"][0]["hospitals"][0]["units"][1]["relevance"] = json!("most"));
    let set = rules();
    assert_eq!(violations(&problem, &set, right_plan(&set)), []);
    let mut plan = right_plan(&set);
    plan["placements"][0]["segments"][0]["unit"] = json!("u2");
    assert_eq!(violations(&problem, &set, plan), [ViolationRule::CanonicalOrder]);
}

#[test]
fn two_who_would_both_stay_content_are_exchanged_into_order() {
    let problem = problem_with(|document| {
        document["trusts"][0]["hospitals"][0]["units"] = json!([
            {"id": "u1", "name": "u1", "max_at_once": 1}, {"id": "u2", "name": "u2", "max_at_once": 1}]);
        document["posts"][0]["periods"] = json!({"2023-P1": 2});
    });
    let set = rules();
    let plan_of = |first: &str, second: &str| {
        let mut plan = right_plan(&set);
        plan["placements"] = json!([placement("c1", 1, "2023-P1", 0, first), placement("c2", 2, "2023-P1", 0, second)]);
        for index in 0..4 {
            let used = if index < 2 { 2 } else { 0 };
            plan["posts"][index]["capacity"] = json!(used);
            plan["posts"][index]["used"] = json!(used);
        }
        for place in plan["placements"].as_array_mut().unwrap() {
            place["relevance"] = json!(0);
        }
        plan
    };
    assert_eq!(violations(&problem, &set, plan_of("u1", "u2")), []);
    assert_eq!(violations(&problem, &set, plan_of("u2", "u1")), [ViolationRule::Exchange]);
}

#[test]
fn a_commitment_is_repeated_whole() {
    let problem = problem_with(|document| {
        document["commitments"] = json!([{"candidate": "c1", "status": "accepted",
            "segments": [{"unit": "u2", "post": "p1", "from": "2023-P1a", "to": "2023-P1b"}]}]);
    });
    let set = rules();
    let mut plan = right_plan(&set);
    plan["placements"][0] = placement("c1", 1, "2023-P1", 0, "u2");
    plan["placements"][0]["status"] = json!("accepted");
    plan["placements"][0].as_object_mut().unwrap().remove("queue_place");
    plan["placements"][1]["queue_place"] = json!(1);
    plan["unplaced"][0]["queue_place"] = json!(2);
    assert_eq!(violations(&problem, &set, plan.clone()), []);
    plan["placements"][0]["segments"][0]["unit"] = json!("u1");
    assert_eq!(violations(&problem, &set, plan), [ViolationRule::Commitment]);
}

#[test]
fn nothing_that_a_plan_says_makes_the_verifier_panic() {
    let rules = found(|plan| {
        plan["placements"][0]["segments"] = json!([]);
        plan["placements"][1]["segments"] = json!([
            {"unit": "x", "post": "y", "from": "2199-P2b", "to": "1900-P1a"},
            {"unit": "u1", "post": "p1", "from": "1900-P1a", "to": "2199-P2b"}]);
        plan["placements"][1]["candidate"] = json!("x");
        plan["unplaced"][0]["rank"] = json!(u32::MAX);
        plan["posts"] = json!([]);
    });
    assert!(rules.len() > 5, "{rules:?}");
}
