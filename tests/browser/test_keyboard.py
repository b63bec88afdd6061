"""Going through a page with the keyboard alone.

WCAG 2.2: 2.1.1 keyboard, 2.1.2 no keyboard trap, 2.4.3 focus order, 2.4.7 focus visible and 2.4.11
focus not obscured; the last one stricter than the norm, nothing may lie over what has the focus.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opening
from tests.browser.pages import every_kind

pytestmark = pytest.mark.browser

START = """() => {
    const query = "a[href], button, input, select, textarea, summary, [tabindex]";
    window.stops = [...document.querySelectorAll(query)].filter((element) =>
        element.tabIndex >= 0 && !element.disabled
        && element.checkVisibility({ visibilityProperty: true })
        // Of radio buttons that belong together one has a stop, and arrows lead to the others.
        && (element.type !== "radio" || element.checked));
    return window.stops.map((element) => element.outerHTML.slice(0, 120));
}"""
"""Remember what can be reached, in the order of the source."""

STOP = """() => {
    const element = document.activeElement;
    if (element === document.body) return null;
    const outlined = (found, pseudo) => {
        const style = getComputedStyle(found, pseudo);
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    };
    const clear = (box) => [0.1, 0.5, 0.9].every((part) => {
        const x = box.left + box.width * part, y = box.top + box.height / 2;
        const found = document.elementFromPoint(x, y);
        return found && (element.contains(found) || element.labels?.[0]?.contains(found));
    });
    // Where it begins: a link can run on over several lines.
    const [box] = element.getClientRects();
    return {
        number: (window.stops ?? []).indexOf(element),
        html: element.outerHTML.slice(0, 120),
        seen: element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
            && box.width > 0 && box.height > 0 && box.left >= 0 && box.right <= innerWidth
            && box.top > -1 && box.bottom < innerHeight + 1,
        clear: clear(box),
        outlined: outlined(element) || outlined(element, "::after")
            || outlined(element.parentElement),
        ticket: Boolean(element.closest(".ticket")),
        left: box.left + scrollX, right: box.right + scrollX,
        top: box.top + scrollY, bottom: box.bottom + scrollY,
    };
}"""
"""Describe what has the focus; nothing if it is lost."""


@dataclass(frozen=True)
class Stop:
    """Where the focus is, in pixels from the upper left of the page."""

    number: int
    html: str
    seen: bool
    clear: bool
    outlined: bool
    ticket: bool
    left: float
    right: float
    top: float
    bottom: float

    def is_read_before(self, other: Stop) -> bool:
        """Whether somebody who reads down, and from left to right, comes here first."""
        # Lines of small text have links that are higher than the line.
        middle = (other.top + other.bottom) / 2
        if middle <= self.top:
            # Higher is further on only where a new column begins; beside a ticket is the text.
            return other.left >= self.right or (self.ticket and not other.ticket)
        if middle >= self.bottom:
            return True
        return other.left >= self.left or (self.ticket and not other.ticket)


def walk(page: Page, key: str, times: int) -> Iterator[Stop]:
    """Press a key so many times, and say where the focus is after each."""
    for _ in range(times):
        page.keyboard.press(key)
        found = page.evaluate(STOP)
        assert found is not None, "the focus is lost"
        yield Stop(**found)


@every_kind
@pytest.mark.parametrize(("width", "height"), [(320, 640), (1280, 800)])
def test_from_top_to_bottom_and_back(
    open_page: Opening, path: str, width: int, height: int
) -> None:
    page = open_page(path, width=width, height=height)
    html = page.evaluate(START)
    assert len(html) > 5

    there = list(walk(page, "Tab", len(html)))
    assert [stop.html for stop in there] == html, "not everything, or in another order"
    for stop in there:
        check(stop)
    for first, second in pairwise(there):
        assert first.is_read_before(second), f"{second.html} comes after {first.html}"

    back = list(walk(page, "Shift+Tab", len(html) - 1))
    assert [stop.number for stop in back] == [*reversed(range(len(html) - 1))]
    for stop in back:
        check(stop)

    page.keyboard.press("Shift+Tab")
    assert page.evaluate(STOP) is None or page.evaluate(STOP)["number"] != 0, "a trap"


def check(stop: Stop) -> None:
    assert stop.seen, f"focus outside what shows: {stop}"
    assert stop.clear, f"something lies over the focus: {stop}"
    assert stop.outlined, f"the focus does not show: {stop}"


def stop_at(left: float, top: float, *, ticket: bool = False) -> Stop:
    return Stop(0, "", True, True, True, ticket, left, left + 10, top, top + 10)


def test_what_is_read_first() -> None:
    here = stop_at(100, 100)
    assert here.is_read_before(stop_at(0, 200)), "below"
    assert here.is_read_before(stop_at(200, 100)), "to the right"
    assert here.is_read_before(stop_at(200, 0)), "the next column"
    assert not here.is_read_before(stop_at(0, 100)), "to the left"
    assert not here.is_read_before(stop_at(100, 0)), "above"
    assert stop_at(100, 100, ticket=True).is_read_before(stop_at(0, 0)), "the text beside it"


@every_kind
def test_the_skip_link_leads_to_the_content(open_page: Opening, path: str) -> None:
    page = open_page(path, width=320, height=640)
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    assert link.inner_text() == "Naar de inhoud"
    assert page.evaluate(STOP)["seen"]
    page.keyboard.press("Enter")
    target = page.locator(":target")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    box = target.bounding_box()
    assert box is not None
    assert -1 <= box["y"] < 640
    page.keyboard.press("Tab")
    assert page.evaluate(
        "document.querySelector('.inhoud').contains(document.activeElement)"
        " || !document.querySelector('.inhoud').querySelector('a, button, input, summary')"
    )
