//! Proofs by cases (docs/verification.md, 6). Each quarter alone, and the whole half-years of each period alone, are flows;
//! where one of them has no room for all, its cut refutes the node. Where all have, somebody is in units that are no option
//! of theirs together: a split on whether they use one of them parts the node in two smaller ones. (Branch and bound on a
//! relaxation: the tree is finite, because each split leaves less on either side.)

use std::collections::BTreeMap;
use std::rc::Rc;

use super::board::{Board, Course, Few, ascending};
use super::closed::{Limit, quarter_limits};
use super::count::Holding;
use super::flow::Flow;
use super::layer::{Cut, Layer};
use crate::options::UnitSet;

/// The one who is refused, among the numbers of members.
pub(super) const NEWCOMER: u32 = u32::MAX;
/// The largest proof that is looked for (model: section Reasons).
const MOST_NODES: usize = 10_000;
/// How deep a tree may be: the stack bears it.
const MOST_SPLITS: usize = 200;
/// What all trees of a plan may cost together, and how much more for each candidate: members looked at in nodes, where a node itself
/// is worth as much as some. It ends the search for proofs after a second or so, at the same place on every machine.
const EFFORT: u64 = 200_000;
const EFFORT_EACH: u64 = 300;
const EFFORT_OF_NODE: usize = 100;

/// A node of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    /// Whether a member is in a unit in a quarter: the node where it is, and the one where it is not.
    Split { member: u32, unit: usize, quarter: usize, uses: usize, avoids: usize },
    /// More is asked of these limits than they bear, by these members.
    Leaf { limits: Vec<Limit>, holders: Vec<u32> },
    /// No option is left to a member.
    Nothing(u32),
}

/// What is left to spend on trees.
#[derive(Debug)]
pub(super) struct Effort(u64);

impl Effort {
    /// For a plan of so many candidates.
    pub(super) fn new(candidates: usize) -> Self {
        let candidates = u64::try_from(candidates).unwrap_or(u64::MAX);
        Self(EFFORT.saturating_add(EFFORT_EACH.saturating_mul(candidates)))
    }

    /// Takes half of it, so that one question leaves something for all others.
    fn half(&mut self) -> Self {
        let half = self.0 / 2;
        self.0 -= half;
        Self(half)
    }

    fn give_back(&mut self, rest: &Self) {
        self.0 += rest.0;
    }

    /// Spends so much; `None` where there is not as much.
    fn spend(&mut self, steps: usize) -> Option<()> {
        self.0 = self.0.checked_sub(u64::try_from(steps).unwrap_or(u64::MAX))?;
        Some(())
    }
}

/// A tree that refutes all these courses from this start; `None` where none was found.
pub(super) fn refute<S: UnitSet>(
    board: &Board<'_, S>,
    start: usize,
    courses: &[Course],
    effort: &mut Effort,
) -> Option<Vec<Node>> {
    let mut search = Search { board, start, nodes: Vec::new(), effort: effort.half() };
    let mut state = State { narrowed: BTreeMap::new(), quarters: BTreeMap::new(), periods: BTreeMap::new() };
    state.narrowed.insert(NEWCOMER, courses.to_vec());
    let refuted = search.refute(state, NEWCOMER, 0);
    effort.give_back(&search.effort);
    refuted.map(|_| search.nodes)
}

/// What is known in a node.
#[derive(Clone)]
struct State<S> {
    /// What is left to those of whom something was taken.
    narrowed: BTreeMap<u32, Vec<Course>>,
    /// Everyone in each quarter, and those who certainly take wholes in each period.
    quarters: BTreeMap<usize, Rc<Flow<S>>>,
    periods: BTreeMap<usize, Rc<Flow<S>>>,
}

struct Search<'b, 'p, S> {
    board: &'b Board<'p, S>,
    /// Where the newcomer would start.
    start: usize,
    nodes: Vec<Node>,
    effort: Effort,
}

