//! Cut-offs and the asking list, held against what planning again gives.

use alis::calendar::Period;
use alis::cutoffs::{CutoffsError, cutoffs};
use alis::document::{
    AskDocument, Count, CriterionDocument, CriterionName, CutoffDocument, CutoffsDocument, Id, LastInDocument, Need,
    PlanDocument, Prefers, ProblemDocument, RulesReference, Widening,
};
use alis_cli::example::Example;
use alis_tests::engine::Case;
use alis_tests::random::{fixed_seeds, random_problem, rules_of};
use serde_json::{Value, json};

/// A random problem in which the municipalities' numbers alone rank, and no rule refuses anyone: so that someone new can be
/// put anywhere.
fn ranked_by_number(mut document: ProblemDocument) -> ProblemDocument {
    let mut rules = rules_of(&document);
    rules.eligibility = alis::document::EligibilityDocument::default();
    let criterion = CriterionName::MunicipalRank;
    rules.priority = vec![CriterionDocument { criterion, classes: None, width: None, source: None, note: None }];
    document.rules = RulesReference::Set(Box::new(rules));
    for (number, candidate) in (1..).zip(&mut document.candidates) {
        candidate.municipal_rank = Some(Count(2 * number));
    }
    document
}

fn told(case: &Case, plan: &PlanDocument) -> CutoffsDocument {
    let list = alis::rank(&case.problem).expect("it can be ranked");
    cutoffs(&case.problem, &list, plan).expect("the plan is of this problem")
}

fn id(text: &str) -> Id {
    Id::new(text).expect("an id")
}

/// The document with someone new, who wishes for one half-year in one unit alone, just ahead of somebody or last.
fn with_someone_new(case: &Case, trust: &Id, unit: &Id, period: Period, before: Option<&Id>) -> ProblemDocument {
    let mut document = serde_json::to_value(&case.document).expect("a document can be written");
    let number = |id: &Id| case.document.candidates.iter().find(|own| own.id == *id)?.municipal_rank;
    let rank = before.map_or(999_999, |before| number(before).expect("all have a number").0 - 1);
    let push = |list: &mut Value, item: Value| list.as_array_mut().expect("a list").push(item);
    push(&mut document["municipalities"], json!({"id": "elsewhere", "name": "Elsewhere", "trust": trust}));
    let candidate = json!({
        "id": "someone-new", "municipality": "elsewhere", "trust": trust, "registered_on": "2020-01-01", "scheme": "new",
        "service_months": 24, "employment": "permanent", "goals_needed": [], "municipal_rank": rank,
        "earliest": period.to_string(), "latest": period.to_string(), "places": [{"unit": unit}],
    });
    push(&mut document["candidates"], candidate);
    serde_json::from_value(document).expect("a document")
}

/// Whether someone new gets a half-year in a unit.
fn gets_it(case: &Case, trust: &Id, unit: &Id, period: Period, before: Option<&Id>) -> bool {
    let plan = Case::new(&with_someone_new(case, trust, unit, period, before)).plan();
    let new = plan.placements.iter().find(|placement| placement.candidate == "someone-new");
    new.is_some_and(|new| new.start == period.first_quarter() && new.segments[0].unit == *unit)
}

/// The unit in which somebody serves a whole half-year.
fn serves(plan: &PlanDocument, last: &LastInDocument, period: Period) -> Id {
    let [first, second] = period.quarters();
    let own = plan.placements.iter().find(|placement| placement.candidate == last.candidate).expect("has a place");
    let whole = own.segments.iter().find(|segment| segment.from <= first && second <= segment.to);
    whole.expect("serves the whole half-year").unit.clone()
}

fn counts_hold(cutoff: &CutoffDocument) {
    assert!(cutoff.got_in <= cutoff.competed && cutoff.competed <= cutoff.asked, "{cutoff:?}");
    assert_eq!(cutoff.ahead_of.is_some(), cutoff.needs == Need::Rank, "{cutoff:?}");
    assert!(!cutoff.full || cutoff.needs != Need::Nothing);
}

