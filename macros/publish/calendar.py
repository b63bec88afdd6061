"""Slots → iCalendar (RFC 5545, RFC 7986).

A slot is written once as a VEVENT and its bytes are joined into every feed that has it, so a
session is the same event wherever somebody subscribes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote

from icalendar import Event, vCategory, vText, vUri

from macros.programme.model import ZONE, Attendance, Programme, Session, Slot, Status
from macros.publish.event_text import description, location, may_join, summary
from macros.publish.settings import Settings

PRODID = "-//Week van de Brede Welvaart//Programma//NL"
"""Constant: the library's own names its version, and would change every feed at an upgrade."""

REFRESH = "PT4H"
"""How often a client may ask again (RFC 7986 section 5.7)."""

UNKNOWN_LENGTH = timedelta(hours=1)
"""Length in the calendar of a session whose end is not known; the description says so."""

ROUTINE_STATUS = "CONFIRMED"

DECIMALS = 6
"""Of a coordinate: a step of ten centimetres."""

RADIUS = "100"
"""Metres around a place that Apple's map shows."""

AS_BUSY = (
    (b"\r\nTRANSP:TRANSPARENT\r\n", b"\r\nTRANSP:OPAQUE\r\n"),
    (b"\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n", b"\r\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY\r\n"),
)
"""The lines of an event that leaves time free → those of one that does not."""

TIMEZONE = b"""BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
X-LIC-LOCATION:Europe/Amsterdam
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
""".replace(b"\n", b"\r\n")
"""RFC 5545 section 3.6.5, as two yearly rules: the form that Outlook documents.

The library would generate lists of dates, with an onset that is an hour late.
"""


IN_ZONE = b"\r\nDTSTART;TZID="
"""What an event with a time has, and one of whole days has not."""


@dataclass(frozen=True)
class Revision:
    """When and how often what a subscriber sees of a session changed."""

    created: datetime
    modified: datetime
    sequence: int


FIRST_REVISION = Revision(
    datetime(2020, 1, 1, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC), sequence=0
)
"""Used where there is no history: outside git, or for a folder that git does not have."""


@dataclass(frozen=True)
class Head:
    """What a feed says about itself."""

    name: str
    """Plain words without ``, ; \\``: some apps show the escapes (RFC 7986 section 5.1)."""
    description: str
    source: str
    """The URL of the feed itself."""
    page: str
    """The URL of the page that shows the same sessions."""


class Text(vText):
    r"""A text in a calendar, with ``\N`` as the two characters that they are.

    The library takes them for a new line, as they are in what was escaped already (RFC 5545
    section 3.3.11): “map C:\Nieuw” would become two lines.
    """

    def to_ical(self) -> bytes:
        """Return the text escaped."""
        return rb"\\N".join(vText(part).to_ical() for part in self.split(r"\N"))


def uid(settings: Settings, slot: Slot) -> str:
    """Return the lasting identity of a slot among all events (RFC 5545 section 3.8.4.7)."""
    return f"{slot.id}@{settings.uid_domain}"


def event(programme: Programme, settings: Settings, slot: Slot, revision: Revision) -> bytes:
    """Return ``slot`` as a VEVENT (RFC 5545 section 3.6.1) that leaves the reader's time free.

    The file of one session has it with ``in_own_agenda``.
    """
    session = slot.session
    result = Event()
    result.add("UID", uid(settings, slot))
    result.add("DTSTAMP", revision.modified)
    result.add("LAST-MODIFIED", revision.modified)
    result.add("CREATED", revision.created)
    result.add("SEQUENCE", revision.sequence)
    start, end = period(slot)
    result.add("DTSTART", start)
    result.add("DTEND", end)
    result.add("SUMMARY", Text(summary(programme, slot)))
    result.add("DESCRIPTION", Text(description(programme, settings, slot)))
    _add_place(result, programme, slot)
    result.add("URL", _uri(settings.absolute(session.address)))
    categories = _categories(programme, session)
    if categories:
        result.add("CATEGORIES", texts(categories))
    result.add("STATUS", _status(slot))
    result.add("TRANSP", "TRANSPARENT")
    result.add("X-MICROSOFT-CDO-BUSYSTATUS", vText("FREE"))
    return bytes(result.to_ical())


