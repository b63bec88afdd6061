"""One build: the programme, its pages and its files, put together once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from macros.entry.workbooks import empty_workbook
from macros.programme.model import Programme, Session
from macros.programme.published import Published
from macros.programme.reading import Checked, check_content
from macros.programme.selection import Selection
from macros.publish import display, doors
from macros.publish.app import app_files
from macros.publish.calendar import Revision
from macros.publish.feed_check import WrittenCalendars, check_feeds
from macros.publish.feeds import Feed, calendar_files, feeds
from macros.publish.furniture import licence_line
from macros.publish.offline import LIST, WORKER, addresses, listing, worker
from macros.publish.own_programme import own_file, years_to_choose_from
from macros.publish.page import Page
from macros.publish.pages import pages
from macros.publish.palette import Palette, read_palette
from macros.publish.paper import Papers
from macros.publish.pictures import picture_files
from macros.publish.policy import POLICY
from macros.publish.portraits import portrait_files
from macros.publish.render import Renderer, base_of
from macros.publish.revisions import History
from macros.publish.search_index import Written, search_index
from macros.publish.settings import Settings
from macros.publish.social import SocialCard, Told, social_card
from macros.publish.structured_data import script
from macros.publish.wellknown import well_known_files

TEMPLATES = Path("overrides") / "programma"
STORE = Path(".cache") / "revisies"
PICTURE_STORE = Path(".cache") / "beelden"
PORTRAIT_STORE = Path(".cache") / "sprekers"
PAGES_WITH_EVERYTHING = ("", "programma/", "kalender/")
"""The addresses of pages written by hand that are about the whole programme."""
_PLACEHOLDER = re.compile(r'<div data-onderdeel="(\d+)"></div>')


def read_site(root: Path, content: Path, docs: Path, settings: Settings) -> Site:
    """Read the content and return what is to be published.

    :param root: the root of the repository.
    :param content: the folder with the programme, relative to ``root`` or absolute.
    :param docs: the folder with the pages that are written by hand.
    :raises ProgrammeError: with everything that is wrong with either.
    :raises GitError: when the history of the content is not there as a whole.
    """
    checked, history = read_checked(root, content, docs)
    programme = checked.publishable()
    past = Past(history.revisions(programme, settings), history.published)
    assets = docs / "assets"
    palette = read_palette((assets / "tokens.css").read_text("utf-8"))
    looks = Looks(
        files=partial(_drawn, programme, settings, palette, assets, root),
        papers=(("light", palette.paper), ("dark", palette.dark_paper)),
    )
    return Site(programme, settings, root / TEMPLATES, past, looks)


def _drawn(
    programme: Programme, settings: Settings, palette: Palette, assets: Path, root: Path
) -> Iterator[tuple[str, bytes]]:
    store = root / PICTURE_STORE
    yield from picture_files(programme, settings, assets, store)
    yield from portrait_files(programme, root / PORTRAIT_STORE)
    yield WORKER, worker(assets / "werker", is_on=settings.offline)
    if settings.offline:
        yield from app_files(settings, palette, assets / "favicon.svg", store)


def read_checked(root: Path, content: Path, docs: Path) -> tuple[Checked, History]:
    """Read the content and its history, and look at both; parameters as for ``read_site``.

    :raises GitError: when the history of the content is not there as a whole.
    """
    history = History(root / content, root / STORE)
    checked = check_content(root / content, docs, base=root, formers=history.formers)
    return checked, history


@dataclass(frozen=True)
class Moved:
    """A page that has another address now."""

    title: str
    address: str
    url: str
    policy: str


@dataclass(frozen=True)
class Past:
    """What a build knows of what was before."""

    revisions: Mapping[str, Revision]
    """The revision of every event, by UID."""
    published: Published
    """What was ever there."""


@dataclass(frozen=True)
class Looks:
    """What is made from the colours, the fonts and the mark of the site."""

    files: Callable[[], Iterable[tuple[str, bytes]]] = tuple
    """Returns address and content of every picture, and of what goes with them."""
    papers: tuple[tuple[str, str], ...] = ()
    """``light`` and ``dark``, each with the colour of the page as ``#rrggbb``."""


