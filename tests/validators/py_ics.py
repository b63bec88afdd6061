"""ics, the Python library of that name."""

from __future__ import annotations

import warnings

import ics

NEEDS = "ics"


def is_there() -> bool:
    """Whether it is installed: pip does."""
    return True


def objections(content: bytes) -> list[str]:
    """Return what ics has against ``content``, its own warnings included."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        try:
            calendar = ics.Calendar(content.decode())
        except Exception as error:  # noqa: BLE001 -- whatever it raises is its objection
            return [repr(error)]
    lost = content.count(b"BEGIN:VEVENT") - len(calendar.events)
    return [f"{lost} events lost"] if lost else []
