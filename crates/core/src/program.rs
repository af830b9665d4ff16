//! The integer program (model: sections Constraints and Objective).
//!
//! With `x[c, o] = 1` when candidate `c` takes option `o`:
//!
//! ```text
//! minimise, one after another    level_1(x), level_2(x), …
//! subject to    sum over o         of x[c, o]  <= 1            for each candidate c
//!               sum over (c, o) using l of x[c, o]  <= capacity[l]  for each limit l
//!               x[c, o] in {0, 1}
//! ```
//!
//! A limit is a pool, a unit or a municipality in one quarter; commitments are taken off its capacity beforehand. Each
//! level reads one candidate alone: `unplaced` is `1 - sum over o of x[c, o]`, any other the sum over `o` of
//! `value[c, o] * x[c, o]`. All coefficients are integers.

use std::collections::BTreeMap;

use crate::document::{Objective, Prefers};
use crate::fault::LimitKind;
use crate::options::PlacementOption;
use crate::priority::PriorityList;
use crate::problem::{Candidate, Problem};

/// Index of a limit (a row).
pub type LimitIx = usize;
/// Index of a block (a ranked candidate that is not committed).
pub type BlockIx = usize;
/// Index of a column in its block: the option's place in the candidate's canonical order.
pub type ColumnIx = usize;

/// A lexicographic integer program.
#[derive(Debug, Clone)]
pub struct Program {
    /// The candidates to place, in rank order; at most one column of each is taken.
    pub blocks: Vec<Block>,
    /// The rows.
    pub limits: Vec<Limit>,
    /// The objective: each level is fixed before the next is looked at.
    pub levels: Vec<Level>,
}

/// A candidate's columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The options, in canonical order.
    pub columns: Vec<Column>,
}

/// One option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The limits that it takes one of, each once, ascending.
    pub uses: Vec<LimitIx>,
    /// Its value for each measure, by [`Measure`]'s order from `Waiting` to `Relevance`.
    values: [u32; 4],
}

/// What may not be exceeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// What it belongs to.
    pub kind: LimitKind,
    /// The index of the pool, unit or municipality.
    pub index: usize,
    /// The quarter's place in the horizon.
    pub quarter: usize,
    /// What commitments leave of it.
    pub capacity: u32,
}

/// A line of the objective.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level {
    /// Whose.
    pub block: BlockIx,
    /// Of what.
    pub measure: Measure,
}

/// What a level measures; smaller is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// 1 where the candidate has no place.
    Unplaced,
    /// Quarters waited.
    Waiting,
    /// The place in the wishes.
    Wish,
    /// Away from the nearest hospital.
    Away,
    /// How relevant the units are.
    Relevance,
    /// Tier 2: the option's place in the canonical order.
    CanonicalPlace,
}

impl Measure {
    /// Whether it belongs to tier 1, which is a right; tier 2 only makes the plan unique.
    pub fn is_right(self) -> bool {
        self != Self::CanonicalPlace
    }
}

impl Block {
    /// The value of a measure where this column is taken, or none.
    pub fn value(&self, column: Option<ColumnIx>, measure: Measure) -> u32 {
        let Some(column) = column else {
            return u32::from(measure == Measure::Unplaced);
        };
        let values = &self.columns[column].values;
        match measure {
            Measure::Unplaced => 0,
            Measure::Waiting => values[0],
            Measure::Wish => values[1],
            Measure::Away => values[2],
            Measure::Relevance => values[3],
            Measure::CanonicalPlace => u32::try_from(column).unwrap_or(u32::MAX),
        }
    }
}

impl Column {
    /// A column that takes one of each of these limits and has these values (waiting, wish, away, relevance).
    pub fn new(mut uses: Vec<LimitIx>, values: [u32; 4]) -> Self {
        uses.sort_unstable();
        uses.dedup();
        Self { uses, values }
    }
}

