//! Seeds: how a file is read as one, and which can be found by trying.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use crate::rules::hex;

/// The fewest characters of a seed whose hash may be published, and half as many different ones.
pub const LEAST_SEED: usize = 20;

/// Why a text is no seed for a lottery in public.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SeedError {
    /// Not UTF-8.
    #[error("the seed is not UTF-8")]
    NotUtf8,
    /// Nothing.
    #[error("the seed is empty")]
    Empty,
    /// A line feed or another control character, which a shell would not pass on.
    #[error("the seed has several lines, or a control character")]
    Control,
    /// So short, or of so few characters, that whoever has the hash could find it by trying.
    #[error("the seed is too easily guessed: at least {LEAST_SEED} characters, half of them different")]
    Guessable,
}

/// Reads a file as a seed: UTF-8 on one line. A byte order mark before it and the end of the line, which editors add, are
/// no part of it.
///
/// # Errors
/// Where it is empty, has several lines or a control character, or is not UTF-8.
///
/// # Examples
///
/// ```
/// assert_eq!(alis::lottery::read_seed(b"k7Vq2mXw9RbT4sLz8NdP\r\n"), Ok("k7Vq2mXw9RbT4sLz8NdP"));
/// assert!(alis::lottery::read_seed(b"two\nlines").is_err());
/// ```
pub fn read_seed(bytes: &[u8]) -> Result<&str, SeedError> {
    let text = str::from_utf8(bytes).map_err(|_| SeedError::NotUtf8)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let line = text.strip_suffix('\n').unwrap_or(text);
    let line = line.strip_suffix('\r').unwrap_or(line);
    match line {
        "" => Err(SeedError::Empty),
        line if line.chars().any(char::is_control) => Err(SeedError::Control),
        line => Ok(line),
    }
}

/// The seed that is made of 256 random bits: 64 hexadecimal digits. Where they come from is the caller's business; nothing here
/// draws at random.
///
/// # Examples
///
/// ```
/// assert!(alis::lottery::seed_of(&[0x5a; 32]).starts_with("5a5a"));
/// ```
pub fn seed_of(random: &[u8; 32]) -> String {
    hex(random)
}

/// SHA-256 of a seed's bytes, in hexadecimal: what is published before the deadline.
///
/// # Examples
///
/// ```
/// let published = alis::lottery::seed_sha256("abc");
/// assert_eq!(published, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
/// ```
pub fn seed_sha256(seed: &str) -> String {
    hex(&Sha256::digest(seed))
}

/// Refuses a seed that could be found by trying. Length is no proof of strength: a date with a name before it passes, and
/// is guessed all the same. So the command line makes seeds at random where it may.
pub(super) fn strong(seed: &str) -> Result<(), SeedError> {
    let different: BTreeSet<char> = seed.chars().collect();
    let guessable = seed.chars().count() < LEAST_SEED || different.len() < LEAST_SEED / 2;
    if guessable { Err(SeedError::Guessable) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_a_seed_without_what_editors_add() {
        for file in ["frø nr 1", "frø nr 1\n", "frø nr 1\r\n", "\u{feff}frø nr 1\n"] {
            assert_eq!(read_seed(file.as_bytes()), Ok("frø nr 1"), "{file:?}");
        }
        assert_eq!(read_seed(b" x "), Ok(" x "), "spaces are part of it");
        assert_eq!(read_seed(b"\n"), Err(SeedError::Empty));
        assert_eq!(read_seed(b"a\n\n"), Err(SeedError::Control));
        assert_eq!(read_seed(b"a\tb"), Err(SeedError::Control));
        assert_eq!(read_seed(b"\xff"), Err(SeedError::NotUtf8));
    }

    #[test]
    fn short_and_uniform_seeds_are_refused() {
        assert_eq!(strong("k7Vq2mXw9RbT4sLz8Nd"), Err(SeedError::Guessable));
        assert_eq!(strong(&"ab".repeat(20)), Err(SeedError::Guessable));
        assert_eq!(strong("k7Vq2mXw9RbT4sLz8NdP"), Ok(()));
    }
}
