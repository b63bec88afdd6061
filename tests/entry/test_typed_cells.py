"""Cells as people type them → what the programme has of them, or a remark that names the cell."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from macros.entry.cells import Value, sheet_of
from macros.entry.columns import BODY
from macros.entry.headings import find_headings
from macros.entry.rows import Row, read_rows
from macros.programme.model import Programme
from tests.conftest import ProgrammeFolder
from tests.entry.sheets import only, plan, through_excel


def at(*parts: int) -> datetime:
    """Return a day and a time as a spreadsheet has them, of no time zone."""
    return datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001


RIGHT: list[tuple[str, Value, dict[str, str]]] = [
    # Days.
    ("Datum", "ma 9 nov 2026", {"datum": "2026-11-09"}),
    ("Datum", "maandag 9 november", {"datum": "2026-11-09"}),
    ("Datum", "Maandag", {"datum": "2026-11-09"}),
    ("Datum", "9-11-2026", {"datum": "2026-11-09"}),
    ("Datum", "9/11/26", {"datum": "2026-11-09"}),
    ("Datum", "09.11.2026", {"datum": "2026-11-09"}),
    ("Datum", "9-nov-26", {"datum": "2026-11-09"}),
    ("Datum", "9 nov.", {"datum": "2026-11-09"}),
    ("Datum", "woe 11 november 2026", {"datum": "2026-11-11"}),
    ("Datum", "2026-11-09", {"datum": "2026-11-09"}),
    ("Datum", "20261109", {"datum": "2026-11-09"}),
    ("Datum", "\u00a09 november\u00a02026 ", {"datum": "2026-11-09"}),
    ("Datum", date(2026, 11, 9), {"datum": "2026-11-09"}),
    ("Datum", at(2026, 11, 9), {"datum": "2026-11-09"}),
    ("Datum", at(2026, 11, 9, 9, 30), {"datum": "2026-11-09", "begin": "09.30"}),
    ("Datum", 46335, {"datum": "2026-11-09"}),
    ("Datum", 46335.395833, {"datum": "2026-11-09", "begin": "09.30"}),
    ("Datum", "9 t/m 11 november 2026", {"datum": "2026-11-09", "einddatum": "2026-11-11"}),
    ("Datum", "9 - 11 nov", {"datum": "2026-11-09", "einddatum": "2026-11-11"}),
    (
        *("Datum", "ma 9 nov 2026 om 09.30 - 11.00 uur"),
        {"datum": "2026-11-09", "begin": "09.30", "einde": "11.00"},
    ),
    # Times.
    ("Begin", "9.30", {"begin": "09.30"}),
    ("Begin", "9:30 uur", {"begin": "09.30"}),
    ("Begin", "09u30", {"begin": "09.30"}),
    ("Begin", "9u", {"begin": "09.00"}),
    ("Begin", "vanaf 9.30 uur", {"begin": "09.30"}),
    ("Begin", "0930", {"begin": "09.30"}),
    ("Begin", "1:30 PM", {"begin": "13.30"}),
    ("Begin", "volgt", {"begin": ""}),
    ("Begin", time(9, 30), {"begin": "09.30"}),
    ("Begin", at(1899, 12, 30, 9, 30), {"begin": "09.30"}),
    ("Begin", timedelta(hours=9, minutes=30), {"begin": "09.30"}),
    ("Begin", 0.5, {"begin": "12.00"}),
    ("Begin", 0.3958333333, {"begin": "09.30"}),
    ("Begin", 9, {"begin": "09.00"}),
    ("Begin", 9.3, {"begin": "09.30"}),
    ("Begin", 930, {"begin": "09.30"}),
    ("Begin", "'19.30", {"begin": "19.30"}),
    ("Einde", "'21.00 uur", {"einde": "21.00"}),
    ("Datum", "'9-11-2026", {"datum": "2026-11-09"}),
    ("Begin", "09.30-11.00 uur", {"begin": "09.30", "einde": "11.00"}),
    ("Begin", at(2026, 11, 9, 9, 30), {"datum": "2026-11-09", "begin": "09.30"}),
    ("Tijd", "van 9 tot 12", {"begin": "09.00", "einde": "12.00"}),
    ("Tijd", "9.30 – 11.00 u.", {"begin": "09.30", "einde": "11.00"}),
    (
        *("Tijd", "20.00 uur tot 01.00 uur"),
        {"begin": "20.00", "einde": "01.00", "einddatum": "2026-11-10"},
    ),
    # Names.
    ("Thema", "Wonen; Samenleving", {"themas": "wonen\nsamenleving"}),
    ("Thema's", "wonen;samenleving;", {"themas": "wonen\nsamenleving"}),
    ("Thema’s", "Samenleving, Wonen", {"themas": "samenleving\nwonen"}),
    ("Themas", "Wonen en samenleving", {"themas": "wonen\nsamenleving"}),
    ("Locatie", "de LocHal", {"locatie": "lochal"}),
    ("Locatie", "LocHal, Tilburg", {"locatie": "lochal"}),
    ("Locatie", "LocHal (zaal 2)", {"locatie": "lochal", "zaal": "zaal 2"}),
    ("Locatie", "Online", {"deelname": "online"}),
    ("Locatie", "via Teams", {"deelname": "online"}),
    ("Organisatie", "Buurthuis De Draad", {"organisaties": "buurthuis"}),
    ("Gemeente", "Den Bosch", {"gemeente": "'s-Hertogenbosch"}),
    ("Gemeente", "gemeente Tilburg", {"gemeente": "Tilburg"}),
    # Choices and yes or no.
    ("Deelname", "Hybride", {"deelname": "hybride"}),
    ("Deelname", "op locatie", {"deelname": "op-locatie"}),
    ("Aanmelden nodig?", "Ja", {"aanmelden.hoe": "verplicht"}),
    ("Aanmelden", "vrije inloop", {"aanmelden.hoe": "niet-nodig"}),
    ("Aanmelden", "www.voorbeeld.nl/x", {"aanmelden.url": "https://www.voorbeeld.nl/x"}),
    ("Aanmelden", "info@voorbeeld.nl", {"aanmelden.email": "info@voorbeeld.nl"}),
    ("Rolstoel", "x", {"toegankelijkheid.rolstoel": "ja"}),
    ("Rolstoeltoegankelijk?", True, {"toegankelijkheid.rolstoel": "ja"}),
    ("Ringleiding", "Nee", {"toegankelijkheid.ringleiding": "nee"}),
    ("Ringleiding", False, {"toegankelijkheid.ringleiding": "nee"}),
    ("Ringleiding", 1, {"toegankelijkheid.ringleiding": "ja"}),
    ("Ringleiding", "n.v.t.", {}),
    ("Zaal", "n.v.t.", {}),
    ("Samenvatting", "-", {}),
    ("Taal", "Engels", {"taal": "en"}),
    # Amounts.
    ("Kosten", "€ 7,50 p.p.", {"prijs": "7,50"}),
    ("Prijs", 7.5, {"prijs": "7,50"}),
    ("Prijs", 10, {"prijs": "10"}),
    ("Prijs", 0, {"prijs": "gratis"}),
    ("Prijs", "kosteloos", {"prijs": "gratis"}),
    ("Aantal plekken", "max. 40 personen", {"aantal_plekken": "40"}),
    ("Aantal plekken", 30.0, {"aantal_plekken": "30"}),
    # Texts.
    ("Ondertitel", " Wonen\u00ad \u00a0en\u200b zo ", {"ondertitel": "Wonen en zo"}),
    ("Ondertitel", "'=HYPERLINK(1)", {"ondertitel": "=HYPERLINK(1)"}),
    ("Ondertitel", "‘Samen’ sterk", {"ondertitel": "‘Samen’ sterk"}),
    ("Beschrijving", "Eerst_x000D_\nDan\r\n• dit\n• dat", {BODY: "Eerst\nDan\n- dit\n- dat"}),
    ("Spreker", "An Jansen (rol, De Draad)", {"sprekers": "An Jansen | rol | De Draad"}),
    ("Sprekers", "An Jansen; Bo Li", {"sprekers": "An Jansen\nBo Li"}),
    ("Sprekers", "An Jansen | | De Draad\n- Bo Li", {"sprekers": "An Jansen |  | De Draad\nBo Li"}),
    ("Programma", "9.30 Welkom", {"programma": "09.30 | Welkom"}),
    ("Programma", "10u-11u | Lezing | An", {"programma": "10.00 - 11.00 | Lezing | An"}),
    ("Contact", "mailto:info@voorbeeld.nl", {"contact": "info@voorbeeld.nl"}),
]  # fmt: skip
"""Heading, cell → all that the row says beside its title, and another day than the others."""

WRONG: list[tuple[str, Value, str, str]] = [
    ("Datum", "di 9 nov 2026", "weekdag-klopt-niet", "9 november 2026 is een maandag"),
    ("Datum", "zaterdag", "weekdag-onduidelijk", "zaterdag"),
    ("Datum", "31-11-2026", "datum-bestaat-niet", "31-11-2026"),
    ("Datum", "9 en 10 november", "meer-dagen", "eigen rij"),
    ("Datum", "begin november", "geen-datum", "begin november"),
    ("Datum", True, "geen-datum", "9-11-2026"),
    ("Datum", 2026, "geen-datum", "2026"),
    ("Begin", "half tien", "tijd-in-woorden", "09.30 of 21.30"),
    ("Begin", "kwart over acht", "tijd-in-woorden", "08.15 of 20.15"),
    ("Begin", 9.5, "tijd-in-woorden", "09.30 of 09.50"),
    ("Begin", "24:00", "tijd-24", "00.00"),
    ("Begin", "25.00", "geen-tijd", "25.00"),
    ("Einde", timedelta(hours=24), "tijd-24", "00.00"),
    ("Einde", timedelta(hours=25, minutes=30), "geen-tijd", "“25:30”"),
    ("Einde", timedelta.max, "geen-tijd", "geen tijd"),
    ("Einde", timedelta(days=2), "geen-tijd", "“48:00”"),
    ("Einde", timedelta(minutes=-90), "geen-tijd", "“-1:30”"),
    ("Begin", at(1900, 1, 8, 7, 12), "tijd-getal", "09:30"),
    ("Begin", at(1900, 1, 1), "tijd-getal", "09:30"),
    ("Begin", 1.0625, "geen-tijd", "“1,0625”"),
    ("Begin", "Rond De Middag", "geen-tijd", "“Rond De Middag”"),
    ("Datum", "#DEEL/0!", "cel-fout", "(#DEEL/0!)"),
    ("Begin", "Err:502", "cel-fout", "(Err:502)"),
    ("Begin", "ca. 9", "geen-tijd", "ca. 9"),
    ("Tijd", "9.30-10.30 en 11.00-12.00", "meer-tijden", "één begin"),
    ("Einde", "9.30-10.30", "meer-tijden", "één begin"),
    ("Thema", "Wonnen", "naam-onbekend", "Bedoel je “Wonen”?"),
    ("Thema", "Wonen; Ruimtevaart", "naam-onbekend", "De namen staan in themas.yml"),
    ("Locatie", "LocHall", "naam-onbekend", "Bedoel je “LocHal”?"),
    ("Waar?", "Burgemeester Brokxlaan 1000", "naam-onbekend", "Is ze nieuw? Typ dan naam en adres"),
    ("Gemeente", "Utrecht", "gemeente-onbekend", "Noord-Brabant"),
    ("Deelname", "telefonisch", "keuze", "op-locatie, online, hybride"),
    ("Ringleiding", "misschien", "ja-nee", "misschien"),
    ("Taal", "Nederlands en Engels", "geen-taal", "Nederlands en Engels"),
    ("Prijs", "5 tot 10 euro", "geen-prijs", "5 tot 10 euro"),
    ("Prijs", -3, "geen-prijs", "-3"),
    ("Aantal plekken", "onbeperkt", "geen-getal", "onbeperkt"),
    ("Aantal plekken", 2.5, "geen-getal", "“2,5”"),
    ("Aanmelden: link", "zie onze site", "geen-webadres", "zie onze site"),
    ("Contact", "Bo, 06-12345678", "geen-mailadres", "adres van de organisatie"),
    ("Sessie", "Mijn Sessie!", "geen-korte-naam", "mijn-sessie"),
    ("Bronnen", "Zomaar een titel", "onderdeel-onvolledig", "het webadres"),
]
"""Heading, cell → code, and a part of the sentence."""

CHECKED: list[tuple[str, Value, str, str]] = [
    ("Ondertitel", "x" * 201, "te-lang", "201"),
    ("Datum", "9-11-2027", "buiten-jaar", "geen editie 2027"),
    ("Prijs", "€ 10 (leden gratis)", "geen-prijs", "Uitleg bij prijs"),
]
"""The same, where it is the check of all sessions that has something to say."""


def rows(heading: str, value: Value) -> list[list[Value]]:
    """Return a sheet in which the cell that is tried is D2."""
    cells: dict[str, Value] = {"Titel": "Proef", "Datum": "9-11-2026", "Reeks": None, "Vorm": None}
    cells.pop(heading, None)
    return [[*[*cells][:3], heading], [*[*cells.values()][:3], value]]


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Programme:
    return ProgrammeFolder(tmp_path_factory.mktemp("programme")).read()


def read(cells: list[list[Value]], programme: Programme) -> Row:
    """Return the one row of a sheet."""
    sheet = sheet_of("Blad1", cells)
    headings = find_headings(sheet)
    assert headings is not None
    (row,), remarks = read_rows(sheet, headings, programme, 2026)
    assert [*headings.remarks, *remarks] == []
    return row


@pytest.mark.parametrize(("heading", "value", "expected"), RIGHT)
def test_a_cell_as_people_type_it(
    programme: Programme, heading: str, value: Value, expected: dict[str, str]
) -> None:
    row = read(rows(heading, value), programme)
    plain = {"titel": "Proef", "datum": "2026-11-09"}
    said = {key: text for key, text in row.values.items() if text and plain.get(key) != text}
    assert said == {key: text for key, text in expected.items() if text and plain.get(key) != text}
    assert row.remarks == ()


@pytest.mark.parametrize(("heading", "value", "code", "part"), WRONG)
def test_a_cell_that_is_wrong_is_named(
    programme: Programme, heading: str, value: Value, code: str, part: str
) -> None:
    (remark,) = read(rows(heading, value), programme).remarks
    assert (remark.place, remark.code, remark.blocks) == ("Blad1!D2", code, True)
    assert part in remark.message


@pytest.mark.parametrize(("heading", "value", "code", "part"), CHECKED)
def test_what_the_check_says_is_said_of_the_cell(
    folder: ProgrammeFolder, heading: str, value: Value, code: str, part: str
) -> None:
    outcome = only(plan(rows(heading, value), folder.path))
    assert (outcome.state, outcome.text) == ("fout", None)
    (remark,) = (remark for remark in outcome.remarks if remark.blocks)
    assert (remark.place, remark.code) == ("Blad1!D2", code)
    assert part in remark.message


def test_there_are_enough_of_them() -> None:
    assert len(RIGHT) + len(WRONG) >= 100


def test_cells_of_excel_itself(folder: ProgrammeFolder) -> None:
    outcome = only(
        through_excel(
            [
                ["Titel", "Datum", "Begin", "Einde", "Prijs", "Aantal plekken", "Rolstoel"],
                ["Proef", date(2026, 11, 10), time(9, 30), 0.5, 7.5, 30, True],
            ],
            folder.path,
        )
    )
    assert outcome.state == "nieuw"
    assert outcome.text is not None
    for line in (
        "datum: 2026-11-10",
        'begin: "09.30"',
        'einde: "12.00"',
        "aantal_plekken: 30",
        'prijs: "7,50"',
        "  rolstoel: ja",
    ):
        assert line in outcome.text.split("\n")
