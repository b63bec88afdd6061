"""Commands of others: run them without a word, and tell how they ended if they failed."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

SHOWN = 5
"""Lines of what a command said that are shown to whoever has to solve it."""


def run(
    command: list[str], *, cwd: Path | None = None, **settings: Any
) -> subprocess.CompletedProcess[str]:
    """Run a command that can ask nothing; everything it says is in the result's ``stdout``.

    :param settings: of ``subprocess.run``, such as ``env``.
    """
    return subprocess.run(
        command,
        check=False,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        **settings,
    )


def works(command: list[str]) -> bool:
    """Whether a command succeeds."""
    return run(command).returncode == 0


def told(reason: str, program: str, output: str) -> str:
    """Return ``reason``, with the end of a program's own words for whoever is asked for help."""
    lines = [line for line in output.splitlines() if line.strip()][-SHOWN:]
    return "\n".join([reason, f"Dit zei {program}:", *("    " + line for line in lines)])
