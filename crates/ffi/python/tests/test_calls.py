"""Every call, on the Helse Nord example."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest

import alis
from alis import AlisError


def test_the_library_is_the_one_in_the_package() -> None:
    from alis import _library

    assert _library.library.path.endswith(f"_lib/{_library.FILE_NAME}")
    assert alis.version() == alis.build_info()["version"] == alis.__version__


def test_schemas_rules_and_the_lottery_need_no_engine() -> None:
    info = alis.build_info()
    for name in info["schemas"]:
        assert alis.schema(name).json()["$schema"]
    for name in info["rule_sets"]:
        assert alis.rules(name).json()["format"] == "alis.rules/1"
    assert alis.lottery_commit("et hemmelig frø for 2022 æøå").json()["format"] == "alis.lottery/1"
    with pytest.raises(AlisError) as caught:
        alis.schema("nothing")
    assert caught.value.status == "ALIS_E_NOT_FOUND"


def test_a_problem_from_bytes_text_and_a_dict(engine: alis.Engine, example: bytes) -> None:
    whole = json.loads(example)
    written = set()
    for document in (example, bytearray(example), memoryview(example), example.decode(), whole):
        with engine.read_problem(document) as problem:
            written.add(bytes(problem.to_json()))
            assert problem.counts.candidates == len(whole["candidates"])
    assert len(written) == 1
    with pytest.raises(TypeError):
        engine.read_problem(7)  # type: ignore[arg-type]


def test_rows_are_the_document(plan: alis.Plan) -> None:
    rows = list(plan)
    assert len(rows) == len(plan) and plan[-1] == rows[-1] and plan[:3] == tuple(rows[:3])
    with pytest.raises(IndexError):
        plan[len(plan)]
    document = plan.to_json().json()
    assert {row.candidate for row in rows if row.rank == 0} == {each["candidate"] for each in document["ineligible"]}
    assert plan.state is alis.PlanState.OPTIMAL and plan.proved_to_rank is None
    for row in rows:
        assert (row.first is None) == (not row.segments)
        if row.segments:
            assert row.reason is alis.Reason.NONE
            assert row.first == row.segments[0].first and row.last == row.segments[-1].last


def test_quarters(problem: alis.Problem) -> None:
    first = alis.quarter(problem.counts.first_quarter)
    assert (first.name, first.first, first.last) == ("2022-P1a", date(2022, 3, 1), date(2022, 5, 31))
    assert alis.quarter(first.number + 1).first == first.last + timedelta(days=1)
    for outside in (-(2**31), 2**31 - 1, 2**40):
        with pytest.raises(AlisError, match="ALIS_E_RANGE"):
            alis.quarter(outside)


def test_reports(engine: alis.Engine, example: bytes, problem: alis.Problem, plan: alis.Plan) -> None:
    with engine.check(example) as first, engine.check_problem(problem) as second:
        assert first.verdict is second.verdict is alis.Verdict.GOOD
        assert first.to_json().json()["format"] == "alis.check/1"
    with engine.check(b"{}") as report:
        assert report.verdict is alis.Verdict.WRONG and report.count > 5
    with engine.verify(problem, plan) as report:
        assert report.verdict is alis.Verdict.GOOD and report.count == report.unproved == 0
    wrong: Any = plan.to_json().json()
    wrong["unplaced"].pop()
    with engine.read_plan(wrong) as other, engine.verify(problem, other, resolve=True) as report:
        assert report.verdict is alis.Verdict.WRONG and report.count > 0
        assert report.to_json().json()["format"] == "alis.verification/1"


def test_answers(engine: alis.Engine, example: bytes, problem: alis.Problem, plan: alis.Plan) -> None:
    ranked = [row.candidate for row in plan if row.queue_place > 0]
    waits = next(row.candidate for row in plan if row.reason is alis.Reason.FULL)
    assert engine.rank(problem).json()["format"] == "alis.rank/1"
    assert engine.compare(problem, ranked[0], ranked[1]).json()["format"] == "alis.compare/1"
    assert engine.explain(problem, plan, waits).json()["format"] == "alis.explanation/1"
    assert engine.cutoffs(problem, plan).json()["format"] == "alis.cutoffs/1"
    hers = engine.what_if(problem, plan, waits, for_candidate=True)
    assert hers.json()["format"] == "alis.what_if/1" and hers != engine.what_if(problem, plan, waits)
    letter = engine.letter(problem, plan, waits, {"language": "nn", "contact": "Åse Ærlig, Bodø"})
    assert waits in letter and "Åse Ærlig, Bodø" in letter
    diff = engine.rules_diff(example, "helse-nord-2021", alis.rules("ahus-2020"))
    assert diff.json()["format"] == "alis.policy/1"
    seed = json.loads(example)["lottery_seed"]
    assert engine.lottery_reveal(problem, seed).json()["revealed"]["seed"] == seed
    published = alis.lottery_commit(seed).json()["seed_sha256"]
    assert engine.lottery_check(published, seed, problem, plan).json()["holds"] is True
    assert engine.lottery_check(published, "another seed, 0123456789", problem).json()["holds"] is False


def test_what_if_takes_a_change(engine: alis.Engine, problem: alis.Problem, plan: alis.Plan) -> None:
    waits = next(row for row in plan if row.reason is alis.Reason.FULL)
    post = json.loads(problem.to_json())["posts"][0]["id"]
    answer = engine.what_if(problem, plan, waits.candidate, f"post {post} 2022-P2 +1")
    assert answer.json()["format"] == "alis.what_if/1"
    with pytest.raises(AlisError, match="ALIS_E_ARGUMENT"):
        engine.what_if(problem, plan, waits.candidate, "æ")


def test_one_call_as_a_document_gives_the_same_bytes(engine: alis.Engine, example: bytes) -> None:
    # The plan holds the SHA-256 of the problem's bytes, and a line feed behind a value is no part of it in a request.
    document = example.strip()
    request = b'{"format": "alis.request/1", "call": "plan", "problem": ' + document + b"}"
    with engine.read_problem(document) as problem, engine.solve(problem) as plan:
        assert engine.call_json(request) == plan.to_json()
    with pytest.raises(AlisError) as caught:
        engine.call_json({"format": "alis.request/1", "call": "plan", "problem": {"candidates": [{"id": 7}]}})
    assert "/problem/candidates/0/id" in [fault.pointer for fault in caught.value.faults]


def test_solve_options(engine: alis.Engine, problem: alis.Problem, plan: alis.Plan) -> None:
    waits = next(row.candidate for row in plan if row.reason is alis.Reason.FULL)
    with engine.solve(problem, reasons=False, solver=alis.Solver.AUTO, time_limit_ms=60_000) as bare:
        assert len(bare.to_json()) < len(plan.to_json())
        with pytest.raises(AlisError, match="ALIS_E_NO_REASONS"):
            engine.explain(problem, bare, waits)
    with pytest.raises(ValueError):
        engine.solve(problem, time_limit_ms=-1)
    with alis.Engine(threads=2) as other, other.solve(problem) as same:
        assert same.to_json() == plan.to_json()
