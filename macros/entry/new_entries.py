"""Venues and organisations that a session needs and that no list has yet."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from pathlib import Path

from macros.entry.file_names import free_name
from macros.entry.names import alike, slug_of
from macros.entry.session_file import Fields, entry_text
from macros.entry.wheres import is_address_of
from macros.programme.content_files import Files
from macros.programme.model import Entry, Organisation, Programme, Venue

_POSTCODE = re.compile(r"\b([1-9][0-9]{3}) ?([A-Za-z]{2})\b(?!-)")

VENUES, ORGANISATIONS = "locaties.yml", "organisaties.yml"

WHICH_TOWN = "Schrijf in welke gemeente het is."
"""What is asked of a building that is new, and of which nothing says where it is."""

WITH_COMMAS = (
    "Zet eerst de naam van het gebouw, en dan komma’s tussen naam, straat en plaats. Zo: "
    "Dorpshuis De Linde, Lindeplein 1, 5281 AA Boxtel."
)
_STREET = re.compile(
    r"(?i)\b\w*(?:straat|weg|laan|plein|dijk|pad|hof|kade|markt|singel|baan|steeg|dreef|gracht|wal)"
    r"\s+[0-9]{1,4}\s?[a-z]?\b"
)
"""A street with a number, which no building is called after."""


class Additions:
    """Finds what is meant, and keeps what is new."""

    def __init__(self, folder: Path, programme: Programme) -> None:
        self._folder = folder
        self._programme = programme
        self._new: dict[str, dict[str, Fields]] = {VENUES: {}, ORGANISATIONS: {}}

    def venue(self, text: str, municipality: str) -> tuple[str, str]:
        """Return the slug of the venue that ``text`` is, and why there is none.

        :param text: a name, with the address after it where the venue may be new.
        :param municipality: where it is, if that is known.
        """
        venues = self._programme.venues
        name, _, rest = (part.strip() for part in text.partition(","))
        known = slug_of(text, venues) or slug_of(name, venues) or self._with_address(text)
        if known:
            return known, ""
        if _POSTCODE.search(name) or _STREET.search(name):
            return "", WITH_COMMAS
        address = _address(rest)
        town = municipality or self._municipality(str(address.get("plaats", "")))
        near = alike(name, self._may_be_in(town))
        if near and not address.get("straat"):
            return "", (
                f"“{name[:60]}” kennen we niet. Bedoel je “{near}”? Schrijf het dan zo. Is het een "
                "ander gebouw? Schrijf dan ook het adres."
            )
        if not town:
            return "", f"“{name[:60]}” staat nog niet op de site. {WHICH_TOWN}"
        slug = free_name(name, frozenset(venues))
        self._new[VENUES][slug] = {"naam": name, **address, "gemeente": town}
        return slug, ""

    def is_without_address(self, slug: str) -> bool:
        """Whether a building is new, and nothing says in which street it is."""
        fields = self._new[VENUES].get(slug)
        return fields is not None and not fields.get("straat")

    def _may_be_in(self, town: str) -> Sequence[str]:
        """Return the names of the buildings that are not known to be in another municipality."""
        venues = self._programme.venues.values()
        return [v.name for v in venues if not town or v.municipality in (town, None)]

    def _with_address(self, text: str) -> str:
        """Return the slug of a venue whose name and address stand there without commas."""
        for slug, venue in self._programme.venues.items():
            rest = text[len(venue.name) :].strip()
            is_named = text.casefold().startswith(f"{venue.name.casefold()} ")
            if is_named and is_address_of(rest, venue):
                return slug
        return ""

    def organisation(self, name: str) -> str:
        """Return the slug of the organisation with this name, which may be new."""
        organisations = self._programme.organisations
        known = slug_of(name, organisations)
        if known:
            return known
        slug = free_name(name, frozenset(organisations))
        self._new[ORGANISATIONS][slug] = {"naam": name}
        return slug

    def keep(self, used: Mapping[str, Container[str]]) -> None:
        """Forget what is new and not used after all.

        :param used: list → the slugs that are.
        """
        for file, entries in self._new.items():
            self._new[file] = {slug: e for slug, e in entries.items() if slug in used[file]}

    @property
    def names(self) -> tuple[str, ...]:
        """What is new, in words."""
        words = {VENUES: "het gebouw", ORGANISATIONS: "de organisatie"}
        return tuple(
            f"{words[file]} {fields['naam']}"
            for file, entries in self._new.items()
            for fields in entries.values()
        )

    def texts(self) -> dict[str, str]:
        """Return what is to be added to each list, by its file."""
        models: Mapping[str, type[Entry]] = {VENUES: Venue, ORGANISATIONS: Organisation}
        made = {
            file: "".join(entry_text(model, *item) for item in self._new[file].items())
            for file, model in models.items()
        }
        return {file: text for file, text in made.items() if text}

    def files(self) -> Files:
        """Return the lists with what is new at their end."""
        return {file: self._longer(file, text) for file, text in self.texts().items()}

    def _longer(self, file: str, text: str) -> bytes:
        path = self._folder / file
        old = path.read_text(encoding="utf-8-sig").rstrip() if path.is_file() else ""
        return f"{old}\n{text}".lstrip("\n").encode("utf-8")

    def _municipality(self, town: str) -> str:
        names = {name.casefold(): name for name in self._programme.region_of_municipality}
        return names.get(town.casefold(), "")


def _address(text: str) -> dict[str, str]:
    """Return street, postcode and town in an address on one line.

    >>> _address("Lindeplein 1, 5281AA Boxtel")
    {'straat': 'Lindeplein 1', 'postcode': '5281 AA', 'plaats': 'Boxtel'}
    >>> _address("Boxtel")
    {'plaats': 'Boxtel'}
    """
    found = _POSTCODE.search(text)
    before, after = (text[: found.start()], text[found.end() :]) if found else (text, "")
    parts = [part.strip() for part in before.split(",") if part.strip()]
    if not found and parts and not re.search(r"[0-9]", parts[-1]):
        after = parts.pop()
    address = {
        "straat": ", ".join(parts),
        "postcode": f"{found[1]} {found[2].upper()}" if found else "",
        "plaats": after.strip(" ,"),
    }
    return {key: value for key, value in address.items() if value}
