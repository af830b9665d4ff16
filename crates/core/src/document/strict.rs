//! Reads JSON without the liberties that serde takes.
//!
//! Derived readers accept a list in place of an object, `null` in place of an absent field, and `{"new": null}` in
//! place of `"new"`. [`Strict`] wraps a deserializer, and all that comes out of it, so that a document can be written
//! in one way only. It copies nothing and costs nothing at run time.

use std::fmt;

use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error as _, IgnoredAny, IntoDeserializer, MapAccess,
    SeqAccess, VariantAccess, Visitor,
};

use super::plain::Plain;

/// Reads a document: exactly one JSON value, with nothing after it.
///
/// # Errors
/// At the first thing that is not JSON or not of this type.
pub(crate) fn read_strict<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, serde_json::Error> {
    read_plain(text).map_or_else(|| read_by_json(text), Ok)
}

/// Reads a document whose JSON is plain; `None` where it is not, or is not of this type.
pub(super) fn read_plain<'de, T: Deserialize<'de>>(text: &'de str) -> Option<T> {
    let mut plain = Plain::new(text);
    let document = T::deserialize(Strict(&mut plain)).ok()?;
    plain.is_at_end().then_some(document)
}

/// Reads a document of any JSON.
pub(super) fn read_by_json<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, serde_json::Error> {
    let mut json = serde_json::Deserializer::from_str(text);
    let document = T::deserialize(Strict(&mut json))?;
    json.end()?;
    Ok(document)
}

/// A deserializer, or a part of one, that takes objects for structs, and never `null`.
pub(crate) struct Strict<T>(T);

