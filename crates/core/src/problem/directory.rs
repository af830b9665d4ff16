//! Looking things up by id, once per kind, with the place of each in the document.

use std::collections::HashMap;
use std::fmt;
use std::sync::OnceLock;

use crate::fault::similar::SimilarIds;
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
    entries: Vec<Entry<'d, T>>,
    /// The index of each id, where many are looked up. Its hash is seeded at random, so that nobody can write ids that
    /// collide; it is only ever asked, never gone through, so that the seed can reach nothing.
    numbers: Option<HashMap<&'d str, usize, foldhash::fast::RandomState>>,
    /// Made when the first unknown id asks for it.
    similar: OnceLock<SimilarIds<'d>>,
}

/// An id, where it is given, and what has it.
pub(super) type Entry<'d, T> = (&'d str, Spot, &'d T);

impl<'d, T> Directory<'d, T> {
    /// Sorts the things by id; the same id twice is a fault that names both places.
    pub(super) fn new(entity: Entity, items: impl Iterator<Item = Entry<'d, T>>, faults: &mut Vec<Fault>) -> Self {
        let mut entries = sorted(items.collect());
        entries.dedup_by(|later, first| {
            let repeated = later.0 == first.0;
            if repeated {
                let kind = FaultKind::RepeatedId { entity, first: format!("{}/id", first.1) };
                faults.push(Fault::at(format!("{}/id", later.1), kind));
            }
            repeated
        });
        Self { entity, entries, numbers: None, similar: OnceLock::new() }
    }

    /// Made ready for many look-ups.
    pub(super) fn numbered(mut self) -> Self {
        self.numbers = Some(self.entries.iter().enumerate().map(|(number, (id, _, _))| (*id, number)).collect());
        self
    }

    /// The index of an id.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        match &self.numbers {
            Some(numbers) => numbers.get(id).copied(),
            None => self.entries.binary_search_by(|(known, _, _)| (*known).cmp(id)).ok(),
        }
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

    /// An id that was probably meant.
    fn similar(&self, id: &str) -> Option<String> {
        self.similar.get_or_init(|| SimilarIds::new(self.entries.iter().map(|(id, _, _)| *id))).find(id)
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
    pub(super) fn entries(&self) -> &[Entry<'d, T>] {
        &self.entries
    }

    /// The places and things in the order of their ids.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Spot, &'d T)> {
        self.entries.iter().map(|(_, spot, item)| (*spot, *item))
    }
}

/// The entries by id, those of one id in the order given.
fn sorted<T>(entries: Vec<Entry<'_, T>>) -> Vec<Entry<'_, T>> {
    if entries.is_sorted_by(|a, b| a.0 < b.0) {
        return entries;
    }
    let mut order: Vec<(u128, usize)> = entries.iter().map(|entry| beginning(entry.0)).zip(0..).collect();
    order.sort_unstable_by(|a, b| {
        let texts = || entries[a.1].0.cmp(entries[b.1].0).then(a.1.cmp(&b.1));
        a.0.cmp(&b.0).then_with(texts)
    });
    order.into_iter().map(|(_, index)| entries[index]).collect()
}

/// The first bytes of an id as a number that orders as they do: most pairs of ids are told apart without a look at
/// the texts. An id holds no zero byte, so that a shorter one comes before what continues it.
fn beginning(id: &str) -> u128 {
    let mut bytes = [0; 16];
    let length = id.len().min(bytes.len());
    bytes[..length].copy_from_slice(&id.as_bytes()[..length]);
    u128::from_be_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_sorted_as_bytes() {
        let ids = ["b", "a", "a-long-id-of-many-letters-2", "a-long-id-of-many-letters-1", "ab", "å", "a", "Z", "abc"];
        let entries = ids.iter().enumerate().map(|(at, id)| (*id, Spot::Candidate(at), id)).collect();
        let mut expected: Vec<(&str, usize)> = ids.iter().copied().zip(0..).collect();
        expected.sort_unstable();
        let found = sorted(entries).into_iter().map(|(id, spot, _)| match spot {
            Spot::Candidate(at) => (id, at),
            other => panic!("{other}"),
        });
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn both_ways_to_find_an_id_agree() {
        let ids: Vec<String> = (0..300).map(|number| format!("id-{number}")).collect();
        let entries = || ids.iter().enumerate().map(|(at, id)| (id.as_str(), Spot::Trust(at), id));
        let slow = Directory::new(Entity::Trust, entries(), &mut Vec::new());
        let fast = Directory::new(Entity::Trust, entries(), &mut Vec::new()).numbered();
        for id in ids.iter().map(String::as_str).chain(["", "id-", "id-300"]) {
            assert_eq!(slow.find(id), fast.find(id), "{id}");
        }
    }
}
