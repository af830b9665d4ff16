//! Values with rules of their own: ids, counts, months, and the map of a pool's posts.

use std::{borrow::Cow, fmt, ops::Deref};

use compact_str::CompactString;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::calendar::{Date, Period, Quarter, read_text};

/// An id: 1 to 200 bytes of UTF-8 without control characters. Opaque: never a person's name or number.
///
/// Up to 24 bytes lie in the value itself, off the heap: a document has a dozen ids for each candidate, and a plan
/// repeats them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Id(CompactString);

/// A text that cannot be an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected an id: 1 to 200 bytes without control characters")]
pub struct IdError;

impl Id {
    /// Takes a text as an id.
    ///
    /// # Errors
    /// Where it is empty, longer than 200 bytes, or holds a control character.
    pub fn new(text: impl AsRef<str>) -> Result<Self, IdError> {
        let text = text.as_ref();
        if is_id(text) { Ok(Self(CompactString::new(text))) } else { Err(IdError) }
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a text can be an id.
fn is_id(text: &str) -> bool {
    // Nearly all ids are printable ASCII, which bytes alone tell.
    (1..=200).contains(&text.len())
        && (text.bytes().all(|byte| matches!(byte, b' '..=b'~')) || !text.chars().any(char::is_control))
}

impl Deref for Id {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Id {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<Id> for &str {
    fn eq(&self, other: &Id) -> bool {
        *self == other.as_str()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, "a string", |text| Self::new(text))
    }
}

impl JsonSchema for Id {
    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string", "minLength": 1, "maxLength": 200, "pattern": r"^[^\u0000-\u001f\u007f-\u009f]*$",
            "description": "An opaque id: 1 to 200 bytes of UTF-8 without control characters"
        })
    }
}

/// A name or a word that people read, such as a unit's or a field's: any text. Up to 24 bytes lie in the value itself, as of an [`Id`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Name(CompactString);

impl Name {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<T: AsRef<str>> From<T> for Name {
    fn from(text: T) -> Self {
        Self(CompactString::new(text))
    }
}

impl Deref for Name {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for Name {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// That of any text.
impl JsonSchema for Name {
    fn inline_schema() -> bool {
        String::inline_schema()
    }
    fn schema_name() -> Cow<'static, str> {
        String::schema_name()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

/// A count: an integer from 0 to 1,000,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
pub struct Count(pub u32);

impl Count {
    /// The largest count that a document may state.
    pub const MAX: u32 = 1_000_000;
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u32::deserialize(deserializer)? {
            n if n <= Self::MAX => Ok(Self(n)),
            _ => Err(de::Error::custom("expected an integer from 0 to 1000000")),
        }
    }
}

impl JsonSchema for Count {
    fn schema_name() -> Cow<'static, str> {
        "Count".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "integer", "minimum": 0, "maximum": Self::MAX })
    }
}

/// Months of hospital service left to serve: 3, 6, 9 or 12.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Months(u8);

impl Months {
    /// Three months.
    pub const THREE: Self = Self(3);
    /// Six months, the new scheme's minimum.
    pub const SIX: Self = Self(6);
    /// Nine months.
    pub const NINE: Self = Self(9);
    /// Twelve months, the old scheme's requirement.
    pub const TWELVE: Self = Self(12);

    /// The number of months, if it is one of the four.
    pub fn new(months: u32) -> Option<Self> {
        [Self::THREE, Self::SIX, Self::NINE, Self::TWELVE].into_iter().find(|m| u32::from(m.0) == months)
    }

    /// The number of months.
    pub fn get(self) -> u32 {
        u32::from(self.0)
    }
}

impl<'de> Deserialize<'de> for Months {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(u32::deserialize(deserializer)?).ok_or_else(|| de::Error::custom("expected 3, 6, 9 or 12"))
    }
}

impl JsonSchema for Months {
    fn schema_name() -> Cow<'static, str> {
        "Months".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "enum": [3, 6, 9, 12] })
    }
}

/// What a text that is no key of `periods` is told.
const EXPECTED_KEY: &str = "expected a period such as 2023-P1 or a quarter such as 2023-P1a";

/// A key of a pool's `periods`: a half-year, or one quarter of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CountedPeriod {
    /// Both quarters of a half-year.
    Period(Period),
    /// One quarter; goes before its period's count.
    Quarter(Quarter),
}

impl CountedPeriod {
    /// Reads a key, where it is a period or a quarter.
    pub fn parse(text: &str) -> Option<Self> {
        text.parse().map(Self::Period).or_else(|_| text.parse().map(Self::Quarter)).ok()
    }
}

impl Serialize for CountedPeriod {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CountedPeriod {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, "a string", |text| Self::parse(text).ok_or(EXPECTED_KEY))
    }
}

impl JsonSchema for CountedPeriod {
    fn schema_name() -> Cow<'static, str> {
        "CountedPeriod".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^(19|20|21)[0-9]{2}-P[12][ab]?$" })
    }
}

impl fmt::Display for CountedPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Period(period) => period.fmt(f),
            Self::Quarter(quarter) => quarter.fmt(f),
        }
    }
}

/// The posts of a pool by period or quarter, in the order written; no key stands twice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PeriodCounts(pub Vec<(CountedPeriod, Count)>);

impl Serialize for PeriodCounts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, count)| (key.to_string(), count)))
    }
}

impl<'de> Deserialize<'de> for PeriodCounts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Counts;
        impl<'de> de::Visitor<'de> for Counts {
            type Value = PeriodCounts;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of counts by period or quarter")
            }
            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<PeriodCounts, A::Error> {
                let mut counts: Vec<(CountedPeriod, Count)> = Vec::new();
                while let Some((key, count)) = map.next_entry::<CountedPeriod, Count>()? {
                    if counts.iter().any(|(known, _)| *known == key) {
                        return Err(de::Error::custom(format_args!("duplicate key {key}")));
                    }
                    counts.push((key, count));
                }
                Ok(PeriodCounts(counts))
            }
        }
        deserializer.deserialize_map(Counts)
    }
}

impl JsonSchema for PeriodCounts {
    fn schema_name() -> Cow<'static, str> {
        "PeriodCounts".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let count = generator.subschema_for::<Count>();
        json_schema!({
            "type": "object",
            "description": "Posts by period (2023-P1) or quarter (2023-P1a); a quarter goes before its period; what is not listed is 0",
            "patternProperties": { "^(19|20|21)[0-9]{2}-P[12][ab]?$": count },
            "additionalProperties": false
        })
    }
}

/// Reads a day of a plan, which may lie in the part of 2200 that the last quarter reaches into.
pub(super) fn planned_date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    read_text(deserializer, "a string", Date::planned)
}

/// The schema of a day of a plan.
pub(super) fn planned_date_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "string",
        "pattern": "^((19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}|2200-0[12]-[0-9]{2})$",
        "description": "a date YYYY-MM-DD from 1900-01-01 to 2200-02-28"
    })
}

/// Whether a field says no more than its default; it is then left out.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
