//! Reads JSON in the plain form that nearly all documents have, in half the time.
//!
//! Plain is JSON without escapes in its texts, and with no numbers but those of digits alone. All else, and every fault, is
//! given up here: then the strict reader begins anew, and its word stands. So what is plain only ever decides how long
//! reading takes.

use std::fmt;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::block::{self, Block};

/// A text, and how far it is read.
pub(super) struct Plain<'de> {
    text: &'de str,
    at: usize,
}

/// What is met where the text ends: no JSON holds this byte.
const END: u8 = 0;

/// The text is not plain, or not of the type that is read.
#[derive(Debug)]
pub(super) struct GivenUp;

impl fmt::Display for GivenUp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not in plain form")
    }
}

impl std::error::Error for GivenUp {}

impl de::Error for GivenUp {
    /// Nobody reads the words: they are not even made.
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl<'de> Plain<'de> {
    /// A reader at the beginning of a text.
    pub(super) fn new(text: &'de str) -> Self {
        Self { text, at: 0 }
    }

    /// Whether nothing but white space is left.
    pub(super) fn is_at_end(&mut self) -> bool {
        self.next() == END && self.at == self.text.len()
    }

    /// The next bytes, where there are so many.
    #[inline]
    fn block(&self) -> Option<Block> {
        self.text.as_bytes().get(self.at..)?.first_chunk().copied()
    }

    /// The next byte; [`END`] where there is none.
    #[inline]
    fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(END)
    }

    /// The first byte that is not white space; it is not read yet.
    #[inline]
    fn next(&mut self) -> u8 {
        match self.byte() {
            byte @ b'!'.. => byte,
            // White space and the end are below this, and nothing else that stands between texts.
            _ => self.next_after_white_space(),
        }
    }

    #[inline(never)]
    fn next_after_white_space(&mut self) -> u8 {
        // Nearly always a line ends, and the next is indented by less than a block.
        if self.byte() == b'\n' {
            self.at += 1;
            self.at += self.block().map_or(0, |block| block::spaces_from(block, 0));
        }
        loop {
            match self.byte() {
                b' ' | b'\t' | b'\r' | b'\n' => self.at += 1,
                other => return other,
            }
        }
    }

    /// Reads this byte, behind white space.
    #[inline]
    fn expect(&mut self, byte: u8) -> Result<(), GivenUp> {
        if self.next() != byte {
            return Err(GivenUp);
        }
        self.at += 1;
        Ok(())
    }

    /// Reads a text.
    #[inline]
    fn string(&mut self) -> Result<&'de str, GivenUp> {
        self.expect(b'"')?;
        self.text_from(self.at)
    }

    /// Reads a text that begins here, behind its quotes.
    #[inline]
    fn text_from(&mut self, start: usize) -> Result<&'de str, GivenUp> {
        self.at = start;
        // Nearly all texts end within a block.
        match self.block().map(block::usual) {
            Some(usual) if usual < size_of::<Block>() => self.at += usual,
            _ => self.skip_usual(),
        }
        if self.byte() != b'"' {
            return Err(GivenUp);
        }
        let text = self.text.get(start..self.at).ok_or(GivenUp)?;
        self.at += 1;
        Ok(text)
    }

    /// Where a key begins that stands on a line of its own behind another member, as nearly all do. One look tells, and where to
    /// look next is known sooner than by going over comma and white space one after the other.
    #[inline]
    fn key_on_next_line(&self) -> Option<usize> {
        let line = self.block()?;
        let quote = self.at + 2 + block::spaces_from(line, 2);
        let stands = line[..2] == *b",\n" && self.text.as_bytes().get(quote) == Some(&b'"');
        stands.then_some(quote + 1)
    }

    /// Goes to the first byte that does not stand for itself.
    #[inline(never)]
    fn skip_usual(&mut self) {
        while let Some(block) = self.block() {
            let usual = block::usual(block);
            self.at += usual;
            if usual < block.len() {
                return;
            }
        }
        while block::is_usual(self.byte()) {
            self.at += 1;
        }
    }

    /// Reads digits; a number of more than 18 is left to the strict reader, and so is one that begins with a zero.
    fn number(&mut self) -> Result<u64, GivenUp> {
        let start = self.at;
        let mut number = 0_u64;
        while self.byte().is_ascii_digit() {
            number = number.wrapping_mul(10) + u64::from(self.byte() - b'0');
            self.at += 1;
        }
        let length = self.at - start;
        let starts_with_zero = self.text.as_bytes().get(start) == Some(&b'0');
        if length == 0 || length > 18 || (starts_with_zero && length > 1) { Err(GivenUp) } else { Ok(number) }
    }

    /// Reads a word that stands for itself.
    fn word_of(&mut self, word: &str) -> Result<(), GivenUp> {
        let stands = self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(word.as_bytes()));
        self.at += word.len();
        if stands { Ok(()) } else { Err(GivenUp) }
    }

    /// Reads a list or an object: what opens it is met, and what closes it must follow where the visitor is done.
    fn within<R>(
        &mut self,
        close: u8,
        visit: impl FnOnce(Members<'_, 'de>) -> Result<R, GivenUp>,
    ) -> Result<R, GivenUp> {
        self.at += 1;
        let result = visit(Members { reader: self, close, first: true })?;
        self.expect(close)?;
        Ok(result)
    }
}

/// The members of a list or an object.
struct Members<'r, 'de> {
    reader: &'r mut Plain<'de>,
    close: u8,
    first: bool,
}

