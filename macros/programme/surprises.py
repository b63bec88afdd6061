"""Changes that would puzzle somebody who has the session in a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from macros.programme.changes import Changes, Kind, MomentChange, SessionChange

SHORT_NOTICE = timedelta(hours=48)
"""Some calendar apps look for changes once a day, and people look in them less often."""


@dataclass(frozen=True)
class Surprise:
    """A change that a subscriber does not understand, or sees too late."""

    code: str
    """``verdwenen``, ``hernoemd``, ``sleutel``, ``moment-weg`` or ``kort-van-tevoren``."""
    change: SessionChange
    moment: MomentChange | None = None


def surprises(changes: Changes, now: datetime) -> tuple[Surprise, ...]:
    """Return what would surprise a subscriber.

    :param now: when the change is made, with a time zone.
    """
    return tuple(found for change in changes.sessions for found in _of(change, now))


def _of(change: SessionChange, now: datetime) -> Iterator[Surprise]:
    if change.kinds == (Kind.GONE,):
        yield Surprise("verdwenen", change)
    if change.has_other_identity:
        yield Surprise("hernoemd", change)
    for moment in change.moments:
        if moment.has_other_key:
            yield Surprise("sleutel", change, moment)
        elif moment.after is None:
            yield Surprise("moment-weg", change, moment)
    if _is_late(change, now):
        yield Surprise("kort-van-tevoren", change)


def _is_late(change: SessionChange, now: datetime) -> bool:
    """Whether plans change that somebody already has, and that are about to begin."""
    moved = [slot for m in change.moments for slot in (m.before, m.after) if slot]
    is_off = {Kind.CANCELLED, Kind.GONE} & set(change.kinds)
    starts = [slot.moment.start for slot in moved]
    if is_off and change.before:
        starts += [moment.start for moment in change.before.moments]
    return any(start and now <= start <= now + SHORT_NOTICE for start in starts)
