//! Small problems whose plans the engine makes, with reasons and proofs written by hand.

use alis::document::PlanDocument;
use alis::verify::{Verification, ViolationRule as R};
use serde_json::{Value, json};

use crate::engine::Case;

/// One trust of two units with one post in each of two half-years; three candidates who wait for it.
pub fn world() -> Value {
    json!({
        "format": "alis.problem/1", "decision_date": "2023-01-01", "first_period": "2023-P1", "last_period": "2023-P2",
        "rules": {"format": "alis.rules/1", "id": "test", "priority": [{"criterion": "registered_on"}],
            "shapes": {"split": "by_wish"}},
        "trusts": [{"id": "t1", "name": "t1", "allows_split": true, "units": [{"id": "u1", "name": "u1"},
            {"id": "u2", "name": "u2", "relevance": "some"}]}],
        "posts": [{"id": "p1", "trust": "t1", "periods": {"2023-P1": 1, "2023-P2": 1}}],
        "municipalities": [{"id": "m1", "name": "m1", "trust": "t1", "registration": "registered"},
            {"id": "m2", "name": "m2", "trust": "t1", "registration": "registered"}],
        "candidates": [doctor("c1", 1), doctor("c2", 2), doctor("c3", 3)],
    })
}

/// A candidate, by the day of registration.
pub fn doctor(id: &str, day: u32) -> Value {
    json!({"id": id, "municipality": "m1", "trust": "t1", "registered_on": format!("2022-09-0{day}"), "scheme": "new",
        "service_months": 24, "employment": "permanent", "earliest": "2023-P1"})
}

/// What the one criterion reads of a candidate.
pub fn key(day: u32) -> String {
    format!("2022-09-0{day}")
}

/// The posts of a quarter, as a limit.
pub fn post(quarter: &str, capacity: u32) -> Value {
    json!({"post": "p1", "quarter": quarter, "capacity": capacity})
}

/// The places of a unit in a quarter, as a limit.
pub fn unit(id: &str, quarter: &str, capacity: u32) -> Value {
    json!({"unit": id, "quarter": quarter, "capacity": capacity})
}

/// A holder of a limit.
pub fn holder(day: u32) -> Value {
    json!({"candidate": format!("c{day}"), "rank": day})
}

/// A problem, and its plan with reasons written by hand.
#[derive(Debug)]
pub struct Told {
    /// The problem.
    pub case: Case,
    /// The plan document.
    pub plan: Value,
}

impl Told {
    /// Plans the problem, and puts these reasons and proofs into its plan.
    pub fn new(world: Value, reasons: Value, proofs: Value) -> Self {
        let case = Case::new(&serde_json::from_value(world).expect("a problem"));
        let mut plan = serde_json::to_value(case.plan()).expect("a plan");
        plan["reasons"] = reasons;
        plan["proofs"] = proofs;
        Self { case, plan }
    }

    /// What the verifier finds of the plan, edited so.
    pub fn check(&self, edit: impl FnOnce(&mut Value)) -> Verification {
        let mut plan = self.plan.clone();
        edit(&mut plan);
        let plan: PlanDocument = serde_json::from_value(plan).expect("a plan that can be read");
        self.case.verification(&plan)
    }

    /// The plan as it is proves every value.
    pub fn holds(&self) {
        let found = self.check(|_| {});
        let told: Vec<String> = found.violations.iter().map(ToString::to_string).collect();
        assert!(found.is_proved(), "{} unproved\n{}\n{:#}", found.unproved, told.join("\n"), self.plan["placements"]);
    }

    /// The rules that are broken when one thing is changed.
    pub fn broken(&self, edit: impl FnOnce(&mut Value)) -> Vec<R> {
        let found = self.check(edit);
        found.violations.iter().map(|violation| violation.rule).collect()
    }

    /// Each change is refused, and the first thing found is this.
    pub fn refuses(&self, changes: &[(&str, Value, R)]) {
        for (pointer, value, rule) in changes {
            let broken = self.broken(|plan| set(plan, pointer, value.clone()));
            assert_eq!(broken.first(), Some(rule), "{pointer} -> {value}: {broken:?}");
        }
    }
}

/// Sets what stands at a place, or adds a member there.
pub fn set(plan: &mut Value, pointer: &str, value: Value) {
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
    match plan.pointer_mut(parent).expect("it is in the plan") {
        Value::Array(items) if name == "-" => items.push(value),
        Value::Array(items) => items[name.parse::<usize>().expect("a place")] = value,
        object if value.is_null() => drop(object.as_object_mut().expect("an object").remove(name)),
        object => object[name] = value,
    }
}
