"""What of a selection cannot be together: at the same time, or too far apart."""

from __future__ import annotations

from typing import Any

import pytest

from tests.search.conftest import Node

FITTING = 'import { distance, fit, minutes } from "./assets/mijn/inpassen.js";'

TILBURG: dict[str, Any] = {"punt": [51.560, 5.084], "gemeente": "Tilburg"}
OSS: dict[str, Any] = {"punt": [51.765, 5.518], "gemeente": "Oss"}
HELMOND: dict[str, Any] = {"punt": [51.481, 5.661], "gemeente": "Helmond"}


def slot(identity: str, begins: str, ends: str, day: int = 9, **fields: Any) -> dict[str, Any]:
    begin, end = (f"2026-11-{day:02}T{clock}+01:00" for clock in (begins, ends))
    return {"id": identity, "begin": begin, "einde": end, **fields}


def overlaps(node: Node, *selections: list[dict[str, Any]]) -> list[dict[str, list[Any]]]:
    """Return for each selection what overlaps with what, and whether that is sure."""
    found: list[dict[str, list[Any]]] = node(
        FITTING,
        """given[0].map((slots) => Object.fromEntries([...fit(slots)].map(
          ([id, { overlaps }]) => [id, overlaps.map(({ slot, isSure }) => [slot.id, isSure])],
        )))""",
        selections,
    )
    return found


PAIRS = {
    "exact": (("10:00", "11:00"), ("10:00", "11:00"), True),
    "partial": (("10:00", "11:00"), ("10:30", "11:30"), True),
    "contained": (("10:00", "12:00"), ("10:30", "11:00"), True),
    "shared start": (("10:00", "12:00"), ("10:00", "10:30"), True),
    "shared end": (("10:00", "12:00"), ("11:30", "12:00"), True),
    "touching": (("10:00", "11:00"), ("11:00", "12:00"), False),
    "apart": (("10:00", "11:00"), ("12:00", "13:00"), False),
}


def test_overlap(node: Node) -> None:
    pairs = [pair for one, other, _ in PAIRS.values() for pair in ((one, other), (other, one))]
    found = iter(overlaps(node, *([slot("a", *one), slot("b", *two)] for one, two in pairs)))
    for name, (_, _, together) in PAIRS.items():
        wanted = {"a": [["b", True]] * together, "b": [["a", True]] * together}
        assert (next(found), next(found)) == (wanted, wanted), name


def test_an_end_that_nobody_knows(node: Node) -> None:
    """It is taken to last an hour, as in calendars; what only follows from that is not sure."""
    guessed = slot("a", "10:00", "11:00", geraden=1)
    others = [("10:30", "11:30"), ("09:30", "10:30"), ("10:00", "10:30")]
    found = overlaps(node, *([guessed, slot("b", *other)] for other in others))
    assert [one["b"] for one in found] == [[["a", False]], [["a", True]], [["a", True]]]


def test_what_does_not_count(node: Node) -> None:
    cancelled = slot("a", "10:00", "11:00", vervalt=1)
    whole_day = {"id": "b", "begin": "2026-11-09"}
    other_day = slot("c", "10:00", "11:00", day=10)
    (found,) = overlaps(node, [cancelled, whole_day, other_day, slot("d", "10:00", "11:00")])
    assert found == {"c": [], "d": []}


def test_over_midnight_and_the_end_of_summer_time(node: Node) -> None:
    night = {"id": "a", "begin": "2026-10-24T23:00+02:00", "einde": "2026-10-25T02:30+01:00"}
    # Half past two comes twice that night; this is the first one.
    early = {"id": "b", "begin": "2026-10-25T02:30+02:00", "einde": "2026-10-25T02:45+02:00"}
    late = {"id": "c", "begin": "2026-10-25T02:30+01:00", "einde": "2026-10-25T03:30+01:00"}
    (found,) = overlaps(node, [night, early, late])
    assert found == {"a": [["b", True]], "b": [["a", True]], "c": []}


def test_the_estimate(node: Node) -> None:
    """The straight line × 1.3 at 50 km an hour, and 10 minutes, to the next five minutes."""
    # A degree of latitude is 111.2 km.
    assert node(FITTING, "distance([51, 5], [52, 5])") == pytest.approx(111.2 * 1.3, rel=1e-3)
    # At 60 degrees north a degree of longitude is half of that.
    assert node(FITTING, "distance([60, 5], [60, 6])") == pytest.approx(55.6 * 1.3, rel=1e-3)
    assert node(FITTING, "distance([51, 5], [51, 5])") == 0
    assert node(FITTING, "[0, 25, 26, 50].map(minutes)") == [10, 40, 45, 70]


def journeys(node: Node, *selections: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return for each selection the journeys that are too short: from where, km, needed, free."""
    found: list[dict[str, Any]] = node(
        FITTING,
        """given[0].map((slots) => Object.fromEntries([...fit(slots)].flatMap(([id, { journey }]) =>
          journey ? [[id, [journey.from.id, journey.km, journey.needed, journey.free]]] : [],
        )))""",
        selections,
    )
    return found


def test_a_journey_that_is_too_short(node: Node) -> None:
    slots = [slot("a", "10:00", "11:00", **TILBURG), slot("b", "11:30", "12:30", **OSS)]
    assert journeys(node, slots) == [{"b": ["a", 49, 70, 30]}]


FINE = {
    "time enough": (
        slot("a", "10:00", "11:00", **TILBURG),
        slot("b", "12:10", "13:00", **OSS),
    ),
    "same town": (
        slot("a", "10:00", "11:00", **TILBURG),
        slot("b", "11:00", "13:00", **TILBURG),
    ),
    "from nowhere": (slot("a", "10:00", "11:00"), slot("b", "11:00", "13:00", **OSS)),
    "to nowhere": (slot("a", "10:00", "11:00", **TILBURG), slot("b", "11:00", "13:00")),
    "cancelled": (
        slot("a", "10:00", "11:00", vervalt=1, **TILBURG),
        slot("b", "11:00", "13:00", **OSS),
    ),
    # There is no journey to what one cannot be at anyhow.
    "overlap": (
        slot("a", "10:00", "11:00", **TILBURG),
        slot("b", "10:30", "13:00", **OSS),
    ),
}


def test_a_journey_that_there_is_nothing_to_say_of(node: Node) -> None:
    found = journeys(node, *([one, other] for one, other in FINE.values()))
    assert [name for name, one in zip(FINE, found, strict=True) if one] == []


def test_a_journey_begins_where_somebody_was_last(node: Node) -> None:
    slots = [
        slot("a", "08:00", "09:00", **TILBURG),
        slot("b", "09:00", "10:00", **OSS),
        slot("c", "10:00", "11:00"),  # online: one can do that anywhere
        slot("d", "10:20", "11:00", **HELMOND),
    ]
    (found,) = journeys(node, slots)
    assert found["b"][0] == "a"
    assert found["d"][0] == "b"