macro_rules! forward {
    ($($method:ident($($argument:ident: $type:ty),*);)*) => {$(
        fn $method<V: Visitor<'de>>(self, $($argument: $type,)* visitor: V) -> Result<V::Value, D::Error> {
            self.0.$method($($argument,)* Strict(visitor))
        }
    )*};
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Strict<D> {
    type Error = D::Error;

    forward! {
        deserialize_any(); deserialize_bool(); deserialize_char(); deserialize_str(); deserialize_string();
        deserialize_i8(); deserialize_i16(); deserialize_i32(); deserialize_i64(); deserialize_i128();
        deserialize_u8(); deserialize_u16(); deserialize_u32(); deserialize_u64(); deserialize_u128();
        deserialize_f32(); deserialize_f64(); deserialize_bytes(); deserialize_byte_buf(); deserialize_unit();
        deserialize_unit_struct(name: &'static str); deserialize_newtype_struct(name: &'static str);
        deserialize_seq(); deserialize_tuple(len: usize); deserialize_tuple_struct(name: &'static str, len: usize);
        deserialize_map(); deserialize_identifier(); deserialize_ignored_any();
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        visitor.visit_some(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(Strict(visitor))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_any(WordOrMember(visitor))
    }

    fn is_human_readable(&self) -> bool {
        self.0.is_human_readable()
    }
}

macro_rules! visit {
    ($($method:ident: $type:ty;)*) => {$(
        fn $method<E: de::Error>(self, value: $type) -> Result<V::Value, E> {
            self.0.$method(value)
        }
    )*};
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Strict<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    visit! {
        visit_bool: bool; visit_i64: i64; visit_u64: u64; visit_f64: f64;
        visit_str: &str; visit_borrowed_str: &'de str; visit_string: String;
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        self.0.visit_newtype_struct(Strict(inner))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<V::Value, A::Error> {
        self.0.visit_seq(Strict(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(Strict(members))
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Strict<A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        self.0.next_element_seed(Strict(seed))
    }

    fn size_hint(&self) -> Option<usize> {
        self.0.size_hint()
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Strict<A> {
    type Error = A::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        self.0.next_key_seed(Strict(seed))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.0.next_value_seed(Strict(seed))
    }

    fn size_hint(&self) -> Option<usize> {
        self.0.size_hint()
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Strict<S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, inner: D) -> Result<S::Value, D::Error> {
        self.0.deserialize(Strict(inner))
    }
}

/// An enum: a string for a variant without content, else an object of exactly one member.
struct WordOrMember<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for WordOrMember<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    fn visit_str<E: de::Error>(self, word: &str) -> Result<V::Value, E> {
        self.0.visit_enum(word.into_deserializer())
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<V::Value, A::Error> {
        self.0.visit_enum(OneMember(members))
    }
}

/// An object of exactly one member, whose key is the variant.
struct OneMember<A>(A);

const ONE_MEMBER: &str = "expected an object of exactly one member";

impl<'de, A: MapAccess<'de>> EnumAccess<'de> for OneMember<A> {
    type Error = A::Error;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(mut self, seed: S) -> Result<(S::Value, Self), A::Error> {
        let variant = self.0.next_key_seed(seed)?;
        Ok((variant.ok_or_else(|| A::Error::custom(ONE_MEMBER))?, self))
    }
}

/// No document has variants of several fields; a variant without content is written as a string.
impl<'de, A: MapAccess<'de>> VariantAccess<'de> for OneMember<A> {
    type Error = A::Error;

    fn unit_variant(self) -> Result<(), A::Error> {
        Err(A::Error::custom("expected a string"))
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(mut self, seed: S) -> Result<S::Value, A::Error> {
        let value = self.0.next_value_seed(Strict(seed))?;
        match self.0.next_key::<IgnoredAny>()? {
            None => Ok(value),
            Some(_) => Err(A::Error::custom(ONE_MEMBER)),
        }
    }

    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, _visitor: V) -> Result<V::Value, A::Error> {
        Err(A::Error::custom(ONE_MEMBER))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _fields: &'static [&'static str],
        _visitor: V,
    ) -> Result<V::Value, A::Error> {
        Err(A::Error::custom(ONE_MEMBER))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{
        CandidateDocument, LeaveDocument, PeriodCounts, PlaceDocument, RulesReference, Scheme, TrustDocument,
    };

    fn refused<'de, T: Deserialize<'de> + fmt::Debug>(text: &'de str) -> String {
        read_strict::<T>(text).expect_err(text).to_string()
    }

    #[test]
    fn a_list_is_no_object_at_any_depth() {
        refused::<LeaveDocument>(r#"["2023-01-01", "2023-02-01"]"#);
        refused::<Vec<LeaveDocument>>(r#"[["2023-01-01", "2023-02-01"]]"#);
        refused::<TrustDocument>(r#"{"id": "t", "name": "", "hospitals": [["h", "", []]]}"#);
        let rules = r#"{"format": "alis.rules/1", "id": "r", "priority": [["progress"]]}"#;
        assert!(refused::<RulesReference>(rules).contains("invalid type: sequence"));
    }

    #[test]
    fn null_is_no_absence() {
        let candidate = r#"{"id": "c", "municipality": "m", "trust": "t", "registered_on": "2022-01-01",
            "scheme": "new", "service_months": 0, "employment": "permanent", "earliest": "2023-P1""#;
        assert!(read_strict::<CandidateDocument>(&format!("{candidate}}}")).is_ok());
        for field in ["latest", "months_needed", "split_consent", "goals_needed", "nearest_hospital"] {
            refused::<CandidateDocument>(&format!("{candidate}, \"{field}\": null}}"));
        }
        refused::<RulesReference>(r#"{"format": "alis.rules/1", "id": "r", "priority": [], "shapes": null}"#);
        refused::<RulesReference>("null");
    }

    #[test]
    fn an_enum_is_written_in_one_way() {
        assert!(matches!(read_strict(r#""new""#), Ok(Scheme::New)));
        refused::<Scheme>(r#"{"new": null}"#);
        refused::<Scheme>("0");
        assert!(matches!(read_strict(r#"{"unit": "u"}"#), Ok(PlaceDocument::Unit(_))));
        assert!(matches!(read_strict(r#"{"split": ["u", "v"]}"#), Ok(PlaceDocument::Split(_))));
        for bad in [
            r#""unit""#,
            "{}",
            r#"{"unit": "u", "field": "f"}"#,
            r#"{"unit": "u", "unit": "u"}"#,
            r#"{"unit": null}"#,
            r#"{"split": ["u"]}"#,
            r#"{"split": ["u", "v", "w"]}"#,
        ] {
            refused::<PlaceDocument>(bad);
        }
    }

    #[test]
    fn a_key_stands_once_and_nothing_stands_after_the_document() {
        assert!(
            refused::<LeaveDocument>(r#"{"from": "2023-01-01", "from": "2023-01-01", "to": "2023-01-01"}"#)
                .contains("duplicate")
        );
        assert!(refused::<PeriodCounts>(r#"{"2023-P1": 1, "2023-P1": 1}"#).contains("duplicate"));
        assert!(refused::<PeriodCounts>(r#"{"2023-P1": 1} 2"#).contains("trailing"));
        assert!(read_strict::<PeriodCounts>("{\"2023-P1\": 1}\r\n\t ").is_ok());
    }
}
