//! The order of candidates, and what decided it.

use alis::calendar::Date;
use alis::document::{
    CommitmentStatus, EligibilityRule, PlacementStatus, RankDocument, RankedDocument, RefusedDocument,
    TrustRankDocument,
};
use alis::problem::Problem;

use super::grid::{Cell, Grid};
use super::style::{Style, clean};
use super::wrap::{pairs, paragraph};

/// The order of all trusts' candidates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankView {
    /// The rule set's id.
    pub rules: String,
    /// The day on which service is counted.
    pub decision_date: Date,
    /// The trusts, in the order in which they are shown.
    pub trusts: Vec<TrustRank>,
}

/// The order of a trust's candidates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustRank {
    /// The trust's id.
    pub id: String,
    /// The trust's name.
    pub name: String,
    /// Its candidates, first served first.
    pub rows: Vec<RankRow>,
    /// How many pairs each criterion decided, in the rule set's order.
    pub pairs: Vec<(String, u64)>,
    /// Who is refused by a rule, by id.
    pub ineligible: Vec<IneligibleRow>,
}

/// A candidate in the order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankRow {
    /// The place in the whole document's order, from 1.
    pub rank: u32,
    /// The place in the queue, or the commitment that takes its place.
    pub place: RankPlace,
    /// The candidate's id.
    pub candidate: String,
    /// Criterion and value, in the rule set's order and the same in every row. A value may be a word or a date of the
    /// documents (`own_list`, `2021-03-01`, `true`): it is shown in the reader's language.
    pub keys: Vec<(String, String)>,
    /// The criterion that put the candidate before the next of the list; none for the last.
    pub decided_by: Option<String>,
    /// The place in the queue if the nearest hospital were no criterion; given where the rule set has it.
    pub place_without_nearest_hospital: Option<u32>,
}

/// A candidate's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RankPlace {
    /// In the trust's queue, from 1.
    Queue(u32),
    /// Holds a placement that stands.
    Committed(CommitmentStatus),
}

/// A candidate that a rule refuses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IneligibleRow {
    /// The candidate's id.
    pub candidate: String,
    /// The first rule that failed.
    pub rule: EligibilityRule,
    /// Where the rule stands.
    pub source: Option<String>,
    /// The field that it read.
    pub field: String,
    /// The value that it found.
    pub value: String,
}

impl RankView {
    /// What a priority list shows, with the names of the problem.
    pub fn of(problem: &Problem, list: &RankDocument) -> Self {
        let trust = |own: &TrustRankDocument| {
            let known = problem.trusts.iter().find(|trust| trust.id == own.trust.as_str());
            TrustRank {
                id: own.trust.to_string(),
                name: known.map_or_else(|| own.trust.to_string(), |trust| trust.name.clone()),
                rows: own.candidates.iter().map(RankRow::of).collect(),
                pairs: own.decided.iter().map(|decided| (decided.criterion.clone(), decided.neighbours)).collect(),
                ineligible: list
                    .ineligible
                    .iter()
                    .filter(|item| item.trust == own.trust)
                    .map(IneligibleRow::of)
                    .collect(),
            }
        };
        Self {
            rules: list.rules.to_string(),
            decision_date: problem.decision_date,
            trusts: list.trusts.iter().map(trust).collect(),
        }
    }
}

impl RankRow {
    fn of(row: &RankedDocument) -> Self {
        Self {
            rank: row.rank,
            place: match (row.commitment, row.queue_place) {
                (Some(status), _) => RankPlace::Committed(status),
                (None, place) => RankPlace::Queue(place.unwrap_or_default()),
            },
            candidate: row.candidate.to_string(),
            keys: row.keys.iter().map(|key| (key.criterion.clone(), key.value.clone())).collect(),
            decided_by: row.before_next_by.clone(),
            place_without_nearest_hospital: row.queue_place_without_nearest_hospital,
        }
    }
}

impl IneligibleRow {
    fn of(item: &RefusedDocument) -> Self {
        Self {
            candidate: item.candidate.to_string(),
            rule: item.rule,
            source: item.source.clone(),
            field: item.field.clone(),
            value: item.value.clone(),
        }
    }
}

