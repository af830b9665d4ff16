//! The list of reasons: an entry for each candidate, and each statement of it.

use std::fmt;

use super::{
    super::{
        ViolationRule,
        candidates::Candidate,
        eligibility,
        facts::Facts,
        options::{self, Spans},
        service,
        violation::{Report, name_of},
        words::{Demand, Statement},
    },
    better::{Due, are_right, place},
    book::{Better, Book},
    choice,
    cited::Citations,
    closed::Court,
    judged::Judged,
    keys,
};
use crate::{
    calendar::{Date, Quarter},
    document::{
        BetterDocument, Choice, CriterionDocument, EligibilityRule, PlanDocument, PlanStatus, ReasonDocument,
        UnplacedReason,
    },
};

/// Where a reason stands in the plan, or an entry of its `better`; written where something is wrong there.
#[derive(Debug, Clone, Copy)]
struct At {
    reason: usize,
    better: Option<usize>,
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { reason, better } = self;
        write!(f, "/reasons/{reason}")?;
        better.map_or(Ok(()), |better| write!(f, "/better/{better}"))
    }
}

/// What the reasons leave unproved, and which proofs they cite.
#[derive(Debug)]
pub(super) struct Tally {
    /// How many candidates' values are not proved by what the plan holds.
    pub(super) unproved: usize,
    /// By the candidate's number, whether reasons and proofs show that nothing better was to be had.
    pub(super) proved: Vec<bool>,
    /// By the candidate's number, whether no option of equal values comes earlier in the canonical order.
    pub(super) first: Vec<bool>,
    /// For each proof whether a reason cites it.
    pub(super) cited: Vec<bool>,
    /// Whether the list was the one that is due, so that every entry was looked at.
    pub(super) complete: bool,
    /// What the lists of proofs do that reasons cite.
    citations: Citations,
    /// The starts that an entry must list, one entry after the other.
    due: Vec<(Quarter, Due)>,
}

impl Tally {
    /// Nothing yet of so many candidates and proofs.
    fn new(candidates: usize, proofs: usize) -> Self {
        let none = vec![false; candidates];
        Self {
            unproved: 0,
            proved: none.clone(),
            first: none,
            cited: vec![false; proofs],
            complete: true,
            citations: Citations::default(),
            due: Vec::new(),
        }
    }
}

/// Checks every reason; where there are none, counts the values that are left without.
pub(super) fn check(
    court: &mut Court<'_, '_, '_>,
    judged: &[Judged],
    plan: &PlanDocument,
    report: &mut Report,
) -> Tally {
    let book = court.book;
    let mut tally = Tally::new(book.facts.candidates.len(), judged.len());
    let ranked = book.ranking.numbers().map(|number| &book.facts.candidates[number]);
    let waiting = ranked.filter(|candidate| candidate.commitment.is_none());
    if plan.reasons.is_empty() {
        let left = waiting.filter(|own| book.better(own).is_some_and(|better| book.has_any_better(own, better)));
        tally.unproved = left.count();
        return tally;
    }
    let refused = book.facts.candidates.values().filter(|candidate| book.ranking.rank_of(candidate.number).is_none());
    let mut stated = plan.reasons.iter().enumerate();
    for candidate in waiting.chain(refused) {
        let next = stated.next();
        let Some((index, reason)) = next.filter(|(_, reason)| reason.candidate == *candidate.id()) else {
            let at = next.map_or("/reasons".to_owned(), |(index, _)| format!("/reasons/{index}"));
            let found = Statement::any(next.map(|(_, reason)| &reason.candidate));
            report.add(ViolationRule::ReasonList, at, found, Statement::value(candidate.id()));
            tally.complete = false;
            return tally;
        };
        let at = At { reason: index, better: None };
        own_statements(book, (at, reason), candidate, report);
        let entry = Entry { court, judged, plan, candidate };
        entry.check((at, reason), &mut tally, report);
    }
    for (index, reason) in stated {
        let found = Statement::value(&reason.candidate);
        report.add(ViolationRule::ReasonList, format!("/reasons/{index}"), found, Statement::Nothing);
    }
    tally
}

