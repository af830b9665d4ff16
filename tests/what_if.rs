//! Counterfactuals are what they say: applied and planned again by others they give what is stated, they help, and nothing
//! smaller of their kind was missed.

use std::collections::BTreeSet;

use alis::calendar::{Period, Quarter};
use alis::counterfactual::{Basis, Bounds, apply, counterfactuals, for_the_candidate, parse, what_if};
use alis::document::{
    CandidateChange, CandidateDocument, Change, CountedPeriod, CounterfactualDocument, EffectKind, HeldDocument,
    Objective, PlaceDocument, PlacementStatus, PlanDocument, PlannedSegmentDocument, Prefers, ProblemDocument,
    SupervisionGroup, WhatIfDocument,
};
use alis::solve::{backend::Microlp, reference::Reference};
use alis_tests::brute;
use alis_tests::compare::difference;
use alis_tests::engine::Case;
use alis_tests::random::{Shape, fixed_seeds, random_problem, rules_of};

/// Months of service that are tried; fewer than by default, for speed.
const BOUNDS: Bounds = Bounds { resolves: 10_000, months: 5 };

/// Plans beyond this many take brute force too long.
const LARGEST: u128 = 50_000;

/// A problem and its plan.
struct World {
    case: Case,
    plan: PlanDocument,
}

/// Where and when someone serves.
type Stays = Vec<(String, Quarter, Quarter)>;

impl World {
    fn new(seed: u64, shape: Shape) -> Self {
        Self::of(&random_problem(seed, shape))
    }

    fn of(document: &ProblemDocument) -> Self {
        let case = Case::new(document);
        let plan = case.plan();
        Self { case, plan }
    }

    fn basis(&self) -> Basis<'_> {
        Basis { document: &self.case.document, problem: &self.case.problem, plan: &self.plan, cancel: &[] }
    }

    fn answer(&self, candidate: &str) -> WhatIfDocument {
        counterfactuals(self.basis(), candidate, &BOUNDS).unwrap_or_else(|error| panic!("{candidate}: {error}"))
    }

    fn candidate(&self, id: &str) -> &CandidateDocument {
        self.case.document.candidates.iter().find(|own| own.id == *id).expect("a candidate")
    }

    /// Whether the place counts before the time.
    fn place_first(&self, candidate: &CandidateDocument) -> bool {
        candidate.prefers == Prefers::Place && self.case.rules().objective != Some(Objective::TimeThenPlace)
    }

    /// What a placement of a changed problem is worth by the wishes of this one, in the candidate's own order; the oracle
    /// says so, of the candidate as it was, but open to all.
    fn worth(&self, changed: &ProblemDocument, id: &str, segments: &[PlannedSegmentDocument]) -> [u32; 4] {
        let stated = self.candidate(id);
        let mut wide = changed.clone();
        let own = wide.candidates.iter_mut().find(|own| own.id == *id).expect("a candidate");
        own.places.clone_from(&stated.places);
        own.open_to_others = true;
        let same = |option: &&brute::Placement| {
            let parts = option.segments.iter().map(|s| (&s.unit, &s.post, s.from, s.to));
            parts.eq(segments.iter().map(|s| (&s.unit, &s.post, s.from, s.to)))
        };
        let options = brute::options(&wide, &rules_of(&wide), id);
        let values = options.iter().find(same).expect("the placement is an option").values;
        let waits = segments[0].from.number() - stated.earliest.first_quarter().number();
        let waiting = u32::try_from(waits).unwrap_or(0);
        let place_first = self.place_first(stated);
        if place_first {
            [values.wish, waiting, values.away, values.relevance]
        } else {
            [waiting, values.wish, values.away, values.relevance]
        }
    }

    /// What the candidate has in a plan of a changed problem; none is worst.
    fn has(&self, changed: &ProblemDocument, plan: &PlanDocument, id: &str) -> Option<[u32; 4]> {
        let placement = plan.placements.iter().find(|own| own.candidate == *id)?;
        Some(self.worth(changed, id, &placement.segments))
    }
}

