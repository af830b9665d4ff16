//! Ahus's own illustration, and two trusts of Helse Nord with one of everything.

use alis::document::{Id, PlanDocument, PoolKind, RankDocument};
use alis::problem::{Place, Problem};
use serde_json::{Value, json};

use super::fixture::{World, period};

/// Ahus report 2020, the illustration for the old scheme, with one candidate too many.
pub(super) fn ahus() -> (Problem, PlanDocument) {
    let mut world = World::new("2021-02-15", "2021-P2", "2022-P1");
    let trust = world.trust("ahus", "Akershus universitetssykehus HF");
    let hospital = world.hospital(trust, "ahus-nordbyhagen", "Ahus Nordbyhagen");
    for (id, name) in
        [("akuttpsyk", "Akutt-psykiatrisk"), ("geriatri", "Geriatrisk"), ("lunge", "Lunge"), ("onh", "ØNH")]
    {
        let unit = world.unit(trust, Some(hospital), id, name, None);
        world.pool(trust, &format!("post-{id}"), Some(vec![unit]), &[1, 1]);
    }
    let home = world.municipality("3030", "Lillestrøm", "ahus");
    for id in ["K1", "K2", "K3", "K4", "K5"] {
        world.candidate(id, (trust, home), "2021-P2", 12, Vec::new());
    }
    for (queue, id, autumn, spring) in [
        (1, "K3", "geriatri", "akuttpsyk"),
        (2, "K1", "akuttpsyk", "onh"),
        (3, "K4", "lunge", "geriatri"),
        (4, "K2", "onh", "lunge"),
    ] {
        let (first, second) = (format!("post-{autumn}"), format!("post-{spring}"));
        let parts = [(autumn, &*first, "2021-P2a", "2021-P2b"), (spring, &*second, "2022-P1a", "2022-P1b")];
        world.place(id, "proposed", (queue, 0, 0), &parts);
    }
    world.leave_out("K5", 5, "full");
    let (problem, mut plan) = world.finish();
    plan.rules = Id::new("ahus-2020").unwrap();
    (problem, plan)
}

/// Finnmark and UNN over three years: commitments, 3+3, a vacancy from a second quarter, empty posts, waiting, refusals,
/// warnings.
pub(super) fn north() -> (Problem, PlanDocument) {
    let mut world = World::new("2021-10-15", "2022-P1", "2024-P2");
    let finnmark = world.trust("finnmark", "Finnmarkssykehuset HF");
    let unn = world.trust("unn", "Universitetssykehuset Nord-Norge HF");
    places(&mut world, finnmark, unn);
    let [tromso, bardu, guovdageaidnu, gamvik] = [
        world.municipality("5401", "Tromsø", "unn"),
        world.municipality("5416", "Bardu", "unn"),
        world.municipality("5430", "Guovdageaidnu – Kautokeino", "finnmark"),
        world.municipality("5438", "Gamvik", "finnmark"),
    ];
    for (id, at, earliest, months, places) in [
        ("F1", (finnmark, gamvik), "2022-P1", 6, vec![Place::Hospital(0)]),
        ("F2", (finnmark, guovdageaidnu), "2022-P1", 6, vec![Place::Unit(1), Place::Hospital(1)]),
        ("F3", (finnmark, gamvik), "2022-P1", 6, vec![Place::Unit(0)]),
        ("F4", (finnmark, gamvik), "2022-P1", 6, Vec::new()),
        ("U01", (unn, tromso), "2021-P2", 6, vec![Place::Unit(3)]),
        ("U02", (unn, bardu), "2022-P1", 6, vec![Place::Split([3, 4])]),
        ("U03", (unn, tromso), "2022-P1", 12, vec![Place::Unit(4), Place::Hospital(3)]),
        ("U04", (unn, tromso), "2022-P1", 6, vec![Place::Unit(4)]),
        ("U05", (unn, bardu), "2021-P1", 6, vec![Place::Unit(2)]),
        ("U06", (unn, bardu), "2022-P1", 3, Vec::new()),
        ("U07", (unn, tromso), "2022-P1", 6, vec![Place::Unit(2)]),
        ("U08", (unn, tromso), "2022-P1", 6, Vec::new()),
    ] {
        world.candidate(id, at, earliest, months, places);
    }
    placed(&mut world);
    alerts(&mut world);
    world.finish()
}

