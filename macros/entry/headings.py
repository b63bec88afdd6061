"""Which column of somebody's spreadsheet is which of ours, and which are nobody's business here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macros.entry.cells import Cell, Sheet
from macros.entry.columns import COLUMNS, ONLY_READ, Column
from macros.entry.remarks import Remark, remark
from macros.programme.fields import slugify
from macros.programme.messages import did_you_mean

FIRST_ROWS = 20
"""How many rows can stand above the headings: a title, an explanation."""

ENOUGH = 2
"""How many headings make a row of headings."""

_SMALL = frozenset(
    re.findall(
        r"[a-z]+",
        "a aan als bij dan dat de deze die dit een en er het hij hun i in is je jij jouw jullie "
        "kan kun m mag met moet naar of om op s t te u uw van vul voor wat we welke welk wij wil "
        "wordt zich ze zij zijn plaatsvindt vindt eventueel optioneel graag svp max hoe moeten "
        "mensen",
    )
)
"""Words in a question that say nothing about what is asked."""

_EVENTS = frozenset(
    re.findall(
        r"[a-z]+",
        "sessie sessies activiteit activiteiten bijeenkomst evenement workshop programmaonderdeel "
        "event",
    )
)

_PERSONAL = re.compile(
    r"telefoon|\btel\b|mobiel|\b06\b|gsm|e-?mail|\bmail|contactpersoon|geboorte|\bbsn\b|\biban\b"
    r"|rekeningnummer|privé|prive|woonadres|adres (?:van )?(?:de )?(?:contact|aanvrager|inzender)"
    r"|(?:naam|gegevens) (?:van )?(?:de |je )?(?:contact|aanvrager|inzender|invuller|melder)"
    r"|ingevuld door|aangemeld door|dieet|allergie|handtekening|phone|burgerservice"
    r"|\b(?:voor|achter)naam\b|contactgegevens"
)
"""What a person can be found by; the address of an organisation has a column of its own."""

_WHO = re.compile(r"(?:wat is )?(?:je |uw |jouw )?(?:eigen )?(?:naam|name)")
"""The column in which a web form keeps who filled it in."""

_FILLED_IN = re.compile(r"tijd van voltooi(?:en|ing)|voltooiingstijd|completion time")
"""What a web form keeps just after the time at which somebody began to fill it in."""

_OF_FORM = re.compile(
    r"(?:start|begin|eind|voltooi)[a-z]* ?-?tijd(?:stip)?|start time"
    r"|completion time|tijd van (?:laatste wijziging|voltooi\w+|aanvang)|last modified time"
    r"|tijdstempel|timestamp|laatst gewijzigd|punten.*|feedback.*|totaal aantal punten"
)
"""Columns that a web form adds itself; of no meaning for a session."""


@dataclass(frozen=True, slots=True)
class Headings:
    """The row with headings, understood."""

    row: int
    """Its number, counted from 1."""
    columns: Mapping[int, Column]
    """Number of the column, counted from 1 → what is in it."""
    remarks: tuple[Remark, ...] = ()


def find_headings(sheet: Sheet) -> Headings | None:
    """Return the headings of a sheet; ``None`` when no row has enough that are known."""
    best: tuple[int, Sequence[Cell]] = (ENOUGH - 1, ())
    for row in sheet.rows[:FIRST_ROWS]:
        known = len({c.key for cell in row if (c := column_of(cell.text))})
        if known > best[0]:
            best = (known, row)
    return _understood(best[1]) if best[1] else None


def column_of(heading: str) -> Column | None:
    """Return the column that a heading means, as it stands or in the words of a question."""
    exact = _KNOWN.get(_spelling(heading))
    if exact or is_personal(heading):
        return exact
    return _KNOWN.get("-".join(_telling(heading))) or _BY_WORDS.get(_words(heading))


def is_personal(heading: str) -> bool:
    """Whether a column with this heading can hold what a person can be found by."""
    text = " ".join(heading.casefold().split())
    return bool(_PERSONAL.search(text) or _WHO.fullmatch(text.strip(" ?:*")))


def _understood(row: Sequence[Cell]) -> Headings:
    found: dict[int, Column] = {}
    places: dict[str, Cell] = {}
    remarks = []
    texts = [cell.text.casefold() for cell in row[1:]]
    for cell, following in zip(row, (*texts, ""), strict=True):
        column = None if _FILLED_IN.fullmatch(following) else column_of(cell.text)
        if column is None:
            remarks += _unread(cell)
        elif column.key in places:
            first = places[column.key].place
            context = {"veld": column.heading, "andere": first, "deze": cell.place}
            remarks.append(remark(cell.place, "kolom-dubbel", **context))
        else:
            found[cell.column] = column
            places[column.key] = cell
    return Headings(row[0].row, found, tuple(remarks))


def _unread(cell: Cell) -> list[Remark]:
    heading = cell.text
    if not heading or _OF_FORM.fullmatch(heading.casefold()):
        return []
    if _WHO.fullmatch(heading.casefold().strip(" ?:*")):
        return [remark(cell.place, "kolom-naam", kop=heading)]
    if is_personal(heading):
        return [remark(cell.place, "kolom-persoonlijk", kop=heading)]
    near = did_you_mean(heading, [column.heading for column in COLUMNS])
    return [remark(cell.place, "kolom-onbekend", kop=heading, bedoel=near)]


def _spelling(heading: str) -> str:
    return slugify(heading.replace("’", "").replace("'", ""))


def _telling(heading: str) -> list[str]:
    """Return the words of a heading that say something, without what stands between brackets."""
    plain = re.sub(r"\([^)]*\)", " ", heading)
    return [word for word in _spelling(plain).split("-") if word not in _SMALL]


def _words(heading: str) -> tuple[str, ...]:
    """Return those words without an order, and without what every one of them is about."""
    words = _telling(heading)
    return tuple(sorted({word for word in words if word not in _EVENTS} or set(words)))


def _every_way() -> dict[str, Column]:
    return {
        _spelling(heading): column
        for column in (*ONLY_READ, *COLUMNS)
        for heading in (*column.also, column.heading, column.key)
    }


def _by_words(known: Mapping[str, Column]) -> dict[tuple[str, ...], Column]:
    """Return the columns by words; words that could be two columns go to the shortest heading."""
    found: dict[tuple[str, ...], Column] = {}
    for way, column in sorted(known.items(), key=lambda pair: len(pair[0])):
        found.setdefault(_words(way), column)
    # Of what it is the name decides whether it is a title or a person.
    return {words: column for words, column in found.items() if words not in {(), ("naam",)}}


_KNOWN = _every_way()
_BY_WORDS = _by_words(_KNOWN)
