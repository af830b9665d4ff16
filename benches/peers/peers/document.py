"""Reading a problem document (model: section The problem document)."""

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

from .periods import period, quarter

Json = dict[str, Any]

RELEVANCE = {"most": 0, "some": 1, "rare": 2}
GOALS = ("ALM-055", "ALM-085")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of a trust."""

    id: str
    trust: str
    hospital: str | None
    field: str | None
    goals: frozenset[str]
    relevance: int
    max_at_once: int | None


@dataclass(frozen=True, slots=True)
class Pool:
    """A pool of posts, with its count in each quarter of the horizon that has any."""

    id: str
    trust: str
    units: frozenset[str] | None
    vacancy: bool
    counts: dict[int, int]


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality."""

    id: str
    trust: str
    nearest_hospital: str | None
    registration: str | None
    specialist_shortage: bool
    max_absent: int | None


@dataclass(frozen=True, slots=True)
class Place:
    """A wish: one unit, one hospital, one field, or the two units of a split."""

    kind: Literal["unit", "hospital", "field", "split"]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch in one unit, on one pool: first and last quarter."""

    unit: str
    post: str
    first: int
    last: int

    @property
    def quarters(self) -> range:
        """Return the quarters that it takes."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate, with the defaults filled in."""

    id: str
    municipality: str
    trust: str
    nearest_hospital: str | None
    registered_on: date
    scheme: str
    months: int
    interrupted: bool
    service_months: int
    service_counted_on: date
    expected_completion: date | None
    employment: str
    locum: tuple[date, date] | None
    supervision_group: str
    goals_done: int
    courses_done: int
    goals_needed: frozenset[str]
    municipal_rank: int | None
    earliest: int
    latest: int | None
    leave: tuple[tuple[date, date], ...]
    places: tuple[Place, ...]
    open_to_others: bool
    prefers_place: bool
    split_need: bool
    split_consent: bool
    declined: tuple[tuple[int, tuple[str, ...] | None], ...]
    commitment: tuple[Segment, ...] | None


@dataclass(slots=True)
class Problem:
    """A problem; ids are the keys of its tables."""

    rules: Json
    decision_date: date
    horizon: range
    lottery_seed: str | None
    hospitals: dict[str, str] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    pools: dict[str, Pool] = field(default_factory=dict)
    municipalities: dict[str, Municipality] = field(default_factory=dict)
    candidates: list[Candidate] = field(default_factory=list)
    units_of: dict[str, list[Unit]] = field(default_factory=dict)
    pools_of: dict[str, list[Pool]] = field(default_factory=dict)


def read(text: bytes, rules_folder: Path) -> Problem:
    """Read a document; the built-in rule sets are the files of a folder."""
    document: Json = json.loads(text)
    rules = document["rules"]
    if isinstance(rules, str):
        rules = json.loads((rules_folder / f"{rules}.json").read_bytes())
    horizon = range(2 * period(document["first_period"]), 2 * period(document["last_period"]) + 2)
    decision = date.fromisoformat(document["decision_date"])
    problem = Problem(rules, decision, horizon, document.get("lottery_seed"))
    consents = {trust["id"]: trust.get("allows_split", False) for trust in document["trusts"]}
    for trust in document["trusts"]:
        _read_trust(problem, trust)
    for post in document["posts"]:
        pool = _pool(post, horizon)
        problem.pools[pool.id] = pool
        problem.pools_of[pool.trust].append(pool)
    problem.municipalities = {entry["id"]: _municipality(entry) for entry in document["municipalities"]}
    commitments = {entry["candidate"]: _segments(entry) for entry in document.get("commitments", [])}
    declined: dict[str, list[tuple[int, tuple[str, ...] | None]]] = {}
    for entry in document.get("declined", []):
        units = entry.get("units")
        offer = (quarter(entry["start"]), None if units is None else tuple(units))
        declined.setdefault(entry["candidate"], []).append(offer)
    for entry in document["candidates"]:
        offers = tuple(declined.get(entry["id"], ()))
        nearest = problem.municipalities[entry["municipality"]].nearest_hospital
        candidate = _candidate(entry, decision, nearest, consents[entry["trust"]], offers, commitments.get(entry["id"]))
        problem.candidates.append(candidate)
    return problem


