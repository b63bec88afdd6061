"""The first page: what an edition has to say before, during and after it.

Nothing here knows what day it is, for the same content must give the same page.  An edition that
is announced is told of in words that are right at any time; beside these stand the words for
before, during and after, of which a script shows those that hold on the day of the visit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from macros.programme.dutch import count, day_name, enumeration
from macros.programme.model import Edition, Programme, Session
from macros.programme.selection import FACET
from macros.publish.agenda import Agenda, Card, Day, OverviewDay, Tag, agenda, week_overview
from macros.publish.editions import current_edition, days_of_week, is_within, period
from macros.publish.entry_pages import EntryView, entry_views
from macros.publish.small_map import SmallMap, map_of_edition
from macros.publish.weave import Cloth, edition_cloth, years_cloth

NO_DATE = "De datum van de volgende editie is nog niet bekend."
MOST_REPORTS = 6


class State(StrEnum):
    """What is known of the edition that people come for; see ``state_of``."""

    DATED = "datum"
    UNDATED = "zonder-datum"
    OVER = "geweest"
    EMPTY = "leeg"


def state_of(edition: Edition | None) -> State:
    """Return what the content says of an edition; the day of the visit plays no part."""
    if edition is None:
        return State.EMPTY
    if edition.is_over:
        return State.OVER
    return State.DATED if edition.first_day and edition.last_day else State.UNDATED


def next_edition(programme: Programme) -> str:
    """Return when the next edition is, in words that hold before, during and after it."""
    edition = current_edition(programme)
    if edition and state_of(edition) is State.DATED:
        return f"{edition.name}: {period(edition)}."
    return NO_DATE


@dataclass(frozen=True)
class Today:
    """A day of the edition, for visitors on that day."""

    day: str
    """ISO 8601."""
    title: str
    number: str
    """``Dag 2 van 5``; empty for an edition of one day."""
    late: str
    """What it is called after midnight, while some of it still goes on."""
    cards: tuple[Card, ...]
    """All of it; a script shows what is on, and what comes first."""
    all: Tag | None
    """The page with all of them; ``None`` on a day without any."""


@dataclass(frozen=True)
class Report:
    """A session that left something to look at."""

    title: str
    address: str
    language: str
    kinds: str
    """``verslag en video``."""


@dataclass(frozen=True)
class LookBack:
    """An edition that has been."""

    name: str
    address: str
    when: str
    count: str
    reports: tuple[Report, ...]


@dataclass(frozen=True)
class Switch:
    """What changes with the day of the visit."""

    first_day: str
    """ISO 8601."""
    last_day: str
    countdown: str
    """With ``#`` for the number of days."""
    tomorrow: str
    over: str
    days: tuple[Today, ...]


@dataclass(frozen=True)
class Way:
    """A way on."""

    words: str
    address: str


WAYS = (
    Way("Bekijk het programma", "programma/"),
    Way("Zet het in je agenda", "kalender/"),
    Way("Doe zelf mee", "meedoen/"),
)
WAYS_WITHOUT_DATE = (
    Way("Neem een abonnement op de agenda", "kalender/"),
    Way("Bekijk de eerdere jaren", "edities/"),
    Way("Doe zelf mee", "meedoen/"),
)


@dataclass(frozen=True)
class HomeView:
    """What the first page shows of the programme."""

    title: str
    lead: str
    when: str
    """The dates, or that there are none yet."""
    ways: tuple[Way, ...]
    """The most important one first."""
    cloth: Cloth | None
    overview: tuple[OverviewDay, ...]
    map: SmallMap | None
    """Of an edition to come, as soon as the place of a session is known."""
    themes: tuple[EntryView, ...]
    look_back: LookBack | None
    """On what has been; with a ``switch`` only for visits after the last day."""
    switch: Switch | None
    """``None`` unless an edition has dates and is not over."""


def home_view(programme: Programme, site_name: str) -> HomeView:
    """Return the first page."""
    edition = current_edition(programme)
    if edition is None or edition.is_over:
        return HomeView(
            title=site_name,
            lead="",
            when=NO_DATE,
            ways=WAYS_WITHOUT_DATE,
            cloth=years_cloth(programme) if programme.sessions else None,
            overview=(),
            map=None,
            themes=entry_views(programme, FACET["thema"]),
            look_back=_look_back(programme, edition),
            switch=None,
        )
    slots = [slot for slot in programme.slots if slot.session.year == edition.year]
    shown = agenda(programme, (slot for slot in slots if is_within(edition, slot)))
    is_dated = state_of(edition) is State.DATED
    return HomeView(
        title=edition.name,
        lead=edition.subtitle or "",
        when=period(edition),
        ways=WAYS,
        cloth=edition_cloth(programme, edition) if shown.days or is_dated else None,
        overview=week_overview(shown, days_of_week(edition)),
        map=map_of_edition(programme, slots),
        themes=entry_views(programme, FACET["thema"]),
        look_back=_look_back(programme, edition if is_dated else _last_held(programme)),
        switch=_switch(edition, shown) if is_dated else None,
    )


def _last_held(programme: Programme) -> Edition | None:
    held = [edition for edition in programme.editions.values() if edition.is_over]
    return max(held, key=lambda edition: edition.year, default=None)


def _switch(edition: Edition, shown: Agenda) -> Switch:
    days = days_of_week(edition)
    is_day = edition.kind == "dag"
    return Switch(
        first_day=days[0].isoformat(),
        last_day=days[-1].isoformat(),
        countdown="Nog # dagen",
        tomorrow="Morgen is het zover" if is_day else "Morgen begint de week",
        over="De dag is geweest" if is_day else "De week is geweest",
        days=_days(edition, shown),
    )


def _days(edition: Edition, shown: Agenda) -> tuple[Today, ...]:
    days = days_of_week(edition)
    found = {day.date: day for day in shown.days}
    return tuple(
        Today(
            day=day.isoformat(),
            title=f"Vandaag, {day_name(day)}",
            number=f"Dag {number} van {len(days)}" if len(days) > 1 else "",
            late=f"Nog bezig, van {day_name(day)}",
            cards=_cards(found[day]) if day in found else (),
            all=_all(found[day]) if day in found else None,
        )
        for number, day in enumerate(days, start=1)
    )


def _cards(day: Day) -> tuple[Card, ...]:
    return tuple(card for part in day.parts for card in part.cards)


def _all(day: Day) -> Tag:
    number = len(_cards(day))
    words = "Bekijk de sessie" if number == 1 else f"Bekijk alle {number} sessies"
    return Tag(day.anchor, f"{words} van vandaag", day.address)


def _look_back(programme: Programme, edition: Edition | None) -> LookBack | None:
    if edition is None:
        return None
    sessions = list(programme.sessions_of(edition))
    reports = [_report(session) for session in sessions if session.materials]
    return LookBack(
        name=edition.name,
        address=f"{edition.year}/",
        when=period(edition),
        count=count(len(sessions), "sessie", "sessies"),
        reports=tuple(reports[:MOST_REPORTS]),
    )


def _report(session: Session) -> Report:
    kinds = dict.fromkeys(
        "document" if material.kind == "anders" else material.kind for material in session.materials
    )
    return Report(
        title=session.title,
        address=session.address,
        language="" if session.language == "nl" else session.language,
        kinds=enumeration(kinds),
    )
