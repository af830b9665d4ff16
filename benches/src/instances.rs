//! The problems that are measured. The same call gives the same document on every machine.

use alis::document::ProblemDocument;
use alis_cli::example::{Example, NationSize, ahus_like, nation, to_json};

use crate::figures::thousands;

/// A problem to measure by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Instance {
    /// The example of the north: 149 candidates, 80 municipalities, 4 trusts.
    HelseNord,
    /// A made-up country; one trust makes it one pool for all.
    Nation {
        /// How many candidates.
        candidates: u32,
        /// In how many trusts.
        trusts: u32,
    },
    /// One trust with earmarked posts in each unit; 40 of 100 candidates need twelve months.
    AhusLike {
        /// How many candidates.
        candidates: u32,
        /// How many units with a post each.
        units: u32,
        /// What they are drawn from.
        seed: u64,
    },
}

impl Instance {
    /// A short name for files and the command line.
    pub fn name(self) -> String {
        match self {
            Self::HelseNord => "helse-nord".to_owned(),
            Self::Nation { candidates, trusts } => format!("nation-{candidates}-{trusts}"),
            Self::AhusLike { candidates, units, seed } => format!("ahus-{candidates}-{units}-seed-{seed}"),
        }
    }

    /// What it is, for a reader.
    pub fn title(self) -> String {
        match self {
            Self::HelseNord => "Helse Nord, 149".to_owned(),
            Self::Nation { candidates, trusts: 1 } => format!("{} in one pool", thousands(candidates)),
            Self::Nation { candidates, trusts } => {
                format!("{} in {} trusts", thousands(candidates), thousands(trusts))
            }
            Self::AhusLike { candidates, seed, .. } => format!("Ahus-like, {}, seed {seed}", thousands(candidates)),
        }
    }

    /// How many candidates it has.
    pub fn candidates(self) -> u32 {
        match self {
            Self::HelseNord => 149,
            Self::Nation { candidates, .. } | Self::AhusLike { candidates, .. } => candidates,
        }
    }

    /// How many the one right plan places, where that is known: no figure is taken of a wrong answer.
    pub fn placed(self) -> Option<usize> {
        let known = PLACED.iter().find(|(instance, _)| *instance == self);
        known.map(|(_, placed)| *placed)
    }

    /// The document.
    pub fn document(self) -> ProblemDocument {
        match self {
            Self::HelseNord => Example::HelseNord.document(),
            Self::Nation { candidates, trusts } => nation(&NationSize { candidates, trusts, ..NationSize::default() }),
            Self::AhusLike { candidates, units, seed } => ahus_like(candidates, units, 40, seed),
        }
    }

    /// The document as `alis example` writes it: indented, as people keep such files.
    pub fn bytes(self) -> Vec<u8> {
        to_json(&self.document()).into_bytes()
    }
}

/// The numbers of candidates placed. The reference solver proved those of Helse Nord, of Ahus-like seed 2, of 3,000 and
/// of 50,000 in 200 trusts; the others are of the production solver, and must at least stay.
const PLACED: [(Instance, usize); 10] = [
    (Instance::HelseNord, 138),
    (Instance::AhusLike { candidates: 60, units: 6, seed: 1 }, 44),
    (Instance::AhusLike { candidates: 200, units: 20, seed: 1 }, 144),
    (Instance::AhusLike { candidates: 200, units: 20, seed: 2 }, 151),
    (Instance::AhusLike { candidates: 200, units: 20, seed: 3 }, 148),
    (Instance::AhusLike { candidates: 200, units: 20, seed: 4 }, 146),
    (Instance::AhusLike { candidates: 200, units: 20, seed: 5 }, 146),
    (Instance::Nation { candidates: 3000, trusts: 20 }, 2667),
    (Instance::Nation { candidates: 50_000, trusts: 200 }, 44_089),
    (Instance::Nation { candidates: 50_000, trusts: 1 }, 44_977),
];
