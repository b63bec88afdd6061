"""A page that is made from the programme, as all sorts of pages are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from macros.programme.model import Programme
from macros.programme.selection import Selection
from macros.publish.agenda import Tag
from macros.publish.feeds import Feed
from macros.publish.links import LinkView
from macros.publish.paper import Papers
from macros.publish.structured_data import Node
from macros.publish.subscribing import Subscription

MakeData = Callable[[str], Node | None]
Feeds = Mapping[Selection, Feed]
Subscribe = Callable[[Feed], Subscription]


@dataclass(frozen=True)
class Page:
    """One page of the site that is made from the programme."""

    address: str
    """Under the root of the site, with a slash at the end."""
    title: str
    description: str
    """For search engines and link previews."""
    template: str
    """The name of a template under ``overrides/programma/``."""
    source: str
    """The file to change when something on the page is wrong."""
    feed: str
    """The address of the calendar with the same sessions; empty when there is none."""
    make_view: Callable[[], object]
    """Returns what the template shows; called when the page is written."""
    improve: str = "Verbeter deze pagina"
    """The words of the link to the source."""
    make_links: Callable[[], tuple[LinkView, ...]] = tuple
    """Returns what else one can do about it, beside that link."""
    theme: str = ""
    """The slug of the theme whose picture goes along when somebody passes the page on."""
    make_data: MakeData | None = None
    """Returns what machines are told, given the URL of that picture."""


@dataclass(frozen=True)
class Besides:
    """What a part of the programme has besides its sessions."""

    subscribe: Subscribe
    papers: Papers


def organisation_tags(programme: Programme, slugs: Iterable[str]) -> tuple[Tag, ...]:
    """Return the way to the page of every organisation."""
    found = programme.organisations
    return tuple(Tag(slug, found[slug].name, f"organisatie/{slug}/") for slug in slugs)
