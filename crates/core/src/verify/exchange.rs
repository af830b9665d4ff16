//! Promise (d): no two candidates whose exchanged options make a better plan (model, Objective).
//!
//! Two candidates of one trust with one start and options of one length take the same posts, the same places in
//! units and the same quarters from their municipalities after an exchange as before, so every limit still
//! holds, and nobody else moves. Their starts do not change either. Where the one ranked ahead gets better
//! values, the objective puts the new plan first, whatever it does to the other: all levels before are as they
//! were. Where the values of both stay equal, tier 2 decides in the same way.

use std::{cmp::Ordering, ops::Range};

use super::{
    ViolationRule,
    candidates::Candidate,
    facts::Facts,
    legality,
    promises::Stated,
    ranking::Ranking,
    sights::Group,
    values::{self, Segment},
    violation::Report,
    words::Statement,
};
use crate::document::{PlanDocument, PlanStatus};

/// Checks every pair of one trust, start and length; for a plan that is proved alone. Of two who are both shown to have had
/// nothing better, only the order among equals is left to look at.
pub(super) fn check<'a>(
    facts: &Facts<'a>,
    ranking: &Ranking,
    (stated, shown): (&[Option<Stated<'a>>], &[bool]),
    plan: &PlanDocument,
    report: &mut Report,
) {
    if plan.status != PlanStatus::Optimal {
        return;
    }
    let everyone: Vec<Member<'_, 'a>> = everyone(facts, ranking, (stated, shown)).collect();
    let mut places: Vec<(Key, usize)> =
        everyone.iter().enumerate().map(|(place, member)| (key(facts, member), place)).collect();
    places.sort_unstable();
    let mut members = Vec::new();
    for bucket in places.chunk_by(|one, other| one.0 == other.0) {
        members.clear();
        members.extend(bucket.iter().map(|(_, place)| everyone[*place]));
        for (first, second) in gains_of(facts, &members) {
            let ((_, ahead, _), (second, behind, _)) = (members[first], members[second]);
            let found = Statement::segments(&ahead.segments);
            let expected = Statement::option_of(second.id(), &behind.segments);
            report.add(ViolationRule::Exchange, ahead.at(), found, expected);
        }
    }
}

/// Trust, start, and quarters served, in one number.
type Key = usize;

/// Somebody, the option stated, and whether nothing better was to be had.
type Member<'s, 'a> = (&'s Candidate<'a>, &'s Stated<'a>, bool);

/// Those with a stated option, best ranked first.
fn everyone<'s, 'a>(
    facts: &'s Facts<'a>,
    ranking: &'s Ranking,
    (stated, shown): (&'s [Option<Stated<'a>>], &'s [bool]),
) -> impl Iterator<Item = Member<'s, 'a>> {
    ranking.numbers().filter_map(move |number| {
        let stated = stated[number].as_ref()?;
        stated.start().map(|_| (&facts.candidates[number], stated, shown[number]))
    })
}

/// The key of a stated option: it starts in the horizon and takes four quarters at the most.
fn key(facts: &Facts<'_>, (candidate, stated, _): &Member<'_, '_>) -> Key {
    let start = stated.start().map_or(0, |start| start.number() - facts.first.number());
    let length: i32 = stated.segments.iter().map(Segment::length).sum();
    let [start, length] = [start, length].map(|number| usize::try_from(number).unwrap_or(0));
    (candidate.trust.map_or(0, |trust| trust + 1) * facts.quarters().count() + start) * 8 + length
}

/// Up to how many it is quicker to look at each pair.
const FEW: usize = 16;

/// The pairs of members, the one ranked ahead first, of whom some exchange makes the plan better; in order.
fn gains_of<'a>(facts: &Facts<'a>, members: &[Member<'_, 'a>]) -> Vec<(usize, usize)> {
    if members.len() > FEW {
        return Bucket::new(facts, members).gains();
    }
    let mut pairs = Vec::new();
    for (first, ahead) in members.iter().enumerate() {
        for (second, behind) in members.iter().enumerate().skip(first + 1) {
            if gain(facts, ahead, behind) {
                pairs.push((first, second));
            }
        }
    }
    pairs
}

