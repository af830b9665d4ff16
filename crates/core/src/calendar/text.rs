//! How dates, periods and quarters are written.

use std::fmt::{self, Write as _};

/// A short text in ASCII, off the heap.
#[derive(Clone, Copy, Default)]
pub(super) struct Text {
    bytes: [u8; 16],
    length: usize,
}

impl Text {
    pub(super) fn as_str(&self) -> &str {
        // Never anything but ASCII, so that there is no other case.
        str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }

    pub(super) fn letter(&mut self, letter: u8) {
        if let Some(byte) = self.bytes.get_mut(self.length) {
            *byte = letter;
            self.length += 1;
        }
    }

    /// A number from 0 to 99, in two digits.
    pub(super) fn two(&mut self, number: i8) {
        let number = number.unsigned_abs() % 100;
        self.letter(b'0' + number / 10);
        self.letter(b'0' + number % 10);
    }

    /// A year, in four digits where it has no more.
    pub(super) fn year(&mut self, year: i16) {
        if let (0..=9999, Ok(century), Ok(rest)) = (year, i8::try_from(year / 100), i8::try_from(year % 100)) {
            self.two(century);
            self.two(rest);
        } else {
            // No document has such a year.
            let _ = write!(self, "{year:04}");
        }
    }
}

impl fmt::Write for Text {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.bytes().for_each(|letter| self.letter(letter));
        Ok(())
    }
}

/// The number that two digits write.
pub(super) fn digits([tens, ones]: [u8; 2]) -> Option<i16> {
    let digit = |byte: u8| byte.is_ascii_digit().then(|| i16::from(byte - b'0'));
    Some(digit(tens)? * 10 + digit(ones)?)
}

/// Serialises and reads a type through its text form, so that JSON holds exactly what people write. Nothing is put
/// on the heap on the way: a document has ten of these for each candidate.
macro_rules! text_form {
    ($type:ty, $pattern:literal, $description:literal) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.text().as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Text;
                impl serde::de::Visitor<'_> for Text {
                    type Value = $type;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str($description)
                    }
                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$type, E> {
                        text.parse().map_err(E::custom)
                    }
                }
                deserializer.deserialize_str(Text)
            }
        }

        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": $pattern, "description": $description })
            }
        }
    };
}
pub(super) use text_form;