impl<S: UnitSet> Search<'_, '_, S> {
    /// Refutes a node in which this member was narrowed last; its number.
    fn refute(&mut self, mut state: State<S>, member: u32, splits: usize) -> Option<usize> {
        let at = self.nodes.len();
        if at >= MOST_NODES || splits > MOST_SPLITS {
            return None;
        }
        self.nodes.push(Node::Nothing(member));
        if state.narrowed.get(&member).is_some_and(Vec::is_empty) {
            return Some(at);
        }
        if let Err(leaf) = self.tighten(&mut state, member) {
            self.nodes[at] = leaf;
            return Some(at);
        }
        let members = self.in_play(&state);
        self.effort.spend(EFFORT_OF_NODE + members.len())?;
        let (member, unit, quarter) = self.split(&state, &members)?;
        let start = self.start_of(member);
        let (using, avoiding): (Vec<Course>, Vec<Course>) =
            self.courses(&state, member).iter().partition(|course| course.unit_at(start, quarter) == Some(unit));
        let mut child = |narrowed: Vec<Course>| {
            let mut state = state.clone();
            state.narrowed.insert(member, narrowed);
            self.refute(state, member, splits + 1)
        };
        let uses = child(using)?;
        let avoids = child(avoiding)?;
        self.nodes[at] = Node::Split { member, unit, quarter, uses, avoids };
        Some(at)
    }

    fn start_of(&self, member: u32) -> usize {
        if member == NEWCOMER { self.start } else { self.board.members[member as usize].start() }
    }

    fn courses(&self, state: &State<S>, member: u32) -> Vec<Course> {
        let narrowed = state.narrowed.get(&member).cloned();
        narrowed.unwrap_or_else(|| self.board.members[member as usize].courses().collect())
    }

    /// Carries what was taken of a member into the flows.
    ///
    /// # Errors
    /// The leaf that refutes the node.
    fn tighten(&self, state: &mut State<S>, member: u32) -> Result<(), Node> {
        let start = self.start_of(member);
        let courses = self.courses(state, member);
        let end = start + courses.iter().map(|course| course.shape.quarters()).max().unwrap_or(0);
        let size = self.board.units.max(self.board.pools);
        for period in start / 2..=(end - 1) / 2 {
            self.build(state, period);
            for quarter in (2 * period).max(start)..(2 * period + 2).min(end) {
                let mut units = S::none(size);
                courses.iter().filter_map(|course| course.unit_at(start, quarter)).for_each(|unit| units.add(unit));
                let Some(flow) = state.quarters.get_mut(&quarter) else { continue };
                if let Err((cut, filled)) = Rc::make_mut(flow).narrow(member, &units) {
                    let holders = flow.in_units(&filled);
                    return Err(self.quarter_leaf(quarter, &cut, holders, member));
                }
            }
            self.tighten_period(state, period, member, &courses)?;
        }
        Ok(())
    }

    fn tighten_period(&self, state: &mut State<S>, period: usize, member: u32, courses: &[Course]) -> Result<(), Node> {
        let start = self.start_of(member);
        let mut wholes = S::none(self.board.units.max(self.board.pools));
        let all = courses.iter().all(|course| {
            let unit = course.whole_unit(start, period);
            unit.inspect(|&unit| wholes.add(unit)).is_some()
        });
        let narrowed = state.narrowed.clone();
        let narrowed = move |number: u32| narrowed.get(&number).cloned();
        let Some(flow) = state.periods.get_mut(&period) else { return Ok(()) };
        let failed = if all {
            let flow = Rc::make_mut(flow);
            flow.narrow(member, &wholes).err().map(|(cut, filled)| (member, cut, filled))
        } else {
            let (places, posts) = self.whole_capacities(period, &narrowed);
            Rc::make_mut(flow).bound(places, posts).err()
        };
        let Some((last, cut, filled)) = failed else { return Ok(()) };
        let holders = flow.in_units(&filled);
        Err(self.period_leaf(period, &cut, holders, last, &narrowed))
    }

