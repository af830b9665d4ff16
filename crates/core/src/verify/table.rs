//! Things found by id, and numbered in the order of their ids.

use std::{collections::HashMap, ops::Index};

/// Things by id. Their numbers compare as their ids do.
#[derive(Debug)]
pub(super) struct Table<'a, T> {
    ids: Vec<&'a str>,
    items: Vec<T>,
    /// For finding alone; it is never walked through.
    numbers: HashMap<&'a str, usize, foldhash::fast::FixedState>,
}

impl<'a, T> Table<'a, T> {
    /// Sorts the things by id; of two with one id the last is kept.
    pub(super) fn new(things: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let things = things.into_iter();
        let (mut ids, mut items) = (Vec::with_capacity(things.size_hint().0), Vec::with_capacity(things.size_hint().0));
        for (id, thing) in things {
            ids.push(id);
            items.push(thing);
        }
        if !ids.is_sorted_by(|a, b| a < b) {
            let mut things: Vec<(&'a str, T)> = ids.into_iter().zip(items).collect();
            things.reverse();
            things.sort_by(|a, b| a.0.cmp(b.0));
            things.dedup_by(|later, kept| later.0 == kept.0);
            (ids, items) = things.into_iter().unzip();
        }
        let numbers = ids.iter().enumerate().map(|(number, id)| (*id, number)).collect();
        Self { ids, items, numbers }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    /// The number of what has this id.
    pub(super) fn number(&self, id: &str) -> Option<usize> {
        self.numbers.get(id).copied()
    }

    /// What has this id.
    pub(super) fn get(&self, id: &str) -> Option<&T> {
        self.items.get(self.number(id)?)
    }

    /// The id of a number.
    pub(super) fn id(&self, number: usize) -> &'a str {
        self.ids[number]
    }

    /// The things, by id, to be changed.
    pub(super) fn items_mut(&mut self) -> &mut [T] {
        &mut self.items
    }

    /// The things, by id.
    pub(super) fn values(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }
}

impl<T> Index<usize> for Table<'_, T> {
    type Output = T;

    fn index(&self, number: usize) -> &T {
        &self.items[number]
    }
}

#[cfg(test)]
impl<T> Index<&str> for Table<'_, T> {
    type Output = T;

    fn index(&self, id: &str) -> &T {
        self.get(id).unwrap()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_ids() {
        let table = Table::new([("b", 1), ("a", 2), ("b", 3)]);
        assert_eq!((&table.ids[..], &table.items[..]), (&["a", "b"][..], &[2, 3][..]));
        assert_eq!((table.number("b"), table.get("c")), (Some(1), None));
    }
}
