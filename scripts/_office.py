"""LibreOffice, which opens and saves our spreadsheets in the tests."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import _debian

PACKAGES = ["libreoffice-calc"]
"""Some 300 MB with all that it takes, of which 93 MB to fetch."""


def libreoffice() -> Path | None:
    """Return the program LibreOffice with its spreadsheets, None if it is absent."""
    found = shutil.which("soffice")
    if found is None or os.name == "nt":
        return None
    program = Path(found).resolve()
    # The library of Calc: other parts of LibreOffice come with the same program.
    return program if any(program.parent.glob("libsclo.*")) else None


def install() -> str | None:
    """Install it if it is absent; return why that cannot be done, in Dutch."""
    if libreoffice():
        return None
    problem = _debian.install(PACKAGES)
    if libreoffice():
        return None
    return f"LibreOffice: {problem or 'ook na het installeren werkt het niet'}"
