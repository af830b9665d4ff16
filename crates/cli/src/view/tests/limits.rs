//! The first full limit, and who sits on which post.

use alis::document::PlanDocument;
use alis::fault::LimitKind;
use alis::language::Language;
use alis::problem::{Place, Problem};

use super::fixture::World;
use crate::view::Style;
use crate::view::facts::Facts;
use crate::view::lanes::{Seat, lanes};
use crate::view::limits::{Finding, first_full};

/// A trust with a hospital of two units, and candidates `a` to `d` of one municipality; `d` asks.
fn world(posts: &[u32], unit_max: Option<u32>) -> World {
    let mut world = World::new("2022-01-10", "2022-P1", "2023-P2");
    let trust = world.trust("t", "Helseforetaket");
    let hospital = world.hospital(trust, "h", "Sykehuset");
    for id in ["u1", "u2"] {
        world.unit(trust, Some(hospital), id, id, unit_max);
    }
    world.pool(trust, "p", None, posts);
    let home = world.municipality("m", "Kommunen", "t");
    for id in ["a", "b", "c", "d"] {
        world.candidate(id, (trust, home), "2022-P1", 6, vec![Place::Unit(0)]);
    }
    world
}

fn whole<'a>(unit: &'a str, from: &'a str, to: &'a str) -> [(&'a str, &'a str, &'a str, &'a str); 1] {
    [(unit, "p", from, to)]
}

/// What stands in the way of `d`: the kind of limit and its holders.
fn found((problem, plan): &(Problem, PlanDocument)) -> Option<(LimitKind, Vec<String>)> {
    let style = Style { language: Language::En, ..Style::default() };
    let facts = Facts { problem, plan, style: &style };
    match first_full(&facts, 3).1 {
        Finding::Full { kind, holders, .. } => Some((kind, holders.into_iter().map(str::to_owned).collect())),
        Finding::NoPost | Finding::Nothing => None,
    }
}

#[test]
fn pools_come_before_units_and_units_before_the_municipality() {
    let fill = |posts: &[u32], unit_max, absent| {
        let mut world = world(posts, unit_max);
        world.problem.municipalities[0].max_absent = absent;
        world.place("a", "proposed", (1, 0, 0), &whole("u1", "2022-P1a", "2022-P1b"));
        world.place("b", "proposed", (2, 0, 0), &whole("u2", "2022-P1b", "2022-P1b"));
        world.leave_out("d", 3, "full");
        found(&world.finish())
    };
    let held = |kind, holders: &[&str]| Some((kind, holders.iter().map(|id| (*id).to_owned()).collect()));
    assert_eq!(fill(&[2, 2, 2, 2], Some(1), Some(2)), held(LimitKind::Pool, &["a", "b"]));
    assert_eq!(fill(&[3, 2, 2, 2], Some(1), Some(2)), held(LimitKind::Unit, &["a"]));
    assert_eq!(fill(&[3, 2, 2, 2], None, Some(2)), held(LimitKind::Municipality, &["a", "b"]));
    assert_eq!(fill(&[3, 2, 2, 2], None, None), None);
}

#[test]
fn a_period_in_leave_is_no_earliest_start() {
    let mut world = world(&[1, 1, 1, 1], None);
    world.problem.candidates[3].leave = vec![("2022-03-15".parse().unwrap(), "2022-04-01".parse().unwrap())];
    let (problem, plan) = world.finish();
    let style = Style::default();
    let facts = Facts { problem: &problem, plan: &plan, style: &style };
    assert_eq!(first_full(&facts, 3), ("2022-P2".parse().unwrap(), Finding::Nothing));
}

#[test]
fn a_trust_without_posts_then_has_none_that_is_full() {
    let (problem, plan) = world(&[0, 1, 1, 1], None).finish();
    let style = Style::default();
    let facts = Facts { problem: &problem, plan: &plan, style: &style };
    assert_eq!(first_full(&facts, 3).1, Finding::NoPost);
}

#[test]
fn whoever_stays_keeps_the_post() {
    let mut world = world(&[2, 2, 1, 1], None);
    world.place("a", "proposed", (1, 0, 0), &whole("u1", "2022-P1a", "2022-P1b"));
    let two = [("u1", "p", "2022-P1a", "2022-P1b"), ("u2", "p", "2022-P2a", "2023-P1b")];
    world.place("b", "proposed", (2, 0, 0), &two);
    world.place("c", "expected", (3, 0, 0), &whole("u1", "2022-P2b", "2022-P2b"));
    let (problem, plan) = world.finish();
    let style = Style::default();
    let facts = Facts { problem: &problem, plan: &plan, style: &style };
    let drawn: Vec<String> = lanes(&facts, "p", &problem.pools[0].counts).iter().map(|lane| letters(lane)).collect();
    // One post is left from 2023-P1 on: `b` keeps the second until then, and the vacancy after that is one alone.
    assert_eq!(drawn, ["aa_c..__", "bbbbbb.."]);
}

/// A letter for each seat: the candidate, `_` for a vacant one, `.` for none.
fn letters(lane: &[Seat<'_>]) -> String {
    let letter = |seat: &Seat<'_>| match seat {
        Seat::Taken(sitter) => sitter.candidate.to_owned(),
        Seat::Vacant => "_".to_owned(),
        Seat::Closed => ".".to_owned(),
    };
    lane.iter().map(letter).collect()
}
