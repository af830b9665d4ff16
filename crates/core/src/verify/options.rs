//! The options of a candidate, filter by filter (model, Options; reading 13).
//!
//! A [`Course`] is a start and a unit for each stay, without pools: segments of one placement lie in
//! different quarters, so which pool one uses never touches the other, and pools are chosen stay by stay.

use std::{iter, ops::ControlFlow};

use super::{
    candidates::Candidate,
    facts::{Facts, quarters},
    sights::View,
    values::{self, Values},
};
use crate::{
    calendar::Quarter,
    document::{DeclinedDocument, PlaceDocument, UnplacedReason},
};

/// The quarters that a shape takes from a start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    /// The first quarter.
    pub(super) start: Quarter,
    /// Quarters of each segment, the second 0 where there is one segment.
    lengths: [i32; 2],
    /// The two quarters of a 3+3 placement.
    split: bool,
    /// Only a vacancy may be used: 6 months from a second quarter.
    vacancy: bool,
}

/// What may begin at one time: the two halves of six months may be in two units.
pub(super) type Spans = [Option<Span>; 2];

/// A stretch in one unit, on a pool still to be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stay {
    /// The number of the unit.
    pub(super) unit: usize,
    pub(super) from: Quarter,
    pub(super) to: Quarter,
    /// Only a vacancy may be used.
    pub(super) vacancy: bool,
}

/// A start and a unit for each stay, with the values that follow.
#[derive(Debug, Clone, Copy)]
pub(super) struct Course {
    pub(super) first: Stay,
    pub(super) second: Option<Stay>,
    /// What it is worth.
    pub(super) values: Values,
}

impl Course {
    /// The stays, in order.
    pub(super) fn stays(&self) -> impl Iterator<Item = Stay> + Clone + use<> {
        [Some(self.first), self.second].into_iter().flatten()
    }

    /// The first quarter.
    pub(super) fn start(&self) -> Quarter {
        self.first.from
    }
}

/// The quarters in which a candidate could begin by shape and by what was asked for: what begins outside is beyond the horizon.
pub(super) fn starts(facts: &Facts<'_>, candidate: &Candidate<'_>) -> impl Iterator<Item = Quarter> + use<> {
    let latest = candidate.document.latest.map_or(facts.last, |latest| latest.first_quarter().next());
    let begins_in_any = candidate.begins_in_any;
    let all = quarters(facts.first.max(candidate.earliest()), facts.last.min(latest));
    all.filter(move |start| begins_in_any || start.is_turnover())
}

/// What a candidate may begin then, after the filters that look at starts.
pub(super) fn spans_from(facts: &Facts<'_>, candidate: &Candidate<'_>, start: Quarter) -> Spans {
    if start < candidate.opens || start > candidate.closes {
        return [None; 2];
    }
    let [one, split] = shapes_from(candidate, start);
    let fits = |span: &Span| span.last() <= facts.last && !on_leave(candidate, span);
    [one.filter(fits), split.filter(fits)]
}

/// The first filter that leaves no option; none where there is one.
pub(super) fn reason(facts: &Facts<'_>, candidate: &Candidate<'_>) -> Option<UnplacedReason> {
    barred_from(facts, candidate, starts(facts, candidate))
}

/// The first filter that leaves no option from one start; none where there is one.
pub(super) fn barred(facts: &Facts<'_>, candidate: &Candidate<'_>, start: Quarter) -> Option<UnplacedReason> {
    barred_from(facts, candidate, iter::once(start))
}

/// The filter at which what begins then came furthest; none where there is an option.
fn barred_from(
    facts: &Facts<'_>,
    candidate: &Candidate<'_>,
    starts: impl Iterator<Item = Quarter>,
) -> Option<UnplacedReason> {
    let mut latest = UnplacedReason::BeyondHorizon;
    for span in starts.flat_map(|start| shapes_from(candidate, start)).flatten() {
        latest = latest.max(match barrier(facts, candidate, &span) {
            UnplacedReason::Full => furthest(facts, candidate, &span),
            barrier => barrier,
        });
        if latest == UnplacedReason::Full {
            return None;
        }
    }
    Some(latest)
}