fn places(world: &mut World, finnmark: usize, unn: usize) {
    let hammerfest = world.hospital(finnmark, "hammerfest", "Hammerfest sykehus");
    let kirkenes = world.hospital(finnmark, "kirkenes", "Kirkenes sykehus");
    let narvik = world.hospital(unn, "narvik", "UNN Narvik");
    let tromso = world.hospital(unn, "tromso", "UNN Tromsø");
    world.unit(finnmark, Some(hammerfest), "f-med", "Medisinsk avdeling", Some(1));
    world.unit(finnmark, Some(kirkenes), "f-psyk", "Psykisk helsevern og rus", Some(1));
    world.unit(unn, Some(narvik), "u-med-narvik", "Indremedisin Narvik", Some(1));
    world.unit(unn, Some(tromso), "u-psyk", "Psykisk helsevern voksne", Some(1));
    world.unit(unn, Some(tromso), "u-rus", "Rusbehandling", Some(1));
    world.pool(finnmark, "finnmark", None, &[2, 2, 3, 3, 4, 4]);
    world.pool(unn, "unn", None, &[3, 3, 5, 6, 7, 8]);
    let vacancy = world.pool(unn, "unn-ledig-2022", Some(vec![2, 3]), &[0, 0, 0, 0, 0, 0]);
    let pool = &mut world.problem.pools[vacancy];
    pool.kind = PoolKind::Vacancy;
    pool.counts[1] = 1;
    pool.counts[2] = 1;
}

fn placed(world: &mut World) {
    let whole = |unit, from, to| [(unit, "unn", from, to)];
    world.place("U01", "serving", (0, 0, 0), &whole("u-psyk", "2021-P2a", "2022-P1a"));
    world.place(
        "U02",
        "proposed",
        (1, 0, 0),
        &[("u-rus", "unn", "2022-P1a", "2022-P1a"), ("u-psyk", "unn", "2022-P1b", "2022-P1b")],
    );
    world.place(
        "U03",
        "expected",
        (2, 2, 1),
        &[("u-rus", "unn", "2022-P2a", "2022-P2b"), ("u-psyk", "unn", "2023-P1a", "2023-P1b")],
    );
    world.place("F1", "accepted", (0, 0, 0), &[("f-med", "finnmark", "2022-P1a", "2022-P1b")]);
    world.place("F2", "proposed", (1, 0, 0), &[("f-psyk", "finnmark", "2022-P1a", "2022-P1b")]);
    world.place("U05", "proposed", (3, 4, 0), &whole("u-med-narvik", "2022-P1a", "2022-P1b"));
    world.place("U04", "expected", (4, 4, 0), &whole("u-rus", "2023-P1a", "2023-P1b"));
    world.place("F3", "expected", (2, 2, 0), &[("f-med", "finnmark", "2022-P2a", "2022-P2b")]);
    world.leave_out("U06", 5, "service");
    world.leave_out("U07", 6, "full");
    world.refuse("F4", "schemes", "scheme", "old");
    world.refuse("U08", "municipality_registered", "registration", "none");
}

fn alerts(world: &mut World) {
    for number in 1..=14 {
        let id = format!("U{number:02}");
        world.warn(json!({"code": "registration_stale", "candidate": id, "value": "2021-02-01"}));
    }
    world
        .warn(json!({"code": "municipal_order_overturned", "candidate": "U04", "id": "U03", "rule": "service_months"}));
    world.warn(json!({"code": "lottery_decided", "candidate": "F2", "id": "F3", "rule": "lottery"}));
    world.warn(json!({"code": "registration_unknown", "id": "5416"}));
    world.warn(json!({"code": "period_outside_horizon", "id": "unn", "value": "2027-P1"}));
    world.warn(json!({"code": "criterion_field_absent", "candidate": "U05", "rule": "municipal_rank"}));
}

