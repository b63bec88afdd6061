"""The drawing of Brabant that the repository carries."""

from __future__ import annotations

import math
import re
from itertools import pairwise

import pytest

from _outlines import CODES, is_inside
from macros.programme.reading import read_programme
from macros.publish.outlines import Spot, outlines
from tests.site.conftest import EXAMPLE, ROOT

DRAWING = outlines()

CENTRES = {
    "Altena": (51.8158, 5.0014),  # Woudrichem
    "Bergen op Zoom": (51.4949, 4.2911),
    "Breda": (51.5888, 4.7760),
    "Cranendonck": (51.2717, 5.5750),  # Budel
    "Eindhoven": (51.4381, 5.4790),
    "Helmond": (51.4793, 5.6570),
    "'s-Hertogenbosch": (51.6889, 5.3031),
    "Land van Cuijk": (51.7269, 5.8794),  # Cuijk
    "Nuenen, Gerwen en Nederwetten": (51.4733, 5.5467),
    "Oss": (51.7650, 5.5180),
    "Reusel-De Mierden": (51.3622, 5.1650),
    "Tilburg": (51.5606, 5.0837),
    "Zundert": (51.4717, 4.6556),
}
"""Municipality → where its town hall or church stands."""


def rings(path: str) -> list[list[Spot]]:
    """Read an outline back."""
    found = []
    for part in re.findall(r"M([^z]*)z", path):
        numbers = [int(number) for number in re.findall(r"-?\d+", part)]
        x = y = 0
        ring = []
        for step_x, step_y in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + step_x, y + step_y
            ring.append(Spot(x, y))
        found.append([*ring, ring[0]])
    return found


def area(path: str) -> float:
    """Return the area within an outline; holes go the other way round and count as such."""
    return sum(
        (ax * by - bx * ay) / 2 for ring in rings(path) for (ax, ay), (bx, by) in pairwise(ring)
    )


@pytest.mark.parametrize("folder", ["programme", EXAMPLE])
def test_it_has_the_municipalities_of_the_regions(folder: str) -> None:
    regions = read_programme(ROOT / folder, base=ROOT).regions.values()
    names = {name for region in regions for name in region.municipalities}
    assert names == set(DRAWING.rings) == set(CODES)


@pytest.mark.parametrize(("name", "place"), CENTRES.items(), ids=CENTRES)
def test_a_town_lies_in_its_own_municipality(name: str, place: tuple[float, float]) -> None:
    spot = DRAWING.spot(*place)
    assert spot
    assert [town for town in CODES if is_inside(spot, rings(DRAWING.outline([town])))] == [name]


def test_distances_are_right_in_every_direction() -> None:
    """A unit of the drawing is as many kilometres from west to east as from north to south."""
    places = {name: DRAWING.spot(*place) for name, place in CENTRES.items()}
    known = {  # kilometres, as the crow flies
        ("Bergen op Zoom", "Helmond"): 94.6,
        ("Breda", "Eindhoven"): 51.5,
        ("Cranendonck", "Oss"): 55.0,
        ("Tilburg", "'s-Hertogenbosch"): 20.9,
    }
    scales = []
    for (one, other), kilometres in known.items():
        begin, end = places[one], places[other]
        assert begin
        assert end
        scales.append(math.dist(begin, end) / kilometres)
    assert max(scales) / min(scales) < 1.03


def test_nothing_is_left_between_municipalities_and_nothing_lies_in_two() -> None:
    each = sum(area(DRAWING.outline([name])) for name in CODES)
    assert each == pytest.approx(area(DRAWING.outline(CODES)))
    assert abs(each) > 100_000


@pytest.mark.parametrize("name", CODES)
def test_numbers_stand_in_their_own_municipality(name: str) -> None:
    shape = rings(DRAWING.outline([name]))
    assert DRAWING.room[name]
    assert all(is_inside(spot, shape) for spot in DRAWING.room[name])


def test_a_coarser_outline_is_smaller_and_still_closed() -> None:
    fine, coarse = DRAWING.outline(CODES), DRAWING.outline(CODES, 4)
    assert len(coarse) < len(fine)
    assert area(coarse) * 16 == pytest.approx(area(fine), rel=0.02)


def test_it_says_whose_the_borders_are() -> None:
    assert DRAWING.source == "Kadaster / Centraal Bureau voor de Statistiek"