def notice(settings: Settings, key: str, title: str, revision: Revision) -> bytes:
    """Return a VEVENT that says that a calendar is empty, on the day since when it is.

    Without it some apps keep what was in it: they do not believe a calendar that became empty.

    :param key: what sets the calendar apart from all others.
    """
    day = revision.modified.astimezone(ZONE).date()
    result = Event()
    result.add("UID", notice_uid(settings, key))
    result.add("DTSTAMP", revision.modified)
    result.add("LAST-MODIFIED", revision.modified)
    result.add("CREATED", revision.created)
    result.add("SEQUENCE", revision.sequence)
    result.add("DTSTART", day)
    result.add("DTEND", day + timedelta(days=1))
    result.add("SUMMARY", Text(f"Nu geen sessies: {title}"))
    url = settings.absolute("kalender/")
    lines = (
        "In deze agenda staan nu geen sessies. Komt er een bij, dan zie je die hier vanzelf.",
        f"Andere agenda’s: {url}",
    )
    result.add("DESCRIPTION", Text("\n\n".join(lines)))
    result.add("URL", _uri(url))
    result.add("STATUS", ROUTINE_STATUS)
    result.add("TRANSP", "TRANSPARENT")
    result.add("X-MICROSOFT-CDO-BUSYSTATUS", vText("FREE"))
    return bytes(result.to_ical())


def notice_uid(settings: Settings, key: str) -> str:
    """Return the lasting identity of the notice in a calendar that is empty."""
    return f"agenda-{key}@{settings.uid_domain}"


def takes_time(slot: Slot) -> bool:
    """Whether somebody who goes there is busy then: the time is known and it goes on."""
    return bool(slot.moment.start) and slot.status is not Status.CANCELLED


def in_own_agenda(slot: Slot, written: bytes) -> bytes:
    """Return the VEVENT of ``slot`` as the file of its session has it."""
    return busy(written) if takes_time(slot) else written


def busy(written: bytes) -> bytes:
    r"""Return a VEVENT that ``event`` wrote as one that fills the reader's time.

    The same event in all else.  Two lines are replaced, since to write every event a second time
    doubles what a build spends on calendars.  A line that is exactly one of these is no text:
    there a new line is written as ``\n``, and a folded line begins with a space.

    :raises ValueError: when the lines are not there, once each.
    """
    for free, taken in AS_BUSY:
        if written.count(free) != 1:
            raise ValueError(f"not an event that leaves time free: {written!r}")
        written = written.replace(free, taken)
    return written


def feed(head: Head, events: Iterable[bytes], modified: datetime) -> bytes:
    """Return a calendar to subscribe to (RFC 5545 section 3.6, RFC 7986 section 5).

    Written line by line: the library leaves out the ``VALUE`` that two of these need, and there
    are thousands of calendars to write.
    """
    name, about = (Text(text).to_ical().decode() for text in (head.name, head.description))
    lines = (
        *OPENING,
        f"NAME:{name}",
        f"X-WR-CALNAME:{name}",
        f"DESCRIPTION:{about}",
        f"X-WR-CALDESC:{about}",
        f"X-WR-TIMEZONE:{ZONE.key}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
        f"X-PUBLISHED-TTL:{REFRESH}",
        f"SOURCE;VALUE=URI:{_uri(head.source)}",
        f"URL:{_uri(head.page)}",
        f"LAST-MODIFIED:{modified.astimezone(UTC):%Y%m%dT%H%M%SZ}",
    )
    return _joined(lines, events)


def single(events: Iterable[bytes]) -> bytes:
    """Return a file with one session, for "zet in je agenda".

    Without a calendar name, or Outlook makes a new calendar of it (MS-OXCICAL).
    """
    return _joined(OPENING, events)


