//! Who is served first (model, Priority).

use std::{cmp::Ordering, collections::BTreeMap};

use sha2::{Digest, Sha256};

use super::{
    eligibility,
    facts::{Candidate, Facts},
    service,
    violation::name_of,
};
use crate::{
    calendar::Date,
    document::{CriterionDocument, CriterionName, EmploymentClassDocument, PlaceDocument, SupervisionGroup},
};

/// The eligible and the committed, best first.
#[derive(Debug)]
pub(super) struct Ranking<'a> {
    order: Vec<Ranked<'a>>,
    ranks: BTreeMap<&'a str, usize>,
    queue: BTreeMap<&'a str, u32>,
    criteria: Vec<CriterionName>,
}

/// A ranked candidate with what each criterion reads; smaller is better.
#[derive(Debug)]
struct Ranked<'a> {
    id: &'a str,
    trust: &'a str,
    keys: Vec<[i64; 2]>,
    lottery: Vec<u8>,
}

impl<'a> Ranking<'a> {
    /// Ranks over the whole document.
    pub(super) fn new(facts: &Facts<'a>) -> Self {
        let eligible = facts.candidates.values().filter(|c| eligibility::refusal(facts, c).is_none());
        let mut order: Vec<Ranked<'a>> = eligible.map(|candidate| Ranked::new(facts, candidate)).collect();
        order.sort_by(|a, b| a.keys.cmp(&b.keys).then_with(|| a.draw().cmp(&b.draw())));
        let ranks = order.iter().enumerate().map(|(index, ranked)| (ranked.id, index)).collect();
        let queue = queue(facts, &order);
        let criteria = facts.rules.priority.iter().map(|c| c.criterion).collect();
        Self { order, ranks, queue, criteria }
    }

    /// How many are ranked.
    pub(super) fn len(&self) -> usize {
        self.order.len()
    }

    /// The ranked, best first.
    pub(super) fn ids(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.order.iter().map(|ranked| ranked.id)
    }

    /// The ranked of one trust, best first.
    pub(super) fn ids_of<'s>(&'s self, trust: &'s str) -> impl Iterator<Item = &'a str> + 's {
        self.order.iter().filter(move |ranked| ranked.trust == trust).map(|ranked| ranked.id)
    }

    /// A candidate's rank, from 1; none for whom a rule refuses.
    pub(super) fn rank(&self, id: &str) -> Option<u32> {
        u32::try_from(self.ranks.get(id)? + 1).ok()
    }

    /// A candidate's place in the trust's queue, from 1; none for the committed.
    pub(super) fn queue_place(&self, id: &str) -> Option<u32> {
        self.queue.get(id).copied()
    }

    /// The name of the first criterion in which two candidates differ, or `lottery`.
    pub(super) fn deciding(&self, a: &str, b: &str) -> String {
        let keys = |id| self.ranks.get(id).and_then(|index| self.order.get(*index)).map(|ranked| &ranked.keys);
        let (Some(a), Some(b)) = (keys(a), keys(b)) else {
            return "lottery".to_owned();
        };
        let differs = a.iter().zip(b).position(|(a, b)| a.cmp(b) != Ordering::Equal);
        let criterion = differs.and_then(|index| self.criteria.get(index));
        criterion.map_or_else(|| "lottery".to_owned(), name_of)
    }
}

