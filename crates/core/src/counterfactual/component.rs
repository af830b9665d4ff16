//! The part of a problem that can touch a candidate: the trusts that share municipalities with `max_absent` with its own.

use std::collections::BTreeSet;

use crate::document::{Id, ProblemDocument};

/// The document without the trusts that cannot touch this candidate's, and without what is theirs. Whoever is left ends as
/// in the whole: nothing but a municipality that bears only so many absences ties one trust to another, and the order
/// of those who are left is the same.
pub(super) fn around(document: &ProblemDocument, trust: &Id) -> ProblemDocument {
    let trusts = tied(document, trust);
    let mut part = document.clone();
    part.trusts.retain(|own| trusts.contains(&own.id));
    part.posts.retain(|own| trusts.contains(&own.trust));
    part.candidates.retain(|own| trusts.contains(&own.trust));
    let candidates: BTreeSet<&Id> = part.candidates.iter().map(|own| &own.id).collect();
    part.commitments.retain(|own| candidates.contains(&own.candidate));
    part.declined.retain(|own| candidates.contains(&own.candidate));
    let homes: BTreeSet<&Id> = part.candidates.iter().map(|own| &own.municipality).collect();
    part.municipalities.retain(|own| homes.contains(&own.id));
    part
}

/// The trusts that municipalities tie to this one, directly or by others.
fn tied<'a>(document: &'a ProblemDocument, trust: &'a Id) -> BTreeSet<&'a Id> {
    let ties = document.municipalities.iter().filter(|own| own.max_absent.is_some());
    let ties: BTreeSet<&Id> = ties.map(|own| &own.id).collect();
    let homes: BTreeSet<(&Id, &Id)> = document
        .candidates
        .iter()
        .filter(|own| ties.contains(&own.municipality))
        .map(|own| (&own.municipality, &own.trust))
        .collect();
    let mut trusts = BTreeSet::from([trust]);
    loop {
        let shared: BTreeSet<&Id> =
            homes.iter().filter(|(_, trust)| trusts.contains(trust)).map(|(home, _)| *home).collect();
        let before = trusts.len();
        trusts.extend(homes.iter().filter(|(home, _)| shared.contains(home)).map(|(_, trust)| *trust));
        if trusts.len() == before {
            return trusts;
        }
    }
}
