"""A calendar that is right, and every way to break it that we know of.

Each kind names the house rule that catches it and the outside checkers that object to it.  From a
comparison of nineteen programs: no program sees all of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import icalendar

from macros.publish.calendar import TIMEZONE
from macros.publish.feed_rules import LONGEST_LINE

_HEAD = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Voorbeeld//Programma//NL
CALSCALE:GREGORIAN
NAME:Week – thema Wonen
X-WR-CALNAME:Week – thema Wonen
REFRESH-INTERVAL;VALUE=DURATION:PT4H
X-PUBLISHED-TTL:PT4H
SOURCE;VALUE=URI:https://example.org/kalender/thema-wonen.ics
URL:https://example.org/thema/wonen/
LAST-MODIFIED:20261001T120000Z
X-WR-TIMEZONE:Europe/Amsterdam
"""

_EVENTS = """\
BEGIN:VEVENT
SUMMARY:Soep\\, brood en één goede vraag
DTSTART;TZID=Europe/Amsterdam:20261109T093000
DTEND;TZID=Europe/Amsterdam:20261109T120000
DTSTAMP:20261001T120000Z
UID:2026-soep@example.org
CATEGORIES:Wonen,Hart van Brabant
CREATED:20260901T120000Z
DESCRIPTION:Kom je ook? Meld je aan\\; het is gratis.\\n\\nhttps://
 example.org/2026/soep/
GEO:51.5606;5.0836
LAST-MODIFIED:20261001T120000Z
LOCATION:LocHal\\, Burgemeester Brokxlaan 1000\\, 5041 SG Tilburg
SEQUENCE:2
STATUS:CONFIRMED
TRANSP:TRANSPARENT
URL:https://example.org/2026/soep/
X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-APPLE-RADIUS=100;X-TITLE="LocHal, B
 urgemeester Brokxlaan 1000, 5041 SG Tilburg":geo:51.5606,5.0836
X-MICROSOFT-CDO-BUSYSTATUS:FREE
END:VEVENT
BEGIN:VEVENT
SUMMARY:Wandelen (tijd volgt)
DTSTART;VALUE=DATE:20261110
DTEND;VALUE=DATE:20261111
DTSTAMP:20260901T120000Z
UID:2026-wandelen@example.org
DESCRIPTION:Tijd volgt.\\n\\nhttps://example.org/2026/wandelen/
LAST-MODIFIED:20260901T120000Z
SEQUENCE:0
STATUS:CONFIRMED
TRANSP:TRANSPARENT
URL:https://example.org/2026/wandelen/
X-MICROSOFT-CDO-BUSYSTATUS:FREE
END:VEVENT
BEGIN:VEVENT
SUMMARY:GEANNULEERD: Praten over later
DTSTART;TZID=Europe/Amsterdam:20261111T193000
DTEND;TZID=Europe/Amsterdam:20261111T210000
DTSTAMP:20260902T120000Z
UID:2026-later@example.org
CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL=Online meedoen:ht
 tps://live.example.org/later?a=1
DESCRIPTION:Deze sessie gaat niet door.\\n\\nhttps://example.org/2026/later/
LAST-MODIFIED:20260902T120000Z
LOCATION:Online
SEQUENCE:1
STATUS:CANCELLED
TRANSP:TRANSPARENT
URL:https://example.org/2026/later/
X-MICROSOFT-CDO-BUSYSTATUS:FREE
END:VEVENT
"""

_SINGLE_HEAD = _HEAD[: _HEAD.index("NAME")]


