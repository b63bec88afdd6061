"""A folder with content → one ``Programme``, or every finding at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

from macros.programme import photos, rules, vanished
from macros.programme.content_files import (
    LISTS,
    NO_FILES,
    Files,
    is_session,
    read_files,
    shown_as,
    strays,
)
from macros.programme.findings import Finding, ProgrammeError
from macros.programme.model import Edition, Programme, Session
from macros.programme.names import ReferenceList
from macros.programme.reader import Reader
from macros.programme.vanished import NOTHING, Former

Formers: TypeAlias = Callable[[Programme, Files], Mapping[str, Former]]
"""What is there now, and the files it was read from → what was published before, by ``Slot.id``."""


def nothing_before(programme: Programme, files: Files) -> Mapping[str, Former]:
    """Return that nothing was published before."""
    del programme, files
    return NOTHING


@dataclass(frozen=True)
class Checked:
    """What was read, and everything there is to say about it."""

    programme: Programme
    """All that could be read; to be published only when nothing blocks that."""
    findings: tuple[Finding, ...]
    """In the order of files and lines."""

    def publishable(self) -> Programme:
        """Return the programme.

        :raises ProgrammeError: with everything that is wrong, when anything is.
        """
        blocking = [finding for finding in self.findings if finding.blocks]
        if blocking:
            raise ProgrammeError(blocking)
        return self.programme


def read_programme(
    folder: Path, *, base: Path | None = None, formers: Formers = nothing_before
) -> Programme:
    """Read the whole content of ``folder``; the parameters are those of ``check_programme``.

    :raises ProgrammeError: with everything that is wrong, when anything is.
    """
    return check_programme(folder, base=base, formers=formers).publishable()


def check_programme(
    folder: Path,
    *,
    base: Path | None = None,
    formers: Formers = nothing_before,
    drafts: Files = NO_FILES,
) -> Checked:
    """Read the whole content of ``folder``, and look at it.

    :param base: the folder that the paths in findings are relative to; default: the current one.
    :param formers: returns what was published before, by ``Slot.id``, for what is there now.
    :param drafts: files that are looked at as if they were there, in place of any of that name.
    """
    reader = Reader(shown_as(folder, base or Path.cwd()))
    for path in strays(folder):
        reader.misplaced(path)
    files = {**read_files(folder), **drafts}
    programme, known = _programme(reader, files)
    shown = photos.Photos(photos.find(folder))
    shown.look(programme)
    programme = replace(programme, photos=shown.good)
    # What a file that cannot be read asks for is not known yet.
    is_whole = known.sessions == programme.by_id.keys()
    findings = [
        *reader.findings,
        *shown.findings,
        *(shown.unused(programme, reader.prefix) if is_whole else ()),
        *rules.check(programme, known),
        *vanished.check(programme, formers(programme, files), known.sessions, reader.prefix),
    ]
    return Checked(programme, tuple(sorted(set(findings))))


def read_content(
    folder: Path, docs: Path, *, base: Path, formers: Formers = nothing_before
) -> Programme:
    """Read the programme and the pages written by hand; parameters as for ``check_content``.

    :raises ProgrammeError: with everything that is wrong with either.
    """
    return check_content(folder, docs, base=base, formers=formers).publishable()


def check_content(
    folder: Path, docs: Path, *, base: Path, formers: Formers = nothing_before
) -> Checked:
    """Read the programme, and look at the pages that are written by hand as well.

    :param docs: the folder with those pages.
    :param formers: returns what was published before, by ``Slot.id``, for what is there now.
    """
    checked = check_programme(folder, base=base, formers=formers)
    findings = (*check_pages(docs, base=base), *checked.findings)
    return replace(checked, findings=tuple(sorted(findings)))


def assemble(
    lists: Mapping[str, Mapping[str, Any]],
    editions: Iterable[Edition],
    sessions: Iterable[Session],
) -> Programme:
    """Return the programme that consists of these parts.

    :param lists: the name of a reference list's file → its entries by slug.
    """
    return Programme(
        **{field: lists.get(file, {}) for file, (field, _) in LISTS.items()},
        editions={edition.year: edition for edition in sorted(editions, key=lambda e: e.year)},
        sessions=tuple(sorted(sessions, key=_chronological)),
    )


def check_pages(docs: Path, *, base: Path) -> list[Finding]:
    """Return what is wrong with the front matter of the pages that are written by hand.

    MkDocs itself takes broken front matter for text and says nothing.
    """
    reader = Reader(shown_as(docs, base))
    for path in sorted(docs.rglob("*.md")):
        reader.check_page(path.relative_to(docs).as_posix(), path.read_bytes())
    return reader.findings


def _programme(reader: Reader, files: Files) -> tuple[Programme, rules.Known]:
    """Return what could be read, and every name that is defined."""
    lists: dict[str, Mapping[str, Any]] = {}
    names: dict[str, ReferenceList | None] = {}
    for file, (_, model) in LISTS.items():
        lists[file], names[file.removesuffix(".yml")] = reader.entries(file, files.get(file), model)
    reader.names = names
    reader.paths = frozenset(files)
    years = sorted({path.partition("/")[0] for path in files if path not in LISTS})
    editions = (
        reader.edition(path, files.get(path)) for path in map("{}/editie.yml".format, years)
    )
    sessions = (reader.session(path, files[path]) for path in sorted(files) if is_session(path))
    programme = assemble(lists, filter(None, editions), filter(None, sessions))
    return programme, rules.Known(names, frozenset(reader.session_files))


def _chronological(session: Session) -> tuple[Any, ...]:
    return (*min(moment.sort_key for moment in session.moments), session.year, session.slug)
