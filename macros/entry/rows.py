"""A sheet → its rows, each with canonical texts and with the cell that every text came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from macros.entry import items, left_out, whens, wheres
from macros.entry.cells import Cell, Sheet
from macros.entry.columns import (
    ATTENDANCE,
    BY_KEY,
    DAY,
    NAME,
    NEED,
    NUMBER,
    ONLINE_AT,
    ROOM,
    SIGN_UP_AT,
    SIGN_UP_BY_MAIL,
    SIGN_UP_UNTIL,
    TIMES,
    TITLE,
    TOWN,
    VENUE,
    YEAR,
    Column,
    Kind,
)
from macros.entry.headings import Headings
from macros.entry.remarks import CellError, Remark, remark
from macros.entry.typed_dates import Week, read_day
from macros.entry.typed_times import read_times
from macros.entry.values import NOTHING, is_address, read_value
from macros.programme import guesses
from macros.programme.dutch import clock, short_date
from macros.programme.model import Programme

LONG_BEFORE = 180
"""Days between the last day to sign up and the session that nobody means."""


@dataclass(frozen=True)
class Row:
    """One row with a session, or with a moment of one."""

    sheet: str
    number: int
    """As the spreadsheet shows it."""
    year: int
    """Of the edition that it is for."""
    values: Mapping[str, str]
    """Column → canonical text; a column is absent when the sheet does not have it."""
    cells: Mapping[str, str] = field(default_factory=dict)
    """Column → where its text stands, as in ``Blad1!C7``."""
    remarks: tuple[Remark, ...] = ()
    is_hidden: bool = False
    """Whether the spreadsheet does not show it."""

    @property
    def place(self) -> str:
        """How a remark names the row."""
        return f"{self.sheet}, rij {self.number}"

    @property
    def title(self) -> str:
        """The title in it."""
        return self.values.get(TITLE, "")

    def at(self, key: str) -> str:
        """Return where the text of a column stands, or else the row."""
        return self.cells.get(key, self.place)


def read_rows(
    sheet: Sheet, headings: Headings, programme: Programme, year: int
) -> tuple[list[Row], list[Remark]]:
    """Return the rows under the headings, and what there is to say of those left out.

    :param year: of the edition that rows are for that do not say so themselves.
    """
    rows: list[Row] = []
    remarks = [*left_out.without_heading(sheet, headings)]
    above = {cell.column: cell.text for cell in sheet.rows[headings.row - 1]}
    for cells in sheet.rows[headings.row :]:
        known = {headings.columns[c.column].key: c for c in cells if c.column in headings.columns}
        if all(cell.is_empty for cell in cells) or left_out.is_heading_again(known, above):
            continue
        if code := left_out.why(cells, known):
            remarks.append(remark(f"{sheet.name}, rij {cells[0].row}", code))
        else:
            row = _row(sheet.name, cells[0].row, known, programme, year)
            rows.append(replace(row, is_hidden=row.number in sheet.hidden_rows))
    hidden = left_out.hidden_columns(sheet, headings, [row.number for row in rows])
    return rows, [*remarks, *hidden]


def _row(
    sheet: str, number: int, cells: Mapping[str, Cell], programme: Programme, year: int
) -> Row:
    remarks = [remark(c.place, c.problem, waarde=c.text) for c in cells.values() if c.problem]
    usable = {key: cell for key, cell in cells.items() if not cell.problem}
    own_year = _year(usable.get(YEAR), remarks)
    said_year = own_year or year
    edition = programme.editions.get(said_year)
    week = Week(said_year, *((edition.first_day, edition.last_day) if edition else ()))
    if edition is None:
        cell = cells.get(YEAR if own_year else DAY)
        place = cell.place if cell else f"{sheet}, rij {number}"
        remarks.append(remark(place, "geen-editie", jaar=said_year))
    values = {key: "" for key in cells if key not in {YEAR, TIMES}}
    found, wrong = whens.read_when({k: usable[k] for k in whens.CELLS if k in usable}, week)
    values |= {key: one.text for key, one in found.items()}
    remarks += wrong
    # What one cell says about another column stands there, unless that one says so as well.
    places = {key: one.cell.place for key, one in found.items()}
    reader = _Reader(programme, week, values, places)
    for key, cell in usable.items():
        if key in whens.CELLS or key == YEAR or cell.is_empty:
            continue
        try:
            reader.read(BY_KEY[key], cell)
        except CellError as problem:
            remarks.append(problem.at(cell.place, cell.text))
        else:
            if BY_KEY[key].kind is Kind.SPEAKERS and items.with_commas(cell.text):
                remarks.append(remark(cell.place, "spreker-komma"))
    reader.finish(usable, remarks)
    if not values.get(TITLE) and not values.get(NAME):
        remarks.append(remark(f"{sheet}, rij {number}", "rij-zonder-titel"))
    places = {**{key: cell.place for key, cell in cells.items()}, **places}
    return Row(sheet, number, said_year, values, places, tuple(remarks))


def _year(cell: Cell | None, remarks: list[Remark]) -> int | None:
    if cell is None or cell.is_empty:
        return None
    try:
        return int(read_value(cell, BY_KEY[YEAR]) or 0) or None
    except CellError as problem:
        remarks.append(problem.at(cell.place, cell.text))
        return None


@dataclass
class _Reader:
    """Fills the values of one row; a cell can say something about another column."""

    programme: Programme
    week: Week
    values: dict[str, str]
    places: dict[str, str]
    """Column → the cell of another column that says what is in it."""

    def read(self, column: Column, cell: Cell) -> None:
        text = " ".join(cell.text.split())
        named = column.kind in {Kind.NAME, Kind.NAMES, Kind.MUNICIPALITY}
        if named and text.casefold() in NOTHING:
            return
        if column.key == VENUE:
            self._venue(column, cell, text)
        elif column.key == NEED and is_address(text):
            self._address(cell, text)
        elif column.key == SIGN_UP_AT and guesses.an_email(text):
            self._suggest(SIGN_UP_BY_MAIL, guesses.an_email(text), cell)
        elif column.key == NUMBER:
            self.values[NUMBER] = text
        else:
            self.values[column.key] = self._plain(column, cell, text)
            self.places.pop(column.key, None)

    def _plain(self, column: Column, cell: Cell, text: str) -> str:
        if column.kind is Kind.NAME:
            return wheres.read_name(text, column, self.programme)
        if column.kind is Kind.NAMES:
            return wheres.read_names(cell.text, column, self.programme)
        if column.kind is Kind.MUNICIPALITY:
            return wheres.read_municipality(text, self.programme)
        if column.kind in {Kind.DATE, Kind.TIME}:
            return "" if text.casefold() in NOTHING else self._when(column, cell)
        return read_value(cell, column)

    def _when(self, column: Column, cell: Cell) -> str:
        """Return the one day or the one time in a cell that is about no moment."""
        if column.kind is Kind.DATE:
            when = read_day(cell.value, self.week)
            if when.last_day or not when.day:
                raise CellError("geen-datum", waarde=cell.text)
            return when.day.isoformat()
        times = read_times(cell.value)
        if times.ends:
            raise CellError("meer-tijden")
        return clock(times.begins)

    def _venue(self, column: Column, cell: Cell, text: str) -> None:
        url = guesses.a_url(text) or (text if is_address(text) else "")
        if wheres.is_online(text) or url.startswith("https://"):
            self._suggest(ATTENDANCE, "online", cell)
            self._suggest(ONLINE_AT, url, cell)
            return
        self.values[VENUE], room = wheres.read_venue(text, column, self.programme)
        self._suggest(ROOM, room, cell)

    def _address(self, cell: Cell, text: str) -> None:
        if mail := guesses.an_email(text):
            self._suggest(SIGN_UP_BY_MAIL, mail, cell)
        else:
            self._suggest(SIGN_UP_AT, guesses.a_url(text), cell)

    def _suggest(self, key: str, text: str, cell: Cell) -> None:
        """Fill a column that has nothing of its own; what it says itself comes later, and wins."""
        if text and not self.values.get(key):
            self.values[key] = text
            self.places[key] = cell.place

    def finish(self, cells: Mapping[str, Cell], remarks: list[Remark]) -> None:
        """Say what follows from several cells together."""
        self._finish_town(cells, remarks)
        if told := self._early(cells):
            remarks.append(told)
        there = [key for key in (ATTENDANCE, VENUE, ROOM, TOWN) if key in cells]
        # A sheet without places tells nothing of where a session is that has a name already.
        tells = VENUE in cells or not self.values.get(NAME)
        if tells and self.values.get(ONLINE_AT) and all(cells[key].is_empty for key in there):
            self._suggest(ATTENDANCE, "online", cells[ONLINE_AT])

    def _early(self, cells: Mapping[str, Cell]) -> Remark | None:
        """Return what to say of a last day to sign up that looks like one of another year."""
        days = [self.values.get(key) for key in (SIGN_UP_UNTIL, DAY)]
        if not all(days):
            return None
        until, day = (date.fromisoformat(str(text)) for text in days)
        if (day - until).days < LONG_BEFORE:
            return None
        context = {"tot": short_date(until), "datum": short_date(day)}
        return remark(cells[SIGN_UP_UNTIL].place, "aanmelden-vroeg", **context)

    def _finish_town(self, cells: Mapping[str, Cell], remarks: list[Remark]) -> None:
        """Leave out the municipality where the venue has it already, or say that it differs."""
        venue = self.programme.venues.get(self.values.get(VENUE, ""))
        town = self.values.get(TOWN)
        if not venue or not town:
            return
        if venue.municipality and venue.municipality != town:
            context = {"gemeente": venue.municipality, "naam": town}
            remarks.append(remark(cells[TOWN].place, "gemeente-verschilt", **context))
        self.values[TOWN] = ""
