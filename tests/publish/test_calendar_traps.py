"""Every trap of the icalendar library and of calendar apps that we know of, by number.

Each is avoided in what is published here, or cannot be fallen into.  That it would be noticed is
shown by ``broken_feeds``; where another test says all there is to say, ``ELSEWHERE`` names it.
"""

from __future__ import annotations

import ast
import importlib
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

from macros.programme.model import Programme, Slot
from macros.publish import calendar
from macros.publish.calendar import FIRST_REVISION, Head, Revision
from macros.publish.content_lines import Line, read_lines
from macros.publish.feed_reader import house_rules
from macros.publish.feeds import EVERGREEN, calendar_files, feeds
from macros.publish.settings import Settings
from macros.publish.subscribing import subscription
from tests.broken_feeds import GOOD
from tests.conftest import ProgrammeFolder
from tests.publish.test_calendar import SETTINGS, event_of

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SESSION = "2026/opening.ics"

ELSEWHERE = {
    12: "tests.publish.test_calendar.test_control_characters_do_not_reach_a_feed",
    19: "tests.publish.test_calendar.test_several_moments_are_several_events",
    21: "tests.publish.test_subscribing.test_no_webcal_where_it_does_not_work",
    24: "tests.site.test_build.test_a_broken_calendar_is_not_published",
}


def test_every_trap_has_a_test() -> None:
    here = {int(name[5:7]) for name in globals() if re.match(r"test_\d\d_", name)}
    assert here | ELSEWHERE.keys() == set(range(1, 27))
    for name in ELSEWHERE.values():
        module, _, function = name.rpartition(".")
        assert callable(getattr(importlib.import_module(module), function))


@pytest.fixture
def programme(folder: ProgrammeFolder) -> Programme:
    """A programme with a name, a venue and a link of the sort that traps are made of."""
    folder.replace("themas.yml", "naam: Wonen", "naam: 'Wonen, werken; en \\ zo'")
    folder.replace("locaties.yml", "naam: LocHal", 'naam: "LocHal\\nTilburg; \\"Glazen\\" zaal"')
    place = "plaats: Tilburg\n  breedtegraad: '51.5606'\n  lengtegraad: '5.0836'"
    folder.replace("locaties.yml", "plaats: Tilburg", place)
    online = "deelname: hybride\nonline_url: https://live.example.org/één?a=1,2"
    folder.replace("2026/sessies/opening.md", "vorm: lezing", f"vorm: lezing\n{online}")
    folder.session("tien", "titel: Tien\ndatum: 2026-11-10\neinddatum: 2026-11-11")
    return folder.read()


@pytest.fixture
def published(programme: Programme) -> dict[str, bytes]:
    return written(programme)


def written(programme: Programme, settings: Settings = SETTINGS) -> dict[str, bytes]:
    by_selection = {feed.selection: feed for feed in feeds(programme, SETTINGS)}
    return dict(calendar_files(programme, settings, by_selection))


def head(content: bytes) -> list[Line]:
    return read_lines(content.partition(b"BEGIN:VTIMEZONE")[0].partition(b"BEGIN:VEVENT")[0])


def values(content: bytes, name: str) -> list[str]:
    return [line.value for line in read_lines(content) if line.name == name]


def test_01_the_time_zone_is_not_made_by_the_library(published: dict[str, bytes]) -> None:
    content = published[EVERGREEN]
    zone = content[content.index(b"BEGIN:VTIMEZONE") : content.index(b"BEGIN:VEVENT")]
    assert zone == calendar.TIMEZONE
    assert b"RDATE" not in zone
    assert b"COMMENT" not in zone
    # What a clock shows before the change (RFC 5545 section 3.6.5).
    assert values(zone, "DTSTART") == ["19700329T020000", "19701025T030000"]
    assert all(len(re.findall("BY", rule)) == 2 for rule in values(zone, "RRULE"))


