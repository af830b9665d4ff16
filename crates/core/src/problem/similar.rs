//! What was probably meant: ids and words that differ little from what is written.

use unicode_normalization::UnicodeNormalization as _;

/// The id that was probably meant: it differs in Unicode form, white space around it, or case alone.
pub(crate) fn similar_id<'a>(wanted: &str, ids: impl Iterator<Item = &'a str>) -> Option<String> {
    let folded = fold(wanted);
    let mut near = None;
    for id in ids {
        if same_but_for_form(wanted, id) {
            return Some(id.to_owned());
        }
        if near.is_none() && fold(id) == folded {
            near = Some(id.to_owned());
        }
    }
    near
}

/// Whether two texts are the same characters written in different Unicode forms.
pub(crate) fn same_but_for_form(a: &str, b: &str) -> bool {
    a.nfc().eq(b.nfc())
}

fn fold(text: &str) -> String {
    text.trim().nfc().flat_map(char::to_lowercase).collect()
}

/// The word that was probably meant: at most two letters differ (one, in a short word), or case, hyphens and spaces.
pub(crate) fn similar_word(wanted: &str, words: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    const LONGEST: usize = 60;
    if wanted.len() > LONGEST {
        return None;
    }
    let plain: Vec<char> = wanted.trim().chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect();
    let near = words.filter_map(|word| {
        let letters: Vec<char> = word.chars().filter(|c| c.is_alphanumeric()).collect();
        let distance = distance(&plain, &letters);
        (distance <= 2.min(letters.len() / 3)).then_some((distance, word))
    });
    near.min().map(|(_, word)| word)
}

/// The least number of letters to put in, take out or change.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = changed.min(corner + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_look_alike_are_found() {
        let ids = ["Tromsø", "troms\u{f8} ", "Ålesund"];
        let find = |wanted| similar_id(wanted, ids.into_iter());
        assert_eq!(find("A\u{30a}lesund").as_deref(), Some("Ålesund"));
        assert_eq!(find(" tromsø").as_deref(), Some("Tromsø"));
        assert_eq!(find("ÅLESUND").as_deref(), Some("Ålesund"));
        assert_eq!(find("Bodø"), None);
    }

    #[test]
    fn the_form_goes_before_the_case() {
        let ids = ["e\u{301}A", "\u{e9}a"];
        assert_eq!(similar_id("e\u{301}a", ids.into_iter()).as_deref(), Some("\u{e9}a"));
    }

    #[test]
    fn words_that_look_alike_are_found() {
        let words = ["own_list", "old", "earliest", "latest", "id"];
        let find = |wanted| similar_word(wanted, words.into_iter());
        assert_eq!(find("OwnList"), Some("own_list"));
        assert_eq!(find("own-list"), Some("own_list"));
        assert_eq!(find("Old"), Some("old"));
        assert_eq!(find("earlyest"), Some("earliest"));
        assert_eq!(find("ID"), Some("id"));
        assert_eq!(find("name"), None);
        assert_eq!(find(&"x".repeat(100_000)), None);
    }
}
