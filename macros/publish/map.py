"""The map: where in Brabant the sessions of an edition are, as a drawing and as a list.

There is one link for every municipality, and it has two looks: its words in the list and its shape
on the map.  So the keyboard stops once, a listener hears the list, and who points at either sees
both change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from macros.programme.dutch import count
from macros.programme.fields import slugify
from macros.programme.model import Attendance, Edition, Programme, Region, Slot
from macros.programme.selection import Selection, select
from macros.publish.agenda import Tag
from macros.publish.editions import current_edition, period
from macros.publish.filters import options_of, sortable
from macros.publish.outlines import Outlines, Spot, outlines

ADDRESS = "kaart/"
TITLE = "Waar in Brabant"
PROGRAMME = "programma/"

LEVELS = (
    (1, "1 sessie"),
    (2, "2 of 3 sessies"),
    (4, "4 tot en met 7 sessies"),
    (8, "8 of meer sessies"),
)
"""From how many sessions a cloth is denser, and the words for that; the last one is the densest."""

OVER = "Deze editie is geweest. De sessies blijven hier staan."
EMPTY = "Er is nog geen programma."
HOW = "Kies een gemeente op de kaart of in de lijst. Je ziet dan wat er in het programma staat."
WITHOUT_SCRIPT = "Zonder JavaScript zie je daar het hele programma. Kies dan liever een locatie."
NOWHERE = "Van geen enkele sessie is de plek al bekend."


@dataclass(frozen=True)
class VenueView:
    """A venue, as a point and a line."""

    name: str
    address: str
    number: int
    spot: Spot | None
    """Where it is; ``None`` while its latitude and longitude are not known."""


@dataclass(frozen=True)
class TownView:
    """A municipality with sessions."""

    name: str
    address: str
    """Its sessions in the programme; empty where the programme has no form to choose them with."""
    number: int
    count: str
    level: int
    """How dense its cloth is: the place in ``LEVELS``, counted from 1."""
    outline: str
    """The ``d`` of an SVG path."""
    middle: Spot | None
    """Where its number stands, clear of the points; ``None`` where it is not in the drawing."""
    venues: tuple[VenueView, ...]


@dataclass(frozen=True)
class QuietView:
    """A municipality without sessions."""

    name: str
    outline: str


@dataclass(frozen=True)
class RegionView:
    """A region and its municipalities with sessions, in the order of the alphabet."""

    name: str
    address: str
    count: str
    outline: str
    towns: tuple[TownView, ...]


@dataclass(frozen=True)
class LevelView:
    """A line of the legend."""

    level: int
    words: str


@dataclass(frozen=True)
class ElsewhereView:
    """Sessions that are nowhere on the map."""

    words: str
    address: str
    """The same in the programme; empty where that cannot be chosen."""


@dataclass(frozen=True)
class MapView:
    """The page."""

    title: str
    edition: Tag | None
    period: str
    note: str
    lead: str
    """In how many municipalities there is something, or why there is nothing to see."""
    how: str
    """What one can do here; empty where nothing can be chosen."""
    without_script: str
    width: int
    height: int
    regions: tuple[RegionView, ...]
    """All of them; empty when no session has a place, and then there is no map."""
    quiet: tuple[QuietView, ...]
    legend: tuple[LevelView, ...]
    has_points: bool
    elsewhere: tuple[ElsewhereView, ...]
    programme: Tag
    source: str


def map_view(programme: Programme, drawing: Outlines | None = None) -> MapView:
    """Return the map of the edition that people come for.

    :param drawing: the province; the one in the repository unless a test brings its own.
    """
    drawing = drawing or outlines()
    edition = current_edition(programme)
    slots = select(programme, Selection(year=edition.year)) if edition else ()
    towns = {town.name: town for town in _towns(programme, slots, drawing)}
    return MapView(
        title=TITLE,
        edition=Tag(str(edition.year), edition.name, f"{edition.year}/") if edition else None,
        period=period(edition) if edition else "",
        note=OVER if edition and edition.is_over else "",
        lead=_lead(edition, slots, towns),
        how=HOW if any(town.address for town in towns.values()) else "",
        without_script=WITHOUT_SCRIPT,
        width=drawing.width,
        height=drawing.height,
        regions=_regions(programme, slots, towns, drawing) if towns else (),
        quiet=_quiet(towns, drawing) if towns else (),
        legend=_legend(towns.values()),
        has_points=any(venue.spot for town in towns.values() for venue in town.venues),
        elsewhere=_elsewhere(programme, slots),
        programme=Tag("programma", "Bekijk het hele programma", PROGRAMME),
        source=drawing.source,
    )


def _lead(edition: Edition | None, slots: Sequence[Slot], towns: Mapping[str, TownView]) -> str:
    if not edition or not slots:
        return EMPTY
    if not towns:
        return NOWHERE
    return f"Er zijn sessies in {count(len(towns), 'gemeente', 'gemeenten')}."


def _towns(programme: Programme, slots: Sequence[Slot], drawing: Outlines) -> tuple[TownView, ...]:
    """Return the municipalities with sessions, in the order of the alphabet."""
    here: dict[str, list[Slot]] = {}
    for slot in slots:
        name = programme.municipality_at(slot)
        if name:
            here.setdefault(name, []).append(slot)
    known = {option.value for option in options_of(programme, slots, "gemeente")}
    return tuple(
        _town(programme, name, here[name], known, drawing) for name in sorted(here, key=sortable)
    )


def _town(
    programme: Programme, name: str, slots: Sequence[Slot], known: set[str], drawing: Outlines
) -> TownView:
    number = _sessions(slots)
    slug = slugify(name)
    venues = _venues(programme, slots, drawing)
    return TownView(
        name=name,
        address=f"{PROGRAMME}?gemeente={slug}" if slug in known else "",
        number=number,
        count=_counted(number),
        level=sum(number >= least for least, _ in LEVELS),
        outline=drawing.outline([name]),
        middle=drawing.free_spot(name, (venue.spot for venue in venues if venue.spot)),
        venues=venues,
    )


def _venues(
    programme: Programme, slots: Iterable[Slot], drawing: Outlines
) -> tuple[VenueView, ...]:
    here: dict[str, list[Slot]] = {}
    for slot in slots:
        if slot.moment.venue:
            here.setdefault(slot.moment.venue, []).append(slot)
    venues = sorted(
        (programme.venues[slug] for slug in here), key=lambda venue: venue.name.casefold()
    )
    return tuple(
        VenueView(
            venue.name,
            f"locatie/{venue.slug}/",
            _sessions(here[venue.slug]),
            drawing.spot(venue.latitude, venue.longitude),
        )
        for venue in venues
    )


def _regions(
    programme: Programme,
    slots: Iterable[Slot],
    towns: Mapping[str, TownView],
    drawing: Outlines,
) -> tuple[RegionView, ...]:
    here: dict[str, list[Slot]] = {slug: [] for slug in programme.regions}
    for slot in slots:
        for slug in programme.regions_at(slot):
            here[slug].append(slot)
    return tuple(
        _region(region, here[region.slug], towns, drawing) for region in programme.regions.values()
    )


def _region(
    region: Region, slots: Sequence[Slot], towns: Mapping[str, TownView], drawing: Outlines
) -> RegionView:
    return RegionView(
        name=region.name,
        address=f"regio/{region.slug}/",
        count=_counted(_sessions(slots)) if slots else "Geen sessies",
        outline=drawing.outline(region.municipalities),
        towns=tuple(town for name, town in towns.items() if name in region.municipalities),
    )


def _quiet(towns: Mapping[str, TownView], drawing: Outlines) -> tuple[QuietView, ...]:
    return tuple(
        QuietView(name, drawing.outline([name])) for name in drawing.rings if name not in towns
    )


def _legend(towns: Iterable[TownView]) -> tuple[LevelView, ...]:
    found = {town.level for town in towns}
    levels = enumerate(LEVELS, start=1)
    return tuple(LevelView(level, words) for level, (_, words) in levels if level in found)


def _elsewhere(programme: Programme, slots: Sequence[Slot]) -> tuple[ElsewhereView, ...]:
    online = [slot for slot in slots if slot.session.attendance is not Attendance.ON_SITE]
    unknown = [slot for slot in slots if _has_no_place_yet(programme, slot)]
    options = options_of(programme, slots, "deelname")
    can_choose = any(option.value == Attendance.ONLINE.value for option in options)
    address = f"{PROGRAMME}?deelname={Attendance.ONLINE.value}" if can_choose else ""
    found = []
    if online:
        found.append(ElsewhereView(f"Online te volgen: {_counted(_sessions(online))}", address))
    if unknown:
        found.append(ElsewhereView(f"Plek nog niet bekend: {_counted(_sessions(unknown))}", ""))
    return tuple(found)


def _has_no_place_yet(programme: Programme, slot: Slot) -> bool:
    is_online = slot.session.attendance is Attendance.ONLINE
    return not is_online and not programme.municipality_at(slot)


def _sessions(slots: Iterable[Slot]) -> int:
    return len({slot.session.id for slot in slots})


def _counted(number: int) -> str:
    return count(number, "sessie", "sessies")