#[test]
fn what_is_said_to_be_enough_is_enough() {
    let (mut ranks, mut rooms) = (0, 0);
    for (seed, shape) in fixed_seeds(6) {
        let case = Case::new(&ranked_by_number(random_problem(seed, shape)));
        let plan = case.plan();
        let cutoffs = told(&case, &plan);
        for cell in &cutoffs.units {
            counts_hold(&cell.cutoff);
            let before = cell.cutoff.ahead_of.as_ref().map(|last| &last.candidate);
            if cell.cutoff.needs != Need::NotByRank {
                assert!(gets_it(&case, &cell.trust, &cell.unit, cell.period, before), "{shape:?} {seed} {cell:?}");
            }
            ranks += u32::from(cell.cutoff.needs == Need::Rank);
            rooms += u32::from(cell.cutoff.needs == Need::Nothing);
        }
        for cell in &cutoffs.pools {
            counts_hold(&cell.cutoff);
            if let Some(last) = &cell.cutoff.ahead_of {
                let unit = serves(&plan, last, cell.period);
                let got = gets_it(&case, &cell.trust, &unit, cell.period, Some(&last.candidate));
                assert!(got, "{shape:?} {seed} {cell:?}");
            }
        }
    }
    assert!(ranks > 50 && rooms > 50, "the documents try little: {ranks} {rooms}");
}

/// The document with somebody's wishes widened as the list says.
fn widened(document: &ProblemDocument, ask: &AskDocument) -> ProblemDocument {
    let mut document = document.clone();
    let own = document.candidates.iter_mut().find(|own| own.id == ask.candidate).expect("is there");
    for widening in &ask.widen {
        match widening {
            Widening::Places => own.open_to_others = true,
            Widening::Latest => own.latest = None,
            Widening::Prefers => own.prefers = Prefers::Time,
        }
    }
    document
}

#[test]
fn whoever_is_asked_and_says_yes_is_served() {
    let mut asked = [0; 2];
    for (seed, shape) in fixed_seeds(40) {
        let case = Case::new(&random_problem(seed, shape));
        for ask in told(&case, &case.plan()).empty.iter().flat_map(|post| &post.ask) {
            assert!(!ask.widen.is_empty() && ask.planned_start.is_none_or(|start| start > ask.start));
            let wider = widened(&case.document, ask);
            let again = Case::new(&wider).plan();
            let placed = again.placements.iter().find(|placement| placement.candidate == ask.candidate);
            let placed = placed.unwrap_or_else(|| panic!("{shape:?} {seed}: {ask:?} gets no place"));
            let own = wider.candidates.iter().find(|own| own.id == ask.candidate).expect("is there");
            // Who puts the place first may take a later start at a better one.
            let in_time = own.prefers == Prefers::Place || placed.start <= ask.start;
            assert!(in_time, "{shape:?} {seed}: {ask:?} starts {}", placed.start);
            asked[usize::from(ask.planned_start.is_some())] += 1;
        }
    }
    assert!(asked.iter().all(|&count| count >= 5), "the documents try little: {asked:?}");
}

