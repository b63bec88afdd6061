"""ical, the reader of Home Assistant."""

from __future__ import annotations

import warnings

from ical.calendar_stream import IcsCalendarStream

NEEDS = "ical"


def is_there() -> bool:
    """Whether it is installed: pip does."""
    return True


def objections(content: bytes) -> list[str]:
    """Return what ical has against ``content``, warnings included."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            calendar = IcsCalendarStream.calendar_from_ics(content.decode())
            lost = content.count(b"BEGIN:VEVENT") - len(calendar.events)
        except Exception as error:  # noqa: BLE001 -- whatever it raises is its objection
            return [repr(error)]
    return [f"{lost} events lost"] if lost else []
