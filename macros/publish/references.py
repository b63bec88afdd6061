"""The way on from a session: other sessions, in a few lines each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.programme.addresses import day_slug
from macros.programme.dutch import count, day_name, long_date, time_range
from macros.programme.model import Programme, Session, Slot
from macros.publish.agenda import Label, Tag, foreign_language, full_title, labels, place, times
from macros.publish.related import RelatedSessions
from macros.publish.surroundings import Surroundings

MOST_MEANWHILE = 6
"""How many sessions that run at the same time are shown; the page of the day has them all."""


@dataclass(frozen=True)
class ReferenceView:
    """Another session, in a few lines."""

    address: str
    title: str
    language: str
    labels: tuple[Label, ...]
    when: str
    place: str
    theme: str
    """The slug of the main theme, for its looks only."""
    reason: str = ""


@dataclass(frozen=True)
class MoreView:
    """The way on from a session."""

    related: tuple[ReferenceView, ...]
    meanwhile: tuple[ReferenceView, ...]
    days: tuple[Tag, ...]
    """The days on which it is, for everything on them."""
    previous: ReferenceView | None
    next: ReferenceView | None


class References:
    """Makes the references on every page; looks up once what it needs to know of all sessions."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme
        self._surroundings = Surroundings(programme)
        self._related = RelatedSessions(programme)

    def around(self, session: Session) -> MoreView:
        """Return the way on from ``session``."""
        before, after = self._surroundings.previous(session), self._surroundings.next(session)
        return MoreView(
            related=tuple(
                self._reference(found.session, session.year, found.reason)
                for found in self._related.of(session)
            ),
            meanwhile=tuple(self._meanwhile(session)),
            days=tuple(
                Tag(day_slug(day), day_name(day), f"{session.year}/{day_slug(day)}/")
                for day in sorted({day for moment in session.moments for day in moment.days})
            ),
            previous=self._reference(before, session.year) if before else None,
            next=self._reference(after, session.year) if after else None,
        )

    def _meanwhile(self, session: Session) -> Iterator[ReferenceView]:
        """Yield what runs at the same time: of much, what begins at about the same time."""
        room = max(2, MOST_MEANWHILE // len(session.moments))
        for moment in session.moments:
            for slot in self._surroundings.meanwhile(Slot(session, moment), room):
                yield self._reference_at(slot)

    def _reference(self, session: Session, year: int, reason: str = "") -> ReferenceView:
        first = session.moments[0]
        day = day_name(first.day) if session.year == year else long_date(first.day)
        return self._reference_with(
            Slot(session, first), session.title, f"{day}{_hours(session)}", reason
        )

    def _reference_at(self, slot: Slot) -> ReferenceView:
        when = f"{day_name(slot.moment.day)}, {times(self._programme, slot)}"
        return self._reference_with(slot, full_title(slot), when)

    def _reference_with(self, slot: Slot, title: str, when: str, reason: str = "") -> ReferenceView:
        session, moment = slot
        return ReferenceView(
            address=session.address,
            title=title,
            language=foreign_language(session),
            labels=labels(self._programme, session),
            when=when,
            place=place(self._programme, session, moment),
            theme=session.themes[0] if session.themes else "",
            reason=reason,
        )


def _hours(session: Session) -> str:
    first, *others = session.moments
    if others:
        return f", en nog {count(len(others), 'keer', 'keer')}"
    hours = time_range(first.begins, first.ends)
    return f", {hours}" if hours else ""
