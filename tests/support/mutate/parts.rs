//! A plan taken apart into what each rank has, and stated again.

use alis::PriorityList;
use alis::document::{PlacementDocument, PlanDocument, PlanStatus, UnplacedReason};
use alis::options::{PlacementOption, commitment_values, enumerate};
use alis::plan::{Allotment, Plan, report};
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
    pub(super) places: Vec<Allotment>,
    /// The integer program.
    pub(super) program: Program,
    /// For each of its blocks the rank, from 0.
    pub(super) ranks: Vec<usize>,
}

impl<'a> Parts<'a> {
    pub(super) fn new(case: &'a Case, plan: &'a PlanDocument) -> Self {
        let problem = &case.problem;
        let priority = alis::rank(problem).expect("a planned problem can be ranked");
        let options: Vec<_> = (0..priority.order().len()).map(|place| options(problem, &priority, place)).collect();
        let (program, ranks) = formulate(problem, &priority, &options);
        let places = places(problem, &priority, plan);
        let parts = Self { problem, plan, priority, options, places, program, ranks };
        assert_eq!(parts.stated(parts.places.clone()), *plan, "a plan stated again is the same");
        parts
    }

    /// The candidate of a rank, from 0.
    pub(super) fn candidate(&self, place: usize) -> &'a Candidate {
        candidate(self.problem, &self.priority, place)
    }

    /// The ranks that hold an option of this plan, from 0.
    pub(super) fn placed(&self) -> impl Iterator<Item = (usize, &PlacementOption)> {
        self.places.iter().enumerate().filter_map(|(place, held)| match held {
            Allotment::Placed(option) => Some((place, option)),
            _ => None,
        })
    }

    /// The plan in which each rank has this, every value, date, status, count and warning stated as it then is.
    pub(super) fn stated(&self, places: Vec<Allotment>) -> PlanDocument {
        report(
            self.problem,
            &self.priority,
            &Plan { allotments: places, status: PlanStatus::Optimal, proved_to_rank: None },
            1,
        )
    }

    /// The plan in which some ranks have something else.
    pub(super) fn with(&self, changes: impl IntoIterator<Item = (usize, Allotment)>) -> PlanDocument {
        let mut places = self.places.clone();
        for (place, held) in changes {
            places[place] = held;
        }
        self.stated(places)
    }

    /// These segments for this rank, whether or not they are an option of it.
    pub(super) fn taking(&self, place: usize, segments: &[Segment]) -> Allotment {
        let own = self.options[place].iter().find(|option| option.segments.as_slice() == segments);
        Allotment::Placed(own.cloned().unwrap_or_else(|| {
            let status = alis::document::CommitmentStatus::Offered;
            let as_stated = Commitment { status, segments: segments.to_vec() };
            let values = commitment_values(self.problem, self.candidate(place), &as_stated);
            PlacementOption { start: segments[0].from, segments: segments.into(), values }
        }))
    }

    /// Who, for messages.
    pub(super) fn name(&self, place: usize) -> String {
        format!("{} at rank {}", self.candidate(place).id, place + 1)
    }
}

fn candidate<'a>(problem: &'a Problem, priority: &PriorityList, place: usize) -> &'a Candidate {
    &problem.candidates[priority.order()[place].candidate]
}

/// The options of a rank; none for the committed.
fn options(problem: &Problem, priority: &PriorityList, place: usize) -> Vec<PlacementOption> {
    let open = Some(candidate(problem, priority, place)).filter(|candidate| candidate.commitment.is_none());
    open.and_then(|candidate| enumerate(problem, candidate).ok()).unwrap_or_default()
}

/// What a plan gives each rank.
pub(super) fn places(problem: &Problem, priority: &PriorityList, plan: &PlanDocument) -> Vec<Allotment> {
    let place = |place| {
        let candidate = candidate(problem, priority, place);
        if candidate.commitment.is_some() {
            return Allotment::Committed;
        }
        let stated = plan.placements.iter().find(|placement| placement.candidate.as_str() == candidate.id);
        stated.map_or_else(
            || Allotment::Unplaced(enumerate(problem, candidate).err().unwrap_or(UnplacedReason::Full)),
            |stated| {
                let options = options(problem, priority, place);
                let same = options.into_iter().find(|option| is_stated(problem, option, stated));
                Allotment::Placed(same.expect("a placement is an option"))
            },
        )
    };
    (0..priority.order().len()).map(place).collect()
}

fn is_stated(problem: &Problem, option: &PlacementOption, stated: &PlacementDocument) -> bool {
    let told = |segment: &Segment| {
        let (unit, pool) = (&problem.units[segment.unit], &problem.pools[segment.pool]);
        (unit.id.as_str(), pool.id.as_str(), segment.from, segment.to)
    };
    let segments = stated.segments.iter().map(|s| (s.unit.as_str(), s.post.as_str(), s.from, s.to));
    option.segments.iter().map(told).eq(segments)
}
