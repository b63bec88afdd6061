"""What the check says of sessions that are not there yet."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from macros.entry.session_file import Draft
from macros.programme import checking
from macros.programme.findings import Finding
from macros.programme.reading import Checked, check_programme


def check_drafts(
    folder: Path, drafts: Iterable[Draft], *, base: Path | None = None
) -> tuple[Finding, ...]:
    """Return the findings about ``drafts``, as if their files were in ``folder``.

    Among them is what is said of other files because of them, such as of who needs the same room.

    :param base: the folder that the paths in findings are relative to; default: ``folder``.
    """
    base = base or folder
    before, after = (
        frozenset(checking.report(checked, base).findings)
        for checked in (check_programme(folder, base=base), checked_with(folder, drafts, base=base))
    )
    return tuple(sorted(after - before))


def checked_with(folder: Path, drafts: Iterable[Draft], *, base: Path | None = None) -> Checked:
    """Return the programme with ``drafts`` in it, and everything there is to say about that."""
    files = {draft.path: draft.text.encode("utf-8") for draft in drafts}
    return check_programme(folder, base=base or folder, drafts=files)
