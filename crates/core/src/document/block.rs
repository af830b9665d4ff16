//! Bytes of a text looked at eight at a time, as one number.

/// Some bytes of a text.
pub(super) type Block = [u8; 8];

/// Whether a byte stands for itself within a text of JSON: all do but quotes, backslashes and control characters.
pub(super) fn is_usual(byte: u8) -> bool {
    byte >= b' ' && byte != b'"' && byte != b'\\'
}

/// Whether all bytes of a text are [usual](is_usual).
#[inline]
pub(crate) fn is_usual_text(text: &str) -> bool {
    let bytes = text.as_bytes();
    match bytes.last_chunk() {
        // The last block has bytes in common with the one before it.
        Some(last) => {
            let (blocks, _) = bytes.as_chunks();
            blocks.iter().fold(specials(*last), |marks, block| marks | specials(*block)) == 0
        }
        None => bytes.iter().all(|byte| is_usual(*byte)),
    }
}

/// How many bytes stand before the first that is not [usual](is_usual).
#[inline]
pub(super) fn usual(block: Block) -> usize {
    before(specials(block))
}

/// How many spaces a block begins with.
#[inline]
pub(super) fn spaces(block: Block) -> usize {
    before(u64::from_le_bytes(block) ^ eight(b' '))
}

/// The highest bit of each byte that is not usual. Above the lowest that is set others may be set for no reason: a byte
/// that is borrowed from.
#[inline]
fn specials(block: Block) -> u64 {
    let word = u64::from_le_bytes(block);
    // Of bytes below 128 these become 128 or more: those below a space, and those that are taken to zero.
    let controls = word.wrapping_sub(eight(b' '));
    let quotes = (word ^ eight(b'"')).wrapping_sub(eight(1));
    let backslashes = (word ^ eight(b'\\')).wrapping_sub(eight(1));
    (controls | quotes | backslashes) & !word & eight(0x80)
}

/// Eight times the same byte.
const fn eight(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// How many bytes stand before the first that has a bit set.
#[inline]
fn before(marks: u64) -> usize {
    (marks.trailing_zeros() / 8) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_any_length_are_looked_through() {
        for length in 0..40 {
            let text = "a".repeat(length);
            assert!(is_usual_text(&text));
            for place in 0..length {
                let mut spoilt = text.clone();
                spoilt.replace_range(place..=place, "\"");
                assert!(!is_usual_text(&spoilt), "{place} of {length}");
            }
        }
    }

    #[test]
    fn each_byte_is_met_at_each_place() {
        for byte in 0..=u8::MAX {
            for place in 0..8 {
                let mut block = [b'a'; 8];
                block[place] = byte;
                assert_eq!(usual(block), if is_usual(byte) { 8 } else { place }, "{byte} at {place}");
                block = [b' '; 8];
                block[place] = byte;
                assert_eq!(spaces(block), if byte == b' ' { 8 } else { place }, "{byte} at {place}");
            }
        }
    }
}
