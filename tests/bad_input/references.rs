//! Ids: unknown ones, repeated ones, and those of another trust.

use alis::fault::Entity::{Candidate, Hospital, Municipality, Post, Trust, Unit};
use alis::fault::{Entity, FaultKind};
use alis_tests::input::{good, refused, unknown_id};
use serde_json::json;

#[test]
fn an_unknown_id_in_every_reference() {
    for (pointer, entity) in [
        ("/posts/0/trust", Trust),
        ("/posts/0/units/1", Unit),
        ("/candidates/0/municipality", Municipality),
        ("/candidates/3/trust", Trust),
        ("/candidates/0/places/0/unit", Unit),
        ("/candidates/0/places/1/hospital", Hospital),
        ("/candidates/0/places/3/split/0", Unit),
        ("/candidates/0/places/3/split/1", Unit),
        ("/commitments/0/candidate", Candidate),
        ("/commitments/0/segments/0/unit", Unit),
        ("/commitments/0/segments/1/post", Post),
        ("/declined/0/candidate", Candidate),
        ("/declined/0/units/0", Unit),
    ] {
        refused(&good().with(pointer, "nowhere").text(), [(pointer, unknown_id(entity))]);
    }
}

#[test]
fn an_id_of_another_kind_is_unknown() {
    refused(
        &good().with("/candidates/0/places/0/unit", "by").text(),
        [("/candidates/0/places/0/unit", unknown_id(Unit))],
    );
    let of_a_unit = good().with("/commitments/0/segments/0/post", "medisin").text();
    refused(&of_a_unit, [("/commitments/0/segments/0/post", unknown_id(Post))]);
}

#[test]
fn references_may_point_outside_the_document() {
    for pointer in ["/municipalities/0/trust", "/municipalities/0/nearest_hospital", "/candidates/0/nearest_hospital"] {
        let text = good().with(pointer, "nowhere").text();
        alis::read(text.as_bytes(), &alis::ReadOptions::default()).unwrap_or_else(|faults| panic!("{faults}"));
    }
    let field = good().with("/candidates/0/places/2/field", "nothing").text();
    alis::read(field.as_bytes(), &alis::ReadOptions::default()).expect("a field is a text, and only warned of");
}

#[test]
fn an_id_that_stands_twice() {
    for (entity, list, first) in [
        (Trust, "/trusts", 0),
        (Hospital, "/trusts/0/hospitals", 1),
        (Unit, "/trusts/0/hospitals/0/units", 1),
        (Unit, "/trusts/0/units", 0),
        (Post, "/posts", 1),
        (Municipality, "/municipalities", 1),
        (Candidate, "/candidates", 0),
    ] {
        let document = good();
        let mut again = json!({"id": document.at(&format!("{list}/{first}/id")), "name": "again"});
        if let Candidate | Post | Municipality = entity {
            again = document.at(&format!("{list}/{first}"));
        }
        let last = document.at(list).as_array().expect("a list").len();
        let kind = FaultKind::RepeatedId { entity, first: format!("{list}/{first}/id") };
        let text = document.with(&format!("{list}/-"), again).text();
        refused(&text, [(format!("{list}/{last}/id"), kind)]);
    }
}

/// Two units never share an id, wherever they are.
#[test]
fn a_unit_of_another_hospital_or_trust_with_the_same_id() {
    let unit = json!({"id": "lunge", "name": "again"});
    for (list, last) in [("/trusts/0/hospitals/1/units", 1), ("/trusts/0/units", 1), ("/trusts/1/hospitals/0/units", 1)]
    {
        let text = good().with(&format!("{list}/-"), unit.clone()).text();
        // Sørlandets stands before Østre in the document.
        let (first, second) = match list {
            "/trusts/1/hospitals/0/units" => {
                ("/trusts/1/hospitals/0/units/0/id".to_owned(), format!("{list}/{last}/id"))
            }
            _ => (format!("{list}/{last}/id"), "/trusts/1/hospitals/0/units/0/id".to_owned()),
        };
        let repeated = FaultKind::RepeatedId { entity: Unit, first };
        refused(&text, [(second, repeated)]);
    }
    let hospital = good().with("/trusts/1/hospitals/0/id", "by").with("/candidates/1/id", "K1");
    let text = hospital.with("/commitments", json!([])).text();
    let first = |pointer: &str, entity| FaultKind::RepeatedId { entity, first: pointer.to_owned() };
    refused(
        &text,
        [
            ("/trusts/1/hospitals/0/id", first("/trusts/0/hospitals/0/id", Hospital)),
            ("/candidates/1/id", first("/candidates/0/id", Candidate)),
        ],
    );
}

/// Ids are one kind's own: a post may be called as its unit.
#[test]
fn things_of_different_kinds_may_share_an_id() {
    let text = good().text().replace("\"sør-ledig\"", "\"medisin\"").replace("\"by\"", "\"medisin\"");
    alis::read(text.as_bytes(), &alis::ReadOptions::default()).unwrap_or_else(|faults| panic!("{faults}"));
}

#[test]
fn three_of_one_id_are_two_faults() {
    let again = good().at("/candidates/3");
    let text = good().with("/candidates/-", again.clone()).with("/candidates/-", again).text();
    let kind = FaultKind::RepeatedId { entity: Candidate, first: "/candidates/3/id".to_owned() };
    refused(&text, [("/candidates/4/id", kind.clone()), ("/candidates/5/id", kind)]);
}

#[test]
fn something_of_another_trust() {
    let other =
        |entity: Entity| FaultKind::OtherTrust { entity, belongs: "øst".to_owned(), expected: "sør".to_owned() };
    for (pointer, id, entity) in [
        ("/posts/0/units/0", "lunge", Unit),
        ("/candidates/0/places/0/unit", "lunge", Unit),
        ("/candidates/0/places/1/hospital", "dal", Hospital),
        ("/candidates/0/places/3/split/1", "lunge", Unit),
        ("/commitments/0/segments/0/unit", "lunge", Unit),
        ("/commitments/0/segments/0/post", "øst-fast", Post),
        ("/declined/0/units/0", "lunge", Unit),
    ] {
        refused(&good().with(pointer, id).text(), [(pointer, other(entity))]);
    }
}
