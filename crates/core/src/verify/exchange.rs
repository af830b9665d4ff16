//! Promise (d): no two candidates whose exchanged options make a better plan (model, Objective).
//!
//! Two candidates of one trust with one start and options of one length take the same posts, the same places in
//! units and the same quarters from their municipalities after an exchange as before, so every limit still
//! holds, and nobody else moves. Their starts do not change either. Where the one ranked ahead gets better
//! values, the objective puts the new plan first, whatever it does to the other: all levels before are as they
//! were. Where the values of both stay equal, tier 2 decides in the same way.

use std::collections::BTreeMap;

use super::{
    ViolationRule,
    facts::{Candidate, Facts},
    legality,
    promises::Stated,
    ranking::Ranking,
    values::{self, Segment, in_order},
    violation::Report,
    words::Statement,
};
use crate::{
    calendar::Quarter,
    document::{PlanDocument, PlanStatus},
};

/// Checks every pair of one trust, start and length; for a plan that is proved alone. Of two who are both shown to have had
/// nothing better, only the order among equals is left to look at.
pub(super) fn check<'a>(
    facts: &Facts<'a>,
    ranking: &Ranking<'a>,
    (stated, shown): (&[Option<Stated<'a>>], &[bool]),
    plan: &PlanDocument,
    report: &mut Report,
) {
    if plan.status != PlanStatus::Optimal {
        return;
    }
    for bucket in buckets(facts, ranking, (stated, shown)).values() {
        for (index, (first, ahead, proved)) in bucket.iter().enumerate() {
            for (second, behind, other_proved) in bucket.iter().skip(index + 1) {
                if *proved && *other_proved && in_order(&behind.segments, &ahead.segments).is_ge() {
                    continue;
                }
                if gains(facts, (first, ahead), (second, behind)) {
                    let found = Statement::segments(&ahead.segments);
                    let expected = Statement::option_of(second.id(), &behind.segments);
                    report.add(ViolationRule::Exchange, ahead.at(), found, expected);
                }
            }
        }
    }
}

/// Trust, start, and quarters served.
type Bucket = (Option<usize>, Quarter, i32);

/// Somebody, the option stated, and whether nothing better was to be had.
type Member<'s, 'a> = (&'s Candidate<'a>, &'s Stated<'a>, bool);

/// The stated options by trust, start and length, best ranked first, and whether nothing better was to be had.
fn buckets<'s, 'a>(
    facts: &'s Facts<'a>,
    ranking: &Ranking<'a>,
    (stated, shown): (&'s [Option<Stated<'a>>], &[bool]),
) -> BTreeMap<Bucket, Vec<Member<'s, 'a>>> {
    let mut buckets: BTreeMap<Bucket, Vec<_>> = BTreeMap::new();
    for candidate in ranking.numbers().map(|number| &facts.candidates[number]) {
        let Some(stated) = &stated[candidate.number] else { continue };
        let Some(first) = stated.segments.first() else { continue };
        let length = stated.segments.iter().map(Segment::length).sum();
        let member = (candidate, stated, shown[candidate.number]);
        buckets.entry((candidate.trust, first.from, length)).or_default().push(member);
    }
    buckets
}

/// Whether an exchange is legal for both and makes the plan better: for the one ahead, for the one behind at no cost to the
/// one ahead, or in the canonical order.
fn gains<'a>(
    facts: &Facts<'a>,
    (first, ahead): (&Candidate<'a>, &Stated<'a>),
    (second, behind): (&Candidate<'a>, &Stated<'a>),
) -> bool {
    if ahead.segments == behind.segments {
        return false;
    }
    let (Some(gained), Some(lost)) =
        (values::of(facts, first, &behind.segments), values::of(facts, second, &ahead.segments))
    else {
        return false;
    };
    let prefers = first.document.prefers;
    let better = gained.key(prefers) < ahead.values.key(prefers);
    let equal = gained == ahead.values && lost == behind.values;
    let behind_gains =
        gained == ahead.values && lost.key(second.document.prefers) < behind.values.key(second.document.prefers);
    let before = in_order(&behind.segments, &ahead.segments).is_lt();
    (better || behind_gains || (equal && before))
        && legality::faults(facts, first, &behind.segments).is_empty()
        && legality::faults(facts, second, &ahead.segments).is_empty()
}
