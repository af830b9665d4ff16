//! Why a placed candidate has this option and not another of equal value (docs/verification.md, Choices).

use super::{super::facts::Candidate, book::Book, sets::Bundle};
use crate::document::Choice;

/// What `choice` must say of a candidate; nothing of who has no place by this plan.
pub(super) fn of(book: &Book<'_, '_>, candidate: &Candidate<'_>) -> Option<Choice> {
    let stated = book.stated[candidate.number].as_ref()?;
    let equal = book.by_values(candidate);
    let single = |bundle: &Bundle| bundle.stretches().all(|stretch| stretch.pools.len() == 1);
    Some(match equal {
        [only] if single(only) => Choice::Only,
        // Their starts are the same.
        _ if equal.iter().any(|bundle| bundle.order() < stated.order) => Choice::Later,
        _ => Choice::First,
    })
}
