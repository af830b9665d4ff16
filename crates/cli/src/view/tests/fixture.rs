//! Small problems and plans to draw.

use alis::calendar::{Date, Period, Quarter};
use alis::document::{
    Employment, Id, Months, PlanDocument, PoolKind, Prefers, Registration, Relevance, Scheme, SupervisionGroup,
};
use alis::problem::{Candidate, Hospital, Municipality, Place, Pool, Problem, Trust, Unit};
use serde_json::{Value, json};

/// A problem under construction; ids are given in sorted order.
pub(super) struct World {
    pub(super) problem: Problem,
    placements: Vec<Value>,
    unplaced: Vec<Value>,
    ineligible: Vec<Value>,
    warnings: Vec<Value>,
}

fn own(id: &str) -> Id {
    Id::new(id).unwrap()
}

pub(super) fn period(text: &str) -> Period {
    text.parse().unwrap()
}

fn quarter(text: &str) -> Quarter {
    text.parse().unwrap()
}

/// One part of a placement: unit, pool, first and last quarter.
pub(super) type Part<'a> = (&'a str, &'a str, &'a str, &'a str);

impl World {
    pub(super) fn new(decision: &str, first: &str, last: &str) -> Self {
        let empty = json!({
            "format": "alis.problem/1", "rules": "helse-nord-2021", "decision_date": decision, "first_period": first,
            "last_period": last, "trusts": [], "posts": [], "municipalities": [], "candidates": []
        });
        let mut problem = alis::read(empty.to_string().as_bytes(), &alis::ReadOptions::default()).unwrap();
        problem.sha256 = "3f2a9c".to_owned();
        Self { problem, placements: Vec::new(), unplaced: Vec::new(), ineligible: Vec::new(), warnings: Vec::new() }
    }

    pub(super) fn trust(&mut self, id: &str, name: &str) -> usize {
        self.problem.trusts.push(Trust {
            id: own(id),
            name: name.into(),
            units: Vec::new(),
            pools: Vec::new(),
            fields: Vec::new(),
        });
        self.problem.trusts.len() - 1
    }

    pub(super) fn hospital(&mut self, trust: usize, id: &str, name: &str) -> usize {
        self.problem.hospitals.push(Hospital { id: own(id), name: name.into(), trust, fields: Vec::new() });
        self.problem.hospitals.len() - 1
    }

    pub(super) fn unit(
        &mut self,
        trust: usize,
        hospital: Option<usize>,
        id: &str,
        name: &str,
        max: Option<u32>,
    ) -> usize {
        self.problem.units.push(Unit {
            id: own(id),
            name: name.into(),
            trust,
            hospital,
            field: None,
            learning_goals: [].into(),
            relevance: Relevance::Most,
            max_at_once: max,
        });
        let index = self.problem.units.len() - 1;
        self.problem.trusts[trust].units.push(index);
        index
    }

    /// A pool with so many posts in each period of the horizon.
    pub(super) fn pool(&mut self, trust: usize, id: &str, units: Option<Vec<usize>>, counts: &[u32]) -> usize {
        self.problem.pools.push(Pool {
            id: own(id),
            trust,
            units,
            kind: PoolKind::Earmarked,
            counts: counts.iter().flat_map(|&count| [count, count]).collect(),
        });
        let index = self.problem.pools.len() - 1;
        self.problem.trusts[trust].pools.push(index);
        index
    }

    pub(super) fn municipality(&mut self, id: &str, name: &str, trust: &str) -> usize {
        self.problem.municipalities.push(Municipality {
            id: own(id),
            name: name.into(),
            trust: own(trust),
            registration: Some(Registration::Registered),
            specialist_shortage: false,
            max_absent: None,
        });
        self.problem.municipalities.len() - 1
    }

