"""Where a session stands in its edition: what comes before and after, and what runs meanwhile."""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

from macros.programme.model import Programme, Session, Slot, Status
from macros.publish.calendar import period


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
        self._timed = _timed(programme)
        self._longest = max((one.end - one.start for one in self._timed), default=timedelta())

    def previous(self, session: Session) -> Session | None:
        """Return the session before it in the edition, by time of its first moment."""
        return self._before.get(session.id)

    def next(self, session: Session) -> Session | None:
        """Return the session after it in the edition, by time of its first moment."""
        return self._after.get(session.id)

    def meanwhile(self, slot: Slot, most: int) -> tuple[Slot, ...]:
        """Return slots of other sessions that overlap with it, chronological.

        What was cancelled is left out.

        :param most: how many; of more, those that begin nearest to its own beginning.
        """
        span = _span(slot)
        if not span:
            return ()
        overlapping = (
            one
            for one in self._outwards(span[0])
            if one.slot.session.id != slot.session.id and one.start < span[1] and span[0] < one.end
        )
        return tuple(one.slot for one in sorted(islice(overlapping, most), key=_order))

    def _outwards(self, start: datetime) -> Iterator[_Timed]:
        """Yield slots by how near they begin to ``start``, as far as they may last until then.

        Lazily: in a full week hundreds of sessions run at the same time.
        """
        middle = bisect_left(self._timed, start, key=lambda one: one.start)
        before = (self._timed[index] for index in reversed(range(middle)))
        after = (self._timed[index] for index in range(middle, len(self._timed)))
        nearest = heapq.merge(before, after, key=lambda one: abs(one.start - start))
        return takewhile(lambda one: abs(one.start - start) <= self._longest, nearest)


class _Timed(NamedTuple):
    """A slot with its begin and end in UTC."""

    start: datetime
    end: datetime
    slot: Slot


def _timed(programme: Programme) -> tuple[_Timed, ...]:
    spans = ((_span(slot), slot) for slot in programme.slots if slot.status is not Status.CANCELLED)
    return tuple(sorted((_Timed(*span, slot) for span, slot in spans if span), key=_order))


def _order(one: _Timed) -> tuple[datetime, datetime, str]:
    return one.start, one.end, one.slot.session.slug
