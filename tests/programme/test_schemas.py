"""The JSON Schemas for code editors: in step with the models, fit for the content, in Dutch."""

from __future__ import annotations

import json
import re
import runpy
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

import _environment
from macros.programme import findings, yamltext
from macros.programme.content_files import LISTS
from macros.programme.fields import LANGUAGES
from macros.programme.findings import Finding, Level, ProgrammeError
from macros.programme.messages import ALLOWABLE, ALLOWABLE_AT_VENUE
from macros.programme.model import Content, Edition, Session
from macros.programme.schemas import field_schemas, models_in, schema_files, schemas, session_fields
from macros.programme.snippets import snippets_text
from tests.conftest import ProgrammeFolder

ROOT = Path(_environment.__file__).parent.parent
EDITOR = ROOT / ".vscode"
CONTENT = [ROOT / "programme", ROOT / "tests" / "voorbeeldweek"]

KINDS = {kind: Draft7Validator(schema) for kind, schema in schemas().items()}


class CoreLoader(yaml.SafeLoader):
    """Reads YAML 1.2 with its core schema, as editors do; PyYAML itself reads 1.1."""


CoreLoader.yaml_implicit_resolvers = {}

for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first
    )


def as_editor(text: str) -> Any:
    return yaml.load(text, CoreLoader)


def problems(kind: str, text: str) -> list[tuple[str, str]]:
    """Return where a text of a kind does not fit its schema, and what an editor is told there."""
    return [
        (
            ".".join(map(str, error.absolute_path)),
            error.schema.get(f"{error.validator}ErrorMessage") or error.schema["errorMessage"],
        )
        for error in KINDS[kind].iter_errors(as_editor(text))
    ]


def content_files() -> list[tuple[str, Path]]:
    lists = [(Path(name).stem, folder / name) for folder in CONTENT for name in LISTS]
    editions = [("editie", path) for folder in CONTENT for path in folder.glob("*/editie.yml")]
    sessions = [("sessie", path) for folder in CONTENT for path in folder.glob("*/sessies/*.md")]
    return [*lists, *editions, *sessions]


def test_the_files_are_what_the_models_say() -> None:
    """If this fails: run `python scripts/schemas`."""
    expected = {f"schemas/{name}": text for name, text in schema_files()}
    expected["sessie.code-snippets"] = snippets_text()
    found = [*EDITOR.glob("schemas/*"), *EDITOR.glob("*.code-snippets")]
    assert {
        path.relative_to(EDITOR).as_posix(): path.read_text(encoding="utf-8") for path in found
    } == expected


def test_the_program_writes_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(_environment, "ensure", lambda _: None)
    monkeypatch.setattr(_environment, "ROOT", tmp_path)
    monkeypatch.setattr(sys, "argv", ["schemas"])
    (tmp_path / ".vscode").mkdir()
    with pytest.raises(SystemExit) as end:
        runpy.run_path(str(ROOT / "scripts" / "schemas"), run_name="__main__")
    assert end.value.code == 0
    assert capsys.readouterr().out == "Bijgewerkt: .vscode\n"
    written = {path.name for path in (tmp_path / ".vscode").rglob("*") if path.is_file()}
    assert written == {*(name for name, _ in schema_files()), "sessie.code-snippets"}


@pytest.mark.parametrize("kind", KINDS)
def test_is_a_schema(kind: str) -> None:
    Draft7Validator.check_schema(schemas()[kind])


def test_all_content_fits() -> None:
    files = content_files()
    assert {kind for kind, _ in files} == set(KINDS)
    wrong = {}
    for kind, path in files:
        text = path.read_text(encoding="utf-8")
        if kind == "sessie":
            parts = yamltext.front_matter(text)
            assert parts
            text = parts[0]
        if found := problems(kind, text):
            wrong[path.relative_to(ROOT).as_posix()] = found
    assert wrong == {}


def models() -> list[type[Content]]:
    found: dict[type[Content], None] = {}
    waiting: list[Any] = [Session, Edition, *(model for _, model in LISTS.values())]
    while waiting:
        model = waiting.pop()
        if model not in found:
            found[model] = None
            waiting += [m for f in model.model_fields.values() for m in models_in(f.annotation)]
    return list(found)


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_every_field_and_choice_is_told(model: type[Content]) -> None:
    for key, schema in field_schemas(model).items():
        assert schema["description"], key
        assert schema["description"].endswith((".", "?")), key
        choices = [choice for choice in schema.get("enum", ()) if choice]
        if choices and choices != ["ja", "nee"]:
            assert len(schema["enumDescriptions"]) == len(choices), key
            assert all(schema["enumDescriptions"]), key


