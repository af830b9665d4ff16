"""OR-Tools CP-SAT on one question."""

from ortools.sat.python import cp_model

from .question import Answer, Choice, Clock, Question


class CpSat:
    """CP-SAT: a literal for each column, clauses where a row has room for one, linear rows elsewhere, and hints."""

    most = 1 << 50

    def __init__(self, workers: int = 1) -> None:
        self.threads = workers

    def minimise(self, question: Question, seconds: float, clock: Clock) -> Answer:
        """Solve to proved optimality."""
        model, variables = _model(question)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = self.threads
        solver.parameters.max_time_in_seconds = seconds
        # Worth it on one large model, not on hundreds of small ones: 8 times as fast without them, one by one.
        solver.parameters.symmetry_level = 0
        solver.parameters.cp_model_probing_level = 0
        started = clock()
        status = solver.solve(model)
        seconds_taken = clock() - started
        choice: Choice | None = None
        if status == cp_model.OPTIMAL:
            literals = [iter(solver.boolean_values(own)) for own in variables]
            choice = [next((at for at, taken in enumerate(own) if taken), None) for own in literals]
        elif status not in (cp_model.FEASIBLE, cp_model.UNKNOWN):
            raise RuntimeError(f"CP-SAT says {solver.status_name(status)} of a question that has an answer")
        return Answer(choice, seconds_taken)


def _model(question: Question) -> tuple[cp_model.CpModel, list[list[cp_model.IntVar]]]:
    model = cp_model.CpModel()
    rows: list[list[cp_model.IntVar]] = [[] for _ in question.capacity]
    variables: list[list[cp_model.IntVar]] = []
    literals: list[cp_model.IntVar] = []
    weights: list[int] = []
    for group in question.groups:
        own = [model.new_bool_var("") for _ in group.columns]
        variables.append(own)
        none = group.cost_of_none or 0
        if group.cost_of_none is None:
            model.add_exactly_one(own)
        else:
            model.add_at_most_one(own)
        for at, (literal, uses, cost) in enumerate(zip(own, group.columns, group.costs, strict=True)):
            model.add_hint(literal, at == group.hint)
            if cost != none:
                literals.append(literal)
                weights.append(cost - none)
            for row in uses:
                rows[row].append(literal)
    for users, capacity in zip(rows, question.capacity, strict=True):
        if len(users) > capacity:
            if capacity == 1:
                model.add_at_most_one(users)
            else:
                model.add(cp_model.LinearExpr.sum(users) <= capacity)
    model.minimize(cp_model.LinearExpr.weighted_sum(literals, weights))
    return model, variables
