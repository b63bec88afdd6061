"""What the macros show: a template and a view for each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.programme.messages import did_you_mean
from macros.programme.model import Edition, Session, Slot
from macros.programme.selection import FACET, SelectionError, parse_selection, select
from macros.publish.agenda import Agenda, OverviewDay, agenda, week_overview
from macros.publish.editions import (
    EditionCard,
    current_edition,
    days_of_week,
    edition_cards,
    period,
)
from macros.publish.feeds import covering
from macros.publish.pages import IndexView, entry_views
from macros.publish.subscribing import subscription

if TYPE_CHECKING:
    from macros.publish.site import Site

ListingError = SelectionError
"""A macro names something that is not there; the text is Dutch."""


@dataclass(frozen=True)
class Listing:
    """A template under ``overrides/programma/`` and what it shows."""

    template: str
    view: object


@dataclass(frozen=True)
class ProgrammeView:
    """A part of the programme as a list."""

    agenda: Agenda


@dataclass(frozen=True)
class EditionsView:
    """All editions."""

    editions: tuple[EditionCard, ...]


@dataclass(frozen=True)
class WeekView:
    """An edition at a glance."""

    name: str
    address: str
    period: str
    overview: tuple[OverviewDay, ...]


def programme(site: Site, wanted: Mapping[str, object]) -> Listing:
    """Return the sessions of a choice as a list.

    :raises ListingError: when the choice names something that is not there.
    """
    selection = parse_selection(site.programme, wanted)
    slots = select(site.programme, selection)
    shown = agenda(site.programme, slots, only=selection.day)
    return Listing("onderdeel-programma.html", ProgrammeView(shown))


def session(site: Site, address: str) -> Listing:
    """Return one session as a list of its moments.

    :raises ListingError: when there is no session at ``address``.
    """
    found = _session_at(site, address)
    slots = (Slot(found, moment) for moment in found.moments)
    return Listing("onderdeel-programma.html", ProgrammeView(agenda(site.programme, slots)))


def _session_at(site: Site, address: str) -> Session:
    by_address = {s.address.strip("/"): s for s in site.programme.sessions}
    wanted = address.strip("/ ").removesuffix(".md").replace("/sessies/", "/")
    if wanted not in by_address:
        near = did_you_mean(wanted, by_address)
        raise ListingError(
            f"De sessie “{address}” kennen we niet. Schrijf jaar/bestandsnaam.{near}"
        )
    return by_address[wanted]


def week(site: Site, year: int | None) -> Listing:
    """Return the days of an edition at a glance; of the newest one unless ``year`` is given.

    Nothing but a sentence when there is no edition at all yet.

    :raises ListingError: when there is no edition in that year.
    """
    edition = _edition(site, year)
    if not edition:
        return Listing("onderdeel-weekoverzicht.html", WeekView("", "", "", ()))
    slots = [slot for slot in site.programme.slots if slot.session.year == edition.year]
    days = days_of_week(edition) or site.programme.days_of(edition)
    overview = week_overview(agenda(site.programme, slots), days)
    view = WeekView(edition.name, f"{edition.year}/", period(edition), overview)
    return Listing("onderdeel-weekoverzicht.html", view)


def _edition(site: Site, year: int | None) -> Edition | None:
    chosen = parse_selection(site.programme, {"editie": year}).year
    return site.programme.editions[chosen] if chosen else current_edition(site.programme)


def subscribe(site: Site, wanted: Mapping[str, object]) -> Listing:
    """Return how to subscribe to the calendar of a choice, or to the nearest wider one.

    :raises ListingError: when the choice names something that is not there.
    """
    selection = parse_selection(site.programme, wanted)
    feed = covering(site.feeds, selection)
    return Listing("onderdeel-abonneren.html", subscription(site.settings, feed, selection))


def editions(site: Site) -> Listing:
    """Return all editions, newest first."""
    return Listing("onderdeel-edities.html", EditionsView(edition_cards(site.programme)))


def organisations(site: Site) -> Listing:
    """Return all organisations, by name."""
    facet = FACET["organisatie"]
    view = IndexView(facet.title, entry_views(site.programme, facet), facet.name)
    return Listing("onderdeel-ingangen.html", view)
