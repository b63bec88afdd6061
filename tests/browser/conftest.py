"""A real browser on the built example week, served from this machine and from nowhere else."""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
)

from tests.site.conftest import EXAMPLE, build

BASE = "/week/"
"""The site is served under a path, as on GitHub Pages and in a preview."""


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder that holds the site under ``BASE``; a missing page gets the site's own."""

    def log_message(self, *_: object) -> None:
        pass

    def send_error(self, code: int, *_: object, **__: object) -> None:
        content = (Path(self.directory) / BASE.strip("/") / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Say nothing: a browser that leaves a page drops what it was still fetching."""


@contextmanager
def serve(root: Path) -> Iterator[str]:
    """Serve the folder that holds the site under ``BASE``; give the address of its first page."""
    handler = functools.partial(_Handler, directory=str(root))
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
        server.shutdown()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build the example week, serve it, and give the address of its first page."""
    root = tmp_path_factory.mktemp("served")
    with serve(root) as url:
        result = build(root / BASE.strip("/"), EXAMPLE, variables={"SITE_URL": url})
        assert result.returncode == 0, result.stderr
        yield url


Opening = Callable[..., Page]

BEFORE = "2026-09-01T12:00:00Z"
"""When every visit takes place, unless a test says otherwise: before the example week."""


BROKEN = re.compile(r"\b(Type|Reference|Range|Syntax)Error: (?!Failed to fetch)")
"""What a page writes to its console when a script that it fetched later could not go on."""

FILLED = """() =>
  [...document.querySelectorAll(".kaart:not(.kaart--geweest)")]
    .every((card) => card.querySelector(".bewaar"))
  && !document.querySelector(".bewaar:not([aria-pressed])")
  && (!document.querySelector(".mijn") || document.querySelector(".mijn > section:not([hidden])"))
"""
"""Whether the script has put the bookmarks in a page, and filled somebody's own programme."""


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Opening]:
    """Return a function that opens a page of the site, and fail on what no page may do."""
    contexts: list[BrowserContext] = []
    outside: list[str] = []
    errors: list[str] = []
    refused: list[str] = []

    def open_(
        path: str,
        *,
        width: int = 1280,
        height: int = 900,
        dark: bool = False,
        script: bool = True,
        motion: bool = False,
        now: str = BEFORE,
        zone: str = "Europe/Amsterdam",
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="no-preference" if motion else "reduce",
            java_script_enabled=script,
            # Else every page would have the whole programme kept: test_offline looks at that.
            service_workers="block",
            timezone_id=zone,
        )
        contexts.append(context)
        page = context.new_page()
        if script:
            page.clock.install(time=now)
        origin = address.removesuffix(BASE)

        def requested(request: Request) -> None:
            if not request.url.startswith(origin):
                outside.append(request.url)

        def logged(message: ConsoleMessage) -> None:
            if "Content Security Policy" in message.text:
                refused.append(message.text)
            if BROKEN.search(message.text):
                errors.append(message.text)

        page.on("request", requested)
        page.on("console", logged)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address + path)
        if script:
            page.wait_for_function(FILLED)
        return page

    yield open_
    cookies = [cookie for context in contexts for cookie in context.cookies()]
    for context in contexts:
        context.close()
    assert outside == [], "a request to somebody else"
    assert errors == []
    assert refused == [], "something that the policy of the page does not allow"
    assert cookies == []
