//! The rule sets that come with the library: files that a coordinator can read.

use super::RuleSet;

/// The ids of the built-in rule sets.
pub const BUILT_IN: [&str; 3] = ["helse-nord-2021", "helse-nord-2021-width-6", "ahus-2020"];

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
    let text = match id {
        "helse-nord-2021" => include_str!("../../rules/helse-nord-2021.json"),
        "helse-nord-2021-width-6" => include_str!("../../rules/helse-nord-2021-width-6.json"),
        "ahus-2020" => include_str!("../../rules/ahus-2020.json"),
        _ => return None,
    };
    let document = serde_json::from_str(text).ok()?;
    RuleSet::new(document, "").ok()
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
