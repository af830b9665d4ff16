//! The promises that can be seen without solving (model, Objective).
//!
//! (a) No post stands empty while someone eligible, willing and unplaced could take it. (b) No one ranked
//! behind cost anyone anything: beside the commitments and those ranked ahead at their stated places, nothing
//! better is open. (c) Among options of equal values the first in the canonical order that is free is taken.
//! Each is necessary: where one fails, moving that one candidate (and, in (b), leaving everyone behind
//! unplaced) gives a plan that the objective puts first.

use std::ops::ControlFlow;

use super::{
    ViolationRule,
    batches::{Batch, all_batches},
    candidates::Candidate,
    facts::{Facts, quarters},
    options::{self, Course, Stay, options, spans_from},
    placed::Placed,
    proofs::Shown,
    ranking::Ranking,
    usage::Usage,
    values::{Order, Segment, Segments, Values},
    violation::Report,
    words::Statement,
};
use crate::{
    calendar::Quarter,
    document::{Objective, PlanDocument, PlanStatus},
};

/// A candidate's stated placement, where it is one of the candidate's options.
#[derive(Debug)]
pub(super) struct Stated<'a> {
    /// Its place among the plan's placements.
    index: usize,
    pub(super) segments: Segments<'a>,
    pub(super) values: Values,
    /// Its place in the canonical order.
    pub(super) order: Order,
}

impl Stated<'_> {
    /// Where it stands in the plan.
    pub(super) fn at(&self) -> String {
        format!("/placements/{}", self.index)
    }

    /// The first quarter.
    pub(super) fn start(&self) -> Option<Quarter> {
        self.segments.first().map(|segment| segment.from)
    }
}

/// Where each candidate stands among the unplaced, by number; the last where one is repeated.
pub(super) fn unplaced(facts: &Facts<'_>, plan: &PlanDocument) -> Vec<Option<usize>> {
    let mut unplaced = vec![None; facts.candidates.len()];
    for (index, entry) in plan.unplaced.iter().enumerate() {
        if let Some(number) = facts.candidates.number(&entry.candidate) {
            unplaced[number] = Some(index);
        }
    }
    unplaced
}

/// The placements of those not committed that are options, by the candidate's number; the first where one is repeated.
pub(super) fn stated<'a>(facts: &Facts<'a>, placed: Vec<Placed<'a>>) -> Vec<Option<Stated<'a>>> {
    let mut stated: Vec<Option<Stated<'a>>> = Vec::new();
    stated.resize_with(facts.candidates.len(), || None);
    for (index, Placed { candidate, segments, faults, values }) in placed.into_iter().enumerate() {
        let candidate = candidate.map(|number| &facts.candidates[number]);
        let Some(candidate) = candidate.filter(|own| own.commitment.is_none() && faults.is_empty()) else {
            continue;
        };
        if let Some(values) = values {
            let order = Order::of(&segments);
            stated[candidate.number].get_or_insert(Stated { index, segments, values, order });
        }
    }
    stated
}

/// Checks the promises for everyone not committed, in rank order. `all` is what the whole plan takes up. Whoever is `shown` to
/// have had nothing better, by proofs that hold beside any arrangement of those ahead, is not asked again for (a) and (b).
pub(super) fn check<'a>(
    facts: &Facts<'a>,
    ranking: &Ranking,
    (stated, unplaced, shown): (&[Option<Stated<'a>>], &[Option<usize>], &Shown),
    all: Usage,
    plan: &'a PlanDocument,
    report: &mut Report,
) {
    let mut witness = Witness { facts, ahead: Ahead::new(facts), all };
    let optimal = plan.status == PlanStatus::Optimal;
    let ranked = ranking.numbers().map(|number| &facts.candidates[number]);
    for candidate in ranked.filter(|candidate| candidate.commitment.is_none()) {
        let proved = optimal || ranking.rank_of(candidate.number) <= plan.proved_to_rank;
        let (shown, first) = (shown.proved[candidate.number], shown.first[candidate.number]);
        if let Some(stated) = &stated[candidate.number] {
            if proved && !(shown && first) {
                witness.placed(candidate, stated, (shown, first || !optimal), report);
            }
            witness.ahead.uncounted.push((candidate, stated));
        } else if let Some(index) = unplaced[candidate.number].filter(|_| !shown) {
            witness.unplaced(candidate, &format!("/unplaced/{index}"), proved, report);
        }
    }
}

/// What the commitments and those ahead take up, counted up to whom it is asked for: most are never asked about.
struct Ahead<'f, 'a> {
    usage: Option<Usage>,
    /// Those ahead who are not counted yet.
    uncounted: Vec<(&'f Candidate<'a>, &'f Stated<'a>)>,
}

impl<'a> Ahead<'_, 'a> {
    fn new(facts: &Facts<'a>) -> Self {
        Self { usage: None, uncounted: Vec::with_capacity(facts.candidates.len()) }
    }

    /// What is taken up by now.
    fn usage(&mut self, facts: &Facts<'a>) -> &Usage {
        let usage = self.usage.get_or_insert_with(|| Usage::of_commitments(facts));
        for (candidate, stated) in self.uncounted.drain(..) {
            usage.add(Some(candidate), &stated.segments);
        }
        usage
    }
}

