"""What differs between two versions in git: for the programs that tell and that show it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from _arguments import existing_folder
from _environment import ROOT

if TYPE_CHECKING:
    import argparse
    from datetime import datetime

    from macros.programme.change_report import Report
    from macros.programme.changes import Changes

TECHNICAL = ("docs/assets", "macros", "mkdocs.yml", "overrides", "requirements.lock")
"""What can change the looks of every page, from the root of the repository."""


@dataclass(frozen=True)
class Changed:
    """What differs."""

    changes: Changes
    report: Report


def add_arguments(arguments: argparse.ArgumentParser) -> None:
    """Add which versions to compare, and which programme."""
    arguments.add_argument("base", metavar="BASIS", help="de oude versie, zoals main of een commit")
    arguments.add_argument(
        "head",
        metavar="HEAD",
        nargs="?",
        help="de nieuwe versie (anders: wat er nu in de map staat)",
    )
    arguments.add_argument(
        "--aftakking",
        action="store_true",
        help="vergelijk met het punt waar HEAD van BASIS aftakte",
    )
    arguments.add_argument(
        "--programme",
        metavar="MAP",
        type=existing_folder,
        default=ROOT / "programme",
        help="waar het programma staat (anders: programme)",
    )


def changed(given: argparse.Namespace, now: datetime | None = None) -> Changed:
    """Compare the versions that were asked for.

    :param now: when the change goes online; default: the time of the new version.
    :raises GitError: when git does not have them.
    """
    from macros.programme.change_words import report
    from macros.programme.changes import changes
    from macros.programme.two_states import two_states

    states = two_states(given.programme, given.base, given.head, fork=given.aftakking)
    found = changes(states.before, states.after)
    told = report(
        found,
        now or states.time,
        unread=states.unread,
        pages=[path for path in states.paths if _is_page(path)],
        is_technical=any(_is_technical(path) for path in states.paths),
    )
    return Changed(found, told)


def _is_page(path: str) -> bool:
    return path.startswith("docs/") and path.endswith(".md")


def _is_technical(path: str) -> bool:
    return any(PurePosixPath(path).is_relative_to(folder) for folder in TECHNICAL)
