"""Subscribes with evolution-data-server; see evolution.py.

Started by the Python of the system, which has the package ``gi``, on a D-Bus of its own.
Takes a line of JSON, a name and what goes with it, and answers each with a line of JSON.
"""

from __future__ import annotations

import json
import signal
import sys
import time
from typing import Any

import gi

gi.require_version("ECal", "2.0")
gi.require_version("EDataServer", "1.2")
from gi.repository import ECal, EDataServer, Gio, GLib, ICalGLib  # noqa: E402 -- only now

DO_NOT_WAIT = 2**32 - 1
"""Seconds to wait for a connection: ``refresh_sync`` makes one."""
LOOK_AGAIN = 0.1
"""Seconds between two attempts to connect."""
EVERYTHING = "#t"
"""The query that every event fits."""


class Program:
    """Evolution without a window: the user's side of evolution-data-server."""

    def __init__(self) -> None:
        self._registry = EDataServer.SourceRegistry.new_sync(None)
        self._clients: dict[str, Any] = {}

    def subscribe(self, url: str) -> str:
        """Subscribe as Evolution's "New Calendar > On The Web" does, and fetch it."""
        source = EDataServer.Source.new(None, None)
        source.set_parent("webcal-stub")
        source.set_display_name(url)
        source.get_extension(EDataServer.SOURCE_EXTENSION_CALENDAR).set_backend_name("webcal")
        uri = GLib.Uri.parse(url, GLib.UriFlags.NONE)
        source.get_extension(EDataServer.SOURCE_EXTENSION_WEBDAV_BACKEND).set_uri(uri)
        # The moment to look again is up to the test.
        source.get_extension(EDataServer.SOURCE_EXTENSION_REFRESH).set_enabled(False)
        self._registry.commit_source_sync(source, None)
        client = _connect(source)
        client.refresh_sync(None)
        self._clients[source.get_uid()] = client
        return str(source.get_uid())

    def refresh(self, calendar: str) -> str | None:
        """Fetch it again; return what is wrong, if it cannot be had."""
        try:
            self._clients[calendar].refresh_sync(None)
        except GLib.Error as error:
            return str(error.message)
        return None

    def events(self, calendar: str) -> list[dict[str, Any]]:
        """Return what it holds."""
        client = self._clients[calendar]
        _, found = client.get_object_list_as_comps_sync(EVERYTHING, None)
        return [_event(client, component) for component in found]


def _connect(source: Any) -> Any:
    """Connect to a calendar that is new.

    The service for calendars hears of it from the service for sources, and may not have yet.
    """
    while True:
        try:
            events = ECal.ClientSourceType.EVENTS
            return ECal.Client.connect_sync(source, events, DO_NOT_WAIT, None)
        except GLib.Error as error:
            if not error.matches(Gio.io_error_quark(), Gio.IOErrorEnum.NOT_FOUND):
                raise
            time.sleep(LOOK_AGAIN)  # The alarm ends it if it never comes.


def _event(client: Any, component: Any) -> dict[str, Any]:
    return {
        "uid": component.get_uid(),
        "start": _moment(client, component.get_dtstart()),
        "end": _moment(client, component.get_dtend()),
        "title": component.get_summary().get_value(),
        "place": component.get_location(),
        "url": component.get_url(),
        "categories": component.get_categories_list(),
        "status": component.get_status().value_nick.upper(),
        "sequence": component.get_sequence(),
        "modified": component.get_last_modified().as_ical_string(),
    }


def _moment(client: Any, value: Any) -> str:
    """Return it in ISO 8601: a date, or a time in UTC; without Z if it is in no zone."""
    time = value.get_value()
    if not time.is_date() and value.get_tzid():
        _, zone = client.get_timezone_sync(value.get_tzid(), None)
        time.set_timezone(zone)
        time = time.convert_to_zone(ICalGLib.Timezone.get_utc_timezone())
    return str(time.as_ical_string())


def main() -> None:
    """Answer every line, each within as many seconds as the argument of this program says."""
    patience = int(sys.argv[1])
    program = Program()
    for line in sys.stdin:
        name, argument = json.loads(line)
        # Whoever waits for an answer sees that this program has ended.
        signal.alarm(patience)
        print(json.dumps(getattr(program, name)(argument)), flush=True)  # noqa: T201 -- a protocol
        signal.alarm(0)


if __name__ == "__main__":
    main()
