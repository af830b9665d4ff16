//! The batches of options, and what is counted of them, against the options one by one.

use std::ops::ControlFlow;

use serde_json::{Value, json};

use super::{
    batches::{Batch, all_batches},
    candidates::Candidate,
    facts::Facts,
    options::{Course, Span, Stay, options, spans_from, starts},
    tests::{problem_with, rules_with},
    values::Values,
};
use crate::document::ProblemDocument;

/// More units than a block has room for, of two hospitals and of none, of three fields, that
/// cover one goal or both; pools for all units, for some, and a vacancy; candidates of every length, who wish for everything.
pub(super) fn large() -> ProblemDocument {
    problem_with(|document| {
        let unit = |number: usize| {
            let goals = [json!(["ALM-055", "ALM-085"]), json!(["ALM-055"]), json!(["ALM-085"])];
            let (field, relevance) = (["a", "b", "c"][number % 3], ["most", "some"][number / 2 % 2]);
            json!({"id": format!("u{number:03}"), "name": "u", "field": field, "relevance": relevance,
                "learning_goals": goals[number % 5 % 3].clone(), "max_at_once": 1 + number % 3})
        };
        document["last_period"] = json!("2024-P2");
        document["trusts"][0]["allows_split"] = json!(true);
        document["trusts"][0]["hospitals"] = json!([
            {"id": "h1", "name": "h1", "units": (0..30).map(unit).collect::<Vec<_>>()},
            {"id": "h2", "name": "h2", "units": (30..50).map(unit).collect::<Vec<_>>()}]);
        document["trusts"][0]["units"] = (50..70).map(unit).collect();
        let some: Vec<String> = (20..69).step_by(3).map(|number| format!("u{number:03}")).collect();
        document["posts"] = json!([
            {"id": "p1", "trust": "t1", "periods": {"2023-P1": 2, "2023-P2b": 1, "2024-P1": 1}},
            {"id": "p2", "trust": "t1", "units": some, "periods": {"2023-P1b": 1, "2023-P2": 3, "2024-P2": 2}},
            {"id": "p3", "trust": "t1", "kind": "vacancy", "units": ["u003", "u065"], "periods": {"2023-P1b": 1, "2023-P2": 1}}]);
        let wishes = [
            json!([]),
            json!([{"hospital": "h2"}]),
            json!([{"unit": "u067"}, {"split": ["u001", "u065"]}, {"field": "b"}, {"hospital": "h1"}]),
            json!([{"field": "c"}, {"split": ["u020", "u002"]}]),
        ];
        let mut candidates = Vec::new();
        for (months, wish) in [3, 6, 9, 12].into_iter().flat_map(|months| (0..8).map(move |wish| (months, wish))) {
            let mut candidate = document["candidates"][0].clone();
            candidate["id"] = json!(format!("c{months:02}-{wish}"));
            candidate["months_needed"] = json!(months);
            candidate["places"] = wishes[wish % 4].clone();
            candidate["open_to_others"] = json!(wish % 3 == 1);
            if wish > 5 {
                candidate["leave"] = json!([{"from": "2023-07-01", "to": "2023-07-15"}]);
                candidate["goals_needed"] = json!(["ALM-085"]);
            }
            candidates.push(candidate);
        }
        document["candidates"] = Value::Array(candidates);
        document["declined"] = json!([{"candidate": "c06-2", "start": "2023-P1a", "units": ["u067"]}]);
    })
}

/// The stays of a course.
fn stays(course: &Course) -> (Stay, Option<Stay>) {
    (course.first, course.second)
}

/// Every span of every candidate under rules that demand two units, and that do not.
pub(super) fn every_span(mut look: impl FnMut(&Facts<'_>, &Candidate<'_>, &Span)) {
    let problem = large();
    for two_units in [true, false] {
        let rules = rules_with(|rules| rules["shapes"]["two_units"] = json!(two_units));
        let facts = Facts::new(&problem, &rules);
        for candidate in facts.candidates.values() {
            for start in starts(&facts, candidate) {
                spans_from(&facts, candidate, start).iter().flatten().for_each(|span| look(&facts, candidate, span));
            }
        }
    }
}

/// The batches of a span, and the options one by one, whose values are wanted.
pub(super) fn both(
    facts: &Facts<'_>,
    candidate: &Candidate<'_>,
    span: &Span,
    wants: &impl Fn(Values) -> bool,
) -> (Vec<Batch>, Vec<Course>) {
    let (mut batches, mut courses) = (Vec::new(), Vec::new());
    let _: ControlFlow<()> = all_batches(facts, candidate, span, wants, &mut |batch| {
        batches.push(batch);
        ControlFlow::Continue(())
    });
    let _: ControlFlow<()> = options(facts, candidate, span, wants, &mut |course| {
        courses.push(course);
        ControlFlow::Continue(())
    });
    (batches, courses)
}

#[test]
fn batches_hold_the_options_and_no_others() {
    let (mut spans, mut found) = (0, 0);
    every_span(|facts, candidate, span| {
        for least in 0..4 {
            let wants = |values: Values| values.wish >= least && values.relevance != 1;
            let (batches, courses) = both(facts, candidate, span, &wants);
            let mut listed: Vec<_> = batches.iter().flat_map(|batch| batch.each(facts)).collect();
            let mut expected: Vec<_> = courses.iter().map(stays).collect();
            listed.sort_unstable();
            expected.sort_unstable();
            assert_eq!(listed, expected, "{} {span:?}", candidate.id());
            spans += 1;
            found += listed.len();
        }
    });
    assert!(spans > 500 && found > 10_000, "{spans} {found}");
}

#[test]
fn a_batch_knows_its_first_and_whether_it_is_alone() {
    every_span(|facts, candidate, span| {
        for batch in both(facts, candidate, span, &|_| true).0 {
            let each: Vec<_> = batch.each(facts).collect();
            let pools = |stay: &Stay| facts.pools_for(stay).len();
            let is_single = |(one, other): &(Stay, Option<Stay>)| {
                pools(one) == 1 && other.as_ref().is_none_or(|own| pools(own) == 1)
            };
            assert_eq!(batch.is_single(facts), each.len() == 1 && each.iter().all(is_single));
            assert!(each.is_sorted() && !each.is_empty());
            let alone = |(first, second): (Stay, Option<Stay>)| {
                let of = |stay: Stay| Batch::of_stays(facts, stay, None).order(facts);
                (of(first), second.map(of))
            };
            assert!(each.iter().all(|own| alone(each[0]) <= alone(*own)));
        }
    });
}

#[test]
fn a_stay_has_pools_where_its_block_says_so() {
    every_span(|facts, candidate, span| {
        let (first, second) = span.stretches();
        for (from, to) in [Some(first), second].into_iter().flatten() {
            for unit in facts.units_of(candidate) {
                let (stay, own) = (Stay { unit: *unit, from, to, vacancy: span.vacancy() }, &facts.units[*unit]);
                let open = facts.open(own.block, (from, to), span.vacancy());
                assert_eq!(open.units & own.bit != 0, !facts.pools_for(&stay).is_empty());
                if let Some(pools) = facts.pools_of(open.pools).filter(|_| open.units & own.bit != 0) {
                    assert_eq!(pools, &facts.pools_for(&stay)[..]);
                }
            }
        }
    });
}
