//! Closed sets and counts are accepted where they are right, and refused where anything of them is changed: small documents whose
//! plans the engine makes, with reasons written by hand. Trees of cases: `case_proofs.rs`.

use alis::verify::ViolationRule as R;
use alis_tests::told::{Told, doctor, holder, key, post, set, unit, world};
use serde_json::{Value, json};

/// c1 has the first half-year, c2 the second, c3 none.
fn queue() -> Told {
    let reasons = json!([
        {"candidate": "c1", "keys": [key(1)], "choice": "only"},
        {"candidate": "c2", "keys": [key(2)], "choice": "only", "better": [{"start": "2023-P1a", "proofs": [0]}]},
        {"candidate": "c3", "keys": [key(3)], "better": [
            {"start": "2023-P1a", "proofs": [0]}, {"start": "2023-P2a", "proofs": [1]}]},
    ]);
    let proofs = json!([
        {"kind": "closed_set", "rank": 2, "limits": [post("2023-P1a", 1)], "holders": [holder(1)]},
        {"kind": "closed_set", "rank": 3, "limits": [post("2023-P2b", 1)], "holders": [holder(2)]},
    ]);
    Told::new(world(), reasons, proofs)
}

#[test]
fn a_queue_is_proved() {
    queue().holds();
}

#[test]
fn a_plan_without_reasons_proves_nothing() {
    let told = queue();
    let bare = |plan: &mut Value| {
        plan["reasons"] = json!([]);
        plan["proofs"] = json!([]);
    };
    let found = told.check(bare);
    assert_eq!((found.violations.len(), found.unproved), (0, 2));
    assert!(!found.is_proved());
    // With proofs and no reasons, nothing cites them.
    assert_eq!(told.broken(|plan| plan["reasons"] = json!([])), [R::ProofUncited, R::ProofUncited]);
}

#[test]
fn what_is_resolved_is_not_proved() {
    let told = queue();
    let found = told.check(|plan| {
        plan["reasons"][2]["better"][1] = json!({"start": "2023-P2a", "resolved": true});
        plan["proofs"].as_array_mut().expect("a list").pop();
    });
    assert_eq!((found.violations.len(), found.unproved), (0, 1));
}

#[test]
fn reasons_are_complete_and_right() {
    let told = queue();
    told.refuses(&[
        ("/reasons/0/candidate", json!("c2"), R::ReasonList),
        ("/reasons/-", json!({"candidate": "c3", "keys": [key(3)]}), R::ReasonList),
        ("/reasons/0/keys/0", json!("2022-09-02"), R::ReasonKey),
        ("/reasons/0/keys", json!([]), R::ReasonKeyCount),
        ("/reasons/0/choice", json!("first"), R::ReasonChoice),
        ("/reasons/0/choice", Value::Null, R::ReasonChoice),
        ("/reasons/2/choice", json!("only"), R::ReasonChoice),
        ("/reasons/0/source", json!("somewhere"), R::ReasonSource),
        ("/reasons/2/service_suffices_on", json!("2023-02-01"), R::ServiceSufficesOn),
        ("/reasons/2/better/1/start", json!("2023-P1a"), R::BetterList),
        ("/reasons/1/better", json!([]), R::BetterList),
        ("/reasons/0/better", json!([{"start": "2023-P1a", "proofs": [0]}]), R::BetterList),
        ("/reasons/1/better/0/barred", json!("leave"), R::BetterForm),
        ("/reasons/1/better/0/proofs", json!([]), R::BetterForm),
        ("/reasons/1/better/0/proofs", json!([1]), R::ProofRank),
        ("/reasons/2/better/0/proofs", json!([1]), R::BetterOpen),
        ("/reasons/2/better/0/proofs", json!([7]), R::ProofIndex),
        ("/reasons/2/better/0/proofs", json!([1, 0]), R::ProofIndex),
        ("/reasons/2/better/0/proofs", json!([0, 0]), R::ProofIndex),
    ]);
    let swapped = told.broken(|plan| plan["reasons"].as_array_mut().expect("a list").swap(0, 1));
    assert_eq!(swapped, [R::ReasonList]);
}

