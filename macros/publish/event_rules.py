"""House rules for one event, and for the properties of an event as well as of a calendar.

See ``feed_rules`` for what a rule is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from macros.programme.model import ZONE
from macros.publish.content_lines import Line, read_moment, unescape, unescape_list
from macros.publish.feed_parts import Component, Event, readable

LONGEST_UID = 255
LONGEST_SUMMARY = 120
LONGEST_LOCATION = 200
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
    for name, kind in _TYPES.items():
        line = component.get(name)
        if line and line.parameters.get("VALUE") != kind:
            yield f"Bij {name} hoort VALUE={kind}."


_TYPES = {
    "REFRESH-INTERVAL": "DURATION",
    "SOURCE": "URI",
    "CONFERENCE": "URI",
    "X-APPLE-STRUCTURED-LOCATION": "URI",
}


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
        if line and readable(read_moment, line) is None:
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


def lengths(event: Event) -> Iterator[str]:
    """What is longer does not fit on a phone, and Outlook cuts it in the middle of a word."""
    for name, most in (("SUMMARY", LONGEST_SUMMARY), ("LOCATION", LONGEST_LOCATION)):
        length = len(event.text(name) or "")
        if length > most:
            yield f"{name} is {length} tekens lang in plaats van hoogstens {most}."


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
    match = re.fullmatch(r"(-?\d{1,2}\.\d{1,6});(-?\d{1,3}\.\d{1,6})", value, re.ASCII)
    if not match or abs(float(match[1])) > 90 or abs(float(match[2])) > 180:  # noqa: PLR2004
        yield f"GEO is geen breedtegraad;lengtegraad: {value}"


def place_on_the_map(event: Event) -> Iterator[str]:
    """Apple draws a map only where this says the same as LOCATION; and it takes no address."""
    line, geo = event.get("X-APPLE-STRUCTURED-LOCATION"), event.value("GEO")
    if line is None:
        return
    if geo is None or line.value != f"geo:{geo.replace(';', ',')}":
        yield f"X-APPLE-STRUCTURED-LOCATION is {line.value}; GEO is {geo}."
    if line.parameters.get("X-TITLE") != event.text("LOCATION"):
        yield "De X-TITLE van X-APPLE-STRUCTURED-LOCATION is niet precies LOCATION."
    if not re.fullmatch(r"[1-9]\d{0,4}", line.parameters.get("X-APPLE-RADIUS", ""), re.ASCII):
        yield "Bij X-APPLE-STRUCTURED-LOCATION hoort een X-APPLE-RADIUS in meters."


def one_feature(event: Event) -> Iterator[str]:
    """The library quotes a list of features as if it were one."""
    line = event.get("CONFERENCE")
    if line and line.parameters.get("FEATURE", "VIDEO") not in ("VIDEO", "AUDIO", "CHAT", "PHONE"):
        yield f"CONFERENCE heeft niet één FEATURE: {line.parameters['FEATURE']}"


COMPONENT_RULES: dict[str, Callable[[Component], Iterator[str]]] = {
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
    "lengte": lengths,
    "categorieen": categories,
    "coordinaten": coordinates,
    "kaart": place_on_the_map,
    "een-kenmerk": one_feature,
}
"""What holds for one event."""
