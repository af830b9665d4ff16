//! The first full limit, and who sits on which post.

use alis::document::{Months, Objective, PlanDocument, Prefers};
use alis::fault::LimitKind;
use alis::problem::{Candidate, Declined, Place, Problem};
use alis::rules::RuleSet;

use super::fixture::World;
use crate::view::Style;
use crate::view::facts::Facts;
use crate::view::lanes::{Seat, lanes};
use crate::view::limits::{Cause, Obstacle, obstacle};

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

/// The candidate that asks.
fn asking(world: &mut World) -> &mut Candidate {
    &mut world.problem.candidates[3]
}

fn whole<'a>(unit: &'a str, from: &'a str, to: &'a str) -> [(&'a str, &'a str, &'a str, &'a str); 1] {
    [(unit, "p", from, to)]
}

/// What stands in the way of `d`.
fn found<T>((problem, plan): &(Problem, PlanDocument), then: impl Fn(Obstacle<'_>) -> T) -> T {
    let style = Style::default();
    let facts = Facts::new(problem, plan, &style);
    let got = plan.placements.iter().find(|placement| &*placement.candidate == "d");
    then(obstacle(&facts, 3, got))
}

/// The limit that is named: its kind, the quarter and its holders.
fn full(obstacle: Obstacle<'_>) -> Option<(LimitKind, String, String)> {
    match obstacle {
        Obstacle::Full { limit, quarter, holders } => Some((limit.kind, quarter.to_string(), holders.join(" "))),
        _ => None,
    }
}

fn held(kind: LimitKind, quarter: &str, holders: &str) -> (LimitKind, String, String) {
    (kind, quarter.to_owned(), holders.to_owned())
}

/// Why `d` cannot start earlier, whatever the others do.
fn cause(world: World) -> Option<Cause> {
    found(&world.finish(), |obstacle| match obstacle {
        Obstacle::Earliest(cause) => cause,
        other => panic!("{other:?}"),
    })
}

/// `d` would take any unit: that one of them is full is no reason where the municipality keeps `d` from both.
#[test]
fn a_limit_in_the_way_of_every_equal_is_named_before_others() {
    let mut world = world(&[3, 2, 2, 2], Some(1));
    world.problem.municipalities[0].max_absent = Some(1);
    asking(&mut world).places = Vec::new();
    world.place("a", "proposed", (1, 0, 0), &whole("u1", "2022-P1a", "2022-P1b"));
    world.leave_out("d", 2, "full");
    assert_eq!(found(&world.finish(), full), Some(held(LimitKind::Municipality, "2022-P1a", "a")));
}

#[test]
fn pools_come_before_units_and_units_before_the_municipality() {
    let fill = |posts: &[u32], unit_max, absent| {
        let mut world = world(posts, unit_max);
        world.problem.municipalities[0].max_absent = absent;
        world.place("a", "proposed", (1, 0, 0), &whole("u1", "2022-P1a", "2022-P1b"));
        world.place("b", "proposed", (2, 0, 0), &whole("u2", "2022-P1a", "2022-P1b"));
        world.leave_out("d", 3, "full");
        found(&world.finish(), full)
    };
    assert_eq!(fill(&[2, 2, 2, 2], Some(1), Some(2)), Some(held(LimitKind::Pool, "2022-P1a", "a b")));
    assert_eq!(fill(&[3, 2, 2, 2], Some(1), Some(2)), Some(held(LimitKind::Unit, "2022-P1a", "a")));
    assert_eq!(fill(&[3, 2, 2, 2], None, Some(2)), Some(held(LimitKind::Municipality, "2022-P1a", "a b")));
    assert_eq!(fill(&[3, 2, 2, 2], None, None), None);
}

#[test]
fn quarters_come_before_kinds_of_limits() {
    let mut world = world(&[1, 1, 1, 1], Some(1));
    world.problem.pools[0].counts[0] = 2;
    world.place("a", "serving", (0, 0, 0), &whole("u1", "2022-P1a", "2022-P1a"));
    world.place("b", "serving", (0, 0, 0), &whole("u2", "2022-P1b", "2022-P1b"));
    world.leave_out("d", 3, "full");
    assert_eq!(found(&world.finish(), full), Some(held(LimitKind::Unit, "2022-P1a", "a")));
}

#[test]
fn a_declined_offer_is_no_better_option() {
    // One post: whoever is ahead turned down the first period, and whoever is behind took it.
    let mut world = world(&[1, 1, 1, 1], None);
    let start = "2022-P1a".parse().unwrap();
    asking(&mut world).declined = vec![Declined { start, units: None }];
    world.place("d", "expected", (1, 2, 0), &whole("u1", "2022-P2a", "2022-P2b"));
    world.place("a", "proposed", (2, 0, 0), &whole("u1", "2022-P1a", "2022-P1b"));
    assert_eq!(cause(world), Some(Cause::Declined));
}

#[test]
fn a_start_before_service_suffices_is_no_better_option() {
    let mut world = world(&[1, 1, 1, 1], None);
    let who = asking(&mut world);
    who.service_months = 8;
    who.service_counted_on = "2022-01-01".parse().unwrap();
    world.place("a", "proposed", (1, 0, 0), &whole("u1", "2022-P1a", "2022-P1b"));
    world.place("d", "expected", (2, 2, 0), &whole("u1", "2022-P2a", "2022-P2b"));
    assert_eq!(cause(world), Some(Cause::Service));
}

#[test]
fn leave_decision_and_posts_are_told_apart() {
    let later = |change: fn(&mut World)| {
        let mut world = world(&[0, 1, 1, 1], None);
        change(&mut world);
        world.place("d", "expected", (1, 2, 0), &whole("u1", "2022-P2a", "2022-P2b"));
        cause(world)
    };
    assert_eq!(later(|_| ()), Some(Cause::NoPost));
    assert_eq!(later(|world| world.problem.decision_date = "2022-03-02".parse().unwrap()), Some(Cause::Decision));
    let leave = |world: &mut World| {
        world.problem.pools[0].counts[..2].fill(1);
        asking(world).leave = vec![("2022-03-15".parse().unwrap(), "2022-04-01".parse().unwrap())];
    };
    assert_eq!(later(leave), Some(Cause::Leave));
    // Two things together: neither alone is the cause.
    let both = |world: &mut World| {
        world.problem.pools[0].counts[..2].fill(1);
        let who = asking(world);
        who.leave = vec![("2022-03-15".parse().unwrap(), "2022-04-01".parse().unwrap())];
        who.declined = vec![Declined { start: "2022-P1a".parse().unwrap(), units: None }];
    };
    assert_eq!(later(both), None);
}

#[test]
fn of_twelve_months_the_second_period_may_be_full() {
    let mut world = world(&[2, 1, 2, 2], None);
    let who = asking(&mut world);
    who.months_needed = Months::TWELVE;
    who.places = Vec::new();
    world.place("a", "expected", (1, 2, 0), &whole("u2", "2022-P2a", "2022-P2b"));
    let two = [("u1", "p", "2023-P1a", "2023-P1b"), ("u2", "p", "2023-P2a", "2023-P2b")];
    world.place("d", "expected", (2, 4, 0), &two);
    assert_eq!(found(&world.finish(), full), Some(held(LimitKind::Pool, "2022-P2a", "a")));
}

#[test]
fn the_candidates_own_order_decides_what_is_better() {
    // The first wish opens a period later than the second.
    let asked = |prefers, rules: Option<RuleSet>| {
        let mut world = world(&[1, 1, 1, 1], None);
        world.problem.rules = rules.unwrap_or(world.problem.rules);
        world.problem.pools[0].units = Some(vec![1]);
        world.pool(0, "q", Some(vec![0]), &[0, 1, 1, 1]);
        let who = asking(&mut world);
        who.places = vec![Place::Unit(0), Place::Unit(1)];
        who.prefers = prefers;
        world.place("a", "proposed", (1, 0, 0), &whole("u2", "2022-P1a", "2022-P1b"));
        world.place("b", "expected", (2, 2, 0), &[("u1", "q", "2022-P2a", "2022-P2b")]);
        world.place("d", "expected", (3, 2, 1), &whole("u2", "2022-P2a", "2022-P2b"));
        found(&world.finish(), full)
    };
    assert_eq!(asked(Prefers::Time, None), Some(held(LimitKind::Pool, "2022-P1a", "a")));
    assert_eq!(asked(Prefers::Place, None), Some(held(LimitKind::Pool, "2022-P2a", "b")));
    assert_eq!(asked(Prefers::Place, Some(time_then_place())), Some(held(LimitKind::Pool, "2022-P1a", "a")));
}

/// Helse Nord's rule set with everyone's time before anyone's place.
fn time_then_place() -> RuleSet {
    let mut document = alis::rules::built_in("helse-nord-2021").unwrap().document().clone();
    document.objective = Some(Objective::TimeThenPlace);
    alis::read_rules(&serde_json::to_vec(&document).unwrap(), u64::MAX).unwrap()
}

#[test]
fn whoever_puts_the_place_first_may_have_the_best() {
    let mut world = world(&[1, 1, 1, 1], None);
    let who = asking(&mut world);
    who.prefers = Prefers::Place;
    who.places = vec![Place::Unit(0), Place::Unit(1)];
    world.problem.pools[0].units = Some(vec![1]);
    let trust = 0;
    world.pool(trust, "q", Some(vec![0]), &[0, 1, 1, 1]);
    world.place("d", "expected", (1, 2, 0), &[("u1", "q", "2022-P2a", "2022-P2b")]);
    assert!(found(&world.finish(), |obstacle| obstacle == Obstacle::OwnOrder));
}

#[test]
fn no_limit_is_blamed_for_what_a_candidate_could_not_have_taken() {
    let json = crate::example::to_json(&crate::example::document("helse-nord").unwrap());
    let problem = alis::read(json.as_bytes(), &alis::ReadOptions::default()).unwrap();
    let plan = alis::plan(&problem, &alis::PlanOptions::default()).unwrap();
    let style = Style::default();
    let facts = Facts::new(&problem, &plan, &style);
    let of = |id: &str| {
        let index = problem.candidates.iter().position(|candidate| candidate.id == id).unwrap();
        let got = plan.placements.iter().find(|placement| &*placement.candidate == id);
        obstacle(&facts, index, got)
    };
    // Turned down the offer of 2022-P2a.
    assert_eq!(of("K122"), Obstacle::Earliest(Some(Cause::Declined)));
    // Less than 12 months of service until 2023-P1.
    for id in ["K030", "K056", "K074"] {
        let (_, quarter, _) = full(of(id)).unwrap();
        assert!(&*quarter >= "2023-P1a", "{id}: {quarter}");
    }
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
    let facts = Facts::new(&problem, &plan, &style);
    let drawn: Vec<String> = lanes(&facts, 0).iter().map(|lane| letters(lane)).collect();
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
