//! Lists of proofs as reasons cite them. Many candidates cite the same ones, so what a list does is found once.

use std::{collections::HashMap, iter, ops::ControlFlow};

use smallvec::SmallVec;

use super::{
    super::{
        batches::batches,
        facts::Candidate,
        options::{Span, spans_from},
    },
    better::place,
    book::Better,
    closed::Court,
    judged::{Judged, Verdict},
    limits::Limit,
};
use crate::{calendar::Quarter, document::Pass};

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
    /// The units of a block in which a stay of these quarters uses nothing that they close, as far as it was asked.
    free: SmallVec<[(Asked, u64); 2]>,
}

/// A block, the quarters of a stay, and whether it must be on a vacancy.
type Asked = (usize, (Quarter, Quarter), bool);

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
        self.last.resize(judged.len(), 0);
        let first = list.first().map_or(usize::MAX, |number| place(*number));
        let last =
            self.last.get(first).copied().filter(|last| self.lists.get(*last).is_some_and(|own| *own.list == *list));
        let found = last.unwrap_or_else(|| self.find(list, judged));
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
        let known: Option<Vec<&Judged>> = list.iter().map(|number| judged.get(place(*number))).collect();
        let nothing = Self { list: list.into(), ..Self::default() };
        let Some(proofs) = known.filter(|proofs| !proofs.is_empty()) else { return nothing };
        let of = proofs[0].of;
        let closes_alike = |limit: &Limit| !matches!(limit, Limit::Home(..));
        Self {
            right: list.is_sorted_by(|one, other| one < other)
                && proofs.iter().all(|proof| proof.of == of && !matches!(proof.verdict, Verdict::Wrong)),
            of,
            rank: proofs.iter().map(|proof| proof.rank).max().unwrap_or(u32::MAX),
            alike: proofs.iter().all(|proof| match &proof.verdict {
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
    /// Whether the proofs of a list close every better option from a start; where it cannot be seen many at a time, not.
    pub(super) fn is_shut(
        &mut self,
        candidate: &Candidate<'a>,
        (better, start): (Better, Quarter),
        (list, cited): (&[u32], &mut Cited),
        judged: &[Judged],
    ) -> bool {
        let facts = self.book.facts;
        let is_better = |values| better.than(values);
        cited.alike
            && spans_from(facts, candidate, start).iter().flatten().all(|span| {
                if self.is_span_shut(candidate, span, (list, cited), judged) {
                    return true;
                }
                let (first, second) = span.stretches();
                let among = |block: usize, stay: usize| {
                    let stretch = if stay == 0 { Some(first) } else { second };
                    let asked = stretch.map(|stretch| (block, stretch, span.vacancy()));
                    cited.free.iter().find(|(own, _)| Some(*own) == asked).map_or(0, |(_, units)| *units)
                };
                batches(facts, candidate, (span, &among), &is_better, &mut |_| ControlFlow::Break(())).is_continue()
            })
    }

    /// Whether nothing is left for some stay of a span, whatever the units; what is left for each is found out.
    fn is_span_shut(
        &mut self,
        candidate: &Candidate<'a>,
        span: &Span,
        (list, cited): (&[u32], &mut Cited),
        judged: &[Judged],
    ) -> bool {
        let facts = self.book.facts;
        let blocks = candidate.trust.map_or(0..0, |trust| facts.trusts[trust].blocks.clone());
        let (first, second) = span.stretches();
        iter::once(first).chain(second).any(|stretch| {
            let mut left = 0;
            for block in blocks.clone() {
                let asked = (block, stretch, span.vacancy());
                left |= match cited.free.iter().find(|(own, _)| *own == asked) {
                    Some((_, units)) => *units,
                    None => {
                        self.mark(candidate, list, judged);
                        let units = self.marks.free(facts, None, asked);
                        cited.free.push((asked, units));
                        units
                    }
                };
            }
            left == 0
        })
    }
}
