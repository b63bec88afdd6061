"""khal, an agenda for the terminal."""

from __future__ import annotations

import sys
from functools import lru_cache

from tests.validators.worker import Worker

NEEDS = "khal"


def is_there() -> bool:
    """Whether it is installed: pip does."""
    return True


def objections(content: bytes) -> list[str]:
    """Return what khal says when it does not import and list every event of ``content``."""
    return _worker().objections(content)


@lru_cache
def _worker() -> Worker:
    return Worker(sys.executable, "-P", "-m", "tests.validators.khal_program")
