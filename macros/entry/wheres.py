"""Names of places, organisations and themes in a cell → short names from the reference lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import cast

from macros.entry.columns import Column
from macros.entry.names import meant, slug_of
from macros.entry.remarks import CellError, meaning
from macros.programme.content_files import LISTS
from macros.programme.fields import slugify
from macros.programme.messages import nearest
from macros.programme.model import Entry, Programme, Venue
from macros.programme.name_help import SPOKEN
from macros.programme.names import municipality_of

_ONLINE = frozenset({"online", "digitaal", "teams", "zoom", "webinar", "livestream"})
"""What people write for a place when there is none, and what may stand beside it."""
_BESIDE = frozenset({"via", "microsoft", "ms", "of", "en", "meeting", "link", "volgt"})

NEW_VENUE = " Is ze nieuw? Typ dan naam en adres, zoals: De Linde, Lindeplein 1, 5281 AA Boxtel."
"""How to write a venue that the list does not have; ``new_entries`` reads it."""

_ROOM = re.compile(r"(?i)\b(?:zaal|aula|kamer|ruimte|lokaal|foyer|auditorium|verdieping)")


def entries_of(programme: Programme, column: Column) -> Mapping[str, Entry]:
    """Return the reference list that a column takes its names from."""
    field, _ = LISTS[f"{column.list_name}.yml"]
    return cast("Mapping[str, Entry]", getattr(programme, field))


def read_name(text: str, column: Column, programme: Programme) -> str:
    """Return the short name of the one entry that ``text`` names.

    :raises CellError: when there is none, with the one that comes near.
    """
    entries = entries_of(programme, column)
    if found := slug_of(text, entries):
        return found
    near = meaning(meant(text, entries))
    name = column.list_name
    raise CellError(
        "naam-onbekend", lijst=SPOKEN[name], naam=text, bedoel=near, raad=_advice(name, text)
    )


def _advice(list_name: str, text: str) -> str:
    """Return what to do about a name that a list does not have, with a space in front."""
    if list_name == "organisaties":
        return ""
    if list_name == "locaties":
        return "" if re.search(r",.*[0-9]", text) else NEW_VENUE
    return f" De namen staan in {list_name}.yml."


def read_names(text: str, column: Column, programme: Programme) -> str:
    """Return the short names in a cell, a line each and none twice.

    Names are split where a semicolon or a new line is, and else at a comma or at “en”, if what is
    between those is a name.

    :raises CellError: for the first that is not in the list.
    """
    entries = entries_of(programme, column)
    found: list[str] = []
    for part in _split(r"[;\n]", text):
        for way in (None, r",", r",|\ben\b|&|\+|/"):
            names = _split(way, part) if way else [part]
            slugs = [slug_of(name, entries) for name in names]
            if all(slugs):
                found += slugs
                break
        else:
            names = _split(",", part)
            found += [read_name(name, column, programme) for name in names]
    return "\n".join(dict.fromkeys(found))


def read_venue(text: str, column: Column, programme: Programme) -> tuple[str, str]:
    """Return the short name of a venue, and the room if that stands behind it.

    :raises CellError: when the list has no such venue.
    """
    try:
        return read_name(text, column, programme), ""
    except CellError:
        head, _, rest = re.sub(r"\s+[-–|]\s+|\s*[(]", ", ", text).partition(", ")
        rest = rest.strip(" )")
        found = slug_of(head, programme.venues)
        if found and rest and _ROOM.search(rest):
            return found, rest
        if found and is_address_of(rest, programme.venues[found]):
            return found, ""
        raise


def is_online(text: str) -> bool:
    """Whether what stands for a place says that there is none."""
    words = {*slugify(text).split("-")}
    return bool(words & _ONLINE) and words <= _ONLINE | _BESIDE


def read_room(text: str, venue: Venue) -> str:
    """Return the room that stands behind the name of a venue; empty when it is something else."""
    _, _, rest = text.partition(",")
    rest = rest.strip()
    return rest if _ROOM.search(rest) and not is_address_of(rest, venue) else ""


def read_municipality(text: str, programme: Programme) -> str:
    """Return the official name of a municipality.

    :raises CellError: when the province has none of that name.
    """
    known = programme.region_of_municipality
    if found := municipality_of(text, known):
        return found
    near = meaning(nearest(text, known))
    raise CellError("gemeente-onbekend", naam=text, bedoel=near)


def is_address_of(text: str, venue: Venue) -> bool:
    """Whether all of ``text`` stands in the address of a venue."""
    known = set(slugify(f"{venue.address} {venue.municipality or ''}").split("-"))
    return bool(text) and set(slugify(text).split("-")) <= known


def _split(pattern: str, text: str) -> list[str]:
    parts: Iterable[str] = re.split(pattern, text)
    return [" ".join(part.split()) for part in parts if part.strip()]
