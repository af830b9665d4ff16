//! What is written well and cannot be meant: horizons, contracts, leaves, wishes, the lottery.

use alis::ReadOptions;
use alis::fault::FaultKind::{
    CountedAfterDecision, DatesWithoutLocum, EndsBeforeItBegins, LocumWithoutDates, LongHorizon, NoUnits,
    RepeatedPlace, SeedNeeded, SplitOfOneUnit,
};
use alis_tests::input::{Document, good, refused};
use serde_json::json;

fn ends_before(begins: &str) -> alis::fault::FaultKind {
    EndsBeforeItBegins { begins: begins.to_owned() }
}

fn is_read(document: &Document) {
    let read = alis::read(document.text().as_bytes(), &ReadOptions::default());
    read.unwrap_or_else(|faults| panic!("{faults}"));
}

#[test]
fn a_horizon_that_ends_before_it_begins() {
    refused(&good().with("/last_period", "2022-P2").text(), [("/last_period", ends_before("2023-P1"))]);
}

#[test]
fn a_horizon_of_more_than_100_periods() {
    refused(&good().with("/last_period", "2073-P1").text(), [("/last_period", LongHorizon { periods: 101 })]);
    let all = good().with("/first_period", "1900-P1").with("/last_period", "2199-P2").text();
    refused(&all, [("/last_period", LongHorizon { periods: 600 })]);
    is_read(&good().with("/last_period", "2072-P2"));
}

#[test]
fn nominate_through_may_lie_outside_the_horizon() {
    is_read(&good().with("/nominate_through", "2199-P2"));
    is_read(&good().with("/nominate_through", "1900-P1"));
}

#[test]
fn a_pool_without_units() {
    refused(&good().with("/posts/0/units", json!([])).text(), [("/posts/0/units", NoUnits)]);
    is_read(&good().with("/declined/0/units", json!([])));
}

#[test]
fn service_that_is_counted_after_the_decision() {
    let decision = "2022-10-01".to_owned();
    let text = good().with("/candidates/0/service_counted_on", "2022-10-02").text();
    refused(&text, [("/candidates/0/service_counted_on", CountedAfterDecision { decision })]);
    is_read(&good().with("/candidates/0/service_counted_on", "2022-10-01"));
}

#[test]
fn a_locum_without_a_contract() {
    for field in ["locum_from", "locum_to"] {
        let pointer = format!("/candidates/0/{field}");
        refused(&good().without(&pointer).text(), [(pointer, LocumWithoutDates)]);
    }
    let neither = good().without("/candidates/0/locum_from").without("/candidates/0/locum_to").text();
    let [from, to] = ["/candidates/0/locum_from", "/candidates/0/locum_to"];
    refused(&neither, [(from, LocumWithoutDates), (to, LocumWithoutDates)]);
}

#[test]
fn a_contract_without_a_locum() {
    for employment in ["permanent", "own_list", "other"] {
        let text = good().with("/candidates/0/employment", employment).text();
        let [from, to] = ["/candidates/0/locum_from", "/candidates/0/locum_to"];
        refused(&text, [(from, DatesWithoutLocum), (to, DatesWithoutLocum)]);
    }
    let text = good().with("/candidates/1/locum_to", "2023-01-01").text();
    refused(&text, [("/candidates/1/locum_to", DatesWithoutLocum)]);
}

#[test]
fn a_contract_or_leave_that_ends_before_it_begins() {
    let text = good().with("/candidates/0/locum_to", "2021-12-31").text();
    refused(&text, [("/candidates/0/locum_to", ends_before("2022-01-01"))]);
    let text = good().with("/candidates/0/leave/-", json!({"from": "2023-05-02", "to": "2023-05-01"})).text();
    refused(&text, [("/candidates/0/leave/1/to", ends_before("2023-05-02"))]);
    let day = json!({"from": "2023-05-02", "to": "2023-05-02"});
    is_read(&good().with("/candidates/0/locum_to", "2022-01-01").with("/candidates/0/leave/0", day));
}

#[test]
fn the_same_wish_twice() {
    for (index, again) in [
        (0, json!({"unit": "medisin"})),
        (1, json!({"hospital": "kyst"})),
        (2, json!({"field": "kirurgi"})),
        (3, json!({"split": ["medisin", "akutt"]})),
        (3, json!({"split": ["akutt", "medisin"]})),
    ] {
        let first = format!("/candidates/0/places/{index}");
        let text = good().with("/candidates/0/places/-", again).text();
        refused(&text, [("/candidates/0/places/4", RepeatedPlace { first })]);
    }
    let field = good().with("/candidates/0/places/-", json!({"field": "medisin"}));
    is_read(&field.with("/candidates/0/places/-", json!({"split": ["medisin", "kirurgi"]})));
}

#[test]
fn a_split_of_one_unit() {
    let text = good().with("/candidates/0/places/3", json!({"split": ["akutt", "akutt"]})).text();
    refused(&text, [("/candidates/0/places/3/split", SplitOfOneUnit)]);
}

#[test]
fn a_tie_that_needs_a_lottery() {
    let twin = good().at("/candidates/3");
    let tie = good().with("/candidates/-", twin).with("/candidates/4/id", "K5");
    is_read(&tie);
    let needed = SeedNeeded { first: "K4".to_owned(), second: "K5".to_owned() };
    refused(&tie.clone().without("/lottery_seed").text(), [("/lottery_seed", needed)]);
    is_read(&tie.with("/lottery_seed", ""));
    let no_tie = good().without("/lottery_seed").text();
    let problem = alis::read(no_tie.as_bytes(), &ReadOptions::default()).expect("a good document");
    alis::rank(&problem).expect("no two are equal");
}
