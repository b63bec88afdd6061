"""Our spreadsheets in LibreOffice: opened, saved and typed there, and read in again."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import openpyxl
import pytest

import _office
from macros.entry import workbooks
from macros.entry.importing import plan_import
from macros.entry.outcomes import Plan
from macros.entry.reading_files import read_book
from macros.entry.tables import lines_of
from macros.programme.reading import read_programme
from tests.conftest import ProgrammeFolder
from tests.entry.sheets import told

Convert: TypeAlias = Callable[..., Path]

WEEK = Path(__file__).resolve().parents[1] / "voorbeeldweek"

pytestmark = pytest.mark.slow

DUTCH = 1043
TYPED = f"CSV:59,34,76,1,,{DUTCH},false,true"
"""A text as if somebody typed each cell: semicolons, UTF-8, in Dutch, and days made days."""
COMMAS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
"""What LibreOffice proposes for a CSV: commas, and cells as they show."""


@pytest.fixture(scope="module")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Return a way to have LibreOffice open a file and save it as another."""
    found = _office.libreoffice()
    if found is None:
        reason = "LibreOffice ontbreekt; scripts/test zonder --fast installeert het"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    program, folder = str(found), tmp_path_factory.mktemp("libreoffice")
    own = f"-env:UserInstallation={(folder / 'profiel').as_uri()}"

    def call(file: Path, to: str, *options: str) -> Path:
        out = folder / "uit"
        command = [program, own, "--headless", *options, "--convert-to", to, "--outdir", str(out)]
        subprocess.run([*command, str(file)], check=True, capture_output=True, timeout=240)
        (result,) = (path for path in out.iterdir() if path.stem == file.stem)
        return Path(shutil.move(result, folder / result.name))

    return call


def read(file: Path, folder: Path) -> Plan:
    return plan_import(read_book(file.name, file.read_bytes()), folder, source="x")


@pytest.mark.parametrize("to", ["xlsx", COMMAS], ids=["xlsx", "csv"])
def test_what_libreoffice_saves_is_what_it_was(convert: Convert, tmp_path: Path, to: str) -> None:
    programme = read_programme(WEEK)
    file = tmp_path / "week.xlsx"
    file.write_bytes(workbooks.as_workbook([*lines_of(programme)], programme))
    plan = read(convert(file, to), WEEK)
    assert {str(outcome.state) for outcome in plan.outcomes} == {"ongewijzigd"}
    assert len(plan.outcomes) == len(programme.sessions)
    assert (told(plan), plan.written) == ([], ())


ROWS = [
    "Titel;Datum;Begin;Einde;Prijs;Rolstoel;Aantal plekken;Beschrijving",
    "Dag;9-11-2026;9:30;11:00:00;7,5;WAAR;30;Eerst",
    "Woord;ma 9 nov 2026;13.30;15.00;€ 7,50;ONWAAR;30;Eerst",
    'Nacht;10-11-2026;20:00;01:00;0;;;"Eerst\nDan"',
    "Etmaal;10-11-2026;20:00;24:00;;;;",
    "Langer;10-11-2026;20:00;25:30;;;;",
    "Deel;10-11-2026;9:00;10:00;;;40%;",
    "Formule;=1/0;9:00;10:00;;;;",
]


def test_what_is_typed_in_libreoffice_is_understood(
    convert: Convert, folder: ProgrammeFolder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("getypt") / "getypt.csv"
    file.write_text("\n".join(ROWS), "utf-8")
    made = convert(file, "xlsx", f"--infilter={TYPED}")
    # It did make days, times and durations of them.
    cells = openpyxl.load_workbook(made).worksheets[0]
    assert [cells["B2"].is_date, cells["C2"].is_date, cells["G7"].number_format] == [True] * 2 + [
        "0.00%"
    ]
    plan = read(made, folder.path)
    sheet = plan.outcomes[0].incoming.rows[0].sheet
    assert told(plan) == [
        (f"{sheet}!D5", "tijd-24"),
        (f"{sheet}!D6", "geen-tijd"),
        (f"{sheet}!G7", "geen-getal"),
        (f"{sheet}!B8", "cel-fout"),
    ]
    day, word, night = (outcome.text or "" for outcome in plan.outcomes[:3])
    for line in ('begin: "09.30"', 'einde: "11.00"', 'prijs: "7,50"', "  rolstoel: ja"):
        assert line in day.split("\n")
    for line in ("datum: 2026-11-09", 'begin: "13.30"', "aantal_plekken: 30", "  rolstoel: nee"):
        assert line in word.split("\n")
    for line in ("einddatum: 2026-11-11", 'einde: "01.00"', 'prijs: "gratis"', "Eerst", "Dan"):
        assert line in night.split("\n")