#[test]
fn nothing_of_a_closed_set_can_be_changed() {
    let told = queue();
    told.refuses(&[
        ("/proofs/0/kind", json!("count"), R::ProofForm),
        ("/proofs/0/kind", json!("cases"), R::ProofForm),
        ("/proofs/0/rank", json!(1), R::ProofHolder),
        ("/proofs/0/rank", json!(3), R::ProofRank),
        ("/proofs/0/rank", json!(0), R::ProofRank),
        ("/proofs/0/rank", json!(4), R::ProofRank),
        ("/proofs/0/of", json!("time"), R::ProofPass),
        ("/proofs/0/limits/0/capacity", json!(0), R::ProofCapacity),
        ("/proofs/0/limits/0/capacity", json!(2), R::ProofCapacity),
        ("/proofs/0/limits/0/post", json!("p2"), R::ProofLimit),
        ("/proofs/0/limits/0/quarter", json!("2023-P2a"), R::ProofSum),
        ("/proofs/0/limits/0/quarter", json!("2024-P1a"), R::ProofLimit),
        ("/proofs/0/limits/0/unit", json!("u1"), R::ProofLimit),
        ("/proofs/0/limits/0", unit("u1", "2023-P1a", 1), R::ProofLimit),
        ("/proofs/0/limits/0/period", json!("2023-P1"), R::ProofForm),
        ("/proofs/0/limits/0/fixed", json!(["c1"]), R::ProofLimit),
        ("/proofs/0/limits/-", post("2023-P1a", 1), R::ProofRepeated),
        ("/proofs/0/limits/-", post("2023-P2a", 1), R::ProofSum),
        ("/proofs/0/limits", json!([]), R::ProofForm),
        ("/proofs/0/holders", json!([]), R::ProofSum),
        ("/proofs/0/holders/-", holder(1), R::ProofOrder),
        ("/proofs/0/holders/-", holder(3), R::ProofHolder),
        ("/proofs/0/holders/0/candidate", json!("c2"), R::ProofHolder),
        ("/proofs/0/holders/0/candidate", json!("nobody"), R::ProofHolder),
        ("/proofs/0/holders/0/rank", json!(2), R::HolderRank),
        ("/proofs/0/holders/0/commitment", json!("offered"), R::HolderCommitment),
        ("/proofs/0/candidate", json!("c2"), R::ProofForm),
        ("/proofs/0/beside", json!([1]), R::ProofForm),
    ]);
    let extra = json!({"kind": "closed_set", "rank": 3, "limits": [post("2023-P1b", 1)], "holders": [holder(1)]});
    assert_eq!(told.broken(|plan| set(plan, "/proofs/-", extra)), [R::ProofUncited]);
}

/// Outside the horizon nothing is limited, so that nothing there can be full.
#[test]
fn a_limit_outside_the_horizon_is_none() {
    let mut world = world();
    world["posts"][0]["periods"]["2022-P2"] = json!(0);
    world["trusts"][0]["units"][0]["max_at_once"] = json!(1);
    world["commitments"] = json!([{"candidate": "c1", "status": "serving",
        "segments": [{"unit": "u1", "post": "p1", "from": "2022-P2a", "to": "2023-P1b"}]}]);
    let reasons = json!([
        {"candidate": "c2", "keys": [key(2)], "choice": "only", "better": [{"start": "2023-P1a", "proofs": [0]}]},
        {"candidate": "c3", "keys": [key(3)], "better": [
            {"start": "2023-P1a", "proofs": [0]}, {"start": "2023-P2a", "proofs": [1]}]},
    ]);
    let held = json!({"candidate": "c1", "rank": 1, "commitment": "serving"});
    let proofs = json!([
        {"kind": "closed_set", "rank": 1, "limits": [post("2023-P1b", 1)], "holders": [held]},
        {"kind": "closed_set", "rank": 3, "limits": [post("2023-P2b", 1)], "holders": [holder(2)]},
    ]);
    let told = Told::new(world, reasons, proofs);
    told.holds();
    told.refuses(&[
        ("/proofs/0/holders/0/commitment", Value::Null, R::HolderCommitment),
        ("/proofs/0/holders/0/commitment", json!("offered"), R::HolderCommitment),
    ]);
    let outside = json!({"kind": "closed_set", "rank": 1, "limits": [unit("u1", "2022-P2b", 1)], "holders": [held]});
    assert_eq!(told.broken(|plan| plan["proofs"][0] = outside).first(), Some(&R::ProofLimit));
}

