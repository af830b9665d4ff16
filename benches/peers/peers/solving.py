"""One problem document through one peer: `python -m peers.solving DOCUMENT --solver highs`; prints JSON.

A process of its own for each run: HiGHS and OR-Tools cannot share one.
"""

import argparse
import gc
import json
import sys
from pathlib import Path
from time import perf_counter, process_time

from .document import read
from .lexicographic import Account, WrongAnswerError, solve
from .options import Option
from .periods import quarter_text
from .program import formulate
from .question import Choice, Solver
from .ranking import rank

SOLVERS = ("cp-sat", "cp-sat-2", "highs", "highs-no-presolve")


def solver_of(name: str) -> Solver:
    """Load a solver; no other is loaded."""
    if name.startswith("cp-sat"):
        from .cp_sat import CpSat

        return CpSat(workers=2 if name.endswith("-2") else 1)
    from .highs import Highs

    return Highs(presolve=name == "highs")


def main() -> None:
    """Read, rank, formulate and solve, and say what each took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path, nargs="+")
    parser.add_argument("--rules", type=Path, required=True, help="the folder of the built-in rule sets")
    parser.add_argument("--solver", choices=SOLVERS, required=True)
    parser.add_argument("--chunked", action="store_true", help="several candidates in one objective")
    parser.add_argument("--budget", type=float, default=120.0, help="seconds for a document")
    arguments = parser.parse_args()
    solver = solver_of(arguments.solver)
    for document in arguments.documents:
        result = run(document, arguments.rules, solver, arguments.budget, arguments.chunked)
        json.dump(result, sys.stdout)
        sys.stdout.write("\n")


def run(document: Path, rules: Path, solver: Solver, budget: float, chunked: bool) -> dict[str, object]:
    """Solve one document; times in milliseconds, the plan as far as it is proved.

    A peer on one thread is timed by the processor time of its process, so that whatever else the machine does is not
    held against it; only the budget is by the wall clock.
    """
    text = document.read_bytes()
    gc.collect()
    clock = process_time if solver.threads == 1 else perf_counter
    begin, started = perf_counter(), clock()
    problem = read(text, rules)
    ranking = rank(problem)
    program = formulate(problem, ranking)
    formulated = clock()
    account = Account(deadline=begin + budget, clock=clock)
    status = "optimal"
    choice: Choice = [None] * len(program.blocks)
    try:
        choice = solve(program, solver, account, chunked)
        if len(account.settled) < len(program.blocks):
            status = "out of time"
    except (WrongAnswerError, RuntimeError) as error:
        account.oddities.append(str(error))
        status = "wrong answer"
    ended, end = clock(), perf_counter()
    ranks = {candidate.id: number for number, candidate in enumerate(ranking.order, 1)}
    placed = [
        _placement(block.candidate.id, ranks, block.columns[column].option)
        for block, column in zip(program.blocks, choice, strict=True)
        if column is not None
    ]
    return {
        "status": status,
        "ms": round(1000 * (ended - started), 3),
        "wall_ms": round(1000 * (end - begin), 3),
        "read_ms": round(1000 * (formulated - started), 3),
        "build_ms": round(1000 * account.build_seconds, 3),
        "solve_ms": round(1000 * account.solve_seconds, 3),
        "solves": account.solves,
        "ranks": len(program.blocks),
        "ranks_done": len(account.proved),
        "settled": len(account.settled),
        "columns": sum(len(block.columns) for block in program.blocks),
        "components": len(program.components),
        "oddities": account.oddities,
        "ineligible": sorted(ranking.ineligible),
        "ranking": ranks,
        "proved": sorted(program.blocks[block].candidate.id for block in account.proved),
        "placements": placed,
        "unplaced": [
            block.candidate.id for block, column in zip(program.blocks, choice, strict=True) if column is None
        ],
    }


def _placement(candidate: str, ranks: dict[str, int], option: Option) -> dict[str, object]:
    return {
        "candidate": candidate,
        "rank": ranks[candidate],
        "start": quarter_text(option.start),
        "waiting": option.waiting,
        "wish": option.wish,
        "away": option.away,
        "relevance": option.relevance,
        "segments": [
            {"unit": part.unit, "post": part.post, "from": quarter_text(part.first), "to": quarter_text(part.last)}
            for part in option.segments
        ],
    }


if __name__ == "__main__":
    main()