/// Smaller is better, none is worst.
fn key(worth: Option<[u32; 4]>) -> (bool, [u32; 4]) {
    worth.map_or((true, [0; 4]), |worth| (false, worth))
}

fn stays(segments: &[PlannedSegmentDocument]) -> Stays {
    segments.iter().map(|s| (s.unit.to_string(), s.from, s.to)).collect()
}

fn stays_in(plan: &PlanDocument, id: &str) -> Option<Stays> {
    plan.placements.iter().find(|own| own.candidate == *id).map(|own| stays(&own.segments))
}

fn stays_of(held: Option<&HeldDocument>) -> Option<Stays> {
    held.map(|held| stays(&held.segments))
}

/// Whom to ask about: those that the plan places, or does not place, by itself.
fn subjects(plan: &PlanDocument) -> Vec<String> {
    let ours = |status| matches!(status, PlacementStatus::Proposed | PlacementStatus::Expected);
    let placed = plan.placements.iter().filter(|own| ours(own.status)).map(|own| own.candidate.to_string());
    placed.chain(plan.unplaced.iter().map(|own| own.candidate.to_string())).collect()
}

/// A stated change, planned again by the reference and, where it is small, by brute force.
fn is_what_it_says(world: &World, id: &str, stated: &CounterfactualDocument) {
    let changed = apply(&world.case.document, &stated.change).expect("the change can be made");
    let case = Case::new(&changed);
    let plan = case.plan_with(&Reference::new(Microlp));
    let rules = rules_of(&changed);
    if brute::size(&changed, &rules) <= LARGEST {
        assert_eq!(difference(&plan, &brute::optimum(&changed, &rules)), None, "{}", stated.expression);
    }
    let (before, after) = (stays_in(&world.plan, id), stays_in(&plan, id));
    assert_eq!(after, stays_of(stated.outcome.placement.as_ref()), "{}", stated.expression);
    let now = world.has(&changed, &plan, id);
    let was = world.has(&world.case.document, &world.plan, id);
    assert!(key(now) < key(was), "{} does not help: {now:?} after {was:?}", stated.expression);
    let effect = match (was, now) {
        (None, Some(_)) => EffectKind::Placed,
        (Some(was), Some(now)) => {
            let first = (0..4).find(|at| was[*at] != now[*at]);
            let waiting = usize::from(world.place_first(world.candidate(id)));
            if first == Some(waiting) { EffectKind::Earlier } else { EffectKind::BetterPlace }
        }
        (_, None) => panic!("{}: no place is no help", stated.expression),
    };
    assert_eq!(stated.effect, effect, "{} {before:?}", stated.expression);
    others_are_what_it_says(world, id, stated, &plan);
}

/// Each other who serves elsewhere or at another time is told of, and no one else.
fn others_are_what_it_says(world: &World, id: &str, stated: &CounterfactualDocument, plan: &PlanDocument) {
    let moved: BTreeSet<String> = world
        .case
        .document
        .candidates
        .iter()
        .map(|own| own.id.to_string())
        .filter(|other| other != id && stays_in(&world.plan, other) != stays_in(plan, other))
        .collect();
    let told: BTreeSet<String> = stated.others.iter().map(|own| own.candidate.to_string()).collect();
    // Who withdraws is told of, with or without a place.
    let but = |ids: BTreeSet<String>| ids.into_iter().filter(|id| !is_leaver(stated, id)).collect::<BTreeSet<_>>();
    assert_eq!(but(moved), but(told), "{}", stated.expression);
    for other in &stated.others {
        assert_eq!(stays_of(other.before.as_ref()), stays_in(&world.plan, &other.candidate));
        assert_eq!(stays_of(other.after.as_ref()), stays_in(plan, &other.candidate));
        let value = |held: &HeldDocument| {
            let own = world.candidate(&other.candidate);
            let place_first = world.place_first(own);
            let HeldDocument { waiting, wish, away, relevance, .. } = *held;
            if place_first { [wish, waiting, away, relevance] } else { [waiting, wish, away, relevance] }
        };
        let (before, after) = (key(other.before.as_ref().map(value)), key(other.after.as_ref().map(value)));
        let withdrawn = other.effect == EffectKind::Withdrawn;
        assert_eq!(withdrawn, is_leaver(stated, &other.candidate), "{}", stated.expression);
        assert!(withdrawn || (other.effect.gains(), other.effect.loses()) == (after < before, after > before));
    }
}

