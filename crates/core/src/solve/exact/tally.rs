//! Which stage decided how many questions.

use std::sync::atomic::{AtomicU64, Ordering};

use super::search::Answer;

/// What decides a question, from the cheapest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// A place was free.
    Free,
    /// The only pool is full.
    PoolFull,
    /// Every unit was known to be closed.
    ClosedBefore,
    /// A chain of half-years made a place.
    Chain,
    /// No chain does, and there is nothing else to move: the units reached are a closed set.
    ClosedSet,
    /// A bound refused: a closed set over all members, or a count of whole and half places.
    Bound,
    /// Prices: all who must be seated would have to pay more than all limits are worth.
    Prices,
    /// The exact search.
    Search,
}

/// All stages, in order.
const STAGES: [Stage; 8] = [
    Stage::Free,
    Stage::PoolFull,
    Stage::ClosedBefore,
    Stage::Chain,
    Stage::ClosedSet,
    Stage::Bound,
    Stage::Prices,
    Stage::Search,
];

/// How many questions each stage answered with yes and with no, and how many nodes the searches visited.
#[derive(Debug, Default)]
pub struct Tally {
    yes: [AtomicU64; 8],
    no: [AtomicU64; 8],
    nodes: AtomicU64,
}

impl Tally {
    /// The counts so far: stage, yes, no.
    pub fn counts(&self) -> Vec<(Stage, u64, u64)> {
        let read = |count: &AtomicU64| count.load(Ordering::Relaxed);
        STAGES
            .into_iter()
            .map(|stage| (stage, read(&self.yes[stage as usize]), read(&self.no[stage as usize])))
            .collect()
    }

    /// Nodes that searches visited.
    pub fn nodes(&self) -> u64 {
        self.nodes.load(Ordering::Relaxed)
    }

    /// Adds what one component counted.
    pub(super) fn add(&self, own: &Counts) {
        for stage in 0..STAGES.len() {
            self.yes[stage].fetch_add(own.yes[stage], Ordering::Relaxed);
            self.no[stage].fetch_add(own.no[stage], Ordering::Relaxed);
        }
        self.nodes.fetch_add(own.nodes, Ordering::Relaxed);
    }
}

/// The counts of one component.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    yes: [u64; 8],
    no: [u64; 8],
    pub(super) nodes: u64,
}

impl Counts {
    pub(super) fn count(&mut self, stage: Stage, answer: Answer) {
        match answer {
            Answer::Yes => self.yes[stage as usize] += 1,
            Answer::No => self.no[stage as usize] += 1,
            Answer::Cut | Answer::Stopped => {}
        }
    }
}
