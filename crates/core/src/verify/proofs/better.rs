//! What would have been better for a candidate, and whether the proofs cited leave any of it open.

use std::{fmt::Display, iter, ops::ControlFlow};

use smallvec::SmallVec;

use super::{
    super::{
        ViolationRule,
        batches::{all_batches, batches},
        candidates::Candidate,
        facts::{Facts, quarters},
        options::{Span, Spans, barred, spans_from},
        posts::Open,
        values::Values,
        violation::Report,
        words::{Demand, Statement},
    },
    book::{Better, Book},
    closed::Court,
    judged::{Judged, Verdict},
    sets::{Bundle, without},
};
use crate::{
    calendar::Quarter,
    document::{Pass, UnplacedReason},
};

/// What an entry of `better` must say of its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Due {
    /// There are better options, among those of these spans.
    Closed(Spans),
    /// There are none, by this filter.
    Barred(UnplacedReason),
}

impl<'a> Book<'_, 'a> {
    /// The starts from which something better could be had. Once nothing better could begin, nothing later could.
    fn starts(&self, candidate: &Candidate<'a>, better: Better) -> impl Iterator<Item = Quarter> {
        let from = self.facts.first.max(candidate.earliest());
        let all = quarters(from, self.facts.last).filter(|start| candidate.begins_in_any || start.is_turnover());
        all.take_while(move |start| better.could_begin(candidate, *start))
    }

    /// Whether something better is among what may be begun then.
    fn has_better(&self, candidate: &Candidate<'a>, better: Better, spans: &Spans) -> bool {
        let is_better = |values| better.than(values);
        let mut any = |_| ControlFlow::Break(());
        spans.iter().flatten().any(|span| all_batches(self.facts, candidate, span, &is_better, &mut any).is_break())
    }

    /// Whether something better than what the plan gives is among the candidate's options.
    pub(super) fn has_any_better(&self, candidate: &Candidate<'a>, better: Better) -> bool {
        let spans = |start| spans_from(self.facts, candidate, start);
        self.starts(candidate, better).any(|start| self.has_better(candidate, better, &spans(start)))
    }

    /// The starts that `better` must list, in order.
    pub(super) fn due(&self, candidate: &Candidate<'a>, better: Better, due: &mut Vec<(Quarter, Due)>) {
        for start in self.starts(candidate, better) {
            let spans = spans_from(self.facts, candidate, start);
            if self.has_better(candidate, better, &spans) {
                due.push((start, Due::Closed(spans)));
            } else if may_begin(candidate, start)
                && better.start.is_none_or(|own| start < own)
                && let Some(filter) = barred(self.facts, candidate, start)
            {
                due.push((start, Due::Barred(filter)));
            }
        }
    }
}

/// Whether a barred start is worth a word: the shapes may begin then, and the candidate asked for it.
fn may_begin(candidate: &Candidate<'_>, start: Quarter) -> bool {
    (candidate.months == 3 || start.is_turnover())
        && candidate.document.latest.is_none_or(|latest| start.period() <= latest)
}

impl<'a> Court<'_, '_, 'a> {
    /// Gathers what the proofs of a list close for a candidate.
    pub(super) fn mark(&mut self, candidate: &Candidate<'a>, cited: &[u32], judged: &[Judged]) {
        self.marks.clear();
        for proof in cited.iter().filter_map(|number| judged.get(place(*number))) {
            if let Verdict::Closed(closed) = &proof.verdict
                && !closed.is_held_by(candidate.number)
            {
                for limit in &closed.limits {
                    self.marks.add(*limit);
                }
            }
        }
    }

