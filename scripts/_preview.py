"""How long a preview takes to show what was saved."""

from __future__ import annotations

import re
import socket
import subprocess
import time
import urllib.request
from typing import TYPE_CHECKING

import _environment
import _mkdocs

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 120
"""Seconds after which a preview does not come any more."""


def measure(folder: Path, sessions: int, saves: int) -> list[float]:
    """Return the seconds that each save of a session took, in a week of so many sessions.

    What is done is what an open page does: wait until the server says that there is a newer site,
    and load itself again.
    """
    from tests.generator import generate

    generate(folder, sessions)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    server = subprocess.Popen(
        _mkdocs.preview_command(port),
        cwd=_environment.ROOT,
        env=_mkdocs.variables(folder, address),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(address)
        session = min(folder.glob("*/sessies/*.md"))
        page = f"{address}{session.parent.parent.name}/{session.stem}/"
        return [_one(session, page, f"Opgeslagen {number}") for number in range(saves)]
    finally:
        server.terminate()
        server.wait()


def _one(session: Path, page: str, title: str) -> float:
    before = _get(page)
    found = re.search(r"livereload\((\d+), (\d+)\)", before)
    assert found
    wait_for_newer = f"{page.split('/', 3)[2]}/livereload/{found[1]}/{found[2]}"
    text = session.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^titel: .*", f'titel: "{title}"', text, count=1)
    begin = time.perf_counter()
    session.write_text(text, encoding="utf-8", newline="\n")
    _get(f"http://{wait_for_newer}")
    while title not in _get(page):
        time.sleep(0.01)
    return time.perf_counter() - begin


def _wait_for(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            _get(address)
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def _get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 -- our own
        text: str = answer.read().decode()
    return text
