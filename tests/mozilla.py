"""A program of Mozilla's without a window, with a profile of its own."""

from __future__ import annotations

from pathlib import Path

from tests import processes
from tests.marionette import Marionette, MarionetteError

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
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "data:,");
user_pref("toolkit.telemetry.enabled", false);
user_pref("toolkit.telemetry.server", "data:,");
"""


class Mozilla:
    """A program that listens to ``marionette``."""

    marionette: Marionette

    def __init__(self, program: Path, home: Path, settings: str) -> None:
        """Start it.

        :param settings: those that it has besides, in the language of ``user.js``.
        """
        self._profile = home / "profile"
        self._profile.mkdir(parents=True)
        (self._profile / "user.js").write_text(SETTINGS + settings, encoding="utf-8")
        command = [
            *(str(program), "--headless", "--no-remote", "--profile", str(self._profile)),
            *("--marionette", "--remote-allow-system-access"),
        ]
        self._process = processes.start(command, home)
        try:
            self.marionette = Marionette(self._port())
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
        assert file.exists(), f"it does not start: see {self._profile.parent / 'log'}"
        return int(file.read_text("ascii"))

    def stop(self) -> None:
        """End it."""
        try:
            with self.marionette:
                self.marionette.call("Marionette:Quit", flags=["eForceQuit"])
        except (MarionetteError, OSError):
            self._process.kill()
        finally:
            processes.stop(self._process)
