//! The level driver: fix a level's value, go on to the next (model: section Objective).
//!
//! For each level, from its best value up: either the witness plan attains the value, or it can be changed so that it
//! does, or the value is refused. A value counts as proved when an integer witness attains it and each better value was
//! refused, by integer reasoning or by the back end.
//!
//! Candidates behind the one in hand need not be looked at: all limits are upper bounds, so that leaving everyone behind
//! without a place is always possible, and no level that is fixed yet reads them.

use crate::program::{BlockIx, ColumnIx, Level, Measure, Program};
use crate::solve::backend::{Answer, Backend};
use crate::solve::question::{Question, Reduced};
use crate::solve::{Control, SolveError};

/// How far the driver came.
#[derive(Debug)]
pub(super) struct Driven {
    pub(super) witness: Vec<Option<ColumnIx>>,
    /// Levels proved, from the first.
    pub(super) proved: usize,
}

/// Takes a program through its levels.
pub(super) fn drive(
    program: &Program,
    backend: &dyn Backend,
    control: &Control<'_>,
    proved_block: &dyn Fn(BlockIx),
) -> Result<Driven, SolveError> {
    let mut driver = Driver::new(program, backend, control);
    let last_right = last_right(program);
    for (proved, level) in program.levels.iter().enumerate() {
        if control.is_over() || control.is_cancelled() || driver.prove(*level)? == Step::OutOfTime {
            driver.fill();
            return Ok(Driven { witness: driver.witness, proved });
        }
        if last_right[level.block] == proved {
            proved_block(level.block);
        }
    }
    Ok(Driven { witness: driver.witness, proved: program.levels.len() })
}

/// For each block the number of its last level of tier 1.
pub(super) fn last_right(program: &Program) -> Vec<usize> {
    let mut last = vec![0; program.blocks.len()];
    for (number, level) in program.levels.iter().enumerate().filter(|(_, level)| level.measure.is_right()) {
        last[level.block] = number;
    }
    last
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Done,
    OutOfTime,
}

struct Driver<'a> {
    program: &'a Program,
    backend: &'a dyn Backend,
    control: &'a Control<'a>,
    /// For each block the columns whose values are those proved so far.
    domain: Vec<Vec<ColumnIx>>,
    witness: Vec<Option<ColumnIx>>,
    /// For each block its measures, the weightiest first, so that what is tried first is what its levels ask for.
    order: Vec<[Measure; 5]>,
    /// How much of each limit the witness uses.
    used: Vec<u32>,
}

impl<'a> Driver<'a> {
    fn new(program: &'a Program, backend: &'a dyn Backend, control: &'a Control<'a>) -> Self {
        Self {
            program,
            backend,
            control,
            domain: program.blocks.iter().map(|block| (0..block.columns.len()).collect()).collect(),
            witness: vec![None; program.blocks.len()],
            order: orders(program),
            used: vec![0; program.limits.len()],
        }
    }

    /// Proves one level's value and fixes it.
    fn prove(&mut self, level: Level) -> Result<Step, SolveError> {
        let Level { block, measure } = level;
        let own = &self.program.blocks[block];
        let value_of = |column: ColumnIx| own.value(Some(column), measure);
        let mut values: Vec<u32> = self.domain[block].iter().map(|&column| value_of(column)).collect();
        values.sort_unstable();
        values.dedup();
        for value in values {
            if self.attains(level, value) {
                break;
            }
            let wanted: Vec<ColumnIx> =
                self.domain[block].iter().copied().filter(|&column| value_of(column) == value).collect();
            match self.ask(block, &wanted)? {
                Verdict::Attained => break,
                Verdict::Refused => {}
                Verdict::OutOfTime => return Ok(Step::OutOfTime),
            }
        }
        let reached = self.witness[block];
        match reached {
            Some(column) => {
                let proved = value_of(column);
                self.domain[block].retain(|&column| value_of(column) == proved);
            }
            None => self.domain[block].clear(),
        }
        Ok(Step::Done)
    }

    fn attains(&self, level: Level, value: u32) -> bool {
        let column = self.witness[level.block];
        column.is_some() && self.program.blocks[level.block].value(column, level.measure) == value
    }

    /// Whether a block can take one of these columns while all placed blocks keep their proved values.
    fn ask(&mut self, block: BlockIx, wanted: &[ColumnIx]) -> Result<Verdict, SolveError> {
        if self.fits_beside(block, wanted) {
            return Ok(Verdict::Attained);
        }
        let (members, question) = self.question(block, wanted);
        let Reduced::Open(open) = question.reduce() else {
            return Ok(Verdict::Refused);
        };
        let reduced = Question {
            groups: question.groups.iter().zip(&open).map(|(group, open)| pick(group, open)).collect(),
            capacity: question.capacity.clone(),
        };
        match self.backend.decide(&reduced, self.control.deadline) {
            Answer::Witness(choice) if reduced.holds(&choice) => {
                let changes = members.into_iter().zip(open.iter().zip(choice));
                let changes = changes.map(|((member, columns), (open, chosen))| (member, columns[open[chosen]]));
                self.rewrite(changes.collect());
                Ok(Verdict::Attained)
            }
            Answer::Witness(_) => Err(self.failure("its answer exceeds a limit".to_owned())),
            Answer::Refused => Ok(Verdict::Refused),
            Answer::OutOfTime => Ok(Verdict::OutOfTime),
            Answer::Failed(message) => Err(self.failure(message)),
        }
    }

