"""The name of a file, and so the address of a page, from a title."""

from __future__ import annotations

import re
from pathlib import Path

from macros.programme.addresses import day_slug
from macros.programme.fields import slugify
from macros.programme.model import Programme

LONGEST = 60
"""Characters of a name: an address that can be read aloud, and that no e-mail breaks in two."""

WITHOUT_TITLE = "sessie"

_NO_FILE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
"""Names that Windows keeps for devices, whatever comes after a point."""


def taken_names(folder: Path, programme: Programme, year: int) -> frozenset[str]:
    """Return the names that a new session of ``year`` cannot have.

    Those are the names of files, also of files that are wrong, former names, and days.
    """
    files = (path.stem for path in (folder / str(year) / "sessies").glob("*.md"))
    sessions = [session for session in programme.sessions if session.year == year]
    former = (name for session in sessions for name in session.formerly)
    edition = programme.editions.get(year)
    days = map(day_slug, programme.days_of(edition)) if edition else ()
    unpublished = edition.never_published if edition else ()
    return frozenset((*files, *former, *days, *unpublished))


def free_name(title: str, taken: frozenset[str] | set[str]) -> str:
    """Return a name for a session with this title that nothing has: short, and of whole words.

    >>> free_name("Hoe blijft wonen in 's-Hertogenbosch betaalbaar?", {"x"})
    'hoe-blijft-wonen-in-s-hertogenbosch-betaalbaar'
    >>> free_name("Wonen", {"wonen", "wonen-2"})
    'wonen-3'
    """
    plain = slugify(title) or WITHOUT_TITLE
    name = plain[:LONGEST]
    if len(plain) > LONGEST and plain[LONGEST] != "-":
        name = name.rpartition("-")[0] or name
    name = name.strip("-")
    if _NO_FILE.fullmatch(name):
        name = f"{WITHOUT_TITLE}-{name}"
    number, found = 2, name
    while found in taken:
        found = f"{name}-{number}"
        number += 1
    return found
