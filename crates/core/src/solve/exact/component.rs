//! One component: trusts that share a limit (a municipality with `max_absent`), their boards, and the levels, candidate
//! by candidate in rank order (docs/solver.md, 1 and 6).

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::board::{Board, Choice, Domain, MemberIx, NONE, Seat};
use super::question::Asking;
use super::search::{Answer, Budget};
use super::tally::Counts;
use super::trust::Places;
use crate::document::Objective;
use crate::options::{Choices, Description, Group, Shape, TrustTable, UnitSet, Values, Visitor};
use crate::problem::{CandidateIx, MunicipalityIx, Place, Problem, TrustIx};
use crate::solve::Control;

/// How many candidates are fetched from memory together.
const AHEAD: usize = 32;

/// The candidates of a component, in rank order.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    /// The trusts, ascending, each with its candidates whose placements stand.
    pub(super) trusts: Vec<(TrustIx, Vec<CandidateIx>)>,
    /// The candidates to place: their number in the priority list, and who.
    pub(super) queue: Vec<(usize, CandidateIx)>,
}

/// What became of a component.
pub(super) struct Solved {
    /// For each of the queue what the candidate gets.
    pub(super) seats: Vec<Option<Allotted>>,
    /// The rights of this many of the queue, from the first, are proved.
    pub(super) proved: usize,
    /// Whether both tiers are.
    pub(super) optimal: bool,
    pub(super) counts: Counts,
}

/// A seat in terms of the problem: the start, and for each stretch its unit, its pool and its quarters.
pub(super) struct Allotted {
    pub(super) choice: Choice,
    pub(super) values: Values,
    pub(super) start: usize,
    pub(super) trust: TrustIx,
}

/// Solves a component.
pub(super) fn solve<S: UnitSet>(
    problem: &Problem,
    part: &Part,
    numbers: &[u32],
    control: &Control<'_>,
    steps: Option<u64>,
    proved_one: &dyn Fn(),
) -> Solved {
    let is_over = || control.is_over() || control.is_cancelled();
    let mut budget = Budget { is_over: &is_over, steps, counts: Counts::default() };
    let mut solver = Component::<S>::new(problem, part, numbers);
    let ended = solver.run(&mut budget, proved_one);
    let (proved, optimal) = match ended {
        Ok(()) => (part.queue.len(), true),
        Err(proved) => (proved, false),
    };
    if !optimal {
        solver.fill(&mut budget);
    }
    Solved { seats: solver.seats(), proved, optimal, counts: budget.counts }
}

/// The state of a component.
struct Component<'p, S> {
    problem: &'p Problem,
    part: &'p Part,
    numbers: &'p [u32],
    tables: Vec<TrustTable<'p, S>>,
    boards: Vec<Board<S>>,
    /// For each of the queue its board and its number there.
    places: Vec<(usize, MemberIx)>,
    absences: Absences,
}

impl<'p, S: UnitSet> Component<'p, S> {
    fn new(problem: &'p Problem, part: &'p Part, numbers: &'p [u32]) -> Self {
        let board_of = |trust: TrustIx| part.trusts.binary_search_by_key(&trust, |(known, _)| *known).unwrap_or(0);
        let mut sizes = vec![0; part.trusts.len()];
        let places = part.queue.iter().map(|&(_, candidate)| {
            let board = board_of(problem.candidates[candidate].trust);
            sizes[board] += 1;
            (board, sizes[board] - 1)
        });
        let places = places.collect();
        let trusts = || part.trusts.iter().map(|(trust, committed)| (*trust, committed));
        Self {
            problem,
            part,
            numbers,
            tables: trusts().map(|(trust, _)| TrustTable::new(problem, trust, numbers)).collect(),
            boards: trusts()
                .zip(&sizes)
                .map(|((trust, committed), &size)| {
                    Board::new(Places::new(problem, trust, committed, numbers), size as usize)
                })
                .collect(),
            places,
            absences: Absences::new(problem, part),
        }
    }

