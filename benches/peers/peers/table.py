"""The figures as a table for the screen."""

from .document import Json


def lines(figures: Json) -> str:
    """Write a table: for each instance and solver the time, that of solving alone, and both against ours."""
    head = ["instance", "candidates", "solver", "ms", "ratio", "solving alone", "ratio", "remarks"]
    rows = [head]
    for instance in figures["instances"]:
        base = instance["solvers"][0]["ms"]
        for number, solver in enumerate(instance["solvers"]):
            alone = solver.get("solve_ms")
            rows.append(
                [
                    instance["name"] if number == 0 else "",
                    str(instance["candidates"]) if number == 0 else "",
                    solver["name"],
                    amount(solver["ms"]),
                    ratio(solver["ms"], base),
                    "" if alone is None else amount(alone),
                    "" if alone is None else ratio(alone, base),
                    remark(solver),
                ]
            )
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    left = {0, 2, 7}
    texts = [
        "  ".join(
            cell.ljust(width) if at in left else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    return "\n".join(text.rstrip() for text in [*texts[:1], "-" * len(texts[0]), *texts[1:]])


def amount(milliseconds: float) -> str:
    """Write a time in milliseconds, to three digits."""
    return f"{milliseconds:.{max(0, 2 - len(str(int(milliseconds))) + 1)}f}"


def ratio(milliseconds: float, base: float) -> str:
    """Write how many times as long, to two digits."""
    times = milliseconds / base
    if times < 10:
        return f"× {times:.1f}" if times >= 0.95 else f"× {times:.2g}"
    return f"× {float(f'{times:.2g}'):,.0f}".replace(",", " ")


def remark(solver: Json) -> str:
    """Say what a time does not."""
    if solver["name"] == "alis":
        return f"as a command {amount(solver['command_ms'])} ms"
    if solver["status"] == "out of time" and "ranks" in solver:
        done = f"{solver['ranks_done']} of {solver['ranks']} ranks, {solver['settled']} places"
        return f"out of time: {done}; {solver['way']}"
    if solver["status"] != "optimal":
        return str(solver["status"])
    return f"{solver['solves']} solves, {solver['way']}" if "way" in solver else ""
