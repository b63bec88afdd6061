"""calcurse, an agenda for the terminal: the only one that minds text without its backslashes."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import _checkers

NEEDS = "calcurse"


def is_there() -> bool:
    """Whether it is installed."""
    return _checkers.has_calcurse()


def objections(content: bytes) -> list[str]:
    """Return what calcurse says when it does not take in every event of ``content``."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "feed.ics"
        path.write_bytes(content)
        done = subprocess.run(
            ["calcurse", "--directory", folder, "--import", str(path)],
            check=False,
            capture_output=True,
            text=True,
            errors="replace",
            stdin=subprocess.DEVNULL,
            env={**os.environ, "TMPDIR": folder, "TZ": "Europe/Amsterdam"},
            timeout=60,
        )
    counts = re.search(r"(\d+) apps? / (\d+) events? / \d+ todos? / (\d+) skipped", done.stdout)
    # What is no calendar at all it leaves alone, with success.
    if done.returncode or not counts or "Aborting" in done.stderr:
        return [f"exit {done.returncode}: {done.stdout.strip()} {done.stderr.strip()}"]
    taken = int(counts[1]) + int(counts[2])
    offered = content.count(b"BEGIN:VEVENT")
    return [] if taken == offered else [f"{taken} of {offered} events taken"]
