//! The options of a candidate, enumerated filter by filter (model, Options; reading 13).
//!
//! A [`Course`] is a start and a unit for each stay, without pools: segments of one placement lie in
//! different quarters, so which pool one uses never touches the other, and pools are chosen stay by stay.

use std::collections::BTreeMap;

use super::{
    facts::{Candidate, Facts, Pool, quarters},
    service,
    values::{self, Values},
};
use crate::{
    calendar::Quarter,
    document::{DeclinedDocument, PlaceDocument, UnplacedReason},
};

/// The quarters that a shape takes from a start.
#[derive(Debug, Clone, Copy)]
struct Span {
    start: Quarter,
    /// Quarters of each segment, the second 0 where there is one segment.
    lengths: [i32; 2],
    /// The two quarters of a 3+3 placement.
    split: bool,
    /// Only a vacancy may be used: 6 months from a second quarter.
    vacancy: bool,
}

/// A stretch in one unit, on a pool still to be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stay<'a> {
    pub(super) unit: &'a str,
    pub(super) from: Quarter,
    pub(super) to: Quarter,
    /// Only a vacancy may be used.
    pub(super) vacancy: bool,
}

/// A start and a unit for each stay, with the values that follow.
#[derive(Debug, Clone)]
pub(super) struct Course<'a> {
    pub(super) stays: Vec<Stay<'a>>,
    pub(super) values: Values,
}

/// The options of a candidate, or the first filter that leaves none.
pub(super) fn options<'a>(facts: &Facts<'a>, candidate: &Candidate<'a>) -> Result<Vec<Course<'a>>, UnplacedReason> {
    let starts = starts(facts, candidate)?;
    let wished = wished_courses(facts, candidate, &starts)?;
    let declined = |course: &Course<'_>| candidate.declined.iter().any(|entry| declines(entry, course));
    let offered = kept(wished, |course| !declined(course), UnplacedReason::Declined)?;
    let mut memo = BTreeMap::new();
    kept(offered, |course| has_pools(facts, &mut memo, course), UnplacedReason::NoPost)
}

/// The options that a candidate would have had, had no offer been turned down.
pub(super) fn options_without_declined<'a>(facts: &Facts<'a>, candidate: &Candidate<'a>) -> Vec<Course<'a>> {
    let wished = starts(facts, candidate).and_then(|starts| wished_courses(facts, candidate, &starts));
    let mut memo = BTreeMap::new();
    let mut courses = wished.unwrap_or_default();
    courses.retain(|course| has_pools(facts, &mut memo, course));
    courses
}

/// Keeps what passes; the reason where nothing does.
fn kept<T>(
    items: Vec<T>,
    mut passes: impl FnMut(&T) -> bool,
    reason: UnplacedReason,
) -> Result<Vec<T>, UnplacedReason> {
    let left: Vec<T> = items.into_iter().filter(|item| passes(item)).collect();
    if left.is_empty() { Err(reason) } else { Ok(left) }
}

/// The filters that look at starts alone.
fn starts(facts: &Facts<'_>, candidate: &Candidate<'_>) -> Result<Vec<Span>, UnplacedReason> {
    let spans = spans(facts, candidate);
    let spans = kept(spans, |span| in_time(facts, candidate, span), UnplacedReason::BeyondHorizon)?;
    let present = |span: &Span| !quarters(span.start, span.last()).any(|quarter| candidate.on_leave(quarter));
    let spans = kept(spans, present, UnplacedReason::Leave)?;
    let needed = facts.rules.eligibility.min_service_months.as_ref().map_or(0, |rule| rule.value.0);
    let served = |span: &Span| service::at(facts, candidate, span.start.first_day()) >= needed;
    kept(spans, served, UnplacedReason::Service)
}

