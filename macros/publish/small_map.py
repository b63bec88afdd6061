"""The small map on the page of a session, venue or region: the four regions, and where it is.

The same few outlines stand in every page, in one spot for each place, so a page costs next to
nothing: no file to fetch, and colours that go along with those of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from macros.programme.dutch import count, enumeration
from macros.programme.model import Attendance, Programme, Region, Session, Slot, Venue
from macros.publish.editions import current_edition
from macros.publish.outlines import Spot, outlines

WAY = "Alle sessies op de kaart"

STEP = 4
"""How much coarser it is than the map."""


@dataclass(frozen=True)
class AreaView:
    """A region."""

    outline: str
    """The ``d`` of an SVG path."""
    is_here: bool


@dataclass(frozen=True)
class SmallMap:
    """What a template draws, and the same in words."""

    width: int
    height: int
    areas: tuple[AreaView, ...]
    spots: tuple[Spot, ...]
    words: str
    """Municipality and region; empty where the page says no more than that already."""
    way: str
    """The words of the link to the map; empty where that shows another edition."""
    source: str


def map_of_session(programme: Programme, session: Session) -> SmallMap | None:
    """Return where a session is; ``None`` while that is not known, or where it is online."""
    towns = programme.municipalities_of(session)
    if session.attendance is Attendance.ONLINE or not towns:
        return None
    which = "Gemeente" if len(towns) == 1 else "Gemeenten"
    slots = [Slot(session, moment) for moment in session.moments]
    shown = _map_of_slots(programme, slots, f"{which} {enumeration(towns)}")
    edition = current_edition(programme)
    is_on_map = edition is not None and edition.year == session.year
    return shown if is_on_map else replace(shown, way="")


def map_of_venue(programme: Programme, venue: Venue) -> SmallMap | None:
    """Return where a venue is; ``None`` while its municipality is not known."""
    if not venue.municipality:
        return None
    slug = programme.region_of_municipality.get(venue.municipality, "")
    region = f", {programme.regions[slug].name}" if slug else ""
    words = f"Gemeente {venue.municipality}{region}"
    return _drawn(programme, {slug}, _spots([(venue.municipality, venue)]), words)


def map_of_region(programme: Programme, region: Region, slots: Iterable[Slot]) -> SmallMap:
    """Return where a region is, and the places in it where ``slots`` are."""
    return _drawn(programme, {region.slug}, _spots(_places(programme, slots)), "")


def map_of_edition(programme: Programme, slots: Sequence[Slot]) -> SmallMap | None:
    """Return the places where the sessions of an edition are; ``None`` while none is known."""
    towns = {programme.municipality_at(slot) for slot in slots} - {None}
    words = f"Er zijn sessies in {count(len(towns), 'gemeente', 'gemeenten')}."
    return _map_of_slots(programme, slots, words) if towns else None


def _map_of_slots(programme: Programme, slots: Sequence[Slot], words: str) -> SmallMap:
    regions = {slug for slot in slots for slug in programme.regions_at(slot)}
    return _drawn(programme, regions, _spots(_places(programme, slots)), words)


def _places(programme: Programme, slots: Iterable[Slot]) -> list[tuple[str | None, Venue | None]]:
    return [
        (
            programme.municipality_at(slot),
            programme.venues[slot.moment.venue] if slot.moment.venue else None,
        )
        for slot in slots
    ]


def _spots(places: Iterable[tuple[str | None, Venue | None]]) -> tuple[Spot, ...]:
    """Return the spots of places, each once; a municipality stands for what is somewhere in it."""
    drawing = outlines()
    found = []
    for town, venue in places:
        spot = drawing.spot(venue.latitude, venue.longitude) if venue else None
        found.append(spot or drawing.free_spot(town or "", ()))
    small = (Spot(round(spot.x / STEP), round(spot.y / STEP)) for spot in found if spot)
    return tuple(dict.fromkeys(small))


def _drawn(
    programme: Programme, here: Iterable[str], spots: tuple[Spot, ...], words: str
) -> SmallMap:
    drawing = outlines()
    return SmallMap(
        width=round(drawing.width / STEP),
        height=round(drawing.height / STEP),
        areas=tuple(
            AreaView(_outline(region.municipalities), region.slug in here)
            for region in programme.regions.values()
        ),
        spots=spots,
        words=words,
        way=WAY,
        source=drawing.source,
    )


@cache
def _outline(municipalities: tuple[str, ...]) -> str:
    return outlines().outline(municipalities, STEP)
