//! The members of an object and the elements of a list, each with its own piece of the text.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// A member of an object.
pub(super) struct Member<'t> {
    /// Its key as written, quotation marks included.
    pub(super) key: &'t str,
    /// What the key says.
    pub(super) name: Cow<'t, str>,
    /// Its value.
    pub(super) value: &'t RawValue,
}

/// The members of an object, in order; none, where it is not one.
pub(super) fn members(raw: &RawValue) -> Vec<Member<'_>> {
    serde_json::from_str::<Members<'_>>(raw.get()).map_or_else(|_| Vec::new(), |members| members.0)
}

/// The elements of a list, in order; none, where it is not one.
pub(super) fn elements(raw: &RawValue) -> Vec<&RawValue> {
    serde_json::from_str(raw.get()).unwrap_or_default()
}

/// What a JSON string says; nothing, where it is not one, or where an escape is half a character.
pub(super) fn text_of(raw: &RawValue) -> Option<String> {
    serde_json::from_str(raw.get()).ok()
}

struct Members<'t>(Vec<Member<'t>>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct All;
        impl<'de> Visitor<'de> for All {
            type Value = Members<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut members = Vec::new();
                while let Some((key, value)) = map.next_entry::<&'de RawValue, &'de RawValue>()? {
                    let name = name_of(key);
                    let key = key.get();
                    members.push(Member { key, name, value });
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(All)
    }
}

/// What a key says; as it is written, where an escape in it is half a character.
fn name_of(key: &RawValue) -> Cow<'_, str> {
    let written = key.get();
    let inner = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(written);
    if inner.contains('\\') { text_of(key).map_or(Cow::Borrowed(inner), Cow::Owned) } else { Cow::Borrowed(inner) }
}
