"""Reading a calendar back and judging it by the house rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from macros.publish.content_lines import LineError, read_lines
from macros.publish.event_rules import COMPONENT_RULES, EVENT_RULES
from macros.publish.feed_parts import (
    CALENDAR_PROPERTIES,
    FEED_PROPERTIES,
    Calendar,
    Component,
    Event,
)
from macros.publish.feed_rules import CALENDAR_RULES, CONTENT_RULES, LAST

_BEGIN_EVENT = b"\r\nBEGIN:VEVENT\r\n"
_END_EVENT = b"\r\nEND:VEVENT\r\n"
_BEGIN_ZONE = b"\r\nBEGIN:VTIMEZONE\r\n"

STRUCTURE = "opbouw"
"""Code of what cannot be read as lines and components at all."""


class Problem(NamedTuple):
    """One broken rule."""

    code: str
    text: str


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
