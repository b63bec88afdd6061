"""The house rules for calendars: what every calendar app takes, and what some of them choke on.

One broken byte empties a subscriber's calendar, and no outside checker sees all of it.  So every
calendar that was written is read back by ``feed_check``, and a build with a fault is not published.

A rule is a generator of sentences.  To add one, write it and give it a code in one of the tables:
``CONTENT_RULES``, ``EVENT_RULES`` or ``CALENDAR_RULES``.  The sentences are for a maintainer: an
editor cannot cause them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import NamedTuple, TypeVar

from macros.programme.model import ZONE
from macros.publish.calendar import TIMEZONE
from macros.publish.content_lines import (
    Line,
    LineError,
    read_lines,
    read_moment,
    read_utc,
    unescape,
    unescape_list,
)

T = TypeVar("T")

FIRST = b"BEGIN:VCALENDAR\r\n"
LAST = b"END:VCALENDAR\r\n"
LONGEST_LINE = 75
LONGEST_UID = 255
_BEGIN_EVENT = b"\r\nBEGIN:VEVENT\r\n"
_END_EVENT = b"\r\nEND:VEVENT\r\n"
_BEGIN_ZONE = b"\r\nBEGIN:VTIMEZONE\r\n"


class Problem(NamedTuple):
    """One broken rule."""

    code: str
    text: str


@dataclass(frozen=True)
class Property:
    """What a property may be."""

    needed: bool = True
    parameters: frozenset[str] = frozenset()
    is_text: bool = False


def _text(*, needed: bool = True) -> Property:
    return Property(needed, is_text=True)


def _other(*parameters: str, needed: bool = True) -> Property:
    return Property(needed, frozenset(parameters))


EVENT_PROPERTIES = {
    "UID": _text(),
    "DTSTAMP": _other(),
    "LAST-MODIFIED": _other(),
    "CREATED": _other(needed=False),
    "SEQUENCE": _other(),
    "DTSTART": _other("TZID", "VALUE"),
    "DTEND": _other("TZID", "VALUE"),
    "SUMMARY": _text(),
    "DESCRIPTION": _text(),
    "LOCATION": _text(needed=False),
    "GEO": _other(needed=False),
    "X-APPLE-STRUCTURED-LOCATION": _other("VALUE", "X-APPLE-RADIUS", "X-TITLE", needed=False),
    "URL": _other(),
    "CONFERENCE": _other("VALUE", "FEATURE", "LABEL", needed=False),
    "CATEGORIES": _other(needed=False),
    "STATUS": _text(),
    "TRANSP": _text(),
    "CLASS": _text(needed=False),
    "X-MICROSOFT-CDO-BUSYSTATUS": _text(),
}
"""Every property an event may have, once; with anything else some app loses the event."""

CALENDAR_PROPERTIES = {"VERSION": _text(), "PRODID": _text(), "CALSCALE": _text(needed=False)}
"""The same for a file with one session: with a name, Outlook makes a new calendar of it."""

FEED_PROPERTIES = CALENDAR_PROPERTIES | {
    "NAME": _text(),
    "X-WR-CALNAME": _text(),
    "DESCRIPTION": _text(needed=False),
    "X-WR-CALDESC": _text(needed=False),
    "X-WR-TIMEZONE": _text(needed=False),
    "REFRESH-INTERVAL": _other("VALUE"),
    "X-PUBLISHED-TTL": _other(),
    "SOURCE": _other("VALUE"),
    "URL": _other(needed=False),
    "COLOR": _text(needed=False),
    "X-APPLE-CALENDAR-COLOR": _other(needed=False),
    "LAST-MODIFIED": _other(needed=False),
}
"""The same for a calendar to subscribe to."""

WHY_NOT = {
    "METHOD": "maakt er een uitnodiging van",
    "UID": "laat vdirsyncer één sessie zien in plaats van alle",
    "NAME": "laat Outlook een nieuwe agenda maken",
    "X-WR-CALNAME": "laat Outlook een nieuwe agenda maken",
    "ORGANIZER": "maakt er een uitnodiging van",
    "ATTENDEE": "maakt er een uitnodiging van",
    "RRULE": "maakt van losse sessies een reeks",
    "RDATE": "weigert Outlook",
}
"""What a property would do to a subscriber, for those that are tempting."""


class Component:
    """The properties of a calendar or an event."""

    def __init__(self, lines: Iterable[Line], allowed: Mapping[str, Property]) -> None:
        self.allowed = allowed
        self.lines: dict[str, list[Line]] = {}
        for line in lines:
            self.lines.setdefault(line.name, []).append(line)

    def get(self, name: str) -> Line | None:
        """Return a property, ``None`` where it is absent."""
        found = self.lines.get(name)
        return found[0] if found else None

    def value(self, name: str) -> str | None:
        """Return the value of a property as it is written."""
        line = self.get(name)
        return line.value if line else None

    def text(self, name: str) -> str | None:
        """Return the text of a property."""
        value = self.value(name)
        return None if value is None else unescape(value)


class Event(Component):
    """A VEVENT as it was read back."""

    def __init__(self, lines: Iterable[Line]) -> None:
        super().__init__(lines, EVENT_PROPERTIES)

    @cached_property
    def uid(self) -> str:
        """Its identity, empty where it has none."""
        return self.text("UID") or ""

    @cached_property
    def start(self) -> date | datetime | None:
        """The day or the time on which it begins, ``None`` if that cannot be read."""
        return _read(read_moment, self.get("DTSTART"))

    @cached_property
    def end(self) -> date | datetime | None:
        """The day after which or the time at which it ends, ``None`` if that cannot be read."""
        return _read(read_moment, self.get("DTEND"))

    def moment(self, name: str) -> datetime | None:
        """Return a moment in UTC, ``None`` if it cannot be read."""
        return _read(read_utc, self.get(name))


def _read(reader: Callable[[Line], T], line: Line | None) -> T | None:
    """Return what ``reader`` makes of ``line``, as far as it can."""
    try:
        return reader(line) if line else None
    except ValueError:
        return None


@dataclass(frozen=True)
class Calendar:
    """A calendar as it was read back."""

    head: Component
    zone: bytes
    """Its VTIMEZONE as bytes, empty where it has none."""
    events: tuple[Event, ...]
    """Those that can be read."""
    is_single: bool = False
    """Whether it is the file of one session."""


# The bytes


def first_bytes(content: bytes) -> Iterator[str]:
    """Anything before it, and the app takes the whole file for something else."""
    if content.startswith(b"\xef\xbb\xbf"):
        yield "Het bestand begint met een BOM; daarop weigeren veel agenda’s het hele bestand."
    elif not content.startswith(FIRST):
        yield "Het bestand begint niet met BEGIN:VCALENDAR en CRLF."


def last_bytes(content: bytes) -> Iterator[str]:
    """Without it a file is half a file."""
    if not content.endswith(b"\r\n" + LAST):
        yield "Het bestand eindigt niet met END:VCALENDAR en CRLF: het is afgebroken."


def line_ends(content: bytes) -> Iterator[str]:
    """No outside checker reports it (RFC 5545 section 3.1)."""
    pairs = content.count(b"\r\n")
    if content.count(b"\n") != pairs or content.count(b"\r") != pairs:
        yield "Niet elke regel eindigt met CRLF."


def line_length(content: bytes) -> Iterator[str]:
    """No outside checker reports it; Google drops the whole feed over wrong folding."""
    longest = max(content.split(b"\r\n"), key=len)
    if len(longest) > LONGEST_LINE:
        yield f"Een regel is {len(longest)} bytes lang in plaats van hoogstens 75: {_cut(longest)}"


def folding(content: bytes) -> Iterator[str]:
    """Apps that read before they join the parts of a line would see two half characters."""
    if _is_utf8(content.replace(b"\r\n ", b"")) and not _is_utf8(content):
        yield "Een regel is midden in een teken afgebroken."


def encoding(content: bytes) -> Iterator[str]:
    """Calendars are UTF-8 unless somebody says otherwise, and nobody can here."""
    if not _is_utf8(content.replace(b"\r\n ", b"")):
        yield "Het bestand is geen geldig UTF-8."


def control_characters(content: bytes) -> Iterator[str]:
    """Some apps reject the file over one of them."""
    found = _CONTROL.search(content.decode(errors="replace"))
    if found:
        yield f"Er staat een stuurteken in: {found[0]!r}."


_CONTROL = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _cut(content: bytes) -> str:
    return content[:40].decode(errors="replace") + "…"


# What holds for the properties of an event as well as of a calendar


def unknown_properties(component: Component) -> Iterator[str]:
    for name in component.lines.keys() - component.allowed.keys():
        why = f": die {WHY_NOT[name]}" if name in WHY_NOT else ""
        yield f"De eigenschap {name} hoort hier niet{why}."


def missing_properties(component: Component) -> Iterator[str]:
    for name, rule in component.allowed.items():
        if rule.needed and name not in component.lines:
            yield f"De eigenschap {name} ontbreekt."


def double_properties(component: Component) -> Iterator[str]:
    for name, lines in component.lines.items():
        if len(lines) > 1:
            yield f"De eigenschap {name} staat er {len(lines)} keer."


def parameters(component: Component) -> Iterator[str]:
    for line in _known_lines(component):
        for name in line.parameters.keys() - component.allowed[line.name].parameters:
            yield f"De eigenschap {line.name} heeft een parameter {name}; die verwacht niemand."


def escaping(component: Component) -> Iterator[str]:
    """Calcurse skips an event over it; most apps show half a text."""
    for line in _known_lines(component):
        if component.allowed[line.name].is_text and unescape(line.value) is None:
            yield f"In {line.name} staat een komma, puntkomma of backslash zonder backslash ervoor."


def empty_values(component: Component) -> Iterator[str]:
    for line in _known_lines(component):
        if not line.value.strip():
            yield f"De eigenschap {line.name} is leeg."


def _known_lines(component: Component) -> Iterator[Line]:
    for name, lines in component.lines.items():
        if name in component.allowed:
            yield from lines


def urls(component: Component) -> Iterator[str]:
    """The library writes accents and spaces as they are (RFC 3986 section 2)."""
    for name in ("URL", "SOURCE", "CONFERENCE"):
        value = component.value(name)
        if value is not None and not _URL.fullmatch(value):
            yield f"{name} is geen volledig webadres in ASCII: {value}"


_URL = re.compile(r"https?://[!#-;=?-\[\]_a-z~]+")


def types_of_values(component: Component) -> Iterator[str]:
    """RFC 7986 asks for them, and ical.js takes the value for text without."""
    wanted = {"REFRESH-INTERVAL": "DURATION", "SOURCE": "URI", "CONFERENCE": "URI"}
    for name, kind in wanted.items():
        line = component.get(name)
        if line and line.parameters.get("VALUE") != kind:
            yield f"Bij {name} hoort VALUE={kind}."


# An event


def uid_characters(event: Event) -> Iterator[str]:
    """A slash breaks subscriptions in Nextcloud."""
    value = event.value("UID")
    if value is None:
        return
    if not re.fullmatch(r"[A-Za-z0-9._-]+@[A-Za-z0-9.-]+", value) or len(value) > LONGEST_UID:
        yield f"De UID {value} is niet van de vorm naam@domein in letters, cijfers, punt en streep."


def times(event: Event) -> Iterator[str]:
    """A time without a zone is another time for every traveller."""
    for name in ("DTSTART", "DTEND"):
        line = event.get(name)
        if line and _read(read_moment, line) is None:
            yield (
                f"{name} is geen bestaande dag, en geen bestaande tijd met TZID={ZONE.key}: "
                f"{line.value}"
            )


def order_of_times(event: Event) -> Iterator[str]:
    start, end = event.start, event.end
    if start is None or end is None:
        return
    if isinstance(start, datetime) != isinstance(end, datetime):
        yield "DTSTART en DTEND zijn niet allebei een dag of allebei een tijd."
    elif end <= start:
        yield "DTEND is niet later dan DTSTART."


def time_zone_fits(event: Event) -> Iterator[str]:
    """So that an end to summer time breaks a build, and not the agendas of visitors."""
    for found in (event.start, event.end):
        if isinstance(found, datetime) and found.utcoffset() != _offset(found):
            yield f"Op {found:%Y-%m-%d %H:%M} klopt onze VTIMEZONE niet met de tijdzone zelf."


def _offset(moment: datetime) -> timedelta:
    """Return what ``calendar.TIMEZONE`` makes of a time, by its two rules."""
    wall = moment.replace(tzinfo=None, fold=0)
    summer, winter = _last_sunday(wall.year, 3, 2), _last_sunday(wall.year, 10, 3)
    return timedelta(hours=2 if summer <= wall < winter else 1)


def _last_sunday(year: int, month: int, hour: int) -> datetime:
    last = datetime(year, month, 31, hour)  # noqa: DTZ001 -- a rule is about the clock on the wall
    return last - timedelta(days=(last.weekday() + 1) % 7)


def stamps(event: Event) -> Iterator[str]:
    """Without a METHOD, DTSTAMP is when it was last revised (RFC 5545 section 3.8.7.2)."""
    for name in ("DTSTAMP", "LAST-MODIFIED", "CREATED"):
        line = event.get(name)
        if line and event.moment(name) is None:
            yield f"{name} is geen bestaand moment in UTC: {line.value}"
    modified = event.moment("LAST-MODIFIED")
    created = event.moment("CREATED")
    if event.moment("DTSTAMP") != modified:
        yield "DTSTAMP en LAST-MODIFIED zijn niet hetzelfde moment."
    if created and modified and created > modified:
        yield "CREATED is later dan LAST-MODIFIED."


def sequence(event: Event) -> Iterator[str]:
    value = event.value("SEQUENCE")
    if value is not None and not re.fullmatch(r"\d{1,9}", value, re.ASCII):
        yield f"SEQUENCE is geen volgnummer: {value}"


def status(event: Event) -> Iterator[str]:
    """Home Assistant rejects a whole feed over another word."""
    value = event.value("STATUS")
    if value is not None and value not in ("CONFIRMED", "TENTATIVE", "CANCELLED"):
        yield f"De STATUS {value} bestaat niet."


def free_or_busy(event: Event) -> Iterator[str]:
    """Outlook reads the one, all others the other."""
    found = tuple(map(event.value, ("TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS")))
    if None not in found and found not in (("TRANSPARENT", "FREE"), ("OPAQUE", "BUSY")):
        yield f"TRANSP en X-MICROSOFT-CDO-BUSYSTATUS passen niet bij elkaar: {found}"


def one_line(event: Event) -> Iterator[str]:
    """Outlook leaves out line ends, and the words stick together."""
    for name in ("SUMMARY", "LOCATION"):
        if "\n" in (event.text(name) or ""):
            yield f"{name} heeft meer dan één regel."


def categories(event: Event) -> Iterator[str]:
    """A comma in a name splits it in two in some apps."""
    value = event.value("CATEGORIES")
    names = None if value is None else unescape_list(value)
    if value is not None and (names is None or not all(names) or any("," in n for n in names)):
        yield f"CATEGORIES is geen lijst van namen zonder komma’s: {value}"


def coordinates(event: Event) -> Iterator[str]:
    value = event.value("GEO")
    if value is None:
        return
    match = re.fullmatch(r"(-?\d{1,2}\.\d+);(-?\d{1,3}\.\d+)", value, re.ASCII)
    if not match or abs(float(match[1])) > 90 or abs(float(match[2])) > 180:  # noqa: PLR2004
        yield f"GEO is geen breedtegraad;lengtegraad: {value}"


def one_feature(event: Event) -> Iterator[str]:
    """The library quotes a list of features as if it were one."""
    line = event.get("CONFERENCE")
    if line and line.parameters.get("FEATURE", "VIDEO") not in ("VIDEO", "AUDIO", "CHAT", "PHONE"):
        yield f"CONFERENCE heeft niet één FEATURE: {line.parameters['FEATURE']}"


# A calendar


def version(calendar: Calendar) -> Iterator[str]:
    value = calendar.head.value("VERSION")
    if value is not None and value != "2.0":
        yield f"VERSION is {value} in plaats van 2.0."


def product(calendar: Calendar) -> Iterator[str]:
    """A version in it rewrites every feed at an upgrade; one like Outlook's makes Outlook odd."""
    value = calendar.head.value("PRODID")
    if value is not None and not re.fullmatch(r"-//(?!Microsoft)[^/\d]+//[^/\d]+//NL", value):
        yield f"PRODID is niet van de vorm -//wie//wat//NL zonder versie: {value}"


