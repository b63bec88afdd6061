"""What a page says of itself where somebody passes it on: Open Graph (https://ogp.me)."""

from __future__ import annotations

from dataclasses import dataclass

from macros.programme.model import Programme
from macros.publish.pictures import GENERAL, theme_picture
from macros.publish.settings import Settings
from macros.publish.shapes import HEIGHT, WIDTH


@dataclass(frozen=True)
class SocialCard:
    """The preview of a page elsewhere."""

    title: str
    description: str
    url: str
    picture: str
    """A URL: relative ones are not followed."""
    picture_alt: str
    site_name: str
    width: int = WIDTH
    height: int = HEIGHT
    locale: str = "nl_NL"
    kind: str = "website"


@dataclass(frozen=True)
class Told:
    """What is to be told of a page."""

    address: str
    title: str
    description: str
    theme: str = ""
    """The slug of its theme."""


def social_card(programme: Programme, settings: Settings, told: Told) -> SocialCard:
    """Return the preview of a page."""
    theme = programme.themes.get(told.theme)
    picture = theme_picture(theme.slug) if theme else GENERAL
    cloth = f"het thema {theme.name}" if theme else "alle thema’s"
    return SocialCard(
        title=told.title,
        description=told.description,
        url=settings.absolute(told.address),
        picture=settings.absolute(picture),
        picture_alt=f"Weefsel in de kleuren van {cloth}, met de naam {settings.site_name}.",
        site_name=settings.site_name,
    )
