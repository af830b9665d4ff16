//! Plain text for paper and screen: paragraphs in lines of bounded length.

/// A text that grows paragraph by paragraph.
pub(crate) struct Page {
    text: String,
    columns: usize,
}

/// The shortest line that is broken at.
const LEAST_COLUMNS: usize = 30;

impl Page {
    /// An empty page with lines of at most so many columns (a longer word stands alone on its line).
    pub(crate) fn new(columns: usize) -> Self {
        Self { text: String::new(), columns: columns.max(LEAST_COLUMNS) }
    }

    /// An empty line, unless the page is empty or ends with one.
    pub(crate) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A heading with an empty line before it.
    pub(crate) fn heading(&mut self, text: &str) {
        self.gap();
        self.hung("", text);
    }

    /// A paragraph with an empty line before it.
    pub(crate) fn paragraph(&mut self, text: &str) {
        self.gap();
        self.hung("", text);
    }

    /// A paragraph with something before its first line, under which the others are indented. No line ends at a
    /// no-break space, as between the day and the month, nor at a paragraph sign.
    pub(crate) fn hung(&mut self, first: &str, text: &str) {
        let indent = first.chars().count();
        let mut line = first.to_owned();
        let mut fresh = true;
        let text = clean(text).replace("§ ", "§\u{a0}");
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            if !fresh && line.chars().count() + 1 + word.chars().count() > self.columns {
                self.line(&line);
                line = " ".repeat(indent);
                fresh = true;
            }
            line.push_str(if fresh { "" } else { " " });
            line.push_str(word);
            fresh = false;
        }
        self.line(&line);
    }

    fn line(&mut self, line: &str) {
        // What kept a line whole has done its work: a plain space is what people search and copy.
        self.text.push_str(&line.replace('\u{a0}', " "));
        self.text.truncate(self.text.trim_end_matches(' ').len());
        self.text.push('\n');
    }

    /// The whole text; it ends with a line feed.
    pub(crate) fn finish(self) -> String {
        self.text
    }
}

/// A text without what could move a cursor, set colours or turn the writing direction.
fn clean(text: &str) -> String {
    let unsafe_char = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.replace('\n', " ").replace(unsafe_char, "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_hang() {
        let mut page = Page::new(30);
        page.heading("Overskrift");
        page.hung("  1. ", "en setning som er lengre enn linjen er bred");
        page.paragraph("Regelen står i en forskrift § 19, på 1.\u{a0}mars.\u{1b}[1m");
        let expected = "Overskrift\n  1. en setning som er lengre\n     enn linjen er bred\n\nRegelen står i en forskrift\n§ 19, på 1. mars.\u{fffd}[1m\n";
        assert_eq!(page.finish(), expected);
    }
}
