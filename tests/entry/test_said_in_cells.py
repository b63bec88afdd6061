"""What the check says of a file, to who filled in a spreadsheet."""

from __future__ import annotations

import re

import pytest

from macros.entry.said_in_cells import SAID_IN_CELLS
from macros.programme.messages import ADVICE, MESSAGES
from tests.conftest import ProgrammeFolder
from tests.entry.sheets import Row, only, plan, told

HEADS: Row = (
    *("Titel", "Datum", "Einddatum", "Begin", "Einde", "Locatie", "Zaal", "Deelname"),
    *("Online meedoen", "Eerst: datum"),
)
RIGHT = dict(zip(HEADS, ("Proef", "10-11-2026", *[""] * 8), strict=True))

SAID: list[tuple[dict[str, str], str, str]] = [
    ({"Datum": "9-11-2027"}, "B2", "Er is nog geen editie 2027."),
    ({"Datum": "9-11-2025"}, "B2", "9 november 2025 valt niet in 2026."),
    ({"Datum": "9-11-2025"}, "B2", "Zet dan in een kolom Editie: 2025."),
    ({"Datum": "20-11-2026"}, "B2", "(9 tot en met 13 november 2026)"),
    ({"Datum": "20-11-2026"}, "B2", "Zet dan in de kolom Rond de week: ja."),
    ({"Begin": "15.00", "Einde": "14.00"}, "E2", "Zet dan in de kolom Einddatum: 11-11-2026."),
    ({"Einde": "14.00"}, "E2", "Vul de kolom Begin in"),
    ({"Begin": "9.00", "Einde": "17.00", "Einddatum": "12-11-2026"}, "C2", "een eigen rij"),
    ({"Begin": "9.00", "Einddatum": "12-11-2026"}, "C2", "Vul de kolom Einde in"),
    ({"Zaal": "Aula"}, "G2", "Vul de kolom Locatie in"),
    ({"Locatie": "LocHal", "Deelname": "online"}, "F2", "of zet in de kolom Deelname: hybride."),
    (
        {"Locatie": "LocHal", "Online meedoen": "www.x.nl"},
        *("I2", "Zet in de kolom Deelname: online."),
    ),
    ({"Eerst: datum": "9-11-2026"}, "J2", "Zet in de kolom Status: verplaatst."),
]
"""Cells that are otherwise, the cell that is named, and a part of what is said of it."""


@pytest.mark.parametrize(("cells", "place", "part"), SAID)
def test_it_speaks_of_columns(
    folder: ProgrammeFolder, cells: dict[str, str], place: str, part: str
) -> None:
    folder.write("2025/editie.yml", "naam: Eerder\nafgerond: ja\n")
    outcome = only(plan([HEADS, [*(RIGHT | cells).values()]], folder.path))
    (remark,) = outcome.remarks
    assert (remark.place, outcome.state) == (f"Blad1!{place}", "fout")
    assert part in remark.message
    assert not _OF_A_FILE.search(remark.message)


_OF_A_FILE = re.compile(
    r"\b(?:regels?|bestand|map|streepje|haak|aanhalingstekens?|[a-z]+\.yml)\b|[Vv]oeg "
    r"|\b(?:schrijf|Schrijf)(?: in[^:]*)?: ?[a-z_]+:|[a-z]+_[a-z]+|[0-9]{4}-[0-9]{2}-[0-9]{2}"
)
"""What only means something to who has the file of a session before him."""

OF_NO_CELL = {
    *(
        "geen-utf8",
        "geen-voorblok",
        "voorblok-open",
        "voorblok-te-laag",
        "macros-uit",
        "macros-aan",
    ),
    *("geen-veld", "twee-velden", "streepjes-missen", "streepjes-anders"),
    *("geen-velden", "bestand-mist", "bestandsnaam", "verkeerde-plek", "dubbel-veld", "macro"),
    *("sjabloon-onbekend", "niet-in-menu", "menu-onbekend", "link-absoluut", "link-kop"),
    *("editie-half", "editie-omgekeerd", "editie-jaar", "editie-dag", "gemeente-dubbel"),
    *("coordinaat-half", "geen-coordinaat", "geen-postcode", "nooit-gepubliceerd-bestaat"),
    *("geen-tekst", "geen-lijst", "geen-groep", "lege-waarde", "leeg-onderdeel", "onbekend-veld"),
    *("datum-en-momenten", "kan-niet", "opmerking-achter-tekst", "los-aanhalingsteken"),
    *("kromme-aanhalingstekens", "foto-mist", "foto-onleesbaar", "geen-foto"),
    # Of what was published before; an import does not look at that.
    *("sessie-weg", "naam-veranderd", "moment-weg", "sleutel-erbij"),
    # The names in a row are read by the import itself.
    *("onbekende-naam", "onbekende-gemeente"),
    # These are about Markdown, also in a cell.
    *("link-onbekend", "link-op-de-site"),
}
"""Findings that a row of a spreadsheet cannot cause, or that are the same in a cell."""


SIGN_UP: list[tuple[Row, list[tuple[str, str]]]] = [
    (("verplicht", "", ""), [("Blad1!C2", "aanmelden-waar-mist")]),
    (("verplicht", "www.x.nl/a", "1-11-2026"), []),
    (("", "www.x.nl/a", "1-11-2025"), [("Blad1!E2", "aanmelden-vroeg")]),
    (("", "www.x.nl/a", "12-11-2026"), [("Blad1!E2", "aanmelden-te-laat")]),
]
"""How one signs up, where and until when → what there is to say."""


@pytest.mark.parametrize(("cells", "expected"), SIGN_UP)
def test_what_is_said_of_signing_up(
    folder: ProgrammeFolder, cells: Row, expected: list[tuple[str, str]]
) -> None:
    heads: Row = ("Titel", "Datum", "Aanmelden", "Aanmelden: link", "Aanmelden tot")
    done = plan([heads, ("Proef", "10-11-2026", *cells)], folder.path)
    assert told(done) == expected
    for remark in only(done).remarks:
        assert not _OF_A_FILE.search(remark.message)


def test_no_sentence_about_a_file_reaches_a_spreadsheet() -> None:
    of_a_file = {
        code
        for code, sentence in MESSAGES.items()
        if _OF_A_FILE.search(sentence) and code not in ADVICE and not code.startswith("yaml-")
    }
    assert of_a_file - SAID_IN_CELLS.keys() - OF_NO_CELL == set()
    assert [code for code in SAID_IN_CELLS if code not in MESSAGES] == []