/// Whether an exchange of these two members makes the plan better.
fn gain<'a>(facts: &Facts<'a>, ahead: &Member<'_, 'a>, behind: &Member<'_, 'a>) -> bool {
    let (&(first, ahead, proved), &(second, behind, other_proved)) = (ahead, behind);
    // Where nobody had anything better, only what comes earlier in the canonical order could be gained.
    !(proved && other_proved && behind.order >= ahead.order)
        && compared(facts, (first, ahead), behind).is_some_and(Ordering::is_le)
        && gains(facts, (first, ahead), (second, behind))
}

/// How another's option stands to the one that a candidate has; nothing where wishes or goals are against it. All start at
/// once, so that only the place differs.
fn compared<'a>(
    facts: &Facts<'a>,
    (candidate, stated): (&Candidate<'a>, &Stated<'a>),
    other: &Stated<'a>,
) -> Option<Ordering> {
    let place = match &other.segments[..] {
        [only] => {
            let unit = &facts.units[only.unit_number?];
            let mut groups = facts.sights.groups(candidate).iter();
            let Group { wish, away, relevance, coverage, .. } =
                *groups.find(|group| group.units & unit.bit_in(group.block) != 0)?;
            [facts.covers(candidate, [coverage; 2]).then_some(wish)?, away, relevance, 0]
        }
        segments => values::of(facts, candidate, segments)?.place(),
    };
    Some(place.cmp(&stated.values.place()))
}

/// Those who may exchange, by what they have: many have the same option, and many who have it see the others alike. Which of
/// them could gain is asked of each such party, and of each two only where one of theirs could.
struct Bucket<'m, 's, 'a> {
    facts: &'m Facts<'a>,
    /// Best ranked first; the places in it are told.
    members: &'m [Member<'s, 'a>],
    /// Their places, party by party.
    places: Vec<usize>,
    /// A member who has it for each option, in the canonical order.
    options: Vec<usize>,
    /// By option.
    parties: Vec<Party>,
    /// The place of the last member who has it, by option.
    last: Vec<usize>,
    /// Whether nothing better was to be had for any of them.
    all_shown: bool,
}

/// Those with one option who see units alike.
struct Party {
    /// The place of the option.
    option: usize,
    /// Where in `places` those of the members stand, ascending; never none.
    members: Range<usize>,
}

impl<'m, 's, 'a> Bucket<'m, 's, 'a> {
    fn new(facts: &'m Facts<'a>, members: &'m [Member<'s, 'a>]) -> Self {
        let by = |place: usize| (&members[place].1.order, facts.sights.number(members[place].0));
        let mut places: Vec<usize> = (0..members.len()).collect();
        places.sort_by_cached_key(|place| by(*place));
        let [mut options, mut last] = [places.len(); 2].map(Vec::with_capacity);
        let mut parties: Vec<Party> = Vec::with_capacity(places.len());
        let mut from = 0;
        for alike in places.chunk_by(|one, other| by(*one) == by(*other)) {
            if options.last().is_none_or(|last: &usize| members[*last].1.order != members[alike[0]].1.order) {
                options.push(alike[0]);
                last.push(0);
            }
            last[options.len() - 1] = alike[alike.len() - 1].max(last[options.len() - 1]);
            parties.push(Party { option: options.len() - 1, members: from..from + alike.len() });
            from += alike.len();
        }
        let all_shown = members.iter().all(|(_, _, shown)| *shown);
        Self { facts, members, places, options, parties, last, all_shown }
    }

