"""The house rules: each has something that it catches."""

from __future__ import annotations

import pytest

from macros.publish.event_rules import COMPONENT_RULES, EVENT_RULES
from macros.publish.feed_reader import STRUCTURE, house_rules
from macros.publish.feed_rules import CALENDAR_RULES, CONTENT_RULES
from tests.broken_feeds import GOOD, GOOD_SINGLE, KINDS, Kind

RULES = {*CONTENT_RULES, *COMPONENT_RULES, *EVENT_RULES, *CALENDAR_RULES, STRUCTURE}


def test_good_calendars() -> None:
    assert house_rules(GOOD) == []
    assert house_rules(GOOD_SINGLE, single=True) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_broken_calendar(kind: Kind) -> None:
    found = house_rules(kind.content, single=kind.single)
    assert kind.rule in {problem.code for problem in found}
    assert all(problem.text for problem in found)


def test_every_rule_catches_something() -> None:
    assert {kind.rule for kind in KINDS} == RULES


COMPARED = """\
missing DTSTAMP | missing VTIMEZONE | line of 200 octets | LF only | unescaped comma
unescaped semicolon | stray backslash | duplicate UID | DTEND before DTSTART | invalid UTF-8
floating start | missing UID | missing PRODID | truncated file | raw newline in SUMMARY
DATE and DATE-TIME | two SUMMARYs | fold inside a character | date that does not exist
control character | BOM | no VEVENT | STATUS of our own | broken RRULE | HTML | missing VERSION
VTIMEZONE of the library | UID of the calendar | METHOD
VLOCATION | STYLED-DESCRIPTION | LINK | ORGANIZER | VALARM | time in UTC
"""
"""What nineteen programs were compared on."""


def test_everything_that_programs_were_compared_on_is_made() -> None:
    compared = {name.strip() for line in COMPARED.splitlines() for name in line.split("|")}
    assert compared <= {kind.name for kind in KINDS}


def test_the_names_of_kinds_are_different() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)


def test_the_outside_checkers_see_less() -> None:
    """So the house rules cannot be left to them."""
    unseen = {kind.rule for kind in KINDS if not kind.checkers}
    assert {"regellengte", "regeleinden", "webadres", "uid", "bezet"} <= unseen


def test_the_file_of_one_session_is_no_feed() -> None:
    assert {p.code for p in house_rules(GOOD, single=True)} == {"vreemde-eigenschap"}
    assert "eigenschap-ontbreekt" in {p.code for p in house_rules(GOOD_SINGLE)}
