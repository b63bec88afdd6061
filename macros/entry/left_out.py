"""What stands on a sheet and is no session, and what there is to say of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from macros.entry.cells import Cell, Sheet
from macros.entry.columns import BY_KEY, TITLE, Kind
from macros.entry.headings import Headings
from macros.entry.remarks import Remark, remark
from macros.programme.fields import slugify

EXAMPLE = "VOORBEELD: "
"""What the title of a row begins with that only shows what a row looks like."""

_TOTALS = frozenset({"totaal", "totalen", "subtotaal", "eindtotaal", "som", "aantal", "total"})
"""What stands where a title would be, in a row that adds up what is above it."""


def is_heading_again(known: Mapping[str, Cell], above: Mapping[int, str]) -> bool:
    """Whether a row has the headings once more, as on every printed page.

    :param known: the cells of the row of which the column is known, by that column.
    :param above: number of a column → its heading.
    """
    texts = {column: cell.text for column, cell in known.items() if cell.text}
    return bool(texts) and all(texts[key] == above[known[key].column] for key in texts)


def why(cells: Sequence[Cell], known: Mapping[str, Cell]) -> str:
    """Return the code of why a row is left out; empty for a row to read.

    :param known: as for ``is_heading_again``.
    """
    filled = {key: cell for key, cell in known.items() if not cell.is_empty}
    if not filled:
        return "rij-andere-kolommen"
    # Also where somebody gave the column of the titles another name.
    if any(cell.text.startswith(EXAMPLE) for cell in cells):
        return "rij-voorbeeld"
    title = filled.pop(TITLE).text if TITLE in filled else ""
    if all(_is_sum(key, cell) for key, cell in filled.items()) and (
        slugify(title) in _TOTALS or not title
    ):
        return "rij-totaal"
    return ""


def _is_sum(key: str, cell: Cell) -> bool:
    counted = BY_KEY[key].kind in {Kind.COUNT, Kind.PRICE}
    return counted and not re.search(r"[^\W\d_]", cell.text)


def hidden_columns(sheet: Sheet, headings: Headings, numbers: Collection[int]) -> Iterator[Remark]:
    """Yield the columns that nobody sees and that say something of a session.

    :param numbers: of the rows that are read.
    """
    for place in sorted(sheet.hidden_columns & headings.columns.keys()):
        if any(not sheet.rows[number - 1][place - 1].is_empty for number in numbers):
            head = sheet.rows[headings.row - 1][place - 1]
            yield remark(head.place, "kolom-verborgen", veld=headings.columns[place].heading)


def without_heading(sheet: Sheet, headings: Headings) -> Iterator[Remark]:
    """Yield the columns that hold something and have nothing above it."""
    for head in sheet.rows[headings.row - 1]:
        below = (row[head.column - 1] for row in sheet.rows[headings.row :])
        if head.is_empty and any(not cell.is_empty for cell in below):
            yield remark(head.place, "kolom-zonder-kop")
