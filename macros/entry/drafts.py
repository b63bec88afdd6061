"""What the check says of sessions that are not there yet."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from macros.entry.session_file import Draft
from macros.programme import checking
from macros.programme.content_files import Files
from macros.programme.findings import Finding
from macros.programme.model import Programme
from macros.programme.reading import check_programme


def check_drafts(
    folder: Path, drafts: Iterable[Draft], *, base: Path | None = None
) -> tuple[Finding, ...]:
    """Return the findings about ``drafts``, as if their files were in ``folder``.

    Among them is what is said of other files because of them, such as of who needs the same room.

    :param base: the folder that the paths in findings are relative to; default: ``folder``.
    """
    _, found = with_files(folder, files_of(drafts), base=base)
    return found


def with_files(
    folder: Path, files: Files, *, base: Path | None = None
) -> tuple[Programme, tuple[Finding, ...]]:
    """Return the programme with ``files`` in it, and what there is to say that was not so before.

    :param files: sessions and reference lists, in place of any of that name.
    """
    base = base or folder
    before = check_programme(folder, base=base)
    after = check_programme(folder, base=base, drafts=files)
    old = frozenset(checking.report(before, base).findings)
    found = tuple(f for f in checking.report(after, base).findings if f not in old)
    return after.programme, found


def files_of(drafts: Iterable[Draft]) -> Files:
    """Return the files that ``drafts`` are."""
    return {draft.path: draft.text.encode("utf-8") for draft in drafts}
