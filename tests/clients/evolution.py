"""evolution-data-server, which holds the calendars of GNOME's programs."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from tests import processes
from tests.clients.held import Held, RefreshError

PROGRAM = Path(__file__).with_name("evolution_program.py")


class Evolution:
    """An evolution-data-server with a D-Bus and a home folder of its own."""

    def __init__(self, python: Path, home: Path) -> None:
        self._log = home / "log"
        # The bus lives as long as the program, and its services as long as the bus.
        command = ["dbus-run-session", "--", str(python), str(PROGRAM), str(processes.PATIENCE)]
        self._process = processes.start(command, home, talks=True)

    def subscribe(self, url: str) -> str:
        """Subscribe to a feed, and fetch it."""
        return str(self._do("subscribe", url))

    def refresh(self, calendar: str) -> None:
        """Fetch it again; what came is processed soon after.

        :raises RefreshError: when the feed cannot be had.
        """
        problem = self._do("refresh", calendar)
        if problem:
            raise RefreshError(problem)

    def events(self, calendar: str) -> list[Held]:
        """Return what it holds, in no order."""
        return [Held.from_json(found) for found in self._do("events", calendar)]

    def stop(self) -> None:
        """End it."""
        assert self._process.stdin
        with contextlib.suppress(BrokenPipeError):  # It has ended by itself.
            self._process.stdin.close()
        processes.stop(self._process)

    def _do(self, name: str, argument: str) -> Any:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([name, argument]) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, f"evolution-data-server stopped: {self._log.read_text()}"
        return json.loads(answer)
