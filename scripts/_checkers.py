"""The programs that look at our calendars from outside: those that pip does not have."""

from __future__ import annotations

import ctypes
import ctypes.util
import shutil

import _commands
import _debian
import _npm
from _npm import ROOT

PACKAGES = _npm.Packages("ical.js", ROOT / "tests" / "validators", ROOT / ".cache" / "validators")
ICAL_JS = PACKAGES.folder / "node_modules" / "ical.js" / "dist" / "ical.js"


def libical() -> str | None:
    """Return the name of the library libical 3, None if it is absent."""
    for name in ("libical.so.3", ctypes.util.find_library("ical")):
        try:
            if name:
                ctypes.CDLL(name)
                return name
        except OSError:
            continue
    return None


def has_calcurse() -> bool:
    """Whether the agenda calcurse is there."""
    return shutil.which("calcurse") is not None


def has_ruby() -> bool:
    """Whether Ruby is there, with its library icalendar."""
    return shutil.which("ruby") is not None and _commands.works(["ruby", "-ricalendar", "-e", ""])


def has_ical_js() -> bool:
    """Whether Node is there, with the ical.js of the lock file."""
    return _npm.is_there() and ICAL_JS.is_file() and PACKAGES.are_there()


def install() -> str | None:
    """Install what is absent; return what is still absent afterwards and why, in Dutch."""
    problems = []
    needed = [
        ("libical3", libical),
        ("calcurse", has_calcurse),
        ("ruby", lambda: shutil.which("ruby")),
        ("ruby-icalendar", has_ruby),
        ("nodejs", lambda: shutil.which("node")),
        ("npm", lambda: shutil.which("npm")),
    ]
    packages = [package for package, is_there in needed if not is_there()]
    if packages:
        problem = _debian.install(packages)
        if problem:
            problems.append(f"{', '.join(packages)}: {problem}")
    if _npm.is_there() and not has_ical_js():
        problem = PACKAGES.install()
        if problem:
            problems.append(f"ical.js: {problem}")
    return "\n".join(problems) or None
