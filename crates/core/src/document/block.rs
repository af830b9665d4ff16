//! Bytes of a text looked at sixteen at a time.

use wide::u8x16;

/// Some bytes of a text.
pub(crate) type Block = [u8; 16];

/// Whether a byte stands for itself within a text of JSON: all do but quotes, backslashes and control characters.
pub(crate) fn is_usual(byte: u8) -> bool {
    byte >= b' ' && byte != b'"' && byte != b'\\'
}

/// Whether all bytes of a block are [usual](is_usual).
#[inline]
pub(crate) fn is_all_usual(block: Block) -> bool {
    specials(block) == 0
}

/// How many bytes stand before the first that is not [usual](is_usual).
#[inline]
pub(crate) fn usual(block: Block) -> usize {
    before(specials(block))
}

/// How many spaces follow one another in a block from this byte on.
#[inline]
pub(crate) fn spaces_from(block: Block, byte: usize) -> usize {
    let others = !u8x16::new(block).simd_eq(u8x16::splat(b' ')).to_bitmask();
    before(others >> byte)
}

/// A bit for each byte that is not usual, the lowest for the first.
#[inline]
fn specials(block: Block) -> u32 {
    let bytes = u8x16::new(block);
    let is = |byte| bytes.simd_eq(u8x16::splat(byte));
    let controls = bytes.min(u8x16::splat(b' ' - 1)).simd_eq(bytes);
    (controls | is(b'"') | is(b'\\')).to_bitmask()
}

/// How many bytes stand before the first whose bit is set.
#[inline]
fn before(marks: u32) -> usize {
    (marks | 1 << size_of::<Block>()).trailing_zeros() as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_byte_is_met_at_each_place() {
        for byte in 0..=u8::MAX {
            for place in 0..16 {
                let mut block = [b'a'; 16];
                block[place] = byte;
                assert_eq!(usual(block), if is_usual(byte) { 16 } else { place }, "{byte} at {place}");
                assert_eq!(is_all_usual(block), is_usual(byte), "{byte} at {place}");
                block = [b' '; 16];
                block[place] = byte;
                let spaces = if byte == b' ' { 16 } else { place };
                for from in 0..=place {
                    assert_eq!(spaces_from(block, from), spaces - from, "{byte} at {place} from {from}");
                }
            }
        }
    }
}
