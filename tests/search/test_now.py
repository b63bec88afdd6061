"""What is on, what is next and what comes later, at any moment."""

from __future__ import annotations

from typing import Any

import pytest

from tests.search.conftest import Node

IMPORTS = """
import { instant } from "./assets/klok.js";
import { item, look, told } from "./assets/nu/nu.js";
"""
ASK = """(() => {
  const items = given[0].map(item);
  return given[1].map((text) => {
    const now = instant(text);
    return [look(items, now).states, told(items, now)];
  });
})()"""


def timed(begin: str, minutes: int | None = None, *, off: bool = False) -> dict[str, Any]:
    return {"begin": begin, "minutes": minutes, "isOff": off}


WEEK = [
    timed("2026-11-09T09:30+01:00", 120),
    timed("2026-11-09T10:00+01:00", 60),
    timed("2026-11-09T14:00+01:00", 60, off=True),
    timed("2026-11-09T15:00+01:00"),
    timed("2026-11-09T22:00+01:00", 180),
    timed("2026-11-11T13:00+01:00", 60),
    timed("2026-11-11T13:00+01:00", 30),
    {"begin": "2026-11-12", "isOff": False},
]
"""Two at once, one cancelled, one with an open end, one past midnight; a day without any."""

AT = {
    # On a Dutch clock → the states, and the words.
    "2026-11-07T12:00": (
        "later later later later later later later -",
        "Vandaag zijn er geen sessies. Het programma begint op maandag 9 november om 09.30 uur.",
    ),
    "2026-11-08T12:00": (
        "later later later later later later later -",
        "Vandaag zijn er geen sessies. Het programma begint morgen om 09.30 uur.",
    ),
    "2026-11-09T09:29": (
        "straks later later later later later later -",
        "De eerste sessie van vandaag begint om 09.30 uur.",
    ),
    "2026-11-09T09:30": (
        "bezig straks later later later later later -",
        "Nu is 1 sessie bezig. Straks begint er 1, om 10.00 uur.",
    ),
    "2026-11-09T10:59": (
        "bezig bezig later straks later later later -",
        "Nu zijn 2 sessies bezig. Straks begint er 1, om 15.00 uur.",
    ),
    "2026-11-09T14:30": (
        "geweest geweest later straks later later later -",
        "Nu is er niets bezig. Straks begint er 1, om 15.00 uur.",
    ),
    "2026-11-09T15:59": (
        "geweest geweest geweest begonnen straks later later -",
        "Nu is 1 sessie bezig. Straks begint er 1, om 22.00 uur.",
    ),
    "2026-11-09T16:00": (
        "geweest geweest geweest geweest straks later later -",
        "Nu is er niets bezig. Straks begint er 1, om 22.00 uur.",
    ),
    "2026-11-09T23:00": (
        "geweest geweest geweest geweest bezig later later -",
        "Nu is 1 sessie bezig. Vandaag begint er niets meer.",
    ),
    "2026-11-10T00:59": (
        "geweest geweest geweest geweest bezig later later -",
        "Nu is 1 sessie bezig. Vandaag begint er niets meer.",
    ),
    "2026-11-10T01:00": (
        "geweest geweest geweest geweest geweest later later -",
        "Vandaag zijn er geen sessies. Het programma gaat morgen om 13.00 uur verder.",
    ),
    "2026-11-11T08:00": (
        "geweest geweest geweest geweest geweest straks straks -",
        "De eerste sessie van vandaag begint om 13.00 uur.",
    ),
    "2026-11-11T14:00": (
        "geweest geweest geweest geweest geweest geweest geweest -",
        "Alle sessies van vandaag zijn geweest. Het programma gaat morgen verder.",
    ),
    "2026-11-12T14:00": (
        "geweest geweest geweest geweest geweest geweest geweest -",
        "Van 1 sessie van vandaag is de tijd nog niet bekend.",
    ),
    "2026-11-13T14:00": (
        "geweest geweest geweest geweest geweest geweest geweest geweest",
        "Het programma is afgelopen.",
    ),
}


def test_a_week(node: Node) -> None:
    found = node(IMPORTS, ASK, WEEK, list(AT))
    shown = {
        at: (" ".join(state or "-" for state in states), words)
        for at, (states, words) in zip(AT, found, strict=True)
    }
    assert shown == AT


def words(node: Node, items: list[dict[str, Any]], at: str) -> str:
    answer: str = node(IMPORTS, ASK, items, [at])[0][1]
    return answer


def test_an_edition_of_one_day(node: Node) -> None:
    items = [timed("2026-11-10T10:00+01:00", 60), timed("2026-11-10T10:00+01:00", 60)]
    assert words(node, items, "2026-11-10T12:00") == (
        "Alle sessies van vandaag zijn geweest. Het programma is afgelopen."
    )


@pytest.mark.parametrize(
    ("at", "state"),
    [
        ("2026-10-25T01:29+02:00", "straks"),
        ("2026-10-25T01:30+02:00", "bezig"),
        ("2026-10-25T02:59+02:00", "bezig"),
        # The same time on the wall, an hour later.
        ("2026-10-25T02:59+01:00", "bezig"),
        ("2026-10-25T03:29+01:00", "bezig"),
        ("2026-10-25T03:30+01:00", "geweest"),
    ],
)
def test_the_night_of_the_change(node: Node, at: str, state: str) -> None:
    """From half past one to half past three lasts three hours when the clock goes back."""
    items = [timed("2026-10-25T01:30+02:00", 180)]
    assert node(IMPORTS, ASK, items, [at])[0][0] == [state]


def test_what_is_cancelled_is_never_on_or_next(node: Node) -> None:
    items = [
        timed("2026-11-10T10:00+01:00", 60, off=True),
        timed("2026-11-10T14:00+01:00", 60, off=True),
        timed("2026-11-10T15:00+01:00", 60),
    ]
    states, said = node(IMPORTS, ASK, items, ["2026-11-10T10:30"])[0]
    assert states == ["later", "later", "straks"]
    assert said == "De eerste sessie van vandaag begint om 15.00 uur."
    assert words(node, items[:2], "2026-11-10T10:30") == "Hier staan geen sessies."


def test_a_day_with_unknown_times_beside_known_ones(node: Node) -> None:
    unknown = {"begin": "2026-11-09", "day": "2026-11-10", "isOff": False}
    items = [timed("2026-11-10T10:00+01:00", 60), unknown, unknown]
    assert words(node, items, "2026-11-10T10:30") == (
        "Nu is 1 sessie bezig. Van 2 sessies van vandaag is de tijd nog niet bekend."
    )
    assert words(node, items, "2026-11-10T12:00") == (
        "Nu is er niets bezig. Van 2 sessies van vandaag is de tijd nog niet bekend."
    )
