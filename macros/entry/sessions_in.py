"""Rows → the sessions that somebody sends in: a session has a row, or a row for each moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from macros.entry.columns import BEGIN, DAY, KEY, NAME, NUMBER, OF_MOMENT, VENUE
from macros.entry.remarks import Remark, remark
from macros.entry.rows import Row
from macros.entry.texts import heading_of
from macros.programme.dutch import WEEKDAYS


@dataclass(frozen=True)
class Incoming:
    """A session as a spreadsheet has it."""

    rows: tuple[Row, ...]
    """At least one; each is a moment."""
    fields: Mapping[str, str]
    """Column → text, for what holds for the session as a whole."""
    moments: tuple[Mapping[str, str], ...]
    """Column → text, for each row."""
    remarks: tuple[Remark, ...] = ()
    """What its rows say of themselves, and of each other."""

    @property
    def year(self) -> int:
        """Of the edition that it is for."""
        return self.rows[0].year

    @property
    def name(self) -> str:
        """The name of its file, if the spreadsheet says so."""
        return self.rows[0].values.get(NAME, "")

    @property
    def number(self) -> str:
        """What a web form counts it by, if it does."""
        return self.rows[0].values.get(NUMBER, "")

    @property
    def title(self) -> str:
        """The title."""
        return self.fields.get("titel", "")

    @property
    def when(self) -> tuple[str, str, str]:
        """The day, the begin and the place of the first moment."""
        first = self.moments[0]
        return first.get(DAY, ""), first.get(BEGIN, ""), first.get(VENUE, "")

    def at(self, key: str, moment: int | None = None) -> str:
        """Return the cell that the text of a column stands in."""
        if moment is not None:
            return self.rows[moment].at(key)
        return next((row.at(key) for row in self.rows if row.values.get(key)), self.rows[0].at(key))


def sessions_in(rows: Sequence[Row]) -> list[Incoming]:
    """Return the sessions in ``rows``, in the order of their first rows."""
    groups: dict[object, list[Row]] = {}
    for index, row in enumerate(rows):
        name = row.values.get(NAME)
        groups.setdefault((row.year, name) if name else index, []).append(row)
    return [*_without_doubles([_session(group) for group in groups.values()])]


def _session(rows: list[Row]) -> Incoming:
    fields: dict[str, str] = {}
    remarks = [told for row in rows for told in row.remarks]
    for row in rows:
        for key, text in row.values.items():
            if key in OF_MOMENT or key in {NAME, NUMBER}:
                continue
            known = fields.get(key)
            if known and text and known != text:
                first = next(other for other in rows if other.values.get(key))
                context = {"veld": heading_of(key), "andere": first.at(key)}
                remarks.append(remark(row.at(key), "rij-verschilt", **context))
            fields[key] = known or text
    moments = [{key: text for key, text in row.values.items() if key in OF_MOMENT} for row in rows]
    remarks += _of_keys(rows)
    return Incoming(tuple(rows), fields, tuple(moments), tuple(remarks))


def _of_keys(rows: Sequence[Row]) -> list[Remark]:
    """Return what is wrong with the words by which moments are known."""
    remarks = []
    known: dict[str, Row] = {}
    for row in rows:
        key = row.values.get(KEY, "")
        if first := known.get(key):
            if key:
                context = {"sleutel": key, "andere": first.place}
                remarks.append(remark(row.at(KEY), "moment-dubbel", **context))
            else:
                day = row.values.get(DAY)
                proposal = WEEKDAYS[date.fromisoformat(day).weekday()] if day else "dag-2"
                remarks.append(remark(row.at(KEY), "moment-mist", voorstel=proposal))
        known.setdefault(key, row)
    return remarks


def _without_doubles(sessions: list[Incoming]) -> list[Incoming]:
    """Return the sessions, with a remark at those that are there twice."""
    same: dict[object, Incoming] = {}
    titled: dict[object, Incoming] = {}
    result = []
    for session in sessions:
        told: Remark | None = None
        row = session.rows[0]
        plain = tuple((k, t) for k, t in row.values.items() if k != NUMBER and t)
        if not session.name and session.title:
            first = same.setdefault((session.year, plain), session)
            like = titled.setdefault((session.year, session.title.casefold()), session)
            if first is not session:
                context = {"andere": first.rows[0].number}
                told = remark(row.place, "rij-dubbel", **context)
            elif like is not session:
                told = remark(row.at("titel"), "zelfde-titel", andere=like.rows[0].at("titel"))
        result.append(
            replace(session, remarks=(*session.remarks, told)) if told is not None else session
        )
    return result
