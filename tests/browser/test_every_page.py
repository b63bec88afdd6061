"""What holds for every kind of page, in a real browser."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Opening

pytestmark = pytest.mark.browser

PAGES = {
    "home": "",
    "programme": "programma/",
    "edition": "2026/",
    "day": "2026/dinsdag-10-november/",
    "session": "2026/opening-van-de-week/",
    "session, long": "2026/praktijknetwerk-van-plan-naar-praktijk/",
    "session, cancelled": "2026/wie-graast-er-in-de-achtertuin/",
    "session, moved": "2026/als-de-schuur-leegstaat/",
    "session, online": "2026/rauwe-cijfers/",
    "session, English": "2026/broad-prosperity-in-plain-english/",
    "session, several moments": "2026/de-reizende-keukentafel/",
    "theme": "thema/wonen/",
    "themes": "thema/",
    "editions": "edities/",
    "venue": "locatie/aula-de-schering/",
    "index": "organisatie/",
    "calendar": "kalender/",
    "about": "over/",
    "search": "zoeken/",
    "accessibility": "toegankelijkheid/",
    "contact": "contact/",
    "not found": "bestaat-niet/",
}

every_page = pytest.mark.parametrize("path", PAGES.values(), ids=list(PAGES))


def describe(violation: dict[str, object]) -> str:
    nodes = violation["nodes"]
    assert isinstance(nodes, list)
    return f"{violation['id']}: {[node['html'][:120] for node in nodes[:3]]}"


@every_page
@pytest.mark.parametrize(
    ("width", "dark"), [(320, False), (768, True), (1280, False), (1280, True)]
)
def test_axe_finds_nothing(open_page: Opening, path: str, width: int, dark: bool) -> None:
    """WCAG 2.2 A and AA, as far as a machine can tell, and axe's best practices."""
    page = open_page(path, width=width, dark=dark)
    found = Axe().run(page).response["violations"]
    assert [describe(violation) for violation in found] == []


@every_page
@pytest.mark.parametrize("width", [320, 768, 1440])
def test_nothing_is_wider_than_the_screen(open_page: Opening, path: str, width: int) -> None:
    """WCAG 2.2 success criterion 1.4.10; 320 px is also 1280 px at 400 % zoom."""
    page = open_page(path, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# Searching needs JavaScript; what its page says without is in test_searching.py.
@pytest.mark.parametrize("path", [path for path in PAGES.values() if path != "zoeken/"])
def test_everything_is_there_without_javascript(open_page: Opening, path: str) -> None:
    def words(*, script: bool) -> list[str]:
        page = open_page(path, script=script)
        # A button that only works with JavaScript is only there with JavaScript, and so is what
        # depends on the day of the visit.
        without = ["Nog 69 dagen", *page.locator("main button:visible").all_inner_texts()]
        for part in page.locator(".kiezen, .kiezen-agenda__welke").all():
            without += part.inner_text().split("\n")
        lines = page.locator("main").inner_text().split("\n")
        return " ".join(line for line in lines if line not in without).split()

    assert words(script=False) == words(script=True)


@every_page
def test_focus_is_always_on_something_that_shows(open_page: Opening, path: str) -> None:
    """WCAG 2.2 success criteria 2.4.7 and 2.4.11."""
    page = open_page(path, width=320)
    seen: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        focus = focused(page)
        if focus["tag"] == "BODY":
            break
        assert focus["shows"], f"focus on something invisible: {focus['html']}"
        seen.append(str(focus["html"]))
    assert len(seen) > 5


def focused(page: Page) -> dict[str, object]:
    found: dict[str, object] = page.evaluate(
        """() => {
            const element = document.activeElement;
            const box = element.getBoundingClientRect();
            const style = getComputedStyle(element);
            const x = box.left + box.width / 2, y = box.top + box.height / 2;
            const top = document.elementFromPoint(x, y);
            const inline = element.getClientRects();
            const hit = [...inline].some(r => {
                const t = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
                return t && (element.contains(t) || t.contains(element));
            });
            return {
                tag: element.tagName,
                html: element.outerHTML.slice(0, 160),
                shows: box.width > 0 && box.height > 0 && style.visibility === "visible"
                    && box.bottom > 0 && box.top < innerHeight && (hit || top === null),
            };
        }"""
    )
    return found


def test_the_skip_link_leads_to_the_content(open_page: Opening) -> None:
    page = open_page("programma/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    inside = page.evaluate(
        "document.querySelector('main').contains(document.querySelector(':target'))"
    )
    assert inside


def test_a_missing_page_helps_on(open_page: Opening) -> None:
    page = open_page("2026/openning/")
    page.get_by_role("link", name="programma").first.click()
    assert page.url.endswith("/week/programma/")
