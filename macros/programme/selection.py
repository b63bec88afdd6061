"""Which part of the programme: the facets a visitor can choose by, and what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from macros.programme.messages import did_you_mean
from macros.programme.model import Attendance, Entry, Programme, Slot
from macros.programme.source import NOWHERE


@dataclass(frozen=True)
class Facet:
    """One way to divide the programme."""

    name: str
    """As in addresses, feed names and macro parameters: ``thema``."""
    title: str
    """As a heading: ``Thema's``."""
    file: str
    """The reference list, without ``.yml``; empty where no editor makes the list."""
    entries: Callable[[Programme], Mapping[str, Entry]]
    of: Callable[[Programme, Slot], tuple[str, ...]]
    """The slugs that hold for a slot: moments of one session can be at different venues."""


def _one(slug: str | None) -> tuple[str, ...]:
    return (slug,) if slug else ()


ATTENDANCES = {
    slug: Entry.model_validate(
        {"<slug>": slug, "<bron>": NOWHERE, "naam": name, "omschrijving": description}
    )
    for slug, name, description in (
        ("op-locatie", "Op locatie", "Sessies waar je naartoe kunt gaan."),
        ("online", "Online", "Sessies die je vanaf je eigen plek kunt volgen."),
        (
            "hybride",
            "Op locatie en online",
            "Sessies waarbij je kiest: erheen of online.",
        ),
    )
}
"""The ways to take part, as a reference list that is always the same."""


def _ways_to_attend(slot: Slot) -> tuple[str, ...]:
    """Return every way in which one can take part: in a hybrid session, in all of them."""
    attendance = slot.session.attendance
    return tuple(ATTENDANCES) if attendance is Attendance.HYBRID else (attendance.value,)


FACETS = (
    Facet("thema", "Thema’s", "themas", lambda p: p.themes, lambda _, s: s.session.themes),
    Facet("regio", "Regio’s", "regios", lambda p: p.regions, lambda p, s: p.regions_at(s)),
    Facet(
        "doelgroep",
        "Voor wie",
        "doelgroepen",
        lambda p: p.audiences,
        lambda _, s: s.session.audiences,
    ),
    Facet(
        "vorm", "Soorten sessies", "vormen", lambda p: p.kinds, lambda _, s: _one(s.session.kind)
    ),
    Facet("locatie", "Locaties", "locaties", lambda p: p.venues, lambda _, s: _one(s.moment.venue)),
    Facet(
        "organisatie",
        "Organisaties",
        "organisaties",
        lambda p: p.organisations,
        lambda _, s: s.session.organisations,
    ),
    Facet("reeks", "Reeksen", "reeksen", lambda p: p.series, lambda _, s: _one(s.session.series)),
    Facet(
        "deelname",
        "Manieren om mee te doen",
        "",
        lambda _: ATTENDANCES,
        lambda _, s: _ways_to_attend(s),
    ),
)

FACET = {facet.name: facet for facet in FACETS}

COMBINED = tuple(FACET[name] for name in ("thema", "regio", "doelgroep", "vorm", "deelname"))
"""The facets that are combined with each other and with a day.

A venue, an organisation and a series are hardly ever combined with anything: they are few sessions
already.  What changes by the hour, such as whether there are places left, is no facet at all: a
session would disappear from calendars when it fills up.
"""

MOST_COMBINED = 3
"""How many facets, a day among them, are combined at most.

All six give a week of 1,000 sessions 35,000 calendars of 230 MB together; three give 7,000 of
110 MB, and people who look for something choose two or three things.
"""


_PLACE = {facet.name: place for place, facet in enumerate(FACETS)}


class SelectionError(ValueError):
    """A selection names something that the programme does not have; the text is Dutch."""


@dataclass(frozen=True)
class Selection:
    """A choice from the programme; the empty one is everything."""

    year: int | None = None
    day: date | None = None
    facets: tuple[tuple[str, str], ...] = ()
    """Pairs of a facet's name and the slug of one of its entries, in the order of ``FACETS``; all
    of them must hold."""

    @property
    def is_combined(self) -> bool:
        """Whether several things were chosen."""
        return (self.year is not None) + (self.day is not None) + len(self.facets) > 1

    def wider(self) -> Iterator[Selection]:
        """Yield every selection that leaves out something that was chosen here, and this one."""
        for year in {self.year, None}:
            for day in {self.day, None}:
                for size in range(len(self.facets) + 1):
                    for facets in combinations(self.facets, size):
                        yield Selection(year, day, facets)

    def includes(self, programme: Programme, slot: Slot) -> bool:
        """Whether ``slot`` is part of the choice."""
        if self.year is not None and slot.session.year != self.year:
            return False
        if self.day is not None and self.day not in slot.moment.days:
            return False
        return all(slug in FACET[name].of(programme, slot) for name, slug in self.facets)


