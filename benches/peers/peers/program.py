"""The integer program of a problem, in components that share no limit (model: Constraints and Objective)."""

from collections import Counter
from dataclasses import dataclass, field

from .document import Candidate, Problem, Segment
from .options import Option, options
from .ranking import Ranking

Limit = tuple[str, str, int]
"""A pool, unit or municipality (the first letter says which), its id and a quarter."""


@dataclass(frozen=True, slots=True)
class Column:
    """An option and the limits that it takes one of."""

    option: Option
    limits: tuple[Limit, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A candidate to place, and the columns to choose from, in the canonical order."""

    candidate: Candidate
    columns: list[Column]

    def right(self, column: Column) -> tuple[int, ...]:
        """Return a column's values in the order of the candidate's levels."""
        own = column.option
        first = (own.wish, own.waiting) if self.candidate.prefers_place else (own.waiting, own.wish)
        return (*first, own.away, own.relevance)

    def time(self, column: Column) -> tuple[int, ...]:
        """Return what `time_then_place` puts first."""
        return (column.option.waiting,)

    def place(self, column: Column) -> tuple[int, ...]:
        """Return what `time_then_place` puts last."""
        return (column.option.wish, column.option.away, column.option.relevance)


@dataclass(slots=True)
class Program:
    """Blocks in rank order, and what each limit leaves after the placements that stand."""

    blocks: list[Block]
    capacity: dict[Limit, int]
    time_first: bool
    components: list[list[int]] = field(default_factory=list)


def formulate(problem: Problem, ranking: Ranking) -> Program:
    """Write the program; columns that no one could take, or that another equals, are left out."""
    capacity = _capacities(problem)
    for candidate in ranking.order:
        for segment in candidate.commitment or ():
            for limit in _limits(problem, candidate, segment):
                capacity[limit] -= 1
    waiting = [candidate for candidate in ranking.order if candidate.commitment is None]
    blocks = [Block(candidate, _columns(problem, candidate, capacity)) for candidate in waiting]
    program = Program(blocks, capacity, problem.rules.get("objective") == "time_then_place")
    program.components = _components(program)
    return program


def _capacities(problem: Problem) -> dict[Limit, int]:
    found: dict[Limit, int] = {}
    for quarter in problem.horizon:
        for pool in problem.pools.values():
            found["p", pool.id, quarter] = pool.counts.get(quarter, 0)
        for unit in problem.units.values():
            if unit.max_at_once is not None:
                found["u", unit.id, quarter] = unit.max_at_once
        for home in problem.municipalities.values():
            if home.max_absent is not None:
                found["m", home.id, quarter] = home.max_absent
    return found


def _limits(problem: Problem, candidate: Candidate, segment: Segment) -> list[Limit]:
    """List the limits that a segment takes one of, inside the horizon."""
    quarters = [quarter for quarter in segment.quarters if quarter in problem.horizon]
    found: list[Limit] = [("p", segment.post, quarter) for quarter in quarters]
    if problem.units[segment.unit].max_at_once is not None:
        found += [("u", segment.unit, quarter) for quarter in quarters]
    if problem.municipalities[candidate.municipality].max_absent is not None:
        found += [("m", candidate.municipality, quarter) for quarter in quarters]
    return found


def _columns(problem: Problem, candidate: Candidate, capacity: dict[Limit, int]) -> list[Column]:
    """Give the options as columns; of those with equal values and equal limits the first stands for all."""
    found: dict[tuple[int | tuple[Limit, ...], ...], Column] = {}
    for option in options(problem, candidate):
        limits = tuple(limit for segment in option.segments for limit in _limits(problem, candidate, segment))
        if all(capacity[limit] > 0 for limit in limits):
            same = (option.waiting, option.wish, option.away, option.relevance, limits)
            found.setdefault(same, Column(option, limits))
    return list(found.values())


def _components(program: Program) -> list[list[int]]:
    """Split the blocks into parts that share no limit which could bind, each in rank order."""
    reach = [{limit for column in block.columns for limit in column.limits} for block in program.blocks]
    users = Counter(limit for limits in reach for limit in limits)
    parent = list(range(len(reach)))

    def root(block: int) -> int:
        while parent[block] != block:
            parent[block] = parent[parent[block]]
            block = parent[block]
        return block

    first_user: dict[Limit, int] = {}
    for block, limits in enumerate(reach):
        for limit in limits:
            if users[limit] > program.capacity[limit]:
                parent[root(block)] = root(first_user.setdefault(limit, block))
    parts: dict[int, list[int]] = {}
    for block in range(len(reach)):
        parts.setdefault(root(block), []).append(block)
    return list(parts.values())