def _read_trust(problem: Problem, trust: Json) -> None:
    name = trust["id"]
    housed = [(hospital["id"], unit) for hospital in trust.get("hospitals", []) for unit in hospital.get("units", [])]
    problem.hospitals |= {hospital["id"]: name for hospital in trust.get("hospitals", [])}
    units = [_unit(name, hospital, unit, problem.rules.get("unit_max")) for hospital, unit in housed]
    units += [_unit(name, None, unit, problem.rules.get("unit_max")) for unit in trust.get("units", [])]
    problem.units |= {unit.id: unit for unit in units}
    problem.units_of[name] = units
    problem.pools_of[name] = []


def _unit(trust: str, hospital: str | None, unit: Json, unit_max: int | None) -> Unit:
    return Unit(
        id=unit["id"],
        trust=trust,
        hospital=hospital,
        field=unit.get("field"),
        goals=frozenset(unit.get("learning_goals", GOALS)),
        relevance=RELEVANCE[unit.get("relevance", "most")],
        max_at_once=unit.get("max_at_once", unit_max),
    )


def _pool(post: Json, horizon: range) -> Pool:
    counts: dict[int, int] = {}
    for key, count in post["periods"].items():
        if key[-1] not in "ab":
            first = 2 * period(key)
            counts[first], counts[first + 1] = count, count
    counts |= {quarter(key): count for key, count in post["periods"].items() if key[-1] in "ab"}
    units = post.get("units")
    return Pool(
        id=post["id"],
        trust=post["trust"],
        units=None if units is None else frozenset(units),
        vacancy=post.get("kind", "earmarked") == "vacancy",
        counts={number: count for number, count in counts.items() if number in horizon and count > 0},
    )


def _municipality(entry: Json) -> Municipality:
    return Municipality(
        id=entry["id"],
        trust=entry["trust"],
        nearest_hospital=entry.get("nearest_hospital"),
        registration=entry.get("registration"),
        specialist_shortage=entry.get("specialist_shortage", False),
        max_absent=entry.get("max_absent"),
    )


def _segments(commitment: Json) -> tuple[Segment, ...]:
    parts = commitment["segments"]
    return tuple(Segment(part["unit"], part["post"], quarter(part["from"]), quarter(part["to"])) for part in parts)


def _candidate(
    entry: Json,
    decision: date,
    nearest: str | None,
    trust_consents: bool,
    declined: tuple[tuple[int, tuple[str, ...] | None], ...],
    commitment: tuple[Segment, ...] | None,
) -> Candidate:
    old = entry["scheme"] == "old"
    locum = (_day(entry, "locum_from"), _day(entry, "locum_to"))
    return Candidate(
        id=entry["id"],
        municipality=entry["municipality"],
        trust=entry["trust"],
        nearest_hospital=entry.get("nearest_hospital", nearest),
        registered_on=date.fromisoformat(entry["registered_on"]),
        scheme=entry["scheme"],
        months=entry.get("months_needed", 12 if old else 6),
        interrupted=entry.get("interrupted", False),
        service_months=entry["service_months"],
        service_counted_on=_day(entry, "service_counted_on") or decision,
        expected_completion=_day(entry, "expected_completion"),
        employment=entry["employment"],
        locum=(locum[0], locum[1]) if locum[0] and locum[1] else None,
        supervision_group=entry.get("supervision_group", "none"),
        goals_done=entry.get("learning_goals_done", 0),
        courses_done=entry.get("courses_done", 0),
        goals_needed=frozenset(entry.get("goals_needed", () if old else GOALS)),
        municipal_rank=entry.get("municipal_rank"),
        earliest=period(entry["earliest"]),
        latest=period(entry["latest"]) if "latest" in entry else None,
        leave=tuple((date.fromisoformat(gap["from"]), date.fromisoformat(gap["to"])) for gap in entry.get("leave", [])),
        places=tuple(_place(place) for place in entry.get("places", [])),
        open_to_others=entry.get("open_to_others", False),
        prefers_place=entry.get("prefers", "time") == "place",
        split_need=entry.get("split_need", False),
        split_consent=entry.get("split_consent", trust_consents),
        declined=declined,
        commitment=commitment,
    )


def _day(entry: Json, key: str) -> date | None:
    return date.fromisoformat(entry[key]) if key in entry else None


def _place(place: Json) -> Place:
    if "split" in place:
        return Place("split", tuple(place["split"]))
    kinds: tuple[Literal["unit", "hospital", "field"], ...] = ("unit", "hospital", "field")
    kind = next(kind for kind in kinds if kind in place)
    return Place(kind, (place[kind],))
