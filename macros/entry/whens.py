"""What the cells of a row say together about when it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from macros.entry.cells import Cell
from macros.entry.columns import BEGIN, DAY, DOORS, END, LAST_DAY, TIMES
from macros.entry.remarks import CellError, Remark, remark
from macros.entry.typed_dates import Week, read_day
from macros.entry.typed_times import When, past_midnight, read_times
from macros.entry.values import NOTHING
from macros.programme.dutch import clock

CELLS = (DAY, LAST_DAY, DOORS, BEGIN, END, TIMES)
"""The columns that it is about."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a cell says."""

    key: str
    text: str
    cell: Cell


def read_when(cells: Mapping[str, Cell], week: Week) -> tuple[dict[str, Said], list[Remark]]:
    """Return what is said of when it is, by column, and what is wrong with the cells.

    A cell can say more than its column is for: a day with a time, a begin with an end.  Two cells
    that say something else about the same thing are a remark, and not a choice of ours.
    """
    remarks: list[Remark] = []
    found: dict[str, Said] = {}
    for key, cell in cells.items():
        if cell.is_empty or cell.text.casefold() in NOTHING:
            continue
        try:
            said = [one for one in _says(key, cell, week) if one.text]
        except CellError as problem:
            remarks.append(problem.at(cell.place, cell.text))
            continue
        for one in said:
            first = found.setdefault(one.key, one)
            if first.text != one.text:
                context = {"deze": one.text, "andere": first.cell.place, "daar": first.text}
                remarks.append(remark(cell.place, "tijden-verschillen", **context))
            elif one.cell is cells.get(one.key):
                found[one.key] = one
    return _finished(found), remarks


def _says(key: str, cell: Cell, week: Week) -> Iterator[Said]:
    def said(key: str, value: date | time | None) -> Said:
        text = clock(value) if isinstance(value, time) else value.isoformat() if value else ""
        return Said(key, text, cell)

    if key in {DAY, LAST_DAY}:
        when = read_day(cell.value, week)
        if key == LAST_DAY:
            if when.last_day:
                raise CellError("geen-datum", waarde=cell.text)
            when = When(last_day=when.day, ends=when.begins)
    else:
        when = read_times(cell.value)
        if key in {END, DOORS} and when.ends:
            raise CellError("meer-tijden")
        if key == END:
            when = When(last_day=when.day, ends=when.begins)
        if key == DOORS:
            yield said(DOORS, when.begins)
            return
    yield said(DAY, when.day)
    yield said(LAST_DAY, when.last_day)
    yield said(BEGIN, when.begins)
    yield said(END, when.ends)


def _finished(found: dict[str, Said]) -> dict[str, Said]:
    """Return what was said with the day after for what goes on past midnight."""
    texts = {key: one.text for key, one in found.items()}
    if texts.get(LAST_DAY) == texts.get(DAY):
        found.pop(LAST_DAY, None)
    elif not texts.get(LAST_DAY) and {DAY, BEGIN, END} <= texts.keys():
        begins, ends = (time.fromisoformat(texts[k].replace(".", ":")) for k in (BEGIN, END))
        if past_midnight(begins, ends):
            after = date.fromisoformat(texts[DAY]) + timedelta(days=1)
            found[LAST_DAY] = Said(LAST_DAY, after.isoformat(), found[END].cell)
    return found
