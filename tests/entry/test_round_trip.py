"""The programme out as a spreadsheet and in again is the programme."""

from __future__ import annotations

import csv
import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from macros.entry import tables, workbooks
from macros.entry.columns import COLUMNS, KEY, NAME, YEAR
from macros.entry.importing import plan_import
from macros.entry.items import NEEDED, PARTS
from macros.entry.outcomes import Plan
from macros.entry.reading_files import read_book
from macros.entry.tables import lines_of
from macros.entry.values import MANY
from macros.programme import samples
from macros.programme.model import (
    Content,
    Link,
    Material,
    Moment,
    Part,
    Programme,
    Session,
    Speaker,
)
from macros.programme.reading import read_programme
from tests.conftest import ProgrammeFolder
from tests.entry.sheets import told

ROOT = Path(__file__).resolve().parents[2]
PROGRAMMES = [ROOT / "tests" / "voorbeeldweek", ROOT / "programme"]
KINDS = ["x.xlsx", "x.csv"]


def exported(programme: Programme, name: str) -> bytes:
    lines = [*lines_of(programme)]
    as_text = tables.as_csv(lines)
    return as_text if name.endswith(".csv") else workbooks.as_workbook(lines, programme)


def imported(raw: bytes, name: str, folder: Path) -> Plan:
    return plan_import(read_book(name, raw), folder, source="x")


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("folder", PROGRAMMES, ids=lambda path: path.name)
def test_out_and_in_changes_nothing(folder: Path, name: str) -> None:
    programme = read_programme(folder)
    plan = imported(exported(programme, name), name, folder)
    assert {str(outcome.state) for outcome in plan.outcomes} == {"ongewijzigd"}
    assert len(plan.outcomes) == len(programme.sessions)
    assert (told(plan), plan.files) == ([], {})


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("folder", PROGRAMMES, ids=lambda path: path.name)
def test_out_in_somewhere_else_and_out_gives_the_same_bytes(
    folder: Path, name: str, tmp_path: Path
) -> None:
    programme = read_programme(folder)
    raw = exported(programme, name)
    assert exported(programme, name) == raw
    elsewhere = tmp_path / "leeg"
    shutil.copytree(folder, elsewhere, ignore=shutil.ignore_patterns("sessies"))
    plan = imported(raw, name, elsewhere)
    assert {str(outcome.state) for outcome in plan.outcomes} == {"nieuw"}
    plan.write(elsewhere)
    again = read_programme(elsewhere)
    assert exported(again, name) == raw
    assert [_plain(session) for session in again.sessions] == [
        _plain(session) for session in programme.sessions
    ]


def _plain(session: Session) -> dict[str, object]:
    said = session.model_dump(exclude={"body", "body_line"})
    for moment in said["moments"]:
        # A last day that is the first one says nothing.
        if moment["last_day"] == moment["day"]:
            moment["last_day"] = None
    return {**said, "body": session.body.strip()}


def test_every_field_has_a_column() -> None:
    def keys(model: type[Content]) -> set[str]:
        return {
            info.alias or name
            for name, info in model.model_fields.items()
            if not (info.alias or "").startswith("<")
        }

    known = {column.path[0] for column in COLUMNS} - {YEAR, NAME, "<tekst>", "moment"}
    assert known == (keys(Session) | keys(Moment)) - {"momenten"}


def test_every_field_of_a_list_has_a_part() -> None:
    models: dict[str, type[Content]] = {
        "SPEAKERS": Speaker,
        "PARTS": Part,
        "MATERIALS": Material,
        "SOURCES": Link,
    }
    for kind in MANY:
        if model := models.get(kind.name):
            fields = {info.alias or name: info for name, info in model.model_fields.items()}
            times = {"begin", "einde"} if kind.name == "PARTS" else set()
            assert set(fields) == (set(PARTS[kind]) - {"tijd"}) | times
            needed = {key for key, info in fields.items() if info.is_required()}
            assert needed == set(NEEDED[kind])


# A workbook that went out and comes back.


@pytest.fixture
def workbook(folder: ProgrammeFolder) -> Callable[[str, str | None], bytes]:
    """Export the small programme, and write in a cell what somebody changed."""
    programme = folder.read()
    raw = workbooks.as_workbook([*lines_of(programme)], programme)

    def change(heading: str, text: str | None) -> bytes:
        book = openpyxl.load_workbook(io.BytesIO(raw))
        place = [column.heading for column in COLUMNS].index(heading) + 1
        book[workbooks.SHEET].cell(2, place).value = text
        result = io.BytesIO()
        book.save(result)
        return result.getvalue()

    return change


def test_a_workbook_brings_only_what_was_changed_in_it(
    folder: ProgrammeFolder, workbook: Callable[[str, str | None], bytes]
) -> None:
    raw = workbook("Samenvatting", "Anders.")
    folder.replace("2026/sessies/opening.md", '"12.00"', '"12.30"')
    plan = imported(raw, "x.xlsx", folder.path)
    assert [change.key for change in plan.outcomes[0].merge.changes] == ["samenvatting"]
    assert told(plan) == [("Sessies!K2", "redactie")]
    plan.write(folder.path)
    text = (folder.path / "2026/sessies/opening.md").read_text("utf-8")
    assert ('samenvatting: "Anders."' in text, '"12.30"' in text) == (True, True)
    # What an editor makes of it afterwards stays, with the same workbook once more.
    folder.replace("2026/sessies/opening.md", "Anders.", "Samen beginnen we.")
    assert imported(raw, "x.xlsx", folder.path).outcomes[0].merge.changes == ()


