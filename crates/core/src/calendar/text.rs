//! How dates, periods and quarters are written.

use std::io::Write as _;

/// A short text in ASCII, off the heap.
#[derive(Clone, Copy)]
pub(super) struct Text {
    bytes: [u8; 16],
    length: usize,
}

impl Text {
    /// A year, in four digits where it has no more, and up to six bytes of ASCII behind it.
    #[inline]
    pub(super) fn new<const REST: usize>(year: i16, rest: [u8; REST]) -> Self {
        let mut bytes = [0; 16];
        let mut length = 4;
        if let (0..=9999, Ok(century), Ok(of_century)) = (year, i8::try_from(year / 100), i8::try_from(year % 100)) {
            bytes[..2].copy_from_slice(&two(century));
            bytes[2..4].copy_from_slice(&two(of_century));
        } else {
            // No document has such a year. It has five digits at most, and a sign.
            let mut left = bytes.as_mut_slice();
            let _ = write!(left, "{year:04}");
            length = 16 - left.len();
        }
        bytes[length..length + REST].copy_from_slice(&rest);
        Self { bytes, length: length + REST }
    }

    pub(super) fn as_str(&self) -> &str {
        // Never anything but ASCII, so that there is no other case. All 16 bytes are soon looked at, a part of them is not.
        str::from_utf8(&self.bytes).ok().and_then(|text| text.get(..self.length)).unwrap_or_default()
    }
}

/// A number from 0 to 99, in two digits.
#[inline]
pub(super) fn two(number: i8) -> [u8; 2] {
    let number = number.unsigned_abs() % 100;
    [b'0' + number / 10, b'0' + number % 10]
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
