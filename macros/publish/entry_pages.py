"""The pages of what sessions belong to: a theme, a region, a venue, … and their indexes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.programme.dutch import count
from macros.programme.model import Entry, Organisation, Programme, Region, Slot, Theme, Venue
from macros.programme.selection import Facet, Selection, group_by_facet
from macros.publish.agenda import Agenda, Tag, agenda
from macros.publish.editions import current_edition
from macros.publish.facilities import venue_facilities
from macros.publish.links import LinkView, route_link
from macros.publish.page import Feeds, Page, Subscribe, organisation_tags
from macros.publish.small_map import SmallMap, map_of_region, map_of_venue
from macros.publish.subscribing import Subscription
from macros.publish.weave import Cloth, edition_cloth, years_cloth


@dataclass(frozen=True)
class EntryPageView:
    """The page of an entry of a facet: what it is, and its sessions."""

    facet: str
    slug: str
    title: str
    kicker: Tag
    """What sort of entry it is, above the title."""
    lead: str
    details: tuple[str, ...]
    links: tuple[LinkView, ...]
    editions: tuple[Tag, ...]
    """For an organisation: the editions that it made possible."""
    organisations: tuple[Tag, ...]
    """For a series: whose it is."""
    cloth: Cloth | None
    """For a theme: where its threads lie in the programme."""
    map: SmallMap | None
    """For a region or venue: where it is."""
    agenda: Agenda
    subscription: Subscription


@dataclass(frozen=True)
class EntryView:
    """An entry in an index."""

    slug: str
    name: str
    address: str
    description: str
    count: str


@dataclass(frozen=True)
class IndexView:
    """A page that lists the entries of a facet."""

    title: str
    entries: tuple[EntryView, ...]
    facet: str


def index_page(programme: Programme, facet: Facet) -> Page:
    """Return the page that lists the entries of a facet."""
    return Page(
        address=f"{facet.name}/",
        title=facet.title,
        description=f"{facet.title} in het programma.",
        template="overzicht.html",
        source=_list_file(programme, facet),
        feed="",
        make_view=lambda: IndexView(facet.title, entry_views(programme, facet), facet.name),
    )


def entry_views(programme: Programme, facet: Facet) -> tuple[EntryView, ...]:
    """Return the entries of a facet with what an index shows of them.

    In the order of the reference list; venues and organisations by name.
    """
    groups = group_by_facet(programme, facet)
    entries = facet.entries(programme)
    slugs: Iterable[str] = groups
    if facet.name in ("locatie", "organisatie"):
        slugs = sorted(groups, key=lambda slug: entries[slug].name.casefold())
    return tuple(
        EntryView(
            slug=slug,
            name=entries[slug].name,
            address=f"{facet.name}/{slug}/",
            description=entries[slug].description or "",
            count=count(len({slot.session.id for slot in groups[slug]}), "sessie", "sessies"),
        )
        for slug in slugs
    )


def entry_page(
    programme: Programme, facet: Facet, slug: str, feeds: Feeds, subscribe: Subscribe
) -> Page:
    """Return the page of one entry.

    :param slug: one that a session has.
    """
    entry = facet.entries(programme)[slug]
    feed = feeds[Selection(facets=((facet.name, slug),))]

    def view() -> EntryPageView:
        return EntryPageView(
            facet=facet.name,
            slug=slug,
            title=entry.name,
            kicker=Tag(facet.name, facet.title, f"{facet.name}/"),
            lead=entry.description or "",
            details=_details(entry),
            links=_links(entry),
            editions=_editions_of(programme, entry),
            organisations=organisation_tags(programme, getattr(entry, "organisations", ())),
            cloth=_cloth_of(programme, entry),
            map=_map_of(programme, entry, feed.slots),
            agenda=agenda(programme, feed.slots),
            subscription=subscribe(feed),
        )

    return Page(
        address=feed.page,
        title=entry.name,
        description=entry.description or f"Alle sessies bij {entry.name}.",
        template="ingang.html",
        source=entry.source.path,
        feed=feed.address,
        make_view=view,
        theme=slug if isinstance(entry, Theme) else "",
    )


def _cloth_of(programme: Programme, entry: Entry) -> Cloth | None:
    """Return the cloth in which a theme stands out: of the current edition, or of all."""
    edition = current_edition(programme)
    if not isinstance(entry, Theme) or not edition:
        return None
    cloth = edition_cloth(programme, edition, only=entry.slug)
    if entry.slug not in cloth.dyes:
        cloth = years_cloth(programme, only=entry.slug)
    return cloth if entry.slug in cloth.dyes else None


def _map_of(programme: Programme, entry: Entry, slots: Iterable[Slot]) -> SmallMap | None:
    if isinstance(entry, Region):
        return map_of_region(programme, entry, slots)
    return map_of_venue(programme, entry) if isinstance(entry, Venue) else None


def _editions_of(programme: Programme, entry: Entry) -> tuple[Tag, ...]:
    if not isinstance(entry, Organisation):
        return ()
    return tuple(
        Tag(str(edition.year), edition.name, f"{edition.year}/")
        for edition in programme.editions.values()
        if entry.slug in edition.organisations
    )


DIMENSIONS = {
    "hier-en-nu": "Dit thema gaat over hier en nu.",
    "later": "Dit thema gaat over later: wie na ons komen.",
    "elders": "Dit thema gaat over elders: mensen in andere landen.",
}
"""Dimension of brede welvaart (CBS) → a sentence."""


def _details(entry: Entry) -> tuple[str, ...]:
    if isinstance(entry, Theme) and entry.dimension:
        return (DIMENSIONS[entry.dimension],)
    if not isinstance(entry, Venue):
        return ()
    return tuple(filter(None, (entry.address, entry.getting_there, *venue_facilities(entry))))


def _links(entry: Entry) -> tuple[LinkView, ...]:
    links = []
    url = getattr(entry, "url", None)
    if url:
        links.append(LinkView("Website", url))
    if isinstance(entry, Venue) and (route := route_link(entry)):
        links.append(route)
    return tuple(links)


def _list_file(programme: Programme, facet: Facet) -> str:
    entry = next(iter(facet.entries(programme).values()), None)
    return entry.source.path if entry else ""
