"""ical.js, the reader of Thunderbird, Nextcloud and FullCalendar."""

from __future__ import annotations

from functools import lru_cache

import _checkers
from tests.validators.worker import Worker

NEEDS = "node, npm en ical.js"


def is_there() -> bool:
    """Whether it is installed."""
    return _checkers.has_ical_js()


def objections(content: bytes) -> list[str]:
    """Return what ical.js has against ``content``, and what its parse shows to be wrong."""
    return _worker().objections(content)


@lru_cache
def _worker() -> Worker:
    return Worker("node", "icaljs.mjs", str(_checkers.ICAL_JS))
