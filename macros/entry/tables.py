"""The programme as a table: a row for each moment, a column for each field."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from macros.entry.columns import COLUMNS, KEY, NAME, YEAR, Column, Kind
from macros.entry.names import slug_of
from macros.entry.texts import texts_of
from macros.entry.wheres import entries_of
from macros.programme.fields import LANGUAGES
from macros.programme.model import Programme, Session

_QUIET = frozenset({"rond_de_week", "geannuleerd"})
"""Columns in which ‘nee’ goes without saying."""

_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
"""What a spreadsheet may take for a formula (OWASP, CSV Injection)."""


@dataclass(frozen=True)
class Line:
    """One row of the table."""

    texts: Mapping[str, str]
    """Column → canonical text."""
    shown: Mapping[str, str]
    """Column → what people read: names for short names."""


def lines_of(programme: Programme, year: int | None = None) -> Iterator[Line]:
    """Yield the rows of all sessions, in the order of the programme.

    :param year: of the one edition that is asked for; else all of them.
    """
    for session in programme.sessions:
        if year in {None, session.year}:
            yield from _lines(session, programme)


def _lines(session: Session, programme: Programme) -> Iterator[Line]:
    said = texts_of(session)
    for number, (key, moment) in enumerate(said.moments.items()):
        names = {YEAR: str(session.year), NAME: session.slug, KEY: key}
        # What holds for all moments is said once; the other rows only have what is theirs.
        texts = {**names, **(said.fields if number == 0 else {}), **moment}
        shown = {
            column.key: _shown(texts.get(column.key, ""), column, programme) for column in COLUMNS
        }
        yield Line({column.key: texts.get(column.key, "") for column in COLUMNS}, shown)


def _shown(text: str, column: Column, programme: Programme) -> str:
    if column.key in _QUIET and text == "nee":
        return ""
    if column.kind is Kind.LANGUAGE:
        return LANGUAGES.get(text, text)
    if column.kind in {Kind.NAME, Kind.NAMES} and text:
        return "; ".join(_name(slug, column, programme) for slug in text.split("\n"))
    if column.kind is Kind.SLUGS:
        return text.replace("\n", "; ")
    return text


def _name(slug: str, column: Column, programme: Programme) -> str:
    """Return the name of an entry, or its short name where the name would not lead back to it."""
    entries = entries_of(programme, column)
    name = entries[slug].name if slug in entries else slug
    leads_back = ";" not in name and slug_of(name, entries) == slug
    return name if leads_back else slug


def as_csv(lines: Iterable[Line]) -> bytes:
    """Return the table as Excel in Dutch reads a text file: UTF-8 with a mark, and semicolons."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(column.heading for column in COLUMNS)
    for line in lines:
        writer.writerow(harmless(line.shown[column.key]) for column in COLUMNS)
    return text.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; ``cells.tidy`` undoes it.

    >>> harmless("=1+1"), harmless("- een"), harmless("'s avonds")
    ("'=1+1", "'- een", "'s avonds")
    """
    return f"'{text}" if _FORMULA.match(text) else text
