"""The site in other ways than on a screen as usual: forced colours, no movement, and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Opening
from tests.browser.focus import all_stops, walk
from tests.browser.pages import every_kind

pytestmark = pytest.mark.browser

A4 = 718
"""The width of the paper without margins of 1 cm, in CSS pixels."""


@every_kind
def test_forced_colours_show_where_the_focus_is(open_page: Opening, path: str) -> None:
    page = open_page(path)
    page.emulate_media(forced_colors="active")
    for stop in walk(page, "Tab", len(all_stops(page))):
        stop.check()


LINES = """(elements) => elements.map((element) => {
    const style = getComputedStyle(element);
    return [style.borderTopStyle, parseFloat(style.borderTopWidth) > 0];
})"""


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("2026/opening-van-de-week/", ".label, .knop:not([hidden]), .ticket"),
        ("2026/als-de-schuur-leegstaat/", ".label, .status"),
        ("programma/", ".label"),
        ("zoeken/", ".zoekpagina input, .knop"),
        ("programma/", ".kiezen select, .kiezen input[type=search]"),
    ],
)
def test_forced_colours_leave_what_a_background_says(
    open_page: Opening, path: str, parts: str
) -> None:
    """Backgrounds are gone: what is only told apart by one has a line around it."""
    page = open_page(path)
    page.emulate_media(forced_colors="active")
    lines = page.locator(parts).evaluate_all(LINES)
    assert lines
    assert [line for line in lines if line[0] == "none" or not line[1]] == []


STROKES = "(paths) => paths.map((path) => getComputedStyle(path).stroke)"


def test_a_browser_from_before_light_dark_shows_what_a_colour_says(open_page: Opening) -> None:
    """Safari until 17.4 and Firefox until 119: black on white, and nothing to choose."""

    def older(route: Route) -> None:
        css = route.fetch().text().replace("light-dark(", "later(")
        route.fulfill(body=css, content_type="text/css")

    page = open_page("")
    page.route("**/*.css", older)
    page.goto(page.url)
    threads = page.locator(".doek path")
    assert set(threads.evaluate_all(STROKES)) == {"rgb(0, 0, 0)"}
    expect(page.locator(".kleuren")).to_be_hidden()
    page.goto(f"{page.url}2026/opening-van-de-week/")
    # The white in a ribbon: without it, every session looks chosen.
    inside = page.locator(".bewaar--woord").first.evaluate(
        "(button) => getComputedStyle(button, '::after').backgroundColor"
    )
    assert inside == "rgb(255, 255, 255)"


def test_forced_colours_show_which_day_it_is(open_page: Opening) -> None:
    page = open_page("2026/dinsdag-10-november/")
    page.emulate_media(forced_colors="active")
    colours = page.locator(".dagwijzer a").evaluate_all(
        "(links) => links.map((link) => getComputedStyle(link).borderBottomColor)"
    )
    assert len(set(colours)) == 2
    assert colours.count(colours[1]) == 1


@every_kind
def test_nothing_moves_for_who_does_not_want_it(open_page: Opening, path: str) -> None:
    page = open_page(path, motion=False)
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def on_paper(page: Page) -> Page:
    page.emulate_media(media="print")
    return page


@every_kind
def test_everything_fits_on_paper(open_page: Opening, path: str) -> None:
    page = on_paper(open_page(path, width=A4))
    assert page.evaluate("document.documentElement.scrollWidth") <= A4
    for useless in (".kopregel", ".dagwijzer", ".kleuren", ".overslaan", ".zoek"):
        assert page.locator(f"{useless}:visible").count() == 0, useless
    held = """[...document.querySelectorAll("*")].filter((element) => element.checkVisibility()
        && ["sticky", "fixed"].includes(getComputedStyle(element).position)).length"""
    assert page.evaluate(held) == 0


def test_a_cloth_is_whole_on_paper(open_page: Opening) -> None:
    """However soon somebody prints, with the threads still being drawn in."""
    page = on_paper(open_page("", motion=True))
    names = page.locator(".doek > g").evaluate_all(
        "(groups) => groups.map((group) => getComputedStyle(group).animationName)"
    )
    assert names
    assert set(names) == {"none"}


def test_paper_is_black_on_white_in_dark_colours_too(open_page: Opening) -> None:
    page = on_paper(open_page("programma/", dark=True))
    colours = page.evaluate(
        """[...document.querySelectorAll("h1, h2 a, .kaart__titel a, .kaart__plek, .thema")]
            .map((element) => getComputedStyle(element).color)"""
    )
    assert set(colours) == {"rgb(0, 0, 0)"}
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert ground == "rgb(255, 255, 255)"


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("2026/opening-van-de-week/", "https://aanmelden.example.org/opening"),
        ("2026/als-de-schuur-leegstaat/", "uil@example.org"),
    ],
)
def test_on_paper_stands_where_to_sign_up(open_page: Opening, path: str, shown: str) -> None:
    page = on_paper(open_page(path))
    button = page.locator(".ticket a.knop").first
    after = "(element) => getComputedStyle(element, '::after').content"
    assert button.evaluate(after) == f'": {shown}"'


@pytest.mark.parametrize("path", ["kalender/", "thema/wonen/"])
def test_on_paper_stands_the_address_of_the_calendar(open_page: Opening, path: str) -> None:
    page = on_paper(open_page(path, width=A4))
    field = page.locator(".abonneren__adres input")
    assert field.is_visible()
    assert field.input_value().endswith(".ics")
    assert field.evaluate("(element) => element.scrollWidth <= element.clientWidth")
    assert page.locator(".abonneren .knop:visible").count() == 0
