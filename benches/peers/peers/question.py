"""One question to a solver, and what a solver must be able to do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

Choice = list[int | None]
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Group:
    """A candidate in a question."""

    columns: list[list[int]]
    """For each column the rows that it takes one of."""
    costs: list[int]
    cost_of_none: int | None
    """What leaving the candidate out costs; `None` where that is not allowed."""
    hint: int | None


@dataclass(frozen=True, slots=True)
class Question:
    """Choose a column of each group at least cost, no row above its capacity."""

    groups: list[Group]
    capacity: list[int]

    def hint(self) -> Choice:
        """Return the plan to start from; it keeps every row."""
        return [group.hint for group in self.groups]

    def cost(self, choice: Choice) -> int:
        """Add up what a choice costs."""
        pairs = zip(self.groups, choice, strict=True)
        return sum((group.cost_of_none or 0) if own is None else group.costs[own] for group, own in pairs)

    def holds(self, choice: Choice) -> bool:
        """Check in integers that a choice is one, and keeps every row."""
        left = list(self.capacity)
        for group, own in zip(self.groups, choice, strict=True):
            if own is None and group.cost_of_none is None:
                return False
            for row in [] if own is None else group.columns[own]:
                left[row] -= 1
        return min(left, default=0) >= 0


@dataclass(frozen=True, slots=True)
class Answer:
    """A proved optimum, or none where the time was over."""

    choice: Choice | None
    solve_seconds: float
    oddities: tuple[str, ...] = ()
    """What a solver said on the way that cannot be right."""


class Solver(Protocol):
    """A peer, on one question."""

    threads: int
    most: int
    """The largest cost that it may be given in one objective."""

    def minimise(self, question: Question, seconds: float, clock: Clock) -> Answer:
        """Solve to proved optimality."""
        ...
