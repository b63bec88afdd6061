"""The calendar programs that subscribe to our feeds in the tests."""

from __future__ import annotations

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


def thunderbird() -> Path | None:
    """Return the program Thunderbird, None if it is absent."""
    return _debian.program("thunderbird")


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


PROGRAMS = {
    "Thunderbird": (thunderbird, ["thunderbird"]),
    "evolution-data-server": (
        evolution,
        [
            *("evolution-data-server", "gir1.2-ecal-2.0", "gir1.2-edataserver-1.2"),
            *("python3-gi", "dbus-daemon"),
        ],
    ),
}
"""Program → what finds it, and the packages it takes."""


def install() -> str | None:
    """Install what is absent; return what is still absent afterwards and why, in Dutch."""
    return _debian.install_programs(PROGRAMS)
