//! Where JSON is written: bytes that grow, written some at a time.
//!
//! What is written is short, and copying a few bytes costs less where their number is fixed: so more is copied than is
//! wanted, into bytes that lie ready, and what is too much is written over.

use crate::document::block::{self, Block};

/// Bytes that are written behind those of a vector.
pub(super) struct Sink<'o> {
    /// What is written, and behind it bytes that lie ready.
    bytes: &'o mut Vec<u8>,
    written: usize,
}

impl Drop for Sink<'_> {
    /// What lies ready is taken away again.
    fn drop(&mut self) {
        self.bytes.truncate(self.written);
    }
}

/// How many bytes are made ready at least: so many fit into the nearest cache.
const READY: usize = 4096;

/// The bytes of a block.
const SIZE: usize = size_of::<Block>();

/// A new line and its indentation, without a comma before it and with one; few documents are deeper.
const LINES: [Block; 2] = [*b"\n               ", *b",\n              "];

/// The room for a new line, its indentation, and a key.
const LINE_ROOM: usize = 64;

impl<'o> Sink<'o> {
    /// Writes behind these bytes.
    pub(super) fn behind(bytes: &'o mut Vec<u8>) -> Self {
        Self { written: bytes.len(), bytes }
    }

    /// How many bytes are written.
    pub(super) fn written(&self) -> usize {
        self.written
    }

    /// Takes back what is written from this byte on.
    pub(super) fn cut(&mut self, written: usize) {
        self.written = self.written.min(written);
    }

    /// So many bytes at least that lie ready.
    #[inline]
    fn room(&mut self, length: usize) -> &mut [u8] {
        if self.bytes.len() - self.written < length {
            self.grow(length);
        }
        &mut self.bytes[self.written..]
    }

    #[inline(never)]
    fn grow(&mut self, length: usize) {
        self.bytes.resize(self.written + length.max(READY), 0);
    }

    /// Writes one byte.
    #[inline]
    pub(super) fn byte(&mut self, byte: u8) {
        self.room(1)[0] = byte;
        self.written += 1;
    }

    /// Writes a text as it is.
    #[inline]
    pub(super) fn word(&mut self, word: &str) {
        self.room(word.len())[..word.len()].copy_from_slice(word.as_bytes());
        self.written += word.len();
    }

    /// Writes a number in decimal digits.
    #[inline]
    pub(super) fn number(&mut self, number: u64) {
        match u8::try_from(number) {
            Ok(digit @ 0..10) => self.byte(b'0' + digit),
            _ => self.word(itoa::Buffer::new().format(number)),
        }
    }

    /// Goes to a new line, with a comma or without.
    #[inline]
    pub(super) fn line(&mut self, comma: bool, depth: usize) {
        let length = usize::from(comma) + 1 + 2 * depth;
        let room = self.room(length.max(LINE_ROOM));
        room[..SIZE].copy_from_slice(&LINES[usize::from(comma)]);
        if length > SIZE {
            room[SIZE..length].fill(b' ');
        }
        self.written += length;
    }

    /// Goes to a new line and writes a key, a word in ASCII, and its colon.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "a key of a known length is copied by a few instructions")]
    pub(super) fn key(&mut self, comma: bool, depth: usize, key: &str) {
        let start = usize::from(comma) + 1 + 2 * depth;
        let length = start + key.len() + 4;
        if start > SIZE || length > LINE_ROOM {
            return self.long_key(comma, depth, key);
        }
        let room = &mut self.room(LINE_ROOM)[..LINE_ROOM];
        room[..SIZE].copy_from_slice(&LINES[usize::from(comma)]);
        room[start] = b'"';
        room[start + 1..][..key.len()].copy_from_slice(key.as_bytes());
        room[length - 3..length].copy_from_slice(b"\": ");
        self.written += length;
    }

    #[inline(never)]
    fn long_key(&mut self, comma: bool, depth: usize, key: &str) {
        self.line(comma, depth);
        self.byte(b'"');
        self.word(key);
        self.word("\": ");
    }

    /// Writes a text in quotes, where nothing of it is to be escaped; else nothing is written.
    #[inline]
    pub(super) fn usual_text(&mut self, text: &str) -> bool {
        let bytes = text.as_bytes();
        if bytes.len() >= SIZE {
            return self.usual_long_text(bytes);
        }
        let mut block = [b' '; SIZE];
        block[..bytes.len()].copy_from_slice(bytes);
        let usual = block::is_all_usual(block);
        let room = &mut self.room(SIZE + 2)[..SIZE + 2];
        room[0] = b'"';
        room[1..=SIZE].copy_from_slice(&block);
        room[1 + bytes.len()] = b'"';
        self.written += if usual { bytes.len() + 2 } else { 0 };
        usual
    }

    #[inline(never)]
    fn usual_long_text(&mut self, bytes: &[u8]) -> bool {
        let (_, blocks) = bytes.as_rchunks();
        let (first, _) = bytes.as_chunks();
        // The first block has bytes in common with the one behind it.
        let usual = first.iter().take(1).chain(blocks).all(|block| block::is_all_usual(*block));
        let room = self.room(bytes.len() + 2);
        room[0] = b'"';
        room[1..=bytes.len()].copy_from_slice(bytes);
        room[1 + bytes.len()] = b'"';
        self.written += if usual { bytes.len() + 2 } else { 0 };
        usual
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts of each length around the size of a block, with something to escape at each place, or nothing.
    #[test]
    fn texts_with_something_to_escape_are_left_alone() {
        for length in 0..70 {
            let usual: Vec<char> = " aå~\u{7f}!€".chars().cycle().take(length).collect();
            let text: String = usual.iter().collect();
            let mut bytes = b"before".to_vec();
            assert!(Sink::behind(&mut bytes).usual_text(&text));
            assert_eq!(bytes, format!("before\"{text}\"").as_bytes());
            for place in 0..length {
                for spoils in ['"', '\\', '\n', '\0', '\u{1f}'] {
                    let mut spoilt = usual.clone();
                    spoilt[place] = spoils;
                    let text: String = spoilt.into_iter().collect();
                    let mut bytes = b"before".to_vec();
                    assert!(!Sink::behind(&mut bytes).usual_text(&text), "{place} of {length}");
                    assert_eq!(bytes, b"before");
                }
            }
        }
    }

    /// However deep, however long the key, and at whatever distance from what lies ready.
    #[test]
    fn lines_and_keys_are_written_whole() {
        for (depth, key) in [(0, "a"), (6, "candidate"), (7, "post"), (8, "unit"), (40, "unit"), (2, &"k".repeat(70))] {
            for written in READY - 70..READY + 2 {
                for comma in [false, true] {
                    let mut bytes = Vec::new();
                    let mut sink = Sink::behind(&mut bytes);
                    (0..written).for_each(|_| sink.byte(b'.'));
                    sink.key(comma, depth, key);
                    drop(sink);
                    let start = if comma { ",\n" } else { "\n" };
                    assert_eq!(bytes[written..], *format!("{start}{}\"{key}\": ", "  ".repeat(depth)).as_bytes());
                }
            }
        }
    }
}
