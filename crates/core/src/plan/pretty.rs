//! JSON with two spaces of indentation, byte for byte as `serde_json` writes it, in a third of the time.
//!
//! A plan is as long as its problem, and most of it is keys and indentation: here each is copied at once. What no
//! document holds (floating point, maps, variants with content) is refused and not written otherwise.

use std::ops::Range;

use serde::ser::{Error as _, Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};
use serde_json::Error;

use super::sink::Sink;

/// Writes a part of a document behind what is there: the elements of the document's lists that have these numbers,
/// counted over all of its lists, and what stands between them. The part from 0 on begins with the document, and the one
/// to [`usize::MAX`] ends with it; parts that follow one another make up the whole.
pub(super) fn write<T: Serialize + ?Sized>(
    document: &T,
    elements: Range<usize>,
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    let mut part = Part { begin: out.len(), end: None, next: 0, elements };
    let mut sink = Sink::behind(out);
    document.serialize(Pretty { out: &mut sink, part: &mut part, depth: 0 })?;
    if let Some(end) = part.end {
        sink.cut(end);
    }
    Ok(())
}

/// Writes one value, `depth` levels inside the document.
struct Pretty<'p, 'o> {
    out: &'p mut Sink<'o>,
    part: &'p mut Part,
    depth: usize,
}

/// The part of the document that is written.
struct Part {
    /// Where it begins in what is written.
    begin: usize,
    /// Where it ends, once it does.
    end: Option<usize>,
    /// The number of the next element.
    next: usize,
    elements: Range<usize>,
}

impl Part {
    /// Whether the next element is to be written. What stands before the first one is of the part before.
    fn takes_next(&mut self, out: &mut Sink<'_>) -> bool {
        let number = self.next;
        self.next += 1;
        if number == self.elements.start && number > 0 {
            out.cut(self.begin);
        }
        if number == self.elements.end {
            self.end = Some(out.written());
        }
        self.elements.contains(&number)
    }
}

/// The depth of the elements of the document's own lists.
const ELEMENTS: usize = 2;

/// A list or an object that was begun.
struct Compound<'p, 'o> {
    out: &'p mut Sink<'o>,
    part: &'p mut Part,
    /// The depth of what it holds.
    depth: usize,
    empty: bool,
    close: u8,
}

/// Writes a text; one with something to escape as `serde_json` does.
fn text(out: &mut Sink<'_>, text: &str) -> Result<(), Error> {
    if !out.usual_text(text) {
        out.word(&serde_json::to_string(text)?);
    }
    Ok(())
}

impl<'p, 'o> Pretty<'p, 'o> {
    fn begin(self, open: u8, close: u8) -> Compound<'p, 'o> {
        self.out.byte(open);
        Compound { out: self.out, part: self.part, depth: self.depth + 1, empty: true, close }
    }
}

impl Compound<'_, '_> {
    fn close(self) {
        if !self.empty {
            self.out.line(false, self.depth - 1);
        }
        self.out.byte(self.close);
    }
}

impl SerializeSeq for Compound<'_, '_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        if self.depth == ELEMENTS && !self.part.takes_next(self.out) {
            self.empty = false;
            return Ok(());
        }
        self.out.line(!self.empty, self.depth);
        self.empty = false;
        value.serialize(Pretty { out: self.out, part: self.part, depth: self.depth })
    }

    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}

impl SerializeStruct for Compound<'_, '_> {
    type Ok = ();
    type Error = Error;

    /// The names of fields are words in ASCII.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "a key of a known length is copied by a few instructions")]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        self.out.key(!self.empty, self.depth, key);
        self.empty = false;
        value.serialize(Pretty { out: self.out, part: self.part, depth: self.depth })
    }

    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}

/// What no document holds.
fn refused<T>() -> Result<T, Error> {
    Err(Error::custom("no document holds a value of this kind"))
}

macro_rules! refuse {
    ($($method:ident($($type:ty),*) -> $result:ty;)*) => {$(
        fn $method(self, $(_: $type),*) -> Result<$result, Error> {
            refused()
        }
    )*};
}