fn is_leaver(stated: &CounterfactualDocument, id: &str) -> bool {
    matches!(&stated.change, Change::Candidate { candidate, change: CandidateChange::Withdraw } if *candidate == *id)
}

/// The kinds of change that are offered, and the size of each, told here a second time and without any thrift.
fn every_change(world: &World, id: &str) -> Vec<(&'static str, u32, Change)> {
    let document = &world.case.document;
    let who = world.candidate(id);
    let own = |change| Change::Candidate { candidate: who.id.clone(), change };
    let number = |steps: i32| u32::try_from(steps).expect("a few");
    let mut all: Vec<(&str, u32, Change)> = Vec::new();
    let trust = document.trusts.iter().find(|own| own.id == who.trust).expect("a trust");
    if !who.places.is_empty() {
        let hospitals = trust.hospitals.iter().map(|own| PlaceDocument::Hospital(own.id.clone()));
        let units = trust.units.iter().map(|own| PlaceDocument::Unit(own.id.clone()));
        for place in hospitals.chain(units).filter(|place| !who.places.contains(place)) {
            all.push(("places", 1, own(CandidateChange::AddPlace(place))));
        }
        all.push(("places", 2, own(CandidateChange::OpenToOthers(true))));
    }
    let (first, last) = (document.first_period.number(), document.last_period.number());
    if let Some(latest) = who.latest {
        let later = latest.number() + 1..=last;
        all.extend(
            later
                .map(|p| ("latest", number(p - latest.number()), own(CandidateChange::Latest(Period::from_number(p))))),
        );
    }
    let before = first..who.earliest.number();
    all.extend(before.map(|p| {
        ("earliest", number(who.earliest.number() - p), own(CandidateChange::Earliest(Period::from_number(p))))
    }));
    all.extend((1..=5).map(|by| ("service", number(by), own(CandidateChange::ServiceMonths(by)))));
    for (size, group) in [(1, SupervisionGroup::Started), (2, SupervisionGroup::Completed)] {
        if group as u8 > who.supervision_group as u8 {
            all.push(("group", size, own(CandidateChange::SupervisionGroup(group))));
        }
    }
    all.push(("municipality", 1, Change::Municipality { municipality: who.municipality.clone(), by: 1 }));
    for pool in document.posts.iter().filter(|pool| pool.trust == who.trust) {
        let cells = (first..=last).map(|p| CountedPeriod::Period(Period::from_number(p)));
        all.extend(cells.map(|period| ("post", 1, Change::Post { post: pool.id.clone(), period, by: 1 })));
    }
    let units = trust.hospitals.iter().flat_map(|hospital| &hospital.units).chain(&trust.units);
    all.extend(units.map(|unit| ("unit", 1, Change::Unit { unit: unit.id.clone(), by: 1 })));
    for other in holders(world, who) {
        all.push(("withdrawal", 1, Change::Candidate { candidate: other, change: CandidateChange::Withdraw }));
    }
    all.extend(who.places.iter().skip(1).map(|p| ("stated", 1, own(CandidateChange::FirstPlace(p.clone())))));
    for prefers in [Prefers::Time, Prefers::Place].into_iter().filter(|prefers| *prefers != who.prefers) {
        all.push(("stated", 1, own(CandidateChange::Prefers(prefers))));
    }
    all
}

