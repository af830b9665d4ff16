//! Who sits on which post of a pool: numbered posts, each person on the same one for as long as they stay.

use alis::calendar::Quarter;
use alis::document::{PlacementDocument, PlacementStatus, PlannedSegmentDocument};
use alis::problem::{Pool, PoolIx};

use super::facts::Facts;

/// The most posts of a pool that are told one by one, unless more are taken.
const MOST: usize = 200;

/// One post in one quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seat<'a> {
    /// Someone serves there.
    Taken(Sitter<'a>),
    /// The post stands empty.
    Vacant,
    /// There is no such post then.
    Closed,
}

/// Who serves on a post, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sitter<'a> {
    pub(super) candidate: &'a str,
    pub(super) unit: &'a str,
    /// Whether the placement stood before this plan.
    pub(super) stands: bool,
}

/// A post: who sits on it in each quarter of the horizon.
type Lane<'a> = Vec<Option<Sitter<'a>>>;

/// A person's unbroken stay on a pool.
struct Stay<'a> {
    placement: &'a PlacementDocument,
    segments: Vec<&'a PlannedSegmentDocument>,
}

impl Stay<'_> {
    fn from(&self) -> Option<Quarter> {
        self.segments.first().map(|segment| segment.from)
    }

    fn to(&self) -> Option<Quarter> {
        self.segments.last().map(|segment| segment.to)
    }
}

/// The posts of a pool, each with its seat in every quarter of the horizon: all that are taken, of the rest so many that
/// there are at most [`MOST`].
pub(super) fn lanes<'a>(facts: &Facts<'a>, pool: PoolIx) -> Vec<Vec<Seat<'a>>> {
    let Pool { id, counts, .. } = &facts.problem.pools[pool];
    let users = facts.users(pool).iter();
    let mut stays: Vec<Stay<'a>> = users.flat_map(|placement| stays(placement, id)).collect();
    stays.sort_by_key(Stay::from);
    let mut lanes: Vec<Lane<'a>> = Vec::new();
    for stay in &stays {
        seat(facts, &mut lanes, stay);
    }
    let most = counts.iter().copied().max().unwrap_or(0);
    let most = usize::try_from(most).unwrap_or(usize::MAX).min(MOST);
    lanes.resize(lanes.len().max(most), vec![None; counts.len()]);
    mark(&lanes, counts)
}

/// A placement's stays on a pool: segments that follow one another are one stay.
fn stays<'a>(placement: &'a PlacementDocument, pool: &str) -> Vec<Stay<'a>> {
    let mut stays: Vec<Stay<'a>> = Vec::new();
    for segment in placement.segments.iter().filter(|segment| *segment.post == *pool) {
        match stays.last_mut() {
            Some(stay) if stay.to().is_some_and(|to| to.next() == segment.from) => stay.segments.push(segment),
            _ => stays.push(Stay { placement, segments: vec![segment] }),
        }
    }
    stays
}

/// Puts a stay on the first post that is free for all of it.
fn seat<'a>(facts: &Facts<'a>, lanes: &mut Vec<Lane<'a>>, stay: &Stay<'a>) {
    let seats: Vec<(usize, &'a str)> = stay
        .segments
        .iter()
        .flat_map(|segment| {
            (segment.from.number()..=segment.to.number())
                .filter_map(|number| facts.problem.quarter_index(Quarter::from_number(number)))
                .map(|index| (index, &*segment.unit))
        })
        .collect();
    if seats.is_empty() {
        return;
    }
    let free = |lane: &Lane<'a>| seats.iter().all(|&(index, _)| lane[index].is_none());
    let at = lanes.iter().position(free).unwrap_or_else(|| {
        lanes.push(vec![None; facts.problem.quarter_count()]);
        lanes.len() - 1
    });
    let stands = !matches!(stay.placement.status, PlacementStatus::Proposed | PlacementStatus::Expected);
    for (index, unit) in seats {
        lanes[at][index] = Some(Sitter { candidate: &stay.placement.candidate, unit, stands });
    }
}

/// Marks what is free: so many seats vacant in a quarter as posts are left, the rest closed.
fn mark<'a>(lanes: &[Lane<'a>], counts: &[u32]) -> Vec<Vec<Seat<'a>>> {
    let mut left: Vec<usize> = counts
        .iter()
        .enumerate()
        .map(|(index, &count)| {
            let taken = lanes.iter().filter(|lane| lane[index].is_some()).count();
            usize::try_from(count).unwrap_or(usize::MAX).saturating_sub(taken)
        })
        .collect();
    let mut marked = Vec::new();
    for lane in lanes {
        let seats = lane.iter().zip(&mut left).map(|(seat, left)| match seat {
            Some(sitter) => Seat::Taken(*sitter),
            None if *left > 0 => {
                *left -= 1;
                Seat::Vacant
            }
            None => Seat::Closed,
        });
        marked.push(seats.collect());
    }
    marked
}