def test_02_a_calendar_has_no_uid(published: dict[str, bytes]) -> None:
    for content in published.values():
        assert content.count(b"\r\nUID:") == content.count(b"\r\nBEGIN:VEVENT\r\n")
        assert "UID" not in {line.name for line in head(content)}


def test_03_names_are_escaped_and_a_new_line_is_noticed() -> None:
    two_lines = Head("Week\nTwee", "Eén, twee; drie", "https://example.org/a.ics", "https://a.org/")
    content = calendar.feed(two_lines, [], datetime(2026, 1, 1, tzinfo=UTC))
    assert b"\r\nNAME:Week\\nTwee\r\n" in content
    assert b"\r\nX-WR-CALDESC:E\xc3\xa9n\\, twee\\; drie\r\n" in content
    assert [problem.code for problem in house_rules(content)] == ["naam", "niets"]


def test_04_names_need_no_backslash(published: dict[str, bytes]) -> None:
    for address, content in published.items():
        if address.startswith("kalender/"):
            names = values(content, "NAME") + values(content, "X-WR-CALNAME")
            assert len(names) == 2
            assert not re.search(r"[\\,;]", "".join(names)), address
    assert "thema Wonen werken en zo" in values(published["kalender/thema-wonen.ics"], "NAME")[0]


def test_05_an_interval_and_a_source_say_what_they_are(published: dict[str, bytes]) -> None:
    types = {line.name: line.parameters.get("VALUE") for line in head(published[EVERGREEN])}
    assert (types["REFRESH-INTERVAL"], types["SOURCE"]) == ("DURATION", "URI")


def test_06_an_address_to_take_part_has_one_feature(published: dict[str, bytes]) -> None:
    """The library quotes two of them as if they were one."""
    lines = [line for line in read_lines(published[EVERGREEN]) if line.name == "CONFERENCE"]
    assert [line.parameters["FEATURE"] for line in lines] == ["VIDEO"]


def test_07_no_stamp_or_identity_is_made_up(programme: Programme) -> None:
    """The library puts in the time of now, and a UID by chance."""
    slot = programme.slots[0]
    january, february = (datetime(2026, month, 1, tzinfo=UTC) for month in (1, 2))
    revision = Revision(january, february, sequence=3)
    event = calendar.event(programme, SETTINGS, slot, revision)
    assert values(event, "DTSTAMP") == values(event, "LAST-MODIFIED") == ["20260201T000000Z"]
    assert values(event, "CREATED") == ["20260101T000000Z"]
    assert values(event, "UID") == ["2026-opening@example.org"]
    stamps = re.findall(rb":(\d{8}T\d{6}Z)\r\n", b"".join(written(programme).values()))
    assert set(stamps) == {f"{FIRST_REVISION.modified:%Y%m%dT%H%M%SZ}".encode()}


def test_08_the_maker_is_not_a_version_of_the_library(published: dict[str, bytes]) -> None:
    for content in published.values():
        (maker,) = values(content, "PRODID")
        assert maker == "-//Week van de Brede Welvaart//Programma//NL"
        assert icalendar.__version__ not in content.decode()


def test_09_text_of_our_own_properties_is_escaped(published: dict[str, bytes]) -> None:
    """The library writes it as it is in one version, and escaped in another."""
    content = published["kalender/thema-wonen.ics"]
    for name in ("X-WR-CALDESC", "DESCRIPTION"):
        assert "Wonen\\, werken\\; en \\\\ zo" in values(content, name)[0]
    tree = ast.parse(Path(calendar.__file__).read_text("utf-8"))
    added = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and is_add(node)]
    names = [ast.literal_eval(node.args[0]) for node in added]
    typed = [isinstance(node.args[1], ast.Call | ast.Name) for node in added]
    own = [is_typed for name, is_typed in zip(names, typed, strict=True) if name.startswith("X-")]
    assert len(own) >= 3
    assert all(own)


def is_add(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Attribute) and node.func.attr == "add"


