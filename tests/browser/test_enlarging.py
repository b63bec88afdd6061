"""Larger letters and wider spacing: WCAG 2.2 success criteria 1.4.4, 1.4.10 and 1.4.12."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opening
from tests.browser.pages import every_kind, every_page

pytestmark = pytest.mark.browser

SPACED = """() => {
    const style = new CSSStyleSheet();
    style.replaceSync(`
        * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
            word-spacing: 0.16em !important; }
        p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets.push(style);
}"""
"""What success criterion 1.4.12 asks a page to bear."""

DAMAGE = """() => {
    const lines = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        if (!texts.currentNode.data.trim() || element.closest(".alleen-voorlezen, .overslaan, svg")
            || !element.checkVisibility({ visibilityProperty: true })) continue;
        const range = document.createRange();
        range.selectNodeContents(texts.currentNode);
        for (const { left, right, top, bottom } of range.getClientRects()) {
            // Letters are less high than the room that they have.
            const quarter = (bottom - top) / 4;
            const text = texts.currentNode.data.trim().slice(0, 60);
            const height = { top: top + quarter, bottom: bottom - quarter };
            lines.push({ text, element, left, right, ...height });
        }
    }
    const found = [];
    const scrolls = (element) => {
        for (; element; element = element.parentElement) {
            if (getComputedStyle(element).overflowX === "auto") return true;
        }
        return false;
    };
    for (const { text, element, left, right, top, bottom } of lines) {
        if ((left < 0 || right > innerWidth + 1) && !scrolls(element)) {
            found.push(`outside: ${text}`);
        }
        for (let around = element; around; around = around.parentElement) {
            const { overflowY } = getComputedStyle(around);
            const box = around.getBoundingClientRect();
            if (["hidden", "clip"].includes(overflowY) && (top < box.top || bottom > box.bottom)) {
                found.push(`cut off: ${text}`);
            }
        }
    }
    const stays = (line) => line.element.closest(".dagwijzer") !== null;
    lines.sort((first, second) => first.top - second.top);
    lines.forEach((first, number) => {
        for (const second of lines.slice(number + 1)) {
            if (second.top >= first.bottom) break;
            if (second.left < first.right - 2 && first.left < second.right - 2
                && stays(first) === stays(second)) {
                found.push(`over each other: ${first.text} | ${second.text}`);
            }
        }
    });
    return found;
}"""
"""Text that is outside the screen, cut off, or over other text."""


def damage(page: Page) -> list[str]:
    page.evaluate("async () => { await document.fonts.ready; }")
    found: list[str] = page.evaluate(DAMAGE)
    return found


@every_page
def test_four_times_as_large(open_page: Opening, path: str) -> None:
    """A screen of 1280 by 1024 pixels at 400 %."""
    page = open_page(path, width=320, height=256)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert damage(page) == []


@every_page
def test_letters_twice_as_large(open_page: Opening, path: str) -> None:
    """Only the letters, as a phone or Firefox can make them."""
    page = open_page(path, width=1280)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert damage(page) == []


@every_kind
@pytest.mark.parametrize("width", [320, 1280])
def test_wider_spacing(open_page: Opening, path: str, width: int) -> None:
    page = open_page(path, width=width)
    page.evaluate(SPACED)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert damage(page) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("position = 'absolute'; style.left = '-50px'", "outside"),
        ("overflow = 'hidden'; style.blockSize = '10px'", "cut off"),
        ("marginTop = '-60px'", "over each other"),
    ],
)
def test_damage_would_be_seen(open_page: Opening, change: str, found: str) -> None:
    page = open_page("over/", width=320)
    page.evaluate(f"const {{ style }} = document.querySelector('h2'); style.{change}")
    assert found in {line.partition(":")[0] for line in damage(page)}
