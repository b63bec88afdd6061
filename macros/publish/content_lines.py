"""iCalendar read back, strictly (RFC 5545 section 3.1).

Made on purpose without the library that writes our calendars: a fault of a library would stay
hidden from that library.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import NamedTuple

from macros.programme.model import ZONE

_VALUE = r'(?:"[^"]*+"|[^",;:]*+)'
_LINE = re.compile(rf"([A-Z0-9-]++)((?:;[A-Z0-9-]++={_VALUE}(?:,{_VALUE})*+)*+):(.*+)", re.DOTALL)
_PARAMETER = re.compile(rf";([A-Z0-9-]++)=({_VALUE}(?:,{_VALUE})*+)")
_ITEM = r"(?:[^\\,;]++|\\[\\,;nN])*+"
_TEXT = re.compile(_ITEM)
_TEXTS = re.compile(rf"{_ITEM}(?:,{_ITEM})*+")
_ESCAPE = re.compile(r"\\(.)")
_CARET = re.compile(r"\^([n^'])")
_MEANT = {"n": "\n", "^": "^", "'": '"'}
"""What follows a caret in a parameter → what it stands for (RFC 6868)."""
_UTC = re.compile(r"[0-9]{8}T[0-9]{6}Z")
_LOCAL = re.compile(r"[0-9]{8}T[0-9]{6}")
_DATE = re.compile(r"[0-9]{8}")


class LineError(ValueError):
    """Not a content line; the text is the line."""


class Line(NamedTuple):
    """One property of a component, with its value as it is written."""

    name: str
    parameters: Mapping[str, str]
    value: str


def read_lines(content: bytes) -> list[Line]:
    """Return the lines of ``content``: whole lines of UTF-8 that end with CRLF.

    :raises LineError: for what is not ``NAME;PARAMETER=…:value`` in capitals.
    """
    text = content.decode().removesuffix("\r\n").replace("\r\n ", "")
    return [_read_line(line) for line in text.split("\r\n")]


def _read_line(line: str) -> Line:
    match = _LINE.fullmatch(line)
    if not match:
        raise LineError(line)
    name, parameters, value = match.groups()
    found = _PARAMETER.findall(parameters) if parameters else ()
    return Line(name, {key: _unquoted(text) for key, text in found}, value)


def _unquoted(text: str) -> str:
    one = text[1:-1] if text.startswith('"') and text.count('"') == 2 else text  # noqa: PLR2004
    return _CARET.sub(lambda match: _MEANT[match[1]], one) if "^" in one else one


def unescape(value: str) -> str | None:
    """Return the text that a value stands for (RFC 5545 section 3.3.11), ``None`` if for none."""
    return _plain(value) if _TEXT.fullmatch(value) else None


def unescape_list(value: str) -> list[str] | None:
    """Return the texts of a value that may have several, ``None`` if it is not a list of texts."""
    if not _TEXTS.fullmatch(value):
        return None
    # A comma is taken with the item after it, so that every match but a first one has a comma.
    items = re.findall(rf",{_ITEM}", f",{value}")
    return [_plain(item[1:]) for item in items]


def _plain(value: str) -> str:
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def read_moment(line: Line) -> date | datetime:
    """Return the day or the Dutch time of a DTSTART or DTEND.

    :raises ValueError: for any other form, such as a time without a zone, and for what is not in
        the calendar.
    """
    if line.parameters == {"VALUE": "DATE"} and _DATE.fullmatch(line.value):
        return _exactly(line.value, "%Y%m%d").date()
    if line.parameters == {"TZID": ZONE.key} and _LOCAL.fullmatch(line.value):
        return _exactly(line.value, "%Y%m%dT%H%M%S").replace(tzinfo=ZONE)
    raise ValueError(line.value)


def read_utc(line: Line) -> datetime:
    """Return the moment of a DTSTAMP and its like.

    :raises ValueError: for any form but UTC, and for what is not in the calendar.
    """
    if line.parameters or not _UTC.fullmatch(line.value):
        raise ValueError(line.value)
    return _exactly(line.value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


@lru_cache(maxsize=4096)  # The times of a programme stand in thousands of calendars.
def _exactly(text: str, form: str) -> datetime:
    return datetime.strptime(text, form)  # noqa: DTZ007 -- the caller knows the zone