    /// Goes through all levels.
    ///
    /// # Errors
    /// When the time is up: how many of the queue have all their rights proved.
    fn run(&mut self, budget: &mut Budget<'_>, proved_one: &dyn Fn()) -> Result<(), usize> {
        let in_one = self.problem.rules.objective() == Objective::TimeAndPlace;
        let all = self.part.queue.len();
        for at in 0..all {
            if at.is_multiple_of(AHEAD) {
                self.fetch(at);
            }
            let asking = if in_one { Pass::Rights } else { Pass::Time };
            self.place(at, asking, Asking::Newcomer, budget).map_err(|()| if in_one { at } else { 0 })?;
            if in_one {
                proved_one();
            }
        }
        for at in 0..if in_one { 0 } else { all } {
            self.place(at, Pass::Place, Asking::Again, budget).map_err(|()| at)?;
            proved_one();
        }
        for at in 0..all {
            if budget.is_spent() {
                return Err(all);
            }
            let (board, member) = self.places[at];
            self.boards[board].make_canonical(member, budget).map_err(|()| all)?;
        }
        Ok(())
    }

    /// Touches what is read of the next candidates: the queue goes to and fro among them, and in one short loop memory
    /// answers many at once.
    fn fetch(&self, from: usize) {
        let next = self.part.queue[from..].iter().take(AHEAD);
        let touched = next.map(|&(_, candidate)| {
            let own = &self.problem.candidates[candidate];
            let by_unit = matches!(own.places.first(), Some(Place::Unit(_)));
            usize::from(by_unit) + own.leave.len() + own.goals_needed.len()
        });
        std::hint::black_box(touched.sum::<usize>());
    }

    /// Gives a candidate the best values that the pass is about.
    fn place(&mut self, at: usize, pass: Pass, asking: Asking, budget: &mut Budget<'_>) -> Result<(), ()> {
        if asking != Asking::InHaste && budget.is_spent() {
            return Err(());
        }
        let (board, member) = self.places[at];
        let candidate = &self.problem.candidates[self.part.queue[at].1];
        let seated = self.boards[board].members[member as usize].seat != Seat::None;
        if pass == Pass::Place && !seated {
            return Ok(());
        }
        let (problem, numbers) = (self.problem, self.numbers);
        let table = &self.tables[board];
        let description = Description::new(problem, candidate, table, numbers);
        let mut placing = Placing {
            board: &mut self.boards[board],
            member,
            pass,
            asking,
            absences: &self.absences,
            municipality: candidate.municipality,
            budget,
            answer: Answer::No,
            waiting: None,
        };
        let visited = if pass == Pass::Rights {
            description.visit(&mut placing)
        } else {
            description.visit_in_time(&mut placing)
        };
        if visited.is_continue() {
            // Whether what was left over breaks off no longer matters.
            let _ = placing.try_waiting();
        }
        let answer = placing.answer;
        if answer == Answer::Stopped {
            return Err(());
        }
        if answer == Answer::Yes && pass != Pass::Place {
            let own = &self.boards[board].members[member as usize];
            let quarters = own.quarters();
            self.absences.take(candidate.municipality, quarters);
        }
        Ok(())
    }

    /// When the time is up: seats whoever still fits beside the others, in rank order. Nobody moves, so that what does not fit
    /// once never does.
    fn fill(&mut self, budget: &mut Budget<'_>) {
        for at in 0..self.part.queue.len() {
            let (board, member) = self.places[at];
            if self.boards[board].members[member as usize].seat == Seat::None {
                // In haste nothing is stopped.
                let _ = self.place(at, Pass::Rights, Asking::InHaste, budget);
            }
        }
    }

    fn seats(&mut self) -> Vec<Option<Allotted>> {
        self.boards.iter_mut().for_each(Board::name_pools);
        let seat = |&(board, member): &(usize, MemberIx)| {
            let own = &self.boards[board].members[member as usize];
            let choice = match own.seat {
                Seat::None => return None,
                Seat::Unit(unit) => Choice { shape: Shape::Period, units: [unit; 2], pools: own.pools },
                Seat::Choice(number) => {
                    let mut choice = self.boards[board].choice(member, number);
                    for (pool, named) in choice.pools.iter_mut().zip(own.pools) {
                        *pool = if *pool == NONE { named } else { *pool };
                    }
                    choice
                }
            };
            Some(Allotted { choice, values: own.values, start: own.start as usize, trust: self.part.trusts[board].0 })
        };
        self.places.iter().map(seat).collect()
    }
}

/// Which values are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pass {
    /// All of a candidate's values at once.
    Rights,
    /// The waiting alone (`time_then_place`, first).
    Time,
    /// The others, at the start that is proved (`time_then_place`, second).
    Place,
}

