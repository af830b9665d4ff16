//! What the plan gives each candidate, and what those ahead may still do: their stakes.

use std::{cell::OnceCell, ops::ControlFlow};

use smallvec::SmallVec;

use super::{
    super::{
        batches::{Batch, all_batches},
        candidates::Candidate,
        facts::Facts,
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
    pub(super) ranking: &'f Ranking,
    /// The placements that are options, by the candidate's number.
    pub(super) stated: &'f [Option<Stated<'a>>],
    /// Who stands among the unplaced, and where, by the candidate's number.
    pub(super) unplaced: &'f [Option<usize>],
    /// Whether time goes before place for everyone.
    pub(super) time_first: bool,
    /// Up to which rank the plan speaks of values.
    pub(super) spoken_of: u32,
    /// The options of equal values of each candidate who is placed.
    by_values: Vec<Cells>,
    /// The options of the same start, where some proof asks for them.
    by_start: OnceCell<Vec<Cells>>,
}

/// Options in batches: most often one.
type Batches = SmallVec<[Batch; 1]>;

/// Options, found when they are first asked for: in batches, to be counted, and by themselves, to be taken apart.
#[derive(Debug, Default)]
struct Cells {
    batches: OnceCell<Batches>,
    /// Of the committed, the placement that stands.
    bundles: OnceCell<Vec<Bundle>>,
}

/// Nothing found yet, for each candidate.
fn cells(facts: &Facts<'_>) -> Vec<Cells> {
    std::iter::repeat_with(Cells::default).take(facts.candidates.len()).collect()
}

/// What somebody may do.
#[derive(Debug, Clone, Copy)]
pub(super) enum Stake<'s> {
    /// Any of some options.
    Batches(&'s [Batch]),
    /// The same by themselves.
    Bundles(&'s [Bundle]),
}

impl Stake<'_> {
    /// Whether it is nothing.
    pub(super) fn is_empty(self) -> bool {
        match self {
            Self::Batches(batches) => batches.is_empty(),
            Self::Bundles(bundles) => bundles.is_empty(),
        }
    }
}

/// Which of the options of a placed candidate are a stake.
#[derive(Debug, Clone, Copy)]
enum Kept {
    /// Those of the values stated.
    Values,
    /// Those of the start stated.
    Start,
}

impl<'f, 'a> Book<'f, 'a> {
    /// Nothing is looked at before it is asked for.
    pub(super) fn new(
        facts: &'f Facts<'a>,
        ranking: &'f Ranking,
        (stated, unplaced): (&'f [Option<Stated<'a>>], &'f [Option<usize>]),
        plan: &PlanDocument,
    ) -> Self {
        Self {
            facts,
            ranking,
            stated,
            unplaced,
            time_first: facts.rules.objective == Some(Objective::TimeThenPlace),
            spoken_of: plan.proved_to_rank.unwrap_or(u32::MAX),
            by_values: cells(facts),
            by_start: OnceCell::new(),
        }
    }