class Site:
    """Everything that is published from one programme."""

    def __init__(
        self,
        programme: Programme,
        settings: Settings,
        templates: Path,
        past: Past | None = None,
        looks: Looks | None = None,
    ) -> None:
        """Put together one build.

        :param past: what is known of it, where there is a history.
        :param looks: what is made from the looks, where they are known.
        """
        self.programme = programme
        self.settings = settings
        self._past = past or Past({}, Published())
        self.looks = looks or Looks()
        self._renderer = Renderer(templates)
        self._fragments: list[str] = []

    @cached_property
    def feeds(self) -> dict[Selection, Feed]:
        """Every calendar to subscribe to, by what is in it."""
        found = feeds(self.programme, self.settings, self._past.published)
        return {feed.selection: feed for feed in found}

    @cached_property
    def papers(self) -> Papers:
        """What stands on paper only."""
        return Papers(self.programme, self.settings, self._past.revisions)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page that is made from the programme."""
        return tuple(pages(self.programme, self.settings, self.feeds, self.papers))

    @cached_property
    def _page_by_address(self) -> dict[str, Page]:
        return {page.address: page for page in self.pages}

    def page_at(self, address: str) -> Page | None:
        """Return the page at an address, if it is made from the programme."""
        return self._page_by_address.get(address)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield address and content of every file that is not a page and not a calendar."""
        yield from well_known_files(self.programme, self.settings)
        yield from self.looks.files()
        yield display.PAGE, self._display().encode()
        yield display.DATA, display.display_data(self.programme).encode()
        yield own_file(self.programme)
        yield doors.WORKBOOK, empty_workbook(self.programme)
        for session in self.programme.sessions:
            for name in session.formerly:
                yield f"{session.year}/{name}/index.html", self._moved(session).encode()

    def calendars(self) -> Iterator[tuple[str, bytes]]:
        """Yield address and content of every calendar: thousands, so one by one."""
        yield from calendar_files(self.programme, self.settings, self.feeds, self._past.revisions)

    def search_index(self, written: Iterable[Written]) -> tuple[str, bytes]:
        """Return address and content of what the search reads.

        :param written: the pages that are not made from the programme.
        """
        return search_index(self.programme, self.feeds.values(), written)

    def kept(self, folder: Path) -> tuple[str, bytes]:
        """Return address and content of the list of what browsers keep of the built site."""
        return LIST, listing(folder, addresses(self.programme))

    def calendar_problems(self, folder: Path) -> Iterator[str]:
        """Yield what is wrong with the calendars as they were written in ``folder``."""
        written = WrittenCalendars(folder)
        yield from check_feeds(self.programme, self.settings, self.feeds.values(), written)

    def _display(self) -> str:
        """Return the page for a screen in a hall."""
        view = display.display_view(self.programme, self.settings.site_name)
        return self._renderer.render("scherm.html", view, base_of("scherm/"))

    def _moved(self, session: Session) -> str:
        """Return the page at an earlier name of a session, which leads on to where it is now."""
        url = self.settings.absolute(session.address)
        view = Moved(session.title, session.address, url, POLICY)
        return self._renderer.render("verhuisd.html", view, "../../")

    def html(self, page: Page) -> str:
        """Return the main part of a page."""
        return self._renderer.render(page.template, page.make_view(), base_of(page.address))

    def social_card(self, told: Told) -> SocialCard:
        """Return the preview of a page where somebody passes it on."""
        return social_card(self.programme, self.settings, told)

    def structured_data(self, page: Page, picture: str) -> str:
        """Return what machines are told of a page, as JSON-LD; empty when it is nothing.

        :param picture: the URL of the picture that goes with the page.
        """
        data = page.make_data(picture) if page.make_data else None
        return script(data) if data else ""

    @property
    def licence_line(self) -> str:
        """What one may do with the data of the programme, in a few words."""
        return licence_line(self.settings)

    @property
    def years_to_choose_from(self) -> str:
        """The years of which visitors can put together a programme of their own."""
        return years_to_choose_from(self.programme)

    def feed_at(self, address: str) -> str:
        """Return the address of the calendar of a page that is written by hand, if it has one."""
        is_general = address in PAGES_WITH_EVERYTHING
        return self.feeds[Selection()].address if is_general else ""

    def fragment(self, template: str, view: object, base: str) -> str:
        """Return a stand-in for HTML, to put in a page's Markdown.

        The HTML itself is put in afterwards by ``with_fragments``: text of a session must not go
        through Markdown a second time.
        """
        self._fragments.append(self._renderer.render(template, view, base))
        return f'<div data-onderdeel="{len(self._fragments) - 1}"></div>'

    def with_fragments(self, html: str) -> str:
        """Return a page's HTML with the stand-ins replaced by what they stand for."""
        return _PLACEHOLDER.sub(lambda match: self._fragments[int(match[1])], html)
