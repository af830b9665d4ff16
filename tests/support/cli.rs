//! The command line, called as a function; and folders that it can read and write in.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use alis_cli::Console;

/// What a command answered.
#[derive(Debug)]
pub struct Answer {
    /// The exit code.
    pub code: u8,
    /// Standard output.
    pub bytes: Vec<u8>,
    err: Vec<u8>,
}

impl Answer {
    /// Standard output as text.
    ///
    /// # Panics
    /// Where it is not UTF-8.
    pub fn out(&self) -> &str {
        str::from_utf8(&self.bytes).expect("standard output is UTF-8")
    }

    /// Standard error as text.
    ///
    /// # Panics
    /// Where it is not UTF-8.
    pub fn err(&self) -> &str {
        str::from_utf8(&self.err).expect("standard error is UTF-8")
    }

    /// The same answer; asserts its exit code.
    ///
    /// # Panics
    /// Where it has another.
    pub fn exits(self, code: u8) -> Self {
        assert_eq!(self.code, code, "out: {}\nerr: {}", String::from_utf8_lossy(&self.bytes), self.err());
        self
    }

    /// The same answer; asserts that every rule holds, whether or not the plan itself proves every value.
    ///
    /// # Panics
    /// Where something is wrong.
    pub fn holds(self) -> Self {
        let code = if self.out().contains("not proved") { 3 } else { 0 };
        assert!(self.out().starts_with("every rule holds"), "{}", self.out());
        self.exits(code)
    }
}

/// Runs `alis` with these arguments, in English unless they say otherwise, at 100 columns, and no screen.
pub fn alis(arguments: &[&str]) -> Answer {
    let mut all = vec!["alis"];
    all.extend(arguments);
    if !arguments.contains(&"--language") {
        all.extend(["--language", "en"]);
    }
    let (mut bytes, mut err) = (Vec::new(), Vec::new());
    let mut console = Console { out: &mut bytes, err: &mut err, out_is_terminal: false, err_is_terminal: false };
    let code = alis_cli::run(all.into_iter().map(OsString::from), &mut console);
    Answer { code, bytes, err }
}

/// A folder that goes away with the test.
#[derive(Debug)]
pub struct Folder(tempfile::TempDir);

impl Default for Folder {
    fn default() -> Self {
        Self::new()
    }
}

impl Folder {
    /// An empty folder.
    ///
    /// # Panics
    /// Where none can be made.
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder can be made"))
    }

    /// The path of a file in it, whether it is there or not.
    ///
    /// # Panics
    /// Where the path is not UTF-8.
    pub fn path(&self, name: &str) -> String {
        let path: PathBuf = self.0.path().join(name);
        path.into_os_string().into_string().expect("a path in UTF-8")
    }

    /// Writes a file, and tells its path.
    ///
    /// # Panics
    /// Where it cannot.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::write(&path, bytes).expect("the file can be written");
        path
    }

    /// Reads a file.
    ///
    /// # Panics
    /// Where it cannot.
    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("the file is there")
    }

    /// The names of all files, sorted: hidden ones too.
    ///
    /// # Panics
    /// Where the folder cannot be read.
    pub fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).expect("the folder is there");
        let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("an entry").file_name();
        let mut names: Vec<String> = entries.map(|entry| name(entry).to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}
