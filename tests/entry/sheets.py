"""Small spreadsheets for tests, as files and as what was read of them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl

from macros.entry.cells import Book, Value, sheet_of
from macros.entry.importing import plan_import
from macros.entry.outcomes import Outcome, Plan
from macros.entry.reading_files import read_book

Row = Sequence[Value]


def workbook(rows: Sequence[Row], name: str = "Blad1") -> bytes:
    """Return a file of Excel with one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    raw = io.BytesIO()
    book.save(raw)
    return raw.getvalue()


def plan(rows: Sequence[Row], folder: Path, source: str = "test") -> Plan:
    """Return what an import of these cells would do; nothing goes through a file."""
    return plan_import(Book((sheet_of("Blad1", rows),)), folder, source=source)


def through_excel(rows: Sequence[Row], folder: Path) -> Plan:
    """Return what an import of these cells would do, by way of a file of Excel."""
    return plan_import(read_book("test.xlsx", workbook(rows)), folder, source="test")


def only(plan: Plan) -> Outcome:
    """Return the one session of a spreadsheet."""
    (outcome,) = plan.outcomes
    return outcome


def told(plan: Plan) -> list[tuple[str, str]]:
    """Return where each remark is and its code."""
    remarks = [*plan.remarks, *(r for outcome in plan.outcomes for r in outcome.remarks)]
    return [(remark.place, remark.code) for remark in remarks]
