//! Where in a text something stands, and how much of it a message shows.

/// The most bytes of a value that a fault shows.
const SHOWN: usize = 40;

/// The text is counted in blocks of so many bytes, so that a place in a long line is found fast.
const BLOCK: usize = 1024;

/// Finds lines and columns in a text: both from 1, columns in characters.
pub(super) struct Places<'t> {
    bytes: &'t [u8],
    /// The offset at which each line begins.
    lines: Vec<usize>,
    /// The number of characters before each block.
    blocks: Vec<usize>,
}

impl<'t> Places<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let breaks = bytes.iter().enumerate().filter(|(_, b)| **b == b'\n');
        let mut before = 0;
        let blocks = bytes.chunks(BLOCK).map(|block| {
            let here = before;
            before += characters(block);
            here
        });
        Self {
            bytes,
            lines: std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect(),
            blocks: blocks.collect(),
        }
    }

    /// Line and column of the character at (or around) this offset.
    pub(super) fn at(&self, offset: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= offset);
        let start = self.lines[line - 1];
        (line, self.before(offset) - self.before(start) + 1)
    }

    /// The offset of a line and a byte column, both from 1, inside the text.
    pub(super) fn offset(&self, line: usize, byte_column: usize) -> usize {
        let last = self.lines.len() - 1;
        let start = self.lines[line.saturating_sub(1).min(last)];
        (start + byte_column.saturating_sub(1)).min(self.bytes.len())
    }

    /// The number of characters that begin before an offset, less the one that it lies within.
    fn before(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.bytes.len());
        while self.bytes.get(offset).is_some_and(|b| !begins_character(*b)) {
            offset -= 1;
        }
        let block = offset / BLOCK;
        match self.blocks.get(block) {
            Some(before) => before + characters(&self.bytes[block * BLOCK..offset]),
            None => {
                self.blocks.last().map_or(0, |before| before + characters(&self.bytes[(block - 1) * BLOCK..offset]))
            }
        }
    }
}

fn begins_character(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| begins_character(**b)).count()
}

/// The offset of a part of a text within it; both must be slices of one text.
pub(super) fn offset_in(text: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(text.as_ptr().addr()).min(text.len())
}

/// A JSON value as a message shows it: at most 40 bytes of it, and nothing of what an object or a list holds.
pub(super) fn shown(raw: &str) -> String {
    match raw.as_bytes().first() {
        Some(b'{') => "{…}".to_owned(),
        Some(b'[') => "[…]".to_owned(),
        _ => cut(raw).to_owned(),
    }
}

/// The first 40 bytes of a text, or one character less.
pub(super) fn cut(text: &str) -> &str {
    let end = (0..=text.len().min(SHOWN)).rev().find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or(0)]
}

/// A pointer with one more name on it, escaped as RFC 6901 says.
pub(super) fn push(pointer: &mut String, name: &str) {
    pointer.push('/');
    for c in name.chars() {
        match c {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            c => pointer.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_characters_also_far_into_a_line() {
        let text = format!("æøå\n{}x\r\n", "å".repeat(3000));
        let places = Places::new(&text);
        assert_eq!(places.at(0), (1, 1));
        assert_eq!(places.at(4), (1, 3));
        assert_eq!(places.at(5), (1, 3), "within a character");
        assert_eq!(places.at(7), (2, 1));
        assert_eq!(places.at(7 + 6000), (2, 3001));
        assert_eq!(places.at(text.len()), (3, 1));
        assert_eq!(places.at(usize::MAX), (3, 1));
        assert_eq!(places.offset(2, 1), 7);
        for length in [0, 1023, 1024, 1025, 2048] {
            let text = "a".repeat(length);
            assert_eq!(Places::new(&text).at(length), (1, length + 1));
        }
    }

    #[test]
    fn a_value_is_cut_between_characters() {
        assert_eq!(cut(&"å".repeat(30)), "å".repeat(20));
        assert_eq!(cut(&format!("a{}", "å".repeat(30))).len(), 39);
        assert_eq!(shown(r#"{"fnr": 1}"#), "{…}");
    }

    #[test]
    fn pointers_are_escaped() {
        let mut pointer = String::new();
        push(&mut pointer, "a/b~c");
        assert_eq!(pointer, "/a~1b~0c");
    }
}
