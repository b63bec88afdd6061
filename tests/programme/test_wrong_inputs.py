"""Whatever people type wrong: a Dutch finding on the right place, with what to type instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.programme.findings import Finding, ProgrammeError
from macros.programme.messages import MESSAGES
from tests.conftest import ProgrammeFolder
from tests.programme import wrong_inputs
from tests.programme.wrong_inputs import BODIES, FIELDS, FILES, LISTS, PHOTOS, SESSIONS, Expected

HEAD = "titel: Een sessie\ndatum: 2026-11-10\n"


def findings_in(folder: ProgrammeFolder, path: str) -> list[Finding]:
    return [finding for finding in folder.check().findings if finding.path == path]


def assert_is(found: list[Finding], expected: Expected) -> None:
    assert [(f.line, f.column, f.code) for f in found] == [expected[:3]]
    assert expected[3] in f"{found[0].message}\n{found[0].correction}"


def assert_mends(folder: ProgrammeFolder, finding: Finding) -> None:
    """What is proposed, pasted over its line, is the end of this finding."""
    path = folder.path / finding.path
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines[finding.line - 1] == finding.excerpt
    lines[finding.line - 1] = finding.correction
    path.write_text("\n".join(lines), encoding="utf-8")
    after = findings_in(folder, finding.path)
    assert (finding.line, finding.code) not in {(f.line, f.code) for f in after}


@pytest.mark.parametrize(("typed", "expected"), FIELDS.items(), ids=map(ascii, FIELDS))
def test_fields(folder: ProgrammeFolder, typed: str, expected: Expected) -> None:
    folder.session("sessie", HEAD + typed)
    found = findings_in(folder, "2026/sessies/sessie.md")
    assert_is(found, expected)
    lines = (folder.path / found[0].path).read_text().split("\n")
    assert found[0].excerpt == lines[found[0].line - 1]


@pytest.mark.parametrize(
    ("fields", "line", "column", "code", "says"), SESSIONS.values(), ids=SESSIONS
)
def test_sessions(
    folder: ProgrammeFolder, fields: str, line: int, column: int, code: str, says: str
) -> None:
    folder.session("tweede", fields)
    found = folder.check().findings
    assert {f.path for f in found} == {"2026/sessies/tweede.md"}
    assert_is(list(found), (line, column, code, says))


@pytest.mark.parametrize(("typed", "expected"), BODIES.items(), ids=map(ascii, BODIES))
def test_bodies(folder: ProgrammeFolder, typed: str, expected: Expected) -> None:
    folder.session("sessie", HEAD, typed)
    assert_is(findings_in(folder, "2026/sessies/sessie.md"), expected)


@pytest.mark.parametrize(("change", "expected"), LISTS.items(), ids=map(ascii, LISTS))
def test_lists(folder: ProgrammeFolder, change: tuple[str, str, str], expected: Expected) -> None:
    folder.replace(*change)
    assert_is(findings_in(folder, change[0]), expected)


@pytest.mark.parametrize(("file", "expected"), FILES.items(), ids=map(ascii, FILES))
def test_files(folder: ProgrammeFolder, file: tuple[str, bytes], expected: Expected) -> None:
    folder.write(*file)
    assert_is(findings_in(folder, file[0]), expected)


@pytest.mark.parametrize(("files", "expected"), PHOTOS.values(), ids=PHOTOS)
def test_photos(
    folder: ProgrammeFolder, files: dict[str, Callable[[], bytes]], expected: Expected
) -> None:
    for name, content in files.items():
        folder.write(f"2026/fotos/{name}", content())
    fields = "sprekers:\n  - naam: Jan\n    foto: jan.jpg\n    toestemming: ja"
    folder.session("sessie", HEAD + fields)
    found = findings_in(folder, "2026/sessies/sessie.md")
    assert_is(found, expected)
    if found[0].correction:
        assert_mends(folder, found[0])
    assert not folder.check().programme.photos or found[0].correction


PROPOSALS = {
    **{HEAD + typed: "Tekst." for typed in FIELDS},
    **{row[0]: "Tekst." for row in SESSIONS.values()},
}
OF_OTHER_LINES = {
    *("zaal-zonder-locatie", "online-zonder-deelname", "einddatum-voor-datum", "buiten-editie"),
    *("foto-mist", "verplicht-veld"),
}
"""Codes of what nobody can mend on the line itself: another line, or a file, has to change too."""

GUESSED = {"eindd: 2026-11-11"}
"""What a proposal cannot help: of two fields that it may be, the value only fits the other."""

SEVERAL_LINES = {"meerdaags-met-tijden"}
"""Codes whose proposal comes in place of more lines than one."""


def test_what_is_proposed_mends_it(tmp_path: Path) -> None:
    """All that is proposed for the rows of the tables, pasted, is the end of those lines' findings.

    A proposal that is refused in its turn costs whoever pastes it another round.
    """
    tried = 0
    texts = [*((fields, "Tekst.") for fields in PROPOSALS), *((HEAD, body) for body in BODIES)]
    path = "2026/sessies/sessie.md"
    for number, (fields, body) in enumerate(texts):
        folder = ProgrammeFolder(tmp_path / str(number))
        folder.session("sessie", fields, body)
        proposals = {f.line: f for f in findings_in(folder, path) if f.correction}
        codes = {finding.code for finding in proposals.values()}
        if SEVERAL_LINES & codes or fields.removeprefix(HEAD) in GUESSED:
            continue
        mended: list[str] = []
        pasted: set[int] = set()
        for n, line in enumerate((folder.path / path).read_text("utf-8").split("\n"), 1):
            new = proposals[n].correction.split("\n") if n in proposals else [line]
            mended += new
            if n in proposals:
                pasted |= set(range(len(mended) - len(new) + 1, len(mended) + 1))
        folder.write(path, "\n".join(mended).encode())
        left = [f for f in findings_in(folder, path) if f.line in pasted]
        assert {finding.code for finding in left} <= OF_OTHER_LINES, (fields, mended)
        tried += len(proposals)
    assert tried > 90


def test_there_are_enough_and_every_sentence_is_used() -> None:
    rows = [row for table in (FIELDS, BODIES, LISTS, FILES) for row in table.values()]
    rows += [expected for _, expected in PHOTOS.values()]
    codes = {row[2] for row in rows} | {row[3] for row in SESSIONS.values()}
    assert len(rows) + len(SESSIONS) >= 120
    assert set(MESSAGES) - codes == wrong_inputs.ELSEWHERE


def test_one_mistake_does_not_hide_the_next(folder: ProgrammeFolder) -> None:
    """What cannot be read as YAML is set aside, and the rest is looked at all the same."""
    folder.session(
        "sessie",
        "titel: Wonen: hoe dan?\ndatum: morgen\nprijs: veel\nzaal: 's Zaal\nvorm: dans\ndatm: x",
    )
    found = findings_in(folder, "2026/sessies/sessie.md")
    assert [(f.line, f.code) for f in found] == [
        (2, "yaml-aanhalingstekens"),
        (3, "geen-datum"),
        (4, "geen-prijs"),
        (5, "yaml-aanhalingstekens"),
        (6, "onbekende-naam"),
        (7, "onbekend-veld"),
    ]


def test_setting_a_line_aside_gives_no_findings_of_its_own(folder: ProgrammeFolder) -> None:
    folder.session("sessie", "titel\ndatum: 2026-11-10\nprijs: veel")
    found = findings_in(folder, "2026/sessies/sessie.md")
    assert [(f.line, f.code) for f in found] == [(2, "yaml-dubbele-punt-mist"), (4, "geen-prijs")]


def test_a_file_that_was_not_understood_is_not_used(folder: ProgrammeFolder) -> None:
    """Not even where all of it but one line could be read: nobody knows what that line says."""
    folder.session("sessie", f"{HEAD}ondertitel: Wonen: hoe dan?")
    assert (2026, "sessie") not in folder.check().programme.by_id
    folder.replace("themas.yml", "naam: Wonen", "naam: Wonen: nu")
    assert folder.check().programme.themes == {}
    assert [f.path for f in folder.check().findings] == ["2026/sessies/sessie.md", "themas.yml"]
    with pytest.raises(ProgrammeError):
        folder.read()
