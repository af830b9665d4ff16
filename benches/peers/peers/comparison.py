"""A peer's plan against ours: who is refused, the ranks, the values, and the segments."""

from .document import Json

VALUES = ("rank", "start", "waiting", "wish", "away", "relevance")


def differences(peer: Json, plan: Json) -> list[str]:
    """Say everything in which a peer's result and a plan document differ, as far as the peer has proved its own."""
    refused = {entry["candidate"] for entry in plan.get("ineligible", [])}
    found = [f"ineligible: {sorted(refused ^ set(peer['ineligible']))}"] if refused != set(peer["ineligible"]) else []
    standing = ("serving", "accepted", "offered")
    ours = {entry["candidate"]: entry for entry in plan["placements"] if entry["status"] not in standing}
    unplaced = {entry["candidate"] for entry in plan["unplaced"]}
    ranks = {entry["candidate"]: entry["rank"] for entry in [*plan["placements"], *plan["unplaced"]]}
    found += [
        f"{name}: rank {ranks.get(name)} is {peer['ranking'].get(name)} to the peer"
        for name in sorted(ranks.keys() | peer["ranking"].keys())
        if ranks.get(name) != peer["ranking"].get(name)
    ]
    theirs = {entry["candidate"]: entry for entry in peer["placements"]}
    for name in peer["proved"]:
        own, other = ours.get(name), theirs.get(name)
        if own is None or other is None:
            if own is not other or name not in unplaced:
                found.append(f"{name}: {_text(own)} with us, {_text(other)} with the peer")
        elif any(own[value] != other[value] for value in VALUES) or (
            peer["status"] == "optimal" and _segments(own) != _segments(other)
        ):
            found.append(f"{name}: {_text(own)} with us, {_text(other)} with the peer")
    if peer["status"] == "optimal" and len(peer["proved"]) != len(ours) + len(unplaced):
        found.append(f"{len(ours) + len(unplaced)} candidates with us, {len(peer['proved'])} with the peer")
    return found


def _segments(placement: Json) -> list[tuple[str, str, str, str]]:
    return [(part["unit"], part["post"], part["from"], part["to"]) for part in placement["segments"]]


def _text(placement: Json | None) -> str:
    if placement is None:
        return "unplaced"
    values = ", ".join(f"{value} {placement[value]}" for value in VALUES)
    return f"{values} {_segments(placement)}"