/// Whether an offer turned down is one of the options that there would be without any.
pub(super) fn offers(facts: &Facts<'_>, candidate: &Candidate<'_>, declined: &DeclinedDocument) -> bool {
    spans_from(facts, candidate, declined.start).iter().flatten().any(|span| {
        let found = walk(facts, candidate, (span, facts.views(candidate)), &mut |one, other| {
            let offered = wished(facts, candidate, span, one, other)
                .is_ok_and(|course| declines(facts, declined, &course) && has_pools(facts, &course));
            if offered { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        found.is_break()
    })
}

/// All options.
#[cfg(test)]
pub(super) fn all(facts: &Facts<'_>, candidate: &Candidate<'_>) -> Vec<Course> {
    let mut all = Vec::new();
    for span in starts(facts, candidate).flat_map(|start| spans_from(facts, candidate, start)).flatten() {
        let _: ControlFlow<()> = options(facts, candidate, &span, &|_| true, &mut |course| {
            all.push(course);
            ControlFlow::Continue(())
        });
    }
    all
}

/// The filter at which the units that came furthest ended; `full` where there is an option.
fn furthest(facts: &Facts<'_>, candidate: &Candidate<'_>, span: &Span) -> UnplacedReason {
    if options(facts, candidate, span, &|_| true, &mut |_| ControlFlow::Break(())).is_break() {
        return UnplacedReason::Full;
    }
    let all: Vec<View> = facts.units_of(candidate).iter().map(|unit| View::new(facts, candidate, *unit)).collect();
    let mut furthest = UnplacedReason::Goals;
    let _ = walk(facts, candidate, (span, &all), &mut |one, other| {
        furthest = furthest.max(option(facts, candidate, span, one, other).err().unwrap_or(UnplacedReason::Full));
        if furthest == UnplacedReason::Full { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    furthest
}

/// The options of a span whose values are wanted, in turn, until one breaks off.
pub(super) fn options<B>(
    facts: &Facts<'_>,
    candidate: &Candidate<'_>,
    span: &Span,
    wants: &impl Fn(Values) -> bool,
    visit: &mut impl FnMut(Course) -> ControlFlow<B>,
) -> ControlFlow<B> {
    let waiting = values::waiting(candidate, span.start);
    walk(facts, candidate, (span, facts.views(candidate)), &mut |one, other| {
        // Values are the quickest to look at.
        let values = match worth(candidate, span, waiting, one, other) {
            Some(values) if wants(values) => values,
            _ => return ControlFlow::Continue(()),
        };
        let course = course(span, one, other, values);
        if one.covers_with(other, facts, candidate) && filtered(facts, candidate, &course).is_none() {
            visit(course)
        } else {
            ControlFlow::Continue(())
        }
    })
}

/// The units, or pairs of units, that a shape allows among these; splits are wishes of their own.
fn walk<B>(
    facts: &Facts<'_>,
    candidate: &Candidate<'_>,
    (span, views): (&Span, &[View]),
    visit: &mut impl FnMut(&View, Option<&View>) -> ControlFlow<B>,
) -> ControlFlow<B> {
    if span.split {
        return splits(facts, candidate, visit);
    }
    if span.lengths[1] == 0 {
        return views.iter().try_for_each(|view| visit(view, None));
    }
    let two_units = facts.demands_two_units();
    views.iter().try_for_each(|one| {
        let mut others = views.iter().filter(|other| !two_units || other.unit != one.unit);
        others.try_for_each(|other| visit(one, Some(other)))
    })
}

/// The split wishes, each in both orders.
fn splits<B>(
    facts: &Facts<'_>,
    candidate: &Candidate<'_>,
    visit: &mut impl FnMut(&View, Option<&View>) -> ControlFlow<B>,
) -> ControlFlow<B> {
    let find = |id: &str| {
        let unit = facts.units.number(id).filter(|unit| facts.units_of(candidate).binary_search(unit).is_ok());
        unit.map(|unit| View::new(facts, candidate, unit))
    };
    for place in &candidate.document.places {
        if let PlaceDocument::Split([one, other]) = place
            && let (Some(one), Some(other)) = (find(one), find(other))
        {
            visit(&one, Some(&other))?;
            visit(&other, Some(&one))?;
        }
    }
    ControlFlow::Continue(())
}

/// What the shapes for the months needed take from a start (model, Options, the table).
fn shapes_from(candidate: &Candidate<'_>, start: Quarter) -> Spans {
    let whole = |lengths| Span { start, lengths, split: false, vacancy: false };
    let one = match (candidate.months, start.is_turnover()) {
        (3, _) => Some(whole([1, 0])),
        (6, true) => Some(whole([2, 0])),
        (6, false) if candidate.begins_in_any => Some(Span { vacancy: true, ..whole([2, 0]) }),
        (9, true) => Some(whole([2, 1])),
        (12, true) => Some(whole([2, 2])),
        _ => None,
    };
    let splits = candidate.may_split && candidate.wishes_split && candidate.months == 6 && start.is_turnover();
    [one, splits.then(|| Span { split: true, ..whole([1, 1]) })]
}

/// The first filter on starts that a span fails; `full` where it passes.
fn barrier(facts: &Facts<'_>, candidate: &Candidate<'_>, span: &Span) -> UnplacedReason {
    if !in_time(facts, candidate, span) {
        UnplacedReason::BeyondHorizon
    } else if on_leave(candidate, span) {
        UnplacedReason::Leave
    } else if span.start < candidate.served_from {
        UnplacedReason::Service
    } else {
        UnplacedReason::Full
    }
}

/// `leave`: some quarter is overlapped by one.
fn on_leave(candidate: &Candidate<'_>, span: &Span) -> bool {
    candidate.is_ever_on_leave() && quarters(span.start, span.last()).any(|own| candidate.on_leave(own))
}

/// `beyond_horizon`: earliest, latest, the decision date and the horizon.
fn in_time(facts: &Facts<'_>, candidate: &Candidate<'_>, span: &Span) -> bool {
    span.start >= candidate.earliest()
        && candidate.document.latest.is_none_or(|latest| span.start.period() <= latest)
        && span.last() <= facts.last
        && span.start >= facts.decided
}

/// The option through these units, or the first filter that it fails.
fn option(
    facts: &Facts<'_>,
    candidate: &Candidate<'_>,
    span: &Span,
    one: &View,
    other: Option<&View>,
) -> Result<Course, UnplacedReason> {
    let course = wished(facts, candidate, span, one, other)?;
    filtered(facts, candidate, &course).map_or(Ok(course), Err)
}

/// The filters after the wishes: offers turned down, then pools.
fn filtered(facts: &Facts<'_>, candidate: &Candidate<'_>, course: &Course) -> Option<UnplacedReason> {
    if candidate.declined.iter().any(|entry| declines(facts, entry, course)) {
        return Some(UnplacedReason::Declined);
    }
    (!has_pools(facts, course)).then_some(UnplacedReason::NoPost)
}

/// The filters that look at units: goals, then wishes.
fn wished(
    facts: &Facts<'_>,
    candidate: &Candidate<'_>,
    span: &Span,
    one: &View,
    other: Option<&View>,
) -> Result<Course, UnplacedReason> {
    if !one.covers_with(other, facts, candidate) {
        return Err(UnplacedReason::Goals);
    }
    let waiting = values::waiting(candidate, span.start);
    let values = worth(candidate, span, waiting, one, other).ok_or(UnplacedReason::Places)?;
    Ok(course(span, one, other, values))
}

/// What these units are worth; nothing where they are not wished for.
fn worth(candidate: &Candidate<'_>, span: &Span, waiting: i64, one: &View, other: Option<&View>) -> Option<Values> {
    let wish = match other {
        Some(other) if span.split => values::split_of(candidate, one.unit, other.unit)?,
        Some(other) => one.wish? + other.wish?,
        None => one.wish?,
    };
    let (away, relevance) = other.map_or((0, 0), |other| (other.away, other.relevance));
    Some(Values { waiting, wish, away: one.away.max(away), relevance: one.relevance + relevance })
}

fn course(span: &Span, one: &View, other: Option<&View>, values: Values) -> Course {
    let middle = span.start.plus(span.lengths[0]);
    let stay = |unit, from: Quarter, length: i32| Stay { unit, from, to: from.plus(length - 1), vacancy: span.vacancy };
    let second = other.map(|other| stay(other.unit, middle, span.lengths[1]));
    Course { first: stay(one.unit, span.start, span.lengths[0]), second, values }
}

/// Whether an offer turned down is this one: the start and, where it names units, exactly these.
fn declines(facts: &Facts<'_>, entry: &DeclinedDocument, course: &Course) -> bool {
    entry.start == course.start()
        && entry.units.as_ref().is_none_or(|units| {
            units.iter().map(|id| facts.units.number(id)).eq(course.stays().map(|stay| Some(stay.unit)))
        })
}

/// `no_post`: whether every stay has some pool.
fn has_pools(facts: &Facts<'_>, course: &Course) -> bool {
    let has_pool = |stay: &Stay| !facts.pools_for(stay).is_empty();
    has_pool(&course.first) && course.second.as_ref().is_none_or(has_pool)
}

impl Span {
    /// The first and last quarter of the first stay, and of the second if there are two.
    #[inline]
    pub(super) fn stretches(&self) -> ((Quarter, Quarter), Option<(Quarter, Quarter)>) {
        let (start, [first, second]) = (self.start, self.lengths);
        let middle = start.plus(first);
        let other = (second > 0).then(|| (middle, middle.plus(second - 1)));
        ((start, middle.plus(-1)), other)
    }

    /// Whether it is that of a 3+3 placement.
    #[inline]
    pub(super) fn is_split(&self) -> bool {
        self.split
    }

    /// Whether only a vacancy may be used.
    #[inline]
    pub(super) fn vacancy(&self) -> bool {
        self.vacancy
    }

    /// The last quarter taken.
    fn last(&self) -> Quarter {
        self.start.plus(self.lengths[0] + self.lengths[1] - 1)
    }
}
