//! Why a placed candidate has this option and not another of equal value (docs/verification.md, Choices).

use super::{super::candidates::Candidate, book::Book};
use crate::document::Choice;

/// What `choice` must say of a candidate; nothing of who has no place by this plan.
pub(super) fn of<'a>(book: &Book<'_, 'a>, candidate: &Candidate<'a>) -> Option<Choice> {
    let stated = book.stated[candidate.number].as_ref()?;
    let equal = book.by_values(candidate);
    Some(match equal {
        [only] if only.is_single(book.facts) => Choice::Only,
        // Their starts are the same.
        _ if equal.iter().any(|own| own.order(book.facts).is_some_and(|order| order < stated.order)) => Choice::Later,
        _ => Choice::First,
    })
}
