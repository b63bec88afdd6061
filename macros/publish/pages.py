"""Which pages are made from the programme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from macros.programme.model import Programme, Session
from macros.programme.selection import FACETS, group_by_facet
from macros.publish import doors
from macros.publish.agenda import Tag
from macros.publish.edition_pages import day_pages, edition_page
from macros.publish.entry_pages import entry_page, index_page
from macros.publish.feeds import Feed, session_file
from macros.publish.map import ADDRESS as MAP
from macros.publish.map import TITLE as MAP_TITLE
from macros.publish.map import map_view
from macros.publish.own_programme import PAGE, own_view
from macros.publish.page import Besides, Feeds, MakeData, Page
from macros.publish.paper import Papers
from macros.publish.session_page import SessionPages
from macros.publish.settings import Settings
from macros.publish.structured_data import edition_data, session_data
from macros.publish.subscribing import Subscription, subscription


@dataclass(frozen=True)
class SearchView:
    """The page where one searches the whole site."""

    title: str
    otherwise: str
    ways: tuple[Tag, ...]
    """What there is to look through instead."""


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
            edition_page(programme, edition, feeds, besides),
            make_data=partial(edition_data, programme, settings, edition),
            make_links=partial(doors.about_edition, programme, settings, edition),
        )
        yield from day_pages(programme, edition, feeds, besides)
    for facet in FACETS:
        groups = group_by_facet(programme, facet)
        yield index_page(programme, facet)
        for slug in groups:
            yield entry_page(programme, facet, slug, feeds, subscribe)
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
