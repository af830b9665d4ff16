"""The comparison: every solver on every instance, the plans held against ours, the ratios printed and drawn.

Exit code 1: some solver's plan differs from ours, and it is said in what.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path
from statistics import median

from . import chart, table
from .comparison import differences
from .document import Json
from .running import ROOT, Tools, machine, versions

ONE, SEVERAL = "one by one", "several at once"
PEERS = {
    "HiGHS": [
        (ONE, "highs", False),
        (SEVERAL, "highs", True),
        (f"{ONE}, no presolve", "highs-no-presolve", False),
        (f"{SEVERAL}, no presolve", "highs-no-presolve", True),
    ],
    "CP-SAT": [(ONE, "cp-sat", False), (SEVERAL, "cp-sat", True)],
}
"""The ways in which each peer is used: what it is called, which solver, and whether candidates share an objective."""
TWO_WORKERS = {"CP-SAT, 2 workers": [(ONE, "cp-sat-2", False), (SEVERAL, "cp-sat-2", True)]}


def main() -> int:
    """Compare, or check on random documents alone."""
    arguments = _arguments()
    tools = Tools(arguments.alis.resolve(), arguments.instances.resolve(), arguments.budget)
    with tempfile.TemporaryDirectory() as folder:
        if arguments.check is not None:
            return check(tools, Path(folder), arguments.check)
        return compare(tools, Path(folder), arguments)


def _arguments() -> argparse.Namespace:
    figures = ROOT / "docs" / "performance"
    parser = argparse.ArgumentParser(prog="benches/peers/run", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the three smallest instances alone")
    parser.add_argument("--budget", type=float, default=120, help="seconds for a solver on an instance [120]")
    parser.add_argument("--only", nargs="*", help="these instances alone")
    parser.add_argument("--workers", action="store_true", help="CP-SAT with two workers as well")
    parser.add_argument("--json", type=Path, default=figures / "peers.json", help="where the figures are written")
    parser.add_argument("--svg", type=Path, default=figures / "peers.svg", help="where the chart is written")
    parser.add_argument("--check", type=int, metavar="COUNT", help="only compare plans, on COUNT random documents")
    parser.add_argument("--alis", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--instances", type=Path, required=True, help=argparse.SUPPRESS)
    return parser.parse_args()


def check(tools: Tools, folder: Path, count: int) -> int:
    """Compare the plans of all solvers, every way, on random documents."""
    documents = [folder / f"{name}.json" for name in tools.write_random(folder, count)]
    plans = [tools.plan(document)[0] for document in documents]
    wrong = 0
    for name, ways in PEERS.items():
        for way, solver, chunked in ways:
            results = tools.peer(documents, solver, chunked)
            for document, plan, result in zip(documents, plans, results, strict=True):
                wrong += say(f"{document.stem}: {name}, {way}", result, plan)
            solves = sum(result["solves"] for result in results)
            print(f"{name}, {way}: {len(results)} documents, {solves} solves")
    print("Every plan is the same." if wrong == 0 else f"{wrong} DIFFERENCES")
    return int(wrong > 0)


def compare(tools: Tools, folder: Path, arguments: argparse.Namespace) -> int:
    """Time every solver on every instance, and compare the plans."""
    names = tools.write_instances(folder, arguments.quick)
    figures: Json = {"machine": machine(), "versions": versions(tools), "budget_s": tools.budget, "instances": []}
    wrong = 0
    for name in names if arguments.only is None else arguments.only:
        print(f"… {name}", file=sys.stderr, flush=True)
        found, differing = instance(tools, folder / f"{name}.json", arguments.workers)
        wrong += differing
        figures["instances"].append(found)
    print(table.lines(figures))
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    arguments.json.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n")
    arguments.svg.parent.mkdir(parents=True, exist_ok=True)
    arguments.svg.write_text(chart.svg(figures))
    print("Every plan is the same, as far as it is proved." if wrong == 0 else f"{wrong} DIFFERENCES")
    return int(wrong > 0)


def instance(tools: Tools, document: Path, workers: bool) -> tuple[Json, int]:
    """Time every solver on one document; returns the figures, and in how much the plans differ."""
    plan, command_ms = tools.plan(document, seconds=1)
    candidates = len(json.loads(document.read_bytes())["candidates"])
    ours = {"name": "alis", **tools.time_library(document, "auto"), "command_ms": command_ms}
    ours["between_ms"] = [ours["ms"]]
    reference = {"name": "reference", **tools.time_library(document, "reference")}
    solvers: list[Json] = [ours, reference]
    wrong = 0
    for name, ways in (PEERS | TWO_WORKERS if workers else PEERS).items():
        tried: list[Json] = []
        for way, solver, chunked in ways:
            (result,) = tools.peer([document], solver, chunked)
            ours["between_ms"].append(tools.time_library(document, "auto")["ms"])
            wrong += say(f"{document.stem}: {name}, {way}", result, plan)
            tried.append({"name": name, "way": way, **_figures(result)})
        best, *others = sorted(tried, key=lambda one: (one["status"] != "optimal", -one["ranks_done"], one["ms"]))
        keys = ("way", "ms", "solve_ms", "status", "ranks_done", "solves")
        best["other_ways"] = [{key: other[key] for key in keys} for other in others]
        solvers.append(best)
    # A machine is faster and slower by turns, and peers take their best of several: ours is timed after each.
    ours["ms"] = median(ours["between_ms"])
    return {"name": document.stem, "candidates": candidates, "solvers": solvers}, wrong


def _figures(result: Json) -> Json:
    keys = (
        "ms",
        "wall_ms",
        "read_ms",
        "build_ms",
        "solve_ms",
        "status",
        "ranks_done",
        "ranks",
        "settled",
        "solves",
        "oddities",
    )
    return {key: result[key] for key in keys if key != "oddities" or result[key]}


def say(what: str, result: Json, plan: Json) -> int:
    """Print what is odd or different, and count the differences."""
    for oddity in sorted(set(result["oddities"])):
        times = result["oddities"].count(oddity)
        print(f"ODD: {what}: {oddity}" + (f" ({times} times)" if times > 1 else ""))
    found = differences(result, plan)
    if result["status"] == "wrong answer":
        found.append("a wrong answer")
    for difference in found:
        print(f"DIFFERENT: {what}: {difference}")
    return len(found)


if __name__ == "__main__":
    sys.exit(main())
