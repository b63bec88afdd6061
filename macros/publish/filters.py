"""Choosing from the programme on its page: by what, and what holds for every item in the list.

The list itself is HTML; a script hides what does not fit.  What it needs to know is one block of
data, in the order of the list: which of the options hold for each item.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from macros.programme.addresses import day_slug
from macros.programme.dutch import day_name, long_date
from macros.programme.fields import slugify
from macros.programme.model import Availability, Facilities, Programme, Slot, Status
from macros.programme.selection import COMBINED, FACET, MOST_COMBINED
from macros.publish.agenda import DAY_PARTS, NO_TIME, Agenda, card_key, part_anchor, part_of_day
from macros.publish.feeds import EVERGREEN, LONGEST_URL
from macros.publish.settings import Settings


@dataclass(frozen=True)
class Item:
    """An item in the list: a slot on one of its days."""

    slot: Slot
    day: date


@dataclass(frozen=True)
class Filter:
    """One thing to choose by."""

    name: str
    """As in the address of the page: ``thema``."""
    title: str
    """As the label of a field: ``Thema``."""
    anything: str
    """The words for no choice: ``Alle thema’s``; empty for a switch, which is on or off."""
    names: Callable[[Programme, Sequence[Item]], Mapping[str, str]]
    """The values there can be, in the order in which they are shown → their names."""
    of: Callable[[Programme, Item], Iterable[str]]
    """The values that hold for an item."""


@dataclass(frozen=True)
class Option:
    """One value to choose."""

    value: str
    name: str
    count: int
    """How many sessions there are."""


@dataclass(frozen=True)
class Group:
    """A field of the form."""

    name: str
    title: str
    anything: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Words:
    """What the form says."""

    title: str = "Kies uit het programma"
    text: str = "Woord, spreker of plaats"
    more: str = "Meer keuzes"
    clear: str = "Wis filters"
    chosen: str = "Keuze"
    calendar: str = "Zet deze keuze in je agenda"
    whole_calendar: str = "Zet het hele programma in je agenda"
    download: str = "Download precies deze keuze"
    elsewhere: str = "Zoek dit op de hele site, ook als er een tikfout in zit"


SCRIPT_WORDS = {
    "alles": "Alle {n} sessies",
    "een": "1 sessie gevonden",
    "meer": "{n} sessies gevonden",
    "geen": "Geen sessie gevonden. Laat iets weg:",
    "zonder": "zonder “{naam}”: {n}",
    "weg": "Haal weg: {naam}",
    "woord": "“{naam}”",
    "programma": "hele programma",
    "hele": "Deze agenda heeft het hele programma.",
    "precies": "Deze agenda heeft precies deze keuze: {naam}. Ook sessies die er later bij komen.",
    "ruimer": "Voor precies deze keuze is er geen agenda. Deze heeft alle sessies van {naam}, dus "
    "ook andere dan je zoekt.",
    "ruimst": "Voor deze keuze is er geen agenda. Deze heeft het hele programma.",
    "klaar": "Het agenda-bestand is klaar. Het verandert daarna niet meer.",
    "mislukt": "Het ophalen lukte niet. Heb je verbinding? Probeer het dan nog eens.",
}
"""Sentences that the script fills in: ``{n}`` is a number, ``{naam}`` what was chosen."""


@dataclass(frozen=True)
class FindView:
    """The form above a list."""

    first: tuple[Group, ...]
    """To choose one value from; always in sight."""
    rest: tuple[Group, ...]
    """To choose one value from as well, for who wants to be precise."""
    switches: tuple[Group, ...]
    """On or off, each with one option."""
    data: str = field(repr=False)
    """JSON for the script; no ``<`` in it, so that it can stand in a ``script`` element."""
    words: Words = Words()


FIRST = ("dag", "thema", "regio", "doelgroep")
"""What most people choose by."""

FEW = 8
"""A list with no more items than this is seen at a glance: choosing from it is more work."""


def find_view(
    programme: Programme, settings: Settings, shown: Agenda, slots: Iterable[Slot]
) -> FindView | None:
    """Return the form for choosing from a list; ``None`` for a short one.

    :param shown: the list.
    :param slots: what is in it.
    """
    items = _items(shown, slots)
    if len(items) <= FEW:
        return None
    groups = [group for filter_ in FILTERS if (group := _group(programme, filter_, items))]
    fields = [group for group in groups if group.anything]
    return FindView(
        first=tuple(group for group in fields if group.name in FIRST),
        rest=tuple(group for group in fields if group.name not in FIRST),
        switches=tuple(group for group in groups if not group.anything),
        data=_data(programme, settings, groups, items),
    )


def options_of(programme: Programme, slots: Iterable[Slot], name: str) -> tuple[Option, ...]:
    """Return what the form above a list of ``slots`` offers in one field, for links that choose.

    Nothing where the form has no such field, or the list no form.

    :param name: of the filter: ``gemeente``.
    """
    items = [Item(slot, day) for slot in slots for day in slot.moment.days]
    filter_ = next(filter_ for filter_ in FILTERS if filter_.name == name)
    group = _group(programme, filter_, items) if len(items) > FEW else None
    return group.options if group else ()


def _items(shown: Agenda, slots: Iterable[Slot]) -> list[Item]:
    """Return what the list holds, in the order of the list."""
    by_key = {card_key(slot): slot for slot in slots}
    return [
        Item(by_key[card.key], day.date)
        for day in shown.days
        for part in day.parts
        for card in part.cards
    ]


def _group(programme: Programme, filter_: Filter, items: Sequence[Item]) -> Group | None:
    """Return a field; ``None`` where nothing is left to choose because all are the same."""
    sessions: dict[str, set[tuple[int, str]]] = {}
    for item in items:
        for value in filter_.of(programme, item):
            sessions.setdefault(value, set()).add(item.slot.session.id)
    everything = {item.slot.session.id for item in items}
    if not sessions or all(found == everything for found in sessions.values()):
        return None
    names = filter_.names(programme, items)
    options = (
        Option(value, name, len(sessions[value]))
        for value, name in names.items()
        if value in sessions
    )
    return Group(filter_.name, filter_.title, filter_.anything, tuple(options))


def _data(
    programme: Programme, settings: Settings, groups: Sequence[Group], items: Sequence[Item]
) -> str:
    by_name = {filter_.name: filter_ for filter_ in FILTERS}
    number = {
        (group.name, value): place
        for place, (group, value) in enumerate(
            (group, option.value) for group in groups for option in group.options
        )
    }
    sessions: dict[tuple[int, str], int] = {}
    rows = []
    for item in items:
        held = (
            number[group.name, value]
            for group in groups
            for value in by_name[group.name].of(programme, item)
        )
        session = sessions.setdefault(item.slot.session.id, len(sessions))
        rows.append([session, *held])
    data = {
        "groepen": [_described(programme, group, items) for group in groups],
        "kaarten": rows,
        "namen": [_people(programme, item.slot) for item in items],
        "agenda": {
            "basis": settings.absolute("kalender/"),
            "alles": settings.absolute(EVERGREEN),
            "meeste": MOST_COMBINED,
            "langste": LONGEST_URL,
            "site": settings.site_name,
        },
        "woorden": SCRIPT_WORDS,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _described(programme: Programme, group: Group, items: Sequence[Item]) -> dict[str, object]:
    """Return what the script has to know of a group."""
    towns = _region_of_town(programme, items) if group.name == "gemeente" else {}
    options = []
    for option in group.options:
        described = {"waarde": option.value, "naam": option.name}
        part = _part(group.name, option.value)
        if part:
            described["deel"] = part
        if option.value in towns:
            described["in"] = towns[option.value]
        options.append(described)
    return {"naam": group.name, "opties": options}


def _part(name: str, value: str) -> str:
    """Return what stands for a choice in the address of a calendar; empty where none has it."""
    if name == "dag":
        day = date.fromisoformat(value)
        return f"{day.year}-{day_slug(day)}"
    return f"{name}-{value}" if FACET.get(name) in COMBINED else ""


def _people(programme: Programme, slot: Slot) -> str:
    """Return who can be looked for: what is in the list itself, the script sees."""
    session = slot.session
    names = [speaker.name for speaker in session.speakers]
    names += (programme.organisations[slug].name for slug in session.organisations)
    return " ".join(names)


# What one can choose by


def _facet(name: str, title: str, anything: str) -> Filter:
    facet = FACET[name]
    return Filter(
        name,
        title,
        anything,
        lambda programme, _: {s: entry.name for s, entry in facet.entries(programme).items()},
        lambda programme, item: facet.of(programme, item.slot),
    )


def _switch(name: str, title: str, holds: Callable[[Programme, Slot], bool]) -> Filter:
    return Filter(
        name,
        title,
        "",
        lambda *_: {"ja": title},
        lambda programme, item: ("ja",) if holds(programme, item.slot) else (),
    )


def _days(_: Programme, items: Sequence[Item]) -> Mapping[str, str]:
    days = sorted({item.day for item in items})
    named = day_name if len({day.year for day in days}) == 1 else long_date
    return {day.isoformat(): named(day) for day in days}


def _day_parts(*_: object) -> Mapping[str, str]:
    return {part_anchor(name): name for name in (*(name for name, _ in DAY_PARTS), NO_TIME)}


def _towns(programme: Programme, items: Sequence[Item]) -> Mapping[str, str]:
    names = sorted(
        filter(None, {programme.municipality_at(item.slot) for item in items}), key=sortable
    )
    return {slugify(name): name for name in names}


def sortable(name: str) -> str:
    """Return what a name is sorted by: ’s-Hertogenbosch stands under the h."""
    return slugify(name.removeprefix("'s-").removeprefix("’s-"))


def _region_of_town(programme: Programme, items: Sequence[Item]) -> Mapping[str, str]:
    """Return the region of every municipality where that is known."""
    found = {}
    for item in items:
        town, regions = programme.municipality_at(item.slot), programme.regions_at(item.slot)
        if town and regions:
            found[slugify(town)] = regions[0]
    return found


def _languages(_: Programme, items: Sequence[Item]) -> Mapping[str, str]:
    found = {item.slot.session.language for item in items}
    return {code: name for code, name in LANGUAGES.items() if code in found} | {
        code: code for code in sorted(found - LANGUAGES.keys())
    }


LANGUAGES = {"nl": "Nederlands", "en": "Engels", "de": "Duits", "fr": "Frans"}


def _has_places(programme: Programme, slot: Slot) -> bool:
    """Whether one may still try to join."""
    session = slot.session
    is_full = session.availability in (Availability.FULL, Availability.WAITING_LIST)
    return not (is_full or slot.status is Status.CANCELLED or programme.is_over(session))


def _facility(*names: str) -> Callable[[Programme, Slot], bool]:
    """Return whether any of these is there; what the session says itself goes first."""

    def holds(programme: Programme, slot: Slot) -> bool:
        venue = programme.venues[slot.moment.venue] if slot.moment.venue else None
        places = (slot.session.facilities, venue.facilities if venue else None)
        return any(_said(places, name) for name in names)

    return holds


def _said(places: Iterable[Facilities | None], name: str) -> bool:
    said: Iterator[bool | None] = (getattr(place, name) for place in places if place)
    return next((one for one in said if one is not None), False)


FILTERS = (
    Filter("dag", "Dag", "Alle dagen", _days, lambda _, item: (item.day.isoformat(),)),
    Filter(
        "dagdeel",
        "Deel van de dag",
        "Hele dag",
        _day_parts,
        lambda _, item: (part_anchor(part_of_day(item.slot.moment)),),
    ),
    _facet("thema", "Thema", "Alle thema’s"),
    _facet("regio", "Regio", "Heel Brabant"),
    Filter(
        "gemeente",
        "Gemeente",
        "Alle gemeenten",
        _towns,
        lambda programme, item: map(slugify, filter(None, [programme.municipality_at(item.slot)])),
    ),
    _facet("doelgroep", "Voor wie", "Iedereen"),
    _facet("vorm", "Soort", "Alle soorten"),
    _facet("deelname", "Meedoen", "Op locatie en online"),
    Filter("taal", "Taal", "Alle talen", _languages, lambda _, item: (item.slot.session.language,)),
    _switch("gratis", "Gratis", lambda _, slot: slot.session.price == 0),
    _switch("plek", "Nog niet vol", _has_places),
    _switch("rolstoel", "Rolstoel kan erin", _facility("wheelchair")),
    _switch("ringleiding", "Ringleiding", _facility("hearing_loop")),
    _switch("tolk", "Tolk", _facility("sign_language", "speech_to_text")),
)
"""In the order of the form."""
