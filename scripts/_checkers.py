"""The programs that look at our calendars from outside: those that pip does not have."""

from __future__ import annotations

import ctypes
import ctypes.util
import hashlib
import shutil
from pathlib import Path

import _commands
import _debian

ROOT = Path(__file__).resolve().parent.parent
LOCK_FOLDER = ROOT / "tests" / "validators"
"""Where package.json and package-lock.json are."""

NODE_FOLDER = ROOT / ".cache" / "validators"
"""Where npm puts its packages."""

ICAL_JS = NODE_FOLDER / "node_modules" / "ical.js" / "dist" / "ical.js"
STAMP = NODE_FOLDER / "stamp"


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


def has_node() -> bool:
    """Whether Node is there, with npm."""
    return shutil.which("node") is not None and shutil.which("npm") is not None


def has_ical_js() -> bool:
    """Whether Node is there, with the ical.js of the lock file."""
    if not (has_node() and ICAL_JS.is_file() and STAMP.is_file()):
        return False
    return _stamp() == STAMP.read_text(encoding="utf-8")


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
    if has_node() and not has_ical_js():
        problem = _install_ical_js()
        if problem:
            problems.append(f"ical.js: {problem}")
    return "\n".join(problems) or None


def _install_ical_js() -> str | None:
    print("Eenmalig: ik installeer ical.js voor de tests …", flush=True)
    NODE_FOLDER.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(LOCK_FOLDER / name, NODE_FOLDER / name)
    # Nothing that a package brings along is run.
    npm = [str(shutil.which("npm")), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = _commands.run(npm, cwd=NODE_FOLDER)
    if done.returncode:
        return _commands.told("ophalen lukte niet.", "npm", done.stdout)
    STAMP.write_text(_stamp(), encoding="utf-8")
    return None


def _stamp() -> str:
    return hashlib.sha256((LOCK_FOLDER / "package-lock.json").read_bytes()).hexdigest()
