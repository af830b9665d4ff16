"""What the tests share: the example problem, and the count of handles after each."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Iterator

import pytest

import alis

ROOT = Path(__file__).resolve().parents[4]


@pytest.fixture(scope="session")
def example() -> bytes:
    return (ROOT / "docs/examples/helse-nord.json").read_bytes()


@pytest.fixture(autouse=True)
def no_handle_is_left() -> Iterator[None]:
    yield
    gc.collect()
    assert alis.live_handles() == 0


@pytest.fixture
def engine() -> Iterator[alis.Engine]:
    with alis.Engine() as engine:
        yield engine


@pytest.fixture
def problem(engine: alis.Engine, example: bytes) -> Iterator[alis.Problem]:
    with engine.read_problem(example) as problem:
        yield problem


@pytest.fixture
def plan(engine: alis.Engine, problem: alis.Problem) -> Iterator[alis.Plan]:
    with engine.solve(problem) as plan:
        yield plan
