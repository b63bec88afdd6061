"""Firefox and WebKit, each started once, and the example week for them to look at."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import _engines
from tests.browser.conftest import FILLED
from tests.engines.firefox import Firefox
from tests.engines.steered import Steered
from tests.engines.webkit import WebKit
from tests.host import BASE, Host
from tests.site.conftest import EXAMPLE, build

ENGINES: dict[str, tuple[Callable[[], Path | None], Callable[..., Steered]]] = {
    "Firefox": (_engines.firefox, Firefox),
    "WebKit": (_engines.webkit, WebKit),
}
"""Name → what finds it, and what starts it."""

NOW = "nu=2026-09-01T14:00"
"""Every visit takes place before the example week."""

WATCH = b"""<script>
  window.problems = [];
  for (const [type, told] of Object.entries({
    error: (e) => e.message || `not there: ${e.target.src || e.target.href}`,
    unhandledrejection: (e) => `not caught: ${e.reason}`,
    securitypolicyviolation: (e) => `refused: ${e.violatedDirective} ${e.blockedURI}`,
  })) addEventListener(type, (e) => problems.push(told(e)), true);
</script>"""
"""Notes what goes wrong in a page.  Only above its policy it may stand in the page itself (CSP,
delivered by a meta element)."""


@dataclass(frozen=True)
class Visitor:
    """Somebody who looks at the site in a browser, on a day before the week."""

    browser: Steered
    url: str
    """Of the first page."""

    def open(self, path: str, width: int = 1280) -> None:
        """Go to a page of the site, and wait until its scripts have filled it."""
        self.check()
        if self.browser.run("return innerWidth") != width:
            self.browser.resize(width)
        page, mark, fragment = path.partition("#")
        self.browser.open(f"{self.url}{page}?{NOW}{mark}{fragment}")
        self.browser.wait(f"({FILLED})()")

    def check(self) -> None:
        """See that nothing went wrong in the page that is open."""
        assert self.browser.run("return window.problems ?? []") == []


@pytest.fixture(scope="session", params=ENGINES)
def start(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Steered]:
    """Return a function that starts the browser."""
    find, begin = ENGINES[request.param]
    program = find()
    if program is None:
        reason = f"{request.param} ontbreekt; scripts/test zonder --fast installeert het"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return lambda *, dark: begin(program, tmp_path_factory.mktemp("browser"), dark=dark)


@pytest.fixture(scope="session")
def browser(start: Callable[..., Steered]) -> Iterator[Steered]:
    found = start(dark=False)
    yield found
    found.stop()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("engines") / "site"
    result = build(found, EXAMPLE, variables={"SITE_URL": f"https://example.org{BASE}"})
    assert result.returncode == 0, result.stderr
    return found


@pytest.fixture(scope="session")
def url(site: Path) -> Iterator[str]:
    host = Host(site, WATCH)
    host.start()
    yield host.url
    host.stop()


@pytest.fixture
def visitor(browser: Steered, url: str) -> Iterator[Visitor]:
    found = Visitor(browser, url)
    browser.open("about:blank")
    yield found
    found.check()
    browser.run("localStorage.clear()")
