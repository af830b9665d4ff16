"""The ratios as a bar chart, written as SVG by hand: no package draws it, and every number stands beside its bar."""

from dataclasses import dataclass
from math import ceil, floor, log10
from xml.sax.saxutils import escape

from .document import Json
from .table import amount, ratio

COLOURS = {"reference": "#8a8f98", "HiGHS": "#2f6db3", "CP-SAT": "#c8702a", "CP-SAT, 2 workers": "#8d4c17"}
WIDTH, LEFT, RIGHT, TOP = 920, 190, 230, 96
BAR, GAP = 16, 20
INK, FAINT, LINE = "#1f2328", "#656d76", "#d8dee4"


@dataclass(frozen=True, slots=True)
class Scale:
    """A logarithmic scale from one power of ten to another."""

    low: int
    high: int

    def x(self, times: float) -> float:
        """Return where a ratio stands."""
        return LEFT + (log10(times) - self.low) * (WIDTH - LEFT - RIGHT) / (self.high - self.low)


def svg(figures: Json) -> str:
    """Draw how many times as long as `alis` each solver takes, on a logarithmic scale."""
    rows = [(instance, _others(instance)) for instance in figures["instances"]]
    ratios = [_ratio(instance, one) for instance, others in rows for one in others]
    low, high = floor(log10(min([*ratios, 1.0]))), max(1, ceil(log10(max([*ratios, 10.0]))))
    scale = Scale(low, high)
    bottom = TOP + sum(len(others) * BAR + GAP for _, others in rows)
    parts = [*_head(figures), *_grid(scale, bottom)]
    y = TOP + GAP / 2
    for instance, others in rows:
        parts += _instance(instance, y, len(others) * BAR)
        for solver in others:
            parts += _bar(instance, solver, y, scale)
            y += BAR
        y += GAP
    parts += _foot(figures, bottom + 34)
    height = bottom + 62
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'font-family="system-ui, -apple-system, Segoe UI, Helvetica, Arial, sans-serif" role="img">\n'
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def _others(instance: Json) -> list[Json]:
    return [solver for solver in instance["solvers"][1:] if solver["name"] in COLOURS]


def _ratio(instance: Json, solver: Json) -> float:
    return float(solver["ms"]) / float(instance["solvers"][0]["ms"])


def _text(
    x: float, y: float, text: str, size: int = 12, fill: str = INK, anchor: str = "start", bold: bool = False
) -> str:
    weight = ' font-weight="600"' if bold else ""
    start = f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{fill}" text-anchor="{anchor}"{weight}>'
    return f"{start}{escape(text)}</text>"


def _head(figures: Json) -> list[str]:
    parts = [
        _text(16, 28, "The same plans: how many times as long as alis", 17, bold=True),
        _text(
            16,
            48,
            "From the document to the plan, one thread, on a logarithmic scale; the white line in a bar: solving alone",
            12,
            FAINT,
        ),
    ]
    x = 16.0
    used = {solver["name"] for instance in figures["instances"] for solver in _others(instance)}
    for name in [name for name in COLOURS if name in used]:
        parts.append(f'<rect x="{x}" y="62" width="11" height="11" rx="2" fill="{COLOURS[name]}"/>')
        parts.append(_text(x + 17, 72, name))
        x += 36 + 7.2 * len(name)
    return parts


def _grid(scale: Scale, bottom: float) -> list[str]:
    parts: list[str] = []
    for decade in range(scale.low, scale.high + 1):
        x, colour = scale.x(10**decade), FAINT if decade == 0 else LINE
        parts.append(f'<line x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{bottom}" stroke="{colour}"/>')
        label = "alis" if decade == 0 else f"× {10**decade:,}".replace(",", " ")
        parts.append(_text(x, bottom + 16, label, 11, FAINT, "middle"))
    return parts


def _instance(instance: Json, y: float, height: float) -> list[str]:
    middle = y + height / 2
    ours = f"{instance['candidates']} candidates · {_time(instance['solvers'][0]['ms'])}"
    return [
        _text(LEFT - 12, middle - 3, instance["name"], 13, INK, "end", bold=True),
        _text(LEFT - 12, middle + 12, ours, 11, FAINT, "end"),
    ]


def _bar(instance: Json, solver: Json, y: float, scale: Scale) -> list[str]:
    base = float(instance["solvers"][0]["ms"])
    start, end = sorted((scale.x(1), scale.x(_ratio(instance, solver))))
    colour = COLOURS[solver["name"]]
    done = solver["status"] == "optimal"
    fade = "" if done else ' opacity="0.55"'
    size = f'width="{max(end - start, 1.5):.1f}" height="{BAR - 3}"'
    parts = [f'<rect x="{start:.1f}" y="{y + 1.5}" {size} rx="2" fill="{colour}"{fade}/>']
    alone = scale.x(float(solver["solve_ms"]) / base) if "solve_ms" in solver else start
    if done and start < alone < end:
        line = f'x1="{alone:.1f}" y1="{y + 1.5}" x2="{alone:.1f}" y2="{y + BAR - 1.5}"'
        parts.append(f'<line {line} stroke="#ffffff" stroke-width="1.6"/>')
    label = f"{ratio(solver['ms'], base)} ({_time(solver['ms'])})"
    if not done:
        reached = f", {solver['ranks_done']} of {solver['ranks']} ranks in" if "ranks" in solver else ": stopped after"
        label = f"over {ratio(solver['ms'], base)}{reached} {_time(solver['ms'])}"
    behind = f'width="{6.1 * len(label) + 6:.0f}" height="{BAR}" fill="#ffffff"'
    parts.append(f'<rect x="{end + 4:.1f}" y="{y}" {behind}/>')
    parts.append(_text(end + 7, y + BAR - 4, label, 11))
    return parts


def _time(milliseconds: float) -> str:
    return f"{amount(milliseconds)} ms" if milliseconds < 1000 else f"{amount(milliseconds / 1000)} s"


def _foot(figures: Json, y: float) -> list[str]:
    versions = ", ".join(f"{name} {number}" for name, number in figures["versions"].items())
    return [_text(16, y + 14, f"{figures['machine']} · {versions} · repeat with benches/peers/run", 11, FAINT)]
