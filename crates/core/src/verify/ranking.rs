//! Who is served first (model, Priority).

use sha2::{Digest, Sha256};

use super::{
    candidates::{Candidate, Wish},
    eligibility,
    facts::{Facts, Unit},
    service,
    violation::name_of,
};
use crate::{
    calendar::Date,
    document::{CriterionDocument, CriterionName, EmploymentClassDocument, SupervisionGroup},
};

/// The eligible and the committed, best first.
#[derive(Debug)]
pub(super) struct Ranking {
    order: Vec<Ranked>,
    keys: Keys,
    /// The places in `order` by the candidate's number.
    places: Vec<Option<usize>>,
    /// The places in the trust's queue by the candidate's number.
    queue: Vec<Option<u32>>,
    /// The names of the criteria.
    criteria: Vec<String>,
}

/// A ranked candidate.
#[derive(Debug, Clone, Copy)]
struct Ranked {
    number: usize,
    /// The keys, as far as they fit.
    packed: u64,
}

/// What each criterion reads of each candidate; smaller is better.
#[derive(Debug)]
struct Keys {
    criteria: usize,
    /// By the candidate's number, then by criterion; of those who are not ranked none is read.
    table: Vec<[i64; 2]>,
    /// What each criterion reads of those who are ranked, part by part.
    ranges: Vec<[Range; 2]>,
}

/// The least and the most of some keys, beside [`LAST`], and whether that is among them.
#[derive(Debug, Clone, Copy)]
struct Range {
    least: i64,
    most: i64,
    has_last: bool,
}

impl Range {
    /// Of none.
    const NONE: Self = Self { least: LAST, most: i64::MIN, has_last: false };

    fn add(&mut self, key: i64) {
        if key == LAST {
            self.has_last = true;
        } else {
            (self.least, self.most) = (key.min(self.least), key.max(self.most));
        }
    }

    /// How far a key is from the least: whom a criterion puts last of all comes right behind the last of the others.
    fn place(&self, key: i64) -> u64 {
        let key = if key == LAST { self.most.max(self.least - 1) + 1 } else { key };
        key.wrapping_sub(self.least).cast_unsigned()
    }

    /// How many bits a place takes.
    fn bits(&self) -> u32 {
        let most = if self.has_last { LAST } else { self.most.max(self.least) };
        u64::BITS - self.place(most).leading_zeros()
    }
}

impl Keys {
    fn of(&self, number: usize) -> &[[i64; 2]] {
        &self.table[number * self.criteria..(number + 1) * self.criteria]
    }

    /// Puts the keys of each into one number, the first criterion foremost, as long as there are bits left: numbers are quicker
    /// to compare. Returns how many criteria are in it.
    fn pack(&self, order: &mut [Ranked]) -> usize {
        let mut left = u64::BITS;
        for (criterion, ranges) in self.ranges.iter().enumerate() {
            for (part, range) in ranges.iter().enumerate() {
                let bits = range.bits();
                if bits > left {
                    return criterion;
                }
                left -= bits;
                for own in order.iter_mut().filter(|_| bits > 0) {
                    let key = self.table[own.number * self.criteria + criterion][part];
                    own.packed |= range.place(key) << left;
                }
            }
        }
        self.criteria
    }
}