def name(calendar: Calendar) -> Iterator[str]:
    """Some apps show the backslashes of a name."""
    found = calendar.head.value("NAME")
    if found is not None and re.search(r"[,;\\]", found):
        yield f"In NAME staat een komma, puntkomma, backslash of nieuwe regel: {found}"


def said_twice(calendar: Calendar) -> Iterator[str]:
    """Old apps read the one, new apps the other."""
    pairs = (
        ("NAME", "X-WR-CALNAME"),
        ("DESCRIPTION", "X-WR-CALDESC"),
        ("REFRESH-INTERVAL", "X-PUBLISHED-TTL"),
    )
    for one, other in pairs:
        if calendar.head.value(one) != calendar.head.value(other):
            yield f"{one} en {other} zijn niet gelijk."


def time_zone(calendar: Calendar) -> Iterator[str]:
    """Outlook takes a time in a zone that is not described for a time without zone."""
    has_times = any(isinstance(event.start, datetime) for event in calendar.events)
    if calendar.zone and calendar.zone != TIMEZONE:
        yield "De VTIMEZONE is niet de onze, of het is er niet één."
    elif has_times and not calendar.zone:
        yield "De VTIMEZONE ontbreekt."


def anything_at_all(calendar: Calendar) -> Iterator[str]:
    """Some apps do not follow a calendar that became empty: then it says so itself."""
    if not calendar.events:
        yield "Er staat niets in."


