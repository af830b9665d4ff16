"""Running the solvers, each in a process of its own, and reading what they say."""

import json
import os
import platform
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median

from .document import Json

HERE = Path(__file__).resolve().parent.parent
ROOT = HERE.parent.parent
RULES = ROOT / "crates" / "core" / "rules"


@dataclass(frozen=True, slots=True)
class Tools:
    """The engine's programs, built for release, and how long a solver may take over a document."""

    alis: Path
    instances: Path
    budget: float

    def write_instances(self, folder: Path, quick: bool) -> list[str]:
        """Write the instances; returns their names."""
        return _output([self.instances, "write", folder, *(["--quick"] if quick else [])]).split()

    def write_random(self, folder: Path, count: int) -> list[str]:
        """Write small random documents; returns their names."""
        return _output([self.instances, "random", folder, str(count)]).split()

    def time_library(self, document: Path, solver: str) -> Json:
        """Time the library on one thread, bytes in to bytes out: the median of many runs."""
        try:
            said: Json = json.loads(_output([self.instances, "time", solver, document], 4 * self.budget))
        except subprocess.TimeoutExpired:
            return {"ms": 1000 * self.budget, "status": "out of time"}
        return {"ms": said["microseconds"] / 1000, "runs": said["runs"], "status": "optimal"}

    def plan(self, document: Path, seconds: float = 0) -> tuple[Json, float]:
        """Return our plan, and the median time of `alis plan` as a command in milliseconds: process, files and all."""
        times: list[float] = []
        begin = time.perf_counter()
        while len(times) < 1 or time.perf_counter() - begin < seconds:
            started = time.perf_counter()
            text = _output([self.alis, "plan", document, "--json", "--threads", "1"])
            times.append(1000 * (time.perf_counter() - started))
        return json.loads(text), round(median(times), 3)

    def peer(self, documents: list[Path], solver: str, chunked: bool) -> list[Json]:
        """Take documents through a peer."""
        command: list[str | Path] = [sys.executable, "-m", "peers.solving", *documents]
        command += ["--rules", RULES, "--solver", solver, "--budget", str(self.budget)]
        command += ["--chunked"] if chunked else []
        return [json.loads(line) for line in _output(command).splitlines()]


def _output(command: list[str | Path], timeout: float | None = None) -> str:
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, timeout=timeout, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def machine() -> str:
    """Tell the processor and its cores, and nothing else of the machine."""
    model = platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        lines = cpuinfo.read_text().splitlines()
        models = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
        model = models[0] if models else model
    return f"{model}, {os.cpu_count()} cores"


def versions(tools: Tools) -> dict[str, str]:
    """Tell what was compared."""
    return {
        "alis": _output([tools.alis, "--version"]).split()[-1],
        "HiGHS": version("highspy"),
        "CP-SAT (OR-Tools)": version("ortools"),
        "Python": platform.python_version(),
    }
