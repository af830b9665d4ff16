//! The lottery in public: a seed whose hash is published before the deadline and itself after it, what everyone drew by
//! it, and the check that all of it belongs together.
//!
//! Whoever has the seed can redo each number with one line of a shell:
//!
//! ```sh
//! printf '%s' "$SEED" | sha256sum               # the hash that was published
//! printf '%s\n%s' "$SEED" "$ID" | sha256sum     # the number of a candidate; smaller comes first
//! ```

mod check;
mod seed;

pub use check::check;
pub use seed::{LEAST_SEED, SeedError, read_seed, seed_of, seed_sha256};

use std::collections::HashSet;

use crate::document::{
    DecidedPairDocument, DrawDocument, LotteryDocument, LotteryFormat, ProblemSeed, RevealedDocument, WarningCode,
};
use crate::fault::Faults;
use crate::priority::{draw, rank};
use crate::problem::Problem;
use crate::rules::hex;

/// What is published before the deadline: the hash of a seed, and not the seed.
///
/// # Errors
/// Where the seed is so short that whoever has the hash could find it by trying.
///
/// # Examples
///
/// ```
/// let lottery = alis::lottery::commit("k7Vq2mXw9RbT4sLz8NdP")?;
/// assert_eq!(lottery.seed_sha256, "5eb5fbf8f017e35ba2616ec143afc0ff4e2f2b050e4cc86fc571ec041a9eb4d5");
/// assert_eq!(lottery.revealed, None);
/// assert!(alis::lottery::commit("helse-nord 2022").is_err());
/// # Ok::<(), alis::lottery::SeedError>(())
/// ```
pub fn commit(seed: &str) -> Result<LotteryDocument, SeedError> {
    seed::strong(seed)?;
    Ok(LotteryDocument { format: LotteryFormat::V1, seed_sha256: seed_sha256(seed), revealed: None })
}

/// What is published after the deadline: the seed, what each candidate of the problem drew by it, and between whom
/// nothing else decided. The problem is ranked by this seed, whichever it states itself.
///
/// # Errors
/// Where the problem cannot be ranked.
///
/// # Examples
///
/// ```
/// let bytes = std::fs::read("../../docs/examples/helse-nord.json")?;
/// let problem = alis::read(&bytes, &alis::ReadOptions::default())?;
/// let lottery = alis::lottery::reveal(&problem, "helse-nord 2022-06-15")?;
/// let revealed = lottery.revealed.unwrap();
/// assert_eq!((revealed.draws.len(), revealed.decided.len()), (problem.candidates.len(), 1));
/// assert!(revealed.draws.is_sorted_by(|a, b| a.number < b.number));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn reveal(problem: &Problem, seed: &str) -> Result<LotteryDocument, Faults> {
    let revealed = RevealedDocument {
        seed: seed.to_owned(),
        problem_sha256: problem.sha256.clone(),
        problem_seed: problem_seed(problem, seed),
        draws: draws(problem, seed),
        decided: decided(&with_seed(problem, seed))?,
    };
    Ok(LotteryDocument { format: LotteryFormat::V1, seed_sha256: seed_sha256(seed), revealed: Some(revealed) })
}

/// The number that a candidate draws: SHA-256 of the seed, a line feed and the id, in hexadecimal. Smaller comes first.
///
/// # Examples
///
/// ```
/// assert!(alis::lottery::number("k7Vq2mXw9RbT4sLz8NdP", "K017").starts_with("cfb55e6c"));
/// ```
pub fn number(seed: &str, id: &str) -> String {
    hex(&draw(seed, id))
}

/// What a problem says of its seed, beside this one.
fn problem_seed(problem: &Problem, seed: &str) -> ProblemSeed {
    match &problem.lottery_seed {
        None => ProblemSeed::Absent,
        Some(own) if own == seed => ProblemSeed::Same,
        Some(_) => ProblemSeed::Other,
    }
}

/// The problem as it is with this seed.
fn with_seed(problem: &Problem, seed: &str) -> Problem {
    Problem { lottery_seed: Some(seed.to_owned()), ..problem.clone() }
}

fn draws(problem: &Problem, seed: &str) -> Vec<DrawDocument> {
    let mut order: Vec<_> = problem.candidates.iter().map(|candidate| (draw(seed, &candidate.id), candidate)).collect();
    order.sort_by_key(|(number, _)| *number);
    let document = |(place, (number, candidate)): (u32, &([u8; 32], &crate::problem::Candidate))| DrawDocument {
        place,
        candidate: candidate.id.clone(),
        trust: problem.trusts[candidate.trust].id.clone(),
        number: hex(number),
    };
    (1..).zip(&order).map(document).collect()
}

/// The neighbours that nothing but the lottery told apart, by id of the first.
fn decided(problem: &Problem) -> Result<Vec<DecidedPairDocument>, Faults> {
    let mut warnings = rank(problem)?.warnings(problem);
    warnings.retain(|warning| warning.code == WarningCode::LotteryDecided);
    warnings.sort_unstable();
    // A pair can be neighbours in a trust and in a municipality.
    let mut known = HashSet::new();
    warnings.retain(|warning| known.insert((warning.candidate.clone(), warning.id.clone())));
    let pair = |warning: crate::document::WarningDocument| {
        let before = crate::document::Id::new(warning.id?).ok()?;
        Some(DecidedPairDocument { candidate: warning.candidate?, before })
    };
    Ok(warnings.into_iter().filter_map(pair).collect())
}
