"""The browser for the tests that need a real one."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")

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
    apt_get = shutil.which("apt-get")
    if apt_get is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "er is geen Chromium, Chrome of Edge; installeer er een voor de browsertests"
    print("Eenmalig: ik installeer Chromium voor de browsertests …", flush=True)
    # Without an update a fresh machine knows no packages; the install tells if that mattered.
    _apt_get(apt_get, "update")
    said = _apt_get(apt_get, "install", "--yes", "--no-install-recommends", "chromium")
    if find():
        return None
    return "Chromium kon niet worden geïnstalleerd. Dit zei apt-get:\n" + "\n".join(
        "    " + line for line in said.splitlines()[-5:]
    )


def _apt_get(apt_get: str, *arguments: str) -> str:
    done = subprocess.run(
        [apt_get, *arguments],
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=dict(os.environ, DEBIAN_FRONTEND="noninteractive"),
    )
    return done.stdout
