//! Where the parts of a JSON text stand: found by a scan that shares nothing with the engine's.

/// Line and column of an offset, both from 1, columns in characters.
pub(super) fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// A part of a text.
#[derive(Debug)]
pub(super) struct Part {
    /// Its JSON pointer.
    pub(super) pointer: String,
    /// The offset of its key, if it has one.
    pub(super) key: Option<usize>,
    /// The offset of its value.
    pub(super) value: usize,
}

/// Every part of a JSON text, in order; a key that stands twice is there twice.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let mut scan = Scan { text, at: 0, parts: Vec::new() };
    scan.value("", None);
    scan.parts
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
    parts: Vec<Part>,
}

impl Scan<'_> {
    fn value(&mut self, pointer: &str, key: Option<usize>) {
        let first = self.next();
        self.parts.push(Part { pointer: pointer.to_owned(), key, value: self.at });
        match first {
            '{' => self.members(pointer),
            '[' => self.elements(pointer),
            '"' => drop(self.string()),
            _ => self.at += self.text[self.at..].find([',', '}', ']', '\n', ' ']).unwrap_or(self.text.len() - self.at),
        }
    }

    fn members(&mut self, pointer: &str) {
        self.at += 1;
        while self.next() != '}' {
            let key = self.at;
            let name = self.string().replace('~', "~0").replace('/', "~1");
            assert_eq!(self.next(), ':');
            self.at += 1;
            self.value(&format!("{pointer}/{name}"), Some(key));
            if self.next() == ',' {
                self.at += 1;
            }
        }
        self.at += 1;
    }

    fn elements(&mut self, pointer: &str) {
        self.at += 1;
        for index in 0.. {
            if self.next() == ']' {
                break;
            }
            self.value(&format!("{pointer}/{index}"), None);
            if self.next() == ',' {
                self.at += 1;
            }
        }
        self.at += 1;
    }

    fn string(&mut self) -> String {
        let mut escaped = false;
        let end = self.text[self.at + 1..].find(|c| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        });
        let end = self.at + 1 + end.expect("the string ends") + 1;
        let text = serde_json::from_str(&self.text[self.at..end]);
        self.at = end;
        text.expect("a string")
    }

    /// The next character that is no white space; the scan stands at it.
    fn next(&mut self) -> char {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
        self.text[self.at..].chars().next().expect("the text goes on")
    }
}
