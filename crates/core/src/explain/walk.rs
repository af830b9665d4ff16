//! Through the candidates in rank order.

use std::collections::BTreeMap;
use std::slice;

use super::Explanation;
use super::better::{Better, ByStart, Wanted, listed};
use super::board::{Board, Course, Equal, Member, OPEN, Seat, Stretch, ascending};
use super::cases;
use super::closed::{Closing, Limit};
use super::own;
use super::report::{Found, Proofs};
use crate::document::{BetterDocument, Choice, Objective, Pass, ProofNumbers, ReasonDocument, UnplacedReason};
use crate::options::{Choices, Description, TrustTable, UnitSet, numbers_in_trust};
use crate::plan::{Allotment, Plan};
use crate::priority::PriorityList;
use crate::problem::{Candidate, MunicipalityIx, Problem, Segment};

/// What is known when a candidate's turn comes.
pub(super) struct Walk<'p, S> {
    problem: &'p Problem,
    priority: &'p PriorityList,
    plan: &'p Plan,
    numbers: Vec<u32>,
    pool_numbers: Vec<u32>,
    tables: Vec<TrustTable<'p, S>>,
    boards: Vec<Board<'p, S>>,
    absences: BTreeMap<MunicipalityIx, Absence>,
    proofs: Proofs<'p>,
    /// Trees that refute some courses from a start in a trust.
    trees: Vec<Tree>,
    /// What more trees may cost.
    effort: cases::Effort,
    /// The reasons, by rank.
    reasons: Vec<ReasonDocument>,
    /// Under `time_then_place`, by place in the priority list: what is needed later.
    places: Vec<Option<Placed<S>>>,
    /// A list to fill for one after another.
    room: ByStart<S>,
}

/// Who of a municipality is away, by quarter of the horizon.
struct Absence {
    most: usize,
    away: Vec<Vec<usize>>,
    /// The proof that closes each quarter.
    closed: Vec<u32>,
}

struct Tree {
    trust: usize,
    start: usize,
    courses: Vec<Course>,
    proof: u32,
}

/// What the second pass of `time_then_place` needs of who is placed.
struct Placed<S> {
    /// The number of their reason.
    reason: usize,
    seat: Seat,
    equal: Equal<S>,
    equal_start: Equal<S>,
    better_place: Vec<Choices<S>>,
}

impl<'p, S: UnitSet> Walk<'p, S> {
    pub(super) fn new(problem: &'p Problem, priority: &'p PriorityList, plan: &'p Plan) -> Self {
        let numbers = numbers_in_trust(problem);
        let mut pool_numbers = vec![0; problem.pools.len()];
        for trust in &problem.trusts {
            (0..).zip(&trust.pools).for_each(|(number, &pool)| pool_numbers[pool] = number);
        }
        let trusts = 0..problem.trusts.len();
        let absences = problem.municipalities.iter().enumerate().filter_map(|(index, municipality)| {
            let most = usize::try_from(municipality.max_absent?).unwrap_or(usize::MAX);
            let quarters = problem.quarter_count();
            Some((index, Absence { most, away: vec![Vec::new(); quarters], closed: vec![OPEN; quarters] }))
        });
        let count = priority.order().len();
        let two_passes = problem.rules.objective() == Objective::TimeThenPlace;
        let mut own = vec![0; problem.trusts.len()];
        priority.order().iter().for_each(|ranked| own[problem.candidates[ranked.candidate].trust] += 1);
        let mut walk = Self {
            problem,
            priority,
            plan,
            tables: trusts.clone().map(|trust| TrustTable::new(problem, trust, &numbers)).collect(),
            boards: trusts.map(|trust| Board::new(problem, trust, own[trust])).collect(),
            numbers,
            pool_numbers,
            absences: absences.collect(),
            proofs: Proofs::new(problem, priority),
            trees: Vec::new(),
            effort: cases::Effort::new(count),
            reasons: Vec::with_capacity(count + priority.ineligible().len()),
            places: (0..if two_passes { count } else { 0 }).map(|_| None).collect(),
            room: Vec::new(),
        };
        walk.seat_commitments();
        walk
    }

