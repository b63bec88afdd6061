"""A spreadsheet and a programme → what would change, row by row, and the files that do it.

Nothing is written here; ``Plan.write`` does that, for what was found right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from macros.entry import workbook_base
from macros.entry.cells import Book
from macros.entry.columns import BY_KEY, COLUMNS, NAME, TITLE
from macros.entry.headings import Headings, find_headings
from macros.entry.into_edition import Importer
from macros.entry.judging import judged
from macros.entry.new_entries import Additions
from macros.entry.outcomes import Outcome, Plan, State
from macros.entry.remarks import Remark, remark
from macros.entry.rows import Row, read_rows
from macros.programme.model import Programme
from macros.programme.reading import Checked, check_programme


def plan_import(
    book: Book,
    folder: Path,
    *,
    source: str,
    year: int | None = None,
    additions: Additions | None = None,
) -> Plan:
    """Return what reading ``book`` into the programme in ``folder`` would do.

    :param source: a name for the spreadsheet, to tell what is in it no more.
    :param year: of the edition that rows are for that do not say so; else of the one to come, or
        of the newest.
    :param additions: what the lists get with it; see ``new_names``.
    """
    lists = additions.files() if additions else {}
    checked = check_programme(folder, base=folder, drafts=lists)
    remarks = [*book.remarks, *_unreadable(checked, folder)]
    if any(told.blocks for told in remarks):
        return Plan((), tuple(remarks), {})
    programme = checked.programme
    rows, told, is_ours = _rows(book, programme, year or _likely_year(programme))
    remarks += told
    if any(told.code in {"geen-koppen", "kolom-dubbel", "kolom-mist"} for told in remarks):
        return Plan((), tuple(remarks), {})
    bases = workbook_base.read(book)
    importer = Importer(folder, programme, source, is_ours=is_ours)
    outcomes: list[Outcome] = []
    files: dict[str, bytes] = {}
    for edition in sorted({row.year for row in rows}):
        done, told = importer.edition(edition, rows, bases.get(edition, {}))
        outcomes += done
        remarks += told
    outcomes = [_with_hidden(outcome) for outcome in judged(outcomes, checked, folder, lists)]
    for outcome in outcomes:
        if outcome.text is not None:
            files[outcome.path] = outcome.text.encode("utf-8")
    files |= importer.memories(outcomes, has_base=bool(bases))
    places = {row.place: number for number, row in enumerate(rows)}
    outcomes.sort(key=lambda outcome: places[outcome.incoming.rows[0].place])
    return Plan(
        tuple(outcomes),
        tuple(remarks),
        {**lists, **files},
        additions.texts() if additions else {},
        {venue.slug: venue.name for venue in programme.venues.values()},
    )


def _likely_year(programme: Programme) -> int:
    return programme.coming.year if programme.coming else max(programme.editions, default=0)


def _with_hidden(outcome: Outcome) -> Outcome:
    """Return an outcome that tells of rows that nobody sees, if they bring anything."""
    hidden = [row for row in outcome.incoming.rows if row.is_hidden]
    if outcome.state is State.SAME or not hidden:
        return outcome
    told = tuple(remark(row.place, "rij-verborgen") for row in hidden)
    return replace(outcome, remarks=(*told, *outcome.remarks))


def _rows(book: Book, programme: Programme, year: int) -> tuple[list[Row], list[Remark], bool]:
    """Return all rows, what there is to say, and whether the columns are exactly ours."""
    rows: list[Row] = []
    remarks: list[Remark] = []
    without: list[str] = []
    is_ours = False
    seen = [s for s in book.sheets if not s.is_empty and not workbook_base.is_ours(s)]
    for sheet in seen:
        if sheet.is_hidden:
            remarks.append(remark(sheet.name, "verborgen-blad"))
            continue
        headings = find_headings(sheet)
        if headings is None:
            without.append(sheet.name)
            continue
        is_ours = [*headings.columns.values()] == [*COLUMNS]
        found, told = read_rows(sheet, headings, programme, year)
        rows += found
        remarks += [*headings.remarks, *told]
        if not _can_be_named(headings, found):
            place = f"{sheet.name}, rij {headings.row}"
            remarks.append(remark(place, "kolom-mist", veld=BY_KEY[TITLE].heading))
        if not found:
            remarks.append(remark(sheet.name, "geen-rijen"))
    # Beside sheets with sessions there can be others, with notes or sums.
    code = "blad-zonder-koppen" if len(without) < len(seen) else "geen-koppen"
    remarks += [remark(name, code) for name in without or ([] if seen else ["Dit bestand"])]
    return rows, remarks, is_ours


def _can_be_named(headings: Headings, rows: Sequence[Row]) -> bool:
    """Whether it can be known of a sheet which sessions it is about."""
    keys = {column.key for column in headings.columns.values()}
    return TITLE in keys or (NAME in keys and (not rows or any(row.values[NAME] for row in rows)))


def _unreadable(checked: Checked, folder: Path) -> Iterator[Remark]:
    """Yield the sessions that nobody can compare with, since they cannot be read."""
    known = {session.source.path for session in checked.programme.sessions}
    for path in sorted(folder.glob("[12]*/sessies/*.md")):
        shown = path.relative_to(folder).as_posix()
        if shown not in known:
            yield remark(shown, "onleesbaar")
    for name in {f.path for f in checked.findings if f.blocks and "/" not in f.path}:
        yield remark(name, "onleesbaar")
