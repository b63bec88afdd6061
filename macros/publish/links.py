"""Links to elsewhere: a source, something to look at afterwards, the way to a venue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from macros.programme.model import Link, Material, Venue

OPENSTREETMAP = "https://www.openstreetmap.org"


@dataclass(frozen=True)
class LinkView:
    """A link with what it is."""

    title: str
    url: str
    note: str = ""


def source_links(links: Iterable[Link]) -> tuple[LinkView, ...]:
    """Return where something was found."""
    return tuple(LinkView(link.title, link.url, link.note or "") for link in links)


def material_links(materials: Iterable[Material]) -> tuple[LinkView, ...]:
    """Return what there is to read or watch, with what kind of thing it is."""
    return tuple(
        LinkView(one.title, one.url, "" if one.kind == "anders" else one.kind) for one in materials
    )


def route_link(venue: Venue) -> LinkView | None:
    """Return the way to ``venue``, as a link to follow; ``None`` when nobody knows where it is.

    With its place on earth it is a route, with an address alone a search on the map.
    """
    if venue.latitude is not None and venue.longitude is not None:
        query = urlencode({"to": f"{venue.latitude},{venue.longitude}"})
        return LinkView("Plan je route", f"{OPENSTREETMAP}/directions?{query}")
    if venue.street and venue.town:
        query = urlencode({"query": f"{venue.street}, {venue.postcode or ''} {venue.town}"})
        return LinkView("Bekijk op de kaart", f"{OPENSTREETMAP}/search?{query}")
    return None
