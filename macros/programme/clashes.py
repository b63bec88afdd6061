"""Two sessions that cannot both be: at one place, or with one speaker, at one time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from macros.programme.dutch import clock, short_date
from macros.programme.findings import Finding
from macros.programme.model import Programme, Slot, Status


def of_venues(programme: Programme) -> Iterator[Finding]:
    """A venue, or a room in it, holds one session at a time."""
    groups = defaultdict(list)
    for slot in programme.slots:
        venue = programme.venues.get(slot.moment.venue or "")
        if venue and not venue.holds_several:
            groups[venue.slug].append(slot)
    for slug, slots in groups.items():
        for earlier, later in _overlaps(slots):
            rooms = {earlier.moment.room, later.moment.room}
            if None not in rooms and len(rooms) > 1:
                continue
            name = programme.venues[slug].name
            yield from _clash(earlier, later, "dubbele-locatie", "locatie", locatie=name)


def of_speakers(programme: Programme) -> Iterator[Finding]:
    """A speaker, known by name, is in one place at a time."""
    groups = defaultdict(list)
    for slot in programme.slots:
        for speaker in slot.session.speakers:
            groups[speaker.name.casefold()].append(slot)
    for folded, slots in groups.items():
        for earlier, later in _overlaps(slots):
            name = next(s.name for s in later.session.speakers if s.name.casefold() == folded)
            yield from _clash(earlier, later, "dubbele-spreker", "datum", naam=name)


def _overlaps(slots: list[Slot]) -> Iterator[tuple[Slot, Slot]]:
    """Yield the pairs of timed slots of different sessions that overlap; cancelled ones do not."""
    open_slots: list[Slot] = []
    for slot in slots:
        start = slot.moment.start
        if not start or not slot.moment.end or slot.status is Status.CANCELLED:
            continue
        open_slots = [s for s in open_slots if s.moment.end and s.moment.end > start]
        for other in open_slots:
            if other.session is not slot.session:
                yield other, slot
        open_slots.append(slot)


def _clash(
    earlier: Slot, later: Slot, code: str, field: str, **context: object
) -> Iterator[Finding]:
    """Report a clash once, at the later session; either of the two may have a reason for it."""
    index = later.session.moments.index(later.moment)
    moment = earlier.moment
    when = f"{short_date(moment.day)}, {clock(moment.begins)} tot {clock(moment.ends)} uur"
    finding = later.session.source.finding(
        code, "momenten", index, field, andere=earlier.session.title, tijd=when, **context
    )
    yield finding.accepted(earlier.session.allowed.get(code, ""))