/// Who holds, not yet served, something that a better option would use; whoever is behind holds nothing of use but a
/// commitment, so that all are asked.
fn holders(world: &World, who: &CandidateDocument) -> Vec<alis::document::Id> {
    let document = &world.case.document;
    let had = key(world.has(document, &world.plan, &who.id));
    let home = |id: &str| world.candidate(id).municipality.to_string();
    let quarters = |from: Quarter, to: Quarter| (from.number()..=to.number()).collect::<Vec<_>>();
    let mut wanted = BTreeSet::new();
    let place_first = world.place_first(who);
    for option in brute::options(document, &rules_of(document), &who.id) {
        let v = option.values;
        let worth = if place_first {
            [v.wish, v.waiting, v.away, v.relevance]
        } else {
            [v.waiting, v.wish, v.away, v.relevance]
        };
        if key(Some(worth)) < had {
            for (segment, quarter) in
                option.segments.iter().flat_map(|s| quarters(s.from, s.to).into_iter().map(move |q| (s, q)))
            {
                let used = [('p', segment.post.to_string()), ('u', segment.unit.to_string()), ('m', home(&who.id))];
                wanted.extend(used.into_iter().map(|used| (used, quarter)));
            }
        }
    }
    let holds = |placement: &&alis::document::PlacementDocument| {
        let touches = placement.segments.iter().any(|segment| {
            quarters(segment.from, segment.to).into_iter().any(|quarter| {
                [('p', segment.post.to_string()), ('u', segment.unit.to_string()), ('m', home(&placement.candidate))]
                    .into_iter()
                    .any(|used| wanted.contains(&(used, quarter)))
            })
        });
        placement.candidate != who.id && placement.status != PlacementStatus::Serving && touches
    };
    world.plan.placements.iter().filter(holds).map(|own| own.candidate.clone()).collect()
}

fn kind_of(id: &str, change: &Change) -> &'static str {
    match change {
        Change::Post { .. } => "post",
        Change::Unit { .. } => "unit",
        Change::Municipality { .. } => "municipality",
        Change::Candidate { candidate, .. } if *candidate != *id => "withdrawal",
        Change::Candidate { change, .. } => match change {
            CandidateChange::ServiceMonths(_) => "service",
            CandidateChange::SupervisionGroup(_) => "group",
            CandidateChange::Earliest(_) => "earliest",
            CandidateChange::Latest(_) | CandidateChange::NoLatest => "latest",
            CandidateChange::AddPlace(_) | CandidateChange::OpenToOthers(_) => "places",
            CandidateChange::FirstPlace(_) | CandidateChange::Prefers(_) => "stated",
            CandidateChange::Withdraw => "withdrawal",
        },
    }
}

/// Every change of the kinds that are offered which helps has a stated one of its kind that is no larger and, unless its
/// kind has steps, helps no less.
fn none_is_missed(world: &World, id: &str, answer: &WhatIfDocument) {
    let every = every_change(world, id);
    let size_of = |change: &Change| every.iter().find(|(.., own)| own == change).map(|(_, size, _)| *size);
    let was = key(world.has(&world.case.document, &world.plan, id));
    for (kind, size, change) in &every {
        let Ok(changed) = apply(&world.case.document, change) else { continue };
        let plan = Case::new(&changed).plan();
        let now = key(world.has(&changed, &plan, id));
        if now >= was {
            continue;
        }
        let steps = ["latest", "earliest", "service", "group"].contains(kind);
        let told = answer.counterfactuals.iter().any(|stated| {
            let no_less = || {
                let changed = apply(&world.case.document, &stated.change).expect("it can be made");
                key(stated.outcome.placement.as_ref().map(|own| world.worth(&changed, id, &own.segments))) <= now
            };
            kind_of(id, &stated.change) == *kind
                && size_of(&stated.change).is_some_and(|own| own <= *size)
                && (steps || no_less())
        });
        assert!(told, "{id}: {change} helps ({now:?} after {was:?}), and nothing of its kind is told");
    }
}

