//! The promises that can be seen without solving (model, Objective).
//!
//! (a) No post stands empty while someone eligible, willing and unplaced could take it. (b) No one ranked
//! behind cost anyone anything: beside the commitments and those ranked ahead at their stated places, nothing
//! better is open. (c) Among options of equal values the first in the canonical order that is free is taken.
//! Each is necessary: where one fails, moving that one candidate (and, in (b), leaving everyone behind
//! unplaced) gives a plan that the objective puts first.

use std::collections::BTreeMap;

use super::{
    ViolationRule,
    facts::{Candidate, Facts, quarters},
    legality,
    options::{Course, Stay},
    ranking::Ranking,
    usage::Usage,
    values::{self, Segment, Values, canonical},
    violation::Report,
    words::Statement,
};
use crate::{
    calendar::Quarter,
    document::{Objective, PlanDocument, PlanStatus},
};

/// A candidate's stated placement, where it is one of the candidate's options.
#[derive(Debug)]
pub(super) struct Stated<'a> {
    pub(super) at: String,
    pub(super) segments: Vec<Segment<'a>>,
    pub(super) values: Values,
}

impl Stated<'_> {
    /// The first quarter.
    pub(super) fn start(&self) -> Option<Quarter> {
        self.segments.first().map(|segment| segment.from)
    }
}

/// Where each candidate stands among the unplaced, by number; the last where one is repeated.
pub(super) fn unplaced(facts: &Facts<'_>, plan: &PlanDocument) -> Vec<Option<usize>> {
    let mut unplaced = vec![None; facts.candidates.len()];
    for (index, entry) in plan.unplaced.iter().enumerate() {
        if let Some(number) = facts.candidates.number(&entry.candidate) {
            unplaced[number] = Some(index);
        }
    }
    unplaced
}

/// The placements of those not committed that are options, by the candidate's number; the first where one is repeated.
pub(super) fn stated<'a>(facts: &Facts<'a>, plan: &'a PlanDocument) -> Vec<Option<Stated<'a>>> {
    let mut stated: Vec<Option<Stated<'a>>> = Vec::new();
    stated.resize_with(facts.candidates.len(), || None);
    for (index, placement) in plan.placements.iter().enumerate() {
        let Some(candidate) = facts.candidates.get(placement.candidate.as_str()) else {
            continue;
        };
        let segments: Vec<Segment<'a>> = placement.segments.iter().map(Segment::from).collect();
        if candidate.commitment.is_some() || !legality::faults(facts, candidate, &segments).is_empty() {
            continue;
        }
        if let Some(values) = values::of(facts, candidate, &segments) {
            let at = format!("/placements/{index}");
            stated[candidate.number].get_or_insert(Stated { at, segments, values });
        }
    }
    stated
}

