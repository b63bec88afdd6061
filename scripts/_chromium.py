"""The browser for the tests that need a real one."""

from __future__ import annotations

import shutil
from pathlib import Path

import _debian

PROGRAMS = (
    # The same engine without the windows that nobody sees: twice as quick.
    "chromium-headless-shell",
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge"),
)

PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
"""Where the programs are on systems that do not put them on the PATH."""


def find() -> Path | None:
    """Return the program of a browser of the Chromium family, None if there is none."""
    on_path = (shutil.which(program) for program in PROGRAMS)
    there = (place for place in PLACES if Path(place).is_file())
    found = next((program for program in (*on_path, *there) if program), None)
    return Path(found) if found else None


def install() -> str | None:
    """Install Chromium if there is no such browser; return why not, in Dutch, if that fails."""
    if find():
        return None
    for package in ("chromium-headless-shell", "chromium"):  # Older systems lack the first.
        problem = _debian.install([package])
        if find():
            return None
    return (
        f"er is geen Chromium, Chrome of Edge; installeer er een voor de browsertests ({problem})"
    )