/// Numbers those not committed within their trust.
fn queue<'a>(facts: &Facts<'a>, order: &[Ranked<'a>]) -> BTreeMap<&'a str, u32> {
    let mut last: BTreeMap<&str, u32> = BTreeMap::new();
    let mut places = BTreeMap::new();
    let committed = |id: &str| facts.candidates.get(id).is_some_and(|c| c.commitment.is_some());
    for ranked in order.iter().filter(|ranked| !committed(ranked.id)) {
        let place = last.entry(ranked.trust).or_default();
        *place += 1;
        places.insert(ranked.id, *place);
    }
    places
}

impl<'a> Ranked<'a> {
    fn new(facts: &Facts<'a>, candidate: &Candidate<'a>) -> Self {
        let keys = facts.rules.priority.iter().map(|criterion| key(facts, candidate, criterion)).collect();
        Self {
            id: candidate.id(),
            trust: candidate.trust(),
            keys,
            lottery: facts.problem.lottery_seed.as_ref().map_or_else(Vec::new, |seed| draw(seed, candidate.id())),
        }
    }

    /// Without a seed no tie reaches the lottery in a valid problem; the id keeps the order total even so.
    fn draw(&self) -> (&[u8], &'a str) {
        (&self.lottery, self.id)
    }
}

/// SHA-256 of seed, line feed and id.
fn draw(seed: &str, id: &str) -> Vec<u8> {
    Sha256::digest(format!("{seed}\n{id}")).to_vec()
}

/// What a criterion reads, so that smaller is better.
fn key(facts: &Facts<'_>, candidate: &Candidate<'_>, criterion: &CriterionDocument) -> [i64; 2] {
    let document = candidate.document;
    let one = match criterion.criterion {
        CriterionName::Interrupted => i64::from(!document.interrupted),
        CriterionName::NearestHospital => i64::from(!wishes_nearest(facts, candidate)),
        CriterionName::Employment => employment_class(candidate, criterion.classes.as_deref().unwrap_or_default()),
        CriterionName::ServiceMonths => {
            let width = criterion.width.map_or(1, |width| width.0.max(1));
            -i64::from(service::at_decision(facts, candidate) / width)
        }
        CriterionName::RemainingTime => document.expected_completion.map_or(i64::MAX, day_number),
        CriterionName::SupervisionGroup => match document.supervision_group {
            SupervisionGroup::Completed => 0,
            SupervisionGroup::Started => 1,
            SupervisionGroup::None => 2,
        },
        CriterionName::Progress => {
            return [-i64::from(document.learning_goals_done.0), -i64::from(document.courses_done.0)];
        }
        CriterionName::SpecialistShortage => {
            i64::from(!candidate.municipality.is_some_and(|municipality| municipality.specialist_shortage))
        }
        CriterionName::MunicipalRank => document.municipal_rank.map_or(i64::MAX, |rank| i64::from(rank.0)),
        CriterionName::RegisteredOn => day_number(document.registered_on),
    };
    [one, 0]
}

/// A number that orders days.
fn day_number(day: Date) -> i64 {
    i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())
}

/// `nearest_hospital`: whether the first wish is the nearest hospital, or can be served there.
pub(super) fn wishes_nearest(facts: &Facts<'_>, candidate: &Candidate<'_>) -> bool {
    let Some(nearest) = candidate.nearest else { return false };
    let in_nearest = |unit: &str| facts.units.get(unit).is_some_and(|unit| unit.hospital == Some(nearest));
    let trusts = &facts.problem.trusts;
    let of_own_trust = trusts.iter().filter(|trust| trust.id.as_str() == candidate.trust());
    let hospital = of_own_trust.flat_map(|trust| &trust.hospitals).find(|hospital| hospital.id.as_str() == nearest);
    match candidate.document.places.first() {
        None => hospital.is_some(),
        Some(PlaceDocument::Hospital(id)) => id.as_str() == nearest,
        Some(PlaceDocument::Unit(unit) | PlaceDocument::Split([unit, _])) => in_nearest(unit),
        Some(PlaceDocument::Field(field)) => {
            hospital.is_some_and(|hospital| hospital.units.iter().any(|unit| unit.field.as_ref() == Some(field)))
        }
    }
}

/// `employment`: the first class that the employment belongs to; who is in none comes last.
pub(super) fn employment_class(candidate: &Candidate<'_>, classes: &[Vec<EmploymentClassDocument>]) -> i64 {
    let place = classes.iter().position(|class| class.iter().any(|entry| belongs(candidate, entry)));
    i64::try_from(place.unwrap_or(classes.len())).unwrap_or(i64::MAX)
}

