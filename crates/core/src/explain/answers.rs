//! Answers that were given before, and hold as long as nothing changes: many ask for the same units from the same start.

use super::board::{Board, kind};
use super::closed::is_whole;
use crate::document::ProofNumbers;
use crate::options::{Shape, UnitSet};

/// So many are kept for a stretch; who asks for others is answered anew.
const MOST: usize = 64;

/// The proofs that close all stretches in some units, by the units.
#[derive(Debug, Clone)]
pub(super) struct Answers<S> {
    /// As of when.
    stamp: u32,
    known: Vec<(S, ProofNumbers)>,
}

impl<S> Answers<S> {
    /// Nothing was asked.
    pub(super) const NONE: Self = Self { stamp: 0, known: Vec::new() };
}

impl<S: UnitSet> Board<'_, S> {
    /// The proofs that close all stretches of a shape in these units, if that was asked as things are: with this [stamp](Self::stamp).
    pub(super) fn answer(&self, shape: Shape, units: &S, span: (usize, usize), stamp: u32) -> Option<ProofNumbers> {
        let answers = &self.answers[span.0][kind(shape, span)];
        if answers.stamp != stamp {
            return None;
        }
        let mut known = answers.known.iter();
        known.find(|(known, _)| known == units).map(|(_, proofs)| ProofNumbers::from_slice(proofs))
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
            answers.known.clear();
        }
        if answers.known.len() < MOST {
            answers.known.push((units.clone(), ProofNumbers::from_slice(proofs)));
        }
    }

    /// A number that grows whenever somebody is seated in the quarters of a stretch, or something is closed in them.
    pub(super) fn stamp(&self, (from, to): (usize, usize)) -> u32 {
        let of = |quarter: usize| self.quarters[quarter].seats + self.shut[quarter].count();
        of(from) + of(to) + if is_whole(from, to) { self.shut_whole[from / 2].count() } else { 0 }
    }
}