    /// Makes the flows of a period and its quarters as the plan has them.
    fn build(&self, state: &mut State<S>, period: usize) {
        if state.periods.contains_key(&period) {
            return;
        }
        let board = self.board;
        let size = board.units.max(board.pools);
        for quarter in [2 * period, 2 * period + 1] {
            let layer = &board.quarters[quarter];
            let mut places: Vec<i32> = layer.units.iter().map(|unit| unit.places).collect();
            let mut posts: Vec<i32> = layer.pools.iter().map(|pool| pool.posts).collect();
            let mut members = Vec::new();
            for (unit, places) in places.iter_mut().enumerate() {
                for &number in board.in_unit(unit, quarter) {
                    let member = &board.members[number as usize];
                    let seat = member.seat.iter().find(|seat| seat.quarters().contains(&quarter));
                    let Some(seat) = seat else { continue };
                    if member.stake.is_none() {
                        *places -= 1;
                        posts[seat.pool] -= 1;
                    } else {
                        members.push((number, unit, seat.pool));
                    }
                }
            }
            let mut flow = Flow::new(places, posts, serving(layer), size);
            for (number, unit, pool) in members {
                let mut units = S::none(size);
                let (start, courses) = (self.start_of(number), self.courses(state, number));
                courses.iter().filter_map(|course| course.unit_at(start, quarter)).for_each(|unit| units.add(unit));
                flow.put(number, units, unit, pool);
            }
            state.quarters.insert(quarter, Rc::new(flow));
        }
        let narrowed = |number: u32| state.narrowed.get(&number).cloned();
        let (places, posts) = self.whole_capacities(period, &narrowed);
        let mut flow = Flow::new(places, posts, serving(&board.empty_layer(2 * period..=2 * period + 1)), size);
        for unit in 0..board.units {
            for &number in board.in_unit(unit, 2 * period) {
                let member = &board.members[number as usize];
                let seat = member.seat.iter().find(|seat| seat.is_whole_of(period));
                if let (Some(seat), true) = (seat, member.stake.is_some())
                    && let Some(units) = member.wholes(period, size)
                {
                    flow.put(number, units, unit, seat.pool);
                }
            }
        }
        state.periods.insert(period, Rc::new(flow));
    }

    /// How many wholes each unit and pool bears beside the wholes of commitments.
    fn whole_capacities(&self, period: usize, narrowed: &super::count::Narrowed<'_>) -> (Vec<i32>, Vec<i32>) {
        let board = self.board;
        let standing = |members: &[u32]| {
            let whole = |number: &&u32| {
                let member = &board.members[**number as usize];
                member.stake.is_none() && member.seat.iter().any(|seat| seat.is_whole_of(period))
            };
            i32::try_from(members.iter().filter(whole).count()).unwrap_or(i32::MAX)
        };
        let places = (0..board.units).map(|unit| {
            board.count(period, Holding::Unit(unit), narrowed).capacity - standing(board.in_unit(unit, 2 * period))
        });
        let posts = (0..board.pools).map(|pool| {
            board.count(period, Holding::Pool(pool), narrowed).capacity - standing(board.on_pool(pool, 2 * period))
        });
        (places.collect(), posts.collect())
    }

    fn quarter_leaf(&self, quarter: usize, cut: &Cut<S>, mut holders: Vec<u32>, last: u32) -> Node {
        let limits = quarter_limits(quarter, cut);
        self.add_standing(quarter, cut, &mut holders, |_| true);
        holders.push(last);
        Node::Leaf { limits, holders }
    }

    fn period_leaf(
        &self,
        period: usize,
        cut: &Cut<S>,
        mut holders: Vec<u32>,
        last: u32,
        narrowed: &super::count::Narrowed<'_>,
    ) -> Node {
        let limits = self.board.whole_limits(period, cut, narrowed);
        self.add_standing(2 * period, cut, &mut holders, |number| {
            let seat = &self.board.members[number as usize].seat;
            seat.iter().any(|seat| seat.is_whole_of(period))
        });
        holders.push(last);
        Node::Leaf { limits, holders }
    }

    /// The commitments that hold some of a cut.
    fn add_standing(&self, quarter: usize, cut: &Cut<S>, holders: &mut Vec<u32>, counts: impl Fn(u32) -> bool) {
        let board = self.board;
        let cells = cut.units.iter().map(|unit| board.in_unit(unit, quarter));
        let cells = cells.chain(cut.pools.iter().map(|pool| board.on_pool(pool, quarter)));
        for &number in cells.flatten() {
            if board.members[number as usize].stake.is_none() && counts(number) && !holders.contains(&number) {
                holders.push(number);
            }
        }
    }

