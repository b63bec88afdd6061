"""One session for one's own agenda: a file that fills the time, and links that fill in a form."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import icalendar
import pytest

from macros.programme.model import Programme, Slot
from macros.publish import calendar
from macros.publish.calendar import FIRST_REVISION
from macros.publish.prefilled import web_links
from macros.publish.session_page import SessionPages
from tests.conftest import ProgrammeFolder
from tests.publish.test_calendar import SETTINGS, events, files

TEN = "titel: Tien\ndatum: 2026-11-10\n"
TIMED = TEN + "begin: '10.00'\neinde: '11.30'\n"
FREE = b"\r\nTRANSP:TRANSPARENT\r\n"
OUTLOOK_FREE = b"\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n"


def slot_of(folder: ProgrammeFolder, fields: str) -> tuple[Programme, Slot]:
    folder.session("tien", fields)
    programme = folder.read()
    session = programme.by_id[2026, "tien"]
    return programme, Slot(session, session.moments[0])


def written(folder: ProgrammeFolder, fields: str) -> bytes:
    programme, slot = slot_of(folder, fields)
    return calendar.event(programme, SETTINGS, slot, FIRST_REVISION)


# An event that fills the time


def test_only_two_lines_differ(folder: ProgrammeFolder) -> None:
    free = written(folder, TIMED)
    busy = calendar.busy(free)
    before, after = free.split(b"\r\n"), busy.split(b"\r\n")
    differences = [(x, y) for x, y in zip(before, after, strict=True) if x != y]
    assert differences == [
        (b"TRANSP:TRANSPARENT", b"TRANSP:OPAQUE"),
        (b"X-MICROSOFT-CDO-BUSYSTATUS:FREE", b"X-MICROSOFT-CDO-BUSYSTATUS:BUSY"),
    ]
    event = icalendar.Event.from_ical(busy)
    assert event["UID"] == "2026-tien@example.org"


@pytest.mark.parametrize("filler", range(75))
def test_text_that_looks_like_the_lines_stays_as_it_is(
    folder: ProgrammeFolder, filler: int
) -> None:
    """Also where a line is folded right before it."""
    text = f"{'x' * filler}\\nTRANSP:TRANSPARENT\\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\\n"
    busy = calendar.busy(written(folder, f'{TIMED}samenvatting: "{text}."'))
    event = icalendar.Event.from_ical(busy)
    assert event["TRANSP"] == "OPAQUE"
    assert event["X-MICROSOFT-CDO-BUSYSTATUS"] == "BUSY"
    assert "TRANSP:TRANSPARENT" in str(event["DESCRIPTION"])
    assert "X-MICROSOFT-CDO-BUSYSTATUS:FREE" in str(event["DESCRIPTION"])


@pytest.mark.parametrize("line", [FREE, OUTLOOK_FREE])
def test_an_event_of_another_form_is_refused(folder: ProgrammeFolder, line: bytes) -> None:
    free = written(folder, TIMED)
    for wrong in (free.replace(line, b"\r\n"), free.replace(line, line + line[2:] + line[2:])):
        with pytest.raises(ValueError, match="leaves time free"):
            calendar.busy(wrong)


@pytest.mark.parametrize(
    ("fields", "takes"),
    [
        (TIMED, True),
        (TEN + "begin: '10.00'", True),
        (TIMED + "deelname: online", True),
        (TEN, False),
        (TIMED + "status: geannuleerd", False),
    ],
)
def test_what_takes_time(folder: ProgrammeFolder, fields: str, takes: bool) -> None:
    assert calendar.takes_time(slot_of(folder, fields)[1]) == takes


def test_the_file_is_busy_and_the_feeds_are_free(folder: ProgrammeFolder) -> None:
    folder.session("tien", TIMED + "voorheen: [negen]")
    published = files(folder.read())
    busy = published["2026/tien.ics"]
    assert busy.count(b"\r\nTRANSP:OPAQUE\r\n") == 1
    assert busy == published["2026/negen.ics"]
    for address, content in published.items():
        if address.startswith("kalender/"):
            assert b"OPAQUE" not in content
            assert b"BUSYSTATUS:BUSY" not in content
    (event,) = events(busy)
    (same,) = (e for e in events(published["kalender/programma.ics"]) if e["UID"] == event["UID"])
    for name in ("DTSTAMP", "LAST-MODIFIED", "CREATED", "SEQUENCE"):
        assert event[name].to_ical() == same[name].to_ical()


@pytest.mark.parametrize("fields", [TEN, TIMED + "status: geannuleerd"])
def test_what_takes_no_time_is_free_in_its_file_as_well(
    folder: ProgrammeFolder, fields: str
) -> None:
    folder.session("tien", fields)
    content = files(folder.read())["2026/tien.ics"]
    assert FREE in content
    assert OUTLOOK_FREE in content


# Links to calendars on the web


def links(folder: ProgrammeFolder, fields: str) -> dict[str, str]:
    programme, slot = slot_of(folder, fields)
    return {link.name: link.url for link in web_links(programme, SETTINGS, slot)}


def query(url: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(url).query, strict_parsing=True))


def test_a_form_filled_in(folder: ProgrammeFolder) -> None:
    found = links(folder, TIMED.replace("Tien", "Eén & ander + meer") + "locatie: lochal")
    copy = "Dit%20is%20een%20kopie.%20Kijk%20voor%20vertrek%20of%20alles%20nog%20klopt%3A%20"
    page = "https%3A//example.org/week/2026/tien/"
    place = "LocHal%2C%20Burgemeester%20Brokxlaan%201000%2C%205041%20SG%20Tilburg"
    assert found == {
        "Google Agenda": "https://calendar.google.com/calendar/render?action=TEMPLATE"
        "&text=E%C3%A9n%20%26%20ander%20%2B%20meer&dates=20261110T100000/20261110T113000"
        f"&ctz=Europe/Amsterdam&details={copy}{page}&location={place}",
        "Outlook.com": "https://outlook.live.com/calendar/0/deeplink/compose"
        "?path=/calendar/action/compose&rru=addevent"
        "&subject=E%C3%A9n%20%26%20ander%20%2B%20meer"
        "&startdt=2026-11-10T09%3A00%3A00Z&enddt=2026-11-10T10%3A30%3A00Z"
        f"&body={copy}{page}&location={place}",
    }


def test_an_unknown_time_fills_in_a_whole_day(folder: ProgrammeFolder) -> None:
    found = links(folder, TEN)
    assert query(found["Google Agenda"])["dates"] == "20261110/20261111"
    outlook = query(found["Outlook.com"])
    assert (outlook["startdt"], outlook["enddt"]) == ("2026-11-10", "2026-11-11")
    assert outlook["allday"] == "true"
    assert "location" not in outlook


def test_a_form_in_summer_time(folder: ProgrammeFolder) -> None:
    fields = "titel: Tien\ndatum: 2026-06-01\nrond_de_week: ja\nbegin: '10.00'\neinde: '11.00'"
    found = query(links(folder, fields)["Outlook.com"])
    assert found["startdt"] == "2026-06-01T08:00:00Z"


def test_past_midnight(folder: ProgrammeFolder) -> None:
    fields = TEN + "begin: '22.00'\neinde: '00.30'\neinddatum: 2026-11-11"
    found = query(links(folder, fields)["Google Agenda"])
    assert found["dates"] == "20261110T220000/20261111T003000"


def test_no_links_for_what_is_cancelled(folder: ProgrammeFolder) -> None:
    assert links(folder, TIMED + "status: geannuleerd") == {}


def test_nothing_for_what_is_over(folder: ProgrammeFolder) -> None:
    folder.replace("2026/editie.yml", "van:", "afgerond: ja\nvan:")
    programme, slot = slot_of(folder, TIMED)
    assert web_links(programme, SETTINGS, slot) == ()
    assert SessionPages(programme, SETTINGS).view(slot.session).calendar is None


def test_every_moment_has_its_own_links(folder: ProgrammeFolder) -> None:
    folder.session(
        "tien",
        "titel: Tien\nmomenten:\n"
        "  - datum: 2026-11-10\n"
        "  - {datum: 2026-11-11, sleutel: woensdag, titel: Vervolg}\n",
    )
    programme = folder.read()
    view = SessionPages(programme, SETTINGS).view(programme.by_id[2026, "tien"])
    dates = [query(moment.web_links[0].url)["dates"] for moment in view.moments]
    assert dates == ["20261110/20261111", "20261111/20261112"]
    assert view.calendar
    assert not view.calendar.is_one
    assert "verandert je agenda niet mee" in view.calendar.note
