"""What the check found wrong, as it is told below a pull request; strangers may have written it."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest
from markdown import markdown

from macros.programme import reports
from macros.programme.change_report import MOST_BYTES, Report, as_json, from_json
from macros.programme.change_report import as_markdown as report_as_markdown
from macros.programme.checking import report
from macros.programme.mistakes import MOST_KEPT, MOST_SHOWN, Mistake, as_markdown, mistake, of_check
from macros.programme.reading import check_programme
from macros.programme.strangers import ReportError
from tests.conftest import ProgrammeFolder

PATH = "programme/2026/sessies/wonen.md"
COLON = Mistake(PATH, 2, "Deze tekst moet tussen aanhalingstekens.", ('titel: "Wonen: hoe dan?"',))


def told(*mistakes: Mistake, edit: str | None = "https://github.com/jan/site/edit/tak/") -> str:
    return as_markdown(
        mistakes, more="https://github.com/x", edit=lambda path: edit and f"{edit}{path}"
    )


def test_what_the_check_said_is_told(folder: ProgrammeFolder) -> None:
    folder.write("2026/sessies/wonen.md", b"---\ntitel: Wonen: hoe dan?\ndatum: 2026-11-09\n---\n")
    folder.replace("2026/sessies/opening.md", "themas:", "thema: [wonen]\nthemas:")
    checked = check_programme(folder.path, base=folder.path.parent)
    found = of_check(reports.as_json(report(checked, folder.path.parent)))
    assert [one.path.rpartition("/")[2] for one in found] == ["opening.md", "wonen.md"]
    assert found[1].line == 2
    assert found[1].correction == ('titel: "Wonen: hoe dan?"',)
    assert from_json(as_json(Report(mistakes=found)).encode()).mistakes == found


def test_advice_and_nothing_at_all_are_no_mistakes() -> None:
    finding = {"niveau": "let op", "reden": ""}
    allowed = {"niveau": "fout", "reden": "Het zijn er twee."}
    assert of_check(json.dumps({"meldingen": [finding, allowed]})) == ()
    assert of_check("") == ()


@pytest.mark.parametrize("text", ["[]", "{", '{"meldingen": [{"niveau": "fout"}]}', "null"])
def test_what_is_no_check(text: str) -> None:
    with pytest.raises(ReportError):
        of_check(text)


def test_a_line_to_put_in_its_place_can_be_copied() -> None:
    indented = Mistake(PATH, 7, "Spring in.", ("themas:", "  - wonen"))
    shown = told(COLON, indented)
    assert "```yaml\nthemas:\n  - wonen\n```" in shown
    assert shown.count("**[Verbeter wonen\\.md](https://github.com/jan/site/edit/tak/") == 1
    assert "De controle vond 2 fouten" in shown
    assert "Commit changes..." in shown


def test_without_a_branch_to_edit_it_only_says_where() -> None:
    shown = told(COLON, edit=None)
    assert "**wonen\\.md, regel 2.**" in shown
    assert "Verbeter wonen" not in shown
    assert "Commit changes..." not in shown


def test_a_check_that_ended_otherwise_is_told_as_well() -> None:
    assert (
        told() == "❌ **De controle vond een fout.** [Lees wat er mis is](https://github.com/x)\n"
    )


def test_of_much_the_beginning_is_told() -> None:
    shown = told(*[COLON] * MOST_KEPT)
    assert shown.count("regel 2") == MOST_SHOWN
    assert "minstens 40 fouten" in shown
    assert "[lees alles](https://github.com/x)" in shown


HOSTILE = "@team <b> ```` [x](https://kwaad.example)"


def test_what_a_stranger_wrote_is_text() -> None:
    wrong = Mistake(f"programme/{HOSTILE}", 1, HOSTILE, (HOSTILE, "```", "# Kop"))
    html = markdown(told(wrong, edit=None), extensions=["fenced_code"])
    assert "<b>" not in html
    assert html.count("<a ") == 1
    assert "<h1" not in html
    assert "# Kop\n</code>" in html


def test_it_always_fits() -> None:
    much = Mistake(PATH, 1, "é" * 600, ("😀" * 600,) * 3)
    text = as_json(Report(mistakes=(much,) * 100))
    assert len(text.encode()) <= MOST_BYTES
    assert 0 < len(from_json(text.encode()).mistakes) <= MOST_KEPT


@pytest.mark.parametrize(
    "change",
    [
        {"path": "../../../kwaad/site"},
        {"path": "/programme/x.md"},
        {"path": "programme/./x.md"},
        {"path": ""},
        {"line": -1},
        {"line": True},
        {"line": "2"},
        {"sentence": "a\nb"},
        {"correction": "titel: x"},
        {"correction": ["a\nb"]},
        {"correction": ["x"] * 61},
        {"meer": 1},
    ],
    ids=str,
)
def test_a_mistake_that_is_not_ours(change: dict[str, object]) -> None:
    good = {**asdict(COLON), "correction": list(COLON.correction)}
    assert mistake(good) == COLON
    with pytest.raises(ReportError):
        mistake({**good, **change})


@pytest.mark.parametrize(
    ("unread", "said"),
    [
        (("a.md",), "Je bestand is nog niet te lezen, dus zie je hier nog niet wat er verandert."),
        (("a.md", "b.md"), "2 bestanden zijn nog niet te lezen, dus"),
        ((), "Geen sessie is anders."),
    ],
)
def test_what_cannot_be_read_has_not_stayed_the_same(unread: tuple[str, ...], said: str) -> None:
    assert said in report_as_markdown(Report(unread=unread, is_technical=True))