/// Writes the integer program of a problem.
///
/// `options` holds, for each entry of the priority list in rank order, its options; commitments have none and become no
/// block. Returns the program and, for each block, its place in the priority list.
///
/// # Examples
///
/// ```
/// let bytes = std::fs::read("../../docs/examples/ahus-new.json")?;
/// let problem = alis::read(&bytes, &alis::ReadOptions::default())?;
/// let list = alis::rank(&problem)?;
/// let of = |ranked: &alis::priority::Ranked| {
///     alis::options::enumerate(&problem, &problem.candidates[ranked.candidate]).unwrap_or_default()
/// };
/// let options: Vec<_> = list.order().iter().map(of).collect();
/// let (program, entries) = alis::program::formulate(&problem, &list, &options);
/// assert_eq!((program.blocks.len(), entries.len()), (8, 8));
/// assert_eq!(program.levels.len(), 8 * 6);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn formulate(
    problem: &Problem,
    priority: &PriorityList,
    options: &[Vec<PlacementOption>],
) -> (Program, Vec<usize>) {
    let mut rows = Rows::default();
    let mut blocks = Vec::new();
    let mut places = Vec::new();
    let mut candidates = Vec::new();
    for (place, ranked) in priority.order().iter().enumerate() {
        let candidate = &problem.candidates[ranked.candidate];
        if candidate.commitment.is_none() {
            let columns = options[place].iter().map(|option| rows.column(problem, candidate, option)).collect();
            blocks.push(Block { columns });
            places.push(place);
            candidates.push(candidate);
        }
    }
    rows.take_commitments(problem);
    let levels = levels(problem.rules.objective(), &candidates);
    (Program { blocks, limits: rows.limits, levels }, places)
}

/// The rows that options use, numbered as they are met.
#[derive(Default)]
struct Rows {
    limits: Vec<Limit>,
    numbers: BTreeMap<(LimitKind, usize, usize), LimitIx>,
}

impl Rows {
    fn column(&mut self, problem: &Problem, candidate: &Candidate, option: &PlacementOption) -> Column {
        let mut uses = Vec::new();
        for segment in &option.segments {
            for quarter in segment.quarters().filter_map(|quarter| problem.quarter_index(quarter)) {
                let posts = problem.pools[segment.pool].counts[quarter];
                uses.push(self.row(LimitKind::Pool, segment.pool, quarter, posts));
                if let Some(max) = problem.units[segment.unit].max_at_once {
                    uses.push(self.row(LimitKind::Unit, segment.unit, quarter, max));
                }
                if let Some(max) = problem.municipalities[candidate.municipality].max_absent {
                    uses.push(self.row(LimitKind::Municipality, candidate.municipality, quarter, max));
                }
            }
        }
        let values = option.values;
        Column::new(uses, [values.waiting, values.wish, values.away, values.relevance])
    }

    fn row(&mut self, kind: LimitKind, index: usize, quarter: usize, capacity: u32) -> LimitIx {
        let limits = &mut self.limits;
        *self.numbers.entry((kind, index, quarter)).or_insert_with(|| {
            limits.push(Limit { kind, index, quarter, capacity });
            limits.len() - 1
        })
    }

    /// Takes off each limit what the placements that stand hold of it.
    fn take_commitments(&mut self, problem: &Problem) {
        for candidate in &problem.candidates {
            for segment in candidate.commitment.iter().flat_map(|commitment| &commitment.segments) {
                for quarter in segment.quarters().filter_map(|quarter| problem.quarter_index(quarter)) {
                    self.take(LimitKind::Pool, segment.pool, quarter);
                    self.take(LimitKind::Unit, segment.unit, quarter);
                    self.take(LimitKind::Municipality, candidate.municipality, quarter);
                }
            }
        }
    }

    fn take(&mut self, kind: LimitKind, index: usize, quarter: usize) {
        if let Some(&row) = self.numbers.get(&(kind, index, quarter)) {
            // Validation refused commitments that break a limit, so that this cannot fall below 0.
            self.limits[row].capacity = self.limits[row].capacity.saturating_sub(1);
        }
    }
}

/// The levels, in the order of the model: tier 1 in rank order, then tier 2 in rank order.
fn levels(objective: Objective, candidates: &[&Candidate]) -> Vec<Level> {
    use Measure::{Away, CanonicalPlace, Relevance, Unplaced, Waiting, Wish};
    let blocks = || candidates.iter().enumerate();
    let of = |block: BlockIx, measures: &[Measure]| -> Vec<Level> {
        measures.iter().map(|&measure| Level { block, measure }).collect()
    };
    let rights: Vec<Level> = match objective {
        Objective::TimeAndPlace => blocks()
            .flat_map(|(block, candidate)| match candidate.prefers {
                Prefers::Time => of(block, &[Unplaced, Waiting, Wish, Away, Relevance]),
                Prefers::Place => of(block, &[Unplaced, Wish, Waiting, Away, Relevance]),
            })
            .collect(),
        Objective::TimeThenPlace => {
            let time = blocks().flat_map(|(block, _)| of(block, &[Unplaced, Waiting]));
            time.chain(blocks().flat_map(|(block, _)| of(block, &[Wish, Away, Relevance]))).collect()
        }
    };
    rights.into_iter().chain(blocks().flat_map(|(block, _)| of(block, &[CanonicalPlace]))).collect()
}