impl<'p, 'o> Serializer for Pretty<'p, 'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Compound<'p, 'o>;
    type SerializeStruct = Compound<'p, 'o>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.out.word(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Result<(), Error> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), Error> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Error> {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Result<(), Error> {
        self.out.number(value);
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        text(self.out, value)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    /// The names of variants are words in ASCII.
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.out.byte(b'"');
        self.out.word(variant);
        self.out.byte(b'"');
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Compound<'p, 'o>, Error> {
        Ok(self.begin(b'[', b']'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Compound<'p, 'o>, Error> {
        Ok(self.begin(b'{', b'}'))
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        refused()
    }

    refuse! {
        serialize_i8(i8) -> (); serialize_i16(i16) -> (); serialize_i32(i32) -> (); serialize_i64(i64) -> ();
        serialize_f32(f32) -> (); serialize_f64(f64) -> (); serialize_char(char) -> (); serialize_bytes(&[u8]) -> ();
        serialize_none() -> (); serialize_unit() -> (); serialize_unit_struct(&'static str) -> ();
        serialize_tuple(usize) -> Self::SerializeTuple; serialize_map(Option<usize>) -> Self::SerializeMap;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::Serialize;

    use super::*;

    #[derive(Debug, Clone, Serialize)]
    struct Node {
        name: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        number: Option<u64>,
        small: u32,
        flag: bool,
        word: crate::document::Employment,
        empty: Empty,
        nodes: Vec<Node>,
        texts: Vec<String>,
    }

    #[derive(Debug, Clone, Serialize)]
    struct Empty {}

    fn node() -> impl Strategy<Value = Node> {
        let text = prop_oneof![any::<String>(), "[a-z\"\\\\/\u{0}-\u{20}\u{7f}æøå\u{2028}]{0,8}"];
        let leaf = (text.clone(), any::<Option<u64>>(), any::<u32>(), any::<bool>(), prop::collection::vec(text, 0..3));
        let leaf = leaf.prop_map(|(name, number, small, flag, texts)| Node {
            name,
            number,
            small,
            flag,
            word: crate::document::Employment::OwnList,
            empty: Empty {},
            nodes: Vec::new(),
            texts,
        });
        leaf.prop_recursive(20, 64, 3, |inner| {
            (inner.clone(), prop::collection::vec(inner, 0..3)).prop_map(|(node, nodes)| Node { nodes, ..node })
        })
    }

    proptest! {
        #[test]
        fn bytes_are_those_of_serde_json(node in node()) {
            let mut bytes = Vec::new();
            write(&node, 0..usize::MAX, &mut bytes).unwrap();
            let expected = serde_json::to_string_pretty(&node).unwrap();
            prop_assert_eq!(String::from_utf8(bytes).unwrap(), expected);
        }
    }

    proptest! {
        #[test]
        fn parts_make_up_the_whole(node in node(), cuts in prop::collection::vec(1_usize..9, 0..3)) {
            // No cut lies behind the last element: where there is none, nobody knows what stands before it.
            let elements = node.nodes.len() + node.texts.len();
            let mut cuts: Vec<usize> = cuts.into_iter().filter(|cut| *cut < elements).collect();
            cuts.sort_unstable();
            let mut bytes = b"before".to_vec();
            let ends = cuts.iter().copied().chain([usize::MAX]);
            for (start, end) in [0].into_iter().chain(cuts.iter().copied()).zip(ends) {
                write(&node, start..end, &mut bytes).unwrap();
            }
            let expected = "before".to_owned() + &serde_json::to_string_pretty(&node).unwrap();
            prop_assert_eq!(String::from_utf8(bytes).unwrap(), expected);
        }
    }

    #[test]
    fn what_no_document_holds_is_refused() {
        let refused = |result: Result<(), Error>| assert!(result.unwrap_err().to_string().contains("no document"));
        refused(write(&1.5, 0..usize::MAX, &mut Vec::new()));
        refused(write(&Some(-1), 0..usize::MAX, &mut Vec::new()));
        refused(write(&Option::<u32>::None, 0..usize::MAX, &mut Vec::new()));
        refused(write(&std::collections::BTreeMap::from([("a", 1_u32)]), 0..usize::MAX, &mut Vec::new()));
    }
}