    /// The better options from a start that the proofs cited leave open.
    pub(super) fn left_open(
        &mut self,
        candidate: &Candidate<'a>,
        (better, start): (Better, Quarter),
        cited: &[u32],
        judged: &[Judged],
    ) -> Vec<Bundle> {
        self.mark(candidate, cited, judged);
        let (book, marks) = (self.book, &self.marks);
        let mut left = Vec::new();
        let is_better = |values| better.than(values);
        // That none is open is seen many at a time.
        let spans = spans_from(book.facts, candidate, start);
        let is_open = |span: &Span| {
            let free = |asked| marks.free(book.facts, candidate.home, asked);
            Left::new(book.facts, candidate, span, free).has_any(book.facts, candidate, (span, &is_better))
        };
        if !spans.iter().flatten().any(is_open) {
            return left;
        }
        let _: ControlFlow<()> = book.from(candidate, start, &is_better, &mut |course| {
            if marks.may_be_open(book.facts, candidate.home, &course) {
                left.extend(marks.open(candidate.home, &Bundle::of_course(book.facts, &course)));
            }
            ControlFlow::Continue(())
        });
        for proof in cited.iter().filter_map(|number| judged.get(place(*number))) {
            if let Verdict::Refuted(refuted) = &proof.verdict
                && !left.is_empty()
                && refuted.holds_for(candidate, book.facts)
            {
                left = without(left, &refuted.options);
            }
        }
        left
    }
}

/// A block, the quarters of a stay, and whether it must be on a vacancy.
pub(super) type Asked = (usize, (Quarter, Quarter), bool);

/// The units that a span is left: for each of its stays, block by block.
#[derive(Debug)]
pub(super) struct Left {
    first: usize,
    stays: SmallVec<[SmallVec<[u64; 1]>; 2]>,
}

impl Left {
    /// Asks for the units that each stay may be in.
    pub(super) fn new(
        facts: &Facts<'_>,
        candidate: &Candidate<'_>,
        span: &Span,
        mut units: impl FnMut(Asked) -> u64,
    ) -> Self {
        let blocks = candidate.trust.map_or(0..0, |trust| facts.trusts[trust].blocks.clone());
        let (first, second) = span.stretches();
        let mut of = |stretch| blocks.clone().map(|block| units((block, stretch, span.vacancy()))).collect();
        Self { first: blocks.start, stays: iter::once(first).chain(second).map(&mut of).collect() }
    }

    /// Whether some stay is left no unit.
    pub(super) fn is_none(&self) -> bool {
        self.stays.iter().any(|blocks| blocks.iter().all(|units| *units == 0))
    }

    /// Whether some option of the span is left whose values are wanted.
    pub(super) fn has_any(
        &self,
        facts: &Facts<'_>,
        candidate: &Candidate<'_>,
        (span, wants): (&Span, &impl Fn(Values) -> bool),
    ) -> bool {
        let among = |block: usize, stay: usize| {
            let units = self.stays.get(stay).and_then(|blocks| blocks.get(block.wrapping_sub(self.first)));
            Open::of(units.copied().unwrap_or(0))
        };
        !self.is_none() && batches(facts, candidate, (span, &among), wants, &mut |_| ControlFlow::Break(())).is_break()
    }
}

/// The place of a proof in `proofs[]`.
pub(super) fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// Whether each of the proofs cited at a place may be cited there and is right: known, ascending, of no higher rank, of the pass.
pub(super) fn are_right(
    at: &dyn Display,
    cited: &[u32],
    (rank, of): (u32, Option<Pass>),
    judged: &[Judged],
    report: &mut Report,
) -> bool {
    let mut right = true;
    let mut before = None;
    for (index, number) in cited.iter().enumerate() {
        let at = || format!("{at}/{index}");
        let Some(proof) = judged.get(place(*number)).filter(|_| before < Some(*number)) else {
            report.add(ViolationRule::ProofIndex, at(), Statement::value(number), Demand::KnownProof);
            return false;
        };
        before = Some(*number);
        if proof.rank > rank {
            right = false;
            report.add(ViolationRule::ProofRank, at(), Statement::value(proof.rank), Statement::AtMost(rank));
        }
        // Who keeps values keeps starts: what is closed for time is closed for place.
        if proof.of != of && (proof.of, of) != (Some(Pass::Time), Some(Pass::Place)) {
            right = false;
            report.add(ViolationRule::ProofPass, at(), pass(proof.of), pass(of));
        }
        right &= !matches!(proof.verdict, Verdict::Wrong);
    }
    right
}

/// A pass as the documents write it.
pub(super) fn pass(of: Option<Pass>) -> Statement {
    Statement::any(of.map(|of| super::super::violation::name_of(&of)))
}
