"""Drawing the municipalities from TopoJSON, on a tiny country of squares."""

from __future__ import annotations

import json
import math
import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

import _environment
from _outlines import MARGIN, SOURCE, WIDTH, DrawingError, draw, is_inside, written
from macros.publish.outlines import Outlines, from_drawing

CODES = {"West": "GM0001", "Oost": "GM0002"}


def country() -> dict[str, Any]:
    """Return two squares of a degree that share a side; in the western one lies a hole."""
    return {
        "type": "Topology",
        "arcs": [
            [[5, 51], [5, 52]],  # the side that they share, going north
            [[5, 52], [4, 52], [4, 51.5], [4, 51], [5, 51]],  # round the west
            [[5, 51], [6, 51], [6, 52], [5, 52]],  # round the east
            [[4.2, 51.2], [4.4, 51.2], [4.4, 51.4], [4.2, 51.4], [4.2, 51.2]],
            [[6, 52], [7, 53], [6, 53], [6, 52]],
        ],
        "objects": {
            "gm_features": {
                "type": "GeometryCollection",
                "geometries": [
                    {
                        "type": "Polygon",
                        "arcs": [[0, 1], [3]],
                        "properties": {"code": "GM0001"},
                    },
                    {
                        "type": "MultiPolygon",
                        "arcs": [[[~0, 2]]],
                        "properties": {"code": "GM0002"},
                    },
                    {"type": "Polygon", "arcs": [[4]], "properties": {"code": "GM0003"}},
                ],
            }
        },
    }


def quantised(topology: dict[str, Any]) -> dict[str, Any]:
    """Return the same with arcs as steps of a thousandth of a degree (TopoJSON 1.0, 2.1.2)."""
    arcs = []
    for arc in topology["arcs"]:
        steps, before = [], (0, 0)
        for x, y in arc:
            spot = (round((x - 4) * 1000), round((y - 51) * 1000))
            steps.append([spot[0] - before[0], spot[1] - before[1]])
            before = spot
        arcs.append(steps)
    transform = {"scale": [0.001, 0.001], "translate": [4, 51]}
    return {**topology, "arcs": arcs, "transform": transform}


@pytest.fixture(scope="module")
def drawn() -> dict[str, Any]:
    return draw(country(), CODES)


@pytest.fixture(scope="module")
def drawing(drawn: dict[str, Any]) -> Outlines:
    return from_drawing(drawn)


def corners(path: str) -> int:
    """Return how many corners an outline has."""
    numbers = path.replace("M", " ").replace("l", " ").replace("z", " ").replace("-", " -").split()
    return len(numbers) // 2


def test_neighbours_share_their_border(drawing: Outlines) -> None:
    # A corner in the middle of a straight side is left out.
    assert corners(drawing.outline(["Oost"])) == 4
    assert corners(drawing.outline(["West"])) == 4 + 4
    # Together they are a square of two by one; that they share their border is not to be seen.
    both = drawing.outline(["West", "Oost"])
    assert both.count("M") == 2, "the outside and the hole"
    assert corners(both) <= 6 + 4
    assert drawing.outline(["Nergens"]) == ""


def test_what_is_not_asked_for_is_not_drawn(drawn: dict[str, Any]) -> None:
    assert set(drawn["municipalities"]) == set(CODES)
    assert len(drawn["arcs"]) == 4


def test_north_is_up_and_a_degree_is_as_long_both_ways(drawing: Outlines) -> None:
    assert drawing.spot(52, 4) == (MARGIN, MARGIN)
    assert drawing.spot(51, 6) == (WIDTH - MARGIN, drawing.height - MARGIN)
    east, north = (drawing.projection[name] for name in ("per_longitude", "per_latitude"))
    assert east / north == pytest.approx(math.cos(math.radians(51.5)), rel=1e-4)
    assert drawing.spot(51.5, 3.5) is None
    assert drawing.spot(51.5, None) is None


def test_a_quantised_file_gives_the_same(drawn: dict[str, Any]) -> None:
    assert draw(quantised(country()), CODES) == drawn


def test_a_number_has_room_within_its_municipality_and_not_in_the_hole(drawing: Outlines) -> None:
    hole = [drawing.spot(*place) for place in ((51.2, 4.2), (51.2, 4.4), (51.4, 4.4), (51.4, 4.2))]
    for spot in drawing.room["West"]:
        assert 0 < spot.x < WIDTH / 2
        assert not is_inside(spot, [[one for one in (*hole, hole[0]) if one]])
    # The first has most room; it makes way for what is there.
    first, second = drawing.room["Oost"][:2]
    assert drawing.free_spot("Oost", []) == first
    assert drawing.free_spot("Oost", [first]) != first
    assert drawing.free_spot("Oost", [second]) == first
    assert drawing.free_spot("Nergens", []) is None


def test_it_can_be_written_and_read(drawn: dict[str, Any]) -> None:
    text = written(drawn)
    assert from_drawing(json.loads(text)) == from_drawing(drawn)
    assert json.loads(text)["source"] == SOURCE
    assert sum(line.startswith(('"West"', '"Oost"')) for line in text.splitlines()) == 2


def test_a_file_without_what_is_needed_is_refused() -> None:
    with pytest.raises(DrawingError, match="GM9999"):
        draw(country(), {"Weg": "GM9999"})
    with pytest.raises(DrawingError, match="gm_features"):
        draw({"objects": {}, "arcs": []}, CODES)


@pytest.mark.parametrize(
    "text", ["geen json", json.dumps({"objects": {}}), None], ids=["text", "other", "absent"]
)
def test_the_program_says_what_is_wrong_and_leaves_the_drawing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    text: str | None,
) -> None:
    file = tmp_path / "grenzen.topojson"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    target = _environment.ROOT / "macros" / "publish" / "brabant.json"
    before = target.read_bytes()
    program = str(_environment.ROOT / "scripts" / "map")
    monkeypatch.setattr(sys, "argv", [program, str(file)])
    with pytest.raises(SystemExit) as end:
        runpy.run_path(program, run_name="__main__")
    assert end.value.code == 2
    assert f"FOUT: {file}" in capsys.readouterr().err
    assert target.read_bytes() == before