/// The order as a table for each trust, with the criterion that decided between neighbours.
pub fn rank(view: &RankView, style: &Style<'_>) -> String {
    let words = style.words();
    let mut out = format!("{}\n{}\n\n", style.bold(words.rank_title()), words.nomination());
    let facts = [
        (words.decision_date(), words.date_in_words(view.decision_date)),
        (words.rule_set(), clean(&view.rules).into_owned()),
    ];
    out.push_str(&pairs(&facts.map(|(name, value)| (name.to_owned(), value)), style.columns()));
    for trust in &view.trusts {
        for part in [title(trust, style), order(trust, style), decided(trust, style), refused(trust, style)] {
            if !part.is_empty() {
                out.push('\n');
                out.push_str(&part);
            }
        }
    }
    out
}

fn title(trust: &TrustRank, style: &Style<'_>) -> String {
    let rule = "═".repeat(style.columns());
    format!("{rule}\n{}\n", style.bold(&clean(&trust.name)))
}

/// The order itself.
fn order(trust: &TrustRank, style: &Style<'_>) -> String {
    let words = style.words();
    let Some(first) = trust.rows.first() else {
        return paragraph("", words.no_one_ranked(), style.columns());
    };
    let nearest = trust.rows.iter().any(|row| row.place_without_nearest_hospital.is_some());
    let mut titles = vec![words.queue(), words.candidate(), words.decided_by()];
    titles.extend(first.keys.iter().map(|(criterion, _)| words.criterion(criterion)));
    if nearest {
        titles.push(words.without_nearest());
    }
    let grid = Grid {
        titles: titles.into_iter().map(Cell::new).collect(),
        rows: trust.rows.iter().map(|row| cells(row, nearest, style)).collect(),
        labels: 2,
        widest: 18,
        ..Grid::default()
    };
    let mut out = grid.blocks(style);
    if nearest {
        out.push_str(&paragraph("", words.nearest_note(), style.columns()));
    }
    out
}

fn cells(row: &RankRow, nearest: bool, style: &Style<'_>) -> Vec<Cell> {
    let words = style.words();
    let place = match row.place {
        RankPlace::Queue(place) => place.to_string(),
        RankPlace::Committed(status) => words.status(PlacementStatus::from(status)).to_owned(),
    };
    let decided = row.decided_by.as_deref().map_or("", |criterion| words.criterion(criterion));
    let mut cells = vec![Cell::new(place), Cell::new(style.candidate(&row.candidate)), Cell::new(clean(decided))];
    let keys = row.keys.iter();
    cells.extend(keys.map(|(criterion, value)| Cell::new(words.value(criterion, &clean(value)))));
    if nearest {
        cells.push(Cell::new(without_nearest(row)));
    }
    cells
}

/// The place without the nearest hospital, starred where it is another.
fn without_nearest(row: &RankRow) -> String {
    match (row.place_without_nearest_hospital, row.place) {
        (Some(other), RankPlace::Queue(place)) if other != place => format!("{other} *"),
        (Some(other), _) => other.to_string(),
        (None, _) => String::new(),
    }
}

/// How many pairs each criterion decided.
fn decided(trust: &TrustRank, style: &Style<'_>) -> String {
    let words = style.words();
    if trust.pairs.is_empty() {
        return String::new();
    }
    let parts: Vec<String> =
        trust.pairs.iter().map(|(criterion, count)| format!("{} {count}", clean(words.criterion(criterion)))).collect();
    paragraph("", &format!("{}: {}", words.pairs_title(), parts.join(", ")), style.columns())
}

/// Who a rule refuses, with its source.
fn refused(trust: &TrustRank, style: &Style<'_>) -> String {
    let words = style.words();
    if trust.ineligible.is_empty() {
        return String::new();
    }
    let titles =
        [words.candidate(), words.rule_column(), words.source_column(), words.field_column(), words.value_column()];
    let row = |item: &IneligibleRow| {
        vec![
            Cell::new(style.candidate(&item.candidate)),
            Cell::new(words.rule(item.rule)),
            Cell::new(clean(item.source.as_deref().unwrap_or("–"))),
            Cell::new(clean(words.field(&item.field))),
            Cell::new(words.value(&item.field, &clean(&item.value))),
        ]
    };
    let grid = Grid {
        titles: titles.map(Cell::new).to_vec(),
        rows: trust.ineligible.iter().map(row).collect(),
        labels: 1,
        widest: 40,
        ..Grid::default()
    };
    format!("{}\n{}", style.bold(words.refused()), grid.fitted(style))
}
