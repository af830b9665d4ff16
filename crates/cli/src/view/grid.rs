//! Tables on a screen of limited width.

use super::style::Style;
use super::wrap::{paragraph, width, wrap};

/// Spaces between two columns.
const GAP: usize = 2;

/// The longest word that keeps a column from being narrowed.
const LONGEST_WORD: usize = 22;

/// How a cell is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Tone {
    /// As it is.
    #[default]
    Plain,
    /// A heading.
    Bold,
    /// To be read last.
    Dim,
}

/// A cell: paragraphs, each wrapped by itself, and the indent of their further lines.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    pub(super) paragraphs: Vec<String>,
    pub(super) hang: usize,
    pub(super) tone: Tone,
    /// Whether it says that there is nothing to speak of; a block leaves out rows of nothing else.
    pub(super) absent: bool,
}

impl Cell {
    /// A cell of one paragraph.
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self::of(vec![text.into()])
    }

    /// A cell of several paragraphs.
    pub(super) fn of(paragraphs: Vec<String>) -> Self {
        Self { paragraphs, ..Self::default() }
    }

    /// The same cell, dim.
    pub(super) fn dim(self) -> Self {
        Self { tone: Tone::Dim, ..self }
    }

    /// The same cell, bold.
    pub(super) fn bold(self) -> Self {
        Self { tone: Tone::Bold, ..self }
    }

    /// The width it takes when it is wrapped to at most this one.
    fn wrapped(&self, widest: usize) -> usize {
        self.lines(widest).iter().map(|line| width(line)).max().unwrap_or(0)
    }

    fn longest_word(&self) -> usize {
        let words = self.paragraphs.iter().flat_map(|text| text.split(' '));
        words.map(width).max().unwrap_or(0).min(LONGEST_WORD)
    }

    fn text(&self) -> String {
        self.paragraphs.join(" ")
    }

    fn lines(&self, to: usize) -> Vec<String> {
        self.paragraphs.iter().flat_map(|text| wrap(text, to, self.hang)).collect()
    }
}

/// A table.
#[derive(Debug, Clone, Default)]
pub(super) struct Grid {
    /// The headings of the columns.
    pub(super) titles: Vec<Cell>,
    /// The rows; each has a cell for every heading.
    pub(super) rows: Vec<Vec<Cell>>,
    /// The leading columns that name the row; every block repeats them.
    pub(super) labels: usize,
    /// The widest that a column is made before its text is wrapped.
    pub(super) widest: usize,
    /// Whether all columns after the labels are equally wide, and the blocks equally many columns.
    pub(super) uniform: bool,
    /// Columns whose cells stand to the right.
    pub(super) right: Vec<usize>,
}

impl Grid {
    /// The table in one block, its widest columns narrowed as far as their words allow; where that does not fit the
    /// screen, each row as a short list.
    pub(super) fn fitted(&self, style: &Style<'_>) -> String {
        let least = self.widths(Cell::longest_word);
        let mut widths = self.natural(self.widest);
        while total(&widths) > style.columns() {
            let narrowable = (0..widths.len()).filter(|&column| widths[column] > least[column]);
            let Some(column) = narrowable.max_by_key(|&column| widths[column]) else {
                return self.stacked(style);
            };
            widths[column] -= 1;
        }
        let all: Vec<usize> = (0..widths.len()).collect();
        self.block(&all, &widths, style)
    }

    /// Each row as a list: its labels, then a line for each cell that says something.
    fn stacked(&self, style: &Style<'_>) -> String {
        let mut out = String::new();
        for row in &self.rows {
            let labels: Vec<String> = row.iter().take(self.labels).map(Cell::text).collect();
            let label = labels.join(" ");
            if !label.trim().is_empty() {
                for line in wrap(label.trim(), style.columns(), 2) {
                    out.push_str(&style.bold(&line));
                    out.push('\n');
                }
            }
            for (title, cell) in self.titles.iter().zip(row).skip(self.labels) {
                let text = cell.text();
                if !text.is_empty() {
                    out.push_str(&paragraph(&format!("  {}: ", title.text()), &text, style.columns()));
                }
            }
        }
        out
    }

    /// The table in as many blocks of columns as the screen needs, the labels repeated in each.
    pub(super) fn blocks(&self, style: &Style<'_>) -> String {
        let room = style.columns().saturating_sub(GAP * self.labels) / (self.labels + 1);
        let widths = self.natural(self.widest.min(room));
        let drawn: Vec<String> = self
            .parts(&widths, style.columns())
            .iter()
            .filter(|columns| self.rows.iter().any(|row| self.speaks(row, columns)))
            .map(|columns| self.block(columns, &widths, style))
            .collect();
        drawn.join("\n")
    }