    /// The unit that the flows give a member in a quarter.
    fn unit_of(&self, state: &State<S>, member: u32, quarter: usize) -> Option<usize> {
        let of_period = state.periods.get(&(quarter / 2)).and_then(|flow| flow.unit_of(member));
        let of_quarter = || state.quarters.get(&quarter).and_then(|flow| flow.unit_of(member));
        let seat = || {
            let own = self.board.members.get(member as usize)?;
            own.seat.iter().find(|seat| seat.quarters().contains(&quarter)).map(|seat| seat.unit)
        };
        of_period.or_else(of_quarter).or_else(seat)
    }

    /// Who may have to be parted.
    fn in_play(&self, state: &State<S>) -> Few {
        let mut members: Few = state.narrowed.keys().copied().collect();
        members.extend(state.periods.keys().flat_map(|&period| self.board.others(period)));
        ascending(&mut members);
        members
    }

    /// What to part: a member whose units are no option of theirs together, else one in a unit that is too full when wholes
    /// and parts are put together; and the unit and quarter that parts its options.
    fn split(&self, state: &State<S>, members: &[u32]) -> Option<(u32, usize, usize)> {
        members.iter().find_map(|&member| self.torn(state, member)).or_else(|| self.crowded(state))
    }

    fn torn(&self, state: &State<S>, member: u32) -> Option<(u32, usize, usize)> {
        let start = self.start_of(member);
        let courses = self.courses(state, member);
        let quarters = start..start + courses.first()?.shape.quarters();
        let units: Vec<(usize, usize)> =
            quarters.filter_map(|quarter| Some((self.unit_of(state, member, quarter)?, quarter))).collect();
        let at = |course: &Course, (unit, quarter): (usize, usize)| course.unit_at(start, quarter) == Some(unit);
        if courses.iter().any(|course| units.iter().all(|&place| at(course, place))) {
            return None;
        }
        let parts = |&&place: &&(usize, usize)| {
            courses.iter().any(|course| at(course, place)) && !courses.iter().all(|course| at(course, place))
        };
        units.iter().find(parts).map(|&(unit, quarter)| (member, unit, quarter))
    }

    fn crowded(&self, state: &State<S>) -> Option<(u32, usize, usize)> {
        for (&quarter, flow) in &state.quarters {
            let wholes = state.periods.get(&(quarter / 2))?;
            for unit in 0..self.board.units {
                let mut only = S::none(self.board.units.max(self.board.pools));
                only.add(unit);
                let in_wholes = wholes.in_units(&only);
                let parts: Vec<u32> =
                    flow.in_units(&only).into_iter().filter(|&own| wholes.unit_of(own).is_none()).collect();
                let standing = self
                    .board
                    .in_unit(unit, quarter)
                    .iter()
                    .filter(|&&own| self.board.members[own as usize].stake.is_none());
                let all = in_wholes.len() + parts.len() + standing.count();
                if i32::try_from(all).is_ok_and(|all| all <= self.board.bears(unit, quarter)) {
                    continue;
                }
                let open = |&member: &u32| {
                    let start = self.start_of(member);
                    let courses = self.courses(state, member);
                    let here = |course: &Course| course.unit_at(start, quarter) == Some(unit);
                    courses.iter().any(here) && !courses.iter().all(here)
                };
                if let Some(member) = parts.into_iter().chain(in_wholes).find(open) {
                    return Some((member, unit, quarter));
                }
            }
        }
        None
    }
}

/// For each unit the pools that may be used there and have posts.
fn serving<S: UnitSet>(layer: &Layer<S>) -> Vec<S> {
    layer.units.iter().map(|unit| unit.serving.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::Effort;

    #[test]
    fn a_question_that_finds_nothing_leaves_half_for_all_others() {
        let mut effort = Effort(1_000);
        let mut question = effort.half();
        assert_eq!(question.spend(400), Some(()));
        assert_eq!(question.spend(400), None);
        effort.give_back(&question);
        assert_eq!(effort.0, 600);
    }
}
