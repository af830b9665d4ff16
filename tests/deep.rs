//! Arrangements that hang together far: one newcomer, and a thousand others have to turn for it.

use alis::document::{PlanDocument, PlanStatus, ProblemDocument};
use alis_tests::engine::Case;
use serde_json::{Value, json};

/// The stack of a thread, in bytes.
const SMALL_STACK: usize = 64 << 10;

/// Members with a 3+3 in a row of units, each in the next two, with one place in each: they all take the earlier unit
/// first, or all the later. Then those who want a quarter in one of the ends.
fn row(members: usize, ends: &[Value]) -> ProblemDocument {
    let unit = |number: usize| format!("u{number:05}");
    let units: Vec<Value> =
        (0..=members).map(|at| json!({"id": unit(at), "name": unit(at), "max_at_once": 1})).collect();
    let split = |at: usize| candidate(at, 6, &json!([{ "split": [unit(at), unit(at + 1)] }]));
    let mut candidates: Vec<Value> = (0..members).map(split).collect();
    candidates.extend(ends.iter().enumerate().map(|(at, place)| candidate(members + at, 3, &json!([place]))));
    let problem = json!({
        "format": "alis.problem/1", "rules": "ahus-2020", "decision_date": "2022-10-01",
        "first_period": "2023-P1", "last_period": "2023-P1",
        "trusts": [{"id": "t", "name": "Sykehuset", "allows_split": true, "units": units}],
        "posts": [{"id": "p", "trust": "t", "periods": {"2023-P1": members + ends.len()}}],
        "municipalities": [{"id": "m", "name": "Kommunen", "trust": "t", "registration": "registered"}],
        "candidates": candidates
    });
    serde_json::from_value(problem).expect("a problem")
}

/// One who is served after all those with a smaller number.
fn candidate(number: usize, months: u32, places: &Value) -> Value {
    json!({
        "id": format!("K{number:05}"), "municipality": "m", "trust": "t", "registered_on": "2022-05-01",
        "scheme": "old", "months_needed": months, "service_months": 24, "employment": "permanent",
        "learning_goals_done": 100_000 - number, "earliest": "2023-P1", "latest": "2023-P1", "places": places
    })
}

/// The plan is optimal and keeps the rules; how long those wait who came after the row.
fn waiting_of_the_ends(members: usize, case: &Case, plan: &PlanDocument) -> Vec<u32> {
    assert_eq!((plan.status, plan.unplaced.len()), (PlanStatus::Optimal, 0));
    assert_eq!(case.violations(plan), []);
    plan.placements[members..].iter().map(|placement| placement.waiting).collect()
}

#[test]
fn a_thousand_turn_for_one_newcomer() {
    let case = Case::new(&row(1_200, &[json!({"unit": "u00000"})]));
    assert_eq!(waiting_of_the_ends(1_200, &case, &case.plan()), [0]);
}

/// The row turns for the first; for the second it would have to turn back.
#[test]
fn a_row_turns_for_one_of_its_ends() {
    let ends = [json!({"unit": "u00000"}), json!({"unit": "u00400"})];
    let case = Case::new(&row(400, &ends));
    assert_eq!(waiting_of_the_ends(400, &case, &case.plan()), [0, 1]);
}

/// The library is called from threads of hosts, whose stacks may be small.
#[test]
fn a_thousand_turn_on_a_small_stack() {
    let case = Case::new(&row(1_000, &[json!({"unit": "u00000"})]));
    let plan = std::thread::scope(|scope| {
        let small = std::thread::Builder::new().stack_size(SMALL_STACK);
        let thread = small.spawn_scoped(scope, || case.plan()).expect("a thread");
        thread.join().expect("the stack is enough")
    });
    assert_eq!(waiting_of_the_ends(1_000, &case, &plan), [0]);
}
