"""The site among the apps of a phone: the Web Application Manifest and the icons in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from macros.publish.kept import kept, seal
from macros.publish.palette import Palette
from macros.publish.settings import Settings
from macros.publish.shapes import Box

MANIFEST = "app.webmanifest"
SHORT_NAME = "Brede Welvaart"
"""Below an icon there is room for some 12 to 15 letters."""


@dataclass(frozen=True)
class Icon:
    """A square picture of the mark of the site."""

    size: int
    """In pixels."""
    share: float
    """The part of the side that the mark takes.  A phone may cut an icon into any shape that
    leaves the middle 80 % (Web Application Manifest, icon masks)."""
    purpose: str
    """As in the manifest; empty for an icon that is not in it."""

    @property
    def address(self) -> str:
        """Where it is, under the root of the site."""
        cut = "-rond" if self.purpose == "maskable" else ""
        return f"beelden/app-{self.size}{cut}.png"


ICONS = (
    Icon(180, 0.7, ""),
    Icon(192, 0.8, "any"),
    Icon(512, 0.8, "any"),
    Icon(512, 0.5, "maskable"),
)


def app_files(
    settings: Settings, palette: Palette, mark: Path, store: Path
) -> Iterator[tuple[str, bytes]]:
    """Yield address and content of the manifest and of every icon.

    :param mark: the mark of the site, ``favicon.svg``.
    :param store: a folder for what may be kept from one build to the next.
    """
    yield MANIFEST, manifest(settings, palette)
    code = seal(Path(__file__), Path(__file__).with_name("drawing.py"), mark)
    for icon in ICONS:
        known = f"{icon} {palette.paper}".encode()
        drawn = partial(_drawn, icon, mark, palette)
        yield icon.address, kept(store, code + known, ".png", drawn)


def _drawn(icon: Icon, mark: Path, palette: Palette) -> bytes:
    from macros.publish import drawing  # noqa: PLC0415 -- slow, and mostly not needed

    side, found = boxes(mark.read_text("utf-8"))
    return drawing.icon(found, side, icon.size, icon.share, palette.paper)


def manifest(settings: Settings, palette: Palette) -> bytes:
    """Return the manifest; its addresses are relative to itself, at the root of the site."""
    icons = [
        {
            "src": icon.address,
            "sizes": f"{icon.size}x{icon.size}",
            "type": "image/png",
            "purpose": icon.purpose,
        }
        for icon in ICONS
        if icon.purpose
    ]
    content = {
        "name": settings.site_name,
        "short_name": SHORT_NAME,
        "lang": "nl",
        "dir": "ltr",
        "id": "./",
        "start_url": "./",
        "scope": "./",
        # With a way back and to pass on a page, which a site without them needs.
        "display": "minimal-ui",
        "background_color": palette.paper,
        "theme_color": palette.paper,
        "icons": icons,
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


_SIDE = re.compile(r'viewBox="0 0 (\d+) \1"')
_PATH = re.compile(r'<path fill="(#[0-9a-f]{6})" d="([^"]+)"')
_BOX = re.compile(r"([Mm])([\d.]+)[ ]?([\d.]+)h([\d.]+)v([\d.]+)[hH]-?[\d.]+z")


def boxes(svg: str) -> tuple[int, tuple[Box, ...]]:
    """Return the side of a square drawing, and what it is made of, the lowest first.

    :raises ValueError: when there is something else in it than rectangles of one colour.
    """
    side = _SIDE.search(svg)
    paths = _PATH.findall(svg)
    if not side or len(paths) != svg.count("<path"):
        raise ValueError(f"not a square of paths with a colour: {svg}")
    found: list[Box] = []
    for colour, path in paths:
        if _BOX.sub("", path):
            raise ValueError(f"not only rectangles: {path}")
        left = top = 0.0
        for move, x, y, width, height in _BOX.findall(path):
            # After a rectangle the pen is where it began (SVG 2, closepath).
            left, top = (float(x), float(y)) if move == "M" else (left + float(x), top + float(y))
            found.append(Box(left, top, float(width), float(height), colour))
    return int(side[1]), tuple(found)
