//! The rule sets that come with the library: files that a coordinator can read.

use std::sync::OnceLock;

use super::RuleSet;

/// The ids of the built-in rule sets.
pub const BUILT_IN: [&str; 3] = ["helse-nord-2021", "helse-nord-2021-width-6", "ahus-2020"];

/// Their files, in the same order.
const FILES: [&str; BUILT_IN.len()] = [
    include_str!("../../rules/helse-nord-2021.json"),
    include_str!("../../rules/helse-nord-2021-width-6.json"),
    include_str!("../../rules/ahus-2020.json"),
];

/// Each set, once it was asked for: parsing and hashing one takes as long as validating a small problem.
static MADE_READY: [OnceLock<Option<RuleSet>>; BUILT_IN.len()] = [const { OnceLock::new() }; BUILT_IN.len()];

/// A built-in rule set, by id.
///
/// # Examples
///
/// ```
/// let rules = alis::rules::built_in("helse-nord-2021").unwrap();
/// assert_eq!(rules.unit_max(), Some(1));
/// assert!(alis::rules::built_in("helse-sor-1999").is_none());
/// ```
pub fn built_in(id: &str) -> Option<RuleSet> {
    let number = BUILT_IN.iter().position(|known| *known == id)?;
    MADE_READY[number].get_or_init(|| RuleSet::new(serde_json::from_str(FILES[number]).ok()?, "").ok()).clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_set_is_sound_and_says_its_sources() {
        for id in BUILT_IN {
            let set = built_in(id).unwrap_or_else(|| panic!("{id} cannot be read"));
            assert_eq!(set.document().id.as_str(), id);
            assert!(set.document().source.is_some());
            for criterion in &set.document().priority {
                assert!(criterion.source.is_some() || criterion.note.is_some(), "{id}: {:?}", criterion.criterion);
            }
        }
    }
}
