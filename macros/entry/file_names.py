"""The names that the file of a new session cannot have; ``free_name`` makes one that it can."""

from __future__ import annotations

from pathlib import Path

from macros.programme.addresses import LONGEST, day_slug, free_name
from macros.programme.model import Programme

__all__ = ["LONGEST", "free_name", "taken_names"]


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