    pub(super) fn candidate(
        &mut self,
        id: &str,
        (trust, municipality): (usize, usize),
        earliest: &str,
        months: u32,
        places: Vec<Place>,
    ) {
        let day: Date = "2020-01-01".parse().unwrap();
        self.problem.candidates.push(Candidate {
            id: own(id),
            municipality,
            trust,
            nearest_hospital: None,
            nearest: None,
            registered_on: day,
            scheme: Scheme::New,
            months_needed: Months::new(months).unwrap(),
            interrupted: false,
            service_months: 30,
            service_counted_on: day,
            expected_completion: None,
            employment: Employment::OwnList,
            locum: None,
            supervision_group: SupervisionGroup::Started,
            learning_goals_done: 0,
            courses_done: 0,
            goals_needed: [].into(),
            municipal_rank: None,
            earliest: period(earliest),
            latest: None,
            leave: Vec::new(),
            places,
            open_to_others: false,
            prefers: Prefers::Time,
            split_need: false,
            split_consent: false,
            commitment: None,
            declined: Vec::new(),
        });
    }

    fn trust_of(&self, candidate: &str) -> String {
        let found = self.problem.candidates.iter().find(|item| item.id == candidate).unwrap();
        self.problem.trusts[found.trust].id.to_string()
    }

    /// A placement; the rank is its place in the list, the place in the queue is given.
    pub(super) fn place(
        &mut self,
        id: &str,
        status: &str,
        (queue, waiting, wish): (u32, u32, u32),
        parts: &[Part<'_>],
    ) {
        let (start, end) = (quarter(parts[0].2), quarter(parts[parts.len() - 1].3));
        let segments: Vec<Value> = parts
            .iter()
            .map(|(unit, post, from, to)| json!({"unit": unit, "post": post, "from": from, "to": to}))
            .collect();
        let mut placement = json!({
            "candidate": id, "trust": self.trust_of(id), "rank": self.rank(), "status": status,
            "start": start, "start_date": start.first_day(), "end_date": end.last_day(),
            "months": (end.number() - start.number() + 1) * 3,
            "waiting": waiting, "wish": wish, "away": 0, "relevance": 0, "segments": segments,
        });
        if queue > 0 {
            placement["queue_place"] = json!(queue);
        }
        self.placements.push(placement);
    }

    fn rank(&self) -> usize {
        self.placements.len() + self.unplaced.len() + 1
    }

    pub(super) fn leave_out(&mut self, id: &str, queue: u32, reason: &str) {
        let item = json!({"candidate": id, "trust": self.trust_of(id), "rank": self.rank(), "queue_place": queue,
                          "reason": reason});
        self.unplaced.push(item);
    }

    pub(super) fn refuse(&mut self, id: &str, rule: &str, field: &str, value: &str) {
        let item = json!({"candidate": id, "trust": self.trust_of(id), "rule": rule, "field": field, "value": value});
        self.ineligible.push(item);
    }

    pub(super) fn warn(&mut self, warning: Value) {
        self.warnings.push(warning);
    }

    /// The problem and the plan, with the use of the posts counted.
    pub(super) fn finish(self) -> (Problem, PlanDocument) {
        let mut posts = Vec::new();
        for pool in &self.problem.pools {
            for (index, capacity) in pool.counts.iter().enumerate() {
                let now = self.problem.quarter_at(index);
                posts.push(
                    json!({"post": pool.id, "quarter": now, "capacity": capacity, "used": self.used(&pool.id, now)}),
                );
            }
        }
        let plan = json!({
            "format": "alis.plan/1", "engine": {"name": "alis", "version": "0.1.0"},
            "problem_sha256": "3f2a9c1d".repeat(8), "rules": "helse-nord-2021", "rules_sha256": "00".repeat(32),
            "status": "optimal", "placements": self.placements, "unplaced": self.unplaced,
            "ineligible": self.ineligible, "posts": posts, "warnings": self.warnings,
        });
        (self.problem, serde_json::from_value(plan).unwrap())
    }

    fn used(&self, pool: &str, now: Quarter) -> usize {
        let parts = self.placements.iter().flat_map(|item| item["segments"].as_array().unwrap());
        let holds = |part: &&Value| {
            let at = |key: &str| quarter(part[key].as_str().unwrap());
            part["post"] == pool && at("from") <= now && now <= at("to")
        };
        parts.filter(holds).count()
    }
}
