"""What holds of handles, errors, callbacks, threads and text."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Callable, Iterator, List

import pytest

import alis
from alis import AlisError

BAD = '{"format": "alis.problem/1",\n "candidates": [{"id": 7}]}'


def test_closing_twice_is_fine_and_use_after_close_raises(example: bytes) -> None:
    engine = alis.Engine()
    problem = engine.read_problem(example)
    plan = engine.solve(problem)
    report = engine.verify(problem, plan)
    cancel = alis.Cancel()
    uses: List[Callable[[], object]] = [
        lambda: report.verdict,
        lambda: len(plan),
        lambda: plan.to_json(),
        lambda: problem.counts,
        lambda: cancel.trigger(),
        lambda: engine.rank(problem),
        lambda: engine.__enter__(),
    ]
    for handle in (report, plan, problem, cancel, engine):
        assert not handle.closed
        handle.close()
        handle.close()
        assert handle.closed and "closed" in repr(handle)
    for use in uses:
        with pytest.raises(AlisError) as caught:
            use()
        assert (caught.value.status, caught.value.code) == ("ALIS_E_HANDLE", 2)


def test_what_is_forgotten_is_freed_and_said() -> None:
    with pytest.warns(ResourceWarning, match="unclosed <alis.Cancel>"):
        alis.Cancel()
        gc.collect()
    assert alis.live_handles() == 0


def test_a_bad_document_has_every_fault_with_its_place(engine: alis.Engine) -> None:
    with pytest.raises(AlisError) as caught:
        engine.read_problem(BAD)
    error = caught.value
    assert (error.status, error.code) == ("ALIS_E_SYNTAX", 8)
    assert str(error) == f"ALIS_E_SYNTAX: {error.message}"
    (fault,) = [each for each in error.faults if each.pointer == "/candidates/0/id"]
    assert (fault.line, fault.column) == (2, 24) and "/candidates/0/id" in fault.message
    assert len(error.faults) > 5
    assert alis.Document(error.document).json()["format"] == "alis.error/1"


def test_errors_in_bokmal_and_a_limit(example: bytes) -> None:
    with alis.Engine() as english, alis.Engine(language=alis.Language.NB) as norwegian:
        messages = []
        for engine in (english, norwegian):
            with pytest.raises(AlisError) as caught:
                engine.read_problem(BAD)
            messages.append(caught.value.message)
        assert messages[0] != messages[1]
    with alis.Engine(max_input_bytes=100) as engine, pytest.raises(AlisError, match="ALIS_E_LIMIT"):
        engine.read_problem(example)
    with pytest.raises(AlisError, match="ALIS_E_ARGUMENT"):
        alis.Engine(language=alis.Language(9))
    with pytest.raises(ValueError):
        alis.Engine(threads=-1)


def test_progress_and_cancel_from_the_callback(example: bytes) -> None:
    told: List[int] = []

    def progress(proved: int, of: int) -> bool:
        told.append(proved)
        return len(told) == 3

    with alis.Engine(progress=progress) as engine, engine.read_problem(example) as problem:
        with pytest.raises(AlisError, match="ALIS_E_CANCELLED"):
            engine.solve(problem)
        assert len(told) == 3
        engine.solve(problem).close()
        assert len(told) > 100
        engine.set_progress(None)
        told.clear()
        engine.solve(problem).close()
        assert told == []


@pytest.mark.parametrize("kind", [KeyError, KeyboardInterrupt])
def test_what_a_callback_raises_comes_out_of_the_call(example: bytes, kind: type) -> None:
    def progress(proved: int, of: int) -> None:
        raise kind("æøå")

    with alis.Engine(progress=progress) as engine, engine.read_problem(example) as problem:
        with pytest.raises(kind, match="æøå"):
            engine.solve(problem)
        engine.set_progress(None)
        engine.solve(problem).close()


def test_a_callback_that_raises_at_the_last_step_leaves_no_plan(example: bytes) -> None:
    def progress(proved: int, of: int) -> None:
        if proved == of:
            raise KeyError(proved)

    with alis.Engine(progress=progress) as engine, engine.read_problem(example) as problem:
        with pytest.raises(KeyError):
            engine.solve(problem)


def test_an_engine_serves_one_call_at_a_time(example: bytes) -> None:
    met: List[str] = []

    def progress(proved: int, of: int) -> None:
        if not met:
            for use in (lambda: engine.rank(problem), lambda: engine.set_progress(None)):
                with pytest.raises(AlisError) as caught:
                    use()
                met.append(caught.value.status)
            # Another engine may be used, and closing this one waits for the call.
            with alis.Engine() as other:
                other.rank(problem)
            engine.close()

    engine = alis.Engine(progress=progress)
    with engine.read_problem(example) as problem, engine.solve(problem) as plan:
        assert len(plan) == problem.counts.candidates
    assert met == ["ALIS_E_BUSY", "ALIS_E_BUSY"]


def test_a_switch_is_shared_and_stays(engine: alis.Engine, problem: alis.Problem) -> None:
    with alis.Cancel() as cancel:
        assert not cancel.triggered
        cancel.trigger()
        assert cancel.triggered
        for _ in range(2):
            with pytest.raises(AlisError, match="ALIS_E_CANCELLED"):
                engine.solve(problem, cancel=cancel)


def test_threads_share_a_problem_and_run_beside_each_other(problem: alis.Problem, plan: alis.Plan) -> None:
    def solve(_: int) -> bytes:
        with alis.Engine() as engine, engine.solve(problem) as made:
            return made.to_json()

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(solve, range(16))) == {bytes(plan.to_json())}


def test_python_goes_on_while_a_call_runs(problem: alis.Problem) -> None:
    """The call is held in its callback, on its own thread, until the main thread has turned."""
    turned = threading.Event()
    inside = threading.Event()

    def progress(proved: int, of: int) -> bool:
        inside.set()
        return not turned.wait(10)

    def solve() -> int:
        with alis.Engine(progress=progress) as engine, engine.solve(problem) as made:
            return len(made)

    with ThreadPoolExecutor(1) as pool:
        made = pool.submit(solve)
        assert inside.wait(10)
        time.sleep(0.01)
        turned.set()
        assert made.result() == problem.counts.candidates


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Ctrl-C raises KeyboardInterrupt, also where the tests were started in the background and Python leaves it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_ends_a_call_that_another_thread_makes(problem: alis.Problem) -> None:
    """As docs/hosts/python.md shows; the progress function is what presses Ctrl-C, and holds the call until it is cancelled."""
    pressed = threading.Event()
    waiting = threading.Event()
    deadline = time.monotonic() + 30

    def progress(proved: int, of: int) -> None:
        if not pressed.is_set():
            pressed.set()
            # Not while the main thread is still starting this one.
            waiting.wait(10)
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
        while not cancel.triggered and time.monotonic() < deadline:
            time.sleep(0.01)

    with alis.Engine(progress=progress) as engine, alis.Cancel() as cancel:
        with ThreadPoolExecutor(1) as pool:
            made = pool.submit(engine.solve, problem, cancel=cancel)
            with pytest.raises(KeyboardInterrupt):
                try:
                    waiting.set()
                    made.result()
                except KeyboardInterrupt:
                    cancel.trigger()
                    raise
            with pytest.raises(AlisError, match="ALIS_E_CANCELLED"):
                made.result()


def test_norwegian_letters_in_ids(engine: alis.Engine, example: bytes) -> None:
    text = example.decode().replace('"K001"', '"Kæøå-001"').replace('"unn-alis"', '"unn-ålis"')
    with engine.read_problem(text) as problem, engine.solve(problem) as plan:
        row = next(row for row in plan if row.candidate == "Kæøå-001")
        assert "Kæøå-001" in engine.explain(problem, plan, row.candidate).decode()
        assert any(segment.post == "unn-ålis" for row in plan for segment in row.segments)
        with pytest.raises(AlisError, match="ALIS_E_NOT_FOUND.*Ø€😀"):
            engine.explain(problem, plan, "Ø€😀")
        with pytest.raises(UnicodeEncodeError):
            engine.explain(problem, plan, "\ud800")
    with pytest.raises(AlisError, match="ALIS_E_SYNTAX"):
        engine.read_problem(example.replace(b"K001", b"K\xff01"))


def test_without_the_library_the_import_says_what_to_do() -> None:
    for path, words in (("/nowhere/libalis.so.0", "ALIS_LIBRARY"), ("libc.so.6", "is not the libalis")):
        environment = {**os.environ, "ALIS_LIBRARY": path}
        done = subprocess.run([sys.executable, "-c", "import alis"], env=environment, capture_output=True, text=True)
        assert done.returncode == 1 and "ImportError" in done.stderr and words in done.stderr
