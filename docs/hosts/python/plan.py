"""Plans a problem from Python: the plan goes to standard output, byte for byte as `alis plan --json` writes it.

On standard error it shows why somebody waits, what a bad document gives, and a long run that another thread cancels.

    pip install crates/ffi/python
    python plan.py problem.json long-problem.json >plan.json
"""

import sys
import threading
from pathlib import Path

import alis

BAD = b'{"format": "alis.problem/1",\n "candidates": [{"id": 7}]}'


def show(what: str, error: alis.AlisError) -> None:
    """Shows an error with every fault's place."""
    print(f"{what}: {error.status}", file=sys.stderr)
    if not error.faults:
        print(f"  {error.message}", file=sys.stderr)
    for fault in error.faults:
        print(f"  line {fault.line}, column {fault.column}: {fault.message}", file=sys.stderr)


def plan(engine: alis.Engine, path: Path) -> None:
    with engine.read_problem(path.read_bytes()) as problem, engine.solve(problem) as made:
        sys.stdout.buffer.write(made.to_json())
        waits = next((row.candidate for row in made if row.reason is alis.Reason.FULL), None)
        if waits is None:
            print("reason: nobody waits", file=sys.stderr)
        else:
            print(f"reason for {waits}: {engine.explain(problem, made, waits).decode()}", end="", file=sys.stderr)


def refused(engine: alis.Engine) -> None:
    try:
        engine.read_problem(BAD).close()
    except alis.AlisError as error:
        show("refused", error)


def cancelled(engine: alis.Engine, path: Path) -> None:
    """A run that another thread ends."""
    with engine.read_problem(path.read_bytes()) as problem, alis.Cancel() as cancel:
        timer = threading.Timer(0.005, cancel.trigger)
        timer.start()
        try:
            engine.solve(problem, cancel=cancel).close()
        except alis.AlisError as error:
            show("cancelled", error)
        finally:
            timer.join()


def main() -> int:
    if len(sys.argv) != 3:
        print("usage: plan.py PROBLEM LONG_PROBLEM", file=sys.stderr)
        return 2
    with alis.Engine() as engine:
        plan(engine, Path(sys.argv[1]))
        refused(engine)
        cancelled(engine, Path(sys.argv[2]))
    return 0 if alis.live_handles() == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
