"""The levels, one candidate after another, on any solver that can minimise (model: section Objective).

As a practitioner would: one model for each component; only candidates up to the one in hand, for leaving out those
behind is always possible; the values of those ahead fixed by striking their other columns; all levels of one candidate
in one objective, by the place of each column's values among the candidate's different ones, which is exact; the last
plan, with the best free column of the one in hand, as a hint; and no solve at all where that hint is at the bound.

With `chunked`, several candidates in a row share one objective, with weights so large that no sum of what comes
later outweighs one step of what comes before, as far as the solver keeps such numbers exactly.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter

from .program import Block, Column, Limit, Program
from .question import Choice, Clock, Group, Question, Solver

Rank = Callable[[Block, Column], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Pass:
    """Levels that are looked at together, for each candidate in rank order; no rank means the canonical order."""

    rank: Rank | None
    ends_rights: bool = False

    def classes(self, block: Block, domain: list[int]) -> list[int]:
        """Give each column the number of its values, the best 0; equal values have equal numbers."""
        if self.rank is None:
            return list(range(len(domain)))
        values = [self.rank(block, block.columns[column]) for column in domain]
        numbers = {value: number for number, value in enumerate(sorted(set(values)))}
        return [numbers[value] for value in values]


TIME_AND_PLACE = [Pass(Block.right, ends_rights=True), Pass(None)]
TIME_THEN_PLACE = [Pass(Block.time), Pass(Block.place, ends_rights=True), Pass(None)]


@dataclass(slots=True)
class Account:
    """What solving took and found."""

    deadline: float
    """By the wall clock."""
    clock: Clock
    """What times are taken by."""
    build_seconds: float = 0.0
    solve_seconds: float = 0.0
    solves: int = 0
    proved: set[int] = field(default_factory=set)
    """Blocks whose values of tier 1 are proved."""
    settled: set[int] = field(default_factory=set)
    """Blocks whose place in the canonical order is proved too."""
    oddities: list[str] = field(default_factory=list)


class OutOfTimeError(Exception):
    """The budget is spent."""


class WrongAnswerError(Exception):
    """A solver's answer does not hold, or is worse than the hint."""


def solve(program: Program, solver: Solver, account: Account, chunked: bool) -> Choice:
    """Solve to the end or to the deadline; returns each block's column, as far as it came."""
    passes = TIME_THEN_PLACE if program.time_first else TIME_AND_PLACE
    parts = [Component(program, members, solver, account, chunked) for members in program.components]
    try:
        # Tier 1 of all parts comes first, so that the budget goes to the rights.
        for rights in (True, False):
            for part in parts:
                for one in passes:
                    if (one.rank is not None) == rights:
                        part.settle(one, may_stay_out=one is passes[0])
    except OutOfTimeError:
        pass
    plan: Choice = [None] * len(program.blocks)
    for part in parts:
        for block, column in zip(part.members, part.plan, strict=True):
            plan[block] = column
    return plan


@dataclass(frozen=True, slots=True)
class Turn:
    """A candidate whose levels are to be decided: the columns still open, numbered by their values."""

    member: int
    columns: list[int]
    classes: list[int]
    cost_of_none: int | None

    def classes_with_none(self) -> int:
        """Count the different outcomes."""
        return max(self.classes, default=-1) + 2