/// Checks the promises for everyone not committed, in rank order. `all` is what the whole plan takes up.
pub(super) fn check<'a>(
    facts: &Facts<'a>,
    ranking: &Ranking<'a>,
    (stated, unplaced): (&[Option<Stated<'a>>], &[Option<usize>]),
    all: Usage<'a>,
    plan: &'a PlanDocument,
    report: &mut Report,
) {
    let mut witness = Witness { facts, ahead: Usage::of_commitments(facts), all };
    let optimal = plan.status == PlanStatus::Optimal;
    for id in ranking.ids() {
        let Some(candidate) = facts.candidates.get(id).filter(|c| c.commitment.is_none()) else {
            continue;
        };
        let proved = optimal || ranking.rank(id) <= plan.proved_to_rank;
        if let Some(stated) = &stated[candidate.number] {
            if proved {
                witness.placed(candidate, stated, optimal, report);
            }
            witness.ahead.add(facts, candidate.document.municipality.as_str(), &stated.segments);
        } else if let Some(index) = unplaced[candidate.number] {
            witness.unplaced(candidate, &format!("/unplaced/{index}"), proved, report);
        }
    }
}

/// What stands ahead of the candidate in hand, and the whole plan.
struct Witness<'f, 'a> {
    facts: &'f Facts<'a>,
    ahead: Usage<'a>,
    all: Usage<'a>,
}

impl<'a> Witness<'_, 'a> {
    /// (a) and (b) for a candidate without a place.
    fn unplaced(&self, candidate: &Candidate<'a>, at: &str, proved: bool, report: &mut Report) {
        let courses = self.facts.outlook(candidate).all(self.facts, candidate);
        let prefers = candidate.document.prefers;
        let key = |values: Values| Some(values.key(prefers));
        if let Some(option) = self.best(&self.all, candidate, &courses, key) {
            report.add(ViolationRule::EmptyPost, at, Statement::NoPlace, Statement::segments(&option));
        } else if proved && let Some(option) = self.best(&self.ahead, candidate, &courses, key) {
            report.add(ViolationRule::PassedOver, at, Statement::NoPlace, Statement::segments(&option));
        }
    }

    /// (b) and, where everything is proved, (c) for a candidate with a place.
    fn placed(&mut self, candidate: &Candidate<'a>, stated: &Stated<'a>, optimal: bool, report: &mut Report) {
        let courses = self.facts.outlook(candidate).all(self.facts, candidate);
        let municipality = candidate.document.municipality.as_str();
        self.all.remove(self.facts, municipality, &stated.segments);
        let better = match self.facts.rules.objective.unwrap_or_default() {
            Objective::TimeAndPlace => self.better(candidate, stated, &courses),
            Objective::TimeThenPlace => {
                self.earlier(candidate, stated, &courses).or_else(|| self.better_place(candidate, stated, &courses))
            }
        };
        let (at, found) = (&stated.at, || Statement::segments(&stated.segments));
        if let Some(option) = better {
            report.add(ViolationRule::PassedOver, at, found(), Statement::segments(&option));
        } else if optimal && let Some(option) = self.earlier_in_order(candidate, stated, &courses) {
            report.add(ViolationRule::CanonicalOrder, at, found(), Statement::segments(&option));
        }
        self.all.add(self.facts, municipality, &stated.segments);
    }

    /// Better values beside those ahead alone.
    fn better(&self, candidate: &Candidate<'a>, stated: &Stated<'a>, courses: &[Course]) -> Option<Vec<Segment<'a>>> {
        let prefers = candidate.document.prefers;
        let now = stated.values.key(prefers);
        self.best(&self.ahead, candidate, courses, |values| Some(values.key(prefers)).filter(|key| *key < now))
    }

    /// An earlier start beside those ahead alone: under `time_then_place` only time is theirs to take.
    fn earlier(&self, candidate: &Candidate<'a>, stated: &Stated<'a>, courses: &[Course]) -> Option<Vec<Segment<'a>>> {
        let earlier = |values: Values| (values.waiting < stated.values.waiting).then_some([values.waiting, 0, 0, 0]);
        self.best(&self.ahead, candidate, courses, earlier)
    }

    /// A better place at the same start: under `time_then_place` everyone's start goes before it, so it must fit
    /// beside everyone.
    fn better_place(
        &self,
        candidate: &Candidate<'a>,
        stated: &Stated<'a>,
        courses: &[Course],
    ) -> Option<Vec<Segment<'a>>> {
        let now = stated.values;
        let better = |values: Values| values.waiting == now.waiting && values.place() < now.place();
        self.best(&self.all, candidate, courses, |values| better(values).then(|| values.place()))
    }

    /// (c) Equal values and an earlier place in the canonical order, beside everyone else.
    fn earlier_in_order(
        &self,
        candidate: &Candidate<'a>,
        stated: &Stated<'a>,
        courses: &[Course],
    ) -> Option<Vec<Segment<'a>>> {
        let mut free = Free::new(self.facts, &self.all, candidate);
        let now = canonical(&stated.segments);
        let equal = courses.iter().filter(|course| course.values == stated.values);
        let fitting = equal.filter_map(|course| free.pools(course));
        fitting.filter(|segments| canonical(segments) < now).min_by_key(|segments| canonical(segments))
    }

    /// The option of the smallest key that fits beside a usage.
    fn best(
        &self,
        usage: &Usage<'a>,
        candidate: &Candidate<'a>,
        courses: &[Course],
        key: impl Fn(Values) -> Option<[i64; 4]>,
    ) -> Option<Vec<Segment<'a>>> {
        let mut free = Free::new(self.facts, usage, candidate);
        let mut best: Option<([i64; 4], Vec<Segment<'a>>)> = None;
        for course in courses {
            let Some(key) = key(course.values) else { continue };
            if best.as_ref().is_none_or(|(known, _)| key < *known)
                && let Some(segments) = free.pools(course)
            {
                best = Some((key, segments));
            }
        }
        best.map(|(_, segments)| segments)
    }
}

/// The first free pool of each stay beside a usage. Stays of one placement lie in different quarters, so each
/// is found on its own.
struct Free<'f, 'a> {
    facts: &'f Facts<'a>,
    usage: &'f Usage<'a>,
    municipality: &'a str,
    known: BTreeMap<Stay, Option<&'a str>>,
}

impl<'f, 'a> Free<'f, 'a> {
    fn new(facts: &'f Facts<'a>, usage: &'f Usage<'a>, candidate: &Candidate<'a>) -> Self {
        let municipality = candidate.document.municipality.as_str();
        Self { facts, usage, municipality, known: BTreeMap::new() }
    }

    /// The course with its first free pools, if every stay has one.
    fn pools(&mut self, course: &Course) -> Option<Vec<Segment<'a>>> {
        let segment = |stay: Stay| {
            let Stay { unit, from, to, .. } = stay;
            let unit = self.facts.units.id(unit);
            self.pool(&stay).map(|pool| Segment { unit, pool, from, to })
        };
        course.stays().map(segment).collect()
    }

    fn pool(&mut self, stay: &Stay) -> Option<&'a str> {
        if let Some(known) = self.known.get(stay) {
            return *known;
        }
        let found = self.search(stay);
        self.known.insert(*stay, found);
        found
    }

    fn search(&self, stay: &Stay) -> Option<&'a str> {
        let Self { facts, usage, municipality, .. } = self;
        let mut stretch = quarters(stay.from, stay.to);
        let open = stretch.all(|quarter| {
            usage.unit_has_room(facts, facts.units.id(stay.unit), quarter)
                && usage.municipality_has_room(facts, municipality, quarter)
        });
        let has_post =
            |pool: &&'a str| quarters(stay.from, stay.to).all(|quarter| usage.pool_has_room(facts, pool, quarter));
        open.then(|| facts.pools_for(stay).iter().map(|pool| facts.pools.id(*pool)).find(has_post)).flatten()
    }
}
