"""HiGHS on one question."""

from time import perf_counter

import highspy
import numpy as np

from .question import Answer, Choice, Clock, Question

SURE = 1e-4
"""How far a binary of an answer may be from 0 or 1 to be read as one."""


class Highs:
    """HiGHS: a binary for each column, a row for each candidate and each limit, the hint as a start; gaps of 0."""

    threads = 1
    most = 1 << 20

    def __init__(self, presolve: bool = True) -> None:
        self.presolve = presolve

    def minimise(self, question: Question, seconds: float, clock: Clock) -> Answer:
        """Solve to proved optimality; where the answer cannot be right, once more without presolve."""
        model, start = _model(question)
        begin, started = perf_counter(), clock()
        choice, oddity = _run(model, start, question, seconds, self.presolve)
        oddities: tuple[str, ...] = () if oddity is None else (oddity,)
        if oddity is not None and self.presolve:
            choice, again = _run(model, start, question, seconds - (perf_counter() - begin), False)
            oddities += () if again is None else (f"without presolve: {again}",)
        if choice is None and oddities:
            raise RuntimeError(f"HiGHS gives no answer: {', '.join(oddities)}")
        return Answer(choice, clock() - started, oddities)


def _model(question: Question) -> tuple[highspy.HighsLp, highspy.HighsSolution]:
    """Write the binary program column by column: rows of the groups first, then those of the limits."""
    costs: list[int] = []
    starts: list[int] = [0]
    entries: list[int] = []
    start_values: list[float] = []
    for number, group in enumerate(question.groups):
        none = group.cost_of_none or 0
        for at, (uses, cost) in enumerate(zip(group.columns, group.costs, strict=True)):
            costs.append(cost - none)
            entries.append(number)
            entries += [len(question.groups) + row for row in uses]
            starts.append(len(entries))
            start_values.append(float(at == group.hint))
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(costs), len(question.groups) + len(question.capacity)
    lp.col_cost_ = np.array(costs, dtype=np.double)
    lp.col_lower_, lp.col_upper_ = np.zeros(len(costs)), np.ones(len(costs))
    must = [float(group.cost_of_none is None) for group in question.groups]
    lp.row_lower_ = np.array(must + [-highspy.kHighsInf] * len(question.capacity))
    lp.row_upper_ = np.array([1.0] * len(must) + [float(capacity) for capacity in question.capacity])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.array(starts, dtype=np.int32)
    lp.a_matrix_.index_ = np.array(entries, dtype=np.int32)
    lp.a_matrix_.value_ = np.ones(len(entries))
    lp.integrality_ = [highspy.HighsVarType.kInteger] * len(costs)
    solution = highspy.HighsSolution()
    solution.col_value = start_values
    return lp, solution


def _run(
    model: highspy.HighsLp, start: highspy.HighsSolution, question: Question, seconds: float, presolve: bool
) -> tuple[Choice | None, str | None]:
    """Return the answer, or what is wrong with it; neither where the time was over."""
    solver = highspy.Highs()
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 0.0),
        ("time_limit", max(seconds, 0.0)),
        ("presolve", "on" if presolve else "off"),
    ):
        solver.setOptionValue(option, value)
    solver.passModel(model)
    solver.setSolution(start)
    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kTimeLimit:
        return None, None
    if status != highspy.HighsModelStatus.kOptimal:
        return None, f"{solver.modelStatusToString(status)} (of a question that has an answer)"
    return _read(list(solver.getSolution().col_value), question)


def _read(values: list[float], question: Question) -> tuple[Choice | None, str | None]:
    """Round an answer to integers and check it."""
    if any(abs(value - round(value)) > SURE for value in values):
        return None, "a binary that is neither 0 nor 1"
    choice: Choice = []
    first = 0
    for group in question.groups:
        own = [at for at in range(len(group.columns)) if values[first + at] > 0.5]
        if len(own) > 1:
            return None, "two columns of one candidate"
        choice.append(own[0] if own else None)
        first += len(group.columns)
    if not question.holds(choice):
        return None, "an answer that exceeds a limit"
    if question.cost(choice) > question.cost(question.hint()):
        return None, "an answer called optimal that is worse than the start"
    return choice, None
