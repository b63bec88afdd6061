"""The calendar programs that subscribe to our feeds in the tests."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import _commands
import _debian

SYSTEM_PYTHON = Path("/usr/bin/python3")
"""The Python that Debian's own packages are for; ours does not see them."""

SERVICES = Path("/usr/share/dbus-1/services")
"""What D-Bus can start."""

IMPORTS = """\
import gi
gi.require_version("ECal", "2.0")
gi.require_version("EDataServer", "1.2")
from gi.repository import ECal, EDataServer
"""

PACKAGES = {
    "Thunderbird": ["thunderbird"],
    "evolution-data-server": [
        "evolution-data-server",
        "gir1.2-ecal-2.0",
        "gir1.2-edataserver-1.2",
        "python3-gi",
        "dbus-daemon",
    ],
}
"""Program → the packages it takes."""


def thunderbird() -> Path | None:
    """Return the program Thunderbird, None if it is absent.

    A snap does not count: it sees other folders than the test that started it.
    """
    found = shutil.which("thunderbird")
    if found is None or os.name == "nt":
        return None
    is_snap = "snap" in Path(found).resolve().parts or b"/snap/" in Path(found).read_bytes()
    return None if is_snap else Path(found)


def evolution() -> Path | None:
    """Return a Python that can use evolution-data-server, None if either is absent."""
    there = (
        shutil.which("dbus-run-session"),
        any(SERVICES.glob("org.gnome.evolution.dataserver.Calendar*.service")),
        SYSTEM_PYTHON.is_file(),
    )
    if not all(there) or not _commands.works([str(SYSTEM_PYTHON), "-c", IMPORTS]):
        return None
    return SYSTEM_PYTHON


def install() -> str | None:
    """Install what is absent; return what is still absent afterwards and why, in Dutch."""
    problems = []
    for program, find in (("Thunderbird", thunderbird), ("evolution-data-server", evolution)):
        if find():
            continue
        packages = PACKAGES[program]
        problem = _snap_problem(packages) or _debian.install(packages)
        if not find():
            problems.append(f"{program}: {problem or 'ook na het installeren werkt het niet'}")
    return "\n".join(problems) or None


def _snap_problem(packages: list[str]) -> str | None:
    """Say so if the package here is no more than a way to get a snap, as Ubuntu has them."""
    if shutil.which("apt-cache") is None:
        return None
    shown = _commands.run(["apt-cache", "show", "--no-all-versions", *packages]).stdout
    if re.search(r"^Version: .*\dsnap\d", shown, re.MULTILINE):
        return "het pakket van deze computer haalt een snap op, en daar kunnen de tests niet mee"
    return None