/// What stands ahead of the candidate in hand, and the whole plan.
struct Witness<'f, 'a> {
    facts: &'f Facts<'a>,
    ahead: Ahead<'f, 'a>,
    all: Usage,
}

impl<'a> Witness<'_, 'a> {
    /// (a) and (b) for a candidate without a place.
    fn unplaced(&mut self, candidate: &Candidate<'a>, at: &str, proved: bool, report: &mut Report) {
        let prefers = candidate.document.prefers;
        let key = |values: Values| Some(values.key(prefers));
        if let Some(option) = best((self.facts, &self.all), candidate, key) {
            report.add(ViolationRule::EmptyPost, at, Statement::NoPlace, Statement::segments(&option));
        } else if proved && let Some(option) = best((self.facts, self.ahead.usage(self.facts)), candidate, key) {
            report.add(ViolationRule::PassedOver, at, Statement::NoPlace, Statement::segments(&option));
        }
    }

    /// (b) for a candidate with a place, unless it is shown, and (c), unless that is, or not everything is proved.
    fn placed(
        &mut self,
        candidate: &Candidate<'a>,
        stated: &Stated<'a>,
        (shown, ordered): (bool, bool),
        report: &mut Report,
    ) {
        self.all.remove(Some(candidate), &stated.segments);
        let better = match self.facts.rules.objective.unwrap_or_default() {
            _ if shown => None,
            Objective::TimeAndPlace => self.better(candidate, stated),
            Objective::TimeThenPlace => {
                self.earlier(candidate, stated).or_else(|| self.better_place(candidate, stated))
            }
        };
        let found = || Statement::segments(&stated.segments);
        if let Some(option) = better {
            report.add(ViolationRule::PassedOver, stated.at(), found(), Statement::segments(&option));
        } else if !ordered && let Some(option) = self.earlier_in_order(candidate, stated) {
            report.add(ViolationRule::CanonicalOrder, stated.at(), found(), Statement::segments(&option));
        }
        self.all.add(Some(candidate), &stated.segments);
    }

    /// Better values beside those ahead alone.
    fn better(&mut self, candidate: &Candidate<'a>, stated: &Stated<'a>) -> Option<Vec<Segment<'a>>> {
        let prefers = candidate.document.prefers;
        let now = stated.values.key(prefers);
        let ahead = self.ahead.usage(self.facts);
        best((self.facts, ahead), candidate, |values| Some(values.key(prefers)).filter(|key| *key < now))
    }

    /// An earlier start beside those ahead alone: under `time_then_place` only time is theirs to take.
    fn earlier(&mut self, candidate: &Candidate<'a>, stated: &Stated<'a>) -> Option<Vec<Segment<'a>>> {
        let earlier = |values: Values| (values.waiting < stated.values.waiting).then_some([values.waiting, 0, 0, 0]);
        best((self.facts, self.ahead.usage(self.facts)), candidate, earlier)
    }

    /// A better place at the same start: under `time_then_place` everyone's start goes before it, so it must fit
    /// beside everyone.
    fn better_place(&self, candidate: &Candidate<'a>, stated: &Stated<'a>) -> Option<Vec<Segment<'a>>> {
        let now = stated.values;
        let better = |values: Values| values.waiting == now.waiting && values.place() < now.place();
        best((self.facts, &self.all), candidate, |values| better(values).then(|| values.place()))
    }

    /// (c) Equal values and an earlier place in the canonical order, beside everyone else.
    fn earlier_in_order(&self, candidate: &Candidate<'a>, stated: &Stated<'a>) -> Option<Vec<Segment<'a>>> {
        let free = Free::new(self.facts, &self.all, candidate);
        if !self.has_earlier_in_order(candidate, stated, &free) {
            return None;
        }
        let (mut first, mut before) = (None, stated.order);
        walk(
            (self.facts, candidate),
            stated.start().into_iter(),
            |values| values == stated.values,
            |course| {
                let Course { first: one, second, .. } = course;
                if let Some(pools) = free.pools(&one, second.as_ref()) {
                    let order = order_of((one, second), pools);
                    if order < before {
                        before = order;
                        first = Some((course, pools));
                    }
                }
            },
        );
        first.map(|(course, pools)| segments(self.facts, &course, pools))
    }

    /// Whether there is one, looked for many at a time.
    fn has_earlier_in_order(&self, candidate: &Candidate<'a>, stated: &Stated<'a>, free: &Free<'_, 'a>) -> bool {
        let spans = stated.start().into_iter().flat_map(|start| spans_from(self.facts, candidate, start)).flatten();
        let mut equal = |batch: Batch| {
            let mut each = batch.each(self.facts);
            let own = stated.segments.first().and_then(|first| first.unit_number);
            let is_earlier = |(one, second): (Stay, Option<Stay>)| {
                if Some(one.unit) > own {
                    return false;
                }
                let pools = free.pools(&one, second.as_ref());
                pools.is_some_and(|pools| order_of((one, second), pools) < stated.order)
            };
            if each.any(is_earlier) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let is_equal = |values| values == stated.values;
        spans.map(|span| all_batches(self.facts, candidate, &span, &is_equal, &mut equal)).any(|found| found.is_break())
    }
}