/// Every start that the shapes for the months needed allow in the horizon (model, Options, the table).
fn spans(facts: &Facts<'_>, candidate: &Candidate<'_>) -> Vec<Span> {
    let has_vacancy = facts.pools_of(candidate.trust()).any(|(_, pool)| pool.is_vacancy());
    let mut spans = Vec::new();
    for start in facts.quarters() {
        let whole = |lengths| Span { start, lengths, split: false, vacancy: false };
        match (candidate.months, start.is_turnover()) {
            (3, _) => spans.push(whole([1, 0])),
            (6, true) => {
                spans.push(whole([2, 0]));
                if candidate.may_split && has_split_wish(candidate) {
                    spans.push(Span { split: true, ..whole([1, 1]) });
                }
            }
            (6, false) if has_vacancy => spans.push(Span { vacancy: true, ..whole([2, 0]) }),
            (9, true) => spans.push(whole([2, 1])),
            (12, true) => spans.push(whole([2, 2])),
            _ => {}
        }
    }
    spans
}

fn has_split_wish(candidate: &Candidate<'_>) -> bool {
    candidate.document.places.iter().any(|place| matches!(place, PlaceDocument::Split(_)))
}

/// `beyond_horizon`: earliest, latest, the decision date and the horizon.
fn in_time(facts: &Facts<'_>, candidate: &Candidate<'_>, span: &Span) -> bool {
    span.start.first_day() >= facts.problem.decision_date
        && span.start >= candidate.earliest()
        && candidate.document.latest.is_none_or(|latest| span.start.period() <= latest)
        && span.last() <= facts.last
}

/// The filters that look at units: goals, then wishes.
fn wished_courses<'a>(
    facts: &Facts<'a>,
    candidate: &Candidate<'a>,
    spans: &[Span],
) -> Result<Vec<Course<'a>>, UnplacedReason> {
    let units: Vec<View<'a>> =
        facts.units_of(candidate.trust()).iter().map(|id| View::new(facts, candidate, id)).collect();
    let mut courses = Vec::new();
    let mut covers = false;
    for span in spans {
        for (one, other) in sequences(facts, candidate, &units, *span) {
            if !one.covers_with(other) {
                continue;
            }
            covers = true;
            courses.extend(course(candidate, *span, one, other));
        }
    }
    match (covers, courses.is_empty()) {
        (false, _) => Err(UnplacedReason::Goals),
        (true, true) => Err(UnplacedReason::Places),
        (true, false) => Ok(courses),
    }
}

/// A unit as a candidate sees it.
#[derive(Debug)]
struct View<'a> {
    id: &'a str,
    /// The index of the first wish that it matches.
    wish: Option<i64>,
    away: i64,
    relevance: i64,
    /// For each goal needed, whether the unit covers it.
    covered: Vec<bool>,
}

impl<'a> View<'a> {
    fn new(facts: &Facts<'a>, candidate: &Candidate<'a>, id: &'a str) -> Self {
        let goals = facts.units.get(id).map_or(&[][..], |unit| &unit.document.learning_goals);
        let open = candidate.document.open_to_others.then(|| values::outside(candidate));
        Self {
            id,
            wish: values::unit_wish(facts, candidate, id).or(open),
            away: values::away(facts, candidate, std::iter::once(id)),
            relevance: values::unit_relevance(facts, id),
            covered: candidate.goals.iter().map(|goal| goals.contains(goal)).collect(),
        }
    }

    /// Whether it covers the goals needed, together with another.
    fn covers_with(&self, other: Option<&View<'_>>) -> bool {
        let second = |index: usize| other.and_then(|other| other.covered.get(index)).copied().unwrap_or(false);
        self.covered.iter().enumerate().all(|(index, covered)| *covered || second(index))
    }
}

type Pair<'v, 'a> = (&'v View<'a>, Option<&'v View<'a>>);

