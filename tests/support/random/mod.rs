//! Small random problem documents: always valid, with conflicts, of every shape that the model knows.
//!
//! A document is a function of its seed and [`Shape`], so a failure is told in two words.

mod candidates;
mod change;
mod questions;
mod rng;
mod rules;
mod standing;
#[cfg(test)]
mod tests;
mod world;

use alis::calendar::{Date, Half, Period, Quarter};
use alis::document::{Count, Id, ProblemDocument, ProblemFormat};
use proptest::prelude::{Strategy, any};
use proptest::sample::select;

pub use change::{reduce, rewritten, shuffle, smallest};
pub use questions::{Puzzle, random_question};
pub use rules::{ahus_2020, helse_nord_2021, rules_of};

use rng::Rng;

/// What kind of trouble a random document is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Everything, in moderation.
    Mixed,
    /// Few may serve in a unit at once; posts enough.
    TightUnits,
    /// Many 3+3 wishes for the same two units, which must take turns.
    SwapPairs,
    /// Twelve and nine months, each in two units.
    LongChains,
    /// Few of a municipality may be away at once, which ties the trusts.
    OneAbsent,
    /// Several pools that share units, with unequal quarters.
    OverlappingPools,
}

impl Shape {
    /// Every shape.
    pub const ALL: [Self; 6] =
        [Self::Mixed, Self::TightUnits, Self::SwapPairs, Self::LongChains, Self::OneAbsent, Self::OverlappingPools];
}

/// A small random document, valid by the model; warnings are welcome.
pub fn random_problem(seed: u64, shape: Shape) -> ProblemDocument {
    let mut rng = Rng::new(seed);
    let rng = &mut rng;
    let first_period = Period::new(2022, rng.pick(&[Half::P1, Half::P2]));
    let lengths: &[u32] = if shape == Shape::LongChains { &[2, 3, 3, 3] } else { &[1, 2, 2, 3, 3] };
    let length = rng.pick(lengths);
    let last_period = Period::from_number(first_period.number() + number(length) - 1);
    let names = Names { bare: rng.chance(25) };
    let mut problem = ProblemDocument {
        format: ProblemFormat::V1,
        rules: rules::random_rules(rng),
        decision_date: decision_date(rng, first_period, length),
        first_period,
        last_period,
        nominate_through: rng.maybe(40, |rng| nearby(rng, first_period)),
        lottery_seed: Some(format!("seed-{}", rng.below(1000))),
        trusts: Vec::new(),
        posts: Vec::new(),
        municipalities: Vec::new(),
        candidates: Vec::new(),
        commitments: Vec::new(),
        declined: Vec::new(),
    };
    world::add_trusts(rng, shape, names, &mut problem);
    world::add_posts(rng, shape, names, &mut problem);
    world::add_municipalities(rng, shape, names, &mut problem);
    candidates::add_candidates(rng, shape, names, &mut problem);
    standing::add_commitments(rng, &mut problem);
    standing::add_declined(rng, &mut problem);
    problem
}

/// As [`random_problem`], with so many rounds of candidates for the same units, and posts and places for about half of
/// them: too large for brute force, and full of chains.
///
/// # Panics
/// Never, for fewer than 100 rounds.
pub fn crowded_problem(seed: u64, shape: Shape, rounds: u32) -> ProblemDocument {
    let mut problem = random_problem(seed, shape);
    let mut rng = Rng::new(!seed);
    for round in 1..rounds {
        let before = problem.candidates.len();
        candidates::add_candidates(&mut rng, shape, Names { bare: false }, &mut problem);
        for candidate in &mut problem.candidates[before..] {
            candidate.id = Id::new(format!("{}r{round}", candidate.id)).expect("a short id");
        }
    }
    let more = rounds.div_ceil(2);
    for (_, count) in problem.posts.iter_mut().flat_map(|pool| &mut pool.periods.0) {
        count.0 *= more;
    }
    let hospitals = problem.trusts.iter_mut().flat_map(|trust| &mut trust.hospitals);
    for unit in hospitals.flat_map(|hospital| &mut hospital.units) {
        if rng.chance(50) {
            unit.max_at_once = unit.max_at_once.map(|most| Count(most.0 * more));
        }
    }
    problem
}

/// Random documents of one shape.
pub fn problems_of(shape: Shape) -> impl Strategy<Value = ProblemDocument> {
    any::<u64>().no_shrink().prop_map(move |seed| random_problem(seed, shape))
}

/// Random documents of every shape.
pub fn problems() -> impl Strategy<Value = ProblemDocument> {
    seeds().prop_map(|(seed, shape)| random_problem(seed, shape))
}

/// What [`random_problem`] takes, for tests that want to print it.
pub fn seeds() -> impl Strategy<Value = (u64, Shape)> {
    (any::<u64>().no_shrink(), select(&Shape::ALL[..]))
}

/// Fixed ones, so that every run looks at the same ground too: `ALIS_SEEDS` of each shape, or so many.
///
/// # Panics
/// Where `ALIS_SEEDS` is no number.
pub fn fixed_seeds(each: u64) -> impl Iterator<Item = (u64, Shape)> {
    (0..seeds_told().unwrap_or(each)).flat_map(|seed| Shape::ALL.map(|shape| (seed, shape)))
}

/// What `ALIS_SEEDS` says.
///
/// # Panics
/// Where it is no number.
pub fn seeds_told() -> Option<u64> {
    std::env::var("ALIS_SEEDS").ok().map(|seeds| seeds.parse().expect("ALIS_SEEDS is a number"))
}

/// How a document's ids look.
#[derive(Debug, Clone, Copy)]
struct Names {
    /// Without a letter for the kind, so that a unit, a pool and a candidate may share an id.
    bare: bool,
}

impl Names {
    /// The id of the `index`th (below 10) of a kind: unlike its place in the document, unique in its kind.
    fn id(self, rng: &mut Rng, kind: &str, index: u32) -> Id {
        let kind = if self.bare { "" } else { kind };
        let letter = rng.pick(&["", "B", "a", "z", "å", "Ø", "10", "-"]);
        Id::new(format!("{kind}{letter}{index}")).expect("a short id without control characters")
    }
}

/// Near the first turnover: before it, on it, in mid-period, sometimes later.
fn decision_date(rng: &mut Rng, first: Period, length: u32) -> Date {
    let before = Period::from_number(first.number() - 1);
    let bound = if length == 1 { 16 } else { 20 };
    let (turnover, months) = match rng.below(bound) {
        0..=9 => (before, rng.below(6)),
        10..=14 => return first.first_day(),
        15..=18 => (first, rng.below(6)),
        _ => (first.next(), 1),
    };
    day_near(rng, turnover.first_day().add_months(months))
}

/// A day of this month: the first, the last, or another.
fn day_near(rng: &mut Rng, first: Date) -> Date {
    if rng.chance(10) {
        return first.first_of_month().add_months(1).yesterday();
    }
    let day = rng.pick(&[1, 1, 15, 28]);
    Date::new(first.year(), first.month(), day).expect("every month has 28 days")
}

/// A period from one before to two after.
fn nearby(rng: &mut Rng, period: Period) -> Period {
    Period::from_number(period.number() + number(rng.below(4)) - 1)
}

/// The quarters of the horizon.
fn horizon(problem: &ProblemDocument) -> Vec<Quarter> {
    let first = problem.first_period.first_quarter().number();
    let last = problem.last_period.quarters()[1].number();
    (first..=last).map(Quarter::from_number).collect()
}

fn number(count: u32) -> i32 {
    i32::try_from(count).expect("a small number")
}
