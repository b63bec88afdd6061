"""Two states of the programme out of git, read without touching the checkout."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from macros.programme.content_files import belongs
from macros.programme.git import GitError, Repository, Version, repository_of
from macros.programme.history import Parts
from macros.programme.model import Photo, Programme
from macros.programme.photos import is_photo

NO_REPOSITORY = "De map {} staat niet in git, dus er is geen oude versie om mee te vergelijken."


@dataclass(frozen=True)
class TwoStates:
    """The programme as it was and as it is, and what else differs."""

    before: Programme
    after: Programme
    """A file that cannot be read still is what it was (see ``history.State``)."""
    unread: tuple[str, ...]
    """The files of ``after`` that cannot be read, from the root of the repository."""
    paths: tuple[str, ...]
    """Every file that differs, from the root of the repository."""
    time: datetime
    """When ``after`` was committed, in UTC; of the last commit where it is the working tree."""


def two_states(folder: Path, base: str, head: str | None, *, fork: bool = False) -> TwoStates:
    """Read two states of the programme in ``folder``.

    :param base: a name that git knows a commit by.
    :param head: the same; ``None`` for the working tree, committed or not.
    :param fork: compare with where ``head`` branched off from ``base``.
    :raises GitError: when git does not have them.
    """
    repository = repository_of(folder)
    if repository is None:
        raise GitError(NO_REPOSITORY.format(folder))
    new = repository.version(head or "HEAD")
    old = repository.version(base)
    if fork:
        old = repository.version(repository.fork_point(old.commit, new.commit))
    paths = repository.changed_paths(old.commit, new.commit if head else None)
    parts = Parts()
    files = repository.files(old.tree) if old.tree else {}
    parts.change(files, repository.blobs(b for p, b in files.items() if b and belongs(p)))
    photos = {p: Photo(folder / p, b) for p, b in files.items() if b and is_photo(p)}
    before = replace(parts.programme(), photos=photos)
    prefix = repository.prefix
    ours = [path.removeprefix(prefix) for path in paths if path.startswith(prefix)]
    contents = _contents(repository, new, ours) if head else _on_disk(folder, ours)
    changed = {path: path if path in contents else None for path in ours}
    unread = parts.change(changed, contents)
    after = replace(parts.programme(), photos=_photos_after(folder, photos, ours, contents))
    return TwoStates(before, after, tuple(prefix + path for path in unread), tuple(paths), new.time)


def _photos_after(
    folder: Path, photos: Mapping[str, Photo], paths: list[str], contents: Mapping[str, bytes]
) -> dict[str, Photo]:
    """Return the photos after a change of some paths; a digest tells one content from another."""
    changed = {
        path: Photo(folder / path, hashlib.sha256(contents[path]).hexdigest())
        for path in filter(is_photo, paths)
        if path in contents
    }
    return {path: photo for path, photo in photos.items() if path not in paths} | changed


def _contents(repository: Repository, version: Version, paths: list[str]) -> dict[str, bytes]:
    """Return what is in those of the paths that a commit has."""
    files = repository.files(version.tree) if version.tree else {}
    names = {path: blob for path in paths if (blob := files.get(path))}
    blobs = repository.blobs(names.values())
    return {path: blobs[blob] for path, blob in names.items()}


def _on_disk(folder: Path, paths: list[str]) -> dict[str, bytes]:
    found = {path: folder / os.fsdecode(path) for path in paths}
    return {path: file.read_bytes() for path, file in found.items() if file.is_file()}