def leaves_time_free(calendar: Calendar) -> Iterator[str]:
    """Two hundred sessions at once must not make a subscriber look busy."""
    if calendar.is_single:
        return
    for event in calendar.events:
        if event.value("TRANSP") != "TRANSPARENT":
            yield f"De sessie {event.uid} maakt wie geabonneerd is bezet."


def unique_uids(calendar: Calendar) -> Iterator[str]:
    """Of two events with one UID an app keeps one."""
    counts = Counter(event.uid for event in calendar.events if event.uid)
    for uid, count in counts.items():
        if count > 1:
            yield f"De UID {uid} staat er {count} keer."


def order_of_events(calendar: Calendar) -> Iterator[str]:
    """Chronological, so that a change of one session is a small difference."""
    keys = [_sort_key(event.start) for event in calendar.events if event.start]
    if keys != sorted(keys):
        yield "De sessies staan niet op volgorde van tijd."


def _sort_key(start: date | datetime) -> tuple[str, bool, str]:
    """Return a key that puts what has no time after the times of its day."""
    is_timed = isinstance(start, datetime)
    return f"{start:%Y%m%d}", not is_timed, f"{start:%H%M}" if is_timed else ""


def last_change(calendar: Calendar) -> Iterator[str]:
    """A calendar changed when the last of its events did."""
    line = calendar.head.get("LAST-MODIFIED")
    moments = [found for e in calendar.events if (found := e.moment("LAST-MODIFIED"))]
    if line and moments and _read(read_utc, line) != max(moments):
        yield f"LAST-MODIFIED is {line.value}; de laatste sessie veranderde {max(moments)}."


