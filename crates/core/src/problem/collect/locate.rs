//! Finds the places of faults that are known by their pointers alone.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::parts::{elements, members};
use super::place::{Places, offset_in, shown};
use crate::fault::Fault;

/// Fills in line, column and value of faults that have a pointer alone, in one walk over the text, and sorts all of
/// them by place.
///
/// Where a pointer leads to nothing (a field that is missing) the place is that of the nearest thing around it, and the
/// value stays empty. Faults that have a place already keep it.
pub(crate) fn locate(text: &str, faults: &mut [Fault]) {
    let mut wanted = Wanted::default();
    for (index, fault) in faults.iter().enumerate().filter(|(_, fault)| fault.line == 0) {
        wanted.add(&fault.pointer, index);
    }
    if let Ok(root) = serde_json::from_str::<&RawValue>(text) {
        let places = Places::new(text);
        wanted.find(root, &mut |raw, index, exists| {
            let fault: &mut Fault = &mut faults[index];
            (fault.line, fault.column) = places.at(offset_in(text, raw.get()));
            fault.value = if exists { shown(raw.get()) } else { String::new() };
        });
    }
    faults.sort_by(|a, b| (a.line, a.column, &a.pointer).cmp(&(b.line, b.column, &b.pointer)));
}

/// The pointers that are looked for, as a tree.
#[derive(Default)]
struct Wanted {
    here: Vec<usize>,
    below: BTreeMap<String, Wanted>,
}

impl Wanted {
    fn add(&mut self, pointer: &str, index: usize) {
        let mut node = self;
        for step in pointer.split('/').skip(1) {
            let step = step.replace("~1", "/").replace("~0", "~");
            node = node.below.entry(step).or_default();
        }
        node.here.push(index);
    }

    fn find<'t>(&self, raw: &'t RawValue, found: &mut impl FnMut(&'t RawValue, usize, bool)) {
        for index in &self.here {
            found(raw, *index, true);
        }
        if self.below.is_empty() {
            return;
        }
        let parts: BTreeMap<&str, &RawValue>;
        let list: Vec<&RawValue>;
        let members = if raw.get().starts_with('{') { members(raw) } else { Vec::new() };
        list = if raw.get().starts_with('[') { elements(raw) } else { Vec::new() };
        // The first of two members with one key, as the reader has it.
        parts = members.iter().rev().map(|member| (&*member.name, member.value)).collect();
        for (step, below) in &self.below {
            let element = || step.parse::<usize>().ok().and_then(|index| list.get(index));
            match parts.get(step.as_str()).or_else(element) {
                Some(part) => below.find(part, found),
                None => below.missing(raw, found),
            }
        }
    }

    fn missing<'t>(&self, around: &'t RawValue, found: &mut impl FnMut(&'t RawValue, usize, bool)) {
        for index in &self.here {
            found(around, *index, false);
        }
        for below in self.below.values() {
            below.missing(around, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::FaultKind;

    #[test]
    fn pointers_find_their_places() {
        let text = "{\n  \"a/b\": [1, {\"c\": \"å\", \"d\": \"é\"}],\n  \"e\": {\"2023-P1\": 4}\n}";
        let pointers = ["/e/2023-P1", "/a~1b/1/d", "/a~1b/1", "/a~1b/7/x", "", "/e/gone", "/a~1b/0"];
        let mut faults: Vec<_> = pointers.map(|pointer| Fault::at(pointer, FaultKind::NoUnits)).into();
        locate(text, &mut faults);
        let found: Vec<_> =
            faults.iter().map(|f| format!("{} {}:{} {}", f.pointer, f.line, f.column, f.value)).collect();
        assert_eq!(
            found,
            [
                " 1:1 {…}",
                "/a~1b/7/x 2:10 ",
                "/a~1b/0 2:11 1",
                "/a~1b/1 2:14 {…}",
                "/a~1b/1/d 2:30 \"é\"",
                "/e/gone 3:8 ",
                "/e/2023-P1 3:20 4",
            ]
        );
    }
}
