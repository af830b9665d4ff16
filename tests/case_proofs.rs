//! A tree of cases is accepted where it is right, and refused where anything of it is changed; the plan's own reasons are
//! written by hand.

use alis::verify::ViolationRule as R;
use alis_tests::told::{Told, doctor, key, unit, world};
use serde_json::{Value, json};

/// c1 takes one quarter in each unit, in either order; one at a time may serve in u1, which c2 wants for both.
fn cases() -> Told {
    let mut world = world();
    world["last_period"] = json!("2023-P1");
    world["trusts"][0]["units"] = json!([{"id": "u1", "name": "u1", "max_at_once": 1}, {"id": "u2", "name": "u2"}]);
    world["posts"][0]["periods"] = json!({"2023-P1": 9});
    world["candidates"][0]["places"] = json!([{"split": ["u1", "u2"]}]);
    for candidate in 1..3 {
        world["candidates"][candidate]["places"] = json!([{"unit": "u1"}]);
        world["candidates"][candidate]["municipality"] = json!("m2");
    }
    let reasons = json!([{"candidate": "c1", "keys": [key(1)], "choice": "first"},
        {"candidate": "c2", "keys": [key(2)], "better": [{"start": "2023-P1a", "proofs": [0]}]},
        {"candidate": "c3", "keys": [key(3)], "better": [{"start": "2023-P1a", "proofs": [0]}]}]);
    let split = json!({"candidate": "c1", "split_by": {"unit": "u1", "quarter": "2023-P1a"}, "uses": 1, "avoids": 2});
    let leaf = |quarter: &str| json!({"limits": [unit("u1", quarter, 1)], "holders": ["c1", "c2"]});
    let proofs = json!([{"kind": "cases", "rank": 2, "candidate": "c2", "start": "2023-P1a",
        "nodes": [split, leaf("2023-P1a"), leaf("2023-P1b")]}]);
    Told::new(world, reasons, proofs)
}

#[test]
fn nothing_of_a_case_proof_can_be_changed() {
    let told = cases();
    told.holds();
    let leaf = |quarter: &str, holders: Value| json!({"limits": [unit("u1", quarter, 1)], "holders": holders});
    told.refuses(&[
        ("/proofs/0/kind", json!("closed_set"), R::ProofForm),
        ("/proofs/0/rank", json!(1), R::ProofHolder),
        ("/proofs/0/rank", json!(3), R::ProofCandidate),
        ("/proofs/0/candidate", json!("c1"), R::ProofCandidate),
        ("/proofs/0/candidate", json!("nobody"), R::ProofCandidate),
        ("/proofs/0/candidate", Value::Null, R::ProofForm),
        ("/proofs/0/start", json!("2023-P1b"), R::ProofNeedless),
        ("/proofs/0/start", Value::Null, R::ProofForm),
        ("/proofs/0/limits", json!([unit("u1", "2023-P1a", 1)]), R::ProofForm),
        ("/proofs/0/beside", json!([0]), R::ProofIndex),
        ("/proofs/0/beside", json!([3]), R::ProofIndex),
        ("/proofs/0/nodes", json!([]), R::ProofTree),
        ("/proofs/0/nodes/0/uses", json!(0), R::ProofTree),
        ("/proofs/0/nodes/0/uses", json!(2), R::ProofTree),
        ("/proofs/0/nodes/0/uses", json!(3), R::ProofTree),
        ("/proofs/0/nodes/0/uses", Value::Null, R::ProofTree),
        ("/proofs/0/nodes/-", leaf("2023-P1a", json!(["c1", "c2"])), R::ProofTree),
        ("/proofs/0/nodes/0/candidate", json!("c3"), R::ProofHolder),
        ("/proofs/0/nodes/0/split_by/unit", json!("u9"), R::ProofLimit),
        ("/proofs/0/nodes/0/split_by/unit", json!("u2"), R::ProofLeaf),
        ("/proofs/0/nodes/0/split_by/quarter", json!("2023-P1b"), R::ProofLeaf),
        ("/proofs/0/nodes/1", leaf("2023-P1b", json!(["c1", "c2"])), R::ProofLeaf),
        ("/proofs/0/nodes/1", leaf("2023-P1a", json!(["c1"])), R::ProofLeaf),
        ("/proofs/0/nodes/1", leaf("2023-P1a", json!(["c2"])), R::ProofLeaf),
        ("/proofs/0/nodes/1", leaf("2023-P1a", json!(["c2", "c1"])), R::ProofOrder),
        ("/proofs/0/nodes/1", leaf("2023-P1a", json!(["c2", "c2"])), R::ProofOrder),
        ("/proofs/0/nodes/1", leaf("2023-P1a", json!(["c1", "c3"])), R::ProofHolder),
        ("/proofs/0/nodes/1/limits/0/capacity", json!(0), R::ProofCapacity),
        ("/proofs/0/nodes/1", json!({"candidate": "c1"}), R::ProofEmptyLeaf),
        ("/proofs/0/nodes/1", json!({}), R::ProofForm),
    ]);
    let cut = told.broken(|plan| {
        plan["proofs"][0]["nodes"] = json!([leaf("2023-P1a", json!(["c1", "c2"]))]);
    });
    assert_eq!(cut.first(), Some(&R::ProofLeaf));
}