fn check(seed: u64, shape: Shape) {
    let world = World::new(seed, shape);
    for id in subjects(&world.plan) {
        let answer = world.answer(&id);
        assert_eq!(stays_of(answer.outcome.placement.as_ref()), stays_in(&world.plan, &id));
        for stated in &answer.counterfactuals {
            is_what_it_says(&world, &id, stated);
            assert_eq!(parse(&stated.expression).as_ref(), Ok(&stated.change));
            // The part of the problem that the candidate stands in says what the whole does.
            let whole = what_if(world.basis(), &id, &stated.change).expect("it can be asked");
            assert_eq!(whole.counterfactuals.first(), Some(stated));
        }
        none_is_missed(&world, &id, &answer);
    }
}

/// `ALIS_SEEDS` sets how many of each shape.
#[test]
fn counterfactuals_are_true_and_none_is_missed() {
    for (seed, shape) in fixed_seeds(8) {
        println!("seed {seed}, shape {shape:?}");
        check(seed, shape);
    }
}

/// Under `time_then_place` someone behind held the nearer place: the start of one counts before the place of all ahead.
#[test]
fn someone_behind_can_hold_what_was_wanted() {
    check(33, Shape::Mixed);
}

#[test]
fn the_budget_is_kept_and_counted() {
    for (seed, shape) in fixed_seeds(5) {
        let world = World::new(seed, shape);
        for id in subjects(&world.plan) {
            let all = world.answer(&id);
            for resolves in [0, 1, 5] {
                let few = counterfactuals(world.basis(), &id, &Bounds { resolves, ..BOUNDS }).expect("an answer");
                assert!(few.resolves <= resolves);
                assert_eq!(few.not_tried == 0, all.resolves <= few.resolves, "seed {seed}, {shape:?}, {id}");
            }
        }
    }
}

#[test]
fn the_candidate_is_told_nothing_of_others_and_nothing_of_how_to_state_wishes() {
    for (seed, shape) in fixed_seeds(8) {
        let world = World::new(seed, shape);
        for id in subjects(&world.plan) {
            let answer = for_the_candidate(&world.answer(&id));
            let text = serde_json::to_string(&answer).expect("a document");
            for other in world.case.document.candidates.iter().filter(|own| own.id != *id) {
                assert!(!text.contains(&format!("\"candidate\":\"{}\"", other.id)), "{text}");
            }
            assert!(answer.counterfactuals.iter().all(|own| kind_of(&id, &own.change) != "stated"));
        }
    }
}

#[test]
fn leave_is_never_asked_about() {
    for (seed, shape) in fixed_seeds(5) {
        let mut document = random_problem(seed, shape);
        for candidate in &mut document.candidates {
            candidate.leave.push(alis::document::LeaveDocument {
                from: document.first_period.first_day(),
                to: document.first_period.last_day(),
            });
        }
        let world = World::of(&document);
        for id in subjects(&world.plan) {
            for stated in world.answer(&id).counterfactuals {
                let changed = apply(&document, &stated.change).expect("it can be made");
                for own in &changed.candidates {
                    assert_eq!(own.leave, world.candidate(&own.id).leave);
                }
            }
        }
    }
}

#[test]
fn a_plan_that_is_not_the_problems_is_told_from_it() {
    let world = World::new(1, Shape::Mixed);
    let id = subjects(&world.plan).remove(0);
    let other = World::new(2, Shape::Mixed);
    let wrong = Basis { plan: &other.plan, ..world.basis() };
    let error = counterfactuals(wrong, &id, &BOUNDS).expect_err("another problem");
    assert!(error.to_string().contains("the plan belongs to another problem"), "{error}");
    let mut changed = world.plan.clone();
    changed.placements.retain(|own| own.candidate != *id);
    changed.unplaced.retain(|own| own.candidate != *id);
    let error = counterfactuals(Basis { plan: &changed, ..world.basis() }, &id, &BOUNDS).expect_err("another plan");
    assert!(error.to_string().contains("the plan is not the one that the rules demand"), "{error}");
}