MINIMAL = "titel: Wonen\ndatum: 2026-11-09\n"

RIGHT = [
    ("sessie", MINIMAL),
    ("sessie", "titel: 2030\ndatum: 2026-11-09\nbegin: 09.30\neinde: 9:45"),
    ("sessie", "titel: Wonen\nmomenten:\n  - datum: 2026-11-09\n    begin: '10.00'\nzaal: Aula"),
    ("sessie", MINIMAL + "momenten:\nsamenvatting:\naanmelden:\nthemas:"),
    ("sessie", MINIMAL + "prijs: gratis\naantal_plekken: 40\nrond_de_week: ja"),
    ("sessie", MINIMAL + "prijs: 7,50\nonline_url: HTTPS://voorbeeld.example/a?b=c#d"),
    ("sessie", MINIMAL + "ondertitel: 'a  b '"),
    ("sessie", MINIMAL + "toegestaan:\n  dubbele-locatie: Twee zalen."),
    ("sessie", MINIMAL + f"samenvatting: |\n  {'a' * 300}\n"),
    ("sessie", MINIMAL + "aanmelden:\n  hoe: verplicht\n  email: info@voorbeeld.example"),
    ("editie", "naam: Week\nsoort: dag\nvan: 2026-11-09\ntot: 2026-11-09"),
    ("themas", "wonen:\n  naam: Wonen\n  dimensie: later"),
    ("locaties", "lochal:\n  naam: LocHal\n  breedtegraad: 51.5632\n  lengtegraad: 5.0418"),
    ("locaties", "lochal:\n  naam: LocHal\n  toegankelijkheid:\n    rolstoel: nee"),
    ("reeksen", ""),
]

WRONG = [
    ("sessie", "datum: 2026-11-09", "", "titel (verplicht)"),
    ("sessie", "titel: Wonen", "", "nog geen datum"),
    ("sessie", MINIMAL + "momenten:\n  - datum: 2026-11-10", "datum", "Niet allebei."),
    ("sessie", MINIMAL + "locatei: lochal", "", "locatie"),
    ("sessie", "titel: [Wonen]\ndatum: 2026-11-09", "titel", "Hier hoort één tekst."),
    ("sessie", f"titel: {'a' * 121}\ndatum: 2026-11-09", "titel", "hooguit 120 tekens"),
    ("sessie", "titel: ' '\ndatum: 2026-11-09", "titel", "Schrijf hier tekst"),
    ("sessie", "titel: Wonen\ndatum: 9 november", "datum", "jaar-maand-dag"),
    ("sessie", MINIMAL + "begin: half tien", "begin", "uren en minuten"),
    ("sessie", MINIMAL + "einde: '24.00'", "einde", "uren en minuten"),
    ("sessie", MINIMAL + "themas: wonen", "themas", "Hier hoort een lijst."),
    ("sessie", MINIMAL + "themas: [Woonen]", "themas.0", "de korte naam"),
    ("sessie", MINIMAL + "status: afgelast", "status", "gaat-door, verplaatst, geannuleerd"),
    ("sessie", MINIMAL + "status:", "status", "gaat-door"),
    ("sessie", MINIMAL + "rond_de_week: true", "rond_de_week", "ja, nee"),
    ("sessie", MINIMAL + "aantal_plekken: veel", "aantal_plekken", "alleen cijfers"),
    ("sessie", MINIMAL + "prijs: duur", "prijs", "Schrijf gratis"),
    ("sessie", MINIMAL + "contact: info", "contact", "info@voorbeeld.nl"),
    ("sessie", MINIMAL + "taal: nederlands", "taal", "nl, en"),
    ("sessie", MINIMAL + "aanmelden: verplicht", "aanmelden", "hoe"),
    ("sessie", MINIMAL + "aanmelden:\n  hoe: moet", "aanmelden.hoe", "verplicht, gewenst"),
    ("sessie", MINIMAL + "toegestaan:\n  geen-tijd: Tja.", "toegestaan", "dubbele-spreker"),
    ("sessie", MINIMAL + "sprekers:\n  - rol: voorzitter", "sprekers.0", "naam (verplicht)"),
    ("sessie", MINIMAL + "materiaal:\n  - titel: A\n    url: a.nl", "materiaal.0.url", "https://"),
    ("editie", "soort: week", "", "naam (verplicht)"),
    ("editie", "naam: Week\nsoort: maand", "soort", "week, dag, jaar"),
    ("themas", "Wonen:\n  naam: Wonen", "", "kleine letters"),
    ("themas", "wonen: Wonen", "wonen", "naam (verplicht)"),
    ("themas", "- wonen", "", "Hier verwachten we velden"),
    ("locaties", "a:\n  naam: A\n  postcode: 5041", "a.postcode", "vier cijfers"),
    ("locaties", "a:\n  naam: A\n  breedtegraad: hier", "a.breedtegraad", "51.5632"),
    ("regios", "a:\n  naam: A\n  gemeenten: Tilburg", "a.gemeenten", "Hier hoort een lijst."),
]


