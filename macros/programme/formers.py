"""What was published and may be gone, found without reading every version of every file.

``published.Published`` knows more, from a walk over the whole history; a check has no time for
that.  Here a version is only read where it may hold what is not there any more: a session that has
one file all its life, and says nothing of other names or of keys, is what its name says.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from macros.programme.content_files import Files, is_session
from macros.programme.git import Changes, Repository, Version, repository_of
from macros.programme.history import Parts, steps
from macros.programme.model import Programme, Session, Slot
from macros.programme.reader import Reader
from macros.programme.vanished import Former, former_of

_TELLS_MORE = re.compile(rb"voorheen|sleutel|\\")
"""What a session says that is known by more than the name of its file; a backslash in YAML can
stand for any letter."""


def formers_in(folder: Path, programme: Programme, files: Files) -> dict[str, Former]:
    """Return what was published of ``folder``, as far as it is not there now, by ``Slot.id``.

    Of what still is there it holds what has to be known to tell which files are new.

    :param programme: what is there now.
    :param files: the files that this was read from.
    :raises GitError: when there is a history, but not the whole of it.
    """
    repository = repository_of(folder)
    return _Past(repository, programme, files).formers() if repository else {}


@dataclass(frozen=True)
class _Step:
    """What a version changed of the sessions."""

    version: Version
    changes: Changes
    is_published: bool


class _Past:
    """The history of the sessions in a folder."""

    def __init__(self, repository: Repository, programme: Programme, files: Files) -> None:
        self._repository = repository
        self._programme = programme
        self._files = {path: raw for path, raw in files.items() if is_session(path)}
        self._line = repository.published()
        self._steps = [
            _Step(
                version,
                {path: blob for path, blob in changes.items() if is_session(path)},
                self._line is None or version.commit in self._line,
            )
            for version, changes in steps(repository, repository.versions(), 0)
        ]

    def formers(self) -> dict[str, Former]:
        """Return what was there; see ``formers_in``."""
        held = self._held()
        gone = set[str]().union(*held.values()) - _ids_of(self._programme.sessions)
        if not gone:
            return {}
        # Whether a file is new is clear of one that is as it was published, unless another file
        # was that session as well.
        carriers = Counter(id_ for ids in held.values() for id_ in ids)
        clear = {
            path: session
            for path, session in self._settled.items()
            if all(carriers[id_] == 1 for id_ in held[path])
        }
        unclear = (ids for path, ids in held.items() if path in self._files.keys() - clear.keys())
        wanted = gone.union(*unclear)
        paths = {path for path, ids in held.items() if ids & wanted}
        as_they_are = {slot.id: former_of(slot, "") for slot in _slots(clear.values())}
        return {**as_they_are, **self._exactly(paths, wanted)}

    @cached_property
    def _settled(self) -> Mapping[str, Session]:
        """The sessions whose file is now as it was published, by path."""
        published: set[tuple[str, str | None]] = set()
        for step in self._steps:
            if step.is_published:
                published.update(step.changes.items())
        length = max((len(blob) for _, blob in published if blob), default=0)
        sessions = {f"{s.year}/sessies/{s.slug}.md": s for s in self._programme.sessions}
        return {
            path: sessions[path]
            for path, raw in self._files.items()
            if path in sessions and (path, _blob_name(raw, length)) in published
        }

    def _held(self) -> dict[str, set[str]]:
        """Return which moments each file may have held in any version, by ``Slot.id``."""
        versions: dict[str, set[str]] = {}
        for step in self._steps:
            for path, blob in step.changes.items():
                if blob:
                    versions.setdefault(path, set()).add(blob)
        contents = self._repository.blobs(blob for blobs in versions.values() for blob in blobs)
        return {
            path: set[str]().union(*(self._ids(path, contents[blob]) for blob in blobs))
            for path, blobs in versions.items()
        }

    def _ids(self, path: str, raw: bytes) -> AbstractSet[str]:
        if path in self._settled and raw == self._files[path]:
            return _ids_of([self._settled[path]])
        if _TELLS_MORE.search(_front_matter(raw)):
            session = Reader().session(path, raw)
            return _ids_of([session] if session else [])
        name = path.rpartition("/")[2].removesuffix(".md")
        return {f"{path.partition('/')[0]}-{name}"}

    def _exactly(self, paths: AbstractSet[str], wanted: AbstractSet[str]) -> dict[str, Former]:
        """Return what was published of some moments, by reading every version of these files."""
        taken: dict[str, Former] = {}
        parts = Parts()
        blobs = (b for step in self._steps for path, b in step.changes.items() if path in paths)
        contents = self._repository.blobs(filter(None, blobs))
        for step in self._steps:
            changes = {path: blob for path, blob in step.changes.items() if path in paths}
            if changes:
                parts.change(changes, contents)
                _take(taken, parts.programme().sessions, step.version.commit)
        return {
            id_: former
            for id_, former in taken.items()
            if id_ in wanted and (self._line is None or former.commit in self._line)
        }


def _take(taken: dict[str, Former], sessions: Iterable[Session], commit: str) -> None:
    """Take up what is there in a version."""
    for slot in _slots(sessions):
        known = taken.get(slot.id)
        taken[slot.id] = former_of(slot, known.commit if known else commit)


def _slots(sessions: Iterable[Session]) -> Iterator[Slot]:
    return (Slot(session, moment) for session in sessions for moment in session.moments)


def _ids_of(sessions: Iterable[Session]) -> frozenset[str]:
    return frozenset(slot.id for slot in _slots(sessions))


def _front_matter(raw: bytes) -> bytes:
    """Return the beginning of a file, up to what surely is the end of its front matter."""
    end = re.search(rb"\n---\r?\n", raw)
    return raw[: end.end()] if end else raw


def _blob_name(raw: bytes, length: int) -> str:
    """Return the name that git has for a content (git, Documentation/technical, object names).

    :param length: how long names are in the repository: those of SHA-1, or of SHA-256.
    """
    content = b"blob %d\0%b" % (len(raw), raw)
    sha1 = hashlib.sha1(content, usedforsecurity=False)
    return (sha1 if length <= sha1.digest_size * 2 else hashlib.sha256(content)).hexdigest()
