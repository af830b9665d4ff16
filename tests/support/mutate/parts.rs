//! A plan taken apart into what each rank has, and stated again.

use alis::PriorityList;
use alis::document::{PlacementDocument, PlanDocument, PlanStatus, UnplacedReason};
use alis::options::{PlacementOption, commitment_values, enumerate};
use alis::plan::{Place, Plan, report};
use alis::problem::{Candidate, Commitment, Problem, Segment};
use alis::program::{Program, formulate};

use crate::engine::Case;

/// What a plan is made of.
pub(super) struct Parts<'a> {
    pub(super) problem: &'a Problem,
    pub(super) plan: &'a PlanDocument,
    pub(super) priority: PriorityList,
    /// For each rank the candidate's options; none for the committed.
    pub(super) options: Vec<Vec<PlacementOption>>,
    /// For each rank what the candidate has.
    pub(super) places: Vec<Place>,
}

impl<'a> Parts<'a> {
    pub(super) fn new(case: &'a Case, plan: &'a PlanDocument) -> Self {
        let problem = &case.problem;
        let priority = alis::rank(problem).expect("a planned problem can be ranked");
        let mut parts = Self { problem, plan, priority, options: Vec::new(), places: Vec::new() };
        for place in 0..parts.priority.order().len() {
            let (options, place) = parts.open(place);
            parts.options.push(options);
            parts.places.push(place);
        }
        assert_eq!(parts.stated(parts.places.clone()), *plan, "a plan stated again is the same");
        parts
    }

    /// The options of a rank, and what the plan gives it.
    fn open(&self, place: usize) -> (Vec<PlacementOption>, Place) {
        let candidate = self.candidate(place);
        if candidate.commitment.is_some() {
            return (Vec::new(), Place::Committed);
        }
        let options = enumerate(self.problem, candidate);
        let reason = options.as_ref().err().copied().unwrap_or(UnplacedReason::Full);
        let options = options.unwrap_or_default();
        let stated = self.plan.placements.iter().find(|placement| placement.candidate.as_str() == candidate.id);
        let place = stated.map_or(Place::Unplaced(reason), |stated| {
            let same = |option: &&PlacementOption| self.is_stated(option, stated);
            Place::Placed(options.iter().find(same).expect("a placement is an option").clone())
        });
        (options, place)
    }

    fn is_stated(&self, option: &PlacementOption, stated: &PlacementDocument) -> bool {
        let told = |segment: &Segment| {
            let (unit, pool) = (&self.problem.units[segment.unit], &self.problem.pools[segment.pool]);
            (unit.id.clone(), pool.id.clone(), segment.from, segment.to)
        };
        let segments = stated.segments.iter().map(|s| (s.unit.to_string(), s.post.to_string(), s.from, s.to));
        option.segments.iter().map(told).eq(segments)
    }

    /// The candidate of a rank, from 0.
    pub(super) fn candidate(&self, place: usize) -> &'a Candidate {
        &self.problem.candidates[self.priority.order()[place].candidate]
    }

    /// The ranks that hold an option of this plan, from 0.
    pub(super) fn placed(&self) -> impl Iterator<Item = (usize, &PlacementOption)> {
        self.places.iter().enumerate().filter_map(|(place, held)| match held {
            Place::Placed(option) => Some((place, option)),
            _ => None,
        })
    }

    /// The plan in which each rank has this, every value, date, status, count and warning stated as it then is.
    pub(super) fn stated(&self, places: Vec<Place>) -> PlanDocument {
        report(self.problem, &self.priority, &Plan { places, status: PlanStatus::Optimal, proved_to_rank: None })
    }

    /// The plan in which some ranks have something else.
    pub(super) fn with(&self, changes: impl IntoIterator<Item = (usize, Place)>) -> PlanDocument {
        let mut places = self.places.clone();
        for (place, held) in changes {
            places[place] = held;
        }
        self.stated(places)
    }

    /// These segments for this rank, whether or not they are an option of it.
    pub(super) fn taking(&self, place: usize, segments: &[Segment]) -> Place {
        let own = self.options[place].iter().find(|option| option.segments == segments);
        Place::Placed(own.cloned().unwrap_or_else(|| {
            let status = alis::document::CommitmentStatus::Offered;
            let as_stated = Commitment { status, segments: segments.to_vec() };
            let values = commitment_values(self.problem, self.candidate(place), &as_stated);
            PlacementOption { start: segments[0].from, segments: segments.to_vec(), values }
        }))
    }

    /// The integer program, and for each block its rank, from 0.
    pub(super) fn program(&self) -> (Program, Vec<usize>) {
        formulate(self.problem, &self.priority, &self.options)
    }

    /// Who, for messages.
    pub(super) fn name(&self, place: usize) -> String {
        format!("{} at rank {}", self.candidate(place).id, place + 1)
    }
}
