"""Who is eligible, and who comes before whom (model: sections Eligibility and Priority)."""

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta

from .document import Candidate, Json, Problem
from .periods import add_months, whole_months

Key = tuple[int, ...]
LAST = 1 << 60


@dataclass(frozen=True, slots=True)
class Ranking:
    """The order of the eligible and the committed, rank 1 first, and the ids of those refused."""

    order: list[Candidate]
    ineligible: set[str]


def rank(problem: Problem) -> Ranking:
    """Rank a problem's candidates."""
    refused = {candidate.id for candidate in problem.candidates if _is_refused(problem, candidate)}
    ranked = [candidate for candidate in problem.candidates if candidate.id not in refused]
    seed = problem.lottery_seed or ""
    lottery = {c.id: hashlib.sha256(f"{seed}\n{c.id}".encode()).digest() for c in ranked}
    ranked.sort(key=lambda candidate: (_key(problem, candidate), lottery[candidate.id]))
    return Ranking(ranked, refused)


def counted_service(candidate: Candidate, start: date) -> int:
    """Return the months of service counted at a day: a first of a month, or the day of the count itself."""
    counted_on = candidate.service_counted_on
    months = whole_months(counted_on, start) if start > counted_on else 0
    return candidate.service_months + max(months - _months_away(candidate, counted_on, start), 0)


def _months_away(candidate: Candidate, start: date, end: date) -> int:
    """Count the calendar months from `start` and before `end` that lie wholly in one leave."""
    away: set[date] = set()
    for first, last in candidate.leave:
        month = max(first, start)
        if month.day != 1:
            month = add_months(month.replace(day=1), 1)
        while month < end and add_months(month, 1) - timedelta(days=1) <= last:
            away.add(month)
            month = add_months(month, 1)
    return len(away)


def _is_refused(problem: Problem, candidate: Candidate) -> bool:
    """Tell whether a rule refuses a candidate who is not committed."""
    if candidate.commitment is not None:
        return False
    rules: Json = problem.rules.get("eligibility", {})
    home = problem.municipalities[candidate.municipality]

    def value(rule: str) -> object:
        return rules[rule]["value"] if rule in rules else None

    schemes, employment = value("schemes"), value("employment")
    return (
        (isinstance(schemes, list) and candidate.scheme not in schemes)
        or (value("municipality_registered") is True and home.registration == "none")
        or (value("catchment") is True and home.trust != candidate.trust)
        or (isinstance(employment, list) and candidate.employment not in employment)
    )


def _key(problem: Problem, candidate: Candidate) -> tuple[Key, ...]:
    return tuple(_criterion(problem, candidate, entry) for entry in problem.rules.get("priority", []))


def _criterion(problem: Problem, candidate: Candidate, entry: Json) -> Key:
    """Return what a criterion reads of a candidate; smaller comes first."""
    name = entry["criterion"]
    match name:
        case "interrupted":
            return (int(not candidate.interrupted),)
        case "nearest_hospital":
            return (int(not _wants_nearest(problem, candidate)),)
        case "employment":
            return (_employment_class(candidate, entry["classes"]),)
        case "service_months":
            day = max(problem.decision_date.replace(day=1), candidate.service_counted_on)
            return (-(counted_service(candidate, day) // entry.get("width", 1)),)
        case "remaining_time":
            end = candidate.expected_completion
            return (end.toordinal() if end else LAST,)
        case "supervision_group":
            return (["completed", "started", "none"].index(candidate.supervision_group),)
        case "progress":
            return (-candidate.goals_done, -candidate.courses_done)
        case "specialist_shortage":
            return (int(not problem.municipalities[candidate.municipality].specialist_shortage),)
        case "municipal_rank":
            own = candidate.municipal_rank
            return (LAST if own is None else own,)
        case "registered_on":
            return (candidate.registered_on.toordinal(),)
    raise ValueError(f"unknown criterion {name}")


def _wants_nearest(problem: Problem, candidate: Candidate) -> bool:
    nearest = candidate.nearest_hospital
    if nearest is None:
        return False
    own = problem.hospitals.get(nearest) == candidate.trust
    if not candidate.places:
        return own
    first = candidate.places[0]
    if first.kind == "hospital":
        return first.names[0] == nearest
    if first.kind == "field":
        units = problem.units_of[candidate.trust]
        return own and any(unit.hospital == nearest and unit.field == first.names[0] for unit in units)
    return problem.units[first.names[0]].hospital == nearest


def _employment_class(candidate: Candidate, classes: list[list[Json]]) -> int:
    def belongs(entry: Json) -> bool:
        if entry["employment"] != candidate.employment:
            return False
        if "min_months" not in entry and "over_months" not in entry:
            return True
        if candidate.locum is None:
            return False
        first, end = candidate.locum[0], candidate.locum[1] + timedelta(days=1)
        if "min_months" in entry:
            return end >= add_months(first, entry["min_months"])
        return end > add_months(first, entry["over_months"])

    hits = (number for number, entries in enumerate(classes) if any(belongs(entry) for entry in entries))
    return next(hits, len(classes))
