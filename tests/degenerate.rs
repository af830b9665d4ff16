//! Problems with next to nothing in them: a valid plan that says so, in every command and language.

use alis::document::{PlanDocument, PlanStatus, UnplacedReason};
use alis_tests::cli::{Folder, alis};
use serde_json::{Value, json};

/// A problem of no candidates, posts, municipalities or trusts.
fn nothing() -> Value {
    json!({
        "format": "alis.problem/1", "rules": "ahus-2020", "decision_date": "2022-10-01",
        "first_period": "2023-P1", "last_period": "2023-P1",
        "trusts": [], "posts": [], "municipalities": [], "candidates": []
    })
}

/// A problem with one of each.
fn one_of_each() -> Value {
    let mut problem = nothing();
    problem["trusts"] = json!([{"id": "t", "name": "Sykehuset", "units": [{"id": "u", "name": "Avdelingen"}]}]);
    problem["posts"] = json!([{"id": "p", "trust": "t", "periods": {"2023-P1": 1}}]);
    problem["municipalities"] = json!([{"id": "m", "name": "Kommunen", "trust": "t", "registration": "registered"}]);
    problem["candidates"] = json!([candidate("K1")]);
    problem
}

fn candidate(id: &str) -> Value {
    json!({
        "id": id, "municipality": "m", "trust": "t", "registered_on": "2022-05-01", "scheme": "new",
        "service_months": 24, "employment": "permanent", "earliest": "2023-P1"
    })
}

/// The plan of a problem; every command must work on it.
fn plan(problem: &Value) -> PlanDocument {
    let folder = Folder::new();
    let file = folder.write("problem.json", problem.to_string());
    let output = folder.path("plan.json");
    alis(&["plan", &file, "-o", &output, "--quiet"]).exits(0);
    alis(&["verify", &file, &output]).exits(0);
    alis(&["verify", &file, &output, "--resolve"]).exits(0);
    for language in ["nb", "en"] {
        for width in ["1", "60", "100", "250"] {
            for command in ["plan", "rank", "check"] {
                let answer = alis(&[command, &file, "--language", language, "--width", width]).exits(0);
                assert!(!answer.out().trim().is_empty() && answer.err().is_empty(), "{command}: {}", answer.err());
                if command != "check" {
                    no_line_is_too_long(answer.out(), width);
                }
            }
        }
        for command in ["plan", "rank"] {
            let csv = alis(&[command, &file, "--csv", "--language", language]).exits(0);
            assert!(csv.out().starts_with('\u{feff}') && csv.out().ends_with("\r\n"), "{}", csv.out());
            let json = alis(&[command, &file, "--json", "--language", language]).exits(0);
            assert!(serde_json::from_slice::<Value>(&json.bytes).is_ok());
        }
    }
    let plan = alis::read_plan(&folder.read("plan.json"), 1 << 20).expect("the plan is a plan document");
    assert_eq!(plan.status, PlanStatus::Optimal);
    plan
}

fn no_line_is_too_long(text: &str, width: &str) {
    let most: usize = width.parse().expect("a width");
    let longest = text.lines().map(|line| line.chars().count()).max().unwrap_or_default();
    assert!(longest <= most.max(alis_cli::view::LEAST_WIDTH), "{longest} columns at width {width}:\n{text}");
}

/// How many are placed, unplaced and refused.
fn counts(plan: &PlanDocument) -> [usize; 3] {
    [plan.placements.len(), plan.unplaced.len(), plan.ineligible.len()]
}

#[test]
fn nothing_at_all() {
    let plan = plan(&nothing());
    assert_eq!((counts(&plan), plan.posts.len(), plan.warnings.len()), ([0, 0, 0], 0, 0));
}

#[test]
fn nothing_by_the_rules_of_helse_nord() {
    for rules in alis::rules::BUILT_IN {
        let mut problem = one_of_each();
        problem["rules"] = json!(rules);
        problem["candidates"] = json!([]);
        assert_eq!(counts(&plan(&problem)), [0, 0, 0]);
    }
}

#[test]
fn no_candidates() {
    let mut problem = one_of_each();
    problem["candidates"] = json!([]);
    let plan = plan(&problem);
    assert_eq!(counts(&plan), [0, 0, 0]);
    let posts: Vec<_> = plan.posts.iter().map(|post| (post.capacity, post.used)).collect();
    assert_eq!(posts, [(1, 0), (1, 0)], "two quarters");
}

#[test]
fn no_posts() {
    let mut problem = one_of_each();
    problem["posts"] = json!([]);
    let plan = plan(&problem);
    assert_eq!((counts(&plan), plan.posts.len()), ([0, 1, 0], 0));
    assert_eq!(plan.unplaced[0].reason, UnplacedReason::NoPost);
}

#[test]
fn a_pool_of_no_posts() {
    for periods in [json!({}), json!({"2023-P1": 0}), json!({"2030-P1": 7})] {
        let mut problem = one_of_each();
        problem["posts"][0]["periods"] = periods;
        let plan = plan(&problem);
        assert_eq!((counts(&plan), plan.unplaced[0].reason), ([0, 1, 0], UnplacedReason::NoPost));
        assert!(plan.posts.iter().all(|post| post.capacity == 0 && post.used == 0) && plan.posts.len() == 2);
    }
}