    /// The columns of each block.
    fn parts(&self, widths: &[usize], columns: usize) -> Vec<Vec<usize>> {
        let labels: Vec<usize> = (0..self.labels.min(widths.len())).collect();
        let taken = total(&widths[..labels.len()]);
        let most = self.most_columns(widths, columns.saturating_sub(taken));
        let mut parts: Vec<Vec<usize>> = Vec::new();
        let mut used = usize::MAX;
        for (column, &width) in widths.iter().enumerate().skip(labels.len()) {
            let full = parts
                .last()
                .is_none_or(|part| used.saturating_add(GAP + width) > columns || part.len() - labels.len() >= most);
            if full {
                parts.push(labels.clone());
                used = taken;
            }
            used += GAP + width;
            if let Some(part) = parts.last_mut() {
                part.push(column);
            }
        }
        parts
    }

    /// How many columns a block holds, so that all blocks hold about as many.
    fn most_columns(&self, widths: &[usize], room: usize) -> usize {
        let values = widths.len().saturating_sub(self.labels);
        let Some(one) = widths.get(self.labels).filter(|_| self.uniform) else {
            return usize::MAX;
        };
        let fit = (room / (GAP + one)).clamp(1, values.max(1));
        values.div_ceil(values.div_ceil(fit).max(1))
    }

    /// The width of each column, where nothing but `widest` limits it.
    fn natural(&self, widest: usize) -> Vec<usize> {
        let mut widths = self.widths(|cell| cell.wrapped(widest));
        if self.uniform {
            let values = widths.get_mut(self.labels..).unwrap_or_default();
            let widest = values.iter().copied().max().unwrap_or(0);
            values.fill(widest);
        }
        widths
    }

    /// The largest measure of each column's cells.
    fn widths(&self, measure: impl Fn(&Cell) -> usize) -> Vec<usize> {
        let cells =
            |column: usize| self.rows.iter().filter_map(move |row| row.get(column)).chain(self.titles.get(column));
        (0..self.titles.len()).map(|column| cells(column).map(&measure).max().unwrap_or(0)).collect()
    }

    /// Whether a row says anything in these columns.
    fn speaks(&self, row: &[Cell], columns: &[usize]) -> bool {
        let values = columns.iter().skip(self.labels).filter_map(|&column| row.get(column));
        let mut values = values.peekable();
        values.peek().is_none() || values.any(|cell| !cell.absent)
    }

    fn block(&self, columns: &[usize], widths: &[usize], style: &Style<'_>) -> String {
        let titles: Vec<Cell> = self.titles.iter().cloned().map(Cell::bold).collect();
        let mut out = self.row(&titles, columns, widths, style);
        let rule: Vec<String> = columns.iter().map(|&column| "─".repeat(widths[column])).collect();
        out.push_str(&rule.join(&" ".repeat(GAP)));
        out.push('\n');
        let mut before: Option<String> = None;
        for row in self.rows.iter().filter(|row| self.speaks(row, columns)) {
            let lines = self.row(row, columns, widths, style);
            let tall = |lines: &String| lines.lines().count() > 1;
            let named = row.iter().take(self.labels).any(|cell| !cell.text().is_empty());
            if named && before.is_some_and(|before| tall(&before) || tall(&lines)) {
                out.push('\n');
            }
            out.push_str(&lines);
            before = Some(lines);
        }
        out
    }

    /// The lines of a row, each ended.
    fn row(&self, row: &[Cell], columns: &[usize], widths: &[usize], style: &Style<'_>) -> String {
        let cells: Vec<(usize, &Cell, Vec<String>)> = columns
            .iter()
            .filter_map(|&column| row.get(column).map(|cell| (column, cell, cell.lines(widths[column]))))
            .collect();
        let height = cells.iter().map(|(_, _, lines)| lines.len()).max().unwrap_or(0);
        let mut out = String::new();
        for at in 0..height {
            let line: Vec<String> = cells
                .iter()
                .map(|(column, cell, lines)| {
                    let text = lines.get(at).map_or("", String::as_str);
                    self.placed(text, cell.tone, *column, widths[*column], style)
                })
                .collect();
            out.push_str(line.join(&" ".repeat(GAP)).trim_end());
            out.push('\n');
        }
        out
    }

    /// A line of a cell, painted and padded to its column.
    fn placed(&self, text: &str, tone: Tone, column: usize, to: usize, style: &Style<'_>) -> String {
        let painted = match tone {
            Tone::Plain => text.to_owned(),
            Tone::Bold => style.bold(text),
            Tone::Dim => style.dim(text),
        };
        let spaces = " ".repeat(to.saturating_sub(width(text)));
        if self.right.contains(&column) { spaces + &painted } else { painted + &spaces }
    }
}

/// The columns that a row of these widths takes.
fn total(widths: &[usize]) -> usize {
    widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1)
}
