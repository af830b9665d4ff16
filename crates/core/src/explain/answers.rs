//! Answers that were given before, and hold as long as nothing changes: many ask for the same units from the same start.

use super::board::{Board, kind};
use crate::document::ProofNumbers;
use crate::options::{Shape, UnitSet};

/// So many are kept for a stretch; who asks for others is answered anew.
const MOST: usize = 64;

/// The proofs that close all stretches in some units, by the units.
#[derive(Debug, Clone)]
pub(super) struct Answers<S> {
    /// As of when.
    stamp: u32,
    /// The units asked for, close together as they are looked through, and the answers.
    asked: Vec<S>,
    known: Vec<ProofNumbers>,
}

impl<S> Answers<S> {
    /// Nothing was asked.
    pub(super) const NONE: Self = Self { stamp: 0, asked: Vec::new(), known: Vec::new() };
}

impl<S: UnitSet> Board<'_, S> {
    /// The proofs that close all stretches of a shape in these units, if that was asked as things are: with this [stamp](Self::stamp).
    pub(super) fn answer(&self, shape: Shape, units: &S, span: (usize, usize), stamp: u32) -> Option<ProofNumbers> {
        let answers = &self.answers[span.0][kind(shape, span)];
        if answers.stamp != stamp {
            return None;
        }
        let at = answers.asked.iter().position(|asked| asked == units)?;
        Some(ProofNumbers::from_slice(&answers.known[at]))
    }

    /// Keeps an answer that was found with this stamp.
    pub(super) fn remember(
        &mut self,
        shape: Shape,
        units: &S,
        span: (usize, usize),
        stamp: u32,
        proofs: &ProofNumbers,
    ) {
        let answers = &mut self.answers[span.0][kind(shape, span)];
        if answers.stamp != stamp {
            answers.stamp = stamp;
            answers.asked.clear();
            answers.known.clear();
        }
        if answers.known.len() < MOST {
            answers.asked.push(units.clone());
            answers.known.push(ProofNumbers::from_slice(proofs));
        }
    }

    /// A number that grows whenever somebody is seated in the quarters of a stretch, or something is closed in them.
    pub(super) fn stamp(&self, (from, to): (usize, usize)) -> u32 {
        self.changes[from] + self.changes[to]
    }
}
