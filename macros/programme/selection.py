"""Which part of the programme: the facets a visitor can choose by, and what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from macros.programme.messages import did_you_mean
from macros.programme.model import Entry, Programme, Slot


@dataclass(frozen=True)
class Facet:
    """One way to divide the programme."""

    name: str
    """As in addresses, feed names and macro parameters: ``thema``."""
    title: str
    """As a heading: ``Thema's``."""
    file: str
    """The reference list, without ``.yml``."""
    entries: Callable[[Programme], Mapping[str, Entry]]
    of: Callable[[Programme, Slot], tuple[str, ...]]
    """The slugs that hold for a slot: moments of one session can be at different venues."""


def _one(slug: str | None) -> tuple[str, ...]:
    return (slug,) if slug else ()


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
)

FACET = {facet.name: facet for facet in FACETS}


class SelectionError(ValueError):
    """A selection names something that the programme does not have; the text is Dutch."""


@dataclass(frozen=True)
class Selection:
    """A choice from the programme; the empty one is everything."""

    year: int | None = None
    day: date | None = None
    facets: tuple[tuple[str, str], ...] = ()
    """Pairs of a facet's name and the slug of one of its entries; all of them must hold."""

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
        facets=tuple(_facets(programme, chosen)),
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
            raise SelectionError(f"De naam “{text}” staat niet in {FACET[name].file}.yml.{near}")
        yield name, slug
