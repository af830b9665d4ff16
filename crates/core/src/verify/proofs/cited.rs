//! Lists of proofs as reasons cite them. Many candidates cite the same ones, so what a list does is found once.

use std::collections::HashMap;

use smallvec::SmallVec;

use super::{
    super::{
        candidates::Candidate,
        options::{Span, Spans},
    },
    better::{Asked, Left, place},
    book::Better,
    closed::Court,
    judged::{Judged, Verdict},
    limits::Limit,
};
use crate::document::Pass;

/// What the proofs of a list do together.
#[derive(Debug, Default)]
pub(super) struct Cited {
    list: SmallVec<[u32; 6]>,
    /// Whether all are known, in order, right, and of one pass.
    right: bool,
    of: Option<Pass>,
    /// The highest of their ranks.
    rank: u32,
    /// Whether they are closed sets and counts that close the same for everyone, wherever they live.
    alike: bool,
    /// Whether somebody cited them.
    told: bool,
    /// The spans of a trust of which they leave nothing, as far as it was asked.
    shut: SmallVec<[(Option<usize>, Span); 2]>,
    /// The units of a block in which a stay of these quarters uses nothing that they close, as far as it was asked.
    free: SmallVec<[(Asked, u64); 2]>,
}

/// The lists met so far.
#[derive(Debug, Default)]
pub(super) struct Citations {
    places: HashMap<SmallVec<[u32; 6]>, usize, foldhash::fast::FixedState>,
    lists: Vec<Cited>,
    /// The place of the last list met that begins with a proof: most often the next is the same.
    last: Vec<usize>,
}

impl Citations {
    /// What the proofs of a list do.
    pub(super) fn of(&mut self, list: &[u32], judged: &[Judged]) -> &mut Cited {
        if self.last.is_empty() {
            self.last.resize(judged.len(), 0);
            self.places.reserve(judged.len());
            self.lists.reserve(judged.len());
        }
        let first = list.first().map_or(usize::MAX, |number| place(*number));
        let before = self.last.get(first).copied();
        let same = before.filter(|before| self.lists.get(*before).is_some_and(|own| *own.list == *list));
        let found = same.unwrap_or_else(|| self.find(list, judged));
        if let Some(last) = self.last.get_mut(first) {
            *last = found;
        }
        &mut self.lists[found]
    }

    fn find(&mut self, list: &[u32], judged: &[Judged]) -> usize {
        self.places.get(list).copied().unwrap_or_else(|| {
            self.places.insert(list.into(), self.lists.len());
            self.lists.push(Cited::new(list, judged));
            self.lists.len() - 1
        })
    }
}

impl Cited {
    fn new(list: &[u32], judged: &[Judged]) -> Self {
        let proofs = || list.iter().filter_map(|number| judged.get(place(*number)));
        let nothing = Self { list: list.into(), ..Self::default() };
        let Some(of) = proofs().next().map(|first| first.of).filter(|_| proofs().count() == list.len()) else {
            return nothing;
        };
        let closes_alike = |limit: &Limit| !matches!(limit, Limit::Home(..));
        Self {
            right: list.is_sorted_by(|one, other| one < other)
                && proofs().all(|proof| proof.of == of && !matches!(proof.verdict, Verdict::Wrong)),
            of,
            rank: proofs().map(|proof| proof.rank).max().unwrap_or(u32::MAX),
            alike: proofs().all(|proof| match &proof.verdict {
                Verdict::Closed(closed) => closed.is_for_all() && closed.limits.iter().all(closes_alike),
                Verdict::Refuted(_) | Verdict::Wrong => false,
            }),
            ..nothing
        }
    }

    /// Whether somebody of this rank may cite all of them for this pass; where it cannot be seen at once, not.
    pub(super) fn suits(&self, (rank, of): (u32, Option<Pass>)) -> bool {
        let of_pass = self.of == of || (self.of, of) == (Some(Pass::Time), Some(Pass::Place));
        self.right && of_pass && self.rank <= rank
    }

    /// Says that somebody cites them; whether nobody did before.
    pub(super) fn tell(&mut self) -> bool {
        !std::mem::replace(&mut self.told, true)
    }
}

impl<'a> Court<'_, '_, 'a> {
    /// Whether the proofs of a list close every better option of some spans; where it cannot be seen many at a time, not.
    pub(super) fn is_shut(
        &mut self,
        candidate: &Candidate<'a>,
        (better, spans): (Better, &Spans),
        (list, cited): (&[u32], &mut Cited),
        judged: &[Judged],
    ) -> bool {
        cited.alike
            && spans.iter().flatten().all(|span| {
                // Whoever is of one trust takes the same quarters in the same units.
                let asked = (candidate.trust, *span);
                cited.shut.contains(&asked) || {
                    let left = self.left_in(candidate, span, (list, cited), judged);
                    if left.is_none() {
                        cited.shut.push(asked);
                    }
                    !left.has_any(self.book.facts, candidate, (span, &|values| better.than(values)))
                }
            })
    }

    /// The units in which a stay of a span uses nothing that the proofs of a list close.
    fn left_in(
        &mut self,
        candidate: &Candidate<'a>,
        span: &Span,
        (list, cited): (&[u32], &mut Cited),
        judged: &[Judged],
    ) -> Left {
        let facts = self.book.facts;
        let mut is_marked = false;
        Left::new(facts, candidate, span, |asked| {
            if let Some((_, units)) = cited.free.iter().find(|(own, _)| *own == asked) {
                return *units;
            }
            if !std::mem::replace(&mut is_marked, true) {
                self.mark(candidate, list, judged);
            }
            let units = self.marks.free(facts, None, asked);
            cited.free.push((asked, units));
            units
        })
    }
}
