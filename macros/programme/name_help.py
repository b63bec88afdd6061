"""What to say of a name that is in no list: which one is meant, or what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from macros.programme.corrections import as_value
from macros.programme.fields import SLUG
from macros.programme.findings import Finding
from macros.programme.messages import meaning
from macros.programme.model import Entry, Region
from macros.programme.names import Names, ReferenceList, municipality_in, municipality_of
from macros.programme.source import Source
from macros.programme.yamltext import walk

LIST_OF = {
    "vorm": "vormen",
    "reeks": "reeksen",
    "themas": "themas",
    "doelgroepen": "doelgroepen",
    "organisaties": "organisaties",
    "locatie": "locaties",
}
"""Content key → the reference list that its names are from."""

MANY = frozenset({"themas", "doelgroepen", "organisaties"})
"""Those that hold a list of names."""

SPOKEN = {
    "themas": "Het thema",
    "regios": "De regio",
    "doelgroepen": "De doelgroep",
    "vormen": "De vorm",
    "reeksen": "De reeks",
    "locaties": "De locatie",
    "organisaties": "De organisatie",
}
"""Reference list → how a sentence names one of its entries."""

NO_VENUE = "Staat het gebouw daar niet in? Schrijf dan op deze plek: gemeente: {gemeente}"
NO_ORGANISATION = (
    "Staat ze daar niet in? Zet haar erbij, of haal deze regel weg en noem haar in de beschrijving."
)


def help_with_name(say: Callable[..., Finding], typed: str, key: str, names: Names) -> Finding:
    """Return a finding on a name that is not in its list, with the one that is meant.

    :param say: makes the finding from what its sentence needs.
    :param key: the field it stands in, one of ``LIST_OF``.
    :param names: of every list; that of ``key`` could be read.
    """
    list_name = LIST_OF[key]
    known = names[list_name]
    assert known
    near = known.meant(typed)
    where = f" De namen staan in {known.path}."
    context = {"waarde": typed[:80], "lijst": SPOKEN[list_name], "naam": typed}
    if near:
        finding = say(bedoel=f"{meaning(near)}{where}", **context)
        return finding.mended(typed, near)
    if key == "organisaties":
        return say(bedoel=f"{where} {NO_ORGANISATION}", **context)
    if key != "locatie":
        return say(bedoel=where, **context)
    regions = names.get("regios")
    official = _municipalities(regions.entries.values()) if regions else ()
    town = municipality_in(typed, official)
    other = NO_VENUE.format(gemeente=as_value(town or "Boxtel"))
    finding = say(bedoel=f"{where} {other}", **context)
    says_town = municipality_of(typed, official) or re.search(r"(?i)\bgemeente\b", typed)
    is_town = town and says_town and finding.excerpt.startswith(f"{key}:")
    return replace(finding, correction=f"gemeente: {as_value(town)}") if is_town else finding


def _municipalities(regions: Iterable[Entry]) -> tuple[str, ...]:
    found = (region.municipalities for region in regions if isinstance(region, Region))
    return tuple(name for names in found for name in names)


def with_slugs(fields: Mapping[str, Any], names: Names) -> dict[str, Any]:
    """Return fields in which a name that was written as on the site is the one in its list.

    Who adds a session knows “De Linde” from the site, and not what it is called in a list.
    """
    return {key: _with_slugs(value, key, names) for key, value in fields.items()}


def _with_slugs(value: Any, key: str, names: Names) -> Any:
    if isinstance(value, dict):
        return with_slugs(value, names)
    known = names.get(LIST_OF.get(key, ""))
    if isinstance(value, list):
        of_names = known if key in MANY else None
        return [
            with_slugs(one, names) if isinstance(one, dict) else _slug(one, of_names)
            for one in value
        ]
    return value if key in MANY else _slug(value, known)


def _slug(value: Any, known: ReferenceList | None) -> Any:
    return known.titled(value) or value if known and isinstance(value, str) else value


def unknown_names(fields: Mapping[str, Any], source: Source, names: Names) -> Iterator[Finding]:
    """Yield the names in a session that are in no list; what is no name at all is left alone."""
    for path, value in walk(dict(fields)):
        key = next((step for step in reversed(path) if isinstance(step, str)), "")
        known = names.get(LIST_OF.get(key, ""))
        if known and isinstance(value, str) and SLUG.fullmatch(value) and value not in known.slugs:
            yield help_with_name(
                partial(source.finding, "onbekende-naam", *path), value, key, names
            )
