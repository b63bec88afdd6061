"""Going through a page with the keyboard alone.

WCAG 2.2: 2.1.1 keyboard, 2.1.2 no keyboard trap, 2.4.3 focus order, 2.4.7 focus visible and 2.4.11
focus not obscured; the last one stricter than the norm, nothing may lie over what has the focus.
"""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.browser.conftest import Opening
from tests.browser.focus import Stop, all_stops, stop_now, walk
from tests.browser.pages import every_kind

pytestmark = pytest.mark.browser


@every_kind
@pytest.mark.parametrize(("width", "height"), [(320, 640), (1280, 800)])
def test_from_top_to_bottom_and_back(
    open_page: Opening, path: str, width: int, height: int
) -> None:
    page = open_page(path, width=width, height=height)
    html = all_stops(page)
    assert len(html) > 5

    there = list(walk(page, "Tab", len(html)))
    assert [stop.html for stop in there] == html, "not everything, or in another order"
    for stop in there:
        stop.check()
    for first, second in pairwise(there):
        assert first.is_read_before(second), f"{second.html} comes after {first.html}"

    back = list(walk(page, "Shift+Tab", len(html) - 1))
    assert [stop.number for stop in back] == [*reversed(range(len(html) - 1))]
    for stop in back:
        stop.check()

    page.keyboard.press("Shift+Tab")
    after = stop_now(page)
    assert after is None or after.number != 0, "a trap"


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
    stop = stop_now(page)
    assert stop is not None
    stop.check()
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
