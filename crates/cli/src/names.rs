//! Names for the screen: `--names FILE.csv`, one `id;name` on each line.
//!
//! The documents hold opaque ids alone, and so do `--json`, `--csv` and the plan file. Names are read here, shown on the
//! screen, and go nowhere else.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use alis::language::Language;

use crate::view::clean;

/// Names by id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    by_id: BTreeMap<String, String>,
    uses: HashMap<String, usize>,
}

/// Why a file of names cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NamesError {
    /// Not UTF-8: what an older Excel calls plain CSV.
    NotUtf8,
    /// Commas where semicolons should be; the line.
    Commas(u64),
    /// Not two columns; the line.
    Columns(u64),
    /// A line without an id.
    NoId(u64),
    /// An id that stands twice with different names: the second line and the id.
    Repeated(u64, String),
    /// Malformed CSV, in the parser's words.
    Malformed(String),
}

impl NamesError {
    /// What is wrong and what to do, in one sentence or two.
    pub fn message(&self, language: Language) -> String {
        match language {
            Language::Nb => self.norwegian(),
            Language::En => self.english(),
        }
    }

    fn norwegian(&self) -> String {
        match self {
            Self::NotUtf8 => "navnefilen er ikke UTF-8; lagre den fra Excel som «CSV UTF-8 (semikolondelt)»".to_owned(),
            Self::Commas(line) => {
                format!("linje {line}: kolonnene er skilt med komma; skriv id;navn med semikolon mellom")
            }
            Self::Columns(line) => format!("linje {line}: ventet to kolonner, id;navn"),
            Self::NoId(line) => format!("linje {line}: id mangler; ventet id;navn"),
            Self::Repeated(line, id) => {
                format!("linje {line}: «{id}» står to ganger med ulike navn; behold én av linjene")
            }
            Self::Malformed(text) => format!("navnefilen kan ikke leses som CSV: {text}"),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::NotUtf8 => "the file of names is not UTF-8; save it from Excel as “CSV UTF-8”".to_owned(),
            Self::Commas(line) => {
                format!("line {line}: the columns are separated by commas; write id;name with a semicolon")
            }
            Self::Columns(line) => format!("line {line}: expected two columns, id;name"),
            Self::NoId(line) => format!("line {line}: the id is missing; expected id;name"),
            Self::Repeated(line, id) => {
                format!("line {line}: “{id}” stands twice with different names; keep one of the lines")
            }
            Self::Malformed(text) => format!("the file of names cannot be read as CSV: {text}"),
        }
    }
}

impl std::fmt::Display for NamesError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.english())
    }
}

impl std::error::Error for NamesError {}

impl Names {
    /// Reads `id;name` lines: UTF-8 with or without a byte order mark, with or without a heading line.
    ///
    /// # Errors
    /// Where the file is not UTF-8, not two columns with a semicolon between, or names one id twice.
    ///
    /// # Examples
    ///
    /// ```
    /// let names = alis_cli::names::Names::read("id;navn\nK1;Lys Rosa\n".as_bytes())?;
    /// assert_eq!(names.show("K1"), "Lys Rosa");
    /// assert_eq!(names.show("K2"), "K2");
    /// # Ok::<(), alis_cli::names::NamesError>(())
    /// ```
    pub fn read(bytes: &[u8]) -> Result<Self, NamesError> {
        let text = std::str::from_utf8(bytes).map_err(|_| NamesError::NotUtf8)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b';')
            .has_headers(false)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let mut names = Self::default();
        for (index, record) in reader.records().enumerate() {
            let record = record.map_err(|error| NamesError::Malformed(error.to_string()))?;
            let line = record.position().map_or(0, csv::Position::line);
            let (id, name) = columns(&record, line)?;
            if index == 0 && is_heading(id, name) {
                continue;
            }
            names.insert(id, name, line)?;
        }
        Ok(names)
    }

    fn insert(&mut self, id: &str, name: &str, line: u64) -> Result<(), NamesError> {
        let name = clean(name).into_owned();
        match self.by_id.get(id) {
            Some(known) if *known == name => return Ok(()),
            Some(_) => return Err(NamesError::Repeated(line, id.to_owned())),
            None => {}
        }
        *self.uses.entry(name.clone()).or_default() += 1;
        self.by_id.insert(id.to_owned(), name);
        Ok(())
    }

    /// The name of an id, followed by the id where two share the name; the id itself where no name is known.
    pub fn show<'a>(&'a self, id: &'a str) -> Cow<'a, str> {
        match self.by_id.get(id) {
            Some(name) if name.is_empty() => Cow::Borrowed(id),
            Some(name) if self.uses.get(name).is_some_and(|&uses| uses > 1) => Cow::Owned(format!("{name} ({id})")),
            Some(name) => Cow::Borrowed(name),
            None => Cow::Borrowed(id),
        }
    }
}

/// The two columns of a line; further ones may stand if they are empty, as Excel leaves them.
fn columns(record: &csv::StringRecord, line: u64) -> Result<(&str, &str), NamesError> {
    let (first, second) = (record.get(0).unwrap_or_default(), record.get(1));
    let Some(second) = second else {
        let commas = first.contains(',');
        return Err(if commas { NamesError::Commas(line) } else { NamesError::Columns(line) });
    };
    if record.iter().skip(2).any(|field| !field.is_empty()) {
        return Err(NamesError::Columns(line));
    }
    if first.is_empty() {
        return Err(NamesError::NoId(line));
    }
    Ok((first, second))
}

/// Whether a first line names the columns.
fn is_heading(id: &str, name: &str) -> bool {
    let is = |text: &str, words: &[&str]| words.contains(&text.to_lowercase().as_str());
    is(id, &["id", "kandidat", "candidate", "kandidat-id"]) && is(name, &["navn", "name"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_a_heading_quotes_and_empty_columns_are_read() {
        let names =
            Names::read("\u{feff}Kandidat;Navn\r\nK1;\"Ás; Ruoksat\";;\r\n\r\nK2; Blå \r\n".as_bytes()).unwrap();
        assert_eq!(names.show("K1"), "Ás; Ruoksat");
        assert_eq!(names.show("K2"), "Blå");
        assert_eq!(names.show("Kandidat"), "Kandidat");
    }

    #[test]
    fn a_name_that_two_share_is_shown_with_the_id() {
        let names = Names::read(b"K1;Bla\nK2;Bla\nK3;\n").unwrap();
        assert_eq!(names.show("K1"), "Bla (K1)");
        assert_eq!(names.show("K3"), "K3");
    }

    #[test]
    fn faults_name_the_line_and_what_to_do() {
        let read = |bytes: &[u8]| Names::read(bytes).unwrap_err();
        assert_eq!(read(b"K1;Bla\nK2,Rosa\n"), NamesError::Commas(2));
        assert_eq!(read(b"K1\n"), NamesError::Columns(1));
        assert_eq!(read(b"K1;Bla;Lys\n"), NamesError::Columns(1));
        assert_eq!(read(b";Bla\n"), NamesError::NoId(1));
        assert_eq!(read(b"K1;Bla\nK1;Rosa\n"), NamesError::Repeated(2, "K1".to_owned()));
        assert_eq!(read(b"K1;P\xe5l\n"), NamesError::NotUtf8);
        for error in [NamesError::Commas(2), NamesError::NotUtf8] {
            assert_ne!(error.message(Language::Nb), error.message(Language::En));
        }
    }

    #[test]
    fn a_name_cannot_steer_the_terminal() {
        let names = Names::read(b"K1;Bla\x1b[31m\n").unwrap();
        assert_eq!(names.show("K1"), "Bla\u{fffd}[31m");
    }
}
