//! Why a placed candidate has this option and not another of equal value (docs/verification.md, Choices).

use std::cmp::Ordering;

use super::{
    super::facts::{Candidate, quarters},
    book::Book,
    sets::{Bundle, Stretch},
};
use crate::document::Choice;

/// What `choice` must say of a candidate; nothing of who has no place by this plan.
pub(super) fn of(book: &Book<'_, '_>, candidate: &Candidate<'_>) -> Option<Choice> {
    let stated = book.stated[candidate.number].as_ref()?;
    let equal = book.by_values(candidate);
    let own = Bundle::of_segments(&stated.segments);
    let pools = |stretch: &Stretch| stretch.pools.len();
    let single = |bundle: &Bundle| bundle.0.iter().map(pools).all(|count| count == 1);
    Some(match equal {
        [only] if single(only) => Choice::Only,
        _ if equal.iter().any(|bundle| order(bundle, &own) == Ordering::Less) => Choice::Later,
        _ => Choice::First,
    })
}

/// How the first of some options stands to an option in the canonical order: by the units, quarter by quarter, then by
/// the pools. Their starts are the same.
fn order(bundle: &Bundle, own: &Bundle) -> Ordering {
    let units = |bundle| spread(bundle, |stretch| Some(stretch.unit));
    let pools = |bundle| spread(bundle, |stretch| stretch.pools.first().copied());
    units(bundle).cmp(units(own)).then_with(|| pools(bundle).cmp(pools(own)))
}

/// A number for each quarter.
fn spread(bundle: &Bundle, of: fn(&Stretch) -> Option<usize>) -> impl Iterator<Item = Option<usize>> {
    bundle.0.iter().flat_map(move |stretch| quarters(stretch.from, stretch.to).map(move |_| of(stretch)))
}
