"""The province as it was drawn: outlines of municipalities and regions, and where a place is.

``brabant.json`` comes from ``scripts/map``.  It holds every border once; an outline is put
together from the borders round it, so that of a region needs no file of its own and follows
``regios.yml``.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

DRAWING = Path(__file__).with_name("brabant.json")

CLEAR = 22
"""How far a number is from a point when both can be seen whole."""


class Spot(NamedTuple):
    """A place in the drawing."""

    x: int
    y: int


Line = tuple[Spot, ...]


@dataclass(frozen=True)
class Outlines:
    """The drawing."""

    source: str
    """Whose the borders are: to be named wherever they are shown."""
    width: int
    height: int
    projection: Mapping[str, float]
    """``west`` and ``north`` in degrees, and units per degree; equirectangular."""
    lines: tuple[Line, ...]
    """Every border once, from where three areas meet to where that is so again."""
    rings: Mapping[str, tuple[int, ...]]
    """Municipality → the borders round it, ``~n`` for the other way round."""
    room: Mapping[str, Line]
    """Municipality → spots where a number has room, the one with most room first."""

    def spot(self, latitude: float | None, longitude: float | None) -> Spot | None:
        """Return where a place is; ``None`` when that is not known, or not in the drawing.

        :param latitude: degrees, WGS 84, as is the longitude.
        """
        if latitude is None or longitude is None:
            return None
        x = (longitude - self.projection["west"]) * self.projection["per_longitude"]
        y = (self.projection["north"] - latitude) * self.projection["per_latitude"]
        is_in = 0 <= x <= self.width and 0 <= y <= self.height
        return Spot(round(x), round(y)) if is_in else None

    def free_spot(self, name: str, taken: Iterable[Spot]) -> Spot | None:
        """Return where a number can stand in a municipality, clear of ``taken`` if that can be.

        ``None`` for a municipality that is not in the drawing.
        """
        points = tuple(taken)

        def clear(spot: Spot) -> float:
            return min((math.dist(spot, point) for point in points), default=CLEAR)

        # Of spots that are equally clear, ``max`` takes the first.
        return max(self.room.get(name, ()), key=lambda spot: min(clear(spot), CLEAR), default=None)

    def outline(self, names: Iterable[str], step: int = 1) -> str:
        """Return the outline of municipalities together, as the ``d`` of an SVG path.

        Borders between two of them are left out.  A name that is not in the drawing adds nothing.

        :param step: how many units of the drawing are one of the path: a larger one makes it
            smaller and coarser.
        """
        around = set(chain.from_iterable(self.rings.get(name, ()) for name in names))
        kept = sorted(border for border in around if ~border not in around)
        return "".join(_path(_coarser(ring, step)) for ring in self._closed(kept))

    def _line(self, border: int) -> Line:
        return self.lines[border] if border >= 0 else self.lines[~border][::-1]

    def _closed(self, borders: Iterable[int]) -> Iterator[Line]:
        """Yield rings, put together from borders that follow each other."""
        starting: dict[Spot, list[Line]] = defaultdict(list)
        for line in map(self._line, borders):
            starting[line[0]].append(line)
        while starting:
            ring = list(_taken(starting, next(iter(starting))))
            while ring[-1] != ring[0] and ring[-1] in starting:
                ring += _taken(starting, ring[-1])[1:]
            yield tuple(ring)


def _taken(starting: dict[Spot, list[Line]], spot: Spot) -> Line:
    line = starting[spot].pop(0)
    if not starting[spot]:
        del starting[spot]
    return line


def _coarser(ring: Line, step: int) -> Line:
    spots = [Spot(round(x / step), round(y / step)) for x, y in ring]
    kept = spots[:1]
    for spot, after in zip(spots[1:], [*spots[2:], spots[0]], strict=True):
        if spot != kept[-1] and not _is_straight(kept[-1], spot, after):
            kept.append(spot)
    return tuple(kept)


def _is_straight(before: Spot, spot: Spot, after: Spot) -> bool:
    return (spot.x - before.x) * (after.y - spot.y) == (after.x - spot.x) * (spot.y - before.y)


def _path(ring: Line) -> str:
    """Return a closed SVG path in as few characters as it takes (SVG 2, 9.3)."""
    before, steps = Spot(0, 0), list[int]()
    for spot in ring:
        steps += (spot.x - before.x, spot.y - before.y)
        before = spot
    first = f"M{steps[0]} {steps[1]}l" if steps else ""
    return f"{first}{_numbers(steps[2:])}z" if len(ring) > 2 else ""  # noqa: PLR2004 -- a triangle


def _numbers(steps: Sequence[int]) -> str:
    """Return numbers with a space only where there is no minus to part them."""
    return " ".join(map(str, steps)).replace(" -", "-")


@cache
def outlines() -> Outlines:
    """Return the drawing that the repository carries."""
    return from_drawing(json.loads(DRAWING.read_text(encoding="utf-8")))


def from_drawing(drawing: Mapping[str, Any]) -> Outlines:
    """Return a drawing as it was read from its file."""
    towns = drawing["municipalities"]
    return Outlines(
        source=drawing["source"],
        width=drawing["width"],
        height=drawing["height"],
        projection=drawing["projection"],
        lines=tuple(map(_steps, drawing["arcs"])),
        rings={name: tuple(chain.from_iterable(town["rings"])) for name, town in towns.items()},
        room={name: tuple(Spot(*spot) for spot in town["room"]) for name, town in towns.items()},
    )


def _steps(numbers: Sequence[int]) -> Line:
    """Return a line that is written as where it begins, and then how far each next spot is."""
    x = y = 0
    spots = []
    for step_x, step_y in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + step_x, y + step_y
        spots.append(Spot(x, y))
    return tuple(spots)