/// A tree may not be so large that nobody reads it to the end.
#[test]
fn a_tree_has_at_most_ten_thousand_nodes() {
    let told = cases();
    let leaf = json!({"limits": [unit("u1", "2023-P1a", 1)], "holders": ["c1", "c2"]});
    let broken = told.broken(|plan| plan["proofs"][0]["nodes"] = vec![leaf; 10_001].into());
    assert_eq!(broken.first(), Some(&R::ProofTree));
}

/// A case that cannot be is a leaf that leaves somebody nothing.
#[test]
fn a_leaf_may_leave_nothing() {
    let told = cases();
    let by = |quarter: &str, uses: u32, avoids: u32| json!({"candidate": "c1", "split_by": {"unit": "u1", "quarter": quarter}, "uses": uses, "avoids": avoids});
    let leaf = |quarter: &str| json!({"limits": [unit("u1", quarter, 1)], "holders": ["c1", "c2"]});
    let nodes =
        json!([by("2023-P1a", 1, 2), leaf("2023-P1a"), by("2023-P1b", 3, 4), leaf("2023-P1b"), {"candidate": "c1"}]);
    let found = told.check(|plan| plan["proofs"][0]["nodes"] = nodes);
    assert!(found.is_proved(), "{:?}", found.violations);
}

/// What refutes an option by the municipality of its candidate says nothing of others.
#[test]
fn a_case_proof_by_a_municipality_is_for_its_own() {
    let mut world = world();
    world["last_period"] = json!("2023-P1");
    world["posts"][0]["periods"] = json!({"2023-P1": 2});
    world["municipalities"][0]["max_absent"] = json!(1);
    world["candidates"][2]["municipality"] = json!("m2");
    world["candidates"].as_array_mut().expect("a list").push(doctor("c4", 4));
    let reasons = json!([{"candidate": "c1", "keys": [key(1)], "choice": "only"},
        {"candidate": "c2", "keys": [key(2)], "better": [{"start": "2023-P1a", "proofs": [0]}]},
        {"candidate": "c3", "keys": [key(3)], "choice": "only"},
        {"candidate": "c4", "keys": [key(4)], "better": [{"start": "2023-P1a", "proofs": [0]}]}]);
    let home = json!({"municipality": "m1", "quarter": "2023-P1a", "capacity": 1});
    let proofs = json!([{"kind": "cases", "rank": 2, "candidate": "c2", "start": "2023-P1a",
        "nodes": [{"limits": [home], "holders": ["c1", "c2"]}]}]);
    let told = Told::new(world, reasons, proofs);
    told.holds();
    // c3 of m2 goes without, and says that m1 is full.
    let broken = told.broken(|plan| {
        let taken = plan["placements"].as_array_mut().expect("a list").pop().expect("a placement");
        plan["unplaced"].as_array_mut().expect("a list").insert(
            1,
            json!({"candidate": "c3", "trust": taken["trust"],
            "rank": 3, "queue_place": 3, "reason": "full"}),
        );
        plan["reasons"][2] =
            json!({"candidate": "c3", "keys": [key(3)], "better": [{"start": "2023-P1a", "proofs": [0]}]});
    });
    assert!(broken.contains(&R::BetterOpen), "{broken:?}");
}