/// Looks at every option from some starts whose values are wanted.
fn walk(
    (facts, candidate): (&Facts<'_>, &Candidate<'_>),
    starts: impl Iterator<Item = Quarter>,
    wants: impl Fn(Values) -> bool,
    mut visit: impl FnMut(Course),
) {
    for span in starts.flat_map(|start| spans_from(facts, candidate, start)).flatten() {
        let _: ControlFlow<()> = options(facts, candidate, &span, &wants, &mut |course| {
            visit(course);
            ControlFlow::Continue(())
        });
    }
}

/// The option of the smallest key that fits beside a usage.
fn best<'a>(
    (facts, usage): (&Facts<'a>, &Usage),
    candidate: &Candidate<'a>,
    key: impl Fn(Values) -> Option<[i64; 4]>,
) -> Option<Vec<Segment<'a>>> {
    let free = Free::new(facts, usage, candidate);
    let mut best: Option<([i64; 4], Course, Pools)> = None;
    walk(
        (facts, candidate),
        options::starts(facts, candidate),
        |values| key(values).is_some(),
        |course| {
            let Some(key) = key(course.values) else { return };
            if best.as_ref().is_none_or(|(known, ..)| key < *known)
                && let Some(pools) = free.pools(&course.first, course.second.as_ref())
            {
                best = Some((key, course, pools));
            }
        },
    );
    best.map(|(_, course, pools)| segments(facts, &course, pools))
}

/// A course on these pools.
fn segments<'a>(facts: &Facts<'a>, course: &Course, pools: Pools) -> Vec<Segment<'a>> {
    let segment = |(stay, pool): (Stay, usize)| {
        let Stay { unit, from, to, .. } = stay;
        Segment::numbered(facts, (unit, pool), from, to)
    };
    taken((course.first, course.second), pools).map(segment).collect()
}

/// The pool of the first stay of a course, and of the second where there is one.
type Pools = (usize, Option<usize>);

/// One or two stays, each with its pool.
fn taken((one, other): (Stay, Option<Stay>), (first, second): Pools) -> impl Iterator<Item = (Stay, usize)> {
    std::iter::once((one, first)).chain(other.zip(second))
}

/// The place of one or two stays on these pools in the canonical order.
fn order_of(stays: (Stay, Option<Stay>), pools: Pools) -> Order {
    Order::new(taken(stays, pools).map(|(stay, pool)| {
        let Stay { unit, from, to, .. } = stay;
        (to.number() - from.number() + 1, Some(unit), Some(pool))
    }))
}

/// What fits beside a usage. Stays of one placement lie in different quarters, so each is looked at on its own.
struct Free<'f, 'a> {
    facts: &'f Facts<'a>,
    usage: &'f Usage,
    home: Option<usize>,
}

impl<'f, 'a> Free<'f, 'a> {
    fn new(facts: &'f Facts<'a>, usage: &'f Usage, candidate: &Candidate<'a>) -> Self {
        Self { facts, usage, home: candidate.home }
    }

    /// The first free pools of a stay, and of a second if there is one, if each has one.
    fn pools(&self, first: &Stay, second: Option<&Stay>) -> Option<Pools> {
        let first = self.pool(first)?;
        match second {
            Some(second) => Some((first, Some(self.pool(second)?))),
            None => Some((first, None)),
        }
    }

    fn pool(&self, stay: &Stay) -> Option<usize> {
        let Self { facts, usage, home } = self;
        let all = |fits: &dyn Fn(Quarter) -> bool| quarters(stay.from, stay.to).all(fits);
        let has_post = |pool: &&usize| all(&|quarter| usage.pool_has_room(facts, **pool, quarter));
        let pool = *facts.pools_for(stay).iter().find(has_post)?;
        let open = all(&|quarter| {
            usage.unit_has_room(facts, stay.unit, quarter)
                && home.is_none_or(|home| usage.home_has_room(facts, home, quarter))
        });
        open.then_some(pool)
    }
}
