"""A file of Excel or with commas → cells; whatever is in it, it gives cells or remarks."""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

import openpyxl

from macros.entry.cells import Book, Cell, Sheet, sheet_of
from macros.entry.remarks import Remark, remark

MOST_ROWS, MOST_COLUMNS = 20_000, 300
"""Far more than a week has; a stray cell far below would make an empty sheet of millions."""

_OTHER_KINDS = {".xls", ".xlsb", ".ods", ".numbers", ".pdf", ".doc", ".docx"}

_LONGEST_FIELD = 10_000_000


def read_book(name: str, raw: bytes) -> Book:
    """Return what is in a file.

    :param name: of the file; what it ends on tells what it is.
    """
    suffix = PurePath(name).suffix.casefold()
    if suffix in {".xlsx", ".xlsm"}:
        return _workbook(name, raw)
    if suffix in _OTHER_KINDS:
        return Book(remarks=(remark(name, "oude-spreadsheet", soort=suffix),))
    return _text(name, raw)


# Excel.


def _workbook(name: str, raw: bytes) -> Book:
    try:
        with warnings.catch_warnings():
            # It warns of what it leaves out, such as pictures; nobody here looks at those.
            warnings.simplefilter("ignore")
            values = openpyxl.load_workbook(io.BytesIO(raw), data_only=True)
            typed = openpyxl.load_workbook(io.BytesIO(raw))
            sheets = [_sheet(name, sheet, typed[sheet.title]) for sheet in values.worksheets]
    except Exception:  # noqa: BLE001 -- a file that is no workbook fails in every way there is
        return Book(remarks=(remark(name, "geen-spreadsheet"),))
    found = tuple(sheet for sheet in sheets if isinstance(sheet, Sheet))
    return Book(found, tuple(sheet for sheet in sheets if isinstance(sheet, Remark)))


def _sheet(name: str, values: Any, typed: Any) -> Sheet | Remark:
    rows, columns = values.max_row or 0, values.max_column or 0
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        context = {"meeste_rijen": MOST_ROWS, "meeste_kolommen": MOST_COLUMNS}
        place = f"{name}, {values.title}"
        return remark(place, "te-groot", rijen=rows, kolommen=columns, **context)
    above = _merged(values)
    formulas = {(c.row, c.column) for row in typed.iter_rows() for c in row if c.data_type == "f"}
    found = []
    for number, row in enumerate(values.iter_rows(max_row=rows, max_col=columns), 1):
        shown = (values.cell(*above.get((number, n), (number, n))) for n in range(1, len(row) + 1))
        found.append(tuple(_cell(values.title, cell, number, formulas) for cell in shown))
    return Sheet(values.title, tuple(found), values.sheet_state != "visible")


def _cell(sheet: str, cell: Any, row: int, formulas: set[tuple[int, int]]) -> Cell:
    value, problem = cell.value, ""
    if cell.data_type == "e":
        problem = "cel-fout"
    elif value is None and (cell.row, cell.column) in formulas:
        problem = "formule-leeg"
    link = cell.hyperlink.target or "" if cell.hyperlink else ""
    return Cell(value, sheet, row, cell.column, link, problem)


def _merged(sheet: Any) -> dict[tuple[int, int], tuple[int, int]]:
    """Return the cells that take the value of the one above, as one merged with it shows."""
    return {
        (row, area.min_col): (area.min_row, area.min_col)
        for area in sheet.merged_cells.ranges
        if area.min_col == area.max_col
        for row in range(area.min_row + 1, area.max_row + 1)
    }


# Text.


def _text(name: str, raw: bytes) -> Book:
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) or b"\x00" in raw:
        return Book(remarks=(remark(name, "geen-spreadsheet"),))
    text = _decoded(raw)
    told = re.match(r"sep=(.)\r?\n", text)
    # Excel takes this line away before it counts rows.
    text = text[told.end() :] if told else text
    separator = told[1] if told else ""
    try:
        rows = _split(text, separator or _separator(text))
    except csv.Error:
        return Book(remarks=(remark(name, "geen-spreadsheet"),))
    if len(rows) > MOST_ROWS or max(map(len, rows), default=0) > MOST_COLUMNS:
        context = {"meeste_rijen": MOST_ROWS, "meeste_kolommen": MOST_COLUMNS}
        width = max(map(len, rows))
        return Book(remarks=(remark(name, "te-groot", rijen=len(rows), kolommen=width, **context),))
    return Book((sheet_of(PurePath(name).stem, rows),))


def _decoded(raw: bytes) -> str:
    """Return the text of a file: UTF-8 with or without a mark, else what Excel calls CSV.

    Windows-1252 is taken for granted and not guessed: it has a character for nearly every byte.
    """
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _separator(text: str) -> str:
    """Return what stands between the cells: of ``;``, tab and ``,`` what the first rows agree on.

    A comma is also in a title, so another one that is there goes first.
    """
    best = (0, 0, ";")
    for place, separator in enumerate(";\t,"):
        try:
            widths = [len(row) for row in _split(text, separator)[:20] if row]
        except csv.Error:
            continue
        common = max(set(widths), key=widths.count, default=0)
        if common > 1:
            best = max(best, (widths.count(common), -place, separator))
    return best[2]


def _split(text: str, separator: str) -> list[list[str | None]]:
    limit = csv.field_size_limit(_LONGEST_FIELD)
    try:
        reader: Iterable[list[str]] = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        rows = [[cell or None for cell in row] for row in reader]
    finally:
        csv.field_size_limit(limit)
    width = max(map(len, rows), default=0)
    return [[*row, *[None] * (width - len(row))] for row in rows]
