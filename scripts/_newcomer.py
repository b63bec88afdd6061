"""What somebody who is new reads, types and clicks to add a session, for each way in.

Counted from what they really meet: the page /meedoen/ as it was built, the form in
``.github/ISSUE_TEMPLATE``, the empty workbook, the file that GitHub opens with, and the questions
on a terminal. What GitHub itself says is written down here: it cannot be reached from a test.

Not counted: making an account, logging in, installing, waiting for a page or for the check, and
thinking about what to say. The description is pasted: who announces something has a text.
"""

from __future__ import annotations

import io
import re
from contextlib import redirect_stdout
from typing import TYPE_CHECKING, Any
from unittest import mock

import openpyxl
import yaml
from openpyxl.utils import get_column_letter

import _new_session
from _minutes import Part, Way, between, words
from macros.entry.columns import COLUMNS, TITLE
from macros.entry.form_files import SEND_IN
from macros.entry.left_out import EXAMPLE
from macros.entry.questions import open_edition
from macros.entry.session_template import NAME, session_template
from macros.programme.reading import read_programme
from macros.publish.doors import WORKBOOK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from macros.programme.model import Programme

ORDINARY: Mapping[str, str] = {
    "titel": "Hoe blijft wonen in een klein dorp betaalbaar?",
    "samenvatting": "Drie dorpen vertellen hoe zij zelf woningen bouwden. Daarna bekijk je wat in "
    "jouw dorp kan.",
    "dag": "9 november 2026",
    "datum": "2026-11-09",
    "begin": "09.30",
    "einde": "11.30",
    "deelname": "Op een locatie",
    "locatie": "Kade van Karton",
    "vorm": "Workshop",
    "thema": "Wonen",
    "themas": "Wonen",
}
"""What most sessions say; the key is that of a question, a column or a field."""

FILE = "wonen-in-een-klein-dorp.md"
BRANCH = "wonen"
COMMAND = "python scripts/new-session"
MESSAGE = "Wonen in een klein dorp"

FORK = (
    "You need to fork this repository to propose changes. Sorry, you’re not able to edit this "
    "repository directly—you need to fork it and propose your changes from there instead. "
    "Fork this repository"
)
NO_ACCESS = (
    "You’re making changes in a project you don’t have write access to. Submitting a change will "
    "write it to a new branch in your fork, so you can send a pull request."
)
PROPOSE = "Propose changes Commit message Extended description Cancel Propose changes"
COMPARE = (
    "Comparing changes Choose two branches to see what’s changed or to start a new pull request. "
    "Able to merge. Discuss and review the changes in this comparison with others. "
    "Create pull request"
)
ISSUE = "Add a title Add a description Markdown supported Paste, drop, or click to add files Create"
PASTED = 2
"""Clicks: into the field, and to paste."""


def ways(root: Path, site: Path, folder: Path) -> Iterator[Way]:
    """Yield all ways in, with what they ask of somebody who is new.

    :param root: the root of the project.
    :param site: a site as it was built, with an edition to send something in for.
    :param folder: the folder with the programme that it was built of.
    """
    programme = read_programme(folder, base=root)
    page = (site / "meedoen" / "index.html").read_text("utf-8")
    yield Way("Het formulier", (*_arriving(page, "het-formulier"), *_form(root)))
    yield Way("De spreadsheet", (*_arriving(page, "de-spreadsheet"), *_sheet(site / WORKBOOK)))
    yield Way(
        "De website van GitHub",
        (*_arriving(page, "de-website-van-github"), *_browser(root, programme)),
    )
    yield Way(
        "Je eigen computer",
        (*_arriving(page, "je-eigen-computer"), *_computer(folder, programme)),
    )


def _arriving(page: str, door: str) -> Iterator[Part]:
    choosing = between(page, "<h1[ >]", '<h2 id="zo-gaat-het"')
    yield Part("/meedoen/, tot en met de keuze", words(choosing), choices=1)
    # The steps, and not what stands below them for who wants to know more.
    steps = between(page, f'<h3 id="{door}".*?<ol>', "</ol>")
    yield Part("de stappen", words(steps))


def _form(root: Path) -> Iterator[Part]:
    text = (root / ".github" / "ISSUE_TEMPLATE" / SEND_IN).read_text("utf-8")
    every = yaml.safe_load(text)["body"]
    asked = [one for one in every if one["type"] != "markdown"]
    told = [one["attributes"]["value"] for one in every if one["type"] == "markdown"]
    labels = (one["attributes"]["label"] for one in asked)
    yield Part("het formulier: uitleg en alle vragen", words(" ".join([*told, *labels])))
    answered = [one for one in asked if _is_answered(one)]
    yield Part(
        f"{len(answered)} antwoorden",
        sum(words(_more(one["attributes"])) for one in answered),
        sum(len(ORDINARY.get(one["id"], "")) for one in answered if not _options(one)),
        # A list is opened before something in it is chosen.
        sum(2 if _options(one) else 1 for one in answered),
    )
    yield Part("de beschrijving plakken, en versturen", choices=PASTED + 1)


