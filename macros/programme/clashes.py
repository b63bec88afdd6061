"""Two sessions that cannot both be: at one place, or with one speaker, at one time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from macros.programme.dutch import clock, short_date
from macros.programme.findings import Finding
from macros.programme.messages import message
from macros.programme.model import Programme, Session, Slot, Status


@dataclass(frozen=True)
class Clash:
    """Two moments that cannot both be."""

    earlier: Slot
    later: Slot
    code: str
    field: str
    """Where the later session has what both of them need."""
    known: Mapping[str, str]
    """What the sentence says of that."""

    def told(self, other: Slot) -> dict[str, str]:
        """Return what the sentence says of ``other`` to who edits the one."""
        moment = other.moment
        when = f"{short_date(moment.day)}, {clock(moment.begins)} tot {clock(moment.ends)} uur"
        return {**self.known, "andere": other.session.title, "tijd": when}


def of_venues(programme: Programme) -> Iterator[Finding]:
    """A venue, or a room in it, holds one session at a time."""
    return map(_finding, _of_venues(programme))


def of_speakers(programme: Programme) -> Iterator[Finding]:
    """A speaker, known by name, is in one place at a time."""
    return map(_finding, _of_speakers(programme))


def with_session(programme: Programme, session: Session) -> Iterator[str]:
    """Yield what keeps ``session`` from being, in words for who makes it.

    A finding is about the later of two; this is about the other one, whichever comes first.
    """
    for clash in chain(_of_venues(programme), _of_speakers(programme)):
        for one, other in ((clash.earlier, clash.later), (clash.later, clash.earlier)):
            if one.session.id == session.id and clash.code not in other.session.allowed:
                yield message(clash.code, **clash.told(other))


def _of_venues(programme: Programme) -> Iterator[Clash]:
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
            known = {"locatie": programme.venues[slug].name}
            yield Clash(earlier, later, "dubbele-locatie", "locatie", known)


def _of_speakers(programme: Programme) -> Iterator[Clash]:
    groups = defaultdict(list)
    for slot in programme.slots:
        for speaker in slot.session.speakers:
            groups[speaker.name.casefold()].append(slot)
    for folded, slots in groups.items():
        for earlier, later in _overlaps(slots):
            name = next(s.name for s in later.session.speakers if s.name.casefold() == folded)
            yield Clash(earlier, later, "dubbele-spreker", "datum", {"naam": name})


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


def _finding(clash: Clash) -> Finding:
    """Report a clash once, at the later session; either of the two may have a reason for it."""
    later = clash.later
    index = later.session.moments.index(later.moment)
    path = ("momenten", index, clash.field)
    finding = later.session.source.finding(clash.code, *path, **clash.told(clash.earlier))
    return finding.accepted(clash.earlier.session.allowed.get(clash.code, ""))
