//! Splitting a program into parts that share no limit: each is solved alone, and the levels of one part say nothing of
//! another, so that putting the parts' optima together is the optimum of the whole.

use crate::program::{Block, BlockIx, Column, Level, Limit, Program};

/// A part of a program, with the number of each of its blocks in the whole.
#[derive(Debug)]
pub(super) struct Component {
    pub(super) program: Program,
    pub(super) blocks: Vec<BlockIx>,
}

/// The parts, in the order of their first blocks.
pub(super) fn split(program: &Program) -> Vec<Component> {
    let mut parent: Vec<usize> = (0..program.blocks.len()).collect();
    let mut first_user: Vec<Option<BlockIx>> = vec![None; program.limits.len()];
    for (block, own) in program.blocks.iter().enumerate() {
        for &limit in own.columns.iter().flat_map(|column| &column.uses) {
            match first_user[limit] {
                Some(other) => join(&mut parent, other, block),
                None => first_user[limit] = Some(block),
            }
        }
    }
    let mut members: Vec<Vec<BlockIx>> = vec![Vec::new(); program.blocks.len()];
    for block in 0..program.blocks.len() {
        members[root(&mut parent, block)].push(block);
    }
    members.retain(|blocks| !blocks.is_empty());
    // A root is the smallest of its part, so that the parts already stand in the order of their first blocks.
    let mut number = vec![(0, 0); program.blocks.len()];
    for (part, blocks) in members.iter().enumerate() {
        for (own, &block) in blocks.iter().enumerate() {
            number[block] = (part, own);
        }
    }
    let mut levels: Vec<Vec<Level>> = vec![Vec::new(); members.len()];
    for level in &program.levels {
        let (part, block) = number[level.block];
        levels[part].push(Level { block, measure: level.measure });
    }
    let mut renumbered = vec![usize::MAX; program.limits.len()];
    let parts = members.into_iter().zip(levels);
    parts.map(|(blocks, levels)| component(program, blocks, levels, &mut renumbered)).collect()
}

fn component(program: &Program, members: Vec<BlockIx>, levels: Vec<Level>, renumbered: &mut [usize]) -> Component {
    let mut limits: Vec<Limit> = Vec::new();
    let mut blocks = Vec::with_capacity(members.len());
    for &member in &members {
        let column = |column: &Column| {
            let mut column = column.clone();
            for limit in &mut column.uses {
                // Parts share no limit, so that a number given for one part is never met in another.
                if renumbered[*limit] == usize::MAX {
                    renumbered[*limit] = limits.len();
                    limits.push(program.limits[*limit]);
                }
                *limit = renumbered[*limit];
            }
            column
        };
        blocks.push(Block { columns: program.blocks[member].columns.iter().map(column).collect() });
    }
    Component { program: Program { blocks, limits, levels }, blocks: members }
}

fn root(parent: &mut [usize], mut block: usize) -> usize {
    while parent[block] != block {
        parent[block] = parent[parent[block]];
        block = parent[block];
    }
    block
}

/// The smaller root becomes the root of both.
fn join(parent: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(parent, a), root(parent, b));
    parent[a.max(b)] = a.min(b);
}