def _is_answered(question: Mapping[str, Any]) -> bool:
    return question["id"] in ORDINARY or question.get("validations", {}).get("required", False)


def _options(question: Mapping[str, Any]) -> list[Any]:
    options: list[Any] = question["attributes"].get("options", [])
    return options


def _more(attributes: Mapping[str, Any]) -> str:
    """Return what one reads at a question to answer it, beside the question."""
    options = [str(option) for option in attributes.get("options", [])]
    return " ".join(
        [attributes.get("description", ""), attributes.get("placeholder", ""), *options]
    )


def _sheet(file: Path) -> Iterator[Part]:
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    shown = {
        str(sheet.cell(1, number).value): str(sheet.cell(2, number).value or "")
        for number in range(1, sheet.max_column + 1)
        if not sheet.column_dimensions[get_column_letter(number)].hidden
    }
    assert shown[next(c.heading for c in COLUMNS if c.key == TITLE)].startswith(EXAMPLE)
    answered = [one for one in COLUMNS if one.key in ORDINARY and one.heading in shown]
    yield Part("het bestand openen", choices=2)
    yield Part("de koppen", words(" ".join(shown)))
    yield Part(
        f"{len(answered)} cellen, met het voorbeeld erboven",
        sum(words(shown[one.heading]) for one in answered),
        sum(len(ORDINARY[one.key]) for one in answered),
        len(answered),
    )
    yield Part("de beschrijving plakken, en bewaren", choices=PASTED + 1)
    yield Part("een bericht met het bestand", words(ISSUE), choices=4)


def _browser(root: Path, programme: Programme) -> Iterator[Part]:
    edition = open_edition(programme)
    assert edition, "there is nothing to send a session in for"
    text = session_template(programme, edition)
    answered = [key for key in ORDINARY if re.search(rf"^{key}:", text, re.MULTILINE)]
    template = (root / ".github" / "pull_request_template.md").read_text("utf-8")
    yield Part("“Fork this repository”", words(FORK), choices=1)
    yield Part("het bestand is leeg: nog een keer", words(NO_ACCESS), choices=2)
    yield Part("de naam van het bestand", words(NAME), len(FILE), 2)
    yield Part(
        f"het bestand, met {len(answered)} regels om in te vullen",
        words(text),
        sum(len(ORDINARY[key]) for key in answered),
        len(answered),
    )
    yield Part("de beschrijving plakken", choices=PASTED)
    yield Part("“Commit changes...”", choices=1)
    yield Part("“Propose changes”", words(PROPOSE), choices=1)
    yield Part("“Comparing changes”", words(COMPARE), choices=1)
    yield Part("“Open a pull request”", words(template), choices=1)


def _computer(folder: Path, programme: Programme) -> Iterator[Part]:
    yield Part("een voorstel beginnen", characters=len(BRANCH), choices=3)
    yield Part("een terminal, en de opdracht", characters=len(COMMAND), choices=3)
    yield _questions(folder, programme)
    yield Part("het bestand openen, plakken en bewaren", choices=2 + PASTED)
    yield Part("“Commit” en “Publish Branch”", characters=len(MESSAGE), choices=4)
    yield Part("op GitHub", choices=3)


def _questions(folder: Path, programme: Programme) -> Part:
    """Return what the questions on a terminal take, as ``new-session`` really asks them."""
    read: list[str] = []
    typed: list[str] = []
    by_label = {one.label: one.id for one in _new_session.to_ask(programme)}

    def answer(prompt: str) -> str:
        read.append(re.sub(r"(?m)^ *[0-9]+\. ", "", prompt))
        name = next((key for label, key in by_label.items() if label in prompt), "")
        text = ORDINARY.get(name, "")
        numbered = re.search(rf"(?m)^ *([0-9]+)\. .*{re.escape(text)}$", prompt) if text else None
        typed.append(numbered[1] if numbered else text)
        return typed[-1]

    said = io.StringIO()
    # The same questions as somebody gets, with nobody there to answer them.
    with mock.patch("builtins.input", answer), redirect_stdout(said):
        _new_session.ask_until_right(folder, programme)
    return Part(
        f"{len(read)} vragen, waarvan {len([one for one in typed if one])} met een antwoord",
        words(" ".join([*read, said.getvalue()])),
        sum(map(len, typed)),
        len(read),
    )
