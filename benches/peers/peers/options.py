"""What each candidate could be given, alone (model: section Options)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from .document import Candidate, Place, Pool, Problem, Segment, Unit
from .periods import quarter_end, quarter_start
from .ranking import counted_service


class Shape(NamedTuple):
    """How months are laid out: where a placement may start, and the quarters of each stretch in one unit."""

    name: str
    starts: tuple[str, ...]
    lengths: tuple[int, ...]


QUARTER = Shape("quarter", ("turnover", "middle"), (1,))
PERIOD = Shape("period", ("turnover",), (2,))
OFFSET = Shape("offset", ("middle",), (2,))
SPLIT = Shape("split", ("turnover",), (1, 1))
NINE = Shape("nine", ("turnover",), (2, 1))
TWELVE = Shape("twelve", ("turnover",), (2, 2))


@dataclass(frozen=True, slots=True)
class Option:
    """One way to place one candidate; smaller values are better."""

    segments: tuple[Segment, ...]
    waiting: int
    wish: int
    away: int
    relevance: int

    @property
    def start(self) -> int:
        """Return the first quarter."""
        return self.segments[0].first

    def canonical(self) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
        """Return what orders a candidate's options: the start, then units, then pools, quarter by quarter."""
        units = tuple(segment.unit for segment in self.segments for _ in segment.quarters)
        pools = tuple(segment.post for segment in self.segments for _ in segment.quarters)
        return (self.start, units, pools)


class Stay(NamedTuple):
    """A sequence of units, and what it is worth whenever it starts."""

    units: tuple[Unit, ...]
    wish: int
    away: int
    relevance: int


def options(problem: Problem, candidate: Candidate) -> list[Option]:
    """List a candidate's options, in the canonical order."""
    found: list[Option] = []
    segments: dict[tuple[str, int, int], list[Segment]] = {}
    for shape, sequences in _sequences(problem, candidate):
        stays = [
            _stay(candidate, units, wish)
            for units in sequences
            if _covers(candidate, units)
            if (wish := _wish(candidate, shape, units)) is not None
        ]
        for start in _starts(problem, candidate, shape):
            waiting = start - 2 * candidate.earliest
            for stay in stays:
                if not _is_declined(candidate, start, stay.units):
                    stretches = _stretches(problem, shape, start, stay.units, segments)
                    values = (waiting, stay.wish, stay.away, stay.relevance)
                    found += [Option(choice, *values) for choice in product(*stretches)]
    found.sort(key=Option.canonical)
    return found


def _sequences(problem: Problem, candidate: Candidate) -> Iterator[tuple[Shape, list[tuple[Unit, ...]]]]:
    """Give the shapes open to a candidate, each with the sequences of units that it allows."""
    units = problem.units_of[candidate.trust]
    singles = [(unit,) for unit in units]
    rules = problem.rules.get("shapes", {})
    if candidate.months == 3:
        yield QUARTER, [*singles]
    elif candidate.months == 6:
        yield PERIOD, [*singles]
        yield OFFSET, [*singles]
        by = rules.get("split")
        if candidate.split_consent and (by == "by_wish" or (by == "by_wish_and_need" and candidate.split_need)):
            pairs = [place.names for place in candidate.places if place.kind == "split"]
            orders = [order for a, b in pairs for order in ((a, b), (b, a))]
            yield SPLIT, [(problem.units[a], problem.units[b]) for a, b in orders]
    else:
        pairs_of_units = product(units, repeat=2)
        differ = rules.get("two_units", False)
        shape = NINE if candidate.months == 9 else TWELVE
        yield shape, [(a, b) for a, b in pairs_of_units if a.id != b.id or not differ]


def _starts(problem: Problem, candidate: Candidate, shape: Shape) -> Iterator[int]:
    least = problem.rules.get("eligibility", {}).get("min_service_months")
    for start in problem.horizon:
        last = start + sum(shape.lengths) - 1
        first_day = quarter_start(start)
        if (
            ("turnover" if start % 2 == 0 else "middle") in shape.starts
            and last in problem.horizon
            and first_day >= problem.decision_date
            and start // 2 >= candidate.earliest
            and (candidate.latest is None or start // 2 <= candidate.latest)
            and not any(gap[0] <= quarter_end(last) and first_day <= gap[1] for gap in candidate.leave)
            and (least is None or counted_service(candidate, first_day) >= least["value"])
        ):
            yield start


def _stay(candidate: Candidate, units: tuple[Unit, ...], wish: int) -> Stay:
    nearest = candidate.nearest_hospital
    away = int(nearest is not None and any(unit.hospital != nearest for unit in units))
    return Stay(units, wish, away, sum(unit.relevance for unit in units))


def _covers(candidate: Candidate, units: tuple[Unit, ...]) -> bool:
    return all(any(goal in unit.goals for unit in units) for goal in candidate.goals_needed)


def _is_declined(candidate: Candidate, start: int, units: tuple[Unit, ...]) -> bool:
    if not candidate.declined:
        return False
    ids = tuple(unit.id for unit in units)
    return any(start == offer and (exact is None or exact == ids) for offer, exact in candidate.declined)


def _wish(candidate: Candidate, shape: Shape, units: tuple[Unit, ...]) -> int | None:
    """Return the sum of the indices in the wishes that the units match; none where one matches nothing."""
    if shape == SPLIT:
        pair = {unit.id for unit in units}
        wishes = enumerate(candidate.places)
        return next(index for index, place in wishes if place.kind == "split" and set(place.names) == pair)
    if not candidate.places:
        return 0
    total = 0
    for unit in units:
        hits = (index for index, place in enumerate(candidate.places) if _matches(place, unit))
        index = next(hits, len(candidate.places) if candidate.open_to_others else None)
        if index is None:
            return None
        total += index
    return total


def _matches(place: Place, unit: Unit) -> bool:
    of_unit = {"unit": unit.id, "hospital": unit.hospital, "field": unit.field}
    return place.kind != "split" and place.names[0] == of_unit[place.kind]


def _stretches(
    problem: Problem,
    shape: Shape,
    start: int,
    units: tuple[Unit, ...],
    known: dict[tuple[str, int, int], list[Segment]],
) -> list[list[Segment]]:
    """Give for each stretch in one unit the segments that it can be: one for each pool that can carry it."""
    found: list[list[Segment]] = []
    for unit, length in zip(units, shape.lengths, strict=True):
        key = (unit.id, start, length)
        if key not in known:
            last = start + length - 1
            pools = [pool for pool in problem.pools_of[unit.trust] if _carries(pool, unit, start, last, shape)]
            known[key] = [Segment(unit.id, pool.id, start, last) for pool in pools]
        found.append(known[key])
        start += length
    return found


def _carries(pool: Pool, unit: Unit, first: int, last: int, shape: Shape) -> bool:
    return (
        (pool.units is None or unit.id in pool.units)
        and (shape != OFFSET or pool.vacancy)
        and all(quarter in pool.counts for quarter in range(first, last + 1))
    )
