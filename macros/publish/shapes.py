"""What pictures show: said here without Pillow, and drawn in ``drawing``."""

from __future__ import annotations

from dataclasses import dataclass

from macros.publish.palette import ThemeColours

WIDTH, HEIGHT = 1200, 630
"""What the large previews of the usual networks ask for: 1.91 to 1."""


@dataclass(frozen=True)
class Cloth:
    """A piece of cloth."""

    colours: ThemeColours
    draft: tuple[str, ...]


@dataclass(frozen=True)
class Picture:
    """What a picture shows: cloth, and words below it."""

    address: str
    kicker: str
    title: str
    foot: str
    cloths: tuple[Cloth, ...]
    """From left to right."""


@dataclass(frozen=True)
class Box:
    """A rectangle of one colour, in the units of the drawing."""

    left: float
    top: float
    width: float
    height: float
    colour: str
    """As ``#rrggbb``."""
