//! What keeps a text from being JSON at all: one fault, with its place.

use serde::de::IgnoredAny;

use super::place::Places;
use crate::fault::{Fault, FaultKind};

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The text of a file, without its byte order mark. Places are counted from after the mark.
///
/// # Errors
/// The first byte that is not UTF-8.
pub(crate) fn utf8(bytes: &[u8]) -> Result<&str, Box<Fault>> {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    simdutf8::basic::from_utf8(bytes).map_err(|_| {
        let valid = str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
        let (good, bad) = bytes.split_at(valid);
        let good = str::from_utf8(good).unwrap_or_default();
        let value = bad.first().map(|byte| format!("0x{byte:02X}")).unwrap_or_default();
        Box::new(placed(&Places::new(good), good.len(), value, FaultKind::NotUtf8))
    })
}

/// Whether a text is JSON, whatever it says. Neither its depth nor its length costs stack.
///
/// # Errors
/// The first thing that is not JSON.
pub(crate) fn syntax(text: &str) -> Result<(), Box<Fault>> {
    match serde_json::from_str::<IgnoredAny>(text) {
        Ok(_) => Ok(()),
        Err(error) => Err(Box::new(syntax_fault(text, &error))),
    }
}

/// An error of the JSON reader as a fault: its words and its place.
pub(crate) fn syntax_fault(text: &str, error: &serde_json::Error) -> Fault {
    let places = Places::new(text);
    let offset = if error.is_eof() { text.trim_end().len() } else { places.offset(error.line(), error.column()) };
    // The reader stops before a control character, at others.
    let control = text.get(offset..).and_then(|rest| rest.find(char::is_control));
    let offset = offset + control.filter(|_| error.to_string().starts_with("control character")).unwrap_or(0);
    let met = text.get(offset..).unwrap_or_default().chars().next();
    let words = error.to_string();
    let words = words.rsplit_once(" at line ").map_or(words.as_str(), |(words, _)| words);
    let value = met.filter(|c| !c.is_whitespace()).map(String::from).unwrap_or_default();
    placed(&places, offset, value, FaultKind::Syntax(words.to_owned()))
}

fn placed(places: &Places<'_>, offset: usize, value: String, kind: FaultKind) -> Fault {
    let (line, column) = places.at(offset);
    Fault { pointer: String::new(), line, column, value, kind }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(bytes: &[u8]) -> (usize, usize, String, FaultKind) {
        let fault = utf8(bytes).and_then(syntax).expect_err("is not JSON");
        assert_eq!(fault.pointer, "");
        (fault.line, fault.column, fault.value, fault.kind)
    }

    fn met(text: &str) -> (usize, usize, String, String) {
        match fault(text.as_bytes()) {
            (line, column, value, FaultKind::Syntax(words)) => (line, column, value, words),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn text_that_is_not_json_has_one_place() {
        let met = |text| {
            let (line, column, value, words) = met(text);
            format!("{line}:{column} {value:?} {words}")
        };
        assert_eq!(met(""), r#"1:1 "" EOF while parsing a value"#);
        assert_eq!(met("\u{feff}"), r#"1:1 "" EOF while parsing a value"#);
        assert_eq!(met(" \n"), r#"1:1 "" EOF while parsing a value"#);
        assert_eq!(met("{\"a\": \"æøå\",\n"), r#"1:13 "" EOF while parsing an object"#);
        assert_eq!(met("{\n\"æ\": 1,\n}"), r#"3:1 "}" key must be a string"#);
        assert_eq!(met("{\n  \"å\": 1 2}"), r#"2:10 "2" expected `,` or `}`"#);
        assert_eq!(met("\u{feff}{'a': 1}"), r#"1:2 "'" key must be a string"#);
        assert_eq!(met("{} {}"), r#"1:4 "{" trailing characters"#);
        assert_eq!(met("{\"a\": \"\t\"}").split(' ').next(), Some("1:8"));
        assert_eq!(met("NaN"), r#"1:1 "N" expected value"#);
    }

    #[test]
    fn zeros_and_depth_are_met_without_stack() {
        assert_eq!((1, 1), (met(&"\0".repeat(10_000_000)).0, met("\0").1));
        assert_eq!(met(&"0".repeat(10_000_000)).1, 2);
        assert_eq!(met(&"[".repeat(200_000)).1, 200_001);
        assert_eq!(met(&"{\"a\":".repeat(200_000)).1, 1_000_001);
        let closed = "[".repeat(200_000) + &"]".repeat(200_000);
        assert_eq!(syntax(&closed), Ok(()));
    }

    #[test]
    fn bytes_that_are_not_utf8_have_a_place() {
        let at = |bytes: &[u8]| match fault(bytes) {
            (line, column, value, FaultKind::NotUtf8) => (line, column, value),
            other => panic!("{other:?}"),
        };
        assert_eq!(at(b"{\"name\": \"Troms\xF8\"}"), (1, 16, "0xF8".to_owned()));
        assert_eq!(at(b"\xEF\xBB\xBF{\n \xC3\xA5\xFF"), (2, 3, "0xFF".to_owned()));
        assert_eq!(at(b"\xFF\xFE{\0"), (1, 1, "0xFF".to_owned()));
        assert_eq!(at(b"\"\xE2\x82"), (1, 2, "0xE2".to_owned()));
    }
}
