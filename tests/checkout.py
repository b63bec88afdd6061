"""A git repository with a small programme in it, for tests about history."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.conftest import ProgrammeFolder

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
"""When the first commit is made; every next one is an hour later."""
HOUR = timedelta(hours=1)


class Checkout(ProgrammeFolder):
    """A programme in the folder ``programme`` of a repository; nothing is committed yet."""

    def __init__(self, root: Path, folder: str = "programme") -> None:
        self.root = root
        self.clock = START - HOUR
        super().__init__(root / folder)
        self.git("init", "--initial-branch=main")

    def git(self, *arguments: str) -> str:
        """Call git in the root, on the clock of this repository and with nobody's settings."""
        date = f"{int(self.clock.timestamp())} +0000"
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(self.root),
                "GIT_CONFIG_GLOBAL": os.devnull,
                "GIT_CONFIG_NOSYSTEM": "1",
                "GIT_AUTHOR_NAME": "Iemand",
                "GIT_AUTHOR_EMAIL": "iemand@example.org",
                "GIT_COMMITTER_NAME": "Iemand",
                "GIT_COMMITTER_EMAIL": "iemand@example.org",
                "GIT_AUTHOR_DATE": date,
                "GIT_COMMITTER_DATE": date,
            },
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def commit(self, *options: str) -> datetime:
        """Commit everything there is an hour later, and return when that was."""
        self.clock += HOUR
        self.git("add", "--all")
        self.git("commit", "--allow-empty", "--message=Iets", *options)
        return self.clock

    def branch(self, start: str = "HEAD") -> None:
        """Go on, on a branch called ``zijtak``."""
        self.git("checkout", "-B", "zijtak", start)

    def merge(self, *options: str) -> datetime:
        """Merge the branch into main an hour later, and return when that was."""
        self.clock += HOUR
        self.git("checkout", "main")
        self.git("merge", "--message=Samen", *options, "zijtak")
        return self.clock
