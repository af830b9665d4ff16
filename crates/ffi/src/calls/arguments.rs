//! Arguments that are texts: ids, names, seeds, rule sets.

use alis::Faults;
use alis::fault::{Fault, FaultKind};
use alis::rules::{BUILT_IN, RuleSet, built_in};

use crate::api::objects::Session;
use crate::boundary;
use crate::failure::Failure;
use crate::status::alis_status;

/// The longest name or id that is looked at, in bytes: ids have at most 200.
const LONGEST_NAME: u64 = 1 << 16;

/// A text of a caller's, which must be there.
pub(crate) fn name<'a>(data: *const u8, length: usize, what: &'static str) -> Result<&'a str, Failure> {
    utf8(boundary::bytes(data, length, LONGEST_NAME, what)?, what)
}

fn utf8<'a>(bytes: &'a [u8], what: &str) -> Result<&'a str, Failure> {
    std::str::from_utf8(bytes).map_err(|error| {
        Failure::new(alis_status::ALIS_E_SYNTAX, format!("{what} is not UTF-8 at byte {}", error.valid_up_to()))
    })
}

/// Bytes of a caller's that may be left out: NULL and 0.
pub(crate) fn optional_bytes<'a>(
    data: *const u8,
    length: usize,
    limit: u64,
    what: &'static str,
) -> Result<Option<&'a [u8]>, Failure> {
    if data.is_null() && length == 0 {
        return Ok(None);
    }
    boundary::bytes(data, length, limit, what).map(Some)
}

/// A text of a caller's that may be left out: NULL and 0.
pub(crate) fn optional_text<'a>(
    data: *const u8,
    length: usize,
    what: &'static str,
) -> Result<Option<&'a str>, Failure> {
    optional_bytes(data, length, LONGEST_NAME, what)?.map(|bytes| utf8(bytes, what)).transpose()
}

/// A seed of a caller's.
pub(crate) fn seed<'a>(data: *const u8, length: usize) -> Result<&'a str, Failure> {
    Ok(alis::lottery::read_seed(boundary::bytes(data, length, LONGEST_NAME, "seed")?)?)
}

/// The rule set that a caller gives, if any.
pub(crate) fn optional_rules(
    session: &Session<'_>,
    data: *const u8,
    length: usize,
) -> Result<Option<RuleSet>, Failure> {
    let bytes = optional_bytes(data, length, session.engine.max_input_bytes, "rules")?;
    bytes.map(|bytes| rules(session, bytes)).transpose()
}

/// The rule set that a document names or is.
pub(crate) fn rules(session: &Session<'_>, bytes: &[u8]) -> Result<RuleSet, Failure> {
    rules_of(session, bytes).map_err(|faults| Failure::faults(&faults, session.engine.language))
}

/// The same, with the faults as they are.
pub(crate) fn rules_of(session: &Session<'_>, bytes: &[u8]) -> Result<RuleSet, Faults> {
    no_mark(bytes)?;
    match serde_json::from_slice::<String>(bytes) {
        Ok(name) => built_in(&name).ok_or_else(|| {
            let kind = FaultKind::UnknownRules { known: BUILT_IN.to_vec() };
            Faults(vec![Fault { pointer: String::new(), line: 1, column: 1, value: shown(&name), kind }])
        }),
        Err(_) => alis::read_rules(bytes, session.engine.max_input_bytes),
    }
}

/// The longest value that an error shows, in characters.
const SHOWN: usize = 40;

fn shown(value: &str) -> String {
    value.chars().take(SHOWN).collect()
}

/// Refuses a byte order mark: what is passed in memory is no file, and its length says where it begins.
pub(crate) fn no_mark(bytes: &[u8]) -> Result<(), Faults> {
    if !bytes.starts_with("\u{feff}".as_bytes()) {
        return Ok(());
    }
    let kind = FaultKind::Syntax("a byte order mark".to_owned());
    Err(Faults(vec![Fault { pointer: String::new(), line: 1, column: 1, value: String::new(), kind }]))
}

/// A flag that no version has.
pub(crate) fn unknown_flags(flags: u32, expected: &str) -> Failure {
    Failure::argument(format!("flags is {flags}: expected {expected} flags"))
}
