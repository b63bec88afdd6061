"""The forms on GitHub: in step with the programme, valid, and asking nothing that is private."""

from __future__ import annotations

import json
import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import _environment
from _forms_proposal import NAMES
from macros.entry.change_form import QUESTIONS
from macros.entry.form_files import CHANGE, CHOOSER, SEND_IN, form_files
from macros.entry.questions import FACILITIES, questions
from macros.programme.model import Facilities
from macros.programme.reading import read_programme

ROOT = Path(_environment.__file__).parent.parent
FOLDER = ROOT / ".github" / "ISSUE_TEMPLATE"
REAL = read_programme(ROOT / "programme")
EXAMPLE = read_programme(ROOT / "tests" / "voorbeeldweek")
SCHEMAS = {
    SEND_IN: "vendor.github-issue-forms",
    CHANGE: "vendor.github-issue-forms",
    CHOOSER: "vendor.github-issue-config",
}


OF_THE_PROGRAMME = {
    *("dag", "andere_dag", "gemeente", "thema", "meer_themas", "vorm", "doelgroepen"),
    "aanmelden_tot",
}
"""Questions with something in them that editors decide: a list, or the days of the edition."""


def asked_by(text: str) -> Any:
    """Return what a form asks, but for what of it is up to editors."""
    form = yaml.safe_load(text)
    form["body"] = [item for item in form.get("body", ()) if item.get("id") not in OF_THE_PROGRAMME]
    return form


def test_the_forms_ask_what_the_code_says() -> None:
    """If this fails: run `python scripts/forms`.

    A theme or a day that editors add is no fault in the code: the workflow "Formulieren" proposes
    the form that has it.
    """
    found = {path.name: asked_by(path.read_text(encoding="utf-8")) for path in FOLDER.iterdir()}
    assert found == {name: asked_by(text) for name, text in form_files(REAL)}


def test_what_editors_decide_is_all_that_may_differ() -> None:
    """Two programmes with nothing in common but the code ask the same otherwise."""
    one, other = dict(form_files(REAL)), dict(form_files(EXAMPLE))
    assert one != other
    assert {n: asked_by(text) for n, text in one.items()} == {
        n: asked_by(text) for n, text in other.items()
    }


def test_the_program_writes_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(_environment, "ensure", lambda _: None)
    monkeypatch.setattr(_environment, "ROOT", tmp_path)
    monkeypatch.setattr(sys, "argv", ["forms"])
    (tmp_path / "programme").symlink_to(ROOT / "programme")
    (tmp_path / ".github").mkdir()
    with pytest.raises(SystemExit) as end:
        runpy.run_path(str(ROOT / "scripts" / "forms"), run_name="__main__")
    assert end.value.code == 0
    assert capsys.readouterr().out == "Bijgewerkt: .github/ISSUE_TEMPLATE\n"
    folder = tmp_path / ".github" / "ISSUE_TEMPLATE"
    assert {path.name for path in folder.iterdir()} == {SEND_IN, CHANGE, CHOOSER} == NAMES
    # As the workflow asks it: what would become different, and nothing is written.
    monkeypatch.setattr(sys, "argv", ["forms", "--als", "json"])
    for old, differs in (("", set()), ("x", {SEND_IN})):
        if old:
            (folder / SEND_IN).write_text(old, encoding="utf-8")
        with pytest.raises(SystemExit):
            runpy.run_path(str(ROOT / "scripts" / "forms"), run_name="__main__")
        assert json.loads(capsys.readouterr().out).keys() == differs
    assert (folder / SEND_IN).read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize("programme", [REAL, EXAMPLE], ids=["real", "example"])
def test_github_takes_them(programme: Any, tmp_path: Path) -> None:
    for name, text in form_files(programme):
        (tmp_path / name).write_text(text, encoding="utf-8")
        check = str(Path(sys.executable).with_name("check-jsonschema"))
        command = [check, "--builtin-schema", SCHEMAS[name], str(tmp_path / name)]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("asked", [questions(REAL), questions(EXAMPLE), QUESTIONS])
def test_what_github_asks_of_a_form_beside_its_schema(asked: Any) -> None:
    """Ids and labels are unique, and so are options; none of those is called None."""
    for values in ([q.id for q in asked], [q.label for q in asked]):
        assert len(set(values)) == len(values)
    for question in asked:
        assert len(set(question.options)) == len(question.options)
        assert "None" not in question.options
        assert bool(question.options) is (question.kind in ("dropdown", "checkboxes"))
    # What is free is last: see `answers`.
    prose = [question.is_prose for question in asked]
    assert prose == sorted(prose)
    assert prose[-1]


def test_days_can_be_chosen_when_they_are_known() -> None:
    known = {question.id: question for question in questions(EXAMPLE)}
    assert known["dag"].options[0] == "maandag 9 november 2026"
    assert known["dag"].options[-1] == "Een andere dag"
    assert "andere_dag" in known


def test_every_facility_can_be_ticked() -> None:
    fields = {info.alias for name, info in Facilities.model_fields.items() if name != "note"}
    assert set(FACILITIES.values()) == fields


def test_no_personal_data_is_asked() -> None:
    for _, text in form_files(REAL):
        asked = [
            item for item in yaml.safe_load(text).get("body", ()) if item["type"] != "markdown"
        ]
        labels = " ".join(item["attributes"]["label"] for item in asked)
        assert not re.search(r"(?i)e-?mail|telefoon|contact|jouw naam|je naam", labels)
