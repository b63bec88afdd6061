"""What an import does with sessions that are there, were there, or an editor has changed."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest

from macros.entry import remarks
from macros.entry.cells import Book, Sheet, Value, sheet_of
from macros.entry.headings import column_of
from macros.entry.importing import plan_import
from tests.conftest import ProgrammeFolder
from tests.entry.sheets import Row, only, plan, told

HEADS: Row = ("Id", "Titel", "Datum", "Begin", "Einde", "Locatie", "Thema", "Prijs")
FIRST: Row = ("1", "Wonen op het erf", "10-11-2026", "9.30", "11.00", "LocHal", "Wonen", "gratis")
SECOND: Row = ("2", "Eerlijke energie", "11-11-2026", "13.00", "15.00", "", "Samenleving", 7.5)

FILE = "2026/sessies/wonen-op-het-erf.md"


def changed(row: Row, **new: Value) -> Row:
    """Return a row with other cells, by the first letters of their headings."""
    return tuple(new.get(head.split()[0], cell) for head, cell in zip(HEADS, row, strict=True))  # type: ignore[union-attr]


def states(folder: ProgrammeFolder, *rows: Row, heads: Row = HEADS) -> list[str]:
    return [str(outcome.state) for outcome in plan([heads, *rows], folder.path).outcomes]


def write(folder: ProgrammeFolder, *rows: Row) -> list[str]:
    done = plan([HEADS, *rows], folder.path)
    done.write(folder.path)
    return [str(outcome.state) for outcome in done.outcomes]


def everything(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")}


def text(folder: ProgrammeFolder, file: str = FILE) -> str:
    return (folder.path / file).read_text(encoding="utf-8")


def test_what_is_new_becomes_a_file_that_is_right(folder: ProgrammeFolder) -> None:
    assert write(folder, FIRST, SECOND) == ["nieuw", "nieuw"]
    assert text(folder) == (
        '---\ntitel: "Wonen op het erf"\ndatum: 2026-11-10\nbegin: "09.30"\neinde: "11.00"\n'
        'locatie: lochal\nthemas:\n  - wonen\nprijs: "gratis"\n---\n'
    )
    assert folder.check().findings == ()


def test_a_dry_run_writes_nothing(folder: ProgrammeFolder) -> None:
    before = everything(folder.path)
    assert states(folder, FIRST, SECOND) == ["nieuw", "nieuw"]
    assert everything(folder.path) == before


def test_the_same_file_twice_changes_nothing(folder: ProgrammeFolder) -> None:
    write(folder, FIRST, SECOND)
    before = everything(folder.path)
    assert write(folder, FIRST, SECOND) == ["ongewijzigd", "ongewijzigd"]
    assert everything(folder.path) == before


def test_what_changed_in_the_spreadsheet_changes(folder: ProgrammeFolder) -> None:
    write(folder, FIRST, SECOND)
    assert write(folder, changed(FIRST, Begin="10.00", Thema=""), SECOND) == [
        *("gewijzigd", "ongewijzigd")
    ]
    assert 'begin: "10.00"' in text(folder)
    assert "themas" not in text(folder)


def test_what_an_editor_changed_stays_and_is_told(folder: ProgrammeFolder) -> None:
    write(folder, FIRST)
    folder.replace(FILE, 'begin: "09.30"', '# de zaal is later open\nbegin: "09.45"')
    folder.replace(FILE, "prijs:", 'zaal: "Aula"\nprijs:')
    edited = text(folder)
    again = plan([HEADS, FIRST], folder.path)
    assert only(again).state == "ongewijzigd"
    assert told(again) == [("Blad1!D2", "redactie")]
    assert "“09.30”" in only(again).remarks[0].message
    assert "“09.45”" in only(again).remarks[0].message
    assert again.files == {}
    # Also when the spreadsheet has yet another time; what else changed in it does come in.
    both = plan([HEADS, changed(FIRST, Begin="8.00", Prijs="5")], folder.path)
    assert told(both) == [("Blad1!D2", "redactie")]
    both.write(folder.path)
    assert text(folder) == edited.replace('"gratis"', '"5"')
    assert plan([HEADS, changed(FIRST, Begin="8.00", Prijs="5")], folder.path).files == {}


def test_another_title_is_the_same_session(folder: ProgrammeFolder) -> None:
    write(folder, FIRST, SECOND)
    assert write(folder, changed(FIRST, Titel="Wonen op een erf"), SECOND) == [
        *("gewijzigd", "ongewijzigd")
    ]
    assert 'titel: "Wonen op een erf"' in text(folder)


def test_another_form_also_begins_at_one(folder: ProgrammeFolder) -> None:
    write(folder, FIRST)
    other: Row = ("1", "Iets anders", "12-11-2026", "19.00", "21.00", "", "Samenleving", "5")
    assert write(folder, other) == ["nieuw"]
    assert 'titel: "Wonen op het erf"' in text(folder)


def test_an_order_of_rows_means_nothing(folder: ProgrammeFolder) -> None:
    write(folder, FIRST, SECOND)
    assert states(folder, SECOND, FIRST) == ["ongewijzigd", "ongewijzigd"]


def test_a_file_with_another_name_is_still_the_session(folder: ProgrammeFolder) -> None:
    write(folder, FIRST)
    moved = text(folder).replace("---\ntitel", "---\nvoorheen: [wonen-op-het-erf]\ntitel", 1)
    (folder.path / FILE).unlink()
    folder.write("2026/sessies/erf.md", moved)
    assert write(folder, changed(FIRST, Prijs="5")) == ["gewijzigd"]
    assert 'prijs: "5"' in text(folder, "2026/sessies/erf.md")


def test_what_an_editor_took_away_does_not_come_back(folder: ProgrammeFolder) -> None:
    write(folder, FIRST)
    (folder.path / FILE).unlink()
    again = plan([HEADS, FIRST], folder.path)
    assert (told(again), again.files) == ([("Blad1, rij 2", "weggehaald")], {})


def test_a_row_that_is_gone_is_told_and_stays(folder: ProgrammeFolder) -> None:
    write(folder, FIRST, SECOND)
    assert told(plan([HEADS, SECOND], folder.path)) == [("Dit bestand", "niet-meer")]
    # Another spreadsheet never had it.
    assert told(plan([HEADS, SECOND], folder.path, source="ander")) == []


def test_a_session_that_was_there_is_known_by_its_title(folder: ProgrammeFolder) -> None:
    row: Row = ("", "opening van de week", "9-11-2026", "10.00", "12.00", "LocHal", "Wonen", "")
    outcome = only(plan([HEADS, row], folder.path))
    assert (outcome.state, outcome.name) == ("gewijzigd", "opening")
    assert [(c.key, c.old, c.new, c.place) for c in outcome.merge.changes] == [
        ("titel", "Opening van de week", "opening van de week", "Blad1!B2"),
        ("begin", "09.30", "10.00", "Blad1!D2"),
    ]


def test_a_title_alone_is_not_the_same_session(folder: ProgrammeFolder) -> None:
    row: Row = ("", "Opening van de week", "10-11-2026", "10.00", "12.00", "", "Wonen", "")
    done = plan([HEADS, row], folder.path)
    assert (only(done).state, only(done).name) == ("nieuw", "opening-van-de-week")
    assert told(done) == [("Blad1!B2", "titel-bestaat")]


def test_an_empty_cell_takes_nothing_away_that_it_did_not_bring(folder: ProgrammeFolder) -> None:
    heads: Row = ("Sessie", "Titel", "Samenvatting", "Vorm")
    row: Row = ("opening", "Opening van de week", "", None)
    assert only(plan([heads, row], folder.path)).state == "ongewijzigd"


def test_comments_order_and_quotes_stay(folder: ProgrammeFolder) -> None:
    own = """\
        ---
        # Let op: vraag eerst de zaal.
        einde: '12.00'
        begin: "09.30"   # na de file
        datum: 2026-11-09
        titel: Opening
        themas: [samenleving, wonen]
        aanmelden:
          # van de universiteit
          url: https://voorbeeld.nl/a
          hoe: verplicht
        locatie: lochal
        ---

        Tekst  met   spaties.
        """
    folder.write("2026/sessies/opening.md", own)
    heads: Row = ("Sessie", "Titel", "Begin", "Thema", "Aanmelden: link", "Prijs")
    row: Row = ("opening", "Opening", "10.00", "Wonen", "https://voorbeeld.nl/b", "gratis")
    plan([heads, row], folder.path).write(folder.path)
    expected = (
        dedent(own)
        .replace('"09.30" ', '"10.00" ')
        .replace("[samenleving, wonen]", "[wonen]")
        .replace("voorbeeld.nl/a", "voorbeeld.nl/b")
    )
    found = text(folder, "2026/sessies/opening.md")
    assert found.replace('prijs: "gratis"\n', "") == expected


def test_a_session_with_more_moments(folder: ProgrammeFolder) -> None:
    heads: Row = ("Sessie", "Moment", "Titel", "Datum", "Begin", "Einde", "Locatie")
    rows: list[Row] = [
        ("rondleiding", "", "Rondleiding", "10-11-2026", "10.00", "11.00", "Werkwarenhuis"),
        ("rondleiding", "middag", "", "10-11-2026", "14.00", "15.00", "Werkwarenhuis"),
    ]
    done = plan([heads, *rows], folder.path)
    assert [str(o.state) for o in done.outcomes] == ["nieuw"]
    done.write(folder.path)
    assert text(folder, "2026/sessies/rondleiding.md") == (
        '---\ntitel: "Rondleiding"\nlocatie: werkwarenhuis\nmomenten:\n'
        '  - datum: 2026-11-10\n    begin: "10.00"\n    einde: "11.00"\n'
        '  - sleutel: middag\n    datum: 2026-11-10\n    begin: "14.00"\n    einde: "15.00"\n---\n'
    )
    later: Row = ("rondleiding", "middag", "", "10-11-2026", "14.30", "15.30", "LocHal")
    more: Row = ("rondleiding", "avond", "", "10-11-2026", "20.00", "21.00", "Werkwarenhuis")
    again = plan([heads, rows[0], later, more], folder.path)
    assert [c.place for c in only(again).merge.changes] == ["Blad1!E3", "Blad1!F3", "Blad1!G3"]
    again.write(folder.path)
    moments = {m.key: (m.begins, m.venue) for s in folder.read().sessions for m in s.moments}
    assert {k: v[1] for k, v in moments.items() if k} == {
        "middag": "lochal",
        "avond": "werkwarenhuis",
    }
    # A moment whose row is gone stays: somebody may have it in a calendar.
    assert told(plan([heads, rows[0], later], folder.path)) == [
        ("Blad1, rij 2", "moment-niet-meer")
    ]


def test_one_moment_becomes_two(folder: ProgrammeFolder) -> None:
    heads: Row = ("Sessie", "Moment", "Datum", "Begin", "Einde", "Moment gaat niet door")
    rows: list[Row] = [
        ("opening", None, "9-11-2026", "9.30", "12.00", "ja"),
        ("opening", "dinsdag", "10-11-2026", "9.30", "12.00", None),
    ]
    plan([heads, *rows], folder.path).write(folder.path)
    (session,) = folder.read().sessions
    assert [(m.key, m.is_cancelled, m.venue) for m in session.moments] == [
        (None, True, "lochal"),
        ("dinsdag", False, "lochal"),
    ]


WRONG_ROWS: list[tuple[list[Row], list[tuple[str, str]]]] = [
    ([("", "", "10-11-2026", "", "", "", "", "")], [("Blad1, rij 2", "rij-zonder-titel")]),
    ([("", "Zonder dag", "", "", "", "", "", "")], [("Blad1!C2", "rij-zonder-datum")]),
    ([FIRST, changed(FIRST, Id="9")], [("Blad1, rij 3", "rij-dubbel")]),
    (
        [FIRST, changed(FIRST, Id="9", Datum="12-11-2026")],
        [("Blad1!B3", "zelfde-titel")],
    ),
    (
        [changed(SECOND, Locatie="Werkwarenhuis"), changed(FIRST, Locatie="Werkwarenhuis")],
        [],
    ),
    (
        [
            changed(SECOND, Locatie="Werkwarenhuis"),
            changed(FIRST, Locatie="Werkwarenhuis", Datum="11-11-2026", Begin="14", Einde="16"),
        ],
        [("Blad1!F3", "dubbele-locatie")],
    ),
    ([changed(FIRST, Datum="15-11-2026")], [("Blad1!C2", "buiten-editie")]),
    ([changed(FIRST, Einde="9.00")], [("Blad1!E2", "eind-voor-begin")]),
    ([FIRST, HEADS, SECOND], []),
    (
        [("", "VOORBEELD: zo", "10-11-2026", "", "", "", "", "")],
        [("Blad1, rij 2", "rij-voorbeeld"), ("Blad1", "geen-rijen")],
    ),
    ([FIRST, ("", "Totaal", "", "", "", "", "", 7.5)], [("Blad1, rij 3", "rij-totaal")]),
    ([FIRST, ("", "", "", "", "", "", "", "0")], [("Blad1, rij 3", "rij-totaal")]),
    ([FIRST, ("", "", "", "", "", "", "", "gratis")], [("Blad1, rij 3", "rij-zonder-titel")]),
    (
        [FIRST, ("", "Totaal", "", "", "", "LocHal", "", "")],
        [("Blad1!C3", "rij-zonder-datum")],
    ),
]
"""Rows under the headings → where there is something to say, and what."""


@pytest.mark.parametrize(("rows", "expected"), WRONG_ROWS)
def test_a_row_that_is_wrong_is_named(
    folder: ProgrammeFolder, rows: list[Row], expected: list[tuple[str, str]]
) -> None:
    done = plan([HEADS, *rows], folder.path)
    assert told(done) == expected
    # What is wrong holds up nothing else.
    blocked = {place for place, _ in expected}
    right = [outcome for outcome in done.outcomes if outcome.state != "fout"]
    assert all(outcome.incoming.rows[0].place not in blocked for outcome in right)
    assert len([path for path in done.files if path.endswith(".md")]) == len(right)


def test_columns_that_are_left_out_are_told(folder: ProgrammeFolder) -> None:
    heads: Row = (
        *("Id", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", "Titel", "Datum"),
        *("Telefoonnummer", "Lievelingskleur", "Begni", None, "E-mailadres contactpersoon"),
    )
    row: Row = (
        *("1", "1-9-2026 10:00", "1-9-2026 10:05", "jan@voorbeeld.nl", "Jan", "Proef"),
        *("10-11-2026", "06-12345678", "blauw", "x", "los", "jan@voorbeeld.nl"),
    )
    done = plan([heads, row], folder.path)
    assert told(done) == [
        ("Blad1!D1", "kolom-persoonlijk"),
        ("Blad1!E1", "kolom-naam"),
        ("Blad1!H1", "kolom-persoonlijk"),
        ("Blad1!I1", "kolom-onbekend"),
        ("Blad1!J1", "kolom-onbekend"),
        ("Blad1!L1", "kolom-persoonlijk"),
        ("Blad1!K1", "kolom-zonder-kop"),
    ]
    assert "Bedoel je “Begin”?" in done.remarks[4].message
    assert done.is_right
    # None of it is anywhere in what is written.
    assert only(done).state == "nieuw"
    for raw in done.files.values():
        for secret in (b"jan", b"Jan", b"06-", b"blauw", b"10:0"):
            assert secret not in raw


def test_two_columns_for_one_field_are_refused(folder: ProgrammeFolder) -> None:
    done = plan([["Titel", "Datum", "Dag"], ["Proef", "9-11-2026", ""]], folder.path)
    assert (told(done), done.outcomes, done.files) == ([("Blad1!C1", "kolom-dubbel")], (), {})


def test_headings_can_stand_lower(folder: ProgrammeFolder) -> None:
    rows: list[Row] = [
        ["Programma 2026"],
        [],
        ["Naam activiteit", "Wanneer"],
        ["Proef", "ma 9 nov"],
    ]
    outcome = only(plan(rows, folder.path))
    assert (outcome.state, outcome.incoming.rows[0].place) == ("nieuw", "Blad1, rij 4")


NO_TITLES: list[tuple[list[Row], list[str]]] = [
    ([["Sessie", "Datum"], ["opening", "10-11-2026"]], ["gewijzigd"]),
    ([["Sessie", "Datum"], ["", "10-11-2026"]], []),
    (
        [["Sessie", "Kop", "Datum"], ["", "VOORBEELD: zo", "9-11-2026"], ["", "Erf", "9-11-2026"]],
        [],
    ),
    ([["Datum", "Begin"], ["10-11-2026", "9.30"]], []),
]
"""Rows without a column for titles → the states of the sessions; nothing where one has to be."""


@pytest.mark.parametrize(("rows", "expected"), NO_TITLES)
def test_without_titles_it_is_told_once(
    folder: ProgrammeFolder, rows: list[Row], expected: list[str]
) -> None:
    done = plan(rows, folder.path)
    assert [str(outcome.state) for outcome in done.outcomes] == expected
    missing = [remark for remark in done.remarks if remark.code == "kolom-mist"]
    assert [remark.place for remark in missing] == ([] if expected else ["Blad1, rij 1"])
    assert all("Zet Titel boven de kolom" in remark.message for remark in missing)
    assert "rij-zonder-titel" not in {code for _, code in told(done)}


HEADINGS = [
    ("Naam van het evenement", "titel"),
    ("Naam van de organisatie", "organisaties"),
    ("Datum en tijd", "datum"),
    ("Van", "begin"),
    ("Max", "aantal_plekken"),
    ("Max. deelnemers", "aantal_plekken"),
    ("Deadline", "aanmelden.tot"),
    ("Plek / zaal", "locatie"),
    ("Naam", None),
    ("Naam van de contactpersoon", None),
    ("Lievelingskleur", None),
]


@pytest.mark.parametrize(("heading", "key"), HEADINGS)
def test_a_heading_in_other_words(heading: str, key: str | None) -> None:
    found = column_of(heading)
    assert (found.key if found else None) == key


HIDDEN = Sheet(
    "Blad1",
    sheet_of("Blad1", [HEADS, FIRST, SECOND]).rows,
    hidden_rows=frozenset({3}),
    hidden_columns=frozenset({1, 6, 8}),
)


def test_what_is_hidden_is_read_and_told(folder: ProgrammeFolder) -> None:
    done = plan_import(Book((HIDDEN,)), folder.path, source="test")
    assert [str(outcome.state) for outcome in done.outcomes] == ["nieuw", "nieuw"]
    hidden = [("Blad1!A1", "kolom-verborgen"), ("Blad1!F1", "kolom-verborgen")]
    hidden += [("Blad1!H1", "kolom-verborgen"), ("Blad1, rij 3", "rij-verborgen")]
    assert told(done) == hidden
    done.write(folder.path)
    # A row that a filter hides and that brings nothing is not worth a word.
    again = plan_import(Book((HIDDEN,)), folder.path, source="test")
    assert ("Blad1, rij 3", "rij-verborgen") not in told(again)


def test_a_cell_that_says_more_is_named(folder: ProgrammeFolder) -> None:
    write(folder, changed(FIRST, Begin="9.30-11.00", Einde=""))
    done = plan([HEADS, changed(FIRST, Begin="9.30-12.00", Einde="")], folder.path)
    assert [(c.key, c.place) for c in only(done).merge.changes] == [("einde", "Blad1!D2")]
    both = plan([HEADS, changed(FIRST, Begin="9.30-12.00", Einde="12.00")], folder.path)
    assert [(c.key, c.place) for c in only(both).merge.changes] == [("einde", "Blad1!E2")]


ONLINE: list[tuple[Row, Row, str]] = [
    (("Titel", "Datum", "Online meedoen"), ("Proef", "10-11-2026", "www.x.nl/a"), "online"),
    (("Titel", "Datum", "Locatie"), ("Proef", "10-11-2026", "online (Teams)"), "online"),
    (("Titel", "Datum", "Locatie"), ("Proef", "10-11-2026", "LocHal"), ""),
]
"""Headings, a row, how one takes part; nothing where that is on site, which goes without saying."""


@pytest.mark.parametrize(("heads", "row", "attendance"), ONLINE)
def test_a_link_without_a_place_is_online(
    folder: ProgrammeFolder, heads: Row, row: Row, attendance: str
) -> None:
    outcome = only(plan([heads, row], folder.path))
    assert (outcome.state, outcome.incoming.fields.get("deelname", "")) == ("nieuw", attendance)


def test_a_link_alone_moves_no_session_that_is_there(folder: ProgrammeFolder) -> None:
    rows: list[Row] = [("Sessie", "Online meedoen"), ("opening", "www.x.nl/a")]
    done = plan(rows, folder.path)
    assert told(done) == [("Blad1!B2", "online-zonder-deelname")]
    assert "Zet in de kolom Deelname: online." in only(done).remarks[0].message


def test_a_sheet_without_headings_is_told(folder: ProgrammeFolder) -> None:
    done = plan([["a", "b"], ["c", "d"]], folder.path)
    assert (told(done), done.is_right) == ([("Blad1", "geen-koppen")], False)


def test_nothing_is_read_into_what_cannot_be_read(folder: ProgrammeFolder) -> None:
    folder.session("kapot", "titel: Wonen: hoe dan?\ndatum: 2026-11-09")
    done = plan([HEADS, FIRST], folder.path)
    assert told(done) == [("2026/sessies/kapot.md", "onleesbaar")]
    assert done.files == {}


def test_a_memory_that_is_broken_stops_it(folder: ProgrammeFolder) -> None:
    for broken in ("{", "[]", '{"versie": 9, "sessies": {}}', '{"versie": 1, "sessies": 3}'):
        folder.write("2026/.import.json", broken)
        done = plan([HEADS, FIRST], folder.path)
        assert told(done) == [("2026/.import.json", "geheugen-kapot")]
        assert done.files == {}


def test_the_memory_is_no_part_of_the_programme(folder: ProgrammeFolder) -> None:
    write(folder, FIRST)
    memory = json.loads((folder.path / "2026" / ".import.json").read_text("utf-8"))
    assert memory["sessies"]["wonen-op-het-erf"]["velden"]["titel"] == "Wonen op het erf"
    assert folder.check().findings == ()


def test_every_sentence_is_used() -> None:
    folder = Path(remarks.__file__).parent
    code = "".join(p.read_text("utf-8") for p in folder.glob("*.py") if p.name != "remarks.py")
    assert [name for name in remarks.SENTENCES if f'"{name}"' not in code] == []
    assert set(remarks.SENTENCES) >= remarks.ADVICE
