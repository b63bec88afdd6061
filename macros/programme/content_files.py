"""Which files a programme is read from, and what each of them is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from macros.programme import photos
from macros.programme.model import (
    Audience,
    Entry,
    Kind,
    Organisation,
    Region,
    Series,
    Theme,
    Venue,
)

Files: TypeAlias = Mapping[str, bytes]
"""Path under the folder with the content, with forward slashes → what is in the file."""

NO_FILES: Files = MappingProxyType({})

LISTS: Mapping[str, tuple[str, type[Entry]]] = {
    "themas.yml": ("themes", Theme),
    "regios.yml": ("regions", Region),
    "doelgroepen.yml": ("audiences", Audience),
    "vormen.yml": ("kinds", Kind),
    "reeksen.yml": ("series", Series),
    "locaties.yml": ("venues", Venue),
    "organisaties.yml": ("organisations", Organisation),
}
"""File of a reference list → the field of ``Programme`` that it becomes, and what is in it."""

_YEAR = re.compile(r"[12][0-9]{3}")


def edition_year(path: str) -> int | None:
    """Return the year of the edition that the file at ``path`` describes, if it is such a file."""
    folder, _, name = path.partition("/")
    return int(folder) if name == "editie.yml" and _YEAR.fullmatch(folder) else None


def is_session(path: str) -> bool:
    """Whether the file at ``path`` is, or should be, a session: anything else under a year."""
    if photos.is_photo(path):
        return False
    folder, _, rest = path.partition("/")
    name = rest.rpartition("/")[2]
    return bool(_YEAR.fullmatch(folder)) and name not in ("", "editie.yml") and name[0] != "."


def belongs(path: str) -> bool:
    """Whether the file at ``path`` is read as a part of the programme."""
    return path in LISTS or edition_year(path) is not None or is_session(path)


def read_files(folder: Path) -> Files:
    """Return the files of ``folder`` that have to do with the programme."""
    years = (path for path in folder.glob("[12]*") if _YEAR.fullmatch(path.name))
    paths = [*(folder / name for name in LISTS), *(p for year in years for p in year.rglob("*"))]
    files = {p.relative_to(folder).as_posix(): p for p in paths if p.is_file()}
    return {name: p.read_bytes() for name, p in files.items() if not photos.is_photo(name)}


def strays(folder: Path) -> list[str]:
    """Return the files of ``folder`` that are no part of a programme, such as one beside a year."""
    paths = (p.relative_to(folder) for p in folder.rglob("*") if p.is_file())
    return sorted(
        path.as_posix()
        for path in paths
        if path.as_posix() not in LISTS
        and not _YEAR.fullmatch(path.parts[0])
        and not any(part.startswith(".") for part in path.parts)
    )


def shown_as(folder: Path, base: Path) -> str:
    """Return what findings put before the path of a file in ``folder``."""
    try:
        shown = folder.resolve().relative_to(base.resolve())
    except ValueError:
        shown = folder
    return "" if shown == Path() else f"{shown.as_posix()}/"