@pytest.mark.parametrize(("kind", "text"), RIGHT)
def test_what_is_right_passes(kind: str, text: str) -> None:
    assert problems(kind, text) == []


@pytest.mark.parametrize(("kind", "text", "where", "told"), WRONG)
def test_what_is_wrong_is_told_in_its_place(kind: str, text: str, where: str, told: str) -> None:
    found = problems(kind, text)
    assert [place for place, sentence in found if told in sentence] == [where], found


ACROSS = {"buiten-editie", "dubbele-locatie", "online-zonder-deelname", "zaal-zonder-locatie"}
"""What a schema cannot know: it takes more than one field or file."""


def codes(folder: ProgrammeFolder, session: str) -> set[str]:
    """Return what the reader says of a programme with one more session."""
    folder.session("andere", session)
    try:
        folder.read()
    except ProgrammeError as error:
        return {finding.code for finding in error.findings}
    return set()


@pytest.mark.parametrize("text", [text for kind, text in RIGHT if kind == "sessie"])
def test_the_reader_takes_what_is_right_too(folder: ProgrammeFolder, text: str) -> None:
    assert codes(folder, text) <= ACROSS


@pytest.mark.parametrize("text", [text for kind, text, *_ in WRONG if kind == "sessie"])
def test_the_reader_refuses_what_is_wrong_too(folder: ProgrammeFolder, text: str) -> None:
    assert codes(folder, text) - ACROSS


def test_choices_that_the_code_knows() -> None:
    fields = session_fields()
    assert fields["taal"]["enum"] == list(LANGUAGES)
    assert fields["toegestaan"]["propertyNames"]["enum"] == [*ALLOWABLE, *ALLOWABLE_AT_VENUE]


def test_a_file_of_content_names_its_schema() -> None:
    """So that an editor without our settings finds it as well."""
    for kind, path in content_files():
        if kind != "sessie":
            first = path.read_text(encoding="utf-8").partition("\n")[0]
            name = first.removeprefix("# yaml-language-server: $schema=")
            assert name != first, path
            assert (path.parent / name).resolve() == EDITOR / "schemas" / f"{kind}.schema.json"


def test_vs_code_uses_the_schemas() -> None:
    settings = json.loads((EDITOR / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    used = {
        path: name for name, patterns in settings.items() for p in patterns for path in ROOT.glob(p)
    }
    lists = [(kind, path) for kind, path in content_files() if kind != "sessie"]
    assert used == {path: f".vscode/schemas/{kind}.schema.json" for kind, path in lists}


@pytest.mark.parametrize(("level", "severity"), [(Level.ERROR, "error"), (Level.ADVICE, "warning")])
def test_vs_code_understands_what_the_check_prints(level: Level, severity: str) -> None:
    tasks = json.loads((EDITOR / "tasks.json").read_text(encoding="utf-8"))["tasks"]
    matchers = [matcher for task in tasks for matcher in task["problemMatcher"]]
    (pattern,) = [one["pattern"] for one in matchers if one["severity"] == severity]
    finding = Finding(
        "programme/2026/sessies/a.md", 2, 8, "geen-tijd", "Kijk: [x].", "b: x", level=level
    )
    matches = [
        found
        for line in findings.show([finding]).splitlines()
        if (found := re.search(pattern["regexp"], line))
    ]
    (match,) = matches
    shown = {name: match[pattern[name]] for name in ("file", "line", "column", "message", "code")}
    assert shown == {
        "file": finding.path,
        "line": "2",
        "column": "8",
        "message": finding.message,
        "code": finding.code,
    }


def test_a_snippet_per_field() -> None:
    snippets = json.loads(snippets_text())
    assert {s["prefix"] for s in snippets.values()} == {"sessie", *session_fields()}
    assert snippets["status"]["body"] == ["status: ${1|gaat-door,verplaatst,geannuleerd|}"]
    assert snippets["themas"]["body"] == ["themas:", "  - $1"]
    assert snippets["aanmelden"]["body"] == ["aanmelden:", "  $1"]
    assert snippets["datum"]["body"] == ["datum: $1"]
    assert snippets["zaal"]["body"] == ['zaal: "$1"']