def _bytes(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode()


GOOD = _bytes(_HEAD) + TIMEZONE + _bytes(_EVENTS) + b"END:VCALENDAR\r\n"
GOOD_SINGLE = (
    _bytes(_SINGLE_HEAD)
    + TIMEZONE
    + _bytes(_EVENTS[: _EVENTS.index("END:VEVENT\n") + len("END:VEVENT\n")])
    + b"END:VCALENDAR\r\n"
)
"""The file of one session."""


@dataclass(frozen=True)
class Kind:
    """One way to break a calendar."""

    name: str
    rule: str
    """Code of the house rule that catches it."""
    make: Callable[[bytes], bytes]
    checkers: tuple[str, ...] = ()
    """Modules of ``tests/validators`` that object."""
    single: bool = False
    """Whether it is about the file of one session."""

    @property
    def content(self) -> bytes:
        """The broken calendar."""
        good = GOOD_SINGLE if self.single else GOOD
        broken = self.make(good)
        assert broken != good, self.name
        return broken


def _swap(old: str, new: str, count: int = 1) -> Callable[[bytes], bytes]:
    """Return a function that puts ``new`` in the place of the first ``old``."""
    return lambda good: good.replace(_bytes(old), _bytes(new), count)


def _swap_and_fold(old: str, new: str, count: int = 1) -> Callable[[bytes], bytes]:
    """Return a function that does the same, where a line may become too long."""
    swap = _swap(old, new, count)
    return lambda good: folded(swap(good))


def folded(content: bytes) -> bytes:
    """Return ``content`` with lines that are too long folded, never inside a character."""
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    short = (
        re.sub(".{24}(?=.)", "\\g<0>\r\n ", line) if len(line.encode()) > LONGEST_LINE else line
        for line in lines
    )
    return "\r\n".join(short).encode()


def _without(name: str) -> Callable[[bytes], bytes]:
    """Return a function that leaves out the first line of a property, folds included."""
    pattern = re.compile(rb"^" + name.encode() + rb"[;:].*\r\n( .*\r\n)*", re.MULTILINE)
    return lambda good: pattern.sub(b"", good, count=1)


def _with(line: str, before: str = "STATUS:") -> Callable[[bytes], bytes]:
    """Return a function that puts lines before the first line that begins with ``before``."""
    return _swap(f"\n{before}", f"\n{line}\n{before}")


def _without_events(good: bytes) -> bytes:
    return good[: good.index(b"BEGIN:VTIMEZONE")] + b"END:VCALENDAR\r\n"


def _only_days(good: bytes) -> bytes:
    start, end = rb"DTSTART;TZID=[^:]*:(\d{8})T\d{6}", rb"DTEND;TZID=[^:]*:\d{8}T\d{6}"
    days = re.sub(start, rb"DTSTART;VALUE=DATE:\1", good)
    return re.sub(end, b"DTEND;VALUE=DATE:20261130", days)


def _at_one_time(good: bytes) -> bytes:
    """Return the first two events at the same time, in an order that is not that of UIDs."""
    for day, time in (
        ("DTSTART;VALUE=DATE:20261110\n", START),
        ("DTEND;VALUE=DATE:20261111\n", END),
    ):
        good = good.replace(_bytes(day), _bytes(time))
    return good.replace(b"UID:2026-soep", b"UID:2026-zeep")


def _zone_of_the_library(good: bytes) -> bytes:
    calendar: Any = icalendar.Calendar.from_ical(good.replace(TIMEZONE, b""))
    calendar.add_missing_timezones()
    return good.replace(TIMEZONE, bytes(calendar.walk("VTIMEZONE")[0].to_ical()))


SUMMARY = "SUMMARY:Soep\\, brood en één goede vraag\n"
START = "DTSTART;TZID=Europe/Amsterdam:20261109T093000\n"
END = "DTEND;TZID=Europe/Amsterdam:20261109T120000\n"

KINDS = (
    Kind(
        "missing DTSTAMP",
        "eigenschap-ontbreekt",
        _without("DTSTAMP"),
        ("libical", "icaljs", "py_vobject"),
    ),
    Kind(
        "missing VTIMEZONE",
        "tijdzone",
        lambda good: good.replace(TIMEZONE, b""),
        ("icaljs", "khal_import"),
    ),
    Kind("line of 200 octets", "regellengte", _swap("gratis.", "gratis. " + "x" * 200)),
    Kind("LF only", "regeleinden", lambda good: good.replace(b"\r\n", b"\n")),
    Kind("unescaped comma", "backslash", _swap("Soep\\,", "Soep,"), ("calcurse",)),
    Kind("unescaped semicolon", "backslash", _swap("Soep\\,", "Soep;"), ("calcurse",)),
    Kind("stray backslash", "backslash", _swap("Soep\\,", "Soep\\q"), ("calcurse",)),
    Kind(
        "duplicate UID",
        "dubbele-uid",
        _swap("UID:2026-wandelen", "UID:2026-soep"),
        ("icaljs", "khal_import", "vdirsyncer_http", "radicale_put"),
    ),
    Kind(
        "DTEND before DTSTART",
        "volgorde-tijden",
        _swap(END, END.replace("T12", "T08")),
        ("icaljs", "calcurse", "py_ics", "khal_import"),
    ),
    Kind(
        "invalid UTF-8",
        "geen-utf-8",
        lambda good: good.replace("één".encode(), b"\xe9\xe9n"),
        ("home_assistant", "py_vobject", "py_ics", "ruby", "vdirsyncer_http"),
    ),
    Kind(
        "floating start",
        "tijd",
        _swap(START, START.replace(";TZID=Europe/Amsterdam", "")),
        ("icaljs", "home_assistant", "khal_import"),
    ),
    Kind(
        "missing UID",
        "eigenschap-ontbreekt",
        _without("UID"),
        ("libical", "icaljs", "py_vobject", "khal_import"),
    ),
    Kind(
        "missing PRODID",
        "eigenschap-ontbreekt",
        _without("PRODID"),
        ("libical", "py_vobject", "py_ics"),
    ),
    Kind(
        "truncated file",
        "laatste-bytes",
        lambda good: good[: len(good) * 2 // 3],
        (
            *("libical", "icaljs", "home_assistant", "calcurse", "py_vobject"),
            *("khal_import", "vdirsyncer_http", "radicale_put"),
        ),
    ),
    Kind(
        "raw newline in SUMMARY",
        "opbouw",
        _swap("brood en één", "brood\nen één"),
        ("libical", "icaljs", "home_assistant", "py_vobject", "py_ics", "ruby", "radicale_put"),
    ),
    Kind(
        "DATE and DATE-TIME",
        "volgorde-tijden",
        _swap(END, "DTEND;VALUE=DATE:20261110\n"),
        ("icaljs", "home_assistant", "calcurse", "khal_import", "radicale_put"),
    ),
    Kind(
        "two SUMMARYs",
        "dubbele-eigenschap",
        _with("SUMMARY:Nog een titel"),
        ("libical", "icaljs", "home_assistant", "py_vobject", "py_ics", "radicale_put"),
    ),
    Kind(
        "fold inside a character",
        "vouw-in-teken",
        lambda good: good.replace("éé".encode(), b"\xc3\r\n \xa9\xc3\xa9"),
        ("home_assistant", "py_vobject", "py_ics", "ruby", "vdirsyncer_http"),
    ),
    Kind(
        "date that does not exist",
        "tijd",
        _swap("DTSTART;VALUE=DATE:20261110", "DTSTART;VALUE=DATE:20261131"),
        (
            *("home_assistant", "calcurse", "py_vobject", "py_ics"),
            *("ruby", "khal_import", "radicale_put"),
        ),
    ),
    Kind(
        "control character",
        "stuurteken",
        lambda good: good.replace(b"brood", b"br\x0bood"),
        ("home_assistant", "py_ics"),
    ),
    Kind(
        "BOM",
        "eerste-bytes",
        lambda good: b"\xef\xbb\xbf" + good,
        (
            *("icaljs", "home_assistant", "calcurse", "py_vobject"),
            *("py_ics", "vdirsyncer_http", "radicale_put"),
        ),
    ),
    Kind("no VEVENT", "niets", _without_events),
    Kind(
        "STATUS of our own",
        "status",
        _swap("STATUS:CONFIRMED", "STATUS:Definitief"),
        ("libical", "home_assistant", "py_ics"),
    ),
    Kind(
        "broken RRULE",
        "vreemde-eigenschap",
        _with("RRULE:FREQ=WEEKELIJKS"),
        ("libical", "icaljs", "home_assistant", "calcurse", "khal_import", "radicale_put"),
    ),
    Kind(
        "HTML",
        "eerste-bytes",
        lambda _: b"<!doctype html>\r\n<title>404</title>\r\n<p>Niet gevonden: deze pagina.\r\n",
        (
            *("libical", "icaljs", "home_assistant", "calcurse", "py_vobject", "py_ics"),
            *("ruby", "khal_import", "vdirsyncer_http", "radicale_put"),
        ),
    ),
    Kind(
        "missing VERSION",
        "eigenschap-ontbreekt",
        _without("VERSION"),
        ("libical", "calcurse", "py_ics"),
    ),
    Kind("VTIMEZONE of the library", "tijdzone", _zone_of_the_library, ("ruby",)),
    Kind(
        "UID of the calendar",
        "vreemde-eigenschap",
        _with("UID:kalender", "NAME:"),
        ("vdirsyncer_http",),
    ),
    Kind("METHOD", "vreemde-eigenschap", _with("METHOD:PUBLISH", "NAME:"), ("libical",)),
    Kind(
        "VLOCATION",
        "opbouw",
        _swap("END:VEVENT", "BEGIN:VLOCATION\nUID:x\nNAME:LocHal\nEND:VLOCATION\nEND:VEVENT"),
        ("ruby",),
    ),
    Kind(
        "STYLED-DESCRIPTION",
        "vreemde-eigenschap",
        _with("STYLED-DESCRIPTION;VALUE=TEXT;FMTTYPE=text/html:<p>Hallo</p>"),
        ("libical", "ruby"),
    ),
    Kind(
        "LINK",
        "vreemde-eigenschap",
        _with('LINK;VALUE=URI;LINKREL="alternate":https://example.org/'),
        ("libical", "ruby"),
    ),
    # What no program objects to, and readers do.
    Kind(
        "ORGANIZER",
        "vreemde-eigenschap",
        _with("ORGANIZER;CN=Anna:mailto:anna@example.org"),
        ("libical",),
    ),
    Kind(
        "VALARM",
        "opbouw",
        _swap("END:VEVENT", "BEGIN:VALARM\nACTION:AUDIO\nTRIGGER:-PT1H\nEND:VALARM\nEND:VEVENT"),
    ),
    Kind("time in UTC", "tijd", _swap(START, "DTSTART:20261109T083000Z\n")),
    Kind(
        "parameter",
        "vreemde-parameter",
        _swap("SUMMARY:Wandelen", "SUMMARY;LANGUAGE=nl:Wandelen"),
    ),
    Kind("empty value", "leeg", _swap("LOCATION:Online", "LOCATION:")),
    Kind("accent in URL", "webadres", _swap("later?a=1", "later?a=é")),
    Kind("address without host", "webadres", _swap("URL:https://example.org/2026", "URL:/2026")),
    Kind("SOURCE without type", "soort-waarde", _swap("SOURCE;VALUE=URI", "SOURCE")),
    Kind(
        "REFRESH-INTERVAL without type",
        "soort-waarde",
        _swap("REFRESH-INTERVAL;VALUE=DURATION", "REFRESH-INTERVAL"),
    ),
    Kind("slash in UID", "uid", _swap("UID:2026-soep", "UID:2026/soep")),
    Kind("hour that the clock skips", "zomertijd", _swap("20261109T09", "20260329T02")),
    Kind("stamps differ", "stempels", _swap("DTSTAMP:20261001T12", "DTSTAMP:20261001T11")),
    Kind("created after the change", "stempels", _swap("CREATED:2026", "CREATED:2027")),
    Kind(
        "stamp in local time",
        "stempels",
        _swap("CREATED:20260901T120000Z", "CREATED:20260901T120000"),
    ),
    Kind("SEQUENCE in words", "volgnummer", _swap("SEQUENCE:2", "SEQUENCE:twee")),
    Kind("busy", "bezet", _swap("TRANSP:TRANSPARENT", "TRANSP:OPAQUE")),
    Kind("busy in Outlook", "vrij-of-bezet", _swap("BUSYSTATUS:FREE", "BUSYSTATUS:BUSY")),
    Kind("place of two lines", "een-regel", _swap("LocHal\\,", "LocHal\\n")),
    Kind("title of 200 characters", "lengte", _swap_and_fold("Soep", "Soep " * 40)),
    Kind("place of 300 characters", "lengte", _swap_and_fold("LocHal\\,", "x" * 300)),
    Kind("comma in a category", "categorieen", _swap("CATEGORIES:Wonen,", "CATEGORIES:Wonen\\,")),
    Kind("empty category", "categorieen", _swap("CATEGORIES:Wonen,", "CATEGORIES:,")),
    Kind("coordinates with a comma", "coordinaten", _swap("51.5606;5.0836", "51.5606,5.0836")),
    Kind("place beyond the pole", "coordinaten", _swap("51.5606;", "91.5606;")),
    Kind("another place on the map", "kaart", _swap("geo:51", "geo:52")),
    Kind("another name on the map", "kaart", _swap_and_fold('"LocHal', '"LocHall')),
    Kind("map without radius", "kaart", _swap("X-APPLE-RADIUS=100;", "")),
    Kind("map without coordinates", "kaart", _without("GEO")),
    Kind(
        "map without type", "soort-waarde", _swap("LOCATION;VALUE=URI;X-APPLE", "LOCATION;X-APPLE")
    ),
    Kind(
        "address on the map",
        "vreemde-parameter",
        _swap_and_fold(";X-TITLE", ";X-ADDRESS=x;X-TITLE"),
    ),
    Kind("coordinates of an ant", "coordinaten", _swap("51.5606;", "51.56061234;")),
    Kind("two features as one", "een-kenmerk", _swap("FEATURE=VIDEO", 'FEATURE="VIDEO,AUDIO"')),
    Kind("other VERSION", "versie", _swap("VERSION:2.0", "VERSION:1.0")),
    Kind(
        "version in PRODID",
        "maker",
        _swap("-//Voorbeeld//Programma//NL", "-//collective//icalendar 7.3.0//NL"),
    ),
    Kind(
        "PRODID of Outlook",
        "maker",
        _swap("-//Voorbeeld//", "-//Microsoft Corporation//"),
    ),
    Kind("comma in the name", "naam", _swap("NAME:Week –", "NAME:Week\\,", 2)),
    Kind("long name", "naam", _swap_and_fold("Wonen\n", f"Wonen{' en werken' * 5}\n", 2)),
    Kind("interval in words", "interval", _swap("PT4H", "vier uur", 2)),
    Kind("another zone", "zone-van-kalender", _swap("X-WR-TIMEZONE:Europe", "X-WR-TIMEZONE:Asia")),
    Kind("VTIMEZONE for nothing", "tijdzone", _only_days),
    Kind("two names", "twee-keer-gezegd", _swap("X-WR-CALNAME:Week", "X-WR-CALNAME:Weken")),
    Kind("not in order", "volgorde", _swap("20261111T", "20261108T", 2)),
    Kind("at one time, not by UID", "volgorde", _at_one_time),
    Kind("a day before its times", "volgorde", _swap("20261111T", "20261110T", 2)),
    Kind(
        "change before that of an event",
        "laatste-wijziging",
        _swap("LAST-MODIFIED:20261001", "LAST-MODIFIED:20260930"),
    ),
    Kind(
        "VTIMEZONE after the events",
        "opbouw",
        lambda good: good.replace(TIMEZONE, b"").replace(
            b"END:VCALENDAR", TIMEZONE + b"END:VCALENDAR"
        ),
    ),
    Kind(
        "name in the file of one session",
        "vreemde-eigenschap",
        _with("X-WR-CALNAME:Soep", "BEGIN:VTIMEZONE"),
        single=True,
    ),
)
