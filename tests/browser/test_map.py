"""The map, as a visitor uses it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Opening

pytestmark = pytest.mark.browser

NUMBER = re.compile(r"\d+")


def town(page: Page, name: str) -> Locator:
    return page.locator(".landkaart__plek", has_text=name)


def number(link: Locator) -> int:
    found = NUMBER.search(link.inner_text())
    assert found
    return int(found[0])


def stroke(link: Locator) -> str:
    return str(link.locator("path").evaluate("path => getComputedStyle(path).strokeWidth"))


def programme_shows(page: Page, slug: str, sessions: int) -> None:
    expect(page).to_have_url(re.compile(rf"/programma/\?gemeente={slug}$"))
    words = "1 sessie gevonden" if sessions == 1 else f"{sessions} sessies gevonden"
    expect(page.locator(".kiezen__aantal")).to_have_text(words)
    expect(page.locator("#kies-gemeente")).to_have_value(slug)


def test_a_municipality_is_chosen_on_the_map(open_page: Opening) -> None:
    page = open_page("kaart/")
    sessions = number(town(page, "Breda"))
    assert sessions > 1
    # At the number: what is written on the map is not in the way.
    spot = page.locator(".landkaart__getallen text", has_text=str(sessions)).evaluate_all(
        """(texts) => {
          const shape = [...document.querySelectorAll(".landkaart__plek")]
            .find((link) => link.textContent.includes("Breda")).querySelector("path");
          const box = shape.getBoundingClientRect();
          return texts.map((text) => text.getBoundingClientRect())
            .map((at) => [at.x + at.width / 2, at.y + at.height / 2])
            .find(([x, y]) => x > box.left && x < box.right && y > box.top && y < box.bottom);
        }"""
    )
    page.mouse.move(*spot)
    # Pointing at the shape is seen in the list.
    assert town(page, "Breda").evaluate("link => link.matches(':hover')")
    assert stroke(town(page, "Breda")) > stroke(town(page, "Oss"))
    page.mouse.click(*spot)
    programme_shows(page, "breda", sessions)
    page.go_back()
    expect(page.locator("h1")).to_have_text("Waar in Brabant")


def test_the_keyboard_stops_once_and_is_seen_on_the_map(open_page: Opening) -> None:
    page = open_page("kaart/", width=320)
    links = page.locator(".landkaart a")
    addresses = [str(link.get_attribute("href")) for link in links.all()]
    assert len(addresses) == len(set(addresses)), "a second stop for the same"
    town(page, "Heusden").focus()
    page.keyboard.press("Tab")  # its venue
    page.keyboard.press("Tab")
    focused = town(page, "Hilvarenbeek")
    expect(focused).to_be_focused()
    assert stroke(focused) > stroke(town(page, "Heusden"))
    # Who listens hears what the list says, and nothing of the drawing.
    sessions = number(focused)
    expect(focused).to_have_accessible_name(re.compile(rf"^Hilvarenbeek {sessions} sessies?$"))
    page.keyboard.press("Enter")
    programme_shows(page, "hilvarenbeek", sessions)


def test_shapes_lie_over_the_map_at_every_width_and_on_paper(open_page: Opening) -> None:
    page = open_page("kaart/")
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for media in ("screen", "print"):
            page.emulate_media(media=media)
            boxes = page.locator(
                ".landkaart__grond, .landkaart__getallen, .landkaart__regios svg"
            ).evaluate_all(
                """(drawings) => drawings.map((one) => {
                  const { x, y, width } = one.getBoundingClientRect();
                  return [x, y + scrollY, width].map(Math.round).join();
                })"""
            )
            assert len(set(boxes)) == 1, (width, media)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