class Component:
    """Candidates who compete for the same limits, and the plan so far."""

    def __init__(self, program: Program, members: list[int], solver: Solver, account: Account, chunked: bool) -> None:
        self.members = members
        self.blocks = [program.blocks[member] for member in members]
        self.solver, self.account = solver, account
        self.most = solver.most if chunked else 0
        numbers: dict[Limit, int] = {}
        self.rows = [
            [[numbers.setdefault(limit, len(numbers)) for limit in column.limits] for column in block.columns]
            for block in self.blocks
        ]
        self.capacity = [program.capacity[limit] for limit in numbers]
        self.free = list(self.capacity)
        self.domain = [list(range(len(block.columns))) for block in self.blocks]
        self.plan: Choice = [None] * len(members)

    def settle(self, one: Pass, may_stay_out: bool) -> None:
        """Take all candidates through the levels of a pass."""
        chunk: list[Turn] = []
        size = 1
        for member in range(len(self.blocks)):
            turn = self._turn(member, one, may_stay_out)
            if chunk and size * turn.classes_with_none() > self.most:
                self._decide(chunk, one)
                chunk, size = [], 1
            # Only now, for whoever has a place counts as one who keeps it.
            self._place_beside(turn)
            if not turn.columns or (not chunk and self._is_at_bound(turn)):
                self._fix(turn, one)
            else:
                chunk.append(turn)
                size *= turn.classes_with_none()
        if chunk:
            self._decide(chunk, one)

    def _turn(self, member: int, one: Pass, may_stay_out: bool) -> Turn:
        columns = self.domain[member]
        classes = one.classes(self.blocks[member], columns)
        return Turn(member, columns, classes, max(classes, default=-1) + 1 if may_stay_out else None)

    def _place_beside(self, turn: Turn) -> None:
        """Give a candidate the best column that needs no one else to move, where that is better than the plan's."""
        before = after = self.plan[turn.member]
        best = turn.cost_of_none or 0 if before is None else turn.classes[turn.columns.index(before)]
        self._put(turn.member, None)
        for column, own in zip(turn.columns, turn.classes, strict=True):
            if own < best and all(self.free[row] > 0 for row in self.rows[turn.member][column]):
                after, best = column, own
        self._put(turn.member, after)

    def _put(self, member: int, column: int | None) -> None:
        before = self.plan[member]
        for row in [] if before is None else self.rows[member][before]:
            self.free[row] += 1
        for row in [] if column is None else self.rows[member][column]:
            self.free[row] -= 1
        self.plan[member] = column

    def _is_at_bound(self, turn: Turn) -> bool:
        column = self.plan[turn.member]
        return column is not None and turn.classes[turn.columns.index(column)] == 0

    def _fix(self, turn: Turn, one: Pass) -> None:
        """Strike the columns of other values than the plan's."""
        column = self.plan[turn.member]
        kept: list[int] = []
        if column is not None:
            value = turn.classes[turn.columns.index(column)]
            kept = [other for other, own in zip(turn.columns, turn.classes, strict=True) if own == value]
        self.domain[turn.member] = kept
        if one.ends_rights:
            self.account.proved.add(self.members[turn.member])
        if one.rank is None:
            self.account.settled.add(self.members[turn.member])

    def _decide(self, chunk: list[Turn], one: Pass) -> None:
        """Ask the solver for the best that the candidates of a chunk can have, the first before the next."""
        if perf_counter() >= self.account.deadline:
            raise OutOfTimeError
        clock = self.account.clock
        started = clock()
        groups, columns = self._groups(chunk)
        question = Question(list(groups.values()), self.capacity)
        built = clock()
        self.account.build_seconds += built - started
        answer = self.solver.minimise(question, self.account.deadline - perf_counter(), clock)
        self.account.build_seconds += clock() - built - answer.solve_seconds
        self.account.solve_seconds += answer.solve_seconds
        self.account.solves += 1
        self.account.oddities += answer.oddities
        if answer.choice is None:
            raise OutOfTimeError
        if not question.holds(answer.choice):
            raise WrongAnswerError("an answer exceeds a limit")
        if question.cost(answer.choice) > question.cost(question.hint()):
            raise WrongAnswerError("an answer called optimal is worse than the hint")
        for member in groups:
            self._put(member, None)
        for member, own in zip(groups, answer.choice, strict=True):
            self._put(member, None if own is None else columns[member][own])
        for turn in chunk:
            self._fix(turn, one)

    def _groups(self, chunk: list[Turn]) -> tuple[dict[int, Group], dict[int, list[int]]]:
        """Give the groups of a question and the columns behind them: who has a place, and the chunk."""
        turns = {turn.member: turn for turn in chunk}
        weights: dict[int, int] = {}
        weight = 1
        for turn in reversed(chunk):
            weights[turn.member] = weight
            weight *= turn.classes_with_none()
        groups: dict[int, Group] = {}
        columns: dict[int, list[int]] = {}
        for member, hint in enumerate(self.plan):
            turn_of = turns.get(member)
            if turn_of is None:
                if hint is None:
                    continue
                kept, costs, none = self.domain[member], [0] * len(self.domain[member]), None
            else:
                kept, costs, none = self._open(turn_of, is_first=turn_of is chunk[0])
                costs = [weights[member] * cost for cost in costs]
                none = None if none is None else weights[member] * none
            rows = [self.rows[member][column] for column in kept]
            groups[member] = Group(rows, costs, none, None if hint is None else kept.index(hint))
            columns[member] = kept
        return groups, columns

    def _open(self, turn: Turn, is_first: bool) -> tuple[list[int], list[int], int | None]:
        """Give the columns that a turn may end with; the first of a chunk never does worse than the hint."""
        hint = self.plan[turn.member]
        if hint is None or not is_first:
            return turn.columns, turn.classes, turn.cost_of_none
        worst = turn.classes[turn.columns.index(hint)]
        pairs = [pair for pair in zip(turn.columns, turn.classes, strict=True) if pair[1] <= worst]
        return [column for column, _ in pairs], [own for _, own in pairs], None