PASSED_IN_SILENCE = {
    "another status": ("STATUS:CONFIRMED", "STATUS:Definitief", "status"),
    "a time without zone": (
        "DTSTART;TZID=Europe/Amsterdam:20261109T093000",
        "DTSTART:20261109T093000",
        "tijd",
    ),
    "an end without start": (
        "DTSTART;TZID=Europe/Amsterdam:20261109T093000\r\n",
        "",
        "eigenschap-ontbreekt",
    ),
    "no end": ("DTEND;VALUE=DATE:20261111\r\n", "", "eigenschap-ontbreekt"),
    "an end at the start": ("DTEND;VALUE=DATE:20261111", "DTEND;VALUE=DATE:20261110", "volgorde-"),
}


@pytest.mark.parametrize(("old", "new", "code"), PASSED_IN_SILENCE.values(), ids=PASSED_IN_SILENCE)
def test_10_what_the_library_lets_pass_is_noticed(old: str, new: str, code: str) -> None:
    content = GOOD.replace(old.encode(), new.encode(), 1)
    assert content != GOOD
    library: Any = icalendar.Calendar.from_ical(content)
    library.validate()
    assert any(problem.code.startswith(code) for problem in house_rules(content))


def test_11_nothing_is_added_twice(published: dict[str, bytes]) -> None:
    """The library takes a second SUMMARY without a word."""
    for content in published.values():
        for event in content.split(b"BEGIN:VEVENT\r\n")[1:]:
            names = [line.name for line in read_lines(event.partition(b"END:VEVENT")[0])]
            assert len(set(names)) == len(names)


def test_13_addresses_are_ascii(programme: Programme) -> None:
    settings = replace(SETTINGS, site_url="https://example.org/wéék van nu/")
    for content in written(programme, settings).values():
        for name in ("URL", "SOURCE", "CONFERENCE"):
            for value in values(content, name):
                assert re.fullmatch(r"https://[!-~]+", value), value
    (link, *_) = values(written(programme)[SESSION], "CONFERENCE")
    assert link == "https://live.example.org/%C3%A9%C3%A9n?a=1,2"


NIGHTS = {
    # first day, begin, last day, end: hours that it really takes
    "the clock goes forward": ("2026-03-28", "22.00", "2026-03-29", "04.00", 5.0),
    "the clock goes back": ("2026-10-24", "22.00", "2026-10-25", "04.00", 7.0),
    "it ends in the hour that comes twice": ("2026-10-24", "22.00", "2026-10-25", "02.30", 4.5),
    "it begins in the hour that comes twice": ("2026-10-25", "02.30", "2026-10-25", "04.00", 2.5),
    "an ordinary night": ("2026-11-10", "22.00", "2026-11-11", "04.00", 6.0),
}


@pytest.mark.parametrize(("day", "begin", "last", "end", "hours"), NIGHTS.values(), ids=NIGHTS)
def test_14_every_time_can_be_told_from_every_other(
    folder: ProgrammeFolder, day: str, begin: str, last: str, end: str, hours: float
) -> None:
    """Of the hour that comes twice a calendar knows the first, so no time is in the second."""
    fields = f"datum: {day}\nbegin: '{begin}'\neinddatum: {last}\neinde: '{end}'"
    event = event_of(folder, f"titel: Nacht\n{fields}\nrond_de_week: ja")
    start, stop = event.decoded("DTSTART"), event.decoded("DTEND")
    assert f"{start:%Y-%m-%d %H.%M} {stop:%Y-%m-%d %H.%M}" == f"{day} {begin} {last} {end}"
    assert (start.fold, stop.fold) == (0, 0)
    assert stop.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=hours)
    # An app that goes by our VTIMEZONE comes to the same.
    zone = zone_of_ours()
    by_rules = [t.replace(tzinfo=zone).astimezone(UTC) for t in (start, stop)]
    assert by_rules == [start.astimezone(UTC), stop.astimezone(UTC)]


def zone_of_ours() -> Any:
    text = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + calendar.TIMEZONE + b"END:VCALENDAR"
    component: Any = icalendar.Calendar.from_ical(text).walk("VTIMEZONE")[0]
    return component.to_tz(lookup_tzid=False)


