"""Judges calendars with khal; see worker.py.

In a process of its own, because khal makes the library icalendar use other time zones.
"""

from __future__ import annotations

import base64
import json
import logging
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from click.testing import CliRunner
from khal.cli import main_khal

_CONFIGURATION = """\
[calendars]
[[week]]
path = {folder}/week
[sqlite]
path = {folder}/khal.db
[default]
default_calendar = week
[locale]
local_timezone = Europe/Amsterdam
default_timezone = Europe/Amsterdam
timeformat = %H:%M
dateformat = %d-%m-%Y
longdateformat = %d-%m-%Y
datetimeformat = %d-%m-%Y %H:%M
longdatetimeformat = %d-%m-%Y %H:%M
"""


def objections(content: bytes) -> list[str]:
    """Return what khal says when it does not import and list every event of ``content``."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "week").mkdir()
        (folder / "config").write_text(_CONFIGURATION.format(folder=folder), encoding="utf-8")
        (folder / "feed.ics").write_bytes(content)
        said = [
            *_khal(folder, "import", "--batch", str(folder / "feed.ics")),
            *_khal(folder, "list", "01-01-2026", "365d"),
        ]
        held = len(list((folder / "week").iterdir()))
    offered = content.count(b"BEGIN:VEVENT")
    return said if held == offered else [*said, f"{held} of {offered} events taken"]


def _khal(folder: Path, *arguments: str) -> list[str]:
    """Run a command of khal; return what it says if it fails or warns."""
    warned: list[str] = []
    with patch.object(logging.Logger, "warning", lambda _, text, *__, **___: warned.append(text)):
        result = CliRunner().invoke(main_khal, ["--config", str(folder / "config"), *arguments])
    if result.exit_code:
        return [f"khal {arguments[0]}: exit {result.exit_code}: {result.output}"]
    return warned


def main() -> None:
    """Answer every line of base64 with a line of JSON."""
    for line in sys.stdin:
        print(json.dumps(objections(base64.b64decode(line))), flush=True)  # noqa: T201 -- a protocol


if __name__ == "__main__":
    main()
