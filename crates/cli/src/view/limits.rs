//! Why a candidate waits or has no place: the first full limit in the way of the best option that the candidate did not
//! get. A plain reading of the plan, not a proof.

use alis::calendar::{Period, Quarter};
use alis::document::{Objective, PlacementDocument, Prefers};
use alis::options::{self, PlacementOption, Shape, Values};
use alis::problem::{Candidate, CandidateIx, Problem};

use super::facts::Facts;
use super::holders::Limit;

/// Why someone waits or has no place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Obstacle<'a> {
    /// A limit is full.
    Full {
        limit: Limit,
        quarter: Quarter,
        /// Who else holds it, by rank.
        holders: Vec<&'a str>,
    },
    /// There is a better option, and no single limit of it is full.
    NothingFull,
    /// No start that is open to the candidate is earlier, and why where one thing alone is the cause.
    Earliest(Option<Cause>),
    /// What could start earlier is worse in the candidate's own order.
    OwnOrder,
}

/// What keeps a candidate from starting earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cause {
    /// The decision is not made before, or the plan does not begin before.
    Decision,
    /// Too little service before.
    Service,
    /// A leave, whatever its cause.
    Leave,
    /// Offers turned down.
    Declined,
    /// No post that could be used before.
    NoPost,
}

/// What stands in the way of a candidate: of a better option than the placement, or of any, where there is none.
pub(super) fn obstacle<'a>(facts: &Facts<'a>, candidate: CandidateIx, got: Option<&PlacementDocument>) -> Obstacle<'a> {
    let who = &facts.problem.candidates[candidate];
    let place_first = puts_place_first(facts.problem, who);
    let mut better = if place_first {
        options::enumerate(facts.problem, who).unwrap_or_default()
    } else {
        earliest(facts.problem, who.clone(), got)
    };
    let order = |values: &Values| in_own_order(place_first, values);
    if let Some(got) = got {
        if better.iter().all(|option| option.values.waiting >= got.waiting) {
            return Obstacle::Earliest(cause(facts.problem, who, got));
        }
        let own = Values { waiting: got.waiting, wish: got.wish, away: got.away, relevance: got.relevance };
        better.retain(|option| order(&option.values) < order(&own));
        if better.is_empty() {
            return Obstacle::OwnOrder;
        }
    }
    // Where the best had room, the limits of a worse option would be no reason.
    let best = better.iter().map(|option| order(&option.values)).min();
    better.retain(|option| Some(order(&option.values)) == best);
    first_full(facts, who, &better).unwrap_or(Obstacle::NothingFull)
}

/// Whether the place counts before the time for a candidate (model: section Objective).
fn puts_place_first(problem: &Problem, who: &Candidate) -> bool {
    problem.rules.objective() == Objective::TimeAndPlace && who.prefers == Prefers::Place
}

/// An option's values in the order in which they count for the candidate.
fn in_own_order(place_first: bool, values: &Values) -> [u32; 4] {
    let Values { waiting, wish, away, relevance } = *values;
    if place_first { [wish, waiting, away, relevance] } else { [waiting, wish, away, relevance] }
}

/// The options of the first period in which a candidate has any; of none after that of the placement.
fn earliest(problem: &Problem, mut who: Candidate, got: Option<&PlacementDocument>) -> Vec<PlacementOption> {
    let last = who.latest.unwrap_or(problem.last_period).min(problem.last_period);
    let last = got.map_or(last, |got| got.start.period().min(last));
    let first = who.earliest.max(problem.first_period);
    let found = (first.number()..=last.number()).find_map(|period| {
        who.latest = Some(Period::from_number(period));
        options::enumerate(problem, &who).ok()
    });
    found.unwrap_or_default()
}

/// The first full limit, quarter by quarter: of the pool, the unit, the municipality. Of options of equal worth, in the
/// canonical order: one that stands in the way of all of them, else the first of the first.
fn first_full<'a>(facts: &Facts<'a>, who: &Candidate, equals: &[PlacementOption]) -> Option<Obstacle<'a>> {
    let first = equals.first()?;
    let full = |&(limit, quarter): &(Limit, Quarter)| {
        let capacity = limit.capacity(facts.problem, quarter)?;
        let holders = facts.holders.filled_by(limit, quarter, capacity, &who.id)?;
        Some(Obstacle::Full { limit, quarter, holders })
    };
    let in_every_way = |used: &(Limit, Quarter)| equals.iter().all(|option| uses(who, option).any(|own| own == *used));
    let of_all = uses(who, first).filter(in_every_way).find_map(|used| full(&used));
    of_all.or_else(|| uses(who, first).find_map(|used| full(&used)))
}

/// What an option uses, quarter by quarter.
fn uses(who: &Candidate, option: &PlacementOption) -> impl Iterator<Item = (Limit, Quarter)> {
    option.segments.iter().flat_map(|segment| {
        let limits = Limit::of(who, segment);
        segment.quarters().flat_map(move |quarter| limits.map(|limit| (limit, quarter)))
    })
}

/// The one thing that keeps a candidate from starting earlier, whatever the other candidates do.
fn cause(problem: &Problem, who: &Candidate, got: &PlacementDocument) -> Option<Cause> {
    let Some(first) = first_in_time(problem, who).filter(|first| *first < got.start) else {
        return Some(Cause::Decision);
    };
    let opens =
        |without: Candidate| earliest(problem, without, Some(got)).iter().any(|option| option.start < got.start);
    let enough_service = |who: Candidate| Candidate { service_months: u32::MAX, ..who };
    let no_leave = |who: Candidate| Candidate { leave: Vec::new(), ..who };
    let none_declined = |who: Candidate| Candidate { declined: Vec::new(), ..who };
    let least = problem.rules.eligibility().min_service_months.as_ref().map_or(0, |rule| rule.value.0);
    if who.counted_service(first.first_day()) < least && opens(enough_service(who.clone())) {
        return Some(Cause::Service);
    }
    if !who.leave.is_empty() && opens(no_leave(who.clone())) {
        return Some(Cause::Leave);
    }
    if !who.declined.is_empty() && opens(none_declined(who.clone())) {
        return Some(Cause::Declined);
    }
    (!opens(enough_service(no_leave(none_declined(who.clone()))))).then_some(Cause::NoPost)
}

/// The first quarter in which the candidate could start by wish, decision date, horizon and shape alone.
fn first_in_time(problem: &Problem, who: &Candidate) -> Option<Quarter> {
    let horizon = problem.horizon();
    let shapes = Shape::of(problem, who);
    let open = |quarter: &Quarter| {
        quarter.first_day() >= problem.decision_date && shapes.iter().any(|shape| shape.may_start(*quarter))
    };
    let from = horizon.start.max(who.earliest.first_quarter().number());
    (from..horizon.end).map(Quarter::from_number).find(open)
}