    fn seat_commitments(&mut self) {
        for (entry, ranked) in self.priority.order().iter().enumerate() {
            let candidate = &self.problem.candidates[ranked.candidate];
            let Some(commitment) = &candidate.commitment else { continue };
            let seat = self.seat_of(&commitment.segments);
            self.take_absence(candidate.municipality, entry, &seat);
            self.boards[candidate.trust].add(Member { entry, seat, stake: None });
        }
    }

    fn seat_of(&self, segments: &[Segment]) -> Seat {
        segments.iter().filter_map(|segment| self.stretch(segment)).collect()
    }

    /// A segment in the trust's numbers, as far as it lies in the horizon.
    fn stretch(&self, segment: &Segment) -> Option<Stretch> {
        let horizon = self.problem.horizon();
        let number = |quarter: i32| usize::try_from(quarter - horizon.start).ok();
        let from = number(segment.from.number().max(horizon.start))?;
        let to = number(segment.to.number().min(horizon.end - 1)).filter(|to| from <= *to)?;
        let unit = self.numbers[segment.unit] as usize;
        Some(Stretch { unit, pool: self.pool_numbers[segment.pool] as usize, from, to })
    }

    fn take_absence(&mut self, municipality: MunicipalityIx, entry: usize, seat: &[Stretch]) {
        if let Some(absence) = self.absences.get_mut(&municipality) {
            for quarter in seat.iter().flat_map(|stretch| stretch.quarters()) {
                absence.away[quarter].push(entry);
            }
        }
    }

    /// Finds every reason; `None` where that is no longer wanted, which is asked for each candidate.
    pub(super) fn go(&mut self, is_wanted: &dyn Fn() -> bool) -> Option<()> {
        let proved = self.plan.proved_to_rank.map_or(usize::MAX, |rank| rank as usize);
        for entry in 0..self.priority.order().len() {
            let candidate = &self.problem.candidates[self.priority.order()[entry].candidate];
            if !is_wanted() {
                return None;
            }
            if candidate.commitment.is_none() {
                self.visit(entry, candidate, entry < proved);
            }
        }
        if self.problem.rules.objective() == Objective::TimeThenPlace {
            for entry in 0..self.priority.order().len().min(proved) {
                if !is_wanted() {
                    return None;
                }
                self.place_pass(entry);
            }
        }
        Some(())
    }

    /// One candidate: what was better, and, where they are placed, how they stand in the way of those behind.
    fn visit(&mut self, entry: usize, candidate: &'p Candidate, proved: bool) {
        let (taken, filter) = match &self.plan.allotments[entry] {
            Allotment::Placed(option) => (Some(option), None),
            Allotment::Unplaced(filter) => (None, Some(*filter)),
            Allotment::Committed => (None, None),
        };
        let got = taken.and_then(|option| Some((self.problem.quarter_index(option.start)?, option.values)));
        let mut wanted = {
            let table = &self.tables[candidate.trust];
            let description = Description::new(self.problem, candidate, table, &self.numbers);
            let room = std::mem::take(&mut self.room);
            Wanted::new(&description, candidate, self.problem.rules.objective(), got, room)
        };
        let better =
            if proved { self.better(entry, candidate, &wanted, got.map(|(start, _)| start)) } else { Vec::new() };
        self.room = std::mem::take(&mut wanted.better);
        self.room.clear();
        let service = (filter == Some(UnplacedReason::Service))
            .then(|| own::service_suffices_on(self.problem, candidate))
            .flatten();
        let seat = taken.map(|option| self.seat_of(&option.segments));
        let choice = seat.as_ref().zip(got).map(|(seat, (start, _))| self.choice(candidate, seat, start, &wanted));
        self.reasons.push(ReasonDocument {
            candidate: candidate.id.clone(),
            keys: Vec::new(),
            choice,
            source: None,
            service_suffices_on: service,
            better,
        });
        if let Some(seat) = seat {
            self.seat(entry, candidate, seat, wanted);
        }
    }

    fn choice(&self, candidate: &Candidate, seat: &[Stretch], start: usize, wanted: &Wanted<S>) -> Choice {
        let board = &self.boards[candidate.trust];
        let carriers = |shape, stretch| {
            let pools = board.carriers(shape, stretch);
            (pools.first().unwrap_or(usize::MAX), pools.len())
        };
        own::choice(start, &wanted.equal, carriers, seat)
    }

