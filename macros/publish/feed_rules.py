"""The house rules for calendars: what every calendar app takes, and what some of them choke on.

One broken byte empties a subscriber's calendar, and no outside checker sees all of it.  So every
calendar that was written is read back by ``feed_check``, and a build with a fault is not published.

A rule is a generator of sentences.  To add one, write it and give it a code in one of the tables:
``CONTENT_RULES`` or ``CALENDAR_RULES`` here, ``COMPONENT_RULES`` or ``EVENT_RULES`` in
``event_rules``.  The sentences are for a maintainer: an editor cannot cause them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import pairwise

from macros.programme.model import ZONE
from macros.publish.calendar import TIMEZONE
from macros.publish.content_lines import read_utc
from macros.publish.feed_parts import Calendar, readable

FIRST = b"BEGIN:VCALENDAR\r\n"
LAST = b"END:VCALENDAR\r\n"
LONGEST_LINE = 75
LONGEST_NAME = 60


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
    if found is None:
        return
    if re.search(r"[,;\\]", found):
        yield f"In NAME staat een komma, puntkomma, backslash of nieuwe regel: {found}"
    if len(found) > LONGEST_NAME:
        yield f"NAME is {len(found)} tekens lang in plaats van hoogstens {LONGEST_NAME}: {found}"


def interval(calendar: Calendar) -> Iterator[str]:
    """Hours or days; Nextcloud falls back on its own week when it cannot read it (RFC 7986)."""
    value = calendar.head.value("REFRESH-INTERVAL")
    if value is not None and not re.fullmatch(r"PT[1-9]\d*[HM]|P[1-9]\d*[DW]", value, re.ASCII):
        yield f"REFRESH-INTERVAL is geen tijdsduur: {value}"


def home_zone(calendar: Calendar) -> Iterator[str]:
    """Nextcloud takes it for the zone of the calendar."""
    value = calendar.head.value("X-WR-TIMEZONE")
    if value is not None and value != ZONE.key:
        yield f"X-WR-TIMEZONE is {value} in plaats van {ZONE.key}."


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
    elif calendar.zone and calendar.events and not has_times:
        yield "Er staat een VTIMEZONE in die geen sessie gebruikt."


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
    """By start, then by UID, so that a change of one session is a small difference."""
    keys = [event.position for event in calendar.events if event.position]
    for before, after in pairwise(keys):
        if after < before:
            yield f"De sessies staan niet op volgorde van begin en UID: {after[-1]} hoort eerder."


def last_change(calendar: Calendar) -> Iterator[str]:
    """A calendar changed when the last of its events did."""
    line = calendar.head.get("LAST-MODIFIED")
    moments = [event.modified for event in calendar.events if event.modified]
    if line and moments and readable(read_utc, line) != max(moments):
        yield f"LAST-MODIFIED is {line.value}; de laatste sessie veranderde {max(moments)}."


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

CALENDAR_RULES: dict[str, Callable[[Calendar], Iterator[str]]] = {
    "versie": version,
    "maker": product,
    "naam": name,
    "interval": interval,
    "zone-van-kalender": home_zone,
    "twee-keer-gezegd": said_twice,
    "tijdzone": time_zone,
    "niets": anything_at_all,
    "bezet": leaves_time_free,
    "dubbele-uid": unique_uids,
    "volgorde": order_of_events,
    "laatste-wijziging": last_change,
}
"""What holds for a calendar as a whole."""