impl Members<'_, '_> {
    /// The first byte of the next member, where one follows; the comma before it is read.
    #[inline]
    fn next(&mut self) -> Result<Option<u8>, GivenUp> {
        let mut next = self.reader.next();
        if next == self.close {
            return Ok(None);
        }
        if self.first {
            self.first = false;
        } else {
            self.reader.expect(b',')?;
            next = self.reader.next();
            if next == self.close {
                return Err(GivenUp);
            }
        }
        Ok(Some(next))
    }
}

impl<'de> SeqAccess<'de> for Members<'_, 'de> {
    type Error = GivenUp;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, GivenUp> {
        self.next()?.map(|_| seed.deserialize(&mut *self.reader)).transpose()
    }
}

impl<'de> MapAccess<'de> for Members<'_, 'de> {
    type Error = GivenUp;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, GivenUp> {
        let on_next_line = if self.first { None } else { self.reader.key_on_next_line() };
        let key = match on_next_line {
            Some(start) => self.reader.text_from(start)?,
            None => match self.next()? {
                Some(_) => self.reader.string()?,
                None => return Ok(None),
            },
        };
        // A key is a text, whatever it is read as.
        seed.deserialize(BorrowedStrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, GivenUp> {
        self.reader.expect(b':')?;
        self.reader.at += usize::from(self.reader.byte() == b' ');
        seed.deserialize(&mut *self.reader)
    }
}

impl<'de> Deserializer<'de> for &mut Plain<'de> {
    type Error = GivenUp;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, GivenUp> {
        match self.next() {
            b'"' => visitor.visit_borrowed_str(self.string()?),
            b'{' => self.within(b'}', |members| visitor.visit_map(members)),
            b'[' => self.within(b']', |members| visitor.visit_seq(members)),
            b't' => self.word_of("true").and_then(|()| visitor.visit_bool(true)),
            b'f' => self.word_of("false").and_then(|()| visitor.visit_bool(false)),
            _ => visitor.visit_u64(self.number()?),
        }
    }

    #[inline]
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, GivenUp> {
        visitor.visit_borrowed_str(self.string()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, GivenUp> {
        self.deserialize_str(visitor)
    }

    #[inline]
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, GivenUp> {
        self.deserialize_str(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, GivenUp> {
        if self.next() == b'{' { self.within(b'}', |members| visitor.visit_map(members)) } else { Err(GivenUp) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, GivenUp> {
        if self.next() == b'[' { self.within(b']', |members| visitor.visit_seq(members)) } else { Err(GivenUp) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, GivenUp> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf option unit unit_struct tuple
        tuple_struct struct enum ignored_any
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::strict::{read_by_json, read_plain};
    use crate::document::ProblemDocument;

    /// What the plain reader accepts, the strict one accepts as the same.
    fn agree(text: &str) -> bool {
        let plain = read_plain::<ProblemDocument>(text);
        if let Some(plain) = &plain {
            let strict = read_by_json::<ProblemDocument>(text).unwrap_or_else(|error| panic!("{error}: {text}"));
            assert_eq!(*plain, strict, "{text}");
        }
        plain.is_some()
    }

    #[test]
    fn examples_are_read_in_any_layout() {
        for name in ["ahus-new", "helse-nord"] {
            let text = std::fs::read_to_string(format!("../../docs/examples/{name}.json")).unwrap();
            assert!(agree(&text), "{name}");
            let value: Value = serde_json::from_str(&text).unwrap();
            assert!(agree(&value.to_string()), "{name}");
            assert!(agree(&text.replace('\n', "\r\n\t ")), "{name}");
            assert!(agree(&format!(" \n{text}\t\n")), "{name}");
        }
    }

    /// Every byte of a document in turn replaced by one that means something, left out, or doubled.
    #[test]
    fn what_is_spoilt_is_never_read_otherwise() {
        let text = std::fs::read_to_string("../../docs/examples/ahus-new.json").unwrap();
        let mut value: Value = serde_json::from_str(&text).unwrap();
        let whole = value.to_string();
        for list in ["candidates", "municipalities", "posts"] {
            value[list].as_array_mut().unwrap().truncate(2);
        }
        let in_lines = serde_json::to_string_pretty(&value).unwrap();
        for text in [whole, in_lines] {
            let mut read = 0;
            for (at, letter) in text.char_indices() {
                let (head, tail) = (&text[..at], &text[at + letter.len_utf8()..]);
                for spoilt in
                    ["", "\"", "\\", "\n", "\u{1}", "0", "-", ".", "e", "{", "}", "[", "]", ",", ":", " ", "å"]
                {
                    read += usize::from(agree(&format!("{head}{spoilt}{tail}")));
                }
                read += usize::from(agree(&format!("{head}{letter}{letter}{tail}")));
                agree(head);
            }
            assert!(read > 0);
        }
    }

    #[test]
    fn numbers_are_those_of_digits_alone() {
        for (text, is_plain) in [
            ("0", true),
            ("7", true),
            ("999999999999999999", true),
            ("9999999999999999999", false),
            ("00", false),
            ("01", false),
            ("-1", false),
            ("1.0", false),
            ("1e2", false),
            ("1 2", false),
            ("", false),
        ] {
            let read = read_plain::<u64>(text);
            assert_eq!(read.is_some(), is_plain, "{text}");
            assert_eq!(read, read_by_json(text).ok().filter(|_| is_plain), "{text}");
        }
    }
}
