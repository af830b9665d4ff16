//! Commitments: who, in which order, and within which limits.

use alis::fault::FaultKind::{
    self, EndsBeforeItBegins, NoSegments, OverCommitted, SecondCommitment, SegmentOutOfOrder,
};
use alis::fault::LimitKind;
use alis_tests::input::{Document, good, refused};
use serde_json::{Value, json};

fn segment(unit: &str, post: &str, from: &str, to: &str) -> Value {
    json!({"unit": unit, "post": post, "from": from, "to": to})
}

#[test]
fn two_commitments_of_one_candidate() {
    let second = json!({"candidate": "K2", "status": "offered", "segments":
        [segment("akutt", "sør-fast", "2023-P2a", "2023-P2a")]});
    let first = "/commitments/0/candidate".to_owned();
    refused(&good().with("/commitments/-", second).text(), [("/commitments/1/candidate", SecondCommitment { first })]);
}

#[test]
fn no_segments() {
    refused(&good().with("/commitments/0/segments", json!([])).text(), [("/commitments/0/segments", NoSegments)]);
    refused(&good().without("/commitments/0/segments").text(), [("/commitments/0/segments", NoSegments)]);
}

#[test]
fn segments_that_overlap_or_are_out_of_order() {
    for from in ["2023-P1b", "2023-P1a", "2022-P2b"] {
        let text = good().with("/commitments/0/segments/1/from", from).text();
        refused(&text, [("/commitments/0/segments/1/from", SegmentOutOfOrder)]);
    }
}

#[test]
fn a_segment_that_ends_before_it_begins() {
    let text = good().with("/commitments/0/segments/1/to", "2023-P1b").text();
    let begins = "2023-P2a".to_owned();
    refused(&text, [("/commitments/0/segments/1/to", EndsBeforeItBegins { begins })]);
}

#[test]
fn a_commitment_is_taken_as_stated() {
    let long_ago = good().with("/commitments/0/segments/0/from", "2020-P1a").with("/commitments/0/status", "accepted");
    let gap = long_ago.with("/commitments/0/segments/1/from", "2023-P2b").text();
    alis::read(gap.as_bytes(), &alis::ReadOptions::default()).unwrap_or_else(|faults| panic!("{faults}"));
}

/// A document in which `K1` and `K3` have accepted places too.
fn three_committed(first: &Value, second: &Value) -> Document {
    let commitment =
        |candidate: &str, segment: &Value| json!({"candidate": candidate, "status": "accepted", "segments": [segment]});
    let document = good().without("/municipalities/0/max_absent");
    document.with("/commitments/-", commitment("K1", first)).with("/commitments/-", commitment("K3", second))
}

fn over(limit: LimitKind, id: &str, quarter: &str, capacity: u32, candidates: &[&str]) -> FaultKind {
    OverCommitted {
        limit,
        id: id.to_owned(),
        quarter: quarter.parse().expect("a quarter"),
        capacity,
        candidates: candidates.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn a_pool_that_is_over_committed() {
    let psychiatry = segment("psykiatri", "sør-fast", "2023-P2a", "2023-P2b");
    let text = three_committed(&psychiatry, &psychiatry).text();
    let kind = over(LimitKind::Pool, "sør-fast", "2023-P2a", 2, &["K2", "K1", "K3"]);
    refused(&text, [("/commitments/2/segments/0/post", kind)]);
}

#[test]
fn a_pool_that_is_over_committed_in_a_quarter_without_posts() {
    let text = good().with("/commitments/0/segments/1/to", "2024-P1b").text();
    let kind = over(LimitKind::Pool, "sør-fast", "2024-P1b", 0, &["K2"]);
    refused(&text, [("/commitments/0/segments/1/post", kind)]);
}

#[test]
fn a_unit_that_is_over_committed() {
    let [medicine, surgery] =
        [("medisin", "2023-P1b"), ("kirurgi", "2023-P1b")].map(|(unit, q)| segment(unit, "sør-ledig", q, q));
    let elsewhere = segment("akutt", "sør-ledig", "2023-P2a", "2023-P2a");
    let kind = over(LimitKind::Unit, "medisin", "2023-P1b", 1, &["K2", "K1"]);
    refused(&three_committed(&medicine, &elsewhere).text(), [("/commitments/1/segments/0/unit", kind)]);
    let text = three_committed(&surgery, &elsewhere).text();
    alis::read(text.as_bytes(), &alis::ReadOptions::default()).unwrap_or_else(|faults| panic!("{faults}"));
}

/// The rule set's own limit holds where a unit has none.
#[test]
fn a_unit_that_is_over_committed_by_the_rule_set() {
    let [a, b] = ["sør-ledig", "sør-fast"].map(|post| segment("akutt", post, "2023-P2b", "2023-P2b"));
    let text = three_committed(&a, &b).with("/rules", "helse-nord-2021").text();
    refused(&text, [("/commitments/2/segments/0/unit", over(LimitKind::Unit, "akutt", "2023-P2b", 1, &["K1", "K3"]))]);
}

#[test]
fn a_municipality_that_is_over_committed() {
    let away = segment("akutt", "sør-ledig", "2023-P1b", "2023-P1b");
    let later = segment("psykiatri", "sør-fast", "2023-P1b", "2023-P1b");
    let text = three_committed(&away, &later).with("/municipalities/0/max_absent", 2).text();
    let kind = over(LimitKind::Municipality, "4201", "2023-P1b", 2, &["K2", "K1", "K3"]);
    refused(&text, [("/commitments/2/candidate", kind)]);
}

/// The message names the limit and who holds it.
#[test]
fn the_message_of_an_over_committed_limit() {
    let text = good().with("/commitments/0/segments/1/to", "2024-P1b").text();
    let faults = alis_tests::input::faults_of(text.as_bytes());
    let said = faults[0].to_string();
    assert!(said.contains("sør-fast") && said.contains("K2") && said.contains("2024-P1b"), "{said}");
}

/// Outside the horizon nothing is known of limits.
#[test]
fn limits_hold_inside_the_horizon_alone() {
    let text = good().with("/commitments/0/segments/1/to", "2025-P2b").with("/posts/0/periods/2024-P1", 1).text();
    alis::read(text.as_bytes(), &alis::ReadOptions::default()).unwrap_or_else(|faults| panic!("{faults}"));
}