impl Ranking {
    /// Ranks over the whole document.
    pub(super) fn new(facts: &Facts<'_>) -> Self {
        let priority = &facts.rules.priority;
        let candidates = facts.candidates.len();
        let (mut order, mut table) = (Vec::with_capacity(candidates), Vec::with_capacity(candidates * priority.len()));
        let mut ranges = vec![[Range::NONE; 2]; priority.len()];
        for candidate in facts.candidates.values() {
            if eligibility::refusal(facts, candidate).is_none() {
                order.push(Ranked { number: candidate.number, packed: 0 });
                for (criterion, ranges) in priority.iter().zip(&mut ranges) {
                    let key = key(facts, candidate, criterion);
                    ranges.iter_mut().zip(key).for_each(|(range, key)| range.add(key));
                    table.push(key);
                }
            } else {
                table.extend(priority.iter().map(|_| [0; 2]));
            }
        }
        let keys = Keys { criteria: priority.len(), table, ranges };
        let packed = keys.pack(&mut order);
        let rest = |ranked: &Ranked| &keys.of(ranked.number)[packed..];
        order.sort_unstable_by(|a, b| a.packed.cmp(&b.packed).then_with(|| rest(a).cmp(rest(b))));
        for tied in order.chunk_by_mut(|a, b| a.packed == b.packed && rest(a) == rest(b)).filter(|tied| tied.len() > 1)
        {
            // Without a seed no tie reaches the lottery in a valid problem; the id keeps the order total even so.
            let id = |ranked: &Ranked| facts.candidates.id(ranked.number);
            let lot = |ranked: &Ranked| facts.problem.lottery_seed.as_ref().map(|seed| draw(seed, id(ranked)));
            tied.sort_by_cached_key(|ranked| (lot(ranked), id(ranked)));
        }
        let mut places = vec![None; facts.candidates.len()];
        for (place, ranked) in order.iter().enumerate() {
            places[ranked.number] = Some(place);
        }
        let criteria = priority.iter().map(|criterion| name_of(&criterion.criterion)).collect();
        let queue = queue(facts, &order);
        Self { order, keys, places, queue, criteria }
    }

    /// How many are ranked.
    pub(super) fn len(&self) -> usize {
        self.order.len()
    }

    /// The numbers of the ranked, best first.
    pub(super) fn numbers(&self) -> impl Iterator<Item = usize> + '_ {
        self.order.iter().map(|ranked| ranked.number)
    }

    /// The number of whom so many are ranked ahead of.
    pub(super) fn at(&self, place: usize) -> Option<usize> {
        self.order.get(place).map(|ranked| ranked.number)
    }

    /// A candidate's rank, from 1; none for whom a rule refuses.
    pub(super) fn rank_of(&self, number: usize) -> Option<u32> {
        u32::try_from((*self.places.get(number)?)? + 1).ok()
    }

    /// The number of an id, if there is such a candidate: most often that of the rank that is stated beside it.
    pub(super) fn number_of(&self, facts: &Facts<'_>, id: &str, stated: u32) -> Option<usize> {
        let place = usize::try_from(stated).ok().and_then(|rank| rank.checked_sub(1));
        let ranked = place.and_then(|place| self.at(place));
        ranked.filter(|number| facts.candidates.id(*number) == id).or_else(|| facts.candidates.number(id))
    }

    /// A candidate's place in the trust's queue, from 1; none for the committed.
    pub(super) fn queue_place_of(&self, number: usize) -> Option<u32> {
        self.queue[number]
    }

    /// What each criterion reads of a candidate who is ranked; smaller is better.
    pub(super) fn keys(&self, number: usize) -> &[[i64; 2]] {
        self.keys.of(number)
    }

    /// The name of the first criterion in which two candidates differ, or `lottery`.
    pub(super) fn deciding(&self, a: usize, b: usize) -> &str {
        self.differ(a, b).map_or("lottery", |index| self.criterion(index))
    }

    /// The name of a criterion, by its place.
    pub(super) fn criterion(&self, index: usize) -> &str {
        &self.criteria[index]
    }

    /// The first criterion in which two candidates differ, by its place; none where only the lottery separates them.
    pub(super) fn differ(&self, a: usize, b: usize) -> Option<usize> {
        self.keys.of(a).iter().zip(self.keys.of(b)).position(|(a, b)| a != b)
    }
}