/// c1, c2 and c3 take u1 in either quarter of the half-year, two at a time; no whole half-year is left for c4.
fn halves() -> Told {
    let mut world = world();
    world["last_period"] = json!("2023-P1");
    world["trusts"][0]["units"] = json!([{"id": "u1", "name": "u1", "max_at_once": 2}, {"id": "u2", "name": "u2"}]);
    world["posts"][0]["periods"] = json!({"2023-P1": 9});
    for candidate in 0..3 {
        world["candidates"][candidate]["places"] = json!([{"split": ["u1", "u2"]}]);
    }
    let mut last = doctor("c4", 4);
    last["places"] = json!([{"unit": "u1"}, {"unit": "u2"}]);
    world["candidates"].as_array_mut().expect("a list").push(last);
    let split = |day: u32, choice: &str| json!({"candidate": format!("c{day}"), "keys": [key(day)], "choice": choice});
    let reasons = json!([split(1, "first"), split(2, "first"), split(3, "later"),
        {"candidate": "c4", "keys": [key(4)], "choice": "only", "better": [{"start": "2023-P1a", "proofs": [0]}]}]);
    let wholes = json!({"unit": "u1", "period": "2023-P1", "capacity": 0, "splits": ["c1", "c2", "c3"]});
    Told::new(world, reasons, json!([{"kind": "count", "rank": 4, "limits": [wholes]}]))
}

#[test]
fn halves_leave_no_whole() {
    let told = halves();
    told.holds();
    told.refuses(&[
        ("/reasons/0/choice", json!("later"), R::ReasonChoice),
        ("/reasons/2/choice", json!("first"), R::ReasonChoice),
        ("/proofs/0/kind", json!("closed_set"), R::ProofForm),
        ("/proofs/0/limits/0/splits", json!(["c1", "c2"]), R::ProofCapacity),
        ("/proofs/0/limits/0/splits", json!(["c2", "c1", "c3"]), R::ProofOrder),
        ("/proofs/0/limits/0/splits", json!(["c1", "c1", "c2", "c3"]), R::ProofOrder),
        ("/proofs/0/limits/0/splits", json!(["c1", "c2", "c4"]), R::ProofHolder),
        ("/proofs/0/limits/0/fixed", json!(["c1"]), R::ProofCount),
        ("/proofs/0/limits/0/unit", json!("u2"), R::ProofLimit),
        ("/proofs/0/rank", json!(3), R::ProofHolder),
        ("/proofs/0/holders", json!([holder(1)]), R::ProofSum),
    ]);
    let twice = |plan: &mut Value| {
        plan["proofs"][0]["limits"][0]["fixed"] = json!(["c1"]);
        plan["proofs"][0]["limits"][0]["splits"] = json!(["c1", "c2", "c3"]);
    };
    assert_eq!(told.broken(twice).first(), Some(&R::ProofCount));
}

/// Who takes a certain quarter is fixed, and a whole is refused where the other quarter is full too.
#[test]
fn certain_quarters_are_fixed() {
    let mut world = world();
    world["last_period"] = json!("2023-P1");
    world["posts"][0]["periods"] = json!({"2023-P1": 1});
    world["candidates"][0]["months_needed"] = json!(3);
    world["candidates"][1]["places"] = json!([{"unit": "u1"}]);
    world["candidates"].as_array_mut().expect("a list").pop();
    let reasons = json!([{"candidate": "c1", "keys": [key(1)], "choice": "only"},
        {"candidate": "c2", "keys": [key(2)], "better": [{"start": "2023-P1a", "proofs": [0]}]}]);
    let wholes = json!({"post": "p1", "period": "2023-P1", "capacity": 0, "fixed": ["c1"]});
    let told = Told::new(world, reasons, json!([{"kind": "count", "rank": 2, "limits": [wholes]}]));
    told.holds();
    told.refuses(&[
        ("/proofs/0/limits/0/fixed", json!([]), R::ProofCapacity),
        ("/proofs/0/limits/0/capacity", json!(1), R::ProofCapacity),
        ("/proofs/0/limits/0/fixed", json!(["c2"]), R::ProofHolder),
        ("/proofs/0/limits/0/municipality", json!("m1"), R::ProofLimit),
        ("/proofs/0/limits/0/quarter", json!("2023-P1a"), R::ProofLimit),
    ]);
    // A whole in the stake: whoever takes the half-year takes no part of it.
    let mut other = Told { case: told.case, plan: told.plan };
    other.plan["reasons"][1]["better"][0]["proofs"] = json!([0]);
    assert_eq!(
        other.broken(|plan| plan["proofs"][0]["limits"][0]["splits"] = json!(["c1"])).first(),
        Some(&R::ProofCount)
    );
}

