"""Workbooks of Excel: the programme as one, and an empty one to fill in.

The same programme gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from macros.entry import workbook_base
from macros.entry import workbook_looks as looks
from macros.entry.column_words import choices, explanation
from macros.entry.columns import (
    BODY,
    COLUMNS,
    DAY,
    OWN_TITLE,
    SIGN_UP_UNTIL,
    TITLE,
    VENUE,
    YEAR,
    Column,
    Kind,
)
from macros.entry.left_out import EXAMPLE
from macros.entry.tables import Line
from macros.entry.wheres import entries_of
from macros.programme.fields import LANGUAGES
from macros.programme.model import Programme

SHEET = "Sessies"

MOST_CHARACTERS = 32_767
"""What fits in a cell (Excel specifications and limits)."""

ROWS_TO_FILL = 500
"""How far down a workbook has its choices and formats."""

_FIXED = datetime(2000, 1, 1)  # noqa: DTZ001 -- a workbook knows no time zone
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)

_NOT_IN_XML = re.compile("[\ufffe\uffff\ud800-\udfff]")

_LATER = frozenset(
    {
        *(YEAR, "geannuleerd", OWN_TITLE, "status", "status_uitleg", "plekken"),
        *("materiaal", "bronnen", "voorheen", "toegestaan"),
        *(column.key for column in COLUMNS if column.key.startswith("oorspronkelijk.")),
    }
)
"""Columns that say nothing of a session that is new: hidden in a workbook to fill in."""

_EXPLAINED = (28, 80, 40, 40)
"""How wide the columns of the explanation are, in characters."""

_TOLD = (
    f"{workbook_base.mark()} Zo vul je het blad {SHEET} in.",
    "Een rij is een sessie. Alleen Titel en Datum moeten. Wat je niet weet, laat je leeg.",
    "Is de sessie nieuw? Begin dan bij Titel. Wat links daarvan staat, laat je leeg.",
    "Is een sessie er vaker? Maak dan een rij per keer, met in elke rij dezelfde naam bij Sessie.",
    "Zet dan ook bij Moment vanaf de tweede rij een kort woord, zoals middag.",
    "Zet geen telefoonnummers of andere gegevens van mensen in dit bestand. Die lees ik niet in.",
    "Kolommen mogen in een andere volgorde staan. Wat je niet gebruikt, mag je weghalen.",
    f"De rij die begint met {EXAMPLE.strip()} lees ik niet in. Je mag haar weghalen.",
)


def as_workbook(lines: Sequence[Line], programme: Programme) -> bytes:
    """Return the sessions as a workbook that knows what it was when it went out."""
    book = _started(programme, [line.shown for line in lines], COLUMNS)
    sheet = book.create_sheet(workbook_base.SHEET)
    sheet.sheet_state = "hidden"
    _write(sheet, 1, [workbook_base.mark()])
    _write(sheet, 2, [column.key for column in COLUMNS])
    for number, line in enumerate(lines, 3):
        _write(sheet, number, [line.texts[column.key] for column in COLUMNS])
    return _saved(book)


def empty_workbook(programme: Programme) -> bytes:
    """Return a workbook to fill in, with one row that shows how."""
    shown = [c for c in COLUMNS if "<" not in c.key and c.key not in _LATER]
    example = {column.key: column.example for column in shown}
    example |= {TITLE: f"{EXAMPLE}{example[TITLE]}", BODY: _body_example()}
    example |= _from_lists(programme) | _in_the_week(programme)
    book = _started(programme, [example], [c for c in COLUMNS if c.key not in _LATER])
    for number, column in enumerate(COLUMNS, 1):
        if column.key in _LATER:
            book[SHEET].column_dimensions[get_column_letter(number)].hidden = True
    return _saved(book)


def _body_example() -> str:
    return next(column.example for column in COLUMNS if column.key == BODY)


def _from_lists(programme: Programme) -> dict[str, str]:
    """Return examples that are in the lists of this programme."""
    found = {}
    for column in COLUMNS:
        if column.kind in {Kind.NAME, Kind.NAMES} and "." not in column.key:
            names = [entry.name for entry in entries_of(programme, column).values()]
            found[column.key] = "; ".join(names[: 2 if column.kind is Kind.NAMES else 1])
    return {**found, "reeks": ""}


def _in_the_week(programme: Programme) -> dict[str, str]:
    """Return days as they can be in the edition that is to come, where that is known."""
    first = programme.coming.first_day if programme.coming else None
    if not first:
        return {}
    return {DAY: first.isoformat(), SIGN_UP_UNTIL: (first - timedelta(days=7)).isoformat()}


def _started(
    programme: Programme, rows: Iterable[Mapping[str, str]], explained: Sequence[Column]
) -> openpyxl.Workbook:
    """Return a workbook with the sessions, the explanation and the lists."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = SHEET
    for number, column in enumerate(COLUMNS, 1):
        cell = sheet.cell(1, number, column.heading)
        looks.set_heading(cell, is_needed=column.key in {TITLE, DAY})
    looks.set_columns(sheet, COLUMNS)
    for number, texts in enumerate(rows, 2):
        for place, column in enumerate(COLUMNS, 1):
            _put(sheet.cell(number, place), texts.get(column.key, ""), column)
        looks.set_row(sheet, number, texts, COLUMNS)
    sheet.freeze_panes = "E2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{sheet.max_row}"
    _add_explanation(book, explained)
    _add_choices(book, sheet, programme)
    return book