/// Keys, source and the day on which service suffices.
fn own_statements(
    book: &Book<'_, '_>,
    (at, reason): (At, &ReasonDocument),
    candidate: &Candidate<'_>,
    report: &mut Report,
) {
    let facts = book.facts;
    let is_ranked = book.ranking.rank_of(candidate.number).is_some();
    let criteria = if is_ranked { &facts.rules.priority[..] } else { &[] };
    own_keys(book, (at, reason), (candidate, criteria), report);
    let refusal = if is_ranked { None } else { eligibility::refusal(facts, candidate) };
    let source = refusal.and_then(|refusal| source(facts, refusal.rule));
    report.same_if_any(ViolationRule::ReasonSource, format_args!("{at}/source"), reason.source.as_deref(), source);
    let waits = is_ranked && book.unplaced[candidate.number].is_some();
    let by_service = waits && options::reason(facts, candidate) == Some(UnplacedReason::Service);
    let suffices = if by_service { service::suffices_on(facts, candidate) } else { None };
    let stated: Option<Date> = reason.service_suffices_on;
    report.same_if_any(ViolationRule::ServiceSufficesOn, format_args!("{at}/service_suffices_on"), stated, suffices);
}

/// One key for each criterion; none for the ineligible.
fn own_keys(
    book: &Book<'_, '_>,
    (at, reason): (At, &ReasonDocument),
    (candidate, criteria): (&Candidate<'_>, &[CriterionDocument]),
    report: &mut Report,
) {
    if reason.keys.len() != criteria.len() {
        let (found, expected) = (Statement::value(reason.keys.len()), Statement::value(criteria.len()));
        report.add(ViolationRule::ReasonKeyCount, format!("{at}/keys"), found, expected);
        return;
    }
    let facts = book.facts;
    let read = book.ranking.keys(candidate.number);
    for (place, ((criterion, stated), read)) in criteria.iter().zip(&reason.keys).zip(read).enumerate() {
        if !keys::is(facts, candidate, criterion, (*read, stated)) {
            let (found, expected) = (Statement::value(&**stated), keys::text(facts, candidate, criterion, *read));
            report.add(ViolationRule::ReasonKey, format!("{at}/keys/{place}"), found, Statement::Value(expected));
        }
    }
}

/// Where the rule that refuses a candidate stands.
fn source<'a>(facts: &Facts<'a>, rule: EligibilityRule) -> Option<&'a str> {
    let rules = &facts.rules.eligibility;
    let source = match rule {
        EligibilityRule::Schemes => &rules.schemes.as_ref()?.source,
        EligibilityRule::MunicipalityRegistered => &rules.municipality_registered.as_ref()?.source,
        EligibilityRule::Catchment => &rules.catchment.as_ref()?.source,
        EligibilityRule::Employment => &rules.employment.as_ref()?.source,
    };
    source.as_deref()
}

/// An entry in hand.
struct Entry<'c, 'b, 'f, 'a> {
    court: &'c mut Court<'b, 'f, 'a>,
    judged: &'c [Judged],
    plan: &'c PlanDocument,
    candidate: &'f Candidate<'a>,
}

impl Entry<'_, '_, '_, '_> {
    /// The choice among equals, and what would have been better.
    fn check(mut self, (at, reason): (At, &ReasonDocument), tally: &mut Tally, report: &mut Report) {
        let book = self.court.book;
        let expected = choice::of(book, self.candidate);
        tally.first[self.candidate.number] = matches!(expected, Some(Choice::Only | Choice::First));
        // How a plan that is not proved to the end chose among equals, it need not say.
        if reason.choice.is_some() || self.plan.status == PlanStatus::Optimal {
            report.same_name(ViolationRule::ReasonChoice, format_args!("{at}/choice"), reason.choice, expected);
        }
        let rank = book.ranking.rank_of(self.candidate.number);
        let better = book.better(self.candidate);
        let mut due = std::mem::take(&mut tally.due);
        due.clear();
        match better {
            Some(better) if rank.is_some_and(|rank| rank <= book.spoken_of) => {
                book.due(self.candidate, better, &mut due);
            }
            Some(better) => tally.unproved += usize::from(book.has_any_better(self.candidate, better)),
            None => {}
        }
        self.check_better((at, reason), (&due, better, rank), tally, report);
        tally.due = due;
    }