/// Tries a candidate's groups of options, one after another.
struct Placing<'a, 'b, S> {
    board: &'a mut Board<S>,
    member: MemberIx,
    pass: Pass,
    asking: Asking,
    absences: &'a Absences,
    municipality: MunicipalityIx,
    budget: &'a mut Budget<'b>,
    answer: Answer,
    /// Groups of one start that are asked for together.
    waiting: Option<(usize, Values, Vec<Choices<S>>)>,
}

impl<S: UnitSet> Visitor<S> for Placing<'_, '_, S> {
    fn open(&self, period: usize) -> S {
        match self.asking {
            Asking::Newcomer => self.board.layers[period].alive.clone(),
            Asking::Again | Asking::InHaste => S::all(self.board.places.units),
        }
    }

    fn group(&mut self, group: Group<S>) -> ControlFlow<()> {
        if self.pass == Pass::Time {
            match &mut self.waiting {
                Some((start, _, choices)) if *start == group.start => choices.push(group.choices.clone()),
                _ => {
                    self.try_waiting()?;
                    self.waiting = Some((group.start, group.values, vec![group.choices.clone()]));
                }
            }
            return ControlFlow::Continue(());
        }
        if self.pass == Pass::Place && group.start != self.board.members[self.member as usize].start as usize {
            return ControlFlow::Continue(());
        }
        let domain = if self.asking == Asking::InHaste {
            self.board.domain(group.start, &[self.board.with_room(group.start, &group.choices)])
        } else {
            self.board.domain(group.start, std::slice::from_ref(&group.choices))
        };
        self.try_domain(group.start, group.values, domain)
    }
}

impl<S: UnitSet> Placing<'_, '_, S> {
    fn try_waiting(&mut self) -> ControlFlow<()> {
        let Some((start, values, choices)) = self.waiting.take() else { return ControlFlow::Continue(()) };
        let domain = self.board.domain(start, &choices);
        self.try_domain(start, values, domain)
    }

    fn try_domain(&mut self, start: usize, values: Values, domain: Domain<S>) -> ControlFlow<()> {
        if matches!(&domain, Domain::Listed(choices) if choices.is_empty()) {
            return ControlFlow::Continue(());
        }
        self.answer = if self.pass == Pass::Place {
            self.board.reseat(self.member, domain, self.budget)
        } else {
            let own = &mut self.board.members[self.member as usize];
            own.start = u32::try_from(start).unwrap_or(u32::MAX);
            own.domain = domain;
            if self.absences.bear(self.municipality, own.quarters()) {
                let answer = self.board.ask(self.member, self.asking, self.budget);
                self.board.settle();
                if answer == Answer::Yes {
                    self.board.account(self.member, 1);
                }
                answer
            } else {
                Answer::No
            }
        };
        if self.answer == Answer::Yes {
            self.board.members[self.member as usize].values = values;
        }
        if self.answer == Answer::No { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }
}

/// How many more of each municipality's may be away in each quarter, where that is limited.
#[derive(Debug)]
struct Absences(BTreeMap<MunicipalityIx, Vec<i64>>);

impl Absences {
    fn new(problem: &Problem, part: &Part) -> Self {
        let mut left: BTreeMap<MunicipalityIx, Vec<i64>> = BTreeMap::new();
        for &(_, candidate) in &part.queue {
            let municipality = problem.candidates[candidate].municipality;
            if let Some(most) = problem.municipalities[municipality].max_absent {
                left.entry(municipality).or_insert_with(|| vec![i64::from(most); problem.quarter_count()]);
            }
        }
        let mut absences = Self(left);
        if !absences.0.is_empty() {
            // A municipality's committed may be of any trust.
            for candidate in &problem.candidates {
                for segment in candidate.commitment.iter().flat_map(|commitment| &commitment.segments) {
                    let quarters = segment.quarters().filter_map(|quarter| problem.quarter_index(quarter));
                    absences.take(candidate.municipality, quarters);
                }
            }
        }
        absences
    }

    fn bear(&self, municipality: MunicipalityIx, mut quarters: impl Iterator<Item = usize>) -> bool {
        self.0.get(&municipality).is_none_or(|left| quarters.all(|quarter| left[quarter] > 0))
    }

    fn take(&mut self, municipality: MunicipalityIx, quarters: impl Iterator<Item = usize>) {
        if let Some(left) = self.0.get_mut(&municipality) {
            quarters.for_each(|quarter| left[quarter] -= 1);
        }
    }
}
