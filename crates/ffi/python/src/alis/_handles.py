"""What the library hands out: each is freed once, by `with`, by `close`, or at the latest by the garbage collector."""

from __future__ import annotations

import ctypes
import warnings
from ctypes import byref, c_void_p
from datetime import date
from functools import lru_cache
from types import TracebackType
from typing import Iterator, Optional, Tuple, Type, TypeVar, Union, overload

from ._documents import Document
from ._errors import E_RANGE, AlisError, closed, take_bytes, take_error, text
from ._library import PlacementStruct, ProblemCounts, QuarterStruct, SegmentStruct, library
from ._values import Counts, Placement, PlanState, Quarter, Reason, Segment, State, Verdict

_H = TypeVar("_H", bound="Handle")


class Handle:
    """A handle of the library's. Closing it twice is fine; using it afterwards is ``ALIS_E_HANDLE``."""

    _kind = "handle"
    _handle: Optional[int] = None

    def __init__(self, handle: Optional[int]) -> None:
        self._handle = handle

    @property
    def handle(self) -> int:
        """The handle itself, for calls of one's own."""
        if self._handle is None:
            raise closed(self._kind)
        return self._handle

    @property
    def closed(self) -> bool:
        return self._handle is None

    def close(self) -> None:
        """Frees it. A call on another thread that uses it ends well first."""
        handle, self._handle = self._handle, None
        if handle is not None:
            getattr(library, f"{self._kind}_free")(handle)

    def __enter__(self: _H) -> _H:
        self.handle
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self.close()

    def __del__(self) -> None:
        if self._handle is not None:
            warnings.warn(f"unclosed {self!r}", ResourceWarning, source=self)
            self.close()

    def __repr__(self) -> str:
        return f"<alis.{type(self).__name__}{' closed' if self.closed else ''}>"

    def _check(self, status: int, error: Optional[c_void_p] = None) -> None:
        if status != 0:
            raise take_error(status, error or c_void_p())

    def _document(self) -> Document:
        buf, error = c_void_p(), c_void_p()
        function = getattr(library, f"{self._kind}_to_json")
        self._check(function(self.handle, byref(buf), byref(error)), error)
        return Document(take_bytes(buf.value))


class Cancel(Handle):
    """A switch that ends calls with ``ALIS_E_CANCELLED``: shared by as many as wanted, on any threads, and never reset."""

    _kind = "cancel"

    def __init__(self) -> None:
        out = c_void_p()
        self._check(library.cancel_new(byref(out)))
        super().__init__(out.value)

    def trigger(self) -> None:
        """Ends every call that was given this switch, and those that begin later. From any thread."""
        self._check(library.cancel_trigger(self.handle))

    @property
    def triggered(self) -> bool:
        return bool(library.cancel_is_triggered(self.handle) == 1)


class Problem(Handle):
    """A problem that was read and found valid. Immutable; any number of threads. Made by ``Engine.read_problem``."""

    _kind = "problem"

    def to_json(self) -> Document:
        """``alis.problem/1``: the same contents always give the same bytes."""
        return self._document()

    @property
    def counts(self) -> Counts:
        out = ProblemCounts()
        self._check(library.problem_info(self.handle, byref(out)))
        return Counts(
            trusts=out.trusts,
            hospitals=out.hospitals,
            units=out.units,
            posts=out.posts,
            municipalities=out.municipalities,
            candidates=out.candidates,
            quarters=out.quarters,
            first_quarter=out.first_quarter,
        )


class Report(Handle):
    """What was found of a problem or of a plan. Immutable; any number of threads."""

    _kind = "report"

    @property
    def verdict(self) -> Verdict:
        return Verdict(library.report_verdict(self.handle))

    @property
    def count(self) -> int:
        """How many things are wrong: faults of a problem, violations of a plan."""
        return int(library.report_count(self.handle))

    @property
    def unproved(self) -> int:
        """How many candidates' values the plan does not prove."""
        return int(library.report_unproved(self.handle))

    def to_json(self) -> Document:
        """``alis.check/1`` of a problem, ``alis.verification/1`` of a plan."""
        return self._document()


class Plan(Handle):
    """A plan, and its rows: the ranked by rank, then the ineligible by id. Immutable; any number of threads."""

    _kind = "plan"

    def to_json(self) -> Document:
        """``alis.plan/1``: the bytes that the command line writes, or those that the plan was read from."""
        return self._document()

    @property
    def state(self) -> PlanState:
        """Whether the plan is proved."""
        return PlanState(library.plan_status(self.handle))

    @property
    def proved_to_rank(self) -> Optional[int]:
        """Up to which rank the values are proved; None where all are."""
        rank = int(library.plan_proved_to_rank(self.handle))
        return None if rank == 0xFFFF_FFFF else rank

    def __len__(self) -> int:
        return int(library.plan_count(self.handle))

    def __iter__(self) -> Iterator[Placement]:
        return (self._row(row) for row in range(len(self)))

    @overload
    def __getitem__(self, row: int) -> Placement: ...
    @overload
    def __getitem__(self, row: slice) -> Tuple[Placement, ...]: ...
    def __getitem__(self, row: Union[int, slice]) -> Union[Placement, Tuple[Placement, ...]]:
        rows = range(len(self))
        return tuple(self._row(each) for each in rows[row]) if isinstance(row, slice) else self._row(rows[row])

    def _row(self, row: int) -> Placement:
        plan = self.handle
        out = PlacementStruct()
        self._check(library.plan_row(plan, row, byref(out)))
        has_place = out.segments > 0
        return Placement(
            candidate=text(library.plan_candidate_id(plan, row), self._kind),
            trust=text(library.plan_trust_id(plan, row), self._kind),
            state=State(out.state),
            reason=Reason(out.reason),
            rank=out.rank,
            queue_place=out.queue_place,
            segments=tuple(self._segment(plan, row, segment) for segment in range(out.segments)),
            first=quarter(out.first_quarter).first if has_place else None,
            last=quarter(out.last_quarter).last if has_place else None,
            first_quarter=out.first_quarter if has_place else None,
            last_quarter=out.last_quarter if has_place else None,
            months=out.months,
            waiting=out.waiting,
            wish=out.wish,
            away=out.away != 0,
            relevance=out.relevance,
        )

    def _segment(self, plan: int, row: int, segment: int) -> Segment:
        out = SegmentStruct()
        self._check(library.plan_segment(plan, row, segment, byref(out)))
        return Segment(
            unit=text(library.plan_unit_id(plan, row, segment), self._kind),
            post=text(library.plan_post_id(plan, row, segment), self._kind),
            first=quarter(out.first_quarter).first,
            last=quarter(out.last_quarter).last,
            first_quarter=out.first_quarter,
            last_quarter=out.last_quarter,
        )


# A pure function of its number, asked twice for every segment of a plan.
@lru_cache(maxsize=1200)
def quarter(number: int) -> Quarter:
    """The dates of a quarter; the next quarter's number is one more. ``ALIS_E_RANGE`` outside the years 1900 to 2199."""
    if not -(2**31) <= number < 2**31:
        raise AlisError(E_RANGE, f"no quarter has the number {number}")
    out = QuarterStruct()
    status = library.quarter_dates(number, ctypes.byref(out))
    if status != 0:
        raise AlisError(status, f"no quarter has the number {number}")
    return Quarter(
        number=number,
        name=out.name.decode(),
        year=out.year,
        period=out.period,
        half=out.half,
        first=date(out.first_year, out.first_month, out.first_day),
        last=date(out.last_year, out.last_month, out.last_day),
    )
