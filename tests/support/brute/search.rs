//! The search over all plans (model, sections Constraints and Objective).

use std::collections::BTreeMap;

use alis::calendar::Quarter;
use alis::document::{CandidateDocument, Id, Objective, Prefers, SegmentDocument};

use super::facts::posts;
use super::options::{by_quarter, options, repeated};
use super::{Facts, Placement};

/// What a limit limits, in a quarter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Limited {
    Pool(Id, Quarter),
    Unit(Id, Quarter),
    Municipality(Id, Quarter),
}

/// What is left of every limit.
type Left = BTreeMap<Limited, u32>;

/// Something that a candidate can get: an option, or nothing.
#[derive(Debug, Clone)]
struct Choice {
    placement: Option<Placement>,
    uses: Vec<Limited>,
    /// The candidate's own levels, group by group: within a group every candidate comes before the next group.
    levels: Vec<Vec<usize>>,
}

/// The optimum: one entry per candidate of `order`.
pub(super) fn best(facts: &Facts<'_>, order: &[&CandidateDocument]) -> Vec<Option<Placement>> {
    let mut left = limits(facts);
    for candidate in order {
        if let Some(stands) = facts.commitment(candidate) {
            let uses = uses(facts, candidate, &stands.segments, &left);
            take(&mut left, &uses);
        }
    }
    let mut choices: Vec<Vec<Choice>> = order.iter().map(|candidate| choices(facts, candidate, &left)).collect();
    for group in 0..choices.first().map_or(0, |choices| choices[0].levels.len()) {
        for choices in &mut choices {
            choices.sort_by(|a, b| a.levels[group].cmp(&b.levels[group]));
        }
        let fixed = minimum(&choices, group, &mut left);
        for (choices, levels) in choices.iter_mut().zip(&fixed) {
            choices.retain(|choice| choice.levels[group] == *levels);
        }
    }
    let chosen = choices.into_iter().map(|mut choices| {
        assert_eq!(choices.len(), 1, "tier 2 makes the plan unique");
        choices.remove(0).placement
    });
    chosen.collect()
}

/// Every limit of every quarter of the horizon.
fn limits(facts: &Facts<'_>) -> Left {
    let mut left = Left::new();
    for quarter in facts.horizon() {
        for pool in &facts.problem.posts {
            left.insert(Limited::Pool(pool.id.clone(), quarter), posts(pool, quarter));
        }
        for (unit, _) in facts.problem.trusts.iter().flat_map(|trust| facts.units(&trust.id)) {
            if let Some(max) = facts.unit_max(unit) {
                left.insert(Limited::Unit(unit.id.clone(), quarter), max);
            }
        }
        for municipality in &facts.problem.municipalities {
            if let Some(max) = municipality.max_absent {
                left.insert(Limited::Municipality(municipality.id.clone(), quarter), max.0);
            }
        }
    }
    left
}

/// The limits that a placement counts against.
fn uses(facts: &Facts<'_>, candidate: &CandidateDocument, segments: &[SegmentDocument], all: &Left) -> Vec<Limited> {
    let municipality = &facts.municipality(candidate).id;
    let mut uses = Vec::new();
    for (quarter, segment) in by_quarter(segments) {
        uses.push(Limited::Pool(segment.post.clone(), quarter));
        uses.push(Limited::Unit(segment.unit.clone(), quarter));
        uses.push(Limited::Municipality(municipality.clone(), quarter));
    }
    uses.retain(|limited| all.contains_key(limited));
    uses
}

/// Takes one of each, if there is one of each left.
fn take(left: &mut Left, uses: &[Limited]) -> bool {
    let free = uses.iter().all(|limited| left[limited] > 0);
    if free {
        for limited in uses {
            *left.get_mut(limited).expect("a known limit") -= 1;
        }
    }
    free
}

fn give_back(left: &mut Left, uses: &[Limited]) {
    for limited in uses {
        *left.get_mut(limited).expect("a known limit") += 1;
    }
}

/// What a candidate can get; the committed what stands, which has no levels.
fn choices(facts: &Facts<'_>, candidate: &CandidateDocument, left: &Left) -> Vec<Choice> {
    let objective = facts.rules.objective.unwrap_or_default();
    if let Some(stands) = facts.commitment(candidate) {
        return vec![Choice {
            placement: Some(repeated(facts, candidate, stands)),
            uses: Vec::new(),
            levels: vec![Vec::new(); levels(objective, candidate, None).len()],
        }];
    }
    let options = options(facts, candidate).unwrap_or_default();
    let mut choices = vec![Choice { placement: None, uses: Vec::new(), levels: levels(objective, candidate, None) }];
    for (place, option) in options.into_iter().enumerate() {
        choices.push(Choice {
            uses: uses(facts, candidate, &option.segments, left),
            levels: levels(objective, candidate, Some((&option, place))),
            placement: Some(option),
        });
    }
    choices
}

/// A candidate's levels; `chosen` is an option and its place in the canonical order.
fn levels(objective: Objective, candidate: &CandidateDocument, chosen: Option<(&Placement, usize)>) -> Vec<Vec<usize>> {
    let unplaced = usize::from(chosen.is_none());
    let place = chosen.map_or(0, |(_, place)| place);
    let value = |read: fn(&Placement) -> u32| chosen.map_or(0, |(option, _)| read(option) as usize);
    let waiting = value(|option| option.values.waiting);
    let wish = value(|option| option.values.wish);
    let away = value(|option| option.values.away);
    let relevance = value(|option| option.values.relevance);
    match (objective, candidate.prefers) {
        (Objective::TimeAndPlace, Prefers::Time) => vec![vec![unplaced, waiting, wish, away, relevance], vec![place]],
        (Objective::TimeAndPlace, Prefers::Place) => vec![vec![unplaced, wish, waiting, away, relevance], vec![place]],
        (Objective::TimeThenPlace, _) => {
            vec![vec![unplaced, waiting], vec![wish, away, relevance], vec![place]]
        }
    }
}

/// The smallest levels of one group over all plans, candidate by candidate.
fn minimum(choices: &[Vec<Choice>], group: usize, left: &mut Left) -> Vec<Vec<usize>> {
    let mut best = None;
    descend(choices, group, left, &mut Vec::new(), &mut best);
    best.expect("some plan keeps every limit")
}

/// Tries every choice of the next candidate, unless what is chosen so far is already worse than the best plan.
fn descend(
    choices: &[Vec<Choice>],
    group: usize,
    left: &mut Left,
    chosen: &mut Vec<Vec<usize>>,
    best: &mut Option<Vec<Vec<usize>>>,
) {
    let Some(next) = choices.get(chosen.len()) else {
        if best.as_ref().is_none_or(|best| *chosen < *best) {
            *best = Some(chosen.clone());
        }
        return;
    };
    for choice in next {
        chosen.push(choice.levels[group].clone());
        let hopeless = best.as_ref().is_some_and(|best| chosen[..] > best[..chosen.len()]);
        if !hopeless && take(left, &choice.uses) {
            descend(choices, group, left, chosen, best);
            give_back(left, &choice.uses);
        }
        chosen.pop();
    }
}
