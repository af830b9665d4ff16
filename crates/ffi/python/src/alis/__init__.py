"""alis: places GP trainees in hospital posts, by libalis.

    import alis

    with alis.Engine() as engine, engine.read_problem(open("problem.json", "rb").read()) as problem:
        with engine.solve(problem) as plan:
            for row in plan:
                print(row.candidate, row.state.name, row.first)

Documents are bytes, str or dict on the way in, and ``Document`` (bytes with ``.json()``) on the way out. Everything that fails
raises ``AlisError``. docs/hosts/python.md has more, include/alis.h everything.
"""

from __future__ import annotations

import json
from ctypes import byref, c_void_p
from typing import Any

from ._documents import Document, Json
from ._engine import Engine, Progress
from ._errors import AlisError, status_name, take_bytes, take_error
from ._handles import Cancel, Handle, Plan, Problem, Report, quarter
from ._library import ABI_VERSION, library
from ._values import (
    Counts,
    Fault,
    Language,
    Placement,
    PlanState,
    Quarter,
    Reason,
    Segment,
    Solver,
    State,
    Verdict,
)

__version__ = "0.1.0"

__all__ = [
    "ABI_VERSION",
    "AlisError",
    "Cancel",
    "Counts",
    "Document",
    "Engine",
    "Fault",
    "Handle",
    "Json",
    "Language",
    "Placement",
    "Plan",
    "PlanState",
    "Problem",
    "Progress",
    "Quarter",
    "Reason",
    "Report",
    "Segment",
    "Solver",
    "State",
    "Verdict",
    "build_info",
    "live_handles",
    "lottery_commit",
    "quarter",
    "rules",
    "schema",
    "status_name",
    "version",
]


def version() -> str:
    """The version of the library, such as ``0.1.0``."""
    text: bytes = library.version()
    return text.decode()


def build_info() -> Any:
    """What the library is made of: version, abi, schemas, rule_sets, calls."""
    return json.loads(library.build_info())


def live_handles() -> int:
    """How many handles are alive in the process: 0 at the end of a test that closed what it made."""
    return int(library.live_handles())


def _named(function: str, name: str) -> Document:
    text = name.encode()
    out, error = c_void_p(), c_void_p()
    status = getattr(library, function)(text, len(text), byref(out), byref(error))
    if status != 0:
        raise take_error(status, error)
    return Document(take_bytes(out.value))


def schema(name: str) -> Document:
    """The JSON Schema of a document: ``problem``, ``plan``, or another that ``build_info`` lists."""
    return _named("json_schema", name)


def rules(name: str) -> Document:
    """A built-in rule set as a document ``alis.rules/1``: one that ``build_info`` lists."""
    return _named("rules_json", name)


def lottery_commit(seed: str) -> Document:
    """What is published before the deadline: the SHA-256 of a seed, ``alis.lottery/1``."""
    return _named("lottery_commit", seed)