    /// That the entries of `better` are those due, and each by itself.
    fn check_better(
        &mut self,
        (at, reason): (At, &ReasonDocument),
        (due, better, rank): (&[(Quarter, Due)], Option<Better>, Option<u32>),
        tally: &mut Tally,
        report: &mut Report,
    ) {
        if !listed(at, reason, due, report) {
            return;
        }
        let mut proved = true;
        for (place, (entry, (_, due))) in reason.better.iter().zip(due).enumerate() {
            proved &= match (due, better.zip(rank)) {
                (Due::Closed(spans), Some(of)) => {
                    self.closed((At { better: Some(place), ..at }, entry), (of, spans), tally, report)
                }
                (Due::Barred(filter), _) => barred((At { better: Some(place), ..at }, entry), *filter, report),
                _ => true,
            };
        }
        tally.unproved += usize::from(!proved);
        tally.proved[self.candidate.number] = proved && rank.is_some_and(|rank| rank <= self.court.book.spoken_of);
    }

    /// Better options from a start: each is closed, or said to be resolved; whether they are proved.
    fn closed(
        &mut self,
        (at, entry): (At, &BetterDocument),
        ((better, rank), spans): ((Better, u32), &Spans),
        tally: &mut Tally,
        report: &mut Report,
    ) -> bool {
        if entry.barred.is_some() || (entry.proofs.is_empty() && !entry.resolved) {
            let found = Statement::any(entry.barred.map(|filter| name_of(&filter)));
            report.add(ViolationRule::BetterForm, at.to_string(), found, Demand::Proofs);
            return false;
        }
        let of = (rank, better.pass(entry.start));
        let cited = tally.citations.of(&entry.proofs, self.judged);
        if !cited.suits(of) && !are_right(&format_args!("{at}/proofs"), &entry.proofs, of, self.judged, report) {
            return false;
        }
        if cited.tell() {
            for number in &entry.proofs {
                tally.cited[place(*number)] = true;
            }
        }
        if entry.resolved {
            return false;
        }
        if self.court.is_shut(self.candidate, (better, spans), (&entry.proofs, cited), self.judged) {
            return true;
        }
        let left = self.court.left_open(self.candidate, (better, entry.start), &entry.proofs, self.judged);
        if let Some(open) = left.first() {
            let option = Statement::segments(&open.first(self.court.book.facts));
            report.add(ViolationRule::BetterOpen, at.to_string(), option, Demand::Closed);
        }
        left.is_empty()
    }
}

/// The entries are those of the starts that are due, in order.
fn listed(at: At, reason: &ReasonDocument, due: &[(Quarter, Due)], report: &mut Report) -> bool {
    let stated = reason.better.iter().map(|entry| entry.start);
    let expected = due.iter().map(|(start, _)| *start);
    if stated.clone().eq(expected.clone()) {
        return true;
    }
    let same = stated.clone().zip(expected.clone()).take_while(|(a, b)| a == b).count();
    let (found, expected) = (Statement::any(stated.clone().nth(same)), Statement::any(expected.clone().nth(same)));
    report.add(ViolationRule::BetterList, format!("{at}/better/{same}"), found, expected);
    false
}

/// A start from which there is no option: the right filter, and nothing else.
fn barred((at, entry): (At, &BetterDocument), filter: UnplacedReason, report: &mut Report) -> bool {
    report.same_name(ViolationRule::BetterBarred, format_args!("{at}/barred"), entry.barred, Some(filter));
    if !entry.proofs.is_empty() || entry.resolved {
        report.add(ViolationRule::BetterForm, at.to_string(), Demand::Proofs, Statement::value(name_of(&filter)));
    }
    true
}
