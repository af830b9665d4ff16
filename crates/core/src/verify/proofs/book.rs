//! What the plan gives each candidate, and what those ahead may still do: their stakes.

use std::{cell::OnceCell, ops::ControlFlow};

use super::{
    super::{
        facts::{Candidate, Facts},
        options::{Course, options, spans_from},
        promises::Stated,
        ranking::Ranking,
        values::{Segment, Values, waiting},
    },
    sets::Bundle,
};
use crate::{
    calendar::Quarter,
    document::{Objective, Pass, PlanDocument, Prefers},
};

/// The problem, the plan and the order, as proofs see them.
#[derive(Debug)]
pub(super) struct Book<'f, 'a> {
    pub(super) facts: &'f Facts<'a>,
    pub(super) ranking: &'f Ranking<'a>,
    /// The placements that are options, by the candidate's number.
    pub(super) stated: &'f [Option<Stated<'a>>],
    /// Who stands among the unplaced, and where, by the candidate's number.
    pub(super) unplaced: &'f [Option<usize>],
    /// Whether time goes before place for everyone.
    pub(super) time_first: bool,
    /// Up to which rank the plan speaks of values.
    pub(super) spoken_of: u32,
    /// The options of equal values of each candidate who is placed; of the committed, the placement that stands.
    by_values: Vec<OnceCell<Vec<Bundle>>>,
    /// The options of the same start.
    by_start: Vec<OnceCell<Vec<Bundle>>>,
}

impl<'f, 'a> Book<'f, 'a> {
    /// Nothing is looked at before it is asked for.
    pub(super) fn new(
        facts: &'f Facts<'a>,
        ranking: &'f Ranking<'a>,
        (stated, unplaced): (&'f [Option<Stated<'a>>], &'f [Option<usize>]),
        plan: &PlanDocument,
    ) -> Self {
        let cells = || std::iter::repeat_with(OnceCell::new).take(facts.candidates.len()).collect();
        Self {
            facts,
            ranking,
            stated,
            unplaced,
            time_first: facts.rules.objective == Some(Objective::TimeThenPlace),
            spoken_of: plan.proved_to_rank.unwrap_or(u32::MAX),
            by_values: cells(),
            by_start: cells(),
        }
    }

    /// What an arrangement of a proof of this rank may give a candidate; nothing to who has no stake.
    pub(super) fn stake(&self, number: usize, rank: u32, of: Option<Pass>) -> &[Bundle] {
        let candidate = &self.facts.candidates[number];
        if candidate.commitment.is_some() {
            return self.by_values(candidate);
        }
        let ahead = self.ranking.rank_of(number).is_some_and(|own| own < rank);
        match (self.stated[number].is_some(), ahead, of) {
            (true, true, None | Some(Pass::Place)) => self.by_values(candidate),
            (true, true, Some(Pass::Time)) | (true, false, Some(Pass::Place)) => self.by_start(candidate),
            _ => &[],
        }
    }

    /// The options of the values stated; of the committed, the placement that stands.
    pub(super) fn by_values(&self, candidate: &Candidate<'a>) -> &[Bundle] {
        self.by_values[candidate.number].get_or_init(|| {
            if let Some(commitment) = candidate.commitment {
                let standing = commitment.segments.iter().map(|segment| Segment::standing(self.facts, segment));
                return vec![Bundle::of_segments(&standing.collect::<Vec<_>>())];
            }
            let Some(stated) = &self.stated[candidate.number] else { return Vec::new() };
            stated
                .start()
                .map_or_else(Vec::new, |start| self.bundles(candidate, start, |values| values == stated.values))
        })
    }

    fn by_start(&self, candidate: &Candidate<'a>) -> &[Bundle] {
        self.by_start[candidate.number].get_or_init(|| {
            let start = self.stated[candidate.number].as_ref().and_then(Stated::start);
            start.map_or_else(Vec::new, |start| self.bundles(candidate, start, |_| true))
        })
    }

    fn bundles(&self, candidate: &Candidate<'a>, start: Quarter, of: impl Fn(Values) -> bool) -> Vec<Bundle> {
        let mut bundles = Vec::new();
        let _: ControlFlow<()> = self.from(candidate, start, &of, &mut |course| {
            bundles.push(Bundle::of_course(self.facts, &course));
            ControlFlow::Continue(())
        });
        bundles
    }

    /// The options of a candidate from one start whose values are wanted, until one breaks off.
    pub(super) fn from<B>(
        &self,
        candidate: &Candidate<'a>,
        start: Quarter,
        wants: &impl Fn(Values) -> bool,
        visit: &mut impl FnMut(Course) -> ControlFlow<B>,
    ) -> ControlFlow<B> {
        let mut spans = spans_from(self.facts, candidate, start);
        spans.try_for_each(|span| options(self.facts, candidate, &span, wants, visit))
    }

    /// What is better for a candidate than what the plan gives; none where the plan gives neither a place nor none.
    pub(super) fn better(&self, candidate: &Candidate<'a>) -> Option<Better> {
        let stated = self.stated[candidate.number].as_ref();
        if candidate.commitment.is_some() || (stated.is_none() && self.unplaced[candidate.number].is_none()) {
            return None;
        }
        let (prefers, time_first) = (candidate.document.prefers, self.time_first);
        let (now, start) = (stated.map(|stated| stated.values), stated.and_then(Stated::start));
        Some(Better { now, start, prefers, time_first })
    }
}

/// What is better for a candidate than what the plan gives.
#[derive(Debug, Clone, Copy)]
pub(super) struct Better {
    /// The values that the plan gives; none to who is unplaced.
    now: Option<Values>,
    /// The start that the plan gives.
    pub(super) start: Option<Quarter>,
    prefers: Prefers,
    time_first: bool,
}

impl Better {
    /// Whether something better could begin then, by the best that any place could be: where time goes first, nothing later
    /// is better.
    pub(super) fn could_begin(self, candidate: &Candidate<'_>, start: Quarter) -> bool {
        self.than(Values { waiting: waiting(candidate, start), wish: 0, away: 0, relevance: 0 })
    }

    /// Whether these values come before those of the plan.
    pub(super) fn than(self, values: Values) -> bool {
        match self.now {
            None => true,
            Some(now) if self.time_first => {
                values.waiting < now.waiting || (values.waiting == now.waiting && values.place() < now.place())
            }
            Some(now) => values.key(self.prefers) < now.key(self.prefers),
        }
    }

    /// Which of the values a proof about this start must speak of; none where all of them go together.
    pub(super) fn pass(self, start: Quarter) -> Option<Pass> {
        let place = self.start == Some(start);
        self.time_first.then_some(if place { Pass::Place } else { Pass::Time })
    }
}
