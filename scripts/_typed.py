"""What to type to start one of our programs, as whoever reads it started this one."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from _environment import ROOT, TYPED_PYTHON


def command(program: str, *arguments: str) -> str:
    """Return the command that starts a program of ours from where this person is.

    :param program: the name of a file in ``scripts``.
    """
    words = [_python(), _shown(ROOT / "scripts" / program), *arguments]
    # Double quotes are what every shell knows, also that of Windows.
    return " ".join(f'"{word}"' if " " in word else word for word in words)


def _python() -> str:
    """Return the Python that was typed: on some computers only ``python3`` is there."""
    # A Python that is too old has not kept what was typed, and must live to say that it is too old.
    typed = os.environ.get(TYPED_PYTHON) or getattr(sys, "orig_argv", ["python"])[0]
    name = Path(typed).name.casefold().removesuffix(".exe")
    return name if name.startswith("py") else "python"


def _shown(path: Path) -> str:
    try:
        return Path(os.path.relpath(path)).as_posix()
    # On Windows: from another drive.
    except ValueError:
        return str(path)
