"""A session that was published does not disappear: in a calendar nobody would know why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from macros.programme.findings import Finding, Position
from macros.programme.model import Programme, Session, Slot, Status
from macros.programme.source import Source

Names: TypeAlias = AbstractSet[tuple[int, str]]
"""Year and name of session files."""


@dataclass(frozen=True, slots=True)
class Former:
    """A moment of a session as it last was."""

    year: int
    names: tuple[str, ...]
    """Every name that the file had, without ``.md``, the oldest first."""
    key: str | None
    title: str
    is_cancelled: bool
    commit: str
    """The commit in which it was first seen."""

    @property
    def slug(self) -> str:
        """The last name of the file."""
        return self.names[-1]

    @property
    def session(self) -> tuple[int, str]:
        """What identifies the session for ever."""
        return self.year, self.names[0]


def former_of(slot: Slot, commit: str) -> Former:
    """Return what is remembered of a moment.

    :param commit: the one in which it was first seen.
    """
    session, moment = slot
    return Former(
        year=session.year,
        names=(*session.formerly, session.slug),
        key=moment.key,
        title=session.title,
        is_cancelled=slot.status is Status.CANCELLED,
        commit=commit,
    )


NOTHING: Mapping[str, Former] = MappingProxyType({})
"""Where nothing was published before."""


def check(
    programme: Programme,
    formers: Mapping[str, Former],
    files: Names,
    prefix: str,
) -> Iterator[Finding]:
    """Yield a finding for every session that is gone, or a moment of one.

    :param formers: what was published, by ``Slot.id``.
    :param files: year and name of every session file, also of those that cannot be read.
    :param prefix: what findings put before the path of a file.
    """
    now = {slot.id for slot in programme.slots}
    sessions = {(session.year, session.first_slug): session for session in programme.sessions}
    seen = {(former.year, former.slug) for former in formers.values()}
    unread = files - programme.by_id.keys()
    gone: dict[tuple[int, str], Former] = {}
    for id_, former in formers.items():
        if id_ in now or _is_accepted(programme, former):
            continue
        if former.session in sessions:
            yield _moment_gone(sessions[former.session], former)
        elif not _may_be_in(unread, former, seen):
            gone[former.session] = former
    for former in gone.values():
        yield _session_gone(programme, former, seen, prefix)


def _is_accepted(programme: Programme, former: Former) -> bool:
    """Whether nobody ever saw it, or it was cancelled and belongs to the archive."""
    edition = programme.editions.get(former.year)
    if not edition:
        return False
    never = any(name in edition.never_published for name in former.names)
    return never or (edition.is_over and former.is_cancelled)


def _may_be_in(unread: Names, former: Former, seen: Names) -> bool:
    """Whether it may be in a file that cannot be read: its own, or one that has a new name."""
    return any(
        year == former.year and (slug == former.slug or (year, slug) not in seen)
        for year, slug in unread
    )


def _moment_gone(session: Session, former: Former) -> Finding:
    code = "moment-weg" if former.key else "sleutel-erbij"
    return session.source.key_finding(code, "momenten", sleutel=former.key, naam=session.slug)


def _session_gone(programme: Programme, former: Former, seen: Names, prefix: str) -> Finding:
    names = ", ".join(former.names)
    for session in programme.sessions:
        is_new = session.year == former.year and session.id not in seen
        if is_new and session.title.casefold() == former.title.casefold():
            context = {"oud": former.slug, "namen": names}
            return session.source.at(Position(1, 1), "naam-veranderd", **context)
    source = Source(f"{prefix}{former.year}/sessies/{former.slug}.md", ())
    context = {"titel": former.title, "naam": former.slug, "namen": names}
    return source.at(Position(1, 1), "sessie-weg", **context)
