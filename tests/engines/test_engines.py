"""The site in Firefox and in WebKit, the engine of every browser on an iPhone.

What does not depend on the engine is tested in Chromium alone: see tests/browser.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.pages import every_kind
from tests.browser.test_offline import AS_IT_WAS, KEPT
from tests.engines.conftest import Visitor
from tests.engines.firefox import Firefox
from tests.engines.steered import Steered
from tests.host import Host

pytestmark = pytest.mark.browser

LOOK = """
const all = (selector) =>
  [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility());
const told = (elements) => elements.map((e) => e.outerHTML.slice(0, 100));
const style = getComputedStyle;
const isEmpty = (colour) => /^(none|rgba\\(.*, 0\\))$/.test(colour);
const hasLine = (e) => style(e).textDecorationLine !== "none" || [...e.children].some(hasLine);
const links = all("main a:not(.knop, .dagwijzer a)").filter((e) => e.innerText);
const bands = all(".zelfkant span, .weefsel-band span");
return {
  "beside the screen": document.documentElement.scrollWidth > innerWidth,
  "another font": !style(document.body).fontFamily.startsWith('"Atkinson Hyperlegible Next"')
    || ![...document.fonts].some((font) => font.status === "loaded"),
  "links without a line": told(links.filter((e) => !hasLine(e))),
  "no bands": bands.length === 0,
  "without a colour": told([
    ...all(".kaart, .ingang[class*=thema-]")
      .filter((e) => isEmpty(style(e, "::before").backgroundColor)),
    ...bands.filter((e) => isEmpty(style(e).backgroundColor)),
    ...all(".doek path").filter((e) => isEmpty(style(e).stroke)),
  ]),
  "enlarged by an iPhone": told(
    all("select, textarea, input:not([type=radio], [type=checkbox])")
      .filter((e) => parseFloat(style(e).fontSize) < 16),
  ),
  "without a size": told(all("main svg").filter((e) => !(e.clientWidth && e.clientHeight))),
};
"""
"""What can be wrong with a page → whether it is, or the elements where it is."""

BACKGROUND = "return getComputedStyle(document.documentElement).backgroundColor"


@every_kind
def test_a_page_is_whole(visitor: Visitor, path: str) -> None:
    # As narrow as the window of a WebKitGTK can be, or nearly so.
    visitor.open(path, width=480)
    found = visitor.browser.run(LOOK)
    assert {what: so for what, so in found.items() if so} == {}


def count(browser: Steered) -> int:
    found = re.search(r"\d+", browser.text(".kiezen__aantal"))
    assert found
    return int(found[0])


def wait_for_count(browser: Steered, condition: str) -> int:
    """Return how many sessions are found, once that number is as the condition says."""
    browser.wait(rf"document.querySelector('.kiezen__aantal').innerText.match(/\d+/) {condition}")
    return count(browser)


def test_choosing_and_the_way_back(visitor: Visitor) -> None:
    browser = visitor.browser
    visitor.open("programma/")
    every = count(browser)
    browser.type(".kiezen input[name=q]", "brabant")
    with_word = wait_for_count(browser, f"< {every}")
    assert with_word > 1
    browser.click(".kiezen [name=thema] option[value=wonen]")
    assert wait_for_count(browser, f"< {with_word}") > 0
    shown = browser.run(
        "return [...document.querySelectorAll('.agenda .kaart')].filter((e) => e.checkVisibility())"
        ".map((e) => e.querySelector('.thema-wonen') !== null)"
    )
    assert shown
    assert all(shown)
    browser.back()
    wait_for_count(browser, f"== {with_word}")
    assert browser.run("return document.querySelector('.kiezen [name=thema]').value") == ""


def test_searching(visitor: Visitor) -> None:
    browser = visitor.browser
    visitor.open("over/")
    browser.type("header input[type=search]", "keukentafels")
    browser.wait("document.querySelector('.zoek__lijst a[href*=reizende-keukentafel]')")
    browser.click(".zoek__lijst a[href*=reizende-keukentafel]")
    browser.wait("location.pathname.endsWith('/2026/de-reizende-keukentafel/')")
    browser.wait("document.readyState === 'complete'")
    assert browser.text("h1") == "De reizende keukentafel"


def test_a_bookmark_is_kept(visitor: Visitor) -> None:
    browser = visitor.browser
    visitor.open("programma/")
    title = browser.text(".kaart__titel a")
    browser.click(".kaart .bewaar")
    browser.wait("document.querySelector('.kaart .bewaar').ariaPressed === 'true'")
    browser.reload()
    browser.wait("document.querySelector('.kaart .bewaar')?.ariaPressed === 'true'")
    assert browser.run("return document.querySelectorAll('[aria-pressed=true]').length") == 1
    visitor.open("mijn-programma/")
    assert browser.text(".mijn__lijst .kaart__titel a") == title


def test_without_a_connection(browser: Steered, site: Path) -> None:
    host = Host(site)
    host.start()
    try:
        browser.open(host.url)
        browser.wait(f"({KEPT})()")
    finally:
        host.stop()
    browser.reload()
    line = ".verbinding [role=status]"
    browser.wait(f"document.querySelector('{line}').innerText")
    assert AS_IT_WAS.match(browser.text(line))
    # A page that was not open before.
    browser.open(f"{host.url}2026/opening-van-de-week/")
    browser.wait(f"document.querySelector('{line}').innerText")
    assert AS_IT_WAS.match(browser.text(line))
    assert "Opening van de week" in browser.text("h1")
    assert browser.run("return [...document.fonts].some((font) => font.status === 'loaded')")


def test_dark_colours(visitor: Visitor, start: Callable[..., Steered]) -> None:
    browser = visitor.browser
    visitor.open("over/")
    light = browser.run(BACKGROUND)
    browser.click(".kleuren input[value=donker]")
    chosen = browser.run(BACKGROUND)
    browser.reload()
    assert browser.run(BACKGROUND) == chosen != light
    dark = start(dark=True)
    try:
        dark.open(f"{visitor.url}over/")
        assert dark.run(BACKGROUND) == chosen
    finally:
        dark.stop()


@pytest.mark.parametrize("start", ["Firefox"], indirect=True)  # the other needs a printer
def test_paper(browser: Steered, url: str) -> None:
    assert isinstance(browser, Firefox)
    browser.open(f"{url}?nu=2026-12-01")
    assert not any(page.endswith("Dag voor dag") for page in browser.pdf())
    browser.open(f"{url}kalender/")
    assert len(browser.pdf()) == 2
