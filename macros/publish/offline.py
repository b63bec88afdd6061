"""What a browser keeps for when there is no connection: a list with the hash of every file.

The service worker (``docs/assets/werker/``) compares the list with what it has, and fetches what
differs.  So the list is written when everything else is there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.programme.addresses import day_slug
from macros.programme.model import Programme
from macros.publish.editions import current_edition

LIST = "offline/lijst.json"
INSTEAD = "offline.html"
"""The page that comes in the place of one that was not kept."""
WORKER = "sw.js"
"""At the root of the site: a service worker is about what lies beside and below it."""

FOLDERS = ("assets", "programma", "mijn-programma", "kaart", "zoeken")
"""What every visitor to the programme may need, where it is there."""
SUFFIXES = frozenset({".css", ".html", ".js", ".json", ".svg", ".woff2"})
"""Of those folders.  No calendars: they are for an app, which fetches them itself."""
_OF_THE_WORKER = "werker"
"""Under ``assets``: the browser keeps these scripts in a way of its own."""
_PARTS = ("regels.js", "werker.js")
_REMOVER = "weg.js"
_HASH_LENGTH = 16


def addresses(programme: Programme) -> Iterator[str]:
    """Yield the addresses of the pages about the edition that people come for."""
    yield ""
    edition = current_edition(programme)
    if edition:
        yield f"{edition.year}/"
        yield from (f"{day.year}/{day_slug(day)}/" for day in programme.days_of(edition))
        for session in programme.sessions_of(edition):
            yield session.address


def listing(folder: Path, pages: Iterable[str]) -> bytes:
    """Return the list: address → hash, as JSON.

    An address is as a browser asks for it, and a hash the begin of SHA-256 in hexadecimal.
    What the pages need comes first, so that it is there when somebody leaves half-way.

    :param folder: the built site.
    :param pages: the addresses of pages under its root.
    """
    found = {INSTEAD: folder / INSTEAD}
    for path in _needed(folder):
        found[path.relative_to(folder).as_posix().removesuffix("index.html")] = path
    found |= {address: folder / address / "index.html" for address in pages}
    hashes = {address: _hash(path.read_bytes()) for address, path in found.items()}
    return json.dumps(hashes, separators=(",", ":"), ensure_ascii=False).encode()


def _needed(folder: Path) -> Iterator[Path]:
    for name in FOLDERS:
        for path in sorted((folder / name).rglob("*")):
            if path.suffix in SUFFIXES and path.parent.name != _OF_THE_WORKER:
                yield path


def worker(scripts: Path, *, is_on: bool) -> bytes:
    """Return the service worker; when nothing is to be kept any more, one that clears up.

    The browser takes up a new one when its bytes differ (Service Workers, Update), so the
    version of each part is in its address.

    :param scripts: the folder ``assets/werker``.
    """
    if not is_on:
        return (scripts / _REMOVER).read_bytes()
    parts = ((name, _hash((scripts / name).read_bytes())) for name in _PARTS)
    names = ", ".join(f'"assets/{_OF_THE_WORKER}/{name}?{version}"' for name, version in parts)
    return f"importScripts({names});\n".encode()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_HASH_LENGTH]
