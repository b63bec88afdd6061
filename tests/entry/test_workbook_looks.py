"""Whether what is in a workbook can be read where a program makes no row higher by itself."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from macros.entry import workbooks
from macros.entry.columns import COLUMNS
from macros.entry.tables import lines_of
from macros.entry.workbook_looks import lines_in, width_of
from tests.conftest import ProgrammeFolder

LONG = "Vier regels tekst. " * 12


@pytest.fixture
def sheets(folder: ProgrammeFolder) -> list[Any]:
    """The sheet with sessions of a workbook with one, and of an empty one."""
    folder.replace("2026/sessies/opening.md", "Samen beginnen we.", LONG.strip())
    programme = folder.read()
    made = [
        workbooks.as_workbook([*lines_of(programme)], programme),
        workbooks.empty_workbook(programme),
    ]
    return [openpyxl.load_workbook(io.BytesIO(raw)) for raw in made]


def test_every_heading_can_be_read(sheets: list[Any]) -> None:
    for book in sheets:
        sheet = book[workbooks.SHEET]
        assert sheet.row_dimensions[1].height >= 2 * 15
        for number, cell in enumerate(sheet[1], 1):
            width = sheet.column_dimensions[get_column_letter(number)].width
            # Beside the button of the filter.
            assert max(map(len, cell.value.split())) <= width - 4
            assert lines_in(cell.value, width - 4) <= 2
        fonts = {(c.font.name, c.font.sz) for s in book for row in s.iter_rows() for c in row}
        assert fonts == {("Calibri", 11)}


def test_every_row_is_as_high_as_its_texts(sheets: list[Any]) -> None:
    heights = [book[workbooks.SHEET].row_dimensions[2].height for book in sheets]
    # A long summary takes no more than four lines.
    assert heights == [60, 30]
    explained = sheets[0]["Uitleg"]
    first = next(row for row in explained.iter_rows() if row[0].value == "Kolom")[0].row + 1
    for row in explained.iter_rows(min_row=first):
        height = explained.row_dimensions[row[0].row].height
        widths = zip((28, 80, 40, 40), row, strict=True)
        assert height == 15 * max(lines_in(str(cell.value or ""), width) for width, cell in widths)


LINES = [
    (("", 10), 1),
    (("een twee", 10), 1),
    (("een twee drie", 10), 2),
    (("een\n\ntwee", 10), 3),
    (("invalidenparkeerplaats", 10), 3),
]


@pytest.mark.parametrize(("given", "expected"), LINES)
def test_lines_of_a_text(given: tuple[str, int], expected: int) -> None:
    assert lines_in(*given) == expected


def test_a_wide_column_is_no_wider_than_it_has_to_be() -> None:
    assert all(width_of(column) <= 60 for column in COLUMNS)
