"""The programme and the first page, as they change with the day and the place on the page."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opening

pytestmark = pytest.mark.browser

STATES = {
    # When the visit takes place: (what stands above the name, the day that is shown, looking back)
    "2026-09-01T12:00:00Z": ("Nog 69 dagen", "", False),
    "2026-11-07T22:50:00Z": ("Nog 2 dagen", "", False),
    "2026-11-07T23:00:00Z": ("Morgen begint de week", "", False),
    "2026-11-08T22:50:00Z": ("Morgen begint de week", "", False),
    "2026-11-08T23:00:00Z": ("Dag 1 van 5", "Vandaag, maandag 9 november", False),
    "2026-11-11T12:00:00Z": ("Dag 3 van 5", "Vandaag, woensdag 11 november", False),
    "2026-11-13T22:50:00Z": ("Dag 5 van 5", "Vandaag, vrijdag 13 november", False),
    "2026-11-13T23:00:00Z": ("De week is geweest", "", True),
    "2027-03-01T12:00:00Z": ("De week is geweest", "", True),
}
"""In UTC: the day in Brabant begins an hour earlier in winter, wherever the visitor is."""


def headings(page: Page) -> list[str]:
    return [heading.inner_text() for heading in page.locator("h2:visible").all()]


@pytest.mark.parametrize("now", STATES)
def test_the_first_page_goes_with_the_day(open_page: Opening, now: str) -> None:
    line, today, looks_back = STATES[now]
    page = open_page("", now=now)
    assert page.locator(".voor__nu").inner_text() == line
    shown = headings(page)
    assert [heading for heading in shown if heading.startswith("Vandaag")] == [today] * bool(today)
    assert ("Terugkijken" in shown) is looks_back
    ways = page.locator(".voor__wegen a:visible")
    assert (ways.first.inner_text() == "Wat is er vandaag?") is bool(today)
    assert ways.count() == 3
    if today:
        ways.first.click()
        expect(page.get_by_role("heading", name=today)).to_be_in_viewport()


@pytest.mark.parametrize("now", ["2026-11-11T12:00:00Z", "2027-03-01T12:00:00Z"])
@pytest.mark.parametrize(("width", "dark"), [(320, False), (1280, True)])
def test_axe_finds_nothing_in_any_state(
    open_page: Opening, now: str, width: int, dark: bool
) -> None:
    page = open_page("", now=now, width=width, dark=dark)
    assert [violation["id"] for violation in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_page_that_stays_open_goes_on_to_the_next_day(open_page: Opening) -> None:
    page = open_page("", now="2026-11-09T20:00:00Z")
    page.clock.set_system_time("2026-11-10T07:00:00Z")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert page.locator(".voor__nu").inner_text() == "Dag 2 van 5"
    assert "Vandaag, dinsdag 10 november" in headings(page)
    assert "Vandaag, maandag 9 november" not in headings(page)


def test_without_a_script_the_first_page_is_right_on_any_day(open_page: Opening) -> None:
    text = open_page("", script=False).locator("main").inner_text()
    assert "9 tot en met 13 november 2026" in text
    for word in ("Nog ", "Morgen", "Vandaag", "is geweest", "Terugkijken"):
        assert word not in text


def test_threads_are_drawn_in_once_and_only_on_the_first_page(open_page: Opening) -> None:
    def moves(path: str, *, motion: bool) -> list[tuple[float, str]]:
        """Return seconds and repetitions of everything that moves by itself, also if it is done."""
        page = open_page(path, motion=motion)
        found: list[list[str]] = page.evaluate(
            """[...document.querySelectorAll("*")].map(e => getComputedStyle(e))
                .filter(style => style.animationName !== "none")
                .map(style => [style.animationDuration, style.animationIterationCount])"""
        )
        return [(float(duration.removesuffix("s")), times) for duration, times in found]

    moving = moves("", motion=True)
    assert len(moving) == 2, "the warp and the weft"
    assert all(0 < seconds < 0.4 and times == "1" for seconds, times in moving)
    assert moves("", motion=False) == []
    assert moves("2026/", motion=True) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_the_way_to_the_days_stays_in_reach(open_page: Opening, width: int) -> None:
    page = open_page("programma/", width=width)
    page.get_by_role("navigation", name="Dagen").get_by_role("link", name="do").click()
    page.wait_for_function("scrollY > 1000")
    box = page.locator(".dagwijzer").bounding_box()
    heading = page.locator("#\\32 026-11-12").bounding_box()
    assert box
    assert heading
    assert box["y"] == 0
    assert box["y"] + box["height"] <= heading["y"]
    page.wait_for_selector(".dagwijzer [aria-current]")
    current = page.locator(".dagwijzer [aria-current]")
    assert current.get_attribute("data-dag") == "2026-11-12"
    assert current.bounding_box()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_way_to_the_days_works_by_keyboard(open_page: Opening) -> None:
    page = open_page("programma/", width=320, height=600)
    link = page.locator('.dagwijzer [data-dag="2026-11-13"]')
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("scrollY > 1000")
    page.keyboard.press("Tab")
    inside = "document.activeElement.closest('.dag').querySelector('h2').id"
    assert page.evaluate(inside) == "2026-11-13"


def test_focus_is_never_under_the_way_to_the_days(open_page: Opening) -> None:
    """WCAG 2.2 success criterion 2.4.11, walking backwards through the list."""
    page = open_page("programma/", width=320, height=600)
    page.locator("#\\32 026-11-10 a").focus()
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        below = page.evaluate(
            """document.activeElement.getBoundingClientRect().bottom
                > document.querySelector(".dagwijzer").getBoundingClientRect().bottom
                || document.querySelector(".dagwijzer").contains(document.activeElement)"""
        )
        assert below


def test_on_a_low_screen_the_days_scroll_along(open_page: Opening) -> None:
    """At 400 % zoom there is no room for anything that stays."""
    page = open_page("programma/", width=320, height=256)
    assert page.locator(".dagwijzer").evaluate("e => getComputedStyle(e).position") == "static"


def test_today_is_marked(open_page: Opening) -> None:
    page = open_page("programma/", now="2026-11-11T12:00:00Z")
    assert page.locator('.dagwijzer [data-dag="2026-11-11"]').inner_text() == "vandaag 11 nov"
    page = open_page("programma/", now="2026-12-11T12:00:00Z")
    assert page.locator('.dagwijzer [data-dag="2026-11-11"]').inner_text() == "wo 11 nov"


def test_what_runs_at_once_stands_side_by_side_where_there_is_room(open_page: Opening) -> None:
    def tops(width: int) -> list[float]:
        page = open_page("2026/dinsdag-10-november/", width=width)
        cards = page.locator(".kaarten > li", has_text="10.00")
        boxes = [card.bounding_box() for card in cards.all()]
        return [box["y"] for box in boxes if box]

    assert len(set(tops(1280))) < len(tops(1280))
    assert tops(320) == sorted(set(tops(320)))


def test_what_is_hidden_stays_hidden(open_page: Opening) -> None:
    """A filter only has to set `hidden`: on a card, a part of a day or a day."""
    page = open_page("2026/")  # The same list, and no filter that would show it again.
    for selector in (".kaarten > li", ".dagdeel", ".dag"):
        element = page.locator(selector).first
        element.evaluate("e => e.hidden = true")
        assert not element.is_visible(), selector


def test_the_cloth_leads_to_the_part_of_a_day(open_page: Opening) -> None:
    page = open_page("")
    box = page.locator(".voor .doek").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.5)
    page.wait_for_url("**/2026/dinsdag-10-november/#middag")


@pytest.mark.parametrize("path", ["", "programma/", "2026/", "thema/wonen/"])
def test_targets_are_large_enough(open_page: Opening, path: str) -> None:
    """44 px, more than WCAG 2.2 success criterion 2.5.8 asks, for what is there to be touched."""
    page = open_page(path, width=320)
    small = page.locator(
        ".dagwijzer a, .knop:visible, .week ul a, .wegen a, .hoofdmenu a"
    ).evaluate_all(
        "all => all.filter(e => e.getBoundingClientRect().height < 44).map(e => e.outerHTML)"
    )
    assert small == []
