"""The engine: every call that needs one."""

from __future__ import annotations

import threading
from ctypes import byref, c_void_p
from typing import Any, Callable, Dict, Mapping, Optional

from ._documents import Document, Json, length, rules_bytes, to_bytes
from ._errors import take_bytes, take_error
from ._handles import Cancel, Handle, Plan, Problem, Report
from ._library import PROGRESS, EngineOptions, SolveOptions, library
from ._values import Language, Solver

Progress = Callable[[int, int], Optional[bool]]
"""Told how many ranks are proved, of how many. True cancels the call; an exception does too, and comes out of the call."""

SOLVE_WITHOUT_REASONS = 1
VERIFY_RESOLVE = 1
WHAT_IF_FOR_CANDIDATE = 1


class Engine(Handle):
    """How calls are made. It serves one call at a time (else ``ALIS_E_BUSY``): make one for each thread.

    language: of the messages in errors and reports, and of reasons.
    max_input_bytes: the longest document that is read; 0: 1 GiB.
    threads: how many a call may use, its own included; 0: one. The result is the same for any number.
    progress: told how far a call is that plans, on the thread of the call.

    Python's other threads run while a call does.
    """

    _kind = "engine"

    def __init__(
        self,
        *,
        language: Language = Language.DEFAULT,
        max_input_bytes: int = 0,
        threads: int = 0,
        progress: Optional[Progress] = None,
    ) -> None:
        # ctypes would cut a number to the field's width.
        if not 0 <= max_input_bytes < 2**64 or not 0 <= threads < 2**32:
            raise ValueError("max_input_bytes and threads are not below 0, nor above 64 and 32 bits")
        options = EngineOptions(language=language, max_input_bytes=max_input_bytes, threads=threads)
        out, error = c_void_p(), c_void_p()
        self._check(library.engine_new(byref(options), byref(out), byref(error)), error)
        super().__init__(out.value)
        # By thread, as a call that is refused on another must not take what this one's progress function raised.
        self._raised: Dict[int, BaseException] = {}
        self._callback: Any = PROGRESS()
        if progress is not None:
            self.set_progress(progress)

    def set_progress(self, progress: Optional[Progress]) -> None:
        """Sets who is told of progress; None for nobody. ``ALIS_E_BUSY`` during a call."""
        callback = PROGRESS() if progress is None else PROGRESS(self._guarded(progress))
        self._check(library.engine_set_progress(self.handle, callback, None))
        # Held as long as the library may call it.
        self._callback = callback

    def _guarded(self, progress: Progress) -> Callable[[int, int, Optional[int]], int]:
        raised = self._raised

        def tell(proved: int, of: int, _user_data: Optional[int]) -> int:
            try:
                return 1 if progress(proved, of) else 0
            # Everything that the function raises: none may pass through the library. A signal whose handler raises on the way into
            # `tell` is beyond reach: docs/hosts/python.md says what to do.
            except BaseException as error:
                raised[threading.get_ident()] = error
                return 1

        return tell

    def _call(self, name: str, *arguments: Any) -> c_void_p:
        """Calls a function whose last arguments are an output and an error; raises what it or the progress function did."""
        out, error = c_void_p(), c_void_p()
        status = getattr(library, name)(self.handle, *arguments, byref(out), byref(error))
        raised = self._raised.pop(threading.get_ident(), None)
        if raised is not None:
            # A call that had nothing left to cancel has an output all the same.
            kind = _FREES.get(name, "buf")
            getattr(library, f"{kind}_free")(out)
            library.error_free(error)
            raise raised
        if status != 0:
            raise take_error(status, error)
        return out

    def _answer(self, name: str, *arguments: Any) -> Document:
        return Document(take_bytes(self._call(name, *arguments).value))

    def call_json(self, request: Json, *, cancel: Optional[Cancel] = None) -> Document:
        """Any call as one document, ``alis.request/1``."""
        text = to_bytes(request)
        return self._answer("call_json", text, len(text), _optional(cancel))

    def check(self, problem: Json, rules: Optional[Json] = None) -> Report:
        """Everything that is wrong with a problem document, or what to look at. ``rules``: as of ``read_problem``."""
        text, others = to_bytes(problem), rules_bytes(rules)
        return Report(self._call("check", text, len(text), others, length(others)).value)

    def read_problem(self, problem: Json, rules: Optional[Json] = None) -> Problem:
        """Reads a problem, by its own rules or by others: the name of a built-in rule set, or a document ``alis.rules/1``."""
        text, others = to_bytes(problem), rules_bytes(rules)
        return Problem(self._call("problem_from_json", text, len(text), others, length(others)).value)

    def check_problem(self, problem: Problem) -> Report:
        """What a person should look at in the problem, before there is a plan."""
        return Report(self._call("problem_check", problem.handle).value)

    def solve(
        self,
        problem: Problem,
        *,
        reasons: bool = True,
        time_limit_ms: int = 0,
        solver: Solver = Solver.AUTO,
        cancel: Optional[Cancel] = None,
    ) -> Plan:
        """Makes the plan that the problem's rules demand. time_limit_ms: 0 for none; reasons come on top."""
        if not 0 <= time_limit_ms < 2**64:
            raise ValueError("time_limit_ms is not below 0, nor above 64 bits")
        flags = 0 if reasons else SOLVE_WITHOUT_REASONS
        options = SolveOptions(flags=flags, time_limit_ms=time_limit_ms, solver=solver)
        return Plan(self._call("solve", problem.handle, byref(options), _optional(cancel)).value)

    def read_plan(self, plan: Json) -> Plan:
        """Reads a plan document. Whether it is right is for ``verify`` to say."""
        text = to_bytes(plan)
        return Plan(self._call("plan_from_json", text, len(text)).value)

    def verify(
        self, problem: Problem, plan: Plan, *, resolve: bool = False, cancel: Optional[Cancel] = None
    ) -> Report:
        """Checks a plan. resolve: plan again and compare, where the plan holds no proof of some values."""
        flags = VERIFY_RESOLVE if resolve else 0
        return Report(self._call("verify", problem.handle, plan.handle, flags, _optional(cancel)).value)

    def rank(self, problem: Problem) -> Document:
        """Who comes before whom, and which criterion decided: ``alis.rank/1``."""
        return self._answer("rank", problem.handle)

    def compare(self, problem: Problem, a: str, b: str) -> Document:
        """Which criterion decided between two candidates: ``alis.compare/1``."""
        first, second = a.encode(), b.encode()
        return self._answer("compare", problem.handle, first, len(first), second, len(second))

    def explain(self, problem: Problem, plan: Plan, candidate: str) -> Document:
        """Why a candidate got what they got, for a coordinator: ``alis.explanation/1``."""
        who = candidate.encode()
        return self._answer("explain", problem.handle, plan.handle, who, len(who))

    def what_if(
        self,
        problem: Problem,
        plan: Plan,
        candidate: str,
        expression: Optional[str] = None,
        *,
        for_candidate: bool = False,
        cancel: Optional[Cancel] = None,
    ) -> Document:
        """What one change would have given a candidate, or without an expression the smallest that help: ``alis.what_if/1``."""
        who, change = candidate.encode(), None if expression is None else expression.encode()
        flags = WHAT_IF_FOR_CANDIDATE if for_candidate else 0
        pair = problem.handle, plan.handle
        return self._answer("what_if", *pair, who, len(who), change, length(change), flags, _optional(cancel))

    def cutoffs(self, problem: Problem, plan: Plan) -> Document:
        """How far down the queue each pool and unit reached: ``alis.cutoffs/1``."""
        return self._answer("cutoffs", problem.handle, plan.handle)

    def letter(
        self, problem: Problem, plan: Plan, candidate: str, options: Optional[Mapping[str, str]] = None
    ) -> str:
        """The letter to one candidate. options: language (nb, nn, en), audience, contact, answer_by, object_to."""
        who, choice = candidate.encode(), None if options is None else to_bytes(options)
        pair = problem.handle, plan.handle
        return self._answer("letter", *pair, who, len(who), choice, length(choice)).decode()

    def rules_diff(
        self, problem: Json, rules_a: Json, rules_b: Json, *, cancel: Optional[Cancel] = None
    ) -> Document:
        """Two rule sets by what they do to one problem document: ``alis.policy/1``."""
        text, a, b = to_bytes(problem), rules_bytes(rules_a), rules_bytes(rules_b)
        lengths = len(text), length(a), length(b)
        return self._answer("rules_diff", text, lengths[0], a, lengths[1], b, lengths[2], _optional(cancel))

    def lottery_reveal(self, problem: Problem, seed: str) -> Document:
        """What is published after the deadline: the seed, and what each candidate drew by it: ``alis.lottery/1``."""
        secret = seed.encode()
        return self._answer("lottery_reveal", problem.handle, secret, len(secret))

    def lottery_check(
        self, hash: str, seed: str, problem: Optional[Problem] = None, plan: Optional[Plan] = None
    ) -> Document:
        """Whether a published hash, a seed, a problem and a plan belong together: ``alis.lottery-check/1``."""
        published, secret = hash.encode(), seed.encode()
        pair = _optional(problem), _optional(plan)
        return self._answer("lottery_check", published, len(published), secret, len(secret), *pair)


# What the functions hand out that give no buffer.
_FREES = {
    "check": "report",
    "problem_check": "report",
    "verify": "report",
    "problem_from_json": "problem",
    "solve": "plan",
    "plan_from_json": "plan",
}


def _optional(handle: Optional[Handle]) -> Optional[int]:
    return None if handle is None else handle.handle
