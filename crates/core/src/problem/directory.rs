//! Looking things up by id, once per kind, with the place of each in the document.

use std::collections::BTreeMap;
use std::fmt;

use unicode_normalization::UnicodeNormalization;

use crate::fault::{Entity, Fault, FaultKind};

/// A place in the document that an id is given at; prints as a JSON pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    Trust(usize),
    Hospital(usize, usize),
    /// A unit of a trust and no hospital.
    TrustUnit(usize, usize),
    /// A unit of a trust's hospital.
    HospitalUnit(usize, usize, usize),
    Post(usize),
    Municipality(usize),
    Candidate(usize),
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Trust(t) => write!(f, "/trusts/{t}"),
            Self::Hospital(t, h) => write!(f, "/trusts/{t}/hospitals/{h}"),
            Self::TrustUnit(t, u) => write!(f, "/trusts/{t}/units/{u}"),
            Self::HospitalUnit(t, h, u) => write!(f, "/trusts/{t}/hospitals/{h}/units/{u}"),
            Self::Post(i) => write!(f, "/posts/{i}"),
            Self::Municipality(i) => write!(f, "/municipalities/{i}"),
            Self::Candidate(i) => write!(f, "/candidates/{i}"),
        }
    }
}

/// Everything of one kind, sorted by id; the index of an entry is the index in [`super::Problem`].
pub(super) struct Directory<'d, T> {
    entity: Entity,
    entries: Vec<(&'d str, Spot, &'d T)>,
    /// Ids by their folded form, made when the first unknown id asks for it.
    folded: std::cell::OnceCell<BTreeMap<String, usize>>,
}

impl<'d, T> Directory<'d, T> {
    /// Sorts the things by id; the same id twice is a fault that names both places.
    pub(super) fn new(
        entity: Entity,
        items: impl Iterator<Item = (&'d str, Spot, &'d T)>,
        faults: &mut Vec<Fault>,
    ) -> Self {
        let mut entries: Vec<_> = items.collect();
        entries.sort_by_key(|(id, _, _)| *id);
        entries.dedup_by(|later, first| {
            let repeated = later.0 == first.0;
            if repeated {
                let kind = FaultKind::RepeatedId { entity, first: format!("{}/id", first.1) };
                faults.push(Fault::at(format!("{}/id", later.1), kind));
            }
            repeated
        });
        Self { entity, entries, folded: std::cell::OnceCell::new() }
    }

    /// The index of an id.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.entries.binary_search_by(|(known, _, _)| (*known).cmp(id)).ok()
    }

    /// The index of an id that must exist; an unknown one is a fault.
    pub(super) fn resolve(&self, id: &str, pointer: impl FnOnce() -> String, faults: &mut Vec<Fault>) -> Option<usize> {
        let found = self.find(id);
        if found.is_none() {
            let kind = FaultKind::UnknownId { entity: self.entity, similar: self.similar(id) };
            faults.push(Fault::at(pointer(), kind));
        }
        found
    }

    /// An id that was probably meant: the same but for Unicode form, case or surrounding white space.
    fn similar(&self, id: &str) -> Option<String> {
        let folded = self.folded.get_or_init(|| {
            self.entries.iter().enumerate().rev().map(|(index, (id, _, _))| (fold(id), index)).collect()
        });
        folded.get(&fold(id)).map(|&index| self.entries[index].0.to_owned())
    }

    /// The thing with this index.
    pub(super) fn get(&self, index: usize) -> Option<&'d T> {
        self.entries.get(index).map(|(_, _, item)| *item)
    }

    /// The id with this index; empty where there is none.
    pub(super) fn id(&self, index: usize) -> &'d str {
        self.entries.get(index).map_or("", |(id, _, _)| id)
    }

    /// The entries in the order of their ids.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Spot, &'d T)> {
        self.entries.iter().map(|(_, spot, item)| (*spot, *item))
    }
}

fn fold(id: &str) -> String {
    id.trim().nfc().collect::<String>().to_lowercase()
}
