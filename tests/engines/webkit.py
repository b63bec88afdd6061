"""WebKitGTK, in the bare browser that comes with it, on a screen that is not there.

Its WebKitWebDriver takes WebDriver as it was meant, over HTTP.
"""

from __future__ import annotations

import json
import os
import signal
import socket
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from tests import processes
from tests.engines.steered import Steered

PATHS = {
    "WebDriver:Navigate": "url",
    "WebDriver:Back": "back",
    "WebDriver:SetWindowRect": "window/rect",
    "WebDriver:ExecuteScript": "execute/sync",
    "WebDriver:FindElement": "element",
    "WebDriver:ElementClick": "element/{id}/click",
    "WebDriver:ElementSendKeys": "element/{id}/value",
}
"""Marionette's name of a command → its address in a session."""

# Root has no sandbox; and all that is opened here is our own.
NO_SANDBOX = {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
DARK = {"GTK_THEME": "Adwaita:dark"}

STILL = """\
[Settings]
gtk-enable-animations=0
"""
"""Of GTK: as a page scrolls smoothly, what is to be clicked on does not come into view in time."""


class WebKitError(Exception):
    """The driver answers with an error."""


class WebKit(Steered):
    """A WebKit on a device that prefers light or dark colours."""

    def __init__(self, driver: Path, home: Path, *, dark: bool) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        settings = home / ".config" / "gtk-3.0" / "settings.ini"
        settings.parent.mkdir(parents=True)
        settings.write_text(STILL, encoding="utf-8")
        self._process = processes.start(
            ["xvfb-run", "--auto-servernum", str(driver), f"--port={self._port}"],
            home,
            variables={**NO_SANDBOX, **(DARK if dark else {})},
        )
        self._path = "/session"
        try:
            processes.wait_until(self._listens)
            self._path += "/" + self._ask("POST", "", {"capabilities": {}})["sessionId"]
        except BaseException:
            self._end()
            raise

    def call(self, command: str, **parameters: Any) -> Any:
        return self._ask("POST", "/" + PATHS[command].format(**parameters), parameters)

    def stop(self) -> None:
        with suppress(OSError, WebKitError):
            self._ask("DELETE", "")
        self._end()

    def _end(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGTERM)
        processes.stop(self._process)

    def _listens(self) -> bool:
        assert self._process.poll() is None, "WebKitWebDriver does not start"
        with socket.socket() as attempt:
            return attempt.connect_ex(("127.0.0.1", self._port)) == 0

    def _ask(self, method: str, path: str, parameters: dict[str, Any] | None = None) -> Any:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=processes.PATIENCE)
        try:
            connection.request(method, self._path + path, json.dumps(parameters or {}))
            answer = connection.getresponse()
            value = json.load(answer)["value"]
        finally:
            connection.close()
        if answer.status != 200:
            raise WebKitError(f"{path}: {value['error']}: {value['message']}")
        return value