fn belongs(candidate: &Candidate<'_>, entry: &EmploymentClassDocument) -> bool {
    let document = candidate.document;
    // From the first day to the day after the last, by calendar.
    let contract = document.locum_from.zip(document.locum_to.map(Date::tomorrow));
    let at_least = |months| contract.is_some_and(|(from, end)| end >= from.add_months(months));
    let over = |months| contract.is_some_and(|(from, end)| end > from.add_months(months));
    document.employment == entry.employment
        && entry.min_months.is_none_or(|months| at_least(months.0))
        && entry.over_months.is_none_or(|months| over(months.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::tests::{problem_with, rules_with};
    use serde_json::{Value, json};

    fn order(priority: &Value, edit: impl FnOnce(&mut Value)) -> (Vec<String>, String) {
        let problem = problem_with(edit);
        let rules = rules_with(|document| document["priority"] = priority.clone());
        let facts = Facts::new(&problem, &rules);
        let ranking = Ranking::new(&facts);
        (ranking.ids().map(str::to_owned).collect(), ranking.deciding("c1", "c2"))
    }

    #[test]
    fn the_first_criterion_that_differs_decides() {
        let priority = json!([{"criterion": "interrupted"}, {"criterion": "progress"}]);
        let (ids, by) = order(&priority, |document| {
            document["candidates"][0]["learning_goals_done"] = json!(7);
            document["candidates"][1]["learning_goals_done"] = json!(7);
            document["candidates"][1]["courses_done"] = json!(1);
            document["candidates"][2]["interrupted"] = json!(true);
        });
        assert_eq!((ids.join(" ").as_str(), by.as_str()), ("c3 c2 c1", "progress"));
    }

    #[test]
    fn service_is_compared_in_groups() {
        let priority = json!([{"criterion": "service_months", "width": 6}, {"criterion": "registered_on"}]);
        let (ids, by) = order(&priority, |document| {
            for (index, months) in [24, 29, 30].into_iter().enumerate() {
                document["candidates"][index]["service_months"] = json!(months);
            }
            document["candidates"][1]["registered_on"] = json!("2022-07-01");
        });
        assert_eq!((ids.join(" ").as_str(), by.as_str()), ("c3 c2 c1", "registered_on"));
    }

    #[test]
    fn a_locum_contract_is_measured_by_calendar() {
        let class =
            |rule: Value| json!([{"criterion": "employment", "classes": [[rule]]}, {"criterion": "municipal_rank"}]);
        let locum = |to: &str| {
            let to = to.to_owned();
            move |document: &mut Value| {
                for (index, rank) in [3, 2, 1].into_iter().enumerate() {
                    document["candidates"][index]["municipal_rank"] = json!(rank);
                }
                document["candidates"][0]["employment"] = json!("locum");
                document["candidates"][0]["locum_from"] = json!("2023-01-01");
                document["candidates"][0]["locum_to"] = json!(to);
            }
        };
        let least = class(json!({"employment": "locum", "min_months": 12}));
        let over = class(json!({"employment": "locum", "over_months": 12}));
        assert_eq!(order(&least, locum("2023-12-31")).1, "employment");
        assert_eq!(order(&least, locum("2023-12-30")).1, "municipal_rank");
        assert_eq!(order(&over, locum("2023-12-31")).1, "municipal_rank");
        assert_eq!(order(&over, locum("2024-01-01")).1, "employment");
    }

    #[test]
    fn the_lottery_is_the_smaller_digest() {
        let (ids, by) = order(&json!([]), |document| document["lottery_seed"] = json!("s"));
        let mut drawn = ["c1", "c2", "c3"];
        drawn.sort_by_key(|id| draw("s", id));
        assert_eq!((ids, by.as_str()), (drawn.into_iter().map(str::to_owned).collect(), "lottery"));
    }
}
