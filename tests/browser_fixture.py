"""One browser for a whole run: two in one process get in each other's way."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-quic"),
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Only pytest has the scripts on its path, and some tests import tests without it.
    import _chromium  # noqa: PLC0415

    program = _chromium.find()
    if program is None:
        reason = "there is no Chromium, Chrome or Edge on this machine"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=program, args=[*FLAGS])
        yield found
        found.close()