def _put(cell: Any, text: str, column: Column) -> None:
    """Write a text as what a spreadsheet can sort by: a day, a time or a number."""
    cell.alignment = looks.TOP
    value = _value(text, column)
    if isinstance(value, str):
        _put_text(cell, value)
        return
    cell.value = value
    if isinstance(value, date):
        cell.number_format = looks.DAY_FORMAT
    elif isinstance(value, time):
        cell.number_format = looks.TIME_FORMAT


def _value(text: str, column: Column) -> str | date | time | int:
    if column.kind is Kind.DATE and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        day = date.fromisoformat(text)
        return day if day.year > 1900 else text  # noqa: PLR2004 -- Excel counts from there
    if column.kind is Kind.TIME and re.fullmatch(r"[0-9]{2}\.[0-9]{2}", text):
        return time.fromisoformat(text.replace(".", ":"))
    if column.kind in {Kind.COUNT, Kind.YEAR} and text:
        return int(text)
    return text


def _put_text(cell: Any, text: str) -> None:
    """Write a text as a text, whatever it begins with."""
    text = _NOT_IN_XML.sub("", text)
    # A text with an apostrophe before what looks like a formula would lose it on the way back.
    text = re.sub(r"^(?='+[=+\-@\t\r＝＋－＠])", "'", text)
    if not text or len(text) > MOST_CHARACTERS:
        return
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = True


def _write(sheet: Any, row: int, texts: Iterable[str]) -> None:
    for number, text in enumerate(texts, 1):
        _put_text(sheet.cell(row, number), text)


def _add_explanation(book: openpyxl.Workbook, columns: Sequence[Column]) -> None:
    sheet: Any = book.create_sheet(workbook_base.EXPLANATION)
    for number, sentence in enumerate(_TOLD, 1):
        _put_text(sheet.cell(number, 1), sentence)
    looks.set_bold(sheet.cell(1, 1))
    start = len(_TOLD) + 2
    for place, heading in enumerate(("Kolom", "Wat schrijf je?", "Keuzes", "Voorbeeld"), 1):
        looks.set_heading(sheet.cell(start, place, heading))
    for number, column in enumerate(columns, start + 1):
        words = ", ".join(_words(column)) if column.kind is not Kind.LANGUAGE else ""
        example = re.sub(r"^([0-9]{4})-0?([0-9]+)-0?([0-9]+)$", r"\3-\2-\1", column.example)
        texts = (column.heading, explanation(column), words, example)
        for place, text in enumerate(texts, 1):
            _put_text(sheet.cell(number, place), text)
            sheet.cell(number, place).alignment = looks.TOP
        looks.set_height(sheet, number, texts, _EXPLAINED)
    for letter, width in zip("ABCD", _EXPLAINED, strict=True):
        sheet.column_dimensions[letter].width = width


