"""The pictures that go along when somebody passes on a page: one per theme, and a general one.

They are drawn in the build, so that a new theme has one at once, and kept from one build to the
next.  The same content gives the same bytes with the same version of Pillow.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path

from macros.programme.model import Programme
from macros.publish.kept import kept, seal
from macros.publish.palette import Palette, read_palette
from macros.publish.settings import Settings
from macros.publish.shapes import Cloth, Picture

GENERAL = "beelden/programma.png"

DRAFTS = {
    "welzijn": ("X.", ".X"),  # plain
    "materiele-welvaart": ("XX..", "X..X", "..XX", ".XX."),  # twill to the left
    "gezondheid": ("XX..", ".XX.", "..XX", "X..X"),  # twill to the right
    "arbeid-en-vrije-tijd": ("XX..", "XX..", "..XX", "..XX"),  # basket
    "wonen": ("XX....XX", ".XX..XX.", "..XXXX..", "X..XX..X"),  # herringbone
    "samenleving": ("XX", ".."),  # rib
    "veiligheid": ("X....", "..X..", "....X", ".X...", "...X."),  # satin
    "milieu": ("XXX.", "X.X.", "XXX.", "...."),  # check
}
"""Slug of a theme → its weave: a row per weft thread, with an X where the warp lies on top."""
PLAIN = DRAFTS["welzijn"]


def pictures(programme: Programme, settings: Settings, palette: Palette) -> Iterator[Picture]:
    """Yield every picture of the site."""
    invented = "Verzonnen voorbeeldweek" if programme.is_fictional else ""
    every = tuple(_cloth(palette, slug) for slug in palette.themes)
    yield Picture(GENERAL, invented or "Programma", settings.site_name, "", every)
    for theme in programme.themes.values():
        yield Picture(
            address=theme_picture(theme.slug),
            kicker=" – ".join(filter(None, ("Thema", invented.lower()))),
            title=theme.name,
            foot=settings.site_name,
            cloths=(_cloth(palette, theme.slug),),
        )


def _cloth(palette: Palette, slug: str) -> Cloth:
    return Cloth(palette.theme(slug), DRAFTS.get(slug, PLAIN))


def theme_picture(slug: str) -> str:
    """Return the address of the picture of a theme; of no theme, that of the general one."""
    return f"beelden/thema-{slug}.png" if slug else GENERAL


def picture_files(
    programme: Programme, settings: Settings, assets: Path, store: Path
) -> Iterator[tuple[str, bytes]]:
    """Yield address and content of every picture.

    :param assets: the folder with ``tokens.css`` and the fonts.
    :param store: a folder for what may be kept from one build to the next.
    """
    palette = read_palette((assets / "tokens.css").read_text("utf-8"))
    fonts = assets / "fonts"
    code = seal(Path(__file__).with_name("drawing.py"), *sorted(fonts.glob("*.woff2")))
    for picture in pictures(programme, settings, palette):
        known = json.dumps([asdict(picture), asdict(palette)], sort_keys=True).encode()
        drawn = partial(_drawn, picture, palette, fonts)
        yield picture.address, kept(store, code + known, ".png", drawn)


def _drawn(picture: Picture, palette: Palette, fonts: Path) -> bytes:
    from macros.publish import drawing  # noqa: PLC0415 -- slow, and mostly not needed

    return drawing.png(picture, palette, fonts)
