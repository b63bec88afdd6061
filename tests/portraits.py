"""Faces of nobody, drawn: what the example week has for photos, and what tests need.

    python -m tests.portraits

draws those of the example week again.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw

EXAMPLE = Path(__file__).parent / "voorbeeldweek" / "2026" / "fotos"


class Face(NamedTuple):
    """The colours of a drawing."""

    wall: str
    skin: str
    hair: str
    clothes: str
    has_long_hair: bool


FACES = {
    "ad-zelfkant": Face("#ddf4e1", "#e8b48c", "#8a8178", "#006e30", has_long_hair=False),
    "zita-bombazijn": Face("#f8ecd3", "#8d5a3c", "#2a1d18", "#745500", has_long_hair=True),
    "hanneke-stiksel": Face("#ffe4e5", "#f1c9a5", "#b4551f", "#953543", has_long_hair=True),
}
"""Name of a file in the example week → who is on it; none of them exists."""


def drawn(face: Face, width: int = 480, height: int = 600) -> Image.Image:
    """Return a drawing of somebody from the chest up."""
    image = Image.new("RGB", (width, height), face.wall)
    draw = ImageDraw.Draw(image)
    middle, unit = width / 2, min(width, height) / 12
    top = height * 0.16

    def oval(x: float, y: float, across: float, down: float, colour: str) -> None:
        left, upper = middle + (x - across) * unit, top + (y - down) * unit
        box = (left, upper, left + 2 * across * unit, upper + 2 * down * unit)
        draw.ellipse(box, fill=colour)

    def block(x: float, y: float, across: float, down: float, colour: str) -> None:
        left, upper = middle + (x - across) * unit, top + (y - down) * unit
        box = (left, upper, left + 2 * across * unit, upper + 2 * down * unit)
        draw.rounded_rectangle(box, radius=unit, fill=colour)

    if face.has_long_hair:
        block(0, 3.6, 2.9, 3.2, face.hair)
    block(0, 10, 4.6, 3.4, face.clothes)
    block(0, 5.4, 0.95, 1.8, face.skin)
    oval(0, 2.2, 2.75, 2.6, face.hair)
    oval(0, 3, 2.2, 2.6, face.skin)
    oval(0, 1, 2.1, 0.95, face.hair)
    for side in (-0.85, 0.85):
        oval(side, 2.9, 0.2, 0.2, "#1c1f26")
    smile = (middle - unit, top + 3.4 * unit, middle + unit, top + 4.6 * unit)
    draw.arc(smile, 20, 160, fill="#1c1f26", width=max(1, round(unit / 6)))
    return image


def photo(
    form: str = "JPEG", width: int = 480, height: int = 600, exif: Image.Exif | None = None
) -> bytes:
    """Return a file with a drawing.

    :param form: JPEG, PNG or another that Pillow can write.
    """
    content = io.BytesIO()
    image = drawn(FACES["ad-zelfkant"], width, height)
    image.save(content, form, **({"exif": exif} if exif else {}))
    return content.getvalue()


def main() -> None:
    """Draw the photos of the example week."""
    EXAMPLE.mkdir(exist_ok=True)
    for name, face in FACES.items():
        image = drawn(face, 960, 1200).resize((480, 600), Image.Resampling.LANCZOS)
        image.quantize(32, dither=Image.Dither.NONE).save(EXAMPLE / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
