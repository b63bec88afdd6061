"""A file of Excel or with commas → cells; whatever is in it, it gives cells or remarks."""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

import openpyxl

from macros.entry import csv_text
from macros.entry.cells import Book, Cell, Sheet, sheet_of
from macros.entry.remarks import Remark, remark

MOST_ROWS, MOST_COLUMNS = 20_000, 300
"""Far more than a week has; a stray cell far below would make an empty sheet of millions."""

_OTHER_KINDS = {".xls", ".xlsb", ".ods", ".numbers", ".pdf", ".doc", ".docx"}

_LINK = re.compile(r'=HYPERLINK\("([^"]+)"', re.IGNORECASE)
"""A link as a formula: what shows is a text."""


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
    last = _last_cells(values)
    rows, columns = max(last, default=0), max(last.values(), default=0)
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        far = max(last.items(), key=lambda cell: (cell[0] > MOST_ROWS, cell[1]))
        return _too_large(f"{name}, {values.title}", rows, columns, Cell(None, "", *far).place[1:])
    above = _merged(values, rows)
    cells = typed._cells.items()  # noqa: SLF001
    formulas = {at: str(cell.value) for at, cell in cells if cell.data_type == "f"}
    found = []
    for number in range(1, rows + 1):
        shown = (values.cell(*above.get((number, n), (number, n))) for n in range(1, columns + 1))
        found.append(tuple(_cell(values.title, cell, number, formulas) for cell in shown))
    return Sheet(
        values.title,
        tuple(found),
        values.sheet_state != "visible",
        frozenset(n for n, row in values.row_dimensions.items() if row.hidden),
        frozenset(n for n in range(1, columns + 1) if n in _hidden_columns(values)),
    )


def _last_cells(sheet: Any) -> dict[int, int]:
    """Return each row that has something to see, and the last column in it that does.

    What a sheet says of its own size counts every cell that was ever touched, far below as well.
    """
    found: dict[int, int] = {}
    for (row, column), cell in sheet._cells.items():  # noqa: SLF001 -- all others it would make
        if cell.value is not None and str(cell.value).strip():
            found[row] = max(column, found.get(row, 0))
    return found


def _hidden_columns(sheet: Any) -> set[int]:
    hidden = (column for column in sheet.column_dimensions.values() if column.hidden)
    return {n for c in hidden for n in range(c.min, min(c.max, MOST_COLUMNS) + 1)}


def _cell(sheet: str, cell: Any, row: int, formulas: Mapping[tuple[int, int], str]) -> Cell:
    value, problem = cell.value, ""
    if cell.data_type == "e":
        problem = "cel-fout"
    elif value is None and (cell.row, cell.column) in formulas:
        problem = "formule-leeg"
    elif cell.data_type == "n" and "%" in cell.number_format and isinstance(value, int | float):
        value = f"{value * 100:.10g}%".replace(".", ",")
    behind = _LINK.match(formulas.get((cell.row, cell.column), ""))
    link = (cell.hyperlink.target or "") if cell.hyperlink else behind[1] if behind else ""
    return Cell(value, sheet, row, cell.column, link, problem)


def _merged(sheet: Any, rows: int) -> dict[tuple[int, int], tuple[int, int]]:
    """Return the cells that take the value of the one above, as one merged with it shows."""
    return {
        (row, area.min_col): (area.min_row, area.min_col)
        for area in sheet.merged_cells.ranges
        if area.min_col == area.max_col
        for row in range(area.min_row + 1, min(area.max_row, rows) + 1)
    }


def _too_large(place: str, rows: int, columns: int, far: str = "") -> Remark:
    most = {"meeste_rijen": MOST_ROWS, "meeste_kolommen": MOST_COLUMNS}
    cell = f" De verste cel is {far}." if far else ""
    return remark(place, "te-groot", rijen=rows, kolommen=columns, cel=cell, **most)


# Text.


def _text(name: str, raw: bytes) -> Book:
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) or b"\x00" in raw:
        return Book(remarks=(remark(name, "geen-spreadsheet"),))
    try:
        rows = csv_text.rows_of(raw)
    except csv.Error:
        return Book(remarks=(remark(name, "geen-spreadsheet"),))
    width = max(map(len, rows), default=0)
    if len(rows) > MOST_ROWS or width > MOST_COLUMNS:
        return Book(remarks=(_too_large(name, len(rows), width),))
    return Book((sheet_of(PurePath(name).stem, rows),))
