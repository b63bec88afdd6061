"""What the macros show: a template and a view for each of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from macros.programme.messages import did_you_mean
from macros.programme.model import Edition, Session, Slot
from macros.programme.selection import FACET, Selection, SelectionError, parse_selection, select
from macros.publish import doors
from macros.publish.agenda import Agenda, OverviewDay, agenda, week_overview
from macros.publish.editions import (
    EditionCard,
    current_edition,
    days_of_week,
    edition_cards,
    period,
)
from macros.publish.entry_pages import IndexView, entry_views
from macros.publish.feeds import covering
from macros.publish.filters import FindView, find_view
from macros.publish.furniture import contact_view, licence_view
from macros.publish.guide import short_lists
from macros.publish.handbook_fields import fields_view
from macros.publish.handbook_macros import macros_view
from macros.publish.home import home_view, next_edition
from macros.publish.links import LinkView
from macros.publish.now import NowView, now_view
from macros.publish.paper import PaperView
from macros.publish.subscribing import Subscription, subscription
from macros.publish.ways_in import doors_view
from macros.publish.weave import Cloth, edition_cloth

if TYPE_CHECKING:
    from macros.publish.site import Site

ListingError = SelectionError
"""A macro names something that is not there; the text is Dutch."""

CLOSED = (
    "Er is nu geen editie waar je een sessie aan kunt toevoegen. Zodra de volgende er is, staat "
    "hier een knop."
)
CLOSED_TO_LISTS = "Insturen kan als de volgende editie er is. Hier staat dan een knop."
OVER = "Deze editie is geweest. De sessies blijven hier staan."


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
class CurrentView:
    """The programme of the edition that people come for."""

    name: str
    address: str
    period: str
    note: str
    find: FindView | None
    """The form for choosing from it; none for a short list."""
    subscription: Subscription
    agenda: Agenda
    now: NowView | None
    paper: PaperView | None


@dataclass(frozen=True)
class EditionsView:
    """All editions, each with its cloth."""

    editions: tuple[tuple[EditionCard, Cloth], ...]


@dataclass(frozen=True)
class SentenceView:
    """One sentence."""

    text: str


@dataclass(frozen=True)
class DoorView:
    """A way to send something in, or why there is none."""

    link: LinkView | None
    otherwise: str = ""


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


def current_programme(site: Site) -> Listing:
    """Return all sessions of the current edition, also those around its days."""
    edition = current_edition(site.programme)
    slots = select(site.programme, Selection(year=edition.year)) if edition else ()
    shown = agenda(site.programme, slots)
    view = CurrentView(
        name=edition.name if edition else "",
        address=f"{edition.year}/" if edition else "",
        period=period(edition) if edition else "",
        note=OVER if edition and edition.is_over else "",
        paper=site.papers.view(f"{edition.year}/", edition.year, "programma/") if edition else None,
        agenda=shown,
        now=now_view(edition),
        find=find_view(site.programme, site.settings, shown, slots),
        # The code to scan leads to the whole programme, whatever is chosen.
        subscription=replace(subscription(site.settings, site.feeds[Selection()]), phone=None),
    )
    return Listing("onderdeel-huidig.html", view)


def home(site: Site) -> Listing:
    """Return the top of the first page."""
    return Listing("onderdeel-voorpagina.html", home_view(site.programme, site.settings.site_name))


def when_next(site: Site) -> Listing:
    """Return when the next edition is, or that nobody knows yet."""
    return Listing("onderdeel-zin.html", SentenceView(next_edition(site.programme)))


def closing(site: Site) -> Listing:
    """Return until when one can send in a session."""
    return Listing("onderdeel-zin.html", SentenceView(doors.closing(site.programme)))


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
    """Return the days of an edition at a glance; without ``year``, of the one people come for.

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
    found = site.programme.editions
    cards = edition_cards(site.programme)
    cloths = (edition_cloth(site.programme, found[int(card.year)]) for card in cards)
    return Listing("onderdeel-edities.html", EditionsView(tuple(zip(cards, cloths, strict=True))))


def contact(site: Site) -> Listing:
    """Return whom to ask about the site."""
    return Listing("onderdeel-woorden.html", contact_view(site.settings))


def licence(site: Site) -> Listing:
    """Return what one may do with the data of the programme."""
    return Listing("onderdeel-woorden.html", licence_view(site.settings))


def fields() -> Listing:
    """Return every field of the content, with what it means."""
    return Listing("onderdeel-velden.html", fields_view())


def macros(site: Site, give: Callable[[str], str]) -> Listing:
    """Return every macro, with an example; the parameters are those of ``macros_view``."""
    return Listing("onderdeel-macros.html", macros_view(site, give))


def organisations(site: Site) -> Listing:
    """Return all organisations, by name."""
    facet = FACET["organisatie"]
    view = IndexView(facet.title, entry_views(site.programme, facet), facet.name)
    return Listing("onderdeel-ingangen.html", view)


def ways_in(site: Site) -> Listing:
    """Return the ways to send in a session, to choose from."""
    return Listing("onderdeel-deuren.html", doors_view(site.programme, site.settings))


def short_list(name: str) -> str:
    """Return the Markdown of a short list of the guide.

    :raises ListingError: when the guide has no such list.
    """
    lists = short_lists()
    if name not in lists:
        near = did_you_mean(name, lists)
        raise ListingError(f"De korte lijst “{name}” staat niet in CONTRIBUTING.md.{near}")
    return lists[name]


def submission_form(site: Site, words: str) -> Listing:
    """Return the way to the form to send in a session."""
    return Listing("onderdeel-deur.html", DoorView(LinkView(words, doors.send_in(site.settings))))


def send_list(site: Site, words: str) -> Listing:
    """Return the way to send in a spreadsheet, if there is an edition for it."""
    link = LinkView(words, doors.send_list(site.settings))
    is_open = doors.is_open(site.programme)
    return Listing("onderdeel-deur.html", DoorView(link if is_open else None, CLOSED_TO_LISTS))


def change_form(site: Site, words: str) -> Listing:
    """Return the way to the form to report a change."""
    return Listing("onderdeel-deur.html", DoorView(LinkView(words, doors.report(site.settings))))


def new_session(site: Site, words: str) -> Listing:
    """Return the way to begin the file of a new session, if there is an edition for it."""
    link = doors.new_session(site.programme, site.settings)
    view = DoorView(replace(link, title=words) if link else None, CLOSED)
    return Listing("onderdeel-deur.html", view)
