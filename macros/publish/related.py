"""Sessions that somebody who reads about one may like as well."""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import islice
from typing import NamedTuple

from macros.programme.model import ZONE, Programme, Session, Slot, Status
from macros.publish.surroundings import overlap

MOST = 3

SAME_SERIES = "Uit dezelfde reeks"
SAME_THEME_AND_AUDIENCE = "Hetzelfde thema, voor dezelfde doelgroep"
SAME_THEME = "Hetzelfde thema"


@dataclass(frozen=True)
class Related:
    """A session that may interest the same people, and why."""

    session: Session
    reason: str


class _Topic(NamedTuple):
    """What sessions can have in common."""

    series: str | None = None
    year: int | None = None
    theme: str | None = None
    audience: str | None = None


class RelatedSessions:
    """Finds related sessions; what it needs to know of all of them it looks up once."""

    def __init__(self, programme: Programme) -> None:
        self._begins = {session.id: _begin(session) for session in programme.sessions}
        self._by_topic = self._sorted_by_topic(programme)

    def of(self, session: Session) -> tuple[Related, ...]:
        """Return at most three sessions, the most alike first.

        1. from the same series, whatever the year;
        2. in the same edition, also about the main theme, and for an audience in common;
        3. in the same edition, also about the main theme;
        4. in the same edition, about another theme in common.

        Of each, what begins nearest in time to this session comes first; of two that are as near,
        the earlier one.  Left out is what was cancelled, and what overlaps with this session:
        nobody can go to both.
        """
        return tuple(islice(self._all(session), MOST))

    def _all(self, session: Session) -> Iterator[Related]:
        seen = {session.id}
        for reason, topics in _wishes(session):
            lists = [self._by_topic.get(topic, ()) for topic in topics]
            for other in self._merged(session, [self._outwards(session, one) for one in lists]):
                if other.id not in seen and not _collide(session, other):
                    seen.add(other.id)
                    yield Related(other, reason)

    def _sorted_by_topic(self, programme: Programme) -> Mapping[_Topic, Sequence[Session]]:
        found = defaultdict(list)
        # Of sessions that begin together the order is that of the programme.
        for session in sorted(programme.sessions, key=self._begin):
            if session.status is not Status.CANCELLED:
                for topic in _topics(session):
                    found[topic].append(session)
        return found

    def _begin(self, session: Session) -> datetime:
        return self._begins[session.id]

    def _outwards(self, session: Session, sessions: Sequence[Session]) -> Iterator[Session]:
        """Yield chronological ``sessions`` from ``session`` outwards.

        Lazily: of a thousand sessions on one theme, three are wanted.
        """
        middle = bisect_left(sessions, self._begin(session), key=self._begin)
        before = (sessions[index] for index in reversed(range(middle)))
        after = (sessions[index] for index in range(middle, len(sessions)))
        return self._merged(session, [before, after])

    def _merged(self, session: Session, found: Iterable[Iterator[Session]]) -> Iterator[Session]:
        begin = self._begin(session)
        return heapq.merge(*found, key=lambda other: abs(self._begin(other) - begin))


def _topics(session: Session) -> Iterator[_Topic]:
    if session.series:
        yield _Topic(series=session.series)
    for theme in session.themes:
        yield _Topic(year=session.year, theme=theme)
        for audience in session.audiences:
            yield _Topic(year=session.year, theme=theme, audience=audience)


def _wishes(session: Session) -> Iterator[tuple[str, list[_Topic]]]:
    """Yield what to look for, with the words for it; the most alike first."""
    if session.series:
        yield SAME_SERIES, [_Topic(series=session.series)]
    for theme in session.themes[:1]:
        topics = [_Topic(None, session.year, theme, audience) for audience in session.audiences]
        yield SAME_THEME_AND_AUDIENCE, topics
    for theme in session.themes:
        yield SAME_THEME, [_Topic(year=session.year, theme=theme)]


def _begin(session: Session) -> datetime:
    """Return when it begins; without a time, after all others of its day."""
    moment = min(session.moments, key=lambda moment: moment.sort_key)
    return moment.start or datetime.combine(moment.day, time.max, ZONE)


def _collide(session: Session, other: Session) -> bool:
    ours = [Slot(session, moment) for moment in session.moments]
    theirs = [Slot(other, moment) for moment in other.moments]
    return any(overlap(one, another) for one in ours for another in theirs)
