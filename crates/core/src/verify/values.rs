//! The values of a placement (model, Options): integers, smaller is better.

use smallvec::SmallVec;

use super::{
    candidates::{Candidate, Wish},
    facts::{Facts, Unit},
};
use crate::{
    calendar::Quarter,
    document::{PlaceDocument, PlannedSegmentDocument, Prefers, Relevance, SegmentDocument},
};

/// A stretch in one unit on one pool, as a plan or a commitment states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Segment<'a> {
    /// The number of the unit; none of a unit that the problem does not hold.
    pub(super) unit_number: Option<usize>,
    /// The number of the pool, in the same way.
    pub(super) pool_number: Option<usize>,
    pub(super) unit: &'a str,
    pub(super) pool: &'a str,
    pub(super) from: Quarter,
    pub(super) to: Quarter,
}

impl<'a> Segment<'a> {
    /// What a commitment states.
    pub(super) fn standing(facts: &Facts<'_>, document: &'a SegmentDocument) -> Self {
        let SegmentDocument { unit, post, from, to } = document;
        Self::named(facts, (unit, post), facts.pools.number(post), (*from, *to))
    }

    /// What a plan states; most often the pool is the first of the trust.
    pub(super) fn planned(facts: &Facts<'_>, trust: Option<usize>, document: &'a PlannedSegmentDocument) -> Self {
        let PlannedSegmentDocument { unit, post, from, to, .. } = document;
        let first = trust.and_then(|trust| facts.trusts[trust].pools.first().copied());
        let first = first.filter(|pool| facts.pools.id(*pool) == post.as_str());
        Self::named(facts, (unit, post), first.or_else(|| facts.pools.number(post)), (*from, *to))
    }

    fn named(
        facts: &Facts<'_>,
        (unit, pool): (&'a str, &'a str),
        pool_number: Option<usize>,
        (from, to): (Quarter, Quarter),
    ) -> Self {
        Self { unit_number: facts.units.number(unit), pool_number, unit, pool, from, to }
    }

    /// In a unit on a pool, by their numbers.
    pub(super) fn numbered(facts: &Facts<'a>, (unit, pool): (usize, usize), from: Quarter, to: Quarter) -> Self {
        let (unit_number, pool_number) = (Some(unit), Some(pool));
        Self { unit_number, pool_number, unit: facts.units.id(unit), pool: facts.pools.id(pool), from, to }
    }

    /// The unit, if the problem holds it.
    pub(super) fn known_unit<'f>(&self, facts: &'f Facts<'_>) -> Option<&'f Unit<'f>> {
        self.unit_number.map(|unit| &facts.units[unit])
    }

    /// How many quarters it lasts; 0 where it ends before it begins.
    pub(super) fn length(&self) -> i32 {
        (self.to.number() - self.from.number() + 1).max(0)
    }
}

/// The stretches of a placement, in order: most have one, which needs no list.
pub(super) type Segments<'a> = SmallVec<[Segment<'a>; 1]>;

/// What a placement is worth to its candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Values {
    pub(super) waiting: i64,
    pub(super) wish: i64,
    pub(super) away: i64,
    pub(super) relevance: i64,
}

impl Values {
    /// The values in the order in which the candidate's levels are minimised.
    pub(super) fn key(self, prefers: Prefers) -> [i64; 4] {
        let Self { waiting, wish, away, relevance } = self;
        match prefers {
            Prefers::Time => [waiting, wish, away, relevance],
            Prefers::Place => [wish, waiting, away, relevance],
        }
    }

    /// The values of the place alone.
    #[inline]
    pub(super) fn place(self) -> [i64; 4] {
        [self.wish, self.away, self.relevance, 0]
    }
}

/// Quarters from the first quarter of `earliest` to a start; negative before it.
pub(super) fn waiting(candidate: &Candidate<'_>, start: Quarter) -> i64 {
    i64::from(start.number()) - i64::from(candidate.earliest().number())
}

/// The index of the first wish that a unit matches; splits match no single unit but keep their number.
pub(super) fn unit_wish(candidate: &Candidate<'_>, unit: &Unit<'_>) -> Option<i64> {
    if candidate.wishes.is_empty() {
        return Some(0);
    }
    index(candidate.wishes.iter().position(|wish| matches(wish, unit)))
}

fn matches(wish: &Wish, unit: &Unit<'_>) -> bool {
    match wish {
        Wish::Unit(wished) => *wished == Some(unit.number),
        Wish::Hospital(wished) => unit.hospital_name == Some(*wished),
        Wish::Field(wished) => unit.field_name == Some(*wished),
        Wish::Split(_) => false,
    }
}

/// The index of the split wish of these two units, in either order.
pub(super) fn split_wish(candidate: &Candidate<'_>, one: &str, other: &str) -> Option<i64> {
    let places = candidate.document.places.iter();
    index(places.clone().position(|place| match place {
        PlaceDocument::Split([a, b]) => (&**a, &**b) == (one, other) || (&**a, &**b) == (other, one),
        _ => false,
    }))
}

/// The same of units by their numbers.
pub(super) fn split_of(candidate: &Candidate<'_>, one: usize, other: usize) -> Option<i64> {
    let (there, back) = ([Some(one), Some(other)], [Some(other), Some(one)]);
    let is_it = |wish: &Wish| matches!(wish, Wish::Split(units) if *units == there || *units == back);
    index(candidate.wishes.iter().position(is_it))
}

fn index(position: Option<usize>) -> Option<i64> {
    position.and_then(|position| i64::try_from(position).ok())
}