/// Where time goes before place for everyone, c2 behind keeps a start that c1 would take the place of.
fn passes() -> Told {
    let mut world = world();
    world["rules"]["objective"] = json!("time_then_place");
    world["last_period"] = json!("2023-P1");
    world["trusts"][0]["units"] = json!([
        {"id": "u1", "name": "u1", "max_at_once": 1}, {"id": "u2", "name": "u2", "max_at_once": 1}]);
    world["posts"][0]["periods"] = json!({"2023-P1": 9});
    world["candidates"][0]["places"] = json!([{"unit": "u1"}, {"unit": "u2"}]);
    world["candidates"][1]["places"] = json!([{"unit": "u1"}]);
    world["candidates"][2]["places"] = json!([{"unit": "u1"}, {"unit": "u2"}]);
    let reasons = json!([
        {"candidate": "c1", "keys": [key(1)], "choice": "only", "better": [{"start": "2023-P1a", "proofs": [0]}]},
        {"candidate": "c2", "keys": [key(2)], "choice": "only"},
        {"candidate": "c3", "keys": [key(3)], "better": [{"start": "2023-P1a", "proofs": [1]}]}]);
    let both = json!([unit("u1", "2023-P1a", 1), unit("u2", "2023-P1a", 1)]);
    let proofs = json!([
        {"kind": "closed_set", "rank": 1, "of": "place", "limits": [unit("u1", "2023-P1a", 1)], "holders": [holder(2)]},
        {"kind": "closed_set", "rank": 3, "of": "time", "limits": both, "holders": [holder(1), holder(2)]}]);
    Told::new(world, reasons, proofs)
}

#[test]
fn the_two_passes_are_kept_apart() {
    let told = passes();
    told.holds();
    told.refuses(&[
        ("/proofs/0/of", json!("time"), R::ProofHolder),
        ("/proofs/0/of", Value::Null, R::ProofPass),
        ("/proofs/1/of", json!("place"), R::ProofPass),
        ("/proofs/1/rank", json!(2), R::ProofHolder),
        ("/reasons/0/better/0/proofs", json!([1]), R::ProofRank),
        ("/reasons/2/better/0/proofs", json!([0]), R::ProofPass),
        ("/proofs/0/holders", json!([holder(1)]), R::ProofSum),
    ]);
}

/// What is closed for others is not closed for its own holders.
#[test]
fn a_holder_is_not_shut_out() {
    let told = passes();
    let both = json!([unit("u1", "2023-P1a", 1), unit("u2", "2023-P1a", 1)]);
    let broken = told.broken(|plan| {
        plan["proofs"][0]["limits"] = both;
        plan["proofs"][0]["holders"] = json!([holder(1), holder(2)]);
    });
    assert_eq!(broken, [R::BetterOpen]);
}

/// Leave, too little service, and a half-year that is too short for the months needed.
#[test]
fn barred_starts_are_listed_with_their_filters() {
    let mut world = world();
    world["rules"]["eligibility"] = json!({"min_service_months": {"value": 30}, "employment":
        {"value": ["permanent"], "source": "section 5"}});
    world["candidates"][0]["leave"] = json!([{"from": "2023-03-15", "to": "2023-04-15"}]);
    world["candidates"][0]["service_months"] = json!(40);
    world["candidates"][1]["service_counted_on"] = json!("2022-12-15");
    world["candidates"][1]["service_months"] = json!(2);
    world["candidates"][2]["employment"] = json!("other");
    let reasons = json!([
        {"candidate": "c1", "keys": [key(1)], "choice": "only", "better": [{"start": "2023-P1a", "barred": "leave"}]},
        {"candidate": "c2", "keys": [key(2)], "service_suffices_on": "2025-05-01", "better": [
            {"start": "2023-P1a", "barred": "service"}, {"start": "2023-P2a", "barred": "service"}]},
        {"candidate": "c3", "source": "section 5"}]);
    let told = Told::new(world, reasons, json!([]));
    told.holds();
    told.refuses(&[
        ("/reasons/0/better/0/barred", json!("service"), R::BetterBarred),
        ("/reasons/0/better/0/barred", Value::Null, R::BetterBarred),
        ("/reasons/0/better/0/resolved", json!(true), R::BetterForm),
        ("/reasons/0/better", json!([]), R::BetterList),
        ("/reasons/1/service_suffices_on", json!("2025-06-01"), R::ServiceSufficesOn),
        ("/reasons/1/service_suffices_on", Value::Null, R::ServiceSufficesOn),
        ("/reasons/2/source", Value::Null, R::ReasonSource),
        ("/reasons/2/keys", json!([key(3)]), R::ReasonKeyCount),
        ("/reasons/2/better", json!([{"start": "2023-P1a", "resolved": true}]), R::BetterList),
    ]);
}