#[test]
fn one_of_each_is_placed() {
    let plan = plan(&one_of_each());
    assert_eq!(counts(&plan), [1, 0, 0]);
    let placement = &plan.placements[0];
    assert_eq!((placement.rank, placement.queue_place, placement.months, placement.waiting), (1, Some(1), 6, 0));
    assert_eq!(placement.segments[0].unit.as_str(), "u");
}

#[test]
fn everyone_is_refused() {
    let mut problem = one_of_each();
    let candidates = ["K1", "K2", "K3"].map(|id| {
        let mut refused = candidate(id);
        refused["employment"] = json!("other");
        refused
    });
    problem["candidates"] = json!(candidates);
    let plan = plan(&problem);
    assert_eq!(counts(&plan), [0, 0, 3]);
    assert!(plan.ineligible.iter().all(|item| item.field == "employment" && item.value == "other"));
    assert!(plan.posts.iter().all(|post| post.used == 0));
}

#[test]
fn everyone_is_beyond_the_horizon() {
    let mut problem = one_of_each();
    problem["candidates"][0]["earliest"] = json!("2023-P2");
    let mut early = candidate("K2");
    early["latest"] = json!("2022-P2");
    early["earliest"] = json!("2022-P1");
    early["service_months"] = json!(25);
    problem["candidates"].as_array_mut().expect("a list").push(early);
    let plan = plan(&problem);
    assert_eq!(counts(&plan), [0, 2, 0]);
    assert!(plan.unplaced.iter().all(|item| item.reason == UnplacedReason::BeyondHorizon));
}

#[test]
fn a_decision_after_the_horizon() {
    let mut problem = one_of_each();
    problem["decision_date"] = json!("2024-10-01");
    let plan = plan(&problem);
    assert_eq!((counts(&plan), plan.unplaced[0].reason), ([0, 1, 0], UnplacedReason::BeyondHorizon));
}

#[test]
fn a_trust_without_units() {
    for hospitals in [json!([]), json!([{"id": "h", "name": "Sykehuset"}])] {
        let mut problem = one_of_each();
        problem["trusts"] = json!([{"id": "t", "name": "Sykehuset", "hospitals": hospitals}]);
        let plan = plan(&problem);
        assert_eq!((counts(&plan), plan.unplaced[0].reason), ([0, 1, 0], UnplacedReason::Goals));
    }
}

/// The trust of nobody, and one whose names are empty texts.
#[test]
fn trusts_without_candidates_and_without_names() {
    let mut problem = one_of_each();
    let trusts = problem["trusts"].as_array_mut().expect("a list");
    trusts.push(json!({"id": "empty", "name": ""}));
    trusts.push(json!({"id": "x", "name": "", "units": [{"id": "y", "name": ""}]}));
    problem["posts"].as_array_mut().expect("a list").push(json!({"id": "q", "trust": "x", "periods": {"2023-P1": 1}}));
    assert_eq!(counts(&plan(&problem)), [1, 0, 0]);
}

#[test]
fn the_first_and_the_last_period_of_the_calendar() {
    for (period, decision) in [("1900-P1", "1900-01-01"), ("2199-P2", "2199-08-31")] {
        let mut problem = one_of_each();
        problem["first_period"] = json!(period);
        problem["last_period"] = json!(period);
        problem["decision_date"] = json!(decision);
        problem["posts"][0]["periods"] = json!({period: 1});
        problem["candidates"][0]["earliest"] = json!(period);
        problem["candidates"][0]["registered_on"] = json!(decision);
        assert_eq!(counts(&plan(&problem)), [1, 0, 0]);
    }
}

/// Only a commitment, which uses the only post.
#[test]
fn nothing_but_a_commitment() {
    let mut problem = one_of_each();
    let segment = json!({"unit": "u", "post": "p", "from": "2023-P1a", "to": "2023-P1b"});
    problem["commitments"] = json!([{"candidate": "K1", "status": "accepted", "segments": [segment]}]);
    let plan = plan(&problem);
    assert_eq!((counts(&plan), plan.placements[0].queue_place), ([1, 0, 0], None));
    assert!(plan.posts.iter().all(|post| post.used == 1));
}

/// A rule set without criteria leaves everything to the lottery.
#[test]
fn no_criteria() {
    let mut problem = one_of_each();
    problem["rules"] = json!({"format": "alis.rules/1", "id": "none", "priority": []});
    problem["lottery_seed"] = json!("seed");
    problem["candidates"] = json!([candidate("K1"), candidate("K2"), candidate("K3")]);
    let plan = plan(&problem);
    assert_eq!(counts(&plan), [1, 2, 0]);
    assert!(plan.unplaced.iter().all(|item| item.reason == UnplacedReason::Full));
}

/// Ids that a table, a terminal or a spreadsheet might stumble on.
#[test]
fn ids_of_every_kind() {
    let ids = ["=1+1", "a;b\"c", "<b>", "å".repeat(100).as_str(), " ", "-"].map(str::to_owned);
    let mut problem = one_of_each();
    problem["lottery_seed"] = json!("seed");
    problem["candidates"] = ids.iter().map(|id| candidate(id)).collect();
    assert_eq!(counts(&plan(&problem)), [1, 5, 0]);
}

/// An id cannot turn the direction of the text around it.
#[test]
fn ids_do_not_steer_the_screen() {
    let mut problem = one_of_each();
    problem["candidates"] = json!([candidate("\u{202e}K")]);
    let folder = Folder::new();
    let file = folder.write("problem.json", problem.to_string());
    for command in ["plan", "rank"] {
        assert!(!alis(&[command, &file]).exits(0).out().contains('\u{202e}'));
    }
}
