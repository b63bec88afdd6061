"""What pages tell machines and other sites, and what every page carries."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from macros.programme.model import Programme, Status
from macros.programme.reading import read_programme
from tests.site.conftest import AT_ANY_ADDRESS, EXAMPLE, ROOT

URL = "https://example.org/week/"
ON_A_WALL = "scherm"
"""The page for a screen in a hall; who stands before it cannot follow a link."""
HEAVIEST_PAGE = 15_000
"""Of a session, in bytes after compression."""


class Head(HTMLParser):
    """The parts of a page that are for others than its reader."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.metas: dict[str, str] = {}
        self.links: list[dict[str, str]] = []
        self.data: list[Any] = []
        self.hrefs: set[str] = set()
        self._script = ""
        self._is_data = False
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {key: value or "" for key, value in attrs}
        if tag == "meta":
            self.metas[found.get("property") or found.get("name") or ""] = found.get("content", "")
        elif tag == "link":
            self.links.append(found)
        elif tag == "a":
            self.hrefs.add(found.get("href", ""))
        self._is_data = tag == "script" and found.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self._is_data:
            self.data.append(json.loads(data))
            self._is_data = False

    def link(self, rel: str) -> str | None:
        """Return where the link of a kind leads; the kind is one of the words in ``rel``."""
        return next((one["href"] for one in self.links if rel in one["rel"].split()), None)


@pytest.fixture(params=[("real_site", "programme"), ("example_site", EXAMPLE)], ids=["real", "ex"])
def built(request: pytest.FixtureRequest) -> tuple[Path, Programme]:
    site, content = request.param
    return request.getfixturevalue(site), read_programme(ROOT / content)


def pages(site: Path) -> Iterator[Path]:
    """Yield the pages that are meant to be passed on: not the one for what is missing.

    Nor the one for a screen in a hall, which is not for who visits the site.
    """
    for path in sorted(site.rglob("*.html")):
        is_redirect = 'http-equiv="refresh"' in path.read_text("utf-8")
        if path.name not in AT_ANY_ADDRESS and not is_redirect and path.parent.name != ON_A_WALL:
            yield path


STATUSES = {
    Status.SCHEDULED: {"EventScheduled"},
    Status.CANCELLED: {"EventCancelled"},
    Status.MOVED: {"EventRescheduled", "EventScheduled", "EventMovedOnline"},
}


def test_the_data_of_a_session_is_that_of_the_programme(built: tuple[Path, Programme]) -> None:
    site, programme = built
    assert programme.sessions
    for session in programme.sessions:
        (data,) = Head(site / session.address / "index.html").data
        assert data["name"] == session.title
        assert data["url"] == f"{URL}{session.address}"
        assert data["inLanguage"] == session.language
        assert data.get("description") == session.summary
        first = min(session.moments, key=lambda moment: moment.sort_key)
        assert data["startDate"][:10] == f"{first.day}"
        assert ("T" in data["startDate"]) is (first.begins is not None)
        assert data["eventStatus"].rpartition("/")[2] in STATUSES[session.status]
        assert len(data.get("subEvent", [])) == (
            len(session.moments) if len(session.moments) > 1 else 0
        )
        names = [programme.venues[slug].name for slug in session.venues]
        text = json.dumps(data.get("location", []), ensure_ascii=False)
        assert all(json.dumps(name, ensure_ascii=False) in text for name in names)
        performers = data.get("performer", [])
        performers = performers if isinstance(performers, list) else [performers]
        assert [one["name"] for one in performers] == [one.name for one in session.speakers]


def test_only_sessions_and_editions_are_events(built: tuple[Path, Programme]) -> None:
    site, programme = built
    events = {session.address for session in programme.sessions}
    events |= {f"{e.year}/" for e in programme.editions.values() if e.kind != "jaar"}
    found = {
        f"{path.parent.relative_to(site).as_posix()}/" for path in pages(site) if Head(path).data
    }
    assert found == events


def test_every_page_can_be_passed_on(built: tuple[Path, Programme]) -> None:
    site, _ = built
    for path in pages(site):
        head = Head(path)
        address = path.parent.relative_to(site).as_posix().removeprefix(".")
        url = f"{URL}{address}/" if address else URL
        assert head.metas["og:url"] == url
        assert head.link("canonical") == url
        assert head.metas["og:title"], path
        assert head.metas["og:description"], path
        assert head.metas["og:locale"] == "nl_NL"
        assert head.metas["og:image:alt"]
        assert head.metas["twitter:card"] == "summary_large_image"
        picture = site / head.metas["og:image"].removeprefix(URL)
        with Image.open(picture) as image:
            size = [str(length) for length in image.size]
        assert [head.metas["og:image:width"], head.metas["og:image:height"]] == size


def test_a_session_goes_with_the_picture_of_its_theme(example_site: Path) -> None:
    for session in read_programme(ROOT / EXAMPLE).sessions:
        picture = Head(example_site / session.address / "index.html").metas["og:image"]
        if session.themes:
            assert picture == f"{URL}beelden/thema-{session.themes[0]}.png"
        else:
            assert picture == f"{URL}beelden/programma.png"


def test_pages_with_sessions_name_their_calendar(built: tuple[Path, Programme]) -> None:
    site, programme = built
    addresses = ["", "programma/", "kalender/"]
    addresses += [session.address for session in programme.sessions]
    addresses += [f"{year}/" for year in programme.editions]
    for address in addresses:
        path = site / address / "index.html"
        calendar = Head(path).link("alternate")
        assert calendar, address
        content = (path.parent / calendar).resolve().read_bytes()
        assert content.startswith(b"BEGIN:VCALENDAR"), address
    assert Head(site / "privacy" / "index.html").link("alternate") is None


@pytest.mark.parametrize("page", ["privacy", "toegankelijkheid", "contact"])
def test_every_page_leads_to(site: Path, page: str) -> None:
    for path in sorted(site.rglob("*.html")):
        is_redirect = 'http-equiv="refresh"' in path.read_text("utf-8")
        if not is_redirect and path.parent.name != ON_A_WALL:
            assert any(href.endswith(f"{page}/") for href in Head(path).hrefs) or (
                path.parent == site / page
            ), path


@pytest.fixture
def site(built: tuple[Path, Programme]) -> Path:
    return built[0]


def test_every_page_names_the_licence(site: Path) -> None:
    for path in pages(site):
        assert re.search(r"Licentie van de gegevens</a>: \w", path.read_text("utf-8")), path


def test_a_session_page_is_light(built: tuple[Path, Programme]) -> None:
    site, programme = built
    for session in programme.sessions:
        content = (site / session.address / "index.html").read_bytes()
        assert len(gzip.compress(content)) <= HEAVIEST_PAGE, session.address


def test_the_way_on_is_no_dead_end(example_site: Path) -> None:
    """From the first session of an edition, 'next' leads past all of them."""
    sessions = [s.address for s in read_programme(ROOT / EXAMPLE).sessions if s.year == 2026]
    walked = [sessions[0]]
    while True:
        text = (example_site / walked[-1] / "index.html").read_text("utf-8")
        onwards = re.search(r'rel="next" href="\.\./\.\./([^"]+)"', text)
        if not onwards:
            break
        walked.append(onwards[1])
    assert walked == sessions