    /// What an arrangement of a proof of this rank may give a candidate; nothing to who has no stake.
    pub(super) fn stake(&self, number: usize, rank: u32, of: Option<Pass>) -> Stake<'_> {
        let candidate = &self.facts.candidates[number];
        match self.kept(candidate, rank, of) {
            Some(_) if candidate.commitment.is_some() => Stake::Bundles(self.standing(candidate)),
            Some(kept) => Stake::Batches(self.batches(candidate, kept)),
            None => Stake::Batches(&[]),
        }
    }

    /// The same, each option by itself.
    pub(super) fn listed(&self, number: usize, rank: u32, of: Option<Pass>) -> &[Bundle] {
        let candidate = &self.facts.candidates[number];
        match self.kept(candidate, rank, of) {
            Some(_) if candidate.commitment.is_some() => self.standing(candidate),
            Some(kept) => self.bundles(candidate, kept),
            None => &[],
        }
    }

    /// Which options are the stake; none of who has none.
    fn kept(&self, candidate: &Candidate<'a>, rank: u32, of: Option<Pass>) -> Option<Kept> {
        if candidate.commitment.is_some() {
            return Some(Kept::Values);
        }
        let ahead = self.ranking.rank_of(candidate.number).is_some_and(|own| own < rank);
        match (self.stated[candidate.number].is_some(), ahead, of) {
            (true, true, None | Some(Pass::Place)) => Some(Kept::Values),
            (true, true, Some(Pass::Time)) | (true, false, Some(Pass::Place)) => Some(Kept::Start),
            _ => None,
        }
    }

    /// The placement of a committed candidate.
    fn standing(&self, candidate: &Candidate<'a>) -> &[Bundle] {
        self.by_values[candidate.number].bundles.get_or_init(|| {
            let segments = candidate.commitment.iter().flat_map(|commitment| &commitment.segments);
            let standing: Vec<_> = segments.map(|segment| Segment::standing(self.facts, segment)).collect();
            vec![Bundle::of_segments(&standing)]
        })
    }

    /// The options of the values stated; of the committed, none.
    pub(super) fn by_values(&self, candidate: &Candidate<'a>) -> &[Batch] {
        self.batches(candidate, Kept::Values)
    }

    fn cells(&self, candidate: &Candidate<'a>, kept: Kept) -> &Cells {
        match kept {
            Kept::Values => &self.by_values[candidate.number],
            Kept::Start => &self.by_start.get_or_init(|| cells(self.facts))[candidate.number],
        }
    }

    fn batches(&self, candidate: &Candidate<'a>, kept: Kept) -> &[Batch] {
        self.cells(candidate, kept).batches.get_or_init(|| {
            let mut found = Batches::new();
            if let Some((start, wants)) = self.wanted(candidate, kept) {
                let _: ControlFlow<()> = self.batches_from(candidate, start, &wants, &mut |batch| {
                    found.push(batch);
                    ControlFlow::Continue(())
                });
            }
            found
        })
    }

    fn bundles(&self, candidate: &Candidate<'a>, kept: Kept) -> &[Bundle] {
        self.cells(candidate, kept).bundles.get_or_init(|| {
            let mut found = Vec::new();
            if let Some((start, wants)) = self.wanted(candidate, kept) {
                let _: ControlFlow<()> = self.from(candidate, start, &wants, &mut |course| {
                    found.push(Bundle::of_course(self.facts, &course));
                    ControlFlow::Continue(())
                });
            }
            found
        })
    }

    /// The start stated, and which values are kept.
    fn wanted(&self, candidate: &Candidate<'a>, kept: Kept) -> Option<(Quarter, impl Fn(Values) -> bool)> {
        let stated = self.stated[candidate.number].as_ref()?;
        let wants = move |values| matches!(kept, Kept::Start) || values == stated.values;
        Some((stated.start()?, wants))
    }

    /// The options of a candidate from one start whose values are wanted, until one breaks off.
    pub(super) fn from<B>(
        &self,
        candidate: &Candidate<'a>,
        start: Quarter,
        wants: &impl Fn(Values) -> bool,
        visit: &mut impl FnMut(Course) -> ControlFlow<B>,
    ) -> ControlFlow<B> {
        let mut spans = spans_from(self.facts, candidate, start).into_iter().flatten();
        spans.try_for_each(|span| options(self.facts, candidate, &span, wants, visit))
    }

    /// The same in batches.
    pub(super) fn batches_from<B>(
        &self,
        candidate: &Candidate<'a>,
        start: Quarter,
        wants: &impl Fn(Values) -> bool,
        visit: &mut impl FnMut(Batch) -> ControlFlow<B>,
    ) -> ControlFlow<B> {
        for span in spans_from(self.facts, candidate, start).iter().flatten() {
            all_batches(self.facts, candidate, span, wants, visit)?;
        }
        ControlFlow::Continue(())
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
            Some(now) if self.time_first || self.prefers == Prefers::Time => {
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
