"""The colours of the site, as ``tokens.css`` has them: pictures are made of the same ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_COLOUR = re.compile(r"--([\w-]+)\s*:\s*(?:light-dark\(\s*)?(#[0-9a-fA-F]{6})\b")
_DARK_PAPER = re.compile(r"--papier\s*:\s*light-dark\(\s*#[0-9a-fA-F]{6}\s*,\s*(#[0-9a-fA-F]{6})\b")
_THEME = re.compile(r"\.thema-([\w-]+)")


@dataclass(frozen=True)
class ThemeColours:
    """The light colours of a theme, as ``#rrggbb``."""

    thread: str
    tint: str


@dataclass(frozen=True)
class Palette:
    """The light colours of the site, as ``#rrggbb``."""

    paper: str
    ink: str
    soft_ink: str
    accent: str
    themes: Mapping[str, ThemeColours] = field(hash=False)
    """By slug, in the order of the file."""
    dark_paper: str = ""
    """The paper of who wants dark colours."""

    def theme(self, slug: str) -> ThemeColours:
        """Return the colours of a theme; of one that has none yet, those of the ink."""
        return self.themes.get(slug) or ThemeColours(self.soft_ink, self.paper)


def read_palette(css: str) -> Palette:
    """Return the colours in the text of ``tokens.css``.

    :raises KeyError: when one that the pictures need is not there.
    """
    root: dict[str, str] = {}
    themes: dict[str, ThemeColours] = {}
    for selector, colours in _rules(css):
        theme = _THEME.fullmatch(selector)
        if theme and {"thema", "thema-tint"} <= colours.keys():
            themes[theme[1]] = ThemeColours(colours["thema"], colours["thema-tint"])
        elif selector == ":root":
            # The first rule is the usual one; later ones are for print and for old browsers.
            root = {**colours, **root}
    dark = _DARK_PAPER.search(_COMMENT.sub("", css))
    return Palette(
        paper=root["papier"],
        ink=root["inkt"],
        soft_ink=root["inkt-zacht"],
        accent=root["accent"],
        themes=themes,
        dark_paper=dark[1] if dark else root["papier"],
    )


def _rules(css: str) -> Iterator[tuple[str, dict[str, str]]]:
    for selector, body in _RULE.findall(_COMMENT.sub("", css)):
        yield selector.strip(), dict(_COLOUR.findall(body))
