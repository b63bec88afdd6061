"""How long a check takes, and telling what changes, in a week that has a history."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

import _environment

if TYPE_CHECKING:
    from pathlib import Path

COMMITS = 60
CHANGED = 25
"""Sessions in which a commit changes something."""


class Checks(NamedTuple):
    """What one program took."""

    name: str
    seconds: float
    cpu: float
    """Seconds that processors worked for it, which a busy machine does not change; 0 on Windows,
    which does not tell."""


def measure(folder: Path, sessions: int) -> list[Checks]:
    """Measure in a copy that was never checked before, and once more."""
    _write(folder / "programme", sessions)
    content = ("--programme", str(folder / "programme"))
    return [
        _run("check, eerste keer", "check", *content),
        _run("check, daarna", "check", *content),
        _run("changes", "changes", f"HEAD~{COMMITS}", *content),
    ]


def _write(programme: Path, sessions: int) -> None:
    from tests.generator import generate

    generate(programme, sessions)
    _git(programme, "init", "--quiet")
    chance = random.Random(sessions)  # noqa: S311 -- not a secret
    files = sorted(programme.glob("*/sessies/*.md"))
    _commit(programme)
    for number in range(COMMITS):
        for file in chance.sample(files, min(CHANGED, len(files))):
            with file.open("a", encoding="utf-8", newline="\n") as text:
                text.write(f"\nNog een zin, nummer {number}.\n")
        _commit(programme)


def _commit(folder: Path) -> None:
    _git(folder, "add", "--all")
    person = ("-c", "user.name=Iemand", "-c", "user.email=iemand@example.org")
    _git(folder, *person, "commit", "--quiet", "--message=Iets")


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True)


def _run(name: str, program: str, *arguments: str) -> Checks:
    before, begin = os.times(), time.perf_counter()
    command = [sys.executable, str(_environment.ROOT / "scripts" / program), *arguments]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    seconds, after = time.perf_counter() - begin, os.times()
    worked = (after.children_user + after.children_system) - (
        before.children_user + before.children_system
    )
    return Checks(name, seconds, worked)