def _words(column: Column) -> tuple[str, ...]:
    """Return what one can choose from, where that does not depend on the programme."""
    if column.kind in {Kind.CHOICE, Kind.REGISTRATION}:
        return choices(column)
    if column.kind is Kind.YES_NO:
        return ("ja", "nee")
    if column.kind is Kind.LANGUAGE:
        return tuple(LANGUAGES.values())
    return ()


def _names(column: Column, programme: Programme) -> tuple[str, ...]:
    if column.kind in {Kind.NAME, Kind.NAMES}:
        return tuple(entry.name for entry in entries_of(programme, column).values())
    if column.kind is Kind.MUNICIPALITY:
        return tuple(sorted(programme.region_of_municipality))
    return _words(column)


def _add_choices(book: openpyxl.Workbook, sheet: Any, programme: Programme) -> None:
    """Add what one can choose from: a list below every cell that takes a name.

    A list stands on a sheet of its own, since one in the cell itself takes 255 characters.  Where
    more than one name can be, the list helps and nothing is refused.
    """
    lists: Any = book.create_sheet(workbook_base.LISTS)
    lists.sheet_state = "hidden"
    _put_text(lists.cell(1, 1), workbook_base.mark())
    last = max(sheet.max_row, 1) + ROWS_TO_FILL
    for (key, words), number in zip(_lists(programme), range(2, 100), strict=False):
        letter = get_column_letter(number)
        _put_text(lists.cell(1, number), key)
        for row, word in enumerate(words, 2):
            _put_text(lists.cell(row, number), word)
        source = f"{workbook_base.LISTS}!${letter}$2:${letter}${len(words) + 1}"
        column = next(column for column in COLUMNS if column.key == key)
        place = get_column_letter(COLUMNS.index(column) + 1)
        rule = DataValidation("list", formula1=source, allow_blank=True)
        rule.errorStyle = "warning"
        rule.showErrorMessage = column.kind is not Kind.NAMES
        rule.errorTitle, rule.error = "Staat niet in de lijst", _refused(column)
        rule.promptTitle, rule.prompt = column.heading, explanation(column)[:250]
        rule.showInputMessage = True
        rule.add(f"{place}2:{place}{last}")
        sheet.add_data_validation(rule)


def _refused(column: Column) -> str:
    """Return what a spreadsheet says of a word that its list lacks; one can go on."""
    if column.key == VENUE:
        return "Kies een naam uit de lijst. Is ze nieuw? Typ naam en adres, en ga gewoon door."
    return "Kies een naam uit de lijst."


def _lists(programme: Programme) -> Iterator[tuple[str, tuple[str, ...]]]:
    for column in COLUMNS:
        if words := _names(column, programme):
            yield column.key, words


def _saved(book: openpyxl.Workbook) -> bytes:
    """Return a workbook as bytes in which nothing depends on when it was made."""
    book.properties.creator = "scripts/export"
    book.properties.created = _FIXED
    raw = io.BytesIO()
    book.save(raw)
    fixed = io.BytesIO()
    with zipfile.ZipFile(raw) as made, zipfile.ZipFile(fixed, "w") as result:
        for name in made.namelist():
            part = made.read(name)
            if name == "docProps/core.xml":
                part = re.sub(
                    rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", part
                )
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            # Which system made it goes in the file as well.
            info.create_system = 0
            result.writestr(info, part)
    return fixed.getvalue()