/// Starts in a quarter before the next turnover, at it, and in a quarter after it.
pub(super) fn between() -> (Problem, PlanDocument) {
    let mut world = World::new("2022-05-15", "2022-P1", "2022-P2");
    world.problem.nominate_through = period("2022-P2");
    let trust = world.trust("t", "Helseforetaket");
    world.unit(trust, None, "u", "Lunge", None);
    world.pool(trust, "p", None, &[2, 2]);
    let home = world.municipality("m", "Kommunen", "t");
    for id in ["a", "b", "c"] {
        world.candidate(id, (trust, home), "2022-P1", 3, Vec::new());
    }
    world.place("a", "proposed", (1, 1, 0), &[("u", "p", "2022-P1b", "2022-P1b")]);
    world.place("b", "proposed", (2, 2, 0), &[("u", "p", "2022-P2a", "2022-P2a")]);
    world.place("c", "proposed", (3, 3, 0), &[("u", "p", "2022-P2b", "2022-P2b")]);
    world.finish()
}

/// An order of two trusts, with every kind of row.
pub(super) fn order() -> (Problem, RankDocument) {
    let mut world = World::new("2021-10-15", "2022-P1", "2024-P2");
    world.trust("finnmark", "Finnmarkssykehuset HF");
    world.trust("unn", "Universitetssykehuset Nord-Norge HF");
    let order = json!([
        row((1, None), "U01", ["true", "40"], Some("service_months"), None),
        row((2, Some(1)), "U02", ["true", "31"], Some("nearest_hospital"), Some(2)),
        row((4, Some(2)), "0301", ["false", "36"], Some("lottery"), Some(1)),
        row((6, Some(3)), "=U04", ["false", "36"], None, Some(3)),
    ]);
    let decided = [("nearest_hospital", 2), ("service_months", 1), ("lottery", 1)]
        .map(|(criterion, count)| json!({"criterion": criterion, "neighbours": count, "pairs": 2 * count}));
    let list = json!({
        "format": "alis.rank/1", "problem_sha256": "3f2a9c", "rules": "helse-nord-2021", "rules_sha256": "00",
        "trusts": [{"trust": "finnmark", "candidates": [], "decided": []},
                   {"trust": "unn", "candidates": order, "decided": decided}],
        "ineligible": [{"candidate": "U08", "trust": "unn", "rule": "schemes", "source": "rapport 1",
                        "field": "scheme", "value": "old"}],
        "warnings": [],
    });
    (world.finish().0, serde_json::from_value(list).unwrap())
}

/// A candidate in the order; without a place in the queue one in service.
fn row(
    (rank, place): (u32, Option<u32>),
    candidate: &str,
    [nearest, months]: [&str; 2],
    decided: Option<&str>,
    other: Option<u32>,
) -> Value {
    let key = |criterion: &str, value: &str| json!({"criterion": criterion, "value": value});
    let mut employment = key("employment", "own_list");
    if place == Some(3) {
        employment = json!({"criterion": "employment", "value": "locum", "from": "2022-03-01", "to": "2022-08-31"});
    }
    let mut row = json!({
        "candidate": candidate, "rank": rank,
        "keys": [
            key("nearest_hospital", nearest), key("service_months", months), key("supervision_group", "started"),
            key("progress", "9/2"), employment, key("municipal_rank", ""), key("registered_on", "2021-03-01"),
        ],
    });
    for (name, value) in [
        ("queue_place", json!(place)),
        ("commitment", json!(place.is_none().then_some("serving"))),
        ("before_next_by", json!(decided)),
        ("queue_place_without_nearest_hospital", json!(other)),
    ] {
        if !value.is_null() {
            row[name] = value;
        }
    }
    row
}
