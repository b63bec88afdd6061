"""What editors look up is what the models and the macros say."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from macros.entry import change_form
from macros.programme import mistakes, reports, yamltext
from macros.programme.checking import report
from macros.programme.content_files import LISTS
from macros.programme.messages import ALLOWABLE, ALLOWABLE_AT_VENUE
from macros.programme.model import Content, Edition, Session
from macros.programme.reading import check_programme
from macros.programme.schemas import field_schemas, models_in, session_fields
from macros.publish.guide import MOST_WORDS, short_lists
from macros.publish.handbook_fields import GROUPS, FieldView, fields_view
from macros.publish.handbook_macros import MACROS, macros_view
from macros.publish.listings import ListingError, short_list
from macros.publish.site import Site
from tests.conftest import ProgrammeFolder

ROOT = Path(__file__).resolve().parents[2]


def reachable() -> set[type[Content]]:
    found: set[type[Content]] = set()
    waiting: list[type[Content]] = [Session, Edition, *(model for _, model in LISTS.values())]
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.add(model)
            waiting += [m for f in model.model_fields.values() for m in models_in(f.annotation)]
    return found


def fields_of(name: str) -> dict[str, FieldView]:
    group = next(group for group in fields_view().groups if group.name == name)
    return {one.key: one for one in group.fields}


def test_every_field_of_every_kind_of_file_is_told() -> None:
    assert set(GROUPS) == reachable()
    for (model, (name, _)), group in zip(GROUPS.items(), fields_view().groups, strict=True):
        assert group.name == name
        schemas = field_schemas(model)
        assert {one.key: one.text for one in group.fields} == {
            key: schema["description"] for key, schema in schemas.items()
        }


def test_what_may_stand_in_a_field() -> None:
    session = fields_of("Sessie")
    assert [choice.word for choice in session["status"].choices] == [
        *("gaat-door", "verplaatst", "geannuleerd"),
    ]
    assert session["status"].choices[2].meaning.startswith("De sessie gaat niet door.")
    assert session["taal"].choices[0].meaning == "Nederlands"
    assert session["rond_de_week"].words == ("ja", "nee")
    assert session["toegestaan"].words == (*ALLOWABLE, *ALLOWABLE_AT_VENUE)
    assert (session["zaal"] if "zaal" in session else session["titel"]).words == ()


def test_what_has_to_be_there() -> None:
    assert {key: one.need for key, one in fields_of("Sessie").items() if one.need} == {
        "titel": "verplicht",
        "momenten": "verplicht, of anders datum",
    }
    assert [key for key, one in fields_of("Moment").items() if one.need] == ["datum"]
    assert [key for key, one in fields_of("Spreker").items() if one.need] == ["naam"]


def test_a_field_of_fields_leads_to_them() -> None:
    groups = fields_view().groups
    anchors = [group.anchor for group in groups]
    assert len(set(anchors)) == len(anchors)
    led = {one.anchor for group in groups for one in group.fields if one.anchor}
    assert led <= set(anchors)
    assert fields_of("Sessie")["sprekers"].anchor == "velden-spreker"
    assert fields_of("Locatie")["toegankelijkheid"].anchor == "velden-toegankelijkheid"
    assert fields_of("Sessie")["themas"].anchor == ""


GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```markdown\n(---\n.+?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
ELSEWHERE = {"gemeente", "momenten", "rond_de_week", "einddatum", "email"}
ELSEWHERE |= {"foto", "toestemming", "toestemming_uitleg"}
"""Fields that cannot stand in one session with the others; the guide names them below it."""


def keys_in(value: yamltext.Value) -> set[str]:
    """Return the names of all fields, also of those within others."""
    if isinstance(value, dict):
        return set(value).union(*map(keys_in, value.values()))
    return set().union(*map(keys_in, value)) if isinstance(value, list) else set()


def test_the_guide_has_every_field_of_a_session() -> None:
    matter, _, _ = yamltext.front_matter(EXAMPLES[1]) or ("", "", 0)
    shown = keys_in(yamltext.read(matter).data)
    inner = (
        field_schemas(m) for f in Session.model_fields.values() for m in models_in(f.annotation)
    )
    every = set(session_fields()).union(*inner) - {"geannuleerd", "sleutel"}
    assert every - shown == ELSEWHERE
    below = GUIDE.partition(EXAMPLES[1])[2].partition("\n## ")[0]
    assert {name for name in ELSEWHERE if f"`{name}" in below} == ELSEWHERE


def test_the_examples_in_the_guide_are_right(tmp_path: Path) -> None:
    folder = ProgrammeFolder(tmp_path / "programme")
    shutil.copytree(ROOT / "programme", folder.path, dirs_exist_ok=True)
    week = "naam: Week\nvan: 2026-11-09\ntot: 2026-11-13\ninleiding: Een week.\n"
    (folder.path / "2026" / "editie.yml").write_text(week, "utf-8")
    (folder.path / "2026" / "sessies" / "opening.md").unlink()
    for number, text in enumerate(EXAMPLES):
        folder.write(f"2026/sessies/voorbeeld-{number}.md", text)
    assert len(EXAMPLES) == 2
    # Who copies them is told of every name and address that was only an example.
    assert {finding.code for finding in folder.check().findings} == {"voorbeeld"}


def anchors_of_the_guide() -> set[str]:
    return anchors_of(GUIDE)


def anchors_of(text: str) -> set[str]:
    """Return the anchors that GitHub gives the headings."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in headings}


