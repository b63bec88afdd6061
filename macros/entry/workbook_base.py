"""What a workbook of ours was when it was made, on a hidden sheet of itself.

So a workbook that went out and comes back tells what somebody changed in it, also when the
programme has changed since.
"""

from __future__ import annotations

from collections.abc import Mapping

from macros.entry.cells import Book, Sheet
from macros.entry.columns import BY_KEY, KEY, NAME, OF_MOMENT, YEAR
from macros.entry.texts import Texts

SHEET = "Zoals het was"
EXPLANATION = "Uitleg"
LISTS = "Keuzes"

_MARK = "Gemaakt door scripts/export."
"""In the first cell of the sheets of ours that have no sessions to read."""


def mark() -> str:
    """Return what stands in the first cell of a sheet of ours that nobody reads in."""
    return _MARK


def is_ours(sheet: Sheet) -> bool:
    """Whether a sheet is one of ours that has no sessions to read in."""
    first = sheet.rows[0][0].text if sheet.rows and sheet.rows[0] else ""
    return sheet.name in {SHEET, EXPLANATION, LISTS} and first.startswith(_MARK)


def read(book: Book) -> Mapping[int, Mapping[str, Texts]]:
    """Return what a workbook was: year → name of a session → what it said."""
    found: dict[int, dict[str, Texts]] = {}
    for sheet in book.sheets:
        if sheet.name != SHEET or not is_ours(sheet):
            continue
        keys = [cell.text for cell in sheet.rows[1]] if len(sheet.rows) > 1 else []
        for row in sheet.rows[2:]:
            texts = {
                key: _kept(cell.value)
                for key, cell in zip(keys, row, strict=False)
                if key in BY_KEY
            }
            year, name = texts.pop(YEAR, ""), texts.pop(NAME, "")
            if not year.isdecimal() or not name:
                continue
            moment = {key: text for key, text in texts.items() if key in OF_MOMENT}
            session = found.setdefault(int(year), {}).setdefault(name, Texts({}, {}))
            fields = {key: text for key, text in texts.items() if key not in OF_MOMENT}
            moments = {**session.moments, moment.pop(KEY, ""): moment}
            found[int(year)][name] = Texts({**fields, **session.fields}, moments)
    return found


def _kept(value: object) -> str:
    return "" if value is None else str(value)
