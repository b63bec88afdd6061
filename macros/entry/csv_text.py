"""A text with a row on each line → the rows; what stands between its cells is found out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from macros.entry.headings import FIRST_ROWS, column_of

SEPARATORS = ";\t,"
"""What can stand between cells; of two that do equally well the first is meant."""

_LONGEST_FIELD = 10_000_000


def rows_of(raw: bytes) -> list[list[str | None]]:
    """Return the rows of a text, all as wide as the widest.

    :raises csv.Error: when it is no text with rows.
    """
    text = _decoded(raw)
    told = re.match(r"sep=(.)\r?\n", text)
    # Excel takes this line away before it counts rows.
    text = text[told.end() :] if told else text
    rows = [[cell or None for cell in row] for row in _split(text, told[1] if told else "")]
    width = max(map(len, rows), default=0)
    return [[*row, *[None] * (width - len(row))] for row in rows]


def _decoded(raw: bytes) -> str:
    """Return the text of a file: UTF-8 with or without a mark, else what Excel calls CSV.

    Windows-1252 is taken for granted and not guessed: it has a character for nearly every byte.
    """
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _separator(text: str) -> str:
    """Return what stands between the cells: what makes most headings that are known.

    How many cells a row has tells nothing: a semicolon is also in a list of themes, a comma in a
    title, and a line that ends within a cell makes rows of any width.
    """
    found = {separator: _known_headings(text, separator) for separator in SEPARATORS}
    return max(SEPARATORS, key=lambda separator: found[separator])


def _known_headings(text: str, separator: str) -> int:
    """Return how many headings are known in the row that has most of them."""
    try:
        rows = [*islice(_reader(text, separator), FIRST_ROWS)]
    except csv.Error:
        return 0
    known = ({c.key for cell in row if (c := column_of(cell))} for row in rows)
    return max(map(len, known), default=0)


def _split(text: str, separator: str) -> list[list[str]]:
    limit = csv.field_size_limit(_LONGEST_FIELD)
    try:
        return [*_reader(text, separator or _separator(text))]
    finally:
        csv.field_size_limit(limit)


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)
