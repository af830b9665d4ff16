//! What each candidate could be given, alone: shapes, starts, units and pools (model: section Options).
//!
//! An option is consecutive quarters, a unit for each, and a pool for each stretch in one unit. Nothing here knows of
//! any other candidate.

mod describe;
mod filters;
mod reasons;
mod sets;
mod shapes;
mod table;
mod values;

pub(crate) use describe::{Choices, Description, Group, Visitor};
pub(crate) use reasons::Reasons;
pub(crate) use sets::{UnitSet, WORD, Wide};
pub use shapes::Shape;
pub(crate) use table::{TrustTable, numbers_in_trust};
pub use values::{Values, commitment_values};

use smallvec::SmallVec;

use crate::calendar::Quarter;
use crate::document::UnplacedReason;
use crate::problem::{Candidate, PoolIx, Problem, Segment, UnitIx};

/// One way to place one candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacementOption {
    /// First quarter.
    pub start: Quarter,
    /// One segment, or two.
    pub segments: SmallVec<[Segment; 2]>,
    /// What it is worth; smaller is better.
    pub values: Values,
}

impl PlacementOption {
    /// What orders a candidate's options: the start, then the units quarter by quarter, then the pools. Indices compare
    /// as ids do.
    fn canonical(&self) -> (Quarter, Vec<UnitIx>, Vec<PoolIx>) {
        let each = |of: fn(&Segment) -> usize| {
            self.segments.iter().flat_map(|segment| segment.quarters().map(move |_| of(segment))).collect()
        };
        (self.start, each(|segment| segment.unit), each(|segment| segment.pool))
    }
}

/// A candidate's options, in the canonical order.
///
/// # Errors
/// The first filter that leaves none.
///
/// # Examples
///
/// ```
/// let bytes = std::fs::read("../../docs/examples/ahus-new.json")?;
/// let problem = alis::read(&bytes, &alis::ReadOptions::default())?;
/// let options = alis::options::enumerate(&problem, &problem.candidates[0]).unwrap();
/// assert!(options.is_sorted_by_key(|option| option.start));
/// assert_eq!(options[0].segments.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn enumerate(problem: &Problem, candidate: &Candidate) -> Result<Vec<PlacementOption>, UnplacedReason> {
    let stays = filters::stays(problem, candidate, &candidate.declined)?;
    let mut options: Vec<PlacementOption> =
        stays.iter().flat_map(|stay| with_pools(problem, candidate, stay)).collect();
    if options.is_empty() {
        return Err(UnplacedReason::NoPost);
    }
    options.sort_by_cached_key(PlacementOption::canonical);
    Ok(options)
}

/// The first filter that leaves a candidate no option from this start; `None` where there is one.
pub fn barred(problem: &Problem, candidate: &Candidate, start: Quarter) -> Option<UnplacedReason> {
    let starts = filters::in_time_among(problem, candidate, start.number()..start.number() + 1);
    match filters::stays_from(problem, candidate, &candidate.declined, starts) {
        Err(filter) => Some(filter),
        Ok(stays) if stays.iter().any(|stay| with_pools(problem, candidate, stay).next().is_some()) => None,
        Ok(_) => Some(UnplacedReason::NoPost),
    }
}

/// What an option of this shape in these segments is worth to the candidate.
pub(crate) fn values_of(problem: &Problem, candidate: &Candidate, shape: Shape, segments: &[Segment]) -> Values {
    let start = segments.first().map_or(candidate.earliest.first_quarter(), |first| first.from);
    let wish = match (shape, segments) {
        (Shape::Split, [a, b]) => values::split_wish(candidate, [a.unit, b.unit]),
        (_, segments) => values::wish_of(problem, candidate, segments.iter().map(|segment| segment.unit)),
    };
    Values::of(problem, candidate, start, wish.unwrap_or_default(), segments)
}

/// Whether a declined offer matches an option that the candidate would have had without any declined offers.
pub fn declined_matches(problem: &Problem, candidate: &Candidate, declined: &crate::problem::Declined) -> bool {
    let stays = filters::stays(problem, candidate, &[]).unwrap_or_default();
    let mut matching = stays.iter().filter(|stay| stay.is_declined(declined));
    matching.any(|stay| with_pools(problem, candidate, stay).next().is_some())
}

/// The units of the stretches of a placement.
type Units = SmallVec<[UnitIx; 2]>;

/// A start and the units served in, before pools are chosen.
#[derive(Debug, Clone)]
pub(super) struct Stay {
    pub(super) shape: Shape,
    pub(super) start: Quarter,
    pub(super) units: Units,
    pub(super) wish: u32,
}

impl Stay {
    fn is_declined(&self, declined: &crate::problem::Declined) -> bool {
        declined.start == self.start && declined.units.as_ref().is_none_or(|units| units[..] == self.units[..])
    }
}

/// A stay on each choice of pools that can carry it.
fn with_pools<'a>(
    problem: &'a Problem,
    candidate: &'a Candidate,
    stay: &'a Stay,
) -> impl Iterator<Item = PlacementOption> + 'a {
    let mut choices: Vec<SmallVec<[Segment; 2]>> = vec![SmallVec::new()];
    for (segment, &unit) in stay.shape.stretches(stay.start).zip(&stay.units) {
        let pools = pools(problem, candidate, stay.shape, unit, segment);
        choices = choices
            .iter()
            .flat_map(|before| pools.iter().map(|last| before.iter().copied().chain([*last]).collect()))
            .collect();
    }
    choices.into_iter().map(move |segments| PlacementOption {
        start: stay.start,
        values: Values::of(problem, candidate, stay.start, stay.wish, &segments),
        segments,
    })
}

/// The segments that one stretch in a unit can be: one for each pool of the trust that may be used there and has posts
/// in each of its quarters.
fn pools(
    problem: &Problem,
    candidate: &Candidate,
    shape: Shape,
    unit: UnitIx,
    (from, to): (Quarter, Quarter),
) -> Vec<Segment> {
    let carries = |&pool: &PoolIx| {
        let own = &problem.pools[pool];
        let segment = Segment { unit, pool, from, to };
        let has_posts = |quarter| problem.quarter_index(quarter).is_some_and(|index| own.counts[index] > 0);
        (own.serves(unit) && shape.allows_pool(own.kind) && segment.quarters().all(has_posts)).then_some(segment)
    };
    problem.trusts[candidate.trust].pools.iter().filter_map(carries).collect()
}