ComponentRule = Callable[[Component], Iterator[str]]

CONTENT_RULES: dict[str, Callable[[bytes], Iterator[str]]] = {
    "eerste-bytes": first_bytes,
    "laatste-bytes": last_bytes,
    "regeleinden": line_ends,
    "regellengte": line_length,
    "vouw-in-teken": folding,
    "geen-utf-8": encoding,
    "stuurteken": control_characters,
}
"""What holds for every byte of a file."""

COMPONENT_RULES: dict[str, ComponentRule] = {
    "vreemde-eigenschap": unknown_properties,
    "eigenschap-ontbreekt": missing_properties,
    "dubbele-eigenschap": double_properties,
    "vreemde-parameter": parameters,
    "backslash": escaping,
    "leeg": empty_values,
    "webadres": urls,
    "soort-waarde": types_of_values,
}
"""What holds for the properties of an event, and for those of a calendar."""

EVENT_RULES: dict[str, Callable[[Event], Iterator[str]]] = {
    "uid": uid_characters,
    "tijd": times,
    "volgorde-tijden": order_of_times,
    "zomertijd": time_zone_fits,
    "stempels": stamps,
    "volgnummer": sequence,
    "status": status,
    "vrij-of-bezet": free_or_busy,
    "een-regel": one_line,
    "categorieen": categories,
    "coordinaten": coordinates,
    "een-kenmerk": one_feature,
}
"""What holds for one event."""