    /// The pairs of members, the one ranked ahead first, of whom some exchange makes the plan better; in order.
    fn gains(&self) -> Vec<(usize, usize)> {
        let mut gains = Vec::new();
        for parties in self.parties.chunk_by(|one, other| one.option == other.option) {
            for other in self.could_gain(parties) {
                // The parties of one option follow one another, and so do their members.
                let from = self.parties.partition_point(|party| party.option < other);
                let others = self.parties[from..].iter().take_while(|party| party.option == other);
                let start = self.parties[from].members.start;
                let seconds = &self.places[start..others.last().map_or(start, |party| party.members.end)];
                for first in parties.iter().flat_map(|party| self.places[party.members.clone()].iter().copied()) {
                    let behind = seconds.iter().filter(|second| **second > first).map(|second| (first, *second));
                    let is_gain = |(first, second): &(usize, usize)| {
                        gain(self.facts, &self.members[*first], &self.members[*second])
                    };
                    gains.extend(behind.filter(is_gain));
                }
            }
        }
        gains.sort_unstable();
        gains
    }

    /// The options of which those of some party behind might be had for the one that all of these have. Only one and another
    /// member need be looked at: the first ahead who would gain, and the last behind. Where nobody had anything better, only
    /// what comes earlier in the canonical order could be gained.
    fn could_gain(&self, parties: &[Party]) -> Vec<usize> {
        let own = parties[0].option;
        let count = if self.all_shown { own } else { self.options.len() };
        // The first who would have something better, or as good, by each option.
        let (mut better, mut equal) = (vec![usize::MAX; count], vec![usize::MAX; count]);
        for party in parties {
            let is_behind = |option: &usize| *option != own && self.last[*option] > self.first(party);
            for option in (0..count).filter(is_behind) {
                let first = match self.compared(party, option) {
                    Some(Ordering::Less) => &mut better[option],
                    Some(Ordering::Equal) => &mut equal[option],
                    _ => continue,
                };
                *first = self.first(party).min(*first);
            }
        }
        let mut could = vec![false; count];
        for party in self.parties.iter().take_while(|party| party.option < count) {
            let last = self.places[party.members.end - 1];
            let (gains, ties) = (better[party.option] < last, equal[party.option] < last);
            if !could[party.option] && (gains || ties) {
                could[party.option] = self
                    .compared(party, own)
                    .is_some_and(|order| gains || order.is_lt() || (order.is_eq() && party.option < own));
            }
        }
        (0..count).filter(|option| could[*option]).collect()
    }

    /// The best ranked of a party.
    fn first(&self, party: &Party) -> usize {
        self.places[party.members.start]
    }

    /// How another option stands to the one that a party has.
    fn compared(&self, party: &Party, option: usize) -> Option<Ordering> {
        let (candidate, stated, _) = self.members[self.first(party)];
        compared(self.facts, (candidate, stated), self.members[self.options[option]].1)
    }
}

/// Whether an exchange is legal for both and makes the plan better: for the one ahead, for the one behind at no cost to the
/// one ahead, or in the canonical order.
fn gains<'a>(
    facts: &Facts<'a>,
    (first, ahead): (&Candidate<'a>, &Stated<'a>),
    (second, behind): (&Candidate<'a>, &Stated<'a>),
) -> bool {
    if ahead.segments == behind.segments {
        return false;
    }
    let (Some(gained), Some(lost)) =
        (values::of(facts, first, &behind.segments), values::of(facts, second, &ahead.segments))
    else {
        return false;
    };
    let prefers = first.document.prefers;
    let better = gained.key(prefers) < ahead.values.key(prefers);
    let equal = gained == ahead.values && lost == behind.values;
    let behind_gains =
        gained == ahead.values && lost.key(second.document.prefers) < behind.values.key(second.document.prefers);
    let before = behind.order < ahead.order;
    (better || behind_gains || (equal && before))
        && legality::faults(facts, first, &behind.segments, Some(gained)).is_empty()
        && legality::faults(facts, second, &ahead.segments, Some(lost)).is_empty()
}