def test_14_no_time_that_is_presumed_is_in_the_second_of_two_hours(programme: Programme) -> None:
    """Whatever the time at which something of unknown length begins."""
    session = programme.sessions[0]
    for minute in range(0, 5 * 60, 15):
        begins = (datetime(2026, 10, 25, tzinfo=UTC) + timedelta(minutes=minute)).time()
        moment = session.moments[0].model_copy(
            update={"day": date(2026, 10, 25), "begins": begins, "ends": None}
        )
        start, end = calendar.period(Slot(session, moment))
        assert isinstance(end, datetime)
        assert end.fold == 0
        # On paper it takes an hour; with the hour that comes twice in it, it can be two.
        assert end.replace(tzinfo=None) > datetime.combine(start, begins)


def test_15_no_invitation(published: dict[str, bytes]) -> None:
    for content in published.values():
        names = {line.name for line in read_lines(content)}
        assert not names & {"METHOD", "ORGANIZER", "ATTENDEE"}


def test_16_the_file_of_a_session_has_no_name(published: dict[str, bytes]) -> None:
    names = {line.name for line in head(published[SESSION])}
    assert names == {"BEGIN", "VERSION", "PRODID", "CALSCALE"}


def test_17_a_place_is_one_line(published: dict[str, bytes]) -> None:
    (place,) = values(published[SESSION], "LOCATION")
    assert place.startswith("LocHal Tilburg\\; 'Glazen' zaal\\, Burgemeester Brokxlaan 1000\\, ")
    assert "\\n" not in place


def test_18_a_uid_has_no_slash(published: dict[str, bytes]) -> None:
    uids = values(published[EVERGREEN], "UID")
    assert len(uids) == 2
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+@[A-Za-z0-9.-]+", uid) for uid in uids)


def test_20_the_end_of_whole_days_is_the_day_after(published: dict[str, bytes]) -> None:
    content = published["2026/tien.ics"]
    assert values(content, "DTSTART") == ["20261110"]
    assert values(content, "DTEND") == ["20261112"]


def test_22_an_iphone_subscribes_and_a_copy_is_called_a_copy(programme: Programme) -> None:
    """A link with ``https:`` to a calendar usually gives an iPhone a copy that stays as it is."""
    for feed in feeds(programme, SETTINGS):
        view = subscription(SETTINGS, feed)
        apple = next(way for way in view.ways if way.key == "apple")
        assert apple.url == f"webcal://example.org/week/{feed.address}"
        assert not any(way.url.startswith(SETTINGS.site_url) for way in view.ways)
    assert "verandert daarna niet meer" in view.words.frozen


def test_23_nobody_is_promised_a_change_at_once(programme: Programme) -> None:
    view = subscription(SETTINGS, next(iter(feeds(programme, SETTINGS))))
    assert "Kijk dan op deze site." in view.words.slow
    slow = {way.key: way.delay for way in view.ways if way.delay}
    assert {"apple", "google", "outlook-com", "thunderbird", "nextcloud"} <= slow.keys()
    assert all("wijziging" in delay for delay in slow.values())


def test_25_the_name_of_a_file_says_what_it_is(programme: Programme) -> None:
    """Thunderbird shows the name of the file as that of the calendar."""
    for feed in feeds(programme, SETTINGS):
        name = feed.address.removeprefix("kalender/").removesuffix(".ics")
        assert re.fullmatch(r"[a-z0-9]+([-_][a-z0-9]+)*", name)
        assert name not in {"feed", "calendar", "kalender", "agenda", "index", "export"}


def test_26_there_is_no_jcal(published: dict[str, bytes]) -> None:
    """The library types our own properties as unknown there."""
    assert all(address.endswith(".ics") for address in published)
    code = Path(calendar.__file__).parents[1]
    assert not [p for p in code.rglob("*.py") if "jcal" in p.read_text("utf-8").lower()]
