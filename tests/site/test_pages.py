"""The pages as they were built: complete, connected, Dutch, and nothing from elsewhere."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from macros.programme.reading import read_programme
from macros.programme.selection import FACETS
from macros.publish.editions import current_edition
from macros.publish.home import NO_DATE
from macros.publish.policy import POLICY
from tests.site.conftest import AT_ANY_ADDRESS, EXAMPLE, ROOT

LOADS = {("img", "src"), ("script", "src"), ("link", "href"), ("iframe", "src"), ("source", "src")}
"""Attributes that make a browser fetch something by itself."""


@dataclass
class Page(HTMLParser):
    """What a test wants to know of a page."""

    path: Path
    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    """What the policy would stop: styles, handlers and scripts in the page itself."""
    loads: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    lang: str = ""
    robots: str = ""
    policy: str = ""
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self.text = self.path.read_text("utf-8")
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {key: value or "" for key, value in attrs}
        if "id" in found:
            self.ids.add(found["id"])
        self.inline += [key for key in found if key == "style" or key.startswith("on")]
        is_data = found.get("type", "").endswith("json")
        if tag == "style" or (tag == "script" and "src" not in found and not is_data):
            self.inline.append(tag)
        if tag == "html":
            self.lang = found.get("lang", "")
        if tag == "meta" and found.get("name") == "robots":
            self.robots = found["content"]
        if found.get("http-equiv") == "Content-Security-Policy":
            self.policy = found["content"]
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag in ("a", "area") and "href" in found:
            self.links.append(found["href"])
        for loading_tag, key in LOADS:
            is_address = found.get("rel") in ("canonical", "alternate")
            if tag == loading_tag and key in found and not is_address:
                self.loads.append(found[key])


@cache
def page(path: Path) -> Page:
    return Page(path)


def pages(site: Path) -> Iterator[Page]:
    for path in sorted(site.rglob("*.html")):
        yield page(path)


@pytest.fixture(params=["real_site", "example_site"])
def site(request: pytest.FixtureRequest) -> Path:
    found: Path = request.getfixturevalue(request.param)
    return found


def target(site: Path, page: Page, link: str) -> tuple[Path, str]:
    """Return the file that a link leads to, and the anchor in it."""
    parts = urlsplit(link)
    path = unquote(parts.path)
    if path.startswith("/"):
        assert page.path.name in AT_ANY_ADDRESS, f"{page.path}: {link}"
        assert path.startswith("/week/"), f"{page.path}: {link}"
        found = site / path.removeprefix("/week/")
    else:
        found = (page.path.parent / path).resolve() if path else page.path
    if found.is_dir() or link.endswith("/"):
        found /= "index.html"
    return found, unquote(parts.fragment)


def is_outside(link: str) -> bool:
    return urlsplit(link).scheme != "" or link.startswith("//")


def test_every_link_leads_somewhere(site: Path) -> None:
    broken = []
    for here in pages(site):
        for link in (*here.links, *here.loads):
            if is_outside(link):
                continue
            path, anchor = target(site, here, link)
            exists = path.is_file()
            if exists and anchor and path.suffix == ".html":
                exists = anchor in page(path).ids or anchor == "__top"
            if not exists:
                broken.append(f"{here.path.relative_to(site)}: {link}")
    assert broken == []


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    outside = [
        f"{here.path.relative_to(site)}: {address}"
        for here in pages(site)
        for address in here.loads
        if is_outside(address) and not address.startswith("data:")
    ]
    assert outside == []
    for path in site.rglob("*.css"):
        addresses = re.findall(r"url\(\s*['\"]?([^'\")]+)", path.read_text("utf-8"))
        assert [a for a in addresses if is_outside(a) and not a.startswith("data:")] == [], path


def test_no_page_is_fetched_ahead(site: Path) -> None:
    """Firefox does so for ``<link rel="next">``, and the policy stops it."""
    for here in pages(site):
        assert [address for address in here.loads if address.endswith("/")] == [], here.path


def test_every_page_is_dutch_with_one_main_heading(site: Path) -> None:
    for here in pages(site):
        assert here.lang == "nl", here.path
        if 'http-equiv="refresh"' in here.text:
            continue
        assert here.headings.count(1) == 1, (here.path, here.headings)


def test_headings_skip_no_level(site: Path) -> None:
    """WCAG 2.2 success criterion 1.3.1, technique G141."""
    for here in pages(site):
        for above, below in zip(here.headings, here.headings[1:], strict=False):
            assert below <= above + 1, (here.path.relative_to(site), here.headings)


def test_an_own_programme_is_offered_only_when_there_is_one_to_choose_from(
    example_site: Path, real_site: Path
) -> None:
    own = Path("mijn-programma/index.html")
    assert "Kies uit het programma" in (example_site / own).read_text("utf-8")
    without = (real_site / own).read_text("utf-8")
    assert "er is nog geen nieuw programma" in without
    assert "boekenleggertje" not in without


def test_an_invented_week_says_so_on_every_page(example_site: Path, real_site: Path) -> None:
    for here in pages(example_site):
        if 'http-equiv="refresh"' not in here.text:
            assert "verzonnen" in here.text, here.path
            assert "noindex" in here.robots, here.path
    assert "Disallow: /\n" in (example_site / "robots.txt").read_text()
    for here in pages(real_site):
        name = here.path.name
        is_kept_out = name in AT_ANY_ADDRESS or here.path.parent.name == "scherm"
        assert "noindex" not in here.robots or is_kept_out, here.path
    assert "noindex" in page(real_site / "scherm" / "index.html").robots


@pytest.mark.parametrize("programme", ["programme", EXAMPLE])
def test_everything_in_the_programme_has_a_page(
    programme: str, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue(
        "real_site" if programme == "programme" else "example_site"
    )
    read = read_programme(ROOT / programme)
    addresses = [session.address for session in read.sessions]
    addresses += [f"{year}/" for year in read.editions]
    for facet in FACETS:
        addresses += [f"{facet.name}/", *(f"{facet.name}/{s}/" for s in facet.entries(read))]
    for address in addresses:
        assert (site / address / "index.html").is_file(), address
    for session in read.sessions:
        links = page(site / str(session.year) / "index.html").links
        assert f"../{session.address}" in links, session.address


@pytest.mark.parametrize("programme", ["programme", EXAMPLE])
def test_the_programme_page_has_all_of_the_current_edition_and_nothing_else(
    programme: str, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue(
        "real_site" if programme == "programme" else "example_site"
    )
    read = read_programme(ROOT / programme)
    edition = current_edition(read)
    assert edition
    links = set(page(site / "programma" / "index.html").links)
    for session in read.sessions:
        assert (f"../{session.address}" in links) is (session.year == edition.year)
    assert "../edities/" in links


def test_the_first_page_says_what_is_known_of_the_next_edition(
    real_site: Path, example_site: Path
) -> None:
    real, example = (page(site / "index.html").text for site in (real_site, example_site))
    assert NO_DATE in real
    assert "data-van" not in real
    assert NO_DATE not in example
    assert 'data-van="2026-11-09" data-tot="2026-11-13"' in example


def test_what_depends_on_the_day_is_hidden_until_the_script_knows_it(example_site: Path) -> None:
    text = page(example_site / "index.html").text
    parts = re.findall(r"<section[^>]*data-(?:vandaag|terugblik)[^>]*>", text)
    assert len(parts) == 5 + 1
    assert all(part.endswith(" hidden>") or " hidden " in part for part in parts)
    assert re.search(r"<p[^>]*data-nog=[^>]*></p>", text), "empty until then"


def test_pages_stay_light(example_site: Path) -> None:
    """The bounds of the programme: in bytes as they are sent, compressed."""

    def sent(address: str) -> int:
        return len(gzip.compress((example_site / address / "index.html").read_bytes(), mtime=0))

    assert sent("programma") < 45_000
    assert sent("2026") < 45_000
    for session in read_programme(ROOT / EXAMPLE).sessions:
        assert sent(session.address) < 15_000, session.address


def test_a_cloth_is_out_of_the_way_of_who_cannot_see_it(site: Path) -> None:
    """Everything in it is said elsewhere on the page, and its links can be skipped."""
    cloths = 0
    for here in pages(site):
        for cloth in re.findall(r'<svg class="doek".*?</svg>', here.text, re.DOTALL):
            cloths += 1
            assert 'aria-hidden="true"' in cloth.partition(">")[0]
            assert cloth.count("<a ") == cloth.count('tabindex="-1"')
            for link in re.findall(r'href="([^"]+)"', cloth):
                is_here = target(site, here, link)[0] == here.path
                assert is_here or here.links.count(link) > 1, (here.path, link)
    assert cloths > 5


def test_a_session_page_leads_to_its_source(real_site: Path) -> None:
    for session in read_programme(ROOT / "programme").sessions:
        expected = f"/edit/main/programme/{session.year}/sessies/{session.slug}.md"
        links = page(real_site / session.address / "index.html").links
        assert any(link.endswith(expected) for link in links), session.address


def test_old_addresses_lead_on(example_site: Path) -> None:
    renamed = [s for s in read_programme(ROOT / EXAMPLE).sessions if s.formerly]
    assert renamed
    for session in renamed:
        for name in session.formerly:
            old = page(example_site / str(session.year) / name / "index.html")
            assert f"url=../../{session.address}" in old.text
            assert (example_site / str(session.year) / f"{name}.ics").is_file()


def test_session_text_is_sanitised(example_site: Path) -> None:
    for here in pages(example_site):
        assert "onclick" not in here.text.partition("<main")[2], here.path
        assert "javascript:" not in here.text, here.path


def test_times_are_written_the_dutch_way(real_site: Path) -> None:
    text = page(real_site / "2021" / "lancering-academische-werkplaats" / "index.html").text
    assert "vrijdag 1 oktober 2021" in text
    assert "12.30 – 14.00 uur" in text
    assert 'datetime="2021-10-01T12:30+02:00"' in text


def test_files_that_machines_look_for(site: Path) -> None:
    assert (site / ".nojekyll").is_file()
    assert (site / "404.html").is_file()
    security = (site / ".well-known" / "security.txt").read_text()
    assert re.search(r"^Contact: (https|mailto):", security, re.MULTILINE)
    assert re.search(r"^Expires: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", security, re.MULTILINE)
    assert re.search(r"^Canonical: https://example.org/week/", security, re.MULTILINE)
    sitemap = (site / "sitemap.xml").read_text()
    assert "lastmod" not in sitemap
    assert "<loc>https://example.org/week/programma/</loc>" in sitemap


def test_search_knows_every_session_once(example_site: Path) -> None:
    index = json.loads((example_site / "zoeken" / "index.json").read_text("utf-8"))
    addresses = [item["address"] for item in index["items"]]
    for session in read_programme(ROOT / EXAMPLE).sessions:
        assert addresses.count(session.address) == 1, session.address


def test_everything_that_the_search_finds_is_there(site: Path) -> None:
    index = json.loads((site / "zoeken" / "index.json").read_text("utf-8"))
    for item in index["items"]:
        address, _, anchor = item["address"].partition("#")
        found = page(site / address / "index.html")
        assert not anchor or anchor in found.ids, item


def test_the_search_finds_the_words_of_a_page_and_not_of_the_lists_in_it(real_site: Path) -> None:
    index = json.loads((real_site / "zoeken" / "index.json").read_text("utf-8"))
    number, found = 0, []
    for distance in index["words"]["tilburg"]:
        number += distance
        found.append(index["items"][number]["address"])
    assert "over/#wat-is-de-week" in found
    assert "programma/" not in found
    assert "programma/" in {item["address"] for item in index["items"]}
    # A page that asks not to be found.
    assert "" not in {item["address"] for item in index["items"]}


def test_every_page_has_the_policy_before_anything_it_is_about(site: Path) -> None:
    for here in pages(site):
        assert here.policy == POLICY, here.path
        before = here.text.partition("Content-Security-Policy")[0]
        assert not re.search(r"<(script|link|style|img)\b", before), here.path
        # A browser looks for the encoding in the first kilobyte.
        assert "charset" in here.text[:1024], here.path


def test_no_page_has_a_script_or_style_of_its_own(site: Path) -> None:
    """The policy would stop it."""
    for here in pages(site):
        assert here.inline == [], here.path


def test_styles_are_written_as_every_browser_knows_them(site: Path) -> None:
    for path in (site / "assets").rglob("*.css"):
        css = path.read_text("utf-8")
        # Safari takes a line only: with a variable beside it, a link is not underlined at all.
        assert re.findall(r"text-decoration:\s*[\w-]+\s[^;}]+", css) == [], path


def test_nothing_of_material_is_published_that_no_page_loads(site: Path) -> None:
    assert not (site / "assets" / "javascripts").exists()
    assert not (site / "assets" / "stylesheets").exists()
    loaded = {
        (here.path.parent / address).resolve()
        for here in pages(site)
        for address in here.loads
        if not address.startswith("/") and not is_outside(address)
    }
    assert site.resolve() / "assets" / "site.js" in loaded


def test_no_template_leaks_into_a_page(site: Path) -> None:
    for here in pages(site):
        assert 'data-onderdeel="' not in here.text, here.path
        assert "Macro Rendering Error" not in here.text, here.path
        assert "Undefined" not in here.text, here.path