CALENDAR_RULES: dict[str, Callable[[Calendar], Iterator[str]]] = {
    "versie": version,
    "maker": product,
    "naam": name,
    "twee-keer-gezegd": said_twice,
    "tijdzone": time_zone,
    "niets": anything_at_all,
    "bezet": leaves_time_free,
    "dubbele-uid": unique_uids,
    "volgorde": order_of_events,
    "laatste-wijziging": last_change,
}
"""What holds for a calendar as a whole."""

STRUCTURE = "opbouw"
"""Code of what cannot be read as lines and components at all."""


# Reading a calendar


def house_rules(content: bytes, *, single: bool = False) -> list[Problem]:
    """Return everything that is wrong with one calendar.

    :param single: whether it is the file of one session.
    """
    return [problem for _, problem in Reader().read(content, single=single).problems]


class ReadBack(NamedTuple):
    """What was read of one file."""

    calendar: Calendar | None
    """``None`` when the bytes are too broken to read."""
    problems: list[tuple[str, Problem]]
    """Each with the UID of its event, empty for a problem of the file."""


class Reader:
    """Reads calendars; an event that stands in many of them is read and judged once."""

    def __init__(self, more: Callable[[Event], Iterable[Problem]] = lambda _: ()) -> None:
        """Read with rules of one's own for events as well."""
        self._more = more
        self._events: dict[bytes, Event | None] = {}

    def read(self, content: bytes, *, single: bool) -> ReadBack:
        """Return a calendar and what is wrong with it.

        What is wrong with an event is told once, for the first calendar that has it.
        """
        head, blocks, tail = _split(content)
        # The lines of an event hold no other bytes in another file: what is not new was judged.
        new = dict.fromkeys(block for block in blocks if block not in self._events)
        broken = [("", p) for p in _apply(CONTENT_RULES, b"".join([head, *new, tail]))]
        if broken:
            return ReadBack(None, broken)
        problems = []
        for block in new:
            event, found = self._event(block)
            self._events[block] = event
            problems += [(event.uid if event else "", problem) for problem in found]
        events = tuple(event for block in blocks if (event := self._events[block]))
        calendar, found = _calendar(head, tail, events, single=single)
        return ReadBack(calendar, problems + [("", problem) for problem in found])

    def _event(self, block: bytes) -> tuple[Event | None, list[Problem]]:
        try:
            begin, *lines, end = read_lines(block)
        except (LineError, ValueError) as error:
            return None, [Problem(STRUCTURE, f"Dit is geen regel van een agenda: {error}")]
        nested = [line.value for line in lines if line.name in ("BEGIN", "END")]
        if nested or (begin.name, end.name, end.value) != ("BEGIN", "END", "VEVENT"):
            found = ", ".join(dict.fromkeys(nested)) or f"{end.name}:{end.value}"
            return None, [Problem(STRUCTURE, f"In of na een VEVENT staat nog iets: {found}")]
        event = Event(lines)
        problems = [*_apply(COMPONENT_RULES, event), *_apply(EVENT_RULES, event)]
        # What an event means can be compared when it can be read.
        return event, problems or [*self._more(event)]


