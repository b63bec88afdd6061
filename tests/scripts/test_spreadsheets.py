"""scripts/export and scripts/import, as somebody types them."""

from __future__ import annotations

import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import openpyxl
import pytest

import _environment
from tests.conftest import ProgrammeFolder

Run: TypeAlias = Callable[..., tuple[int, str]]

SCRIPTS = Path(_environment.__file__).parent


@pytest.fixture
def run(
    folder: ProgrammeFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Return a way to run a program on the small programme: its exit code and what it says."""
    monkeypatch.setattr(_environment, "ensure", lambda _: None)
    monkeypatch.chdir(folder.path.parent)

    def call(program: str, *arguments: str) -> tuple[int, str]:
        path = str(SCRIPTS / program)
        given = [path, *arguments, "--programme", str(folder.path)]
        monkeypatch.setattr(sys, "argv", given)
        with pytest.raises(SystemExit) as end:
            runpy.run_path(path, run_name="__main__")
        said = capsys.readouterr()
        return int(end.value.code or 0), said.out + said.err

    return call


def test_from_an_empty_workbook_to_a_session(
    folder: ProgrammeFolder, run: Run, tmp_path: Path
) -> None:
    file = str(tmp_path.parent / "Nieuwe sessies.xlsx")
    assert run("export", "--leeg", file) == (0, f"Gemaakt: {file}\n")
    book = openpyxl.load_workbook(file)
    sheet = book["Sessies"]
    heads = [cell.value for cell in sheet[1]]
    wrong, right = ("di 9 nov 2026", "half tien"), ("di 10 nov 2026", "9.30-11.00 uur")
    for row, (title, (day, begin)) in enumerate((("Erf", wrong), ("Straat", right)), 3):
        for heading, text in (("Titel", title), ("Datum", day), ("Begin", begin)):
            sheet.cell(row, heads.index(heading) + 1).value = text
    book.save(file)

    code, said = run("import", file)
    assert code == 1
    assert "Sessies!G3: fout: 9 november 2026 is een maandag, geen dinsdag." in said
    assert "Sessies!J3: fout: “half tien” kan twee tijden zijn." in said
    assert "2 sessies: 1 nieuw, 0 gewijzigd, 0 ongewijzigd, 1 fout." in said
    assert f'scripts/import "{file}" --programme' in said
    assert not (folder.path / "2026/sessies/straat.md").exists()

    code, said = run("import", file, "--schrijf")
    assert (code, "Geschreven: 1 sessie." in said) == (1, True)
    assert 'begin: "09.30"' in (folder.path / "2026/sessies/straat.md").read_text("utf-8")
    sheet.cell(3, heads.index("Datum") + 1).value = "10-11-2026"
    sheet.cell(3, heads.index("Begin") + 1).value = "9.30"
    book.save(file)
    code, said = run("import", file, "--schrijf")
    assert (code, "1 nieuw, 0 gewijzigd, 1 ongewijzigd, 0 fout" in said) == (0, True)
    code, said = run("import", file, "--schrijf")
    assert (code, said.endswith("Er is niets te schrijven.\n")) == (0, True)
    assert [f for f in folder.check().findings if f.blocks] == []


def test_what_is_in_no_list_is_added_on_request(
    folder: ProgrammeFolder, run: Run, tmp_path: Path
) -> None:
    file = tmp_path.parent / "nieuw.csv"
    file.write_text("Titel;Datum;Organisaties\nSamen eten;10-11-2026;Eetclub\n", "utf-8")
    code, said = run("import", str(file))
    assert (code, "Zet dan --vul-aan achter de opdracht." in said) == (1, True)
    code, said = run("import", str(file), "--vul-aan", "--schrijf")
    assert code == 0
    assert 'Nieuw in organisaties.yml:\n    eetclub:\n      naam: "Eetclub"' in said
    assert "En nu:\n1. Kijk alles na" in said
    assert f"Neem {folder.path.name}/2026/.import.json mee" in said
    assert folder.read().by_id[2026, "samen-eten"].organisations == ("eetclub",)


def test_a_trial_shows_how_the_cells_were_understood(
    folder: ProgrammeFolder, run: Run, tmp_path: Path
) -> None:
    file = tmp_path.parent / "dagen.csv"
    rows = ["Eten;9/11;18-20 uur;LocHal", "Slapen;10 nov;;", "Feest;11-11-2026;20.00-01.00;Zoom"]
    file.write_text("\n".join(["Titel;Datum;Tijd;Locatie", *rows]), "utf-8")
    code, said = run("import", str(file))
    assert code == 0
    for line in (
        "    maandag 9 november 2026, 18.00 – 20.00 uur, LocHal\n",
        "    dinsdag 10 november 2026\n",
        "    woensdag 11 november 2026, 20.00 – 01.00 uur, tot 12 november 2026, online\n",
    ):
        assert line in said


def test_nothing_written_has_nothing_to_do_next(
    folder: ProgrammeFolder, run: Run, tmp_path: Path
) -> None:
    file = tmp_path.parent / "fout.csv"
    file.write_text("Titel;Datum;Organisaties\nSamen eten;10-11-2029;Eetclub\n", "utf-8")
    before = {path: path.read_bytes() for path in folder.path.rglob("*.*")}
    code, said = run("import", str(file), "--vul-aan", "--schrijf")
    assert (code, "Er is niets te schrijven." in said, "En nu:" in said) == (1, True, False)
    assert "--vul-aan" not in said
    assert {path: path.read_bytes() for path in folder.path.rglob("*.*")} == before


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_out_and_in(folder: ProgrammeFolder, run: Run, ending: str) -> None:
    before = {path: path.read_bytes() for path in folder.path.rglob("*.*")}
    assert run("export", f"week.{ending}") == (0, f"Gemaakt: week.{ending}\n")
    code, said = run("import", f"week.{ending}", "--schrijf")
    assert (code, "1 sessie: 0 nieuw, 0 gewijzigd, 1 ongewijzigd, 0 fout." in said) == (0, True)
    assert {path: path.read_bytes() for path in folder.path.rglob("*.*")} == before


WRONG = [
    ("import", ["er-is-niets.xlsx"], 2, "bestaat niet"),
    ("export", ["week.doc"], 2, "eindigt niet op .xlsx of .csv"),
    ("export", ["week.csv", "--leeg"], 2, "keuzelijsten"),
    ("export", ["--editie", "1999"], 2, "er is geen editie 1999"),
    ("import", ["brief.docx"], 1, "Bestanden die eindigen op .docx kan ik niet lezen."),
    ("import", ["lijst.ods"], 1, "kies Opslaan als, en kies als soort Excel (.xlsx)."),
    ("import", ["kapot.xlsx"], 1, "Dit bestand kan ik niet lezen."),
    ("import", ["half.csv"], 1, "geen rij met koppen"),
]


@pytest.mark.parametrize(("program", "arguments", "code", "part"), WRONG)
def test_what_cannot_be_is_said(
    folder: ProgrammeFolder, run: Run, program: str, arguments: list[str], code: int, part: str
) -> None:
    for name in ("brief.docx", "lijst.ods", "kapot.xlsx", "half.csv"):
        (folder.path.parent / name).write_bytes(b"a;b\nc;d\n")
    found, said = run(program, *arguments)
    assert found == code
    assert part in said


EEN = "Één café"
CSVS = {
    "utf-8 with commas": f"Titel,Datum\n{EEN},10-11-2026\n".encode(),
    "utf-8 with a mark": f"\ufeffTitel;Datum\n{EEN};10-11-2026\n".encode(),
    "what Excel calls csv": f"Titel;Datum\r\n{EEN};10-11-2026\r\n".encode("cp1252"),
    "tabs": f"Titel\tDatum\n{EEN}\t10-11-2026\n".encode(),
    "a line that says how": f"sep=;\nTitel;Datum\n{EEN};10-11-2026\n".encode(),
    "commas in a title": f'Titel;Datum;Zaal\n"{EEN}";10-11-2026;\n'.encode(),
    "a line within a text": f'Titel;Datum;Beschrijving\n{EEN};10-11-2026;"a\nb"\n'.encode(),
    "commas in those": f'Titel;Datum;Beschrijving\n{EEN};10-11-2026;"a, b\nc, d"\n'.encode(),
    "a list of speakers": f'Titel;Datum;Sprekers\n{EEN};10-11-2026;"An\nBo"\n'.encode(),
    "commas, a semicolon": f"Titel,Datum,Thema\n{EEN},10-11-2026,Wonen; Wonen\n".encode(),
    "tabs, a semicolon": f"Titel\tDatum\tThema\n{EEN}\t10-11-2026\tWonen; Wonen\n".encode(),
}  # fmt: skip


@pytest.mark.parametrize("kind", CSVS)
def test_every_kind_of_csv(folder: ProgrammeFolder, run: Run, kind: str) -> None:
    (folder.path.parent / "lijst.csv").write_bytes(CSVS[kind])
    code, said = run("import", "lijst.csv", "--schrijf")
    assert (code, "lijst, rij 2  nieuw  een-cafe  Één café" in said) == (0, True)
    assert 'titel: "Één café"' in (folder.path / "2026/sessies/een-cafe.md").read_text("utf-8")


@pytest.mark.slow
def test_it_starts_by_itself(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPTS / "export"), "--leeg", str(tmp_path / "leeg.xlsx")],
        check=False,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