    fn seat(&mut self, entry: usize, candidate: &Candidate, seat: Seat, wanted: Wanted<S>) {
        self.take_absence(candidate.municipality, entry, &seat);
        let two_passes = self.problem.rules.objective() == Objective::TimeThenPlace;
        let Wanted { equal, equal_start, better_place, .. } = wanted;
        let board = &mut self.boards[candidate.trust];
        if two_passes {
            board.add(Member { entry, seat: seat.clone(), stake: Some(equal_start.clone()) });
            let reason = self.reasons.len() - 1;
            self.places[entry] = Some(Placed { reason, seat, equal, equal_start, better_place });
        } else {
            board.add(Member { entry, seat, stake: Some(equal) });
        }
    }

    /// The starts from which something better would have come.
    fn better(
        &mut self,
        entry: usize,
        candidate: &Candidate,
        wanted: &Wanted<S>,
        start: Option<usize>,
    ) -> Vec<BetterDocument> {
        let end = start.unwrap_or(self.problem.quarter_count());
        let barred = match &wanted.starts {
            Some(starts) => own::barred_starts(self.problem, candidate, starts.iter().copied(), end),
            None => own::barred_starts(self.problem, candidate, wanted.better.iter().map(|(start, _)| *start), end),
        };
        let mut better: Vec<BetterDocument> = Vec::with_capacity(barred.len() + wanted.better.len());
        better.extend(barred.iter().map(|(start, filter)| BetterDocument {
            start: self.problem.quarter_at(*start),
            barred: Some(*filter),
            proofs: ProofNumbers::new(),
            resolved: false,
        }));
        for (start, choices) in &wanted.better {
            let closed = self.close(entry, candidate, *start, choices);
            self.proofs.cite(&closed.proofs);
            better.push(closed);
        }
        if !barred.is_empty() {
            better.sort_by_key(|entry| entry.start);
        }
        better
    }

    /// What closes these courses of a candidate from a start.
    fn close(&mut self, entry: usize, candidate: &Candidate, start: usize, wanted: &Better<S>) -> BetterDocument {
        let mut better = BetterDocument {
            start: self.problem.quarter_at(start),
            barred: None,
            proofs: ProofNumbers::new(),
            resolved: false,
        };
        better.proofs = self.municipality_is_full(candidate, start, wanted.quarters());
        let none_may_leave = !better.proofs.is_empty();
        let of = self.first_pass();
        let board = &mut self.boards[candidate.trust];
        let mut found = Found { proofs: &mut self.proofs, of, entry: None };
        let at_once = match wanted {
            Better::Alone(choices) => Some(board.close(slice::from_ref(choices), start, &mut found)),
            Better::Listed(choices) => Some(board.close(choices, start, &mut found)),
            Better::Ends(shape, ends) => board.close_ends(*shape, ends, start),
        };
        let Closing { proofs, mut left } = at_once.unwrap_or_else(|| {
            let table = &self.tables[candidate.trust];
            let description = Description::new(self.problem, candidate, table, &self.numbers);
            match (wanted, description.blocks_from(start)) {
                (Better::Ends(shape, _), Some(groups)) => board.close_blocks(*shape, &groups, start, &mut found),
                _ => board.close(&listed(&description, start), start, &mut found),
            }
        });
        if none_may_leave {
            better.proofs.extend(proofs);
            ascending(&mut better.proofs);
            left.clear();
        } else {
            better.proofs = proofs;
        }
        if !left.is_empty() {
            self.by_cases(entry, candidate, start, left, &mut better);
        }
        better
    }

    /// The proofs that a candidate's municipality bears no more in some of these quarters.
    fn municipality_is_full(&mut self, candidate: &Candidate, start: usize, quarters: usize) -> ProofNumbers {
        let of = self.first_pass();
        let Some(absence) = self.absences.get_mut(&candidate.municipality) else { return ProofNumbers::new() };
        let mut proofs = ProofNumbers::new();
        for quarter in (start..start + quarters).filter(|&quarter| absence.away[quarter].len() >= absence.most) {
            if absence.closed[quarter] == OPEN {
                absence.closed[quarter] = self.proofs.next();
                let limit = Limit::Municipality(candidate.municipality, quarter);
                self.proofs.add_municipality(&limit, &absence.away[quarter], of);
            }
            proofs.push(absence.closed[quarter]);
        }
        proofs
    }

