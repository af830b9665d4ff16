//! The production solver: exact in integers, by the structure of the problem (docs/solver.md).
//!
//! A witness plan is kept; for each candidate in rank order the groups of equal options are tried from the best: one
//! fits, or fits after others moved among options that are worth the same to them, or provably does not.

mod board;
mod bounds;
mod branch;
mod canonical;
mod chain;
mod change;
mod choice;
mod component;
mod count;
mod deal;
mod domain;
mod flow;
mod holders;
mod network;
mod node;
mod posts;
mod prices;
mod question;
mod search;
mod shut;
mod tally;
mod trust;

use std::sync::atomic::{AtomicUsize, Ordering};

pub use tally::{Stage, Tally};

use self::board::{NONE, Stretch};
use self::component::{Allotted, Part, Solved};
use super::parallel::in_parallel;
use super::{Control, Outcome, SolveError, Solver, Witness};
use crate::options::{PlacementOption, WORD, Wide, numbers_in_trust, values_of};
use crate::priority::PriorityList;
use crate::problem::{Problem, Segment, TrustIx};

/// The production solver.
#[derive(Debug, Default)]
pub struct Exact {
    tally: Tally,
    steps: Option<u64>,
}

impl Exact {
    /// A solver that has counted nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A solver that stops after so many steps in each component (a candidate looked at, a node of a search), as it
    /// would at a deadline, but at the same place on every machine.
    pub fn with_steps(steps: u64) -> Self {
        Self { tally: Tally::default(), steps: Some(steps) }
    }

    /// Which stage decided how many questions, over all that this solver solved.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }
}

impl Solver for Exact {
    fn solve(&self, problem: &Problem, priority: &PriorityList, control: &Control<'_>) -> Result<Outcome, SolveError> {
        let parts = parts(problem, priority);
        let numbers = numbers_in_trust(problem);
        let all = parts.iter().map(|part| part.queue.len()).sum();
        let done = AtomicUsize::new(0);
        let proved_one = || {
            if let Some(progress) = control.progress {
                progress(done.fetch_add(1, Ordering::Relaxed) + 1, all);
            }
        };
        let run = |part: &Part| {
            let solved = if fits_in_a_word(problem, part) {
                component::solve::<u64>(problem, part, &numbers, control, self.steps, &proved_one)
            } else {
                component::solve::<Wide>(problem, part, &numbers, control, self.steps, &proved_one)
            };
            self.tally.add(&solved.counts);
            solved
        };
        let solved = in_parallel(&parts, control.threads, &run);
        if control.is_cancelled() {
            return Err(SolveError::Cancelled);
        }
        Ok(merge(problem, priority, &parts, solved))
    }
}

/// Whether the trusts' units and pools are few enough for sets of one word.
fn fits_in_a_word(problem: &Problem, part: &Part) -> bool {
    let size = |trust: &TrustIx| problem.trusts[*trust].units.len().max(problem.trusts[*trust].pools.len());
    part.trusts.iter().all(|(trust, _)| size(trust) <= WORD)
}

/// The components, in the order of their first trusts: trusts whose candidates share a municipality that bears only so
/// many absences are one, all others are alone.
fn parts(problem: &Problem, priority: &PriorityList) -> Vec<Part> {
    let mut parent: Vec<TrustIx> = (0..problem.trusts.len()).collect();
    let mut first: Vec<Option<TrustIx>> = vec![None; problem.municipalities.len()];
    let to_place = || {
        let entries = priority.order().iter().enumerate();
        entries.filter(|(_, ranked)| problem.candidates[ranked.candidate].commitment.is_none())
    };
    for (_, ranked) in to_place() {
        let candidate = &problem.candidates[ranked.candidate];
        if problem.municipalities[candidate.municipality].max_absent.is_some() {
            let other = *first[candidate.municipality].get_or_insert(candidate.trust);
            join(&mut parent, other, candidate.trust);
        }
    }
    let mut number = vec![usize::MAX; problem.trusts.len()];
    let mut place = vec![0; problem.trusts.len()];
    let mut parts: Vec<Part> = Vec::new();
    for trust in 0..problem.trusts.len() {
        let root = root(&mut parent, trust);
        if number[root] == usize::MAX {
            number[root] = parts.len();
            parts.push(Part::default());
        }
        number[trust] = number[root];
        let trusts = &mut parts[number[trust]].trusts;
        place[trust] = trusts.len();
        trusts.push((trust, Vec::new()));
    }
    for (index, candidate) in problem.candidates.iter().enumerate().filter(|(_, own)| own.commitment.is_some()) {
        parts[number[candidate.trust]].trusts[place[candidate.trust]].1.push(index);
    }
    for (entry, ranked) in to_place() {
        parts[number[problem.candidates[ranked.candidate].trust]].queue.push((entry, ranked.candidate));
    }
    parts
}

fn root(parent: &mut [TrustIx], mut trust: TrustIx) -> TrustIx {
    while parent[trust] != trust {
        parent[trust] = parent[parent[trust]];
        trust = parent[trust];
    }
    trust
}

/// The smaller root becomes the root of both.
fn join(parent: &mut [TrustIx], a: TrustIx, b: TrustIx) {
    let (a, b) = (root(parent, a), root(parent, b));
    parent[a.max(b)] = a.min(b);
}

/// Puts the components' plans together.
fn merge(problem: &Problem, priority: &PriorityList, parts: &[Part], solved: Vec<Solved>) -> Outcome {
    let mut witness: Witness = vec![None; priority.order().len()];
    let mut proved = priority.order().len();
    let mut optimal = true;
    for (part, solved) in parts.iter().zip(solved) {
        optimal &= solved.optimal;
        if let Some(&(entry, _)) = part.queue.get(solved.proved) {
            proved = proved.min(entry);
        }
        for (&(entry, candidate), seat) in part.queue.iter().zip(solved.seats) {
            witness[entry] = seat.map(|seat| {
                let mut option = placement(problem, &seat);
                if !solved.optimal {
                    // Where only the time is proved, the place may be any.
                    let candidate = &problem.candidates[candidate];
                    option.values = values_of(problem, candidate, seat.choice.shape, &option.segments);
                }
                option
            });
        }
    }
    if optimal { Outcome::Optimal(witness) } else { Outcome::Interrupted { witness, proved } }
}

/// A seat as an option of the candidate.
fn placement(problem: &Problem, seat: &Allotted) -> PlacementOption {
    let trust = &problem.trusts[seat.trust];
    let segment = |stretch: Stretch| {
        let unit = trust.units[stretch.unit as usize];
        let pool = match stretch.pool {
            // The unit's only pool.
            NONE => trust.pools.iter().copied().find(|&pool| problem.pools[pool].serves(unit)).unwrap_or_default(),
            pool => trust.pools[pool as usize],
        };
        Segment { unit, pool, from: problem.quarter_at(stretch.from), to: problem.quarter_at(stretch.to) }
    };
    let segments = seat.choice.stretches(seat.start).map(segment).collect();
    PlacementOption { start: problem.quarter_at(seat.start), segments, values: seat.values }
}
