//! On small random problems, the plan that a complete search finds best breaks no promise, and most others do.

use serde_json::{Value, json};

use super::{
    candidates::Candidate,
    exchange,
    facts::Facts,
    options, placed, promises,
    proofs::Shown,
    ranking::Ranking,
    usage::Usage,
    values::{self, Segment, canonical},
    violation::Report,
};
use crate::document::{Objective, PlanDocument, ProblemDocument, RulesDocument};

/// A small generator of numbers, the same on every run (a linear congruence).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn pick(&mut self, from: &[Value]) -> Value {
        let limit = u64::try_from(from.len()).unwrap();
        from[usize::try_from(self.below(limit)).unwrap()].clone()
    }
}

fn problem(numbers: &mut Numbers) -> ProblemDocument {
    let unit = |numbers: &mut Numbers, id: &str| {
        json!({"id": id, "name": id, "max_at_once": numbers.below(2) + 1, "field": numbers.pick(&[json!("f"), json!("g")]),
               "relevance": numbers.pick(&[json!("most"), json!("some")])})
    };
    let pool = |numbers: &mut Numbers, id: &str, kind: &str| {
        let mut periods = json!({"2023-P1": numbers.below(3), "2023-P2": numbers.below(3)});
        if numbers.below(2) == 0 {
            periods["2023-P1b"] = json!(numbers.below(2));
        }
        json!({"id": id, "trust": "t1", "kind": kind, "periods": periods})
    };
    let places = [
        json!([]),
        json!([{"unit": "u1"}]),
        json!([{"unit": "u3"}, {"hospital": "h1"}]),
        json!([{"split": ["u2", "u1"]}, {"field": "f"}, {"field": "g"}]),
    ];
    let candidates: Vec<Value> = ["c1", "c2", "c3"]
        .iter()
        .map(|id| {
            json!({"id": id, "municipality": "m1", "trust": "t1", "registered_on": "2022-08-01", "scheme": "new",
                "service_months": numbers.below(3), "employment": "permanent", "earliest": "2022-P2",
                "months_needed": numbers.pick(&[json!(3), json!(6), json!(6), json!(9), json!(12)]),
                "places": numbers.pick(&places), "open_to_others": numbers.below(2) == 0,
                "prefers": numbers.pick(&[json!("time"), json!("place")])})
        })
        .collect();
    let hospital = json!({"id": "h1", "name": "h1", "units": [unit(numbers, "u1"), unit(numbers, "u2")]});
    serde_json::from_value(json!({
        "format": "alis.problem/1", "rules": "test", "decision_date": "2023-01-01", "lottery_seed": "s",
        "first_period": "2023-P1", "last_period": "2023-P2",
        "trusts": [{"id": "t1", "name": "t1", "allows_split": true, "hospitals": [hospital], "units": [unit(numbers, "u3")]}],
        "posts": [pool(numbers, "p2", "earmarked"), pool(numbers, "p1", "vacancy")],
        "municipalities": [{"id": "m1", "name": "m1", "trust": "t1", "nearest_hospital": "h1",
            "max_absent": numbers.below(3) + 1}],
        "candidates": candidates,
    }))
    .unwrap()
}

fn rules(numbers: &mut Numbers) -> RulesDocument {
    serde_json::from_value(json!({"format": "alis.rules/1", "id": "test",
        "priority": [{"criterion": "service_months"}],
        "objective": numbers.pick(&[json!("time_and_place"), json!("time_then_place")]),
        "shapes": {"split": "by_wish", "two_units": numbers.below(2) == 0}}))
    .unwrap()
}

type Choice<'a> = Option<Vec<Segment<'a>>>;

/// Every option with every choice of pools, and to have none.
fn choices<'a>(facts: &Facts<'a>, candidate: &Candidate<'a>) -> Vec<Choice<'a>> {
    let mut choices = vec![None];
    for course in options::all(facts, candidate) {
        let mut built: Vec<Vec<Segment<'a>>> = vec![Vec::new()];
        for stay in course.stays() {
            let longer = built.iter().flat_map(|segments| {
                facts.pools_for(&stay).iter().map(move |pool| {
                    let mut segments = segments.clone();
                    segments.push(Segment::numbered(facts, (stay.unit, *pool), stay.from, stay.to));
                    segments
                })
            });
            built = longer.collect();
        }
        choices.extend(built.into_iter().map(Some));
    }
    choices
}

/// The levels of the objective, with the canonical place of each option at the end.
type Levels<'a> = (Vec<i64>, Vec<(i64, Vec<&'a str>, Vec<&'a str>)>);