def test_the_guide_leads_to_what_is_there() -> None:
    anchors = anchors_of_the_guide()
    assert {one for one in re.findall(r"\]\(#([^)]+)\)", GUIDE) if one not in anchors} == set()
    pictures = re.findall(r'<img src="([^"]+)" width="560" alt="([^"]+)">', GUIDE)
    assert len(pictures) == GUIDE.count("<img") > 4
    for path, words in pictures:
        assert (ROOT / path).stat().st_size < 60_000
        # A drawing is called one: GitHub itself may look otherwise.
        assert words.startswith("Tekening" if path.endswith(".svg") else "Schermafdruk")


def test_the_short_lists_are_short_and_lead_nowhere() -> None:
    lists = short_lists()
    assert set(lists) == {"formulier", "browser", "lijst-insturen", "lijst-inlezen", "computer"}
    assert GUIDE.count("<!-- kort:") == GUIDE.count("<!-- /kort -->") == len(lists)
    for name, text in lists.items():
        assert len(re.findall(r"[^\W\d_]\S*", text)) <= MOST_WORDS, name
        # The site shows them too, where a link of the guide would lead elsewhere.
        assert "](" not in text
        assert text.startswith("1. ")


def test_a_short_list_is_what_stands_between_two_marks() -> None:
    marked = "<!-- kort: {} -->\n1. {}.\n<!-- /kort -->\n"
    text = marked.format("a", "Klik") + "\nDaarna.\n" + marked.format("b-c", "Typ")
    assert short_lists(text) == {"a": "1. Klik.", "b-c": "1. Typ."}
    with pytest.raises(ListingError, match="Bedoel je"):
        short_list("formulie")


@pytest.mark.parametrize(
    "door", ["Met het formulier", "Een sessie toevoegen", "Een sessie veranderen"]
)
def test_a_way_in_never_leads_back_up(door: str) -> None:
    before, _, rest = GUIDE.partition(f"## {door}\n")
    section = rest.partition("\n## ")[0]
    above = anchors_of(before)
    assert [one for one in re.findall(r"\]\(#([^)]+)\)", section) if one in above] == []


def test_the_sample_of_the_comment_is_what_the_comment_says(folder: ProgrammeFolder) -> None:
    text = b"---\ntitel: Wonen: hoe dan?\ndatum: 2026-11-09\n---\n"
    folder.write("2026/sessies/wonen-in-een-klein-dorp.md", text)
    checked = check_programme(folder.path, base=folder.path)
    found = mistakes.of_check(reports.as_json(report(checked, folder.path)))
    said = mistakes.as_markdown(found, more="X", edit=lambda _: "Y").partition("\n\nKlik")[0]
    shown = re.sub(r"\[([^]]+)\]\([XY]\)", r"\1", said).replace("\\", "")
    quoted = "\n".join(f"> {line}".rstrip() for line in shown.split("\n"))
    assert quoted in GUIDE


def test_pages_lead_to_headings_of_the_guide() -> None:
    linked = [
        anchor
        for page in (ROOT / "docs").glob("*.md")
        for anchor in re.findall(r"CONTRIBUTING\.md#([^)]+)\)", page.read_text("utf-8"))
    ]
    assert len(linked) > 5
    assert set(linked) | {change_form.GUIDE.partition("#")[2]} <= anchors_of_the_guide()


def macros_of_pages() -> list[str]:
    """Return the macros that there are, from the code: it needs the plugin to be run."""
    tree = ast.parse((ROOT / "macros" / "page_macros.py").read_text("utf-8"))
    functions = (one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef))
    return [
        one.name for one in functions if any("_macro" in ast.dump(d) for d in one.decorator_list)
    ]


def test_every_macro_is_told() -> None:
    assert set(MACROS) == set(macros_of_pages())
    for told in MACROS.values():
        assert re.fullmatch(r"[A-ZÉ].*\.", told.sentence)


def test_a_macro_that_is_shown_elsewhere_is_there() -> None:
    for name, told in MACROS.items():
        if told.shown_at is not None and told.shown_at != "organisatie/":
            page = f"{told.shown_at.strip('/') or 'index'}.md"
            assert f"{{{{ {name}(" in (ROOT / "docs" / page).read_text("utf-8"), name


def views(folder: ProgrammeFolder, give: Callable[[str], str]) -> dict[str, Any]:
    site = cast("Site", SimpleNamespace(programme=folder.read()))
    return {macro.name: macro for macro in macros_view(site, give).macros}


def test_examples_are_of_what_there_is(folder: ProgrammeFolder) -> None:
    asked: list[str] = []

    def give(text: str) -> str:
        asked.append(text)
        return text

    found = views(folder, give)
    assert found["sessie"].example == '{{ sessie("2026/opening") }}'
    assert found["programma"].example == '{{ programma(editie=2026, thema="wonen") }}'
    assert found["abonneren"].example == '{{ abonneren(thema="samenleving") }}'
    assert found["voorpagina"].result == ""
    assert found["licentie"].result == "{{ licentie() }}"
    assert len(asked) == sum(told.shown_at is None for told in MACROS.values())


def test_without_sessions_there_is_no_example_of_one(folder: ProgrammeFolder) -> None:
    (folder.path / "2026" / "sessies" / "opening.md").unlink()
    found = views(folder, lambda text: text)
    assert (found["sessie"].example, found["sessie"].result) == ("", "")
    assert found["programma"].example == "{{ programma(editie=2026) }}"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<h2 class="a" id="b">X</h2>', '<p class="a">X</p>'),
        ('<h3 id="b" class="a">X</h3>', '<p class="a">X</p>'),
        ("<header><h1>X</h1></header>", "<header><p>X</p></header>"),
        ('<nav class="a">\n<a href="#b">B</a></nav><p id="b">X</p>', '<p id="b">X</p>'),
    ],
)
def test_what_is_shown_does_not_get_in_the_way(
    folder: ProgrammeFolder, html: str, expected: str
) -> None:
    assert views(folder, lambda _: html)["licentie"].result == expected
