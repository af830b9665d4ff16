//! Files that are checked in and must stay as the engine makes them. `BLESS=1` writes them anew.

use std::fs;
use std::path::{Path, PathBuf};

/// A path from the repository's top.
pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name)
}

/// Asserts that a checked-in file holds exactly these bytes; with `BLESS=1` writes them.
///
/// # Panics
/// Where the file is another or cannot be read.
pub fn is_golden(name: &str, bytes: &[u8]) {
    let path = path(name);
    if std::env::var_os("BLESS").is_some_and(|value| value == "1") {
        fs::create_dir_all(path.parent().expect("a file in a folder")).expect("the folder can be made");
        fs::write(&path, bytes).expect("the file can be written");
    }
    let kept = fs::read(&path).unwrap_or_else(|error| panic!("{name}: {error}; BLESS=1 writes it"));
    if kept != bytes {
        let (kept, made) = (String::from_utf8_lossy(&kept), String::from_utf8_lossy(bytes));
        let lines = kept.lines().zip(made.lines()).enumerate().find(|(_, (kept, made))| kept != made);
        panic!("{name} is another; the first line that differs (number from 0): {lines:?}; BLESS=1 writes it anew");
    }
}
