"""The programme as cloth: where each of its threads lies.

A column is a day (or a month, or an edition), a row a part of the day.  A session is woven in both
ways within its cell, down the column as warp and along the row as weft, in the colour of its main
theme.  So a busy part of a day is dense cloth and a quiet one open.  A session without a known
time is warp only, the height of its column: its day is known, its part of the day is not.

Measures are in dents, the gaps in the reed of a loom: the room of one thread.  Everywhere one
thread lies on top, warp and weft by turns, like the fields of a chessboard.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from macros.programme.dutch import BRIEF_MONTHS, MONTHS, brief_day, count, day_name
from macros.programme.model import Edition, Programme
from macros.publish.agenda import DAY_PARTS, NO_TIME, Agenda, Card, Day, agenda
from macros.publish.editions import days_of_week, is_within

WIDTH = 360
"""The width of a cloth, which its columns share; more when they are too full for it."""
ROW = 34
"""The height of a row; more when one of its cells is too full for it."""
BROADEST = 8
"""The most threads side by side for one session."""
FULLNESS = 0.7
"""How much of the busiest cell is covered, so that there is air between its sessions."""
GAP = 1
"""What stays empty at the edges of a cell."""
LEAST = 3
"""The room for one session where a cloth is too full for its usual measures."""

UNDYED = ""
"""The dye of a session without a theme."""

ROWS = tuple(name for name, _ in DAY_PARTS)


@dataclass(frozen=True)
class Line:
    """A thread within a cell from its left or upper end, by turns on top and out of sight."""

    x: int
    y: int
    length: int


@dataclass(frozen=True)
class Strand:
    """All threads of one dye in one direction."""

    dye: str
    """The slug of a theme, or ``UNDYED``."""
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Cell:
    """A part of the cloth that leads to its sessions."""

    x: int
    y: int
    width: int
    height: int
    address: str
    title: str
    """``maandag 9 november, ochtend: 3 sessies``."""


@dataclass(frozen=True)
class Cloth:
    """What a template draws."""

    width: int
    height: int
    warps: tuple[Strand, ...]
    wefts: tuple[Strand, ...]
    cells: tuple[Cell, ...]
    columns: tuple[tuple[str, str], ...]
    """What each column is, in two short words: ``("ma", "9 nov")``."""

    @property
    def dyes(self) -> frozenset[str]:
        """What is in it."""
        return frozenset(strand.dye for strand in self.warps)


@dataclass(frozen=True)
class _Column:
    """What there is to weave in a column."""

    label: tuple[str, str]
    name: str
    address: str
    """Where it leads; empty when there is nothing to see."""
    parts: Mapping[str, Sequence[str]]
    """Part of the day → the dyes of its sessions, chronological."""
    loose: Sequence[str] = ()
    """The dyes of the sessions without a time."""
    anchors: Mapping[str, str] | None = None
    """Part of the day → its heading on the page at ``address``; ``None`` when it has none."""


def edition_cloth(programme: Programme, edition: Edition, only: str = "") -> Cloth:
    """Return the cloth of an edition: of its days, or of its year when it has no such days.

    :param only: the one theme that is dyed, in every session that has it; else all main themes.
    """
    slots = [slot for slot in programme.slots if slot.session.year == edition.year]
    days = days_of_week(edition)
    if days:
        within = (slot for slot in slots if is_within(edition, slot))
        return week_cloth(agenda(programme, within), days, only)
    return year_cloth(agenda(programme, slots), f"{edition.year}/", only)


def week_cloth(shown: Agenda, days: Sequence[date], only: str = "") -> Cloth:
    """Return a cloth with a column for each of ``days``, also for a quiet one."""
    found = {day.date: day for day in shown.days}
    return _woven([_day_column(day, found.get(day), only) for day in days])


def year_cloth(shown: Agenda, address: str, only: str = "") -> Cloth:
    """Return a cloth with a column for each month.

    :param address: the page that lists the sessions by day.
    """
    by_month = {
        month: list(days) for month, days in groupby(shown.days, key=lambda day: day.date.month)
    }
    columns = []
    for number, (name, brief) in enumerate(zip(MONTHS, BRIEF_MONTHS, strict=True), start=1):
        days = by_month.get(number, [])
        link = f"{address}#{days[0].anchor}" if days else ""
        columns.append(_column((brief, ""), name, link, days, only))
    return _woven(columns)


def years_cloth(programme: Programme, only: str = "") -> Cloth:
    """Return all editions as one cloth with a column for each, oldest first."""
    columns = []
    for edition in programme.editions.values():
        slots = (slot for slot in programme.slots if slot.session.year == edition.year)
        label = (str(edition.year), "")
        days = agenda(programme, slots).days
        columns.append(_column(label, edition.name, f"{edition.year}/", days, only))
    return _woven(columns)


def _day_column(day: date, shown: Day | None, only: str) -> _Column:
    weekday, _, rest = brief_day(day).partition(" ")
    column = _column((weekday, rest), day_name(day), "", [shown] if shown else [], only)
    if not shown:
        return column
    anchors = {part.name: part.anchor for part in shown.parts}
    return replace(column, address=shown.address, anchors=anchors)


def _column(
    label: tuple[str, str], name: str, address: str, days: Iterable[Day], only: str
) -> _Column:
    parts: dict[str, list[str]] = defaultdict(list)
    for day in days:
        for part in day.parts:
            parts[part.name] += (_dye(card, only) for card in part.cards)
    loose = parts.pop(NO_TIME, [])
    return _Column(label, name, address, dict(parts), loose)


def _dye(card: Card, only: str) -> str:
    themes = [theme.slug for theme in card.themes]
    if only:
        return only if only in themes else UNDYED
    return themes[0] if themes else UNDYED


@dataclass(frozen=True)
class _Loom:
    """The measures of a whole cloth: a thread is as thick in a quiet cell as in a busy one."""

    column: int
    row: int
    strip: int
    """The room at the right of a column for sessions without a time."""
    warp: int
    """How many threads a session has side by side, down."""
    weft: int
    """The same, along."""


def _loom(columns: Sequence[_Column]) -> _Loom:
    most = max((len(dyes) for column in columns for dyes in column.parts.values()), default=0)
    most_loose = max((len(column.loose) for column in columns), default=0)
    together = max(most + most_loose, 1)
    column = max(WIDTH // max(len(columns), 1), LEAST * together + 2 * GAP)
    row = max(ROW, LEAST * most + GAP)
    inner = column - 2 * GAP
    strip = inner * most_loose // together
    # Beside timed sessions a loose thread need not have more room than it fills.
    strip = min(strip, most_loose * (BROADEST + GAP)) if most else strip
    down = (inner - strip, most) if most else (strip, most_loose)
    return _Loom(column, row, strip, _threads(*down), _threads(row - GAP, most))


def _threads(room: int, sessions: int) -> int:
    return max(1, min(BROADEST, round(room * FULLNESS / max(sessions, 1))))


def _woven(columns: Sequence[_Column]) -> Cloth:
    loom = _loom(columns)
    warps: dict[str, list[Line]] = defaultdict(list)
    wefts: dict[str, list[Line]] = defaultdict(list)
    height = len(ROWS) * loom.row + GAP
    for number, column in enumerate(columns):
        left = number * loom.column + GAP
        right = left + loom.column - 2 * GAP
        for row, name in enumerate(ROWS):
            dyes = column.parts.get(name, ())
            top, bottom = row * loom.row + GAP, (row + 1) * loom.row
            for dye, x in _spread(dyes, left, right - loom.strip, loom.warp):
                warps[dye].append(_warp(x, top, bottom))
            for dye, y in _spread(dyes, top, bottom, loom.weft):
                wefts[dye].append(_weft(y, left, right))
        for dye, x in _spread(column.loose, right - loom.strip, right, loom.warp):
            warps[dye].append(_warp(x, GAP, height - GAP))
    cells = (cell for number, column in enumerate(columns) for cell in _cells(column, number, loom))
    return Cloth(
        width=max(len(columns), 1) * loom.column,
        height=height,
        warps=_strands(warps),
        wefts=_strands(wefts),
        cells=tuple(cells),
        columns=tuple(column.label for column in columns),
    )


def _spread(dyes: Sequence[str], start: int, end: int, thick: int) -> Iterator[tuple[str, int]]:
    """Yield each thread with its dent; the sessions stand evenly from ``start`` to ``end``."""
    room = end - start
    for number, dye in enumerate(dyes):
        middle = room * (2 * number + 1) // (2 * len(dyes))
        first = start + max(0, min(middle - thick // 2, room - thick))
        for thread in range(thick):
            yield dye, first + thread


def _warp(x: int, top: int, bottom: int) -> Line:
    """Return a warp thread: on top where the sum of both dents is even."""
    y = top + (x + top) % 2
    return Line(x, y, bottom - y)


def _weft(y: int, left: int, right: int) -> Line:
    """Return a weft thread: on top where the warp is not."""
    x = left + (left + y + 1) % 2
    return Line(x, y, right - x)


def _strands(lines: Mapping[str, Sequence[Line]]) -> tuple[Strand, ...]:
    return tuple(Strand(dye, tuple(lines[dye])) for dye in sorted(lines))


def _cells(column: _Column, number: int, loom: _Loom) -> Iterator[Cell]:
    """Yield what leads somewhere: the parts of a day, or else the whole column."""
    total = sum(map(len, column.parts.values())) + len(column.loose)
    if not total or not column.address:
        return
    x, height = number * loom.column, len(ROWS) * loom.row + GAP
    if column.anchors is None:
        title = f"{column.name}: {_sessions(total)}"
        yield Cell(x, 0, loom.column, height, column.address, title)
        return
    for row, name in enumerate(ROWS):
        if name in column.parts:
            link, title = _link(column, name, len(column.parts[name]))
            yield Cell(x, row * loom.row, loom.column - loom.strip, loom.row, link, title)
    if column.loose:
        link, title = _link(column, NO_TIME, len(column.loose))
        yield Cell(x + loom.column - loom.strip, 0, loom.strip, height, link, title)


def _link(column: _Column, part: str, sessions: int) -> tuple[str, str]:
    anchors = column.anchors or {}
    title = f"{column.name}, {part.lower()}: {_sessions(sessions)}"
    return f"{column.address}#{anchors[part]}", title


def _sessions(number: int) -> str:
    return count(number, "sessie", "sessies")
