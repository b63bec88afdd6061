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
ONE_BY_ONE = {"geen-groep", "meerdaags-met-tijden"}
"""Codes whose proposal leaves something to fill in, or replaces several lines."""


def test_what_is_proposed_mends_it(tmp_path: Path) -> None:
    """Every proposal of the tables, pasted over its line, is the end of that finding."""
    tried = 0
    texts = [*((fields, "Tekst.") for fields in PROPOSALS), *((HEAD, body) for body in BODIES)]
    for number, (fields, body) in enumerate(texts):
        folder = ProgrammeFolder(tmp_path / str(number))
        folder.session("sessie", fields, body)
        for finding in findings_in(folder, "2026/sessies/sessie.md"):
            if finding.correction and finding.code not in ONE_BY_ONE:
                assert_mends(folder, finding)
                tried += 1
    assert tried > 60


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
