"""vobject, the reader of Radicale and pretalx."""

from __future__ import annotations

import warnings

import vobject

NEEDS = "vobject"


def is_there() -> bool:
    """Whether it is installed: pip does."""
    return True


def objections(content: bytes) -> list[str]:
    """Return what vobject has against ``content``, warnings included."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            calendar = vobject.readOne(content.decode())
            calendar.validate(raiseException=True)
            events = list(calendar.contents.get("vevent", []))
            for event in events:
                _ = event.dtstart.value, event.dtend.value, event.summary.value
        except Exception as error:  # noqa: BLE001 -- whatever it raises is its objection
            return [repr(error)]
    lost = content.count(b"BEGIN:VEVENT") - len(events)
    return [f"{lost} events lost"] if lost else []
