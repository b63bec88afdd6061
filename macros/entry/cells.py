"""A spreadsheet as cells that know their place, whatever kind of file it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

from macros.entry.remarks import Remark
from macros.entry.session_file import readable

Value: TypeAlias = str | int | float | bool | datetime | date | time | timedelta | None
"""What a cell can hold; a CSV file has text only."""

_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
"""Spaces that look like one and are another: Word and web forms leave them behind."""

_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
"""Soft hyphens and characters without width; not the joiner that emoji are made with."""

_FORMULA = re.compile(r"'+[=+\-@\t\r＝＋－＠]")
"""A text that an export kept from being a formula; see ``writing.harmless``."""

_ERROR = re.compile(
    r"#(?:DIV/0|REF|NUM|NULL|VALUE|DEEL/0|VERW|GETAL|LEEG|WAARDE)!|#(?:NAME|NAAM)\?|#N/[AB]|(?:Err|Fout):[0-9]{3}"
)
"""A formula that went wrong, as a text file has it: of Excel and LibreOffice, English and Dutch."""

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How xlsx writes a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19 ST_Xstring)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell and where it is."""

    value: Value = None
    sheet: str = ""
    row: int = 1
    """Counted from 1, as a spreadsheet shows it."""
    column: int = 1
    """Counted from 1: column A is 1."""
    link: str = ""
    """The web address behind the text, if it is a link."""
    problem: str = ""
    """Code of why the value cannot be used; see ``remarks``."""

    @property
    def place(self) -> str:
        """Where it is, as in ``Blad1!C7``."""
        return f"{self.sheet}!{letters(self.column)}{self.row}"

    @property
    def text(self) -> str:
        """What somebody typed, without what nobody sees; numbers and dates in their plain form."""
        if self.value is None:
            return ""
        if isinstance(self.value, bool):
            return "ja" if self.value else "nee"
        if isinstance(self.value, float):
            whole = self.value.is_integer()
            return str(int(self.value)) if whole else str(self.value).replace(".", ",")
        return tidy(str(self.value))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see in it."""
        return not self.text and not self.problem


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its rows from the first on, each with all its cells from column A on."""

    name: str
    rows: tuple[tuple[Cell, ...], ...] = ()
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    """Numbers of the rows that nobody sees, counted from 1; the same for columns below."""
    hidden_columns: frozenset[int] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether no cell holds anything."""
        return all(cell.is_empty for row in self.rows for cell in row)


@dataclass(frozen=True, slots=True)
class Book:
    """What was read of a file, and what there is to say about the file itself."""

    sheets: tuple[Sheet, ...] = ()
    remarks: tuple[Remark, ...] = ()


def sheet_of(name: str, rows: Iterable[Iterable[Value]], *, is_hidden: bool = False) -> Sheet:
    """Return a sheet of plain values, each at its place."""
    return Sheet(
        name,
        tuple(
            tuple(_typed(value, name, number, column) for column, value in enumerate(values, 1))
            for number, values in enumerate(rows, 1)
        ),
        is_hidden,
    )


def _typed(value: Value, sheet: str, row: int, column: int) -> Cell:
    is_error = isinstance(value, str) and bool(_ERROR.fullmatch(value))
    return Cell(value, sheet, row, column, problem="cel-fout" if is_error else "")


def letters(column: int) -> str:
    """Return how a spreadsheet names a column.

    >>> letters(3), letters(28)
    ('C', 'AB')
    """
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def tidy(text: str) -> str:
    r"""Return ``text`` with plain spaces and line ends, and without what nobody sees.

    An apostrophe that an export put before a text that looks like a formula is gone as well.

    >>> tidy("\u00a0Wonen\u00ad op\u200b het erf_x000D_\n"), tidy("'=1+1"), tidy("'s avonds")
    ('Wonen op het erf', '=1+1', "'s avonds")
    """
    text = _ESCAPED.sub(lambda found: _character(int(found[1], 16)), text)
    text = readable(_UNSEEN.sub("", _SPACES.sub(" ", text))).strip()
    return text[1:] if _FORMULA.match(text) else text


def _character(code: int) -> str:
    # A half of a pair is no character; a return comes before the line end that is there as well.
    return "" if 0xD800 <= code < 0xE000 or code == 0x0D else chr(code)  # noqa: PLR2004


def bulleted(text: str) -> str:
    """Return a text in which the bullets of a word processor are those of Markdown."""
    return "\n".join(re.sub(r"^(\s*)[•‣▪●◦·]\s+", r"\1- ", line) for line in text.split("\n"))


def filled(sheet: Sheet) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows that hold something."""
    return (row for row in sheet.rows if any(not cell.is_empty for cell in row))
