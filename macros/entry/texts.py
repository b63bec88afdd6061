"""A session of the programme ↔ the canonical texts of its columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from macros.entry import items
from macros.entry.cells import bulleted, tidy
from macros.entry.columns import (
    BODY,
    BY_KEY,
    COLUMNS,
    KEY,
    NAME,
    OWN_TITLE,
    YEAR,
    Column,
    Kind,
)
from macros.entry.values import MANY, amount
from macros.programme.dutch import clock
from macros.programme.model import Content, Moment, Session
from macros.programme.yamltext import Value

_OF_SESSION = [c for c in COLUMNS if not c.is_of_moment and c.key not in {YEAR, NAME, BODY}]
_OF_MOMENT = [c for c in COLUMNS if c.is_of_moment and c.key != KEY]


@dataclass(frozen=True)
class Texts:
    """All that a session says, as canonical texts; what it does not say is an empty text."""

    fields: Mapping[str, str]
    """Column → text, for what holds for the session as a whole; its description as well."""
    moments: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Key of a moment, empty for one without → column → text; in the order of the file."""


def texts_of(session: Session) -> Texts:
    """Return what a session says."""
    said = session.model_dump(by_alias=True)
    fields = {column.key: _text(_under(said, column), column) for column in _OF_SESSION}
    fields[BODY] = session.body.strip("\n").rstrip()
    moments = {moment.key or "": _of_moment(moment) for moment in session.moments}
    return Texts(fields, moments)


def _of_moment(moment: Moment) -> dict[str, str]:
    said = moment.model_dump(by_alias=True)
    said[OWN_TITLE] = said["titel"]
    if moment.last_day == moment.day:
        said["einddatum"] = None
    return {column.key: _text(said[column.key], column) for column in _OF_MOMENT}


def value_of(text: str, column: Column) -> Value:
    """Return a canonical text as the front matter has it.

    :param text: not empty.
    """
    if column.kind in MANY:
        return items.value_of(text, column.kind)
    if column.kind in {Kind.NAMES, Kind.SLUGS}:
        return [*text.split("\n")]
    return text


@cache
def default_of(key: str) -> str:
    """Return what a field of a session or a moment says that is not there; mostly nothing."""
    owner: type[Content] = Moment if BY_KEY[key].is_of_moment else Session
    for name, info in owner.model_fields.items():
        if (info.alias or name) == key and isinstance(info.default, str | bool):
            default = info.default
            return ("ja" if default else "nee") if isinstance(default, bool) else str(default)
    return ""


def _under(said: Mapping[str, Any], column: Column) -> Any:
    value: Any = said
    for key in column.path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _text(value: Any, column: Column) -> str:  # noqa: PLR0911 -- a case per type
    if value is None:
        return ""
    if column.kind in MANY:
        return items.text_of(value, column.kind)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, time):
        return clock(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return amount(value)
    if isinstance(value, tuple):
        return "\n".join(value)
    return str(value)


def plain(text: str) -> str:
    """Return a text as a cell would give it back: two that are alike say the same."""
    return bulleted(tidy(text))


def heading_of(key: str) -> str:
    """Return how a sentence names a column."""
    return BY_KEY[key].heading


SHOWN = 60
"""How many characters of a text a sentence shows."""


def shown(text: str) -> str:
    """Return a canonical text as a sentence shows it: one line, not too long."""
    line = "; ".join(part for part in text.split("\n") if part.strip())
    short = line if len(line) <= SHOWN else f"{line[: SHOWN - 1].rstrip()}…"
    return f"“{short}”" if short else "niets"