/// Numbers those not committed within their trust.
fn queue(facts: &Facts<'_>, order: &[Ranked]) -> Vec<Option<u32>> {
    let mut last = vec![0; facts.trusts.len()];
    let mut places = vec![None; facts.candidates.len()];
    for ranked in order {
        let candidate = &facts.candidates[ranked.number];
        if let Some(trust) = candidate.trust.filter(|_| candidate.commitment.is_none()) {
            last[trust] += 1;
            places[ranked.number] = Some(last[trust]);
        }
    }
    places
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
        CriterionName::RemainingTime => document.expected_completion.map_or(LAST, day_number),
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
        CriterionName::MunicipalRank => document.municipal_rank.map_or(LAST, |rank| i64::from(rank.0)),
        CriterionName::RegisteredOn => day_number(document.registered_on),
    };
    [one, 0]
}

/// What is behind every day and every number that a document may hold, and leaves the more room for other keys.
const LAST: i64 = 1 << 33;

/// A number that orders days.
fn day_number(day: Date) -> i64 {
    i64::from(day.month_number()) * 100 + i64::from(day.day())
}

/// `nearest_hospital`: whether the first wish is the nearest hospital, or can be served there.
fn wishes_nearest(facts: &Facts<'_>, candidate: &Candidate<'_>) -> bool {
    let (Some(nearest), Some(name)) = (candidate.nearest, candidate.nearest_name) else { return false };
    let is_in_nearest = |unit: &Unit<'_>| unit.hospital_name == Some(name);
    match candidate.wishes.first() {
        None => candidate.trust.is_some_and(|trust| {
            facts.trusts[trust].document.hospitals.iter().any(|hospital| hospital.id.as_str() == nearest)
        }),
        Some(Wish::Hospital(hospital)) => *hospital == name,
        Some(Wish::Unit(unit) | Wish::Split([unit, _])) => unit.is_some_and(|unit| is_in_nearest(&facts.units[unit])),
        Some(Wish::Field(field)) => {
            let mut own = facts.units_of(candidate).iter().map(|unit| &facts.units[*unit]);
            own.any(|unit| is_in_nearest(unit) && unit.field_name == Some(*field))
        }
    }
}

/// `employment`: the first class that the employment belongs to; who is in none comes last.
fn employment_class(candidate: &Candidate<'_>, classes: &[Vec<EmploymentClassDocument>]) -> i64 {
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
        (
            ranking.numbers().map(|number| facts.candidates.id(number).to_owned()).collect(),
            ranking.deciding(0, 1).to_owned(),
        )
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

    #[test]
    fn packed_keys_compare_as_keys_do() {
        // Numbers that look random; of some criteria so wide that not all fit.
        let mut state = 1_u64;
        let mut next = |end: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            i64::try_from((state >> 33) % end).unwrap()
        };
        for round in 0..200 {
            let criteria = 1 + round % 5;
            let widths: Vec<u64> =
                (0..criteria).map(|_| [1, 2, 9, 3000, 1 << 31][usize::try_from(next(5)).unwrap()]).collect();
            let (mut table, mut ranges) = (Vec::new(), vec![[Range::NONE; 2]; criteria]);
            for (criterion, width) in (0..20).flat_map(|_| widths.iter().enumerate()) {
                let key = [next(*width) - 5, -next(*width)]
                    .map(|key| if round % 2 == 0 && next(4) == 0 { LAST } else { key });
                ranges[criterion].iter_mut().zip(key).for_each(|(range, key)| range.add(key));
                table.push(key);
            }
            let keys = Keys { criteria, table, ranges };
            let mut order: Vec<Ranked> = (0..20).map(|number| Ranked { number, packed: 0 }).collect();
            let packed = keys.pack(&mut order);
            for (one, other) in order.iter().flat_map(|one| order.iter().map(move |other| (one, other))) {
                let [a, b] = [one, other].map(|own| keys.of(own.number));
                let by_pack = one.packed.cmp(&other.packed).then_with(|| a[packed..].cmp(&b[packed..]));
                assert_eq!(by_pack, a.cmp(b), "{keys:?}");
            }
        }
    }
}
