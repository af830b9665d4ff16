//! Laying text out by its width on the screen.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The columns that a text takes on the screen.
pub(super) fn width(text: &str) -> usize {
    // Nearly all texts are of letters that take one column each, which need not be looked up.
    let (mut count, mut plain) = (0, true);
    for c in text.chars() {
        count += 1;
        plain &= is_plain(c);
    }
    if plain { count } else { text.width() }
}

/// Whether a character takes one column wherever it stands: those of ASCII, and the Latin letters.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | 'À'..='ʯ' | '–')
}

/// The text with spaces after it up to a width.
pub(super) fn pad(text: &str, to: usize) -> String {
    let spaces = to.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(spaces))
}

/// A number with spaces before it up to three columns.
pub(super) fn pad_number(number: u32) -> String {
    format!("{number:>3}")
}

/// The text in lines of at most `to` columns, broken at spaces, in a long word at a hyphen or a dash, and where there is none
/// anywhere; lines after the first begin with `hang` spaces. Never empty.
pub(super) fn wrap(text: &str, to: usize, hang: usize) -> Vec<String> {
    let to = to.max(4);
    let is_tidy = text.is_empty() || text.split(' ').all(|word| !word.is_empty());
    if is_tidy && width(text) <= to {
        return vec![text.to_owned()];
    }
    let hang = if hang + 4 > to { 0 } else { hang };
    let (mut lines, mut used) = (vec![String::new()], 0);
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let mut rest = word;
        while !rest.is_empty() {
            rest = push(&mut lines, &mut used, rest, to, hang);
        }
    }
    lines
}

/// Puts what fits of a word at the end of the lines, of whose last `used` columns are taken; what is left of it.
fn push<'a>(lines: &mut Vec<String>, used: &mut usize, word: &'a str, to: usize, hang: usize) -> &'a str {
    let indent = if lines.len() > 1 { hang } else { 0 };
    let Some(line) = lines.last_mut() else { return "" };
    let fresh = *used <= indent;
    let gap = usize::from(!fresh);
    let own = width(word);
    if *used + gap + own <= to {
        line.push_str(if fresh { "" } else { " " });
        line.push_str(word);
        *used += gap + own;
        return "";
    }
    let at = if fresh { break_at(word, to - indent) } else { 0 };
    line.push_str(&word[..at]);
    // Where all of a word is put here, it is a single character wider than the line.
    *used = if at < word.len() { hang } else { *used + own };
    if at < word.len() {
        lines.push(" ".repeat(hang));
    }
    &word[at..]
}

/// The byte at which a long word is broken: after the last hyphen that fits, else after the last character that does.
fn break_at(word: &str, room: usize) -> usize {
    let (mut used, mut end, mut hyphen) = (0, 0, None);
    for (at, c) in word.char_indices() {
        used += c.width().unwrap_or(0);
        if used > room && end > 0 {
            break;
        }
        end = at + c.len_utf8();
        if matches!(c, '-' | '–' | '/') {
            hyphen = Some(end);
        }
    }
    if end == word.len() { end } else { hyphen.unwrap_or(end) }
}

/// The text wrapped under an indent: `first` before the first line, spaces of the same width before the rest.
pub(super) fn paragraph(first: &str, text: &str, columns: usize) -> String {
    let indent = width(first);
    let lines = wrap(text, columns.saturating_sub(indent), 0);
    let mut out = String::new();
    for (at, line) in lines.iter().enumerate() {
        let before = if at == 0 { first.to_owned() } else { " ".repeat(indent) };
        out.push_str(format!("{before}{line}").trim_end());
        out.push('\n');
    }
    out
}

/// The narrowest that a column of values is made beside their names.
const LEAST_VALUES: usize = 20;

/// Names and values in two columns; on a narrow screen each value after its name.
pub(super) fn pairs(rows: &[(String, String)], columns: usize) -> String {
    let widest = rows.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
    let narrow = widest + 4 + LEAST_VALUES > columns;
    let line = |(name, value): &(String, String)| {
        if narrow {
            paragraph("  ", &format!("{name}: {value}"), columns)
        } else {
            paragraph(&format!("  {}  ", pad(name, widest)), value, columns)
        }
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_then_hyphens_then_anywhere() {
        assert_eq!(wrap("Geriatrisk avdeling", 12, 0), ["Geriatrisk", "avdeling"]);
        assert_eq!(wrap("kommune-4601-kandidat", 14, 0), ["kommune-4601-", "kandidat"]);
        assert_eq!(wrap("abcdefghij", 4, 0), ["abcd", "efgh", "ij"]);
        assert_eq!(wrap("a: Rosa Fiolette", 9, 3), ["a: Rosa", "   Fiolet", "   te"]);
        assert_eq!(wrap("", 10, 0), [""]);
    }

    #[test]
    fn width_counts_columns_and_not_bytes() {
        assert_eq!(width("Ålesund – Ruoká"), 15);
        assert_eq!(width("A\u{30a}s"), 2);
        assert_eq!(pad("Bodø", 6), "Bodø  ");
    }

    #[test]
    fn plain_characters_take_one_column() {
        let plain: String = ('\0'..'\u{3000}').filter(|c| is_plain(*c)).collect();
        assert_eq!((plain.width(), width(&plain)), (plain.chars().count(), plain.chars().count()));
        assert!(plain.chars().all(|c| c.width() == Some(1)));
        assert_eq!((width("A\u{ad}s"), width("\t"), width("日本")), ("A\u{ad}s".width(), "\t".width(), 4));
    }

    #[test]
    fn a_paragraph_hangs_under_its_beginning() {
        assert_eq!(paragraph("  1. ", "to linjer med tekst", 18), "  1. to linjer med\n     tekst\n");
    }
}
