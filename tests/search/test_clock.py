"""The clock of a page: on Dutch time wherever the visitor is, and set by an address."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from macros.programme.dutch import day_name
from macros.programme.model import ZONE
from tests.search.conftest import Node

IMPORTS = """
import { clockOf, dayName, dayOf, elsewhere, instant, timeOf, wallClock } from "./assets/klok.js";
"""

WRITTEN = {
    # What stands in the address → the moment in UTC; None for what is no time.
    "2026-11-10T14:30": "2026-11-10T13:30:00.000Z",
    "2026-07-10T14:30": "2026-07-10T12:30:00.000Z",
    "2026-11-10T14:30:20": "2026-11-10T13:30:00.000Z",
    "2026-11-10T14:30Z": "2026-11-10T14:30:00.000Z",
    "2026-11-10T14:30-05:00": "2026-11-10T19:30:00.000Z",
    "2026-11-10T14:30 01:00": "2026-11-10T13:30:00.000Z",
    # The hour that comes twice is the first one.
    "2026-10-25T01:59": "2026-10-24T23:59:00.000Z",
    "2026-10-25T02:30": "2026-10-25T00:30:00.000Z",
    "2026-10-25T03:00": "2026-10-25T02:00:00.000Z",
    # The hour that is skipped is the one after it.
    "2026-03-29T01:59": "2026-03-29T00:59:00.000Z",
    "2026-03-29T02:30": "2026-03-29T01:30:00.000Z",
    "2026-03-29T03:30": "2026-03-29T01:30:00.000Z",
    "": None,
    "nu": None,
    "2026-11-10": None,
    "2026-11-10T14.30": None,
    "2026-11-10T24:00": None,
    "2026-11-10T14:60": None,
    "2026-02-31T14:30": None,
    "2026-13-01T14:30": None,
    "2026-11-10T14:30+25:00": None,
    "2026-11-10T14:30<b>": None,
}


def test_what_somebody_wrote(node: Node) -> None:
    ask = "given[0].map((text) => instant(text)).map((at) => at === null ? at : new Date(at))"
    found = node(IMPORTS, ask, list(WRITTEN))
    assert dict(zip(WRITTEN, found, strict=True)) == WRITTEN


def test_every_quarter_of_the_nights_of_the_change(node: Node) -> None:
    """Against the same by Python, which has a zone database of its own."""
    starts = [datetime(2026, 3, 28, 22, tzinfo=UTC), datetime(2026, 10, 24, 22, tzinfo=UTC)]
    moments = [start + timedelta(minutes=15 * n) for start in starts for n in range(24)]
    given = [moment.isoformat() for moment in moments]
    found = node(IMPORTS, "given[0].map((text) => wallClock(Date.parse(text)))", given)
    assert found == [f"{moment.astimezone(ZONE):%Y-%m-%dT%H:%M}" for moment in moments]


def test_words_for_a_moment(node: Node) -> None:
    days = [date(2026, 1, 1) + timedelta(days=30 * n) for n in range(13)]
    moments = [datetime.combine(day, time(9, 5), ZONE).isoformat() for day in days]
    ask = "given[0].map(Date.parse).map((at) => [timeOf(at), dayOf(at), dayName(at)])"
    found = node(IMPORTS, ask, moments)
    assert found == [["09.05", day.isoformat(), day_name(day)] for day in days]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"isSet": False, "at": ["1970-01-01T01:00", "1970-01-01T01:02"]}),
        ("?nu=gisteren", {"isSet": False, "at": ["1970-01-01T01:00", "1970-01-01T01:02"]}),
        (
            "?thema=wonen&nu=2026-11-10T14:30",
            {"isSet": True, "at": ["2026-11-10T14:30", "2026-11-10T14:32"]},
        ),
    ],
)
def test_a_clock_that_is_set_goes_on(node: Node, query: str, expected: Any) -> None:
    ask = """(() => {
      let real = 0;
      const clock = clockOf(given[0], () => real);
      const first = wallClock(clock.now());
      real = 120_000;
      return { isSet: clock.isSet, at: [first, wallClock(clock.now())] };
    })()"""
    assert node(IMPORTS, ask, query) == expected


def test_the_clock_of_a_visitor_elsewhere(node: Node) -> None:
    asked = {
        ("2026-11-10T14:30+01:00", "Europe/Amsterdam"): "",
        # Another name for the same time.
        ("2026-11-10T14:30+01:00", "Europe/Brussels"): "",
        ("2026-11-10T14:30+01:00", "Europe/London"): "in jouw tijdzone: 13.30 uur",
        ("2026-11-10T00:30+01:00", "Europe/London"): (
            "in jouw tijdzone: maandag 9 november, 23.30 uur"
        ),
        ("2026-11-10T19:30+01:00", "Asia/Tokyo"): (
            "in jouw tijdzone: woensdag 11 november, 03.30 uur"
        ),
        ("2026-11-10T14:30+01:00", "Asia/Kathmandu"): "in jouw tijdzone: 19.15 uur",
        # In the week between two changes of the clock the difference is another.
        ("2026-10-26T14:30+01:00", "America/New_York"): "in jouw tijdzone: 09.30 uur",
        ("2026-11-10T14:30+01:00", "America/New_York"): "in jouw tijdzone: 08.30 uur",
    }
    ask = "given[0].map(([text, zone]) => elsewhere(Date.parse(text), zone))"
    found = node(IMPORTS, ask, [list(pair) for pair in asked])
    assert dict(zip(asked, found, strict=True)) == asked
