"""The site among the apps of a phone."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from PIL import Image

from macros.publish import drawing
from macros.publish.app import ICONS, MANIFEST, app_files, boxes
from macros.publish.palette import read_palette
from macros.publish.shapes import Box
from tests.publish.test_calendar import SETTINGS

ASSETS = Path(__file__).resolve().parents[2] / "docs" / "assets"
MARK = ASSETS / "favicon.svg"
PALETTE = read_palette((ASSETS / "tokens.css").read_text(encoding="utf-8"))


def test_every_icon_is_there_in_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = dict(app_files(SETTINGS, PALETTE, MARK, tmp_path))
    manifest = json.loads(files[MANIFEST])
    assert (manifest["name"], manifest["lang"]) == (SETTINGS.site_name, "nl")
    assert manifest["theme_color"] == PALETTE.paper == "#fbfaf7"
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        image = Image.open(io.BytesIO(files[icon["src"]]))
        assert "{}x{}".format(*image.size) == icon["sizes"]
    assert len(files) == 1 + len(ICONS)
    # The next build finds them.
    monkeypatch.setattr(drawing, "icon", None)
    assert dict(app_files(SETTINGS, PALETTE, MARK, tmp_path)) == files


def test_an_icon_is_the_mark_of_the_site() -> None:
    side, found = boxes(MARK.read_text(encoding="utf-8"))
    assert side == 40
    assert found[0] == Box(0, 2, 40, 6, "#8e3665")
    # The second rectangle of a path begins where the first one did: m0 19.
    assert [(box.top, box.height) for box in found if box.left == 2] == [(0, 11), (19, 12), (39, 1)]
    icon = Image.open(io.BytesIO(drawing.icon(found, side, 80, 0.5, PALETTE.paper))).convert("RGB")
    paper, thread = icon.getpixel((19, 40)), icon.getpixel((21, 25))
    assert "#{:02x}{:02x}{:02x}".format(*paper) == PALETTE.paper  # type: ignore[misc]
    assert "#{:02x}{:02x}{:02x}".format(*thread) == "#8e3665"  # type: ignore[misc]


@pytest.mark.parametrize("path", ["M0 0c1 2 3 4 5 6z", "M0 0h6v6H0zl4 4"])
def test_another_mark_than_rectangles_is_an_error(path: str) -> None:
    svg = f'<svg viewBox="0 0 40 40"><path fill="#8e3665" d="{path}"/></svg>'
    with pytest.raises(ValueError, match="rectangles"):
        boxes(svg)


def test_dark_paper() -> None:
    assert PALETTE.dark_paper == "#14161b"