/// The number of a segment outside the wishes.
pub(super) fn outside(candidate: &Candidate<'_>) -> i64 {
    i64::try_from(candidate.document.places.len()).unwrap_or(i64::MAX)
}

/// The wish of an option: none where a segment matches nothing and the candidate is not open to others.
pub(super) fn wish(facts: &Facts<'_>, candidate: &Candidate<'_>, segments: &[Segment<'_>]) -> Option<i64> {
    if let Some((one, other)) = as_split(segments) {
        return split_wish(candidate, one, other);
    }
    let open = candidate.document.open_to_others.then(|| outside(candidate));
    let wish = |segment: &Segment<'_>| segment.known_unit(facts).and_then(|unit| unit_wish(candidate, unit));
    segments.iter().map(|segment| wish(segment).or(open)).sum()
}

/// The wish of a commitment, which may lie outside the wishes (readings 15 and 16).
pub(super) fn commitment_wish(facts: &Facts<'_>, candidate: &Candidate<'_>, segments: &[Segment<'_>]) -> i64 {
    let outside = outside(candidate);
    if let Some((one, other)) = as_split(segments) {
        return split_wish(candidate, one, other).unwrap_or(outside);
    }
    let wish = |segment: &Segment<'_>| segment.known_unit(facts).and_then(|unit| unit_wish(candidate, unit));
    segments.iter().map(|segment| wish(segment).unwrap_or(outside)).sum()
}

/// The two units of a 3+3 placement: the two quarters of one period in two units.
pub(super) fn as_split<'a>(segments: &[Segment<'a>]) -> Option<(&'a str, &'a str)> {
    let [first, second] = segments else { return None };
    let quarters = first.length() == 1 && second.length() == 1;
    let one_period = first.from.is_turnover() && second.from == first.from.next();
    (quarters && one_period && first.unit != second.unit).then_some((first.unit, second.unit))
}

/// 1 where some unit is not of the candidate's nearest hospital.
pub(super) fn away(facts: &Facts<'_>, candidate: &Candidate<'_>, segments: &[Segment<'_>]) -> i64 {
    let elsewhere =
        |segment: &Segment<'_>| segment.known_unit(facts).is_none_or(|unit| unit_away(candidate, unit) == 1);
    i64::from(candidate.nearest.is_some() && segments.iter().any(elsewhere))
}

/// 1 where a unit is not of the candidate's nearest hospital.
pub(super) fn unit_away(candidate: &Candidate<'_>, unit: &Unit<'_>) -> i64 {
    i64::from(candidate.nearest_name.is_some() && unit.hospital_name != candidate.nearest_name)
}

/// How far a unit is from the most relevant.
pub(super) fn unit_relevance(unit: &Unit<'_>) -> i64 {
    relevance_of(unit.document.relevance)
}

/// A relevance as a number.
pub(super) fn relevance_of(relevance: Relevance) -> i64 {
    match relevance {
        Relevance::Most => 0,
        Relevance::Some => 1,
        Relevance::Rare => 2,
    }
}

/// The same of segments together; a unit that is not there counts nothing.
pub(super) fn relevance(facts: &Facts<'_>, segments: &[Segment<'_>]) -> i64 {
    segments.iter().filter_map(|segment| segment.known_unit(facts)).map(unit_relevance).sum()
}

/// The values of an option, where it is one as far as the wishes go.
pub(super) fn of(facts: &Facts<'_>, candidate: &Candidate<'_>, segments: &[Segment<'_>]) -> Option<Values> {
    Some(Values {
        waiting: waiting(candidate, segments.first()?.from),
        wish: wish(facts, candidate, segments)?,
        away: away(facts, candidate, segments),
        relevance: relevance(facts, segments),
    })
}

/// The most quarters that an option takes.
const MOST_QUARTERS: usize = 4;

/// Where an option stands in the canonical order among those of its start and length: by the unit in each quarter, then by the
/// pool in each. Numbers compare as ids do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Order {
    units: [u32; MOST_QUARTERS],
    pools: [u32; MOST_QUARTERS],
}

impl Order {
    /// Of an option.
    pub(super) fn of(segments: &[Segment<'_>]) -> Self {
        Self::new(segments.iter().map(|segment| (segment.length(), segment.unit_number, segment.pool_number)))
    }

    /// Of stays one after the other: the quarters of each, its unit and its pool.
    pub(super) fn new(stays: impl Iterator<Item = (i32, Option<usize>, Option<usize>)>) -> Self {
        // What is not there comes first.
        let number = |number: Option<usize>| number.map_or(0, |own| u32::try_from(own + 1).unwrap_or(u32::MAX));
        let mut order = Self { units: [0; MOST_QUARTERS], pools: [0; MOST_QUARTERS] };
        let mut quarters = order.units.iter_mut().zip(&mut order.pools);
        for (length, unit, pool) in stays {
            for (own_unit, own_pool) in quarters.by_ref().take(usize::try_from(length).unwrap_or(0)) {
                (*own_unit, *own_pool) = (number(unit), number(pool));
            }
        }
        order
    }
}

/// The same as lists of ids, to be compared.
#[cfg(test)]
pub(super) fn canonical<'a>(segments: &[Segment<'a>]) -> (Vec<&'a str>, Vec<&'a str>) {
    let spread = |of: fn(&Segment<'a>) -> &'a str| {
        let quarters = segments.iter().flat_map(|segment| (0..segment.length()).map(move |_| of(segment)));
        quarters.collect()
    };
    (spread(|segment| segment.unit), spread(|segment| segment.pool))
}
