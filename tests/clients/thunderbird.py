"""Thunderbird, steered with Marionette."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.clients.held import Held
from tests.marionette import MarionetteError
from tests.mozilla import Mozilla

SCRIPT = Path(__file__).with_name("thunderbird.js")

SETTINGS = """\
user_pref("mail.inappnotifications.enabled", false);
user_pref("mailnews.start_page.enabled", false);
"""


class Thunderbird(Mozilla):
    """A Thunderbird that subscribes to calendars."""

    def __init__(self, program: Path, home: Path) -> None:
        super().__init__(program, home, SETTINGS)
        # Not a page in a window, but the program itself.
        self.marionette.call("Marionette:SetContext", value="chrome")

    def subscribe(self, url: str) -> str:
        """Subscribe to a feed, and fetch it."""
        return str(self._do("subscribe", url))

    def refresh(self, calendar: str) -> None:
        """Fetch it again; Thunderbird says nothing of a 404, and goes on with what it has."""
        self._do("refresh", calendar)

    def events(self, calendar: str) -> list[Held]:
        """Return what it holds, in no order."""
        return [Held.from_json(found) for found in self._do("events", calendar)]

    def _do(self, name: str, argument: str) -> Any:
        answer = self.marionette.run(SCRIPT, name, argument)
        if "error" in answer:
            raise MarionetteError(answer["error"])
        return answer.get("result")
