"""Which pages are made from the programme, and what each of them shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from macros.programme.addresses import day_slug
from macros.programme.dutch import count, day_name, long_date
from macros.programme.model import (
    Edition,
    Entry,
    Organisation,
    Programme,
    Region,
    Session,
    Slot,
    Theme,
    Venue,
)
from macros.programme.selection import FACETS, Facet, Selection, group_by_facet
from macros.publish import doors
from macros.publish.agenda import (
    Agenda,
    DayLink,
    OverviewDay,
    Tag,
    agenda,
    day_links,
    week_overview,
)
from macros.publish.editions import current_edition, days_of_week, is_within, period
from macros.publish.facilities import venue_facilities
from macros.publish.feeds import Feed, session_file
from macros.publish.links import LinkView, route_link, source_links
from macros.publish.map import ADDRESS as MAP
from macros.publish.map import TITLE as MAP_TITLE
from macros.publish.map import map_view
from macros.publish.markup import to_html
from macros.publish.now import NowView, now_view
from macros.publish.own_programme import PAGE, own_view
from macros.publish.paper import Papers, PaperView
from macros.publish.session_page import SessionPages, session_links
from macros.publish.settings import Settings
from macros.publish.small_map import SmallMap, map_of_region, map_of_venue
from macros.publish.structured_data import Node, edition_data, session_data
from macros.publish.subscribing import Subscription, subscription
from macros.publish.weave import Cloth, edition_cloth, years_cloth

MakeData = Callable[[str], Node | None]


@dataclass(frozen=True)
class Page:
    """One page of the site that is made from the programme."""

    address: str
    """Under the root of the site, with a slash at the end."""
    title: str
    description: str
    """For search engines and link previews."""
    template: str
    """The name of a template under ``overrides/programma/``."""
    source: str
    """The file to change when something on the page is wrong."""
    feed: str
    """The address of the calendar with the same sessions; empty when there is none."""
    make_view: Callable[[], object]
    """Returns what the template shows; called when the page is written."""
    improve: str = "Verbeter deze pagina"
    """The words of the link to the source."""
    make_links: Callable[[], tuple[LinkView, ...]] = tuple
    """Returns what else one can do about it, beside that link."""
    theme: str = ""
    """The slug of the theme whose picture goes along when somebody passes the page on."""
    make_data: MakeData | None = None
    """Returns what machines are told, given the URL of that picture."""


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
class DayView:
    """The page of a day."""

    title: str
    kicker: Tag
    """The edition."""
    agenda: Agenda
    index: tuple[DayLink, ...]
    """The days of the edition."""
    subscription: Subscription
    paper: PaperView
    previous: Tag | None
    next: Tag | None


@dataclass(frozen=True)
class EditionView:
    """The page of an edition."""

    title: str
    subtitle: str
    period: str
    introduction: str
    """Sanitised HTML."""
    cloth: Cloth
    overview: tuple[OverviewDay, ...]
    agenda: Agenda
    now: NowView | None
    organisations: tuple[Tag, ...]
    around: Agenda
    """What lies outside the days of the edition itself."""
    sources: tuple[LinkView, ...]
    subscription: Subscription
    paper: PaperView


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


@dataclass(frozen=True)
class SearchView:
    """The page where one searches the whole site."""

    title: str
    otherwise: str
    ways: tuple[Tag, ...]
    """What there is to look through instead."""


Feeds = Mapping[Selection, Feed]
Subscribe = Callable[[Feed], Subscription]


@dataclass(frozen=True)
class Besides:
    """What a part of the programme has besides its sessions."""

    subscribe: Subscribe
    papers: Papers


def pages(programme: Programme, settings: Settings, feeds: Feeds, papers: Papers) -> Iterator[Page]:
    """Yield every page that is made from the programme."""

    def subscribe(feed: Feed) -> Subscription:
        return subscription(settings, feed)

    besides = Besides(subscribe, papers)
    session_pages = SessionPages(programme, settings)
    for session in programme.sessions:
        yield replace(
            _session_page(
                session_pages, session, partial(session_data, programme, settings, session)
            ),
            make_links=partial(doors.about_session, programme, settings, session),
        )
    for edition in programme.editions.values():
        yield replace(
            _edition_page(programme, edition, feeds, besides),
            make_data=partial(edition_data, programme, settings, edition),
            make_links=partial(doors.about_edition, programme, settings, edition),
        )
        yield from _day_pages(programme, edition, feeds, besides)
    for facet in FACETS:
        groups = group_by_facet(programme, facet)
        yield _index_page(programme, facet)
        for slug in groups:
            yield _entry_page(programme, facet, slug, feeds, subscribe)
    yield _map_page(programme)
    yield _search_page()
    yield _own_page(programme, settings)


def _session_page(pages: SessionPages, session: Session, data: MakeData) -> Page:
    return Page(
        address=session.address,
        title=session.title,
        description=pages.description(session),
        template="sessie.html",
        source=session.source.path,
        improve="Verbeter deze sessie",
        feed=session_file(session),
        make_view=partial(pages.view, session),
        theme=session.themes[0] if session.themes else "",
        make_data=data,
    )


def _day_pages(
    programme: Programme, edition: Edition, feeds: Feeds, besides: Besides
) -> Iterator[Page]:
    days = programme.days_of(edition)
    for day, before, after in zip(days, (None, *days), (*days[1:], None), strict=False):
        feed = feeds[Selection(day=day)]
        yield Page(
            address=feed.page,
            title=long_date(day),
            description=f"Alle sessies op {long_date(day)}.",
            template="dag.html",
            source=edition.source.path,
            feed=feed.address,
            make_view=partial(_day_view, programme, edition, feed, besides, (before, day, after)),
        )


def _day_view(
    programme: Programme,
    edition: Edition,
    feed: Feed,
    besides: Besides,
    days: tuple[date | None, date, date | None],
) -> DayView:
    before, day, after = days
    return DayView(
        title=long_date(day),
        kicker=Tag(str(edition.year), edition.name, f"{edition.year}/"),
        agenda=agenda(programme, feed.slots, only=day),
        index=day_links(programme.days_of(edition), current=day),
        subscription=besides.subscribe(feed),
        paper=besides.papers.view(feed.page, edition.year),
        previous=_day_tag(before) if before else None,
        next=_day_tag(after) if after else None,
    )


def _day_tag(day: date) -> Tag:
    return Tag(day_slug(day), day_name(day), f"{day.year}/{day_slug(day)}/")


def _edition_page(programme: Programme, edition: Edition, feeds: Feeds, besides: Besides) -> Page:
    feed = feeds[Selection(year=edition.year)]

    def view() -> EditionView:
        within = [slot for slot in feed.slots if is_within(edition, slot)]
        around = [slot for slot in feed.slots if not is_within(edition, slot)]
        shown = agenda(programme, within)
        return EditionView(
            title=edition.name,
            subtitle=edition.subtitle or "",
            period=period(edition),
            introduction=to_html(
                edition.introduction or "", session_links(programme, edition, "../")
            ),
            cloth=edition_cloth(programme, edition),
            overview=week_overview(shown, days_of_week(edition)),
            agenda=shown,
            now=now_view(edition),
            organisations=_organisations(programme, edition.organisations),
            around=agenda(programme, around),
            sources=source_links(edition.sources),
            subscription=besides.subscribe(feed),
            paper=besides.papers.view(f"{edition.year}/", edition.year),
        )

    return Page(
        address=f"{edition.year}/",
        title=edition.name,
        description=f"{edition.name}: het programma.",
        template="editie.html",
        source=edition.source.path,
        feed=feed.address,
        make_view=view,
    )


def _index_page(programme: Programme, facet: Facet) -> Page:
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


def _entry_page(
    programme: Programme, facet: Facet, slug: str, feeds: Feeds, subscribe: Subscribe
) -> Page:
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
            organisations=_organisations(programme, getattr(entry, "organisations", ())),
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


def _map_page(programme: Programme) -> Page:
    return Page(
        address=MAP,
        title=MAP_TITLE,
        description="In welke gemeenten van Noord-Brabant er sessies zijn: een kaart en een lijst.",
        template="landkaart.html",
        source="overrides/programma/landkaart.html",
        feed="",
        make_view=partial(map_view, programme),
    )


def _search_page() -> Page:
    programme = Tag("programma", "Het hele programma", "programma/")
    editions = Tag("edities", "Edities", "edities/")
    facets = tuple(Tag(facet.name, facet.title, f"{facet.name}/") for facet in FACETS)
    return Page(
        address="zoeken/",
        title="Zoeken",
        description="Zoek in alle sessies, locaties, organisaties en pagina’s van deze site.",
        template="zoeken.html",
        source="overrides/programma/zoeken.html",
        feed="",
        make_view=lambda: SearchView("Zoeken", "Liever bladeren?", (programme, editions, *facets)),
    )


def _own_page(programme: Programme, settings: Settings) -> Page:
    return Page(
        address=PAGE,
        title="Mijn programma",
        description="Een eigen keuze uit het programma: voor je agenda, op papier of om te delen.",
        template="mijn-programma.html",
        source="overrides/programma/mijn-programma.html",
        feed="",
        make_view=lambda: own_view(programme, settings.site_name),
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


def _organisations(programme: Programme, slugs: Iterable[str]) -> tuple[Tag, ...]:
    found = programme.organisations
    return tuple(Tag(slug, found[slug].name, f"organisatie/{slug}/") for slug in slugs)


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