fn levels<'a>(facts: &Facts<'a>, ranked: &[&Candidate<'a>], plan: &[Choice<'a>]) -> Levels<'a> {
    let (mut first, mut later, mut second) = (Vec::new(), Vec::new(), Vec::new());
    let then = facts.rules.objective == Some(Objective::TimeThenPlace);
    for (candidate, choice) in ranked.iter().zip(plan) {
        let Some(segments) = choice else {
            first.extend(if then { vec![1, 0] } else { vec![1, 0, 0, 0, 0] });
            later.extend(if then { vec![0; 3] } else { vec![] });
            second.push((0, vec![], vec![]));
            continue;
        };
        let values = values::of(facts, candidate, segments).unwrap();
        if then {
            first.extend([0, values.waiting]);
            later.extend([values.wish, values.away, values.relevance]);
        } else {
            first.push(0);
            first.extend(values.key(candidate.document.prefers));
        }
        let (units, pools) = canonical(segments);
        second.push((values.waiting, units, pools));
    }
    first.extend(later);
    (first, second)
}

/// Every choice for everyone that keeps the limits.
fn plans<'a>(facts: &Facts<'a>, ranked: &[&Candidate<'a>]) -> Vec<Vec<Choice<'a>>> {
    let mut plans: Vec<(Usage, Vec<Choice<'a>>)> = vec![(Usage::none(facts), Vec::new())];
    for candidate in ranked {
        let choices = choices(facts, candidate);
        let mut longer = Vec::new();
        for (usage, plan) in &plans {
            for choice in &choices {
                let mut usage = usage.clone();
                usage.add(Some(candidate), choice.as_deref().unwrap_or_default());
                let mut report = Report::default();
                super::limits::check(facts, &usage, &mut report);
                if report.into_violations().is_empty() {
                    let mut plan = plan.clone();
                    plan.push(choice.clone());
                    longer.push((usage, plan));
                }
            }
        }
        plans = longer;
    }
    plans.into_iter().map(|(_, plan)| plan).collect()
}

/// A plan document that states who is placed where; the promises read nothing else.
fn document(ranked: &[&Candidate<'_>], plan: &[Choice<'_>]) -> PlanDocument {
    let (mut placements, mut unplaced) = (Vec::new(), Vec::new());
    for (candidate, choice) in ranked.iter().zip(plan) {
        let id = candidate.id();
        match choice {
            None => {
                unplaced.push(json!({"candidate": id, "trust": "t1", "rank": 1, "queue_place": 1, "reason": "full"}));
            }
            Some(segments) => {
                let segments: Vec<Value> = segments
                    .iter()
                    .map(
                        |s| json!({"unit": s.unit, "post": s.pool, "from": s.from.to_string(), "to": s.to.to_string()}),
                    )
                    .collect();
                placements.push(json!({"candidate": id, "trust": "t1", "rank": 1, "status": "proposed",
                    "start": "2023-P1a", "start_date": "2023-03-01", "end_date": "2023-03-01", "months": 0,
                    "waiting": 0, "wish": 0, "away": 0, "relevance": 0, "segments": segments}));
            }
        }
    }
    serde_json::from_value(json!({"format": "alis.plan/1", "engine": {"name": "alis", "version": "0"},
        "problem_sha256": "", "rules": "test", "rules_sha256": "", "status": "optimal", "placements": placements,
        "unplaced": unplaced, "ineligible": [], "posts": [], "warnings": []}))
    .unwrap()
}

fn broken(facts: &Facts<'_>, ranking: &Ranking, plan: &PlanDocument) -> Vec<super::Violation> {
    let mut report = Report::default();
    let (stated, unplaced) =
        (promises::stated(facts, placed::read(facts, ranking, plan)), promises::unplaced(facts, plan));
    let none = vec![false; facts.candidates.len()];
    let shown = Shown { unproved: 0, proved: none.clone(), first: none };
    promises::check(
        facts,
        ranking,
        (&stated, &unplaced, &shown),
        Usage::of_plan(facts, &placed::read(facts, ranking, plan)),
        plan,
        &mut report,
    );
    exchange::check(facts, ranking, (&stated, &shown.proved), plan, &mut report);
    report.into_violations()
}

#[test]
fn the_best_plan_breaks_no_promise_and_most_others_do() {
    let mut numbers = Numbers(2023);
    let (mut worse, mut refused) = (0, 0);
    for _ in 0..ROUNDS {
        let (problem, rules) = (problem(&mut numbers), rules(&mut numbers));
        let facts = Facts::new(&problem, &rules);
        let ranking = Ranking::new(&facts);
        let ranked: Vec<&Candidate<'_>> = ranking.numbers().map(|number| &facts.candidates[number]).collect();
        let plans = plans(&facts, &ranked);
        let best = plans.iter().min_by_key(|plan| levels(&facts, &ranked, plan)).unwrap();
        let document_of_best = document(&ranked, best);
        assert_eq!(broken(&facts, &ranking, &document_of_best), [], "{best:?} of {problem:?} under {rules:?}");
        for plan in plans.iter().step_by(plans.len() / 10 + 1).filter(|plan| *plan != best) {
            worse += 1;
            refused += i32::from(!broken(&facts, &ranking, &document(&ranked, plan)).is_empty());
        }
    }
    assert!(worse > ROUNDS && refused * 100 >= worse * 95, "{refused} of {worse}");
}

const ROUNDS: i32 = 60;
