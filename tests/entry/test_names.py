"""Names as people write them → the entry they mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.entry.names import meant, slug_of
from macros.programme.reading import read_programme
from tests.conftest import ProgrammeFolder

EXAMPLE = read_programme(Path(__file__).parents[1] / "voorbeeldweek")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("lochal", "lochal"),
        ("LocHal", "lochal"),
        ("LocHal, Tilburg", "lochal"),
        ("de LocHal (Tilburg)", "lochal"),
        ("Werkwarenhuis 's-Hertogenbosch", "werkwarenhuis"),
        ("het werkwarenhuis", "werkwarenhuis"),
        ("LocHal Breda", ""),
        ("Lokhal", ""),
        ("", ""),
        ("…", ""),
    ],
)
def test_venues(folder: ProgrammeFolder, text: str, slug: str) -> None:
    assert slug_of(text, folder.read().venues) == slug


def test_every_name_of_every_list_is_found() -> None:
    lists = (
        *(EXAMPLE.themes, EXAMPLE.audiences, EXAMPLE.kinds, EXAMPLE.venues),
        *(EXAMPLE.organisations, EXAMPLE.series, EXAMPLE.regions),
    )
    for entries in lists:
        for slug, entry in entries.items():
            assert slug_of(entry.name, entries) == slug
            assert slug_of(slug.upper(), entries) == slug


def test_two_that_are_called_the_same_are_neither(folder: ProgrammeFolder) -> None:
    folder.replace("locaties.yml", "werkwarenhuis:\n  naam: Werkwarenhuis", "plein-2:\n  naam: X")
    folder.replace("locaties.yml", "lochal:\n  naam: LocHal", "plein-1:\n  naam: X")
    assert "plein-1" in folder.check().programme.venues
    assert slug_of("X", folder.check().programme.venues) == ""


@pytest.mark.parametrize(
    ("text", "name"), [("Lokhal", "LocHal"), ("loc-hal", "LocHal"), ("kasteel", "")]
)
def test_what_somebody_may_have_meant(folder: ProgrammeFolder, text: str, name: str) -> None:
    assert meant(text, folder.read().venues) == name