/// The units, or pairs of units, that a shape allows.
fn sequences<'v, 'a>(
    facts: &Facts<'a>,
    candidate: &Candidate<'a>,
    units: &'v [View<'a>],
    span: Span,
) -> Vec<Pair<'v, 'a>> {
    if span.split {
        return splits(candidate, units);
    }
    if span.lengths[1] == 0 {
        return units.iter().map(|unit| (unit, None)).collect();
    }
    let two_units = facts.rules.shapes.two_units.unwrap_or(false);
    let pairs = units.iter().flat_map(|one| units.iter().map(move |other| (one, Some(other))));
    pairs.filter(|(one, other)| !two_units || other.is_none_or(|other| other.id != one.id)).collect()
}

/// The split wishes, each in both orders.
fn splits<'v, 'a>(candidate: &Candidate<'a>, units: &'v [View<'a>]) -> Vec<Pair<'v, 'a>> {
    let find = |id: &str| units.iter().find(|unit| unit.id == id);
    let mut pairs = Vec::new();
    for place in &candidate.document.places {
        if let PlaceDocument::Split([one, other]) = place
            && let (Some(one), Some(other)) = (find(one), find(other))
        {
            pairs.extend([(one, Some(other)), (other, Some(one))]);
        }
    }
    pairs
}

/// The course through these units, if the wishes allow it.
fn course<'a>(candidate: &Candidate<'a>, span: Span, one: &View<'a>, other: Option<&View<'a>>) -> Option<Course<'a>> {
    let wish = match other {
        Some(other) if span.split => values::split_wish(candidate, one.id, other.id)?,
        Some(other) => one.wish? + other.wish?,
        None => one.wish?,
    };
    let (away, relevance) = other.map_or((0, 0), |other| (other.away, other.relevance));
    let values = Values {
        waiting: values::waiting(candidate, span.start),
        wish,
        away: one.away.max(away),
        relevance: one.relevance + relevance,
    };
    let middle = span.start.plus(span.lengths[0]);
    let stay = |unit, from: Quarter, length: i32| Stay { unit, from, to: from.plus(length - 1), vacancy: span.vacancy };
    let mut stays = vec![stay(one.id, span.start, span.lengths[0])];
    stays.extend(other.map(|other| stay(other.id, middle, span.lengths[1])));
    Some(Course { stays, values })
}

/// Whether an offer turned down is this one: the start and, where it names units, exactly these.
pub(super) fn declines(entry: &DeclinedDocument, course: &Course<'_>) -> bool {
    let stays = &course.stays;
    stays.first().is_some_and(|first| first.from == entry.start)
        && entry.units.as_ref().is_none_or(|units| {
            units.len() == stays.len() && units.iter().zip(stays).all(|(unit, stay)| unit.as_str() == stay.unit)
        })
}

/// `no_post`: whether every stay has some pool.
fn has_pools<'a>(facts: &Facts<'a>, memo: &mut BTreeMap<Stay<'a>, bool>, course: &Course<'a>) -> bool {
    let mut has_pool = |stay: &Stay<'a>| *memo.entry(*stay).or_insert_with(|| pools_for(facts, stay).next().is_some());
    course.stays.iter().all(&mut has_pool)
}

/// The pools that a stay may use, by id: of the trust, for the unit, with posts in every quarter.
pub(super) fn pools_for<'f, 'a>(facts: &'f Facts<'a>, stay: &Stay<'a>) -> impl Iterator<Item = &'a str> + use<'f, 'a> {
    let stay = *stay;
    let trust = facts.units.get(stay.unit).map_or("", |unit| unit.trust);
    let may_use = move |pool: &Pool<'_>| {
        pool.serves(stay.unit)
            && (pool.is_vacancy() || !stay.vacancy)
            && quarters(stay.from, stay.to).all(|quarter| pool.count(quarter) > 0)
    };
    facts.pools_of(trust).filter(move |(_, pool)| may_use(pool)).map(|(id, _)| id)
}

impl Span {
    /// The last quarter taken.
    fn last(&self) -> Quarter {
        self.start.plus(self.lengths[0] + self.lengths[1] - 1)
    }
}