/// One post a half-year in two units. `a` has the first; `b` wishes for the other unit alone and starts when it opens; `c`
/// wanted the first half-year alone.
fn small() -> ProblemDocument {
    let candidate = |id: &str, rank: u32, unit: &str| {
        json!({"id": id, "municipality": "m", "trust": "t", "registered_on": "2020-10-01", "scheme": "new", "service_months": 30,
               "employment": "permanent", "earliest": "2021-P1", "municipal_rank": rank, "places": [{"unit": unit}]})
    };
    let mut last = candidate("c", 3, "u");
    last["latest"] = json!("2021-P1");
    let problem = json!({
        "format": "alis.problem/1", "decision_date": "2021-01-15", "first_period": "2021-P1", "last_period": "2021-P2",
        "rules": {"format": "alis.rules/1", "id": "by-number", "priority": [{"criterion": "municipal_rank"}]},
        "trusts": [{"id": "t", "name": "T", "units": [{"id": "u", "name": "U"}, {"id": "v", "name": "V"}]}],
        "posts": [{"id": "p", "trust": "t", "units": ["u"], "periods": {"2021-P1": 1, "2021-P2": 1}},
                  {"id": "q", "trust": "t", "units": ["v"], "periods": {"2021-P2": 1}}],
        "municipalities": [{"id": "m", "name": "M", "trust": "t", "registration": "registered"}],
        "candidates": [candidate("a", 1, "u"), candidate("b", 2, "v"), last],
    });
    serde_json::from_value(problem).expect("a document")
}

#[test]
fn a_small_plan_by_hand() {
    let case = Case::new(&small());
    let told = told(&case, &case.plan());
    let pools: Vec<_> =
        told.pools.iter().map(|cell| (cell.post.as_str(), cell.period.to_string(), &cell.cutoff)).collect();
    let [(_, _, first), (_, _, second), (_, _, other)] = &pools[..] else { panic!("three cells: {pools:?}") };
    assert_eq!((first.asked, first.competed, first.got_in, first.needs), (2, 2, 1, Need::Rank));
    assert_eq!(first.ahead_of.as_ref().map(|last| (last.candidate.as_str(), last.queue_place)), Some(("a", 1)));
    // `a` could have started then too, and did not have to.
    assert_eq!((second.asked, second.competed, second.got_in, second.needs), (1, 0, 0, Need::Nothing));
    assert_eq!((other.asked, other.competed, other.got_in, other.needs), (1, 1, 1, Need::Rank));
    let [empty] = &told.empty[..] else { panic!("one post is empty: {:?}", told.empty) };
    assert_eq!((empty.post.as_str(), empty.period.to_string().as_str(), empty.empty), ("p", "2021-P2", [1, 1]));
    let [ask] = &empty.ask[..] else { panic!("one can be asked: {:?}", empty.ask) };
    assert_eq!((ask.candidate.as_str(), &ask.widen[..], ask.planned_start), ("c", &[Widening::Latest][..], None));
    assert_eq!(ask.units, [id("u")]);
}

#[test]
fn the_counts_are_those_of_the_plan() {
    for example in Example::ALL {
        let case = Case::new(&example.document());
        let plan = case.plan();
        let told = told(&case, &plan);
        told.pools.iter().for_each(|cell| counts_hold(&cell.cutoff));
        for cell in &told.pools {
            let uses = |placement: &&alis::document::PlacementDocument| {
                let own = |segment: &alis::document::PlannedSegmentDocument| {
                    segment.post == cell.post
                        && segment.from.period() <= cell.period
                        && cell.period <= segment.to.period()
                };
                placement.segments.iter().any(own)
            };
            let all = u32::try_from(plan.placements.iter().filter(uses).count()).expect("few");
            assert_eq!(cell.cutoff.committed + cell.cutoff.got_in, all, "{cell:?}");
        }
    }
}

#[test]
fn a_plan_of_something_else_is_refused() {
    let case = Case::new(&small());
    let (list, plan) = (alis::rank(&case.problem).expect("it can be ranked"), case.plan());
    let refused = |plan: &PlanDocument| cutoffs(&case.problem, &list, plan).expect_err("it is refused");
    assert_eq!(refused(&PlanDocument { problem_sha256: String::new(), ..plan.clone() }), CutoffsError::AnotherProblem);
    assert_eq!(refused(&PlanDocument { rules_sha256: String::new(), ..plan.clone() }), CutoffsError::AnotherRules);
    let mut other = plan.clone();
    other.placements[0].segments[0].unit = id("w");
    assert_eq!(refused(&other), CutoffsError::Unknown("w".to_owned()));
}
