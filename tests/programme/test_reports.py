"""What a check says, in each of its forms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.programme import checking, reports
from macros.programme.checking import Report
from macros.programme.findings import Finding, Level
from macros.programme.reading import check_programme
from tests.conftest import ProgrammeFolder

WRONG = Finding(
    *("programme/2026/sessies/a,b.md", 3, 5, "geen-datum", "100% fout: “x” is geen datum."),
    excerpt="van: x",
    correction="van: 2026-11-09",
)
ADVICE = Finding("themas.yml", 1, 1, "lange-zin", "Te lang.", level=Level.ADVICE)
ALLOWED = Finding(
    "a.md",
    2,
    1,
    "dubbele-locatie",
    "Bezet door “Kapot? Heel!”. Kies een andere tijd.",
    reason="Twee zalen",
)


def report(*findings: Finding) -> Report:
    return Report(tuple(sorted(findings)), "2 sessies, 1 editie")


def test_levels() -> None:
    told = report(WRONG, ADVICE, ALLOWED)
    assert (told.errors, told.advice, told.accepted) == ((WRONG,), (ADVICE,), (ALLOWED,))
    assert told.conclusion == "1 fout en 1 keer “let op” (2 sessies, 1 editie)."
    assert report(ADVICE).conclusion == "Geen fouten. 1 keer “let op” (2 sessies, 1 editie)."
    assert report(ALLOWED).conclusion == "Alles in orde: 2 sessies, 1 editie."


def test_text() -> None:
    assert (
        reports.as_text(report(WRONG, ADVICE, ALLOWED))
        == """\
programme/2026/sessies/a,b.md:3:5: fout: 100% fout: “x” is geen datum. [geen-datum]
    3 | van: x
      |     ^
Schrijf:
van: 2026-11-09

themas.yml:1:1: let op: Te lang. [lange-zin]

Toegestaan:
  a.md:2: Bezet door “Kapot? Heel!”. Reden: Twee zalen [dubbele-locatie]

1 fout en 1 keer “let op” (2 sessies, 1 editie).
"""
    )


def test_github_escapes_what_has_a_meaning() -> None:
    lines = reports.as_github(report(WRONG, ADVICE, ALLOWED)).splitlines()
    assert lines[0] == (
        "::error file=programme/2026/sessies/a%2Cb.md,line=3,col=5,title=Fout%3A geen-datum"
        "::100%25 fout: “x” is geen datum.%0ASchrijf:%0Avan: 2026-11-09"
    )
    assert lines[1].startswith("::warning file=themas.yml,line=1,col=1,")
    assert len(lines) == 3


@pytest.mark.parametrize(("number", "shown"), [(9, 9), (10, 10), (30, 10)])
def test_github_shows_at_most_ten_of_a_kind(number: int, shown: int) -> None:
    """Nine, and how many more: GitHub drops the eleventh without a word."""
    found = [Finding("a.md", line, 1, "geen-datum", "Fout.") for line in range(1, number + 1)]
    lines = reports.as_github(report(*found)).splitlines()
    errors = [line for line in lines if line.startswith("::error")]
    assert len(errors) == shown
    assert (f"en nog {number - 9}" in errors[-1]) == (number > 9)


def test_nothing_in_a_message_can_give_a_command() -> None:
    evil = Finding("a.md", 1, 1, "x", "x\n::stop-commands::t\r::error::y")
    assert sum(line.startswith("::") for line in reports.as_github(report(evil)).splitlines()) == 1


def test_markdown_links_to_the_lines() -> None:
    text = reports.as_markdown(report(WRONG, ADVICE), "https://example.org/o/r/blob/abc/")
    assert (
        "[a,b.md, regel 3](https://example.org/o/r/blob/abc/programme/2026/sessies/a%2Cb.md"
        "?plain=1#L3)"
    ) in text
    assert "### Let op" in text
    assert "Toegestaan" not in text
    assert "](themas.yml?plain=1#L1)" in reports.as_markdown(report(ADVICE))


def test_what_editors_typed_is_no_markdown() -> None:
    evil = "x | ![a](https://evil.example/p.png) <img src=x> `y` @iedereen *z* [l](javascript:x)"
    told = Finding("a.md", 1, 1, "x", evil, excerpt=evil, correction=evil, reason="")
    text = reports.as_markdown(report(told)).split("|---|---|")[1]
    for sign in "![`*<@":
        assert sign not in text.replace("<br>", "").replace("<code>", "").replace(
            "</code>", ""
        ).replace("[a.md", "")
    assert text.count("|") == 3


def test_a_summary_fits_in_what_github_takes() -> None:
    found = [Finding("a.md", n, 1, "x", "Fout. " * 40) for n in range(1, 9000)]
    text = reports.as_markdown(report(*found))
    assert len(text.encode()) < 2**20
    assert text.endswith("Draai scripts/check voor de rest.\n")


def test_json_has_all_of_it() -> None:
    data = json.loads(reports.as_json(report(WRONG, ADVICE, ALLOWED)))
    assert [data[key] for key in ("versie", "fouten", "let_op", "toegestaan")] == [1, 1, 1, 1]
    assert data["meldingen"][1] == {
        "bestand": "programme/2026/sessies/a,b.md",
        "regel": 3,
        "kolom": 5,
        "code": "geen-datum",
        "niveau": "fout",
        "tekst": "100% fout: “x” is geen datum.",
        "uittreksel": "van: x",
        "voorstel": "van: 2026-11-09",
        "reden": "",
    }


def test_a_terminal_is_not_obeyed() -> None:
    told = Finding("a.md", 1, 1, "x", "Fout.", excerpt="a\x1b[2Jb\u202ec")
    assert "\x1b" not in reports.as_text(report(told))
    assert "\u202e" not in reports.as_text(report(told))


def test_the_address_of_the_files() -> None:
    known = {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "o/r"}
    assert reports.blob_address(known) == ""
    address = reports.blob_address({**known, "GITHUB_SHA": "abc"})
    assert address == "https://github.com/o/r/blob/abc/"


class TestChosenFiles:
    """Everything is read; only what was asked for is told."""

    def _report(self, folder: ProgrammeFolder, *names: str) -> list[str]:
        folder.session("a", "titel: A\ndatum: x")
        folder.session("b", "titel: B\ndatum: 2026-11-10\nvorm: dans")
        checked = check_programme(folder.path, base=folder.path)
        chosen = [folder.path / name for name in names]
        assert list(checking.unknown(checked, folder.path, chosen)) == []
        told = checking.report(checked, folder.path, chosen)
        return [finding.path for finding in told.errors]

    def test_all(self, folder: ProgrammeFolder) -> None:
        assert self._report(folder) == ["2026/sessies/a.md", "2026/sessies/b.md"]

    def test_a_file(self, folder: ProgrammeFolder) -> None:
        assert self._report(folder, "2026/sessies/b.md") == ["2026/sessies/b.md"]

    def test_a_file_without_findings(self, folder: ProgrammeFolder) -> None:
        assert self._report(folder, "themas.yml") == []

    def test_a_folder(self, folder: ProgrammeFolder) -> None:
        assert len(self._report(folder, "2026")) == 2

    def test_a_file_that_is_not_there(self, folder: ProgrammeFolder, tmp_path: Path) -> None:
        checked = check_programme(folder.path, base=folder.path)
        gone = folder.path / "themes.yml"
        assert list(checking.unknown(checked, folder.path, [gone])) == [gone]

    def test_a_file_that_should_be_there(self, folder: ProgrammeFolder) -> None:
        (folder.path / "themas.yml").unlink()
        assert self._report(folder, "themas.yml") == ["themas.yml"]
