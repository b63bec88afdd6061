"""Sessions as calendar events: read back with the library that wrote them, and byte by byte."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

from macros.programme.model import Programme
from macros.programme.selection import Selection
from macros.publish import calendar
from macros.publish.feeds import calendar_files, feeds
from macros.publish.settings import Settings
from tests.conftest import ProgrammeFolder

SETTINGS = Settings(
    site_name="Week van de Brede Welvaart",
    site_url="https://example.org/week/",
    repository="owner/name",
    branch="main",
    uid_domain="example.org",
    security_contact="https://example.org/lek",
    security_expires="2027-11-01T00:00:00Z",
)
TEN = "titel: Tien\ndatum: 2026-11-10\n"


def files(programme: Programme) -> dict[str, bytes]:
    by_selection = {feed.selection: feed for feed in feeds(programme, SETTINGS)}
    return dict(calendar_files(programme, SETTINGS, by_selection))


def events(content: bytes) -> list[Any]:
    found = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert all(not event.errors for event in found)
    return list(found)


def event_of(folder: ProgrammeFolder, fields: str) -> Any:
    folder.session("tien", fields)
    (event,) = events(files(folder.read())["2026/tien.ics"])
    return event


def test_a_timed_session(folder: ProgrammeFolder) -> None:
    (event,) = events(files(folder.read())["2026/opening.ics"])
    assert event["UID"] == "2026-opening@example.org"
    assert event.decoded("DTSTART") == datetime(
        2026, 11, 9, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam")
    )
    assert event["DTSTART"].params == {"TZID": "Europe/Amsterdam"}
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(hours=2.5)
    assert event["SUMMARY"] == "Opening van de week"
    assert event["LOCATION"] == "LocHal, Burgemeester Brokxlaan 1000, 5041 SG Tilburg"
    assert event["URL"] == "https://example.org/week/2026/opening/"
    assert event["STATUS"] == "CONFIRMED"
    assert event["TRANSP"] == "OPAQUE"
    assert event["CATEGORIES"].cats == ["Wonen", "Inwoners", "Hart van Brabant"]
    assert event["DESCRIPTION"].split("\n\n") == [
        "Samen beginnen we.",
        "Met Anna Jansen.\nVan Buurthuis De Draad.",
        "https://example.org/week/2026/opening/",
    ]


def test_an_unknown_time_is_a_whole_day(folder: ProgrammeFolder) -> None:
    event = event_of(folder, TEN)
    assert event.decoded("DTSTART") == date(2026, 11, 10)
    assert event.decoded("DTEND") == date(2026, 11, 11)
    assert event["SUMMARY"] == "Tien (tijd volgt)"
    assert "Tijd volgt. Locatie volgt." in event["DESCRIPTION"]
    assert "LOCATION" not in event


def test_what_is_over_does_not_follow_any_more(folder: ProgrammeFolder) -> None:
    folder.replace("2026/editie.yml", "van:", "afgerond: ja\nvan:")
    event = event_of(folder, TEN + "aanmelden:\n  url: https://example.org/meld")
    assert event["SUMMARY"] == "Tien (tijd niet bekend)"
    assert "Aanmelden" not in event["DESCRIPTION"]


def test_several_days_without_times(folder: ProgrammeFolder) -> None:
    event = event_of(folder, TEN + "einddatum: 2026-11-12")
    assert event.decoded("DTEND") == date(2026, 11, 13)


def test_an_unknown_end_is_an_hour_and_said(folder: ProgrammeFolder) -> None:
    event = event_of(folder, TEN + 'begin: "10.00"')
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(hours=1)
    assert "Eindtijd volgt." in event["DESCRIPTION"]


def test_an_unknown_end_in_the_night_of_the_clock_change(folder: ProgrammeFolder) -> None:
    fields = "titel: Nacht\ndatum: 2026-10-25\nrond_de_week: ja\nbegin: '02.30'\n"
    event = event_of(folder, fields)
    assert event["DTSTART"].to_ical() == b"20261025T023000"
    assert event["DTEND"].to_ical() == b"20261025T033000"


def test_past_midnight(folder: ProgrammeFolder) -> None:
    event = event_of(folder, TEN + 'begin: "22.00"\neinde: "00.30"\neinddatum: 2026-11-11')
    assert event["DTEND"].to_ical() == b"20261111T003000"


def test_online(folder: ProgrammeFolder) -> None:
    event = event_of(folder, TEN + "deelname: online\nonline_url: https://example.org/é?a=1&b=2")
    assert event["LOCATION"] == "Online"
    assert event["CONFERENCE"] == "https://example.org/%C3%A9?a=1&b=2"
    assert event["CONFERENCE"].params["VALUE"] == "URI"
    assert "Online meedoen: https://example.org/é?a=1&b=2" in event["DESCRIPTION"]


def test_coordinates(folder: ProgrammeFolder) -> None:
    place = 'plaats: Tilburg\n  breedtegraad: "51.5606"\n  lengtegraad: "5.0836"'
    folder.replace("locaties.yml", "plaats: Tilburg", place)
    event = event_of(folder, TEN + "locatie: lochal\nzaal: Glazen zaal")
    assert event["GEO"].to_ical() == "51.5606;5.0836"
    on_the_map = event["X-APPLE-STRUCTURED-LOCATION"]
    assert on_the_map == "geo:51.5606,5.0836"
    assert on_the_map.params == {
        "VALUE": "URI",
        "X-APPLE-RADIUS": "100",
        "X-TITLE": event["LOCATION"],
    }
    assert event["LOCATION"].startswith("LocHal, Glazen zaal, Burgemeester")


def test_cancelled(folder: ProgrammeFolder) -> None:
    event = event_of(folder, TEN + "status: geannuleerd\nstatus_uitleg: De zaal is dicht.")
    assert event["STATUS"] == "CANCELLED"
    assert event["SUMMARY"].startswith("GEANNULEERD: Tien")
    assert event["DESCRIPTION"].startswith("Deze sessie gaat niet door. De zaal is dicht.")


def test_nobody_is_asked_to_join_what_is_cancelled(folder: ProgrammeFolder) -> None:
    online = "deelname: hybride\nonline_url: https://example.org/live\n"
    join = "aanmelden: {url: https://example.org/a}\nstatus: geannuleerd"
    event = event_of(folder, TEN + online + join)
    assert "CONFERENCE" not in event
    assert "https://example.org/live" not in event["DESCRIPTION"]
    assert "Aanmelden" not in event["DESCRIPTION"]


def test_moved_keeps_its_identity(folder: ProgrammeFolder) -> None:
    before = event_of(folder, TEN)
    moved = "status: verplaatst\noorspronkelijk:\n  datum: 2026-11-10\n  begin: '09.00'\n"
    after = event_of(folder, "titel: Elf\ndatum: 2026-11-11\n" + moved)
    assert after["UID"] == before["UID"]
    assert "Eerst was het op 10 november 2026, vanaf 09.00 uur." in after["DESCRIPTION"]


def test_full(folder: ProgrammeFolder) -> None:
    event = event_of(folder, TEN + "plekken: vol")
    assert "Vol: aanmelden kan niet meer." in event["DESCRIPTION"]


def test_several_moments_are_several_events(folder: ProgrammeFolder) -> None:
    folder.session(
        "tien",
        "titel: Tien\nmomenten:\n"
        "  - datum: 2026-11-10\n"
        "  - {datum: 2026-11-11, sleutel: woensdag, titel: Vervolg, locatie: lochal}\n",
    )
    found = events(files(folder.read())["2026/tien.ics"])
    assert [(e["UID"], e["SUMMARY"]) for e in found] == [
        ("2026-tien@example.org", "Tien (tijd volgt)"),
        ("2026-tien.woensdag@example.org", "Tien – Vervolg (tijd volgt)"),
    ]


def test_a_renamed_file_keeps_its_identity_and_its_old_address(folder: ProgrammeFolder) -> None:
    folder.session("elf", TEN + "voorheen: [eerste, tweede]")
    published = files(folder.read())
    (event,) = events(published["2026/elf.ics"])
    assert event["UID"] == "2026-eerste@example.org"
    assert published["2026/eerste.ics"] == published["2026/tweede.ics"] == published["2026/elf.ics"]


def test_text_is_escaped_and_folded(folder: ProgrammeFolder) -> None:
    title = "Eén, twee; drie \\ vier: " + "é€" * 40
    folder.session("tien", f"titel: '{title}'\ndatum: 2026-11-10")
    content = files(folder.read())["2026/tien.ics"]
    (event,) = events(content)
    assert event["SUMMARY"] == f"{title} (tijd volgt)"
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    content.decode()


def test_control_characters_do_not_reach_a_feed(folder: ProgrammeFolder) -> None:
    folder.session("tien", 'titel: "Ti\\x0ben\\u2028tien"\ndatum: 2026-11-10')
    (event,) = events(files(folder.read())["2026/tien.ics"])
    assert event["SUMMARY"] == "Tien tien (tijd volgt)"


def test_the_same_session_is_the_same_bytes_in_every_feed(folder: ProgrammeFolder) -> None:
    published = files(folder.read())
    (block,) = re.findall(
        rb"BEGIN:VEVENT.*?END:VEVENT\r\n", published["kalender/vorm-lezing.ics"], re.DOTALL
    )
    holders = {name for name, content in published.items() if block in content}
    assert {name for name in holders if "_" not in name} == {
        "kalender/programma.ics",
        "kalender/2026.ics",
        "kalender/2026-maandag-9-november.ics",
        "kalender/thema-wonen.ics",
        "kalender/regio-hart-van-brabant.ics",
        "kalender/doelgroep-inwoners.ics",
        "kalender/vorm-lezing.ics",
        "kalender/locatie-lochal.ics",
        "kalender/organisatie-buurthuis.ics",
        "kalender/deelname-op-locatie.ics",
    }


def test_a_theme_without_sessions_has_a_feed_all_the_same(folder: ProgrammeFolder) -> None:
    content = files(folder.read())["kalender/thema-samenleving.ics"]
    (only,) = events(content)
    assert only["SUMMARY"] == "Nu geen sessies: thema Samenleving"


def test_the_head_of_a_feed(folder: ProgrammeFolder) -> None:
    folder.replace("themas.yml", "naam: Wonen", 'naam: "Wonen, werken; en zo"')
    content = files(folder.read())["kalender/thema-wonen.ics"]
    head = content[: content.index(b"BEGIN:VTIMEZONE")].decode().replace("\r\n ", "")
    assert head.startswith(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Week van de Brede Welvaart//"
    )
    assert "\r\nNAME:Week van de Brede Welvaart – thema Wonen werken en zo\r\n" in head
    assert "\r\nREFRESH-INTERVAL;VALUE=DURATION:PT4H\r\n" in head
    assert "\r\nSOURCE;VALUE=URI:https://example.org/week/kalender/thema-wonen.ics\r\n" in head
    assert "METHOD" not in head
    assert "\r\nUID" not in head


def test_a_calendar_of_whole_days_has_no_time_zone(folder: ProgrammeFolder) -> None:
    """Only for a time in a zone: RFC 5545 section 3.6.5."""
    folder.session("tien", TEN)
    published = files(folder.read())
    zoned = {name for name, content in published.items() if b"BEGIN:VTIMEZONE" in content}
    assert "2026/tien.ics" not in zoned
    assert "kalender/2026-dinsdag-10-november.ics" not in zoned
    assert {
        "2026/opening.ics",
        "kalender/2026-maandag-9-november.ics",
        "kalender/2026.ics",
    } <= zoned


def test_events_are_in_order_of_start_and_then_of_uid(folder: ProgrammeFolder) -> None:
    """So that a change of a title or an end moves nothing."""
    at_ten = "datum: 2026-11-09\nbegin: '10.00'\n"
    folder.session("avond", "titel: Avond\ndatum: 2026-11-09\nbegin: '19.00'")
    folder.session("dag", "titel: Dag\ndatum: 2026-11-09")
    folder.session("tien", f"titel: B\n{at_ten}einde: '11.00'")
    folder.session("tien-uur", f"titel: A\n{at_ten}einde: '10.30'")
    folder.session("elf", f"titel: C\n{at_ten}voorheen: [aan-tafel]")
    folder.session(
        "vaak",
        "titel: D\nmomenten:\n"
        "  - {datum: 2026-11-09, begin: '10.00', sleutel: b}\n"
        "  - {datum: 2026-11-08, sleutel: voor}\n"
        "  - {datum: 2026-11-09, begin: '10.00', sleutel: a}\n"
        "  - {datum: 2026-11-07, einddatum: 2026-11-12, sleutel: week}\n"
        "rond_de_week: ja",
    )
    found = [event["UID"] for event in events(files(folder.read())["kalender/programma.ics"])]
    assert [uid.removesuffix("@example.org").removeprefix("2026-") for uid in found] == [
        *("vaak.week", "vaak.voor", "opening"),
        *("aan-tafel", "tien-uur", "tien", "vaak.a", "vaak.b"),
        *("avond", "dag"),
    ]


def test_a_single_session_file_has_no_calendar_name(folder: ProgrammeFolder) -> None:
    content = files(folder.read())["2026/opening.ics"]
    assert b"NAME" not in content[: content.index(b"BEGIN:VTIMEZONE")]


@pytest.mark.parametrize("invented", [True, False])
def test_an_invented_week_says_so_in_every_feed(folder: ProgrammeFolder, invented: bool) -> None:
    if invented:
        folder.replace("2026/editie.yml", "van:", "fictief: ja\nvan:")
    programme = folder.read()
    for feed in feeds(programme, SETTINGS):
        content = files(programme)[feed.address]
        assert (b"NAME:VOORBEELD" in content) == invented


def test_the_time_zone_is_that_of_the_tz_database() -> None:
    """The two rules give the offset of ``zoneinfo``, of 1996, when the rules began, up to 2037."""
    text = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + calendar.TIMEZONE + b"END:VCALENDAR"
    found: Any = icalendar.Calendar.from_ical(text).walk("VTIMEZONE")[0]
    zone = found.to_tz(lookup_tzid=False)
    hour = datetime(1996, 1, 1, tzinfo=UTC)
    while hour.year < 2038:
        wall = hour.astimezone(ZoneInfo("Europe/Amsterdam")).replace(tzinfo=None)
        expected = wall.replace(tzinfo=ZoneInfo("Europe/Amsterdam")).utcoffset()
        # Within a day of a change every hour, elsewhere noon says enough.
        assert wall.replace(tzinfo=zone).utcoffset() == expected, wall
        near = wall.month in (3, 10) and wall.day >= 24
        hour += timedelta(hours=1 if near else 24 - hour.hour + 12)


def test_there_is_a_feed_for_everything_with_a_page(folder: ProgrammeFolder) -> None:
    programme = folder.read()
    selections = {feed.selection for feed in feeds(programme, SETTINGS)}
    assert Selection() in selections
    assert Selection(year=2026) in selections
    assert Selection(day=date(2026, 11, 9)) in selections
    facets = {selection.facets[0][0] for selection in selections if selection.facets}
    assert facets == {
        *("thema", "regio", "doelgroep", "vorm"),
        *("locatie", "organisatie", "reeks", "deelname"),
    }
