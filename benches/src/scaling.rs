//! The curve: time and memory over the number of candidates, in families of instances.

use std::time::Duration;

use crate::figures::{FamilyFigures, Figure, ScalingFigures};
use crate::instances::Instance;
use crate::machine::Machine;
use crate::probe::{self, Ask};

/// A family: one instance for each size.
#[derive(Debug, Clone, Copy)]
pub struct Family {
    /// What grows, for a reader.
    pub title: &'static str,
    /// Candidates, from the smallest on.
    pub sizes: &'static [u32],
    /// The instance of a size.
    pub instance: fn(u32) -> Instance,
}

const SIZES: [u32; 10] = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];

/// The candidates of each trust in the family whose trusts grow in number.
const EACH_TRUST: u32 = 150;

/// The families.
pub const FAMILIES: [Family; 3] = [
    Family { title: "trusts of 150", sizes: &SIZES, instance: of_trusts },
    Family { title: "all in one pool", sizes: &SIZES, instance: of_one_pool },
    Family { title: "Ahus-like", sizes: &[100, 200, 300, 500, 700, 1000], instance: like_ahus },
];

fn of_trusts(candidates: u32) -> Instance {
    Instance::Nation { candidates, trusts: (candidates / EACH_TRUST).max(1) }
}

fn of_one_pool(candidates: u32) -> Instance {
    Instance::Nation { candidates, trusts: 1 }
}

/// As many units in proportion as the instance with the goal has.
fn like_ahus(candidates: u32) -> Instance {
    Instance::AhusLike { candidates, units: candidates / 10, seed: 1 }
}

/// Measures every family up to so many candidates. A family ends where a run takes longer than `patience`.
pub fn measure(
    machine: Machine,
    most: u32,
    budget: Duration,
    patience: Duration,
    tell: &dyn Fn(&Figure),
) -> ScalingFigures {
    let ask = Ask { threads: &[1, 2], budget, patience, stages: false };
    let family = |family: &Family| {
        let mut figures = FamilyFigures { title: family.title.to_owned(), points: Vec::new(), left_out: Vec::new() };
        for &size in family.sizes.iter().filter(|&&size| size <= most) {
            let measured = (figures.left_out.is_empty()).then(|| probe::measure((family.instance)(size), &ask));
            match measured.flatten().inspect(tell) {
                Some(figure) => figures.points.push(figure),
                None => figures.left_out.push(size),
            }
        }
        figures
    };
    ScalingFigures { machine, families: FAMILIES.iter().map(family).collect() }
}
