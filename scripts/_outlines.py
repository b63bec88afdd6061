"""A national TopoJSON file of municipalities → the drawing of those of Noord-Brabant.

TopoJSON keeps every border once, as an *arc*, and a municipality as rings of arcs; a negative
number ``~n`` is arc ``n`` the other way round.  The drawing stays that way, so that neighbours
cannot come apart and the outline of a region can be made from those of its municipalities.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

Point: TypeAlias = tuple[float, float]
Spot: TypeAlias = tuple[int, int]

SOURCE = "Kadaster / Centraal Bureau voor de Statistiek"
"""Whose the borders are: to be named wherever they are shown."""

WIDTH = 800
MARGIN = 4
"""Round the drawing, for the thickness of its lines."""

FINEST = 6.0
"""A point that makes a triangle smaller than this with its neighbours is left out."""

NUMBER = 14
"""The room that a number takes, from its middle."""
APART = 24
MOST_SPOTS = 4
GRID = 2
"""How far apart the spots are that are looked at."""

CODES = {
    "Alphen-Chaam": "GM1723",
    "Altena": "GM1959",
    "Asten": "GM0743",
    "Baarle-Nassau": "GM0744",
    "Bergeijk": "GM1724",
    "Bergen op Zoom": "GM0748",
    "Bernheze": "GM1721",
    "Best": "GM0753",
    "Bladel": "GM1728",
    "Boekel": "GM0755",
    "Boxtel": "GM0757",
    "Breda": "GM0758",
    "Cranendonck": "GM1706",
    "Deurne": "GM0762",
    "Dongen": "GM0766",
    "Drimmelen": "GM1719",
    "Eersel": "GM0770",
    "Eindhoven": "GM0772",
    "Etten-Leur": "GM0777",
    "Geertruidenberg": "GM0779",
    "Geldrop-Mierlo": "GM1771",
    "Gemert-Bakel": "GM1652",
    "Gilze en Rijen": "GM0784",
    "Goirle": "GM0785",
    "Halderberge": "GM1655",
    "Heeze-Leende": "GM1658",
    "Helmond": "GM0794",
    "'s-Hertogenbosch": "GM0796",
    "Heusden": "GM0797",
    "Hilvarenbeek": "GM0798",
    "Laarbeek": "GM1659",
    "Land van Cuijk": "GM1982",
    "Loon op Zand": "GM0809",
    "Maashorst": "GM1991",
    "Meierijstad": "GM1948",
    "Moerdijk": "GM1709",
    "Nuenen, Gerwen en Nederwetten": "GM0820",
    "Oirschot": "GM0823",
    "Oisterwijk": "GM0824",
    "Oosterhout": "GM0826",
    "Oss": "GM0828",
    "Reusel-De Mierden": "GM1667",
    "Roosendaal": "GM1674",
    "Rucphen": "GM0840",
    "Sint-Michielsgestel": "GM0845",
    "Someren": "GM0847",
    "Son en Breugel": "GM0848",
    "Steenbergen": "GM0851",
    "Tilburg": "GM0855",
    "Valkenswaard": "GM0858",
    "Veldhoven": "GM0861",
    "Vught": "GM0865",
    "Waalre": "GM0866",
    "Waalwijk": "GM0867",
    "Woensdrecht": "GM0873",
    "Zundert": "GM0879",
}
"""Name as in ``programme/regios.yml`` → the code of CBS; the file has only codes."""


class DrawingError(Exception):
    """The file is not what it should be; the text is Dutch."""


@dataclass(frozen=True)
class Projection:
    """Degrees → places in the drawing: equirectangular, true to scale in the middle.

    Over a province the error is less than the thickness of a line.
    """

    west: float
    """The longitude of the left side, degrees."""
    north: float
    """The latitude of the upper side, degrees."""
    per_longitude: float
    """Units of the drawing per degree."""
    per_latitude: float

    def spot(self, point: Point) -> Spot:
        """Return where a longitude and latitude are, in whole units."""
        longitude, latitude = point
        x = (longitude - self.west) * self.per_longitude
        y = (self.north - latitude) * self.per_latitude
        return round(x), round(y)


def draw(topology: Mapping[str, Any], codes: Mapping[str, str]) -> dict[str, Any]:
    """Return the drawing of municipalities, as ``macros/publish/outlines.py`` reads it.

    :param topology: TopoJSON (specification 1.0) with ``gm_features`` by ``code``.
    :param codes: name → code.
    :raises DrawingError: when it holds no municipalities, or not all of these.
    """
    rings = {name: _rings(topology, code) for name, code in codes.items()}
    used = sorted({_number(arc) for own in rings.values() for ring in own for arc in ring})
    arcs = _arcs(topology, used)
    projection = _projection([point for arc in arcs.values() for point in arc])
    drawn = {number: _simplified(list(map(projection.spot, arcs[number]))) for number in used}
    # A border that is shorter than a unit is gone.
    lines = [line for line in drawn.values() if len(line) > 1]
    place = {number: at for at, number in enumerate(n for n in used if len(drawn[n]) > 1)}

    def kept(ring: Iterable[int]) -> list[int]:
        there = (arc for arc in ring if _number(arc) in place)
        return [place[arc] if arc >= 0 else ~place[~arc] for arc in there]

    own = {name: [*filter(None, map(kept, found))] for name, found in rings.items()}
    height = max(y for line in lines for _, y in line) + MARGIN
    return {
        "source": SOURCE,
        "width": WIDTH,
        "height": height,
        "projection": {key: round(value, 6) for key, value in vars(projection).items()},
        "arcs": [list(_flat(line)) for line in lines],
        "municipalities": {
            name: {"rings": own[name], "room": _room([_ring(lines, r) for r in own[name]])}
            for name in codes
        },
    }


def written(drawing: Mapping[str, Any]) -> str:
    """Return a drawing as JSON, an arc or a municipality on a line: a diff can be read."""
    parts = []
    for key, value in drawing.items():
        if key == "arcs":
            shown = "[\n" + ",\n".join(map(_compact, value)) + "\n]"
        elif key == "municipalities":
            lines = (f"{_compact(name)}: {_compact(one)}" for name, one in value.items())
            shown = "{\n" + ",\n".join(lines) + "\n}"
        else:
            shown = _compact(value)
        parts.append(f"{_compact(key)}: {shown}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _rings(topology: Mapping[str, Any], code: str) -> list[list[int]]:
    try:
        found = topology["objects"]["gm_features"]["geometries"]
    except (KeyError, TypeError):
        reason = "In dit bestand staan geen gemeenten (gm_features)."
        raise DrawingError(reason) from None
    for one in found:
        if one.get("properties", {}).get("code") == code:
            polygons = [one["arcs"]] if one["type"] == "Polygon" else one["arcs"]
            return [ring for polygon in polygons for ring in polygon]
    raise DrawingError(f"De gemeente met code {code} staat niet in dit bestand.")


def _number(arc: int) -> int:
    return arc if arc >= 0 else ~arc


def _arcs(topology: Mapping[str, Any], numbers: Iterable[int]) -> dict[int, list[Point]]:
    """Return arcs as longitude and latitude; in a quantised file they are steps."""
    transform = topology.get("transform")
    arcs = topology["arcs"]
    if not transform:
        return {number: [(x, y) for x, y, *_ in arcs[number]] for number in numbers}
    (scale_x, scale_y), (left, lower) = transform["scale"], transform["translate"]
    found = {}
    for number in numbers:
        x = y = 0
        points = []
        for step_x, step_y, *_ in arcs[number]:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + left, y * scale_y + lower))
        found[number] = points
    return found


def _projection(points: Sequence[Point]) -> Projection:
    longitudes, latitudes = zip(*points, strict=True)
    west, east = min(longitudes), max(longitudes)
    south, north = min(latitudes), max(latitudes)
    narrowing = math.cos(math.radians((south + north) / 2))
    per_longitude = (WIDTH - 2 * MARGIN) / (east - west)
    per_latitude = per_longitude / narrowing
    return Projection(
        west - MARGIN / per_longitude, north + MARGIN / per_latitude, per_longitude, per_latitude
    )


def _simplified(line: Sequence[Spot]) -> list[Spot]:
    """Return a line without the points that matter least (Visvalingam and Whyatt, 1993).

    Its ends stay: other lines begin there.  A line that closes keeps a triangle.
    """
    found = [
        line[0],
        *(after for before, after in pairwise(line) if after != before),
    ]
    least = 4 if line[0] == line[-1] else 2
    while len(found) > least:
        size, place = min((_area(found[at - 1 : at + 2]), at) for at in range(1, len(found) - 1))
        if size >= FINEST:
            break
        del found[place]
    return found


def _area(corners: Sequence[Spot]) -> float:
    (ax, ay), (bx, by), (cx, cy) = corners
    return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2


def _flat(line: Sequence[Spot]) -> Iterator[int]:
    """Yield where a line begins and then its steps: short numbers, ready for an SVG path."""
    at = (0, 0)
    for x, y in line:
        yield from (x - at[0], y - at[1])
        at = (x, y)


def _ring(lines: Sequence[Sequence[Spot]], ring: Iterable[int]) -> list[Spot]:
    points: list[Spot] = []
    for arc in ring:
        line = lines[arc] if arc >= 0 else lines[~arc][::-1]
        points += line[1:] if points else line
    return points


def _room(rings: Sequence[Sequence[Spot]]) -> list[Spot]:
    """Return spots within rings where a number has room, the one with most room first.

    A number can then make way for what lies under the first.
    """
    largest = max(rings, key=_size)
    xs, ys = zip(*largest, strict=True)
    sides = [side for ring in rings for side in pairwise(ring)]
    inside = (
        (x, y)
        for x in range(min(xs), max(xs) + 1, GRID)
        for y in range(min(ys), max(ys) + 1, GRID)
        if is_inside((x, y), rings)
    )
    room = {spot: min(_distance(spot, *side) for side in sides) for spot in inside}
    enough = min(NUMBER, max(room.values(), default=0))
    found: list[Spot] = []
    for spot in sorted(room, key=lambda spot: (-room[spot], spot)):
        if room[spot] >= enough and all(math.dist(spot, one) >= APART for one in found):
            found.append(spot)
        if len(found) == MOST_SPOTS:
            break
    return found or [largest[0]]


def _size(ring: Sequence[Spot]) -> float:
    pairs = pairwise(ring)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def is_inside(spot: Point, rings: Iterable[Sequence[Point]]) -> bool:
    """Whether a spot lies in an area with these rings, by the even-odd rule."""
    x, y = spot
    crossings = 0
    for ring in rings:
        for (ax, ay), (bx, by) in pairwise(ring):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                crossings += 1
    return crossings % 2 == 1


def _distance(spot: Spot, one: Spot, other: Spot) -> float:
    """Return how far a spot is from a side."""
    (x, y), (ax, ay), (bx, by) = spot, one, other
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length if length else 0
    along = max(0, min(1, along))
    return math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))
