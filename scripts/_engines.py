"""Browsers with another engine than Chromium's, for the tests that look at the site in them."""

from __future__ import annotations

import shutil
from pathlib import Path

import _debian


def firefox() -> Path | None:
    """Return the program Firefox, None if it is absent."""
    return _debian.program("firefox-esr") or _debian.program("firefox")


def webkit() -> Path | None:
    """Return the program that steers WebKitGTK, None if it or a screen for it is absent."""
    has_screen = shutil.which("xvfb-run") and shutil.which("xauth")
    return _debian.program("WebKitWebDriver") if has_screen else None


PROGRAMS = {
    "Firefox": (firefox, ["firefox-esr"]),
    "WebKit": (webkit, ["webkit2gtk-driver", "xvfb", "xauth"]),
}
"""Browser → what finds it, and the packages it takes."""


def install() -> str | None:
    """Install what is absent; return what is still absent afterwards and why, in Dutch."""
    return _debian.install_programs(PROGRAMS)
