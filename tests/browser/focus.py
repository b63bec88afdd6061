"""Where the focus is on a page, and whether somebody who looks can tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page

_REMEMBER = """() => {
    const all = "a[href], button, input, select, textarea, summary, [tabindex]";
    window.stops = [...document.querySelectorAll(all)].filter((element) =>
        element.tabIndex >= 0 && !element.disabled
        && element.checkVisibility({ visibilityProperty: true })
        // Of radio buttons that belong together one has a stop, and arrows lead to the others.
        && (element.type !== "radio" || element.checked));
    return window.stops.map((element) => element.outerHTML.slice(0, 120));
}"""
"""Remember what can be reached, in the order of the source."""

_DESCRIBE = """() => {
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

    def check(self) -> None:
        """Fail if somebody who looks cannot tell where the focus is."""
        assert self.seen, f"focus outside what shows: {self}"
        assert self.clear, f"something lies over the focus: {self}"
        assert self.outlined, f"the focus does not show: {self}"


def all_stops(page: Page) -> list[str]:
    """Return the HTML of all that can be reached, in the order of the source, and number it."""
    found: list[str] = page.evaluate(_REMEMBER)
    return found


def stop_now(page: Page) -> Stop | None:
    """Return where the focus is, None if it is nowhere on the page."""
    found = page.evaluate(_DESCRIBE)
    return Stop(**found) if found else None


def walk(page: Page, key: str, times: int) -> Iterator[Stop]:
    """Press a key so many times, and give where the focus is after each."""
    for _ in range(times):
        page.keyboard.press(key)
        stop = stop_now(page)
        assert stop is not None, "the focus is lost"
        yield stop
