"""One moment of a session that does not go ahead, while the others do: in everything published."""

from __future__ import annotations

import json

import pytest

from macros.programme.model import Programme, Slot
from macros.publish import calendar
from macros.publish.agenda import card
from macros.publish.calendar import FIRST_REVISION
from macros.publish.feed_check import check_feeds
from macros.publish.feeds import calendar_files, feeds
from macros.publish.prefilled import web_links
from macros.publish.structured_data import session_data
from macros.publish.when_where import moment_view
from tests.conftest import ProgrammeFolder
from tests.publish.test_calendar import SETTINGS

TWICE = """\
titel: Twee keer
online_url: https://example.org/kijk
deelname: hybride
momenten:
  - datum: 2026-11-10
    begin: "10.00"
    einde: "11.00"
  - datum: 2026-11-11
    sleutel: woensdag
    begin: "10.00"
    einde: "11.00"
    geannuleerd: ja
"""


@pytest.fixture
def programme(folder: ProgrammeFolder) -> Programme:
    folder.session("twee", TWICE)
    return folder.read()


@pytest.fixture
def slots(programme: Programme) -> tuple[Slot, Slot]:
    session = programme.by_id[2026, "twee"]
    first, second = (Slot(session, moment) for moment in session.moments)
    return first, second


def test_in_calendars(programme: Programme, slots: tuple[Slot, Slot]) -> None:
    goes_on, cancelled = (
        calendar.event(programme, SETTINGS, slot, FIRST_REVISION).decode() for slot in slots
    )
    assert "STATUS:CONFIRMED" in goes_on
    assert "CONFERENCE" in goes_on
    assert "GEANNULEERD" not in goes_on
    assert "STATUS:CANCELLED" in cancelled
    assert "SUMMARY:GEANNULEERD: Twee keer" in cancelled
    assert "Deze keer gaat de sessie niet door." in cancelled
    assert "CONFERENCE" not in cancelled
    assert [calendar.takes_time(slot) for slot in slots] == [True, False]


def test_the_calendars_are_read_back(programme: Programme) -> None:
    found = {feed.selection: feed for feed in feeds(programme, SETTINGS)}
    files = dict(calendar_files(programme, SETTINGS, found))
    assert list(check_feeds(programme, SETTINGS, found.values(), files)) == []
    wrong = {
        name: content.replace(b"STATUS:CANCELLED", b"STATUS:CONFIRMED")
        for name, content in files.items()
    }
    problems = list(check_feeds(programme, SETTINGS, found.values(), wrong))
    assert [problem for problem in problems if "[verschil-status]" in problem]


def test_in_lists_and_on_its_page(programme: Programme, slots: tuple[Slot, Slot]) -> None:
    cards = [card(programme, slot) for slot in slots]
    assert [[label.text for label in one.labels] for one in cards] == [[], ["Geannuleerd"]]
    assert [one.is_cancelled for one in cards] == [False, True]
    moments = [moment_view(programme, SETTINGS, slot) for slot in slots]
    assert [moment.label for moment in moments] == ["", "Geannuleerd"]
    assert [bool(web_links(programme, SETTINGS, slot)) for slot in slots] == [True, False]


def test_in_structured_data(programme: Programme, slots: tuple[Slot, Slot]) -> None:
    data = session_data(programme, SETTINGS, slots[0].session, "https://example.org/x.png")
    statuses = [event["eventStatus"] for event in json.loads(json.dumps(data))["subEvent"]]
    assert [status.rpartition("/")[2] for status in statuses] == [
        "EventScheduled",
        "EventCancelled",
    ]


def test_it_is_in_nobodys_way(folder: ProgrammeFolder) -> None:
    """Another session may have the hall then."""
    fields = 'datum: 2026-11-11\nbegin: "10.00"\neinde: "11.00"\nlocatie: lochal\n'
    folder.session("twee", TWICE.replace("titel:", "locatie: lochal\ntitel:"))
    folder.session("ander", f"titel: Ander\n{fields}")
    folder.read()
