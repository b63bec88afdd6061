"""Venues and organisations in a spreadsheet that no list has: who asks for it, has them added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from macros.entry.cells import Book
from macros.entry.columns import VENUE
from macros.entry.importing import plan_import
from macros.entry.new_entries import Additions
from macros.entry.outcomes import Plan
from macros.entry.rows import Row
from macros.programme.reading import check_programme

ORGANISATIONS = "organisaties"


def plan_with_new_names(book: Book, folder: Path, *, source: str, year: int | None = None) -> Plan:
    """Return what an import would do that adds to the lists what they do not have.

    A name that is in no list is only taken from a session that has nothing else wrong with it, and
    a building only where the row says in which municipality it is. The parameters are those of
    ``plan_import``.
    """
    additions = Additions(folder, check_programme(folder, base=folder).programme)
    plan = plan_import(book, folder, source=source, year=year)
    while True:
        # A cell tells of one unknown name at a time.
        added = [_add(row, key, name, additions) for row, key, name in _unknown(plan)]
        before = plan.outcomes
        if any(added):
            plan = plan_import(book, folder, source=source, year=year, additions=additions)
        if plan.outcomes == before:
            return plan


def has_new_names(plan: Plan) -> bool:
    """Whether there are names that ``plan_with_new_names`` could add."""
    return any(_unknown(plan))


def _unknown(plan: Plan) -> Iterator[tuple[Row, str, str]]:
    """Yield the row and the column of every name that is in no list, and that name."""
    for outcome in plan.outcomes:
        found = [*_unknown_in(outcome.incoming.rows)]
        if len(found) == sum(told.blocks for told in outcome.remarks):
            yield from found


def _unknown_in(rows: Sequence[Row]) -> Iterator[tuple[Row, str, str]]:
    for row in rows:
        keys = {row.cells[key]: key for key in (VENUE, ORGANISATIONS) if key in row.cells}
        for told in row.remarks:
            if told.unknown and told.place in keys:
                yield row, keys[told.place], told.unknown


def _add(row: Row, key: str, name: str, additions: Additions) -> bool:
    """Add a name to its list, if enough is known of it."""
    if key == ORGANISATIONS:
        return bool(additions.organisation(name))
    slug, _ = additions.venue(name, row.values.get("gemeente", ""))
    return bool(slug)
