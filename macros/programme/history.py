"""One walk over the history: the programme as every commit left it.

Whoever needs the history is a ``Fold``: it takes the states one by one and keeps what it needs.
What it has kept is saved with the commit it had come to, so that the next walk begins there.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib.metadata import version as version_of
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol, Self, TypeVar
from urllib.parse import quote

from macros.programme.content_files import LISTS, belongs, edition_year, is_session
from macros.programme.git import Changes, Repository, Version
from macros.programme.model import Content, Edition, Entry, Programme, Session
from macros.programme.reader import Reader
from macros.programme.reading import assemble


@dataclass(frozen=True)
class State:
    """The programme as a commit left it.

    Read with the code of today, and leniently.  A file that cannot be read, or a list that is not
    there, still is what it was before: nothing is published in such a state, so nobody saw anything
    else.  Mistakes across files are not looked for.
    """

    commit: str
    """The name of the commit; empty for what is not committed yet."""
    time: datetime
    """When it was committed, in UTC; never earlier than the state before."""
    weight: int
    """How many commits it brings: 1, and for a merge also those of the branch."""
    programme: Programme = field(repr=False)


class Fold(Protocol):
    """Something that is computed from state to state."""

    def take(self, state: State) -> object:
        """Take the next state, the oldest first.

        What did not change since the state before is the same object.
        """

    def saved(self) -> Any:
        """Return what is known so far, as JSON can hold it."""

    def restored(self, saved: Any) -> Self:
        """Return a fold that knows what another one has saved."""


F = TypeVar("F", bound=Fold)
C = TypeVar("C", bound=Content)


def walk(repository: Repository, fold: F, store: Path) -> F:
    """Return what ``fold`` is once it has taken every state up to the last commit.

    :param store: a folder for what is saved; whatever happens to it, the result is the same.
    :raises GitError: when the history cannot be read.
    """
    versions = repository.versions()
    name = quote(repository.prefix.rstrip("/"), safe="") or "-"
    save = _Save(store / f"{name}.json")
    fold, files, done = save.read(fold, [version.commit for version in versions])
    if done < len(versions):
        files = _take(repository, fold, files, versions, done)
        save.write(fold, files, versions[-1].commit)
    return fold


def _take(
    repository: Repository,
    fold: Fold,
    files: Mapping[str, str],
    versions: Sequence[Version],
    done: int,
) -> Mapping[str, str]:
    """Let ``fold`` take the states of the versions that are not done; return the last one's files.

    :param files: those of the last version that is done.
    """
    after = steps(repository, versions, done)
    if not after:
        return files
    changed = (b for _, changes in after for p, b in changes.items() if b and belongs(p))
    contents = repository.blobs([*files.values(), *changed])
    parts = Parts()
    parts.change(files, contents)
    for version, changes in after:
        parts.change(changes, contents)
        programme = parts.programme()
        fold.take(State(version.commit, version.time, version.weight, programme))
    return parts.files


def steps(
    repository: Repository, versions: Sequence[Version], done: int
) -> list[tuple[Version, Changes]]:
    """Return the versions after the first ``done`` in which something changed, and what."""
    nothing = Version("", versions[0].time, 0, tree=None)
    pairs = [
        (old, new) for old, new in pairwise([nothing, *versions][done:]) if old.tree != new.tree
    ]
    trees = [(old.tree, new.tree) for old, new in pairs if old.tree and new.tree]
    differences = iter(repository.changes(trees))
    found = []
    for old, new in pairs:
        if old.tree and new.tree:
            changes = next(differences)
        elif new.tree:
            changes = repository.files(new.tree)
        else:
            changes = dict.fromkeys(repository.files(str(old.tree)))
        found.append((new, changes))
    return found


class Parts:
    """What the programme consists of, every file in its last readable version."""

    def __init__(self) -> None:
        self.files: dict[str, str] = {}
        """Path → blob."""
        self._lists: dict[str, Mapping[str, Entry]] = {}
        self._editions: dict[str, Edition] = {}
        self._sessions: dict[str, Session] = {}

    def programme(self) -> Programme:
        """Return the programme that it adds up to."""
        return assemble(self._lists, self._editions.values(), self._sessions.values())

    def change(self, changes: Changes, contents: Mapping[str, bytes]) -> list[str]:
        """Take up what changed; return the paths of what belongs to it and cannot be read.

        :param contents: what is in the blobs.
        """
        unread = []
        for path, blob in changes.items():
            if blob:
                if belongs(path) and self._read(path, contents[blob]):
                    self.files[path] = blob
                elif belongs(path):
                    unread.append(path)
            elif path in self._sessions:
                del self._sessions[path], self.files[path]
        return unread

    def _read(self, path: str, raw: bytes) -> bool:
        """Read a file; return whether it counts from now on."""
        reader = Reader()
        if path in LISTS:
            known = self._lists.get(path, {})
            entries, names = reader.entries(path, raw, LISTS[path][1])
            if names is None or (reader.findings and known):
                return False
            self._lists[path] = {
                slug: _same(entry, known.get(slug)) for slug, entry in entries.items()
            }
            return True
        if edition_year(path):
            edition = reader.edition(path, raw)
            return _keep(self._editions, path, edition, is_right=not reader.findings)
        if is_session(path):
            session = reader.session(path, raw)
            return _keep(self._sessions, path, session, is_right=not reader.findings)
        return False


def _keep(known: dict[str, C], path: str, found: C | None, *, is_right: bool) -> bool:
    """Take up what was found in a file, unless something is wrong with it and it had been right."""
    if found is None or (path in known and not is_right):
        return False
    known[path] = _same(found, known.get(path))
    return True


def _same(new: C, old: C | None) -> C:
    """Return ``old`` where ``new`` says the same, wherever in the file it stands."""
    return old if old and old.model_dump() == new.model_dump() else new


class _Save:
    """What a walk left behind for the next one."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, fold: F, commits: Sequence[str]) -> tuple[F, Mapping[str, str], int]:
        """Return the saved fold, its files, and how many of the ``commits`` it has seen.

        Anything that is not right with what was saved means that the walk begins at the beginning.
        """
        try:
            seal, _, text = self._path.read_bytes().partition(b"\n")
            if seal != _seal(text):
                return fold, {}, 0
            saved = json.loads(text)
            done = commits.index(saved["commit"]) + 1
        except (OSError, ValueError):
            return fold, {}, 0
        return fold.restored(saved["fold"]), saved["files"], done

    def write(self, fold: Fold, files: Mapping[str, str], commit: str) -> None:
        """Save; where that cannot be done, the next walk is longer and nothing else."""
        saved = {"commit": commit, "files": dict(files), "fold": fold.saved()}
        text = json.dumps(saved).encode()
        beside = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(_seal(text) + b"\n" + text)
            beside.replace(self._path)


def _seal(text: bytes) -> bytes:
    """Return what tells that ``text`` is whole, and was made by the code that is running."""
    return hashlib.sha256(_code() + text).hexdigest().encode()


@cache
def _code() -> bytes:
    """Return what tells this code, and the libraries it stands on, from any other."""
    libraries = ("icalendar", "pydantic", "pydantic-core", "pyyaml", "tzdata")
    parts = [sys.version, *map(version_of, libraries)]
    root = Path(__file__).parents[1]
    sources = sorted(root.rglob("*.py"), key=lambda path: path.relative_to(root).as_posix())
    digests = (hashlib.sha256(path.read_bytes()).hexdigest() for path in sources)
    return "\n".join([*parts, *digests]).encode()
