"""ruby-icalendar, strict."""

from __future__ import annotations

from functools import lru_cache

import _checkers
from tests.validators.worker import Worker

NEEDS = "ruby-icalendar"


def is_there() -> bool:
    """Whether it is installed."""
    return _checkers.has_ruby()


def objections(content: bytes) -> list[str]:
    """Return what ruby-icalendar has against ``content``."""
    return _worker().objections(content)


@lru_cache
def _worker() -> Worker:
    return Worker("ruby", "ruby.rb")
