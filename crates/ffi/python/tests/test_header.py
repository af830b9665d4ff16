"""The package binds the whole header, as the header has it."""

from __future__ import annotations

import re

from conftest import ROOT

from alis import _library, _values

HEADER = (ROOT / "include/alis.h").read_text()
CODE = re.sub(r"#if defined\(ALIS_SELFTEST\).*?#endif|/\*.*?\*/", "", HEADER, flags=re.S)


def test_every_function_with_as_many_arguments() -> None:
    found = {}
    for name, arguments in re.findall(r"ALIS_API\s[^;]*?\balis_(\w+)\(([^;]*)\);", CODE):
        found[name] = 0 if arguments.strip() == "void" else arguments.count(",") + 1
    bound = {name: len(arguments) for name, (_, arguments) in _library._FUNCTIONS.items()}
    assert len(found) > 50
    assert bound == found


def test_every_struct_with_its_fields() -> None:
    bound = {
        "engine_options": _library.EngineOptions,
        "problem_counts": _library.ProblemCounts,
        "solve_options": _library.SolveOptions,
        "placement": _library.PlacementStruct,
        "segment": _library.SegmentStruct,
        "quarter": _library.QuarterStruct,
        "fault": _library.FaultStruct,
    }
    found = {}
    for name, body in re.findall(r"typedef struct alis_(\w+) \{(.*?)\}", CODE, flags=re.S):
        found[name] = [(field, kind) for kind, field in re.findall(r"(\w+) (\w+)(?:\[\d+\])?;", body)]
    short = {"c_uint": "uint32_t", "c_int": "int32_t", "c_ulong": "uint64_t", "c_ulonglong": "uint64_t"}
    fields = {
        name: [(field[0], short.get(field[1].__name__, "char")) for field in struct._fields_]
        for name, struct in bound.items()
    }
    assert fields == found


def test_every_number_of_an_enum() -> None:
    bound = {
        "plan_state": _values.PlanState,
        "verdict": _values.Verdict,
        "language": _values.Language,
        "solver": _values.Solver,
        "state": _values.State,
        "reason": _values.Reason,
    }
    prefixes = {"plan_state": "PLAN"}
    for name, members in bound.items():
        body = re.search(rf"enum alis_{name}\b.*?\{{(.*?)\}};", CODE, flags=re.S)
        assert body is not None
        prefix = prefixes.get(name, name.upper())
        found = {member: int(value) for member, value in re.findall(rf"ALIS_{prefix}_(\w+) = (-?\d+)", body[1])}
        # Of a bad handle, which raises here.
        found = {member: value for member, value in found.items() if value >= 0}
        assert {member.name: member.value for member in members} == found


def test_the_number_of_the_interface() -> None:
    assert f"#define ALIS_ABI_VERSION {_library.ABI_VERSION}\n" in HEADER


def test_a_number_of_a_later_library_is_no_error() -> None:
    state = _values.State(99)
    assert state == 99 and state.name == "UNKNOWN_99"
