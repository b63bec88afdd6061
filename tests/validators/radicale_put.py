"""Radicale, a calendar server that is given a whole calendar."""

from __future__ import annotations

import atexit
import logging
import tempfile
from functools import lru_cache
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import radicale.config
from radicale.app import Application

from tests.validators.loopback import serve

NEEDS = "radicale"
PATIENCE = 300
"""Seconds: a thousand sessions take it half a minute, on a busy machine a few times that."""
_HEADERS = {"Authorization": "Basic dGVzdDp0ZXN0", "Content-Type": "text/calendar"}


def is_there() -> bool:
    """Whether it is installed: pip does."""
    return True


def objections(content: bytes) -> list[str]:
    """Return how Radicale refuses ``content``, or that it has fewer events afterwards."""
    url = f"{_address()}/test/week/"
    try:
        with urlopen(Request(url, content, _HEADERS, method="PUT"), timeout=PATIENCE):
            pass
        with urlopen(Request(url, headers=_HEADERS), timeout=PATIENCE) as answer:
            held = answer.read().count(b"BEGIN:VEVENT")
    except HTTPError as error:
        return [f"{error.code} {error.reason}: {error.read()!r}"]
    offered = content.count(b"BEGIN:VEVENT")
    return [] if held == offered else [f"{held} of {offered} events taken"]


@lru_cache
def _address() -> str:
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    configuration = radicale.config.load()
    wanted = {
        "auth": {"type": "none"},
        "storage": {"filesystem_folder": folder.name, "_filesystem_fsync": "False"},
    }
    configuration.update(wanted, "tests", privileged=True)
    application = Application(configuration)
    logging.getLogger("radicale").setLevel(logging.CRITICAL)
    return serve(application)
