"""What a browser fetches at a first visit to a page of a site that was built, in bytes."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from pathlib import Path

KIND = {
    ".html": "html",
    ".css": "css",
    ".js": "js",
    ".woff2": "fonts",
    ".svg": "images",
    ".png": "images",
    ".jpg": "images",
    ".webp": "images",
    ".json": "data",
    ".webmanifest": "data",
}
"""Suffix → what it counts as."""

GZIPPED = {".html", ".css", ".js", ".svg", ".json", ".webmanifest"}
"""What a server sends compressed; the others are compressed in themselves."""

LEVEL = 6
"""Of gzip: what servers use, GitHub Pages among them."""

FETCHED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest"}
_IMPORT = re.compile(r"""^(?:import|export)\b[^"';(]*["']([^"']+)["']""", re.MULTILINE)
_URL = re.compile(r"""url\(["']?([^"')]+)["']?\)""")


@dataclass(frozen=True)
class Visit:
    """What a first visit to a page takes."""

    files: dict[Path, int]
    """File → bytes as they are sent; the page itself is one of them."""

    def bytes_of(self, kind: str) -> int:
        """Return the bytes of one kind: html, css, js, fonts, images or data."""
        return sum(size for path, size in self.files.items() if KIND[path.suffix] == kind)

    @property
    def total(self) -> int:
        """All bytes together."""
        return sum(self.files.values())


def sent(path: Path) -> int:
    """Return how many bytes a server sends for a file, without the headers."""
    content = path.read_bytes()
    return len(gzip.compress(content, LEVEL)) if path.suffix in GZIPPED else len(content)


def first_visit(site: Path, page: str) -> Visit:
    """Return what a first visit takes, before a visitor does anything.

    Fonts count when a page asks for them beforehand (``preload``): whether others are needed
    depends on the letters in the text.

    :param page: the address under the root of the site: ``programma/``.
    :raises FileNotFoundError: when the page, or something that it fetches, is not there.
    """
    files: dict[Path, int] = {}
    waiting = [site / page / "index.html"]
    while waiting:
        path = waiting.pop()
        if path in files:
            continue
        files[path] = sent(path)
        waiting += [(path.parent / address).resolve() for address in _fetched(path)]
    return Visit(files)


def _fetched(path: Path) -> list[str]:
    """Return the addresses, relative to a file, of what a browser fetches because of it."""
    if path.suffix == ".html":
        page = _Page()
        page.feed(path.read_text("utf-8"))
        found = page.fetched
    elif path.suffix == ".js":
        found = _IMPORT.findall(path.read_text("utf-8"))
    elif path.suffix == ".css":
        addresses = _URL.findall(path.read_text("utf-8"))
        found = [address for address in addresses if not address.endswith(".woff2")]
    else:
        found = []
    addresses = [urlsplit(address) for address in found]
    return [unquote(parts.path) for parts in addresses if parts.path and not parts.scheme]


def kept(site: Path) -> dict[Path, int]:
    """Return what a browser fetches to keep for when there is no connection, as for a visit.

    Nothing where the site does not offer it.
    """
    path = site / "offline" / "lijst.json"
    if not path.is_file():
        return {}
    addresses = json.loads(path.read_text("utf-8"))
    files = (site / address for address in addresses)
    found = (file / "index.html" if file.is_dir() else file for file in files)
    return {file: sent(file) for file in (path, *found)}


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {key: value or "" for key, value in attrs}
        if tag == "link" and FETCHED_LINKS & set(found.get("rel", "").split()):
            self.fetched.append(found["href"])
        # What is to be fetched when it comes into view is not part of a first visit.
        elif tag in {"script", "img"} and "src" in found and found.get("loading") != "lazy":
            self.fetched.append(found["src"])
