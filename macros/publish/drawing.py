"""Pictures drawn with Pillow.  A module of its own, because importing Pillow takes a while."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont

from macros.publish.palette import Palette
from macros.publish.shapes import HEIGHT, WIDTH, Box, Cloth, Picture

CELL = 30
"""From one thread to the next, in pixels."""
THREAD = 26
CLOTH_HEIGHT = 8 * CELL
MARGIN = 80
KICKER_SIZE = 40
TITLE_SIZES = range(104, 8, -8)
COLOURS = 64
"""In the file: enough for flat colours and the edges of letters."""

SHARPNESS = 4
"""How many times larger an icon is drawn."""

LATIN = "atkinson-hyperlegible-next-latin-{}-normal.woff2"
LATIN_EXTENDED = "atkinson-hyperlegible-next-latin-ext-{}-normal.woff2"
IN_LATIN = frozenset("ıŒœ")
"""What the first of the two fonts has of the letters that are mostly in the second."""


def png(picture: Picture, palette: Palette, fonts: Path) -> bytes:
    """Return ``picture`` as a PNG file."""
    image = Image.new("RGB", (WIDTH, HEIGHT), palette.paper)
    for index, cloth in enumerate(picture.cloths):
        left, right = (WIDTH * edge // len(picture.cloths) for edge in (index, index + 1))
        image.paste(_woven(cloth, palette.paper, right - left), (left, 0))
    writer = _Writer(image, fonts)
    top = CLOTH_HEIGHT + 52
    top = writer.write(picture.kicker, top, KICKER_SIZE, 400, palette.soft_ink) + 4
    size, lines = writer.fit(picture.title)
    for line in lines:
        top = writer.write(line, top, size, 700, palette.ink)
    if picture.foot:
        bottom = HEIGHT - MARGIN - KICKER_SIZE // 2
        writer.write(picture.foot, bottom, KICKER_SIZE, 700, palette.accent)
    flat = image.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    content = io.BytesIO()
    flat.save(content, "PNG", optimize=True)
    return content.getvalue()


def icon(boxes: Iterable[Box], side: int, size: int, share: float, paper: str) -> bytes:
    """Return rectangles as a square PNG file.

    :param side: of the drawing, in the units of the boxes.
    :param size: of the picture, in pixels.
    :param share: the part of the picture that the drawing takes.
    """
    # Larger first, so that edges between two pixels come out as they should.
    fine = size * SHARPNESS
    image = Image.new("RGB", (fine, fine), paper)
    draw = ImageDraw.Draw(image)
    scale = fine * share / side
    begin = fine * (1 - share) / 2
    for box in boxes:
        left, top = begin + box.left * scale, begin + box.top * scale
        edges = (left, top, left + box.width * scale, top + box.height * scale)
        x0, y0, x1, y1 = map(round, edges)
        draw.rectangle((x0, y0, x1 - 1, y1 - 1), fill=box.colour)
    content = io.BytesIO()
    small = image.resize((size, size), Image.Resampling.BOX)
    flat = small.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    flat.save(content, "PNG", optimize=True)
    return content.getvalue()


def _woven(cloth: Cloth, paper: str, width: int) -> Image.Image:
    """Return cloth: warp threads from top to bottom, weft threads over and under them."""
    image = Image.new("RGB", (width, CLOTH_HEIGHT), cloth.colours.tint)
    draw = ImageDraw.Draw(image)
    warp = cloth.colours.thread
    weft = _between(warp, paper)
    gap = CELL - THREAD
    for row in range(CLOTH_HEIGHT // CELL):
        weave = cloth.draft[row % len(cloth.draft)]
        for column in range(-(-width // CELL)):
            x, y = column * CELL, row * CELL
            along = (x + gap // 2, y, x + gap // 2 + THREAD - 1, y + CELL - 1)
            across = (x, y + gap // 2, x + CELL - 1, y + gap // 2 + THREAD - 1)
            if weave[column % len(weave)] == "X":
                draw.rectangle(across, fill=weft)
                draw.rectangle(along, fill=warp)
            else:
                draw.rectangle(along, fill=warp)
                draw.rectangle(across, fill=weft)
    return image


def _between(one: str, other: str) -> tuple[int, ...]:
    """Return a colour between two, a good part nearer to the second."""
    pairs = zip(ImageColor.getrgb(one), ImageColor.getrgb(other), strict=True)
    return tuple((35 * a + 65 * b) // 100 for a, b in pairs)


class _Writer:
    """Writes lines of text in the site's own fonts."""

    def __init__(self, image: Image.Image, fonts: Path) -> None:
        self._draw = ImageDraw.Draw(image)
        self._fonts = fonts

    def fit(self, text: str) -> tuple[int, list[str]]:
        """Return the largest size in which a title fits on two lines, and those lines."""
        for size in TITLE_SIZES:
            lines = self._lines(text, size)
            if max(self._length(line, size) for line in lines) <= WIDTH - 2 * MARGIN:
                break
        return size, lines

    def write(self, line: str, top: int, size: int, weight: int, colour: str) -> int:
        """Write one line; return where the next one begins."""
        x = float(MARGIN)
        for font, part in self._parts(line, size, weight):
            self._draw.text((x, top), part, font=font, fill=colour)
            x += font.getlength(part)
        return top + size * 6 // 5

    def _lines(self, text: str, size: int) -> list[str]:
        """Return ``text`` on one line, or where it is too long on two that are about as long."""
        words = text.split()
        if len(words) < 2 or self._length(text, size) <= WIDTH - 2 * MARGIN:  # noqa: PLR2004
            return [text]
        splits = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
        return [*min(splits, key=lambda two: max(self._length(line, size) for line in two))]

    def _length(self, line: str, size: int) -> float:
        return sum(font.getlength(part) for font, part in self._parts(line, size, 700))

    def _parts(
        self, line: str, size: int, weight: int
    ) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
        """Yield the parts of a line that one font has: Latin, or its less usual letters."""
        for is_extended, characters in groupby(line, _is_extended):
            name = (LATIN_EXTENDED if is_extended else LATIN).format(weight)
            yield _font(self._fonts / name, size), "".join(characters)


def _is_extended(character: str) -> bool:
    code = ord(character)
    in_block = 0x100 <= code < 0x2B0 or 0x1E00 <= code < 0x1F00  # noqa: PLR2004 -- Unicode blocks
    return in_block and character not in IN_LATIN


@cache
def _font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    # The basic layout: the other one loads a library of the system, where there is one.
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
