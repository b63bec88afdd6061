"""What Excel and others put in files, cell by cell."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles import PatternFill

from macros.entry.importing import plan_import
from macros.entry.reading_files import MOST_ROWS, read_book
from tests.conftest import ProgrammeFolder
from tests.entry.sheets import told


@pytest.fixture
def book() -> openpyxl.Workbook:
    """A workbook with two sessions on a sheet that is called after a day."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Dag 1"
    sheet.append(["Titel", "Datum", "Begin", "Aanmelden: link", "Aantal plekken"])
    sheet.append(["Een", datetime(2026, 11, 10), "9.30", "klik hier", 10])  # noqa: DTZ001
    sheet.append(["Twee", None, "13.30", None, None])
    return book


def raw(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_cells_that_are_merged_say_the_same(
    book: openpyxl.Workbook, folder: ProgrammeFolder
) -> None:
    book["Dag 1"].merge_cells("B2:B3")
    book["Dag 1"].cell(2, 4).hyperlink = "https://voorbeeld.example/een"
    plan = plan_import(read_book("x.xlsx", raw(book)), folder.path, source="x")
    assert [outcome.incoming.moments[0]["datum"] for outcome in plan.outcomes] == ["2026-11-10"] * 2
    assert plan.outcomes[0].incoming.fields["aanmelden.url"] == "https://voorbeeld.example/een"
    assert told(plan) == []


def test_what_excel_did_not_work_out_is_told(
    book: openpyxl.Workbook, folder: ProgrammeFolder
) -> None:
    sheet = book["Dag 1"]
    sheet["B3"] = "=B2"
    sheet["E2"] = "#REF!"
    sheet["E2"].data_type = "e"
    plan = plan_import(read_book("x.xlsx", raw(book)), folder.path, source="x")
    assert told(plan) == [
        ("Dag 1!E2", "cel-fout"),
        ("Dag 1!D2", "geen-webadres"),
        ("Dag 1!B3", "formule-leeg"),
    ]


def test_every_sheet_is_read_or_told(book: openpyxl.Workbook, folder: ProgrammeFolder) -> None:
    book["Dag 1"].delete_rows(2)
    book["Dag 1"]["B2"] = "10-11-2026"
    second = book.copy_worksheet(book["Dag 1"])
    second.title = "Dag 2"
    second["A2"] = "Drie"
    hidden = book.copy_worksheet(second)
    hidden.title, hidden.sheet_state = "Oud", "hidden"
    book.create_sheet("Leeg")
    book.create_sheet("Lijstje")["A1"] = "koffie bestellen"
    plan = plan_import(read_book("x.xlsx", raw(book)), folder.path, source="x")
    assert told(plan) == [("Oud", "verborgen-blad"), ("Lijstje", "blad-zonder-koppen")]
    assert plan.is_right
    assert [outcome.incoming.rows[0].place for outcome in plan.outcomes] == [
        "Dag 1, rij 2",
        "Dag 2, rij 2",
    ]


def test_a_stray_cell_far_below_is_told(book: openpyxl.Workbook) -> None:
    book["Dag 1"].cell(MOST_ROWS + 1, 3).value = "x"
    (remark,) = read_book("x.xlsx", raw(book)).remarks
    assert (remark.place, remark.code) == ("x.xlsx, Dag 1", "te-groot")
    assert "De verste cel is C20001." in remark.message


def test_a_cell_without_anything_to_see_is_not_there(book: openpyxl.Workbook) -> None:
    sheet = book["Dag 1"]
    sheet.cell(1_048_576, 4).value = " \n"
    sheet.cell(1_000_000, 2).fill = PatternFill("solid", fgColor="FFFF0000")
    sheet.cell(3, 16_384).value = "\t"
    sheet.merge_cells("C3:C5000")
    (read,) = read_book("x.xlsx", raw(book)).sheets
    assert (len(read.rows), {len(row) for row in read.rows}) == (3, {5})


def test_a_number_is_quoted_as_it_shows(book: openpyxl.Workbook, folder: ProgrammeFolder) -> None:
    book["Dag 1"]["D2"].value = None
    book["Dag 1"]["E2"].value, book["Dag 1"]["E2"].number_format = 0.4, "0%"
    plan = plan_import(read_book("x.xlsx", raw(book)), folder.path, source="x")
    assert "“40%” is geen heel getal." in plan.outcomes[0].remarks[-1].message


HEADS = ("Titel", "Datum", "Thema's", "Sprekers", "Beschrijving")
TABLES = st.lists(
    st.lists(st.text("a;,\t\n\"'é ", max_size=9), min_size=5, max_size=5), max_size=30
)


@given(TABLES, st.sampled_from(";,\t"), st.integers(0, 3), st.sampled_from(["\n", "\r\n"]))
def test_any_table_comes_back(table: list[list[str]], separator: str, above: int, end: str) -> None:
    """Whatever stands in the cells, and however many rows stand above the headings."""
    rows = [*table[:above], [*HEADS], *table[above:]]
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=end).writerows(rows)
    for encoded in (text.getvalue().encode("utf-8-sig"), text.getvalue().encode("cp1252")):
        (sheet,) = read_book("x.csv", encoded).sheets
        assert [[cell.value or "" for cell in row] for row in sheet.rows] == rows


def test_a_table_without_headings_has_semicolons() -> None:
    (sheet,) = read_book("x.csv", b"a;b,c,d\ne;f,g,h\n").sheets
    assert [cell.value for cell in sheet.rows[0]] == ["a", "b,c,d"]


def test_places_are_those_of_excel() -> None:
    read = read_book("a.csv", b'\xef\xbb\xbfTitel;x\r\n\r\n"a\r\nb";c\r\n;;;d\r\n')
    cells = {cell.text: cell.place for row in read.sheets[0].rows for cell in row if cell.text}
    assert cells == {"Titel": "a!A1", "x": "a!B1", "a\nb": "a!A3", "c": "a!B3", "d": "a!D4"}