    /// What is left is refuted by cases, where a tree is known or found.
    fn by_cases(
        &mut self,
        entry: usize,
        candidate: &Candidate,
        start: usize,
        left: Vec<Course>,
        better: &mut BetterDocument,
    ) {
        let board = &self.boards[candidate.trust];
        let covers = |tree: &&Tree| {
            let same = tree.trust == candidate.trust && tree.start == start;
            same && left.iter().all(|course| tree.courses.contains(course))
        };
        if let Some(tree) = self.trees.iter().find(covers) {
            // What the tree left aside on some of the pools has to be left aside here too.
            let aside = &self.proofs.beside(tree.proof);
            let partly = left.iter().flat_map(|&course| board.partly_closed_by(course, start));
            better.proofs.extend(partly.filter(|proof| aside.contains(proof)));
            better.proofs.push(tree.proof);
        } else if let Some(nodes) = cases::refute(board, start, &left, &mut self.effort) {
            let proof = self.proofs.next();
            let of = self.first_pass();
            self.proofs.add_cases(board, &nodes, (entry, start), better.proofs.clone(), of);
            better.proofs.push(proof);
            self.trees.push(Tree { trust: candidate.trust, start, courses: left, proof });
        } else {
            better.resolved = true;
        }
        ascending(&mut better.proofs);
    }

    fn first_pass(&self) -> Option<Pass> {
        (self.problem.rules.objective() == Objective::TimeThenPlace).then_some(Pass::Time)
    }

    /// The second pass of `time_then_place`: the place at the start that is proved, beside everyone else.
    fn place_pass(&mut self, entry: usize) {
        let Some(placed) = &self.places[entry] else { return };
        if placed.better_place.is_empty() {
            return;
        }
        let candidate = &self.problem.candidates[self.priority.order()[entry].candidate];
        let Some(start) = placed.seat.first().map(|first| first.from) else { return };
        let mut board = self.board_without(entry, candidate.trust);
        let of = Some(Pass::Place);
        let mut found = Found { proofs: &mut self.proofs, of, entry: Some(entry) };
        let Closing { mut proofs, left } = board.close(&placed.better_place, start, &mut found);
        let mut resolved = false;
        if !left.is_empty() {
            if let Some(nodes) = cases::refute(&board, start, &left, &mut self.effort) {
                let proof = self.proofs.next();
                self.proofs.add_cases(&board, &nodes, (entry, start), proofs.clone(), of);
                proofs.push(proof);
            } else {
                resolved = true;
            }
        }
        self.proofs.cite(&proofs);
        let start = self.problem.quarter_at(start);
        self.reasons[placed.reason].better.push(BetterDocument { start, barred: None, proofs, resolved });
    }

    /// The trust of a candidate with everyone else in it: those ahead keep their values, those behind their starts.
    fn board_without(&self, entry: usize, trust: usize) -> Board<'p, S> {
        let mut board = Board::new(self.problem, trust, self.boards[trust].members.len());
        for member in &self.boards[trust].members {
            if member.entry == entry {
                continue;
            }
            let stake = self.places[member.entry]
                .as_ref()
                .map(|placed| if member.entry < entry { placed.equal.clone() } else { placed.equal_start.clone() });
            board.add(Member { entry: member.entry, seat: member.seat.clone(), stake });
        }
        board
    }

    /// All that was found.
    pub(super) fn explanation(self) -> Explanation {
        let refused = self.priority.ineligible().iter().map(|refused| own::refusal(self.problem, refused));
        let mut reasons = self.reasons;
        // All keys in one short loop: between other work the code that writes them would be fetched anew for each candidate.
        let ranked = self.priority.order().iter().map(|ranked| &self.problem.candidates[ranked.candidate]);
        let mut text = String::new();
        for (reason, candidate) in reasons.iter_mut().zip(ranked.filter(|candidate| candidate.commitment.is_none())) {
            reason.keys = own::keys(self.problem, candidate, &mut text);
        }
        let proofs = self.proofs.keep_cited(&mut reasons);
        reasons.extend(refused);
        Explanation { reasons, proofs }
    }
}
