"""The numbers and rows of the header as Python has them."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date
from typing import Optional, Tuple, Type, TypeVar

_E = TypeVar("_E", bound="_Number")


class _Number(enum.IntEnum):
    """A number of the header's. One that a later library adds is a member named ``UNKNOWN_n``, and no error."""

    @classmethod
    def _missing_(cls: Type[_E], value: object) -> Optional[_E]:
        if not isinstance(value, int):
            return None
        member = int.__new__(cls, value)
        member._name_ = f"UNKNOWN_{value}"
        member._value_ = value
        return member


class Language(_Number):
    """Of the messages in errors and reports, and of reasons. Letters have their own."""

    DEFAULT = 0
    NB = 1
    EN = 2


class Solver(_Number):
    """Who solves; the plan is the same."""

    AUTO = 0
    REFERENCE = 1


class PlanState(_Number):
    """Whether a plan is proved."""

    OPTIMAL = 0
    FEASIBLE = 1


class Verdict(_Number):
    """What a report comes to."""

    GOOD = 0
    WRONG = 1
    NOT_PROVED = 3


class State(_Number):
    """What a plan says of a candidate."""

    PROPOSED = 1
    EXPECTED = 2
    SERVING = 3
    ACCEPTED = 4
    OFFERED = 5
    UNPLACED = 6
    INELIGIBLE = 7


class Reason(_Number):
    """Why a candidate has no place."""

    NONE = 0
    BEYOND_HORIZON = 1
    LEAVE = 2
    SERVICE = 3
    GOALS = 4
    PLACES = 5
    DECLINED = 6
    NO_POST = 7
    FULL = 8
    SCHEMES = 101
    MUNICIPALITY_REGISTERED = 102
    CATCHMENT = 103
    EMPLOYMENT = 104


@dataclass(frozen=True)
class Quarter:
    """A quarter of a year: half of a half-year, as documents write it."""

    number: int
    name: str
    year: int
    period: int
    half: int
    first: date
    last: date


@dataclass(frozen=True)
class Segment:
    """A stretch of a placement in one unit, on one pool of posts. Both days belong to it."""

    unit: str
    post: str
    first: date
    last: date
    first_quarter: int
    last_quarter: int


@dataclass(frozen=True)
class Placement:
    """What a plan says of a candidate. Without segments there is no place: days are None and numbers of the place 0."""

    candidate: str
    trust: str
    state: State
    reason: Reason
    rank: int
    """The place in the whole document's order, from 1; 0 for the ineligible."""
    queue_place: int
    """The place in the trust's queue, from 1; 0 for a commitment and for the ineligible."""
    segments: Tuple[Segment, ...]
    first: Optional[date]
    last: Optional[date]
    first_quarter: Optional[int]
    last_quarter: Optional[int]
    months: int
    waiting: int
    """Quarters from the first quarter of ``earliest`` to the start."""
    wish: int
    """The place in the candidate's list of wishes, from 0; its length where the place is none of them."""
    away: bool
    """Whether some unit is not of the nearest hospital."""
    relevance: int
    """The sum over segments of 0 (most relevant), 1 or 2."""


@dataclass(frozen=True)
class Counts:
    """How much a problem holds."""

    trusts: int
    hospitals: int
    units: int
    posts: int
    municipalities: int
    candidates: int
    quarters: int
    first_quarter: int


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in a document, and where."""

    pointer: str
    """The JSON pointer (RFC 6901)."""
    line: int
    """From 1; 0 where the place is not in a document."""
    column: int
    """In characters, from 1; 0 where the place is not in a document."""
    message: str
