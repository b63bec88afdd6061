"""What a calendar may hold, and a calendar as it was read back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar

from macros.publish.content_lines import Line, read_moment, read_utc, unescape

T = TypeVar("T")


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
        return readable(read_moment, self.get("DTSTART"))

    @cached_property
    def end(self) -> date | datetime | None:
        """The day after which or the time at which it ends, ``None`` if that cannot be read."""
        return readable(read_moment, self.get("DTEND"))

    @cached_property
    def modified(self) -> datetime | None:
        """When it last changed, ``None`` if that cannot be read."""
        return self.moment("LAST-MODIFIED")

    @cached_property
    def position(self) -> tuple[str, bool, str, str] | None:
        """What its place in a calendar follows from: what has no time ends its day.

        ``None`` if its start cannot be read.
        """
        start = self.start
        if start is None:
            return None
        time = f"{start:%H%M}" if isinstance(start, datetime) else ""
        return f"{start:%Y%m%d}", not time, time, self.uid

    def moment(self, name: str) -> datetime | None:
        """Return a moment in UTC, ``None`` if it cannot be read."""
        return readable(read_utc, self.get(name))


def readable(reader: Callable[[Line], T], line: Line | None) -> T | None:
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