def _calendar(
    head: bytes, tail: bytes, events: tuple[Event, ...], *, single: bool
) -> tuple[Calendar | None, list[Problem]]:
    if tail != LAST:
        return None, [Problem(STRUCTURE, "Na de laatste VEVENT staat nog iets.")]
    properties, begin, zone = head.partition(_BEGIN_ZONE)
    try:
        _, *lines = read_lines(properties)
    except (LineError, ValueError) as error:
        return None, [Problem(STRUCTURE, f"Dit is geen regel van een agenda: {error}")]
    nested = [line.value for line in lines if line.name in ("BEGIN", "END")]
    if nested:
        return None, [Problem(STRUCTURE, f"Voor de VTIMEZONE staat nog iets: {nested}")]
    zone = begin.removeprefix(b"\r\n") + zone
    allowed = CALENDAR_PROPERTIES if single else FEED_PROPERTIES
    calendar = Calendar(Component(lines, allowed), zone, events, single)
    return calendar, [*_apply(COMPONENT_RULES, calendar.head), *_apply(CALENDAR_RULES, calendar)]


def _split(content: bytes) -> tuple[bytes, list[bytes], bytes]:
    """Return what stands before the events, every event and what stands after them.

    A line that is exactly ``BEGIN:VEVENT`` is no text: a folded line begins with a space.
    """
    head, *rest = content.split(_BEGIN_EVENT)
    if not rest:
        return head.removesuffix(LAST), [], LAST if head.endswith(LAST) else b""
    last, end, tail = rest.pop().rpartition(_END_EVENT)
    blocks = [b"BEGIN:VEVENT\r\n" + block + b"\r\n" for block in rest]
    return head + b"\r\n", [*blocks, b"BEGIN:VEVENT\r\n" + last + end], tail


Judged = bytes | Component | Calendar


def _apply(rules: Mapping[str, Callable[..., Iterator[str]]], judged: Judged) -> Iterator[Problem]:
    for code, rule in rules.items():
        for text in rule(judged):
            yield Problem(code, text)
