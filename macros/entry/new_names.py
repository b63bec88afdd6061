"""Venues and organisations in a spreadsheet that no list has: who asks for it, has them added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from macros.entry.cells import Book
from macros.entry.columns import BY_KEY, TOWN, VENUE
from macros.entry.importing import plan_import
from macros.entry.new_entries import ORGANISATIONS, VENUES, WHICH_TOWN, Additions
from macros.entry.outcomes import Plan
from macros.entry.remarks import Remark
from macros.entry.rows import Row
from macros.programme.reading import check_programme

FILES = {VENUE: VENUES, "organisaties": ORGANISATIONS}
"""Column → the list that gets what is new in it."""

_WHICH_TOWN = f"Zet in de kolom {BY_KEY[TOWN].heading} in welke gemeente het is."


def plan_with_new_names(book: Book, folder: Path, *, source: str, year: int | None = None) -> Plan:
    """Return what an import would do that adds to the lists what they do not have.

    A name that is in no list is only taken from a session that has nothing else wrong with it, and
    a building only where the row says in which municipality it is. The parameters are those of
    ``plan_import``.
    """
    additions = Additions(folder, check_programme(folder, base=folder).programme)
    plan = plan_import(book, folder, source=source, year=year)
    reasons: dict[tuple[str, str], str] = {}
    while True:
        # A cell tells of one unknown name at a time.
        asked = [*_unknown(plan)]
        for row, key, name in asked:
            reasons[row.cells[key], name] = _add(row, key, name, additions)
        before = plan.outcomes
        if any(not reasons[row.cells[key], name] for row, key, name in asked):
            plan = plan_import(book, folder, source=source, year=year, additions=additions)
        if plan.outcomes == before:
            return _with_reasons(_without_orphans(plan, additions), reasons)


def _without_orphans(plan: Plan, additions: Additions) -> Plan:
    """Return a plan that adds no names but those of sessions that it writes."""
    used: dict[str, set[str]] = {VENUES: set(), ORGANISATIONS: set()}
    for outcome in plan.outcomes:
        if outcome.text is None:
            continue
        merged = outcome.merge
        said = [{change.key: change.new} for change in merged.changes]
        for texts in (*said, *merged.new_moments.values()):
            for key, file in FILES.items():
                used[file] |= {*texts.get(key, "").split("\n")}
    additions.keep(used)
    others = {path: raw for path, raw in plan.files.items() if path not in used}
    return replace(plan, files={**additions.files(), **others}, added=additions.texts())


def _with_reasons(plan: Plan, reasons: Mapping[tuple[str, str], str]) -> Plan:
    """Return a plan that says why a name was not added."""

    def told(remark: Remark) -> Remark:
        reason = reasons.get((remark.place, remark.unknown))
        return replace(remark, message=reason) if reason else remark

    return replace(
        plan,
        outcomes=tuple(replace(o, remarks=tuple(map(told, o.remarks))) for o in plan.outcomes),
    )


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
        keys = {row.cells[key]: key for key in FILES if key in row.cells}
        for told in row.remarks:
            if told.unknown and told.place in keys:
                yield row, keys[told.place], told.unknown


def _add(row: Row, key: str, name: str, additions: Additions) -> str:
    """Add a name to its list; return why not, where too little is known of it."""
    if FILES[key] == ORGANISATIONS:
        additions.organisation(name)
        return ""
    _, reason = additions.venue(name, row.values.get(TOWN, ""))
    return reason.replace(WHICH_TOWN, _WHICH_TOWN)
