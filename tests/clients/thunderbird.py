"""Thunderbird without a window, steered with Marionette."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.clients import processes
from tests.clients.held import Held
from tests.clients.marionette import Marionette, MarionetteError

SCRIPT = Path(__file__).with_name("thunderbird.js")

SETTINGS = """\
user_pref("marionette.port", 0);
// Whatever goes to another machine than this one meets a closed door.
user_pref("network.proxy.type", 1);
user_pref("network.proxy.socks", "127.0.0.1");
user_pref("network.proxy.socks_port", 9);
user_pref("network.proxy.socks_remote_dns", true);
// And what goes out by itself is off.
user_pref("app.normandy.enabled", false);
user_pref("app.update.disabledForTesting", true);
user_pref("browser.region.network.url", "");
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("dom.push.connection.enabled", false);
user_pref("extensions.systemAddon.update.enabled", false);
user_pref("extensions.update.enabled", false);
user_pref("mail.inappnotifications.enabled", false);
user_pref("mailnews.start_page.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "data:,");
user_pref("toolkit.telemetry.enabled", false);
user_pref("toolkit.telemetry.server", "data:,");
"""


class Thunderbird:
    """A Thunderbird with a profile of its own."""

    def __init__(self, program: Path, home: Path) -> None:
        self._profile = home / "profile"
        self._profile.mkdir(parents=True)
        (self._profile / "user.js").write_text(SETTINGS, encoding="utf-8")
        command = [
            *(str(program), "--headless", "--no-remote", "--profile", str(self._profile)),
            *("--marionette", "--remote-allow-system-access"),
        ]
        self._process = processes.start(command, home)
        try:
            self._marionette = Marionette(self._port())
        except BaseException:
            self._process.kill()
            processes.stop(self._process)
            raise

    def _port(self) -> int:
        """Return where it listens; it writes that down once it does."""
        file = self._profile / "MarionetteActivePort"
        has_ended = self._process.poll
        processes.wait_until(
            lambda: has_ended() is not None or (file.exists() and file.read_text("ascii") != "")
        )
        assert file.exists(), f"Thunderbird does not start: see {self._profile.parent / 'log'}"
        return int(file.read_text("ascii"))

    def subscribe(self, url: str) -> str:
        """Subscribe to a feed, and fetch it."""
        return str(self._do("subscribe", url))

    def refresh(self, calendar: str) -> None:
        """Fetch it again; Thunderbird says nothing of a 404, and goes on with what it has."""
        self._do("refresh", calendar)

    def events(self, calendar: str) -> list[Held]:
        """Return what it holds, in no order."""
        return [Held.from_json(found) for found in self._do("events", calendar)]

    def stop(self) -> None:
        """End it."""
        try:
            with self._marionette:
                self._marionette.call("Marionette:Quit", flags=["eForceQuit"])
        except (MarionetteError, OSError):
            self._process.kill()
        finally:
            processes.stop(self._process)

    def _do(self, name: str, argument: str) -> Any:
        answer = self._marionette.run(SCRIPT, name, argument)
        if "error" in answer:
            raise MarionetteError(answer["error"])
        return answer.get("result")