def select(programme: Programme, selection: Selection) -> tuple[Slot, ...]:
    """Return the slots in ``selection``, chronological."""
    return tuple(slot for slot in programme.slots if selection.includes(programme, slot))


def group_by_facet(programme: Programme, facet: Facet) -> dict[str, list[Slot]]:
    """Return the slots of every entry of ``facet``, also of entries without any."""
    groups: dict[str, list[Slot]] = {slug: [] for slug in facet.entries(programme)}
    for slot in programme.slots:
        for slug in facet.of(programme, slot):
            groups[slug].append(slot)
    return groups


def selections_of(programme: Programme, slot: Slot) -> Iterator[Selection]:
    """Yield every selection with ``slot`` in it that has a calendar of its own.

    Everything, its year, its days, every entry of every facet, and the combinations of at most
    ``MOST_COMBINED`` of a day and the facets of ``COMBINED``.
    """
    yield Selection()
    yield Selection(year=slot.session.year)
    found = {facet.name: facet.of(programme, slot) for facet in FACETS}
    for name, slugs in found.items():
        for slug in slugs:
            yield Selection(facets=((name, slug),))
    days = slot.moment.days
    for size in range(MOST_COMBINED + 1):
        for chosen in combinations(COMBINED, size):
            for slugs in product(*(found[facet.name] for facet in chosen)):
                facets = tuple(zip((facet.name for facet in chosen), slugs, strict=True))
                if size > 1:
                    yield Selection(facets=facets)
                if size < MOST_COMBINED:
                    for day in days:
                        yield Selection(day=day, facets=facets)


def standing_selections(programme: Programme) -> Iterator[Selection]:
    """Yield every selection that has a calendar also while nothing is in it."""
    yield Selection()
    for year in programme.editions:
        yield Selection(year=year)
    for facet in FACETS:
        for slug in facet.entries(programme):
            yield Selection(facets=((facet.name, slug),))


def parse_selection(programme: Programme, wanted: Mapping[str, object]) -> Selection:
    """Return the selection that an editor wrote, such as ``{"thema": "wonen"}``.

    Keys are the names of facets, ``editie`` (a year) and ``dag`` (a date); values may be a slug
    or a name as shown on the site.  ``None`` and an empty text mean: no choice.

    :raises SelectionError: for a key or name that does not exist.
    """
    chosen = {key: str(value).strip() for key, value in wanted.items() if value not in (None, "")}
    return Selection(
        year=_year(programme, chosen.pop("editie", None)),
        day=_day(chosen.pop("dag", None)),
        facets=tuple(sorted(_facets(programme, chosen), key=lambda pair: _PLACE[pair[0]])),
    )


def _year(programme: Programme, text: str | None) -> int | None:
    if text is None:
        return None
    if text not in map(str, programme.editions):
        known = ", ".join(map(str, programme.editions))
        raise SelectionError(f"De editie “{text}” kennen we niet. Kies uit: {known}.")
    return int(text)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise SelectionError(
            f"“{text}” is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2026-11-09."
        ) from None


def _facets(programme: Programme, chosen: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, text in chosen.items():
        if name not in FACET:
            near = did_you_mean(name, (*FACET, "editie", "dag"))
            raise SelectionError(f"Op “{name}” kun je niet kiezen.{near}")
        entries = FACET[name].entries(programme)
        by_name = {entry.name.casefold(): slug for slug, entry in entries.items()}
        slug = text if text in entries else by_name.get(text.casefold())
        if slug is None:
            near = did_you_mean(text, entries)
            place = f"{FACET[name].file}.yml" if FACET[name].file else f"de lijst van {name}"
            raise SelectionError(f"De naam “{text}” staat niet in {place}.{near}")
        yield name, slug
