"""How our workbooks look: fonts, and columns and rows as large as what is in them.

Excel fits a row to its text when it opens a file, LibreOffice does not: it shows a line of each
cell, or the lines of one row over those of the next.  So every row says how high it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from macros.entry.columns import SUMMARY, Column, Kind
from macros.entry.values import MANY

DAY_FORMAT, TIME_FORMAT = "[$-413]ddd d mmm yyyy", "hh:mm"
"""413 is Dutch, whatever the language of the computer."""

TOP = Alignment(vertical="top", wrap_text=True)
_MIDDLE = Alignment(vertical="center", wrap_text=True)

_FONT, _SIZE = "Calibri", 11
"""What a workbook has where it says nothing; a cell that says something has to say this as well."""
_ON_DARK = Font(name=_FONT, size=_SIZE, bold=True, color="FFFFFFFF")
_BOLD = Font(name=_FONT, size=_SIZE, bold=True)
_HEAD = PatternFill("solid", fgColor="FF1F3A36")
_NEEDED = PatternFill("solid", fgColor="FF8A2B3C")

_LINE = 15
"""Height of a line, in points."""
_MOST_LINES = 4
"""Of a text on a sheet with sessions: who wants to read all of it makes the row higher."""

_HEADING_LINES = 2

_BUTTON = 4
"""Room for the button of the filter, in characters."""
_WIDE = dict.fromkeys(MANY, 40) | {
    Kind.PROSE: 60,
    Kind.LINE: 30,
    Kind.NAMES: 28,
    Kind.URL: 28,
    Kind.NAME: 26,
    Kind.SLUG: 24,
    Kind.EMAIL: 24,
    Kind.MUNICIPALITY: 20,
    Kind.DATE: 17,
    Kind.YEAR: 9,
}
_NARROW = 12


def width_of(column: Column) -> int:
    """Return how wide a column is, in characters: its heading fits on two lines, uncut."""
    least = max(map(len, column.heading.split()))
    while lines_in(column.heading, least) > _HEADING_LINES:
        least += 1
    wide = 45 if column.key == SUMMARY else _WIDE.get(column.kind, _NARROW)
    return max(wide, least + _BUTTON)


def set_heading(cell: Any, *, is_needed: bool = False) -> None:
    """Make a cell a heading.

    :param is_needed: whether a row has to have something below it.
    """
    cell.fill = _NEEDED if is_needed else _HEAD
    cell.font = _ON_DARK
    cell.alignment = _MIDDLE


def set_bold(cell: Any) -> None:
    """Make a text stand out."""
    cell.font = _BOLD


def set_columns(sheet: Any, columns: Sequence[Column]) -> None:
    """Give the columns their width, and what is still to be typed in them its looks."""
    for number, column in enumerate(columns, 1):
        size = sheet.column_dimensions[get_column_letter(number)]
        size.width = width_of(column)
        size.alignment = TOP
        # Not of times: a 9 would show as 00:00.
        if column.kind is Kind.DATE:
            size.number_format = DAY_FORMAT
    sheet.row_dimensions[1].height = _LINE * _HEADING_LINES + 6


def set_row(sheet: Any, number: int, texts: Mapping[str, str], columns: Sequence[Column]) -> None:
    """Make a row as high as its longest text, up to a few lines.

    A description does not count: with it every row would be as high as it may be.
    """
    brief = [column for column in columns if column.kind is not Kind.PROSE]
    lines = max(lines_in(texts.get(column.key, ""), width_of(column)) for column in brief)
    sheet.row_dimensions[number].height = _LINE * min(lines, _MOST_LINES)


def set_height(sheet: Any, number: int, texts: Sequence[str], widths: Sequence[int]) -> None:
    """Make a row so high that all of its texts can be read."""
    lines = max(lines_in(text, width) for text, width in zip(texts, widths, strict=True))
    sheet.row_dimensions[number].height = _LINE * lines


def lines_in(text: str, width: int) -> int:
    r"""Return how many lines a text takes in a cell, at least one.

    >>> lines_in("Aanmelden tot", 9), lines_in("een\ntwee", 9), lines_in("", 9)
    (2, 2, 1)
    """
    return sum(max(len(wrap(line, width)), 1) for line in text.split("\n"))