OPENING = ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODID}", "CALSCALE:GREGORIAN")

LONGEST_LINE = 75
"""Octets of a line before it has to be folded (RFC 5545 section 3.1)."""

GOES_ON = 0x80
"""The first two bits of a byte that goes on with a character (RFC 3629 section 3)."""


def _joined(head: Iterable[str], events: Iterable[bytes]) -> bytes:
    bodies = [*events]
    needs_zone = any(IN_ZONE in body for body in bodies)
    zone = TIMEZONE if needs_zone else b""
    return b"".join([*map(_line, head), zone, *bodies, b"END:VCALENDAR\r\n"])


def _line(text: str) -> bytes:
    """Return a content line, folded where it is long, but not within a character.

    The library looks at every character; that takes long for thousands of calendars.
    """
    line = text.encode()
    pieces = []
    start, room = 0, LONGEST_LINE
    while len(line) - start > room:
        end = start + room
        while line[end] & 0xC0 == GOES_ON:
            end -= 1
        pieces.append(line[start:end])
        start, room = end, LONGEST_LINE - 1  # A space comes before it.
    return b"\r\n ".join([*pieces, line[start:]]) + b"\r\n"


def _uri(url: str) -> vUri:
    """Return a URL in ASCII; the library would write accents as they are (RFC 3986)."""
    return vUri(quote(url, safe="%/:=&?~#+!$,;'@()*[]"))


def period(slot: Slot) -> tuple[date, date]:
    """Return when a slot begins and ends: two times, or the first day and the day after the last.

    An end that is not known is presumed.
    """
    moment = slot.moment
    if not moment.start:
        return moment.day, moment.final_day + timedelta(days=1)
    return moment.start, moment.end or _presumed_end(moment.start)


def _presumed_end(start: datetime) -> datetime:
    """Return an end for a session whose end is not known, on a Dutch clock."""
    end = (start.astimezone(UTC) + UNKNOWN_LENGTH).astimezone(ZONE)
    # The hour that comes twice in October cannot be told apart in RFC 5545's form with a TZID:
    # an end in its second half would read as the start itself.
    return start + UNKNOWN_LENGTH if end.fold else end


def texts(items: Iterable[str]) -> vCategory:
    """Return several texts as the value of one property (RFC 5545 section 3.1.1)."""
    found = vCategory([])
    found.cats = [Text(item) for item in items]
    return found


def _add_place(result: Event, programme: Programme, slot: Slot) -> None:
    session, moment = slot
    if session.online_url and may_join(programme, slot):
        parameters = {"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": "Online meedoen"}
        result.add("CONFERENCE", _uri(session.online_url), parameters=parameters)
    where = location(programme, slot)
    if where:
        result.add("LOCATION", Text(where))
    if session.attendance is Attendance.ONLINE or not moment.venue:
        return
    venue = programme.venues[moment.venue]
    if venue.latitude is not None and venue.longitude is not None:
        place = (round(venue.latitude, DECIMALS), round(venue.longitude, DECIMALS))
        result.add("GEO", place)
        parameters = {"VALUE": "URI", "X-APPLE-RADIUS": RADIUS, "X-TITLE": where}
        on_the_map = vUri(f"geo:{place[0]},{place[1]}")
        result.add("X-APPLE-STRUCTURED-LOCATION", on_the_map, parameters=parameters)


def _categories(programme: Programme, session: Session) -> list[str]:
    names = [
        *(programme.themes[slug].name for slug in session.themes),
        *(programme.audiences[slug].name for slug in session.audiences),
        *(programme.regions[slug].name for slug in programme.regions_of(session)),
    ]
    # A comma would split one category in two in some apps.
    return [name.replace(",", "") for name in names]


def _status(slot: Slot) -> str:
    return "CANCELLED" if slot.status is Status.CANCELLED else ROUTINE_STATUS
