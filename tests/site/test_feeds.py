"""The feeds of the example week, read by parsers that did not write them."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import vobject
from ical.calendar_stream import IcsCalendarStream

from macros.programme.model import ZONE
from macros.programme.reading import read_programme
from tests.site.conftest import EXAMPLE, ROOT

END = b"END:VCALENDAR\r\n"


def feeds(site: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(site.rglob("*.ics")):
        yield path.relative_to(site).as_posix(), path.read_bytes()


@pytest.fixture(params=["real_site", "example_site"])
def site(request: pytest.FixtureRequest) -> Path:
    found: Path = request.getfixturevalue(request.param)
    return found


@pytest.mark.slow
def test_vobject_accepts_every_feed(site: Path) -> None:
    for name, content in feeds(site):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            calendar = vobject.readOne(content.decode())
            assert calendar.validate(raiseException=True), name


@pytest.mark.slow
def test_ical_accepts_every_feed_and_loses_no_event(site: Path) -> None:
    for name, content in feeds(site):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            calendar = IcsCalendarStream.calendar_from_ics(content.decode())
        assert len(calendar.events) == content.count(b"BEGIN:VEVENT"), name


@pytest.mark.slow
def test_every_feed_keeps_to_the_form(site: Path) -> None:
    for name, content in feeds(site):
        assert content.startswith(b"BEGIN:VCALENDAR\r\n"), name
        assert content.endswith(END), name
        assert content.count(b"\n") == content.count(b"\r\n"), name
        assert max(map(len, content.split(b"\r\n"))) <= 75, name
        uids = [line for line in content.split(b"\r\n") if line.startswith(b"UID:")]
        assert len(uids) == len(set(uids)) == content.count(b"BEGIN:VEVENT"), name


def test_the_evergreen_feed_says_what_the_programme_says(example_site: Path) -> None:
    content = (example_site / "kalender" / "programma.ics").read_text("utf-8")
    found = {
        (event.uid.value, _instant(event.dtstart.value))
        for event in vobject.readOne(content).vevent_list
    }
    programme = read_programme(ROOT / EXAMPLE)
    domain = "week-van-de-brede-welvaart.example"
    expected = {
        (
            f"{s.year}-{s.first_slug}{'.' + m.key if m.key else ''}@{domain}",
            m.start.replace(tzinfo=None)
            if m.start
            else datetime.combine(m.day, datetime.min.time()),
        )
        for s, m in programme.slots
    }
    assert found == expected


def _instant(value: object) -> datetime:
    if isinstance(value, datetime):
        return value.astimezone(ZoneInfo(ZONE.key)).replace(tzinfo=None)
    return datetime.fromisoformat(str(value))
