"""Venues and organisations that a spreadsheet has and no list."""

from __future__ import annotations

import pytest

from macros.entry.cells import Book, sheet_of
from macros.entry.new_names import has_new_names, plan_with_new_names
from macros.entry.outcomes import Plan
from tests.conftest import ProgrammeFolder
from tests.entry.sheets import Row, plan, told

HEADS: Row = ("Titel", "Datum", "Begin", "Einde", "Locatie", "Gemeente", "Organisaties", "Vorm")
RIGHT: Row = ("Samen eten", "10-11-2026", "18.00", "20.00", "LocHal", "", "", "Lezing")


def row(**other: str) -> Row:
    return tuple(other.get(str(h), cell) for h, cell in zip(HEADS, RIGHT, strict=True))


def planned(folder: ProgrammeFolder, *rows: Row) -> Plan:
    book = Book((sheet_of("Blad1", [HEADS, *rows]),))
    return plan_with_new_names(book, folder.path, source="test")


def test_names_are_added_to_the_lists(folder: ProgrammeFolder) -> None:
    wanted = row(
        Locatie="De Zwaan", Gemeente="Tilburg", Organisaties="Dorpsraad; Eetclub, Kookclub"
    )
    assert has_new_names(plan([HEADS, wanted], folder.path))
    done = planned(
        folder, wanted, row(Titel="Nog eens eten", Organisaties="Eetclub", Begin="20.00")
    )
    assert [str(outcome.state) for outcome in done.outcomes] == ["nieuw", "fout"]
    assert done.added == {
        "locaties.yml": 'de-zwaan:\n  naam: "De Zwaan"\n  gemeente: "Tilburg"\n',
        "organisaties.yml": "".join(
            f'{name.lower()}:\n  naam: "{name}"\n' for name in ("Dorpsraad", "Eetclub", "Kookclub")
        ),
    }
    done.write(folder.path)
    assert folder.check().findings == ()
    session = folder.read().by_id[2026, "samen-eten"]
    assert session.organisations == ("dorpsraad", "eetclub", "kookclub")
    assert session.moments[0].venue == "de-zwaan"
    # And once more: nothing is new, and nothing is there twice.
    again = planned(folder, wanted)
    assert (again.added, again.files, [str(o.state) for o in again.outcomes]) == (
        {},
        {},
        ["ongewijzigd"],
    )


def test_an_address_tells_where_a_building_is(folder: ProgrammeFolder) -> None:
    done = planned(folder, row(Locatie="De Zwaan, Markt 3, 5038 AV Tilburg"))
    assert 'straat: "Markt 3"' in done.added["locaties.yml"]
    assert done.is_right


@pytest.mark.parametrize(
    "other",
    [
        {"Organisaties": "Dorpsraad", "Begin": "half tien"},
        {"Organisaties": "Dorpsraad", "Vorm": "Gedoe"},
        {"Locatie": "De Zwaan"},
    ],
    ids=["another cell is wrong", "a name of a list that is fixed", "nobody says where it is"],
)
def test_nothing_is_added_for_a_session_that_stays_out(
    folder: ProgrammeFolder, other: dict[str, str]
) -> None:
    done = planned(folder, row(**other))
    assert [str(outcome.state) for outcome in done.outcomes] == ["fout"]
    assert (done.added, done.files) == ({}, {})
    assert told(done)


def test_a_list_gets_no_name_of_a_session_that_stays_out(folder: ProgrammeFolder) -> None:
    """The check says no only after the names are known."""
    wrong = row(Organisaties="Dorpsraad", Locatie="De Zwaan", Gemeente="Tilburg", Einde="17.00")
    done = planned(folder, wrong)
    assert told(done) == [("Blad1!D2", "eind-voor-begin")]
    assert (done.added, done.files) == ({}, {})
    other = planned(folder, wrong, row(Titel="Anders", Organisaties="Dorpsraad; Eetclub"))
    assert [str(outcome.state) for outcome in other.outcomes] == ["fout", "nieuw"]
    assert [*other.added] == ["organisaties.yml"]
    other.write(folder.path)
    assert folder.check().findings == ()


REASONS = [
    ("De Zwaan", "Zet in de kolom Gemeente in welke gemeente het is."),
    ("De Zwaan, Markt 3, 5038 AV Berkel-Enschot", "Zet in de kolom Gemeente"),
    ("Loc Hall", "Bedoel je “LocHal”?"),
]


@pytest.mark.parametrize(("venue", "part"), REASONS)
def test_why_a_building_is_not_added_is_said(
    folder: ProgrammeFolder, venue: str, part: str
) -> None:
    (outcome,) = planned(folder, row(Locatie=venue)).outcomes
    assert part in outcome.remarks[0].message


def test_without_unknown_names_it_is_the_same_import(folder: ProgrammeFolder) -> None:
    done = planned(folder, row())
    assert done == plan([HEADS, row()], folder.path)
    assert not has_new_names(done)
