//! The published lottery: SHA-256 of the seed, a line feed and the candidate's id, smaller first.

use sha2::{Digest, Sha256};

use super::Key;
use crate::fault::{Fault, FaultKind};
use crate::problem::{CandidateIx, Problem};

/// The number that a candidate draws. Anyone can compute it: `printf '%s\n%s' "$SEED" "$ID" | sha256sum`.
pub(crate) fn draw(seed: &str, id: &str) -> [u8; 32] {
    Sha256::new().chain_update(seed).chain_update("\n").chain_update(id).finalize().into()
}

/// Orders candidates whose keys are equal by the lottery.
///
/// # Errors
/// Where there are such candidates and no seed.
pub(super) fn settle(problem: &Problem, keyed: &mut [(Key, CandidateIx)]) -> Result<(), Box<Fault>> {
    for tied in keyed.chunk_by_mut(|a, b| a.0 == b.0).filter(|tied| tied.len() > 1) {
        let id = |index: usize| problem.candidates[tied[index].1].id.to_string();
        let Some(seed) = &problem.lottery_seed else {
            let kind = FaultKind::SeedNeeded { first: id(0), second: id(1) };
            return Err(Box::new(Fault::at("/lottery_seed", kind)));
        };
        tied.sort_by_cached_key(|(_, candidate)| draw(seed, &problem.candidates[*candidate].id));
    }
    Ok(())
}