def test_a_cell_that_was_emptied_takes_the_field_away(
    folder: ProgrammeFolder, workbook: Callable[[str, str | None], bytes]
) -> None:
    imported(workbook("Vorm", None), "x.xlsx", folder.path).write(folder.path)
    assert folder.read().sessions[0].kind is None


def test_a_csv_does_not_know_what_it_was(folder: ProgrammeFolder) -> None:
    raw = exported(folder.read(), "x.csv").replace(b"Lezing", b"")
    plan = imported(raw, "x.csv", folder.path)
    assert [place.rpartition("!")[2] for place, _ in told(plan)] == ["Q2"]
    assert (told(plan)[0][1], plan.files) == ("leeg-blijft", {})


# Safe to open, and the same everywhere.

FORMULAS = [
    "=HYPERLINK(\"http://x\")",
    "+31 13 000",
    "-2 graden",
    "@gemeente",
    "'=al veilig",
    "=cmd|' /C calc'!A0",
    "＝1",
]  # fmt: skip


@pytest.mark.parametrize("title", FORMULAS)
def test_nothing_in_a_spreadsheet_is_a_formula(folder: ProgrammeFolder, title: str) -> None:
    quoted = title.replace("'", "''")
    folder.replace("2026/sessies/opening.md", "Opening van de week", f"'{quoted}'")
    programme = folder.read()
    assert programme.sessions[0].title == title
    rows = csv.reader(io.StringIO(exported(programme, "x.csv").decode("utf-8-sig")), delimiter=";")
    assert all(cell[:1] not in {"=", "+", "-", "@", "＝"} for row in rows for cell in row if cell)
    book = openpyxl.load_workbook(io.BytesIO(exported(programme, "x.xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    risky = [cell for cell in cells if str(cell.value)[:1] in {"=", "+", "-", "@"}]
    assert all(cell.quotePrefix for cell in risky)
    for name in KINDS:
        plan = imported(exported(programme, name), name, folder.path)
        assert (told(plan), plan.files) == ([], {})


def test_a_csv_is_one_that_excel_opens(folder: ProgrammeFolder) -> None:
    raw = exported(folder.read(), "x.csv")
    assert raw.startswith(b"\xef\xbb\xbfEditie;Sessie;Moment;Titel;")
    assert raw.count(b"\r\n") == 2


def test_a_workbook_says_nothing_of_when_and_where(folder: ProgrammeFolder) -> None:
    with zipfile.ZipFile(io.BytesIO(exported(folder.read(), "x.xlsx"))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert parts.read("docProps/core.xml").count(b"2000-01-01T00:00:00Z") == 2


# An empty one.


def test_an_empty_workbook_has_choices_and_is_read_as_empty(folder: ProgrammeFolder) -> None:
    raw = workbooks.empty_workbook(folder.read())
    assert raw == workbooks.empty_workbook(folder.read())
    plan = imported(raw, "x.xlsx", folder.path)
    assert told(plan) == [("Sessies, rij 2", "rij-voorbeeld"), ("Sessies", "geen-rijen")]
    assert (plan.is_right, plan.files) == (True, {})
    book = openpyxl.load_workbook(io.BytesIO(raw))
    rules = {rule.sqref: rule for rule in book[workbooks.SHEET].data_validations.dataValidation}
    heads = [cell.value for cell in book[workbooks.SHEET][1]]
    assert len(rules) > 20
    sizes = book[workbooks.SHEET].column_dimensions.items()
    number = openpyxl.utils.column_index_from_string
    hidden = {heads[number(at) - 1] for at, size in sizes if size.hidden}
    assert {"Editie", "Status", "Eerst: datum"} <= hidden
    assert hidden & {"Sessie", "Moment", "Titel", "Datum", "Locatie", "Beschrijving"} == set()
    lists = book["Keuzes"]
    for wanted, names in {"Locatie": ["LocHal", "Werkwarenhuis"], "Vorm": ["Lezing"]}.items():
        letter = openpyxl.utils.get_column_letter(heads.index(wanted) + 1)
        (rule,) = (rule for place, rule in rules.items() if str(place).startswith(f"{letter}2:"))
        # A formula in the file has no “=” in front.
        assert rule.formula1.startswith("Keuzes!$")
        area = rule.formula1.partition("!")[2].replace("$", "")
        assert [cell.value for row in lists[area] for cell in row] == names


def test_the_example_in_it_is_right(folder: ProgrammeFolder) -> None:
    (folder.path / "2026/sessies/opening.md").unlink()
    book = openpyxl.load_workbook(io.BytesIO(workbooks.empty_workbook(folder.read())))
    sheet = book[workbooks.SHEET]
    title = [cell.value for cell in sheet[1]].index("Titel") + 1
    sheet.cell(2, title).value = "Zelf ingevuld"
    for cell in sheet[2]:
        # What is left of the example in a row that somebody made their own is told.
        if samples.sample_in(str(cell.value)):
            cell.value = None
    raw = io.BytesIO()
    book.save(raw)
    plan = imported(raw.getvalue(), "x.xlsx", folder.path)
    # Signing up is a must in it, and the link was only an example.
    assert told(plan) == [("Sessies!Z2", "aanmelden-waar-mist")]
    assert [str(outcome.state) for outcome in plan.outcomes] == ["nieuw"]


def test_columns_of_moments_are_all_a_moment_can_say() -> None:
    assert {c.path[-1] for c in COLUMNS if c.is_of_moment} - {KEY} == {
        info.alias or name for name, info in Moment.model_fields.items()
    } - {"sleutel"}
