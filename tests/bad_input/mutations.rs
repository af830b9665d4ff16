//! Single changes of a good document: each reads and plans, or is refused at a place that is there.

use alis::fault::FaultKind;
use alis::{PlanOptions, ReadOptions};
use alis_tests::input::{Document, good, pointers};
use serde_json::{Value, json};

/// A small generator (`SplitMix64`), so that every run changes the same things.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % bound as u64).expect("below a usize")
    }

    fn text(&mut self) -> String {
        let letters: Vec<char> = "aå0-\"\\/~\u{0}\n\u{1F600}P1 2023".chars().collect();
        let length = self.below(9);
        (0..length).map(|_| letters[self.below(letters.len())]).collect()
    }
}

/// Eleven values for each place: of each type, at the edges, random, and from elsewhere in the document.
fn values(random: &mut Random, all: &[String], document: &Document) -> [Value; 11] {
    let elsewhere = |random: &mut Random| document.at(&all[random.below(all.len())]);
    [
        Value::Null,
        json!(random.below(2) == 0),
        json!([-1, 0, 5, 1_000_000, 1_000_001, i64::MAX, i64::MIN][random.below(7)]),
        json!([0.5, -0.0, 1e30, 24.0][random.below(4)]),
        json!(random.text()),
        json!(random.text()),
        [json!([]), json!({}), json!([[]]), json!("")][random.below(4)].clone(),
        json!(["1900-01-01", "2199-12-31", "1900-P1", "2199-P2", "2199-P2b", "2023-P2a"][random.below(6)]),
        elsewhere(random),
        elsewhere(random),
        elsewhere(random),
    ]
}

/// Reads, and plans what reads; tells whether it does.
fn holds(text: &str, what: &str) -> bool {
    let faults = match alis::read(text.as_bytes(), &ReadOptions::default()) {
        Ok(problem) => match alis::plan(&problem, &PlanOptions::default()) {
            Ok(_) => return true,
            Err(alis::PlanError::Problem(faults)) => faults,
            Err(error) => panic!("{what}: {error}"),
        },
        Err(faults) => faults,
    };
    assert!(!faults.0.is_empty(), "{what}");
    let value: Value = serde_json::from_str(text).expect("the change leaves JSON");
    for fault in &faults.0 {
        let around = fault.pointer.rsplit_once('/').map_or("", |(around, _)| around);
        assert!(value.pointer(&fault.pointer).or_else(|| value.pointer(around)).is_some(), "{what}: {fault}");
        let needs_place = !matches!(fault.kind, FaultKind::SeedNeeded { .. });
        assert!(!needs_place || (fault.line > 0 && fault.column > 0), "{what}: {fault}");
    }
    false
}

#[test]
fn two_thousand_single_changes() {
    let (document, mut random) = (good(), Random(7));
    let all = pointers(&document.0);
    let (mut read, mut refused) = (0, 0);
    let mut count = |good| if good { read += 1 } else { refused += 1 };
    for pointer in all.iter().filter(|pointer| !["", "/municipalities"].contains(&pointer.as_str())) {
        count(holds(&document.clone().without(pointer).text(), &format!("without {pointer}")));
        for value in values(&mut random, &all, &document) {
            let what = format!("{pointer} is {value}");
            count(holds(&document.clone().with(pointer, value).text(), &what));
        }
    }
    assert!(read + refused > 2000 && read > 100 && refused > 1000, "{read} read, {refused} refused");
}

/// Keys that are written otherwise, anywhere.
#[test]
fn every_key_under_another_name() {
    let document = good();
    let mut random = Random(11);
    for pointer in pointers(&document.0).iter().filter(|pointer| !["", "/municipalities"].contains(&pointer.as_str())) {
        let (around, _) = pointer.rsplit_once('/').expect("a part");
        if document.at(if around.is_empty() { "/trusts/0" } else { around }).is_array() {
            continue;
        }
        let value = document.at(pointer);
        let name = random.text().replace('~', "~0").replace('/', "~1");
        let renamed = document.clone().without(pointer).with(&format!("{around}/{name}"), value);
        assert!(!holds(&renamed.text(), &format!("{pointer} is called {name:?}")), "{pointer}: {name:?}");
    }
}

/// Cut off or with one byte changed, the text is refused or read, never more.
#[test]
fn every_hundredth_byte_is_another() {
    let text = good().text();
    for (at, byte) in
        (0..text.len()).step_by(97).zip([b'"', b'{', b']', b',', 0, 0xFF, b'9', b'\\'].into_iter().cycle())
    {
        let mut bytes = text.clone().into_bytes();
        bytes[at] = byte;
        for bytes in [&bytes[..], &bytes[..at]] {
            if let Err(faults) = alis::read(bytes, &ReadOptions::default()) {
                assert!(faults.0.iter().all(|fault| fault.line > 0), "byte {at}: {faults}");
            }
        }
    }
}
