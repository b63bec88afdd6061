"""What an editor can paste instead of what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from macros.programme.addresses import day_slug
from macros.programme.corrections import quoted
from macros.programme.dutch import WEEKDAYS, clock
from macros.programme.model import Moment, Session


def a_moment_per_day(session: Session, moment: Moment) -> str:
    """Return the lines that say a moment of several days as one moment per day.

    The first one keeps its key, or has none: that is what agendas know the session by.
    """
    length = (moment.final_day - moment.day).days + 1
    taken = {one.key for one in session.moments}
    lines = ["momenten:"] if len(session.moments) == 1 else []
    for number in range(length):
        day = moment.day + timedelta(days=number)
        key = _free_key(day, length, taken) if number else moment.key
        fields = [*_key(key), *_hours(moment, day), *_own(session, moment)]
        lines += [f"  {'- ' if not n else '  '}{field}" for n, field in enumerate(fields)]
    return "\n".join(lines)


def _free_key(day: date, length: int, taken: set[str | None]) -> str:
    """Return the weekday, or the date where that says too little."""
    weekday = WEEKDAYS[day.weekday()]
    key = weekday if length <= len(WEEKDAYS) and weekday not in taken else day_slug(day)
    taken.add(key)
    return key


def _key(key: str | None) -> Iterator[str]:
    if key:
        yield f"sleutel: {key}"


def _hours(moment: Moment, day: date) -> Iterator[str]:
    """Yield when it is on ``day``, as far as that can be known."""
    yield f"datum: {day.isoformat()}"
    if not moment.begins or not moment.ends:
        return
    same_every_day = moment.begins < moment.ends
    if same_every_day or day == moment.day:
        yield f'begin: "{clock(moment.begins)}"'
    if same_every_day:
        yield f'einde: "{clock(moment.ends)}"'


def _own(session: Session, moment: Moment) -> Iterator[str]:
    """Yield what can differ between the moments of a session that has several."""
    if len(session.moments) == 1:
        return
    if moment.doors_open:
        yield f'inloop: "{clock(moment.doors_open)}"'
    for name, value in (
        ("locatie", moment.venue),
        ("zaal", moment.room and quoted(moment.room)),
        ("titel", moment.title and quoted(moment.title)),
    ):
        if value:
            yield f"{name}: {value}"
