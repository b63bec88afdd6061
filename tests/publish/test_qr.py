"""QR codes: what a camera reads in them, and that it can."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TypeAlias

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from macros.publish.qr import qr_code

URL = "https://example.org/week/2026/opening-van-de-week/"


Modules: TypeAlias = set[tuple[int, int]]


def modules(svg: str) -> Modules:
    """Return the dark squares that the lines in ``svg`` draw."""
    drawing = Drawing()
    drawing.feed(svg)
    path = str(drawing.found[-1][1]["d"])
    dark: Modules = set()
    x, y = 0, 0.0
    for command, numbers in commands(path):
        if command == "M":
            x, y = int(numbers[0]), numbers[1]
        elif command == "m":
            x, y = x + int(numbers[0]), y + numbers[1]
        else:
            dark |= {(x + step, int(y)) for step in range(int(numbers[0]))}
            x += int(numbers[0])
    return dark


def commands(path: str) -> list[tuple[str, list[float]]]:
    spaced = "".join(f"|{char}" if char.isalpha() else char for char in path)
    return [
        (one[0], [float(number) for number in one[1:].replace("-", " -").split()])
        for one in spaced.split("|")
        if one
    ]


class Drawing(HTMLParser):
    """The elements of an SVG."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def attributes(self, tag: str) -> dict[str, str | None]:
        return next(attributes for name, attributes in self.found if name == tag)


def read(svg: str) -> list[str]:
    """Return what stands in every code of a picture of the squares, twice as large."""
    drawing = Drawing()
    drawing.feed(svg)
    size = int(str(drawing.attributes("svg")["viewbox"]).split()[2])
    picture = Image.new("L", (size, size), 255)
    for place in modules(svg):
        picture.putpixel(place, 0)
    larger = picture.resize((2 * size, 2 * size), Image.Resampling.NEAREST)
    return [found.text for found in zxingcpp.read_barcodes(larger)]


@pytest.mark.parametrize(
    "url",
    [URL, "https://example.org/", "http://127.0.0.1:8000/week/2026/#agenda", URL + "x" * 300],
)
def test_a_camera_reads_the_address(url: str) -> None:
    assert read(qr_code(url)) == [url]


def test_another_address_is_another_code() -> None:
    assert read(qr_code(URL.replace("opening", "sluiting"))) != [URL]


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=80))
def test_a_camera_reads_every_session(slug: str) -> None:
    url = f"https://example.org/week/2026/{slug}/"
    assert read(qr_code(url)) == [url]


def test_a_code_is_black_on_white_with_white_around_it() -> None:
    drawing = Drawing()
    drawing.feed(qr_code(URL))
    size = int(str(drawing.attributes("svg")["viewbox"]).split()[2])
    background, lines = drawing.found[1:]
    assert background == ("path", {"fill": "#fff", "d": f"M0 0h{size}v{size}h-{size}z"})
    assert lines[1]["stroke"] == "#000"
    dark = modules(qr_code(URL))
    assert {min(x for x, _ in dark), min(y for _, y in dark)} == {4}
    assert {max(x for x, _ in dark), max(y for _, y in dark)} == {size - 5}