    fn failure(&self, message: String) -> SolveError {
        SolveError::Backend { backend: self.backend.name(), message }
    }

    /// Takes a wanted column that needs nobody else to move: the first by all later measures.
    fn fits_beside(&mut self, block: BlockIx, wanted: &[ColumnIx]) -> bool {
        let own = &self.program.blocks[block];
        let before = self.witness[block];
        self.put(block, None);
        let later = &self.order[block];
        let fits = |&column: &ColumnIx| {
            own.columns[column].uses.iter().all(|&limit| self.used[limit] < self.program.limits[limit].capacity)
        };
        let best = wanted
            .iter()
            .copied()
            .filter(fits)
            .min_by_key(|&column| later.map(|measure| own.value(Some(column), measure)));
        self.put(block, best.or(before));
        best.is_some()
    }

    /// Changes one block's column in the witness.
    fn put(&mut self, block: BlockIx, column: Option<ColumnIx>) {
        let uses = |column: Option<ColumnIx>| column.map(|column| &self.program.blocks[block].columns[column].uses);
        for &limit in uses(self.witness[block]).into_iter().flatten() {
            self.used[limit] -= 1;
        }
        for &limit in uses(column).into_iter().flatten() {
            self.used[limit] += 1;
        }
        self.witness[block] = column;
    }

    fn rewrite(&mut self, changes: Vec<(BlockIx, ColumnIx)>) {
        for &(block, _) in &changes {
            self.put(block, None);
        }
        for (block, column) in changes {
            self.put(block, Some(column));
        }
    }

    /// The question whether a block can take a wanted column: the blocks it can touch through limits that can bind, each
    /// with the columns of its proved values. Returns the blocks, with the columns behind each group, and the question.
    fn question(&self, block: BlockIx, wanted: &[ColumnIx]) -> (Vec<(BlockIx, Vec<ColumnIx>)>, Question) {
        let columns_of = |member: BlockIx| {
            if member == block { wanted } else { self.domain[member].as_slice() }
        };
        let users = self.users(block, wanted);
        // A limit that could carry all who may use it never binds.
        let binds = |limit: usize| {
            users[limit].len() > usize::try_from(self.program.limits[limit].capacity).unwrap_or(usize::MAX)
        };
        let mut met = vec![false; self.program.blocks.len()];
        met[block] = true;
        let mut members = vec![block];
        let mut row_of = vec![None; self.program.limits.len()];
        let mut capacity = Vec::new();
        let mut groups = Vec::new();
        let mut next = 0;
        while let Some(&member) = members.get(next) {
            next += 1;
            let mut group = Vec::new();
            for &column in columns_of(member) {
                let mut rows = Vec::new();
                for &limit in self.program.blocks[member].columns[column].uses.iter().filter(|&&limit| binds(limit)) {
                    let row = *row_of[limit].get_or_insert_with(|| {
                        capacity.push(self.program.limits[limit].capacity);
                        for &other in &users[limit] {
                            if !std::mem::replace(&mut met[other], true) {
                                members.push(other);
                            }
                        }
                        capacity.len() - 1
                    });
                    rows.push(row);
                }
                group.push(rows);
            }
            groups.push(group);
        }
        let members = members.into_iter().map(|member| (member, columns_of(member).to_vec())).collect();
        (members, Question { groups, capacity })
    }

    /// For each limit the blocks that may use it: those placed, with their proved values, and the one in hand.
    fn users(&self, block: BlockIx, wanted: &[ColumnIx]) -> Vec<Vec<BlockIx>> {
        let mut users: Vec<Vec<BlockIx>> = vec![Vec::new(); self.program.limits.len()];
        let mut note = |member: BlockIx, columns: &[ColumnIx]| {
            for &limit in columns.iter().flat_map(|&column| &self.program.blocks[member].columns[column].uses) {
                if users[limit].last() != Some(&member) {
                    users[limit].push(member);
                }
            }
        };
        for (member, column) in self.witness.iter().enumerate() {
            if member != block && column.is_some() {
                note(member, &self.domain[member]);
            }
        }
        note(block, wanted);
        users
    }

    /// When time ran out: gives everyone who still can be served something, in rank order.
    fn fill(&mut self) {
        for block in 0..self.program.blocks.len() {
            if self.witness[block].is_none() {
                let all = self.domain[block].clone();
                self.fits_beside(block, &all);
            }
        }
    }
}

/// The order of each block's levels.
fn orders(program: &Program) -> Vec<[Measure; 5]> {
    use Measure::{Away, CanonicalPlace, Relevance, Waiting, Wish};
    let mut orders = vec![[Waiting, Wish, Away, Relevance, CanonicalPlace]; program.blocks.len()];
    let mut waits = vec![false; program.blocks.len()];
    for level in &program.levels {
        match level.measure {
            Waiting => waits[level.block] = true,
            Wish if !waits[level.block] => orders[level.block].swap(0, 1),
            _ => {}
        }
    }
    orders
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Attained,
    Refused,
    OutOfTime,
}

fn pick(group: &[Vec<usize>], open: &[usize]) -> Vec<Vec<usize>> {
    open.iter().map(|&column| group[column].clone()).collect()
}
