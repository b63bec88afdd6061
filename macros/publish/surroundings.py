"""Where a session stands in its edition: what comes before and after, and what runs meanwhile."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from macros.programme.model import Programme, Session, Slot, Status
from macros.publish.calendar import period

HOUR = timedelta(hours=1)


def overlap(one: Slot, other: Slot) -> bool:
    """Whether two slots have a moment in common; not known, so not, where a time is missing."""
    ours, theirs = _span(one), _span(other)
    return bool(ours and theirs and ours[0] < theirs[1] and theirs[0] < ours[1])


def _span(slot: Slot) -> tuple[datetime, datetime] | None:
    """Return begin and end in UTC: times with the same zone would be compared as on a clock."""
    start, end = period(slot)
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return None
    return start.astimezone(UTC), end.astimezone(UTC)


class Surroundings:
    """Finds what stands around a session; what it needs to know of all it looks up once."""

    def __init__(self, programme: Programme) -> None:
        by_year = defaultdict(list)
        for session in programme.sessions:
            by_year[session.year].append(session)
        pairs = [pair for sessions in by_year.values() for pair in pairwise(sessions)]
        self._before = {later.id: earlier for earlier, later in pairs}
        self._after = {earlier.id: later for earlier, later in pairs}
        self._by_hour = _by_hour(programme)

    def previous(self, session: Session) -> Session | None:
        """Return the session before it in the edition, by time of its first moment."""
        return self._before.get(session.id)

    def next(self, session: Session) -> Session | None:
        """Return the session after it in the edition, by time of its first moment."""
        return self._after.get(session.id)

    def meanwhile(self, slot: Slot) -> tuple[Slot, ...]:
        """Return the slots of other sessions that overlap with it, chronological.

        What was cancelled is left out.
        """
        found = {
            id(other.moment): other
            for hour in _hours(slot)
            for other in self._by_hour.get(hour, ())
            if other.session.id != slot.session.id and overlap(slot, other)
        }
        return tuple(
            sorted(found.values(), key=lambda one: (*one.moment.sort_key, one.session.slug))
        )


def _by_hour(programme: Programme) -> Mapping[datetime, list[Slot]]:
    found = defaultdict(list)
    for slot in programme.slots:
        if slot.session.status is not Status.CANCELLED:
            for hour in _hours(slot):
                found[hour].append(slot)
    return found


def _hours(slot: Slot) -> Iterator[datetime]:
    """Yield the hours in which it runs, so that only what runs in them has to be compared."""
    span = _span(slot)
    if not span:
        return
    hour = span[0].replace(minute=0)
    while hour < span[1]:
        yield hour
        hour += HOUR
